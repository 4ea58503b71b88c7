"""What the constructions that name a point or a stretch of the calendar mean: expressions made of the items of a match."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as to_day
from typing import Any, Final

from gezant.times import calendar
from gezant.times.amounts import Amount
from gezant.times.compounds import Around, HalfOf, NthIn, NthWeekday, Range, Stretch, ThirdOf, WeekNumber
from gezant.times.expressions import Direction, Expression, Fixed, UnitOffset, Weekday, WeekdayIn, Weekend
from gezant.times.meaning import Meaning
from gezant.times.patterns import Match
from gezant.times.yearly import DayOf, HolidayOf, MonthOf, QuarterOf, SeasonOf


def _direction(m: Match) -> tuple[Direction | None, int]:
    """What a deictic word adds: the direction it forces, and -1, 0 or 1."""
    if m.has("last", "post_last", "final", "past_one", "before_one"):
        return "past", -1
    if m.has("next", "post_next"):
        return "future", 1
    return None, 0


def same(m: Match) -> Any:
    """What its last item, a group, means."""
    return m.items[-1].value


def year(m: Match) -> Expression:
    """A year by its number; of two digits the one that `20` or `19` makes nearest to today's century."""
    short = m.get("short_year", "yy")
    return Fixed(calendar.of_year(m.get("year") if short is None else short + (2000 if short < 50 else 1900)))


def years(m: Match) -> Expression | None:
    """Two years written as one word, or the second with two digits only."""
    first, last = m.get("years") or (m.get("year"), m.get("year") // 100 * 100 + m.get("yy"))
    if first >= last:
        return None
    return Range(Fixed(calendar.of_year(first)), Fixed(calendar.of_year(last)))


def unit(m: Match) -> Expression:
    """Last, this or next week, month, year."""
    return UnitOffset(_direction(m)[1], m.get("one"))


def month(m: Match) -> Expression:
    """A month by its name, with or without its year."""
    return MonthOf(year=m.get("YEAR"), forced=_direction(m)[0], month=m.get("month", "month_short"))


def date(m: Match) -> Expression | None:
    """A day of a month, with or without its year."""
    if (full := m.get("full_date")) is not None:
        return Fixed(calendar.of_day(full))
    if len(digits := m.all("yy")) == 2:  # 2018-04-12 in pieces
        return _iso(m.get("year"), *digits)
    number = m.get("year")
    return day_in_month(m, m.get("dom"), m.get("YEAR") if number is None else Fixed(calendar.of_year(number)))


def _iso(year_: int, month_: int, day: int) -> Expression | None:
    try:
        return Fixed(calendar.of_day(to_day(year_, month_, day)))
    except ValueError:
        return None


def day_in_month(m: Match, day: int, of: Expression | None) -> Expression | None:
    """A day by its number in the month of a match; None where the month has no such day."""
    number: int = m.get("month", "month_short")
    if day > calendar.month_length(2000, number):
        return None
    return DayOf(year=of, forced=_direction(m)[0], month=number, day=day)


def day_range(m: Match) -> Expression | None:
    """From one day to another of the same month."""
    days = m.get("doms") or tuple(m.all("dom"))
    first, last = (day_in_month(m, day, m.get("YEAR")) for day in days)
    return None if first is None or last is None or days[0] >= days[1] else Range(first, last)


def days_or(m: Match) -> Meaning | None:
    """Two days of the same month: alternatives, or both; days in a row that are both meant are a range."""
    first, last = (day_in_month(m, day, m.get("YEAR")) for day in m.all("dom"))
    if first is None or last is None:
        return None
    both, one = m.has("and"), m.all("dom")[1] - m.all("dom")[0]
    return Meaning("DATE", (Range(first, last),)) if both and one == 1 else Meaning("DATE", (first, last), together=both)


def day_word(m: Match) -> Expression:
    """Yesterday, today, tomorrow."""
    return UnitOffset(m.get("offset_part")[0] if m.has("offset_part") else m.get("offset"), "D")


def weekday(m: Match) -> Expression:
    """A weekday, of a week that is told or the nearest one."""
    number = m.get("weekday_part")[0] if m.has("weekday_part") else m.get("weekday")
    week = m.get("WEEK")
    return Weekday(number, _direction(m)[0]) if week is None else WeekdayIn(number, week)


def holiday(m: Match) -> Expression:
    """A holiday by its name."""
    return HolidayOf(m.get("YEAR"), _direction(m)[0], **m.get("holiday"))


def weekend(m: Match) -> Expression:
    """A weekend: last, this, next, or the one of the tense's direction."""
    return Weekend(_direction(m)[0])


def season(m: Match) -> Expression:
    """A season, with or without its year."""
    return SeasonOf(year=m.get("YEAR"), forced=_direction(m)[0], season=m.get("season", "season_x"))


def quarter(m: Match) -> Expression | None:
    """A quarter by its number."""
    number = m.get("ordinal", "quarter")
    return QuarterOf(year=m.get("YEAR"), quarter=int(number)) if 1 <= number <= 4 else None


def decade(m: Match) -> Expression | None:
    """The nineties; in words or digits."""
    number = m.get("decade", "decade_year", "decade_yy", "yy", "short_year", "year")
    if number is None or number % 10:
        return None
    century = m.get("CENTURY")
    if century is not None and century.fixed:
        number = number % 100 + century.period.first.year
    return Fixed(calendar.of_decade(number if number >= 1000 else number + (1900 if number >= 20 else 2000)))


def century(m: Match) -> Expression:
    """A century by its number."""
    return Fixed(calendar.of_century(int(m.get("ordinal"))))


def week_number(m: Match) -> Expression | None:
    """A week by its number."""
    return WeekNumber(m.get("number"), m.get("YEAR")) if m.get("number") in range(1, 54) else None


def week_of(m: Match) -> Expression:
    """The week in which a day lies."""
    return Around(m.get("one"), m.get("DAY"))


def third(m: Match) -> Expression:
    """Begin, middle or end of something."""
    return ThirdOf(m.get("third", "third_plain", "third_of", "mid"), _group(m))


def half(m: Match) -> Expression | None:
    """First or second half of something, of this year where nothing is said."""
    return HalfOf(int(m.get("ordinal")) - 1, _group(m)) if m.get("ordinal") in (1, 2) else None


def nth(m: Match) -> Expression:
    """The first, third or last week (or other unit, or several of them) of something."""
    count = -1 if m.has("final") else int(m.get("ordinal"))
    if (number := m.get("weekday")) is not None:
        return NthWeekday(count, number, _group(m))
    amount = m.get("AMOUNT")
    unit_, many = (m.get("one"), 1) if amount is None else (amount.unit, int(amount.count or 1))
    return NthIn(count, unit_, _group(m), many)


def _group(m: Match) -> Any:
    groups = (i.value for i in reversed(m.items) if i.symbol.isupper() and i.symbol != "AMOUNT")
    return next(groups, UnitOffset(0, "Y"))


def range_(m: Match) -> Expression | None:
    """From one point to another."""
    first, last = (item.value for item in m.items if item.symbol.isupper())
    return Range(first, last)


def stretch(m: Match) -> Expression | None:
    """The past or coming units, counted or not."""
    amount: Amount | None = m.get("AMOUNT")
    if m.has("number"):
        amount = Amount(m.get("number"), m.get("unit"))
    direction: Direction = "past" if m.has("last", "final", "past_one") else "future"
    if amount is None or amount.count is None:
        return Stretch(0, "D", direction)
    step = amount.step()
    return None if step is None else Stretch(*step, direction)


MAKERS: Final[dict[str, Callable[[Match], Any]]] = {
    "year": year, "years": years, "unit": unit, "month": month, "date": date, "day-range": day_range, "days": days_or,
    "holiday": holiday, "weekend": weekend, "season": season, "quarter": quarter, "decade": decade, "century": century,
    "this-unit": unit, "bare-season": season,
    "week-number": week_number, "week-of": week_of, "third": third, "half": half, "nth": nth, "range": range_,
    "stretch": stretch,
}  # fmt: skip
