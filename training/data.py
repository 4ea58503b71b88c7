"""Load the sentences that are trained on and measured on, and change the former to look like news."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from training import augment, entities, names, reported
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

    Training sentences have the gold entities that the settings name; with `lists` silver ones, else none. Test parts have gold
    entities where there are any.
    """
    read = {path: tuple(_read(folder / path, settings)) for path in (*settings.dev, *settings.test.values())}
    held_out = [sentence for sentences in read.values() for sentence in sentences]
    train: list[tuple[Sentence, ...]] = []
    for section in settings.train:
        sentences = without(_read(folder / section.path, settings, section.leave_out), held_out)
        if section.entities is not None:
            sentences = _with_gold(sentences, folder / section.entities, settings)
        if lists is not None:
            sentences = labelled(sentences, lists, settings.name_words)
        train.extend([tuple(sentences)] * section.share)
    test = {name: read[path] for name, path in settings.test.items()}
    for name, path in settings.gold_entities.items():
        test[name] = tuple(_with_gold(test[name], folder / path, settings))
    return Data(tuple(train), tuple(sentence for path in settings.dev for sentence in read[path]), test)


def _read(path: Path, settings: Settings, leave_out: tuple[str, ...] = ()) -> Iterator[Sentence]:
    return (harmonise(sentence, settings.scheme) for sentence in read_conllu(path, leave_out))


def _with_gold(sentences: Iterable[Sentence], path: Path, settings: Settings) -> list[Sentence]:
    if settings.entity_words is None:
        raise ValueError(f"{path}: the settings of {settings.language} do not say how its entities are called")
    read_spans = entities.read_mentions if path.suffix == ".conllu" else entities.read_iob2
    return list(entities.tagged(sentences, read_spans(path, settings.entity_words)))


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
    """Changes sentences at random in the ways in which news differs from treebanks; how often is the settings' `shares`."""

    settings: Settings
    maker: reported.Maker | None
    names: Mapping[str, Sequence[tuple[str, ...]]]

    def __call__(self, sentences: Sequence[Sentence], random: Random) -> list[Sentence]:
        """Change sentences that follow each other; their number may grow by one."""
        settings, shares = self.settings, self.settings.shares
        named = [names.swap_names(sentence, self.names, settings.name_style, random, shares["names"]) for sentence in sentences]
        plain = all(sentence[0].upos and not augment.has_quotes(sentence) for sentence in named)
        if plain and len(named) > 1 and random.random() < shares["quote_across"]:
            changed = self._quoted_across(named, random)
        else:
            changed = [self._sentence(sentence, random) for sentence in named]
        if random.random() < shares["name_line"]:
            introducer = settings.byline if random.random() < 0.5 else ""
            changed.insert(0, augment.name_line(random.choice(self.names["PER"]), "PER", settings.name_style, introducer))
        return changed

    def headline(self, sentence: Sentence, random: Random) -> Sentence:
        """Make a headline of a sentence."""
        return augment.as_headline(sentence, self.settings.headlines, random)

    def _quoted_across(self, sentences: Sequence[Sentence], random: Random) -> list[Sentence]:
        """A quotation over several sentences; who says it is told nowhere, behind the first or behind the last."""
        pair = self.settings.quotes.choose(random)
        draw = random.random()
        if self.maker is None or draw > 2 * self.settings.shares["attributed_across"]:
            return augment.quote_across(sentences, pair)
        *before, last = sentences
        if draw < self.settings.shares["attributed_across"]:
            opened, *_ = augment.quote_across(sentences, pair)
            return [opened, *before[1:], self.maker.behind(last, random, quoted=True, pair=pair)]
        first = self.maker.behind(sentences[0], random, quoted=True)
        return [first, *augment.quote_across(sentences[1:], pair)]

    def _sentence(self, sentence: Sentence, random: Random) -> Sentence:
        if not sentence[0].upos:
            return sentence
        settings, shares = self.settings, self.settings.shares
        if random.random() < shares["apostrophes"]:
            sentence = augment.curly_apostrophes(sentence)
        if random.random() < shares["abbreviated_end"]:
            sentence = augment.end_in_abbreviation(sentence, settings.final_abbreviations, random)
        if random.random() < shares["dashes"]:
            sentence = augment.restyle_dashes(sentence, random)
        if augment.has_quotes(sentence):
            return augment.restyle_quotes(sentence, settings.quotes, random) if random.random() < shares["quotes"] else sentence
        if len(sentence) <= 3:
            return sentence
        draw = random.random()
        for name in ("said_behind", "said_between", "said_before", "said_that", "wrap", "part", "dateline"):
            draw -= shares[name]
            if draw < 0:
                return self._changed(name, sentence, random) or sentence
        return sentence

    def _changed(self, name: str, sentence: Sentence, random: Random) -> Sentence | None:
        if name == "wrap":
            return augment.wrap_quotes(sentence, self.settings.quotes, random)
        if name == "part":
            return augment.quote_subtree(sentence, self.settings.quotes, random)
        if name == "dateline":
            place = random.choice(self.names["LOC"])
            agency = random.choice(self.settings.agencies) if random.random() < 0.4 else None
            return augment.with_dateline(sentence, place, agency, self.settings.name_style, random)
        if self.maker is None:
            return None
        if name == "said_behind":
            return self.maker.behind(sentence, random, quoted=random.random() < 0.65)
        if name == "said_between":
            return self.maker.between(sentence, random)
        if name == "said_before":
            return self.maker.before(sentence, random)
        return self.maker.that(sentence, random)


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
    if settings.invented is not None:
        for label, strangers in names.invent(settings.names, settings.invented, Random(0)).items():
            pool[label].extend(strangers)
    phrases = reported.collect(flat, settings.name_words.person_verbs)
    maker = None
    if settings.reporting is not None:
        maker = reported.Maker(settings.reporting, phrases, settings.quotes, pool["PER"], settings.name_style)
    return NewsStyle(settings, maker, pool)
