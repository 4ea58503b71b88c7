"""Attribution by verbs and predicative adjectives: *zei dat*, *dreigt met*, *is bereid*, *wilde niet reageren*."""

from __future__ import annotations

from collections.abc import Iterator

from gezant.annotate.attribution.contents import find_content
from gezant.annotate.attribution.cues import CueHit, verbal_cues
from gezant.annotate.attribution.extent import Content
from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page
from gezant.annotate.attribution.sources import Speaker, antecedent, speaker
from gezant.annotate.layers import Attribution
from gezant.annotate.trees import children, relation

_FIRST = {"1"}
_SAYING = frozenset({"clause", "clause-behind", "quote", "inverted"})


def verbal(page: Page) -> Iterator[Found]:
    """Every attribution by a verb or an adjective, in text order."""
    for hits in verbal_cues(page):
        found = next((f for hit in hits if (f := _attribution(page, hit)) is not None), None)
        if found is not None:
            yield found


def _attribution(page: Page, hit: CueHit) -> Found | None:
    if (
        _is_supposed(page, hit)
        or page.names_origin(hit.head)
        or any(c.lower_ in page.lexicon.words("own_selves") for c in hit.head.children)
    ):
        return None
    if _is_put(page, hit):
        return None
    who = speaker(page, hit)
    content = find_content(page, hit, who.head)
    if content is None or not _is_attributed(page, hit, who, content):
        return None
    if content.rule not in {"quote", "inverted"} and (_is_irrealis(page, hit) or _is_undone(page, hit, content)):
        return None
    named = antecedent(page, who.head) if who.head is not None else None
    party = page.party(named, {*hit.tokens, *content.cue}) if named is not None else None
    carrier = page.party(who.carrier, hit.tokens) if who.carrier is not None and page.is_speaker(who.carrier) else None
    cue = {*hit.tokens, *content.cue}
    opens = _opens(hit, content)
    if hit.negated and _negation_in_cue(hit, content) and not opens:
        cue |= set(hit.negation)
    tokens = tuple(i for i in content.tokens if i not in cue)
    if opens:
        tokens = (*hit.negation, *tokens)
    withheld = hit.entry.act == "silent" and page.lexicon.grammar.get("subject_first")
    if tokens and not withheld and all(page.doc[i].lower_ in page.lexicon.words("interrogatives") for i in tokens):
        return None
    anonymity = page.lexicon.words("anonymity")
    names = page.lexicon.words("naming")
    if any(page.doc[i].lower_ in names for i in tokens) and (
        hit.negated or any(page.doc[i].lower_ in page.negations for i in tokens[:1])
    ):
        return None  # asked not to be named
    if hit.entry.willing and any(page.doc[i].lower_ in anonymity for i in tokens):
        return None
    if any(c.lower_ in anonymity for c in children(hit.head, "obj")):
        return None
    attribution = Attribution(
        rule=f"attribution.{content.rule}",
        cue=tuple(sorted(cue)),
        cue_head=hit.head.i,
        entry=hit.entry.key,
        source=party,
        content=tokens,
        content_head=content.head,
        negated=hit.negated,
        hearsay=content.rule == "raised" and hit.entry.raising == "hearsay",
        chain=(carrier,) if carrier is not None else (),
    )
    return Found(attribution, who.head, content.back, content.rule in {"inverted", "quote"}, hit.entry, who.own)


def _is_put(page: Page, hit: CueHit) -> bool:
    """Whether a verb tells what was put to the speaker (*asked about it, X said; when told so, X laughed*), whatever its tag."""
    first = min(hit.tokens)
    start, _ = page.sentence(first)
    if hit.head.lemma_.lower() not in page.lexicon.words("put_to") or len(hit.tokens) > 1:
        return False
    before = page.doc[first - 1] if first > start else None
    opens = before is None or before.text == "," or before.lower_ in page.lexicon.words("interrogatives")
    asked = before is None or before.text != "," or any(c.dep_ in {"advcl", "obl"} for c in hit.head.children)
    ahead = any(c.i < first for c in children(hit.head, "nsubj"))
    behind = page.doc[first + 1] if first + 1 < len(page.doc) else None
    tag = behind is not None and (behind.text == ":" or (behind.i in page.mentions and page.is_speaker(behind)))
    return opens and asked and not ahead and not tag


def _negation_in_cue(hit: CueHit, content: Content) -> bool:
    """A negation behind a willing stands in its content (*wil niet komen*), every other one in the cue (*sluit niet uit*)."""
    if hit.negation and max(hit.negation) < hit.head.i and hit.before:
        return True
    return not (hit.entry.willing and content.rule in {"infinitive", "object", "clause"} and hit.entry.key.startswith("verbs"))


def _opens(hit: CueHit, content: Content) -> bool:
    """Whether the negation opens an infinitive (*zei niet te weten*): then that is negated, not the saying."""
    if not content.rule.startswith("infinitive") or len(hit.negation) != 1 or not content.tokens:
        return False
    return max(hit.tokens) < hit.negation[0] < content.tokens[0]


def _is_attributed(page: Page, hit: CueHit, who: Speaker, content: Content) -> bool:
    """Whether somebody says it: a speaker that is one, or a passive or impersonal cue with a clause of its own."""
    if who.head is not None:
        said = content.rule in _SAYING and not hit.entry.willing
        if page.is_speaker(who.head) or (said and page.is_written(who.head)):
            return not _first_person(who)
        return False
    if who.passive:
        if content.rule == "pair":
            return hit.entry.act == "accuse" and any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in hit.head.children)
        if content.rule == "raised":
            return True
        asked = bool(content.tokens) and page.doc[content.tokens[0] - 1].lower_ in page.lexicon.words("questions")
        return content.rule in {"clause", "quote"} and hit.entry.act != "urge" and not asked
    expletive = any(c.lower_ in page.lexicon.words("expletives") for c in children(hit.clause, "expl", "nsubj"))
    return expletive and content.rule in {"clause", "quote"} and not hit.entry.willing


def _first_person(who: Speaker) -> bool:
    return who.head is not None and who.head.pos_ == "PRON" and set(who.head.morph.get("Person", [])) == _FIRST


def _is_irrealis(page: Page, hit: CueHit) -> bool:
    """*moet zeggen*, *kan beloven*: what must or may be said has not been; a negation (*kon niet zeggen*) makes it silence."""
    if hit.entry.willing or hit.entry.key.startswith("adjectives"):
        return False
    modals = page.lexicon.words("irrealis_modals")
    past = page.lexicon.words("reportative")
    governors = {hit.clause, *children(hit.head, "aux"), *children(hit.clause, "aux")} - {hit.head}
    if any(t.lemma_.lower() in past and t.morph.get("Tense", []) != ["Past"] for t in governors):
        return True
    if any(t.lemma_.lower() in modals for t in governors):
        subject = next(children(hit.clause, "nsubj"), None)
        negative = subject is not None and any(
            t.lower_ in page.lexicon.words("negative_subjects") for t in (subject, *subject.children)
        )
        return not (hit.negated or negative)
    infinitive = hit.head.morph.get("VerbForm", []) == ["Inf"] and hit.clause.i == hit.head.i
    above = page.lexicon.cues("verbs", hit.head.head.lemma_.lower())
    awaited = any(cue.raising and cue.raising != "hearsay" for cue in above)
    if infinitive and relation(hit.head) == "xcomp" and awaited and any(children(hit.head.head, "aux:pass")):
        return True
    if infinitive and not any(children(hit.head, "aux", "nsubj")):
        return relation(hit.head) not in {"xcomp", "conj", "ccomp"} or not page.lexicon.cues(
            "verbs", hit.head.head.lemma_.lower()
        )
    imperative = hit.head.morph.get("Mood", []) == ["Imp"]
    return imperative and not any(children(hit.head, "nsubj"))


def _is_undone(page: Page, hit: CueHit, content: Content) -> bool:
    """*heeft geen uitslag bekendgemaakt*: nothing was made known."""
    nothing = content.rule == "object" and bool(content.tokens) and page.doc[content.tokens[0]].lower_ in page.negations
    return nothing and hit.entry.act in {"say", "announce", "confirm", "propose"}


def _is_supposed(page: Page, hit: CueHit) -> bool:
    """A condition (*als hij zegt dat*) or what is denied to follow (*betekent niet dat hij toestemt*) reports nothing as said."""
    current = hit.clause
    for _ in range(4):
        if relation(current) not in {"advcl", "acl", "ccomp", "conj", "xcomp"} or current.head.i == current.i:
            return False
        marks = [c for c in children(current, "mark") if c.i < hit.clause.i + 1]
        if any(c.lower_ in page.lexicon.words("conditional_marks") for c in marks):
            return True
        if any(m.i > 0 and page.doc[m.i - 1].lower_ in page.lexicon.words("conditional_nouns") for m in marks):
            return True
        above = current.head
        if relation(current) == "ccomp":
            negated = any(c.lower_ in page.negations for c in above.children)
            return negated and not page.lexicon.cues("verbs", above.lemma_.lower())
        current = above
    return False
