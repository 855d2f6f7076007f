"""The words of one language that figures are made of, compiled from its pack.

What goes in: a pack with ``quantities.toml``. What comes out: a ``Lexicon`` of sets and phrase tables, compiled once.
This module must not know any word itself, nor how the words combine.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from unicodedata import combining, normalize

from factcheck.annotate.quantities.phrases import Phrases
from factcheck.annotate.quantities.symbols import SYMBOLS, VULGAR, dimension_of
from factcheck.languages import Pack, Table
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
    ambiguous: frozenset[str]
    hundreds: frozenset[str]
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
    points: frozenset[str]
    vague: frozenset[str]
    of: frozenset[str]
    halves: frozenset[str]
    half: frozenset[str]
    whole_fractions: frozenset[str]
    fraction_articles: frozenset[str]
    multiples: frozenset[str]
    ranks: frozenset[str]
    glued: frozenset[str]
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
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the figure engine asks of a language."""

    elisions: tuple[str, ...]
    numbers: NumberWords
    nouns: NounWords
    bounds_before: Phrases[Modifier]
    bounds_after: Phrases[Modifier]
    bounds_skip: frozenset[str]
    ranges: "RangeWords"
    units: Phrases[Unit]
    rates: Phrases[str]
    rate_words: frozenset[str]
    doubling: dict[str, int]
    changes: dict[str, int]
    denied: Phrases[bool]
    only: frozenset[str]
    particles: frozenset[str]
    conditional: frozenset[str]
    names: "NameWords"
    ages: Phrases[bool]
    currency_heads: frozenset[str]
    triggers: frozenset[str]


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
class NameWords:
    """What makes a number part of a name, an address or an identifier."""

    before: frozenset[str]
    after: frozenset[str]
    abbreviated: frozenset[str]
    never: Phrases[bool]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Compile the lexicon of ``pack``; raises PackError where a key is missing or of the wrong kind."""
    table = pack.file("quantities")
    elisions = table.words("elisions")
    numbers = _numbers(table.table("numbers"), elisions)
    units, heads = _units(table, elisions)
    bounds = table.table("bounds")
    return Lexicon(
        elisions=elisions,
        numbers=numbers,
        nouns=_nouns(table.table("nouns"), frozenset(numbers.cardinals) - {"second"}),
        bounds_before=Phrases(_bounds(bounds.table("before")), elisions=elisions, backwards=True),
        bounds_after=Phrases(_bounds(bounds.table("after")), elisions=elisions),
        bounds_skip=frozenset(bounds.table("skip").words("words")),
        ranges=_ranges(table.table("ranges")),
        units=units,
        rates=Phrases(_rates(table.table("rates")), elisions=elisions),
        rate_words=_rate_words(table.table("rates")),
        doubling=table.numbers("doubling"),
        changes=_changes(table.table("changes")),
        denied=Phrases(((words, True) for words in table.table("modality").words("denied")), elisions=elisions),
        only=frozenset(table.table("modality").words("only")),
        particles=frozenset(table.table("modality").words("particles")),
        conditional=frozenset(table.table("modality").words("conditional")),
        names=_names(table, elisions),
        ages=Phrases(
            ((phrase, True) for phrase in table.table("ages").words("before")), elisions=elisions, backwards=True
        ),
        currency_heads=heads,
        triggers=_triggers(numbers, table),
    )


def plain(word: str) -> str:
    """Give ``word`` without its accents ("cinquième" → "cinquieme")."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))


def _both(table: dict[str, int]) -> dict[str, int]:
    return {spelled: value for word, value in table.items() for spelled in (plain(word), word)}


def _set(table: Table, key: str) -> frozenset[str]:
    return frozenset(table.words(key))


def _decimals(table: Table, key: str) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in table.numbers(key).items()}


def _numbers(table: Table, elisions: tuple[str, ...]) -> NumberWords:
    words = table.table("words")
    return NumberWords(
        decimal=table.text("decimal"),
        articles=_set(table, "articles"),
        ones=_set(table, "ones"),
        ambiguous=_set(table, "ambiguous"),
        hundreds=_set(table, "hundreds"),
        joiners=_set(table, "joiners"),
        join_after_tens=frozenset(table.data["join_after_tens"]),
        stretched=frozenset(table.data["stretched"]),
        ten_takes=frozenset(table.data["ten_takes"]),
        multiplied=table.numbers("multiplied"),
        cardinals=_both(table.numbers("cardinals")),
        scales=_decimals(table, "scales"),
        short_scales=_decimals(table, "short_scales"),
        letters=_decimals(table, "letters"),
        collectives=table.numbers("collectives"),
        fractions=_both(table.numbers("fractions")),
        negatives=_set(table, "negatives"),
        points=_set(table, "points"),
        vague=_set(words, "vague"),
        of=_set(words, "of"),
        halves=_set(words, "halves"),
        half=_set(words, "half"),
        whole_fractions=_set(words, "whole_fractions"),
        fraction_articles=_set(words, "fraction_articles"),
        multiples=_set(words, "multiples"),
        ranks=_set(words, "ranks"),
        glued=_set(words, "glued"),
        countable=words.words("countable"),
        ratio=Phrases(((phrase, True) for phrase in words.words("ratio")), elisions=elisions),
    )


def _units(table: Table, elisions: tuple[str, ...]) -> tuple[Phrases[Unit], frozenset[str]]:
    names = [(name, _unit(symbol)) for symbol, found in table.word_lists("units").items() for name in found]
    money = [(name, Unit(code, "currency")) for code, found in table.word_lists("currencies").items() for name in found]
    exact = {name: _unit(symbol) for name, symbol in SYMBOLS.items()}
    heads = frozenset(name.split()[0] for name, _ in money)
    return Phrases([*names, *money], exact=exact, elisions=elisions), heads


def _unit(symbol: str) -> Unit:
    return Unit(symbol, dimension_of(symbol))


def _bounds(table: Table) -> Iterator[tuple[str, Modifier]]:
    for name in table.data:
        for phrase in table.words(name):
            yield phrase, Modifier(name)


def _ranges(table: Table) -> RangeWords:
    return RangeWords(
        between=_set(table, "between"),
        start=_set(table, "from"),
        to=_set(table, "to"),
        and_=_set(table, "and"),
        or_=_set(table, "or"),
        determiners=_set(table, "determiners"),
        moves=_set(table, "moves"),
    )


def _rates(table: Table) -> Iterator[tuple[str, str]]:
    before = table.words("before")
    for unit in table.table("per").data:
        for word in table.table("per").words(unit):
            for preposition in before:
                yield f"{preposition} {word}", unit


def _rate_words(table: Table) -> frozenset[str]:
    """Give the bare words of rates, and each behind its article or preposition where that is one word."""
    per = table.table("per")
    return frozenset(word for unit in per.data for word in per.words(unit))


def _changes(table: Table) -> dict[str, int]:
    rises = dict.fromkeys(table.words("rise"), 1)
    return rises | dict.fromkeys(table.words("fall"), -1)


def _names(table: Table, elisions: tuple[str, ...]) -> NameWords:
    names = table.table("names")
    never = Phrases(((phrase, True) for phrase in table.table("never").words("words")), elisions=elisions)
    abbreviated = _set(names, "abbreviations")
    return NameWords(before=_set(names, "before"), after=_set(names, "after"), abbreviated=abbreviated, never=never)


def _nouns(table: Table, numbers: frozenset[str]) -> NounWords:
    return NounWords(
        stop=_set(table, "stop") | numbers,
        of=_set(table, "of"),
        determiners=_set(table, "determiners"),
        last=bool(table.data["last"]),
        before=_set(table, "before"),
        follow=table.words("follow"),
        plural=table.words("plural"),
        people=_set(table, "people"),
    )


def _triggers(numbers: NumberWords, table: Table) -> frozenset[str]:
    words = {*numbers.cardinals, *numbers.scales, *numbers.hundreds, *numbers.collectives}
    words |= VULGAR
    return frozenset(words | numbers.whole_fractions | numbers.half | numbers.halves | set(table.numbers("doubling")))
