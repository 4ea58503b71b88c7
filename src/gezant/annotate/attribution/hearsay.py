"""Hearsay without a source: the reportative auxiliary (*de gesprekken zouden vastzitten*) where no cue takes it along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from gezant.annotate.attribution.found import Found
from gezant.annotate.attribution.page import Page
from gezant.annotate.layers import Attribution, Tokens
from gezant.annotate.trees import children, relation, subtree


def joined(page: Page, found: Sequence[Found]) -> list[Found]:
    """`found` with one statement for what two rules found: *is said to have urged*, *had reportedly warned*.

    Where the infinitive of *X is said to do Y* is a cue of its own, X's statement takes the words of hearsay into its cue, and
    so does a cue that a marker of hearsay stands in or right beside.
    """
    results: list[Found | None] = list(found)
    for k, f in enumerate(found):
        a = f.attribution
        inner = _inner_cue(page, k, results) if a.hearsay and a.source is None else None
        target = results[inner] if inner is not None else None
        if inner is None or target is None:
            continue
        b = target.attribution
        marks = [c.i for c in children(page.doc[b.cue_head], "mark") if c.i < b.cue_head] if a.rule.endswith("raised") else []
        cue = tuple(sorted({*a.cue, *b.cue, *marks}))
        content = page.trimmed(i for i in b.content if i not in cue)
        results[inner] = replace(target, attribution=replace(b, cue=cue, content=content, hearsay=True))
        results[k] = None
    return [f for f in results if f is not None]


def _inner_cue(page: Page, k: int, results: Sequence[Found | None]) -> int | None:
    """The statement into whose cue the hearsay of the k-th goes."""
    outer = results[k]
    if outer is None:
        return None
    a = outer.attribution
    for j, f in enumerate(results):
        if f is None or j == k or f.attribution.source is None or f.parenthetical:
            continue
        b = f.attribution
        if a.rule.endswith("raised"):
            fits = b.cue_head == a.content_head and b.entry.startswith("verbs/")
        else:
            last = max(a.cue)
            beside = bool(b.cue) and (min(b.cue) < last < max(b.cue) or last + 1 == min(b.cue))
            fits = a.rule.endswith("hearsay-marker") and beside and page.doc[last].head.i in {b.cue_head, *b.cue}
        if fits:
            return j
    return None


def with_hearsay(page: Page, found: Sequence[Found], is_reportative: Callable[[Token], bool]) -> Iterator[Found]:
    """`found`, and a statement of nobody for every reportative auxiliary that stands in no cue.

    Where the content of a marker (*volgens X zou …*) is the auxiliary's own clause, the auxiliary goes into the marker's cue.
    """
    results = list(found)
    in_cue = {i for f in results for i in f.attribution.cue}
    reportative = page.lexicon.words("reportative")
    for token in page.doc:
        if token.lemma_.lower() not in reportative or token.i in in_cue or page.quotation(token.i) is not None:
            continue
        if not is_reportative(token) or _is_anybody(page, token):
            continue
        clause = token.head if relation(token) in {"aux"} and token.head.i != token.i else token
        if relation(clause) in {"ccomp", "csubj"} and _reported(results, token.i):
            continue
        takers = [k for k, f in enumerate(results) if _takes(f, token, clause)]
        if takers:
            k = takers[0]
            a = results[k].attribution
            results[k] = replace(
                results[k],
                attribution=replace(
                    a,
                    cue=tuple(sorted({*a.cue, token.i})),
                    content=page.trimmed(i for i in a.content if i != token.i),
                    hearsay=True,
                ),
            )
            continue
        content = _clause(page, token, clause)
        if content:
            results.append(
                Found(
                    Attribution(
                        "attribution.reportative",
                        (token.i,),
                        token.i,
                        "auxiliaries/reportative",
                        None,
                        content,
                        clause.i,
                        hearsay=True,
                    ),
                    None,
                )
            )
    yield from results


def _is_anybody(page: Page, token: Token) -> bool:
    """*Wie dat gelooft, zou …*: of anybody there might be, nothing is reported."""
    start, _ = page.sentence(token.i)
    first = next(page.words(start, token.i), None)
    return first is not None and first.lower_ in page.lexicon.words("free_relatives")


def _reported(results: Sequence[Found], token: int) -> bool:
    return any(token in f.attribution.content for f in results)


def _takes(f: Found, token: Token, clause: Token) -> bool:
    return (
        f.attribution.entry.startswith("markers/")
        and not f.parenthetical
        and token.i in f.attribution.content
        and f.attribution.content_head == clause.i
    )


def _clause(page: Page, token: Token, clause: Token) -> Tokens:
    """The auxiliary's clause without it: the whole sentence where it is the main one."""
    start, end = page.sentence(token.i)
    inside = [i for i in subtree(clause) if start <= i < end]
    if not inside:
        return ()
    low, high = min(inside), max(inside) + 1
    for c in children(clause, "conj", "parataxis"):
        if any(k.dep_ in {"nsubj", "nsubj:pass"} for k in c.children) and c.left_edge.i > token.i:
            high = min(high, c.left_edge.i)
        elif c.right_edge.i < token.i and c.dep_ == "parataxis":
            low = max(low, c.right_edge.i + 1)
    tokens = [i for i in range(low, high) if i != token.i]
    while (
        tokens
        and (page.doc[tokens[0]].lower_ in page.connectives or page.doc[tokens[0]].is_punct)
        and page.quotation(tokens[0]) is None
    ):
        tokens.pop(0)
    return page.trimmed(tokens)
