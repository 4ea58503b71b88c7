"""A dossier to look at, a client of its page, and a real browser where there is one."""

from __future__ import annotations


PAGES = ("/", "/?by=topic", "/claims", "/claims?actor=PRK&grade=confirmed")
"""Addresses of every page, which the tests of all pages go through."""
