import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DUTCH, Run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], "Read reports"),
        (["--version"], "gezant 0."),
        (["read", "--help"], "gezant read --date 2018-04 report.txt"),
        (["why", "--help"], "gezant why report.txt S3"),
    ],
)
def test_help_and_version(gezant: Run, arguments: list[str], words: str) -> None:
    outcome = gezant(*arguments)
    assert words in outcome.out
    assert outcome.code == 0


def test_no_command_is_wrong_usage(gezant: Run) -> None:
    assert gezant().code == 2


def test_help_does_not_wait_for_the_models() -> None:
    code = "import sys; sys.argv = ['gezant', 'read', '--help']\nfrom gezant.cli import main\n"
    code += "try: main()\nexcept SystemExit: print([m for m in ('spacy', 'numpy', 'py3langid') if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert printed.endswith("[]\n")


def test_the_module_is_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gezant", "read", str(tmp_path / "nothing.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr == f"gezant: {tmp_path / 'nothing.txt'}: there is no such file or folder; check its name\n"


FAKE = """
import sys, time
import gezant.cli.reading
from gezant.cli import main
from gezant.model import Reading
def reading_of(report, base):
    time.sleep({sleep})
    return Reading(report)
gezant.cli.reading.reading_of = reading_of
sys.argv = ["gezant", "read", "--language", "nl", *sys.argv[1:]]
main()
"""


@pytest.mark.parametrize("format", ["json", "cards"])
def test_a_reader_that_has_seen_enough_is_no_error_to_tell_of(tmp_path: Path, format: str) -> None:
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(DUTCH * 20, encoding="utf-8")
    command = [sys.executable, "-c", FAKE.format(sleep=0), "--format", format, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupt_is_no_traceback(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(DUTCH, encoding="utf-8")
    # A shell's background jobs do not hear interrupts, and their children inherit that.
    heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    command = [sys.executable, "-c", heard + FAKE.format(sleep=1), "--format", "json", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()  # the first reading is there, the second under way
        os.kill(process.pid, signal.SIGINT)
        assert process.stderr.read().strip() == "gezant: stopped"
    assert process.returncode == 130
