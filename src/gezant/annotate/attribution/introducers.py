"""Attribution without a verb: *volgens X*, *aldus X*, *naar verluidt*, *naar eigen zeggen*.

Which words, and of which kind (`preposition`, `introducer`, `hearsay`, `own_words`), is told by the lexicon's markers.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from gezant.annotate.attribution.extent import is_gerund, root_of, without_connectives
from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.lexicon import Marker
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Attribution, Tokens
from gezant.annotate.trees import children, clause_head, relation, subtree


def marked(page: Page) -> Iterator[Found]:
    """Every attribution by a marker, in text order."""
    for start, marker in _markers(page):
        if marker.verbs:  # before a verb of the lexicon (*zo zegt X*), which attributes by itself
            continue
        tokens = tuple(range(start, start + len(marker.words)))
        found = {
            "preposition": _preposition,
            "introducer": _introducer,
            "hearsay": _hearsay,
            "own_words": _own_words,
        }.get(marker.kind)
        if found is not None:
            result = found(page, marker, tokens)
            if result is not None:
                yield result


def _markers(page: Page) -> Iterator[tuple[int, Marker]]:
    doc = page.doc
    i = 0
    while i < len(doc):
        for marker in page.lexicon.markers.get(doc[i].lower_, ()):
            stop = i + len(marker.words)
            if stop <= len(doc) and all(doc[i + k].lower_ == word for k, word in enumerate(marker.words)):
                yield i, marker
                i = stop - 1
                break
        i += 1


def _following_phrase(page: Page, after: int) -> Token | None:
    """The head of the noun phrase that begins right behind a marker."""
    _, end = page.sentence(after)
    if after + 1 >= end:
        return None
    token = page.doc[after + 1]
    head = token
    governor = page.doc[after].head
    if relation(page.doc[after]) == "fixed":
        governor = governor.head
    for _ in range(6):
        if head.head.i == head.i or head.head.i <= after or relation(head) not in {
            "det", "amod", "nmod", "flat", "appos", "compound", "nummod", "advmod", "fixed", "case",
        }:  # fmt: skip
            break
        if head.head.left_edge.i <= after and head.head.i > after and governor.i != head.head.i:
            break
        head = head.head
    return head if head.i in page.mentions or head.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _preposition(page: Page, marker: Marker, tokens: Tokens) -> Found | None:
    """*Volgens X doet Y Z*; *Y doet volgens X Z*: the clause around it without the phrase itself."""
    source = _following_phrase(page, tokens[-1])
    if source is None or not (page.is_speaker(source) or page.is_written(source)) or page.quoted(tokens[0]):
        return None
    phrase = page.phrase(source, tokens)
    phrase = tuple(i for i in phrase if i > tokens[-1])
    if not phrase:
        return None
    content, head = _set_off(page, {*tokens, *phrase}) or _rest_of_clause(page, source, {*tokens, *phrase})
    if not content:
        return None
    party = page.party(source, tokens)
    return Found(
        Attribution("attribution.according-to", tokens, tokens[0], marker.key, party, content, head),
        source=source,
    )


def _set_off(page: Page, taken: set[int]) -> tuple[Tokens, int] | None:
    """The sentence around a phrase that commas set off at its end or in its middle, in languages where that is how it qualifies.

    None where it is not set off, opens its sentence, or stands in a part of it that a conjunction, colon or dash opens.
    """
    first, last = min(taken), max(taken)
    start, end = page.sentence(first)
    if not page.lexicon.grammar.get("subject_first") or first == start or page.doc[first - 1].text != ",":
        return None
    behind = list(page.words(last + 1, end))
    if behind and page.doc[last + 1].text != ",":
        return None
    marks = [i for i in range(start, first) if page.doc[i].text in {";", ":"} and page.quotation(i) is None]
    if behind and (is_gerund(behind[0]) or behind[0].lower_ in page.lexicon.words("afterthoughts")):
        end = first  # what goes on about the saying itself
    around = [i for i in range(max(marks) + 1 if marks else start, end) if i not in taken]
    tokens = page.trimmed(without_connectives(page, _without_gap_commas(page, around, taken)))
    return (tokens, root_of(page, tokens)) if tokens else None


def _rest_of_clause(page: Page, phrase_head: Token, taken: set[int]) -> tuple[Tokens, int]:
    """The clause that a phrase stands in, without it."""
    start, end = page.sentence(phrase_head.i)
    top = clause_head(phrase_head.head) if phrase_head.head.i != phrase_head.i else phrase_head
    inside = [i for i in subtree(top) if start <= i < end]
    if relation(top) in {"root", "parataxis"} or top.head.i == top.i or len(inside) < 3 or top.i in taken:
        low, high = start, end
    else:
        low, high = min(inside), max(inside) + 1
    first = min(taken)
    for c in children(top, "conj", "parataxis"):
        if c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and c.left_edge.i > first and _has_subject(c):
            edge = c.left_edge.i
            if page.doc[edge].lower_ in page.connectives and page.doc[edge].lower_ not in page.lexicon.words("joining"):
                high = min(high, edge)
    # what was joined before the clause of the phrase is not its content
    begin = low
    for i in range(first - 1, low - 1, -1):
        if page.doc[i].text == ";" or page.doc[i].text == ":":
            begin = i + 1
            break
    tokens = [i for i in range(begin, high) if i not in taken]
    mark = {c.i for c in children(top, "mark") if c.i < top.i and not any(c.children)}
    tokens = [i for i in tokens if i not in mark]
    while (
        tokens
        and (page.doc[tokens[0]].lower_ in page.connectives or page.doc[tokens[0]].is_punct)
        and page.quotation(tokens[0]) is None
    ):
        tokens.pop(0)
    return page.trimmed(_without_gap_commas(page, tokens, taken)), top.i


def _without_gap_commas(page: Page, tokens: list[int], taken: set[int]) -> list[int]:
    return [i for i in tokens if not (page.doc[i].text == "," and (i + 1 in taken or i - 1 in taken))]


def _has_subject(clause: Token) -> bool:
    return any(True for _ in children(clause, "nsubj"))


def _introducer(page: Page, marker: Marker, tokens: Tokens) -> Found | None:
    """*…, aldus X*: what stands before it in the sentence, and behind it once the quotation goes on."""
    source = _following_phrase(page, tokens[-1])
    if source is None or not page.is_speaker(source) or page.quoted(tokens[0]):
        return None
    start, end = page.sentence(tokens[0])
    phrase = [i for i in page.phrase(source, tokens) if i > tokens[-1]]
    if not phrase:
        return None
    party = page.party(source, tokens)
    stop = max(phrase) + 1
    left: list[int] = []
    i = tokens[0] - 1
    while i >= start and (page.doc[i].text in {",", "-", "–", "("} or page.doc[i].is_space) and page.quotation(i) is None:
        i -= 1
    quotation = page.quotation(i) if i >= start else None
    if quotation is not None and quotation.end - 1 == i and quotation.clausal:
        lead = list(page.words(start, quotation.start))
        if lead and page.doc[lead[-1].i + 1].text != ":":
            left = list(range(start, i + 1))
        else:
            left = list(range(quotation.start, quotation.end))
    elif i >= start:
        left = list(range(start, i + 1))
        while (
            left
            and (page.doc[left[0]].lower_ in page.lexicon.words("coordinators") or page.doc[left[0]].is_punct)
            and page.quotation(left[0]) is None
        ):
            left.pop(0)
    right: list[int] = []
    comma = stop
    while comma < end and page.doc[comma].text not in {",", ":"} and page.quotation(comma) is None:
        comma += 1
    follows = page.quotation(comma + 1) if comma + 1 < end and page.doc[comma].text in {",", ":"} else None
    if follows is not None and follows.start == comma + 1 and (quotation is not None or page.doc[comma].text == ":"):
        right = list(range(follows.start, follows.end))
        if page.doc[comma].text == ":" and quotation is None:
            left = []
    if not right and quotation is None and left:
        right = _rest_of_interrupted(page, left, comma, end)
    content = (*page.trimmed(left), *page.trimmed(right))
    rule = "attribution.introducer"
    if not content:
        back = tokens[0] == start or all(t.is_punct or t.is_space for t in page.doc[start : tokens[0]])
        if not back:
            return None
        return Found(Attribution(rule, tokens, tokens[0], marker.key, party, (), -1), source=source, back=True)
    top = next(
        (page.doc[j] for j in content if page.doc[j].head.i not in set(content) or page.doc[j].head.i == j), page.doc[content[0]]
    )
    return Found(Attribution(rule, tokens, tokens[0], marker.key, party, content, top.i), source=source, parenthetical=True)


def _rest_of_interrupted(page: Page, left: list[int], comma: int, end: int) -> list[int]:
    """*X heeft dat, aldus Y, schriftelijk beloofd*: the rest of the sentence, where the verb of the words before stands in it."""
    if comma >= end or page.doc[comma].text != ",":
        return []
    rest = list(range(comma + 1, end))
    before = set(left)
    heads = [i for i in rest if page.doc[i].pos_ == "VERB" and any(c.i in before for c in page.doc[i].children)]
    return rest if heads else []


def _hearsay(page: Page, marker: Marker, tokens: Tokens) -> Found | None:
    """*Naar verluidt …*: the sentence around it, nobody's."""
    if page.quoted(tokens[0]):
        return None
    content, head = _rest_of_clause(page, page.doc[tokens[-1]], set(tokens))
    if not content:
        return None
    return Found(
        Attribution("attribution.hearsay-marker", tokens, tokens[0], marker.key, None, content, head, hearsay=True), source=None
    )


def _own_words(page: Page, marker: Marker, tokens: Tokens) -> Found | None:
    """*X doet naar eigen zeggen Y*: the source is the subject of the clause, the content the rest of it."""
    if page.quoted(tokens[0]):
        return None
    anchor = next((page.doc[i] for i in reversed(tokens) if page.doc[i].head.i not in tokens), page.doc[tokens[-1]])
    top = clause_head(anchor.head)
    source = next(children(top, "nsubj"), None)
    if source is None or not page.is_speaker(source):
        return None
    phrase = page.phrase(source, tokens)
    content, head = _rest_of_clause(page, anchor, {*tokens, *phrase})
    if not content:
        return None
    return Found(
        Attribution("attribution.own-words", tokens, tokens[0], marker.key, page.party(source), content, head), source=source
    )
