"""Shares: "deux tiers", "la moitié", "un sur trois", "2½", "half a million".

What goes in: tokens with a number just read. What comes out: the number grown by its fraction, or the same number. A
rank ("vingt-cinquième") is recognised here, so that it counts nothing.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from unicodedata import numeric

from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.numbers import Numeral, digits_at, spelled_at, times
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.symbols import VULGAR
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import NumberWords
from factcheck.annotate.quantities.words import read_words

_TENFOLD = 10
_THOUSAND = 1000
_ROUND = frozenset(map(Decimal, (2, 3, 4, 5, 6, 10, 20, 100, 1000, 10_000, 100_000)))
_ONE = Decimal(1)


def fraction_behind(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "trois quarts", "un cinquième", "2½"."""
    at = found.end + (tokens[found.end].raw == "-" and found.end + 1 < len(tokens))
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return found
    sign = vulgar(tokens[at].raw)
    if sign is not None:
        whole = Decimal(0) if found.article else found.value
        return found._replace(value=EXACT.add(whole, sign), step=sign, end=at + 1, article=False)
    below = words.fractions.get(tokens[at].key)
    if below is None or (found.digits and found.value > _TENFOLD) or (found.scale != _ONE and below <= _THOUSAND):
        return found
    if _is_rank(tokens, found, at, words):
        return found._replace(end=at + 1, ordinal=True)
    if found.article and not _is_share(tokens, at, words, article=True):
        return found
    part = EXACT.divide(found.value, Decimal(below))
    share = found._replace(
        value=part, step=EXACT.divide(_ONE, Decimal(below)), end=at + 1, article=False, fraction=True
    )
    return _share_of_scale(tokens, share, words)


def _is_rank(tokens: Sequence[Token], found: Numeral, at: int, words: NumberWords) -> bool:
    """Tell "vingt-cinquième", "twenty-third" from "cinq-huitièmes", "two-thirds"."""
    key = tokens[at].key
    single = key + "s" in words.fractions and key not in words.whole_fractions
    return single and found.value > 1 and (at > found.end or found.value >= 2 * _TENFOLD)


def vulgar(raw: str) -> Decimal | None:
    """Give the value of a fraction of one character ("½"), None where it is none."""
    if raw not in VULGAR:
        return None
    share = Fraction(numeric(raw)).limit_denominator(100)
    return EXACT.divide(Decimal(share.numerator), Decimal(share.denominator)) if 0 < share < 1 else None


def _is_share(tokens: Sequence[Token], at: int, words: NumberWords, *, article: bool) -> bool:
    """Tell "un cinquième des élèves" from "un cinquième mandat"."""
    key = tokens[at].key
    last = at + 1 >= len(tokens) or (tokens[at + 1].kind is Kind.SIGN and tokens[at + 1].raw != "-")
    if last or tokens[at + 1].key in words.scales or (article and _is_measured(tokens, at, words)):
        return True
    if key in words.half:
        return tokens[at + 1].key in words.of | words.half_takes
    joined = tokens[at + 1].raw == "-"
    if key in words.halves:
        return joined
    return tokens[at + 1].key in words.of or (key in words.whole_fractions and article) or (joined and article)


def _is_measured(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """See "nearly a third voted", "by a third and"; not "by a third person"."""
    before = tokens[at - 2].key if at > 1 else ""
    behind = tokens[at + 1].key
    return before in words.half_after and (behind in words.joined_takes or before not in words.joined_after)


def _share_of_scale(tokens: Sequence[Token], share: Numeral, words: NumberWords) -> Numeral:
    """Read "un demi-million", "deux tiers de million", "half a million"."""
    at = share.end
    while (
        at < len(tokens)
        and at < share.end + 2
        and (tokens[at].raw == "-" or tokens[at].key in words.of or tokens[at].key in words.articles)
    ):
        at += 1
    if at >= len(tokens):
        return share
    factor = words.scales.get(tokens[at].key) or words.collectives.get(tokens[at].key)
    if factor is None:
        return share
    return times(share, Decimal(factor), at + 1)._replace(fraction=False)


def compound_behind(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "un vingt-cinquième": a denominator of several words."""
    if found.digits or found.scale != _ONE or found.value > 2 * _TENFOLD:
        return found
    tens = read_words(tokens, found.end, words)
    if tens is None or tens.value < 2 * _TENFOLD:
        return found
    at = tens.end
    while at < len(tokens) - 1 and (tokens[at].raw == "-" or tokens[at].key in words.joiners):
        at += 1
    unit = _rank_value(tokens, at, words)
    if unit is None or unit >= _TENFOLD:
        return found
    below = EXACT.add(tens.value, Decimal(unit))
    return found._replace(
        value=EXACT.divide(found.value, below), step=EXACT.divide(_ONE, below), end=at + 1, article=False, fraction=True
    )


def _rank_value(tokens: Sequence[Token], at: int, words: NumberWords) -> int | None:
    """Give the last word of a denominator: 5 for "cinquième", 1 for "unième" where a share can stand."""
    if at >= len(tokens):
        return None
    if tokens[at].key in words.ranks:
        return 1 if _is_share(tokens, at, words, article=False) else None
    return words.fractions.get(tokens[at].key)


def and_fraction(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "trois et un cinquième", "cinq milliards et trois quarts"."""
    if found.fraction or found.article or tokens[found.end].key not in words.joiners:
        return found
    part = spelled_at(tokens, found.end + 1, words) if found.end + 1 < len(tokens) else None
    share = fraction_behind(tokens, part, words) if part and part.end < len(tokens) and part.scale == _ONE else None
    if share is None or not share.fraction or share.value >= 1:
        return found
    value = EXACT.add(found.value, EXACT.multiply(share.value, found.scale))
    return found._replace(value=value, step=EXACT.multiply(share.step, found.scale), end=share.end)


def ratio_behind(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "un sur trois", "8 sur 10" as a share; what is above one stays two numbers."""
    link = words.ratio.after(tokens, found.end)
    if link is None or link.at >= len(tokens) or found.fraction:
        return found
    whole = _whole(tokens, link.at, words)
    if whole is None or whole.article or not 0 < found.value < whole.value or not _is_whole(whole):
        return found
    value = EXACT.divide(found.value, whole.value)
    return found._replace(
        value=value, step=EXACT.divide(_ONE, whole.value), end=whole.end, article=False, fraction=True
    )


def share_of(tokens: Sequence[Token], found: Numeral, at: int, words: NumberWords) -> Numeral | None:
    """Read the second half of "huit Français sur dix", whose noun ends at token ``at``: a share, or None.

    Only round wholes make a share of two numbers that stand apart.
    """
    link = words.ratio.after(tokens, at)
    whole = _whole(tokens, link.at, words) if link and link.at < len(tokens) else None
    if found.fraction or whole is None or whole.value not in _ROUND or not 0 < found.value < whole.value:
        return None
    value = EXACT.divide(found.value, whole.value)
    return found._replace(
        value=value, step=EXACT.divide(_ONE, whole.value), end=whole.end, article=False, fraction=True
    )


def _is_whole(whole: Numeral) -> bool:
    """Tell "two in five", "3 sur 1 000" from "300 in 2008"."""
    return whole.value <= _THOUSAND or (whole.value % _THOUSAND == 0 and whole.value != 2 * _THOUSAND)


def _whole(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    if tokens[at].kind is Kind.NUMBER:
        return digits_at(tokens, at, words)
    return spelled_at(tokens, at, words) if tokens[at].kind is Kind.WORD else None


def share_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read "la moitié", "le tiers des", "half of": a share without a number."""
    key = tokens[at].key
    below = 2 if key in words.half else words.fractions.get(key, 2)
    share = Numeral(EXACT.divide(_ONE, Decimal(below)), EXACT.divide(_ONE, Decimal(below)), at, at + 1, fraction=True)
    scaled = _share_of_scale(tokens, share, words)
    if not scaled.fraction:
        return scaled
    before = tokens[at - 1].key if at else ""
    if before in words.fraction_articles:
        share = share._replace(start=at - 1)
    if key in words.half and before in words.half_after:
        return share
    if glued(tokens, at + 1) and tokens[at + 1].raw == "-":
        return share._replace(article=True)
    told = share.start < at or (key in words.halves and not glued(tokens, at))
    return share if told and _is_share(tokens, at, words, article=False) else None
