"""A figure, as a sentence's tokens give it, and the joining of two bounds to one range.

What goes in: figures in order. What comes out: the same, with "supérieur à 100 et inférieur à 300" made one.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon, Unit
from factcheck.model import Modifier

COUNT = Unit("1", "count")
SHARE = Unit("1", "share")
AGE = Unit("year", "time")
_LINK = 2
_THOUSAND = 1000
_ALIKE = 10
"""How far apart two numbers of one unit may lie: "a crew of 5,000 and 75 aircraft" shares none."""
_LOWER = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.AT_MOST})


class Figure(NamedTuple):
    """A figure in tokens ``start`` to ``end``; ``of`` are the tokens of what it counts."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: Unit
    step: Decimal
    of: tuple[int, int] | None
    rate: str = ""


def sharing(tokens: Sequence[Token], figures: Sequence[Figure], lexicon: Lexicon) -> list[Figure]:
    """Lend unit or noun of the last number to those before it: "24 et 31 ans", "3, 4 ou 5 %", "12 and 19 deaths"."""
    out = list(figures)
    chained = False
    for index in range(len(out) - 2, -1, -1):
        link = tokens[out[index].end : out[index + 1].start]
        words = lexicon.numbers.joiners | lexicon.ranges.or_
        linked = len(link) == 1 and (link[0].key in words or (chained and link[0].raw == ","))
        chained = linked and _takes(out[index], out[index + 1])
        if chained:
            out[index] = out[index]._replace(unit=out[index + 1].unit, of=out[index + 1].of)
    return out


def _takes(bare: Figure, full: Figure) -> bool:
    """Say whether a bare number may take unit and noun of the next; not where that has a scale it may share as well."""
    counted = full.unit != COUNT or full.of is not None
    plain = bare.unit == COUNT and bare.of is None and bare.value is not None and bare.modifier is not Modifier.VAGUE
    if not (plain and counted) or full.unit == SHARE or full.step >= _THOUSAND or not bare.value or not full.value:
        return False
    return full.value / _ALIKE <= bare.value <= full.value * _ALIKE


def joined(tokens: Sequence[Token], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Join "supérieur à 100 et inférieur à 300" into one range."""
    held: Figure | None = None
    for figure in figures:
        if held is not None and _opposite(tokens, held, figure):
            low, high = (held.low, figure.high) if held.low is not None else (figure.low, held.high)
            held = held._replace(
                end=figure.end, value=None, low=low, high=high, modifier=Modifier.RANGE, of=figure.of or held.of
            )
            continue
        if held is not None:
            yield held
        held = figure
    if held is not None:
        yield held


def _opposite(tokens: Sequence[Token], left: Figure, right: Figure) -> bool:
    kinds = {left.modifier in _LOWER, right.modifier in _LOWER}, {left.modifier in _UPPER, right.modifier in _UPPER}
    if kinds != ({True, False}, {True, False}) or left.unit != right.unit or left.of or right.start - left.end > _LINK:
        return False
    low = left.low if left.low is not None else right.low
    high = right.high if right.high is not None else left.high
    return low is not None and high is not None and low < high and _linked(tokens, left.end, right.start)


def _linked(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(token.kind is Kind.WORD or token.raw == "," for token in tokens[start:end])
