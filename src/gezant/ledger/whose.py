"""Whose position or deed a content tells."""

from __future__ import annotations

from gezant.ledger.codes import UNKNOWN, parties_of, state_and_sector
from gezant.ledger.content import Content, Contents
from gezant.model import Statement

Parties = tuple[str, ...]

_OF_OTHERS = frozenset({"announce", "say", "confirm", "deny"})  # the acts that tell what others will do
_TELLERS = frozenset({"MED", "NGO", "EDU"})  # who tells of others' talks and is no side of them


def speakers(s: Statement) -> Parties:
    """The parties whose word a statement is."""
    return parties_of(s.source.actors) if s.source else ()


def subject(contents: Contents, content: Content, own: Parties) -> Parties:
    """Whose position a content tells: who is named first in it (or *the country*), else the speaker's."""
    named = contents.subject(content)
    if named is not None:
        return parties_of((named,)) or own
    if contents.says(content, "own_country"):
        return own
    if contents.says(content, "country"):
        return tuple(state for state in contents.named_before(content) if state not in own)[-1:] or own
    return own


def joint(contents: Contents, s: Statement, content: Content, own: Parties) -> Parties:
    """Both sides of what they will do together, where a speaker tells it of both (*a summit between X and Y, X and Y will meet*).

    Of a meeting that is named alone (*the summit will go ahead*) those who meet, where the speaker is none of them.
    """
    if s.act not in _OF_OTHERS or not (content.mutual or content.talks):
        return own
    states = contents.parties(content)
    if len(states) > 1 and content.mutual and contents.has(content, "between"):
        return tuple(states[:2])
    together = contents.coordinated(content)
    if together:
        return together
    if not content.mutual:
        return own
    if contents.says(content, "pairs") and not states and not contents.apart(content):
        return contents.principals[:2] or own
    met = contents.meeting(content)
    return met if met and not states and not set(met) & set(speakers(s)) else own


def others(contents: Contents, s: Statement, own: Parties) -> Parties:
    """The other sides of what a statement says, the likeliest first: whom it names, whom it is said to, the report's states."""
    named = contents.parties(contents.of(s))
    told = parties_of(s.addressee.actors) if s.addressee else ()
    sides = dict.fromkeys((*named, *told, *contents.principals))
    return tuple(side for side in sides if side not in own and _can_be_side(side))


def giver(contents: Contents, content: Content) -> Parties:
    """Whose deed it is that somebody receives something: of whom it comes, where that is named (*guarantees from X*)."""
    whom = contents.comes_from(content) if contents.receives(content) and not content.talks else None
    return parties_of((whom,)) if whom else ()


def accused(contents: Contents, content: Content, own: Parties) -> Parties:
    """Who is accused: the first who is named and is not the speaker."""
    return tuple(state for state in contents.parties(content) if state not in own)[:1]


def doers(contents: Contents, s: Statement, content: Content, own: Parties) -> Parties:
    """Whose deed an event is; of what takes two, both sides."""
    states = contents.parties(content)
    if contents.says(content, "pairs") and len(states) < 2:
        if content.mutual and states and contents.apart(content):
            return (states[0], *[state for state in contents.principals if state != states[0]][:2])
        return contents.principals[:2] or own
    if not content.mutual:
        return giver(contents, content) or subject(contents, content, own) or tuple(states[:1]) or (UNKNOWN,)
    sides = list(dict.fromkeys([*states, *(party for party in own if _can_be_side(party))]))
    if len(sides) < 2 and s.source is not None:
        sides += [state for state in contents.principals if state not in sides]
    return tuple(sides[:2]) or (UNKNOWN,)


def _can_be_side(party: str) -> bool:
    return state_and_sector(party)[1] not in _TELLERS
