"""One figure: a numeral with its sign, unit, bounds, rate, and what it counts.

What goes in: tokens with a numeral, the lexicon. What comes out: a ``Figure``, or None where the number is an article,
a list marker or a name.
"""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.annotate.quantities.bounds import Bound, bound_behind, find_bound, limits
from factcheck.annotate.quantities.digits import EXACT
from factcheck.annotate.quantities.figure import AGE, COUNT, SHARE, Figure
from factcheck.annotate.quantities.fractions import share_of
from factcheck.annotate.quantities.lexicon import Lexicon, Unit
from factcheck.annotate.quantities.measures import Measure, find_measure, find_rate, is_height
from factcheck.annotate.quantities.names import is_name
from factcheck.annotate.quantities.nouns import counted, is_plural, measured
from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.numerals import and_half, read_numeral, starts_number
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.model import Modifier

_ARTICLED = frozenset({"currency", "ratio", "points", "length", "area", "volume", "mass"})
_OLDEST = 123
_PLURAL = 2
_NEAR = 3
_CENTS = 100
_SUBUNITS = frozenset({"cent", "penny"})
_LOOSE = frozenset({Modifier.EXACT, Modifier.ABOUT})


def single_figure(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, language: str) -> Figure | None:
    """Give the figure of a numeral that stands alone, None where it is an article or part of a name."""
    measure = find_measure(tokens, numeral, lexicon, language)
    nouns = None if measure else _nouns(tokens, numeral, lexicon)
    share = _apart(tokens, numeral, nouns, lexicon)
    if share is not None:
        bound = find_bound(tokens, share.start, share.end, lexicon)
        low, high = limits(share.value, bound.modifier)
        return Figure(bound.start, share.end, share.value, low, high, bound.modifier, SHARE, share.step, nouns)
    if measure is None and _is_age(tokens, numeral, lexicon):
        measure = Measure(AGE, numeral.start, numeral.end)
    start = min(numeral.start, measure.start) if measure else numeral.start
    bound = find_bound(tokens, start, max(numeral.end, measure.end) if measure else numeral.end, lexicon)
    if nouns is not None and bound.modifier is Modifier.EXACT:
        bound = _bound_behind(tokens, nouns[1], bound, lexicon)
    if nouns is None and measure is None and bound.end > numeral.end:
        nouns = counted(tokens, bound.end, lexicon.nouns, plural=numeral.value >= _PLURAL)
    counting = (
        bound.start < numeral.start or bound.modifier not in _LOOSE or _is_counted(tokens, numeral, nouns, lexicon)
    )
    if is_name(tokens, numeral, lexicon, counted=counting, united=measure is not None):
        return None
    if not _counts(tokens, numeral, lexicon, bound, measure, nouns):
        return None
    bound = _without_span(tokens, numeral, bound, measure, lexicon)
    if measure is None and nouns is None and _is_aged(tokens, numeral, bound, lexicon):
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


def _is_age(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See "aged 40", "James Clark, 68, an acquaintance"."""
    at = numeral.start
    if not 0 < numeral.value < _OLDEST or numeral.step != 1:
        return False
    if lexicon.ages.before(tokens, _first_of(tokens, at, lexicon)):
        return True
    behind = tokens[numeral.end].raw if numeral.end < len(tokens) else "."
    closed = behind in ",)" or (behind == "." and at >= _PLURAL and tokens[at - 2].raw[:1].isupper())
    if not numeral.digits or not closed or at < _PLURAL or tokens[at - 1].raw != ",":
        return False
    return tokens[at - 2].kind is Kind.WORD and tokens[at - 2].key not in lexicon.nouns.stop


def _is_aged(tokens: Sequence[Token], numeral: Numeral, bound: Bound, lexicon: Lexicon) -> bool:
    """See "adults over 65", "those 65 and older"."""
    if bound.modifier in _LOOSE or not 0 < numeral.value < _OLDEST or numeral.step != 1:
        return False
    people = bound.start > 0 and tokens[bound.start - 1].key in lexicon.aged_people
    return people or tokens[bound.end - 1].key in lexicon.aged_words


def _first_of(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Give the first number of a short list that the one at token ``at`` ends: "aged three, five and seven"."""
    links = lexicon.numbers.joiners
    for _ in range(_NEAR):
        if at < _PLURAL or not (tokens[at - 1].raw == "," or tokens[at - 1].key in links):
            break
        if tokens[at - 2].kind is not Kind.NUMBER and tokens[at - 2].key not in lexicon.nouns.numbers:
            break
        at -= 2
    return at


def _counts(
    tokens: Sequence[Token],
    numeral: Numeral,
    lexicon: Lexicon,
    bound: Bound,
    measure: Measure | None,
    nouns: tuple[int, int] | None,
) -> bool:
    """Tell a figure from an article, an adjective or a stray digit."""
    if numeral.article:
        return _article_counts(tokens, numeral, lexicon, bound, measure, noun=nouns is not None)
    if measure is not None:
        return True
    behind = tokens[numeral.end].key if numeral.end < len(tokens) else ""
    if numeral.fraction and behind in lexicon.numbers.articles:
        return False
    if tokens[numeral.start].key in lexicon.numbers.ones and numeral.end == numeral.start + 1:
        return _one_counts(tokens, numeral, lexicon, nouns)
    plain = numeral.digits or numeral.end - numeral.start > 1
    told = not _is_marker(tokens, numeral) if plain else tokens[numeral.start].key not in lexicon.numbers.ambiguous
    return nouns is not None or told


def _article_counts(
    tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, bound: Bound, measure: Measure | None, *, noun: bool
) -> bool:
    """Tell "un kilomètre", "un an de prison", "au moins un mort" from "un" that is only an article."""
    if bound.start < numeral.start and (bound.modifier is Modifier.AT_LEAST or bound.modifier not in _LOOSE):
        return measure is not None or (noun and bound.modifier is Modifier.AT_LEAST)
    if measure is None or _beside_number(tokens, numeral.start, measure.end):
        return False
    of = measure.end < len(tokens) and tokens[measure.end].key in lexicon.nouns.of
    if measure.unit.dimension == "time":
        term = measure.end < len(tokens) and tokens[measure.end].key in lexicon.loose_terms
        return of or term or and_half(tokens, measure.end, lexicon.numbers) is not None
    weighed = of and measure.unit == lexicon.weights.unit
    return measure.unit.dimension in _ARTICLED and (weighed or tokens[measure.end - 1].key not in lexicon.loose_units)


def _beside_number(tokens: Sequence[Token], start: int, end: int) -> bool:
    """See "5 a litre", "a US$ 40 billion deal": the unit is another number's."""
    around = (*tokens[max(0, start - 1) : start], *tokens[end : end + 1])
    return any(token.kind is Kind.NUMBER for token in around)


def _one_counts(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon, nouns: tuple[int, int] | None) -> bool:
    """Tell "one dealer", "one of the victims" from "one of the largest banks", "the one that"."""
    behind = tokens[numeral.end].key if numeral.end < len(tokens) else ""
    if behind in lexicon.nouns.of:
        return nouns is not None and _is_one_of(tokens[slice(*nouns)], lexicon)
    return nouns is not None or not _is_pronoun(tokens, numeral, lexicon)


def _is_pronoun(tokens: Sequence[Token], numeral: Numeral, lexicon: Lexicon) -> bool:
    """See "the one", "one that": no count."""
    before = tokens[numeral.start - 1].key if numeral.start else ""
    behind = tokens[numeral.end].key if numeral.end < len(tokens) else ""
    return before in lexicon.numbers.pronoun_after or behind in lexicon.numbers.pronoun_before


def _is_one_of(group: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell "one of the victims", a count, from "one of the largest banks"."""
    best = lexicon.nouns.superlatives
    return any(is_plural(token, lexicon.nouns) for token in group) and not any(
        token.key.endswith(best) for token in group
    )


def _is_marker(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """See the "1." of a list and the "(2)" of a note."""
    if not numeral.digits or numeral.end >= len(tokens) or not 0 <= numeral.value < _CENTS:
        return False
    if tokens[numeral.start].kind is Kind.SIGN:
        return False
    before = tokens[numeral.start - 1].raw if numeral.start else "."
    behind = tokens[numeral.end + 1].raw if numeral.end + 1 < len(tokens) else ""
    if tokens[numeral.end].raw == "." and behind[:1].islower():
        return True
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
    if measure and step == 1 and measure.unit.symbol not in _SUBUNITS:
        value, step, end = _and_hundredths(tokens, measure.unit, value, end, lexicon)
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


def _and_a_half(
    tokens: Sequence[Token], value: Decimal, step: Decimal, end: int, lexicon: Lexicon
) -> tuple[Decimal, Decimal, int]:
    """Read the half behind the unit: "deux heures et demie"."""
    behind = and_half(tokens, end, lexicon.numbers)
    if behind is None:
        return value, step, end
    return EXACT.add(value, Decimal("0.5")), Decimal("0.5"), behind


def _and_hundredths(
    tokens: Sequence[Token], unit: Unit, value: Decimal, end: int, lexicon: Lexicon
) -> tuple[Decimal, Decimal, int]:
    """Read what stands behind a unit: the cents of a sum, "10 secondes 72", "1m80"."""
    if unit.dimension == "currency" or unit.symbol == "second":
        return _and_cents(tokens, value, end, lexicon)
    if unit.symbol == "m" and end < len(tokens) and glued(tokens, end) and is_height(tokens, end):
        part = EXACT.divide(Decimal(int(tokens[end].raw)), Decimal(_CENTS))
        return EXACT.add(value, part), Decimal("0.01"), end + 1
    return value, Decimal(1), end


def _and_cents(tokens: Sequence[Token], value: Decimal, end: int, lexicon: Lexicon) -> tuple[Decimal, Decimal, int]:
    """Read the cents behind the unit: "15 dollars et 15 cents", "3 euros 50"."""
    at = end + (end < len(tokens) and tokens[end].key in lexicon.numbers.joiners)
    cents = read_numeral(tokens, at, lexicon.numbers) if starts_number(tokens, at, lexicon) else None
    if cents is None or tokens[end - 1].kind is not Kind.WORD or not 0 < cents.value < _CENTS or cents.step != 1:
        return value, Decimal(1), end
    unit = lexicon.units.after(tokens, cents.end)
    named = unit is not None and unit.means.symbol in _SUBUNITS
    closed = cents.end >= len(tokens) or tokens[cents.end].kind is Kind.SIGN
    if not named and not (closed and at == end and cents.digits):
        return value, Decimal(1), end
    behind = unit.at if named and unit else cents.end
    return EXACT.add(value, EXACT.divide(cents.value, Decimal(_CENTS))), Decimal("0.01"), behind
