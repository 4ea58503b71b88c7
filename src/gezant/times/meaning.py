"""What a construction can mean: an expression, a value as it stands, a reference to a time told before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

from gezant.times.amounts import Amount
from gezant.times.expressions import Expression

_NOTHING: Final = Amount(0, "D")
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A reference to a time told before.

    `kind` is then, since, same (unit), shift (with its amount and sign, -1 for earlier), day (of a clock time), ordinal
    (day of the month) or year (of the expression that it comes with). `around` makes a shift one to the whole unit there (the
    following week).
    """

    kind: Literal["then", "since", "same", "shift", "day", "ordinal", "year"]
    amount: Amount = field(default=_NOTHING)
    sign: int = 1
    around: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """A match's TIMEX3 type and one of: expressions (several are alternatives), a value as it stands, an anaphor.

    `clocks` are clock times on top of a day (several are alternatives); `together` makes several expressions a set of all.
    `otherwise` is what the words mean where their clause is not to come (*in three months*).
    """

    type: TimexType
    expressions: tuple[Expression, ...] = ()
    text: str = ""
    anaphor: Anaphor | None = None
    clocks: tuple[str, ...] = ()
    together: bool = False
    otherwise: Meaning | None = None


def whole(made: Any) -> Meaning | None:
    """The meaning of a construction that stands by itself: an expression alone is a date."""
    return Meaning("DATE", (made,)) if isinstance(made, Expression) else made if isinstance(made, Meaning) else None
