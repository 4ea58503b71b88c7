"""The spaCy component `gezant_chains`: a carrier that the cue's own clause names (*tegen AP*, *via KCNA*, *op de radio*).

What carries whole statements (*Dat meldt X op basis van Y*) is found with the attributions; this adds, behind those, the news
organisation that the words were said to or through.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from gezant.annotate.attribution.carriers import is_media
from gezant.annotate.attribution.lexicon import CueLexicon, cue_lexicon
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Attribution, PartyMention
from gezant.annotate.trees import children, relation


class ChainsComponent:
    """Fills `chain` of `doc._.gezant_attributions`; reads their addressees and `doc._.gezant_mentions`."""

    def __init__(self, lexicon: CueLexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        if doc._.gezant_attributions:
            page = Page(doc, self.lexicon)
            doc._.gezant_attributions = tuple(_with_chain(page, a) for a in doc._.gezant_attributions)
        return doc


@Language.factory("gezant_chains", requires=["doc._.gezant_attributions"], assigns=["doc._.gezant_attributions"])
def create_chains(nlp: Language, name: str) -> ChainsComponent:
    """The component for the pipeline's language; raises LexiconError where that language has no lexicon."""
    return ChainsComponent(cue_lexicon(nlp.lang or ""))


def _with_chain(page: Page, a: Attribution) -> Attribution:
    links = list(a.chain)
    known = {i for link in links for i in link.tokens}
    for party in _carriers(page, a):
        if not known & set(party.tokens) and (a.source is None or not set(a.source.tokens) & set(party.tokens)):
            links.append(party)
            known |= set(party.tokens)
    return replace(a, chain=tuple(links)) if len(links) != len(a.chain) else a


def _carriers(page: Page, a: Attribution) -> list[PartyMention]:
    out = []
    if a.addressee is not None and is_media(a.addressee) and a.addressee.naming != "unnamed":
        out.append(a.addressee)
    if a.source is not None and a.source.tokens:
        out += _behind_source(page, a, max(a.source.tokens) + 1)
    if a.cue_head < 0:
        return out
    taken = {*a.content, *a.cue}
    via = page.lexicon.words("via_prepositions")
    head = page.doc[a.cue_head]
    nodes: list[Token] = [head]
    if relation(head) in {"xcomp", "ccomp"}:
        nodes.append(head.head)
    for node in nodes:
        for c in children(node, "obl", "nmod"):
            if c.i in taken or not any(case.lower_ in via for case in children(c, "case")):
                continue
            mention = page.mentions.get(c.i)
            if mention is None or mention.naming == "unnamed":
                continue
            party = page.party(c, taken)
            if party is not None and is_media(party) and _is_one(party):
                out.append(party)
    return out


def _behind_source(page: Page, a: Attribution, start: int) -> list[PartyMention]:
    """A carrier in a prepositional phrase right behind the source (*aldus X aan de krant Y*)."""
    if start + 1 >= len(page.doc) or page.doc[start].lower_ not in page.lexicon.words("via_prepositions"):
        return []
    head = page.phrase_behind(start, min(len(page.doc), start + 8))
    party = page.party(head, {*a.content, *a.cue}) if head is not None else None
    return [party] if party is not None and is_media(party) and _is_one(party) and party.naming != "unnamed" else []


def _is_one(party: PartyMention) -> bool:
    """Whether a carrier is a certain news organisation or a country's own, and not the medium as such (*op televisie*)."""
    return all("/" in actor or "." in actor for actor in party.actors)
