"""How long the pages of a dossier take: `python -m benchmarks.page DOSSIER [TIMES]`.

Asks the application for every page in this process, TIMES times each (11), and prints the processor time of the median and the
slowest one in milliseconds, its bytes, and its bytes compressed. Nothing is written to the dossier. Figures are in docs/page.md.
"""

from __future__ import annotations

import asyncio
import gzip
import sys
import time
from statistics import median
from urllib.parse import quote, urlencode

from starlette.types import Message

from gezant.ledger import Ledger
from gezant.serve import create_app
from gezant.serve.page import part


def pages(ledger: Ledger) -> list[str]:
    """The address of every page, and of lists with what they can be asked for."""
    report = ledger.latest_reports(limit=1)[0]
    statement = ledger.statements(limit=1)[0]
    claim = ledger.claims(limit=1)[0]
    early = ledger.claims(as_of=report.date, limit=1, offset=1000)
    actor = ledger.actors(limit=1)[0].actor
    topic = next(iter(claim.topics), "sanctions")
    meetings = ledger.meetings(limit=1)
    said = {"text": next(iter(statement.content.split())), "actor": actor}
    return [
        "/",
        "/?by=topic",
        f"/?as_of={(report.date or '2000')[:4]}",
        "/claims",
        "/claims?page=100",
        f"/claims?{urlencode({'actor': actor})}",
        f"/claims?{urlencode({'topic': topic})}",
        "/claims?grade=disputed",
        f"/claims?{urlencode(said)}",
        f"/claims/{claim.id}",
        *[f"/claims/{found.id}" for found in early],
        f"/claims/at/{part(statement.report)}/{statement.statement}",
        "/reports",
        "/reports?page=100",
        f"/reports?{urlencode({'outlet': report.outlet or 'none'})}",
        f"/reports/{part(report.id)}",
        f"/why/{part(report.id)}/{statement.statement}",
        "/statements",
        "/statements?page=100",
        f"/statements?{urlencode(said)}",
        "/statements?act=threaten&named=yes",
        "/meetings",
        *[f"/meetings/{found.id}" for found in meetings],
        "/actors",
        f"/actors/{quote(actor)}",
        "/timeline",
        "/queue",
        "/corrections",
        f"/search?{urlencode({'text': said['text']})}",
    ]


async def asked(app: object, address: str) -> tuple[int, bytes]:
    """The status and the body that the application answers to a browser's request."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80), "headers": [(b"host", b"localhost")],
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)  # type: ignore[operator]
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


async def measure(dossier: str, times: int) -> None:
    """Ask for every page and print what each took."""
    app = create_app(dossier)
    print(f"{'median':>8} {'slowest':>8} {'bytes':>9} {'gzip':>8}  page")
    for address in pages(Ledger.open(dossier)):
        spent = []
        for _ in range(times):
            start = time.process_time()
            status, body = await asked(app, address)
            spent.append(1e3 * (time.process_time() - start))
        note = "" if status == 200 else f"  ({status})"
        print(
            f"{median(spent):8.0f} {max(spent):8.0f} {len(body):9} {len(gzip.compress(body, 5)):8}  {address[:90]}{note}",
            flush=True,
        )


def main() -> None:
    """Run the benchmark."""
    asyncio.run(measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 11))


if __name__ == "__main__":
    main()
