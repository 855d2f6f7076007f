"""Figures as they were written: each stands for all values that would be written so.

What goes in: quantities. What comes out: the span of values a quantity allows, and whether two have one in common. No
tolerance is added between exact figures; "about" excludes only what is more than half as large again.
"""

from decimal import Decimal

from factcheck.model import Modifier, Quantity
from factcheck.model.frozen import dataclass

_HALF = Decimal("0.5")
_ABOUT = Decimal("1.5")
_STRICT = frozenset({Modifier.MORE_THAN, Modifier.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Spread:
    """All values from ``low`` to ``high``; None where a side is open. ``strict``: the ends themselves are not meant."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False


def spread_of(quantity: Quantity) -> Spread:
    """Give the values that ``quantity`` allows: half a step around an exact figure, a half-line for a bound."""
    if quantity.value is None or quantity.modifier is Modifier.VAGUE:
        return Spread(quantity.low, quantity.high)
    if quantity.modifier is Modifier.ABOUT:
        ends = sorted((quantity.value / _ABOUT, quantity.value * _ABOUT))
        return Spread(ends[0], ends[1])
    if quantity.modifier is Modifier.EXACT:
        half = (
            quantity.step * _HALF if quantity.step != 1 or quantity.dimension not in ("count", "share") else Decimal(0)
        )
        return Spread(quantity.value - half, quantity.value + half)
    return Spread(quantity.low, quantity.high, quantity.modifier in _STRICT)


def meets(one: Spread, other: Spread) -> bool:
    """Say whether the two have a value in common; "plus de 1 800" and "1 800" do, as people write."""
    strict = one.strict and other.strict
    return _below(one.low, other.high, strict=strict) and _below(other.low, one.high, strict=strict)


def _below(low: Decimal | None, high: Decimal | None, *, strict: bool) -> bool:
    return low is None or high is None or (low < high if strict else low <= high)
