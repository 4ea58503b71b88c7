import pytest

from gezant.intake import IntakeError, check_language

DUTCH = "De minister zei maandag dat de gesprekken volgende week worden hervat."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die minister het Maandag gesê dat die samesprekings volgende week hervat word.", "Afrikaans"),
        ("Der Minister sagte am Montag, die Gespräche würden nächste Woche fortgesetzt.", "German"),
        ("De minister sei moandei dat de petearen takom wike fierder geane.", "Western Frisian"),
        ("Le ministre a déclaré lundi que les pourparlers reprendraient la semaine prochaine.", "French"),
        ("Министр заявил в понедельник, что переговоры возобновятся.", "Russian"),
    ],
)
def test_another_language_is_refused_by_its_name(text: str, name: str) -> None:
    with pytest.raises(IntakeError, match=f"in {name}"):
        check_language(text)


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        DUTCH.upper(),
        f"{DUTCH} “We are ready to talk to anyone at any time”, zei hij in het Engels.",
        "Top in Genf",
        "12.30",
        "",
    ],
    ids=["Dutch", "capitals", "an English quotation", "very short", "no letters", "nothing"],
)
def test_dutch_and_what_is_too_short_to_tell_is_read_as_dutch(text: str) -> None:
    assert check_language(text) == "nl"


def test_the_user_knows_better() -> None:
    assert check_language("Der Minister sagte am Montag, die Gespräche würden fortgesetzt.", "nl") == "nl"


def test_a_language_that_is_not_read_is_refused() -> None:
    with pytest.raises(IntakeError, match=r"language 'xx' cannot be read; Gezant reads .*Dutch"):
        check_language(DUTCH, "xx")


def test_plainly_dutch_text_needs_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "De minister van de republiek zegt dat het overleg in de hoofdstad op een later moment met de buren begint. " * 3

    def unwanted(_: str) -> dict[str, float]:
        raise AssertionError("the identifier was asked")

    monkeypatch.setattr("gezant.intake.languages._likely", unwanted)
    assert check_language(text) == "nl"


def test_afrikaans_is_not_taken_for_plainly_dutch() -> None:
    text = (
        "Die president het gister in die parlement gesê dat die regering nie met die plan van die ander land saamstem nie. " * 4
    )
    with pytest.raises(IntakeError, match="Afrikaans"):
        check_language(text)
