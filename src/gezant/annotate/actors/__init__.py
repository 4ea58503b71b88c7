"""Actors: who noun phrases stand for, as codes of the guidelines. Importing this registers `gezant_actors`."""

from gezant.annotate.actors.component import Actors, make_actors

__all__ = ["Actors", "make_actors"]
