"""From the layers on a Doc to the records of a reading: token indices become code points, attributions become statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from gezant.annotate.attribution.quotes import quotations
from gezant.annotate.layers import Attribution, ConditionMention, PartyMention
from gezant.model import Condition, Form, Meeting, Party, Reading, Report, Span, Statement, Time


def reading_of(report: Report, doc: Doc, offset: int = 0) -> Reading:
    """The reading of a report from its annotated Doc, whose text begins at `offset` code points in `report.text`."""
    quoted = {i for q in quotations(doc) for i in range(q.start, q.end)}
    attributions: tuple[Attribution, ...] = doc._.gezant_attributions
    return Reading(
        report=report,
        times=tuple(
            Time(_span(doc, t.start, t.end, offset), t.type, t.value, t.rule, f"T{n}")
            for n, t in enumerate(doc._.gezant_times, 1)
        ),
        statements=tuple(_statement(doc, a, n, offset, quoted) for n, a in enumerate(attributions, 1)),
        meetings=tuple(
            Meeting(
                span=_span(doc, m.start, m.end, offset),
                participants=m.participants,
                kind=m.kind,
                when=m.when,
                where=m.where,
                state=m.state,
                first_since=m.first_since,
                rule=m.rule,
                id=f"M{n}",
            )
            for n, m in enumerate(doc._.gezant_meetings, 1)
        ),
    )


def _statement(doc: Doc, a: Attribution, number: int, offset: int, quoted: set[int]) -> Statement:
    return Statement(
        id=f"S{number}",
        source=_party(doc, a.source, offset),
        cue=spans(doc, a.cue, offset),
        content=spans(doc, a.content, offset),
        act=a.act,
        form=_form(doc, a.content, quoted),
        polarity=a.polarity,
        certainty=a.certainty,
        hearsay=a.hearsay,
        date=a.date,
        addressee=_party(doc, a.addressee, offset),
        chain=tuple(party for link in a.chain if (party := _party(doc, link, offset)) is not None),
        within=f"S{a.within + 1}" if a.within >= 0 else None,
        conditions=tuple(_condition(doc, c, offset) for c in a.conditions),
        confidence=round(a.confidence, 2),
        rule=a.rule,
    )


def _form(doc: Doc, content: Sequence[int], quoted: set[int]) -> Form:
    """direct: every word of the content in quotation marks; mixed: some; indirect: none."""
    words = [i for i in content if not (doc[i].is_punct or doc[i].is_space or doc[i].is_quote)]
    inside = sum(i in quoted for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def _party(doc: Doc, party: PartyMention | None, offset: int) -> Party | None:
    if party is None or not party.tokens:
        return None
    return Party(spans(doc, party.tokens, offset), party.actors, party.naming)


def _condition(doc: Doc, condition: ConditionMention, offset: int) -> Condition:
    cue = spans(doc, condition.cue, offset)
    return Condition(
        span=_span(doc, min(condition.tokens), max(condition.tokens) + 1, offset),
        cue=cue[0] if cue else None,
        kind=condition.kind,
    )


def _span(doc: Doc, start: int, end: int, offset: int) -> Span:
    last = doc[end - 1]
    return (doc[start].idx + offset, last.idx + len(last) + offset)


def spans(doc: Doc, tokens: Iterable[int], offset: int = 0) -> tuple[Span, ...]:
    """The stretches of text that tokens make up: neighbours, and tokens with only a blank between them, are one span."""
    out: list[Span] = []
    previous = None
    for i in sorted(tokens):
        if doc[i].is_space:
            continue
        begin, end = doc[i].idx + offset, doc[i].idx + len(doc[i]) + offset
        if previous is not None and all(doc[j].is_space for j in range(previous + 1, i)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
        previous = i
    return tuple(out)
