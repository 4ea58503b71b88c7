"""Hold the attributions of one text against each other: who goes with whom, what stands in what, what *dat* points at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gezant.annotate.attribution.carriers import carried
from gezant.annotate.attribution.confidence import confidence
from gezant.annotate.attribution.extent import is_gerund, root_of
from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.mended import (
    behind_tag,
    to_its_end,
    with_condition,
    with_fronted,
    without_markers,
    without_tags,
)
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Attribution, Tokens

# acts whose *dat* is what another said; every other one's is the sentence before as it stands
_ANSWERS = frozenset({"deny", "confirm", "silent", "refuse", "accept", "doubt"})
# acts whose content is not told as a fact: what somebody does in it has not been said
_UNREAL = frozenset({"want", "demand", "urge", "propose", "promise", "threaten", "refuse", "silent"})
_BARE = frozenset({"attribution.bare-quotation"})


def resolve(page: Page, found: Iterable[Found]) -> tuple[Attribution, ...]:
    """The statements of a text in the order of their contents, each with the index of the one that it stands in."""
    ordered = sorted(_distinct(page, found), key=_position)
    ordered = [f for f in ordered if not _quoted_speech(page, f, ordered)]
    ordered = _answered(page, ordered)
    ordered = [with_condition(page, to_its_end(page, f, ordered)) for f in ordered]
    ordered = [with_fronted(page, behind_tag(page, f, ordered)) for f in ordered]
    ordered = [without_tags(page, f, ordered) for f in ordered]
    ordered = [without_markers(page, f, ordered) for f in ordered]
    ordered = [f for f in ordered if not _names_words(f, ordered) and not _said_twice(page, f, ordered)]
    ordered = carried(page, ordered)
    ordered = [f for f in ordered if not _same_speaker(page, f, ordered)]
    ordered.sort(key=_position)
    return _nested(page, ordered)


def _position(f: Found) -> tuple[int, int]:
    a = f.attribution
    tokens = [*a.cue, *a.content]
    return (min(a.cue) if f.back and a.cue else min(tokens), -len(a.content))


def _distinct(page: Page, found: Iterable[Found]) -> list[Found]:
    """One attribution a cue: the longer cue wins, then the one with a source."""
    out: list[Found] = []
    for f in sorted(found, key=_precedence):
        cue = set(f.attribution.cue)
        if cue and any(_overlap(cue, g.attribution) for g in out):
            continue
        out.append(f)
    return out


def _precedence(f: Found) -> tuple[int, bool, int]:
    cue = f.attribution.cue
    return (-len(cue), f.attribution.source is None, max(cue) - min(cue) if cue else 0)


def _overlap(cue: set[int], other: Attribution) -> bool:
    shared = cue & set(other.cue)
    return len(shared) * 2 >= min(len(cue), len(other.cue)) if shared else False


def _quoted_speech(page: Page, f: Found, everything: Sequence[Found]) -> bool:
    """Whether a statement stands in the direct speech of another: its words are the speaker's, no report of a third's."""
    anchor = f.attribution.cue_head
    quotation = page.quotation(anchor) if anchor >= 0 else None
    if quotation is None or not quotation.clausal:
        return False
    inner = set(range(quotation.start, quotation.end))
    for g in everything:
        content = set(g.attribution.content)
        if g is not f and anchor in content and inner <= content | set(g.attribution.cue):
            outside = [i for i in content - inner if not page.doc[i].is_punct and page.quotation(i) is None]
            if outside and f.attribution.cue_head != -1:
                return False
    return True


def _answered(page: Page, ordered: Sequence[Found]) -> list[Found]:
    """Fill in what points back: the content of *dat*, the speaker of a bare quotation; join quotations that go on."""
    out: list[Found] = []
    for f in sorted(ordered, key=_anchor):
        if not f.back:
            out.append(f)
            continue
        if f.attribution.rule in _BARE:
            _bare(page, f, out)
        elif f.attribution.source is None and f.attribution.content:
            before = _last_speaker(page, f, out)
            if before is not None:
                out.append(replace(f, attribution=replace(f.attribution, source=before.attribution.source), source=before.source))
            else:
                out.append(f)
        else:
            content = _before(page, f, out)
            if content:
                own = tuple(i for i in f.attribution.content)
                tokens = tuple(sorted({*content, *own}))
                head = f.attribution.content_head if own else root_of(page, content)
                out.append(replace(f, attribution=replace(f.attribution, content=tokens, content_head=head)))
    return out


def _anchor(f: Found) -> int:
    a = f.attribution
    return min(a.cue) if a.cue else min(a.content)


def _bare(page: Page, f: Found, out: list[Found]) -> None:
    """A quotation alone in its sentence goes on the speech before it, or has its speaker."""
    content = f.attribution.content
    index = page.sentence_index(content[0])
    paragraph = _same_paragraph(page, index)
    for k in range(len(out) - 1, -1, -1):
        g = out[k].attribution
        if not g.content or not paragraph:
            continue
        last = max(*g.content, *g.cue) if g.cue else max(g.content)
        if page.sentence_index(last) == index - 1 and _is_direct(page, g.content) and g.rule != "attribution.according-to":
            tokens = tuple(sorted({*g.content, *content}))
            out[k] = replace(out[k], attribution=replace(g, content=tokens))
            return
    _, end = page.sentence(content[0])
    alone = _starts_paragraph(page, index) and _ends_paragraph(page, end) and not _is_sentence(page, content)
    before = _last_speaker(page, f, out) if not alone else None
    if before is not None:
        out.append(replace(f, attribution=replace(f.attribution, source=before.attribution.source), source=before.source))
    elif alone:
        out.append(f)


def _is_sentence(page: Page, content: Tokens) -> bool:
    """Whether the words end as a sentence does; a subhead does not."""
    last = next((page.doc[i] for i in reversed(content) if not (page.doc[i].is_quote or page.doc[i].text in {"’’", "''"})), None)
    return last is not None and last.text in {".", "!", "?", "…"}


def _last_speaker(page: Page, f: Found, out: Sequence[Found]) -> Found | None:
    """The nearest earlier statement with a source, or a speaker who is named as such in the sentence before."""
    first = min(f.attribution.content)
    index = page.sentence_index(first)
    start, _ = page.sentences[max(0, index - 1)]
    named = [
        t
        for t in page.doc[start:first]
        if t.dep_ in {"nsubj", "nsubj:pass"} and page.is_speaker(t) and page.mentions[t.i].person and page.quotation(t.i) is None
        and "Rel" not in t.morph.get("PronType", []) and not any(t.i in g.attribution.content for g in out)
    ]  # fmt: skip
    earlier = [
        g
        for g in out
        if g.source is not None and g.source.i < first and g.attribution.source is not None
        and "Rel" not in g.source.morph.get("PronType", [])
    ]  # fmt: skip
    latest = max(earlier, key=lambda g: g.source.i if g.source is not None else -1, default=None)
    if named and (
        latest is None or latest.source is None or page.sentence_index(latest.source.i) < page.sentence_index(named[-1].i)
    ):
        party = page.party(named[-1])
        if party is not None:
            return replace(f, attribution=replace(f.attribution, source=party), source=named[-1])
    return latest


def _same_paragraph(page: Page, index: int) -> bool:
    return index > 0 and not _starts_paragraph(page, index)


def _starts_paragraph(page: Page, index: int) -> bool:
    if index == 0:
        return True
    start, _ = page.sentences[index]
    return any("\n" in t.text for t in page.doc[max(0, start - 2) : start + 1] if t.is_space)


def _ends_paragraph(page: Page, end: int) -> bool:
    return end >= len(page.doc) or any("\n" in t.text for t in page.doc[max(0, end - 2) : end + 1] if t.is_space)


def _is_direct(page: Page, content: Tokens) -> bool:
    words = [i for i in content if not page.doc[i].is_punct and not page.doc[i].is_space]
    return bool(words) and all(page.quotation(i) is not None for i in words)


def _before(page: Page, f: Found, out: Sequence[Found]) -> Tokens:
    """What *dat* stands for: another's words where the cue answers them, else the sentence before."""
    anchor = _anchor(f)
    index = page.sentence_index(anchor)
    act = f.entry.act if f.entry is not None else "say"
    start, _ = page.sentences[index]
    here = [
        g for g in out if g.attribution.content and start <= min(g.attribution.content) and max(g.attribution.content) < anchor
    ]
    if here:
        return max(here, key=lambda g: len(g.attribution.content)).attribution.content
    if index == 0:
        return ()
    low, high = page.sentences[index - 1]
    if act in _ANSWERS:
        before = [
            g for g in out if g.attribution.content and low <= g.attribution.content[0] and g.attribution.content[-1] < high
        ]
        if before:
            return max(before, key=lambda g: len(g.attribution.content)).attribution.content
    tokens = list(range(low, high))
    while tokens and (page.doc[tokens[0]].lower_ in page.lexicon.words("coordinators") or page.doc[tokens[0]].is_space):
        tokens.pop(0)
    return page.trimmed(tokens)


def _same_speaker(page: Page, f: Found, everything: Sequence[Found]) -> bool:
    """An act of willing inside the speaker's own words, or an infinitive of the speaker's own, is no statement of its own."""
    a = f.attribution
    anchor = a.cue_head
    if anchor < 0:
        return False
    for g in everything:
        if g is f or anchor not in g.attribution.content or g.attribution.cue_head == anchor:
            continue
        outer = g.attribution
        if _is_direct(page, outer.content) and not f.back and page.quotation(outer.cue_head) is not page.quotation(anchor):
            return True
        if g.entry is not None and g.entry.act in _UNREAL and f.entry is not None and not g.back:
            return True
        if not f.own and _shares_subject(page, f, g):
            return True
        if outer.source is None or a.source is None:
            continue
        if _of_one_state(page, a, outer):
            return True
        noun = page.doc[a.source.tokens[-1]].pos_ in {"NOUN", "PROPN"}
        if noun and outer.source.naming == "unnamed" and a.source.naming == "institution":
            continue  # a body is another than the official who speaks of it
        if outer.source.actors == a.source.actors and (outer.source.actors != ("?",) or _is_pronoun(page, a.source.tokens)):
            return True
    return False


def _names_words(f: Found, everything: Sequence[Found]) -> bool:
    """A noun without an owner beside the verb that says the same content (*said in a letter that …*): only where it was said."""
    a = f.attribution
    if a.rule != "attribution.noun" or a.source is not None:
        return False
    mine = set(a.content)
    return any(
        g is not f and g.attribution.rule != a.rule and len(mine & set(g.attribution.content)) * 5 > 4 * len(mine)
        and a.cue_head not in g.attribution.content
        for g in everything
    )  # fmt: skip


def _said_twice(page: Page, f: Found, everything: Sequence[Found]) -> bool:
    """A participle with the very words of the finite verb behind it (*Continuing, X added: “…”*): a circumstance of that one."""
    a = f.attribution
    if a.cue_head < 0 or not a.content or f.own or not is_gerund(page.doc[a.cue_head]):
        return False
    return any(g is not f and set(g.attribution.content) == set(a.content) and not f.back for g in everything)


def _of_one_state(page: Page, inner: Attribution, outer: Attribution) -> bool:
    """Whether a pronoun stands for the state or body whose voice the speaker is (*It will never accept X, its envoy said*)."""
    if inner.source is None or outer.source is None or len(inner.source.tokens) != 1:
        return False
    pronoun = page.doc[inner.source.tokens[0]]
    neuter = pronoun.pos_ == "PRON" and pronoun.morph.get("Gender", []) == ["Neut"]
    bodies = {a.split(":")[0].split(".")[0] for a in outer.source.actors}
    return neuter and inner.source.actors != ("?",) and {a.split(":")[0].split(".")[0] for a in inner.source.actors} <= bodies


def _is_pronoun(page: Page, tokens: Tokens) -> bool:
    return len(tokens) == 1 and page.doc[tokens[0]].lower_ in page.lexicon.words("personal_pronouns")


def _shares_subject(page: Page, inner: Found, outer: Found) -> bool:
    return inner.source is not None and outer.source is not None and inner.source.i == outer.source.i


def _nested(page: Page, ordered: Sequence[Found]) -> tuple[Attribution, ...]:
    """Give every statement the index of the smallest content that its cue and its source stand in."""
    contents = [set(f.attribution.content) for f in ordered]
    out = []
    for k, f in enumerate(ordered):
        a = f.attribution
        own = {i for i in (*a.cue, *a.content) if not page.doc[i].is_punct}
        anchor = {i for i in a.cue if not page.doc[i].is_punct} or own
        around = [
            j
            for j, content in enumerate(contents)
            if j != k
            and anchor <= content
            and (f.back or (own <= content | set(ordered[j].attribution.cue) and len(content) > len(contents[k])))
        ]
        within = min(around, key=lambda j: len(contents[j]), default=-1)
        out.append(replace(a, within=within, confidence=confidence(a)))
    return tuple(out)
