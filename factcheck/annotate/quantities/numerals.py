"""From tokens to numerals: a number with everything that may stand behind it.

What goes in: tokens and the number words of a language. What comes out: ``Numeral``s: a value with the precision in
which it was written, or the bounds of a vague one. This module must not know units, nouns or modifiers.
"""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.fractions import (
    and_fraction,
    compound_behind,
    fraction_behind,
    ratio_behind,
    share_at,
    vulgar,
)
from factcheck.annotate.quantities.numbers import (
    Numeral,
    digits_at,
    of_scales,
    powered,
    scaled,
    spelled_at,
    times,
    vague_at,
)
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon, NumberWords
from factcheck.annotate.quantities.words import read_words
from factcheck.model import Modifier

_HUNDRED = 100
_BELOW_ZERO = frozenset({"ratio", "points", "temperature"})
_OPENERS = tuple("([«“")
_HALF = Decimal("0.5")
_ONE = Decimal(1)


def read_numeral(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read the numeral that starts at token ``at``, None where there is none."""
    token = tokens[at]
    sign = vulgar(token.raw)
    if sign is not None:
        return Numeral(sign, sign, at, at + 1, fraction=True)
    if token.kind is Kind.NUMBER:
        found = powered(tokens, digits_at(tokens, at, words))
    elif token.key in words.half or token.key in words.whole_fractions:
        return share_at(tokens, at, words)
    else:
        found = spelled_at(tokens, at, words) or vague_at(tokens, at, words)
    return found and _finish(tokens, found, words)


def _finish(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Add what may stand behind any number: a collective, a fraction, "et demi", "sur trois"."""
    if found.end >= len(tokens) or found.modifier is Modifier.VAGUE:
        return found
    rank = _rank_behind(tokens, found, words)
    if rank is not None:
        return rank
    for behind in (_point, compound_behind, _collective, fraction_behind, _and_half, and_fraction, ratio_behind):
        if found.end >= len(tokens) or found.ordinal:
            break
        found = behind(tokens, found, words)
    return found


def _collective(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "trois douzaines" as 36 and "une quinzaine" as about 15."""
    base = words.collectives.get(tokens[found.end].key)
    behind = tokens[found.end + 1] if found.end + 1 < len(tokens) else None
    other = behind is not None and behind.kind is Kind.WORD and behind.key not in words.of
    if base is None or found.scale != _ONE or (other and found.article):
        return found
    group = of_scales(tokens, times(found, Decimal(base), found.end + 1), words)
    about = Modifier.ABOUT if found.article else Modifier.EXACT
    return group._replace(article=False, modifier=about, digits=False)


def _rank_behind(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral | None:
    """See "vingt et unième": a rank, though its last word is no fraction."""
    at = found.end
    while at < len(tokens) - 1 and at < found.end + 3 and (tokens[at].raw == "-" or tokens[at].key in words.joiners):
        at += 1
    return found._replace(end=at + 1, ordinal=True) if at > found.end and tokens[at].key in words.ranks else None


def _point(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "cinq virgule deux", "two point five"."""
    at = found.end + 1
    if found.digits or found.article or tokens[found.end].key not in words.points or at >= len(tokens):
        return found
    shift = 0
    while at + shift < len(tokens) - 1 and words.cardinals.get(tokens[at + shift].key) == 0:
        shift += 1
    behind = read_words(tokens, at + shift, words)
    if behind is None or behind.value >= _HUNDRED or behind.scale != _ONE:
        return found
    places = shift + len(str(behind.value))
    part = EXACT.scaleb(behind.value, -places)
    grown = found._replace(value=EXACT.add(found.value, part), step=Decimal(1).scaleb(-places), end=behind.end)
    return scaled(tokens, grown, words)


def _and_half(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "un milliard et demi" as 1.5 milliards."""
    end = and_half(tokens, found.end, words)
    if end is None or found.fraction:
        return found
    half = EXACT.multiply(found.scale, _HALF)
    grown = found._replace(value=EXACT.add(found.value, half), step=half, end=end, article=False)
    return grown if found.scale != _ONE else scaled(tokens, grown, words)


def and_half(tokens: Sequence[Token], at: int, words: NumberWords) -> int | None:
    """Give the token behind "et demi", "and a half" at token ``at``, None where there is none."""
    if at >= len(tokens) or tokens[at].key not in words.joiners:
        return None
    at += 1 + (at + 2 < len(tokens) and tokens[at + 1].key in words.articles)
    return at + 1 if at < len(tokens) and tokens[at].key in words.halves else None


def signed(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Take the sign of "-5 °C" or "moins cinq" along; a hyphen between words is no sign."""
    at = numeral.start - 1
    if at < 0 or (numeral.article and tokens[at].key not in lexicon.numbers.negatives):
        return numeral
    if tokens[at].key in lexicon.numbers.negatives and lexicon.bounds_before.before(tokens, at + 1) is None:
        return numeral._replace(value=EXACT.minus(numeral.value), start=at, article=False)
    if not numeral.digits or tokens[at].raw not in "-−–+" or (glued(tokens, at) and tokens[at - 1].raw not in _OPENERS):
        return numeral
    if not glued(tokens, numeral.start) and not _apart(tokens, numeral, lexicon):
        return numeral
    value = numeral.value if tokens[at].raw == "+" else EXACT.minus(numeral.value)
    return numeral._replace(value=value, start=at)


def _apart(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See the sign of "après – 0,1 %": a space behind it, a preposition before, a unit that can be below zero."""
    at = numeral.start - 1
    near = tokens[numeral.start].start - tokens[at].end == 1
    told = at > 0 and (tokens[at - 1].raw in _OPENERS or tokens[at - 1].key in lexicon.numbers.signed_after)
    unit = lexicon.units.after(tokens, numeral.end) if near and told else None
    return unit is not None and unit.means.dimension in _BELOW_ZERO


def starts_number(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Say whether a numeral may start at token ``at``."""
    return at < len(tokens) and (tokens[at].kind is Kind.NUMBER or tokens[at].key in lexicon.triggers)
