"""What the words before a role say of it: whose one is, in which sector, a former or a deputy one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from gezant.annotate.actors.gazetteer import Match, Term
from gezant.annotate.actors.roles import Role
from gezant.annotate.actors.titles import HYPHENS, PERSONAL, Group, Title
from gezant.annotate.actors.words import ActorWords

_COUNTRIES = frozenset({"country", "capital", "people", "city"})
_BODIES = frozenset({"seat", "organisation", "media"})
_PLAIN = frozenset({"country", "side", "counterpart", "predecessor"})  # roles that no sector before them changes


@dataclass(frozen=True)
class Stack:
    """The role as its premodifiers make it; `bodies` of countries before it, in their order."""

    role: Role
    bodies: tuple[str, ...]
    former: bool
    region: bool


def read_stack(doc: Doc, group: Group, matches: Mapping[int, Match], words: ActorWords) -> Stack:
    """Reads the words between `group.start` and the role, from right to left: the nearest says most."""
    role = group.title.role
    inner = {title.end: title for title in group.inner}
    bodies: list[str] = []
    former = region = False
    owner: Term | None = None
    holder: list[str] = []
    sector = Title(0, 0, role)  # the nearest role that tells a sector; the group's own where none does
    i = group.title.start
    while i > group.start:
        k = i - 1
        match = matches.get(k)
        if i in inner:
            title = inner[i]
            sector = title if sector.role is role else sector
            i = title.start
            continue
        if match is not None and match.end == i and match.start >= group.start:
            posted = match.term.kind == "city" and words.has("diplomatic", role.lemma)  # the Istanbul consulate is not Turkey's
            if match.term.kind in _COUNTRIES and match.term.body not in bodies and not posted:
                bodies.append(match.term.body)
            elif match.term.kind in _BODIES and owner is None:
                owner = match.term
            i = match.start
            continue
        low = doc[k].lower_
        last = low.rpartition("-")[2]
        if last in words.roles.attached and ("-" in low[1:-1] or (k > group.start and doc[k - 1].text in HYPHENS)):
            i = k if "-" in low[1:-1] else _before_hyphen(group.start, k - 1, matches)
            continue
        low = low.removesuffix("-" + last) if last in words.roles.leading else low
        body = words.adjectives.get(low) if doc[k].text[:1].isupper() else None
        if body is not None:
            if body not in bodies:
                bodies.append(body)
        elif words.has("former_adjectives", low):
            former = True
        elif words.roles.modifier(low) == "deputy":
            role = replace(role, deputy=True, office="")
        elif role.office == "minister" and words.roles.portfolio(low) is not None and k == group.title.start - 1:
            role = replace(role, office=words.roles.portfolio(low) or "", portfolio=low)
        elif words.roles.prefix(low) and sector.role is group.title.role:
            sector = Title(k, i, Role(low, "prefix", words.roles.prefix(low)))
        elif doc[k].pos_ == "PROPN" and doc[k].text[:1].isupper() and (not holder or doc[i].text == holder[0]):
            holder.insert(0, doc[k].text)
        region = region or words.has("regions", low)
        i = k
    if sector.role is not group.title.role:
        role = _with_sector(role, sector.role)
    if owner is not None and role.kind not in _PLAIN:
        role = replace(role, of=owner)
    elif holder and _is_holder(group, holder, words):
        role = replace(role, holder=" ".join(holder))
    return Stack(role, tuple(reversed(bodies)), former, region)


def _before_hyphen(start: int, hyphen: int, matches: Mapping[int, Match]) -> int:
    """The first token of what is joined by a hyphen at `hyphen`."""
    match = matches.get(hyphen - 1)
    return max(start, match.start if match is not None else hyphen - 1)


def _with_sector(role: Role, inner: Role) -> Role:
    """The role in the sector of the body before it: a *police* spokesman, an *army* officer."""
    if role.kind in _PLAIN or "/" in role.sector or inner.kind in {"media", "country", "side"} or not inner.sector:
        return role
    office = role.office if role.office in {"head", "leader"} else ""
    if "/" in inner.sector:
        return replace(role, sector=inner.sector, office="head" if office else "", prefix=inner.lemma)
    own = role.sector not in {"", "GOV"} and inner.sector == "GOV"  # federal judges, government forces
    if own or (role.office and not office and inner.sector == "GOV"):
        return replace(role, prefix=inner.lemma, country=role.country or inner.country)
    return replace(role, sector=inner.sector, office=office, prefix=inner.lemma, country=inner.country or role.country)


def _is_holder(group: Group, holder: list[str], words: ActorWords) -> bool:
    """Whether the name before a role is whose it is: the Trump administration, a Merkel aide."""
    if group.name is not None and group.name[1] <= group.title.start:
        return False
    role = group.title.role
    if (role.kind == "body" and role.sector in {"GOV", "PTY"}) or any(t.role.kind == "body" for t in group.inner):
        return True
    return role.kind in PERSONAL and bool(words.offices.surnamed(holder[-1]))
