"""Text from a small grammar, cut into 32 characters, each of which asks for the next one.

    sentence  subject verb object "." " "
    subject, object   determiner [adjective] noun, in the singular or in the plural

The verb agrees with the subject ("the old cat sees two dogs. many birds hear a cat."), so that a
model has to learn letters, then words, then what several words ago decides. Test text comes from
the same grammar, drawn separately.
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator

from trainer.forms.dataset import Arrays, DataSet, Source
from trainer.making.made import OF_TOKENS, both
from trainer.settings import Settings
from trainer.task import Shape, Task

LENGTH = 32  # characters of one example
CHARACTERS = " .abcdefghijklmnopqrstuvwxyz"  # the tokens, by their number
DETERMINERS = (("a", "the", "one"), ("the", "two", "many"))  # in the singular, in the plural
ADJECTIVES = ("", "", "", "", "old ", "small ", "red ", "quick ")  # every second noun has one
NOUNS = ("cat", "dog", "bird", "cow", "horse", "frog")
VERBS = ("see", "hear", "follow", "like", "find")
SHORTEST = len("a cat sees a cat. ")  # no sentence has fewer characters
SHAPE = Shape(Task.TOKENS, (LENGTH,), outputs=len(CHARACTERS), vocabulary=len(CHARACTERS))


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Characters (N, 32) and the character after each (N, 32)."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        wanted = count * LENGTH + 1
        said = text(-(-wanted // SHORTEST), chance)[:wanted].encode("ascii")
        number = np.zeros(128, np.int64)
        number[list(CHARACTERS.encode("ascii"))] = np.arange(len(CHARACTERS))
        tokens = number[np.frombuffer(said, np.uint8)]
        return tokens[:-1].reshape(count, LENGTH), tokens[1:].reshape(count, LENGTH)

    return Source(*both(settings, draw), SHAPE)


def text(sentences: int, chance: Generator) -> str:
    """So many sentences, every choice of every one even."""
    verbs = chance.integers(0, len(VERBS), sentences).tolist()
    plural = chance.integers(0, 2, sentences).tolist()
    subjects = _nouns(plural, chance)
    objects = _nouns(chance.integers(0, 2, sentences).tolist(), chance)
    said = (
        f"{subject} {VERBS[verb]}{'' if many else 's'} {thing}. "
        for subject, verb, many, thing in zip(subjects, verbs, plural, objects, strict=True)
    )
    return "".join(said)


def _nouns(plural: list[int], chance: Generator) -> list[str]:
    count, sizes = len(plural), (len(DETERMINERS[0]), len(ADJECTIVES), len(NOUNS))
    drawn = (chance.integers(0, size, count).tolist() for size in sizes)
    return [
        f"{DETERMINERS[many][d]} {ADJECTIVES[a]}{NOUNS[n]}{'s' if many else ''}"
        for many, d, a, n in zip(plural, *drawn, strict=True)
    ]


DATASET = DataSet("grammar_text", SHAPE, read, OF_TOKENS)
