"""A report of chosen figures as one HTML file that asks nobody for anything and runs nothing."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from dashboard.report.collection.whole import MOST_SOURCES, Placed, WholeReport, told
from dashboard.text.escape import html
from dashboard.text.sentences import Sentences

STYLE = Path(__file__).with_name("collection.css")


def write(whole: WholeReport, words: Sentences) -> bytes:
    """The file, in the language of ``words``; its pictures are vectors within it.

    A picture is an image, in which no browser runs a script, whatever a log is called.
    """
    style = STYLE.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    heading = html(whole.heading(words))
    lines = (
        "<!doctype html>",
        f'<html lang="{html(words.lang)}">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{heading}</title>",
        f"<style>{style}</style>",
        f'<body><main><h1>{heading}</h1><p class="small">{html(whole.made(words))}</p>',
        *(_figure(one, words) for one in whole.figures),
        *_sources(whole, words),
        "</main></body></html>\n",
    )
    return "\n".join(lines).encode("utf-8", "replace")


def _figure(one: Placed, words: Sentences) -> str:
    name, says, foot = told(one, words)
    picture = base64.b64encode(one.drawing.svg).decode()
    paragraphs = "".join(f"<p>{html(line)}</p>" for line in says.splitlines() if line.strip())
    lang = html(one.entry.lang or words.lang)
    return (
        f'<figure lang="{lang}">'
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{html(one.entry.alt)}">'
        f"<figcaption><p><strong>{html(name)}</strong></p>{paragraphs}"
        f'<p class="small">{html(foot)}</p></figcaption></figure>'
    )


def _sources(whole: WholeReport, words: Sentences) -> Iterator[str]:
    if not whole.sources:
        return
    yield f"<h2>{html(words.say('pack-sources'))}</h2><div class='wide'><table><thead><tr>"
    yield f'<th scope="col">{html(words.say("pack-file"))}</th><th scope="col">SHA-256</th>'
    yield "</tr></thead><tbody>"
    for one in whole.sources[:MOST_SOURCES]:
        yield f"<tr><td>{html(one.path)}</td><td><code>{html(one.sha256)}</code></td></tr>"
    yield f'</tbody></table></div><p class="small">{html(whole.more(words))}</p>'
