"""Dates in addresses, and numbers that only look like one."""

from __future__ import annotations

import pytest

from gezant.intake.dates import in_address


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2018/04/08/top", "2018-04-08"),
        ("/2018/04/08", "2018-04-08"),
        ("/nieuws/2018/4/8/top.html", "2018-04-08"),
        ("/2018/apr/08/top", "2018-04-08"),
        ("/2018/april/8/top", "2018-04-08"),
        ("/2018/okt/08/top", "2018-10-08"),
        ("/2018-04-08-top", "2018-04-08"),
        ("/2018-04-08/top", "2018-04-08"),
        ("/top-2018-04-08.html", "2018-04-08"),
        ("/2018_04_08_top", "2018-04-08"),
        ("/20180408/top", "2018-04-08"),
        ("/art-20180408-top", "2018-04-08"),
        ("/top_20180408.html", "2018-04-08"),
        ("/2018/0408/top", "2018-04-08"),
        ("/a?date=2018-04-08", "2018-04-08"),
        ("/a?id=5&datum=20180408", "2018-04-08"),
        ("/a?published=2018-04-08T10:00:00", "2018-04-08"),
        ("/2018/04/top", "2018-04"),
        ("/2018/04/", "2018-04"),
        ("/2018-04/top", "2018-04"),
        ("/2018/top", "2018"),
        ("/top%2F2018/04/08/a", "2018-04-08"),
    ],
)
def test_a_date_in_an_address(path: str, day: str) -> None:
    (made,) = in_address(f"https://noorderkoerier.nl{path}")
    assert (made.value, made.origin, made.bound, made.instant) == (day, "address", False, None)


@pytest.mark.parametrize(
    "url",
    ["https://x.nl/artikel/20180408123", "https://x.nl/artikel/201804081234", "https://x.nl/2018040812",
     "https://x.nl/terugblik-2018-review",
     "https://x.nl/top-2018", "https://x.nl/a2018", "https://x.nl/2018-2019-cijfers", "https://x.nl/1234/04/08",
     "https://x.nl/2018/13/01/a",
     "https://x.nl/2018/02/30/a", "https://x.nl/?id=2018-04-08", "https://x.nl/?date=gisteren", "https://2018.nl/a",
     "https://x.nl/", "",
     "http://[broken", "mailto:2018"],
)  # fmt: skip
def test_a_number_that_is_no_date(url: str) -> None:
    assert in_address(url) == ()
