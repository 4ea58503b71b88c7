"""The command `gezant`. One command a file; spaCy and the models are loaded only by the commands that need them."""

from gezant.cli.main import main

__all__ = ["main"]
