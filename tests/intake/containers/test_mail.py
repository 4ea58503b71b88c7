from __future__ import annotations

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from gezant.intake import IntakeError
from gezant.intake.containers.mail import open_mail, open_mbox
from gezant.intake.items import Found, Item, Settings, Skipped
from tests.intake.containers.made import PAGE, TEXT, made, opened, problems, small

HTML = PAGE.decode()


def mail(text: str = TEXT, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": "De Noorderkoerier <nieuws@noorderkoerier.example>",
        "Subject": "Overleg in mei",
        "Date": "Mon, 09 Apr 2018 07:00:00 +0200",
        **headers,
    }
    for name, value in told.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def found(data: EmailMessage | bytes) -> list[Found]:
    return list(open_mail(made(data if isinstance(data, bytes) else data.as_bytes(), "brief.eml"), Settings()))


def text(message: EmailMessage | bytes) -> Item:
    (item,) = found(message)
    assert isinstance(item, Item), item
    return item


def test_a_message_with_all_that_is_known_of_it() -> None:
    item = text(mail())
    assert (item.read(1000).decode(), item.media_type, item.id, item.depth) == (TEXT, "text/plain", "brief", 1)
    assert (item.known.title, item.known.author, item.known.outlet) == ("Overleg in mei", "De Noorderkoerier", None)
    (date,) = item.known.dates
    assert (date.value, date.origin, date.bound, date.instant) == ("2018-04-09", "mail", False, "2018-04-09T07:00:00+02:00")


def test_who_sends_a_newsletter_is_its_outlet() -> None:
    known = text(mail(List_Id="<nieuws.noorderkoerier.example>")).known
    assert (known.outlet, known.author) == ("De Noorderkoerier", None)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?E=C3=A9n_voorwaarde?=", "Eén voorwaarde"),
        ("=?iso-8859-1?Q?E=E9n?= =?iso-8859-1?Q?_voorwaarde?=", "Eén voorwaarde"),
        ("=?utf-8?b?RcOpbiB2b29yd2FhcmRl?=", "Eén voorwaarde"),
        ("=?utf-8?b?RcOpbiB2b29yd2FhcmR=====?=", "Eén voorwaar"),
        ("=?klingon?q?E=E9n?= voorwaarde", "Eén voorwaarde"),
        ("Fwd: Re: Een voorwaarde", "Een voorwaarde"),
        ("Een\r\n voorwaarde", "Een voorwaarde"),
        ("", None),
    ],
)
def test_subjects_as_they_are_written(subject: str, title: str | None) -> None:
    data = f"From: a@b.example\r\nSubject: {subject}\r\n\r\n{TEXT}".encode()
    assert (text(data).known.title or "")[:12] == (title or "")[:12]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_subject_of_bare_bytes_is_read(encoding: str) -> None:
    assert text("Subject: Eén voorwaarde\n\nTekst".encode(encoding)).known.title == "Eén voorwaarde"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_charsets_and_transfer_encodings(charset: str, transfer: str) -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("Eén voorwaarde: “nee”." if charset != "iso-8859-1" else "Eén voorwaarde.", charset=charset, cte=transfer)
    assert text(message).read(1000).decode().startswith("Eén voorwaarde")


def test_html_goes_before_plain_text() -> None:
    item = text(mail("Bekijk deze brief in de browser", HTML))
    assert (item.media_type, item.charset, item.read(10_000).strip()) == ("text/html", "utf-8", PAGE)


def test_plain_text_that_is_much_richer_goes_before_html() -> None:
    assert text(mail(TEXT * 5, "<html><body><p>Zie de tekst.</p></body></html>")).media_type == "text/plain"


def test_a_style_sheet_is_no_text() -> None:
    assert text(mail(TEXT * 5, f"<style>{'p q r ' * 500}</style><p>Zie de tekst.</p>")).media_type == "text/plain"


def test_soft_line_ends_and_the_signature_are_taken_off() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("De gezant \nzei niets.\n\nHij ging.\n\n-- \nA. Bakker\n", params={"format": "flowed"})
    assert text(message).read(1000) == b"De gezant zei niets.\n\nHij ging."


def test_readable_attachments_are_items_and_others_are_left_out() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="octet-stream", filename="april/verslag één.pdf")
    message.add_attachment(PAGE, maintype="text", subtype="html", filename="top.html")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="foto.png")
    body, pdf, page, image = found(message)
    assert isinstance(body, Item)
    assert isinstance(pdf, Item)
    assert isinstance(page, Item)
    assert (pdf.id, pdf.origin, pdf.read(100)) == ("verslag één", "brief.eml: april/verslag één.pdf", b"%PDF-1.4")
    assert (page.media_type, page.known.title, page.known.dates) == ("text/html", None, body.known.dates)
    assert image == Skipped("brief.eml: foto.png", "an attachment of a kind that is not read (image/png)")


def test_pictures_within_the_text_are_no_attachments() -> None:
    message = mail("x", HTML)
    message.get_payload()[1].add_related(b"x", "image", "png", cid="<a>", filename="a.png", disposition="inline")  # type: ignore[index, union-attr]
    assert len(found(message)) == 1


def test_a_forwarded_message_is_an_item() -> None:
    outer = mail("Ter informatie", Subject="Fwd: brief")
    outer.add_attachment(mail(Subject="Binnen"))
    _, inner = found(outer)
    assert isinstance(inner, Item)
    assert (inner.media_type, inner.id, inner.origin) == ("message/rfc822", "brief-forwarded", "brief.eml: forwarded message")
    (item,) = open_mail(inner, Settings())
    assert isinstance(item, Item)
    assert (item.known.title, item.read(1000).decode(), item.depth) == ("Binnen", TEXT, 2)


def nested(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return b"From: a@b.example\n" + head.encode() + b"\n" + TEXT.encode()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"geen brief", "it is no e-mail message"),
        (b"\n\ntekst", "it is no e-mail message"),
        (b"From: a@b.example\n\n", "the message holds no text"),
        (b"From: a@b.example\nContent-Type: application/pkcs7-mime\n\nabc", "the message is encrypted"),
        (nested(30), "the message has too many parts"),
        (nested(2000), "the parts of the message nest too deeply"),
    ],
)
def test_what_is_no_readable_message_is_told(data: bytes, problem: str) -> None:
    assert problems(open_mail, made(data)) == [problem]


def test_a_message_that_breaks_off_is_read_and_told() -> None:
    data = mail("x", HTML).as_bytes()
    assert [each[0] for each in opened(open_mail, made(data[:-80]))] == ["item", "error"]


def test_a_message_that_is_too_large_is_told() -> None:
    assert problems(open_mail, made(mail("x" * 6000).as_bytes()), small(report=1000)) == [
        "it is larger than the 0 MB that one report may have"
    ]


def box(folder: Path, *messages: EmailMessage) -> bytes:
    path = folder / "box"
    kept = mailbox.mbox(path)
    for message in messages:
        kept.add(message)
    kept.close()
    return path.read_bytes()


def test_every_message_of_a_mailbox_is_read(tmp_path: Path) -> None:
    tricky = "From that day on he said nothing.\n\nFrom Tokyo he left.\n\nFrom here: on"
    data = box(tmp_path, mail(), mail(tricky, Subject="Twee"))
    first, second = open_mbox(made(data, "box.mbox"), Settings())
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.id, first.origin, first.depth) == ("box-1", "box.mbox: message 1: text", 1)
    assert (second.id, second.known.title, second.read(1000).decode()) == ("box-2", "Twee", tricky)


def test_a_message_of_a_mailbox_that_cannot_be_read_is_told_and_the_rest_read(tmp_path: Path) -> None:
    data = box(tmp_path, mail("x" * 6000), mail())
    first, second = open_mbox(made(data, "box.mbox"), small(report=1000))
    assert isinstance(first, IntakeError)
    assert (first.problem, first.origin) == ("the message is too large", "box.mbox: message 1")
    assert isinstance(second, Item)


@pytest.mark.parametrize("data", [b"", b"From here\n", b"tekst\n"])
def test_a_mailbox_of_nothing_is_told(data: bytes) -> None:
    assert problems(open_mbox, made(data)) == ["the mailbox holds no message"]


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    data = box(tmp_path, mail("x"), mail("y"))
    stream = io.BytesIO(data)
    messages = open_mbox(Item(lambda: stream, "box", "box.mbox"), Settings())
    next(messages)
    assert stream.tell() < len(data)
