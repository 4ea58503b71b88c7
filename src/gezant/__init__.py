"""Gezant reads dated news reports and keeps account of diplomacy: who said what, on whose word, under which conditions.

>>> import gezant
>>> reading = gezant.read("…", date="2018-04")
"""

from __future__ import annotations

from gezant.model import Condition, Meeting, Party, Reading, Report, Statement, Time, reading_from_json, reading_to_json

__all__ = [
    "Condition",
    "Meeting",
    "Party",
    "Reading",
    "Report",
    "Statement",
    "Time",
    "read",
    "reading_from_json",
    "reading_to_json",
]


def read(
    text: str,
    date: str | None = None,
    *,
    id: str = "report",
    language: str | None = None,
    outlet: str | None = None,
    base: str | None = None,
) -> Reading:
    """The reading of one report.

    `text`: the report, kept to the letter but for a header (`date 2018-04 …`), whose date goes before `date`. `date`: EDTF, a
    day, month or year. `language`: ISO 639-1, found out where not given. `base`: another spaCy pipeline that gives Universal
    Dependencies, by package name or path. Spans of the reading are `(start, end)` in code points of `reading.report.text`.

    Raises gezant.intake.IntakeError where text, date or language cannot be read, gezant.annotate.base.BaseError where the base
    cannot be used.
    """
    # Imported here so that records and their JSON can be had without waiting for spaCy.
    from gezant.annotate.pipeline import read_report
    from gezant.intake import report_from_text

    return read_report(report_from_text(text, id=id, date=date, language=language, outlet=outlet), base)
