"""Codes and spellings of names."""

from __future__ import annotations

import pytest

from gezant.annotate.actors.names import Spelling, replaced, slug
from gezant.lexicon import loader


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.from_data(loader.load("nl", "transliteration"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Moon Jae-in", "moon-jae-in"),
        ("Gitanas Nausėda", "gitanas-nauseda"),
        ("Binali Yıldırım", "binali-yildirim"),
        ("Lars Løkke Rasmussen", "lars-lokke-rasmussen"),
        ("Robert O’Brien", "robert-obrien"),
    ],
)
def test_a_code_has_no_diacritics(name: str, code: str) -> None:
    assert slug(name) == code


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Joeri Sjevtsjenko", "UKR", "yuri-shevchenko"),
        ("Sergej Kozlov", "RUS", "sergei-kozlov"),
        ("Sjoerd Koenders", "NLD", "sjoerd-koenders"),
        ("Moechtar Sjafiq", "SYR", "mukhtar-shafiq"),
    ],
)
def test_the_country_decides_the_transliteration(spelling: Spelling, name: str, country: str, code: str) -> None:
    assert spelling.code(name.split(" "), country) == code


@pytest.mark.parametrize(
    ("dutch", "english"),
    [("Pasjinjan", "Pashinyan"), ("Sjojgoe", "Shoigu"), ("Tsjoebajs", "Chubais"), ("Zelenski", "Zelensky")],
)
def test_spellings_of_one_name_fold_together(spelling: Spelling, dutch: str, english: str) -> None:
    assert spelling.fold(dutch) == spelling.fold_english(english)


def test_different_names_stay_apart(spelling: Spelling) -> None:
    assert spelling.fold("Medvedev") != spelling.fold_english("Mishustin")


@pytest.mark.parametrize(("rule", "text"), [(("^a", "x"), "xna"), (("a$", "x"), "anx"), (("a", "x"), "xnx")])
def test_rules_may_be_bound_to_an_edge(rule: tuple[str, str], text: str) -> None:
    assert replaced("ana", (rule,)) == text
