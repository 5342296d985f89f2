"""Usage: exit codes, the language of help and complaints, options in any order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import COMMANDS, command_of
from dashboard.text.catalogue import Catalogue

Command = Callable[..., tuple[int, str, str]]

BAD_USAGE: dict[str, list[str]] = {
    "an unknown command": ["explain", "logs"],
    "no path for inspect": ["inspect"],
    "no path for diagnose": ["diagnose", "--format", "json"],
    "an unknown option": ["diagnose", "logs", "--colour"],
    "an unknown option with a value": ["diagnose", "logs", "--colour=red"],
    "an option of the other command": ["inspect", "logs", "--no-siblings"],
    "an unknown format": ["diagnose", "logs", "--format", "xml"],
    "a format without a value": ["diagnose", "logs", "--format"],
    "an unknown level": ["diagnose", "logs", "--fail-on", "info"],
    "an unknown language": ["diagnose", "logs", "--lang", "fr"],
    "no path for chart": ["chart", "--output", "a.svg"],
    "no file for chart": ["chart", "logs"],
    "a file of no known kind": ["chart", "logs", "--output", "a.docx"],
    "a file without an ending": ["chart", "logs", "-o", "figure"],
    "an option without its file": ["chart", "logs", "-o"],
    "an unknown theme": ["chart", "logs", "-o", "a.svg", "--theme", "red"],
    "a value for a switch": ["inspect", "logs", "--json=yes"],
    "a port that is none": ["open", "--port", "high"],
    "a port that is too high": ["--port", "65536"],
    "a port without its number": ["--port"],
    "logs that are not there": ["open", "nowhere"],
    "a root that is no folder": ["--root", "nowhere"],
    "data in no folder": ["--allow-training", "--data-dir", "nowhere"],
    "an option of no command": ["--colour"],
    "an abbreviated option": ["diagnose", "logs", "--form", "json"],
}


@pytest.mark.parametrize("words", BAD_USAGE.values(), ids=BAD_USAGE)
def test_bad_usage_is_one_sentence_and_where_help_is(words: list[str], curva: Command) -> None:
    code, out, err = curva(*words)
    assert code == 2
    assert out == ""
    sentence, see_help = err.splitlines()
    assert sentence.endswith(".")
    assert see_help.startswith("Help: curva")


@pytest.mark.parametrize("words", BAD_USAGE.values(), ids=BAD_USAGE)
def test_a_complaint_speaks_the_language_that_was_asked_for(
    words: list[str], curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = curva(*words)[2]
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    portuguese = curva(*words)[2]
    assert portuguese.splitlines()[1].startswith("Ajuda: curva")
    assert portuguese.splitlines()[0] != english.splitlines()[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diagnose", "x", "--format", "xml"], ("--format", "xml", "text, json, markdown")),
        (["diagnose", "x", "--fail-on=never"], ("--fail-on", "never", "none, warning, critical")),
        (["diagnose", "x", "--lang", "fr"], ("--lang", "fr", "pt-BR, en")),
        (["inspect", "x", "--shiny"], ("--shiny", "inspect")),
        (["explain"], ("explain", "inspect", "diagnose")),
    ],
)
def test_a_complaint_names_what_was_given_and_what_would_do(
    words: list[str], said: tuple[str, ...], curva: Command
) -> None:
    complaint = curva(*words)[2].splitlines()[0]
    assert [part for part in said if part not in complaint] == []


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_without_a_command_the_help_is_printed(words: list[str], curva: Command) -> None:
    code, out, err = curva(*words)
    assert (code, err) == (0, "")
    assert all(command in out for command in COMMANDS)


OWN_HELP = sorted(name for name in COMMANDS if not command_of(name).reads_own)
"""The commands whose help is ours; the trainer shows its own."""


@pytest.mark.parametrize("command", OWN_HELP)
@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_the_help_of_a_command_names_every_option_and_choice(
    command: str, lang: str, curva: Command
) -> None:
    code, out, _ = curva(command, "--help", "--lang", lang)
    assert code == 0
    assert out.rstrip("\n") == Catalogue(lang).say(f"cli-help-{command}")
    found = command_of(command)
    assert found.name == command
    for name, allowed in found.choices.items():
        assert f"--{name.replace('_', '-')}" in out
        assert "|".join(allowed) in out
    assert [name for name in found.valued if f"--{name.replace('_', '-')}" not in out] == []
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LC_ALL": "pt_BR.UTF-8"}, "pt-BR"),
        ({"LANG": "pt_PT.UTF-8"}, "pt-BR"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "pt_BR.UTF-8"}, "en"),
        ({"LC_MESSAGES": "pt_BR", "LANG": "en_US"}, "pt-BR"),
        ({"LC_ALL": "", "LANG": "pt_BR"}, "pt-BR"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses_the_language(
    environment: dict[str, str], lang: str, curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert curva()[1].rstrip("\n") == Catalogue(lang).say("cli-help")


@pytest.mark.parametrize("asked", [["--lang", "pt-BR"], ["--lang=pt-BR"]])
def test_an_option_goes_before_the_environment(
    asked: list[str], logs: Path, curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "pontos" in curva("inspect", logs, *asked)[1]


def test_options_may_stand_before_between_and_after_the_paths(logs: Path, curva: Command) -> None:
    one, two = logs / "laranja", logs / "azul"
    orders = [
        ["diagnose", "--format", "json", "--no-siblings", one, two],
        ["diagnose", one, "--format", "json", two, "--no-siblings"],
        ["diagnose", "--no-siblings", one, two, "--format=json"],
        ["diagnose", "--no-siblings", "--format=json", "--", one, two],
    ]
    printed = {curva(*order) for order in orders}
    assert len(printed) == 1
    assert printed.pop()[0] == 0


def test_after_two_dashes_everything_is_a_path(
    logs: Path, curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (logs / "azul").rename(logs / "--json")
    monkeypatch.chdir(logs)
    code, out, _ = curva("inspect", "--", "--json")
    assert code == 0
    assert not out.startswith("{")
