"""Numbers as written, without what may follow them: digits or words, with their scales.

What goes in: tokens and the number words of a language. What comes out: a ``Numeral``. Halves, shares and ratios are
read in ``fractions``.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.digits import EXACT, read_digits
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import NumberWords
from factcheck.annotate.quantities.words import read_words
from factcheck.model import Modifier

_TENFOLD = 10
_HIGHEST = 30
_PARTS = 3
_BELOW = frozenset({"2", "3", "4", "5", "8", "10", "16"})
_ONE = Decimal(1)


class Numeral(NamedTuple):
    """A number as read: tokens ``start`` up to ``end``.

    ``scale`` is the scale word it ends on (10⁹ for "40 milliards"), ``article`` marks a lone "un" that may be no
    number at all, ``fraction`` a share ("deux tiers", "un sur trois"), ``digits`` a number written in digits,
    ``ordinal`` a rank ("vingt-cinquième"), which counts nothing.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    scale: Decimal = _ONE
    modifier: Modifier = Modifier.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    article: bool = False
    fraction: bool = False
    digits: bool = False
    ordinal: bool = False


def digits_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read digits with their scale at token ``at``."""
    written = read_digits(tokens[at].raw, words.decimal)
    if written is None:
        return None
    found = Numeral(written.value, written.step, at, at + 1, digits=True)
    return _over(tokens, found) or scaled(tokens, found, words)


def powered(tokens: Sequence[Token], found: Numeral | None) -> Numeral | None:
    """Read "10^6"; None where the power is too high to be a figure."""
    if found is None or found.end + 1 >= len(tokens) or tokens[found.end].raw != "^":
        return found
    end = found.end + 1
    while end < len(tokens) - 1 and tokens[end].raw in "+-":
        end += 1
    raw = tokens[end].raw
    if not raw.isdecimal() or len(raw) >= _PARTS or not 0 < int(raw) <= _HIGHEST:
        return None
    power = EXACT.power(found.value, int(raw))
    below = any(token.raw == "-" for token in tokens[found.end : end])
    value = EXACT.divide(_ONE, power) if below and power else power
    return found._replace(value=value, end=end + 1)


def _over(tokens: Sequence[Token], left: Numeral) -> Numeral | None:
    """Read "3/4" and "10 1/2"; None where no such fraction stands."""
    start = left.end if left.end < len(tokens) and tokens[left.end].kind is Kind.NUMBER else left.start
    parts = tokens[start : start + 3]
    if len(parts) < _PARTS or parts[1].raw != "/" or parts[2].kind is not Kind.NUMBER or not _tight(parts):
        return None
    above, below = int(parts[0].raw) if parts[0].raw.isdigit() else 0, parts[2].raw
    if below not in _BELOW or not 0 < above < int(below):
        return None
    whole = left.value if start > left.start else Decimal(0)
    value = EXACT.add(whole, EXACT.divide(Decimal(above), Decimal(int(below))))
    return Numeral(
        value, EXACT.divide(_ONE, Decimal(int(below))), left.start, start + 3, digits=True, fraction=not whole
    )


def _tight(parts: Sequence[Token]) -> bool:
    return parts[0].end == parts[1].start and parts[1].end == parts[2].start


def scaled(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by the scale words behind: "2,5 millions", "61 Mds", "40 mille milliards"."""
    while found.end < len(tokens):
        at = found.end + (tokens[found.end].raw == "-" and found.end + 1 < len(tokens))
        factor = _factor(tokens, at, words)
        if factor is None or factor <= found.scale != _ONE:
            break
        found = times(found, factor, at + 1)
    return found


def _factor(tokens: Sequence[Token], at: int, words: NumberWords) -> Decimal | None:
    token = tokens[at]
    if token.raw in words.letters and glued(tokens, at) and tokens[at - 1].kind is Kind.NUMBER:
        return words.letters[token.raw] if token.raw in words.glued or _counts_plural(tokens, at, words) else None
    if token.key in words.scales:
        return words.scales[token.key]
    if token.raw in words.spaced and tokens[at - 1].kind is Kind.NUMBER:
        return words.letters[token.raw]
    return words.short_scales.get(token.raw) if token.kind is Kind.WORD else None


def _counts_plural(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Tell "5m people" from "5m": the letter scales where something countable follows."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and behind.kind is Kind.WORD and behind.key.endswith(words.countable)


def times(found: Numeral, factor: Decimal, end: int) -> Numeral:
    """Multiply a number by a scale that ends before token ``end``."""
    return found._replace(
        value=EXACT.multiply(found.value, factor), step=EXACT.multiply(found.step, factor), scale=factor, end=end
    )


def spelled_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read a number in words at token ``at``."""
    if tokens[at].key in words.scales and not _counts_one(tokens, at, words):
        return None
    spelled = read_words(tokens, at, words)
    if spelled is None:
        return None
    article = spelled.parts == 1 and tokens[at].key in words.articles
    found = Numeral(spelled.value, spelled.scale, at, spelled.end, scale=spelled.scale, article=article)
    loose = tokens[at].key in words.hundreds or tokens[at].key in words.scales
    if loose and at and tokens[at - 1].key in words.vague - words.of:
        return _spread(found)
    if spelled.scale == _ONE and spelled.value % 10 == 0 and spelled.value:
        found = found._replace(step=_ONE)
    return found


def _counts_one(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Say whether a scale word may start a number ("mille personnes"): where it needs no "un" before it."""
    return words.scales[tokens[at].key] <= Decimal(1000) and tokens[at].key not in words.collectives


def vague_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read "[des] centaines", "[plusieurs] dizaines de milliers", "[des] millions"."""
    base = words.collectives.get(tokens[at].key) or words.scales.get(tokens[at].key)
    before = tokens[at - 1].key if at else ""
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    told = before in words.vague or (behind in words.of and tokens[at].key in words.collectives)
    if base is None or not (told or tokens[at].key in words.alone):
        return None
    if tokens[at].key + "s" in words.scales or tokens[at].key + "s" in words.collectives:
        return None
    found = Numeral(Decimal(base), Decimal(base), at, at + 1, scale=Decimal(base))
    return _spread(of_scales(tokens, found, words))


def _spread(found: Numeral) -> Numeral:
    high = EXACT.subtract(EXACT.multiply(found.value, Decimal(_TENFOLD)), _ONE)
    return found._replace(modifier=Modifier.VAGUE, low=EXACT.multiply(found.value, Decimal(2)), high=high)


def of_scales(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by "de milliers", "of thousands"."""
    while found.end + 1 < len(tokens) and tokens[found.end].key in words.of:
        key = tokens[found.end + 1].key
        factor = words.scales.get(key) or words.collectives.get(key)
        if factor is None:
            break
        found = times(found, Decimal(factor), found.end + 2)
    return found
