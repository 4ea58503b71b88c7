"""Silence, doubt and words that only take up what was said (*the offer is sincere*): the claims that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gezant.ledger.codes import body, speaks_for, state_and_sector
from gezant.ledger.memory import ConditionRow, Entry, Member, Memory
from gezant.ledger.same import alike, features
from gezant.ledger.voices import Voice

# The acts that a noun takes up: *the offer* is what somebody offered.
_TAKEN_UP = {
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
LIKE = 0.3
_SHORT = 3  # words of a content that only points at what was told (*the exchange*)
_ANSWERS = frozenset({"confirm", "deny"})


class Report:
    """What the report at hand has told so far: its members in order, the voices behind each, who kept silent about what, and the
    conditions that it sets, with those that it answers."""

    def __init__(self) -> None:
        self.members: list[tuple[Member, tuple[Voice, ...]]] = []
        self.silent: set[int] = set()
        self.conditions: list[ConditionRow] = []
        self.answered: list[ConditionRow] = []

    def told(self) -> list[Member]:
        """The members, the latest first."""
        return [member for member, _ in reversed(self.members)]


def meant(entry: Entry, here: Report, memory: Memory) -> list[int]:
    """The claims that an entry is about, by number; none where it cannot be told."""
    if entry.act == "silent":
        return _kept_silent(entry, here, memory)
    p = entry.proposition
    if p.concepts:
        like = _nearest(entry, [*here.told(), *memory.recent(features(p), entry.key.day.min)], LIKE)
        if like:
            return like
    if p.acts:
        acts = _acts(entry)
        return _first(m for m in here.told() if m.entry.act in acts) or _first(memory.by_acts(acts))
    if p.concepts:
        return []
    if entry.act in _ANSWERS:
        return _first(here.told())
    others = (m for m in reversed(here.told()) if not _parties_speak(entry, m, memory))
    return _first(others)


def _kept_silent(entry: Entry, here: Report, memory: Memory) -> list[int]:
    """Claims of the silent party that the report has just told, or that its words name."""
    p = entry.proposition
    told = here.told()
    same_words = list(dict.fromkeys(m.claim for m in told if m.entry.proposition.text == p.text))
    if p.text and same_words:
        return same_words
    awaited = [m for m in told if _awaited(entry, m.claim, here, memory)]
    if not p.text:
        asked = [m for m in awaited if m.claim in here.silent]
        return _first(asked or awaited)
    if "report" in p.acts:
        return list(dict.fromkeys(m.claim for m in awaited))
    before = memory.of_parties(_spoken_for(entry), features(p)) if p.concepts or p.rare else []
    if p.acts and not p.concepts:
        acts = _acts(entry)
        made = (m for m in memory.by_acts(acts) if _parties_speak(entry, m, memory))
        here_made = _first(m for m in awaited if m.entry.act in acts) or _first(m for m in told if m.entry.act in acts)
        return here_made or _first(made)
    theirs = [m for m in before if _awaited(entry, m.claim, here, memory)]
    like = _nearest(entry, theirs, LIKE) or _nearest(entry, told, LIKE) or _nearest(entry, awaited, 0.0)
    short = not p.concepts and not p.names and len(p.text.split()) <= _SHORT
    return like or (_first(awaited) if short else [])


def _awaited(entry: Entry, claim: int, here: Report, memory: Memory) -> bool:
    """Whether the silent source is a party of a claim that it has not told itself, on record, in this report."""
    parties = memory.claim(claim).founder.proposition.parties
    mine = [party for party in parties if any(speaks_for(actor, party) for actor in entry.sources)]
    spoken = (voice for member, voices in here.members if member.claim == claim for voice in voices)
    return bool(mine) and not any(
        voice.standing == "record" and any(speaks_for(voice.source, party) for party in mine) for voice in spoken
    )


def _parties_speak(entry: Entry, member: Member, memory: Memory) -> bool:
    parties = memory.claim(member.claim).founder.proposition.parties
    return any(speaks_for(actor, party) for actor in entry.sources for party in parties)


def _spoken_for(entry: Entry) -> set[str]:
    """The parties that the entry's sources may speak for."""
    out: set[str] = set()
    for actor in entry.sources:
        state, _ = state_and_sector(actor)
        out |= {actor, body(actor), *([state] if state else [])}
    return out


def _nearest(entry: Entry, of: Sequence[Member], over: float) -> list[int]:
    """The claim most like the entry, the latest of several."""
    best: tuple[float, int] | None = None
    for member in of:
        score = alike(entry.proposition, member.entry.proposition).score
        if score > over and (best is None or score > best[0]):
            best = (score, member.claim)
    return [best[1]] if best else []


def _acts(entry: Entry) -> set[str]:
    return set().union(*(_TAKEN_UP.get(act, set()) for act in entry.proposition.acts))


def _first(members: Iterable[Member]) -> list[int]:
    return [member.claim for member in members][:1]
