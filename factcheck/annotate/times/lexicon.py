"""Words of a language as codes: each word that the grammar knows is one character.

A word belongs to classes ("month", "unit", the word itself as a literal); words with the same classes share a code.
A text becomes a string of codes, one per token, and the rules of the grammar are small patterns over that string.
What goes in: a pack's ``times.toml`` and the literals of its rules. This module must not know what a class means.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from factcheck.languages import Table
from factcheck.model.frozen import dataclass

_WORDS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_FIRST_CODE = 0xE000
_LAST_INT = 2199

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The codes of the words, the classes' codes, and what each phrase stands for.

    ``codes``: a word as written → its code. ``singles``: class → codes of its words. ``phrases``: class → its
    phrases of several words, longest first. ``values``: class → lower-case words → value.
    """

    codes: Mapping[str, str]
    singles: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    values: Mapping[str, Mapping[Phrase, str]]


def split(phrase: str) -> Phrase:
    """Give the tokens of a phrase of the pack, in lower case."""
    return tuple(_WORDS.findall(phrase.lower().replace("’", "'")))


def bare(word: str) -> str:
    """Give ``word`` without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def build(words: Table, literals: Iterable[str], doubtful: Table) -> Lexicon:
    """Give the lexicon of ``words`` (class → value → phrases).

    ``literals`` are single words that rules name. ``doubtful`` lists, per class, spellings that often mean something
    else: they are in the class "name+" only, which rules ask for where something else speaks for a time; those of
    "name+" are in "name++" only.
    """
    values = {name: _values(words.table(name)) for name in words.data}
    values |= _by_size(values.get("number", {}))
    classes: dict[str, set[str]] = {}
    for word in literals:
        _add_literal(classes, word)
    for name, phrases in values.items():
        for phrase in phrases:
            _add_phrase(classes, name, phrase)
    spelled: dict[str, frozenset[str]] = {}
    for word, names in classes.items():
        for form in _cases(word):
            spelled[form] = spelled.get(form, frozenset()) | names
    spelled |= _digits(spelled)
    for name in doubtful.data:
        for form in doubtful.words(name):
            spelled[form] = spelled.get(form, frozenset()) - {name.rstrip("+")} | {f"{name}+"}
    return _coded(spelled, values)


_SIZES = (("units", 0, 9), ("teens", 10, 19), ("tens", 20, 99), ("hundreds", 100, 999), ("thousands", 1000, 10**12))


def _by_size(numbers: Mapping[Phrase, str]) -> dict[str, dict[Phrase, str]]:
    """Give number words by size, so that "two five" is no number and "soixante et onze" is one."""
    return {
        f"number {name}": {phrase: value for phrase, value in numbers.items() if low <= int(value) <= high}
        for name, low, high in _SIZES
    }


def _values(table: Table) -> dict[Phrase, str]:
    found: dict[Phrase, str] = {}
    for value in table.data:
        for phrase in table.words(value):
            for form in _unaccented(split(phrase)):
                found.setdefault(form, value)
    return found


def _unaccented(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    if all(map(str.isascii, phrase)):
        return
    yield tuple(bare(word) for word in phrase)
    yield (bare(phrase[0][0]) + phrase[0][1:], *phrase[1:])


def _add_literal(classes: dict[str, set[str]], word: str) -> None:
    """Add a literal; a word of one letter ("à") has another meaning without its accent, unless it is a capital."""
    plain = bare(word[0]) + word[1:]
    for form in {word, plain if len(word) > 1 else plain.upper()}:
        classes.setdefault(form, set()).add(f"={word}")


def _add_phrase(classes: dict[str, set[str]], name: str, phrase: Phrase) -> None:
    if len(phrase) == 1:
        classes.setdefault(phrase[0], set()).add(name)
    else:
        for word in phrase:
            classes.setdefault(word, set()).add(f"={word}")


def _cases(word: str) -> Iterator[str]:
    yield from dict.fromkeys((word, word.capitalize(), word.upper()))


def _digits(spelled: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Give the classes of whole numbers, and of the shapes ("#clock") that tokens made of digits may have."""
    shapes = {f"#{name}": frozenset({name}) for name in SHAPES} | {"#hhmm": frozenset({"hhmm", "int"})}
    texts = [str(n) for n in range(_LAST_INT + 1)] + [f"0{n}" for n in range(10)]
    sets: dict[frozenset[str], frozenset[str]] = {}
    numbers = {}
    for text in texts:
        found = frozenset(_number_classes(text)) | spelled.get(text, frozenset())
        numbers[text] = sets.setdefault(found, found)
    return shapes | numbers


SHAPES = ("iso", "numeric", "clock", "decimal", "thousands", "years", "slashed", "int", "roman", "hhmm")
_LIMITS = (("day", 1, 31), ("monthnumber", 1, 12), ("hour", 0, 24), ("year", 1000, _LAST_INT))


def _number_classes(text: str) -> Iterator[str]:
    number = int(text)
    yield "int"
    for name, low, high in _LIMITS:
        if low <= number <= high:
            yield name
    if len(text) == len("1630") and number // 100 < 24 and number % 100 < 60:  # noqa: PLR2004 - hours, minutes
        yield "hhmm"
    if len(text) == len("59"):
        yield "twodigits"
        if number < 60:  # noqa: PLR2004 - minutes of an hour
            yield "minute"
        if number > 31:  # noqa: PLR2004 - no day: "en 89" is a year where no unit follows
            yield "shortyear"


def _coded(spelled: Mapping[str, frozenset[str]], values: Mapping[str, Mapping[Phrase, str]]) -> Lexicon:
    codes: dict[frozenset[str], str] = {}
    singles: dict[str, set[str]] = {}
    for names in spelled.values():
        if names not in codes:
            codes[names] = chr(_FIRST_CODE + len(codes))
            for name in names:
                singles.setdefault(name, set()).add(codes[names])
    return Lexicon(
        codes={word: codes[names] for word, names in spelled.items()},
        singles={name: frozenset(found) for name, found in singles.items()},
        phrases={
            name: tuple(sorted((p for p in found if len(p) > 1), key=lambda p: (-len(p), p)))
            for name, found in values.items()
        },
        values=values,
    )
