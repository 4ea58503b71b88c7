"""Conditions: what must hold, of which kind, and whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from gezant.annotate.conditions import ConditionsComponent, condition_words
from gezant.annotate.layers import Attribution
from gezant.model import Act
from tests.annotate.trees import doc_of, statement

FOUND = [
    ("Als de troepen vertrekken, praten we verder.", "de troepen vertrekken", "Als", "if"),
    ("Wij praten alleen als de troepen vertrekken.", "de troepen vertrekken", "als", "only-if"),
    ("We gaan pas naar huis nadat het akkoord is getekend.", "het akkoord is getekend", "nadat", "only-if"),
    ("Het bestand blijft tot er een akkoord is.", "er een akkoord is", "tot", "unless"),
    ("Rusland levert gas, mits Europa betaalt.", "Europa betaalt", "mits", "if"),
    ("Tunis wil in ruil voor hulp de grens sluiten.", "hulp", "in ruil voor", "in-exchange"),
    ("Komt er geen akkoord, dan gaan de tarieven omhoog.", "Komt er geen akkoord", "", "if"),
    ("Zolang de bezetting duurt, komt er geen vrede.", "de bezetting duurt", "Zolang", "as-long-as"),
    ("Zij dreigt in geval van nood harder op te treden.", "nood", "in geval van", "if"),
    ("De top gaat niet door, tenzij de president zich bedenkt.", "de president zich bedenkt", "tenzij", "unless"),
]
NONE = {
    "a concession": "Ook als de sancties blijven, gaan we door.",
    "a time": "Zodra de top begint, spreken we.",
    "a direction": "De landen willen tot de Unie toetreden.",
    "a comparison": "Het is net zo erg als de oorlog.",
    "anonymity": "Zij sprak op voorwaarde dat haar naam niet wordt genoemd.",
}


def whole(doc: Doc, act: Act = "say") -> Attribution:
    """A statement whose content is the whole sentence without its full stop."""
    return Attribution("test", (), -1, "", None, tuple(range(len(doc) - 1)), next(t.i for t in doc if t.head.i == t.i), act=act)


def conditions(doc: Doc, *statements: Attribution) -> tuple[Attribution, ...]:
    doc._.gezant_attributions = statements
    found: tuple[Attribution, ...] = ConditionsComponent(condition_words(doc.lang_))(doc)._.gezant_attributions
    return found


@pytest.mark.parametrize(("sentence", "words", "cue", "kind"), FOUND, ids=[f[0] for f in FOUND])
def test_a_condition_is_found_without_its_cue(sentence: str, words: str, cue: str, kind: str) -> None:
    doc = doc_of(sentence)
    (found,) = conditions(doc, whole(doc))[0].conditions
    assert (" ".join(doc[i].text for i in found.tokens), " ".join(doc[i].text for i in found.cue), found.kind) == (
        words,
        cue,
        kind,
    )


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE.keys())
def test_what_sets_no_condition(sentence: str) -> None:
    doc = doc_of(sentence)
    assert conditions(doc, whole(doc))[0].conditions == ()


def test_the_bound_of_a_refusal_alone_lifts_it() -> None:
    doc = doc_of("Het bestand blijft tot er een akkoord is.")
    assert [c.kind for c in conditions(doc, whole(doc, act="refuse"))[0].conditions] == ["only-if"]


def test_a_condition_stands_on_the_innermost_statement_that_has_it() -> None:
    doc = doc_of("Tunis wil in ruil voor hulp de grens sluiten.")
    inner = replace(
        statement(doc, "wil", "in ruil voor hulp de grens sluiten", "verbs/willen", source="Tunis"), within=0, act="want"
    )
    outer_found, inner_found = conditions(doc, whole(doc), inner)
    assert (len(outer_found.conditions), len(inner_found.conditions)) == (0, 1)


def test_a_condition_right_behind_a_content_belongs_to_it() -> None:
    doc = doc_of("Rusland levert gas, mits Europa betaalt.")
    cut = replace(whole(doc), content=(0, 1, 2))
    (found,) = conditions(doc, cut)
    assert [c.kind for c in found.conditions] == ["if"]
    assert found.content == tuple(range(7))


def test_without_statements_there_are_no_conditions() -> None:
    doc = doc_of(FOUND[0][0])
    assert conditions(doc) == ()
