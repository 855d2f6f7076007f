"""How alike two statements are in their words, within a language and across two.

What goes in: texts, the vocabularies of their languages, and the figures and dates that were read in them. What comes
out: profiles that compare, and for a text the words to look up in an index. Pieces of words join inflections and
cognates ("militaire", "military"), concepts join what has no letters in common ("OTAN", "NATO"), and figures and dates
are compared by value ("40 milliards d'euros", "€40 billion"). Being alike is not saying the same: nothing here tells
"10 %" from "12 %" or yes from no for certain, so that whatever is found is shown to a person.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from factcheck.measure.statement import fold, key_of
from factcheck.measure.vocabulary import Vocabulary
from factcheck.model.frozen import dataclass

_WORD = re.compile(r"[^\W_]+")
_PIECES = (3, 4)  # letters of a piece of a word
_STEM = 4  # letters by which a word is looked up
_SHORTEST = 2
_TELLING = 2  # how often a concept, a figure or a date counts
_FLOOR = 0.3  # weight of a piece that all candidates have
_MOST_LOOKUPS = 80  # words of a statement that are looked up
_LONGEST = 4_000  # characters that are read: a claim is a sentence
Lookup = frozenset[str]
"""Words of which any will do; one that ends in "*" stands for all that begin so."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The pieces of a statement with their weights; ``length`` is that of the whole."""

    pieces: Mapping[str, float]
    length: float


class Likeness:
    """Profiles and lookups of statements in several languages; remembers the words that it has seen."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        """Take one vocabulary for each language."""
        self._words = {words.language: words for words in vocabularies}
        self._seen: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        self._meaning: dict[str, set[str]] = defaultdict(set)
        for words in self._words.values():
            for word, concept in words.concepts.items():
                self._meaning[concept].add(_looked_up(word))
            for stem, concept in words.stems:
                self._meaning[concept].add(f"{stem}*")

    def profile(self, text: str, language: str, values: Iterable[str] = ()) -> Profile:
        """Give the profile of ``text``; ``values`` are its figures and dates in a form that is the same everywhere."""
        seen, words = self._seen[language], self._words.get(language) or Vocabulary(language)
        counts: Counter[str] = Counter()
        for found in _WORD.finditer(fold(text[:_LONGEST])):
            word = found[0]
            if word not in seen:
                seen[word] = _pieces(word, words)
            counts.update(seen[word])
        counts.update({f"#{value}": _TELLING for value in values})
        weights = {piece: 1 + log(count) for piece, count in counts.items()}
        return Profile(weights, sqrt(sum(weight * weight for weight in weights.values())))

    def lookups(self, text: str, language: str) -> tuple[Lookup, ...]:
        """Give for each word of ``text`` what to look up: its beginning, and words of other languages that mean it."""
        words = self._words.get(language) or Vocabulary(language)
        found: dict[Lookup, None] = {}
        for match in _WORD.finditer(text[:_LONGEST].lower()):
            folded = fold(match[0])
            concept = _concept(folded, words)
            if folded not in words.stop and (len(folded) >= _SHORTEST or folded.isdigit() or concept):
                found[frozenset({_looked_up(match[0])} | self._meaning.get(concept, set()))] = None
        return tuple(found)[:_MOST_LOOKUPS]


def likeness(one: Profile, other: Profile) -> float:
    """Give how alike two statements are, 0 to 1."""
    if not one.length or not other.length:
        return 0.0
    shared = one.pieces.keys() & other.pieces.keys()
    return sum(one.pieces[piece] * other.pieces[piece] for piece in sorted(shared)) / (one.length * other.length)


def ranked(asked: Profile, candidates: Sequence[Profile]) -> tuple[int, ...]:
    """Give the places of ``candidates``, the likest first.

    What all of them share tells them not apart: each piece counts by how few have it.
    """
    held = Counter(piece for candidate in candidates for piece in candidate.pieces)
    rare = {piece: log((1 + len(candidates)) / (1 + count)) + _FLOOR for piece, count in held.items()}
    scores = [(_score(asked, candidate, rare), -at) for at, candidate in enumerate(candidates)]
    return tuple(-at for _, at in sorted(scores, reverse=True))


def _score(asked: Profile, candidate: Profile, rare: Mapping[str, float]) -> float:
    weighted = {piece: weight * rare[piece] for piece, weight in candidate.pieces.items()}
    length = sqrt(sum(weight * weight for weight in weighted.values()))
    shared = sorted(asked.pieces.keys() & weighted.keys())
    return sum(asked.pieces[piece] * rare[piece] * weighted[piece] for piece in shared) / length if length else 0.0


def _pieces(word: str, words: Vocabulary) -> tuple[str, ...]:
    if word in words.stop:
        return ()
    framed = f" {word} "
    found = [framed[at : at + size] for size in _PIECES for at in range(len(framed) - size + 1)]
    concept = _concept(word, words)
    return (*found, *[concept] * _TELLING) if concept else tuple(found)


def _concept(folded: str, words: Vocabulary) -> str:
    key = key_of(folded, words) or ""
    return key if key.startswith("=") else ""


def _looked_up(word: str) -> str:
    return f"{word[:_STEM]}*" if len(word) > _STEM else word
