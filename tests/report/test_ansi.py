"""Lines in colour are those that rich would write."""

import io

import pytest
from rich.console import Console
from rich.text import Text

from factcheck.report.flags.ansi import Piece, line

LINES: list[tuple[Piece, ...]] = [
    (),
    ("plain",),
    (("3:14", "dim"), "  ", ("TS103", "bold red"), " said"),
    (("   | ", "dim"), "", ("jeudi", "yellow underline"), " et samedi"),
    (("", "cyan"), ("«\u202fmot\u202f»", "bold red underline")),
]


@pytest.mark.parametrize("colour", [True, False], ids=["coloured", "plain"])
@pytest.mark.parametrize("pieces", LINES)
def test_a_line_is_written_as_rich_writes_it(pieces: tuple[Piece, ...], *, colour: bool) -> None:
    """Styles become the same sequences, and none where there are no colours."""
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=colour,
        no_color=not colour,
        soft_wrap=True,
        color_system="standard" if colour else None,
    )
    console.print(Text.assemble(*pieces), markup=False, emoji=False, highlight=False)
    assert line(*pieces, colour=colour) == out.getvalue()
