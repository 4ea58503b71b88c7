"""The act of a plain saying, told from its content: the rules, in the order in which they are asked.

PLOVER and CAMEO code what is done by saying it: *zei dat hij niet komt* refuses, whatever the verb. Every rule answers with an
act or None; the first that answers wins.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from gezant.annotate.stance.bodies import is_power
from gezant.annotate.stance.view import View, forms_of
from gezant.annotate.trees import child, children, relation
from gezant.model import Act

Rule = Callable[[View], Act | None]
_SPOKEN = frozenset({"praise", "criticise", "urge", "warn", "deny", "propose"})  # what is done by words alone


def act_of_content(view: View) -> Act | None:
    """What the source does by these words; None where they only tell."""
    if not view.content or (view.head is not None and view.told):
        return None
    for rule in RULES:
        act = rule(view)
        if act is not None:
            return act
    return None


def stays_silent(view: View) -> Act | None:
    """*No comment*, *I can't talk about that*."""
    return "silent" if view.has("silences") and (view.first_person or view.own or view.subject is None) else None


def denies(view: View) -> Act | None:
    """*Daar is niets van waar.*"""
    if view.has("denials") and not view.own_deed_told and len(view.main) <= 25:
        return "deny"
    return None


def wills(view: View) -> Act | None:
    """*Zegt dat hij bereid is, wil, weigert*: an act of the source told in its own words."""
    if not view.own:
        return None
    if view.past:
        return view.performed
    # what one must or may do is not yet done by saying so
    if any(view.obliges(t) for t in view.first_group):
        return None
    if view.wishes:
        return "want"
    for head in view.first_group:
        found = view.willed(head)
        if found is None or head.pos_ == "ADP":
            continue
        act: Act = found  # type: ignore[assignment]
        negated = view.head_negated
        if negated and act == "expect":
            return None
        if negated and act in {"offer", "want", "accept", "promise"}:
            return "refuse"
        if act == "refuse" and negated:
            return "offer"
        willing = head.lemma_.lower() in view.words.words("modal_will")
        if act == "want" and view.first_person and (thanked := _done_by_wanting(view, head)) is not None:
            return thanked
        if act == "want" and (view.only_if or (willing and view.of_another)):
            return "demand"
        return act
    return None


def _done_by_wanting(view: View, head: Token) -> Act | None:
    """*I want to thank X* thanks: an act of speech that one wants to do is done."""
    inner = child(head, "xcomp")
    act = view.willed(inner) if inner is not None else None
    return act if act in _SPOKEN else None  # type: ignore[return-value]


def expects(view: View) -> Act | None:
    """*We houden rekening met …*"""
    return "expect" if view.own and not view.negated and view.has("expectations") else None


def pledges(view: View) -> Act | None:
    """*We zullen er alles aan doen*, *we laten u niet vallen*: a deed for another's good in a set phrase."""
    return "promise" if (view.own or view.first_person) and not view.past and view.has("pledges") else None


def worries(view: View) -> Act | None:
    """*Maakt zich zorgen over …*"""
    return "warn" if view.own and not view.past and not view.head_negated and view.has("worries") else None


def sets_condition(view: View) -> Act | None:
    """*Komt pas terug als …*, said by a party to it."""
    if not view.only_if or view.unnamed or view.entry.kind == "own_words":
        return None
    return "demand" if is_power(view.source_actors) else None


def refuses(view: View) -> Act | None:
    """The source will not: its own deed under a negation, or a set phrase."""
    if view.past or (view.foreign and not view.first_person):
        return None
    if view.has("refusals"):
        return "refuse"
    if view.own and view.negated and not view.able and (_will_be(view) or not view.stative):
        return "refuse"
    return None


def threatens(view: View) -> Act | None:
    """A harm to come that the source will do."""
    if view.has("menaces") and is_power(view.source_actors) and not view.past:
        return "threaten"
    if not view.retaliates or view.past or (view.negated and not view.first_person):
        return None
    if any(forms_of(h) & view.words.words("sparing") for h in view.heads):
        return None
    if not is_power(view.source_actors) and not (view.first_person and view.own and view.has("vengeance")):
        return None
    if view.own or (view.first_person and not view.foreign):
        return "threaten"
    if view.has("suffering") and not view.negated:
        return "threaten"  # who says that another will pay for it means to make him
    # a harm with nobody named as its doer, under a condition: who names it means to do it (*dan komt er een antwoord*)
    return "threaten" if view.conditional and view.doerless else None


def accuses(view: View) -> Act | None:
    """Another's wrong."""
    if view.foreign and view.has("wrongs") and not view.conditional:
        return "accuse"
    if (view.foreign and view.villainous) or (view.own and not view.negated and _blames(view)):
        return "accuse"
    return None


def _blames(view: View) -> bool:
    """*We hold them responsible.*"""
    return view.has("blaming") and not any(view.is_passive(t) or view.obliges(t) for t in view.first_group)


def urges(view: View) -> Act | None:
    """An imperative, or a set phrase of appeal, in the source's own words."""
    if not view.quoted:
        return "urge" if view.direct and _imperative(view) else None
    if view.has("proposals", main=False):
        return "propose"
    if view.has("appeals") or _imperative(view) or _we_must(view):
        return "urge"
    return None


def _imperative(view: View) -> bool:
    """A present verb in the singular that opens the content and has no subject."""
    first = view.content[0] if view.content else None
    if first is not None and first.pos_ == "AUX" and first.morph.get("Mood", []) == ["Imp"]:
        first = first.head  # a prohibition in two words (*do not …*)
        return child(first, "nsubj", "expl", "csubj") is None and not view.asks
    if first is None or first.pos_ != "VERB" or view.asks:
        return False
    if first.morph.get("VerbForm", []) in (["Part"], ["Inf"]) or first.morph.get("Tense", []) == ["Past"]:
        return False
    if first.morph.get("Mood", []) == ["Ind"]:
        return False
    if any(o.morph.get("Person", []) == ["1"] and o.morph.get("Number", []) == ["Sing"] for o in children(first, "obj")):
        return False  # *let me say*
    nobody = child(first, "nsubj", "expl", "csubj") is None
    nobody = nobody and not any(t.morph.get("Case", []) == ["Nom"] for t in view.content[1:3])
    if not any(first.i == root.i for root in view.roots):
        return False
    # a stem: what the lemma begins with, but for a letter doubled or single in the spelling of the other
    return nobody and first.lower_[:2] == first.lemma_.lower()[:2] and first.morph.get("Number", []) != ["Plur"]


def _we_must(view: View) -> bool:
    """*We moeten …*: an appeal to those addressed, oneself among them."""
    must = [t for t in view.first_group if view.obliges(t) and t.morph.get("Tense", []) != ["Past"]]
    if not must or view.subject is None or view.head_negated:
        return False
    several = ["Plur"] in (must[0].morph.get("Number", []), view.subject.morph.get("Number", []))
    return several and view.subject.morph.get("Person", []) == ["1"]


def demands(view: View) -> Act | None:
    """*De ander moet …*, in any of the content's clauses."""
    if view.unnamed:
        return None
    for token in view.content:
        if not view.obliges(token) or (token.morph.get("Tense", []) == ["Past"] and not view.backshifted):
            continue
        verb = token.head if relation(token) == "aux" else token
        if relation(verb) == "acl":
            continue  # what somebody's task is tells of him (*de gezant die … moet leiden*)
        subject = child(verb, "nsubj") or child(token, "nsubj") or (view.subject if verb in view.heads else None)
        anybody = subject is not None and subject.morph.get("Person", []) == ["2"]
        if anybody and forms_of(token) & view.words.words("governing"):
            continue  # *you have to*: what anybody must
        below = [forms_of(c) for c in verb.subtree if c.i in view.attribution.content]
        if view.words.phrases("negation").find(below) is not None and not forms_of(token) & view.words.words("prohibiting"):
            continue
        impersonal = any(c.dep_ == "expl" for c in verb.children) or any(view.is_passive(t) for t in view.group)
        if view.is_adjectival(verb) and judgement_score(view, [verb]) < 0:
            continue  # *should be ashamed*
        if subject is not None and (view.is_other(subject) or (impersonal and not view.is_own(subject))):
            return "demand"
    return None


def promises(view: View) -> Act | None:
    """A deed of one's own that is bound to a condition, and does good or ends a harm."""
    if not view.own or view.past or view.negated or view.able:
        return None
    if _will_be(view) and any(forms_of(h) & view.words.words("assistance") for h in view.heads):
        return "promise"
    if view.bound and view.permits:
        return "offer"
    if view.bound or (view.conditional and view.has("commitments")):
        return "promise"
    return None


def accepts(view: View) -> Act | None:
    """*The draft is acceptable.*"""
    return "accept" if view.adjectival and view.has("acceptances") and not view.negated and not view.only_if else None


def announces(view: View) -> Act | None:
    """The source's own decision or plan."""
    if view.past and not view.settles:
        return "announce" if view.own and view.decides and not view.unnamed and not view.negated else None
    if view.settles and (view.own or view.first_person):
        return "announce"
    if view.able or view.asks or view.unnamed or view.supposed:
        return None
    lemmas = view.group_lemmas
    if view.own:
        if lemmas & view.words.words("losses"):
            return "warn"
        active = [h for h in view.heads if h.pos_ == "VERB" and not view.is_state(h)]
        return "announce" if not view.negated and (active or _will_be(view)) and not view.stative else None
    subject = view.subject
    if view.foreign or not is_power(view.source_actors) or subject is None:
        return None
    measure = bool(forms_of(subject) & view.words.words("measures"))
    deciding = lemmas & view.words.words("decisions") or (_will_be(view) and not view.adjectival)
    if not measure or not deciding:
        return None
    none = any(forms_of(d) & view.words.words("negation") for d in children(subject, "det", "advmod"))
    return "refuse" if none else "announce"


def _will_be(view: View) -> bool:
    return any(forms_of(t) & view.words.words("future") for t in view.group)


def warns(view: View) -> Act | None:
    """An alarm in so many words."""
    return "warn" if view.has("alarms") and not view.past and not view.first_person else None


def doubts(view: View) -> Act | None:
    """*Te mooi om waar te zijn.*"""
    return "doubt" if view.has("doubtful") else None


def judges(view: View) -> Act | None:
    """Praise or blame: by the predicates that are judgements, and in a quotation without a verb by all of it."""
    if view.quoted and not any(t.pos_ in {"VERB", "AUX"} for t in view.content):
        return judgement_of(view, view.content)
    score = sum(judgement_score(view, _judging(view, head)) for head in view.roots)
    hypothetical = any(t.lower_ in view.words.words("hypothetical") for t in view.first_group)
    if hypothetical and (score > 0 or not view.first_person):
        return "warn" if score < 0 else None  # bad is what would come of it, good what has not come
    return "praise" if score > 0 else ("criticise" if score < 0 else None)


def _judging(view: View, head: Token) -> list[Token]:
    """A predicate with what modifies it, and a feeling of the source's own as its subject (*onze teleurstelling is groot*)."""
    if not view.is_adjectival(head):
        return [head]
    tokens = {head, *children(head, "amod", "advmod", "det")}
    subject = child(head, "nsubj")
    if subject is not None and any(view.is_own(p) for p in children(subject, "nmod:poss", "det")):
        tokens.add(subject)
    return sorted((t for t in tokens if t.i in view.inside), key=lambda t: t.i)


def judgement_of(view: View, tokens: list[Token]) -> Act | None:
    """`praise` or `criticise` by the judging words among these tokens."""
    score = judgement_score(view, tokens)
    return "praise" if score > 0 else ("criticise" if score < 0 else None)


def judgement_score(view: View, tokens: list[Token]) -> int:
    """Good words less bad ones; a negation before a good one turns it."""
    positive, negative = view.words.phrases("positive"), view.words.phrases("negative")
    forms = [forms_of(t) for t in tokens]
    score = 0
    excess = view.words.words("excess")
    for k in range(len(forms)):
        # *te soepel*: too much of anything is blame
        beyond = forms[k] & excess and tokens[k].pos_ == "ADV" and relation(tokens[k]) == "advmod"
        # *better, worse* compare, and judge nothing by themselves
        compared = tokens[k].morph.get("Degree", []) == ["Cmp"]
        good = positive.at(forms, k) and not compared
        sign = -1 if negative.at(forms, k) or beyond else (1 if good else 0)
        if sign:
            before = forms[max(0, k - 3) : k]
            turned = any(f & view.words.words("negation") for f in before) and sign > 0
            score += -sign if turned else sign
    return score


RULES: tuple[Rule, ...] = (
    stays_silent,
    denies,
    sets_condition,
    pledges,
    worries,
    wills,
    expects,
    accepts,
    refuses,
    warns,
    threatens,
    urges,
    demands,
    accuses,
    promises,
    announces,
    doubts,
    judges,
)
