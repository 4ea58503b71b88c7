"""Whose position or deed a content tells."""

from __future__ import annotations

from gezant.ledger.codes import UNKNOWN, parties_of
from gezant.ledger.content import Content, Contents
from gezant.model import Statement

Parties = tuple[str, ...]


def speakers(s: Statement) -> Parties:
    """The parties whose word a statement is."""
    return parties_of(s.source.actors) if s.source else ()


def subject(contents: Contents, content: Content, own: Parties) -> Parties:
    """Whose position a content tells: who is named first in it (or *the country*), else the speaker's."""
    named = contents.subject(content)
    if named is not None:
        return parties_of((named,)) or own
    if contents.says(content, "country"):
        return tuple(state for state in contents.named_before(content) if state not in own)[-1:] or own
    return own


def joint(contents: Contents, s: Statement, content: Content, own: Parties) -> Parties:
    """Both sides of what they will do together, where a speaker tells it of both (*a summit between X and Y*)."""
    states = contents.parties(content)
    if len(states) > 1 and content.mutual and contents.has(content, "between") and s.act in {"announce", "say", "confirm"}:
        return tuple(states[:2])
    return own


def accused(contents: Contents, content: Content, own: Parties) -> Parties:
    """Who is accused: the first who is named and is not the speaker."""
    return tuple(state for state in contents.parties(content) if state not in own)[:1]


def doers(contents: Contents, s: Statement, content: Content, own: Parties) -> Parties:
    """Whose deed an event is; of what takes two, both sides."""
    states = contents.parties(content)
    if contents.says(content, "pairs") and len(states) < 2:
        return contents.principals[:2] or own
    if not content.mutual:
        return subject(contents, content, own) or tuple(states[:1]) or (UNKNOWN,)
    sides = list(dict.fromkeys([*states, *own]))
    if len(sides) < 2 and s.source is not None:
        sides += [state for state in contents.principals if state not in sides]
    return tuple(sides[:2]) or (UNKNOWN,)
