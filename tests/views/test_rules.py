import re
from pathlib import Path

import pytest

from gezant.annotate.attribution.confidence import BY_RULE as RULES
from gezant.lexicon import languages, load
from gezant.views.why import explain, explanations

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gezant" / "annotate"
NAMED = sorted(
    {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r'"((?:attribution|meetings)\.[a-z-]+[a-z])"', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("rule", NAMED)
def test_a_rule_that_the_code_names_is_explained(rule: str) -> None:
    assert explain(rule)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_of_attribution_is_explained_whatever_puts_its_name_together(rule: str) -> None:
    assert explain(f"attribution.{rule}")


# "nothing" is for words that look like times and are none.
@pytest.mark.parametrize(
    "construction",
    sorted({c["name"] for language in languages() for c in load(language, "times")["constructions"]} - {"nothing"}),
)
def test_a_construction_of_time_is_explained(construction: str) -> None:
    assert explain(f"times.{construction}")


@pytest.mark.parametrize("rule", sorted(explanations()))
def test_an_explanation_is_a_sentence(rule: str) -> None:
    assert re.fullmatch(r"[A-Z].* .*[.…]", explanations()[rule])
