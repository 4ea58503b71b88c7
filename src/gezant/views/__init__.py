"""What people see of readings: tables, cards, and why. Views compute nothing that a reading does not tell."""

from gezant.views.style import THEME
from gezant.views.terminal import reading_view, shape_for
from gezant.views.tree import TokenRow
from gezant.views.why import NoSuchEntryError, find, why_view
from gezant.views.words import date_in_words, value_in_words

__all__ = [
    "THEME",
    "NoSuchEntryError",
    "TokenRow",
    "date_in_words",
    "find",
    "reading_view",
    "shape_for",
    "value_in_words",
    "why_view",
]
