"""A comparison as Markdown: one table, outside strings escaped."""

from collections.abc import Iterator

from factcheck.measure.comparison import Comparison
from factcheck.report.comparison.rows import Excerpt, headline, label, name_of, outcome, rows
from factcheck.report.md import escaped


def render(found: Comparison) -> str:
    """Give the whole page."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    a, b = escaped(name_of(found.a, "A")), escaped(name_of(found.b, "B"))
    yield from (f"# {a} / {b}", "", f"**{outcome(found)}**: {headline(found)}.")
    listed = tuple(rows(found))
    if not listed:
        return
    yield from ("", f"|  | A: {a} | B: {b} |  |", "| --- | --- | --- | --- |")
    for row in listed:
        yield f"| {label(found, row.kind)} | {_cell(row.a)} | {_cell(row.b)} | {escaped(row.note)} |"


def _cell(part: Excerpt | None) -> str:
    if part is None:
        return "–"
    before, behind = (" " if blank.isspace() else "" for blank in (part.before[-1:], part.after[:1]))
    return f"{escaped(part.before)}{before}**{escaped(part.words)}**{behind}{escaped(part.after)}"
