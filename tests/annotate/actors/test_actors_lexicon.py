"""Names and role words of the Dutch lexicon."""

from __future__ import annotations

import re
from functools import cache

import pytest

from gezant.annotate.actors.gazetteer import Gazetteer, country_names
from gezant.annotate.actors.words import ActorWords, actor_words
from gezant.lexicon import loader

CODE = re.compile(r"^(\?|[A-Z]{3}(\.[A-Z]{3})?(/[a-z0-9-]+)?|(IGO|NGO|MED|BUS|CVL|EDU)(/[a-z0-9-]+)?)$")
SECTORS = {"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY", "OPP", "REB", "BUS", "NGO", "IGO", "MED", "CVL", "EDU"}


@cache
def words() -> ActorWords:
    return actor_words("nl", str.split)


def gazetteer() -> Gazetteer:
    return words().gazetteer


@pytest.mark.parametrize(
    ("text", "body", "kind"),
    [
        ("Wit-Rusland", "BLR", "country"),
        ("Belarus", "BLR", "country"),
        ("Ivoorkust", "CIV", "country"),
        ("Birma", "MMR", "country"),
        ("Noord-Macedonië", "MKD", "country"),
        ("Qatar", "QAT", "country"),
        ("de VS", "USA", "country"),
        ("Verenigde Arabische Emiraten", "ARE", "country"),
        ("Peking", "CHN", "capital"),
        ("Addis Abeba", "ETH", "capital"),
        ("Witte Huis", "USA.GOV", "seat"),
        ("Quai d'Orsay", "FRA.GOV", "seat"),
        ("Tweede Kamer", "NLD.LEG", "organisation"),
        ("Artsen zonder Grenzen", "NGO/doctors-without-borders", "organisation"),
        ("The Wall Street Journal", "MED/wall-street-journal", "media"),
        ("KCNA", "PRK.MED/kcna", "media"),
        ("Israëliërs", "ISR", "people"),
        ("Rusland's", "RUS", "country"),
        ("Amerika’s", "USA", "country"),
        ("TEHERAN", "IRN", "capital"),
    ],
)
def test_names_stand_for_their_bodies(text: str, body: str, kind: str) -> None:
    found = gazetteer().matches(text.split(" "))
    term = found[len(text.split(" ")) - 1].term
    assert (term.body, term.kind) == (body, kind)


@pytest.mark.parametrize("text", ["is", "ad", "iran", "Ad", "Is", "de taal"])
def test_other_words_are_no_names(text: str) -> None:
    assert gazetteer().matches(text.split(" ")) == {}


def test_the_longest_name_wins() -> None:
    found = gazetteer().matches(["De", "Washington", "Post", "meldt"])
    assert found[1].term.body == found[2].term.body == "MED/washington-post"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("iraanse", "IRN"),
        ("israëlische", "ISR"),
        ("zuid-koreaanse", "KOR"),
        ("indiase", "IND"),
        ("portugese", "PRT"),
        ("frans", "FRA"),
        ("europese", "IGO/eu"),
        ("turks-cypriotische", "CYP.REB"),
    ],
)
def test_adjectives_are_known_in_both_forms(word: str, code: str) -> None:
    assert words().adjectives[word] == code


def test_every_state_of_the_united_nations_has_an_adjective_or_a_reason() -> None:
    places = loader.load("nl", "places")["countries"]
    without = {c for c, entry in places.items() if not entry.get("adjectives")}
    assert without == {"COG", "KNA", "LCA", "STP", "VCT"}  # the press names the country instead


def test_codes_of_places_are_iso_codes() -> None:
    known = set(country_names("nl"))
    assert [c for c in loader.load("nl", "places")["countries"] if c not in known] == []


def test_every_code_is_well_formed() -> None:
    tables = [loader.load("common", "organisations"), loader.load("common", "media")]
    nl = loader.load("nl", "actors")
    codes = [code for table in [*tables, nl["organisations"], nl["media"]] for code in table]
    codes += [*loader.load("nl", "places")["bodies"], *loader.load("nl", "places")["seats"]]
    codes += [key.split(" ")[0] for key in loader.load("common", "offices")["offices"]]
    codes += list(loader.load("common", "offices")["persons"])
    assert [c for c in codes if not CODE.match(c)] == []


def test_sectors_of_roles_are_plover_sectors_or_bodies() -> None:
    sectors = {entry.get("sector", "") for entry in loader.load("nl", "actors")["roles"]}
    assert {s for s in sectors if s and s not in SECTORS and not CODE.match(s)} == set()


@pytest.mark.parametrize(
    ("word", "kind", "sector", "of"),
    [
        ("rebellenleider", "office", "REB", None),
        ("legerwoordvoerder", "spokesperson", "MIL", None),
        ("regeringsdelegatie", "group", "GOV", None),
        ("oppositieleider", "office", "OPP", None),
        ("Kremlinwoordvoerder", "spokesperson", "GOV", "RUS.GOV"),
        ("VN-chef", "office", "", "IGO/un"),
        ("EU-diplomaat", "member", "IGO/eu", None),
        ("talibanwoordvoerder", "spokesperson", "GOV", "AFG.REB/taliban"),
        ("Labourleider", "office", "GOV", "GBR.PTY/labour"),
        ("functionarissen", "member", "GOV", None),
        ("ambtenaren", "member", "GOV", None),
        ("parlementsleden", "member", "LEG", None),
    ],
)
def test_compounds_are_read_by_their_parts(word: str, kind: str, sector: str, of: str | None) -> None:
    role = words().roles.find(word)
    assert role is not None
    assert (role.kind, role.sector, role.of.body if role.of else None) == (kind, sector, of)


@pytest.mark.parametrize(
    ("word", "former", "deputy", "holder"),
    [
        ("oud-president", True, False, ""),
        ("ex-minister", True, False, ""),
        ("onderminister", False, False, ""),
        ("regering-Biden", False, False, "Biden"),
        ("vicevoorzitter", False, True, ""),
    ],
)
def test_first_parts_may_change_the_role(word: str, former: bool, deputy: bool, holder: str) -> None:
    role = words().roles.find(word)
    assert role is not None
    assert (role.former, role.deputy, role.holder) == (former, deputy, holder)


@pytest.mark.parametrize("word", ["akkoord", "zondag", "belofte", "gesprek", "raketten", "verdrag"])
def test_other_nouns_are_no_roles(word: str) -> None:
    assert words().roles.find(word) is None
