"""Values of the records in the words of the terminal, whose language is English: dates (EDTF and TIMEX3)."""

from __future__ import annotations

from gezant.model import TimexType
from gezant.views.dates import date_words


def value_in_words(value: str, type: TimexType = "DATE") -> str:
    """A time's value in words (`2018-04` → *April 2018*); the value itself where it is of a kind that has none here."""
    return date_words("en").value(value, type)


def date_in_words(value: str | None) -> str:
    """A report's date as far as it is known, and what is not known of it."""
    return date_words("en").date(value)
