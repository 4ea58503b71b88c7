"""Readings as plain JSON values and back, in the format of the annotation guidelines.

The program's additions to that format: `rule` on statements, times and meetings, `confidence` on statements, `first_since`
on meetings, `id` on times and meetings; on the report what else is known of it (author, section, agency, url, published, seen,
dates). A reading without them (a gold reading) is read all the same.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from gezant.model.reading import Condition, Meeting, Party, Reading, Span, Statement, Time
from gezant.model.report import DateCandidate, Report

_FURTHER = ("author", "section", "agency", "url", "published", "seen")  # written where they are known


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as values that `json.dumps` takes; spans become two-element lists."""
    return {
        "report": report_to_json(reading.report),
        "times": [_lists(asdict(time)) for time in reading.times],
        "statements": [statement_to_json(statement) for statement in reading.statements],
        "meetings": [_lists(asdict(meeting)) for meeting in reading.meetings],
    }


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as JSON values, without the bytes that it was read from."""
    data = {"id": report.id, "text": report.text, "language": report.language, "date": report.date}
    data |= {"outlet": report.outlet, "title": report.title}
    data |= {name: value for name in _FURTHER if (value := getattr(report, name)) is not None}
    return data | ({"dates": [asdict(candidate) for candidate in report.dates]} if report.dates else {})


def report_from_json(data: dict[str, Any]) -> Report:
    """A report from its JSON values. Raises KeyError or TypeError where the format is not kept."""
    return Report(
        id=data["id"],
        text=data["text"],
        language=data["language"],
        date=data.get("date"),
        outlet=data.get("outlet"),
        title=data.get("title"),
        dates=tuple(DateCandidate(**candidate) for candidate in data.get("dates", ())),
        **{name: data.get(name) for name in _FURTHER},
    )


def reading_from_json(data: dict[str, Any]) -> Reading:
    """A reading from its JSON values. Raises KeyError or TypeError where the format is not kept."""
    return Reading(
        report=report_from_json(data["report"]),
        times=tuple(
            Time(_span(t["span"]), t["type"], t["value"], t.get("rule", ""), t.get("id", f"T{i}"))
            for i, t in enumerate(data["times"], 1)
        ),
        statements=tuple(statement_from_json(s) for s in data["statements"]),
        meetings=tuple(
            Meeting(
                span=_span(m["span"]),
                participants=tuple(m["participants"]),
                kind=m["kind"],
                when=m.get("when"),
                where=m.get("where"),
                state=m["state"],
                first_since=m.get("first_since"),
                rule=m.get("rule", ""),
                id=m.get("id", f"M{i}"),
            )
            for i, m in enumerate(data["meetings"], 1)
        ),
    )


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """A statement as JSON values."""
    data: dict[str, Any] = _lists(asdict(statement))
    return data


def statement_from_json(s: dict[str, Any]) -> Statement:
    """A statement from its JSON values. Raises KeyError or TypeError where the format is not kept."""
    return Statement(
        id=s["id"],
        source=_party(s["source"]),
        cue=_spans(s["cue"]),
        content=_spans(s["content"]),
        act=s["act"],
        form=s["form"],
        polarity=s["polarity"],
        certainty=s["certainty"],
        hearsay=s["hearsay"],
        date=s.get("date"),
        addressee=_party(s.get("addressee")),
        chain=tuple(party for c in s.get("chain", ()) if (party := _party(c)) is not None),
        within=s.get("within"),
        conditions=tuple(
            Condition(_span(c["span"]), _span(c["cue"]) if c.get("cue") else None, c["kind"]) for c in s.get("conditions", ())
        ),
        confidence=s.get("confidence", 1.0),
        rule=s.get("rule", ""),
    )


def _party(p: dict[str, Any] | None) -> Party | None:
    return None if p is None else Party(_spans(p["spans"]), tuple(p["actors"]), p["naming"])


def _span(value: list[int]) -> Span:
    start, end = value
    return (start, end)


def _spans(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_span(v) for v in value)


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _lists(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_lists(v) for v in value]
    return value
