"""Time expressions: EDTF values (ISO 8601-2), TIMEX3 types, and the grammar that finds them in the words of a text.

Imports nothing else of Gezant and knows no language: the words come in as a `TimeLexicon`.
"""

from gezant.times.calendar import Grain, Period
from gezant.times.edtf import edtf, parse_date
from gezant.times.expressions import Direction
from gezant.times.grammar import Found, Hint, Words, find_times
from gezant.times.lexicon import TimeLexicon, TimeLexiconError
from gezant.times.values import periods

__all__ = [
    "Direction",
    "Found",
    "Grain",
    "Hint",
    "Period",
    "TimeLexicon",
    "TimeLexiconError",
    "Words",
    "edtf",
    "find_times",
    "parse_date",
    "periods",
]
