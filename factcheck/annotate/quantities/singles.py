"""One figure: a numeral with its sign, unit, bounds, rate, and what it counts.

What goes in: tokens with a numeral, the lexicon. What comes out: a ``Figure``, or None where the number is an article,
a list marker or a name.
"""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.annotate.quantities.ages import is_age, is_aged
from factcheck.annotate.quantities.bounds import LOOSE, Bound, bound_behind, find_bound, limits
from factcheck.annotate.quantities.counting import counts
from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.figure import AGE, COUNT, SHARE, Figure
from factcheck.annotate.quantities.fractions import share_of
from factcheck.annotate.quantities.hundredths import SUBUNITS, and_a_half, and_hundredths
from factcheck.annotate.quantities.measures import Measure, find_measure, find_rate
from factcheck.annotate.quantities.names import is_name
from factcheck.annotate.quantities.nouns import counted, is_plural, measured
from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.tokens import Token
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.model import Modifier

_PLURAL = 2
_NEAR = 3


def single_figure(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, language: str) -> Figure | None:
    """Give the figure of a numeral that stands alone, None where it is an article or part of a name."""
    measure = find_measure(tokens, numeral, lexicon, language)
    nouns = None if measure else _nouns(tokens, numeral, lexicon)
    share = _apart(tokens, numeral, nouns, lexicon)
    if share is not None:
        bound = find_bound(tokens, share.start, share.end, lexicon)
        low, high = limits(share.value, bound.modifier)
        return Figure(bound.start, share.end, share.value, low, high, bound.modifier, SHARE, share.step, nouns)
    if measure is None and is_age(tokens, numeral, lexicon):
        measure = Measure(AGE, numeral.start, numeral.end)
    start = min(numeral.start, measure.start) if measure else numeral.start
    bound = find_bound(tokens, start, max(numeral.end, measure.end) if measure else numeral.end, lexicon)
    if nouns is not None and bound.modifier is Modifier.EXACT:
        bound = _bound_behind(tokens, nouns[1], bound, lexicon)
    if nouns is None and measure is None and bound.end > numeral.end:
        nouns = counted(tokens, bound.end, lexicon.nouns, plural=numeral.value >= _PLURAL)
    counting = (
        bound.start < numeral.start or bound.modifier not in LOOSE or _is_counted(tokens, numeral, nouns, lexicon)
    )
    if is_name(tokens, numeral, lexicon, counted=counting, united=measure is not None):
        return None
    if not counts(tokens, numeral, lexicon, bound, measure, nouns):
        return None
    bound = _without_span(tokens, numeral, bound, measure, lexicon)
    if measure is None and nouns is None and is_aged(tokens, numeral, bound, lexicon):
        measure = Measure(AGE, numeral.start, numeral.end)
    return _figure(tokens, numeral, measure, bound, nouns, lexicon)


def _nouns(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> tuple[int, int] | None:
    """Give what the number counts; a share takes it behind an article as well ("half the voters")."""
    at = numeral.end
    at += numeral.fraction and at < len(tokens) and tokens[at].key in lexicon.nouns.determiners
    return counted(tokens, at, lexicon.nouns, plural=numeral.value >= _PLURAL)


def _without_span(
    tokens: Sequence[Token], numeral: Numeral, bound: Bound, measure: Measure | None, lexicon: Lexicon
) -> Bound:
    """Tell "fell over 68 weeks", during them, from "for over 68 weeks", more; see "above its five-year average"."""
    at = bound.start
    if _is_limit(tokens, numeral, bound, lexicon):
        return Bound(Modifier.EXACT, numeral.start, bound.end)
    hyphened = numeral.end < len(tokens) and tokens[numeral.end].raw in "-‑"
    if hyphened and numeral.start and tokens[numeral.start - 1].key in lexicon.bounds_skip:
        return Bound(Modifier.EXACT, numeral.start, bound.end)
    if measure is None or measure.unit.dimension != "time" or tokens[at].key not in lexicon.spans:
        return bound
    lasting = at == 0 or tokens[at - 1].key in lexicon.spans_after
    return bound if lasting else Bound(Modifier.EXACT, numeral.start, bound.end)


def _is_limit(tokens: Sequence[Token], numeral: Numeral, bound: Bound, lexicon: Lexicon) -> bool:
    """See "il ne reste plus que 12 jours", which is no "plus que"."""
    if bound.start == numeral.start or tokens[numeral.start - 1].key not in lexicon.only:
        return False
    return any(lexicon.denied.after(tokens, at) for at in range(max(0, bound.start - _NEAR), bound.start))


def _bound_behind(tokens: Sequence[Token], at: int, bound: Bound, lexicon: Lexicon) -> Bound:
    """Read "12 blessés au moins": the bound stands behind the noun."""
    found = bound_behind(tokens, at, lexicon)
    return bound._replace(modifier=found.means) if found else bound


def _is_counted(tokens: Sequence[Token], numeral: Numeral, nouns: tuple[int, int] | None, lexicon: Lexicon) -> bool:
    """Say whether a plural follows; a name may be one only behind a number in words, as in a headline."""
    if nouns is None or (numeral.digits and tokens[nouns[0]].raw[:1].isupper()):
        return False
    return any(is_plural(token, lexicon.nouns) for token in tokens[slice(*nouns)])


def _apart(
    tokens: Sequence[Token], numeral: Numeral, nouns: tuple[int, int] | None, lexicon: Lexicon
) -> Numeral | None:
    """Read "huit Français sur dix", "neuf femmes enceintes sur dix"; not "a continent divided in two"."""
    if nouns is None or numeral.scale != 1 or (numeral.article and lexicon.numbers.ones):
        return None
    for at in range(nouns[1], min(nouns[1] + 2, len(tokens))):
        share = share_of(tokens, numeral, at, lexicon.numbers)
        if share is not None:
            return share
    return None


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
    value, step, end = and_a_half(tokens, value, step, bound.end, lexicon)
    if measure and step == 1 and measure.unit.symbol not in SUBUNITS:
        value, step, end = and_hundredths(tokens, measure.unit, value, end, lexicon)
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
    rate, end = find_rate(tokens, end, lexicon, measure.unit if measure else None)
    unit = measure.unit if measure else SHARE if numeral.fraction else COUNT
    of = measured(tokens, end, lexicon.nouns) if measure else nouns
    rate = rate or (find_rate(tokens, of[1], lexicon)[0] if of else "")
    return Figure(bound.start, end, value, low, high, modifier, unit, step, of, rate)
