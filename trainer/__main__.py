"""The command line: `python -m trainer list` and `python -m trainer run`.

    python -m trainer list
    python -m trainer run digits --out runs/digits
    python -m trainer run batch_size --dataset mnist --data-dir ~/mnist
    python -m trainer run --lr 0.1 --batch-size 64 --epochs 10 --hidden 256,256

Exit code 0 when all is trained, 2 when something asked for is impossible, 130 when interrupted.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import NoReturn

from trainer import study
from trainer.errors import TrainerError
from trainer.progress import Progress
from trainer.settings import Settings, from_mapping
from trainer.text import LANGUAGES, language_of, number, say, say_error

OVERRIDES = ("dataset", "seed")  # the settings that a study lets the command line change
RUNS = Path("runs")  # where logs go unless --out says otherwise
USAGE_ERROR = 2
INTERRUPTED = 130  # 128 + SIGINT, the shell's convention


class Parser(argparse.ArgumentParser):
    """argparse, with its complaint in the person's language and in one sentence."""

    command: str = ""

    def error(self, message: str) -> NoReturn:
        raise TrainerError("bad-usage", command=Parser.command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    Parser.command = " ".join(["trainer", *words])
    lang = _language(words)
    try:
        asked = _parser(lang).parse_args(words)
        if asked.command == "list":
            _list(lang)
        else:
            _run(asked, lang)
    except TrainerError as error:
        print(say_error(lang, error), file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print(f"\n{say(lang, 'interrupted')}", file=sys.stderr)
        return INTERRUPTED
    return 0


def _language(words: Sequence[str]) -> str:
    """The language must be known before the parser is built, because it speaks too."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        chosen = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    return language_of()


def _parser(lang: str) -> Parser:
    parser = Parser("python -m trainer", description=say(lang, "help-program"), add_help=False)
    _options(parser, lang)
    commands = parser.add_subparsers(
        dest="command", required=True, title=say(lang, "help-commands"), metavar=""
    )
    listing = commands.add_parser("list", help=say(lang, "help-list"), add_help=False)
    _options(listing, lang)
    running = commands.add_parser("run", help=say(lang, "help-run"), add_help=False)
    _options(running, lang)
    running.add_argument("study", nargs="?", help=say(lang, "help-study"))
    running.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-out"))
    running.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    for field in fields(Settings):
        if field.name != "switches":  # a study says these: a flag would be a language of its own
            flag = f"--{field.name.replace('_', '-')}"
            help_text = say(lang, f"help-{field.name}")
            running.add_argument(flag, dest=field.name, metavar="…", help=help_text)
    return parser


def _options(parser: Parser, lang: str) -> None:
    """Help and language, on every command, with headings in the person's language."""
    parser.usage = None
    parser._optionals.title = say(lang, "help-options")
    parser._positionals.title = say(lang, "help-arguments")
    parser.add_argument("-h", "--help", action="help", help=say(lang, "help-help"))
    parser.add_argument("--lang", choices=LANGUAGES, help=say(lang, "help-lang"))


def _list(lang: str) -> None:
    for name in study.names():
        found = study.load(name)
        print(f"{name}\n  {found.about[lang]}")
        for run in found.runs:
            chosen = run.settings
            lr = number(lang, chosen.lr, 4).rstrip("0")
            print(f"    {run.name}  (lr {lr}, batch {chosen.batch_size}, × {chosen.epochs})")


def _run(asked: argparse.Namespace, lang: str) -> None:
    given = {
        field.name: getattr(asked, field.name)
        for field in fields(Settings)
        if getattr(asked, field.name, None) is not None
    }
    if asked.study:
        surplus = [f"--{name.replace('_', '-')}" for name in given if name not in OVERRIDES]
        if surplus:
            raise TrainerError("study-or-settings", given=", ".join(surplus))
        found = study.load(asked.study, given)
        out = asked.out or RUNS / found.name
        runs = [(run, out / run.name) for run in found.runs]
    else:
        settings = from_mapping(given)
        out = asked.out or RUNS / f"batch{settings.batch_size}_lr{settings.lr:g}"
        runs = [(study.Run(out.resolve().name, settings), out)]

    from trainer.run import run_all  # torch takes seconds to import: not for `list` or a mistake

    run_all(runs, asked.data_dir, Progress(sys.stderr, lang, len(runs)))
    print(say(lang, "logs-in", path=out))


if __name__ == "__main__":
    sys.exit(main())
