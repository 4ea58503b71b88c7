"""TLS: the certificate must be that of the name that was asked for, whatever IP address was connected to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gezant.intake.web import Fetcher, FetchError, Network
from tests.server import Server, page, redirect

TEXT = b"<p>De gezant is terug.</p>"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Files of a certificate for paper.test, signed by itself, and of its key."""
    folder: Path = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "paper.test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("paper.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return str(folder / "certificate.pem"), str(folder / "key.pem")


@pytest.fixture
def safe(certificate: tuple[str, str]) -> Iterator[Server]:
    with Server(certificate=certificate) as server:
        yield server


def fetcher() -> Fetcher:
    return Fetcher(Network(allow_private=True, delay=0, timeout=5), resolve=lambda host, port: ["127.0.0.1"])


@pytest.fixture
def trusted(certificate: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])


@pytest.mark.usefixtures("trusted")
def test_a_page_of_a_server_whose_certificate_holds(safe: Server) -> None:
    safe["/a"] = page(TEXT)
    with fetcher() as fetching:
        assert fetching.fetch(safe.url("/a", "paper.test")).data == TEXT
    assert safe.requests[0].headers["host"] == f"paper.test:{safe.port}"


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_does_not_hold(safe: Server) -> None:
    with fetcher() as fetching, pytest.raises(FetchError, match=r"certificate does not hold .*other\.test") as caught:
        fetching.fetch(safe.url("/a", "other.test"))
    assert not caught.value.passing
    assert safe.requests == []


def test_a_certificate_that_nobody_vouches_for_does_not_hold(safe: Server) -> None:
    with fetcher() as fetching, pytest.raises(FetchError, match="certificate does not hold"):
        fetching.fetch(safe.url("/a", "paper.test"))
    assert safe.requests == []


def test_a_server_without_tls(server: Server) -> None:
    with fetcher() as fetching, pytest.raises(FetchError, match="no safe connection"):
        fetching.fetch(server.url("/a", "paper.test").replace("http://", "https://"))


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_https_to_http_is_followed_told_and_not_for_good(safe: Server, server: Server) -> None:
    safe["/a"] = redirect(server.url("/b", "paper.test"), 301)
    server["/b"] = page(TEXT)
    with fetcher() as fetching:
        fetched = fetching.fetch(safe.url("/a", "paper.test"))
    assert (fetched.data, fetched.downgraded, fetched.moved) == (TEXT, True, None)


@pytest.mark.usefixtures("trusted")
def test_a_redirect_from_http_to_https_is_for_good(safe: Server, server: Server) -> None:
    server["/a"] = redirect(safe.url("/b", "paper.test"), 301)
    safe["/b"] = page(TEXT)
    with fetcher() as fetching:
        fetched = fetching.fetch(server.url("/a", "paper.test"))
    assert (fetched.downgraded, fetched.moved) == (False, safe.url("/b", "paper.test"))
