"""The words of one language that figures are made of, compiled from its pack.

What goes in: a pack with ``quantities.toml``. What comes out: a ``Lexicon`` of sets and phrase tables, compiled once.
This module must not know any word itself, nor how the words combine.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.annotate.quantities.phrases import Phrases
from factcheck.annotate.quantities.symbols import SYMBOLS, VULGAR, dimension_of
from factcheck.annotate.quantities.units import plain, unit_names
from factcheck.annotate.quantities.wordlists import (
    Lexicon,
    NameWords,
    NounWords,
    NumberWords,
    RangeWords,
    RateWords,
    Unit,
    WeightWords,
)
from factcheck.languages import Pack, Table
from factcheck.model import Modifier


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Compile the lexicon of ``pack``; raises PackError where a key is missing or of the wrong kind."""
    table = pack.file("quantities")
    elisions = table.words("elisions")
    numbers = _numbers(table.table("numbers"), elisions)
    units, heads = _units(table, pack.code, numbers)
    bounds = table.table("bounds")
    return Lexicon(
        elisions=elisions,
        numbers=numbers,
        nouns=_nouns(table.table("nouns"), frozenset({*numbers.cardinals, *numbers.scales} - {"second"})),
        bounds_before=Phrases(_bounds(bounds.table("before")), elisions=elisions, backwards=True),
        bounds_after=Phrases(_bounds(bounds.table("after")), elisions=elisions),
        bounds_skip=_set(bounds.table("skip"), "words"),
        ranges=_ranges(table.table("ranges")),
        units=units,
        glued_units={letter: _unit(symbol) for letter, symbol in table.texts("glued_units").items()},
        rates=_rates(table.table("rates"), elisions),
        doubling=table.numbers("doubling"),
        doubles=table.numbers("doubles"),
        multiplied_after=_set(table.table("multiplied"), "after"),
        double_after=_set(table.table("multiplied"), "double_after"),
        weights=_weights(table.table("weights")),
        loose_units=_set(table.table("loose"), "units"),
        loose_terms=_set(table.table("loose"), "terms"),
        spans=_set(bounds.table("spans"), "words"),
        spans_after=_set(bounds.table("spans"), "after"),
        changes=_changes(table.table("changes")),
        denied=Phrases(((words, True) for words in table.table("modality").words("denied")), elisions=elisions),
        only=_set(table.table("modality"), "only"),
        particles=_set(table.table("modality"), "particles"),
        conditional=_set(table.table("modality"), "conditional"),
        names=_names(table, elisions),
        ages=Phrases(
            ((phrase, True) for phrase in table.table("ages").words("before")), elisions=elisions, backwards=True
        ),
        aged_people=_set(table.table("ages"), "people"),
        aged_words=_set(table.table("ages"), "words"),
        currency_heads=heads,
        triggers=_triggers(numbers, table),
    )


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
        pronoun_after=_set(table, "pronoun_after"),
        pronoun_before=_set(table, "pronoun_before"),
        ambiguous=_set(table, "ambiguous"),
        hundreds=_set(table, "hundreds"),
        hundreds_below=int(table.data["hundreds_below"]),
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
        signed_after=_set(table, "signed_after"),
        points=_set(table, "points"),
        vague=_set(words, "vague"),
        alone=_set(words, "alone"),
        of=_set(words, "of"),
        halves=_set(words, "halves"),
        half=_set(words, "half"),
        half_takes=_set(words, "half_takes"),
        half_after=_set(words, "half_after"),
        joined_after=_set(words, "joined_after"),
        joined_takes=_set(words, "joined_takes"),
        whole_fractions=_set(words, "whole_fractions"),
        fraction_articles=_set(words, "fraction_articles"),
        ranks=_set(words, "ranks"),
        glued=_set(words, "glued"),
        spaced=_set(words, "spaced"),
        countable=words.words("countable"),
        ratio=Phrases(((phrase, True) for phrase in words.words("ratio")), elisions=elisions),
    )


def _units(table: Table, language: str, numbers: NumberWords) -> tuple[Phrases[Unit], frozenset[str]]:
    """Put together the names of units: CLDR's, those that the pack adds, currencies, and symbols."""
    names = [(name, _unit(symbol)) for symbol, found in table.word_lists("units").items() for name in found]
    money = [(name, Unit(code, "currency")) for code, found in table.word_lists("currencies").items() for name in found]
    exact = {name: _unit(symbol) for name, symbol in SYMBOLS.items()}
    heads = frozenset(name.split()[0] for name, _ in money)
    known = [*_cldr_units(language, numbers), *names, *money]
    return Phrases(known, exact=exact, elisions=table.words("elisions")), heads


def _cldr_units(language: str, numbers: NumberWords) -> Iterator[tuple[str, Unit]]:
    """Give CLDR's names of units; no name that is a number word ("quart")."""
    taken = {*numbers.scales, *numbers.fractions}
    units = {symbol: _unit(symbol) for symbol in set(unit_names(language).values())}
    return ((name, units[symbol]) for name, symbol in unit_names(language).items() if name not in taken)


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


def _rates(table: Table, elisions: tuple[str, ...]) -> RateWords:
    per = [(word, unit) for unit in table.table("per").data for word in table.table("per").words(unit)]
    said = [(phrase, unit) for unit, phrases in table.word_lists("said").items() for phrase in phrases]
    pairs = ((f"{before} {word}", unit) for word, unit in per for before in table.words("before"))
    return RateWords(
        known=Phrases(pairs, elisions=elisions),
        said=Phrases(said, elisions=elisions),
        before=_set(table, "before"),
        articles=_set(table, "articles"),
        between=_set(table, "between"),
        words=frozenset(word for word, _ in (*per, *said)),
    )


def _weights(table: Table) -> WeightWords:
    return WeightWords(_set(table, "names"), _unit(table.text("unit")), _set(table, "beside"))


def _changes(table: Table) -> dict[str, int]:
    rises = dict.fromkeys(table.words("rise"), 1)
    return rises | dict.fromkeys(table.words("fall"), -1)


def _names(table: Table, elisions: tuple[str, ...]) -> NameWords:
    names = table.table("names")
    return NameWords(
        before=_set(names, "before"),
        after=_set(names, "after"),
        abbreviated=_set(names, "abbreviations"),
        eras=Phrases(((phrase, True) for phrase in names.words("eras")), elisions=elisions),
        never=Phrases(((phrase, True) for phrase in table.table("never").words("words")), elisions=elisions),
    )


def _nouns(table: Table, numbers: frozenset[str]) -> NounWords:
    return NounWords(
        stop=_set(table, "stop") | numbers,
        of=_set(table, "of"),
        determiners=_set(table, "determiners"),
        last=bool(table.data["last"]),
        before=_set(table, "before"),
        follow=table.words("follow"),
        plural=table.words("plural"),
        singular=table.words("singular"),
        people=_set(table, "people"),
        numbers=numbers,
        superlatives=table.words("superlatives"),
    )


def _triggers(numbers: NumberWords, table: Table) -> frozenset[str]:
    words = {*numbers.cardinals, *numbers.scales, *numbers.hundreds, *numbers.collectives}
    words |= VULGAR
    words |= {*table.numbers("doubling"), *table.numbers("doubles")}
    return frozenset(words | numbers.whole_fractions | numbers.half | numbers.halves)
