"""How firmly the source presents the content (FactBank's scale, without its negative half, which is polarity)."""

from __future__ import annotations

from spacy.tokens import Token

from gezant.annotate.stance.view import View, forms_of
from gezant.annotate.trees import child, relation
from gezant.model import Act, Certainty

_PROBABLE: frozenset[Act] = frozenset({"expect"})


def certainty_of(view: View, act: Act) -> Certainty:
    """By the act, the cue, and the hedges of the content's main clause, in this order."""
    if act == "silent":
        return "unknown"
    if act in _PROBABLE:
        return "possible" if view.entry.certainty == "possible" else "probable"
    entry = view.entry
    if view.attribution.negated and "certainty" in entry.negated:
        return entry.negated["certainty"]  # type: ignore[return-value]
    if entry.certainty and not view.attribution.negated:
        return entry.certainty  # type: ignore[return-value]
    hedges: tuple[Certainty, ...] = ("possible", "probable")
    for hedge in hedges:
        if view.words.phrases(f"certainty.{hedge}").find(view.cue_forms) is not None:
            return hedge
    # what may come of a wish does not weaken the wish
    return "certain" if act == "want" and not view.entry.hearsay else _hedged(view, act)


def _hedged(view: View, act: Act) -> Certainty:
    if view.told:
        return "certain"  # the hedges are those of the statement within
    # an attribute hedges its noun and not the statement (*mogelijke sancties*)
    forms = [forms_of(t) for t in view.main if relation(t) != "amod" and not _of_part(view, t)]
    if view.words.phrases("certainty.unknown").find(forms) is not None:
        return "unknown"
    possible = not view.only_if and view.words.phrases("certainty.possible").find(forms) is not None
    if (possible and not _bounded(view)) or any(_hedges(view, t, act) for t in view.main):
        return "possible"
    return "probable" if view.words.phrases("certainty.probable").find(forms) is not None else "certain"


def _of_part(view: View, token: Token) -> bool:
    """Whether an adverb belongs to a part of the clause (*unfairly and perhaps improperly*, *perhaps 200 men*)."""
    return relation(token) == "advmod" and token.head.i not in {t.i for t in view.group} and token.head.pos_ in {"ADV", "NUM"}


def _bounded(view: View) -> bool:
    """Whether a hedge is one of degree or leave (*zo snel mogelijk*); the degree may be left in front of the content."""
    first = view.content[0].i
    before = [forms_of(t) for t in view.doc[max(0, first - 1) : first]]
    return view.words.phrases("certainty.bounded").find([*before, *view.main_forms]) is not None


def _hedges(view: View, modal: Token, act: Act) -> bool:
    """*Kan misgaan* hedges, *kan pas instemmen* and *niemand kan* tell of leave and ability."""
    if modal.pos_ == "AUX" and modal.lemma_.lower() in view.words.words("certainty.epistemic"):
        return act != "promise"  # what another may do is promised him
    if modal.lemma_.lower() not in view.words.words("certainty.possibility"):
        return False
    if {f for forms in view.main_forms for f in forms} & view.words.words("certainty.binding") or view.asks or view.only_if:
        return False
    hypothetical = any(t.lower_ in view.words.words("hypothetical") for t in view.group)
    if hypothetical:
        return True
    verb = modal.head if relation(modal) in {"aux", "cop"} else (child(modal, "xcomp") or modal)
    return verb.lemma_.lower() in view.words.words("certainty.impersonal") and (not view.own or _impersonal(view))


def _impersonal(view: View) -> bool:
    """*Het kan misgaan*: a neuter pronoun that stands for nobody."""
    return view.subject is not None and view.subject.lower_ in view.words.reportative.telling
