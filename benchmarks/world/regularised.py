"""The later problems of the world: hidden units dropped at random, or examples changed at random.

They are drawn like the others and then changed, so that no earlier problem becomes another one.
"""

from collections.abc import Sequence
from dataclasses import replace

from numpy.random import Generator

from trainer.settings import Settings

FIRST = 410  # the number of the first such problem
DROPOUT = (0.1, 0.2, 0.3, 0.5, 0.7)
STRENGTHS = (0.5, 1.0, 2.0, 4.0)  # of an augmentation; 1 is usual
ONLY_DROPOUT, ONLY_AUGMENTED = 0.4, 0.8  # up to here of a number drawn between 0 and 1; else both
DROPS = ("mlp", "cnn", "gru", "transformer")
PICTURES = ("digits", "drawn_shapes")
TOKENS = ("parity_sequences", "copy_sequences", "grammar_text", "documentation")


def regularised(settings: Settings, chance: Generator) -> Settings:
    """The settings with dropout, an augmentation or both, as far as the model and data have them.

    No data are augmented that are tokens; only pictures are shifted and turned, and what is to be
    given back as it was only gets noise.
    """
    drawn = chance.random()
    dropout = float(chance.choice(DROPOUT))
    strength = float(chance.choice(STRENGTHS))
    name = str(chance.choice(_augmentations(settings) or ("",)))
    has_dropout = settings.model in DROPS and bool(settings.hidden)
    if has_dropout and (not name or drawn < ONLY_DROPOUT or drawn >= ONLY_AUGMENTED):
        settings = replace(settings, dropout=dropout)
    if name and (not has_dropout or drawn >= ONLY_DROPOUT):
        least = 1.0 if name == "shift" else 0.0  # of whole pixels
        settings = replace(settings, augment=(name,), augment_strength=max(least, strength))
    return settings


def _augmentations(settings: Settings) -> Sequence[str]:
    if settings.dataset in TOKENS:
        return ()
    is_picture = settings.dataset in PICTURES and settings.model != "autoencoder"
    return ("noise", "shift", "rotation") if is_picture else ("noise",)
