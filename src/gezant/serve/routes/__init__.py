"""The pages, one a module; docs/page.md tells how to add one."""

from __future__ import annotations

from gezant.serve.routes import claims, front

ROUTERS = (front.router, claims.router)
"""In the order in which addresses are looked up."""

MENU = (("front", "/"), ("claims", "/claims"))
"""The pages of the menu: the name under `page.nav` of the wording, and the path."""
