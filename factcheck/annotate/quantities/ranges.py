"""Two ends: "entre 10 et 20 millions", "de 18 à 20 %", "3-5 km", and the two figures of "est passé de 2 à 3 %".

What goes in: tokens with the numeral of the left end. What comes out: one range, two figures, nothing for a score, or
None where the numeral stands alone.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from factcheck.annotate.quantities.bounds import find_bound
from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.figure import AGE, COUNT, Figure
from factcheck.annotate.quantities.measures import Measure, find_measure, find_rate, sign_length
from factcheck.annotate.quantities.names import is_name, is_year
from factcheck.annotate.quantities.nouns import counted, measured
from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.numerals import read_numeral, signed, starts_number
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Token
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.model import Modifier

_CENTS, _TENS = 100, 10
_PARTS = 10
"""No share and count above it are ends of one range: "slumped by a third to 24,300 units"."""
_GOALS = 40
"""Scores told with "to" are lower; what is higher may be votes."""
_FALL = Decimal(10)
"""How many times its right end a left end may be that shares its scale: "de 900 à 1 million" are nine hundred."""
_DASHES = "-‑–—−"
_ONE = Decimal(1)


class _Ends(NamedTuple):
    """Two numerals with what stands around them: units of each, the counted noun, the words that link them."""

    left: Numeral
    right: Numeral
    first: Measure | None
    measure: Measure | None
    nouns: tuple[int, int] | None
    between: bool
    started: bool
    dashed: bool

    @property
    def counts(self) -> bool:
        """Say whether the two count or measure something."""
        return self.measure is not None or self.nouns is not None

    @property
    def end(self) -> int:
        """Give the token behind the right end and its unit."""
        return max(self.right.end, self.measure.end) if self.measure else self.right.end

    @property
    def begin(self) -> int:
        """Give the first token of the left end, the sign of its currency included."""
        return min(self.left.start, self.first.start) if self.first else self.left.start

    @property
    def start(self) -> int:
        """Give the first token, "entre" or "de" included."""
        return self.begin - 1 if self.between or self.started else self.begin


def range_figures(tokens: Sequence[Token], left: Numeral, lexicon: Lexicon, language: str) -> list[Figure] | None:
    """Give the figures of a range that starts with ``left``: one, two, none for a score; None where it is no range."""
    ends = _ends(tokens, left, lexicon, language)
    if ends is None or is_name(tokens, left, lexicon, counted=True, united=True):
        return None
    if _is_score(tokens, ends) or (not ends.counts and is_year(tokens, left) and is_year(tokens, ends.right)):
        return []
    if not _holds(tokens, ends, lexicon):
        return None
    moved = ends.started or (ends.first and not ends.dashed and not ends.between)
    low, high = _aligned(ends)
    if moved and (_moves_before(tokens, ends.start, lexicon) or (ends.counts and high < low and low > 0)):
        return _two(tokens, ends, lexicon)
    if high < low < 0:
        low, high = high, low
    return [_one(tokens, ends, low, high, lexicon)] if low < high else None


def _ends(tokens: Sequence[Token], left: Numeral, lexicon: Lexicon, language: str) -> _Ends | None:
    """Read the link and the right end behind ``left``."""
    words = lexicon.ranges
    first = find_measure(tokens, left, lexicon, language)
    begin, at = (min(left.start, first.start), first.end) if first else (left.start, left.end)
    before = tokens[begin - 1].key if begin else ""
    at += at + 1 < len(tokens) and tokens[at].raw == "-" and tokens[at + 1].key in words.to
    link = tokens[at].key if at + 1 < len(tokens) else ""
    between = before in words.between and link in words.and_
    right = _right(tokens, at + 1, lexicon) if between or link in words.to | words.or_ else None
    if right is None or right.article or (left.article and link not in words.or_):
        return None
    measure = find_measure(tokens, right, lexicon, language)
    nouns = None if measure else counted(tokens, right.end, lexicon.nouns)
    if first and first.start < left.start and measure is None and nouns is None:
        measure = Measure(first.unit, right.start, right.end)  # "$8-12 million"
    return _Ends(left, right, first, measure, nouns, between, before in words.start, link in _DASHES)


def _right(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    at += tokens[at].key in lexicon.ranges.determiners and tokens[at].key not in lexicon.numbers.articles
    at += sign_length(tokens, at)
    minus = at + 1 < len(tokens) and (tokens[at].raw in "-−" or tokens[at].key in lexicon.numbers.negatives)
    right = read_numeral(tokens, at + minus, lexicon.numbers) if starts_number(tokens, at + minus, lexicon) else None
    return signed(tokens, right, lexicon) if right else None


def _holds(tokens: Sequence[Token], ends: _Ends, lexicon: Lexicon) -> bool:
    """Say whether the words make the two numbers ends of one range."""
    if ends.first and (ends.measure is None or ends.measure.unit != ends.first.unit):
        return False
    if ends.left.fraction and ends.right.value > _PARTS:
        return False
    if ends.dashed and not _is_dash(ends):
        return False
    if ends.between or ends.counts:
        return ends.counts or not ends.left.article
    if ends.dashed:
        return _is_round(ends.left) and _is_round(ends.right)
    about = find_bound(tokens, ends.left.start, ends.left.start + 1, lexicon).modifier is Modifier.ABOUT
    told = ends.started or about or lexicon.ages.before(tokens, ends.start) is not None
    return told and not ends.left.article


def _is_round(numeral: Numeral) -> bool:
    """Tell the "1000-5000" of a range from the "555-1234" of an identifier."""
    return numeral.value >= _CENTS and numeral.value % _TENS == 0


def _is_dash(ends: _Ends) -> bool:
    mixed = ends.right.digits and not ends.left.digits
    return ends.left.value < ends.right.value and not mixed


def _is_score(tokens: Sequence[Token], ends: _Ends) -> bool:
    """See "3-2", "2 à 1": a score, a vote, a plan; one that rises ("2-3") counts nothing and is small."""
    if not (ends.left.digits and ends.right.digits) or ends.first:
        return False
    if not ends.dashed:
        loose = ends.counts or ends.between or ends.started
        return not loose and _GOALS > ends.left.value > ends.right.value >= 0
    if not glued(tokens, ends.right.start):
        return False
    return ends.left.value >= ends.right.value >= 0 or (not ends.counts and ends.left.value < _CENTS)


def _moves_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Tell "est passé de 2 à 3 %", two figures, from "entre 2 et 3 %"."""
    return any(tokens[index].key in lexicon.ranges.moves for index in range(max(0, at - 2), at))


def _two(tokens: Sequence[Token], ends: _Ends, lexicon: Lexicon) -> list[Figure]:
    """Read "est passé de 2 à 3 %" as two figures that share the unit."""
    low, high = _aligned(ends)
    measure = ends.measure or ends.first
    of = measured(tokens, ends.end, lexicon.nouns) if measure else ends.nouns
    unit = measure.unit if measure else COUNT
    left_end = ends.first.end if ends.first else ends.left.end
    rate, end = find_rate(tokens, ends.end, lexicon, measure.unit if measure else None)
    left = Figure(ends.begin, left_end, low, low, low, Modifier.EXACT, unit, ends.left.step, of, rate)
    right_start = min(ends.right.start, ends.measure.start) if ends.measure else ends.right.start
    return [left, Figure(right_start, end, high, high, high, Modifier.EXACT, unit, ends.right.step, of, rate)]


def _aligned(ends: _Ends) -> tuple[Decimal, Decimal]:
    """Lend the scale of the right end to the left one: "entre 10 et 20 millions", "de 200 à 100 millions"."""
    letter = ends.measure.factor if ends.measure else _ONE
    low = EXACT.multiply(ends.left.value, ends.first.factor if ends.first else _ONE)
    high = EXACT.multiply(ends.right.value, letter)
    scale = ends.right.scale if ends.right.scale != ends.left.scale else _ONE
    scale = EXACT.multiply(scale, letter if ends.first is None or ends.first.factor == _ONE else _ONE)
    most = _FALL if ends.started else _ONE
    if ends.left.scale == _ONE and scale > _ONE and low < EXACT.multiply(EXACT.divide(high, scale), most):
        low = EXACT.multiply(low, scale)
    return low, high


def _one(tokens: Sequence[Token], ends: _Ends, low: Decimal, high: Decimal, lexicon: Lexicon) -> Figure:
    measure = ends.measure or ends.first
    rate, end = find_rate(tokens, ends.end, lexicon, measure.unit if measure else None)
    of = measured(tokens, end, lexicon.nouns) if measure else ends.nouns
    bound = find_bound(tokens, ends.start, end, lexicon)
    start = bound.start if bound.modifier is Modifier.ABOUT else ends.start
    unit = measure.unit if measure else COUNT
    if measure is None and lexicon.ages.before(tokens, ends.start):
        unit, of = AGE, None
    return Figure(start, end, None, low, high, Modifier.RANGE, unit, ends.right.step, of, rate)
