"""`python -m training train DATA OUT` trains and packs a pipeline; `evaluate DATA MODEL` measures one; `pack` packs one anew."""

import argparse
import logging
import os
from pathlib import Path

# The run is meant for one core; set before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from spacy.language import Language

from training import data, names, pack, train
from training.evaluate import measure
from training.pipeline import Shape
from training.settings import load_settings

log = logging.getLogger("training")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    learn = commands.add_parser("train", help="train a pipeline and write it to OUT")
    learn.add_argument("data", type=Path, help="folder with the treebanks")
    learn.add_argument("out", type=Path, help="folder of the model")
    learn.add_argument("--names", type=Path, help="folder with the lists per, geo, org, misc; without it no entities are learnt")
    learn.add_argument("--start", type=Path, help="folder of a model to go on from, with its network")
    learn.add_argument("--words", type=int, default=train.Plan().words, help="length of the run in training words")
    learn.add_argument("--rate", type=float, default=train.Plan().rate, help="learning rate at its highest")
    learn.add_argument("--decay", type=float, default=train.Plan().decay, help="share of the run after which the rate falls")
    learn.add_argument("--width", type=int, default=Shape().width)
    learn.add_argument("--depth", type=int, default=Shape().depth)
    learn.add_argument("--seed", type=int, default=train.Plan().seed)
    check = commands.add_parser("evaluate", help="measure a pipeline on the treebanks' test parts")
    check.add_argument("data", type=Path, help="folder with the treebanks")
    check.add_argument("model", type=Path, help="folder of the model")
    again = commands.add_parser("pack", help="write a pipeline without what it does not need, with its model card")
    again.add_argument("model", type=Path, help="folder of the pipeline")
    again.add_argument("out", type=Path, help="folder of the packed model")
    for command in (learn, check, again):
        command.add_argument("--language", default="nl")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    {"train": _train, "evaluate": _evaluate, "pack": _pack}[options.command](options)


def _train(options: argparse.Namespace) -> None:
    settings = load_settings(options.language)
    lists = names.read_lists(options.names) if options.names else None
    loaded = data.load(settings, options.data, lists)
    log.info("sentences to train on: %s", [len(section) for section in loaded.train])
    change = data.news_style(settings, loaded, lists)
    shape = Shape(width=options.width, depth=options.depth, ner=settings.entity_words is not None or lists is not None)
    plan = train.Plan(words=options.words, seed=options.seed, rate=options.rate, decay=options.decay)

    def checkpoint(nlp: Language, where: str) -> None:
        pack.save(nlp, options.out, settings.meta, _card(options.language))
        log.info("%s; dev: %s", where, measure(nlp, loaded.dev))

    train.train(settings, loaded, change, options.start or shape, plan, checkpoint)


def _card(language: str) -> Path:
    return Path(__file__).parents[1] / "docs" / "models" / f"{language}.md"


def _pack(options: argparse.Namespace) -> None:
    pack.save(spacy.load(options.model), options.out, load_settings(options.language).meta, _card(options.language))


def _evaluate(options: argparse.Namespace) -> None:
    settings = load_settings(options.language)
    loaded = data.load(settings, options.data, None)
    nlp = spacy.load(options.model)
    for name, sentences in {"dev": loaded.dev, **loaded.test}.items():
        print(f"{name:12}", measure(nlp, sentences))


if __name__ == "__main__":
    main()
