"""Train the pipeline: seeded, on one core, with averaged weights."""

import json
import logging
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

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

    words: int = 12_000_000
    rate: float = 0.002
    warmup: float = 0.01
    decay: float = 0.4
    dropout: float = 0.2
    batch_start: int = 500
    batch_end: int = 1500
    seed: int = 1
    checkpoint_words: int = 1_500_000

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


def use_fast_ops() -> None:
    """Let matrix products run in numpy's BLAS, which was three times as fast as the default here."""
    set_current_ops(NumpyOps(use_blis=False))


def train(
    settings: Settings, data: Data, change: Change, shape: Shape, plan: Plan, checkpoint: Callable[[Language, str], None]
) -> None:
    """Train from scratch.

    `checkpoint` is called now and then, and at the end, with the pipeline under its averaged weights and a line on where the
    run stands; what it writes is the result.
    """
    use_fast_ops()
    fix_random_seed(plan.seed)
    random = Random(plan.seed)
    nlp = build(settings.language, shape)
    fit_tokenizer(nlp, settings.tokenizer)
    first = _epoch(nlp, data, change, random)
    nlp.initialize(lambda: first)
    optimizer = Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=True)
    seen, next_checkpoint, started = 0, plan.checkpoint_words, time.monotonic()
    losses: dict[str, float] = {}
    for step, batch in enumerate(_batches(nlp, data, change, random, first, plan, lambda: seen / plan.words), 1):
        optimizer.learn_rate = plan.rate_at(seen / plan.words)
        nlp.update(batch, sgd=optimizer, drop=plan.dropout, losses=losses)
        seen += sum(len(example.predicted) for example in batch)
        if step % 200 == 0:
            speed = seen / (time.monotonic() - started)
            shown = {name: round(float(loss) / 200, 1) for name, loss in losses.items()}
            log.info("%d words, %d a second, losses %s", seen, speed, json.dumps(shown))
            losses = {}
        if seen >= next_checkpoint and seen < plan.words:
            next_checkpoint += plan.checkpoint_words
            with nlp.use_params(optimizer.averages):
                checkpoint(nlp, f"{seen} of {plan.words} words")
        if seen >= plan.words:
            break
    with nlp.use_params(optimizer.averages):
        checkpoint(nlp, f"{seen} of {plan.words} words, done")


def _epoch(nlp: Language, data: Data, change: Change, random: Random) -> list[Example]:
    examples = [
        to_example(nlp.vocab, paragraphs, random.choice((PARAGRAPH, PARAGRAPH, PARAGRAPH, LINE)))
        for paragraphs in documents(data.train, random, change)
    ]
    random.shuffle(examples)
    return examples


def _batches(
    nlp: Language, data: Data, change: Change, random: Random, first: list[Example], plan: Plan, share: Callable[[], float]
) -> Iterator[list[Example]]:
    examples = first
    while True:
        sizes = iter(lambda: plan.batch_at(share()), None)
        yield from minibatch_by_words(examples, size=sizes, tolerance=0.2)
        examples = _epoch(nlp, data, change, random)


def save(nlp: Language, folder: Path) -> None:
    """Write the pipeline beside `folder` first, so that `folder` is at no time half a model."""
    new = folder.with_name(folder.name + ".new")
    nlp.to_disk(new)
    if folder.exists():
        old = folder.with_name(folder.name + ".old")
        folder.rename(old)
        new.rename(folder)
        shutil.rmtree(old)
    else:
        new.rename(folder)
