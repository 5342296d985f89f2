"""The page of a pack: HTML around blocks of data, with a policy that lets nothing in or out.

The style sheet and the script are in the page, and the policy names their digests, so that nothing
else in it can run, whatever a log is called.  The script makes every text by ``textContent``.
"""

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from pathlib import Path

from dashboard.logs.packs.container import MARK, SCHEMA, element

_HERE = Path(__file__).parent
STYLE, SCRIPT = "pack.css", "pack.js"


def page(
    title: str,
    lang: str,
    no_script: str,
    seen: Mapping[str, bytes],
    later: Mapping[str, bytes],
) -> bytes:
    """The whole file.

    Args:
        title: of the window.
        lang: of the title.
        no_script: what is read where no script runs.
        seen: the blocks of data that the first screen needs, by their names.
        later: the others; they stand behind the script, which does not wait for them.
    """
    style, script = (_HERE.joinpath(name).read_text("utf-8") for name in (STYLE, SCRIPT))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            f"script-src {_digest(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = MARK.decode() + f'"{SCHEMA}" lang="{escape(lang)}">'
    return "\n".join(
        (
            head,
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            f'<body><noscript>{escape(no_script)}</noscript><main id="pack"></main>',
            *(element(name, data) for name, data in seen.items()),
            f"<script>{script}</script>",
            *(element(name, data) for name, data in later.items()),
            "</body></html>\n",
        )
    ).encode()


def _digest(text: str) -> str:
    """A source of the policy (https://www.w3.org/TR/CSP3/#hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
