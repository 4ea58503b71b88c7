"""The claims and conditions around a claim or a meeting, from the tables, as of any day."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import sqlalchemy as sa

from gezant.ledger.dated import last_day as last_of
from gezant.ledger.path import Path, Scene, about_meeting, path, side
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import kinship
from gezant.ledger.store import schema as t
from gezant.ledger.store.dialect import Refusal
from gezant.ledger.store.read import DIGITS, claim_with, condition, last_day, meeting, number_of
from gezant.ledger.topics import concepts
from gezant.model.dossier import Claim, DossierCondition, DossierMeeting

_BEFORE, _AFTER = 60, 30  # days before the first report of a meeting, and after it, in which a position can be about it
_MOST = 200  # positions that are looked at


def path_of(connection: sa.Connection, id: str, as_of: str | None = None) -> Path:
    """The path of a claim or a meeting by its id. Raises LedgerError where there is none."""
    day = last_day(as_of)
    if not id.strip().upper().startswith("M"):
        number = number_of(connection, id, day)
        return path([f"C{number}"], _around(connection, [number], day))
    met = meeting_by_id(connection, id, as_of)
    scene = _around(connection, _positions(connection, met, day), day)
    wanted = [id for id, p in scene.says.items() if about_meeting(met, p) and id not in scene.given_up]
    roots = [id for id in wanted if scene.claims[id].bearings]
    return path(sorted(roots, key=lambda id: (not scene.conditions.get(id), int(id[1:]))), scene, met)


def meeting_by_id(connection: sa.Connection, id: str, as_of: str | None = None) -> DossierMeeting:
    """A meeting by the id that the output shows. Raises LedgerError where there is none."""
    day = last_day(as_of)
    digits = id.strip().upper().removeprefix("M")
    m = t.mentions.c
    found = (
        digits.isdecimal()
        and len(digits) <= DIGITS
        and connection.execute(sa.select(m.meeting).where(m.meeting == int(digits), m.day <= day)).first()
    )
    if not found:
        message = f"there is no meeting '{id}' in this dossier; see them with: gezant meetings DOSSIER"
        raise Refusal("no_meeting", message, id=id)
    return meeting(connection, int(digits), day)


def _positions(connection: sa.Connection, met: DossierMeeting, day: int) -> list[int]:
    """The latest claims of the sides of a meeting about meeting, or talking, from when reports tell of it until it is over."""
    m = t.mentions.c
    times = sa.select(sa.func.min(m.day), sa.func.max(m.day)).where(m.meeting == int(met.id[1:]), m.day <= day)
    first, last = connection.execute(times).one()
    planned = [found.toordinal() for state in met.states if state.when and (found := last_of(state.when)) is not None]
    sides = sorted({side(actor) for actor in met.participants})
    topics = [name for name in concepts() if kinship(name, "talks") > 0]
    k = t.listed.c
    about = sa.select(k.ref).where(k.list == "claim topic", k.key.in_(topics))
    over = met.states[-1].since if met.states and met.states[-1].state == "held" else None
    ended = last_of(over) if over else None
    end = ended.toordinal() if ended else max([last, *planned]) + _AFTER
    while_told = k.day.between(first - _BEFORE, min(end, day))
    theirs = sa.select(k.ref).where(k.list == "claim party", k.key.in_(sides), while_told, k.ref.in_(about.where(while_told)))
    latest = theirs.group_by(k.ref).order_by(sa.func.max(k.day).desc(), k.ref.desc()).limit(_MOST)
    return sorted(connection.execute(latest).scalars().all())


def _around(connection: sa.Connection, numbers: Sequence[int], day: int) -> Scene:
    """The claims with these numbers and all that they hang on."""
    claims: dict[str, Claim] = {}
    says: dict[str, Proposition] = {}
    conditions: dict[str, list[DossierCondition]] = {}
    todo = deque(numbers)
    while todo:
        number = todo.popleft()
        if f"C{number}" in claims:
            continue
        found, proposition = claim_with(connection, number, day)
        claims[found.id], says[found.id] = found, proposition
        c = t.conditions.c
        rows = connection.execute(sa.select(t.conditions).where(c.of == number, c.day <= day).order_by(c.number)).all()
        conditions[found.id] = [condition(connection, row, day) for row in rows]
        for hangs in conditions[found.id]:
            pledge = hangs.states[-1].claim if hangs.states else None
            todo.extend(int(id[1:]) for id in (hangs.on, pledge) if id)
    c = t.claims.c
    replaced = sa.select(c.replaces).where(c.replaces.in_([int(id[1:]) for id in claims]), c.day <= day)
    return Scene(claims, says, conditions, frozenset(f"C{number}" for number in connection.execute(replaced).scalars()))
