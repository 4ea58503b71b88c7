"""The group of commands, and what every way out of the program has in common."""

from __future__ import annotations

import os
import sys

import click

from gezant.cli.actors import actors
from gezant.cli.add import add
from gezant.cli.claim import claim
from gezant.cli.claims import claims
from gezant.cli.corrections import corrections
from gezant.cli.diff import diff
from gezant.cli.dossier import dossier
from gezant.cli.gold import gold
from gezant.cli.join import join
from gezant.cli.meetings import meetings
from gezant.cli.messages import complain
from gezant.cli.originals import originals
from gezant.cli.path import path
from gezant.cli.read import read
from gezant.cli.rebuild import rebuild
from gezant.cli.serve import serve
from gezant.cli.split import split
from gezant.cli.statements import statements
from gezant.cli.watch import watch
from gezant.cli.why import why
from gezant.lexicon import LexiconError

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: gezant read examples. Every command has its own --help.",
)
@click.version_option(None, "-V", "--version", package_name="gezant", message="%(prog)s %(version)s")
def gezant() -> None:
    """Read dated news reports and keep account of diplomacy: who said what, on whose word, under which conditions, when."""


for command in (
    read,
    why,
    add,
    claims,
    claim,
    statements,
    meetings,
    actors,
    diff,
    path,
    dossier,
    join,
    split,
    corrections,
    rebuild,
    gold,
    originals,
    watch,
    serve,
):
    gezant.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit code: 0, 1 where something could not be read, 2 for wrong usage."""
    try:
        code = gezant.main(prog_name="gezant", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        code = error.exit_code
    except click.ClickException as error:
        complain(error.format_message())
        code = error.exit_code
    except LexiconError as error:
        complain(str(error))
        code = 1
    except click.Abort:
        complain("stopped")
        code = _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code or 0)
