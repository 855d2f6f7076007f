"""A statement: a sentence's words as keys that compare, its names, its figures and times.

What goes in: a text with its marks, and a ``Vocabulary``. What comes out: a ``Statement``, and how much two share. Keys
are concepts where the vocabulary has one, else the beginning of the word without accents, which also joins cognates of
two languages ("militaire", "military").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from factcheck.measure.vocabulary import Meaning, Role, Vocabulary
from factcheck.model import Quantity, Span, Time

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
_SHORTEST = 3
_REMEMBERED = 65_536  # words


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, ready to compare. ``text`` is the document's; spans point into it.

    ``opening`` is the key of a capitalised word that the sentence begins with: a name, as like as not. ``linked`` are
    pairs of keys of which the second is of the first: "candidat de gauche".
    """

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
    opening: str = ""
    contrasts: frozenset[tuple[str, str]] = frozenset()
    acts: tuple[tuple[Span, str], ...] = ()
    linked: frozenset[tuple[str, str]] = frozenset()

    @property
    def unturned(self) -> frozenset[str]:
        """Give the keys without times, and without the words that turn a statement round."""
        turning = {span.start for _, _, span in self.sides}
        return frozenset(key for at, key in self.places if at not in turning)

    def near(self, span: Span, reach: int = 80) -> frozenset[str]:
        """Give the keys of the words within ``reach`` characters of ``span``."""
        low, high = span.start - reach, span.end + reach
        return frozenset(key for at, key in self.places if low <= at < high)


def statement(
    text: str,
    span: Span,
    quantities: Iterable[Quantity],
    times: Iterable[Time],
    words: Vocabulary,
    speakers: Iterable[Span] = (),
) -> Statement:
    """Make the statement of ``span`` of ``text``, with the marks that lie in it.

    ``speakers`` are the words that say who speaks: their names do not belong to what is said.
    """
    inside = tuple(time for time in times if span.covers(time))
    figures = tuple(quantity for quantity in quantities if span.covers(quantity))
    hidden = [*inside, *(Span(figure.start, figure.end) for figure in figures)]
    told = _Told(words, [(mark.start, mark.end) for mark in hidden], tuple(speakers), span.start)
    for match in _WORD.finditer(text, span.start, span.end):
        told.take(match.group(), match.start())
    return Statement(
        text,
        span,
        frozenset(key for _, key in told.places) | {f"@{time.value}" for time in inside if time.value},
        frozenset(told.names),
        figures,
        inside,
        words.language,
        negated=bool(told.roles & Role.NEGATION),
        denied=bool(told.roles & Role.DENIAL),
        limited=bool(told.roles & Role.LIMIT),
        sides=tuple(told.sides),
        places=tuple(told.places),
        opening=told.opening,
        contrasts=frozenset(told.contrasts),
        acts=tuple(told.acts),
        linked=frozenset(told.linked),
    )


@dataclass(slots=True)
class _Told:
    """What the words of a statement tell, while they are read one after the other from ``begin``."""

    words: Vocabulary
    hidden: Sequence[tuple[int, int]]
    speakers: Sequence[Span]
    begin: int
    places: list[tuple[int, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    sides: list[tuple[str, int, Span]] = field(default_factory=list)
    contrasts: set[tuple[str, str]] = field(default_factory=set)
    acts: list[tuple[Span, str]] = field(default_factory=list)
    linked: set[tuple[str, str]] = field(default_factory=set)
    roles: int = 0
    opening: str = ""
    _head: str = ""
    _of: bool = False

    def take(self, word: str, at: int) -> None:
        """Read one word."""
        known = meaning(word, self.words)
        if known.telling:
            self._take_telling(known, word, at)
        for begin, end in self.hidden:
            if begin <= at < end:
                self._head = ""
                return
        key = known.key
        if key is None:
            self._of = known.role == Role.LINK or (self._of and known.role == Role.ARTICLE)
            return
        if self._of and self._head and known.role != Role.ANYBODY:
            self.linked.add((self._head, key))
        self._head, self._of = key, False
        self.places.append((at, key))
        if word[0].isupper() or key in self.words.places:
            self._name(key, at)

    def _take_telling(self, known: Meaning, word: str, at: int) -> None:
        """Read a word that tells more than the topic."""
        span = Span(at, at + len(word))
        if known.role != Role.LIMIT or not any(0 <= begin - span.end <= 1 for begin, _ in self.hidden):
            self.roles |= known.role  # "only 12" limits no statement, it is a figure
        if known.side:
            self.sides.append((*known.side, span))
        if any(begin <= at < end for begin, end in self.hidden):
            return
        if known.contrast:
            self.contrasts.add(known.contrast)
        if known.act:
            self.acts.append((span, known.act))

    def _name(self, key: str, at: int) -> None:
        if any(span.start <= at < span.end for span in self.speakers):
            return
        if at > self.begin:
            self.names.add(key)
        else:
            self.opening = key


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Give ``word`` in lower case without accents."""
    return "".join(letter for letter in normalize("NFD", word.lower().replace("œ", "oe")) if not combining(letter))


def key_of(word: str, words: Vocabulary) -> str | None:
    """Give the key of a word: its concept, else its stem; None where it says nothing."""
    return meaning(word, words).key


def meaning(word: str, words: Vocabulary) -> Meaning:
    """Give what a word tells; remembered, for texts hold the same words again and again."""
    known = words.seen.get(word)
    if known is None:
        if len(words.seen) > _REMEMBERED:
            words.seen.clear()
        known = words.seen[word] = _meaning(fold(word), words)
    return known


def _meaning(folded: str, words: Vocabulary) -> Meaning:
    act = words.acts.get(folded) or next((act for stem, act in words.act_stems if folded.startswith(stem)), "")
    side, contrast, role = words.opposites.get(folded), words.contrasts.get(folded), words.roles.get(folded, Role.NONE)
    return Meaning(_key_of(folded, words), side, contrast, act, role, bool(side or contrast or act or role & Role.TOLD))


def keys_of(text: str, words: Vocabulary) -> set[str]:
    """Give the keys of a text's words, without looking for figures and times in it."""
    return {key for found in _WORD.findall(text) if (key := meaning(found, words).key)}


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
