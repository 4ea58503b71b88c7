"""What a feed says, in the formats that there are, whole and broken."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gezant.intake.errors import IntakeError
from gezant.intake.feeds.links import cleaned
from gezant.intake.feeds.parsing import parse_feed
from tests.intake.feeds.made import ATOM, RDF, RSS, feed, rss_item

LIMIT = 10_000_000

RSS_ENTRY = """<item><title>Overleg &amp;amp; uitstel</title><link>/a?utm_source=rss&amp;id=3</link>
<guid isPermaLink="false">nk-3</guid>
<pubDate>Sun, 08 Apr 2018 00:30:00 +0200</pubDate><dc:creator>Jelle Terpstra</dc:creator><category>Buitenland</category>
<description>Kort.</description><content:encoded><![CDATA[<p>Een.</p>]]></content:encoded></item>"""
ATOM_ENTRY = """<entry><id>urn:fen:7</id><title type="html">&lt;b&gt;Talks&lt;/b&gt; in May</title>
<link rel="self" href="/s"/><link rel="alternate" href="https://fen.example/7"/><published>2018-04-08T10:00:00Z</published>
<updated>2018-04-09T10:00:00Z</updated><author><name>Ada Fenn</name></author><category term="world" label="World"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; two.</p></div></content></entry>"""
RDF_ENTRY = """<item rdf:about="https://wad.example/9"><title>Wad</title><link>https://wad.example/9</link>
<dc:date>2018-04-08T09:00:00+02:00</dc:date><description>Kort.</description></item>"""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            RSS.format(items=RSS_ENTRY),
            ("nk-3", "https://feeds.example/a?id=3", "Overleg & uitstel", "Jelle Terpstra", "Buitenland", "<p>Een.</p>"),
        ),
        (
            ATOM.format(items=ATOM_ENTRY),
            ("urn:fen:7", "https://fen.example/7", "Talks in May", "Ada Fenn", "World", "<p>One &amp; two.</p>"),
        ),
        (RDF.format(items=RDF_ENTRY), ("https://wad.example/9", "https://wad.example/9", "Wad", None, None, None)),
    ],
    ids=["rss 2.0", "atom", "rdf"],
)  # fmt: skip
def test_an_entry_tells_what_it_is(data: str, expected: tuple[str | None, ...]) -> None:
    (entry,) = parse_feed(feed(data), LIMIT).entries
    assert (entry.id, entry.link, entry.title, entry.author, entry.section, entry.html) == expected


def test_a_feed_tells_its_title_language_and_how_long_it_holds() -> None:
    found = parse_feed(feed(RSS.format(items="")), LIMIT)
    assert (found.title, found.language, found.ttl, found.entries) == ("De Noorderkoerier", "nl", 1800.0, ())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RSS.format(items=RSS_ENTRY), [("2018-04-08", False)]),
        (ATOM.format(items=ATOM_ENTRY), [("2018-04-08", False), ("2018-04-09", True)]),
        (ATOM.format(items=ATOM_ENTRY.replace("published>", "ignored>")), [("2018-04-09", False)]),
        (RDF.format(items=RDF_ENTRY), [("2018-04-08", False)]),
        (RSS.format(items="<item><title>x</title><pubDate>ooit</pubDate></item>"), []),
    ],
    ids=["day in its own zone", "a change is a bound", "only the change is told", "dc:date", "no date"],
)
def test_when_an_entry_was_published(data: str, expected: list[tuple[str, bool]]) -> None:
    (entry,) = parse_feed(feed(data), LIMIT).entries
    assert [(date.value, date.bound) for date in entry.dates] == expected
    assert all(date.origin == "feed" for date in entry.dates)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b?utm_source=rss&utm_medium=x", "https://a.example/b"),
        ("https://a.example/b?id=3&fbclid=zz#top", "https://a.example/b?id=3"),
        ("https://a.example/b?b=2&a=1", "https://a.example/b?b=2&a=1"),
        ("https://a.example/b?ref=rss", "https://a.example/b"),
        ("https://a.example/b?source=ministry", "https://a.example/b?source=ministry"),
        ("https://a.example/b?xtor=RSS-3;x&reference=4", "https://a.example/b?reference=4"),
        ("HTTPS://a.example", "https://a.example/"),
        ("https://a.example/#!/b", "https://a.example/#!/b"),
        (" https://a.exam\nple/b ", "https://a.example/b"),
        ("b?id=4", "https://base.example/x/b?id=4"),
        ("mailto:a@b.example", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[::1/", None),
        ("", None),
    ],
)
def test_a_link_is_without_what_counts_readers(address: str, expected: str | None) -> None:
    assert cleaned(address, "https://base.example/x/y") == expected


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (RSS.format(items=rss_item(1) + "<item><title>a & b <x</title></item>" + rss_item(2)), 3),
        (RSS.format(items=rss_item(1) + rss_item(2)).replace("</channel></rss>", ""), 2),
        (RSS.format(items=rss_item(1)).replace("Kort", "K\x0brt &nbsp; &bestaatniet;"), 1),
        (RSS.format(items=rss_item(1)).replace("Kort", "Kört").encode("windows-1252"), 1),
        ("\n \n" + RSS.format(items=rss_item(1)), 1),
        (RSS.format(items=rss_item(1)).encode("utf-16"), 1),
        (RSS.format(items=rss_item(1)).replace("Kort", "&#99999999999999; &#xD800; &#0; &#x110000; &#x; & <"), 1),
    ],
    ids=["marks", "no end", "controls and unknown entities", "wrong encoding", "blanks before", "utf-16", "no characters"],
)
def test_broken_xml_is_read_all_the_same(data: str | bytes, count: int) -> None:
    assert len(parse_feed(feed(data), LIMIT).entries) == count


def test_text_in_another_encoding_than_it_says_is_read() -> None:
    data = RSS.format(items=rss_item(1)).replace("Bericht", "Zürich").encode("windows-1252")
    assert parse_feed(feed(data), LIMIT).entries[0].title == "Zürich 1"


def test_the_charset_of_the_server_is_believed() -> None:
    data = RSS.replace(' encoding="utf-8"', "").format(items=rss_item(1)).replace("Bericht", "Zürich").encode("latin-1")
    assert parse_feed(feed(data, charset="iso-8859-1"), LIMIT).entries[0].title == "Zürich 1"


def test_of_a_feed_that_breaks_off_the_last_entry_is_not_whole() -> None:
    whole = RSS.format(items=rss_item(1, text="<p>Heel.</p>") + rss_item(2, text="<p>Half, want de verbinding brak.</p>"))
    entries = parse_feed(feed(whole[: whole.index("want de")]), LIMIT).entries
    assert [(entry.whole, entry.html) for entry in entries] == [(True, "<p>Heel.</p>"), (False, None)]


def test_ids_do_not_change_with_the_address_of_the_feed() -> None:
    data = RSS.format(items='<item><title>x</title><guid isPermaLink="false">12345</guid><link>/a</link></item>')
    ids = {parse_feed(feed(data, url), LIMIT).entries[0].id for url in ("https://old.example/f", "https://new.example/g", None)}
    assert ids == {"12345"}


def test_an_entry_without_id_or_link_has_the_id_of_what_it_says() -> None:
    data = RSS.format(items="<item><title>x</title></item><item><title>y</title></item><item><title>x</title></item>")
    first, second, third = (entry.id for entry in parse_feed(feed(data), LIMIT).entries)
    assert first == third != second


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (("/a", "/b"), ["https://feeds.example/a", "https://feeds.example/b"]),
        (("/a?utm_source=rss", "/a"), ["one", "one"]),
    ],
    ids=["several pages", "one page"],
)
def test_one_id_for_all_entries_is_none(links: tuple[str, ...], expected: list[str]) -> None:
    items = "".join(f'<item><title>x</title><guid isPermaLink="false">one</guid><link>{link}</link></item>' for link in links)
    assert [entry.id for entry in parse_feed(feed(RSS.format(items=items)), LIMIT).entries] == expected


BOMB = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">\n' for n in range(9))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE rss [\n<!ENTITY a "aaaaaaaa">\n{BOMB}]>\n<rss version="2.0"><channel><title>&j;</title></channel></rss>',
        f'<!DOCTYPE rss [<!ENTITY a "a">{BOMB.replace(chr(10), "")}]><rss version="2.0"><channel/></rss>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>',
        '<!DOCTYPE r[<!ENTITY x PUBLIC "p" "http://127.0.0.1/">]><rss version="2.0"><channel><title>&x;</title></channel></rss>',
        '<rss version="2.0"><channel><item ' + " ".join(f'a{n}="1"' for n in range(50_000)) + "/></channel></rss>",
        '<rss version="2.0"><channel>' + "<item>" * 400_000,
        ('<?xml version="1.0"?><rss version="2.0"><channel>' + "<item>" * 400_000).encode("utf-16"),
        "<html><head><title>x</title></head><body><p>y</p></body></html>",
        "geen feed maar tekst",
        "\0\1\2\3" * 100,
        "   ",
    ],
    ids=[
        "bomb",
        "bomb on one line",
        "file",
        "address",
        "attributes",
        "nested",
        "nested utf-16",
        "page",
        "text",
        "bytes",
        "empty",
    ],
)
def test_what_is_no_feed_or_means_harm_is_refused_at_once(data: str | bytes) -> None:
    begun = time.process_time()
    with pytest.raises(IntakeError) as error:
        parse_feed(feed(data), LIMIT)
    assert error.value.origin == "https://feeds.example/all.xml"
    assert time.process_time() - begun < 3


def test_a_feed_of_1999_with_entities_of_html_is_read() -> None:
    data = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd" [
<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent">
%HTMLlat1;
<!ENTITY eacute "&#233;">
]>
<rss version="0.91"><channel><title>Caf&eacute;</title><item><title>x</title><link>https://a.example/1</link></item></channel></rss>"""
    found = parse_feed(feed(data), LIMIT)
    assert (found.title, [entry.link for entry in found.entries]) == ("Café", ["https://a.example/1"])


def test_a_feed_larger_than_the_limit_is_refused() -> None:
    with pytest.raises(IntakeError, match="larger than"):
        parse_feed(feed(RSS.format(items=rss_item(1))), 100)


BITS = (
    "<", ">", "&", "]]>", "<![CDATA[", "<!--", "\0", "\ud800", "&#xD800;", "&#0;", "&#99999999999;", "<?xml encoding='utf-7'?>",
    "<?xml version='1.0' encoding='rot13'?>", " type='base64'", "<content mode='base64'>", "xml:base='http://[::1'", "</item>",
    "<item>", "<!DOCTYPE x [<!ENTITY", "http://[::1/", "<link>http://\xff/</link>", "Sun, 99 Apr 99999", "\u2028", "<rss>",
)  # fmt: skip


@given(
    st.sampled_from([RSS.format(items=RSS_ENTRY * 2), ATOM.format(items=ATOM_ENTRY * 2), RDF.format(items=RDF_ENTRY * 2)]),
    st.lists(st.tuples(st.sampled_from(BITS), st.integers(0, 3000), st.integers(0, 40)), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-16", "windows-1252", "utf-32"]),
)
@settings(max_examples=200, deadline=None)
def test_a_damaged_feed_is_read_or_refused(data: str, damage: list[tuple[str, int, int]], encoding: str) -> None:
    for bit, place, length in damage:
        data = data[:place] + bit + data[place + length :]
    try:
        found = parse_feed(feed(data.encode(encoding, errors="replace")), LIMIT)
    except IntakeError:
        return
    assert all(entry.id for entry in found.entries)
