"""How sure a statement is: by the rule that found it and by what it lacks.

The figures are shares of statements with the right content, rounded down, as estimated on development reports and on unseen
news; they rank entries for a reader, and are no probabilities.
"""

from __future__ import annotations

from gezant.annotate.layers import Attribution

BY_RULE = {
    "quote": 0.95,
    "clause": 0.95,
    "inverted": 0.95,
    "introducer": 0.95,
    "hearsay-marker": 0.9,
    "according-to": 0.9,
    "anaphor": 0.9,
    "own-words": 0.9,
    "infinitive": 0.85,
    "raised": 0.85,
    "oblique": 0.85,
    "tag": 0.85,
    "reportative": 0.8,
    "colon": 0.8,
    "noun": 0.8,
    "pair": 0.75,
    "bare": 0.75,
    "object": 0.7,
    "bare-quotation": 0.7,
    "clause-behind": 0.7,
    "infinitive-behind": 0.7,
    "manner": 0.5,
}
_UNRESOLVED = 0.85  # a source whose actor cannot be told
_ONE_WORD = 0.85  # a content of a single word


def confidence(a: Attribution) -> float:
    """The confidence of a statement, above 0 and at most 1."""
    value = BY_RULE[a.rule.removeprefix("attribution.")]
    if a.source is not None and a.source.actors == ("?",):
        value *= _UNRESOLVED
    if len(a.content) == 1:
        value *= _ONE_WORD
    return round(value, 2)
