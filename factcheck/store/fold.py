"""Text folded for comparing: what typography, case and spacing add is taken away, letters and figures stay.

In: text. Out: folded text; or its words with their places.
"""

import re
import unicodedata

from factcheck.model.frozen import dataclass

_SAME = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ′´`", "'"),
        **dict.fromkeys("“”„‟«»‹›″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\xad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
_QUOTES = re.compile(r'\s*"\s*')
_BLANKS = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r" (?=[,;:!?.%)])")
_WORD = re.compile(r"\d+(?:[.,]\d+|[ \xa0\u202f]\d{3}(?!\d))*|\w+|[^\w\s]")


def folded(text: str) -> str:
    """Give ``text`` with one kind of quote, dash and blank, in small letters; two texts that read alike are equal."""
    plain = unicodedata.normalize("NFC", text.translate(_SAME)).casefold()
    plain = _QUOTES.sub(' " ', plain)
    return _BEFORE_STOP.sub("", _BLANKS.sub(" ", plain)).strip()


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a figure or a sign of punctuation of a text, with its place and its folded form."""

    start: int
    end: int
    text: str
    folded: str


def words(text: str) -> tuple[Word, ...]:
    """Give the words of ``text``; a figure with its separators is one word."""
    return tuple(
        Word(found.start(), found.end(), found[0], _BLANKS.sub("", folded(found[0]))) for found in _WORD.finditer(text)
    )
