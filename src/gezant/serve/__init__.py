"""The page: a dossier in the browser, read, checked and corrected; and the same as JSON under `/api`."""

from gezant.serve.app import create_app
from gezant.serve.settings import Settings

__all__ = ["Settings", "create_app"]
