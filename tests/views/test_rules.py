import re
from pathlib import Path

import pytest

from gezant.annotate.attribution.confidence import BY_RULE as RULES
from gezant.lexicon import languages, load
from gezant.views import wording
from gezant.views.reasons import explain

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gezant" / "annotate"
NAMED = {
    name
    for path in SOURCE.rglob("*.py")
    for name in re.findall(r'"((?:attribution|meetings)\.[a-z-]+[a-z])"', path.read_text("utf-8"))
}
# "nothing" is for words that look like times and are none.
CONSTRUCTIONS = {c["name"] for language in languages() for c in load(language, "times")["constructions"]} - {"nothing"}
SPOKEN = wording.languages()


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("rule", sorted(NAMED))
def test_a_rule_that_the_code_names_is_explained(rule: str, language: str) -> None:
    assert explain(rule, wording.wording(language))


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_of_attribution_is_explained_whatever_puts_its_name_together(rule: str, language: str) -> None:
    assert explain(f"attribution.{rule}", wording.wording(language))


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("construction", sorted(CONSTRUCTIONS))
def test_a_construction_of_time_is_explained(construction: str, language: str) -> None:
    assert explain(f"times.{construction}", wording.wording(language))


@pytest.mark.parametrize("language", SPOKEN)
def test_an_explanation_is_a_sentence(language: str) -> None:
    found = {key: wording.wording(language).get(key) for key in wording.wording(language).keys() if key.startswith("rules.")}  # noqa: SIM118
    assert [key for key, words in found.items() if not re.fullmatch(r"[A-Z].* .*[.…]", words)] == []


@pytest.mark.parametrize("rule", ["", "attribution", "attribution.", "attribution.clause.more", "times.hindsight", "<b>.<i>"])
def test_what_is_no_rule_has_no_explanation(rule: str) -> None:
    assert explain(rule, wording.wording("en")) is None
