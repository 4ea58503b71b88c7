"""The agency that a report credits, in a text of any kind."""

from __future__ import annotations

import pytest

from gezant.intake.credits import agency_of

BODY = "De minister heeft zondag gezegd dat de top doorgaat.\n\nDe gezant wilde dat niet bevestigen."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"BRUSSEL (ANP) - {BODY}", "MED/anp"),
        (f"BRUSSEL (ANP/AFP) – {BODY}", "MED/anp"),
        (f"CAIRO, Egypt (AP) — {BODY}", "MED/ap"),
        (f"SEOUL, April 8 (Reuters) - {BODY}", "MED/reuters"),
        (f"{BODY} (ANP)", "MED/anp"),
        (f"{BODY}\n\n(Belga)", "MED/belga"),
        (f"{BODY}\n\nBron: Belga", "MED/belga"),
        (f"{BODY}\n\nBron: ANP/Reuters", "MED/anp"),
        (f"{BODY}\n\n© ANP", "MED/anp"),
        (f"By The Associated Press\n\n{BODY}", "MED/ap"),
        (f"By Ann Jones (Reuters)\n\n{BODY}", "MED/reuters"),
        (f"Door Jan Smit, ANP\n\n{BODY}", "MED/anp"),
        (f"ANP\n\n{BODY}", "MED/anp"),
        (f"{BODY}\n\n*(dpa)*", "MED/dpa"),
        (BODY, None),
        ("De minister zei tegen persbureau AP dat de top doorgaat.\n\nHij sprak in Bonn.", None),
        ("Volgens Reuters gaat de top door.\n\nDat meldt ook AFP.", None),
        ("De partij (SPD) is tegen.\n\nDe minister (CDA) ook.", None),
        ("", None),
    ],
)
def test_the_agency_is_the_one_that_is_credited(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency
