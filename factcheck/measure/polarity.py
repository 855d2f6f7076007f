"""Statements in nearly the same words, one of them turned round.

What goes in: two statements. What comes out: a conflict where both share nearly all words and one holds a word of the
other side ("s'oppose à", "supports"), or where one alone holds a negation.
"""

from collections.abc import Iterator

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.statement import Statement, overlap

_SHARED = 0.6
_UNION = 0.4
_SAME = 0.65
_SAME_KEYS = 4


def polarity_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflict of two statements of which one says the opposite of the other."""
    least, union = overlap(one, other)
    if one.denied or other.denied or one.limited != other.limited:
        return
    if one.negated != other.negated:
        if union >= _SAME and len(one.keys & other.keys) >= _SAME_KEYS and one.sides == other.sides == ():
            yield Conflict(Reason.POLARITY, one.span, other.span)
        return
    if one.negated or len(one.sides) != 1 or len(other.sides) != 1 or least < _SHARED or union < _UNION:
        return
    (concept, side, mine), (twin, turned, theirs) = one.sides[0], other.sides[0]
    if concept == twin and side != turned:
        yield Conflict(Reason.POLARITY, mine, theirs)
