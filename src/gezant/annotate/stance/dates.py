"""When the words were said: a time in the cue's own clause, else that of the sentence before where the speaker goes on.

A time that stands in a content belongs to what is said, and one in an inner statement to that. Only days and times of day,
months and years count; *nu* and *drie dagen* date nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from gezant.annotate.layers import Attribution, TimeMention
from gezant.annotate.trees import child, relation
from gezant.annotate.wordlists import StanceWords

_POINTS = {"DATE", "TIME"}
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_CLOCK = re.compile(r"^(\d{4}-\d\d-\d\d)T.*$")


def dates_said(doc: Doc, attributions: Sequence[Attribution], words: StanceWords) -> list[str | None]:
    """The date of saying of each attribution as EDTF, None where the report does not tell."""
    own = _own_dates(doc, attributions)
    out: list[str | None] = []
    for index, attribution in enumerate(attributions):
        value = own.get(index)
        if value is None and attribution.within < 0:
            value = _shared(doc, index, attributions, own, words)
        out.append(value)
    return out


def _own_dates(doc: Doc, attributions: Sequence[Attribution]) -> dict[int, str]:
    """For each time the statement that it dates: of those at the same depth in its sentence the one whose clause it stands in."""
    found: dict[int, tuple[int, str]] = {}
    for time in doc._.gezant_times:
        value = _value(time)
        if value is None or _to_come(value, doc._.gezant_date):
            continue
        index = _dated(doc, time, attributions)
        if index is None:
            continue
        distance = _distance(doc, attributions[index], time)
        if index not in found or distance < found[index][0]:
            found[index] = (distance, value)
    return {index: value for index, (_, value) in found.items()}


def _value(time: TimeMention) -> str | None:
    if time.type not in _POINTS or time.value.endswith("_REF"):
        return None
    clock = _CLOCK.match(time.value)
    return clock[1] if clock is not None else time.value


def _to_come(value: str, today: str | None) -> bool:
    """Whether a value lies wholly behind the report's date: nothing has been said then."""
    first = _DAY.search(value)
    if today is None or first is None or value.startswith(".."):
        return False
    shared = min(len(first[0]), len(today))
    return first[0][:shared] > today[:shared]


def _dated(doc: Doc, time: TimeMention, attributions: Sequence[Attribution]) -> int | None:
    """The statement in whose attribution a time stands, not in its content, source or addressee."""
    sentence = doc[time.start].sent
    level = _innermost(time.start, attributions)
    candidates = []
    for index, attribution in enumerate(attributions):
        if not attribution.cue or _innermost(attribution.cue[0], attributions) != level or time.start in attribution.content:
            continue
        if attribution.source is not None and _inside_name(doc, time, attribution.source.tokens):
            continue
        if any(sentence.start <= i < sentence.end for i in attribution.cue):
            candidates.append(index)
    if not candidates:
        return None
    clause = _governor(doc[time.start], time)
    in_clause = [k for k in candidates if _heads(doc, attributions[k], clause)]
    if in_clause:
        return min(in_clause, key=lambda k: _distance(doc, attributions[k], time))
    # when a carrier passed the words on is when they were said, as far as the report tells
    carried = [k for k in candidates if any(doc[i].head.i == clause.i for link in attributions[k].chain for i in link.tokens)]
    if carried and clause.pos_ in {"VERB", "AUX"}:
        return carried[0]
    near = [k for k in candidates if not _crosses(doc, attributions[k], time, attributions)]
    return min(near, key=lambda k: _distance(doc, attributions[k], time)) if near else None


def _innermost(token: int, attributions: Sequence[Attribution]) -> int:
    """The attribution with the smallest content that holds a token, -1 for none."""
    holding = [k for k, a in enumerate(attributions) if token in a.content]
    return min(holding, key=lambda k: len(attributions[k].content), default=-1)


def _inside_name(doc: Doc, time: TimeMention, tokens: Sequence[int]) -> bool:
    return time.start in tokens and tokens[0] < time.start and time.end - 1 < tokens[-1]


def _governor(token: Token, time: TimeMention) -> Token:
    """The word outside of the time expression that it hangs on."""
    current = token
    while time.start <= current.head.i < time.end and current.head.i != current.i:
        current = current.head
    return current.head


def _heads(doc: Doc, attribution: Attribution, governor: Token) -> bool:
    """Whether a word is the cue's head or one of its verb group."""
    return governor.i in attribution.cue or (attribution.cue_head >= 0 and governor.i == attribution.cue_head)


def _distance(doc: Doc, attribution: Attribution, time: TimeMention) -> int:
    return min(abs(i - time.start) for i in attribution.cue)


def _crosses(doc: Doc, attribution: Attribution, time: TimeMention, attributions: Sequence[Attribution]) -> bool:
    """Whether a clause of its own, or another's content, lies between the cue and the time."""
    nearest = min(attribution.cue, key=lambda i: abs(i - time.start))
    low, high = sorted((nearest, time.start))
    between = [t for t in doc[low + 1 : high] if t.i not in attribution.content and t.i not in attribution.cue]
    if any(t.pos_ in {"VERB", "AUX"} and t.morph.get("VerbForm", []) == ["Fin"] for t in between):
        return True
    governor = _governor(doc[time.start], time)
    # *zij komen dinsdag, maar hij verwacht niets*: each of two coordinated clauses with subjects of their own has its own time
    if _coordinated(doc, attribution, governor):
        return True
    # a time of another clause (*X, die dinsdag aankwam*) dates nothing; one hung on the content's verb by mistake may
    if governor.pos_ not in {"VERB", "AUX"} or governor.i in attribution.cue or governor.i in attribution.content:
        return False
    return low < governor.i < high or relation(governor) in {"acl", "advcl"}


def _coordinated(doc: Doc, attribution: Attribution, governor: Token) -> bool:
    """Whether the cue heads a clause with its own subject that is coordinated with that of another verb."""
    if attribution.cue_head < 0:
        return False
    head = doc[attribution.cue_head]
    return relation(head) in {"conj", "parataxis"} and head.head.i == governor.i and child(head, "nsubj") is not None


def _shared(doc: Doc, index: int, attributions: Sequence[Attribution], own: dict[int, str], words: StanceWords) -> str | None:
    """The date of the verb it is coordinated with, or of the same speaker's statement in the sentence directly before."""
    attribution = attributions[index]
    if attribution.cue_head >= 0:
        beside = _beside(doc, attribution, attributions)
        if beside is not None and (beside in own or doc[attribution.cue_head].dep_ == "advcl"):
            return own.get(beside)
    if not _continues(doc, attribution, words):
        return None
    start = _first(doc, attribution)
    here = doc[start].sent
    if here.start == 0:
        return None
    before = doc[here.start - 1].sent
    for other in range(len(attributions)):
        earlier = attributions[other]
        if other == index or earlier.within >= 0 or not _same_speaker(earlier, attribution):
            continue
        touches = any(before.start <= i < before.end for i in earlier.cue)
        said = own.get(other)
        if touches and said is not None:
            return said
    return None


def _beside(doc: Doc, attribution: Attribution, attributions: Sequence[Attribution]) -> int | None:
    """The statement said in the same breath: with whose verb this one's is coordinated, or whose participle it is or has."""
    cue = doc[attribution.cue_head]
    for other, earlier in enumerate(attributions):
        below = earlier.cue_head >= 0 and doc[earlier.cue_head].dep_ == "advcl" and doc[earlier.cue_head].head.i == cue.i
        if below and _same_speaker(earlier, attribution):
            return other
    head = cue
    while head.dep_ in {"conj", "advcl"} and head.head.i != head.i:
        head = head.head
        for other, earlier in enumerate(attributions):
            here = earlier.cue_head == head.i or head.i in earlier.cue
            if here and (child(cue, "nsubj") is None or _same_speaker(earlier, attribution)):
                return other
    return None


def _first(doc: Doc, attribution: Attribution) -> int:
    """The first word of a statement; an opening quotation mark may hang on the sentence before."""
    words = [i for i in (*attribution.content, *attribution.cue) if not (doc[i].is_punct or doc[i].is_quote or doc[i].is_space)]
    return min(words, default=0)


def _continues(doc: Doc, attribution: Attribution, words: StanceWords) -> bool:
    """Whether it is a quotation, or its cue goes on with the words before."""
    lemmas = {f for i in attribution.cue for f in (doc[i].lemma_.lower(), doc[i].lower_)}
    if lemmas & words.words("continuing"):
        return True
    first = doc[attribution.content[0]].text if attribution.content else ""
    return bool(first) and first[0] in "‘’“”„«»\"'‚›‹,"


def _same_speaker(a: Attribution, b: Attribution) -> bool:
    """Whether two statements have a source in common; one without a source (*klonk het*) goes on with the words before."""
    if a.source is None or b.source is None:
        return a.source is not None and bool(b.cue)
    return bool(set(a.source.actors) & set(b.source.actors)) and a.source.actors != ("?",)
