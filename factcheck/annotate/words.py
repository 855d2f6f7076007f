"""The words of a text with their places: what names, roles and quotations are looked for in.

What goes in: a text. What comes out: ``Words``, one entry per word, number or mark. It must know no language: a word is
a run of letters and digits; an apostrophe, a hyphen and every other mark stands alone.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from factcheck.model.frozen import dataclass

T = TypeVar("T")

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")
_APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''")


_SAMPLE = 20_000
_WIDEST = 100
_WRAPPED_SHARE = 0.3
_INNER_BREAK = re.compile(r"(?<=[^\s])\n(?=[\w\"“”«»‘’'(\[&$£€])")
_RUN = re.compile(r"\n\s*")


def unwrapped(text: str) -> str:
    """Give a text of fixed width with spaces for the line breaks inside its paragraphs; any other text as it is.

    No place changes. A break before a blank line, an indented line or a dash, or behind a short line, stays.
    """
    width = _width(text)
    if not width:
        return text
    return _INNER_BREAK.sub(lambda found: "\n" if _ends_short(text, found.start(), width) else " ", text)


def _ends_short(text: str, at: int, width: int) -> bool:
    """Say whether the line that ends at ``at`` is short: the last one of its paragraph."""
    return "\n" in text[max(0, at - width // 2) : at]


def _width(text: str) -> int:
    """Give the width of the lines of a text that breaks them inside its sentences, 0 for any other text."""
    if "\n" not in text:
        return 0
    lines = text[:_SAMPLE].split("\n")
    widest = max(len(line) for line in lines)
    pairs = [(one.rstrip(), other) for one, other in pairwise(lines) if one.strip() and other.strip()]
    inside = sum(one[-1] not in '.!?…:;»”"' and other.lstrip()[0].islower() for one, other in pairs)
    wrapped = widest <= _WIDEST and len(pairs) > 1 and inside / len(pairs) >= _WRAPPED_SHARE
    return widest if wrapped else 0


def breaks(text: str, start: int, end: int) -> int:
    """Count the ends of paragraphs between two places, a blank line among them or not."""
    return len(_RUN.findall(text, start, end)) if text.find("\n", start, end) >= 0 else 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``text`` in order: ``forms`` in lower case, apostrophes plain; ``starts``, ``ends`` their places."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """Give how many words there are."""
        return len(self.forms)

    def at(self, offset: int) -> int:
        """Give the index of the first word that starts at ``offset`` or behind it."""
        return bisect_left(self.starts, offset)

    def is_capital(self, i: int) -> bool:
        """Say whether word ``i`` starts with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def is_word(self, i: int) -> bool:
        """Say whether entry ``i`` is a word or number, not a mark."""
        return self.text[self.starts[i]].isalnum()

    def joined(self, i: int) -> bool:
        """Say whether entry ``i`` follows the one before it with at most blanks, on the same line, between them."""
        gap = self.text[self.ends[i - 1] : self.starts[i]]
        return not gap or (gap.isspace() and "\n" not in gap)


def read_words(text: str) -> Words:
    """Give the words of ``text``."""
    found = [match.span() for match in _TOKEN.finditer(text)]
    lowered = text.translate(_APOSTROPHES).lower()
    if len(lowered) != len(text):  # a letter whose lower case is two code points
        forms = tuple(text[a:b].translate(_APOSTROPHES).lower() for a, b in found)
    else:
        forms = tuple(lowered[a:b] for a, b in found)
    return Words(text, forms, tuple(a for a, _ in found), tuple(b for _, b in found))


def phrase(text: str) -> tuple[str, ...]:
    """Give the forms of a phrase of a pack, to be compared with those of a text."""
    return read_words(text).forms


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Give ``text`` without case and accents."""
    bare = unicodedata.normalize("NFD", text.translate(_APOSTROPHES))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()


class Phrases(Generic[T]):
    """Phrases of a pack to be found word by word: the longest that starts at a word wins."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, text: str, value: T) -> None:
        """Add a phrase; of two with the same words the later one counts."""
        forms = phrase(text)
        entries = self._by_first.setdefault(forms[0], [])
        entries[:] = [entry for entry in entries if entry[0] != forms]
        entries.append((forms, value))
        entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, words: Words, i: int) -> tuple[int, T] | None:
        """Give the index behind the longest phrase that starts at word ``i``, and its value."""
        for forms, value in self._by_first.get(words.forms[i], ()):
            end = i + len(forms)
            if words.forms[i:end] == forms and all(words.joined(k) for k in range(i + 1, end)):
                return end, value
        return None
