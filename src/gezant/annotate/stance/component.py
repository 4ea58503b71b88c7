"""The spaCy component `gezant_stance`: act, polarity, certainty, hearsay, date of saying and addressee of every attribution."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate.layers import Attribution, PartyMention
from gezant.annotate.reportative import is_reportative
from gezant.annotate.stance.addressees import addressee_of
from gezant.annotate.stance.bodies import same_side
from gezant.annotate.stance.certainty import certainty_of
from gezant.annotate.stance.cue_acts import Judgement, judge
from gezant.annotate.stance.dates import dates_said
from gezant.annotate.stance.entries import Entry, entry_of, hearsay_markers
from gezant.annotate.stance.view import View
from gezant.annotate.wordlists import StanceWords, stance_words
from gezant.model import Act


class StanceComponent:
    """Refines `doc._.gezant_attributions`; needs a parse, mentions and times."""

    def __init__(self, words: StanceWords) -> None:
        self.words = words

    def __call__(self, doc: Doc) -> Doc:
        attributions: tuple[Attribution, ...] = doc._.gezant_attributions
        if not attributions:
            return doc
        entries = [entry_of(doc, a) for a in attributions]
        views = [
            View(doc, a, e, self.words, self._nested(doc, k, attributions))
            for k, (a, e) in enumerate(zip(attributions, entries, strict=True))
        ]
        judgements = _judge_all(views)
        addressees = [addressee_of(doc, a, e, self.words) for a, e in zip(attributions, entries, strict=True)]
        dates = dates_said(doc, attributions, self.words)
        doc._.gezant_attributions = tuple(
            replace(
                a,
                act=j.act,
                polarity=j.polarity,
                certainty=certainty_of(v, j.act),
                hearsay=_hearsay(doc, a, e),
                date=d,
                addressee=addressee,
                source=_without(doc, a.source, addressee),
            )
            for a, e, v, j, d, addressee in zip(attributions, entries, views, judgements, dates, addressees, strict=True)
        )
        return doc

    @staticmethod
    def _nested(doc: Doc, index: int, attributions: tuple[Attribution, ...]) -> frozenset[int]:
        """The cues of the statements within; one without a source, or with the speaker’s own (*zegt dat het wil*), is none."""
        speaker = attributions[index].source

        def own(inner: PartyMention) -> bool:
            pronoun = len(inner.tokens) == 1 and doc[inner.tokens[0]].pos_ == "PRON"
            return pronoun and speaker is not None and same_side(speaker.actors, inner.actors)

        inside = (a for a in attributions if a.within == index)
        return frozenset(i for a in inside if a.hearsay or (a.source is not None and not own(a.source)) for i in a.cue)


def _judge_all(views: list[View]) -> list[Judgement]:
    """Judge every statement, those first that reject nothing: what a rejection does hangs on what is rejected."""
    first = [judge(v) for v in views]
    out = []
    for k, (view, judgement) in enumerate(zip(views, first, strict=True)):
        others: list[Act] = [
            first[m].act
            for m, other in enumerate(views)
            if m != k
            and other.attribution.content == view.attribution.content
            and other.attribution.content
            and m != view.attribution.within
        ]
        out.append(judge(view, others[0]) if others and judgement.act == "refuse" else judgement)
    return out


def _without(doc: Doc, source: PartyMention | None, addressee: PartyMention | None) -> PartyMention | None:
    """The source without an addressee that the tree hung on it (*betrokkenen* tegen de krant)."""
    if source is None or addressee is None or addressee.tokens[0] not in source.tokens or addressee.tokens[0] == source.tokens[0]:
        return source
    end = addressee.tokens[0]
    while end > source.tokens[0] and doc[end - 1].pos_ == "ADP":
        end -= 1
    kept = tuple(i for i in source.tokens if i < end)
    return replace(source, tokens=kept) if kept else source


def _hearsay(doc: Doc, attribution: Attribution, entry: Entry) -> bool:
    """Whether the author marks the words as not vouched for: by a marker in the cue or by a reportative auxiliary there."""
    if attribution.hearsay or entry.hearsay:
        return True
    marker = hearsay_markers(doc.lang_).find([frozenset({doc[i].lower_}) for i in attribution.cue])
    return marker is not None or any(is_reportative(doc[i]) for i in attribution.cue)


@Language.factory(
    "gezant_stance",
    requires=["token.dep", "doc._.gezant_attributions", "doc._.gezant_mentions", "doc._.gezant_times"],
    assigns=["doc._.gezant_attributions"],
)
def create_stance(nlp: Language, name: str) -> StanceComponent:
    """The component for the pipeline's language; raises LexiconError where that language has no lexicon."""
    return StanceComponent(stance_words(nlp.lang))
