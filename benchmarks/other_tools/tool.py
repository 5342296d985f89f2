"""A tool that is compared, and the scan that finds all of them."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distributions
from pathlib import Path

from benchmarks.other_tools import tools
from benchmarks.other_tools.finding import Meaning, Said, Verdict
from benchmarks.published import Labelled


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tool works."""

    installed: Path  # its virtual environment
    work: Path  # where its logs and outputs go; an output that is there is not asked for again
    workers: int = 2  # processes at a time

    def program(self, name: str) -> Path:
        """A command of the tool."""
        return self.installed / "bin" / name


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool is asked, and what its findings are taken for."""

    name: str  # as on PyPI for a program; else the rule's
    meanings: tuple[Meaning, ...]
    judge: Callable[[Sequence[Labelled], Place], list[Verdict]]
    program: str = ""  # its command; "" where the rule is computed by this program
    version: str = ""  # of what is computed here; that of a program is read where it is installed
    licence: str = ""
    share: float = 1.0  # of the runs of every problem that it is asked about
    seen: tuple[str, ...] = ()  # sources that it learned from: its figures there are no test of it

    @property
    def says(self) -> frozenset[Said]:
        """All that it can say at all."""
        return frozenset[Said]().union(*(meaning.said for meaning in self.meanings))


def all_tools() -> list[Tool]:
    """Every tool, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(tools.__path__))
    return [importlib.import_module(f"{tools.__name__}.{name}").TOOL for name in names]


def distribution(tool: Tool, place: Place) -> Distribution:
    """The installed package of a program.

    Raises:
        PackageNotFoundError: if it is not in its folder.
    """
    paths = [str(path) for path in place.installed.glob("lib/python*/site-packages")]
    for found in distributions(name=tool.name, path=paths):
        return found
    raise PackageNotFoundError(tool.name)


def licence(found: Distribution) -> str:
    """The licence that a package declares: an SPDX name, or the first classifier of one."""
    declared = found.metadata.get_all("License-Expression", []) or [
        line for line in found.metadata.get_all("License", []) if "\n" not in line.strip()
    ]
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in found.metadata.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    return next(iter([*declared, *classifiers]), "not declared")
