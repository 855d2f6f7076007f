"""What stands behind a unit and belongs to the figure: "deux heures et demie", "15 dollars et 15 cents", "1m80".

What goes in: tokens and a value read up to its unit. What comes out: the value grown, its step, and the token behind.
"""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.measures import is_height
from factcheck.annotate.quantities.numerals import and_half, read_numeral, starts_number
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon, Unit

_CENTS = 100
SUBUNITS = frozenset({"cent", "penny"})


def and_a_half(
    tokens: Sequence[Token], value: Decimal, step: Decimal, end: int, lexicon: Lexicon
) -> tuple[Decimal, Decimal, int]:
    """Read the half behind the unit: "deux heures et demie"."""
    behind = and_half(tokens, end, lexicon.numbers)
    if behind is None:
        return value, step, end
    return EXACT.add(value, Decimal("0.5")), Decimal("0.5"), behind


def and_hundredths(
    tokens: Sequence[Token], unit: Unit, value: Decimal, end: int, lexicon: Lexicon
) -> tuple[Decimal, Decimal, int]:
    """Read what stands behind a unit: the cents of a sum, "10 secondes 72", "1m80"."""
    if unit.dimension == "currency" or unit.symbol == "second":
        return _and_cents(tokens, value, end, lexicon)
    if unit.symbol == "m" and end < len(tokens) and glued(tokens, end) and is_height(tokens, end):
        part = EXACT.divide(Decimal(int(tokens[end].raw)), Decimal(_CENTS))
        return EXACT.add(value, part), Decimal("0.01"), end + 1
    return value, Decimal(1), end


def _and_cents(tokens: Sequence[Token], value: Decimal, end: int, lexicon: Lexicon) -> tuple[Decimal, Decimal, int]:
    """Read the cents behind the unit: "15 dollars et 15 cents", "3 euros 50"."""
    at = end + (end < len(tokens) and tokens[end].key in lexicon.numbers.joiners)
    cents = read_numeral(tokens, at, lexicon.numbers) if starts_number(tokens, at, lexicon) else None
    if cents is None or tokens[end - 1].kind is not Kind.WORD or not 0 < cents.value < _CENTS or cents.step != 1:
        return value, Decimal(1), end
    unit = lexicon.units.after(tokens, cents.end)
    named = unit is not None and unit.means.symbol in SUBUNITS
    closed = cents.end >= len(tokens) or tokens[cents.end].kind is Kind.SIGN
    if not named and not (closed and at == end and cents.digits):
        return value, Decimal(1), end
    behind = unit.at if named and unit else cents.end
    return EXACT.add(value, EXACT.divide(cents.value, Decimal(_CENTS))), Decimal("0.01"), behind
