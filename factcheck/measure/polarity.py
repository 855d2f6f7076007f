"""Statements in nearly the same words, one of them turned round.

What goes in: two statements. What comes out: a conflict where both share nearly all words and one holds a word of the
other side ("s'oppose à", "supports").
"""

from collections.abc import Iterator

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.statement import Statement, overlap

_SHARED = 0.7
_UNION = 0.5


def polarity_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflict of two words of opposite sides in otherwise alike statements."""
    if len(one.sides) != 1 or len(other.sides) != 1 or one.negated or other.negated:
        return
    (concept, side, mine), (twin, turned, theirs) = one.sides[0], other.sides[0]
    least, union = overlap(one, other)
    if concept == twin and side != turned and least >= _SHARED and union >= _UNION:
        yield Conflict(Reason.POLARITY, mine, theirs)
