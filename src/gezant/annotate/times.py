"""The spaCy component `gezant_times`: time expressions with their values.

The grammar (`gezant.times`) works on plain words; this component gives it what the parse knows of them. Above all where a
clause puts its time: before the report or after it, told by finite verb, auxiliaries, participles and nouns of plan, in
Universal Dependencies. Without a parse there is no such hint, and dates that could be either are read as past.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from gezant.annotate.layers import TimeMention
from gezant.annotate.trees import children, relation
from gezant.lexicon import load
from gezant.times import Hint, TimeLexicon, Words, find_times, parse_date

_PERSON: Final = frozenset({"PER", "PERSON"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_HYPHEN: Final = re.compile(r"(?<=\w)(-)(?=\w)")
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class TenseWords:
    """The words that a language's clauses tell their time with: lemmas, and forms of prepositions.

    `perfect` auxiliaries make a participle past, `future` ones an infinitive to come, `future_past` ones an infinitive to come
    seen from the past, `due` ones an infinitive with its marker; `modal` ones do the same in the present. `reporting` verbs in
    the present tell of what has been said; `plan` verbs and `plan_nouns` of what is to come, as do `onset` verbs in a
    participle behind a noun; `raising` verbs lend their tense to the infinitive below; behind `past_before` a date is past;
    `own_day` joins a noun to its day, `plan_day` a plan to its; behind `said_by` a noun has spoken; behind `open_before` a date
    may lie ahead of a clause that is past.
    """

    perfect: frozenset[str]
    future: frozenset[str]
    future_past: frozenset[str]
    due: frozenset[str]
    modal: frozenset[str]
    reporting: frozenset[str]
    plan: frozenset[str]
    plan_nouns: frozenset[str]
    onset: frozenset[str]
    raising: frozenset[str]
    past_before: frozenset[str]
    own_day: frozenset[str]
    plan_day: frozenset[str]
    said_by: frozenset[str]
    open_before: frozenset[str]

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> TenseWords:
        """The words under the key `tense` of a `times.yaml`."""
        return cls(**{field: frozenset(words) for field, words in data.items()})


class Tense:
    """Where the clauses of a Doc put their times."""

    def __init__(self, doc: Doc, words: TenseWords) -> None:
        self._doc = doc
        self._words = words

    def hint(self, start: int, end: int) -> Hint | None:
        """The direction of the time over tokens `start:end`, None where the clause does not tell."""
        hint = self._told(start, end)
        if hint is None or not hint.sure or start == 0 or self._doc[start - 1].lower_ not in self._words.open_before:
            return hint
        return replace(hint, sure=False)

    def _told(self, start: int, end: int) -> Hint | None:
        if start and self._doc[start - 1].lower_ in self._words.past_before:
            return Hint("past", True)
        head = next((t for t in self._doc[start:end] if not start <= t.head.i < end or t.head.i == t.i), None)
        if head is None:
            return None
        case = next((c.lower_ for c in children(head, "case")), "")
        governor = head.head
        if governor.i == head.i:
            return self._clause(head, case)
        if governor.pos_ in _NOMINAL and self._set_off(start, end) and governor.lemma_ not in self._words.plan_nouns:
            return Hint("past")
        if governor.pos_ in _NOMINAL and not any(children(governor, "cop")):
            return self._nominal(head, governor, case)
        return self._clause(_clause_of(head), case)

    def _set_off(self, start: int, end: int) -> bool:
        """Whether commas stand on both sides: a day that is added to the noun before it."""
        doc = self._doc
        return start > 0 and end < len(doc) and doc[start - 1].text == "," and doc[end].text in {",", "."}

    def _nominal(self, head: Token, noun: Token, case: str) -> Hint | None:
        """A time that hangs on a noun: past, unless the noun is of plan or the time belongs to the clause around it."""
        if any(c.lower_ in self._words.said_by for c in children(noun, "case")):
            return Hint("past")
        if case in self._words.own_day and noun.lemma_ not in self._words.plan_nouns:
            return Hint("past")
        clause = _clause_of(noun)
        if noun.lemma_ in self._words.plan_nouns and clause.lemma_ in self._words.plan:
            return Hint("future")
        around = self._clause(clause, case)
        return None if around is None else Hint(around.direction, of_noun=True)

    def _clause(self, verb: Token, case: str) -> Hint | None:
        """What a clause's head with its auxiliaries says."""
        words = self._words
        group = [*children(verb, "aux", "cop"), verb]
        finite = next((t for t in group if "Fin" in t.morph.get("VerbForm", [])), None)
        if verb.lemma_ in words.plan and (case in words.plan_day or "Part" in verb.morph.get("VerbForm", [])):
            planned = case in words.plan_day or not any(t.lemma_ in words.perfect for t in group if t is not verb)
            if planned:
                return Hint("future", from_told=finite is not None and "Past" in finite.morph.get("Tense", []))
        if finite is None:
            return self._nonfinite(verb, group, case)
        lemma, past = finite.lemma_, "Past" in finite.morph.get("Tense", [])
        participle = "Part" in verb.morph.get("VerbForm", [])
        if finite.i == verb.i and relation(verb) == "xcomp":  # an open complement has no finite verb: the tagger erred
            return self._clause(_clause_of(verb), case)
        above = finite.i != verb.i
        if above and lemma in words.due and "Inf" in verb.morph.get("VerbForm", []) and any(children(verb, "mark")):
            return Hint("future", from_told=past)
        if (above and lemma in words.future | words.future_past) or (not past and lemma in words.modal):
            perfect = participle and _perfect(group, finite, words)
            return Hint("past") if perfect else Hint("future", from_told=past or lemma in words.future_past)
        if past:
            return Hint("past", lemma not in words.modal)
        if finite.i != verb.i and lemma in words.perfect and finite.dep_ != "cop":
            return Hint("past", True)
        if lemma in words.reporting:
            return Hint("past")
        return Hint("future")

    def _nonfinite(self, verb: Token, group: list[Token], case: str) -> Hint | None:
        """A clause without a finite verb: a participle is past, an infinitive to come or as its governor."""
        words, above = self._words, verb.head
        if relation(verb) == "conj" and above.i != verb.i:
            return self._clause(above, case)
        if _ongoing(verb) and above.i != verb.i:
            if verb.lemma_ in words.onset and relation(verb) == "acl":
                return Hint("future")
            return self._clause(_clause_of(verb), case)
        passive = any("Inf" in t.morph.get("VerbForm", []) and t.lemma_ not in words.perfect for t in group if t.i != verb.i)
        if "Part" in verb.morph.get("VerbForm", []) and not passive:
            return Hint("past")
        if (passive or "Inf" in verb.morph.get("VerbForm", [])) and above.i != verb.i:
            bare = not any(children(verb, "mark"))
            if relation(verb) in {"xcomp", "ccomp"} and (bare or above.lemma_ in words.raising):
                return self._clause(_clause_of(above, own=True), case)
            return Hint("future")
        if above.i != verb.i and verb.pos_ not in _VERBAL:
            return self._clause(_clause_of(verb), case)
        return None


def _perfect(group: list[Token], finite: Token, words: TenseWords) -> bool:
    return any(t.i != finite.i and t.lemma_ in words.perfect for t in group)


def _ongoing(verb: Token) -> bool:
    """Whether a verb form without a tense of its own goes on beside another verb: present participles, gerunds."""
    form = verb.morph.get("VerbForm", [])
    return "Ger" in form or ("Part" in form and "Pres" in verb.morph.get("Tense", []))


def _clause_of(token: Token, *, own: bool = False) -> Token:
    """The nearest verb or predicate above a token (`own`: or the token itself); the sentence's root where there is none."""
    current = token if own else token.head
    while current.head.i != current.i and current.pos_ not in _VERBAL and not any(children(current, "cop")):
        current = current.head
    return current


class TimesComponent:
    """Sets `doc._.gezant_times`."""

    def __init__(self, lexicon: TimeLexicon, tense: TenseWords) -> None:
        self._lexicon = lexicon
        self._tense = tense

    def __call__(self, doc: Doc) -> Doc:
        date = doc._.gezant_date
        texts, origin = _pieces(doc) if self._lexicon.split_words else ([token.text for token in doc], range(len(doc)))
        words = Words(texts=texts)
        if doc.has_annotation("POS"):
            names = _surnames(doc)
            tense = Tense(doc, self._tense) if doc.has_annotation("DEP") else None
            words = Words(
                texts=texts,
                lower=words.lower,
                tag=lambda i: _tag(doc[origin[i]]) if i < len(origin) else "",
                is_name=lambda i: _is_name(doc[origin[i]], names, self._tense.reporting),
                counts=lambda i: _counts(doc[origin[i]]),
                hint=lambda start, end: None if tense is None else tense.hint(origin[start], origin[end - 1] + 1),
            )
        mentions: list[TimeMention] = []
        for f in find_times(words, self._lexicon, parse_date(date) if date else None):
            start, end = origin[f.start], origin[f.end - 1] + 1
            if not mentions or mentions[-1].end <= start:  # of two in one word the first
                mentions.append(TimeMention(start, end, f.type, f.value, f"times.{f.rule}"))
        doc._.gezant_times = tuple(mentions)
        return doc


def _pieces(doc: Doc) -> tuple[list[str], list[int]]:
    """The words of a Doc, those with hyphens and letters cut at their hyphens, and the token of each."""
    texts: list[str] = []
    origin: list[int] = []
    for token in doc:
        text = token.text
        parts = _HYPHEN.split(text) if "-" in text and any(map(str.isalpha, text)) else [text]
        texts += parts
        origin += [token.i] * len(parts)
    return texts, origin


def _tag(token: Token) -> str:
    """The part of speech, of words that may be adverb or conjunction as the parse has it."""
    if token.pos_ in {"ADV", "SCONJ", "ADJ"}:
        if 0 < token.i < len(token.doc) - 1 and token.nbor(-1).pos_ == "AUX" and token.nbor().pos_ == "VERB":
            return "ADV"  # has since left: no conjunction stands there
        return {"mark": "SCONJ", "advmod": "ADV", "obl": "ADV"}.get(relation(token), str(token.pos_))
    return str(token.pos_)


def _is_name(token: Token, surnames: frozenset[str], says: frozenset[str]) -> bool:
    """Whether a large-written token names a person: in a name of several words, alone where such a one is told, or speaking."""
    if not token.is_title:
        return False
    if relation(token) == "nsubj" and token.head.lemma_ in says:
        return True
    if token.text in surnames and all(c.dep_ == "punct" or (c.i > token.i and c.dep_ == "case") for c in token.children):
        return True
    if token.ent_type_ not in _PERSON:
        return False
    neighbours = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(n.ent_type_ in _PERSON and n.is_title for n in neighbours)


def _surnames(doc: Doc) -> frozenset[str]:
    """The last words of the persons' names of several words."""
    return frozenset(entity[-1].text for entity in doc.ents if entity.label_ in _PERSON and len(entity) > 1)


def _counts(token: Token) -> bool:
    """Whether a number counts the noun behind it."""
    return relation(token) == "nummod" and token.i < token.head.i <= token.i + 2 and token.head.pos_ in {"NOUN", "SYM"}


@Language.factory(
    "gezant_times",
    assigns=["doc._.gezant_times"],
    requires=["token.pos", "token.dep"],
)
def make_times(nlp: Language, name: str) -> TimesComponent:
    """The component for the pipeline's language; raises LexiconError where that has no words of time."""
    data = load(nlp.lang, "times")
    return TimesComponent(TimeLexicon(data), TenseWords.of_data(data["tense"]))
