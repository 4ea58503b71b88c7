"""The base under the layers: tokens, sentences, Universal Dependencies and entities, shipped or the user's own."""

# Importing the modules registers the spaCy factories that the shipped base names.
from gezant.annotate.base import paragraphs
from gezant.annotate.base.adapt import BaseError, LanguageBaseError
from gezant.annotate.base.load import load_base, shipped

__all__ = ["BaseError", "LanguageBaseError", "load_base", "paragraphs", "shipped"]
