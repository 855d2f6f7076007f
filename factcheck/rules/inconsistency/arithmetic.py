"""Figures as texts give them: each stands for all that would be rounded to it."""

from decimal import Decimal, localcontext

from factcheck.model import Modifier, Quantity
from factcheck.model.frozen import dataclass

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Spread:
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Spread") -> bool:
        """Say whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def written(quantity: Quantity) -> Spread | None:
    """Give the values that would be written so: half a step to both sides; None for what is no exact figure."""
    if quantity.value is None or quantity.modifier is not Modifier.EXACT:
        return None
    half = quantity.step / 2
    return Spread(quantity.value - half, quantity.value + half)


def ratio(part: Spread, whole: Spread) -> Spread | None:
    """Give ``part`` in per cent of ``whole``; None where the whole may be nothing."""
    if whole.low <= 0:
        return None
    with localcontext() as context:
        context.prec = 28
        return Spread(_HUNDRED * part.low / whole.high, _HUNDRED * part.high / whole.low)


def change(begin: Spread, end: Spread) -> Spread | None:
    """Give the change from ``begin`` to ``end`` in per cent of the begin; None where that may be nothing."""
    share = ratio(end, begin)
    return Spread(share.low - _HUNDRED, share.high - _HUNDRED) if share else None


def exactly(value: Decimal) -> Spread:
    """Give a count of things, which is not rounded."""
    return Spread(value, value)
