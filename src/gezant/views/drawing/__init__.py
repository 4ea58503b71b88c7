"""Drawings as numbers: where marks stand and how far they reach, for templates to draw. No words, no colours."""
