"""The spaCy component `gezant_conditions`: what must hold for a statement's content to hold.

A condition is a clause behind a conjunction (*als, mits, zolang, tenzij*), a phrase behind a preposition (*in ruil voor*), or
a clause with its verb first (*gebeurt dat niet, dan …*). It stands on the innermost statement that has it, and belongs
to its content.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate.conditions.find import Finder, Found
from gezant.annotate.conditions.words import ConditionWords, condition_words
from gezant.annotate.layers import Attribution, ConditionMention, Tokens
from gezant.model import ConditionKind


class ConditionsComponent:
    """Adds conditions to `doc._.gezant_attributions`; needs a parse and the acts of the statements."""

    def __init__(self, words: ConditionWords) -> None:
        self.words = words
        self.finder = Finder(words)

    def __call__(self, doc: Doc) -> Doc:
        attributions: list[Attribution] = list(doc._.gezant_attributions)
        for found in self.finder.conditions(doc, attributions) if attributions else ():
            index = _owner(doc, found, attributions)
            if index is None:
                continue
            owner = attributions[index]
            kind = self._kind(doc, found, owner)
            if kind is None:
                continue
            mention = ConditionMention(found.tokens, found.cue, kind)
            attributions[index] = replace(owner, conditions=(*owner.conditions, mention), content=_with(doc, owner, found))
        doc._.gezant_attributions = tuple(attributions)
        return doc

    def _kind(self, doc: Doc, found: Found, owner: Attribution) -> ConditionKind | None:
        marker = found.marker
        if marker is None:
            return found.kind
        if marker.before and owner.act not in self.words.exchanges:
            return None
        limited = self._limit(doc, found, owner)
        if marker.question and owner.act in self.words.asking and found.start <= owner.content[0]:
            return None
        if marker.limited:
            return "only-if" if limited or (marker.until and owner.act in self.words.refusing) else None
        if marker.until:
            return "only-if" if owner.act in self.words.refusing or limited else "unless"
        if limited and found.kind == "if":
            return "only-if"
        return found.kind

    def _limit(self, doc: Doc, found: Found, owner: Attribution) -> bool:
        """Whether a limiting word stands before the conjunction in the same clause, or right before the main clause's rest."""
        start = max(doc[found.start].sent.start, found.start - 40)
        own = {*owner.content, *owner.cue}
        for i in range(start, found.start):
            limiting = doc[i].lower_ in self.words.limits and (i == found.start - 1 or i in own or i + 1 in own)
            if limiting and (i == 0 or doc[i - 1].lower_ not in self.words.not_limits):
                return True
        behind = range(found.main, min(found.main + 2, len(doc))) if found.main >= 0 else range(0)
        return any(doc[i].lower_ in self.words.limits for i in behind) and doc[found.main].lower_ in (
            self.words.replies | self.words.limits
        )


def _owner(doc: Doc, found: Found, attributions: list[Attribution]) -> int | None:
    """Whose condition it is: the smallest content that holds it, or the statement within it whose cue the main clause is."""
    holding = [k for k, a in enumerate(attributions) if found.start in a.content and found.tokens[-1] in a.content]
    best = min(holding, key=lambda k: len(attributions[k].content), default=None)
    if found.main >= 0:
        ahead = range(found.main, min(found.main + 4, len(doc)))
        for k, a in enumerate(attributions):
            if (
                a.within == (best if best is not None else -1)
                and k != best
                and any(i in a.cue for i in ahead)
                and found.start not in a.cue
            ):
                governs = a.cue_head >= 0 and best is not None
                if governs or best is None:
                    return k
    if best is not None:
        return best
    sentence = doc[found.start].sent
    beside = [
        k
        for k, a in enumerate(attributions)
        if a.content and any(sentence.start <= i < sentence.end for i in a.content) and _gap(doc, a, found) <= 1
    ]
    return min(beside, key=lambda k: (_gap(doc, attributions[k], found), len(attributions[k].content)), default=None)


def _gap(doc: Doc, attribution: Attribution, found: Found) -> int:
    """How many words stand between a content and a condition outside of it."""
    last, first = attribution.content[-1], attribution.content[0]
    if last < found.start:
        between = doc[last + 1 : found.start]
    elif found.tokens[-1] < first:
        between = doc[found.tokens[-1] + 1 : first]
    else:
        return 99
    return sum(not (t.is_punct or t.is_space or t.i in attribution.cue) for t in between)


def _with(doc: Doc, owner: Attribution, found: Found) -> Tokens:
    """The content with a condition that directly follows it: a condition belongs to the content."""
    last = owner.content[-1] if owner.content else -1
    if last < 0 or last >= found.start or _gap(doc, owner, found) > 0 or any(last < i < found.start for i in owner.cue):
        return owner.content
    return tuple(sorted({*owner.content, *range(last + 1, found.tokens[-1] + 1)}))


@Language.factory("gezant_conditions", requires=["token.dep", "doc._.gezant_attributions"], assigns=["doc._.gezant_attributions"])
def create_conditions(nlp: Language, name: str) -> ConditionsComponent:
    """The component for the pipeline's language; raises LexiconError where that language has no lexicon."""
    return ConditionsComponent(condition_words(nlp.lang))
