"""Who the phrases of an English report stand for: roles that are runs of words, with whose they are before or behind them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from gezant.annotate.layers import Mention
from tests.annotate.actors import sentences

HAN = "The former South Korean Foreign Ministry spokesman Han Min-ho declined to comment."
MARSH = "Sen. Lydia Marsh, R-S.C., said she would vote no."
VALE = "Donna Vale, the ministry's spokeswoman, confirmed it."
ANSWER = "Pyongyang's foreign ministry said it would answer."
RYAN = "House Speaker Paul Ryan praised the bill."
JUNCKER = "European Commission President Jean-Claude Juncker praised the deal."
TIMES = ("The New York Times printed the letter.", "The Times reported that the letter was real.")
PROUD = "The Wisconsin Republican said he was proud."
NORTH = "The North said it would return to talks."
SOROKIN = "The rebels' commander, Gen. Ivan Sorokin, said his men were ready."


def doc_of(*texts: str, date: str | None = "2018-04") -> Doc:
    return sentences.doc_of(*texts, date=date, language="en")


def mention(doc: Doc, word: str) -> Mention:
    return sentences.mention(doc, word)


@pytest.mark.parametrize(
    ("texts", "word", "actors", "naming"),
    [
        ((HAN,), "Han", ("KOR.GOV:han-min-ho",), "named"),
        ((HAN,), "spokesman", ("KOR.GOV:han-min-ho",), "named"),
        ((ANSWER,), "ministry", ("PRK.GOV",), "institution"),
        (("A spokeswoman for the U.S. trade representative declined to comment.",), "spokeswoman", ("USA.GOV",), "institution"),
        (("Two senior Trump administration officials said the president was furious.",), "officials", ("USA.GOV",), "unnamed"),
        ((MARSH,), "Lydia", ("USA.LEG:lydia-marsh",), "named"),
        ((RYAN,), "House", ("USA.LEG:paul-ryan",), "named"),
        (("U.S. and South Korean officials agreed.",), "officials", ("USA.GOV", "KOR.GOV"), "unnamed"),
        (("Clinton campaign officials denied the report.",), "officials", ("USA.PTY",), "unnamed"),
        (("A Republican strategist said the party was split.",), "strategist", ("USA.PTY/republican-party",), "unnamed"),
        ((JUNCKER,), "Jean", ("IGO/eu:jean-claude-juncker",), "named"),
        (("Japan's foreign minister and Canada's ambassador left.",), "ambassador", ("CAN.GOV",), "named"),
        (("The Chinese said they were ready.",), "Chinese", ("CHN",), "institution"),
        (("A person familiar with the matter said Beijing had agreed.",), "person", ("?",), "unnamed"),
        ((SOROKIN,), "Ivan", ("?",), "named"),
        (("Julie Bishop thanked Japan.",), "Julie", ("AUS.GOV:julie-bishop",), "named"),
    ],
)  # fmt: skip
def test_a_role_is_read_with_what_stands_around_it(
    texts: tuple[str, ...], word: str, actors: tuple[str, ...], naming: str
) -> None:
    found = mention(doc_of(*texts), word)
    assert (found.actors, found.naming) == (actors, naming)


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("The Morning Herald newspaper reported the story.", "newspaper", "MED/morning-herald"),
        ("The Tanjug news agency reported the story.", "agency", "SRB.MED/tanjug"),
    ],
)
def test_a_news_organisation_has_its_name_before_the_noun(text: str, word: str, actor: str) -> None:
    assert mention(doc_of(text), word).actors == (actor,)


def test_what_backs_one_is_not_whose_one_is() -> None:
    assert "IRN" not in mention(doc_of("Iran-backed rebels attacked the port."), "rebels").actors[0]


def test_who_leads_a_coalition_is_whose_it_is() -> None:
    assert mention(doc_of("A Saudi-led coalition attacked the port."), "coalition").actors == ("SAU.GOV",)


def test_party_and_state_behind_a_name_are_nobody() -> None:
    doc = doc_of(MARSH)
    assert {m.actors for i, m in doc._.gezant_mentions.items() if doc[i].text in {"R", "S.C."}} == {("?",)}


@pytest.mark.parametrize(
    ("texts", "word", "actor"),
    [
        ((ANSWER,), "it", "PRK.GOV"),
        ((MARSH,), "she", "USA.LEG:lydia-marsh"),
        ((ANSWER, VALE), "Donna", "PRK.GOV:donna-vale"),
        ((RYAN, PROUD), "Republican", "USA.LEG:paul-ryan"),
        ((RYAN, PROUD), "he", "USA.LEG:paul-ryan"),
        (("Obama, who had warned him, said nothing.",), "who", "USA.GOV:barack-obama"),
        (TIMES, "Times", "MED/new-york-times"),
        (("The U.N. Security Council condemned the test.", "The council said it would act."), "council", "IGO/un"),
        (("North Korea tested a missile.", NORTH), "North", "PRK"),
        (("North Korea tested a missile.", NORTH), "it", "PRK"),
        (("Mr. Kim met Mr. Moon.",), "Kim", "PRK.GOV:kim-jong-un"),
        (("Chinese officials met in private.", "The officials said nothing more."), "officials", "CHN.GOV"),
        (("A senior NATO official praised Oslo.", "The alliance's members agreed."), "alliance", "IGO/nato"),
    ],
)  # fmt: skip
def test_short_forms_take_up_what_was_said(texts: tuple[str, ...], word: str, actor: str) -> None:
    assert mention(doc_of(*texts), word).actors == (actor,)


def test_they_are_the_two_of_the_sentence() -> None:
    assert mention(doc_of("Britain and France said they would help."), "they").actors == ("GBR", "FRA")


def test_a_name_behind_and_is_another_person_whatever_the_parse_says() -> None:
    doc = doc_of("The envoy met President Recep Tayyip Erdogan and Greek Prime Minister Kyriakos Mitsotakis.", date="2023-07")
    assert mention(doc, "Recep").actors == ("TUR.GOV:recep-tayyip-erdogan", "GRC.GOV:kyriakos-mitsotakis")


def test_a_counterpart_holds_the_same_office_elsewhere() -> None:
    doc = doc_of("Secretary of State Mike Pompeo met his Japanese counterpart.", date="2019-03")
    assert mention(doc, "counterpart").actors == ("JPN.GOV:taro-kono",)


def test_the_north_is_no_country_where_no_korea_is_named() -> None:
    assert mention(doc_of(NORTH), "North").actors == ("?",)


@pytest.mark.parametrize(("text", "word", "actors"), [
    ("Congress praised the plan.", "Congress", ("USA.LEG",)),
    ("The house stood empty.", "house", ("?",)),
])  # fmt: skip
def test_some_words_are_bodies_only_with_a_capital(text: str, word: str, actors: tuple[str, ...]) -> None:
    assert mention(doc_of(text), word).actors == actors


def test_a_role_before_another_noun_is_nobody() -> None:
    doc = doc_of("A press briefing followed the vote.")
    assert {m.actors for m in doc._.gezant_mentions.values()} == {("?",)}


def test_a_name_may_stand_behind_what_a_role_is_for() -> None:
    doc = doc_of("U.N. special envoy for Syria Jana Molnar resigned.")
    assert mention(doc, "Jana").actors == mention(doc, "envoy").actors == ("IGO/un:jana-molnar",)


def test_a_headline_in_title_case_makes_no_names() -> None:
    assert [m for m in doc_of("Ministry Official Stresses Dialogue")._.gezant_mentions.values() if m.naming == "named"] == []


def test_the_two_neighbours_are_the_two_states() -> None:
    doc = doc_of("Norway and Sweden quarrelled.", "The two neighbours met.")
    assert mention(doc, "neighbours").actors == ("NOR", "SWE")


def test_a_country_without_ministries_has_no_ministry() -> None:
    assert mention(doc_of("America objected.", "The ministry kept silent."), "ministry").actors == ("?",)


def test_a_surname_alone_is_nobody_of_a_country_that_the_report_does_not_speak_of() -> None:
    found = mention(doc_of("America objected.", "Lopez kept silent."), "Lopez")
    assert found.actors == ("?",)
