"""The header of a report, `date 2018-04`, and dates as EDTF (ISO 8601-2, level 0) at the precision of a day, month or year."""

from __future__ import annotations

import re
from datetime import date

from gezant.intake.errors import IntakeError

FIRST_YEAR, LAST_YEAR = 1600, 2200
"""Newspapers begin with the seventeenth century; the bounds keep all arithmetic on dates within the calendar of Python."""

_HEADER = re.compile(r"(?P<before>\s*)date:?[ \t]+(?P<value>\d\S*)", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

_SHOWN = 40  # letters of a wrong date in a message
_LINE_END = re.compile(r"\r\n?|\n")

_REMEDY = "write it as a day (2018-04-08), a month (2018-04) or a year (2018)"


def check_date(value: str) -> str:
    """`value` where it is a day, a month or a year of the calendar in EDTF. Raises IntakeError where it is not."""
    match = _DATE.fullmatch(value)
    if not match:
        shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in value[:_SHOWN])
        raise IntakeError(f"'{shown}' is not a date that can be read", _REMEDY)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise IntakeError(f"no report is from the year {match[1]}", f"use a year from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise IntakeError(f"there is no month {match[2]} in '{value}'", _REMEDY)
    try:
        date(year, month, day)
    except ValueError:
        raise IntakeError(f"there is no day '{value}' in the calendar", _REMEDY) from None
    return value


def split_header(text: str) -> tuple[str | None, str]:
    """The date of a first line `date 2018-04 …`, None where there is no such header, and the text behind it, to the letter.

    The one blank (or line end) behind the date belongs to the header. Raises IntakeError for a date that does not exist.
    """
    match = _HEADER.match(text)
    if not match:
        return None, text
    try:
        value = check_date(match["value"])
    except IntakeError as error:
        line = 1 + len(_LINE_END.findall(match["before"]))
        raise IntakeError(f"the date in the header is impossible: {error.problem}", error.remedy, line=line) from None
    behind = match.end()
    if text.startswith("\r\n", behind):
        behind += 2
    elif text[behind : behind + 1].isspace():
        behind += 1
    return value, text[behind:]
