"""What reading pages costs: python -m benchmarks.intake [--pages N]

Writes a web archive of N pages (10,000), varied copies of the sample pages of the tests with the weight of scripts and menus that
pages have, and measures in one run, on one core, in seconds of processor time:

- our reading of it, the whole of intake alone: archive, text, metadata, dates, language;
- trafilatura's bare extraction of the same pages, at its defaults and with its metadata, already out of the archive.

Then the peak of memory of reading a tenth of the pages and of reading all, each in a process of its own. The bar is 100 pages a
second or at most 1.2 times trafilatura, and a peak at most 1.2 times that of a tenth. Exits with 1 where one of them is missed.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "intake" / "pages" / "samples"
PACE_BAR, RATIO_BAR, MEMORY_BAR = 100.0, 1.2, 1.2
BATCH = 200  # pages that each side reads before the other has its turn, so that what else the machine does hits both

_PARAGRAPH = re.compile(r"<p>(?:(?!<p\b|</p>).){80,}</p>", re.DOTALL)
_HEADLINE = re.compile(r"(<h1[^>]*>)([^<]+)(</h1>)")
_PEAK = (
    "import resource, sys; from benchmarks.intake import read_all; read_all(sys.argv[1]); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


@dataclass(frozen=True, slots=True)
class Costs:
    """What was measured: pages, seconds of processor time for them by ours and by trafilatura, and what ours made of them."""

    pages: int
    ours: float
    theirs: float
    reports: int

    @property
    def pace(self) -> float:
        """Pages a second that we read."""
        return self.pages / self.ours

    @property
    def ratio(self) -> float:
        """Our time to trafilatura's."""
        return self.ours / self.theirs

    @property
    def holds(self) -> bool:
        """Whether one of the two bars is kept."""
        return self.pace >= PACE_BAR or self.ratio <= RATIO_BAR


def pages(count: int, seed: int = 5) -> Iterator[bytes]:
    """So many pages, each a sample with its paragraphs in another order, some twice over, another number in its headline."""
    chance = random.Random(seed)
    samples = [path.read_bytes() for path in sorted(SAMPLES.glob("*.html"))]
    if not samples:
        raise SystemExit(f"there is no sample page in {SAMPLES}")
    for number in range(count):
        yield varied(samples[number % len(samples)], number, chance)


def varied(sample: bytes, number: int, chance: random.Random) -> bytes:
    """A sample as another page; its bytes keep their charset."""
    text = sample.decode("latin-1")  # one character a byte, whatever the charset
    found = _PARAGRAPH.findall(text)
    if found:
        order = [*found, *chance.sample(found, k=min(len(found), 2))]
        chance.shuffle(order)
        places = iter([[*order[i :: len(found)]] for i in range(len(found))])
        text = _PARAGRAPH.sub(lambda _: "\n".join(next(places)), text)
    text = _HEADLINE.sub(lambda match: f"{match[1]}{match[2]} {number}{match[3]}", text)
    menu = "".join(f'<li class="menu-item"><a href="/{chance.randrange(10**6)}">Menu {i}</a></li>' for i in range(40))
    script = "".join(f"window.q{i}=[{chance.random()}];" for i in range(400))
    weight = f"<nav><ul>{menu}</ul></nav><script>{script}</script>"
    return re.sub(r"(?i)(<body[^>]*>)", lambda match: match[1] + weight, text, count=1).encode("latin-1")


def write_archive(path: Path, count: int) -> None:
    """A web archive (WARC 1.1, gzip, a member a record) of so many pages."""
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, page in enumerate(pages(count)):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            address = f"https://site-{number % 18}.test/bericht/{number}"
            writer.write_record(writer.create_warc_record(address, "response", payload=BytesIO(page), http_headers=headers))


def read_all(path: str) -> int:
    """Read an archive through intake alone; gives how many reports it held."""
    from gezant.intake import reports
    from gezant.model import Report

    return sum(isinstance(found, Report) for found in reports([path]))


def costs(path: Path, count: int) -> Costs:
    """Our time over the archive beside trafilatura's over the pages in it, in turns."""
    from trafilatura import bare_extraction

    from gezant.intake import reports
    from gezant.model import Report

    found = iter(reports([str(path)]))
    made = pages(count)
    ours = theirs = 0.0
    read = 0
    for begin in range(0, count, BATCH):
        size = min(BATCH, count - begin)
        start = time.process_time()
        read += sum(isinstance(next(found, None), Report) for _ in range(size))
        ours += time.process_time() - start
        batch = [next(made) for _ in range(size)]
        start = time.process_time()
        for page in batch:
            bare_extraction(page, with_metadata=True)
        theirs += time.process_time() - start
    return Costs(count, ours, theirs, read)


def peak(path: Path) -> int:
    """The most memory, in KiB, that a process takes that reads an archive."""
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], cwd=ROOT, check=True, capture_output=True, text=True)
    return int(done.stdout)


def main(arguments: list[str] | None = None) -> int:
    """The command line; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.intake", description="What reading pages out of an archive costs."
    )
    parser.add_argument("--pages", type=int, default=10_000, help="how many pages (default 10,000)")
    count = max(10, parser.parse_args(arguments).pages)
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder, "all.warc.gz"), Path(folder, "tenth.warc.gz")
        write_archive(large, count)
        write_archive(small, count // 10)
        found = costs(large, count)
        tenth, whole = peak(small), peak(large)
    print(f"pages                        {found.pages:>9,}")
    print(f"reports read                 {found.reports:>9,}")
    print(f"pages a second               {found.pace:>9.1f}   (bar {PACE_BAR:g}, or the next)")
    print(f"time / trafilatura's         {found.ratio:>9.2f}   (at most {RATIO_BAR:g})")
    print(f"peak memory of a tenth, MiB  {tenth / 1024:>9.0f}")
    print(f"peak memory of all, MiB      {whole / 1024:>9.0f}   (at most {MEMORY_BAR:g} times as much)")
    return 0 if found.holds and whole <= MEMORY_BAR * tenth and found.reports else 1


if __name__ == "__main__":
    sys.exit(main())
