"""One report after another, in the order of their dates: what each adds to a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gezant.ledger import conditions, meetings
from gezant.ledger.about import LIKE, Report, meant
from gezant.ledger.claims import Place, placed
from gezant.ledger.codes import speaks_for
from gezant.ledger.dated import due_of, told_of
from gezant.ledger.decisions import ref_of
from gezant.ledger.filed import Filed
from gezant.ledger.grades import Word, grade
from gezant.ledger.memory import Entry, Key, Member, Memory
from gezant.ledger.propositions import Proposition
from gezant.ledger.same import alike, features
from gezant.ledger.voices import Voice
from gezant.model.dossier import Bearing, BearingKind, GradeEntry, Why

_ABOUT: Mapping[str, BearingKind] = {"silent": "silent", "doubt": "doubts"}


def fold(report: Filed, memory: Memory) -> tuple[int, ...]:
    """Add a report that is later than all in the memory; gives the numbers of the claims that it bears on, in their order."""
    here = Report()
    touched: dict[int, None] = {}
    places = {statement: number for number, statement in enumerate(report.statements)}
    for p in report.propositions:
        key = Key(report.day, report.arrival, places[p.statement], p.part)
        statement = report.statements[p.statement]
        sources = statement.source.actors if statement.source else ()
        due, told = due_of(report.reading, statement), told_of(report.reading, statement)
        entry = Entry(key, statement.act, sources, p, due, told)
        if p.family == "about":
            touched |= dict.fromkeys(_about(entry, report, here, memory))
        else:
            touched |= dict.fromkeys(_claims(entry, report, here, memory))
    for claim in touched:
        _grade(claim, report, memory)
    _conditions(touched, report, here, memory)
    for number, meeting in enumerate(report.reading.meetings):
        key = Key(report.day, report.arrival, number)
        meetings.tell(key, report.id, report.reading.report.date, number, meeting, memory)
    return tuple(touched)


def _claims(entry: Entry, report: Filed, here: Report, memory: Memory) -> list[int]:
    """Let a statement bear on its claim, with what had been doubted of it before; set the conditions that it names."""
    place = placed(entry, memory)
    claim = place.claim.number
    p = entry.proposition
    voices = report.voice(p.statement)
    bearing = _bearing(entry, report, voices, place, memory)
    memory.add_bearing(claim, entry.key, Bearing(report.id, p.statement, bearing, place.why))
    for voice in voices:
        memory.add_word(claim, entry.key, Word(voice, bearing == "denies"))
    if place.founded:
        for doubt in memory.doubts(features(p)):
            if alike(doubt.proposition, p).score >= LIKE and claim not in memory.decided(ref_of(doubt)).apart:
                said = Bearing(doubt.proposition.report, doubt.proposition.statement, "doubts", Why("doubted"))
                memory.add_bearing(claim, doubt.key, said)
    here.members.append((Member(claim, entry), voices))
    here.answered.extend(conditions.answered(claim, entry, here.conditions, memory))
    if p.family != "told":
        statement = report.statements[p.statement]
        for condition in statement.conditions:
            asked = report.asked(statement, condition)
            there = replace(entry, key=replace(entry.key, part=asked.part), proposition=asked)
            here.conditions.append(conditions.set_condition(place.claim, condition, there, memory))
    return [claim]


def _bearing(entry: Entry, report: Filed, voices: tuple[Voice, ...], place: Place, memory: Memory) -> BearingKind:
    """It confirms where another asserted before and it is said, on record, in answer."""
    p = entry.proposition
    if p.denied or (p.kind == "event" and p.negative):
        return "denies"
    return "confirms" if not place.founded and _in_answer(report, p, voices, place.claim.number, memory) else "asserts"


def _in_answer(report: Filed, p: Proposition, voices: tuple[Voice, ...], claim: int, memory: Memory) -> bool:
    """Whether a statement says, on record and in answer, what another asserted before."""
    if not _answers(report, p) or any(voice.standing != "record" for voice in voices):
        return False
    before = {word.voice.source for word in memory.words(claim) if not word.denies}
    return bool(before - {voice.source for voice in voices})


def _answers(report: Filed, p: Proposition) -> bool:
    """Whether the statement, or the one that it stands in, confirms."""
    statement = report.statements[p.statement]
    outer = report.statements.get(statement.within) if statement.within else None
    return statement.act == "confirm" or (outer is not None and outer.act == "confirm")


def _about(entry: Entry, report: Filed, here: Report, memory: Memory) -> list[int]:
    """Let silence, doubt, or words that take up what was said bear on the claims that they are about."""
    p = entry.proposition
    decided = memory.decided(ref_of(entry))
    claims = [claim for claim in meant(entry, here, memory) if claim not in decided.apart]
    if decided.together is not None and decided.together not in claims:
        claims.append(decided.together)
    said: BearingKind = "denies" if p.denied else _ABOUT.get(entry.act, "asserts")
    for claim in claims:
        answers = said == "asserts" and _in_answer(report, p, report.voice(p.statement), claim, memory)
        bearing: BearingKind = "confirms" if answers else said
        memory.add_bearing(claim, entry.key, Bearing(report.id, p.statement, bearing, Why("about")))
        if bearing == "silent":
            here.silent.add(claim)
            for actor in entry.sources:
                memory.add_silent(claim, entry.key, actor)
        elif bearing != "doubts":
            for voice in report.voice(p.statement):
                memory.add_word(claim, entry.key, Word(voice, bearing == "denies"))
    if not claims and said == "doubts" and p.concepts:
        memory.add_doubt(entry, features(p))
    return claims


def _grade(claim: int, report: Filed, memory: Memory) -> None:
    """Add the grade of a claim after a report where it is another than before."""
    founder = memory.claim(claim).founder.proposition
    words = memory.words(claim)
    name, by = grade(founder.kind, founder.parties, words)
    if name is None:
        return
    record = [word.voice.source for word in words if word.voice.standing == "record"]
    silent = {p for p in founder.parties if any(speaks_for(actor, p) for actor in memory.silent(claim))}
    awaiting = tuple(sorted(p for p in silent if not any(speaks_for(source, p) for source in record)))
    before = memory.grade(claim)
    if before is None or (before.grade, before.by, before.awaiting) != (name, by, awaiting):
        memory.add_grade(
            claim, Key(report.day, report.arrival), GradeEntry(report.reading.report.date, report.id, name, by, awaiting)
        )


def _conditions(touched: dict[int, None], report: Filed, here: Report, memory: Memory) -> None:
    """Add what a report changes in the state of conditions: set here, on claims that it bears on, or pledged in it."""
    rows = {row.number: row for row in here.answered}
    for claim in touched:
        for row in (*memory.conditions_of(claim), *memory.conditions_on(claim), *memory.pledged_by(claim)):
            rows[row.number] = row
    for member, _ in here.members:
        p = member.entry.proposition
        for row in conditions.pledge(member.claim, member.entry, memory.conditions_asking(p.parties, features(p)), memory):
            rows[row.number] = row
    key = Key(report.day, report.arrival)
    for number in sorted(rows):
        conditions.record(rows[number], key, report.id, report.reading.report.date, memory)
