"""The grade of a claim: the guidelines' table, as pure functions over who has said what of it last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from gezant.ledger.codes import UNKNOWN, shown, speaks_for
from gezant.ledger.voices import Voice
from gezant.model.dossier import ClaimKind, Grade


@dataclass(frozen=True, slots=True)
class Word:
    """The latest that one source has said of a claim."""

    voice: Voice
    denies: bool = False


def grade(kind: ClaimKind, parties: Sequence[str], words: Collection[Word]) -> tuple[Grade | None, tuple[str, ...]]:
    """The grade of a claim and who asserts (or confirms) it on record; (None, ()) where nobody asserts or denies it.

    `words` holds each source's latest word. A party's own word confirms its position; of its own deed it is not enough.
    """
    asserting = [word.voice for word in words if not word.denies]
    record = {voice.source for voice in asserting if voice.standing == "record"}
    unnamed = [voice for voice in asserting if voice.standing == "unnamed"]
    party_denies = any(
        word.denies and word.voice.standing == "record" and speaks_for(word.voice.source, party)
        for word in words
        for party in parties
    )
    inside = {party for party in parties if any(speaks_for(source, party) for source in record)}
    outside = {shown(source) for source in record if not any(speaks_for(source, party) for party in parties)}
    own_deed = kind == "event" and len(parties) == 1
    everybody = tuple(sorted(inside | outside))
    if party_denies:
        return ("disputed", everybody) if record else ("denied", ())
    if parties and inside == set(parties) and (outside or not own_deed):
        return "confirmed", everybody if own_deed else tuple(sorted(inside))
    if record:
        return "on-record", everybody
    if independent(unnamed):
        return "corroborated", ()
    if unnamed:
        return "unnamed", ()
    return ("hearsay", ()) if asserting else (None, ())


def against(words: Collection[Word]) -> tuple[Grade | None, tuple[str, ...]]:
    """What the word is worth that a claim is not so, and who says that on record; (None, ()) where nobody does."""
    return grade("event", (), [Word(word.voice) for word in words if word.denies])


def independent(unnamed: Iterable[Voice]) -> bool:
    """Whether two unnamed sources at least are known to be different: a report counts them, or their bodies differ.

    A source of unknown body is not known to be another, and neither is one of a body within another's.
    """
    voices = tuple(unnamed)
    bodies = {voice.source for voice in voices} - {UNKNOWN}
    apart = {b for b in bodies if not any(other != b and other.startswith((f"{b}.", f"{b}/")) for other in bodies)}
    return len(apart) > 1 or any(voice.counted for voice in voices)
