"""The spaCy component `gezant_attribution`: source, cue and content of every statement."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from gezant.annotate.attribution.bare import bare, tagged
from gezant.annotate.attribution.hearsay import joined, with_hearsay
from gezant.annotate.attribution.introducers import marked
from gezant.annotate.attribution.lexicon import CueLexicon, cue_lexicon
from gezant.annotate.attribution.nouns import nominal
from gezant.annotate.attribution.page import Page
from gezant.annotate.attribution.resolve import resolve
from gezant.annotate.attribution.verbs import verbal
from gezant.annotate.reportative import is_reportative


class AttributionComponent:
    """Sets `doc._.gezant_attributions`; needs a parse and `doc._.gezant_mentions`."""

    def __init__(self, lexicon: CueLexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        if not doc.has_annotation("DEP"):
            doc._.gezant_attributions = ()
            return doc
        page = Page(doc, self.lexicon)
        found = joined(page, [*verbal(page), *marked(page), *nominal(page)])
        found = list(with_hearsay(page, found, is_reportative))
        found += list(tagged(page, found))
        found += list(bare(page, found))
        doc._.gezant_attributions = resolve(page, found)
        return doc


@Language.factory("gezant_attribution", requires=["token.dep", "doc._.gezant_mentions"], assigns=["doc._.gezant_attributions"])
def create_attribution(nlp: Language, name: str) -> AttributionComponent:
    """The component for the pipeline's language; raises LexiconError where that language has no lexicon."""
    return AttributionComponent(cue_lexicon(nlp.lang or ""))
