"""Ten sessions that open an unread set at once: ``python -m tests.attacks.one_reading``.

Each opens the same page of the same folder on a server that was just started and has no cache;
told is the time until the last of them has its page, and that of one session alone.  Files are
read and runs judged once, whoever asks; each page is drawn for itself.
"""

import argparse
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.page_session import PageSession
from tests.serving import served

RUNS, ROWS = 150, 400


def write(logs: Path) -> None:
    """A study of three seeds each: more to read and to judge than one page is to draw."""
    for run in range(RUNS):
        folder = logs / f"lr{0.001 * (run // 3 + 1):.3f}_seed{run % 3}"
        folder.mkdir(parents=True)
        fall = 1 - 0.005 * (run + 1) / RUNS
        loss = [2 * fall**n + 0.001 * (run % 3) for n in range(ROWS)]
        rows = "".join(f"{n},{y:.6f},{y * 1.05:.6f}\n" for n, y in enumerate(loss))
        (folder / "log.csv").write_text(f"epoch,train_loss,val_loss\n{rows}", encoding="utf-8")


def opened(folder: Path, logs: Path, sessions: int) -> float:
    """Seconds until so many sessions, which begin together, have drawn the page."""
    port = served.free_port()
    folder.mkdir()
    words = [*served.command(port), "--", str(logs)]
    with served.server(folder, folder, words, port, {"CURVA_CACHE": ""}) as running:
        warm = PageSession(running.address, "guide", "source=digits")
        warm.open()  # what the program loads once
        warm.close()
        asked = [PageSession(running.address, "", "source=given") for _ in range(sessions)]
        began = time.monotonic()
        with ThreadPoolExecutor(sessions) as pool:
            drawn = list(pool.map(PageSession.open, asked))
        took = time.monotonic() - began
        for session in asked:
            session.close()
    if not all(ran.elements for ran in drawn):
        raise RuntimeError("a page is empty")
    return took


def main() -> None:
    """Follow the arguments and print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        logs = Path(name) / "logs"
        write(logs)
        for number in range(asked.times):
            alone = opened(Path(name) / f"alone{number}", logs, 1)
            together = opened(Path(name) / f"together{number}", logs, asked.sessions)
            print(
                f"alone {alone:.1f} s, {asked.sessions} sessions {together:.1f} s: "
                f"{together / alone:.1f} times",
                flush=True,
            )


if __name__ == "__main__":
    main()
