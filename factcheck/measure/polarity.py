"""Statements in nearly the same words, one of them turned round.

What goes in: two statements. What comes out: a conflict where both share nearly all words and one holds a word of the
other side ("s'oppose à", "supports"; "augmenté", "fell"), or where one alone holds a negation.
"""

from collections.abc import Iterator

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.figures import same_time
from factcheck.measure.statement import Statement, overlap
from factcheck.measure.subject import apart
from factcheck.model import Quantity

_SHARED = 0.6
_UNION = 0.4
_SAME = 0.65
_SAME_KEYS = 4
_ALL, _FEW = 0.8, 3
_OWN = 1  # words that both may have for themselves, beside those that turn the statement round
_MUCH = 5  # words in common from which they may
RISE = "rise"
"""The opposites of every pack that tell a direction."""


def polarity_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflict of two statements of which one says the opposite of the other."""
    if one.denied or other.denied or one.limited != other.limited:
        return
    if one.negated != other.negated:
        if _negates(one, other):
            yield Conflict(Reason.POLARITY, one.span, other.span)
    elif not one.negated and len(one.sides) == len(other.sides) == 1:
        (concept, side, mine), (twin, turned, theirs) = one.sides[0], other.sides[0]
        if concept == twin and side != turned and _turned(one, other):
            yield Conflict(Reason.DIRECTION if concept == RISE else Reason.POLARITY, mine, theirs)


def _negates(one: Statement, other: Statement) -> bool:
    sides = [[side[:2] for side in where.sides] for where in (one, other)]
    union, shared = overlap(one, other)[1], len(one.keys & other.keys)
    alike = (union >= _SAME and shared >= _SAME_KEYS) or (union >= _ALL and shared >= _FEW)
    return alike and sides[0] == sides[1] and _of_one(one, other)


def _of_one(one: Statement, other: Statement) -> bool:
    return same_time(one, other) and _same_figures(one, other) and not apart(one, other)


def _turned(one: Statement, other: Statement) -> bool:
    """Say whether two statements share nearly all words but those that turn one of them round."""
    least, union = overlap(one, other)
    if least < _SHARED or union < _UNION or not _of_one(one, other):
        return False
    mine, theirs = one.unturned, other.unturned
    own = min(len(mine - theirs), len(theirs - mine))
    return own == 0 or one.language != other.language or (own <= _OWN and len(mine & theirs) >= _MUCH)


def _same_figures(one: Statement, other: Statement) -> bool:
    """Say whether no figure of one statement is another than all of its kind in the other."""
    return not any(_differs(figure, other) for figure in one.quantities) and not any(
        _differs(figure, one) for figure in other.quantities
    )


def _differs(figure: Quantity, where: Statement) -> bool:
    twins = {twin.value for twin in where.quantities if twin.unit == figure.unit}
    return bool(twins) and figure.value not in twins
