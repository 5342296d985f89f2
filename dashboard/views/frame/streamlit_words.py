"""Streamlit's own words in the language of the page: it writes them in English and asks nobody.

They are names for screen readers, hints in fields, empty lists and menus. Streamlit has no setting
for them, so a script puts ours in their place, now and whenever it draws a part anew. It changes
only what is exactly one of the words here, nothing that we wrote (``:--html``), and no option of a
list.
"""

import json
from pathlib import Path

from dashboard.text.catalogue import Catalogue
from dashboard.views.frame.streamlit_parts import expand

SCRIPT = Path(__file__).with_suffix(".js")

PAGE_MISSING = (
    "The page that you have requested does not seem to exist",
    ". Running the app's main page.",
)
"""The two pieces of which Streamlit makes one sentence."""

WORDS = {
    "about": "About",
    "accounting": "Accounting",
    "add-files": "Add files",
    "automatic": "Automatic",
    "autosize": "Autosize",
    "average": "Average",
    "average-length": "Average length",
    "based-on-sample": "Based on sample",
    "chart-code": "Copy Vega-Lite spec",
    "choose-option": "Choose an option",
    "choose-options": "Choose options",
    "clear-all": "Clear all",
    "clear-entry": "Clear entry",
    "clear-selection": "Clear selection",
    "clear-value": "Clear value",
    "close": "Close",
    "close-fullscreen": "Close fullscreen",
    "close-search": "Close Search",
    "column-menu": "Dataframe column menu",
    "compact": "Compact",
    "copy": "Copy to clipboard",
    "copy-column-name": "Copy column name",
    "dark": "Dark",
    "decrement": "Decrement",
    "dismiss": "Dismiss",
    "distinct": "Distinct",
    "dollar": "Dollar",
    "download-csv": "Download as CSV",
    "download-png": "Download as PNG",
    "empty": "Empty",
    "file-upload": "file upload",
    "format": "Format",
    "fullscreen": "Fullscreen",
    "get-help": "Get help",
    "hide-column": "Hide column",
    "increment": "Increment",
    "light": "Light",
    "localized": "Localized",
    "main-menu": "Main menu",
    "maximum": "Maximum",
    "maximum-length": "Maximum length",
    "median": "Median",
    "minimum": "Minimum",
    "minimum-length": "Minimum length",
    "next-result": "Next Result",
    "no-data": "No data",
    "no-results": "No results",
    "notifications": "Notifications",
    "open": "Open",
    "page-missing": "".join(PAGE_MISSING),
    "page-not-found": "Page not found",
    "percent": "Percent",
    "pin-column": "Pin column",
    "plain": "Plain",
    "previous-result": "Previous Result",
    "print": "Print",
    "progress": "progress",
    "record": "Record a screencast",
    "report-a-bug": "Report a bug",
    "rerun": "Rerun",
    "running": "Running...",
    "scientific": "Scientific",
    "search": "Search",
    "select-all": "Select all",
    "selected-values": "Selected values",
    "show-data": "Show data",
    "show-hide-columns": "Show/hide columns",
    "skip": "Skip to main content",
    "sort-ascending": "Sort ascending",
    "sort-descending": "Sort descending",
    "standard-deviation": "Standard deviation",
    "stop": "Stop",
    "system": "System",
    "theme": "Theme",
    "unpin-column": "Unpin column",
    "upload": "Upload",
    "upload-directories": "Upload directories",
    "values": "Values",
    "visualization": "visualization",
    "yen": "Yen",
}
"""What Streamlit writes, by the end of the name of our message (``streamlit-``)."""

PHRASES = {
    "help": ("Help for ", ""),
    "most": ("You can only select up to ", ". Remove an option first."),
    "options": ("", " available."),
    "remove": ("Remove ", ""),
    "select-matches": ("Select ", " matches"),
    "shortcut": ("Shortcut ", ""),
}
"""The same for what it writes around a name or a number: what stands before and behind that."""


AMONG_OPTIONS = ("No results", "Select all", r"Select \d+ matches")
"""What Streamlit writes as if it were an option of a list, as regular expressions."""

NAME = "\0"
"""Stands for the name or the number in a phrase."""


def script(texts: Catalogue) -> str:
    """The script that says Streamlit's words in the language of ``texts``."""
    words = {english: texts.say(f"streamlit-{name}") for name, english in WORDS.items()}
    phrases = [
        [before, after, said]
        for name, (before, after) in PHRASES.items()
        if (said := texts.say(f"streamlit-{name}", what=NAME)) != f"{before}{NAME}{after}"
    ]
    given = json.dumps([words, phrases, AMONG_OPTIONS, expand(":--html")], ensure_ascii=False)
    escaped = given.replace("<", "\\u003c")  # a script ends at the first "</script"
    return SCRIPT.read_text(encoding="utf-8").replace("= GIVEN;", f"= {escaped};")
