"""Sentences on advice that was followed hold whatever a ``lineage.json`` says."""

from dataclasses import replace

import pytest

from dashboard.diagnosis.followed import Followed
from dashboard.model.lineage import PREFIX, Lineage
from dashboard.model.run import Run, XUnit
from dashboard.text import followed_sentences
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

WHOLE = {"parent": "a", "advice": "lower_lr", "parameter": "lr", "from": 0.1, "to": 0.01}
FORECAST = {"metric": "loss", "split": "val", "direction": "down", "now": 0.5}


def lineage(**forecast: object) -> Lineage:
    entries = WHOLE | {f"forecast.{name}": one for name, one in (FORECAST | forecast).items()}
    found = Lineage.of({f"{PREFIX}{name}": value for name, value in entries.items()})
    assert found is not None
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("direction", ["", "sideways", "UP", "x" * 200, "{ $now }"])
def test_a_forecast_in_no_direction_is_just_to_end_better(direction: str, lang: str) -> None:
    words, run = Sentences(lang), Run("b", "b", "b", "trainer", XUnit.EPOCH, {})
    one = Followed(run, None, lineage(direction=direction), is_healthy=True)
    assert words.say("followed-forecast-better") in followed_sentences.sentences(one, run, words)
    told = dict(followed_sentences.before_and_after(one.lineage, words))
    assert told[words.say("followed-predicted")] == words.say("followed-just-better")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_forecast_in_a_direction_names_the_value_to_pass(direction: str, lang: str) -> None:
    words = Sentences(lang)
    told = followed_sentences.before_and_after(lineage(direction=direction), words)
    sign = {"up": ">", "down": "<"}[direction]
    assert dict(told)[words.say("followed-predicted")].startswith(sign)
    expected = replace(lineage(direction="sideways"), expected=0.25)
    assert (
        "0"
        in dict(followed_sentences.before_and_after(expected, words))[
            words.say("followed-predicted")
        ]
    )
