"""What all tests share: the data beside the repository, which must be there in CI, and a tiny base pipeline."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.tiny import train

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the repository; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a base pipeline that is trained here, for tests of bases that are not ours."""
    return train(tmp_path_factory.mktemp("tiny") / "base")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With GEZANT_REQUIRE_SHARED set, as in CI, a test has failed that is skipped for want of ../shared."""
    report = yield
    return _failed(report) if report.skipped and not hasattr(report, "wasxfail") else report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that is skipped whole."""
    report = yield
    return _failed(report) if report.skipped else report


def _failed(report: Report) -> Report:
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if os.environ.get("GEZANT_REQUIRE_SHARED") and "shared" in reason:
        report.outcome = "failed"
        report.longrepr = f"not to be skipped here: {reason}"
    return report
