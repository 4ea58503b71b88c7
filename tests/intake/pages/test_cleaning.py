"""What is furniture leaves a page, and sentences that look like it stay."""

from __future__ import annotations

import pytest

from tests.intake.pages.made import REPORT, WORDS, article, read

FURNITURE = [
    '<p>Lees ook: <a href="/a">Waarom Osterije wacht</a></p>',
    '<p><a href="/a"><strong>LEES OOK | Waarom Osterije wacht</strong></a></p>',
    '<p>Read more: <a href="/a">Why they wait</a></p>',
    "<p>Foto: ANP</p>",
    "<p>Beeld: Jan Smit / AFP</p>",
    '<div class="share"><p>Deel dit bericht</p><a href="#">WhatsApp</a></div>',
    '<section class="newsletter"><h3>Nieuwsbrief</h3><p>Ontvang elke ochtend het nieuws. Het kost niets.</p></section>',
    "<p>Advertentie</p>",
    "<p>Tekst gaat verder onder de foto</p>",
    '<div class="paywall"><h2>Verder lezen?</h2><p>Word abonnee en lees alles voor 2 euro per week.</p></div>',
    "<p>Al abonnee? Log hier in.</p>",
    '<div id="comments"><p>Mooi stuk, maar dit gaat natuurlijk nooit lukken met die twee.</p></div>',
    "<p>Door Jan Smit</p>",
    "<p>12 april 2018, 10:12</p>",
    "<p>Gepubliceerd op 12 april 2018 om 10.12 uur</p>",
    "<p>Bron: Belga</p>",
    '<p>Mail de redactie: <a href="mailto:r@krant.test">stuur een bericht</a></p>',
    "<figure><img src=a><figcaption>Minister Brandt komt aan bij het paleis.</figcaption></figure>",
    '<p class="caption">Minister Brandt komt aan bij het paleis.</p>',
    '<div class="tags"><a>grens</a> <a>zee</a></div>',
    "<h3>Meest gelezen</h3><ul><li><a href='/1'>Kat zit in boom</a></li><li><a href='/2'>Hond ook</a></li></ul>",
    "<p>***</p>",
    '<div style="display:none"><p>Dit staat er alleen voor zoekmachines, en niemand ziet het ooit.</p></div>',
]


@pytest.mark.parametrize("furniture", FURNITURE)
def test_furniture_is_no_part_of_the_text(furniture: str) -> None:
    assert read(article(REPORT + furniture + "<p>Meer is er niet bekend over het overleg van zondag.</p>")).text == (
        f"{WORDS}\n\nMeer is er niet bekend over het overleg van zondag."
    )


@pytest.mark.parametrize("mark", ["paywall", "premium", "subscriber-only", "date", "source"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_sentence_that_is_marked_like_furniture_stays(tag: str, mark: str) -> None:
    body = f'{REPORT}<{tag} class="{mark}">De gezant heeft dat zondag ontkend.</{tag}><p>Meer is er niet bekend.</p>'
    assert read(article(body)).text.split("\n\n")[2:] == ["De gezant heeft dat zondag ontkend.", "Meer is er niet bekend."]


@pytest.mark.parametrize("again", ["<p>Vronland nodigt gezant uit</p>", "<h2>Vronland nodigt gezant uit</h2>"])
def test_the_headline_is_known_and_not_in_the_text(again: str) -> None:
    page = read(article(again + REPORT))
    assert (page.known.title, page.text) == ("Vronland nodigt gezant uit", WORDS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Foto's van de aanval bewijzen volgens de minister niets.",
        "Lees de brief nog eens, zei de gezant, dan ziet u het zelf.",
        "Door de regen begon de top een uur later.",
        "Om 10.12 uur tekende de premier het verdrag.",
        "10.12 uur was het toen de premier het verdrag tekende.",
        "Van onze kant is alles gezegd, aldus de woordvoerder.",
        "Delen van het verdrag zijn geheim.",
        "De minister las de verklaring voor en vertrok (ANP).",
        "“Word lid van de Unie”, riep hij de president toe.",
        "Update of niet, de gezant blijft bij zijn woorden.",
        "Video van het gesprek is er niet, zegt het ministerie.",
        "Nee.",
        "Sources: that is what the envoy calls his friends, he said on Monday.",
        "The map shows a line, and the minister will not sign it.",
        "Read my letter again, the president told the envoy.",
        "By Monday both sides must have answered.",
        "Share prices fell after the minister had spoken.",
        "Published accounts of the talks differ in 3 points.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(sentence: str) -> None:
    assert sentence in read(article(f"{REPORT}<p>{sentence}</p><p>Daarna ging de vergadering verder.</p>")).text.split("\n\n")


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>Een zin over de top.<br><br>Nog een zin over de top.</p>", ["Een zin over de top.", "Nog een zin over de top."]),
        ("<p>Een zin over<br>de top in mei.</p>", ["Een zin over de top in mei."]),
        ("<p>Een zin.<br>&nbsp;&nbsp;De volgende zin.</p>", ["Een zin.", "De volgende zin."]),
        ("<ul><li>het eerste punt van hen</li><li>het tweede punt</li></ul>", ["het eerste punt van hen", "het tweede punt"]),
        ("<blockquote><p>Wij gaan nooit weg.</p></blockquote>", ["Wij gaan nooit weg."]),
        ("<p>Hij zei: <q>Wij gaan nooit weg</q>.</p>", ["Hij zei: “Wij gaan nooit weg”."]),
        ("<p>Om <time>10.12 uur</time> tekende de premier het verdrag.</p>", ["Om 10.12 uur tekende de premier het verdrag."]),
        ("<p>Hij zei &quot;nee&quot; &#150; en zweeg&nbsp;toen.</p>", ['Hij zei "nee" – en zweeg toen.']),
        ("<p>Over\u00adleg in Genève\u200b duurt voort.</p>", ["Overleg in Genève duurt voort."]),
    ],
)
def test_blocks_are_parted_as_the_page_parts_them(body: str, blocks: list[str]) -> None:
    assert read(article(REPORT + body + "<p>Daarna ging de vergadering nog uren verder.</p>")).text.split("\n\n")[2:-1] == blocks
