import pytest

from gezant.intake import IntakeError, check_language
from gezant.lexicon import load

ENGLISH = "The minister said on Monday that the talks would be resumed next week."
DUTCH = "De minister zei maandag dat de gesprekken volgende week worden hervat."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die minister het Maandag gesê dat die samesprekings volgende week hervat word.", "Afrikaans"),
        ("Der Minister sagte am Montag, die Gespräche würden nächste Woche fortgesetzt.", "German"),
        ("De minister sei moandei dat de petearen takom wike fierder geane.", "Western Frisian"),
        ("Le ministre a déclaré lundi que les pourparlers reprendraient la semaine prochaine.", "French"),
        ("El ministro dijo el lunes que las negociaciones continuarán en mayo.", "Spanish"),
        ("Ministeren sagde mandag, at forhandlingerne fortsætter i næste uge.", "Danish"),
        ("部长星期一说,谈判将在下周继续进行。", "Chinese"),
        ("Министр заявил в понедельник, что переговоры возобновятся.", "Russian"),
    ],
)
def test_another_language_is_refused_by_its_name(text: str, name: str) -> None:
    with pytest.raises(IntakeError, match=f"in {name}"):
        check_language(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(DUTCH, "nl", id="Dutch"),
        pytest.param(DUTCH.upper(), "nl", id="Dutch in capitals"),
        pytest.param(
            f"{DUTCH} “We are ready to talk to anyone at any time”, zei hij in het Engels.", "nl", id="a quotation in it"
        ),
        pytest.param("Kremlin ontkent hackaanval op ministerie", "nl", id="a Dutch headline"),
        pytest.param(ENGLISH, "en", id="English"),
        pytest.param(ENGLISH.upper(), "en", id="English in capitals"),
        pytest.param(f"{ENGLISH} “Wij praten met iedereen”, he said in Dutch.", "en", id="a Dutch quotation in it"),
        pytest.param("Envoys to meet in Geneva next week", "en", id="an English headline"),
    ],
)
def test_the_language_is_found_out(text: str, language: str) -> None:
    assert check_language(text) == language


@pytest.mark.parametrize("text", ["Top in Genf", "12.30", "", "https://www.example.org/a?b=17&c=42"])
def test_what_is_too_short_to_tell_is_read(text: str) -> None:
    assert check_language(text) in {"nl", "en"}


def test_the_user_knows_better() -> None:
    assert check_language("Der Minister sagte am Montag, die Gespräche würden fortgesetzt.", "nl") == "nl"
    assert check_language(DUTCH, "en") == "en"


def test_a_language_that_is_not_read_is_refused() -> None:
    with pytest.raises(IntakeError, match=r"language 'xx' cannot be read; Gezant reads English and Dutch"):
        check_language(DUTCH, "xx")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De minister van de republiek zegt dat het overleg in de hoofdstad op een later moment met de buren begint. ", "nl"),
        (
            "The minister of the republic said that the talks in the capital would begin with the neighbours at a later time. ",
            "en",
        ),
    ],
)
def test_plain_text_needs_no_identifier(text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(_: str) -> dict[str, float]:
        raise AssertionError("the identifier was asked")

    monkeypatch.setattr("gezant.intake.languages._likely", unwanted)
    assert check_language(text * 3) == language


def test_afrikaans_is_not_taken_for_plainly_dutch() -> None:
    text = (
        "Die president het gister in die parlement gesê dat die regering nie met die plan van die ander land saamstem nie. " * 4
    )
    with pytest.raises(IntakeError, match="Afrikaans"):
        check_language(text)


def test_a_language_that_names_no_function_words_claims_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gezant.intake.languages.lexicon.languages", lambda: ("af", "nl"))
    empty = {"least_words": 1, "certain": []}
    monkeypatch.setattr("gezant.intake.languages.lexicon.load", lambda code, _: empty if code == "af" else load(code, "language"))
    assert check_language(DUTCH) == "nl"


def test_a_refusal_lists_what_is_read_and_offers_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gezant.intake.languages.lexicon.languages", lambda: ("af", "en", "nl"))
    empty = {"least_words": 1, "certain": []}
    monkeypatch.setattr("gezant.intake.languages.lexicon.load", lambda *_: empty)
    with pytest.raises(IntakeError, match=r"Gezant reads Afrikaans, English and Dutch; if it is (\w+) all the same, say so"):
        check_language("Le ministre a déclaré lundi que les pourparlers reprendraient la semaine prochaine.")
