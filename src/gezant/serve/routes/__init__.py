"""The pages, one a module; docs/page.md tells how to add one."""

from __future__ import annotations

from gezant.serve.routes import actor, claim, claims, front, timeline

ROUTERS = (
    front.router,
    claims.router,
    claim.router,
    timeline.router,
    actor.router,
)
"""In the order in which addresses are looked up."""

MENU = (
    ("front", "/"),
    ("claims", "/claims"),
    ("timeline", "/timeline"),
)
"""The pages of the menu: the name under `page.nav` of the wording, and the path."""
