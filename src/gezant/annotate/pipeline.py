"""Build the pipeline of a language and read reports with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate import actors, attribution, chains, conditions, layers, meetings, stance, times  # noqa: F401 - registers the factories
from gezant.annotate.base import load_base
from gezant.annotate.parts import parts
from gezant.annotate.reading import reading_of
from gezant.intake import plain
from gezant.lexicon import LexiconError
from gezant.model import Reading, Report, Statement

COMPONENTS = (
    "gezant_times",
    "gezant_actors",
    "gezant_attribution",
    "gezant_stance",
    "gezant_conditions",
    "gezant_chains",
    "gezant_meetings",
)


@cache
def pipeline(language: str, base: str | None = None) -> Language:
    """The base of a language with every layer on it, built once a process.

    `base` names a spaCy pipeline to put under it (an installed package or a path), None for the shipped one. Raises BaseError
    where there is none or it gives no Universal Dependencies, LexiconError where the language has no words, or a file of them
    lacks a key or has something else in its place.
    """
    nlp = load_base(language, base)
    for component in COMPONENTS:
        try:
            nlp.add_pipe(component)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise LexiconError(f"the words of {component} for '{language}' are not as it needs them: {error!r}") from error
    return nlp


def parse(report: Report, base: str | None = None) -> Doc:
    """The annotated Doc of a report's whole text, for those who want to see what an entry rests on."""
    return _parse(pipeline(report.language, base), report.text, report)


def read_report(report: Report, base: str | None = None) -> Reading:
    """The reading of a report: a pure function of the report and the base."""
    nlp = pipeline(report.language, base)
    readings = [reading_of(report, _parse(nlp, report.text[start:end], report), start) for start, end in parts(report.text)]
    return readings[0] if len(readings) == 1 else _joined(report, readings)


def _parse(nlp: Language, text: str, report: Report) -> Doc:
    doc = nlp.make_doc(plain(text))
    doc._.gezant_date = report.date
    doc._.gezant_outlet = report.outlet
    return nlp(doc)


def _joined(report: Report, readings: list[Reading]) -> Reading:
    """One reading of the readings of a long text's parts, its entries numbered through."""
    statements: list[Statement] = []
    for reading in readings:
        before = len(statements)
        renumber = {s.id: f"S{before + n}" for n, s in enumerate(reading.statements, 1)}
        statements += [
            replace(s, id=renumber[s.id], within=renumber.get(s.within) if s.within else None) for s in reading.statements
        ]
    times_ = [t for reading in readings for t in reading.times]
    meetings_ = [m for reading in readings for m in reading.meetings]
    return Reading(
        report=report,
        times=tuple(replace(t, id=f"T{n}") for n, t in enumerate(times_, 1)),
        statements=tuple(statements),
        meetings=tuple(replace(m, id=f"M{n}") for n, m in enumerate(meetings_, 1)),
    )
