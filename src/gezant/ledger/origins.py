"""One source once: from how many independent origins a claim comes, however many papers carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gezant.ledger.codes import UNKNOWN, shown
from gezant.ledger.voices import Voice
from gezant.model.dossier import Origin, Origins

_RANK = {"record": 0, "unnamed": 1, "hearsay": 2}


@dataclass(frozen=True, slots=True)
class Heard:
    """That a voice asserted or denied a claim in a report; `story` is the first report with nearly the same text, `agency` the
    agency that the report credits."""

    voice: Voice
    denies: bool
    report: str
    story: str
    agency: str | None = None


def origins(heard: Sequence[Heard]) -> Origins:
    """The origins of a claim, from all that was heard of it, the earliest first. Who took it back is none.

    Those on record are told apart by state or body, unnamed ones by body. An unnamed one counts as another only where its body
    is known, and neither that of another origin nor a part or the whole of it, and where the two did not both come by one agency
    alone, to reports of which none has both; it counts twice where a report counts two.
    """
    latest = {said.voice: said.denies for said in heard}
    groups: dict[tuple[str, str], list[Heard]] = {}
    for said in heard:
        if not said.denies and not latest[said.voice]:
            groups.setdefault((said.voice.standing, _body(said.voice)), []).append(said)
    keys = sorted(groups, key=lambda key: (_RANK[key[0]], key[1]))
    found: list[Origin] = []
    for standing, body in keys:
        group = groups[standing, body]
        others = [key for key in keys if key != (standing, body) and key[0] != "hearsay"]
        stories = tuple(dict.fromkeys(said.story for said in group))
        merges = standing == "unnamed" and any(_maybe_same(body, key[1]) or _one_wire(group, groups[key]) for key in others)
        found.append(
            Origin(
                source=body,
                standing=group[0].voice.standing,
                reports=tuple(dict.fromkeys(said.report for said in group)),
                stories=len(stories),
                counted=any(said.voice.counted for said in group),
                possibly_same=standing == "unnamed" and (len(stories) > 1 or merges),
                agencies=tuple(dict.fromkeys(said.agency for said in group if said.agency)),
            )
        )
    return Origins(_independent(found, groups), tuple(found))


def _independent(found: Sequence[Origin], groups: Mapping[tuple[str, str], Sequence[Heard]]) -> int:
    number = 0
    known: list[Origin] = []
    # Of a body and its parts, the parts are known to differ from each other, the whole from none of them.
    order = sorted(found, key=lambda o: (_RANK[o.standing], o.source == UNKNOWN, -len(o.source)))
    for origin in (origin for origin in order if origin.standing != "hearsay"):
        new = origin.standing == "record" or not any(
            _maybe_same(origin.source, other.source) or _one_wire(groups[_key(origin)], groups[_key(other)]) for other in known
        )
        number += new + (origin.counted and origin.standing == "unnamed")
        known.append(origin)
    return number or min(1, len(found))


def _key(origin: Origin) -> tuple[str, str]:
    return origin.standing, origin.source


def _one_wire(some: Sequence[Heard], others: Sequence[Heard]) -> bool:
    """Whether two unnamed sources both came by one agency alone, to reports of which none has both."""
    if any(said.voice.standing != "unnamed" for said in (*some, *others)):
        return False
    agencies = {said.agency for said in (*some, *others)}
    together = {said.report for said in some} & {said.report for said in others}
    return len(agencies) == 1 and None not in agencies and not together


def _body(voice: Voice) -> str:
    return shown(voice.source) if voice.standing == "record" else voice.source


def _maybe_same(one: str, other: str) -> bool:
    """Whether two bodies can be one: one is not known, or the same as the other, or a part of it."""
    if UNKNOWN in {one, other} or one == other:
        return True
    return one.startswith((f"{other}.", f"{other}/")) or other.startswith((f"{one}.", f"{one}/"))
