"""The same country, institution or person has the same code in Dutch and in English: mixed dossiers depend on it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import spacy

from gezant.annotate.actors.gazetteer import country_names
from gezant.annotate.actors.names import Spelling, slug
from gezant.annotate.actors.words import ActorWords, actor_words
from gezant.lexicon import loader


@cache
def words(language: str) -> ActorWords:
    nlp = spacy.blank(language)
    return actor_words(language, lambda text: [t.text for t in nlp.tokenizer(text)])


def body(language: str, name: str) -> str | None:
    """The code of a name that a language knows, by its longest match."""
    nlp = spacy.blank(language)
    texts = [t.text for t in nlp.tokenizer(name)]
    found = words(language).gazetteer.matches(texts)
    whole = {m.term.body for m in found.values() if m.end - m.start == len(texts)}
    return whole.pop() if len(whole) == 1 else None


@pytest.mark.parametrize(
    ("dutch", "english", "code"),
    [
        ("Noord-Korea", "North Korea", "PRK"),
        ("Noord-Korea", "N. Korea", "PRK"),
        ("Zuid-Korea", "South Korea", "KOR"),
        ("Seoel", "Seoul", "KOR"),
        ("de VS", "U.S.", "USA"),
        ("Verenigde Staten", "United States", "USA"),
        ("Amerika", "America", "USA"),
        ("Amerikanen", "Americans", "USA"),
        ("Groot-Brittannië", "Britain", "GBR"),
        ("VK", "UK", "GBR"),
        ("Wit-Rusland", "Belarus", "BLR"),
        ("Turkije", "Turkey", "TUR"),
        ("Tsjechië", "Czech Republic", "CZE"),
        ("Nederland", "The Netherlands", "NLD"),
        ("Den Haag", "The Hague", "NLD"),
        ("Palestijnse Gebieden", "Palestinian territories", "PSE"),
        ("Ivoorkust", "Ivory Coast", "CIV"),
        ("Birma", "Burma", "MMR"),
        ("Nagorno-Karabach", "Nagorno-Karabakh", "AZE.REB"),
        ("EU", "European Union", "IGO/eu"),
        ("Brussel", "Brussels", "IGO/eu"),
        ("Europese Commissie", "European Commission", "IGO/eu"),
        ("VN", "U.N.", "IGO/un"),
        ("Veiligheidsraad", "Security Council", "IGO/un"),
        ("NAVO", "NATO", "IGO/nato"),
        ("OVSE", "OSCE", "IGO/osce"),
        ("Afrikaanse Unie", "African Union", "IGO/au"),
        ("Arabische Liga", "Arab League", "IGO/arab-league"),
        ("Wereldbank", "World Bank", "IGO/world-bank"),
        ("Internationaal Atoomagentschap", "International Atomic Energy Agency", "IGO/iaea"),
        ("Rode Kruis", "Red Cross", "IGO/icrc"),
        ("Witte Huis", "White House", "USA.GOV"),
        ("Kremlin", "Kremlin", "RUS.GOV"),
        ("Blauwe Huis", "Blue House", "KOR.GOV"),
        ("Downing Street", "Downing Street", "GBR.GOV"),
        ("Doema", "Duma", "RUS.LEG"),
        ("Islamitische Staat", "Islamic State", "SYR.REB/islamic-state"),
        ("Houthi's", "Houthis", "YEM.REB/houthi"),
        ("Revolutionaire Garde", "Revolutionary Guards", "IRN.MIL/revolutionary-guards"),
        ("Vrije Syrische Leger", "Free Syrian Army", "SYR.REB/free-syrian-army"),
        ("Moslimbroederschap", "Muslim Brotherhood", "EGY.OPP/muslim-brotherhood"),
        ("Republikeinse Partij", "Republican Party", "USA.PTY/republican-party"),
        ("Conservatieve Partij", "Conservative Party", "GBR.PTY/conservative-party"),
        ("KCNA", "Korean Central News Agency", "PRK.MED/kcna"),
        ("Xinhua", "Xinhua", "CHN.MED/xinhua"),
        ("Volksdagblad", "People's Daily", "CHN.MED/peoples-daily"),
        ("New York Times", "The New York Times", "MED/new-york-times"),
    ],
)
def test_a_name_has_one_code(dutch: str, english: str, code: str) -> None:
    assert (body("nl", dutch), body("en", english)) == (code, code)


@pytest.mark.parametrize(
    ("dutch", "english", "code"),
    [
        ("Vladimir Poetin", "Vladimir Putin", "vladimir-putin"),
        ("Poetin", "Putin", "vladimir-putin"),
        ("Sergej Lavrov", "Sergey Lavrov", "sergei-lavrov"),
        ("Volodymyr Zelenski", "Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Zelenski", "Zelenskiy", "volodymyr-zelensky"),
        ("Aleksandr Loekasjenko", "Aleksandr Lukashenko", "alexander-lukashenko"),
        ("Hassan Rohani", "Hassan Rouhani", "hassan-rouhani"),
        ("Muammar Kaddafi", "Moammar Gadhafi", "muammar-gaddafi"),
        ("Kim Jong-un", "Kim Jong Un", "kim-jong-un"),
        ("Basjar al-Assad", "Bashar Assad", "bashar-al-assad"),
        ("Abdul Fattah al-Sisi", "Abdel Fattah el-Sissi", "abdel-fattah-al-sisi"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
        ("Nikol Pasjinjan", "Nikol Pashinian", "nikol-pashinyan"),
        ("Sergej Sjojgoe", "Sergei Shoigu", "sergei-shoigu"),
        ("Gerhard Schröder", "Gerhard Schroeder", "gerhard-schroder"),
        ("Franciscus", "Pope Francis", "francis"),
        ("Donald Trump", "Donald J. Trump", "donald-trump"),
        ("Joe Biden", "Joseph R. Biden Jr.", "joe-biden"),
    ],
)  # fmt: skip
def test_a_person_has_one_code(dutch: str, english: str, code: str) -> None:
    found = [{p.code for p in words(lang).offices.named(name.split(" "))} for lang, name in (("nl", dutch), ("en", english))]
    assert all(code in codes for codes in found)


@pytest.mark.parametrize(
    ("dutch", "english", "country"),
    [
        ("Joeri Sjevtsjenko", "Yuriy Shevchenko", "UKR"),
        ("Sergej Kozlov", "Sergey Kozlov", "RUS"),
        ("Aleksej Barski", "Alexey Barskiy", "RUS"),
        ("Joelia Moroz", "Yuliya Moroz", "UKR"),
        ("Piet de Boer", "Piet de Boer", "NLD"),
    ],
)
def test_a_person_outside_the_table_has_one_code_where_rules_can_tell(dutch: str, english: str, country: str) -> None:
    codes = {
        Spelling.from_data(loader.load(lang, "transliteration")).code(name.split(" "), country)
        for lang, name in (("nl", dutch), ("en", english))
    }
    assert len(codes) == 1


def keys(value: Any, depth: int) -> Any:
    """The keys of nested mappings, to a depth."""
    return {k: keys(v, depth - 1) for k, v in value.items()} if isinstance(value, dict) and depth else None


@pytest.mark.parametrize(("name", "depth"), [("places", 1), ("transliteration", 1), ("actors", 1)])
def test_both_languages_have_the_same_keys(name: str, depth: int) -> None:
    assert keys(loader.load("en", name), depth) == keys(loader.load("nl", name), depth)


@pytest.mark.parametrize("part", ["compounds", "determiners", "pronouns", "modifiers"])
def test_the_parts_of_the_words_for_actors_are_the_same(part: str) -> None:
    assert set(loader.load("en", "actors")[part]) == set(loader.load("nl", "actors")[part])


def test_english_knows_the_countries_that_dutch_knows() -> None:
    assert set(loader.load("nl", "places")["countries"]) <= set(loader.load("en", "places")["countries"])


@pytest.mark.parametrize("part", ["bodies", "seats"])
def test_english_knows_the_bodies_that_dutch_knows(part: str) -> None:
    assert set(loader.load("nl", "places")[part]) <= set(loader.load("en", "places")[part])


def test_every_member_state_has_an_english_adjective_or_is_named() -> None:
    places = loader.load("en", "places")["countries"]
    without = {c for c, entry in places.items() if not entry.get("adjectives")}
    assert without == {"COG", "DMA", "KNA", "LCA", "STP", "SXM", "VCT"}


def test_codes_of_english_places_are_iso_codes() -> None:
    known = set(country_names("en"))
    assert [c for c in loader.load("en", "places")["countries"] if c not in known] == []


def test_english_spellings_are_of_persons_in_the_table() -> None:
    names = {p.name for p in words("en").offices.people}
    assert [name for name in loader.load("en", "people") if name not in names] == []


def test_english_roles_have_known_sectors() -> None:
    known = {"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY", "OPP", "REB", "BUS", "NGO", "IGO", "MED", "CVL", "EDU", ""}
    sectors = {entry.get("sector", "") for entry in loader.load("en", "actors")["roles"]}
    assert {s for s in sectors if s not in known and not s.startswith("IGO/")} == set()


def test_words_of_roles_are_text() -> None:
    entries = loader.load("en", "actors")["roles"]
    assert [w for e in entries for w in (*e["words"], *e.get("phrases", ())) if not isinstance(w, str)] == []


def test_offices_of_roles_are_in_the_table_or_are_only_compared() -> None:
    held = {key.split(" ")[1] for key in loader.load("common", "offices")["offices"]}
    compared = {"envoy", "leader", "head", "minister", "supreme-leader"}
    assert {e["office"] for e in loader.load("en", "actors")["roles"] if e.get("office")} <= held | compared


def test_slugs_of_the_table_are_plain() -> None:
    assert all(slug(p.name) == p.code and p.code.isascii() for p in words("en").offices.people)
