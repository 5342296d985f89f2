"""Any console log whose lines give an axis and known metrics as ``name: number``.

``[step 200] val loss: 1.64`` · ``Epoch 3/10 - loss: 0.5 - val_accuracy: 0.9`` · progress bars that
end in ``loss=2.3, lr=1e-4, step=30`` · ``Epoch: [0][ 10/5005]  Loss 6.9 (6.9)  Acc@1 1.00 (0.50)``.

Recognised by: at least two such lines at different places, in no program and no settings.  In such
a line every number is kept under its name; times, speeds and counters are left out, as is a name
that stands on one line alone, and the receipt counts them.  Counts that begin again with every
epoch are counted on.  Under a heading such as ``> EVALUATION``, and in TF Estimator's ``Saving dict
for global step 1000: loss = 0.5``, numbers are of held-out data.  Every ``Fold 2`` is a run with
the setting ``fold``; epochs that begin again are one run where the loss goes on from where it
ended, else a run of their own.
"""

from pathlib import Path

from dashboard.logs.console.records_of_lines import console_text
from dashboard.logs.console.runs_of_console import reading_of_console
from dashboard.logs.file_head import Head
from dashboard.logs.hparams.printed_settings import settings_in_print
from dashboard.logs.names.metric_names import understand
from dashboard.logs.points.text_lines import lines_in, lines_of, lines_of_file
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.recognition import is_curve

_SOURCES = (
    *(".py", ".ipynb", ".md", ".rst", ".html", ".js"),
    *(".c", ".cpp", ".cu", ".h", ".sh", ".tex"),
)
_SETTINGS = (".yaml", ".yml", ".json", ".toml", ".cfg", ".ini", ".xml")
_BESIDE_METRICS = "cout.txt"  # what Sacred caught; the run's measures lie in a file beside it
_JSON_SHARE = 0.5  # of the lines: more than this is a file of JSON lines


def _guess(head: Head) -> Claim:
    if head.base.endswith(_SOURCES + _SETTINGS):
        return Claim.NO
    if not head.text or len(head.json_rows) > _JSON_SHARE * len(head.lines):
        return Claim.NO
    if head.table is not None and is_curve(head.table):
        return Claim.NO
    found = console_text(lines_in(head)).lines
    if head.base == _BESIDE_METRICS:
        found = tuple(line for line in found if any(understand(name).known for name in line.names))
    places = {(line.fold, line.fit, line.epoch, line.at) for line in found}
    return Claim.GENERIC if len(places) >= 2 else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_console(console_text(lines_of(data)), settings_in_print(lines_of(data)))


def _read_file(_: Head, path: Path) -> Reading:
    found = console_text(lines_of_file(path))
    return reading_of_console(found, settings_in_print(lines_of_file(path)))


READER = Reader("text log", _guess, _read, read_file=_read_file)
