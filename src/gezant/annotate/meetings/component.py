"""The spaCy component `gezant_meetings`: who meets whom, when, where, and how it stands."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate.meetings.find import sightings
from gezant.annotate.meetings.geography import Geography, geography
from gezant.annotate.meetings.merge import merge
from gezant.annotate.meetings.words import MeetingWords, meeting_words


class MeetingsComponent:
    """Sets `doc._.gezant_meetings`; needs a parse, `doc._.gezant_mentions` and `doc._.gezant_times`, uses attributions."""

    def __init__(self, words: MeetingWords, places: Geography) -> None:
        self.words = words
        self.places = places

    def __call__(self, doc: Doc) -> Doc:
        if not doc.has_annotation("DEP"):
            doc._.gezant_meetings = ()
            return doc
        doc._.gezant_meetings = merge(sightings(doc, self.words, self.places), doc._.gezant_date)
        return doc


@Language.factory(
    "gezant_meetings",
    requires=["token.dep", "doc._.gezant_mentions", "doc._.gezant_times"],
    assigns=["doc._.gezant_meetings"],
)
def create_meetings(nlp: Language, name: str) -> MeetingsComponent:
    """The component for the pipeline's language; raises LexiconError where that language has no lexicon."""
    return MeetingsComponent(meeting_words(nlp.lang), geography(nlp.lang))
