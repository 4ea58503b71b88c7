"""From readings to a dossier: claims with bearings and grades, conditions, meetings. Pure: the same in, the same out."""

from __future__ import annotations

from collections.abc import Sequence

from gezant.ledger import conditions, grades
from gezant.ledger.about import attach
from gezant.ledger.claims import Entry, Group, entries, groups
from gezant.ledger.filed import Filed, filed
from gezant.ledger.grades import Told, Word
from gezant.ledger.meetings import meetings
from gezant.model import Reading
from gezant.model.dossier import Bearing, BearingKind, Claim, Dossier, DossierCondition, Grade, GradeEntry

Bearings = list[tuple[Entry, BearingKind]]


def derive(readings: Sequence[Reading], name: str = "", title: str = "") -> Dossier:
    """The dossier of readings that are given in the order of their arrival."""
    reports = filed(readings)
    found = entries(reports)
    joined = groups(found)
    attach(found, joined)
    hanging = conditions.conditions(joined)
    joined.sort(key=lambda group: group.key)
    names = {id(group): f"C{number}" for number, group in enumerate(joined, 1)}
    told = {id(group): [] if group.asked_only else _bearings(group) for group in joined}
    histories = {id(group): _grades(group, told[id(group)]) for group in joined}
    order = {report.id: number for number, report in enumerate(reports)}

    def grade_at(group: Group, number: int) -> Grade | None:
        live = [entry.grade for entry in histories[id(group)] if order[entry.report] <= number]
        return live[-1] if live else None

    dated = [(report.id, report.reading.report.date) for report in reports]
    return Dossier(
        id=name,
        title=title,
        reports=tuple(report.id for report in reports),
        claims=tuple(_claim(group, names, told[id(group)], histories[id(group)]) for group in joined),
        conditions=tuple(
            DossierCondition(
                of=names[id(h.of)],
                on=names[id(h.on)],
                kind=h.condition.kind,
                set_by=_setter(h),
                states=conditions.states(h, dated, joined, grade_at, names),
            )
            for h in hanging
        ),
        meetings=meetings(reports),
    )


def _claim(group: Group, names: dict[int, str], told: Bearings, history: tuple[GradeEntry, ...]) -> Claim:
    founder = group.founder
    return Claim(
        id=names[id(group)],
        gloss=founder.text,
        kind=founder.kind,
        parties=founder.parties,
        bearings=tuple(Bearing(e.filed.id, e.proposition.statement, bearing, group.why.get(e.key, "")) for e, bearing in told),
        grades=history,
        topics=tuple(sorted(founder.concepts)),
        replaces=names[id(group.replaces)] if group.replaces else None,
    )


def _setter(hanging: conditions.Hanging) -> str:
    return next(iter(hanging.of.founder.parties), "?")


def _bearings(group: Group) -> Bearings:
    """What each statement does for the claim, in order; it confirms where another asserted before and it is said in answer."""
    out: Bearings = []
    asserted: set[str] = set()
    for entry in group.entries:
        voices = entry.filed.voice(entry.proposition.statement)
        sources = {voice.source for voice in voices}
        if entry.proposition.denied or (entry.proposition.kind == "event" and entry.proposition.negative):
            out.append((entry, "denies"))
            continue
        record = all(voice.standing == "record" for voice in voices)
        out.append((entry, "confirms" if _answers(entry) and record and asserted - sources else "asserts"))
        asserted |= sources
    return sorted([*out, *group.about], key=lambda pair: pair[0].key)


def _answers(entry: Entry) -> bool:
    """Whether the statement, or the one that it stands in, confirms."""
    statements = entry.filed.statements
    statement = statements[entry.proposition.statement]
    outer = statements.get(statement.within) if statement.within else None
    return statement.act == "confirm" or (outer is not None and outer.act == "confirm")


def _grades(group: Group, told: Bearings) -> tuple[GradeEntry, ...]:
    by_report: dict[int, Bearings] = {}
    for entry, bearing in told:
        by_report.setdefault(entry.key[0], []).append((entry, bearing))
    return grades.history(group.founder.kind, group.founder.parties, [_told(by_report[n]) for n in sorted(by_report)])


def _told(here: Bearings) -> Told:
    report: Filed = here[0][0].filed
    words: list[Word] = []
    silent: list[str] = []
    for entry, bearing in here:
        statement = report.statements[entry.proposition.statement]
        if bearing == "silent" and statement.source:
            silent.extend(statement.source.actors)
        elif bearing in {"asserts", "confirms", "denies"}:
            words.extend(Word(voice, bearing == "denies") for voice in report.voice(statement.id))
    return Told(report.id, report.reading.report.date, tuple(words), tuple(silent))
