"""The words of one language that figures are made of, as records.

What goes in: nothing; ``lexicon`` fills them from a pack. What comes out: ``Lexicon`` with its parts: numbers, nouns,
ranges, rates, weights, names. This module must not know how the words combine.
"""

from decimal import Decimal

from factcheck.annotate.quantities.phrases import Phrases
from factcheck.model import Modifier
from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is counted in: the symbol, and the dimension it belongs to."""

    symbol: str
    dimension: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How numbers are built of words."""

    decimal: str
    articles: frozenset[str]
    ones: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    ambiguous: frozenset[str]
    hundreds: frozenset[str]
    hundreds_below: int
    joiners: frozenset[str]
    join_after_tens: frozenset[int]
    stretched: frozenset[int]
    ten_takes: frozenset[int]
    multiplied: dict[str, int]
    cardinals: dict[str, int]
    scales: dict[str, Decimal]
    short_scales: dict[str, Decimal]
    letters: dict[str, Decimal]
    collectives: dict[str, int]
    fractions: dict[str, int]
    negatives: frozenset[str]
    signed_after: frozenset[str]
    points: frozenset[str]
    vague: frozenset[str]
    alone: frozenset[str]
    of: frozenset[str]
    halves: frozenset[str]
    half: frozenset[str]
    half_takes: frozenset[str]
    half_after: frozenset[str]
    joined_after: frozenset[str]
    joined_takes: frozenset[str]
    whole_fractions: frozenset[str]
    fraction_articles: frozenset[str]
    ranks: frozenset[str]
    glued: frozenset[str]
    spaced: frozenset[str]
    countable: tuple[str, ...]
    ratio: Phrases[bool]


@dataclass(frozen=True, slots=True)
class NounWords:
    """Where the noun group that a figure counts starts, goes on and stops."""

    stop: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    last: bool
    before: frozenset[str]
    follow: tuple[str, ...]
    plural: tuple[str, ...]
    singular: tuple[str, ...]
    people: frozenset[str]
    numbers: frozenset[str]
    superlatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The words around the two ends of a range."""

    between: frozenset[str]
    start: frozenset[str]
    to: frozenset[str]
    and_: frozenset[str]
    or_: frozenset[str]
    determiners: frozenset[str]
    moves: frozenset[str]


@dataclass(frozen=True, slots=True)
class RateWords:
    """How a rate is said: "par an", "/h", "le litre", "mensuels"; ``words`` are those that are times as well."""

    known: Phrases[str]
    said: Phrases[str]
    before: frozenset[str]
    articles: frozenset[str]
    between: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class WeightWords:
    """Names of money that are weights as well ("livres", "pounds"), and the words beside which they are."""

    names: frozenset[str]
    unit: Unit
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """What makes a number part of a name, an address or an identifier."""

    before: frozenset[str]
    after: frozenset[str]
    abbreviated: frozenset[str]
    eras: Phrases[bool]
    never: Phrases[bool]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the figure engine asks of a language."""

    elisions: tuple[str, ...]
    numbers: NumberWords
    nouns: NounWords
    bounds_before: Phrases[Modifier]
    bounds_after: Phrases[Modifier]
    bounds_skip: frozenset[str]
    ranges: RangeWords
    units: Phrases[Unit]
    glued_units: dict[str, Unit]
    rates: RateWords
    doubling: dict[str, int]
    doubles: dict[str, int]
    multiplied_after: frozenset[str]
    double_after: frozenset[str]
    weights: WeightWords
    loose_units: frozenset[str]
    loose_terms: frozenset[str]
    spans: frozenset[str]
    spans_after: frozenset[str]
    changes: dict[str, int]
    denied: Phrases[bool]
    only: frozenset[str]
    particles: frozenset[str]
    conditional: frozenset[str]
    names: NameWords
    ages: Phrases[bool]
    aged_people: frozenset[str]
    aged_words: frozenset[str]
    currency_heads: frozenset[str]
    triggers: frozenset[str]
