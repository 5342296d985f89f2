"""Selectors of the Streamlit elements and keyed containers that style sheets and tools rely on.

Streamlit documents neither its ``data-testid`` attributes nor the class ``st-key-<key>`` that it
gives a container, so any release may rename them.  All that the program relies on is in this table;
``tests/browser/test_streamlit_parts.py`` checks that each selector still matches an element.

A style sheet writes a name as a custom selector, in the syntax of the CSS draft of that title:
``:--main .skeleton`` becomes ``[data-testid="stMain"] .skeleton``.
"""

import re


def _part(test_id: str) -> str:
    """Select Streamlit's own part with this test id."""
    return f'[data-testid="{test_id}"]'


def _keyed(key: str) -> str:
    """Select the container that a page drew with ``key=key``."""
    return f".st-key-{key}"


def _keyed_from(start: str) -> str:
    """Select every container whose key starts with ``start``."""
    return f'[class*="st-key-{start}"]'


SELECTORS = {
    # Streamlit's frame around the page
    "app": _part("stApp"),
    "skeleton": _part("stSkeleton"),
    "header": _part("stHeader"),
    "toolbar": _part("stToolbar"),
    "skills-nudge": _part("stSkillsNudge"),
    "main": _part("stMain"),
    "main-block": _part("stMainBlockContainer"),
    "toasts": _part("stToastContainer"),
    # Streamlit's layout
    "column": _part("stColumn"),
    "row": _part("stHorizontalBlock"),
    "stack": _part("stVerticalBlock"),
    "spacer": _part("stSpace"),
    "element": _part("stElementContainer"),
    "full-screen-frame": _part("stFullScreenFrame"),
    "expander": _part("stExpander"),
    "expander-body": _part("stExpanderDetails"),
    "popover-body": _part("stPopoverBody"),
    "dialog": _part("stDialog"),
    # Streamlit's elements and controls
    "chart": _part("stVegaLiteChart"),
    "chart-buttons": _part("stElementToolbar"),
    "table": _part("stDataFrame"),
    "html": _part("stHtml"),
    "page-link": _part("stPageLink"),
    "page-link-anchor": _part("stPageLink-NavLink"),
    "progress": _part("stProgress"),
    "tab": _part("stTab"),
    "multi-select": _part("stMultiSelect"),
    "select-box": _part("stSelectbox"),
    "drop-down-list": '[data-testid$="VirtualDropdown"]',
    "tooltip": _part("stTooltipContent"),
    "widget-label": _part("stWidgetLabel"),
    "input-hint": _part("InputInstructions"),
    "uploader": _part("stFileUploaderDropzone"),
    "uploader-help": _part("stFileUploaderDropzoneInstructions"),
    "download-error": _part("stDownloadButtonError"),
    # Containers of our pages, by their keys
    "top-row": _keyed("top"),
    "pages": _keyed("pages"),
    "open-logs": _keyed("open-logs"),
    "live-row": _keyed("live-row"),
    "reading-bar": _keyed("reading-bar"),
    "samples": _keyed_from("samples"),
    "drop-zones": _keyed_from("drop-zones"),
    "kept-row": _keyed("kept-row"),
    "unfair": _keyed("unfair"),
    "curves-page": _keyed("curves-page"),
    "curves-rail": _keyed("curves-rail"),
    "curves-figure": _keyed("curves-figure"),
    "table-beside": _keyed("curves-table-beside"),
    "saved-views": _keyed("saved-views"),
    "rail-fold": _keyed("rail-fold"),
    "figure-keys": _keyed("figure-keys"),
    "finding-buttons": _keyed("finding-buttons"),
    "run-findings": _keyed("run-findings"),
    "any-card": _keyed_from("card-"),
    "any-standout": _keyed_from("standout-"),
    "with-figures": _keyed("with-figures"),
    "first-metric": _keyed("first-metric-row"),
    "any-training": _keyed_from("training-"),
    "any-advice-code": _keyed_from("advice-code-"),
    "any-export": _keyed_from("export-"),
    "any-numbers": _keyed_from("numbers-"),
    "walk": _keyed("walk"),
    "walk-previous": _keyed("walk-previous"),
    "walk-next": _keyed("walk-next"),
    "meeting-room": _keyed("meeting-room"),
    "meeting-bar": _keyed("meeting-bar"),
    "meeting-decide": _keyed("meeting-decide"),
    "meeting-form": _keyed("meeting-form"),
    "meeting-ask": _keyed("meeting-ask"),
    "meeting-import": _keyed("meeting-import"),
    "meeting-files": _keyed("meeting-files"),
    "collected-files": _keyed("collected-files"),
    "any-collected": _keyed_from("collected-figure-"),
    "any-lab-entry": _keyed_from("lab-entry-"),
}
"""CSS selector of each part, by the name that the style sheets give it."""

_CUSTOM = re.compile(r":--([a-z][a-z-]*)")


def expand(css: str) -> str:
    """Replace every custom selector ``:--name`` in a style sheet by the selector of that part.

    Raises:
        KeyError: A name is not in :data:`SELECTORS`.
    """
    return _CUSTOM.sub(lambda found: SELECTORS[found[1]], css)
