import pytest

from gezant.intake import IntakeError, check_date, split_header


@pytest.mark.parametrize(
    ("text", "date", "body"),
    [
        ("date 2018-04 De top is in mei.", "2018-04", "De top is in mei."),
        (" date 2018-04 De top is in mei.", "2018-04", "De top is in mei."),
        ("date 2018-04-08\nDe top is in mei.", "2018-04-08", "De top is in mei."),
        ("date 2018-04-08\r\nDe top is in mei.", "2018-04-08", "De top is in mei."),
        ("date 2018\n\nDe top is in mei.", "2018", "\nDe top is in mei."),
        ("date 2018  De top is in mei. ", "2018", " De top is in mei. "),
        ("Date: 2018-04 De top is in mei.", "2018-04", "De top is in mei."),
        ("date 2018-04", "2018-04", ""),
        ("De top is in mei.", None, "De top is in mei."),
        (" \n De top is in mei.", None, " \n De top is in mei."),
        ("date onbekend De top is in mei.", None, "date onbekend De top is in mei."),
        ("Updates 2018 De top.", None, "Updates 2018 De top."),
        ("", None, ""),
    ],
)
def test_the_header_and_the_one_blank_behind_it_are_taken_off(text: str, date: str | None, body: str) -> None:
    assert split_header(text) == (date, body)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("date 2018-13 De top.", 1, "there is no month 13"),
        ("date 2018-00 De top.", 1, "there is no month 00"),
        ("date 2018-02-30\nDe top.", 1, "there is no day '2018-02-30'"),
        ("\n\ndate 2019-02-29 De top.", 3, "there is no day '2019-02-29'"),
        ("date 8-4-2018 De top.", 1, "'8-4-2018' is not a date"),
        ("date 2018-4 De top.", 1, "'2018-4' is not a date"),
        ("date 201804 De top.", 1, "'201804' is not a date"),
        ("date 0018 De top.", 1, "no report is from the year 0018"),
        ("date ２０１８ De top.", 1, "is not a date"),
    ],
)
def test_an_impossible_date_is_named_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(IntakeError, match=problem) as caught:
        split_header(text)
    assert caught.value.line == line


@pytest.mark.parametrize("value", ["2018", "2018-04", "2020-02-29"])
def test_a_day_a_month_and_a_year_are_dates(value: str) -> None:
    assert check_date(value) == value
