"""What is read: documents, their sentences, and the spans that point into them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text: code points ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """Give the words of ``text`` that the span points at."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Say whether all of ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """One sentence, without the white space around it."""


@dataclass(frozen=True, slots=True)
class Document:
    r"""What was read, with what is known about it.

    ``text`` is NFC with ``\n`` line ends and is what every offset refers to. ``published`` is the
    anchor of its relative dates; None where nobody said. ``published_by`` names the rule that
    found the date ("option", "json-ld", "meta", …); ``meta`` is carried through untouched.
    """

    text: str
    language: str
    published: date | None = None
    published_by: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    name: str = ""
    id: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
