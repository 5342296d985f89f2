"""Where the rows of the tree of experiments stand, in px, and what each says."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.charts.axes.signs import ARROW_DOWN, ARROW_UP, CROSS, EQUALS
from dashboard.charts.axes.zoom import keys_of
from dashboard.charts.data.line import KEY
from dashboard.charts.data.trials.tree_rows import Row
from dashboard.charts.data.trials.trial_titles import trial_titles
from dashboard.charts.panel_data import FigureInput
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.diagnosis.trials.trial import Basis, Trial, Way
from dashboard.text import trial_sentences
from dashboard.text.escape import shorten

LANE_PX = 20.0
LANES_SHARE = 0.3
"""Of the plane that the lanes take at most; with more of them each is narrower."""

GAP_PX = 60.0
"""Between the longest words and how that ended, about: side by side they are read together."""

SIGN_PX = 8.0
"""From the left edge to the middle of the first lane's signs."""

FEWEST_CHARACTERS = 12

SHAPES = {
    Way.BETTER: ARROW_UP,
    Way.SAME: EQUALS,
    Way.WORSE: ARROW_DOWN,
    Way.UNKNOWN: "circle",
}
"""Neither the signs of the indicators nor their colours: a setting that went worse may be healthy.

They are those of :data:`dashboard.text.trial_sentences.SIGNS`, which texts have.
"""

INK = frozenset({Way.BETTER, Way.WORSE})
"""What is to be seen first; the others are grey."""

COLUMNS = (
    KEY, "x", "y", "left", "right", "top", "bottom", "shape", "color", "fill", "words", "end",
    "title", "changed", "came", "basis", "verdict", "is_best", "is_fold",
)  # fmt: skip


def laid_out(
    rows: Sequence[Row],
    trials: Sequence[Trial],
    given: FigureInput,
    *,
    plane: float,
    beside: float,
    row_px: float,
) -> pd.DataFrame:
    """A row a row of the figure: its places in px, its sign and its words.

    Args:
        rows: of the tree, from the top.
        trials: all of them, by their places.
        given: what the figure is made from.
        plane: px across.
        beside: px left of the plane, over which the title stands.
        row_px: height of a row.
    """
    lanes = max((row.lane for row in rows), default=0)
    lane_px = min(LANE_PX, LANES_SHARE * (plane + beside) / max(lanes, 1))
    titles = trial_titles(trials, given.book, given.report, given.words)
    said = _Said(trials, titles, given)
    size = given.look.small * PLAIN_CHARACTER_PX
    found: list[dict[str, Any]] = []
    widest = 0.0
    for number, row in enumerate(rows):
        x = SIGN_PX - beside + row.lane * lane_px
        if row.is_fold:
            one = said.fold(row.places)
        else:  # under folded ones a change alone would not say of what
            is_alone = row.parent is None or rows[row.parent].is_fold
            one = said.trial(trials[row.places[0]], is_alone=is_alone)
        room = (plane - x) / size - len(one["end"]) - 5
        one["words"] = shorten(one["words"], max(FEWEST_CHARACTERS, int(room)))
        widest = max(widest, x + (len(one["words"]) + len(one["end"])) * size + GAP_PX)
        found.append(
            one
            | {
                "x": x,
                "y": (number + 0.5) * row_px,
                "left": -beside,
                "top": number * row_px,
                "bottom": (number + 1) * row_px,
                "is_fold": row.is_fold,
            }
        )
    table = pd.DataFrame(found, columns=list(COLUMNS)).assign(right=min(plane, widest))
    return table.astype({"is_fold": bool, "is_best": bool})


def links_of(rows: Sequence[Row], trials: Sequence[Trial], placed: pd.DataFrame) -> pd.DataFrame:
    """The lines between the rows: down from a setting, then across to what came of it."""
    found = []
    for number, row in enumerate(rows):
        if row.parent is None:
            continue
        x, y = float(placed["x"][number]), float(placed["y"][number])
        from_x, from_y = float(placed["x"][row.parent]), float(placed["y"][row.parent])
        is_guessed = row.is_fold or trials[row.places[0]].basis is Basis.GUESSED
        found.append((from_x, from_y, from_x, y, is_guessed))
        if x != from_x:
            found.append((from_x, y, x, y, is_guessed))
    return pd.DataFrame(found, columns=["x", "y", "x2", "y2", "is_guessed"])


class _Said:
    """The sign and the words of rows."""

    def __init__(self, trials: Sequence[Trial], titles: Sequence[str], given: FigureInput) -> None:
        self._trials, self._titles, self._given = trials, titles, given
        self._keys = keys_of(given.book)
        best = given.report.best
        self._best = best.run_id if best is not None else ""

    def trial(self, one: Trial, *, is_alone: bool) -> dict[str, Any]:
        """The row of one setting: what it changed, or, where it stands alone, all of it."""
        given, words, title = self._given, self._given.words, self._titles[one.place]
        parent = "" if one.parent is None else self._titles[one.parent]
        changed, came = "–", "–"
        if one.came_of is not None:
            run = given.book.by_id[one.shown]
            changed = trial_sentences.changed(one, run, words)
            came = trial_sentences.came_of(one.came_of, words, parent)
        text = title if is_alone else changed
        is_best = self._best in one.run_ids
        end = trial_sentences.ended(one, words)
        if is_best:
            end = words.say("tree-end-best", end=end)
        elif one.came_of is not None and one.came_of.way is not Way.UNKNOWN and not one.diverged:
            end = words.say("tree-end", end=end, way=trial_sentences.way(one.came_of, words))
        diagnosis = given.report.by_id.get(one.shown)
        return {
            KEY: "".join(self._keys[run_id] for run_id in one.run_ids),
            **self._sign(one),
            "words": words.say("tree-row", number=one.place + 1, text=text),
            "end": end,
            "title": title,
            "changed": changed,
            "came": came,
            "basis": trial_sentences.basis(one, words, parent),
            "verdict": words.short(diagnosis) if diagnosis is not None else "–",
            "is_best": is_best,
        }

    def fold(self, places: Sequence[int]) -> dict[str, Any]:
        """The row of several settings."""
        words, look = self._given.words, self._given.look
        some = [self._trials[place] for place in places]
        ways = Counter(one.came_of.way for one in some if one.came_of is not None)
        told = ", ".join(
            words.say(f"tree-fold-{way.value}", settings=ways[way]) for way in Way if ways[way]
        )
        text = words.say("tree-fold", settings=len(some), told=told or "none")
        return {
            KEY: "".join(self._keys[run_id] for one in some for run_id in one.run_ids),
            "shape": "circle",
            "color": look.grey,
            "fill": look.panel,
            "words": text,
            "end": "",
            "title": text,
            "changed": "–",
            "came": told or "–",
            "basis": "–",
            "verdict": "–",
            "is_best": False,
        }

    def _sign(self, one: Trial) -> dict[str, str]:
        """Its shape says better, same or worse, as the words beside it do."""
        look = self._given.look
        if one.diverged:
            return {"shape": CROSS, "color": look.bad, "fill": look.bad}
        if one.came_of is None:
            return {"shape": "circle", "color": look.text, "fill": look.text}
        way = one.came_of.way
        color = look.text if way in INK else look.grey
        fill = look.panel if way is Way.UNKNOWN else color
        return {"shape": SHAPES[way], "color": color, "fill": fill}
