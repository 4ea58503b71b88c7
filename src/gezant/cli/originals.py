"""`gezant originals`: the bytes that the reports of a dossier were read from, to be read anew."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gezant.cli.dossiers import dossier_argument, opened
from gezant.cli.progress import progress

if TYPE_CHECKING:
    from gezant.model import Original
    from gezant.model.dossier import Provenance

PAGES = "pages.warc.gz"
_ENDINGS = {"text/html": ".html", "application/pdf": ".pdf", "text/markdown": ".md", "text/plain": ".txt"}

EXAMPLES = """\b
Examples:
  gezant originals korea.db --out bytes            the bytes as they were fetched and found
  gezant add korea-2.db bytes                      read them anew, with the Gezant of today
"""


@click.command(epilog=EXAMPLES)
@dossier_argument
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", required=True, help="A new or empty folder."
)
def originals(dossier: str, out: Path) -> None:
    """Write the bytes that reports were read from to a folder, which "gezant add" reads anew into another dossier.

    Files are written as they were, under the ids of their reports; pages that came from an address into pages.warc.gz, with that
    address and when they were fetched.
    """
    with opened(dossier) as ledger:
        if out.exists() and any(out.iterdir()):
            raise click.ClickException(f"{out} is not empty; name a new folder")
        out.mkdir(parents=True, exist_ok=True)
        written = missing = 0
        with progress(lambda: [f"{written:,} written"]) as shown, (out / PAGES).open("wb") as pages:
            for line in reversed(ledger.latest_reports(limit=None)):
                with shown(f"Writing {line.id} …"):
                    original = ledger.original(line.id)
                    if original is None:
                        missing += 1
                        continue
                    known = ledger.provenance(line.id)
                    if known.url:
                        _add(pages, known, original)
                    else:
                        _write(out, known, original)
                    written += 1
        if not (out / PAGES).stat().st_size:
            (out / PAGES).unlink()
    gone = f", {missing} not kept (added as readings)" if missing else ""
    click.echo(f"{written} original{'' if written == 1 else 's'} written to {out}{gone}")


def _add(pages: io.BufferedWriter, known: Provenance, original: Original) -> None:
    """A record of type `resource` (WARC 1.1, ISO 28500:2017) with a page's bytes."""
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    writer = WARCWriter(pages, gzip=True, warc_version="WARC/1.1")
    headers = {"WARC-Date": _instant(known.seen)}
    record = writer.create_warc_record(
        known.url, "resource", io.BytesIO(original.data), len(original.data), original.media_type, warc_headers_dict=headers
    )
    writer.write_record(record)


def _instant(seen: str) -> str:
    """An instant in UTC, as WARC has it."""
    from datetime import UTC, datetime

    return datetime.fromisoformat(seen).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(out: Path, known: Provenance, original: Original) -> None:
    name = "".join(c if c.isprintable() and c not in "/\\" else "_" for c in known.id).lstrip(".") or "report"
    (out / f"{name}{_ENDINGS.get(original.media_type, '.txt')}").write_bytes(original.data)
