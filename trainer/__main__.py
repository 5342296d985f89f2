"""The command line: `python -m trainer list` and `python -m trainer run`.

`curva train` leads here as well: `curva train digits` is `python -m trainer run digits`.

    python -m trainer list
    python -m trainer run digits --out runs/digits
    python -m trainer run batch_size --data-dir ~/mnist
    python -m trainer run --lr 0.1 --batch-size 64 --epochs 10 --hidden 256,256

Exit code 0 when all is trained, 2 when a setting or path is impossible, 130 when interrupted.
"""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NoReturn, TextIO

from trainer import study
from trainer.errors import TrainerError
from trainer.settings import CHOICES, Settings, from_mapping
from trainer.text import LANGUAGES, language_of, number, say, say_error

CURVA = "curva train"  # what curva tells this program that it is called
OVERRIDES = ("dataset", "seed")  # the settings that a study lets the command line change
RUNS = Path("runs")  # where logs go unless --out says otherwise
USAGE_ERROR = 2
INTERRUPTED = 130  # 128 + SIGINT, the shell's convention

# A study alone has switches: as flags they would be a language of their own.
FLAGS = tuple(field.name for field in fields(Settings) if field.name != "switches")


class Parser(argparse.ArgumentParser):
    """argparse, complaining by `TrainerError` instead of in English and by leaving."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        """A parser without argparse's "usage:", which is English; the description shows it."""
        super().__init__(
            prog,
            usage=argparse.SUPPRESS,
            description=description,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise; argparse's own message is dropped, because it exists in English only."""
        del message
        raise TrainerError("bad-usage", program=_program())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of ``argv`` (by default the process's own); return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(words)
    try:
        asked = _parse(words, lang)
        if asked.command == "list":
            _list(lang)
        else:
            _run(asked, lang)
    except TrainerError as error:
        sys.stderr.write(f"{say_error(lang, error)}\n")
        return USAGE_ERROR
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{say(lang, 'interrupted')}\n")
        return INTERRUPTED
    return 0


def _program() -> str:
    """What was typed to get here, for help that can be typed again."""
    return CURVA if sys.argv[0] == CURVA else "python -m trainer"


def _language(words: Sequence[str]) -> str:
    """The language, found before the arguments are parsed: the parser prints messages too."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--lang", default="", nargs="?")
    chosen = early.parse_known_args(words)[0].lang
    return chosen if chosen in LANGUAGES else language_of()


def _parse(words: Sequence[str], lang: str) -> argparse.Namespace:
    asked, unknown = _parser(lang).parse_known_args(words)
    if unknown:
        raise TrainerError("unknown-words", words=" ".join(unknown), program=_program())
    return asked


def _parser(lang: str) -> Parser:
    parser = _command(Parser(_program(), description=_about(lang)), lang)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        prog=_program(),
        metavar="list | run",
        title=say(lang, "help-commands"),
    )
    listing = commands.add_parser("list", help=say(lang, "help-list"))
    _command(listing, lang)
    usage = f"{_program()} run [STUDY] [--out DIR] [--lr …]\n\n{say(lang, 'help-run')}"
    running = commands.add_parser("run", help=say(lang, "help-run"), description=usage)
    what = running.add_argument_group(say(lang, "help-arguments"))
    what.add_argument("study", nargs="?", metavar="STUDY", help=say(lang, "help-study"))
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-out"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    chosen = running.add_argument_group(say(lang, "help-settings"))
    for name in FLAGS:
        flag = f"--{name.replace('_', '-')}"
        words = ", ".join(filter(None, CHOICES.get(name, ())))
        about = say(lang, f"help-{name}", choices=words)
        chosen.add_argument(flag, dest=name, metavar="…", help=about)
    _command(running, lang)
    return parser


def _about(lang: str) -> str:
    return f"{_program()} list | run [STUDY]\n\n{say(lang, 'help-program')}"


def _command(parser: Parser, lang: str) -> Parser:
    """Add what every command takes: help and language."""
    options = parser.add_argument_group(say(lang, "help-options"))
    options.add_argument("-h", "--help", action="help", help=say(lang, "help-help"))
    options.add_argument("--lang", choices=LANGUAGES, help=say(lang, "help-lang"))
    return parser


def _list(lang: str) -> None:
    for name in study.names():
        found = study.load(name)
        sys.stdout.write(f"{name}: {found.about[lang]}\n")
        for run in found.runs:
            chosen = run.settings
            values = {"lr": number(lang, f"{chosen.lr:g}"), "batch_size": chosen.batch_size}
            line = say(lang, "list-run", name=run.name, epochs=chosen.epochs, **values)
            sys.stdout.write(f"    {line}\n")


def _run(asked: argparse.Namespace, lang: str) -> None:
    given = {name: getattr(asked, name) for name in FLAGS if getattr(asked, name) is not None}
    runs, out = _study_runs(asked, given) if asked.study else _single_run(asked, given)

    run_all = _loaded()
    run_all(runs, asked.data_dir, sys.stderr, lang)
    sys.stdout.write(f"{say(lang, 'logs-in', path=out)}\n")


def _loaded() -> Callable[[Sequence[tuple[study.Run, Path]], Path | None, TextIO, str], None]:
    """The function that trains; loading torch takes seconds that a mistake need not cost."""
    try:
        from trainer.run import run_all  # noqa: PLC0415 - late on purpose
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name in {"", "trainer"}:  # a fault of this program, not of the installation
            raise
        raise TrainerError("no-packages", name=name) from None
    return run_all


def _study_runs(
    asked: argparse.Namespace, given: dict[str, str]
) -> tuple[list[tuple[study.Run, Path]], Path]:
    surplus = [f"--{name.replace('_', '-')}" for name in given if name not in OVERRIDES]
    if surplus:
        raise TrainerError("study-or-settings", given=", ".join(surplus))
    found = study.load(asked.study, given)
    out = asked.out or RUNS / found.name
    return [(run, out / run.name) for run in found.runs], out


def _single_run(
    asked: argparse.Namespace, given: dict[str, str]
) -> tuple[list[tuple[study.Run, Path]], Path]:
    settings = from_mapping(given)
    out = asked.out or RUNS / f"batch{settings.batch_size}_lr{settings.lr:g}"
    return [(study.Run(out.resolve().name, settings), out)], out


def _set_up_streams() -> None:
    """UTF-8 into files and pipes; on a screen, a sign that it lacks must not stop the training."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_screen = stream.isatty()
            stream.reconfigure(encoding=None if is_screen else "utf-8", errors="replace")


if __name__ == "__main__":
    _set_up_streams()
    sys.exit(main())
