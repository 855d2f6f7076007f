"""A comparison as Markdown: one table, outside strings escaped."""

from collections.abc import Iterator

from factcheck.measure.comparison import Comparison
from factcheck.report.comparison.rows import Excerpt, headline, name_of, rows
from factcheck.report.md import escaped


def render(found: Comparison) -> str:
    """Give the whole page."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    a, b = escaped(name_of(found.a, "A")), escaped(name_of(found.b, "B"))
    yield from (f"# {a} / {b}", "", f"**{found.relation.value}**: {headline(found)}.")
    listed = tuple(rows(found))
    if not listed:
        return
    yield from ("", f"|  | A: {a} | B: {b} |  |", "| --- | --- | --- | --- |")
    for row in listed:
        yield f"| {row.kind} | {_cell(row.a)} | {_cell(row.b)} | {escaped(row.note)} |"


def _cell(part: Excerpt | None) -> str:
    return f"{escaped(part.before)} **{escaped(part.words)}** {escaped(part.after)}".strip() if part else "–"
