"""The parts of a run's name that its settings do not explain.

Taken out are settings (``b0128``, ``lr1e-3``, ``taxa_0,01``), numbers that a setting has, dates and
times, hashes and ids, counters (``run_7``, ``version_3``, ``(2)``) and words that every project's
folders have.  What is left is of three kinds: words known to name a model, data or a task, words
that say how a run was trained (``nesterov``, ``no_warmup``), and other words, for which only the
whole set shows whether they name a run or a family of runs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

from dashboard.diagnosis.siblings.known_words import DESCENT, EMPTY, NAMED, NUMBERED, WITHOUT
from dashboard.logs.hparams.path_settings import without_settings
from dashboard.model.run import Run, Setting

LONGEST = 300  # characters of one part of a name that are looked at
COUNTER_DIGITS = 2  # of a number behind a word: more are a size, as in mlp256
HASH_LENGTH = 5  # characters; Ray's ids have five, W&B's eight, MLflow's thirty-two

SHORT = 2  # letters before a number that are a setting's short form: bs64, wd0.1

_ENDING = re.compile(r"\.(?:csv|tsv|json|jsonl|ndjson|log|txt|out|err|wandb|gz|dat|ya?ml|md)$")
_WHOLE_IDS = re.compile(
    r"(?:offline-)?run-\d{8}_\d{6}-\w+"  # Weights & Biases
    r"|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # MLflow; a UUID
    r"|[a-z]+-sweep-\d+"  # runs of a sweep of Weights & Biases
)
_RANDOM_NAME = re.compile(r"[a-z]+-[a-z]+-\d{1,4}")
"""``happy-lion-12``: the name that Weights & Biases and MLflow give to a run without one."""

_MONTH = "(?:jan|feb|fev|mar|apr|abr|may|mai|jun|jul|aug|ago|sep|set|oct|out|nov|dec|dez)[a-z]{0,6}"
_TIMES = re.compile(
    r"(?<!\d)(?:19|20)\d\d([-_.]?)[01]\d\1[0-3]\d"
    r"(?:[-_ t]?[0-2]\d[-_:.h]?[0-5]\d(?:[-_:.m]?\d\d)?)?(?!\d)"
    r"|(?<!\d)[0-3]?\d([-_.])[01]?\d\2(?:20)?\d\d(?!\d)"
    rf"|(?<![a-z]){_MONTH}[-_ ]?\d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}}[-_ ]?(?:de[-_ ])?{_MONTH}(?![a-z])"
    r"|(?<!\d)[0-2]?\d[-_:.h][0-5]\d(?:[-_:.m][0-5]\d)?s?(?![\da-z])"
    r"|(?<!\d)1\d{9}(?:\.\d+)?(?!\d)"
)
_HEX = re.compile(r"(?<![a-z0-9])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}(?![a-z0-9])")
_WORD = re.compile(r"[a-z0-9]+")
_LETTERS_AND_DIGITS = re.compile(r"([a-z]+)(\d+)")
_LETTER_AND_NUMBER = re.compile(r"[a-z][-_=]?(\d+)")
_NUMBER = re.compile(r"(?<![a-z\d.])([a-z]*)([-_= ]?)(\d+(?:[.]\d+)?(?:e-?\d+)?)(?![\d.])")


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a name: known words by what they name, other words in their order.

    ``descent`` are the words that tell runs of one family apart, as a setting of theirs would.
    ``is_random`` is true where every other word comes from a name that a tracker made up.
    """

    known: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    is_random: bool = False
    descent: tuple[str, ...] = ()


@lru_cache(maxsize=65_536)
def descent_words(run_id: str) -> tuple[str, ...]:
    """The words of a name that say how the run was trained, in alphabetical order."""
    text = _ENDING.sub("", run_id.lower())
    without = {f"no-{re.sub('[-_]', '', found)}" for found in WITHOUT.findall(text)}
    words = _WORD.findall(WITHOUT.sub(" ", text))
    return tuple(sorted(without.union(word for word in words if word in DESCENT)))


def rest_of(run: Run) -> Rest:
    """The parts of the run's name that its settings do not explain."""
    numbers = frozenset(
        float(value)
        for value in run.config.values()
        if isinstance(value, int | float) and not isinstance(value, bool)
    )
    known: dict[tuple[str, str], None] = {}
    words: list[str] = []
    random = []
    for part in run.run_id.split("/"):
        found, left, made_up = _rest_of_part(part[:LONGEST], _in_it(part, numbers))
        known |= dict.fromkeys(found)
        words += left
        random += [made_up] * len(left)
    in_settings = _setting_words(run.config)
    return Rest(
        tuple((kind, word) for kind, word in known if kind not in in_settings),
        tuple(dict.fromkeys(words)),
        bool(random) and all(random),
        descent_words(run.run_id),
    )


def _setting_words(config: Mapping[str, Setting]) -> set[str]:
    """The words that the settings themselves contain."""
    kinds = {"model": ("model", "arch", "architecture", "network"), "data": ("dataset", "data")}
    return {kind for kind, names in kinds.items() if any(config.get(name) for name in names)}


def _in_it(part: str, numbers: frozenset[float]) -> frozenset[float]:
    """Those of ``numbers`` whose digits may occur in ``part``; few, so that parts are kept."""
    written = {_value(match[3]) for match in _NUMBER.finditer(part[:LONGEST].lower())}
    return numbers & written if numbers else numbers


@lru_cache(maxsize=65_536)
def _rest_of_part(
    part: str, explained: frozenset[float]
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], bool]:
    name = _ENDING.sub("", part.lower())
    if _WHOLE_IDS.fullmatch(name):
        return (), (), False
    text = WITHOUT.sub(" ", without_settings(name).lower())
    text = _HEX.sub(" ", _TIMES.sub(" ", text))
    known: list[tuple[str, str]] = []
    text = _without_known(text, NUMBERED, known, explained)
    text = _NUMBER.sub(partial(_without_explained, explained=explained), text)
    text = _without_known(text, NAMED, known)
    words = (word for token in _WORD.findall(text) if (word := _meaningful(token)))
    return tuple(known), tuple(words), not known and bool(_RANDOM_NAME.fullmatch(name))


def _without_known(
    text: str,
    saying: Sequence[tuple[str, re.Pattern[str]]],
    known: list[tuple[str, str]],
    explained: frozenset[float] = frozenset(),
) -> str:
    """``text`` without the words that are known, which go to ``known`` with what they name.

    A letter before a number that a setting has is the setting's, not the name of a model: ``d1``.
    """

    def taken(found: re.Match[str], kind: str) -> str:
        short = _LETTER_AND_NUMBER.fullmatch(found[0])
        if short is not None and _value(short[1]) in explained:
            return found[0]
        known.append((kind, re.sub(r"[-_ =]", "", found[0])))
        return " "

    for kind, pattern in saying:
        text = pattern.sub(partial(taken, kind=kind), text)
    return text


def _without_explained(found: re.Match[str], explained: frozenset[float]) -> str:
    """A number that a setting has is taken out, with a word that only says which setting."""
    word, apart, number = found.groups()
    if _value(number) not in explained:
        return found[0]
    if word in EMPTY or len(word) <= SHORT:
        return " "
    return f"{word} " if apart else found[0]


def _value(text: str) -> float:
    return float(text)


def _meaningful(token: str) -> str:
    """A token without its counter; "" for a number, a hash, or a word without meaning."""
    if token.isdigit() or token in EMPTY or token in DESCENT or _is_hash(token):
        return ""
    numbered = _LETTERS_AND_DIGITS.fullmatch(token)
    if numbered is None:
        return token
    word, digits = numbered.groups()
    if word in EMPTY:
        return ""
    return word if len(word) > 1 and len(digits) <= COUNTER_DIGITS else token


def _is_hash(token: str) -> bool:
    if len(token) < HASH_LENGTH:
        return False
    turns = sum(one.isdigit() != other.isdigit() for one, other in pairwise(token))
    is_hex = len(token) > HASH_LENGTH and re.fullmatch(r"[0-9a-f]+", token) is not None
    return turns > 1 or (is_hex and turns > 0)
