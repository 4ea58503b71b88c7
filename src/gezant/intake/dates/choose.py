"""Which candidate dates a report, and why not the others.

Order of trust: what the user said, then what the page's own data, its table, feed or mail say, then its words, its address, the
file. A bound says only that the report is no later: alone it dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Final

from gezant.model import DateCandidate
from gezant.model.report import DateOrigin
from gezant.times import Grain, Period, parse_date

TRUST: Final[tuple[DateOrigin, ...]] = (
    "option", "header", "metadata", "column", "feed", "mail", "byline", "dateline", "address", "document", "server", "fetched",
)  # fmt: skip
"""The origins, the most trusted first."""

_SAID: Final = frozenset({"option", "header"})  # by the user: final, as fine as it was said
_REPUBLISHED: Final = frozenset({"metadata", "column", "feed", "mail"})  # may tell when an archive put an old report up again
_FIRST_TOLD: Final = frozenset({"byline", "address"})  # what such an archive leaves as it was
_YEARS: Final = timedelta(300)
_BY_BOUND: Final = timedelta(31)  # how long before a bound a day of any year may lie to be taken for that year's
_EARLIEST, _LATEST = timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))  # the clocks that are farthest apart
_DAY = timedelta(1)
_ANY_YEAR = re.compile(r"XXXX-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate, whether it dates the report, and why, or why not, in words for people."""

    candidate: DateCandidate
    chosen: bool
    reason: str


def choose(candidates: Iterable[DateCandidate], seen: str | None) -> tuple[DateCandidate, ...]:
    """The candidates, best first: the first dates the report, unless it is a bound; then nothing does.

    `seen` is when the report was fetched (ISO 8601 with offset, or EDTF), a bound of its own. Days of any year are completed
    where another candidate tells the year, and left out where none does.
    """
    return tuple(weighed.candidate for weighed in weigh(candidates, seen))


def published(candidates: Sequence[DateCandidate]) -> str | None:
    """The instant (ISO 8601 with offset) of the candidate that dates the report, or of one that tells the same day.

    `candidates` as `choose` gives them; None where no clock was told.
    """
    if not candidates or candidates[0].bound:
        return None
    same = (c for c in candidates if not c.bound and c.value == candidates[0].value)
    return next((c.instant for c in same if c.instant), None)


def weigh(candidates: Iterable[DateCandidate], seen: str | None) -> tuple[Weighed, ...]:
    """As `choose`, with the reason of each. Given what `choose` gave, it gives the same again."""
    found = list(dict.fromkeys(candidates))
    if seen and not any(c.bound and c.origin == "fetched" and _period(c) for c in found):
        found.append(DateCandidate(_day_of(seen), "fetched", f"fetched {seen}", seen if "T" in seen else None, bound=True))
    found = [c for c in _completed(found) if _period(c) is not None]
    bounds = [c for c in found if c.bound]
    told = [c for c in found if not c.bound]
    out = {c: why for c in told if c.origin not in _SAID and (why := _after_seen(c, bounds, seen))}
    late = {c: why for c in told if c not in out and c.origin not in _SAID and (why := _after_change(c, bounds))}
    # A report cannot be older than its change; but of the two words of one page either may be the wrong one.
    pool = sorted((c for c in told if c not in out), key=lambda c: (c in late, TRUST.index(c.origin)))
    reasons: dict[DateCandidate, str] = {}
    best, why = _best(pool) if pool else (None, "")
    if best is not None:
        reasons[best] = why
    rest = sorted((c for c in pool if c is not best), key=lambda c: c.value != best.value if best else False)
    for c in rest:
        reasons[c] = late.get(c) or _beside(c, best)
    for c in bounds:
        reasons[c] = _BOUND
    reasons.update(out)
    order = [*([best] if best else []), *rest, *bounds, *(c for c in told if c in out)]
    return tuple(Weighed(c, c is best, reasons[c]) for c in order)


_BOUND: Final = "says only that the report is no later"


def _best(pool: Sequence[DateCandidate]) -> tuple[DateCandidate, str]:
    """The candidate that dates a report, of those that may, the most trusted first."""
    first = pool[0]
    if first.origin in _SAID:
        return first, "you said so" if first.origin == "option" else "the text's own header says so"
    best, why = first, "the most trusted of those that tell it" if len(pool) > 1 else "the only one that tells it"
    if (older := _first_published(first, pool)) is not None:
        best, why = older, f"years older than {_named(first)}, which is when it was put up again"
    elif (day := _day_told(first, pool)) is not None:
        best, why = day, f"the day that the paper gives; {_named(first)} is in UTC and falls on the day beside it"
    finer = [c for c in pool if _precision(c) < _precision(best) and _within(c, best)]
    if finer:
        finest = min(finer, key=_precision)
        return finest, f"agrees with {_named(best)} and is more precise"
    return best, why


def _first_published(first: DateCandidate, pool: Sequence[DateCandidate]) -> DateCandidate | None:
    """The older date of a report that an archive put up again: of its byline or address, with a month at least."""
    if first.origin not in _REPUBLISHED:
        return None
    older = [c for c in pool if c.origin in _FIRST_TOLD and _precision(c) <= Grain.MONTH and _last(c) < _first(first) - _YEARS]
    return older[0] if older else None


def _day_told(first: DateCandidate, pool: Sequence[DateCandidate]) -> DateCandidate | None:
    """The day of a byline, or of an address where the paper's zone is not known, beside the day that an instant in UTC is on."""
    if first.instant is None or first.origin not in _REPUBLISHED:
        return None
    moment = datetime.fromisoformat(first.instant)
    unknown = first.instant.endswith("Z")
    if moment.utcoffset() or any(_within(c, first) for c in pool if c.origin == "byline"):
        return None
    for c in pool:
        if c.origin not in _FIRST_TOLD or _precision(c) != Grain.DAY or (c.origin == "address" and not unknown):
            continue
        day = _first(c)
        if abs(day - _first(first)) == _DAY and moment.astimezone(_EARLIEST).date() <= day <= moment.astimezone(_LATEST).date():
            return c
    return None


def _after_seen(c: DateCandidate, bounds: Sequence[DateCandidate], seen: str | None) -> str | None:
    """Why a candidate cannot be: it lies after the report was fetched, on every clock of the world."""
    fetched = [b for b in bounds if b.origin in {"fetched", "server"}]
    for b in fetched:
        latest = datetime.fromisoformat(b.instant).astimezone(_LATEST).date() if b.instant else _last(b) + _DAY
        if _first(c) > latest:
            return f"later than the report was {'seen' if b.origin == 'fetched' else 'changed'}, {b.value}"
    return None


def _after_change(c: DateCandidate, bounds: Sequence[DateCandidate]) -> str | None:
    """Why a candidate is in doubt: it lies after the report was changed."""
    for b in bounds:
        if b.origin not in {"fetched", "server"} and _first(c) > _last(b) + _DAY:
            return f"later than the report was changed, {b.value}"
    return None


def _completed(found: Sequence[DateCandidate]) -> list[DateCandidate]:
    """Days of any year with the year that another candidate tells: the nearest such day that is not after it."""
    whole = [c for c in found if not _ANY_YEAR.fullmatch(c.value) and _period(c) is not None]
    trusted = sorted((c for c in whole if not c.bound), key=lambda c: TRUST.index(c.origin))
    bounds = sorted((c for c in whole if c.bound), key=_last)
    out = []
    for c in found:
        match = _ANY_YEAR.fullmatch(c.value)
        if match is None:
            out.append(c)
        elif not c.bound and (other := next(iter(trusted), None) or next(iter(bounds), None)):
            last = _last(other) + _DAY if other.bound or _precision(other) == Grain.DAY else _last(other)
            day = _nearest(last, int(match[1]), int(match[2]))
            if day is not None and (not other.bound or last - day <= _BY_BOUND):
                out.append(replace(c, value=day.isoformat(), words=f"{c.words} (its year from {_named(other)})"))
    return out


def _nearest(last: date, month: int, day: int) -> date | None:
    """The last day of that month and number that is not after `last`; 29 February may lie eight years back."""
    for year in range(last.year, last.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= last:
            return found
    return None


def _beside(c: DateCandidate, best: DateCandidate | None) -> str:
    if best is None or c.value == best.value:
        return "tells the same"
    if _within(best, c):
        return "agrees, and is less precise"
    if best.origin in _SAID and _within(c, best):
        return f"agrees; {_named(best)} goes before it"
    if TRUST.index(c.origin) < TRUST.index(best.origin):
        return f"tells another date than {_named(best)}"
    return f"tells another date, and is less trusted than {_named(best)}"


_NAMES: Final[dict[DateOrigin, str]] = {
    "option": "--date", "header": "the header", "metadata": "the data of the page", "column": "the column", "feed": "the feed",
    "mail": "the mail", "byline": "the byline", "dateline": "the dateline", "address": "the address", "document": "the file",
    "server": "the server", "fetched": "when it was fetched",
}  # fmt: skip


def _named(c: DateCandidate) -> str:
    return _NAMES[c.origin]


def _day_of(seen: str) -> str:
    return seen[:10]


def _period(c: DateCandidate) -> Period | None:
    try:
        return parse_date(c.value)
    except ValueError:
        return None


def _whole(c: DateCandidate) -> Period:
    return parse_date(c.value)


def _first(c: DateCandidate) -> date:
    return _whole(c).first


def _last(c: DateCandidate) -> date:
    return _whole(c).last


def _precision(c: DateCandidate) -> Grain:
    return _whole(c).grain


def _within(inner: DateCandidate, outer: DateCandidate) -> bool:
    return _first(outer) <= _first(inner) and _last(inner) <= _last(outer)
