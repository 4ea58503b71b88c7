"""One date that a field holds, in whatever form: a candidate for the date of a report."""

from __future__ import annotations

from gezant.intake.dates.formats import machine_date
from gezant.intake.dates.told import candidate
from gezant.intake.dates.words import dates_in
from gezant.model import DateCandidate
from gezant.model.report import DateOrigin

_LONGEST = 200  # code points: what is longer is no date but a text


def parse(
    value: str, origin: DateOrigin, *, zone: str | None, label: str = "", bound: bool = False, language: str | None = None
) -> DateCandidate | None:
    """The candidate that a field's value makes, None where it holds no date, an impossible one, or several.

    Read are ISO 8601 (extended, basic, with and without offset, ordinal and week dates, months, years), RFC 822, 2822 and HTTP
    dates, PDF dates, seconds or milliseconds of the epoch where `label` calls them a date or time, and dates in the words of the
    languages that are read. `zone` (IANA name) is the paper's; `label` stands before the value in `words`. See `candidate` for
    the day of an instant. Raises ValueError where there is no such zone.
    """
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return None
    words = f"{label} {value}" if label else value
    if told := machine_date(value, label):
        return candidate(told, origin, words, zone, bound=bound)
    found = [d.told for d in dates_in(value, language, zone) if d.told.year is not None]
    days = {told.value for told in found if told.day}
    if len(days) > 1:
        return None
    told = next((t for t in found if t.clock), None) or next((t for t in found if t.day), None) or next(iter(found), None)
    return candidate(told, origin, words, zone, bound=bound) if told else None
