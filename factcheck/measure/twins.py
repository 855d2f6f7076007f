"""Whether two statements say the same in nearly the same words.

What goes in: two statements, in one language or two. What comes out: whether they share nearly all words, every figure
and every date, and neither turns the other round. A translation never shares all words, so less is asked of it.
"""

from factcheck.measure.statement import Statement, overlap
from factcheck.measure.subject import apart

_SAME, _FEW = 0.8, 3  # within a language
_TRANSLATED, _SOME = 0.6, 4  # across two


def twins(one: Statement, other: Statement) -> bool:
    """Say whether two statements say the same."""
    least, few = (_SAME, _FEW) if one.language == other.language else (_TRANSLATED, _SOME)
    if overlap(one, other)[1] < least or len(one.keys & other.keys) < few:
        return False
    if one.negated != other.negated or one.denied != other.denied or one.limited != other.limited:
        return False
    return _sides(one) == _sides(other) and _values(one) == _values(other) and not apart(one, other)


def _sides(where: Statement) -> set[tuple[str, int]]:
    return {(concept, side) for concept, side, _ in where.sides}


def _values(where: Statement) -> tuple[set[tuple[object, ...]], set[str]]:
    figures: set[tuple[object, ...]] = {(q.value, q.low, q.high, q.unit, q.rate, q.change) for q in where.quantities}
    return figures, {time.value for time in where.times}
