"""A run in the course of judging: its curves, symptoms, lamps and failures.

The run-alone engine builds a case; the comparison with siblings hands back a refined one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.diagnosis.verdict import Lamp, LampName, Symptom
from dashboard.model.contained import Failure
from dashboard.model.curve import RunCurves


@dataclass(frozen=True, slots=True)
class Case:
    """One run between observation and verdict; lamps that were not judged are missing."""

    curves: RunCurves
    symptoms: tuple[Symptom, ...]
    lamps: Mapping[LampName, Lamp]
    failures: tuple[Failure, ...] = ()  # what could not be measured or judged on this run
    is_running: bool = False  # it is still being written, and its verdict is provisional
