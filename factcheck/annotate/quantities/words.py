"""From number words to a whole number: "deux cent quatre-vingt-dix mille", "twenty-five thousand and six".

What goes in: tokens and the number words of a language. What comes out: a value, its scale, and where it ends. One
grammar serves every language whose numbers add small parts behind large ones and multiply before scales.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import NumberWords

_HUNDRED = 100
_TEN = 10
_HYPHENS = ("-", "‑")


class Spelled(NamedTuple):
    """A number in words: its value, its last scale (1 for units), the token behind it, and its count of words."""

    value: Decimal
    scale: Decimal
    end: int
    parts: int


@dataclass(slots=True)
class _State:
    total: Decimal = Decimal(0)
    current: int = 0
    last: Decimal | None = None
    scale: Decimal = Decimal(1)
    parts: int = 0


def read_words(tokens: Sequence[Token], at: int, words: NumberWords) -> Spelled | None:
    """Read the longest number in words that starts at token ``at``; None where there is none."""
    state, index, end = _State(), at, at
    while index < len(tokens):
        if not _take(state, tokens[index], words):
            break
        end = index + 1
        index = _next(tokens, end, state, words)
    if not state.parts:
        return None
    return Spelled(state.total + state.current, state.scale, end, state.parts)


def _next(tokens: Sequence[Token], at: int, state: _State, words: NumberWords) -> int:
    """Step over a hyphen, or over an "et" that may join what follows."""
    if at + 1 >= len(tokens):
        return at
    token = tokens[at]
    if token.raw in _HYPHENS:
        joined = at + 3 < len(tokens) and tokens[at + 1].key in words.joiners and tokens[at + 2].raw in _HYPHENS
        return at + 3 if joined else at + 1
    if token.key in words.joiners and _may_join(tokens, at + 1, state, words):
        return at + 1
    return at


def _may_join(tokens: Sequence[Token], at: int, state: _State, words: NumberWords) -> bool:
    value = words.cardinals.get(tokens[at].key)
    if value is None or state.last is None or (at + 1 < len(tokens) and tokens[at + 1].key in words.fractions):
        return False
    if state.last < _HUNDRED:
        return value in words.join_after_tens and state.last >= 2 * _TEN
    return state.last == _HUNDRED or tokens[at].key not in words.articles


def _take(state: _State, token: Token, words: NumberWords) -> bool:
    """Add one number word to the state; False where it cannot go on there."""
    if token.kind is not Kind.WORD:
        return False
    key = token.key
    taken = (
        (key in words.hundreds and _hundred(state, words.hundreds_below))
        or (key in words.scales and _scale(state, words.scales[key]))
        or (key in words.cardinals and _cardinal(state, key, words.cardinals[key], words))
    )
    state.parts += taken
    return bool(taken)


def _cardinal(state: _State, key: str, value: int, words: NumberWords) -> bool:
    if state.last is not None and state.last == words.multiplied.get(key):
        state.current += int(state.last) * (value - 1)
        state.last *= value
        return True
    if not _may_add(state.last, value, words):
        return False
    state.current += value
    state.last = Decimal(value)
    state.scale = Decimal(1)
    return True


def _may_add(last: Decimal | None, value: int, words: NumberWords) -> bool:
    if last is None:
        return True
    if value == 0 or last < _TEN:
        return False
    if last == _TEN:
        return value in words.ten_takes
    if last < _HUNDRED:
        teen = _TEN <= value < 2 * _TEN
        return (value < _TEN and last % _TEN == 0) or (teen and last in words.stretched)
    return value < last


def _hundred(state: _State, below: int) -> bool:
    """Take a hundred behind a number that may multiply it: "deux cents", "forty-five hundred"."""
    if state.current >= below:
        return False
    if state.last is not None and state.last >= _HUNDRED and not (state.last > _HUNDRED and state.current == 0):
        return False
    if state.last is None or state.current == 0:
        state.current = _HUNDRED
    else:
        state.current *= _HUNDRED
    state.last = Decimal(_HUNDRED)
    state.scale = Decimal(1)
    return True


def _scale(state: _State, factor: Decimal) -> bool:
    if state.last is None:
        state.total = factor
    elif state.current == 0:
        if state.last >= factor and state.last > _HUNDRED:
            return False
        state.total *= factor
    elif state.total and state.scale == 1 and state.last < factor and state.total % factor and state.total < factor:
        state.total = (state.total + state.current) * factor
    else:
        state.total += state.current * factor
    state.current = 0
    state.last = state.scale = factor
    return True
