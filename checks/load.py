"""Readers and editors at once: `python -m checks.load DOSSIER [SECONDS [READERS [EDITORS]]]` (60 s, 20 and 3).

Serves a copy of the dossier on this machine, lets readers follow links at random and editors press the buttons of the pages that
they come by (accept, reject, undo, seen), each in a session of its own, and prints how many pages they got, how long these took,
and every error: an answer of 500 or above, or none within half a minute. Exit status 1 where there was one. An editor who is told
that somebody else was first (409) has met no error. Run by hand; figures are in docs/page.md.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from statistics import median, quantiles

import httpx

_LONGEST = 30.0  # seconds that an answer may take
_SEEDS = ("/", "/claims", "/statements", "/reports", "/meetings", "/actors", "/timeline", "/search?text=talks")
_NOT = ("/dossier.", "/static/")  # a whole dossier is no page to read on in


@dataclass
class Form:
    """A form of a page that takes nothing but a press on one of its buttons."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    plain: bool = True


class Read(HTMLParser):
    """The links of a page and its forms."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, a form or a part of one."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith("/") and not given["href"].startswith(_NOT):
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(Form(given.get("action", ""), plain=given.get("method") == "post"))
        elif self.forms and tag == "input" and given.get("type") == "hidden":
            self.forms[-1].fields[given.get("name", "")] = given.get("value", "")
        elif self.forms and tag == "button":
            self.forms[-1].buttons.append((given.get("name", ""), given.get("value", "")))
        elif self.forms and tag in ("input", "select", "textarea"):
            self.forms[-1].plain = False

    def handle_endtag(self, tag: str) -> None:
        """Parts behind a form are none of it."""
        if tag == "form" and self.forms:
            self.forms.append(Form("", plain=False))


@dataclass
class Tally:
    """What readers and editors met with."""

    spent: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def note(self, method: str, address: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self.spent.append(seconds)
        self.statuses[f"{method} {status}"] += 1
        if status >= 500:
            self.errors.append(f"{method} {address}: {status}")


async def visit(base: str, until: float, number: int, editor: bool, tally: Tally) -> None:
    """One reader or editor, until a time of the clock."""
    random = Random(number)
    async with httpx.AsyncClient(base_url=base, timeout=_LONGEST) as client:
        address = random.choice(_SEEDS)
        while time.monotonic() < until:
            page = await _ask(client, "GET", address, None, tally)
            links = page.links or list(_SEEDS)
            pressed = [form for form in page.forms if form.plain and form.action] if editor else []
            if pressed:
                form = random.choice(pressed)
                name, value = random.choice(form.buttons or [("", "")])
                await _ask(client, "POST", form.action, {**form.fields, **({name: value} if name else {})}, tally)
            address = random.choice(links) if random.random() > 0.1 else random.choice(_SEEDS)
            await asyncio.sleep(random.uniform(0.05, 0.5))


async def _ask(client: httpx.AsyncClient, method: str, address: str, data: dict[str, str] | None, tally: Tally) -> Read:
    read, start = Read(), time.monotonic()
    try:
        answer = await client.request(method, address, data=data)
    except httpx.HTTPError as error:
        tally.errors.append(f"{method} {address}: {type(error).__name__} {error}")
        return read
    tally.note(method, address, answer.status_code, time.monotonic() - start)
    if answer.status_code == 200 and "html" in answer.headers.get("content-type", ""):
        read.feed(answer.text)
    return read


async def run(base: str, seconds: float, readers: int, editors: int) -> Tally:
    """All of them at once."""
    tally = Tally()
    until = time.monotonic() + seconds
    people = [visit(base, until, number, number >= readers, tally) for number in range(readers + editors)]
    await asyncio.gather(*people)
    return tally


def main() -> None:
    """Run the check."""
    seconds, readers, editors = (float(given) for given in (*sys.argv[2:5], *("60", "20", "3")[len(sys.argv[2:5]) :]))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "dossier.db"
        with closing(sqlite3.connect(sys.argv[1])) as dossier, closing(sqlite3.connect(copy)) as other:
            dossier.backup(other)
        command = [sys.executable, "-m", "gezant", "serve", str(copy), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            found = re.search(r"http://\S+(?=/ )", server.stdout.readline())
            if found is None:
                sys.exit("the page could not be served")
            tally = asyncio.run(run(found[0], seconds, int(readers), int(editors)))
            server.terminate()
    print(
        f"{int(readers)} readers, {int(editors)} editors, {seconds:.0f} s: {len(tally.spent)} answers, {len(tally.errors)} errors"
    )
    slow = quantiles(tally.spent, n=20)[-1]
    print(f"seconds: median {median(tally.spent):.2f}, 95th percentile {slow:.2f}, slowest {max(tally.spent):.2f}")
    print(", ".join(f"{status}: {count}" for status, count in sorted(tally.statuses.items())))
    for error in tally.errors[:20]:
        print(error)
    sys.exit(1 if tally.errors else 0)


if __name__ == "__main__":
    main()
