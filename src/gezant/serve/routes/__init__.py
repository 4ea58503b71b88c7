"""The pages, one a module; docs/page.md tells how to add one."""

from __future__ import annotations

from gezant.serve.routes import (
    actor,
    actors,
    claim,
    claims,
    correct,
    corrections,
    front,
    joining,
    meetings,
    queue,
    redate,
    reports,
    search,
    statements,
    take,
    timeline,
)

ROUTERS = (
    take.router,
    search.router,
    front.router,
    queue.router,
    corrections.router,
    joining.router,
    correct.router,
    redate.router,
    claims.router,
    claim.router,
    timeline.router,
    meetings.router,
    statements.router,
    actors.router,
    actor.router,
    reports.router,
)
"""In the order in which addresses are looked up."""

MENU = (
    ("front", "/"),
    ("claims", "/claims"),
    ("timeline", "/timeline"),
    ("meetings", "/meetings"),
    ("statements", "/statements"),
    ("actors", "/actors"),
    ("reports", "/reports"),
    ("search", "/search"),
    ("queue", "/queue"),
    ("corrections", "/corrections"),
)
"""The pages of the menu: the name under `page.nav` of the wording, and the path."""
