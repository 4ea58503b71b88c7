"""Working a dossier out anew while it is read and corrected: bit by bit, each bit a transaction, beside what is shown.

A correction of an old report changes, in principle, everything behind it: claims are numbered in the order of reports. Where few
reports stand behind it that is done at once. In a large dossier it takes minutes or hours; so the correction is kept at once,
what is shown stays as it was, and `step` by `step` the dossier is worked out in tables beside (`beside.py`) until they take the
place of those that are shown. How far that has come is kept (`stale.py`) in the transaction that did it: whoever opens the
dossier next goes on, and two who do it at once do no more than one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import sqlalchemy as sa

from gezant.ledger.store import beside
from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import STATEMENT_WORDS, add_words
from gezant.ledger.store.places import Place
from gezant.ledger.store.stale import Stale, keep, make_stale, stale
from gezant.ledger.store.store import bring_up_to_date, filed_at, fold_in, standing_from

_TOGETHER = 300  # reports that are derived in one step, in which nobody else writes: about ten seconds
_FOLDED, _COPIED = 20, 500  # a step
_BEGINNING = (0, 0)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """How many reports are worked out anew, and of how many."""

    done: int
    total: int


def derive_from(connection: sa.Connection, place: Place, most: int | None, *, moved: bool = False) -> bool:
    """Derive all from a place (day, arrival) on anew if at most `most` reports (None: any number) stand there, else note it.

    `moved` says that reports have changed places. Gives whether it was derived.
    """
    few = most is None or len(standing_from(connection, place, most + 1)) <= most
    if moved and stale(connection):
        make_stale(connection, place, anew=True)
    if few:
        bring_up_to_date(connection, place)
    else:
        make_stale(connection, place)
    return few


def unfinished(connection: sa.Connection) -> Unfinished | None:
    """How far a dossier is worked out anew; None where what it shows is up to date."""
    found = stale(connection)
    if found is None:
        return None
    place = sa.tuple_(t.reports.c.day, t.reports.c.arrival)

    def count(since: Place, until: Place | None = None) -> int:
        query = sa.select(sa.func.count()).select_from(t.reports).where(place >= sa.tuple_(*since))
        return int(connection.execute(query.where(place <= sa.tuple_(*until)) if until else query).scalar_one())

    total = count(found.since) + (count(found.again) if found.again else 0)
    return Unfinished(count(found.since, found.done) if found.done else 0, total)


def step(connection: sa.Connection) -> bool:
    """Do the next bit of what is to be done; gives whether there may be more."""
    found = stale(connection)
    left = beside.leftovers(connection, begun=found is not None and found.done is not None)
    if left:
        beside.drop(connection, left[0])
        return True
    if found is None:
        return False
    if found.done is None:
        _begin(connection, found)
        return True
    done = (found.done[0], found.done[1] + 1)
    places = [place for place in standing_from(connection, done, _COPIED) if place < found.since]
    if places:
        beside.copy(connection, found.done, places[-1])
        _copy_words(connection, found.done, places[-1])
    else:
        places = standing_from(connection, done, _FOLDED)
        with beside.writing_beside(connection):
            fold_in(connection, filed_at(connection, places))
    if places:
        keep(connection, replace(found, done=places[-1]))
        return True
    beside.swap(connection)
    keep(connection, Stale(found.again) if found.again else None)
    return True


def _begin(connection: sa.Connection, found: Stale) -> None:
    """Derive what stands behind at once, or make the tables beside."""
    if len(standing_from(connection, found.since, _TOGETHER + 1)) <= _TOGETHER:
        bring_up_to_date(connection, found.since)
    else:
        beside.make(connection)
        keep(connection, replace(found, done=_BEGINNING))


def _copy_words(connection: sa.Connection, behind: Place, until: Place) -> None:
    s, r = t.statements.c, t.reports.c
    place = sa.tuple_(s.day, s.arrival)
    query = (
        sa.select(s.number, r.language, s.content)
        .join(t.reports, r.arrival == s.arrival)
        .where(place > sa.tuple_(*behind), place <= sa.tuple_(*until))
        .order_by(s.number)
    )
    with beside.writing_beside(connection):
        for number, language, content in connection.execute(query):
            add_words(connection, STATEMENT_WORDS, number, language, content, suffix=beside.suffix(connection))
