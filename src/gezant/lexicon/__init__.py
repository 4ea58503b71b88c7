"""The words of each language: data only, one folder a language, the same file names in each. Imports nothing of Gezant."""

from gezant.lexicon.loader import LexiconError, languages, load, roots

__all__ = ["LexiconError", "languages", "load", "roots"]
