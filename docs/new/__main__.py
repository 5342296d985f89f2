"""Write the skeleton of a new part: ``python -m docs.new symptom my-code``.

The skeleton is whole: module, texts in both languages, cases, manual page. It runs and passes every
contract test but one, which names each place where you still have to write. A kind of part is one
file of ``docs/new/kinds/`` that ends with its ``KIND``.
"""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from docs.new import kinds
from docs.new.change import MARKERS, ROOT, Kind, SkeletonError, write

CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 40
NEXT = f"""
Next:
1. write what the files say is missing (search them for {MARKERS[0]} and {MARKERS[1]});
2. `make docs`: the manual pages are generated from your docstring;
3. `make check`.
"""


def all_kinds() -> dict[str, Kind]:
    """Every ``KIND`` of ``docs/new/kinds``, by its name."""
    found = (
        importlib.import_module(f"{kinds.__name__}.{one.name}").KIND
        for one in pkgutil.iter_modules(kinds.__path__)
    )
    return {kind.name: kind for kind in found}


def main(argv: Sequence[str], root: Path = ROOT) -> int:
    """Write the skeleton that is asked for under ``root``; return the exit code."""
    known = all_kinds()
    if len(argv) != 2 or argv[0] not in known:
        print(f"usage: python -m docs.new {{{','.join(known)}}} my-code", file=sys.stderr)
        return 2
    name, code = argv
    if not CODE.fullmatch(code) or len(code) > LONGEST:
        wanted = f"a code such as my-code: a-z, 0-9 and hyphens, at most {LONGEST} of them"
        print(f"{code!r}: expected {wanted}", file=sys.stderr)
        return 2
    changes = known[name].changes(code)
    try:
        write(changes, root)
    except SkeletonError as error:
        print(error, file=sys.stderr)
        return 1
    _tidy([root / one.path for one in changes if one.path.suffix == ".py"])
    for change in changes:
        print(f"{'written' if change.before is None else 'added to'} {change.path}")
    print(NEXT, end="")
    return 0


def _tidy(files: Sequence[Path]) -> None:
    """Order imports and break lines as the repository does: a long code makes a line longer."""
    for words in (["check", "--quiet", "--fix", "--select", "I"], ["format", "--quiet"]):
        command = [sys.executable, "-m", "ruff", *words, *map(str, files)]
        subprocess.run(command, check=True)  # noqa: S603 (our own command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
