"""What a person chose to train, and whether it can be started."""

from dashboard.text.escape import html
from dashboard.training.plan import PlanError
from dashboard.views.state.page import Screen


def problem(screen: Screen, error: PlanError) -> str:
    """The sentence on what cannot be trained, as HTML."""
    values = dict(error.values)
    value = values.get("value")
    if isinstance(value, int | float):
        values["value"] = screen.texts.number(value)
    if "setting" in values:
        values["setting"] = screen.words.setting_name(str(values["setting"]))
    return f'<p class="losses" role="status">{html(screen.say(f"plan-{error.code}", **values))}</p>'
