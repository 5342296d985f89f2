"""The page on the rules in one language: lamps and states, facts of one run, findings across runs.

It knows the order of the page and the format of numbers; the words are those of
:mod:`docs.manuals`, the shares those of :mod:`docs.operating_points`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dashboard.diagnosis.live.running import STAYS_LOST
from dashboard.diagnosis.verdict import LampName
from dashboard.text.numerals import number
from dashboard.text.sentences import Sentences
from docs.early import told_to_stop
from docs.manuals import SECTIONS, Entry, Limit, entries, page_words
from docs.operating_points import GROUPS, operating_points
from docs.schema import STATES

Words = Mapping[str, Any]


def build(lang: str) -> str:
    """The page's text."""
    words = page_words(lang)
    lines = [words["generated"], "", f"# {words['title']}", "", words["lead"].strip(), ""]
    lines += [words["other"], "", *_lamps(words, lang)]
    for kind in ("symptoms", "comparisons"):
        lines += [f"## {words['groups'][kind]}", ""]
        for entry in entries(kind, lang):
            lines += _rule(entry, words, lang)
    return "\n".join(lines)


def measured(code: str, words: Words, lang: str) -> str:
    """The sentence on how often a rule fires, or that it was not measured alone."""
    shares = operating_points().shares.get(code)
    if code == STAYS_LOST:
        return _of_running(words, lang)
    if shares is None:
        return str(words["measured"]["alone"])
    percents = {group: _percent(share, lang) for group, share in shares.items()}
    return str(words["measured"]["fires"].format(**percents, **_sizes(lang)))


def _of_running(words: Words, lang: str) -> str:
    """The same of the fact that is said only of runs that are still being written."""
    told = told_to_stop()
    percents = {name: _percent(told[name], lang) for name in ("good", "lost")}
    return str(words["measured"]["running"].format(**percents, runs=number(told["runs"], lang)))


def _lamps(words: Words, lang: str) -> Iterator[str]:
    yield from (f"## {words['groups']['lamps']}", "")
    by_code = {entry.code: entry for entry in entries("lamps", lang)}
    says = Sentences(lang)
    for name, states in STATES.items():
        yield from (f"### `{name.value}`", "")
        named = {state.value: says.state_name(name, state) for state in states}
        yield ", ".join(
            f"`{s}`" if in_words == s else f"`{s}` ({in_words})" for s, in_words in named.items()
        )
        yield from ("", by_code[name.value].opening, "")
        yield from _states(name, words, lang)


def _states(name: LampName, words: Words, lang: str) -> Iterator[str]:
    """How often each state is given, as a table; of a lamp that was not measured, just that."""
    title, measure = words["sections"]["measured"], words["measured"]
    shares = operating_points().shares
    given = [state for state in STATES[name] if f"{name.value}={state.value}" in shares]
    if not given:
        yield from (f"**{title}:** {measure['alone']}", "")
        return
    yield from (f"**{title}:** {measure['states']}", "")
    yield _row(column.format(**_sizes(lang)) for column in measure["columns"])
    yield "|---|---:|---:|---:|"
    for state in given:
        given_on = shares[f"{name.value}={state.value}"]
        yield _row([f"`{state.value}`", *(_percent(given_on[group], lang) for group in GROUPS)])
    yield ""


def _rule(entry: Entry, words: Words, lang: str) -> Iterator[str]:
    yield from (f"### `{entry.code}`", "", entry.opening, "")
    for key in SECTIONS:
        if key in entry.sections:
            yield from (f"**{words['sections'][key]}:** {entry.sections[key]}", "")
    yield from (f"**{words['sections']['measured']}:** {measured(entry.code, words, lang)}", "")
    yield from _limits(entry.limits, words, lang)


def _limits(limits: tuple[Limit, ...], words: Words, lang: str) -> Iterator[str]:
    if not limits:
        return
    yield from (_row(words["thresholds"]["columns"]), "|---|---:|---|---|")
    for one in limits:
        yield _row([one.name, number(one.value, lang, digits=6), one.unit, one.source])
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _sizes(lang: str) -> dict[str, str]:
    return {f"{g}_runs": number(n, lang) for g, n in operating_points().runs.items()}


def _percent(share: float, lang: str) -> str:
    """A share of the file, which has three decimals: 0.052 → 5.2%, 0 → 0%."""
    return f"{number(100 * share, lang)}%"
