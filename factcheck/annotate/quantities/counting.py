"""Whether a number counts: told from an article, a pronoun, an adjective, the mark of a list.

What goes in: tokens, a numeral with its unit, bound and noun. What comes out: yes or no.
"""

from collections.abc import Sequence

from factcheck.annotate.quantities.bounds import LOOSE, Bound
from factcheck.annotate.quantities.measures import Measure
from factcheck.annotate.quantities.nouns import is_plural
from factcheck.annotate.quantities.numbers import Numeral
from factcheck.annotate.quantities.numerals import and_half
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.model import Modifier

_ARTICLED = frozenset({"currency", "ratio", "points", "length", "area", "volume", "mass"})
_CENTS = 100


def counts(
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
    if bound.start < numeral.start and (bound.modifier is Modifier.AT_LEAST or bound.modifier not in LOOSE):
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
