"""Web pages to the text of their report and what they tell of it."""

from gezant.intake.pages.reading import read_html

__all__ = ["read_html"]
