"""Colours and signs of the terminal views.

The colours are of middle brightness in the 256-colour palette, to be read on a dark and on a light ground alike (contrast of
3.5 or more on both, WCAG 2); none says what a word or a sign does not say as well.
"""

from __future__ import annotations

from rich.theme import Theme

from gezant.model import Act, Naming

GREEN, BLUE, ORANGE, RED, PURPLE, TEAL, GREY = (f"color({n})" for n in (29, 32, 166, 167, 133, 30, 244))

THEME = Theme(
    {
        "gz.rule": GREY,
        "gz.id": f"bold {GREY}",
        "gz.title": "bold",
        "gz.quiet": GREY,
        "gz.source": "bold",
        "gz.cue": f"italic {GREY}",
        "gz.named": GREEN,
        "gz.institution": BLUE,
        "gz.unnamed": ORANGE,
        "gz.hearsay": f"bold {ORANGE}",
        "gz.hedge": PURPLE,
        "gz.label": GREY,
        "gz.condition": PURPLE,
        "gz.value": TEAL,
        "gz.act.towards": f"bold {GREEN}",
        "gz.act.against": f"bold {RED}",
        "gz.act.asking": f"bold {PURPLE}",
        "gz.act.plain": "bold",
        "gz.mark.source": f"bold {BLUE}",
        "gz.mark.cue": f"bold {RED}",
        "gz.mark.content": GREEN,
        "gz.mark.condition": f"underline {PURPLE}",
        "gz.mark.carrier": f"bold {ORANGE}",
        "gz.mark.addressee": f"underline {BLUE}",
        "gz.mark.time": f"bold {TEAL}",
        "gz.mark.meeting": f"bold {GREEN}",
    }
)

SIGNS: dict[Naming, str] = {"named": "●", "institution": "■", "unnamed": "○"}

_TOWARDS: frozenset[Act] = frozenset({"accept", "confirm", "offer", "praise", "promise", "propose"})
_AGAINST: frozenset[Act] = frozenset({"accuse", "criticise", "deny", "doubt", "refuse", "threaten"})
_ASKING: frozenset[Act] = frozenset({"demand", "urge", "want", "warn"})


def act_style(act: Act) -> str:
    """The style of an act: a step towards the other side, one against it, a call on it, or neither."""
    if act in _TOWARDS:
        return "gz.act.towards"
    if act in _AGAINST:
        return "gz.act.against"
    return "gz.act.asking" if act in _ASKING else "gz.act.plain"
