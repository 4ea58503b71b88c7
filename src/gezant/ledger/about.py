"""Silence, doubt and words that only take up what was said (*the offer is sincere*): the claims that they are about."""

from __future__ import annotations

from collections.abc import Sequence

from gezant.ledger.claims import Entry, Group
from gezant.ledger.codes import speaks_for
from gezant.ledger.same import alike
from gezant.model.dossier import BearingKind

# The acts that a noun takes up: *the offer* is what somebody offered.
TAKEN_UP = {
    "offer": {"offer"},
    "invite": {"want", "propose", "accept"},
    "promise": {"promise"},
    "threat": {"threaten"},
    "demand": {"demand"},
    "request": {"urge", "demand", "propose"},
    "refusal": {"refuse"},
    "accusation": {"accuse"},
    "announcement": {"announce"},
    "plan": {"announce", "propose"},
}
_LIKE = 0.3


def attach(found: Sequence[Entry], claims: Sequence[Group]) -> None:
    """Add to each claim the entries that are about it."""
    for entry in found:
        if entry.proposition.family == "about":
            bearing = _bearing(entry)
            for group in _meant(entry, claims):
                group.about.append((entry, bearing))


def _bearing(entry: Entry) -> BearingKind:
    if entry.act == "silent":
        return "silent"
    if entry.act == "doubt":
        return "doubts"
    return "denies" if entry.proposition.denied else "asserts"


def _meant(entry: Entry, claims: Sequence[Group]) -> list[Group]:
    p = entry.proposition
    told = [g for g in claims if any(e.key < entry.key and e.key[0] == entry.key[0] for e in g.entries)]
    before = [g for g in claims if g.key < entry.key]
    if entry.act == "silent":
        return _kept_silent(entry, told, before)
    like = _like(entry, claims) if p.concepts else []
    if like:
        return like
    if p.acts:
        acts = set().union(*(TAKEN_UP.get(act, set()) for act in p.acts))
        return _latest(entry, [g for g in told if _acts(g) & acts]) or _latest(entry, [g for g in before if _acts(g) & acts])
    if p.concepts:
        return []
    others = [g for g in told if not any(speaks_for(actor, party) for actor in _sources(entry) for party in g.founder.parties)]
    return others[:1]


def _kept_silent(entry: Entry, told: Sequence[Group], before: Sequence[Group]) -> list[Group]:
    """Claims of the silent party that the report has just told, or that its words name."""
    p = entry.proposition
    same_words = [g for g in told if any(e.proposition.text == p.text for e in g.entries if e.key[0] == entry.key[0])]
    if p.text and same_words:
        return same_words
    awaited = [g for g in told if _awaits(g, entry)]
    if not p.text:
        asked = [g for g in awaited if any(e.key[0] == entry.key[0] and kind == "silent" for e, kind in g.about)]
        return _latest(entry, asked or awaited)
    if "report" in p.acts:
        return awaited
    if p.acts and not p.concepts:
        acts = set().union(*(TAKEN_UP.get(act, set()) for act in p.acts))
        named = [g for g in before if _awaits(g, entry) and _acts(g) & acts]
        return _latest(entry, [g for g in named if g in awaited]) or _latest(entry, named)
    here = _nearest(entry, told, _LIKE) or _nearest(entry, awaited, 0.0)
    return here or _nearest(entry, [g for g in before if _awaits(g, entry)], 0.0)


def _awaits(group: Group, entry: Entry) -> bool:
    """Whether the silent source is a party of the claim that has not told it itself in this report."""
    mine = any(speaks_for(actor, party) for actor in _sources(entry) for party in group.founder.parties)
    own = [e for e in group.entries if e.key[0] == entry.key[0] and e.key < entry.key]
    return mine and not any(
        voice.standing == "record" and any(speaks_for(voice.source, party) for party in group.founder.parties)
        and any(speaks_for(voice.source, p) and speaks_for(actor, p) for actor in _sources(entry) for p in group.founder.parties)
        for e in own
        for voice in e.filed.voice(e.proposition.statement)
    )  # fmt: skip


def _nearest(entry: Entry, of: Sequence[Group], over: float) -> list[Group]:
    """Those most like the entry, the latest of them."""
    scored = [(score, g) for g in of if (score := _likeness(entry, g)) > over]
    best = max((score for score, _ in scored), default=0.0)
    return _latest(entry, [g for score, g in scored if score == best])


def _like(entry: Entry, claims: Sequence[Group]) -> list[Group]:
    """The claims whose content the entry's is most like."""
    scored = [(score, g) for g in claims if (score := _likeness(entry, g)) >= _LIKE]
    best = max((score for score, _ in scored), default=0.0)
    return [g for score, g in scored if score == best][:1]


def _likeness(entry: Entry, group: Group) -> float:
    return max(alike(entry.proposition, e.proposition).score for e in group.entries)


def _latest(entry: Entry, of: Sequence[Group]) -> list[Group]:
    def last(group: Group) -> tuple[int, int, int]:
        return max(e.key for e in group.entries if e.key < entry.key)

    return [max(of, key=last)] if of else []


def _acts(group: Group) -> set[str]:
    return {e.act for e in group.entries}


def _sources(entry: Entry) -> tuple[str, ...]:
    source = entry.filed.statements[entry.proposition.statement].source
    return source.actors if source else ()
