"""Two versions of a text word by word: which word of the old is which of the new.

In: two texts. Out: an ``Alignment``. Sentences that are the same are paired first, so that the word comparison,
which is slow on long stretches, sees only what was edited. Knows no claim.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import attrgetter
from unicodedata import category

from factcheck.model import Span
from factcheck.store.fold import Word, words

COMPARED = 4_000_000  # pairs of words above which the comparison leaves common words out of account
TOO_MANY = 400_000_000  # pairs above which a stretch is taken as rewritten
NOWHERE = -1
_END = re.compile(r"\n|[.!?…]+(?=\s)")  # good enough to cut a text in the same places twice


@dataclass(frozen=True)
class Alignment:
    """The words of both texts, punctuation left out; ``new_of[i]`` is the new place of old word ``i``, or -1."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    new_of: Sequence[int]

    def old_words(self, span: Span) -> range:
        """Give the places of the old words at ``span``."""
        return _range(self.old, span)

    def new_words(self, span: Span) -> range:
        """Give the places of the new words at ``span``."""
        return _range(self.new, span)


def _range(among: Sequence[Word], span: Span) -> range:
    start = attrgetter("start")
    return range(bisect_left(among, span.start, key=start), bisect_left(among, span.end, key=start))


def spoken(text: str) -> tuple[Word, ...]:
    """Give the words, figures and signs of money, share and sum of a text, without its punctuation."""
    return tuple(word for word in words(text) if word.text[0].isalnum() or _counts(word.text[0]))


def _counts(sign: str) -> bool:
    return sign in "%‰°§_" or category(sign) in ("Sc", "Sm")


def align(old: str, new: str) -> Alignment:
    """Align two texts."""
    before, after = spoken(old), spoken(new)
    new_of = [NOWHERE] * len(before)
    for a, b, size in _blocks(_pieces(old, before), _pieces(new, after)):
        for at in range(size):
            new_of[a + at] = b + at
    return Alignment(before, after, new_of)


Piece = tuple[int, tuple[str, ...]]  # place of the first word, folded words


def _pieces(text: str, among: tuple[Word, ...]) -> list[Piece]:
    ends = [found.start() for found in _END.finditer(text)]
    groups: dict[int, list[Word]] = defaultdict(list)
    for word in among:
        groups[bisect_left(ends, word.start)].append(word)
    found, first = [], 0
    for group in groups.values():
        found.append((first, tuple(word.folded for word in group)))
        first += len(group)
    return found


def _blocks(old: list[Piece], new: list[Piece]) -> Iterator[tuple[int, int, int]]:
    same = SequenceMatcher(None, [words for _, words in old], [words for _, words in new], autojunk=False)
    for kind, a1, a2, b1, b2 in same.get_opcodes():
        if kind == "equal":
            for (at, group), (to, _) in zip(old[a1:a2], new[b1:b2], strict=True):
                yield at, to, len(group)
        elif kind == "replace":
            yield from _edited(old[a1:a2], new[b1:b2])


def _edited(old: list[Piece], new: list[Piece]) -> Iterator[tuple[int, int, int]]:
    a, b = _flat(old), _flat(new)
    pairs = len(a) * len(b)
    if pairs > TOO_MANY:
        return
    matcher = SequenceMatcher(None, a, b, autojunk=pairs > COMPARED)
    for found in matcher.get_matching_blocks():
        yield old[0][0] + found.a, new[0][0] + found.b, found.size


def _flat(pieces: list[Piece]) -> list[str]:
    return [word for _, group in pieces for word in group]
