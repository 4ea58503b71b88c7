"""The pipeline as the commands call it: its errors of set-up are told to the user and end the command."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from gezant.model import Reading, Report, Span
    from gezant.views.tree import TokenRow


class LanguageError(click.ClickException):
    """That reports in one language cannot be read; others may be."""


def reading_of(report: Report, base: str | None) -> Reading:
    """The reading of a report.

    Raises LanguageError where the base or the lexicon of its language is not there, click.ClickException where the base that
    the user named cannot be used at all.
    """
    from gezant.annotate.base import BaseError, LanguageBaseError
    from gezant.annotate.pipeline import read_report
    from gezant.lexicon import LexiconError

    try:
        return read_report(report, base)
    except (LanguageBaseError, LexiconError) as error:
        raise LanguageError(str(error)) from error
    except BaseError as error:
        raise click.ClickException(str(error)) from error


def rows_around(report: Report, span: Span, base: str | None) -> list[TokenRow]:
    """The tokens of the stretch of a report that is parsed as one and holds `span`, in code points of the whole report."""
    from gezant.annotate.parts import parts
    from gezant.annotate.pipeline import parse

    start, end = next((start, end) for start, end in parts(report.text) if start <= span[0] < end)
    return rows_of(parse(replace(report, text=report.text[start:end]), base), start)


def rows_of(doc: Doc, offset: int = 0) -> list[TokenRow]:
    """The tokens of a Doc whose text begins `offset` code points into its report."""
    from gezant.views.tree import TokenRow

    return [
        TokenRow(
            start=token.idx + offset,
            end=token.idx + len(token) + offset,
            text=token.text,
            lemma=token.lemma_,
            upos=token.pos_,
            relation=token.dep_,
            head=token.head.i,
            sentence=number,
        )
        for number, sentence in enumerate(doc.sents)
        for token in sentence
    ]
