"""Source, cue and content of statements."""

from gezant.annotate.attribution.component import create_attribution

__all__ = ["create_attribution"]
