"""A fact on the curves of one run."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.diagnosis import symptoms
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule, Threshold, fact, strength
from dashboard.diagnosis.verdict import Symptom
from dashboard.text.catalogue import LOCALES
from docs.new.change import Change, Kind, folder, imports, module, texts

CASES = PurePosixPath("tests/diagnosis/alone/symptom_cases.py")
MANUAL = PurePosixPath("docs/manual/pt-BR/symptoms")

RULE = '''\
"""FILL IN: the pattern, as a person sees it on the curve.

What it measures: FILL IN: the number, its unit, and of which curve.
Why it matters: FILL IN: what it tells of the training.
When it does not apply: fewer than five points; FILL IN.
False alarms: FILL IN: healthy runs that look like this, or none.
References: FILL IN: where the pattern or its threshold is described.
"""

{imports}

ABOVE = Threshold("end over start", 1000.0, "ratio", "FILL IN: where this number comes from")
FULL = 10_000.0  # the ratio at which the fact is as strong as it gets
FEWEST_POINTS = 5


def detect(features: Features) -> Symptom | None:
    """FILL IN: this one looks for a loss that ends far above its start."""
    shape = features.main
    if shape is None or shape.points < FEWEST_POINTS or not shape.positive:
        return None
    ratio = shape.end / shape.first
    if ratio <= ABOVE.value:
        return None
    return fact(
        "{code}",
        features,
        shape,
        (float(shape.x[0]), shape.last_x),
        strength(ratio, ABOVE, FULL),
        ratio=ratio,
    )


SYMPTOM = SymptomRule("{code}", detect, (ABOVE,))
'''

MANUAL_PAGE = """\
opening = "PREENCHA: o padrão, como se vê na curva."
measures = "PREENCHA: o número, a unidade, e de que curva."
matters = "PREENCHA: o que isso diz do treino."
not_when = "há menos de cinco pontos; PREENCHA."
false_alarms = "PREENCHA: execuções saudáveis com esse aspecto, ou nenhuma."
references = "PREENCHA: onde o padrão ou o limiar está descrito."

[thresholds."end over start"]
name = "fim sobre o começo"
unit = "razão"
source = "PREENCHA: de onde vem este número"
"""

A_CASE = """\
    "{code}": Cases(
        fires={{"FILL IN: where it fires": {{"train_loss": np.linspace(1, 5000, 31)}}}},
        quiet={{"FILL IN: where it sees nothing": {{"train_loss": np.linspace(1, 2, 31)}}}},
        does_not_apply={{"four points": {{"train_loss": np.linspace(1, 5000, 4)}}}},
    ),
"""


def changes(code: str) -> Sequence[Change]:
    """The rule, its texts, its cases and its page of the manual."""
    used = imports(Features, SymptomRule, Threshold, fact, strength, Symptom)
    name = f"symptom-{code}"
    said = {
        "en": {
            name: "FILL IN: the sentence; the loss ended at { NUM($ratio) } times its start.",
            f"{name}-title": "FILL IN: the title",
            f"{name}-what": "FILL IN: what it measures, in one sentence.",
            f"{name}-why": "FILL IN: why it matters.",
            f"{name}-not": "FILL IN: when it does not apply.",
        },
        "pt-BR": {
            name: "PREENCHA: a frase; a perda terminou em { NUM($ratio) } vezes o valor inicial.",
            f"{name}-title": "PREENCHA: o título",
            f"{name}-what": "PREENCHA: o que mede, em uma frase.",
            f"{name}-why": "PREENCHA: por que importa.",
            f"{name}-not": "PREENCHA: quando não se aplica.",
        },
    }
    return [
        Change(folder(symptoms) / f"{module(code)}.py", RULE.format(code=code, imports=used)),
        *texts("symptoms", said, LOCALES),
        Change(MANUAL / f"{code}.toml", MANUAL_PAGE),
        Change(CASES, A_CASE.format(code=code), before="}"),
    ]


KIND = Kind("symptom", changes)
