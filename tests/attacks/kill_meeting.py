"""Kill the web server in the middle of a meeting: ``python -m tests.attacks.kill_meeting``.

Somebody decides on the page, by its own keys and forms over the page's websocket.  After a few
decisions the server is ended by SIGKILL while it works at one more, and is started anew; so until
200 decisions were shown as kept.  Then, and after each kill, every decision that the page showed is
in the database as it was sent, the one that was under way is there whole or not at all, and nothing
else is.  Runs on SQLite and on PostgreSQL, whose server the attack starts itself.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from sqlalchemy import Engine, make_url, text
from websockets.exceptions import WebSocketException

from benchmarks.page_session import PageSession
from dashboard.meetings.decision import Kind
from dashboard.meetings.store import database, decisions, meetings
from dashboard.report.meetings.agenda import Plan, Step
from dashboard.report.meetings.seen_runs import AGENDA
from tests.meetings import postgres
from tests.serving.served import APP, answer, free_port

DECISIONS = 200
MOST_A_LIFE = 19  # decisions of one server before the one in which it is killed
WITHIN_S = 0.6  # after a decision was sent, half of the kills in its eighth part: it writes then
START_S = 120.0
STAY = 5  # decisions before the presenter goes to another step
NOTE = 150  # times that the number of a decision stands in its note: a page is written, not a row
KEYS = (Kind.KEEP, Kind.STOP, Kind.INVESTIGATE)
FIRST, LAST = 2, 5  # steps of the agenda of this set that have a decision
SET = "set=regimes&lang=en"
DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Sent:
    """A decision as it was sent to the page."""

    setting: str
    version: int
    kind: Kind
    note: str


class Killed(Exception):  # noqa: N818 - no error: it is what was wanted
    """The server is gone."""


class MeetingPage:
    """The page *Meeting* as somebody has it open."""

    def __init__(self, address: str, query: str) -> None:
        """Open it."""
        self._session = PageSession(address, "meeting", query)
        self.seen = self._session.open()

    def close(self) -> None:
        """Close it."""
        self._session.close()

    def press(self, key: str) -> None:
        """Press a button."""
        self.seen = self._session.set(self.seen, key, trigger_value=True)

    def begin(self) -> None:
        """Begin a meeting."""
        values = {
            "meeting-name-field": {"string_value": "Ana"},
            "meeting-begin-now": {"trigger_value": True},
        }
        self.seen = self._session.set_together(self.seen, values)

    def say_name(self) -> None:
        """Type a name into the field that asks for it."""
        self.seen = self._session.set(self.seen, "meeting-name-field", string_value="Ana")

    def save(self, note: str) -> None:
        """Send the form that is open."""
        values = {
            "meeting-field-note": {"string_value": note},
            "meeting-save": {"trigger_value": True},
        }
        self.seen = self._session.set_together(self.seen, values)

    def texts(self) -> str:
        """The HTML of the page."""
        return " ".join(
            element.html.body for element, _ in self.seen.elements if element.HasField("html")
        )

    def place(self) -> int:
        """The number of the step that is shown, from 1."""
        found = re.search(r"(\d+) of \d+", self.texts())
        assert found is not None, "the page shows no step"
        return int(found[1])

    def versions(self) -> int:
        """How many versions of the decision the page shows; 0 where nothing is decided."""
        listed = re.search(r"<ol[^>]*reversed>.*?</ol>", self.texts())
        return listed[0].count("<li>") if listed else 0


class Attack:
    """A meeting that outlives its servers, and what came of the kills."""

    def __init__(self, folder: Path, url: str) -> None:
        """Nothing runs yet; the ``url`` is that of an empty database."""
        self.folder, self.url = folder, url
        self.engine: Engine = database.opened(make_url(url))
        self.shown: list[Sent] = []  # what the page said is kept
        self.under_way: Sent | None = None  # when the server was killed
        self.kills = self.whole = self.absent = 0  # the last two of what was under way
        self.meeting, self.steps = "", tuple[Step, ...]()

    def begin(self) -> None:
        """Begin the meeting on the page."""
        with self._server() as (address, _), closing(MeetingPage(address, SET)) as page:
            page.begin()
        (begun,) = meetings.all_meetings(self.engine)
        self.meeting = begun.meeting_id
        self.steps = Plan.of(begun.seen.get(AGENDA)).steps()

    def decide(self, number: int, chance: random.Random) -> None:
        """Decide ``number`` times on a server of its own, and kill it in one more decision."""
        with (
            suppress(Killed),
            self._server() as (address, process),
            closing(MeetingPage(address, f"{SET}&meeting={self.meeting}")) as page,
        ):
            self.look()  # what the killed server began is done by now, or never will be
            page.say_name()
            for done in range(number + 1):
                if done % STAY == 0:
                    self._go(page, chance.randint(FIRST, LAST))
                end = (
                    Timer(WITHIN_S * chance.random() ** 3, process.kill) if done == number else None
                )
                self._one(page, chance, end)

    def _go(self, page: MeetingPage, to: int) -> None:
        while page.place() != to:
            page.press("meeting-next" if page.place() < to else "meeting-previous")

    def _one(self, page: MeetingPage, chance: random.Random, end: Timer | None) -> None:
        """One decision, by a key or by a form; ``end`` begins when it is sent."""
        setting = self.steps[page.place() - 1].setting
        stands = decisions.decision(self.engine, self.meeting, setting)
        note = stands.content.note if stands is not None else ""
        kind = chance.choice((*KEYS, Kind.RERUN))
        if kind is Kind.RERUN:
            page.press("decide-rerun")
            note = (f"{len(self.shown)} " * NOTE).strip()
        version = 1 + (decisions.NONE if stands is None else stands.version)
        sent = Sent(setting, version, kind, note)
        self.under_way = sent
        if end is not None:
            end.start()
        try:
            page.save(note) if kind is Kind.RERUN else page.press(f"decide-{kind.value}")
        except (OSError, EOFError, WebSocketException) as gone:
            if end is None:
                raise
            raise Killed from gone
        finally:
            if end is not None:
                end.join()
        assert page.seen.errors() == []
        assert page.versions() == sent.version, "the page does not show what was decided"
        self.shown.append(sent)
        self.under_way = None

    def look(self) -> None:
        """What must hold in the database, whenever the server was killed.

        Raises:
            AssertionError: a decision is lost, in halves, or was never made.
        """
        if self.url.startswith("sqlite"):
            with self.engine.connect() as connection:
                assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        kept: list[Sent] = []
        for one in decisions.decisions(self.engine, self.meeting):
            past = decisions.history(self.engine, self.meeting, one.setting)
            assert [version.version for version in past] == list(range(1, len(past) + 1))
            assert (one.version, one.content) == (past[-1].version, past[-1].content), "in halves"
            kept += [
                Sent(one.setting, made.version, made.content.kind, made.content.note)
                for made in past
            ]
        lost = [one for one in self.shown if one not in kept]
        assert lost == [], f"{len(lost)} decisions are lost"
        more = [one for one in kept if one not in self.shown]
        if self.under_way is not None:
            assert more in ([], [self.under_way]), "what was under way is in halves"
            self.whole, self.absent = self.whole + len(more), self.absent + 1 - len(more)
            self.under_way = None
        assert len(more) <= 1, "there is what nobody decided"
        self.shown += more

    @contextmanager
    def _server(self) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
        """A server that is killed, at the latest where the block ends."""
        port = free_port()
        words = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
        homes = {f"XDG_{kind}_HOME": str(self.folder) for kind in ("CONFIG", "CACHE", "DATA")}
        with (self.folder / "server.log").open("ab") as output:
            process = subprocess.Popen(
                [*words, "--server.headless", "true"],
                cwd=APP.parents[1],
                env=os.environ | homes | {database.VARIABLE: self.url},
                stdout=output,
                stderr=output,
            )
        try:
            address, late = f"http://localhost:{port}", time.monotonic() + START_S
            while answer(f"{address}/_stcore/health")[0] != 200:
                assert process.poll() is None, "the server ended at once"
                assert time.monotonic() < late, "the server does not answer"
                time.sleep(0.05)
            yield address, process
        finally:
            process.kill()
            process.wait()
            self.kills += bool(self.meeting)


def run(folder: Path, url: str, wanted: int, most: int, chance: random.Random) -> Attack:
    """Hold a meeting of ``wanted`` decisions, with a kill after at most ``most`` of them."""
    attack = Attack(folder, url)
    attack.begin()
    while len(attack.shown) < wanted:
        attack.decide(min(chance.randint(1, most), wanted - len(attack.shown)), chance)
        sys.stdout.write(f"{len(attack.shown)} decisions, {attack.kills} kills\n")
        sys.stdout.flush()
    attack.look()
    attack.engine.dispose()
    return attack


@contextmanager
def empty(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database of a kind."""
    if kind == "sqlite":
        yield str(database.at(folder / "meetings.sqlite"))
        return
    with postgres.server() as start, postgres.database(start, "meeting") as url:
        yield url.replace("postgresql://", "postgresql+psycopg://")


def main() -> int:
    """Follow the arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.attacks.kill_meeting", description=__doc__
    )
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    parser.add_argument("--database", choices=DATABASES, action="append")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    for kind in asked.database or DATABASES:
        with tempfile.TemporaryDirectory() as name, empty(kind, Path(name)) as url:
            chance = random.Random(asked.seed)
            attack = run(Path(name), url, asked.decisions, MOST_A_LIFE, chance)
        print(
            f"{kind}: {len(attack.shown)} decisions, {attack.kills} kills, of which"
            f" {attack.whole + attack.absent} during a decision ({attack.whole} whole,"
            f" {attack.absent} absent), the others right after one; none lost, none in halves"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
