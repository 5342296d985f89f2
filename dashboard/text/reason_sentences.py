"""Sentences on why a lamp is as it is: a reading with what is usual, and where the verdict turns.

A reading is called by the end of its name: ``loss.late_fall`` has ``seen-late-fall`` and, where it
can be moved, ``if-late-fall``.
"""

import math
from typing import Any

from dashboard.diagnosis.features.settings import FAR, FAR_UP, MOST_DECADES
from dashboard.diagnosis.reasons.reason import Explained, Margin, Read
from dashboard.diagnosis.verdict import Lamp
from dashboard.text import numerals
from dashboard.text.speaker import Speaker, id_of, word

DIGITS = 2  # significant ones of a number in a reason
FINEST = 3  # decimals of a percentage
DIFFERS = 0.005  # a confidence that is said above the probability behind it: half a point
BEYOND = 10.0  # of a fall that hardly took place a share says nothing; more is only said to be more

AT_END = 0.995  # of the run: the last point, as a person says it

MOVED = frozenset(
    {"late_fall", "late_share", "slowing", "half_share", "done_first", "start_share", "trend_noise"}
)
"""Readings of a fall, which is a rise where they are negative."""

TIMES = frozenset({"trend_noise", "gap", "rate", "weight_decay"})
COUNTS = frozenset({"batch", "updates", "points", "narrowest"})
POINTS = frozenset({"error_gap"})
YES_OR_NO = frozenset({"is_adaptive", "decays", "by_step"})


class ReasonSentences(Speaker):
    """Sentences on readings, in one language."""

    def reading(self, read: Read) -> str:
        """One sentence: what a reading is in this run, and what it usually is."""
        stem = _stem(read)
        return self.say(f"seen-{id_of(stem)}", **self._values(read, stem), **_curve(read))

    def margin(self, margin: Margin, lamp: Lamp) -> str:
        """One sentence: from where on a lamp would say something else."""
        return self._margin("margin", margin, lamp)

    def margin_short(self, margin: Margin, lamp: Lamp) -> str:
        """The same in short."""
        return self._margin("margin-short", margin, lamp)

    def rests_on(self, lamp: Lamp, explained: Explained) -> str:
        """One sentence where nothing on the curve speaks for a state by itself; else empty."""
        if explained.rests_on == "curve":
            return ""
        is_good = "yes" if lamp.state.value == "good" else "no"
        return self.say(f"rests-on-{explained.rests_on}", is_good=is_good)

    def sureness(self, lamp: Lamp, explained: Explained | None) -> str:
        """How sure a state is and, where a probability decides, from where on it is named."""
        if lamp.confidence is None:
            return self.say("confidence-unmeasured")
        rests = "measured" if lamp.from_siblings else "inferred"
        sure = self.say(f"confidence-{rests}", share=lamp.confidence)
        if explained is None or lamp.from_siblings or math.isnan(explained.named_from):
            return sure
        differs = lamp.confidence - explained.chance > DIFFERS
        named = self.say(
            "named-from",
            differs="yes" if differs else "no",
            chance=explained.chance,
            **{"from": explained.named_from},
        )
        return f"{sure} {named}"

    def _margin(self, message: str, margin: Margin, lamp: Lamp) -> str:
        read, stem = margin.read, _stem(margin.read)
        here = self._moved(read.value, stem) if stem in MOVED else self._size(read.value, stem)
        condition = self.say(f"if-{id_of(stem)}", than=self._than(margin, stem), **_curve(read))
        state = self.say(f"state-{id_of(lamp.name)}-{id_of(margin.state)}", basis="")
        return self.say(message, state=state, condition=condition, here=here)

    def _than(self, margin: Margin, stem: str) -> str:
        """``less than 1.2%``, or ``had fallen by less than 1.2%``."""
        is_less, at = margin.turns_at < margin.read.value, margin.turns_at
        if stem not in MOVED:
            return self.say("more-than", is_less=_yes(is_less), size=self._size(at, stem))
        is_rise = at < 0 or (at == 0 and is_less)
        return self.say(
            "had-moved",
            way="up" if is_rise else "down",
            is_less=_yes(is_less is not is_rise),
            size=self._size(abs(at), stem),
        )

    def _values(self, read: Read, stem: str) -> dict[str, Any]:
        """What the sentence on a reading may name."""
        if stem in MOVED:
            usual = self._moved(read.usual, stem, "moved-usually")
            return {"value": self._moved(read.value, stem), "usual": usual}
        if stem in YES_OR_NO or read.name.startswith("fact."):
            return {"is_so": _yes(read.value > 0)}
        if stem in POINTS:
            return {
                "size": abs(read.value),
                "side": _side(read.value),
                "usual_size": abs(read.usual),
                "usual_side": _side(read.usual),
            }
        values = {"value": self._size(read.value, stem), "usual": self._size(read.usual, stem)}
        if stem == "rate":
            return values | {"bound": _bound(read.value)}
        if stem == "weight_decay":
            return values | {"is_none": _yes(read.value <= 2 * 10**-MOST_DECADES)}
        ends = {"is_end": read.value > AT_END, "usual_is_end": read.usual > AT_END}
        return values | {name: _yes(is_end) for name, is_end in ends.items()}

    def _moved(self, value: float, stem: str, message: str = "moved-here") -> str:
        way = "down" if value >= 0 else "up"
        return self.say(message, way=way, size=self._size(abs(value), stem))

    def _size(self, value: float, stem: str) -> str:
        if stem in COUNTS:
            return numerals.count(value, self.lang)
        if stem in POINTS:
            return numerals.points(value, self.lang)
        if stem in TIMES:
            short = float(f"{value:.{DIGITS}g}")
            text = numerals.number(short, self.lang, DIGITS)
            return self.say("times-as-much", n=short, size=text)
        if value > BEYOND:
            return self.say("share-beyond", size=numerals.percent(BEYOND, self.lang, 0))
        return numerals.percent(value, self.lang, _decimals(100 * value))


def _stem(read: Read) -> str:
    return read.name.partition(".")[2]


def _curve(read: Read) -> dict[str, object]:
    """What the curve that was read is called by."""
    metric = "accuracy" if read.metric == "accuracy" else "loss"
    return {"metric": metric, "split": word(read.split) or "none"}


def _decimals(percent: float) -> int:
    """Decimals with which a percentage has two significant digits, three of them at most."""
    if percent == 0 or not math.isfinite(percent):
        return 0
    return max(0, min(DIGITS - 1 - math.floor(math.log10(abs(percent))), FINEST))


def _bound(times: float) -> str:
    """Whether a rate is so far from the usual one that only a bound is known."""
    if f"{times:.2g}" == "1":
        return "same"
    if times >= 10**FAR_UP:
        return "high"
    return "low" if times <= 10**-FAR else "none"


def _side(value: float) -> str:
    return "above" if value >= 0 else "below"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
