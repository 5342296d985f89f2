"""The columns in which runs are compared: numbers that sort, each with the text that is shown.

A column of numbers keeps the number beside its text, so that a table sorts by the one and shows the
other, written as the language does.  What a log says reaches a cell through
:func:`dashboard.text.escape.cell`, since tables are copied into spreadsheets.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from dashboard.charts.axes.canvas import SHARES
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.standings import Standings
from dashboard.diagnosis.verdict import LampName, State
from dashboard.model.run import Run
from dashboard.model.table import FloatArray
from dashboard.report.tone import SIGNS, Tone, tone
from dashboard.text import numerals
from dashboard.text.escape import cell
from dashboard.text.run_names import varying
from dashboard.text.sentences import Sentences

MOST_SETTINGS = 8
"""Settings that get a column; a sweep over more is read in the map, not in a table."""

DIGITS = {"share": (1, 2), "number": (3, 4)}
"""Decimals of a percentage and significant digits of a number: few, and what may be needed."""

LARGEST = sys.float_info.max

Write = Callable[[float], str]

_HERE = "\ue000"
"""Placeholder for a number in a sentence, so that a thousand cells take one formatting."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a text for every run and, where it sorts by number, the number."""

    name: str  # best, last, lamp-fit, setting-lr …
    title: str
    texts: tuple[str, ...]
    numbers: tuple[float, ...] | None = None  # NaN where there is none
    help: str = ""
    tones: tuple[Tone | None, ...] = ()  # how an entry looks, where entries are judged

    def of(self, places: Sequence[int]) -> "Column":
        """The column with just these entries, in this order."""
        return replace(
            self,
            texts=tuple(self.texts[place] for place in places),
            numbers=self.numbers and tuple(self.numbers[place] for place in places),
            tones=tuple(self.tones[place] for place in places) if self.tones else (),
        )


def setting_columns(runs: Sequence[Run], words: Sentences) -> list[Column]:
    """A column for each of the first settings in which the runs differ."""
    return [_setting(runs, name, words) for name in varying(runs)[:MOST_SETTINGS]]


def lamp_columns(runs: Sequence[Run], report: Report, words: Sentences) -> list[Column]:
    """A column for each lamp: its sign and its state in a word."""

    @cache
    def state_text(name: LampName, state: State) -> str:
        return f"{SIGNS[tone(state)]} {words.state_name(name, state)}"

    lamps = [found.lamps if (found := report.by_id.get(run.run_id)) else {} for run in runs]
    return [
        Column(
            f"lamp-{name.value}",
            words.say("table-lamp", sign=SIGNS[Tone.OK], lamp=words.lamp(name)),
            tuple(state_text(name, own[name].state) if name in own else "" for own in lamps),
            tones=tuple(tone(own[name].state) if name in own else None for own in lamps),
            help=words.say("table-lamp-help", **{look.value: SIGNS[look] for look in Tone}),
        )
        for name in LampName
    ]


def number_columns(found: Standings, words: Sentences, baseline: str = "") -> list[Column]:
    """What was measured of the runs, and the differences to ``baseline``; no column is empty."""
    unit = found.unit.value
    write = partial(_value, is_share=found.metric in SHARES, lang=words.lang)
    count = partial(numerals.number, lang=words.lang, digits=4)
    duration = words.texts.duration
    target = _value(found.target, is_share=found.metric in SHARES, lang=words.lang)
    deltas = _deltas(found, words, baseline) if baseline else {}
    columns = [
        _measured("best", words.say("table-best"), found.best, write),
        *deltas.get("best", ()),
        _measured("best-x", words.say(f"table-best-{unit}"), found.best_x, count),
        _measured("end", words.say("table-end"), found.end, write),
        _last(found, words.say("table-last"), write),
        *deltas.get("last", ()),
        _measured("gap", words.say("table-gap"), found.gap, _difference(found, words)),
        _measured("reached-x", words.say(f"table-reached-{unit}"), found.reached_x, count),
        _measured("reached-s", words.say("table-reached-time"), found.reached_s, duration),
    ]
    split = words.split(found.split) or "none"
    return [
        replace(one, help=words.say(f"table-{one.name}-help", split=split, target=target))
        for one in columns
        if any(one.texts)
    ]


def _setting(runs: Sequence[Run], name: str, words: Sentences) -> Column:
    texts = tuple(cell(words.setting_text(run, name)) for run in runs)
    values = [run.config.get(name) for run in runs]
    title = cell(words.setting_name(name))
    if all(_is_number(value) for value in values if value is not None):
        numbers = tuple(float(value) if _is_number(value) else np.nan for value in values)  # type: ignore[arg-type]
        return Column(f"setting-{name}", title, texts, numbers)
    return Column(f"setting-{name}", title, texts)


def _is_number(value: object) -> bool:
    """Whether a setting is a number to sort by: not NaN, not beyond what doubles hold."""
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and -LARGEST <= value <= LARGEST  # type: ignore[operator]


def _measured(name: str, title: str, values: FloatArray, write: Write) -> Column:
    """A column of ``values``, empty where there is none."""
    known = np.isfinite(values)
    texts = iter(_written(values[known].tolist(), write))
    return Column(
        name, title, tuple(next(texts) if one else "" for one in known), tuple(values.tolist())
    )


def _last(found: Standings, title: str, write: Write) -> Column:
    """The last values; one that is not finite is evidence, and is shown."""
    texts = iter(_written(found.last[found.is_logged].tolist(), write))
    last_texts = tuple(next(texts) if one else "" for one in found.is_logged)
    return Column("last", title, last_texts, tuple(found.last.tolist()))


def _written(values: list[float], write: Write) -> list[str]:
    """The values as text, with the fewest digits that keep different values different."""
    if not isinstance(write, partial) or write.func is not _value:
        return [write(value) for value in values]
    steps = DIGITS["share" if write.keywords["is_share"] else "number"]
    few, most = ([write(value, digits=digits) for value in values] for digits in steps)
    return few if len(set(few)) == len(set(most)) else most


def _value(value: float, *, is_share: bool, lang: str, digits: int | None = None) -> str:
    if is_share:
        return numerals.percent(value, lang, digits or 1)
    return numerals.number(value, lang, digits or numerals.SIGNIFICANT)


def _difference(found: Standings, words: Sentences) -> Write:
    """What writes a signed difference of two values: in percentage points for shares."""
    is_share = found.metric in SHARES
    frame = words.say("table-points", text=_HERE) if is_share else _HERE
    write = partial(numerals.points if is_share else numerals.number, lang=words.lang)
    return lambda value: frame.replace(_HERE, ("+" if value > 0 else "") + write(value))


def _deltas(found: Standings, words: Sentences, baseline: str) -> dict[str, list[Column]]:
    """The differences of best and last value, each followed by better or worse in a word.

    They have no look: the colours of the indicators say how a run is, not how it compares.
    """
    deltas = found.beside(baseline)
    difference = _difference(found, words)
    frames = {
        is_better: words.say(f"table-{verdict}", difference=_HERE)
        for is_better, verdict in ((True, "better"), (False, "worse"))
    }
    same, itself = words.say("table-same"), words.say("table-is-baseline")

    def difference_text(run_id: str, value: float) -> str:
        if run_id == baseline:
            return itself
        if not np.isfinite(value):
            return ""
        if found.is_upward is None:
            return difference(value)
        frame = same if value == 0 else frames[(value > 0) == found.is_upward]
        return frame.replace(_HERE, difference(value))

    columns = {}
    for name, values in (("best", deltas.best), ("last", deltas.last)):
        pairs = zip(found.run_ids, values.tolist(), strict=True)
        texts = tuple(difference_text(run_id, value) for run_id, value in pairs)
        title = words.say(f"table-delta-{name}")
        numbers = tuple(values.tolist())
        columns[name] = [Column(f"delta-{name}", title, texts, numbers)]
    return columns
