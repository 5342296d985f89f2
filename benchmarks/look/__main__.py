"""Take pictures of every page, beside those of an earlier commit, to be looked at by a person.

``python -m benchmarks.look [--before COMMIT] [--out DIR]`` writes sets of 1, 4, 72 and 300 runs,
serves this checkout (and the earlier one, in a work tree that is removed in the end), and takes
every page in both languages and themes at 390, 1280 and 1920 px.  ``before/``, ``after/`` and
``sheets/`` lie in the folder, by default ``/tmp/look``.  ``--pages curves --sizes 72 --widths 390``
takes fewer; ``--whole`` takes pages in their whole height, not what is seen of them first.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.look import pictures, sets, sheets
from tests.browser.served import ROOT, chromium

LANGS = ("pt-BR", "en")
THEMES: tuple[pictures.Theme, ...] = ("light", "dark")


def main() -> None:
    """Take what the command line asks for."""
    asked = _asked()
    wanted = pictures.wanted(asked.pages, asked.sizes, asked.langs, asked.themes, asked.widths)
    logs = {size: sets.write(asked.out / "logs", size) for size in asked.sizes}
    rows = [asked.out / "after"]
    with chromium() as browser:
        if asked.before:
            rows.insert(0, asked.out / "before")
            with _checkout(asked.before) as tree:
                for file in pictures.take(browser, tree, wanted, logs, rows[0], whole=asked.whole):
                    print(file, flush=True)
        for file in pictures.take(browser, ROOT, wanted, logs, rows[-1], whole=asked.whole):
            print(file, flush=True)
    for file in sheets.lay_out(wanted, rows, asked.out / "sheets"):
        print(file)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.look", description=__doc__)
    every = (*pictures.OF_LOGS, *pictures.ALONE)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "look")
    parser.add_argument("--before", default="", metavar="COMMIT")
    parser.add_argument("--whole", action="store_true")
    _several(parser, "pages", every)
    _several(parser, "sizes", sets.SIZES)
    _several(parser, "langs", LANGS)
    _several(parser, "themes", THEMES)
    _several(parser, "widths", tuple(pictures.WIDTHS))
    asked = parser.parse_args()
    asked.out = asked.out.resolve()
    if asked.out.is_relative_to(ROOT):
        parser.error(f"--out lies in the repository: {asked.out}")
    return asked


def _several(parser: argparse.ArgumentParser, name: str, every: Sequence[str | int]) -> None:
    """Add an option that takes some of ``every``, all unasked."""
    kind = type(every[0])
    parser.add_argument(f"--{name}", nargs="+", type=kind, choices=every, default=list(every))


@contextmanager
def _checkout(commit: str) -> Iterator[Path]:
    """A work tree of ``commit`` while the block runs."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(tree), commit], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


if __name__ == "__main__":
    main()
