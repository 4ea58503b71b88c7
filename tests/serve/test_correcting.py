"""Correcting in the page: forms, what becomes of them, what is refused, and what is taken back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from gezant.ledger import Ledger
from gezant.model import Statement
from gezant.serve import Settings, create_app
from gezant.serve.correcting.sheet import EMPTY, Sheet, sheet_of, statement_of
from gezant.serve.correcting.words import AmbiguousError, NotFoundError, find, spans_in, spans_out
from gezant.serve.told import Told, packed, unpacked
from tests.serve.conftest import made
from tests.serve.forms import form
from tests.serve.sample import HOSTILE, READINGS

TEXT = "Kim said “he will talk … soon”.\nThe US\nwelcomed Kim. Kim  denied."
OFFER = READINGS[1]
PAGE = "/reports/fin-2/statements/S1/correct"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return made(tmp_path / "talks.db")


def _client(path: str, user: str = "Ann") -> TestClient:
    return TestClient(create_app(path, Settings(user=user)), base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture
def ann(path: str) -> Iterator[TestClient]:
    with _client(path) as client:
        yield client


def _send(client: TestClient, address: str, having: str = "act", action: str = "", **given: str) -> int:
    """Fill a form in and send it; gives the status of the answer."""
    to, fields = form(client, address, having, action)
    return client.post(to or address, data={**fields, **given}, follow_redirects=False).status_code


def _statement(path: str, report: str = "fin-2", id: str = "S1") -> Statement:
    return next(s for s in Ledger.open(path).reading(report).statements if s.id == id)


@pytest.mark.parametrize(
    ("words", "at", "near", "found"),
    [
        ("he will talk … soon", (), (), ["he will talk … soon"]),
        ('"he will', (), (), ["“he will"]),
        ("the us welcomed", (), (), ["The US\nwelcomed"]),
        ("  The   US ", (), (), ["The US"]),
        ("said … denied", (), (), ["said", "denied"]),
        ("said ... denied", (), (), ["said", "denied"]),
        ("welcom", (), (), ["welcom"]),
        ("", (), (), []),
        ("Kim", ((53, 56),), (), ["Kim"]),
    ],
)
def test_words_are_found_again(
    words: str, at: tuple[tuple[int, int], ...], near: tuple[tuple[int, int], ...], found: list[str]
) -> None:
    assert [TEXT[start:end] for start, end in find(TEXT, words, at, near)] == found


@pytest.mark.parametrize(
    ("words", "at", "near", "place"),
    [
        ("Kim", ((53, 56),), (), (53, 56)),  # where it was selected
        ("Kim", ((4, 8),), (), (0, 3)),  # in the line where the field's words stood
        ("Kim", (), ((4, 8),), (0, 3)),  # in the line of the statement
        ("kim denied", ((0, 3),), (), (53, 64)),  # other words, wherever they are
    ],
)
def test_of_several_places_the_one_near_the_old_words_is_meant(
    words: str, at: tuple[tuple[int, int], ...], near: tuple[tuple[int, int], ...], place: tuple[int, int]
) -> None:
    assert find(TEXT, words, at, near) == (place,)


@pytest.mark.parametrize("words", ["Nobody", "said … Nobody", "He welcomed"])
def test_words_that_the_report_has_not_are_told(words: str) -> None:
    with pytest.raises(NotFoundError):
        find(TEXT, words)


def test_words_in_several_places_are_told_with_the_places() -> None:
    with pytest.raises(AmbiguousError) as told:
        find(TEXT, "Kim … denied")
    assert told.value.words == "Kim"
    assert [choice[0] for choice in told.value.choices] == [(0, 3), (48, 51), (53, 56)]
    assert {choice[1] for choice in told.value.choices} == {(58, 64)}


@pytest.mark.parametrize("value", ["x", "1", "3-1", "1-1", "-1-2", "1-2;3-4", "1-99999999999"])
def test_places_that_are_none_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        spans_in(value)


def test_places_go_through_a_form_and_back() -> None:
    assert spans_in(spans_out([(1, 4), (9, 12)])) == ((1, 4), (9, 12))


@pytest.mark.parametrize("reading", READINGS[:3], ids=lambda reading: reading.report.id)
def test_a_form_that_nobody_touched_gives_the_statement_again(reading: object) -> None:
    for s in reading.statements:  # type: ignore[attr-defined]
        again = statement_of(sheet_of(s, reading.report.text).values, reading, s.id)  # type: ignore[attr-defined]
        assert isinstance(again, Statement)
        assert replace(again, rule=s.rule, confidence=s.confidence) == s


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("content", "words that are not there", "absent"),
        ("content", "", "needed"),
        ("content", "it will … will lift", "overlapping"),
        ("cue", "the", "ambiguous"),
        ("source_actors", "Nobody At All", "no_actor"),
        ("source", "", "party_words"),
        ("date", "2018-02-30", "no_date"),
        ("date", "Monday", "no_date"),
        ("act", "shout", "choose"),
        ("condition-0", "Latvia … Monday", "one_stretch"),
        ("condition-0", "", "condition_words"),
        ("within", "S9", "choose"),
        ("within", "S1", "choose"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(field: str, value: str, problem: str) -> None:
    values = {**sheet_of(OFFER.statements[0], OFFER.report.text).values, field: value}
    told = statement_of(values, OFFER, "S1")
    assert isinstance(told, Sheet)
    assert told.problems[field].key == problem
    assert told.value(field) == value


def test_a_statement_cannot_stand_within_what_stands_in_it() -> None:
    inner = replace(OFFER.statements[1], within="S1")
    reading = replace(OFFER, statements=(OFFER.statements[0], inner))
    values = {**sheet_of(OFFER.statements[0], OFFER.report.text).values, "within": "S2"}
    told = statement_of(values, reading, "S1")
    assert isinstance(told, Sheet)
    assert told.problems["within"].key == "circle"


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("PRK", ("PRK",)),
        ("USA.GOV:donald-trump, MED/ap", ("USA.GOV:donald-trump", "MED/ap")),
        ("Finland; Letland", ("FIN", "LVA")),
        ("?", ("?",)),
        ("", ("?",)),
    ],
)
def test_actors_are_given_by_code_or_by_name(given: str, codes: tuple[str, ...]) -> None:
    values = {**sheet_of(OFFER.statements[0], OFFER.report.text).values, "source_actors": given}
    found = statement_of(values, OFFER, "S1")
    assert isinstance(found, Statement)
    assert found.source is not None
    assert found.source.actors == codes


@pytest.mark.parametrize("do", ["accept", "reject"])
def test_a_statement_is_accepted_or_rejected(path: str, ann: TestClient, do: str) -> None:
    assert _send(ann, PAGE, "seen", do=do) == 303
    (entry,) = Ledger.open(path).corrections()
    assert (entry.kind, entry.who, entry.statement, entry.status) == (do, "Ann", "S1", "holds")
    assert ann.get(PAGE).status_code == 200


def test_a_change_stands_after_the_dossier_is_derived_anew(path: str, ann: TestClient) -> None:
    assert _send(ann, PAGE, do="save", act="promise", content="it will lift the sanctions", date="2018-04-30") == 303
    Ledger.open(path).rebuild()
    found = _statement(path)
    assert (found.act, found.date) == ("promise", "2018-04-30")
    assert OFFER.report.text[slice(*found.content[0])] == "it will lift the sanctions"


def test_a_form_that_is_saved_as_it_was_accepts(path: str, ann: TestClient) -> None:
    assert _send(ann, PAGE, do="save") == 303
    assert [entry.kind for entry in Ledger.open(path).corrections()] == ["accept"]


def test_what_is_wrong_is_kept_in_the_form_and_nothing_is_saved(path: str, ann: TestClient) -> None:
    to, fields = form(ann, PAGE, "act")
    answer = ann.post(to, data={**fields, "do": "save", "content": "no such <b>words</b>", "act": "promise"})
    assert answer.status_code == 422
    assert "no such &lt;b&gt;words&lt;/b&gt;</textarea>" in answer.text
    assert '<option value="promise" selected>' in answer.text
    assert 'role="alert"' in answer.text
    assert Ledger.open(path).corrections() == []


def test_a_form_that_comes_back_has_no_more_empty_rows_than_before(ann: TestClient) -> None:
    to, fields = form(ann, PAGE, "act")
    again = ann.post(to, data={**fields, "do": "save", "content": "no such words"}).text
    assert again.count('name="condition-') == ann.get(PAGE).text.count('name="condition-')
    assert again.count('name="carrier-') == ann.get(PAGE).text.count('name="carrier-')


def test_words_in_several_places_are_chosen_among(path: str, ann: TestClient) -> None:
    to, fields = form(ann, PAGE, "act")
    changed = {
        **fields,
        "do": "save",
        "source": "Finland",
        "source_at": "",
        "content": "Finland ends … it will lift",
        "content_at": "",
    }
    answer = ann.post(to, data={**changed, "content": "the … it will lift"})
    assert answer.status_code == 422
    assert answer.text.count('type="radio" name="content_at"') > 1
    start = OFFER.report.text.index("the sanctions")
    chosen = f"{start}-{start + 3},{OFFER.report.text.index('it will')}-{OFFER.report.text.index('it will') + 12}"
    assert f'value="{chosen}"' in answer.text


def test_the_next_page_tells_what_was_done_once_and_takes_it_back(path: str, ann: TestClient) -> None:
    _send(ann, PAGE, "seen", do="reject")
    page = ann.get("/reports/fin-2").text
    assert '<p role="status">S1 is rejected.</p>' in page
    assert 'role="status"' not in ann.get("/reports/fin-2").text
    _send(ann, "/corrections", "back", "/undo")
    assert _statement(path).id == "S1"


def test_a_taking_back_is_taken_back(path: str, ann: TestClient) -> None:
    _send(ann, PAGE, do="save", act="promise")
    assert _send(ann, "/corrections", "back", "/corrections/1/undo") == 303
    assert _statement(path).act == "offer"
    assert _send(ann, "/corrections", "back", "/corrections/2/undo") == 303
    assert _statement(path).act == "promise"
    assert "took back what Ann did: took back" in ann.get("/corrections").text


@pytest.mark.parametrize("number", ["1", "99", "0"])
def test_what_is_not_there_or_taken_back_already_is_not_taken_back(ann: TestClient, number: str) -> None:
    _send(ann, PAGE, "seen", do="accept")
    _, fields = form(ann, PAGE, "seen")
    first = ann.post(f"/corrections/{number}/undo", data=fields, follow_redirects=False).status_code
    again = ann.post(f"/corrections/{number}/undo", data=fields, follow_redirects=False).status_code
    assert (first, again) == ((303, 409) if number == "1" else (409, 409))


def test_a_statement_that_was_missed_is_added(path: str, ann: TestClient) -> None:
    fields = {
        "content": "it will lift the sanctions",
        "cue": "said",
        "source": "Latvia",
        "source_actors": "Letland",
        "act": "promise",
    }
    assert _send(ann, "/reports/fin-2/statements/add", do="save", **fields) == 303
    added = _statement(path, id="S3")
    assert (added.act, added.source.actors if added.source else ()) == ("promise", ("LVA",))


def test_a_statement_that_is_there_already_is_not_added_and_the_form_is_kept(path: str, ann: TestClient) -> None:
    cue, content = ("said", "it will lift the sanctions if Finland ends the exercises")
    to, fields = form(ann, "/reports/fin-2/statements/add", "act")
    answer = ann.post(to, data={**fields, "do": "save", "content": content, "cue": cue})
    assert answer.status_code == 422
    assert "S1 has these words already; correct that one." in answer.text
    assert f">{content}</textarea>" in answer.text
    assert Ledger.open(path).corrections() == []


def test_an_empty_form_for_a_missed_statement_asks_for_its_words() -> None:
    told = statement_of(EMPTY.values, OFFER, "")
    assert isinstance(told, Sheet)
    assert told.problems["content"].key == "needed"


def test_a_second_editor_is_shown_both_versions_and_may_save_over(path: str, ann: TestClient) -> None:
    with _client(path, "Bob") as bob:
        to, mine = form(bob, PAGE, "act")
        _send(ann, PAGE, do="save", act="threaten")
        answer = bob.post(to, data={**mine, "do": "save", "act": "promise"})
        assert answer.status_code == 409
        assert "Ann corrected this statement after you opened it" in answer.text
        assert "threatens" in answer.text
        assert "promises" in answer.text
        assert _statement(path).act == "threaten"
        assert bob.post(to, data={**mine, "do": "save", "act": "promise", "seen": "1"}, follow_redirects=False).status_code == 303
    assert _statement(path).act == "promise"


@pytest.mark.parametrize("do", ["accept", "reject", "save"])
def test_a_rejection_by_another_is_a_conflict_too(path: str, ann: TestClient, do: str) -> None:
    with _client(path, "Bob") as bob:
        to, mine = form(bob, PAGE, "act")
        _send(ann, PAGE, "seen", do="reject")
        answer = bob.post(to, data={**mine, "do": do, "act": "promise"})
        assert answer.status_code == 409
        assert "Rejected: nobody said this." in answer.text
        again = bob.post(to, data={**mine, "do": do, "act": "promise", "seen": "1"}, follow_redirects=False)
        assert again.status_code == 303
    standing = [s.act for s in Ledger.open(path).reading("fin-2").statements if s.id == "S1"]
    assert standing == {"accept": ["offer"], "reject": [], "save": ["promise"]}[do]


@pytest.mark.parametrize(
    ("address", "data"),
    [
        (PAGE, {"do": "accept", "seen": "0"}),
        ("/reports/fin-2/statements/add", {"content": "it will"}),
        ("/reports/fin-2/correct-date", {"date": "2018"}),
        ("/corrections/1/undo", {}),
        ("/decisions/1/undo", {}),
        ("/claims/join", {"one": "C1", "other": "C2"}),
        ("/claims/C1/split", {"statement": "fin-1/S1"}),
    ],
)
def test_no_change_without_the_token_of_a_page(path: str, ann: TestClient, address: str, data: dict[str, str]) -> None:
    assert ann.post(address, data=data).status_code == 403
    assert Ledger.open(path).corrections() == []


@pytest.mark.parametrize(
    ("address", "given", "status"),
    [
        (PAGE, {"do": "burn"}, 422),
        (PAGE, {"do": "accept", "seen": "x"}, 422),
        ("/reports/fin-2/statements/S99/correct", {"do": "accept"}, 404),
        ("/reports/none/statements/S1/correct", {"do": "accept"}, 409),
    ],
)
def test_what_cannot_be_done_is_refused(ann: TestClient, address: str, given: dict[str, str], status: int) -> None:
    _, fields = form(ann, PAGE, "seen")
    assert ann.post(address, data={**fields, **given}).status_code == status


@pytest.mark.parametrize("address", ["/reports/fin-2/statements/S99/correct", "/reports/none/statements/S1/correct",
                                     "/reports/none/statements/add", "/reports/none/correct-date", "/claims/C999/split",
                                     "/claims/C999/join?with=C1"])  # fmt: skip
def test_there_is_no_form_for_what_is_not_there(ann: TestClient, address: str) -> None:
    assert ann.get(address).status_code == 404


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:alert(1)", "x", "/a\r\nb"]
)
def test_after_a_change_nobody_is_sent_elsewhere(ann: TestClient, back: str) -> None:
    _send(ann, PAGE, "seen", do="accept")
    _, fields = form(ann, "/corrections", "back", "/undo")
    answer = ann.post("/corrections/1/undo", data={**fields, "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/corrections"


def test_two_claims_are_joined_split_again_and_that_is_taken_back(path: str, ann: TestClient) -> None:
    ledger = Ledger.open(path)
    one, other = (claim.id for claim in ledger.claims()[:2])
    before = len(ledger.claims(limit=None))
    assert _send(ann, f"/claims/{one}/join?with={other}", "one_key") == 303
    assert len(ledger.claims(limit=None)) == before - 1
    (joined,) = (claim for claim in ledger.claims(limit=None) if ledger.decisions(claim.id))
    address = f"/claims/{joined.id}/split"
    ticked = f"{joined.bearings[-1].report}/{joined.bearings[-1].statement}"
    assert _send(ann, address, "key") == 422
    assert _send(ann, address, "key", statement=ticked) == 303
    assert len(ledger.claims(limit=None)) == before
    assert _send(ann, "/corrections?of=claims", "back", "/decisions/2/undo") == 303
    assert len(ledger.claims(limit=None)) == before - 1


def test_claims_whose_numbers_moved_are_not_joined(path: str, ann: TestClient) -> None:
    to, fields = form(ann, "/claims/C1/join?with=C2", "one_key")
    assert ann.post(to, data={**fields, "one": "C3"}).status_code == 409
    assert Ledger.open(path).decisions() == []


@pytest.mark.parametrize("other", ["C1", "1", "C99", "x", ""])
def test_a_claim_is_compared_with_another_only(ann: TestClient, other: str) -> None:
    assert ann.get(f"/claims/C1/join?with={other}").status_code == 422


def test_the_queue_is_worked_off_the_least_certain_first(path: str, ann: TestClient) -> None:
    total = len([s for reading in READINGS for s in reading.statements])
    assert f"0 of {total} checked" in ann.get("/queue").text
    for number in range(total):
        to, fields = form(ann, "/queue", "seen")
        answer = ann.post(to, data={**fields, "do": "accept" if number else "reject"}, follow_redirects=False)
        assert answer.headers["location"].startswith("/queue")
    assert "Nothing is left to check." in ann.get("/queue").text
    assert {entry.kind for entry in Ledger.open(path).corrections(limit=None)} == {"accept", "reject"}


def test_what_is_asked_again_comes_first_with_what_changed_under_it(path: str, ann: TestClient) -> None:
    _send(ann, PAGE, "seen", do="accept")
    anew = replace(OFFER, statements=(replace(OFFER.statements[0], act="threaten"), *OFFER.statements[1:]))
    Ledger.open(path).add([anew])
    page = ann.get("/queue").text
    assert "Asked about again" in page
    assert "threatens" in page[page.index('class="differences"') :]


def test_a_rejection_that_is_asked_again_can_be_rejected_again(path: str, ann: TestClient) -> None:
    _send(ann, PAGE, "seen", do="reject")
    anew = replace(OFFER, statements=(replace(OFFER.statements[0], act="threaten"), *OFFER.statements[1:]))
    Ledger.open(path).add([anew])
    assert "Asked about again" in ann.get("/queue").text
    assert _send(ann, "/queue", "seen", do="reject") == 303
    assert "Asked about again" not in ann.get("/queue").text


def test_corrections_are_listed_by_who_and_report(path: str, ann: TestClient) -> None:
    _send(ann, PAGE, "seen", do="accept")
    for query, many in (("", 1), ("?who=Ann", 1), ("?who=Bob", 0), ("?report=fin-2", 1), ("?report=fin-3", 0)):
        assert ann.get(f"/corrections{query}").text.count('<li id="e-') == many


def test_reviewed_reports_are_to_be_had_as_gold(path: str, ann: TestClient) -> None:
    for id in ("S1", "S2"):
        _send(ann, f"/reports/fin-2/statements/{id}/correct", "seen", do="accept")
    _send(ann, "/reports/fin-1/statements/S1/correct", "seen", do="accept")
    answer = ann.get("/gold.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        kept = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert {name.partition("/")[0]: data["report"]["id"] for name, data in kept.items()} == {"all": "fin-2", "some": "fin-1"}
    assert {data["reviewed"] for data in kept.values()} == {"all", "some"}


def test_a_hostile_report_is_corrected_as_text(ann: TestClient) -> None:
    address = f"/reports/{quote(HOSTILE)}/statements/S1/correct"
    page = ann.get(address).text
    assert HOSTILE not in page
    assert _send(ann, address, "seen", do="reject") == 303
    for shown in ("/corrections", "/queue", address):
        assert HOSTILE not in ann.get(shown).text


@pytest.mark.parametrize("value", ["", "x", "AAAA", "%%%", "A" * 5000])
def test_a_page_tells_nothing_that_another_put_into_the_cookie(ann: TestClient, value: str) -> None:
    ann.cookies.set("gezant_told", value)
    assert 'role="status"' not in ann.get("/claims").text


def test_what_a_cookie_tells_is_of_this_server() -> None:
    told = Told("change", id="S1")
    assert unpacked(packed(told, b"one"), b"one") == told
    assert unpacked(packed(told, b"other"), b"one") is None
