"""A comparison as one HTML page that needs nothing else: no script, no font, no image, no request."""

from base64 import b64encode
from hashlib import sha256

from factcheck.measure.comparison import Comparison
from factcheck.report.comparison.rows import CONFLICT, Excerpt, Row, headline, label, name_of, outcome, rows
from factcheck.report.html.elements import Html, joined, tag

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid #8884; }
td { overflow-wrap: anywhere; }
th:first-child, td:first-child { width: 8rem; }
.conflict mark { background: #d33; color: #fff; }
mark { background: #8883; color: inherit; padding: 0 .15em; }
.note { font-size: .875rem; }
"""


def render(found: Comparison) -> str:
    """Give the whole page."""
    page = tag("html", _head(found), _body(found))
    return f"<!doctype html>\n{page}\n"


def _head(found: Comparison) -> Html:
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{name_of(found.a, 'A')} / {name_of(found.b, 'B')}"),
        tag("style", Html(_STYLE)),
    )


def _body(found: Comparison) -> Html:
    header = tag(
        "tr", tag("th", ""), tag("th", f"A: {name_of(found.a, 'A')}"), tag("th", f"B: {name_of(found.b, 'B')}")
    )
    lines = joined(_row(row, found) for row in rows(found))
    return tag(
        "body",
        tag("h1", f"{name_of(found.a, 'A')} / {name_of(found.b, 'B')}"),
        tag("p", tag("strong", outcome(found)), f": {headline(found)}."),
        tag("table", tag("thead", header), tag("tbody", lines)),
    )


def _row(row: Row, found: Comparison) -> Html:
    kind = tag("td", label(found, row.kind), tag("p", row.note, class_="note") if row.note else None)
    a, b = (_cell(part, document) for part, document in ((row.a, found.a.language), (row.b, found.b.language)))
    return tag("tr", kind, a, b, class_="conflict" if row.kind == CONFLICT else None)


def _cell(part: Excerpt | None, language: str) -> Html:
    if part is None:
        return tag("td", "–")
    return tag("td", part.before, tag("mark", part.words), part.after, lang=language)
