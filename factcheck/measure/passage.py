"""What a claim says against the passage that a source is quoted with for it.

What goes in: a claim as a statement, and the sentences of a passage. What comes out: conflicts, with the statement that
each is with. Somebody said that the passage is about the claim, so fewer words in common are asked for than where two
texts meet by chance; but a figure that the passage gives anywhere, or gives two of, conflicts with nothing.
"""

from collections.abc import Iterator, Sequence

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.figures import bare, claimed, complements, counted, figure_conflicts, same_time, scaled, sole
from factcheck.measure.spread import meets, spread_of
from factcheck.measure.statement import Statement
from factcheck.measure.times import time_conflicts
from factcheck.model import Quantity

_WITHOUT_THING = frozenset({"currency", "ratio", "points", "temperature"})


def passage_conflicts(claim: Statement, passage: Sequence[Statement]) -> Iterator[tuple[Statement, Conflict]]:
    """Give what a claim gives otherwise than a passage, one conflict for each figure and date of the claim."""
    for figure in claim.quantities:
        if claimed(figure) and sole(figure, claim) and not _given(figure, passage):
            found = [(where, conflict) for where in passage for conflict in _against(figure, claim, where)]
            values = {where.text[conflict.b.start : conflict.b.end] for where, conflict in found}
            yield from found[:1] if len(values) == 1 else ()
    dated = [(where, conflict) for where in passage for conflict in time_conflicts(claim, where)]
    if len(dated) == 1 and len(passage) == 1:
        yield dated[0]


def _given(figure: Quantity, passage: Sequence[Statement]) -> bool:
    """Say whether the passage gives this figure, in whatever words."""
    spread = spread_of(figure)
    units = (figure.unit, "1")
    return any(q.unit in units and meets(spread, spread_of(q)) for where in passage for q in where.quantities)


def _against(figure: Quantity, claim: Statement, where: Statement) -> Iterator[Conflict]:
    slips = [conflict for conflict in figure_conflicts(claim, where) if conflict.a == bare(figure)]
    if slips:
        yield from slips
        return
    if not claim.keys & where.keys or not same_time(claim, where) or claim.limited != where.limited:
        return
    for theirs in where.quantities:
        if _of_one_kind(figure, theirs, claim, where) and claimed(theirs) and sole(theirs, where):
            yield Conflict(Reason.MAGNITUDE if scaled(figure, theirs) else Reason.VALUE, bare(figure), bare(theirs))


def _of_one_kind(figure: Quantity, theirs: Quantity, claim: Statement, where: Statement) -> bool:
    if (figure.unit, figure.dimension, figure.rate) != (theirs.unit, theirs.dimension, theirs.rate):
        return False
    if complements(figure, theirs) or figure.change != theirs.change:
        return False
    mine, others = counted(figure, claim), counted(theirs, where)
    return bool(mine & others) or (figure.dimension in _WITHOUT_THING and not (mine and others))
