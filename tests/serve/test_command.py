"""`gezant serve` as a user starts and ends it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from gezant.cli.serve import serve


def _serve(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gezant", "serve", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1, env=os.environ.copy())


def _failed(*arguments: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(serve, [*arguments])
    return outcome.exit_code, outcome.output


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
def test_it_says_where_it_is_and_ends_when_told_to(dossier: str, sent: signal.Signals, code: int) -> None:
    with _serve(dossier, "--port", "0", "--who", "ann") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line + (process.stderr.read() if process.poll() is not None and process.stderr else "")
        page = httpx.get(f"{found[0]}reports", timeout=30)
        process.send_signal(sent)
        _, said = process.communicate(timeout=30)
    assert page.status_code == 200
    assert "ann" in page.text
    assert process.returncode == code
    assert "Traceback" not in said


def test_off_this_machine_it_wants_a_proxy(dossier: str) -> None:
    code, said = _failed(dossier, "--host", "0.0.0.0", "--port", "0")
    assert code == 2
    assert "--behind-proxy HEADER" in said


def test_a_port_that_is_taken_is_told(dossier: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = _failed(dossier, "--port", str(taken.getsockname()[1]))
    assert code == 1
    assert "choose another with --port" in said


@pytest.mark.parametrize("header", ["X Editor", "", "X-Editor:"])
def test_a_header_that_is_none_is_refused(dossier: str, header: str) -> None:
    code, said = _failed(dossier, "--behind-proxy", header, "--port", "0")
    assert code == 2
    assert "is no name of a header" in said


def test_a_file_that_is_no_dossier_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("no dossier at all, but a text of some length", encoding="utf-8")
    code, said = _failed(str(other), "--port", "0")
    assert code == 1
    assert "not a dossier" in said
