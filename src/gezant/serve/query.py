"""What a list is asked for in its address: criteria, checked, and which page of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from starlette.requests import Request

from gezant.ledger.names import code_of
from gezant.ledger.wanted import Criteria
from gezant.model import Act
from gezant.model.dossier import Grade
from gezant.serve.page import BadQueryError, Page, date_in

PAGE = 25
FURTHEST = 10_000  # entries; a list walks along all that it leaves out
GRADES: tuple[str, ...] = get_args(Grade)
ACTS: tuple[str, ...] = get_args(Act)
_CODE = re.compile(r"\?|[A-Z]{2,4}([./:].+)?")
_LONGEST = 200
Item = TypeVar("Item")


def asked(request: Request, name: str) -> str | None:
    """What stands under a name in the address, None where nothing does. Raises BadQueryError where it is too long."""
    value = request.query_params.get(name, "").strip()
    if len(value) > _LONGEST or "\0" in value:
        raise BadQueryError(name, f"{value[:20]}…", "no_choice")
    return value or None


def choice_in(request: Request, name: str, choices: Collection[str]) -> str | None:
    """One of several values. Raises BadQueryError for others."""
    value = asked(request, name)
    if value is not None and value not in choices:
        raise BadQueryError(name, value, "no_choice")
    return value


def actor_in(request: Request, name: str) -> str | None:
    """The code of an actor that is given by code or by a name. Raises BadQueryError for a name that no table has."""
    value = asked(request, name)
    if value is None or _CODE.fullmatch(value):
        return value
    code = code_of(value)
    if code is None:
        raise BadQueryError(name, value, "no_actor")
    return code


def number_in(request: Request, name: str, usual: int, most: int) -> int:
    """A whole number from 1 on. Raises BadQueryError for others."""
    value = asked(request, name)
    if value is None:
        return usual
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= most):
        raise BadQueryError(name, value, "no_number")
    return int(value)


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list: its number from 1, and how many entries a page has."""

    number: int
    size: int = PAGE

    @property
    def offset(self) -> int:
        """How many entries stand before it."""
        return (self.number - 1) * self.size

    @property
    def limit(self) -> int:
        """How many to ask for: one more than it shows, to know whether there is a next page."""
        return self.size + 1

    def of(self, found: Sequence[Item]) -> Listing[Item]:
        """The page, of what was asked for with `limit`."""
        further = len(found) > self.size
        within = self.number * self.size < FURTHEST
        return Listing(tuple(found[: self.size]), self.number, further and within, further and not within)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """A page of a list. `further`: there is a next one; `cut`: there would be, but lists go no further."""

    items: tuple[Item, ...]
    number: int
    further: bool
    cut: bool


def turn_in(page: Page, size: int = PAGE) -> Turn:
    """The page of a list that is asked for. Raises BadQueryError where it is no number, or further than lists go."""
    return Turn(number_in(page.request, "page", 1, FURTHEST // size), size)


def criteria_in(page: Page, turn: Turn, *fields: str) -> Criteria:
    """The criteria of a page of a list that takes these fields, as of the day that the page is of."""
    request = page.request
    found: Criteria = {"as_of": page.as_of, "limit": turn.limit, "offset": turn.offset}
    if "actor" in fields:
        found["actor"] = actor_in(request, "actor")
    if "about" in fields:
        found["about"] = actor_in(request, "about")
    if "addressee" in fields:
        found["addressee"] = actor_in(request, "addressee")
    if "topic" in fields:
        found["topic"] = asked(request, "topic")
    if "text" in fields:
        found["text"] = asked(request, "text")
    if "grade" in fields:
        found["grade"] = choice_in(request, "grade", GRADES)
    if "act" in fields:
        found["act"] = choice_in(request, "act", ACTS)
    if "named" in fields:
        named = choice_in(request, "named", ("yes", "no"))
        found["named"] = None if named is None else named == "yes"
    if "period" in fields:
        found["since"], found["until"] = date_in(request, "since"), date_in(request, "until")
    return found
