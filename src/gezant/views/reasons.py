"""Why things are as they are, told by codes, in the words of a language of the interface."""

from __future__ import annotations

from collections.abc import Sequence

from gezant.model.dossier import Why
from gezant.views.actors import name_and_body
from gezant.views.dates import date_words
from gezant.views.wording import Wording


def reason(why: Why, words: Wording) -> str:
    """What brought a statement to a claim: *both are about talks and Finland (likeness 0.57)*."""
    text = words.get("why").get(why.code)
    if not isinstance(text, str):
        return why.code  # the words of an older program
    shared = _listed([_shared(each, words) for each in why.shared], words)
    score = number(why.score, words) if why.score is not None else ""
    on = date_words(words.language).value(why.on) if why.on else ""
    return text.format(shared=shared, score=score, who=why.who, on=on)


def number(value: float, words: Wording) -> str:
    """A number to two places as a language writes it."""
    return f"{value:.2f}".replace(".", words("page.decimal"))


def explain(rule: str, words: Wording) -> str | None:
    """What a rule (`component.rule`) looks for, None where there are no words for it."""
    found = words.get("rules")
    for name in rule.split(".", 1):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else None


def _shared(each: str, words: Wording) -> str:
    """A concept by its name, an actor by its name, and the stem of a word between the marks of the language."""
    concept = words.get("topics").get(each)
    if concept:
        return str(concept)
    if each[:1].isupper() or each.startswith("?"):
        return name_and_body(each, words.language)[0]
    opening, closing, *_ = words.get("page.quotes")
    return f"{opening}{each}{closing}"


def _listed(names: Sequence[str], words: Wording) -> str:
    *before, last = names or [""]
    return f"{', '.join(before)}{words('page.and')}{last}" if before else last
