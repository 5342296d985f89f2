"""By which setting the figure of one metric is divided, where somebody asks for it."""

from dashboard.charts.data.setting_values import key_of, titled, values_of
from dashboard.charts.style.facet_choice import MOST, settings_for
from dashboard.model.run import Run
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice

NONE = "none"
NAME = "facet"
VALUES = "panels"


def draw(screen: Screen, *, grouped: bool) -> tuple[str, tuple[str, ...]]:
    """Draw the choice of setting, and of its values where they are many.

    Returns the setting, "" for none, and the keys of the values to show, none for the first few.
    """
    runs = screen.logs.book.runs
    settings = settings_for(runs, with_chance=not grouped)
    if not settings:
        return "", ()
    options = [NONE, *(name for name in settings if name != NONE)]
    chosen = choice.from_list(
        NAME,
        screen.say("curves-facet"),
        options,
        lambda name: (
            screen.say("curves-facet-none") if name == NONE else screen.words.setting_name(name)
        ),
        help_text=screen.say("curves-facet-help"),
    )
    if chosen == NONE:
        return "", ()
    return chosen, _values(screen, runs, chosen)


def _values(screen: Screen, runs: tuple[Run, ...], setting: str) -> tuple[str, ...]:
    found = values_of(runs, setting)
    if len(found) <= MOST:
        return ()
    titles = {key_of(value): titled(setting, value, screen.words) for value in found}
    key = f"{VALUES}-{setting}"
    first = list(titles)[:MOST]
    label = screen.say("curves-facet-values")
    return tuple(choice.several_of(VALUES, label, titles, first, key=key, most=MOST))
