"""From which place on what a dossier shows is older than its corrections and decisions, and how far it is worked out anew.

The table `stale` has one row, or none where all that is shown is up to date.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

import sqlalchemy as sa

from gezant.ledger.store import schema as t
from gezant.ledger.store.places import Place


@dataclass(frozen=True, slots=True)
class Stale:
    """`since`: the first place that is to be derived anew. `done`: the last one that stands in the tables beside, None before
    they are begun. `again`: the first one of those done that must be derived once more, None for none."""

    since: Place
    done: Place | None = None
    again: Place | None = None

    @property
    def first(self) -> Place:
        """The first place at which something is shown that is not up to date."""
        return min(self.since, self.again or self.since)


def stale(connection: sa.Connection) -> Stale | None:
    """What is not up to date; None where everything is."""
    row = connection.execute(sa.select(t.stale)).first()
    if row is None:
        return None
    since, done, again = ((row[at], row[at + 1]) if row[at] is not None else None for at in (1, 3, 5))
    return Stale(since or (0, 0), done, again)


def keep(connection: sa.Connection, found: Stale | None) -> None:
    """Keep what is not up to date."""
    connection.execute(t.stale.delete())
    if found is not None:
        values = [value for place in astuple(found) for value in place or (None, None)]
        connection.execute(t.stale.insert(), dict(zip(t.stale.columns.keys(), [1, *values], strict=True)))


def make_stale(connection: sa.Connection, place: Place, *, anew: bool = False) -> None:
    """Note that all from a place on is to be derived anew; with `anew` what is done so far is of no use."""
    was = stale(connection)
    if was is None:
        keep(connection, Stale(place))
    elif anew:
        keep(connection, Stale(min(place, was.first)))
    elif was.done is None or place > was.done:  # it will be come to
        keep(connection, replace(was, since=min(place, was.since)))
    else:
        keep(connection, replace(was, again=min(place, was.again or place)))


def derived_from(connection: sa.Connection, place: Place) -> None:
    """Note that what is shown from a place on has been derived anew."""
    was = stale(connection)
    if was is None:
        return
    if place <= was.first:
        keep(connection, None)
    elif was.done is not None and place <= was.done:  # the tables beside do not know of it
        make_stale(connection, place)
