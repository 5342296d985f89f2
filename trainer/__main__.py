"""The command line: `python -m trainer WORD …`, a file in `trainer/commands/` for each word.

`curva train` leads here as well: `curva train digits` is `python -m trainer run digits`.

    python -m trainer list
    python -m trainer run digits --out runs/digits
    python -m trainer run batch_size --data-dir ~/mnist
    python -m trainer run --lr 0.1 --batch-size 64 --epochs 10 --hidden 256,256

Exit code 0 when all is done, 2 when a setting or path is impossible or nothing can be printed,
130 when interrupted, 141 when nobody reads what is printed any more.
"""

import argparse
import io
import sys
from collections.abc import Sequence

from trainer.console.output import let_go
from trainer.errors import TrainerError
from trainer.forms.command import Command
from trainer.parser import Parser, add_common, program
from trainer.parts import names, part
from trainer.text import LANGUAGES, language_of, say, say_error

USAGE_ERROR = 2
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 + SIGINT or SIGPIPE, the shell's convention
NO_OUTPUT = ("no-output", "output-refused")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of ``argv`` (by default the process's own); return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(words)
    try:
        asked = _parse(words, lang)
        command: Command = part("commands", asked.command.replace("-", "_"))
        command.run(asked, lang)
    except TrainerError as error:
        sys.stderr.write(f"{say_error(lang, error)}\n")
        if error.code in NO_OUTPUT:
            let_go()
        return USAGE_ERROR
    except BrokenPipeError:
        let_go()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{say(lang, 'interrupted')}\n")
        return INTERRUPTED
    return 0


def _language(words: Sequence[str]) -> str:
    """The language, found before the arguments are parsed: the parser prints messages too."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--lang", default="", nargs="?")
    chosen = early.parse_known_args(words)[0].lang
    return chosen if chosen in LANGUAGES else language_of()


def _parse(words: Sequence[str], lang: str) -> argparse.Namespace:
    asked, unknown = _parser(lang).parse_known_args(words)
    if unknown:
        raise TrainerError("unknown-words", words=" ".join(unknown), program=program())
    return asked


def _parser(lang: str) -> Parser:
    known: list[Command] = [part("commands", name) for name in names("commands")]
    words = " | ".join(command.name for command in known)
    about = f"{program()} {words}\n\n{say(lang, 'help-program')}"
    parser = Parser(program(), description=about)
    add_common(parser, lang)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        prog=program(),
        metavar=words,
        title=say(lang, "help-commands"),
    )
    for command in known:
        help_text = say(lang, f"help-{command.name}")
        usage = f"{program()} {command.usage}\n\n{help_text}"
        own = commands.add_parser(command.name, help=help_text, description=usage)
        command.add(own, lang)
        add_common(own, lang)
    return parser


def _set_up_streams() -> None:
    """UTF-8 into files and pipes; on a screen, a sign that it lacks must not stop the training."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_screen = stream.isatty()
            stream.reconfigure(encoding=None if is_screen else "utf-8", errors="replace")


if __name__ == "__main__":
    _set_up_streams()
    sys.exit(main())
