"""A statement: a sentence's words as keys that compare, its names, its figures and times.

What goes in: a text with its marks, and a ``Vocabulary``. What comes out: a ``Statement``, and how much two share. Keys
are concepts where the vocabulary has one, else the beginning of the word without accents, which also joins cognates of
two languages ("militaire", "military").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from factcheck.measure.vocabulary import Vocabulary
from factcheck.model import Quantity, Span, Time

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
_SHORTEST = 3
_REMEMBERED = 65_536  # words


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, ready to compare. ``text`` is the document's; spans point into it."""

    text: str
    span: Span
    keys: frozenset[str]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    language: str
    negated: bool = False
    denied: bool = False
    limited: bool = False
    sides: tuple[tuple[str, int, Span], ...] = ()
    places: tuple[tuple[int, str], ...] = ()

    def near(self, span: Span, reach: int = 80) -> frozenset[str]:
        """Give the keys of the words within ``reach`` characters of ``span``."""
        low, high = span.start - reach, span.end + reach
        return frozenset(key for at, key in self.places if low <= at < high)


def statement(
    text: str, span: Span, quantities: Iterable[Quantity], times: Iterable[Time], words: Vocabulary
) -> Statement:
    """Make the statement of ``span`` of ``text``, with the marks that lie in it."""
    inside = tuple(time for time in times if span.covers(time))
    figures = tuple(quantity for quantity in quantities if span.covers(quantity))
    hidden = [*inside, *(Span(figure.start, figure.end) for figure in figures)]
    places, names, sides, seen = [], set(), [], set()
    for match in _WORD.finditer(text, span.start, span.end):
        folded = fold(match.group())
        seen.add(folded)
        if folded in words.opposites:
            concept, side = words.opposites[folded]
            sides.append((concept, side, Span(*match.span())))
        key = key_of(folded, words)
        if key is None or any(mark.start <= match.start() < mark.end for mark in hidden):
            continue
        places.append((match.start(), key))
        if match.group()[0].isupper() and match.start() > span.start:
            names.add(key)
    return Statement(
        text,
        span,
        frozenset(key for _, key in places) | {f"@{time.value}" for time in inside if time.value},
        frozenset(names),
        figures,
        inside,
        words.language,
        negated=bool(seen & words.negations),
        denied=bool(seen & words.denials),
        limited=bool(seen & words.limits),
        sides=tuple(sides),
        places=tuple(places),
    )


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Give ``word`` in lower case without accents."""
    return "".join(letter for letter in normalize("NFD", word.lower().replace("œ", "oe")) if not combining(letter))


def key_of(folded: str, words: Vocabulary) -> str | None:
    """Give the key of a folded word: its concept, else its stem; None where it says nothing."""
    if folded not in words.seen:
        if len(words.seen) > _REMEMBERED:
            words.seen.clear()
        words.seen[folded] = _key_of(folded, words)
    return words.seen[folded]


def keys_of(text: str, words: Vocabulary) -> set[str]:
    """Give the keys of a text's words, without looking for figures and times in it."""
    return {key for found in _WORD.findall(text) if (key := key_of(fold(found), words))}


def _key_of(folded: str, words: Vocabulary) -> str | None:
    if folded in words.stop:
        return None
    if folded in words.concepts:
        return words.concepts[folded]
    if len(folded) < _SHORTEST:
        return None
    for stem, concept in words.stems:
        if folded.startswith(stem):
            return concept
    return folded[:_STEM]


def overlap(one: Statement, other: Statement) -> tuple[float, float]:
    """Give the share of keys in common: of the shorter statement, and of both together."""
    shared = len(one.keys & other.keys)
    least = min(len(one.keys), len(other.keys))
    union = len(one.keys | other.keys)
    return (shared / least if least else 0.0, shared / union if union else 0.0)
