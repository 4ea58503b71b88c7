"""Train the pipeline: seeded, on one core, with averaged weights."""

import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops

from training.corpus import LINE, PARAGRAPH, Change, documents, to_example
from training.data import Data
from training.pipeline import Shape, build
from training.settings import Settings
from training.tokenizer import fit_tokenizer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn. `words` is the length of the whole run in training words, which fixes its end whatever
    the machine; the rate rises over the first `warmup` share of it and falls to nothing from `decay` on."""

    words: int = 6_400_000
    rate: float = 0.002
    warmup: float = 0.01
    decay: float = 0.35
    dropout: float = 0.2
    batch_start: int = 1000
    batch_end: int = 1500
    seed: int = 1
    checkpoint_words: int = 1_000_000

    def rate_at(self, share: float) -> float:
        """Give the learning rate when `share` of the run is done."""
        if share < self.warmup:
            return self.rate * share / self.warmup
        if share < self.decay:
            return self.rate
        return self.rate * max(0.01, (1 - share) / (1 - self.decay))

    def batch_at(self, share: float) -> int:
        """Give the size of a batch in words; it grows over the first third of the run."""
        return round(self.batch_start + (self.batch_end - self.batch_start) * min(1.0, 3 * share))


@dataclass(slots=True)
class Progress:
    """How many words the run has seen."""

    plan: Plan
    words: int = 0

    @property
    def share(self) -> float:
        """How much of the run is done, from 0 to 1."""
        return self.words / self.plan.words

    def sizes(self) -> Iterator[int]:
        """Give the size of each next batch in words."""
        while True:
            yield self.plan.batch_at(self.share)


def use_fast_ops() -> None:
    """Let matrix products run in numpy's BLAS, which was three times as fast as the default here."""
    set_current_ops(NumpyOps(use_blis=False))


def train(
    settings: Settings,
    data: Data,
    change: Change,
    start: Shape | Path,
    plan: Plan,
    checkpoint: Callable[[Language, str], None],
) -> None:
    """Train from scratch, or go on from the folder of a model that this recipe made.

    `checkpoint` is called now and then, and at the end, with the pipeline under its averaged weights and a line on where the
    run stands; what it writes is the result.
    """
    use_fast_ops()
    fix_random_seed(plan.seed)
    random = Random(plan.seed)
    if isinstance(start, Path):
        nlp = spacy.load(start)
        _reconnect_lemmatizer(nlp)
        first = _epoch(nlp, data, change, random)
    else:
        nlp = build(settings.language, start)
        fit_tokenizer(nlp, settings.tokenizer)
        first = _epoch(nlp, data, change, random)
        nlp.initialize(lambda: first)
    progress = Progress(plan)
    optimizer = Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=True)
    next_checkpoint, started = plan.checkpoint_words, time.monotonic()
    losses: dict[str, float] = {}
    for step, batch in enumerate(_batches(nlp, data, change, random, first, progress.sizes()), 1):
        optimizer.learn_rate = plan.rate_at(progress.share)
        nlp.update(batch, sgd=optimizer, drop=plan.dropout, losses=losses)
        progress.words += _words(batch)
        if step % 200 == 0:
            speed = progress.words / (time.monotonic() - started)
            shown = {name: round(float(loss) / 200, 1) for name, loss in losses.items()}
            log.info("%d words, %d a second, losses %s", progress.words, speed, json.dumps(shown))
            losses = {}
        if progress.words >= next_checkpoint and progress.words < plan.words:
            next_checkpoint += plan.checkpoint_words
            with nlp.use_params(optimizer.averages):
                checkpoint(nlp, f"{progress.words} of {plan.words} words")
        if progress.words >= plan.words:
            break
    with nlp.use_params(optimizer.averages):
        checkpoint(nlp, f"{progress.words} of {plan.words} words, done")


def _reconnect_lemmatizer(nlp: Language) -> None:
    """Give the lemmatizer of a loaded pipeline the labels of its trees again.

    spaCy's does not restore them from disk, since only training needs them; without them it learns nothing but its first tree.
    """
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}


def _epoch(nlp: Language, data: Data, change: Change, random: Random) -> list[Example]:
    examples = [
        to_example(nlp.vocab, paragraphs, random.choice((PARAGRAPH, PARAGRAPH, PARAGRAPH, LINE)))
        for paragraphs in documents(data.train, random, change)
    ]
    random.shuffle(examples)
    return examples


def _batches(
    nlp: Language, data: Data, change: Change, random: Random, first: list[Example], sizes: Iterator[int]
) -> Iterator[list[Example]]:
    """Give batches without end, of so many words as `sizes` says next."""
    examples = first
    while True:
        yield from minibatch_by_words(examples, size=sizes, tolerance=0.2)  # type: ignore[arg-type]
        examples = _epoch(nlp, data, change, random)


def _words(batch: list[Example]) -> int:
    return sum(len(example.predicted) for example in batch)
