"""Which of two verbs a conjunct goes with: the one in the content or the cue (*said that A, but denied that B*).

A parser hangs a coordinated verb on the nearest one, that is on the verb of the content, and so gives the second act of a
speaker to the first one's content. Tense, subjects and complementisers tell them apart. Serves languages whose data say that the
subject comes first (`subject_first`); where the verb stands second or last, word order tells.
"""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.attribution.page import Page
from gezant.annotate.trees import children, relation

_NEAR = 9  # tokens from a conjunction to the finite verb of its clause


def is_finite(token: Token) -> bool:
    """Whether the word is a finite verb form (UD VerbForm=Fin)."""
    return token.morph.get("VerbForm", []) == ["Fin"]


def governing_cue(page: Page, verb: Token) -> Token | None:
    """The cue that a conjunct without a subject goes with where the tree coordinates it inside that cue's content."""
    if relation(verb) != "conj" or not page.lexicon.grammar.get("subject_first") or not _is_act(page, verb):
        return None
    first = verb.head
    while relation(first) == "conj" and first.head.i != first.i:
        first = first.head
    governor = first.head
    if relation(first) not in {"ccomp", "acl", "advcl", "parataxis", "xcomp"} or not page.is_cue(governor):
        return None
    if governor.i > first.i or not is_finite(verb) or _tense(verb) != _tense(governor) or any(children(verb, "nsubj", "aux")):
        return None
    return governor if _tense(first) != _tense(verb) or not _is_act(page, first) else None


def tagged_subject(page: Page, verb: Token) -> Token | None:
    """The subject of what was said where a conjunct hangs on the tag behind it (*X will act, Y said, but refuses to wait*)."""
    tag = verb.head
    if (
        not page.lexicon.grammar.get("subject_first")
        or not page.is_cue(tag)
        or _tense(tag) == _tense(verb)
        or not is_finite(verb)
    ):
        return None
    said = tag.head if relation(tag) in {"parataxis", "advcl", "conj"} else next(children(tag, "ccomp"), None)
    if said is None or said.i > tag.i:
        return None
    return next(children(said, "nsubj"), None)


def next_act(page: Page, cue: Token, speaker: Token | None, begin: int, end: int) -> int:
    """Where in `begin:end` a clause begins that is coordinated with the cue and not with its content; `end` where none is."""
    if not page.lexicon.grammar.get("subject_first"):
        return end
    joining = page.lexicon.words("coordinators") | page.lexicon.words("contrasting")
    for i in range(begin + 2, end - 2):
        semicolon = page.doc[i].text == ";"
        if not (semicolon or page.doc[i].lower_ in joining) or page.quotation(i) is not None:
            continue
        if not any(is_finite(t) for t in page.doc[begin:i]) or page.doc[i + 1].lower_ in page.lexicon.words("complementisers"):
            continue
        verb = next((t for t in page.doc[i + 1 : min(end, i + _NEAR)] if is_finite(t) or t.text == ","), None)
        if verb is None or not is_finite(verb):
            continue
        if _belongs_to_cue(page, cue, speaker, i, _lexical(verb)):
            return i - 1 if page.doc[i - 1].text == "," else i
    return end


def _lexical(finite: Token) -> Token:
    return finite.head if relation(finite) in {"aux", "cop"} else finite


def _belongs_to_cue(page: Page, cue: Token, speaker: Token | None, conjunction: int, verb: Token) -> bool:
    if not _is_act(page, verb):
        return False
    if governing_cue(page, verb) is not None:
        governor = governing_cue(page, verb)
        return governor is not None and governor.i == cue.i
    subject = next((c for c in children(verb, "nsubj") if conjunction < c.i < verb.i), None)
    comma = page.doc[conjunction - 1].text == "," or page.doc[conjunction].text == ";"
    human = subject is not None and subject.morph.get("Gender", []) in (["Masc"], ["Fem"])
    refused = human and any(c.lower_ in page.negations for c in verb.children)
    if subject is None or not comma or (_tense(verb) != _tense(cue) and not refused):
        return False
    if subject.pos_ == "PRON":
        own, other = (page.mentions.get(speaker.i) if speaker is not None else None), page.mentions.get(subject.i)
        return own is not None and other is not None and (own.actors == other.actors or human)
    return page.is_speaker(subject)


def _is_act(page: Page, verb: Token) -> bool:
    """Whether a verb is one that attributes."""
    cues = page.lexicon.cues("verbs", verb.lemma_.lower())
    near = {t.lower_ for t in page.doc[verb.i + 1 : verb.i + 4]} | {t.lemma_.lower() for t in page.doc[verb.i + 1 : verb.i + 4]}
    return verb.pos_ == "VERB" and any(all(near & set(word.split("|")) for word in cue.words) for cue in cues)


def _tense(verb: Token) -> str:
    for token in (verb, *children(verb, "aux", "cop")):
        if is_finite(token):
            return str(token.morph.get("Tense", ["-"])[0])
    return "-"
