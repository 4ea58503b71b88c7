"""One source once: from how many independent origins a claim comes, however many papers carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gezant.ledger.codes import UNKNOWN, shown
from gezant.ledger.voices import Voice
from gezant.model.dossier import Origin, Origins

_RANK = {"record": 0, "unnamed": 1, "hearsay": 2}


@dataclass(frozen=True, slots=True)
class Heard:
    """That a voice asserted or denied a claim in a report; `story` is the first report with nearly the same text."""

    voice: Voice
    denies: bool
    report: str
    story: str


def origins(heard: Sequence[Heard]) -> Origins:
    """The origins of a claim, from all that was heard of it, the earliest first. Who took it back is none.

    Those on record are told apart by state or body, unnamed ones by body. An unnamed one counts as another only where its body
    is known, and neither that of another origin nor a part or the whole of it; it counts twice where a report counts two.
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
        others = [other for kind, other in keys if (kind, other) != (standing, body) and kind != "hearsay"]
        stories = tuple(dict.fromkeys(said.story for said in group))
        merges = standing == "unnamed" and any(_maybe_same(body, other) for other in others)
        found.append(
            Origin(
                source=body,
                standing=group[0].voice.standing,
                reports=tuple(dict.fromkeys(said.report for said in group)),
                stories=len(stories),
                counted=any(said.voice.counted for said in group),
                possibly_same=standing == "unnamed" and (len(stories) > 1 or merges),
            )
        )
    return Origins(_independent(found), tuple(found))


def _independent(found: Sequence[Origin]) -> int:
    number = 0
    bodies: list[str] = []
    known = [origin for origin in found if origin.standing != "hearsay"]
    # Of a body and its parts, the parts are known to differ from each other, the whole from none of them.
    for origin in sorted(known, key=lambda o: (_RANK[o.standing], o.source == UNKNOWN, -len(o.source))):
        new = origin.standing == "record" or not any(_maybe_same(origin.source, other) for other in bodies)
        number += new + (origin.counted and origin.standing == "unnamed")
        bodies.append(origin.source)
    return number or min(1, len(found))


def _body(voice: Voice) -> str:
    return shown(voice.source) if voice.standing == "record" else voice.source


def _maybe_same(one: str, other: str) -> bool:
    """Whether two bodies can be one: one is not known, or the same as the other, or a part of it."""
    if UNKNOWN in {one, other} or one == other:
        return True
    return one.startswith((f"{other}.", f"{other}/")) or other.startswith((f"{one}.", f"{one}/"))
