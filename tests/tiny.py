"""A base pipeline small enough to be trained inside a test, from a dozen sentences annotated by hand in Universal Dependencies.

It writes some things as other pipelines do: relations in capitals and lemmas with `_` between their parts.
"""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from spacy.vocab import Vocab

FIN_PRES = "Tense=Pres|VerbForm=Fin"
FIN_PAST = "Tense=Past|VerbForm=Fin"

# form, lemma, UPOS, head (1-based, 0 for the root), relation, features
DUTCH = f"""
De de DET 2 det _
minister minister NOUN 3 nsubj _
zegt zeggen VERB 0 root {FIN_PRES}
dat dat SCONJ 7 mark _
de de DET 6 det _
top top NOUN 7 nsubj _
doorgaat door_gaan VERB 3 ccomp {FIN_PRES}
. . PUNCT 3 punct _

De de DET 2 det _
gezant gezant NOUN 3 nsubj _
zegt zeggen VERB 0 root {FIN_PRES}
dat dat SCONJ 7 mark _
het het DET 6 det _
overleg overleg NOUN 7 nsubj _
begint beginnen VERB 3 ccomp {FIN_PRES}
. . PUNCT 3 punct _

De de DET 2 det _
president president NOUN 3 nsubj _
belooft beloven VERB 0 root {FIN_PRES}
steun steun NOUN 3 obj _
. . PUNCT 3 punct _

De de DET 2 det _
gezant gezant NOUN 6 nsubj _
heeft hebben AUX 6 aux {FIN_PRES}
de de DET 5 det _
eis eis NOUN 6 obj _
afgewezen af_wijzen VERB 0 root Tense=Past|VerbForm=Part
. . PUNCT 6 punct _

De de DET 2 det _
leider leider NOUN 4 nsubj _
wil willen AUX 4 aux {FIN_PRES}
praten praten VERB 0 root VerbForm=Inf
. . PUNCT 4 punct _

De de DET 2 det _
woordvoerder woord_voerder NOUN 3 nsubj _
ontkende ontkennen VERB 0 root {FIN_PAST}
het het DET 5 det _
bericht bericht NOUN 3 obj _
. . PUNCT 3 punct _

De de DET 2 det _
leiders leider NOUN 3 nsubj _
spreken spreken VERB 0 root {FIN_PRES}
elkaar elkaar PRON 3 obj _
in in ADP 6 case _
mei mei PROPN 3 obl _
. . PUNCT 3 punct _

De de DET 2 det _
president president NOUN 3 nsubj _
zegt zeggen VERB 0 root {FIN_PRES}
steun steun NOUN 3 obj _
toe toe ADP 3 compound:prt _
. . PUNCT 3 punct _

De de DET 2 det _
top top NOUN 3 nsubj _
gaat gaan VERB 0 root {FIN_PRES}
door door ADP 3 compound:prt _
. . PUNCT 3 punct _

Zij zij PRON 2 nsubj _
zei zeggen VERB 0 root {FIN_PAST}
dat dat SCONJ 6 mark _
de de DET 5 det _
top top NOUN 6 nsubj _
mislukte mislukken VERB 2 ccomp {FIN_PAST}
. . PUNCT 2 punct _

De de DET 2 det _
eis eis NOUN 4 nsubj:pass _
wordt worden AUX 4 aux:pass {FIN_PRES}
afgewezen af_wijzen VERB 0 root Tense=Past|VerbForm=Part
. . PUNCT 4 punct _

De de DET 2 det _
minister minister NOUN 3 nsubj _
belooft beloven VERB 0 root {FIN_PRES}
een een DET 5 det _
gesprek gesprek NOUN 3 obj _
. . PUNCT 3 punct _
"""


def gold(vocab: Vocab, treebank: str = DUTCH) -> list[Doc]:
    """The sentences of a treebank, written as above, as annotated Docs."""
    docs = []
    for block in treebank.strip().split("\n\n"):
        rows = [line.split(" ") for line in block.splitlines()]
        heads = [int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(rows)]
        docs.append(
            Doc(
                vocab,
                words=[row[0] for row in rows],
                spaces=[i < len(rows) - 2 for i in range(len(rows))],
                lemmas=[row[1] for row in rows],
                pos=[row[2] for row in rows],
                heads=heads,
                deps=["ROOT" if row[4] == "root" else row[4].upper() for row in rows],
                morphs=["" if row[5] == "_" else row[5] for row in rows],
            )
        )
    return docs


def train(
    folder: Path, without: frozenset[str] = frozenset(), rounds: int = 25, language: str = "nl", treebank: str = DUTCH
) -> Path:
    """Train the pipeline, leaving out the components named in `without`, write it to the folder and give that back."""
    fix_random_seed(1)
    nlp = spacy.blank(language)
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.HashEmbedCNN.v2",
                "width": 32,
                "depth": 2,
                "embed_size": 300,
                "window_size": 1,
                "maxout_pieces": 2,
                "subword_features": True,
                "pretrained_vectors": None,
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 32, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 32,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    components = {
        "morphologizer": ("morphologizer", {"model": tagger}),
        "lemmatizer": ("trainable_lemmatizer", {"model": tagger, "min_tree_freq": 1}),
        "parser": ("parser", {"model": parser, "min_action_freq": 1}),
    }
    for name, (factory, config) in components.items():
        if name not in without:
            nlp.add_pipe(factory, name=name, config=config)
    # Single sentences, and pairs of them as one text, so that bounds are learnt.
    docs = gold(nlp.vocab, treebank)
    docs += [Doc.from_docs([first, second]) for first, second in pairwise(docs)]
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(1)
    for _ in range(rounds):
        order.shuffle(examples)
        for start in range(0, len(examples), 6):
            nlp.update(examples[start : start + 6], sgd=optimizer, drop=0.1)
    nlp.to_disk(folder)
    return folder
