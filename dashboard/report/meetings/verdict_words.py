"""A verdict of then and one of now in the same words: of then only codes are kept."""

from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    Stability,
    State,
)
from dashboard.report.meetings.changes import Verdict
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

STATES: dict[LampName, type[State]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}
"""The states that each lamp can have."""


def verdict_words(verdict: Verdict, words: Sentences) -> str:
    """A verdict in a few words: ``learning rate: too high``; its own code where we have none."""
    if verdict.lamp in set(LampName):
        lamp = LampName(verdict.lamp)
        if verdict.state in set(STATES[lamp]):
            state = words.state_name(lamp, STATES[lamp](verdict.state))
            return words.say("meeting-verdict-of", lamp=words.lamp(lamp), state=state)
    if verdict.state in {"healthy", "unknown"}:
        return words.say(f"meeting-verdict-{verdict.state}")
    return shorten(plain(verdict.state))
