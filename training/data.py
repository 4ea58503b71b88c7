"""Load the sentences that are trained on and measured on, and change the former to look like news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from training import augment, names, reported
from training.settings import Settings
from training.treebanks import Sentence, harmonise, read_conllu, without


@dataclass(frozen=True, slots=True)
class Data:
    """Training sections, each in the order of its file, the development part, and the test parts by name."""

    train: tuple[tuple[Sentence, ...], ...]
    dev: tuple[Sentence, ...]
    test: Mapping[str, tuple[Sentence, ...]]


def load(settings: Settings, folder: Path, lists: names.NameLists | None) -> Data:
    """Read all treebanks below `folder`; no training sentence has the text of a dev or test sentence.

    With `lists` the training sentences get silver entities, else none.
    """
    read = {path: tuple(map(harmonise, read_conllu(folder / path))) for path in (settings.dev, *settings.test.values())}
    held_out = [sentence for sentences in read.values() for sentence in sentences]
    train: list[tuple[Sentence, ...]] = []
    for section in settings.train:
        sentences = without(map(harmonise, read_conllu(folder / section.path)), held_out)
        if lists is not None:
            sentences = labelled(sentences, lists, settings.name_words)
        train.extend([tuple(sentences)] * section.share)
    return Data(tuple(train), read[settings.dev], {name: read[path] for name, path in settings.test.items()})


def labelled(sentences: Sequence[Sentence], lists: names.NameLists, words: names.NameWords) -> list[Sentence]:
    """Give the sentences silver entities. Untagged ones have no names that could be found; theirs stay unknown."""
    memory: dict[str, str] = {}
    result = []
    for number, sentence in enumerate(sentences):
        if number % 40 == 0:
            # A surname stands for a person for about the length of a report.
            memory = {}
        result.append(names.label_sentence(sentence, lists, words, memory) if sentence[0].upos else sentence)
    return result


@dataclass(frozen=True, slots=True)
class NewsStyle:
    """Changes a sentence at random in the ways in which news differs from treebanks; about half stay as they are."""

    settings: Settings
    phrases: reported.Phrases
    names: Mapping[str, Sequence[tuple[str, ...]]]

    def __call__(self, sentences: Sequence[Sentence], random: Random) -> list[Sentence]:
        """Change sentences that follow each other; their number may grow by one."""
        named = [names.swap_names(sentence, self.names, random, 0.35) for sentence in sentences]
        plain = all(sentence[0].upos and not augment.has_quotes(sentence) for sentence in named)
        if plain and len(named) > 1 and random.random() < 0.06:
            changed = augment.quote_across(named, random)
        else:
            changed = [self._sentence(sentence, random) for sentence in named]
        if random.random() < 0.02:
            changed.insert(0, augment.name_line(random.choice(self.names["PER"]), "PER"))
        return changed

    def _sentence(self, sentence: Sentence, random: Random) -> Sentence:
        if not sentence[0].upos:
            return sentence
        reporting = self.settings.reporting
        if random.random() < 0.5:
            sentence = augment.curly_apostrophes(sentence)
        draw = random.random()
        if augment.has_quotes(sentence):
            return augment.restyle_quotes(sentence, random) if draw < 0.7 else sentence
        if len(sentence) <= 3:
            return sentence
        if draw < 0.045:
            return reported.said_behind(sentence, self.phrases, reporting, random, random.random() < 0.65)
        if draw < 0.06:
            return reported.said_before(sentence, self.phrases, reporting, random)
        if draw < 0.1:
            return augment.wrap_quotes(sentence, random)
        if draw < 0.17:
            return augment.quote_subtree(sentence, random)
        place = random.choice(self.names["LOC"])
        if draw < 0.19 and len(place) == 1:
            agency = random.choice(self.settings.agencies) if random.random() < 0.4 else None
            return augment.with_dateline(sentence, place[0], agency, random)
        return sentence


def news_style(settings: Settings, data: Data, lists: names.NameLists | None) -> NewsStyle:
    """Prepare the changes: subjects come from the training sentences, names from the settings and, where given, the lists."""
    flat = [sentence for section in data.train for sentence in section]
    pool: dict[str, list[tuple[str, ...]]] = {label: list(found) for label, found in settings.names.items()}
    if lists is not None:
        # The world's villages would drown the places of the news: only people are taken from the lists, as many as there are.
        people = sorted(
            name
            for name, labels in lists.labels.items()
            if labels == {"PER"} and 2 <= len(name.split()) <= 4 and name.replace(" ", "").isalpha()
        )
        drawn = Random(0).sample(people, min(len(people), len(pool["PER"])))
        pool["PER"].extend(tuple(name.split()) for name in drawn)
    return NewsStyle(settings, reported.collect(flat, settings.name_words.person_verbs), pool)
