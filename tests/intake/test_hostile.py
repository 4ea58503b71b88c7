"""Damaged, empty, huge and hostile input of every kind: a report or one clear error, no traceback, no hang, no full memory."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from gezant.intake import IntakeError
from gezant.intake.documents import pdf
from gezant.intake.items import Skipped
from gezant.model import Report
from tests.intake.hostile import TEXT, bombs, deep, flipped, huge, read, samples, spoiled

ROOT = Path(__file__).resolve().parents[2]
NAMES = list(samples())
SECONDS = 20


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test ends in time (of the processor, on systems that count it)."""
    monkeypatch.setattr(pdf, "_SECONDS", 3)
    if not hasattr(signal, "SIGPROF"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS} seconds")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def told(name: str, data: bytes) -> list[Report | Skipped | IntakeError]:
    """What is made of a file; whatever cannot be read of it says what, where, and what to do."""
    found = read(name, data)
    assert found
    for each in found:
        if isinstance(each, IntakeError):
            assert each.problem
            assert each.remedy
            assert each.origin is not None
            assert each.origin.startswith(name)
            assert str(each).isprintable()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_good(name: str) -> None:
    assert {type(each) for each in read(name, samples()[name])} == {Report}


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\n \n", b"\xef\xbb\xbf", b"\xff\xfe"], ids=["empty", "nul", "blank", "mark", "mark16"]
)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_nothing_is_an_error(name: str, data: bytes) -> None:
    assert not any(isinstance(each, Report) for each in told(name, data))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_breaks_off(name: str) -> None:
    data = samples()[name]
    for part in range(1, 9):
        told(name, data[: part * len(data) // 9])


@pytest.mark.parametrize("length", [10, 1000, 50_000])
@pytest.mark.parametrize("name", NAMES)
def test_random_bytes(name: str, length: int) -> None:
    chance = random.Random(f"{name} {length}")
    told(name, chance.randbytes(length))
    told(name, samples()[name][:12] + chance.randbytes(length))


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize("name", NAMES)
def test_bits_turned_over(name: str, count: int) -> None:
    chance = random.Random(f"{name} {count}")
    for _ in range(3 if name.endswith(".pdf") else 12):
        told(name, flipped(samples()[name], chance, count))


@pytest.mark.parametrize("name", NAMES)
def test_parts_cut_repeated_moved_and_overwritten(name: str) -> None:
    chance = random.Random(name)
    for _ in range(5 if name.endswith(".pdf") else 20):
        told(name, spoiled(samples()[name], chance))


@pytest.mark.parametrize("control", ["&#12;", "&#1;", "&#0;", "&#xFFFE", "&#xD800;", "&#99999999999;", "\x0c", "\x1b", "\ufffe"])
def test_control_characters_on_a_page(control: str) -> None:
    page = f"<html><body><div>{control}{TEXT}{control}<p>{TEXT}</p>los {control}{TEXT}</div></body></html>"
    assert [type(each) for each in told("x.html", page.encode())] == [Report]


@pytest.mark.parametrize("ending", [name.partition(".")[2] for name in NAMES])
def test_a_wrong_ending(ending: str) -> None:
    for data in samples().values():
        told(f"x.{ending}", data)


@pytest.mark.parametrize(("name", "data"), list(deep()), ids=[name for name, _ in deep()])
def test_nesting_without_end(name: str, data: bytes) -> None:
    told(name, data)


def small(made: Callable[[], Iterator[tuple[str, bytes]]]) -> list[str]:
    return [name for name, _ in made()]


@pytest.mark.parametrize("name", small(huge))
def test_more_than_a_report_may_have(name: str) -> None:
    found = told(name, dict(huge())[name])
    assert all(len(each.text) < 10_000_000 for each in found if isinstance(each, Report))


@pytest.mark.parametrize("address", ["https://[x.example/a", "https://[nobody]/2018/04/08/a.html"])
def test_an_address_that_cannot_be_taken_apart_costs_no_report(address: str) -> None:
    data = samples()["g.warc"].replace(b"https://x.example/a", address.encode())
    assert {type(each) for each in read("a.warc", data)} == {Report}


def test_bombs_are_stopped() -> None:
    """In a process of its own whose memory has an end."""
    program = (
        "import resource, sys\n"
        "from gezant.intake import IntakeError\n"
        "from gezant.intake.documents import pdf\n"
        "from tests.intake.hostile import bombs, read\n"
        "pdf._SECONDS = 3\n"
        "made = bombs().items()\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (1_500_000_000, 1_500_000_000))\n"
        "for name, data in made:\n"
        "    found = read(name, data)\n"
        "    print(name, any(isinstance(each, IntakeError) for each in found))\n"
    )
    if sys.platform == "win32":
        pytest.skip("no limits of memory on this system")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said = dict(line.split() for line in done.stdout.splitlines())
    assert said == dict.fromkeys(bombs(), "True") | {"laughs.md": "False"}


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.zip", "bomb.warc.gz", "wide.warc.gz"])
def test_a_bomb_takes_little_memory(name: str) -> None:
    data = bombs()[name]
    tracemalloc.start()
    told(name, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 80_000_000
