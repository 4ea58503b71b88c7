"""What was fetched, as an item."""

from __future__ import annotations

import pytest

from gezant.intake.web import Fetched, Validators, item_of
from gezant.intake.web.items import id_of

FETCHED = Fetched(
    url="https://noorderkoerier.test/2018/04/08/gezant-terug.html",
    status=200,
    data=b"<p>x</p>",
    seen="2026-11-24T01:00:00+00:00",
    media_type="text/html",
    charset="iso-8859-1",
    validators=Validators(modified="Sun, 08 Apr 2018 10:00:00 GMT"),
)


def test_an_item_tells_what_the_server_told() -> None:
    item = item_of(FETCHED, "http://me:secret@noorderkoerier.test/kort")
    assert item.read(100) == item.read(100) == b"<p>x</p>"
    assert (item.media_type, item.charset, item.seen) == ("text/html", "iso-8859-1", FETCHED.seen)
    assert (item.id, item.url, item.known.url) == ("gezant-terug", FETCHED.url, FETCHED.url)
    assert item.origin == "http://noorderkoerier.test/kort"


def test_when_a_page_was_changed_only_bounds_its_date() -> None:
    (date,) = item_of(FETCHED, FETCHED.url).known.dates
    assert (date.value, date.origin, date.bound) == ("2018-04-08", "server", True)
    assert date.words.startswith("Last-Modified Sun, 08 Apr 2018 10:00:00 GMT")


@pytest.mark.parametrize("modified", [None, "", "yesterday", "Sun, 99 Apr 2018"])
def test_a_server_that_tells_no_date_bounds_nothing(modified: str | None) -> None:
    fetched = Fetched(FETCHED.url, 200, b"", FETCHED.seen, validators=Validators(modified=modified))
    assert item_of(fetched, FETCHED.url).known.dates == ()


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("/2018/04/08/gezant-terug.html", "gezant-terug"),
        ("/2018/04/08/gezant-terug/", "gezant-terug"),
        ("/artikel/2231457-gezant-terug.html?utm_source=x", "2231457-gezant-terug"),
        ("/nieuws/2231457/", "nieuws-2231457"),
        ("/2018/2231457.html", "noorderkoerier.test-2231457"),
        ("/buitenland/index.html", "buitenland"),
        ("/article.php?id=12&utm_source=x", "article-12"),
        ("/show.aspx?section=world&id=12", "show-world-12"),
        ("/?p=77", "noorderkoerier.test-77"),
        ("/", "noorderkoerier.test"),
        ("", "noorderkoerier.test"),
        ("/v1.2-van-het-akkoord", "v1.2-van-het-akkoord"),
        ("/archief/1999.warc.gz", "1999.warc"),
        ("/Gen%C3%A8ve", "Genève"),
        ("/%2e%2e/%2e%2e/etc%2fpasswd", "etc-passwd"),
        ("/..%5c..%5cboot", "boot"),
        ("/a%00b%0ac", "a-b-c"),
        ("/.ssh", "ssh"),
        ("/" + "a" * 500, "a" * 80),
    ],
)
def test_the_id_is_the_last_telling_part_and_fit_for_a_file(path: str, id: str) -> None:
    assert id_of(f"https://www.noorderkoerier.test{path}") == id
