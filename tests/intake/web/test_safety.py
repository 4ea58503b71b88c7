"""What an attacker would try: addresses that lead back into the user's own network, or elsewhere than to the web."""

from __future__ import annotations

import ipaddress
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from gezant.intake.web import Fetcher, FetchError, Network
from gezant.intake.web.addresses import is_address, is_public, parsed, shown
from tests.server import Server, page, redirect

PUBLIC = ["8.8.8.8", "1.1.1.1", "193.0.6.139", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.0.1"]
PUBLIC6 = ["2001:4860:4860::8888", "2a00:1450::1", "2620:fe::fe"]
WITHIN6 = ["::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2a00:1450::5efe:808:808"]  # a public IPv4 address in IPv6
PRIVATE = [
    ("0.0.0.0", "unspecified: this machine"),
    ("0.1.2.3", "this network"),
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "loopback"),
    ("10.0.0.1", "private"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.168.1.1", "private"),
    ("169.254.169.254", "link-local, where clouds keep their keys"),
    ("100.64.0.1", "shared by a carrier"),
    ("100.127.255.255", "shared by a carrier"),
    ("192.0.0.1", "protocols"),
    ("192.0.2.1", "documentation"),
    ("198.51.100.1", "documentation"),
    ("203.0.113.1", "documentation"),
    ("192.88.99.1", "relay of 6to4"),
    ("198.18.0.1", "benchmarks"),
    ("224.0.0.1", "multicast"),
    ("224.0.1.1", "multicast"),
    ("239.255.255.250", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "broadcast"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::7f00:1", "IPv4-compatible"),
    ("::808:808", "IPv4-compatible"),
    ("::ffff:127.0.0.1", "mapped"),
    ("::ffff:10.0.0.1", "mapped"),
    ("::ffff:0:127.0.0.1", "translated"),
    ("64:ff9b::7f00:1", "NAT64"),
    ("64:ff9b::a9fe:a9fe", "NAT64"),
    ("64:ff9b:1::808:808", "NAT64 of a local network"),
    ("2002:7f00:1::", "6to4"),
    ("2002:c0a8:101::1", "6to4"),
    ("2001:0:808:808::1", "Teredo"),
    ("2001:10::1", "ORCHID"),
    ("2001:db8::1", "documentation"),
    ("3fff::1", "documentation"),
    ("2a00:1450::5efe:7f00:1", "ISATAP"),
    ("2a00:1450::200:5efe:a00:1", "ISATAP"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("2a00:1450::1%eth0", "on one link"),
    ("fc00::1", "unique local"),
    ("fd12:3456::1", "unique local"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
    ("ff0e::1", "multicast"),
    ("100::1", "discard"),
    ("5f00::1", "segment routing"),
    ("4000::1", "not given out"),
]


@pytest.mark.parametrize("address", PUBLIC + PUBLIC6 + WITHIN6)
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(("address", "why"), PRIVATE, ids=[f"{address} {why}" for address, why in PRIVATE])
def test_addresses_that_are_not(address: str, why: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.fixture
def outside(connected: list[str]) -> Iterator[Callable[..., Fetcher]]:
    """Fetchers for which names have the IP addresses that are given for each look-up; see `connected`."""
    made: list[Fetcher] = []

    def make(*answers: list[str]) -> Fetcher:
        left = list(answers)
        resolve = (lambda host, port: left.pop(0) if len(left) > 1 else left[0]) if answers else None
        made.append(Fetcher(Network(delay=0, timeout=5), resolve=resolve))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.mark.parametrize(("address", "why"), PRIVATE, ids=[f"{address} {why}" for address, why in PRIVATE])
def test_a_name_of_a_private_address_is_refused(
    outside: Callable[..., Fetcher], connected: list[str], address: str, why: str
) -> None:
    with pytest.raises(FetchError, match=r"private network or of this machine; .*--allow-private"):
        outside([address]).fetch("http://paper.test/")
    assert connected == []


def test_one_private_answer_among_public_ones_is_enough(outside: Callable[..., Fetcher], connected: list[str]) -> None:
    with pytest.raises(FetchError, match=r"paper\.test is 10\.0\.0\.1"):
        outside(["8.8.8.8", "10.0.0.1"]).fetch("http://paper.test/")
    assert connected == []


def test_the_connection_goes_to_the_address_that_was_checked(
    server: Server, outside: Callable[..., Fetcher], connected: list[str]
) -> None:
    """A name that is public to the check and private to the connection gains nothing: it is asked once."""
    server["/a"] = page(b"x")
    assert outside(["8.8.8.8"], ["127.0.0.1"]).fetch(server.url("/a", "paper.test")).data == b"x"
    assert connected == ["8.8.8.8"]
    assert server.requests[0].headers["host"] == f"paper.test:{server.port}"


def test_every_new_connection_is_checked(server: Server, outside: Callable[..., Fetcher], connected: list[str]) -> None:
    server["/a"] = redirect("/b")
    server["/b"] = page(b"x", headers={"Connection": "close"})
    fetcher = outside(["8.8.8.8"], ["10.0.0.1"])
    with pytest.raises(FetchError, match=r"redirects to .*/b: paper\.test is 10\.0\.0\.1"):
        fetcher.fetch(server.url("/a", "paper.test"))
    assert connected == ["8.8.8.8"]
    assert server.paths() == ["/a"]


INWARD = [
    "http://127.0.0.1:{port}/b",
    "http://localhost:{port}/b",
    "http://localhost.:{port}/b",
    "//127.0.0.1:{port}/b",
    "http://127.1:{port}/b",
    "http://2130706433:{port}/b",
    "http://0x7f000001:{port}/b",
    "http://0x7f.1:{port}/b",
    "http://017700000001:{port}/b",
    "http://0177.0.0.1:{port}/b",
    "http://0:{port}/b",
    "http://0.0.0.0:{port}/b",
    "http://[::1]:{port}/b",
    "http://[::]:{port}/b",
    "http://[::ffff:127.0.0.1]:{port}/b",
    "http://[::ffff:7f00:1]:{port}/b",
    "http://[64:ff9b::7f00:1]:{port}/b",
    "http://[fe80::1%25lo]:{port}/b",
    "http://127.0.0.1.:{port}/b",
    "http://%31%32%37.0.0.1:{port}/b",
    "http://127。0。0。1:{port}/b",
    "http://①②⑦.0.0.1:{port}/b",
    "http://１２７.０.０.１:{port}/b",
    "http://LOCALHOST:{port}/b",
    "http://ⓛocalhost:{port}/b",
    "http://127.0.0.1:{port}\\@paper.test/b",
    "http://paper.test\\@127.0.0.1:{port}/b",
    "http://paper.test@127.0.0.1:{port}/b",
    "http://127.0.0.1:{port}#@paper.test/b",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
]


@pytest.mark.parametrize("address", INWARD)
def test_no_spelling_leads_inward(server: Server, address: str) -> None:
    """With the system's own look-up, which knows all old spellings of IPv4."""
    server["/b"] = page(b"secret")
    with Fetcher(Network(delay=0, timeout=5)) as fetcher, pytest.raises(FetchError):
        fetcher.fetch(address.format(port=server.port))
    assert server.requests == []


@pytest.mark.parametrize("address", INWARD)
def test_no_redirect_leads_inward(server: Server, connected: list[str], address: str) -> None:
    from gezant.intake.web.dialling import system_resolve

    def resolve(host: str, port: int) -> list[str]:
        return ["8.8.8.8"] if host == "paper.test" else system_resolve(host, port)

    server["/a"] = redirect(address.format(port=server.port).encode().decode("latin-1"))
    server["/b"] = page(b"secret")
    with Fetcher(Network(delay=0, timeout=5), resolve=resolve) as fetcher, pytest.raises(FetchError, match="redirects to"):
        fetcher.fetch(server.url("/a", "paper.test"))
    assert server.paths() == ["/a"]
    assert connected == ["8.8.8.8"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433"])
def test_the_users_own_network_is_read_where_he_allows_it(server: Server, fetcher: Fetcher, host: str) -> None:
    server["/a"] = page(b"x")
    assert fetcher.fetch(server.url("/a", host)).data == b"x"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///etc/passwd", "not an address of the web"),
        ("ftp://paper.test/a", "not an address of the web"),
        ("gopher://paper.test:25/_HELO", "not an address of the web"),
        ("data:text/html,x", "not an address of the web"),
        ("javascript:alert(1)", "not an address of the web"),
        ("unix:///run/socket", "not an address of the web"),
        ("paper.test/a", "not an address of the web"),
        ("", "not an address of the web"),
        ("http:///a", "names no host"),
        ("http://", "names no host"),
        ("http://./a", "names no host"),
        ("http://a..b/", "can be"),
        ("http://a b/", "names no host"),
        ("http://a%00b/", "names no host"),
        ("http://*.paper.test/", "names no host"),
        ("http://paper.test/\r\nHost: b", "cannot be read|can be read"),
        ("http://paper.test/\x00", "can be read"),
        ("http://me:secret@paper.test/a", "user name or password"),
        ("http://me@paper.test/a", "user name or password"),
        ("http://paper.test:0/", "no port 0"),
        ("http://paper.test:22/", "port 22"),
        ("http://paper.test:25/", "port 25"),
        ("https://paper.test:993/", "port 993"),
        ("http://paper.test:99999/", "no port 99999"),
        ("http://paper.test:x/", "can be read"),
        ("http://[::1/", "can be"),
        ("http://[fe80::1%25eth0]/", "can be"),
        ("http://\u2100.test/", "can be read"),
        ("http://paper.test/" + "a" * 70_000, "can be read"),
    ],
    ids=repr,
)
def test_what_is_no_address_of_the_web_is_refused_unasked(connected: list[str], address: str, words: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    with Fetcher(resolve=resolve) as fetcher, pytest.raises(FetchError, match=words) as caught:
        fetcher.fetch(address)
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 600
    assert str(caught.value).isprintable()
    assert connected == []


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("HTTP://Paper.TEST/A", "http://paper.test/A"),
        ("http://paper.test", "http://paper.test/"),
        ("http://paper.test./a", "http://paper.test/a"),
        ("  https://paper.test/a#part ", "https://paper.test/a"),
        ("https://paper.test:443/a", "https://paper.test/a"),
        ("https://paper.test:8443/a", "https://paper.test:8443/a"),
        ("https://krant-ü.test/ü?q=ü", "https://xn--krant--8ya.test/%C3%BC?q=%C3%BC"),
        ("http://paper.test/a/../b", "http://paper.test/b"),
        ("http://paper.test/a%2Fb%20c?d=%2F%20", "http://paper.test/a%2Fb%20c?d=%2F%20"),
        ("http://paper.test?id=1", "http://paper.test/?id=1"),
        ("http://[2A00:1450::1]/a", "http://[2a00:1450::1]/a"),
    ],
)
def test_an_address_has_one_spelling(given: str, asked: str) -> None:
    assert str(parsed(given)) == asked


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("http://paper.test", True),
        ("HTTPS://paper.test/a", True),
        ("ftp://paper.test/a", False),
        ("http:", False),
        ("paper.test", False),
        ("news/http://x", False),
    ],
)
def test_what_is_meant_as_an_address(name: str, is_one: bool) -> None:
    assert is_address(name) == is_one


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("http://me:secret@paper.test/a@b", "http://paper.test/a@b"),
        ("http://me:sec@ret@paper.test/", "http://paper.test/"),
        ("//me:secret@paper.test/", "//paper.test/"),
        ("http://paper.test/" + "a" * 1000, "http://paper.test/" + "a" * 281 + "…"),
        ("http://paper.test/\x1b[31m", "http://paper.test/\ufffd[31m"),
        ("http://paper.test/\u202emoc", "http://paper.test/\ufffdmoc"),
    ],
)
def test_an_address_is_safe_to_print(address: str, seen: str) -> None:
    assert shown(address) == seen


def test_nothing_of_the_network_is_loaded_before_something_is_fetched() -> None:
    """The command starts as quickly for files as if there were no web."""
    program = "import sys, gezant.intake.web; print(*{'httpx', 'httpcore', 'protego'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
