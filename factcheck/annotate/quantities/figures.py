"""From the tokens of one sentence to its figures: numerals with unit, bounds, ranges and what they count.

What goes in: tokens, the lexicon. What comes out: ``Figure``s, left to right, none overlapping. This module must not know
the time a figure is tied to, nor who says it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.bounds import Bound, find_bound, limits
from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.lexicon import Lexicon, Unit
from factcheck.annotate.quantities.measures import Measure, find_measure, find_rate
from factcheck.annotate.quantities.names import follows_name, is_name, is_year
from factcheck.annotate.quantities.nouns import counted, is_plural, measured
from factcheck.annotate.quantities.numerals import Numeral, and_half, read_numeral, share_of
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.model import Modifier

COUNT = Unit("1", "count")
_SHARE = Unit("1", "share")
_AGE = Unit("year", "time")
_OLDEST = 123
_MULTIPLE = Unit("1", "multiple")
_CENTS = 100
_DASHES = "-‑–—−"


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


def find_figures(tokens: Sequence[Token], lexicon: Lexicon, language: str) -> list[Figure]:
    """Give the figures of one sentence."""
    found: list[Figure] = []
    at = named = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind is not Kind.NUMBER and token.key not in lexicon.triggers:
            at += 1
            continue
        if follows_name(tokens, at, named, lexicon):
            at = named = at + 1
            continue
        before = at
        figures, at = _read(tokens, at, lexicon, language)
        named = named if figures else before + 1
        found.extend(figure for figure in figures if not found or figure.start >= found[-1].end)
    return found


def _read(tokens: Sequence[Token], at: int, lexicon: Lexicon, language: str) -> tuple[list[Figure], int]:
    """Read what stands at token ``at``; give its figures and the token to go on from."""
    never = lexicon.names.never.after(tokens, at) or (at and lexicon.names.never.after(tokens, at - 1))
    if never:
        return [], max(never.at, at + 1)
    doubling = lexicon.doubling.get(tokens[at].key)
    if doubling is not None:
        return [_doubled(at, doubling)], at + 1
    numeral = read_numeral(tokens, at, lexicon.numbers)
    if numeral is None:
        return [], at + 1
    if numeral.ordinal:
        return [], numeral.end
    numeral = _signed(tokens, numeral, lexicon)
    span = _range(tokens, numeral, lexicon, language)
    if span is not None:
        return span, span[-1].end if span else numeral.end + 2
    figure = _single(tokens, numeral, lexicon, language)
    return ([figure], max(figure.end, at + 1)) if figure else ([], max(numeral.end, at + 1))


def _doubled(at: int, times: int) -> Figure:
    value = Decimal(times)
    return Figure(at, at + 1, value, value, value, Modifier.EXACT, _MULTIPLE, Decimal(1), None)


def _single(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, language: str) -> Figure | None:
    measure = find_measure(tokens, numeral, lexicon, language)
    nouns = None if measure else counted(tokens, numeral.end, lexicon.nouns, plural=numeral.value > 1)
    share = _apart(tokens, numeral, nouns, lexicon)
    if share is not None:
        value = share.value
        return Figure(share.start, share.end, value, value, value, Modifier.EXACT, _SHARE, share.step, nouns)
    if measure is None and _is_age(tokens, numeral, lexicon):
        measure = Measure(_AGE, numeral.start, numeral.end)
    plural = (
        nouns is not None
        and tokens[nouns[0]].raw[:1].islower()
        and any(is_plural(token, lexicon.nouns) for token in tokens[slice(*nouns)])
    )
    start = min(numeral.start, measure.start) if measure else numeral.start
    bound = find_bound(tokens, start, max(numeral.end, measure.end) if measure else numeral.end, lexicon)
    plural = plural or bound.modifier not in (Modifier.EXACT, Modifier.ABOUT)
    if is_name(tokens, numeral, lexicon, counted=plural, united=measure is not None):
        return None
    if not _counts(tokens, numeral, lexicon, bound, measure, noun=nouns is not None):
        return None
    return _figure(tokens, numeral, measure, bound, nouns, lexicon)


def _apart(
    tokens: Sequence[Token], numeral: Numeral, nouns: tuple[int, int] | None, lexicon: Lexicon
) -> Numeral | None:
    """Read "huit Français sur dix", "neuf femmes enceintes sur dix"."""
    if nouns is None or numeral.scale != 1:
        return None
    for at in range(nouns[1], min(nouns[1] + 2, len(tokens))):
        share = share_of(tokens, numeral, at, lexicon.numbers)
        if share is not None:
            return share
    return None


def _is_age(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See "aged 40", "James Clark, 68, an acquaintance"."""
    at = numeral.start
    if not 0 < numeral.value < _OLDEST or numeral.step != 1:
        return False
    if lexicon.ages.before(tokens, at):
        return True
    if not numeral.digits:
        return False
    named = at > 1 and tokens[at - 1].raw == "," and tokens[at - 2].raw[:1].isupper()
    return named and at + 1 < len(tokens) and tokens[at + 1].raw in ",)" and tokens[at - 2].kind is Kind.WORD


def _signed(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """Take the sign of "-5 °C" or "moins cinq" along; a hyphen between words is no sign."""
    at = numeral.start - 1
    if at < 0 or numeral.article and tokens[at].key not in lexicon.numbers.negatives:
        return numeral
    if tokens[at].key in lexicon.numbers.negatives and lexicon.bounds_before.before(tokens, at + 1) is None:
        return numeral._replace(value=EXACT.minus(numeral.value), start=at, article=False)
    if not numeral.digits or tokens[at].raw not in "-−–+" or not glued(tokens, numeral.start) or glued(tokens, at):
        return numeral
    value = numeral.value if tokens[at].raw == "+" else EXACT.minus(numeral.value)
    return numeral._replace(value=value, start=at)


def _counts(
    tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, bound: Bound, measure: Measure | None, *, noun: bool
) -> bool:
    """Tell a figure from an article, an adjective or a stray digit."""
    if numeral.article:
        united = measure is not None and bound.modifier not in (Modifier.EXACT, Modifier.ABOUT)
        return united or (noun and bound.modifier is Modifier.AT_LEAST)
    if measure is None and not noun and _is_marker(tokens, numeral):
        return False
    if numeral.digits or measure or numeral.end - numeral.start > 1:
        return True
    return noun or tokens[numeral.start].key not in lexicon.numbers.ambiguous


def _is_marker(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """See the "1." of a list and the "(2)" of a note."""
    if numeral.end >= len(tokens) or not 0 <= numeral.value < _CENTS:
        return False
    before = tokens[numeral.start - 1].raw if numeral.start else "."
    return (before in ".;:" and tokens[numeral.end].raw in ".)") or (
        before in "([," and tokens[numeral.end].raw in ")],"
    )


def _figure(
    tokens: Sequence[Token],
    numeral: Numeral,
    measure: Measure | None,
    bound: Bound,
    nouns: tuple[int, int] | None,
    lexicon: Lexicon,
) -> Figure:
    factor = measure.factor if measure else Decimal(1)
    value, step = EXACT.multiply(numeral.value, factor), EXACT.multiply(numeral.step, factor)
    value, step, end = _and_a_half(tokens, value, step, bound.end, lexicon)
    if measure and measure.unit.dimension == "currency" and step == 1:
        value, step, end = _and_cents(tokens, value, end, lexicon)
    modifier = (
        bound.modifier
        if numeral.modifier is Modifier.EXACT or bound.modifier is not Modifier.EXACT
        else numeral.modifier
    )
    if numeral.modifier is Modifier.VAGUE:
        low, high = numeral.low, numeral.high
        modifier = Modifier.VAGUE
        before = bound.start > 0 and tokens[bound.start - 1].key in lexicon.numbers.vague - lexicon.numbers.of
        bound = bound._replace(start=bound.start - before)
    else:
        low, high = limits(value, modifier)
    rate, end = find_rate(tokens, end, lexicon)
    unit = measure.unit if measure else _SHARE if numeral.fraction else COUNT
    of = measured(tokens, end, lexicon.nouns) if measure else nouns
    rate = rate or (find_rate(tokens, of[1], lexicon)[0] if of else "")
    return Figure(bound.start, end, value, low, high, modifier, unit, step, of, rate)


def _and_a_half(
    tokens: Sequence[Token], value: Decimal, step: Decimal, end: int, lexicon: Lexicon
) -> tuple[Decimal, Decimal, int]:
    """Read the half behind the unit: "deux heures et demie"."""
    behind = and_half(tokens, end, lexicon.numbers)
    if behind is None:
        return value, step, end
    return EXACT.add(value, Decimal("0.5")), Decimal("0.5"), behind


def _and_cents(tokens: Sequence[Token], value: Decimal, end: int, lexicon: Lexicon) -> tuple[Decimal, Decimal, int]:
    """Read the cents behind the unit: "15 dollars et 15 cents", "3 euros 50"."""
    at = end + (end < len(tokens) and tokens[end].key in lexicon.numbers.joiners)
    cents = read_numeral(tokens, at, lexicon.numbers) if _starts(tokens, at, lexicon) else None
    if cents is None or tokens[end - 1].kind is not Kind.WORD or not 0 < cents.value < _CENTS or cents.step != 1:
        return value, Decimal(1), end
    unit = lexicon.units.after(tokens, cents.end)
    named = unit is not None and unit.means.symbol in ("cent", "penny")
    closed = cents.end >= len(tokens) or tokens[cents.end].kind is Kind.SIGN
    if not named and not (closed and at == end and cents.digits):
        return value, Decimal(1), end
    behind = unit.at if named and unit else cents.end
    return EXACT.add(value, EXACT.divide(cents.value, Decimal(_CENTS))), Decimal("0.01"), behind


def _range(tokens: Sequence[Token], left: Numeral, lexicon: Lexicon, language: str) -> list[Figure] | None:
    """Read "entre 10 et 20 millions", "de 18 à 20 %", "3-5 km", "deux ou trois mois"; None where there is none."""
    words = lexicon.ranges
    before = tokens[left.start - 1].key if left.start else ""
    first = find_measure(tokens, left, lexicon, language)
    at = first.end if first else left.end
    at += at + 1 < len(tokens) and tokens[at].raw == "-" and tokens[at + 1].key in words.to
    if at + 1 >= len(tokens):
        return None
    link = tokens[at].key
    between = before in words.between and link in words.and_
    if not (between or link in words.to or link in words.or_):
        return None
    right_at = at + 1 + (tokens[at + 1].key in words.determiners and tokens[at + 1].key not in lexicon.numbers.articles)
    right = _right(tokens, right_at, lexicon)
    if right is None or right.article or (left.article and link not in words.or_):
        return None
    return _ends(tokens, left, right, first, lexicon, language, between=between, link=link)


def _right(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    signed = at + 1 < len(tokens) and (tokens[at].raw in "-−" or tokens[at].key in lexicon.numbers.negatives)
    right = read_numeral(tokens, at + signed, lexicon.numbers) if _starts(tokens, at + signed, lexicon) else None
    return _signed(tokens, right, lexicon) if right else None


def _starts(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return at < len(tokens) and (tokens[at].kind is Kind.NUMBER or tokens[at].key in lexicon.triggers)


def _ends(
    tokens: Sequence[Token],
    left: Numeral,
    right: Numeral,
    first: Measure | None,
    lexicon: Lexicon,
    language: str,
    *,
    between: bool,
    link: str,
) -> list[Figure] | None:
    measure = find_measure(tokens, right, lexicon, language)
    end = measure.end if measure else right.end
    nouns = None if measure else counted(tokens, end, lexicon.nouns)
    started = left.start > 0 and tokens[left.start - 1].key in lexicon.ranges.start
    dashed = link in _DASHES
    if dashed and not (measure or nouns) and _is_score(tokens, left, right):
        return []
    about = find_bound(tokens, left.start, left.start + 1, lexicon).modifier is Modifier.ABOUT
    if not (between or measure or nouns or ((started or about) and not dashed)):
        return None
    if left.article and not (measure or nouns):
        return None
    if is_name(tokens, left, lexicon, counted=True, united=True) or (dashed and not _range_dash(tokens, left, right)):
        return None
    if first and (measure is None or measure.unit != first.unit):
        return None
    if not (measure or nouns) and (
        _is_score(tokens, left, right) or (is_year(tokens, left) and is_year(tokens, right))
    ):
        return []
    low, high = _aligned(left, right, first, measure)
    if high < low < 0:
        low, high = high, low
    if low >= high:
        return None
    start = left.start - 1 if between or started else left.start
    if started and _moves_before(tokens, start, lexicon):
        return _two(tokens, left, right, measure or first, nouns, lexicon)
    return [_spanned(tokens, low, high, start, end, measure or first, nouns, right, lexicon)]


def _is_score(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    """See "3-2" with nothing counted: a score, a vote, a plan."""
    dash = tokens[right.start - 1].raw in _DASHES and glued(tokens, right.start)
    return dash and left.digits and right.digits and left.value < _CENTS


def _two(
    tokens: Sequence[Token],
    left: Numeral,
    right: Numeral,
    measure: Measure | None,
    nouns: tuple[int, int] | None,
    lexicon: Lexicon,
) -> list[Figure]:
    """Read "est passé de 2 à 3 %" as two figures that share the unit."""
    low, high = _aligned(left, right, None, measure)
    unit = measure.unit if measure else COUNT
    ends = (
        (left.start, left.end, low, left.step),
        (right.start, max(right.end, measure.end if measure else 0), high, right.step),
    )
    of = measured(tokens, ends[1][1], lexicon.nouns) if measure else nouns
    return [Figure(start, end, value, value, value, Modifier.EXACT, unit, step, of) for start, end, value, step in ends]


def _range_dash(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    return left.value < right.value and not (tokens[left.end - 1].kind is Kind.WORD and right.digits)


def _moves_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell "est passé de 2 à 3 %", two figures, from "entre 2 et 3 %"."""
    return any(tokens[index].key in lexicon.ranges.moves for index in range(max(0, at - 2), at))


def _aligned(left: Numeral, right: Numeral, first: Measure | None, measure: Measure | None) -> tuple[Decimal, Decimal]:
    """Lend the scale of the right end to the left one: "entre 10 et 20 millions"."""
    low = EXACT.multiply(left.value, first.factor if first else Decimal(1))
    high = EXACT.multiply(right.value, measure.factor if measure else Decimal(1))
    scale = EXACT.multiply(
        right.scale if right.scale != left.scale else Decimal(1),
        measure.factor if measure and not first else Decimal(1),
    )
    mantissa = EXACT.divide(high, scale)
    if left.scale == 1 and scale > 1 and low < mantissa:
        low = EXACT.multiply(low, scale)
    return low, high


def _spanned(
    tokens: Sequence[Token],
    low: Decimal,
    high: Decimal,
    start: int,
    end: int,
    measure: Measure | None,
    nouns: tuple[int, int] | None,
    right: Numeral,
    lexicon: Lexicon,
) -> Figure:
    rate, end = find_rate(tokens, end, lexicon)
    of = measured(tokens, end, lexicon.nouns) if measure else nouns
    bound = find_bound(tokens, start, end, lexicon)
    start = bound.start if bound.modifier is Modifier.ABOUT else start
    unit = measure.unit if measure else COUNT
    return Figure(start, end, None, low, high, Modifier.RANGE, unit, right.step, of, rate)


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


_LOWER = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.AT_MOST})


def _opposite(tokens: Sequence[Token], left: Figure, right: Figure) -> bool:
    kinds = {left.modifier in _LOWER, right.modifier in _LOWER}, {left.modifier in _UPPER, right.modifier in _UPPER}
    if kinds != ({True, False}, {True, False}) or left.unit != right.unit or left.of or right.start - left.end > 2:
        return False
    low = left.low if left.low is not None else right.low
    high = right.high if right.high is not None else left.high
    return low is not None and high is not None and low < high and _linked(tokens, left.end, right.start)


def _linked(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(token.kind is Kind.WORD or token.raw == "," for token in tokens[start:end])
