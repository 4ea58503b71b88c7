"""The grade of a claim: the guidelines' table, as pure functions over who has said what of it last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from gezant.ledger.codes import UNKNOWN, shown, speaks_for
from gezant.ledger.voices import Voice
from gezant.model.dossier import ClaimKind, Grade, GradeEntry


@dataclass(frozen=True, slots=True)
class Word:
    """The latest that one source has said of a claim."""

    voice: Voice
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What one report adds to a claim: words for and against it, and the actors who kept silent about it."""

    report: str
    since: str | None
    words: tuple[Word, ...]
    silent: tuple[str, ...] = ()


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


def independent(unnamed: Iterable[Voice]) -> bool:
    """Whether two unnamed sources at least are known to be different: a report counts them, or their bodies differ.

    A source of unknown body is not known to be another, and neither is one of a body within another's.
    """
    voices = tuple(unnamed)
    bodies = {voice.source for voice in voices} - {UNKNOWN}
    apart = {b for b in bodies if not any(other != b and other.startswith((f"{b}.", f"{b}/")) for other in bodies)}
    return len(apart) > 1 or any(voice.counted for voice in voices)


def history(kind: ClaimKind, parties: Sequence[str], told: Iterable[Told]) -> tuple[GradeEntry, ...]:
    """The grades of a claim, report by report in the order of `told`; an entry wherever one changes anything.

    A party that was silent is awaited until it speaks on record.
    """
    latest: dict[Voice, Word] = {}
    silent: set[str] = set()
    out: list[GradeEntry] = []
    for report in told:
        silent |= {party for party in parties if any(speaks_for(actor, party) for actor in report.silent)}
        latest |= {word.voice: word for word in report.words}
        words = latest.values()
        name, by = grade(kind, parties, words)
        spoken = {p for p in silent for w in words if w.voice.standing == "record" and speaks_for(w.voice.source, p)}
        if name is None:
            continue
        entry = GradeEntry(report.since, report.report, name, by, tuple(sorted(silent - spoken)))
        if not out or (out[-1].grade, out[-1].by, out[-1].awaiting) != (entry.grade, entry.by, entry.awaiting):
            out.append(entry)
    return tuple(out)
