"""What a study of the trainer is called: as the bundled logs of the same study are."""

from dashboard.text.catalogue import Catalogue
from dashboard.views.state.log_set import code_of


def title(name: str, texts: Catalogue) -> str:
    """The title of the study called ``name``; its name where the dashboard knows no title."""
    message = f"set-{code_of(name)}"
    return texts.say(message) if texts.has(message) else name


def title_in_group(name: str, group: str, texts: Catalogue) -> str:
    """The same after the title of its ``group``, if it has one."""
    message = f"set-group-{code_of(group)}"
    if not texts.has(message):
        return title(name, texts)
    return texts.say("set-in-group", group=texts.say(message), title=title(name, texts))
