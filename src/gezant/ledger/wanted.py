"""The criteria of listings as keyword arguments."""

from __future__ import annotations

from typing import TypedDict


class Criteria(TypedDict, total=False):
    """What a listing is asked for; see `Wanted`."""

    actor: str | None
    addressee: str | None
    topic: str | None
    act: str | None
    grade: str | None
    named: bool | None
    text: str | None
    about: str | None
    since: str | None
    until: str | None
    as_of: str | None
    limit: int | None
    offset: int
