"""From the tokens of one sentence to its figures, left to right.

What goes in: tokens, the lexicon. What comes out: ``Figure``s, none overlapping. This module must not know the time a
figure is tied to, nor who says it.
"""

from collections.abc import Sequence
from decimal import Decimal

from factcheck.annotate.quantities.bounds import find_bound, limits
from factcheck.annotate.quantities.figure import Figure
from factcheck.annotate.quantities.names import follows_name
from factcheck.annotate.quantities.numerals import read_numeral, signed
from factcheck.annotate.quantities.phrases import glued
from factcheck.annotate.quantities.ranges import range_figures
from factcheck.annotate.quantities.singles import single_figure
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon, Unit

_MULTIPLE = Unit("1", "multiple")


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
    doubling = _verb(tokens, at, lexicon) or _double(tokens, at, lexicon)
    if doubling is not None:
        return [_doubled(tokens, at, doubling, lexicon)], at + 1
    numeral = read_numeral(tokens, at, lexicon.numbers)
    if numeral is None:
        return [], at + 1
    if numeral.ordinal:
        return [], numeral.end
    numeral = signed(tokens, numeral, lexicon)
    span = range_figures(tokens, numeral, lexicon, language)
    if span is not None:
        return span, span[-1].end if span else numeral.end + 2
    figure = single_figure(tokens, numeral, lexicon, language)
    return ([figure], max(figure.end, at + 1)) if figure else ([], max(numeral.end, at + 1))


def _verb(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Read "a doublé", "tripled"; not "un joli doublé"."""
    needed = lexicon.multiplied_after
    told = not needed or (at > 0 and tokens[at - 1].key in needed)
    return lexicon.doubling.get(tokens[at].key) if told else None


def _double(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Read "le double de", "double the estimate", "more than triple"; not "une double peine"."""
    times = lexicon.doubles.get(tokens[at].key)
    if times is None:
        return None
    before = tokens[at - 1].key if at else ""
    behind = tokens[at + 1].key if at + 1 < len(tokens) else ""
    numbers = lexicon.numbers
    if before in numbers.articles or (lexicon.nouns.last and glued(tokens, at + 1)):
        return None
    of = behind in numbers.of and not lexicon.nouns.last
    return times if of or behind in numbers.half_takes or (before in lexicon.double_after and behind) else None


def _doubled(tokens: Sequence[Token], at: int, times: int, lexicon: Lexicon) -> Figure:
    value = Decimal(times)
    bound = find_bound(tokens, at, at + 1, lexicon)
    low, high = limits(value, bound.modifier)
    return Figure(bound.start, at + 1, value, low, high, bound.modifier, _MULTIPLE, Decimal(1), None)
