"""How exactly a figure is meant: "plus de", "environ", "ou plus".

What goes in: tokens around a numeral, and the phrase tables of a language. What comes out: a modifier with the tokens
it takes, and the low and high that follow from it. This module must not know any word.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.phrases import Found
from factcheck.annotate.quantities.tokens import Token
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.model import Modifier

_SKIPPED = 2
LOOSE = frozenset({Modifier.EXACT, Modifier.ABOUT})
"""Modifiers that leave a figure without a bound."""
_OPEN_HIGH = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST})
_OPEN_LOW = frozenset({Modifier.LESS_THAN, Modifier.AT_MOST})


class Bound(NamedTuple):
    """A modifier, and the tokens that the figure takes with it."""

    modifier: Modifier
    start: int
    end: int


def find_bound(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> Bound:
    """Give the modifier of the figure in tokens ``start`` to ``end``; EXACT where the words say nothing."""
    after = bound_behind(tokens, end, lexicon)
    before = _before(tokens, start, lexicon)
    if before is not None:
        keep = after is not None and before.modifier is Modifier.ABOUT and after.means is not Modifier.ABOUT
        return Bound(after.means, before.start, after.at) if keep and after else before._replace(end=end)
    if after is not None:
        return Bound(after.means, start, after.at)
    return Bound(Modifier.EXACT, start, end)


def bound_behind(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Found[Modifier] | None:
    """Give the bound that starts at token ``end``: "ou plus"; not the "et plus" of "et plus de 400 blessés"."""
    found = lexicon.bounds_after.after(tokens, end)
    if found is None:
        return None
    for behind in range(found.at + 1, min(found.at + _SKIPPED, len(tokens)) + 1):
        next_one = lexicon.bounds_before.before(tokens, behind)
        if next_one is not None and next_one.at < found.at:
            return None
    return found


def _before(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Bound | None:
    for skipped in range(_SKIPPED + 1):
        at = start - skipped
        if at <= 0 or (skipped and tokens[at].key not in lexicon.bounds_skip):
            return None
        found = lexicon.bounds_before.before(tokens, at)
        if found is not None:
            return Bound(found.means, found.at, start)
    return None


def limits(value: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """Give low and high of ``value`` under ``modifier``: a point, a half-line, or nothing for "about"."""
    if modifier is Modifier.EXACT:
        return value, value
    if modifier in _OPEN_HIGH:
        return value, None
    if modifier in _OPEN_LOW:
        return None, value
    return None, None
