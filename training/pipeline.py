"""The pipeline that is trained: one shared CNN under tagger, lemmatizer, parser and entity recogniser."""

from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language

from gezant.annotate.base import paragraphs as paragraphs  # registers gezant_paragraphs


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: width and depth of the shared CNN, rows of its hash tables, widths of the parsers' hidden layers."""

    width: int = 192
    depth: int = 6
    rows: tuple[int, ...] = (12000, 1500, 5000, 3000)
    attrs: tuple[str, ...] = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
    parser_hidden: int = 64
    ner_hidden: int = 64
    ner: bool = True


def _listener(width: int) -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}


def _transitions(width: int, kind: str, hidden: int) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": kind == "parser",
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": _listener(width),
    }


def build(language: str, shape: Shape) -> Language:
    """Build the untrained pipeline; the components stand in the order in which they run."""
    nlp = spacy.blank(language)
    width = shape.width
    nlp.add_pipe("gezant_paragraphs")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": width,
                    "attrs": list(shape.attrs),
                    "rows": list(shape.rows),
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": width,
                    "depth": shape.depth,
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _listener(width)}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"model": tagger, "min_tree_freq": 3, "top_k": 3})
    nlp.add_pipe(
        "parser",
        config={
            "model": _transitions(width, "parser", shape.parser_hidden),
            "min_action_freq": 20,
            "update_with_oracle_cut_size": 150,
        },
    )
    if shape.ner:
        nlp.add_pipe("ner", config={"model": _transitions(width, "ner", shape.ner_hidden)})
    return nlp
