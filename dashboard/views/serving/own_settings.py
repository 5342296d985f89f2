"""The settings of the server that hold wherever it is started from.

Streamlit reads ``dashboard/.streamlit/config.toml`` beside the file that it serves, but also the
settings of the working folder and of the person's home, which are those of other programs: what
they say and ours does not would count too.  Here it is put back.  What is typed behind
``streamlit run`` or stands in the environment counts, but not against :func:`unsafe`.
"""

import copy
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit import config, file_util

from dashboard.views.serving import browsers, sign_in

FILE = Path(__file__).parents[2] / ".streamlit" / "config.toml"

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1", "[::1]")

OF_ANY_FOLDER = frozenset(
    {"server.port", "server.sslCertFile", "server.sslKeyFile", "logger.level"}
)
"""What other folders may say: the first three are used before a line of this program is read."""

UNHELD = frozenset({"theme.base"})
"""What our file sets only so that a theme named elsewhere is not fetched; it is unset once read."""

TYPED = ("command-line argument or environment variable", "environment variable")
"""Where Streamlit says that an option was defined which a person gave."""

HERE = "dashboard"


def safe() -> Mapping[str, Any]:
    """What holds against everything that is typed, by the name of the option."""
    public = sign_in.public_host()
    return {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "global.appTest": False,
        "global.developmentMode": False,
        "server.allowedHosts": [*LOOPBACK_NAMES, *([public] if public else [])],
        "server.corsAllowedOrigins": [],
        "server.enableAgentApi": False,
        "server.enableCORS": True,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.scriptHealthCheckEnabled": False,
        "server.trustedUserHeaders": {browsers.HEADER: browsers.NAME},
    }


def hold() -> None:
    """Let them hold, now and each time that Streamlit reads a file of settings again."""
    _put_back()
    config.on_config_parsed(_put_back, force_connect=True)


def _put_back() -> None:
    options = config.get_config_options()
    usual = config._config_options_template  # noqa: SLF001 (some defaults are functions)
    ours = _flat(tomllib.loads(FILE.read_text(encoding="utf-8")))
    # A folder that somebody else filled must not name who signs people in.
    ours["secrets.files"] = [file_util.get_streamlit_file_path("secrets.toml")]
    for name, option in options.items():
        if name in OF_ANY_FOLDER or option.where_defined in TYPED:
            continue
        if name in ours and name not in UNHELD:
            option.set_value(ours[name], str(FILE))
        elif option.where_defined != usual[name].where_defined:
            options[name] = copy.deepcopy(usual[name])
    for name, value in safe().items():
        options[name].set_value(value, HERE)


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """The options of a file of settings by their dotted names."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        is_table = isinstance(value, dict)
        found |= _flat(value, f"{before}{name}.") if is_table else {before + name: value}
    return found
