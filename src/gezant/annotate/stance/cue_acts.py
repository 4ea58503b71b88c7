"""The act that a cue stands for, with its negation, its predicate and what its content makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.stance.bodies import is_power
from gezant.annotate.stance.content_acts import act_of_content, judgement_of, sets_condition
from gezant.annotate.stance.view import View, forms_of
from gezant.annotate.trees import children, relation, subtree
from gezant.annotate.wordlists import Words
from gezant.model import Act, Polarity

# what somebody who thinks something of a whole sentence may be doing by it
_OPINIONS: frozenset[Act | None] = frozenset({"accuse", "criticise", "praise", "deny", "doubt", "demand", "threaten", "warn"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the source does, and whether it holds the content to be so."""

    act: Act
    polarity: Polarity = "positive"


def judge(view: View, contested: Act | None = None) -> Judgement:
    """The act and polarity of a statement. `contested` is the act of an earlier statement that has the same content, if any."""
    if _silent(view):
        return Judgement("silent")
    if view.attribution.negated:
        return _negated(view)
    base: Act = view.entry.act  # type: ignore[assignment]
    if base == "criticise" and _object_is(view, "reproaches") and view.words.phrases("denials").find(view.forms) is not None:
        return Judgement("deny", "negative")
    found = _with_manner(view) or _predicated(view)
    if found is not None:
        return found
    if base == "deny" and _object_is(view, "requests"):
        return Judgement("refuse")
    if view.entry.polarity == "negative":
        return Judgement(base, "negative")
    if base == "refuse":
        return _rejected(view, contested)
    refine = _REFINE.get(base)
    return Judgement(refine(view) if refine is not None else base)


def _silent(view: View) -> bool:
    """*Wilde niet reageren, kon niets zeggen, weigert te bevestigen*: a verb of speech under a negation or a refusal."""
    if view.entry.act == "silent":
        return True
    speaks = bool({f for forms in view.cue_forms for f in forms} & view.words.words("speech"))
    if not speaks:
        return False
    if view.attribution.negated or _nobody(view):
        return view.entry.negated.get("act", "silent") == "silent" and view.entry.act in {
            "say",
            "confirm",
            "announce",
            "want",
            "silent",
            "refuse",
        }
    return view.entry.act == "refuse" and view.entry.section == "verbs" and not view.content


def _nobody(view: View) -> bool:
    """Whether the source is a negation itself: *niemand kon zeggen*."""
    source = view.attribution.source
    if source is None:
        return False
    return view.words.phrases("negation").find([forms_of(view.doc[i]) for i in source.tokens[:2]]) is not None


def _negated(view: View) -> Judgement:
    entry = view.entry
    if view.words.phrases("ceased").find(view.cue_forms) is not None and entry.act != "silent":
        held: Act = "demand" if entry.lemma in view.words.words("insisting") else entry.act  # type: ignore[assignment]
        return Judgement(held, "negative")
    if entry.only == "negated" and not entry.negated:
        return Judgement(entry.act)  # type: ignore[arg-type]
    if entry.negated:
        act: Act = entry.negated.get("act", entry.act)  # type: ignore[assignment]
        if entry.act == "refuse" and act == "offer":
            return Judgement(_not_excluded(view))
        return Judgement(act, "negative" if entry.negated.get("polarity") == "negative" else "positive")
    if entry.act in {"want", "offer", "promise", "accept"}:
        return Judgement("refuse")
    if entry.act in view.words.words("absorbing"):
        return Judgement(entry.act)  # type: ignore[arg-type]
    return Judgement(entry.act, "negative")  # type: ignore[arg-type]


def _not_excluded(view: View) -> Act:
    """*Sluit niet uit*: a threat of one's own harm, an offer of one's own concession, else a mere possibility."""
    if view.attribution.source is None:
        return "say"
    if view.has("retaliation") or view.has("suits") or view.has("sanctioning"):
        return "threaten" if not view.foreign else "say"
    if view.has("harms"):
        return "say"
    return "say" if view.foreign and not view.infinitive and not is_power(view.source_actors) else "offer"


def _predicated(view: View) -> Judgement | None:
    """*Noemt X Y, vindt X Y, spreekt van Y*: by what Y is."""
    entry = view.entry
    if entry.act not in {"say", "deny", "criticise"} or not ("predicate" in entry.frames or _of_naming(view)):
        return None
    tokens = _predicate(view)
    forms = [*[forms_of(t) for t in tokens], *view.cue_forms]
    if entry.act == "deny" or view.words.phrases("denials").find(forms) is not None:
        return Judgement("deny", "negative")
    if view.words.phrases("refusals").find(forms) is not None:
        return Judgement("refuse")
    if view.words.phrases("villains").find(forms) is not None:
        return Judgement("accuse")
    if view.words.phrases("unsettled").find(forms) is not None and entry.act == "say":
        return Judgement("threaten" if view.has("retaliation") and not view.foreign else "say")
    if entry.act == "say" and "quote" in entry.frames and _clausal(view):
        return None  # a verb of naming that also says (*verklaart X schuldig*, *verklaart dat …*)
    left_out = _left_out(view)
    if left_out and entry.act == "say" and (opinion := judgement_of(view, left_out)) is not None:
        return Judgement(opinion)
    if "clause" in entry.frames and view.heads and view.heads[0].pos_ in {"VERB", "AUX"} and view.subject is not None:
        found = act_of_content(view)
        return Judgement(found if found in _OPINIONS else entry.act)  # type: ignore[arg-type]
    if entry.act == "say" and view.words.phrases("wrongs").find([forms_of(t) for t in tokens]) is not None:
        return Judgement("accuse")
    judged = judgement_of(view, [*tokens, *view.cue])
    if judged is not None:
        return Judgement(judged)
    if view.words.phrases("doubtful").find(forms) is not None:
        return Judgement("doubt")
    if view.words.phrases("alarms").find(forms) is not None:
        return Judgement("warn")
    return Judgement(entry.act)  # type: ignore[arg-type]


def _of_naming(view: View) -> bool:
    """*Spreekt van een doorbraak*: an oblique that names, no clause."""
    head = view.head
    if view.entry.act != "say" or not {"oblique", "quote"} <= view.entry.frames or head is None:
        return False
    clausal = _clausal(view)
    named = any(t.pos_ == "ADP" for t in view.cue)
    return head.pos_ in {"NOUN", "ADJ", "PROPN"} and not clausal and (named or not view.quoted)


def _clausal(view: View) -> bool:
    """Whether the content is a clause with a subject or a copula of its own."""
    return view.head is not None and any(c.i in view.inside for c in children(view.head, "cop", "nsubj"))


def _predicate(view: View) -> list[Token]:
    """What is said of the object: the content without the cue's object; all of it where there is no object."""
    cue = view.doc[view.attribution.cue_head] if view.attribution.cue_head >= 0 else None
    if cue is None:
        return view.content
    left_out: set[int] = set()
    for item in children(cue, "obj", "nsubj"):
        left_out.update(subtree(item))
    rest = [t for t in view.content if t.i not in left_out]
    return rest or view.content


def _left_out(view: View) -> list[Token]:
    """The predicate between a verb of opinion and its clause (*vindt het jammer dat …*), where that is not in the content."""
    cue = view.attribution.cue_head
    if cue < 0:
        return []
    bare = (c for c in children(view.doc[cue], "obj", "xcomp", "advmod", "ccomp") if c.pos_ in {"ADJ", "NOUN", "ADV"})
    return [c for c in bare if c.i not in view.inside and c.i not in view.attribution.cue]


def _with_manner(view: View) -> Judgement | None:
    """*Reageerde sceptisch*: the adverb or predicate in the cue tells the act."""
    if view.entry.act != "say":
        return None
    manner = view.words.acts("manner")
    cue = view.attribution.cue_head
    nearby = [*view.cue, *(children(view.doc[cue], "advmod", "xcomp") if cue >= 0 else ())]
    for token in nearby:
        act = manner.get(token.lower_) or manner.get(token.lemma_.lower())
        if act is not None and token.i not in view.attribution.content:
            return Judgement(act)  # type: ignore[arg-type]
    return None


def _rejected(view: View, contested: Act | None) -> Judgement:
    """A rejected reproach or report is denied; a rejected demand or offer is refused."""
    forms: list[Words] = [*view.cue_forms, *view.forms]
    cue = view.attribution.cue_head
    objects = [forms_of(o) for o in children(view.doc[cue], "obj", "obl")] if cue >= 0 else []
    object_is_word = bool({f for x in (*view.cue_forms, *view.forms[:3], *objects) for f in x} & view.words.words("reproaches"))
    if contested in {"accuse", "say", "confirm", "criticise"} or (contested is None and object_is_word and forms):
        return Judgement("deny", "negative")
    return Judgement("refuse")


def _object_is(view: View, name: str) -> bool:
    """Whether the cue's object is one of some nouns: what is waved away is a demand (*dismissed calls for a vote*), a report."""
    cue = view.attribution.cue_head
    objects = [o for o in children(view.doc[cue], "obj") if o.pos_ == "NOUN"] if cue >= 0 else []
    return any(forms_of(o) & view.words.words(name) for o in objects)


def _saying(view: View) -> Act:
    """*Zou graag* wants, *insisted that he leave* demands; else the content tells."""
    insisted = view.entry.lemma in view.words.words("insisting") and view.subjunctive
    if insisted and not view.own:
        return "demand"
    wishing = {f for forms in view.cue_forms for f in forms}
    if view.entry.kind == "reportative" and wishing & view.words.reportative.wishes:
        return "want"
    return act_of_content(view) or "say"


def _announcing(view: View) -> Act:
    """A decision made known, one's own or one brought about; told of another it is said; with *pas als* it is a demand."""
    if sets_condition(view) is not None or (view.only_if and view.own):
        return "demand"
    if view.told or (view.foreign and view.negated and view.stative):
        return "say" if view.foreign else "announce"
    if view.foreign and not view.permits and not view.has("settlements"):
        act = act_of_content(view)
        if act in {"accuse", "demand", "deny"}:
            return act
    return "announce"


def _promising(view: View) -> Act:
    if view.has("vengeance") and not view.negated and not any(forms_of(h) & view.words.words("sparing") for h in view.heads):
        return "threaten"
    if not view.entry.own_deed:
        return "promise"
    if view.own and view.negated and not view.past:
        return _saying(view) if act_of_content(view) == "refuse" else "promise"
    if view.past or view.foreign or (not view.own and not _will_be(view)):
        return _saying(view)
    return "promise"


def _will_be(view: View) -> bool:
    return any(forms_of(t) & view.words.words("future") for t in view.group)


def _warning(view: View) -> Act:
    """A harm of one's own making is a threat; one that another would do, or that he is told not to do, is none."""
    if any(forms & view.words.words("dissuading") for forms in view.cue_forms):
        return "warn"
    harms = [forms_of(h) for h in view.heads if not any(view.is_passive(a) for a in children(h, "aux"))]
    if view.foreign and view.words.phrases("retaliation").find(harms[:1]) is not None:
        return "warn"
    if view.own and _will_be(view) and is_power(view.source_actors) and not view.able and not view.has("losses"):
        return "threaten" if view.conditional or view.has("retaliation") else "warn"
    if (
        view.has("retaliation")
        and is_power(view.source_actors)
        and not view.past
        and view.entry.lemma not in view.words.words("fearing")
    ):
        return "threaten"
    return "warn"


def _wanting(view: View) -> Act:
    """*Wil niet* refuses, *wil pas als* and *wil dat de ander* demand."""
    if view.only_if:
        return "demand"
    modal = view.entry.lemma in view.words.words("modal_will")
    if (
        modal
        and view.negated
        and not any(
            relation(c) == "mark" and c.i < (view.subject.i if view.subject is not None else 0)
            for h in view.heads
            for c in h.children
        )
    ):
        return "refuse"
    if (
        modal
        and view.subject is not None
        and not view.own
        and view.head is not None
        and view.head.pos_ in {"VERB", "AUX"}
        and view.deliberate(view.head)
    ):
        return "demand"
    return "want"


def _accepting(view: View) -> Act:
    """*Aanvaardt geen enkel akkoord* refuses, *agreed to free X* promises, *would agree* offers."""
    if view.content and forms_of(view.content[0]) & view.words.words("negation"):
        return "refuse"
    if any(forms & view.words.words("hypothetical") for forms in view.cue_forms):
        return "offer"
    return "promise" if view.entry.lemma in view.words.words("committing") and view.infinitive else "accept"


def _asking(view: View) -> Act:
    """A question that is only put, and asks nobody for anything."""
    return "say" if view.asks and view.quoted else "urge"


_REFINE: dict[str, Callable[[View], Act]] = {
    "say": _saying,
    "announce": _announcing,
    "promise": _promising,
    "warn": _warning,
    "want": _wanting,
    "accept": _accepting,
    "urge": _asking,
}
