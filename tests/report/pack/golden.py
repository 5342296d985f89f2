"""A pack that was made once and is opened for ever: ``python -m tests.report.pack.golden``.

It writes a pack and what has to be found in it, of the form that packs have now, where none of that
form is kept yet.  What is kept is never written anew: a later program has to open what an earlier
one made.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.diagnosis.engine import diagnose
from dashboard.logs.packs.container import SCHEMA
from dashboard.logs.whole_set import read_whole
from dashboard.meetings import document
from dashboard.meetings.decision import Content, Kind
from dashboard.meetings.document import WholeMeeting
from dashboard.meetings.store import database, decisions, meetings, notes, transfer, votes
from dashboard.model.run import LogBook
from dashboard.report.meetings.seen_runs import begun
from dashboard.text.sentences import Sentences
from tests.report.pack.packing import pack

FOLDER = Path(__file__).parent / "golden"
SAMPLE = Path("sample_logs") / "regimes"
NOTE = "**Duas** vezes: `lr` a 0,1 – e ver o fim da curva.\n\n- é só o começo"


def kept() -> list[Path]:
    """The packs that are kept, one of each form."""
    return sorted(FOLDER.glob("*.html"))


def found_in(book: LogBook) -> list[dict[str, Any]]:
    """What has to be found of the runs: names, settings, and every number by its digest."""
    return [
        {
            "run_id": run.run_id,
            "label": run.label,
            "config": {name: str(value) for name, value in run.config.items()},
            "series": [
                {
                    "metric": one.metric,
                    "split": one.split.value,
                    "points": len(one),
                    "sha256": _digest(one.step.tobytes(), one.epoch.tobytes(), one.value.tobytes()),
                }
                for one in book.series[run.run_id]
            ],
        }
        for run in book.runs
    ]


def decided_at(many: tuple[WholeMeeting, ...]) -> list[dict[str, Any]]:
    """What has to be found of the meetings: every version of every decision, notes and votes."""
    return [json.loads(document.written([one]))["meetings"][0] for one in many]


def _digest(*parts: bytes) -> str:
    return sha256(b"".join(parts)).hexdigest()


def _meetings(book: LogBook, folder: Path) -> Iterator[WholeMeeting]:
    """A meeting with something of everything."""
    engine = database.opened(database.at(folder / "meetings.sqlite"))
    seen = begun(book, diagnose(book), Sentences("pt-BR").among(book.runs))
    one = meetings.begin(engine, "Sexta-feira", "regimes", "Ana", seen.runs, seen.seen)
    first, second = dict.fromkeys(run.setting for run in seen.runs[:2])
    rerun = Content(Kind.RERUN, command="curva train digits --lr 0.1", owner="Bia", note=NOTE)
    decisions.decide(engine, one.meeting_id, first, Content(Kind.STOP), "Ana")
    decisions.decide(engine, one.meeting_id, first, rerun, "Bia", saw=1)
    wrong = Content(Kind.DISAGREE, reason="os dados têm ruído", due=date(2026, 12, 24))
    decisions.decide(engine, one.meeting_id, second, wrong, "Ana")
    notes.write(engine, one.meeting_id, first, "perguntar pelos dados", "Ana")
    votes.vote(engine, one.meeting_id, first, "Bia", "unstable", "")
    whole = transfer.whole(engine, one.meeting_id)
    engine.dispose()
    if whole is not None:
        yield whole


def main() -> None:
    """Write the golden pack of today's form, unless there is one."""
    page = FOLDER / f"form-{SCHEMA}.html"
    if page.exists():
        raise SystemExit(f"{page} is kept as it is: packs of a new form get a new number")
    FOLDER.mkdir(exist_ok=True)
    whole = read_whole([SAMPLE])
    with tempfile.TemporaryDirectory() as folder:
        held = tuple(_meetings(whole.book, Path(folder)))
    page.write_bytes(pack(whole, meetings=document.written(held)))
    expected = {"runs": found_in(whole.book), "meetings": decided_at(held)}
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    page.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
