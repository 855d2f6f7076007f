"""From tokens to numerals: digits or words, with scales, halves, fractions and collectives.

What goes in: tokens and the number words of a language. What comes out: ``Numeral``s: a value with the precision in
which it was written, or the bounds of a vague one. This module must not know units, nouns or modifiers.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from unicodedata import numeric

from factcheck.annotate.quantities.digits import EXACT, read_digits
from factcheck.annotate.quantities.lexicon import NumberWords
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.symbols import VULGAR
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.words import read_words
from factcheck.model import Modifier

_TENFOLD = 10
_HIGHEST = 30
_ROUND = frozenset(map(Decimal, (2, 3, 4, 5, 6, 10, 20, 100, 1000, 10_000, 100_000)))
_HALF = Decimal("0.5")
_ONE = Decimal(1)


class Numeral(NamedTuple):
    """A number as read: tokens ``start`` up to ``end``.

    ``scale`` is the scale word it ends on (10⁹ for "40 milliards"), ``article`` marks a lone "un" that may be no
    number at all, ``fraction`` a share ("deux tiers", "un sur trois"), ``digits`` a number written in digits, ``ordinal`` a rank ("vingt-cinquième"), which counts nothing.
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


def read_numeral(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read the numeral that starts at token ``at``, None where there is none."""
    token = tokens[at]
    sign = _vulgar(token.raw)
    if sign is not None:
        return Numeral(sign, sign, at, at + 1, fraction=True)
    if token.kind is Kind.NUMBER:
        found = _power(tokens, _digits(tokens, at, words))
    elif token.key in words.half or token.key in words.whole_fractions:
        return _share(tokens, at, words)
    else:
        found = _spelled(tokens, at, words) or _vague(tokens, at, words)
    return found and _finish(tokens, found, words)


def _digits(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    written = read_digits(tokens[at].raw, words.decimal)
    if written is None:
        return None
    found = Numeral(written.value, written.step, at, at + 1, digits=True)
    return _over(tokens, found) or _scaled(tokens, found, words)


def _power(tokens: Sequence[Token], found: Numeral | None) -> Numeral | None:
    """Read "10^6"; None where the power is too high to be a figure."""
    if found is None or found.end + 1 >= len(tokens) or tokens[found.end].raw != "^":
        return found
    end = found.end + 1
    while end < len(tokens) - 1 and tokens[end].raw in "+-":
        end += 1
    raw = tokens[end].raw
    if not raw.isdigit() or not 0 < int(raw[:3]) <= _HIGHEST or len(raw) > 2:
        return None
    power = EXACT.power(found.value, int(raw))
    below = any(token.raw == "-" for token in tokens[found.end : end])
    value = EXACT.divide(_ONE, power) if below and power else power
    return found._replace(value=value, end=end + 1)


def _over(tokens: Sequence[Token], left: Numeral) -> Numeral | None:
    """Read "3/4" and "10 1/2"; None where no such fraction stands."""
    start = left.end if left.end < len(tokens) and tokens[left.end].kind is Kind.NUMBER else left.start
    parts = tokens[start : start + 3]
    if len(parts) < 3 or parts[1].raw != "/" or parts[2].kind is not Kind.NUMBER or not _tight(parts):
        return None
    above, below = int(parts[0].raw) if parts[0].raw.isdigit() else 0, parts[2].raw
    if below not in {"2", "3", "4", "5", "8", "10", "16"} or not 0 < above < int(below):
        return None
    whole = left.value if start > left.start else Decimal(0)
    value = EXACT.add(whole, EXACT.divide(Decimal(above), Decimal(int(below))))
    return Numeral(
        value, EXACT.divide(_ONE, Decimal(int(below))), left.start, start + 3, digits=True, fraction=not whole
    )


def _tight(parts: Sequence[Token]) -> bool:
    return parts[0].end == parts[1].start and parts[1].end == parts[2].start


def _scaled(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by the scale words behind: "2,5 millions", "61 Mds", "40 mille milliards"."""
    while found.end < len(tokens):
        at = found.end + (tokens[found.end].raw == "-" and found.end + 1 < len(tokens))
        factor = _factor(tokens, at, words)
        if factor is None or factor <= found.scale != _ONE:
            break
        found = _times(found, factor, at + 1)
    return found


def _factor(tokens: Sequence[Token], at: int, words: NumberWords) -> Decimal | None:
    token = tokens[at]
    if token.raw in words.letters and glued(tokens, at) and tokens[at - 1].kind is Kind.NUMBER:
        return words.letters[token.raw] if token.raw in words.glued or _counts_plural(tokens, at, words) else None
    if token.key in words.scales:
        return words.scales[token.key]
    return words.short_scales.get(token.raw) if token.kind is Kind.WORD else None


def _counts_plural(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Tell "5m people" from "5m": the letter scales where something countable follows."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is not None and behind.kind is Kind.WORD and behind.key.endswith(words.countable)


def _times(found: Numeral, factor: Decimal, end: int) -> Numeral:
    return found._replace(
        value=EXACT.multiply(found.value, factor), step=EXACT.multiply(found.step, factor), scale=factor, end=end
    )


def _spelled(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
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


def _vague(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read "[des] centaines", "[plusieurs] dizaines de milliers", "[des] millions"."""
    base = words.collectives.get(tokens[at].key) or words.scales.get(tokens[at].key)
    before = tokens[at - 1].key if at else ""
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if base is None or not (before in words.vague or (behind in words.of and tokens[at].key in words.collectives)):
        return None
    if tokens[at].key in words.scales and tokens[at].key + "s" in words.scales:
        return None
    found = Numeral(Decimal(base), Decimal(base), at, at + 1, scale=Decimal(base))
    return _spread(_of_scales(tokens, found, words))


def _spread(found: Numeral) -> Numeral:
    high = EXACT.subtract(EXACT.multiply(found.value, Decimal(_TENFOLD)), _ONE)
    return found._replace(modifier=Modifier.VAGUE, low=EXACT.multiply(found.value, Decimal(2)), high=high)


def _of_scales(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by "de milliers", "of thousands"."""
    while found.end + 1 < len(tokens) and tokens[found.end].key in words.of:
        key = tokens[found.end + 1].key
        factor = words.scales.get(key) or words.collectives.get(key)
        if factor is None:
            break
        found = _times(found, Decimal(factor), found.end + 2)
    return found


def _finish(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Add what may stand behind any number: a collective, a fraction, "et demi", "sur trois"."""
    if found.end >= len(tokens) or found.modifier is Modifier.VAGUE:
        return found
    rank = _rank_behind(tokens, found, words)
    if rank is not None:
        return rank
    for behind in (_point, _compound, _collective, _fraction, _and_half, _and_fraction, _ratio):
        if found.end >= len(tokens) or found.ordinal:
            break
        found = behind(tokens, found, words)
    return found


def _collective(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "trois douzaines" as 36 and "une quinzaine" as about 15."""
    base = words.collectives.get(tokens[found.end].key)
    if base is None or found.scale != _ONE:
        return found
    group = _of_scales(tokens, _times(found, Decimal(base), found.end + 1), words)
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
    if behind is None or behind.value >= 100 or behind.scale != _ONE:
        return found
    places = shift + len(str(behind.value))
    part = EXACT.scaleb(behind.value, -places)
    grown = found._replace(value=EXACT.add(found.value, part), step=Decimal(1).scaleb(-places), end=behind.end)
    return _scaled(tokens, grown, words)


def _compound(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "un vingt-cinquième": a denominator of several words."""
    if found.digits or found.scale != _ONE or found.value > 2 * _TENFOLD:
        return found
    tens = read_words(tokens, found.end, words)
    if tens is None or tens.value < 2 * _TENFOLD:
        return found
    at = tens.end
    while at < len(tokens) - 1 and (tokens[at].raw == "-" or tokens[at].key in words.joiners):
        at += 1
    unit = words.fractions.get(tokens[at].key) if at < len(tokens) else None
    if unit is None or unit >= _TENFOLD:
        return found
    below = EXACT.add(tens.value, Decimal(unit))
    return found._replace(
        value=EXACT.divide(found.value, below), step=EXACT.divide(_ONE, below), end=at + 1, article=False, fraction=True
    )


def _and_fraction(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "trois et un cinquième", "cinq milliards et trois quarts"."""
    if found.fraction or found.article or tokens[found.end].key not in words.joiners:
        return found
    part = _spelled(tokens, found.end + 1, words) if found.end + 1 < len(tokens) else None
    share = _fraction(tokens, part, words) if part and part.end < len(tokens) and part.scale == _ONE else None
    if share is None or not share.fraction or share.value >= 1:
        return found
    value = EXACT.add(found.value, EXACT.multiply(share.value, found.scale))
    return found._replace(value=value, step=EXACT.multiply(share.step, found.scale), end=share.end)


def _fraction(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "trois quarts", "un cinquième", "2½"."""
    at = found.end + (tokens[found.end].raw == "-" and found.end + 1 < len(tokens))
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return found
    sign = _vulgar(tokens[at].raw)
    if sign is not None:
        whole = Decimal(0) if found.article else found.value
        return found._replace(value=EXACT.add(whole, sign), step=sign, end=at + 1, article=False)
    below = words.fractions.get(tokens[at].key)
    if below is None or (found.digits and found.value > _TENFOLD) or found.scale != _ONE:
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


def _vulgar(raw: str) -> Decimal | None:
    if raw not in VULGAR:
        return None
    share = Fraction(numeric(raw)).limit_denominator(100)
    return EXACT.divide(Decimal(share.numerator), Decimal(share.denominator)) if 0 < share < 1 else None


def _is_share(tokens: Sequence[Token], at: int, words: NumberWords, *, article: bool) -> bool:
    """Tell "un cinquième des élèves" from "un cinquième mandat"."""
    key = tokens[at].key
    last = at + 1 >= len(tokens) or tokens[at + 1].kind is Kind.SIGN and tokens[at + 1].raw != "-"
    joined = tokens[at + 1].raw == "-" if at + 1 < len(tokens) else False
    if key in words.halves:
        return last or joined or tokens[at + 1].key in words.scales
    return last or tokens[at + 1].key in words.of or (key in words.whole_fractions and article)


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
    return _times(share, Decimal(factor), at + 1)._replace(fraction=False)


def _and_half(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
    """Read "un milliard et demi" as 1.5 milliards."""
    end = and_half(tokens, found.end, words)
    if end is None or found.fraction:
        return found
    half = EXACT.multiply(found.scale, _HALF)
    grown = found._replace(value=EXACT.add(found.value, half), step=half, end=end, article=False)
    return grown if found.scale != _ONE else _scaled(tokens, grown, words)


def and_half(tokens: Sequence[Token], at: int, words: NumberWords) -> int | None:
    """Give the token behind "et demi", "and a half" at token ``at``, None where there is none."""
    if at >= len(tokens) or tokens[at].key not in words.joiners:
        return None
    at += 1 + (at + 2 < len(tokens) and tokens[at + 1].key in words.articles)
    return at + 1 if at < len(tokens) and tokens[at].key in words.halves else None


def _ratio(tokens: Sequence[Token], found: Numeral, words: NumberWords) -> Numeral:
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
    return whole.value <= 1000 or (whole.value % 1000 == 0 and whole.value != 2000)


def _whole(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    if tokens[at].kind is Kind.NUMBER:
        return _digits(tokens, at, words)
    return _spelled(tokens, at, words) if tokens[at].kind is Kind.WORD else None


def _share(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """Read "la moitié", "le tiers des", "half of": a share without a number."""
    key = tokens[at].key
    below = 2 if key in words.half else words.fractions.get(key, 2)
    share = Numeral(EXACT.divide(_ONE, Decimal(below)), EXACT.divide(_ONE, Decimal(below)), at, at + 1, fraction=True)
    scaled = _share_of_scale(tokens, share, words)
    if not scaled.fraction:
        return scaled
    if at and tokens[at - 1].key in words.fraction_articles:
        share = share._replace(start=at - 1)
    return (
        share
        if _is_share(tokens, at, words, article=False) and (share.start < at or glued(tokens, at) is False)
        else None
    )
