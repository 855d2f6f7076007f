"""A comparison side by side on a terminal; one column under the other where it is narrow."""

from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.measure.comparison import Comparison
from factcheck.report.comparison.rows import AGREES, CONFLICT, Excerpt, Row, headline, label, name_of, outcome, rows

_STYLES = {CONFLICT: "bold red", AGREES: "green"}
_NARROW = 70


def render(found: Comparison, *, colour: bool = False, width: int = 100) -> str:
    """Give the table and one closing line."""
    out = StringIO()
    console = Console(
        file=out, force_terminal=colour, no_color=not colour, width=width, markup=False, emoji=False, highlight=False
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), show_header=width >= _NARROW)
    if width >= _NARROW:
        _wide(table, found)
    else:
        _narrow(table, found)
    console.print(table)
    console.print(Text(f"{outcome(found)}: {headline(found)}", style="dim"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _wide(table: Table, found: Comparison) -> None:
    table.add_column("")
    for document, side in ((found.a, "A"), (found.b, "B")):
        table.add_column(Text(f"{side}  {name_of(document, side)}"), ratio=1, overflow="fold")
    for row in rows(found):
        table.add_row(_kind(row, found), _shown(row.a, row), _shown(row.b, row))
        if row.note:
            table.add_row("", Text(row.note), "")


def _narrow(table: Table, found: Comparison) -> None:
    table.add_column("", overflow="fold")
    for row in rows(found):
        sides = (
            Text.assemble((f"{side}  ", "dim"), _shown(part, row))
            for side, part in (("A", row.a), ("B", row.b))
            if part
        )
        lines = [_kind(row, found), *sides, *([Text(row.note)] if row.note else [])]
        table.add_row(Text("\n").join(lines))


def _kind(row: Row, found: Comparison) -> Text:
    return Text(label(found, row.kind), style=_STYLES.get(row.kind, "dim"))


def _shown(part: Excerpt | None, row: Row) -> Text:
    if part is None:
        return Text("–", style="dim")
    return Text.assemble(part.before, (part.words, _STYLES.get(row.kind, "bold")), part.after)
