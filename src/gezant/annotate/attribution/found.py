"""What a rule of attribution found, before statements of one text are held against each other."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from gezant.annotate.attribution.lexicon import Cue
from gezant.annotate.layers import Attribution


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution, the head of its source, and what later steps need to know of how it was found.

    `back`: its content is the text before (*Dat zei X*). `parenthetical`: the attribution stands behind or inside its content.
    `entry`: its lexicon entry where it has one. `own`: whether the source is the subject of the cue's own clause.
    """

    attribution: Attribution
    source: Token | None
    back: bool = False
    parenthetical: bool = False
    entry: Cue | None = None
    own: bool = True
