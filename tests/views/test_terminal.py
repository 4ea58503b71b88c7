import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from gezant.model import Condition, ConditionKind, Reading, Report
from gezant.views import THEME, reading_view, shape_for
from gezant.views.parts import in_order
from gezant.views.terminal import Shape
from tests.views.sample import READING, statement


def printed(reading: Reading, shape: Shape, width: int, *, color: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, theme=THEME, force_terminal=color, color_system="256" if color else None)
    console.print(reading_view(reading, shape))
    return file.getvalue()


def squeezed(text: str) -> str:
    return " ".join(re.sub(r"[─│└]", " ", text).split())


@pytest.mark.parametrize("shape", ["table", "cards"])
@pytest.mark.parametrize(
    "words",
    [
        "fin-1", "Letland wil bemiddelen", "April 2018, day not known", "De Stad", "Dutch",
        "5 statements, 2 times, 1 meeting",
        "● De Finse premier", "FIN.GOV", "named", "■ Letland", "institution", "○ Een diplomaat", "unnamed",
        "no source", "hearsay", "probable", "deny", "offer", "silent", "to, via", "MED/noord", "said",
        "T2", "May 2018", "M1", "summit", "planned", "Riga", "first since 2007",
    ],
)  # fmt: skip
def test_everything_that_is_known_is_shown(shape: Shape, words: str) -> None:
    assert words in squeezed(printed(READING, shape, 200))


@pytest.mark.parametrize("width", [40, 60, 80])
def test_cards_wrap_and_lose_nothing(width: int) -> None:
    shown = squeezed(printed(READING, "cards", width))
    assert "Letland zou willen bemiddelen, mits beide partijen erom vragen" in shown
    assert "one of 5 Sundays: 1, 8, 15, 22, 29 April 2018" in shown
    assert "if mits beide partijen erom vragen" in shown


@pytest.mark.parametrize(("shape", "width"), [("cards", 40), ("cards", 80), ("table", 110), ("table", 200)])
def test_no_line_is_wider_than_the_terminal(shape: Shape, width: int) -> None:
    assert max(map(len, printed(READING, shape, width).splitlines())) <= width


@pytest.mark.parametrize("shape", ["table", "cards"])
def test_a_nested_statement_stands_indented_behind_its_outer_one(shape: Shape) -> None:
    lines = printed(READING, shape, 120).splitlines()
    ids = [(m.start(2), m[2]) for line in lines if (m := re.match(r"^( *(?:└ )?)(S\d)\b", line))]
    assert [id for _, id in ids] == ["S1", "S2", "S3", "S4", "S5"]
    assert [column > ids[0][0] for column, _ in ids] == [False, True, False, False, False]


def test_plain_output_has_no_escape_codes_and_colour_has() -> None:
    assert "\x1b" not in printed(READING, "cards", 80)
    assert "\x1b[" in printed(READING, "cards", 80, color=True)


def test_what_could_steer_the_terminal_is_not_printed() -> None:
    text = "Hij zei\x1b[31m dat \u202ehij\r\n komt."
    reading = Reading(Report("x", text, "nl"), statements=(statement("S1", content=((0, len(text)),)),))
    shown = printed(reading, "cards", 80)
    assert "Hij zei\ufffd[31m dat \ufffdhij komt." in shown
    assert "\x1b" not in shown


def test_brackets_in_a_report_are_no_markup() -> None:
    reading = Reading(Report("[bold]", "[red]Hij komt.", "nl"), statements=(statement("S1", content=((0, 14),)),))
    assert "[red]Hij komt." in printed(reading, "cards", 80)


@pytest.mark.parametrize("shape", ["table", "cards"])
def test_a_report_that_says_nothing_is_shown_all_the_same(shape: Shape) -> None:
    shown = printed(Reading(Report("x", "Mooi weer.", "nl")), shape, 80)
    assert "no statements, no times, no meetings" in shown
    assert "date not known · outlet not known · Dutch" in shown


@pytest.mark.parametrize(("width", "shape"), [(80, "cards"), (109, "cards"), (110, "table"), (200, "table")])
def test_the_width_calls_for_the_shape(width: int, shape: Shape) -> None:
    assert shape_for(width) == shape


@pytest.mark.parametrize("within", ["S9", "S1"], ids=["an outer one that is not there", "itself"])
def test_no_statement_is_lost_for_its_outer_one(within: str) -> None:
    odd = replace(READING.statements[0], within=within)
    assert [placed.statement for placed in in_order((odd,))] == [odd]


def test_statements_within_each_other_are_not_lost() -> None:
    ring = (statement("S1", within="S2"), statement("S2", within="S1"))
    assert {placed.statement.id for placed in in_order(ring)} == {"S1", "S2"}


@pytest.mark.parametrize("shape", ["table", "cards"])
@pytest.mark.parametrize(
    ("cue", "kind", "shown"),
    [
        ("if", "if", "if both sides ask"),
        ("Only if", "only-if", "only if both sides ask"),
        ("unless", "unless", "unless both sides ask"),
        ("until", "unless", "unless until both sides ask"),
        ("provided that", "if", "if provided that both sides ask"),
        ("as long as", "as-long-as", "as long as both sides ask"),
    ],
)
def test_an_english_condition_is_not_told_twice(shape: Shape, cue: str, kind: ConditionKind, shown: str) -> None:
    text = f"Latvia will mediate {cue} both sides ask."
    start = text.index(cue)
    condition = Condition((start + len(cue) + 1, len(text) - 1), (start, start + len(cue)), kind)
    report = Report("lva", text, "en", "2018-04")
    reading = Reading(report, statements=(statement("S1", content=((0, 19),), conditions=(condition,)),))
    words = squeezed(printed(reading, shape, 120))
    assert shown in words
    assert words.count(cue.casefold()) + words.count(cue.capitalize()) == 1
    assert "English" in words
