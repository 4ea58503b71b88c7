"""Who the phrases of a report stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.annotate.actors.sentences import doc_of, mention, pipeline

MINISTER = "De Britse minister van Buitenlandse Zaken waarschuwde dat zijn Russische ambtgenoot niet komt."
MOON = "Volgens president Moon Jae-in van Zuid-Korea gaat de top door."
COMPOUND = "Hamasleider Ismail Haniya zei dat de beweging wil onderhandelen."
ISRAEL = "Israël meldt dat het land is aangevallen."


@pytest.mark.parametrize(
    ("sentence", "word", "date", "actors"),
    [
        ("Pyongyang zwijgt.", "Pyongyang", None, ("PRK",)),
        ("De Amerikanen vertrekken.", "Amerikanen", None, ("USA",)),
        ("Brussel dreigt met sancties.", "Brussel", None, ("IGO/eu",)),
        ("De Belgische premier Alexander De Croo wil dat Brussel handelt.", "Brussel", None, ("BEL",)),
        ("Een woordvoerder van het Kremlin ontkende dat.", "Kremlin", None, ("RUS.GOV",)),
        ("Een woordvoerder van het Kremlin ontkende dat.", "woordvoerder", None, ("RUS.GOV",)),
        ("Een hoge Amerikaanse functionaris sprak van een misverstand.", "functionaris", None, ("USA.GOV",)),
        ("Bronnen bij het Israëlische leger bevestigen de aanval.", "Bronnen", None, ("ISR.MIL",)),
        ("De regering in Bagdad eist uitleg.", "regering", None, ("IRQ.GOV",)),
        ("Twee Amerikaanse oud-diplomaten twijfelen.", "oud-diplomaten", None, ("USA",)),
        ("De regering-Trump weigert.", "regering-Trump", "2018-06", ("USA.GOV",)),
        ("Ruslands ambassadeur werd ontboden.", "ambassadeur", None, ("RUS.GOV",)),
        ("De Armeense leiders van Nagorno-Karabach stemmen in.", "leiders", None, ("AZE.REB",)),
        ("Een Libanese diplomaat in New York is somber.", "diplomaat", None, ("LBN.GOV",)),
        ("De Turkse televisie zendt beelden uit.", "televisie", None, ("TUR.MED",)),
        ("Het Iraanse staatspersbureau Mehrdad meldt dat.", "staatspersbureau", None, ("IRN.MED/mehrdad",)),
        ("De krant Morgenpost schrijft daarover.", "krant", None, ("MED/morgenpost",)),
        ("De lidstaten beslissen morgen.", "lidstaten", None, ("IGO/eu",)),
        ("Het kabinet vergadert.", "kabinet", None, ("NLD.GOV",)),
        ("Spanje, Frankrijk en Duitsland roepen op tot kalmte.", "Spanje", None, ("ESP", "FRA", "DEU")),
        ("Spanje, Frankrijk en Duitsland roepen op tot kalmte.", "Duitsland", None, ("DEU",)),
    ],
)  # fmt: skip
def test_a_body_is_told_by_its_words(sentence: str, word: str, date: str | None, actors: tuple[str, ...]) -> None:
    assert mention(doc_of(sentence, date=date), word).actors == actors


@pytest.mark.parametrize(
    ("sentence", "word", "date", "actor"),
    [
        (MOON, "president", "2018-04", "KOR.GOV:moon-jae-in"),
        (COMPOUND, "Hamasleider", "2023-11", "PSE.REB/hamas:ismail-haniyeh"),
        ("NAVO-chef Jens Stoltenberg noemde het plan moedig.", "NAVO-chef", "2022", "IGO/nato:jens-stoltenberg"),
        ("Minister Igor Petrosjan van Belarus reageerde niet.", "Minister", "2022", "BLR.GOV:igor-petroshan"),
        ("De minister van Buitenlandse Zaken Didier Reynders reist naar Rabat.", "minister", "2015", "BEL.GOV:didier-reynders"),
        ("Kathy Duarte, de premier van Aruba, reageerde verheugd.", "Kathy", None, "ABW.GOV:kathy-duarte"),
        ("Kathy Duarte, de premier van Aruba, reageerde verheugd.", "premier", None, "ABW.GOV:kathy-duarte"),
        ("De Belgische premier Alexander De Croo wil dat Brussel handelt.", "premier", "2022", "BEL.GOV:alexander-de-croo"),
    ],
)
def test_a_person_is_told_by_name_title_and_table(sentence: str, word: str, date: str, actor: str) -> None:
    found = mention(doc_of(sentence, date=date), word)
    assert (found.actors, found.naming, found.person) == ((actor,), "named", True)


@pytest.mark.parametrize(
    ("date", "actor"),
    [
        ("2010-03-01", "PRK.GOV:kim-jong-il"),
        ("2018-04", "PRK.GOV:kim-jong-un"),
        ("2011", "PRK.GOV"),  # both led it in that year
        (None, "PRK.GOV"),
    ],
)
def test_an_office_without_a_name_is_told_by_the_date(date: str | None, actor: str) -> None:
    found = mention(doc_of("De Noord-Koreaanse leider wil praten.", date=date), "leider")
    assert (found.actors, found.naming) == ((actor,), "named")


def test_a_counterpart_holds_the_same_office_elsewhere() -> None:
    assert mention(doc_of(MINISTER, date="2019-12"), "ambtgenoot").actors == ("RUS.GOV:sergei-lavrov",)


def test_two_countries_of_one_office_are_two_actors() -> None:
    found = mention(doc_of("De Chinese en Russische presidenten tekenden een verdrag.", date="2023"), "presidenten")
    assert found.actors == ("CHN.GOV:xi-jinping", "RUS.GOV:vladimir-putin")


@pytest.mark.parametrize(
    ("sentence", "word", "naming"),
    [
        ("Pyongyang zwijgt.", "Pyongyang", "institution"),
        ("Een woordvoerder van het Kremlin ontkende dat.", "woordvoerder", "institution"),
        ("Een hoge Amerikaanse functionaris sprak van een misverstand.", "functionaris", "unnamed"),
        ("Bronnen bij het Israëlische leger bevestigen de aanval.", "Bronnen", "unnamed"),
        ("Ruslands ambassadeur werd ontboden.", "ambassadeur", "named"),
        ("De Armeense leiders van Nagorno-Karabach stemmen in.", "leiders", "institution"),
        ("De krant Morgenpost schrijft daarover.", "krant", "institution"),
        ("Niemand bij het ministerie wist ervan.", "Niemand", "unnamed"),
    ],
)
def test_naming_follows_who_speaks(sentence: str, word: str, naming: str) -> None:
    assert mention(doc_of(sentence), word).naming == naming


@pytest.mark.parametrize(
    ("sentences", "word", "actor"),
    [
        ((MOON, "Moon belde daarna met Poetin."), "Moon", "KOR.GOV:moon-jae-in"),
        ((MOON, "De president zei dat hij tevreden is."), "president", "KOR.GOV:moon-jae-in"),
        ((MOON, "De president zei dat hij tevreden is."), "hij", "KOR.GOV:moon-jae-in"),
        ((COMPOUND,), "beweging", "PSE.REB/hamas"),
        (("Merkel zei dat zij blijft.",), "zij", "DEU.GOV:angela-merkel"),
        (("Rutte ontving Merkel, maar die wilde niets beloven.",), "die", "DEU.GOV:angela-merkel"),
        ((ISRAEL,), "land", "ISR"),
        (("De Noord-Koreaanse leider wil praten.", "Trump wil dat Kim ontwapent, zei hij."), "Kim", "PRK.GOV:kim-jong-un"),
    ],
)
def test_short_forms_take_up_what_was_said(sentences: tuple[str, ...], word: str, actor: str) -> None:
    assert mention(doc_of(*sentences, date="2018-04"), word).actors == (actor,)


def test_a_pronoun_behind_its_verb_is_not_whom_the_sentence_speaks_of() -> None:
    doc = doc_of(MOON, "Trump wil dat Kim ontwapent, zei hij.", date="2018-04")
    assert mention(doc, "hij").actors == ("KOR.GOV:moon-jae-in",)


def test_an_opposition_can_be_she() -> None:
    doc = doc_of("Pyongyang zwijgt.", "De oppositie verwerpt het plan, omdat zij nieuwe verkiezingen wil.")
    assert mention(doc, "zij").actors == ("PRK.OPP",)


def test_three_countries_are_the_three_last() -> None:
    doc = doc_of("Spanje, Frankrijk en Duitsland roepen op tot kalmte.", "De drie landen willen bemiddelen.")
    assert mention(doc, "landen").actors == ("ESP", "FRA", "DEU")


def test_this_paper_is_the_outlet() -> None:
    doc = doc_of("Onze krant sprak met de burgemeester.", outlet="De Havenbode")
    assert mention(doc, "krant").actors == ("MED/de-havenbode",)


def test_an_envoy_abroad_is_not_of_his_post() -> None:
    doc = doc_of("Pyongyang zwijgt.", "Marie Jansen, de ambassadeur in Rome, vertrekt.")
    assert mention(doc, "Marie").actors == ("PRK.GOV:marie-jansen",)


def test_nobody_is_guessed_for_other_nouns() -> None:
    assert mention(doc_of("Een hoge Amerikaanse functionaris sprak van een misverstand."), "misverstand").actors == ("?",)


def test_a_table_of_the_user_adds_to_ours(tmp_path: Path) -> None:
    table = tmp_path / "offices.yaml"
    table.write_text("offices:\n  ABW.GOV prime-minister:\n    - 2020/.. Anna Croes, f\n", "utf-8")
    doc = doc_of("Kathy Duarte, de premier van Aruba, reageerde verheugd.", "Het kabinet vergadert.", offices=str(table))
    assert mention(doc, "Kathy").actors == ("ABW.GOV:kathy-duarte",)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "’s", "- - -", "VN-chef", "regering-", "-leider", "“„”’", "de de van van"])
def test_no_text_breaks_the_component(text: str) -> None:
    nlp = pipeline()
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    assert set(nlp(doc)._.gezant_mentions) <= set(range(len(doc)))
