"""What is read: documents, their sentences, and the spans that point into them."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from factcheck.model.frozen import dataclass


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
class Places:
    """Where each code point of a text begins and ends in what it was made from."""

    starts: Sequence[int]
    ends: Sequence[int]

    def of(self, span: Span) -> Span:
        """Give the place of ``span`` in the source; an empty span stays empty."""
        if span.start == span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else self.ends[-1]
            return Span(at, at)
        return Span(self.starts[span.start], self.ends[span.end - 1])


@dataclass(frozen=True, slots=True)
class Document:
    r"""What was read, with what is known about it.

    ``text`` is NFC with ``\n`` line ends and is what every offset refers to. ``published`` is the
    anchor of its relative dates; None where nobody said. ``published_by`` names the rule that
    found the date ("option", "json-ld", "meta", …); ``meta`` is carried through untouched.
    ``published_also`` are rules that found another date than ``published``. ``places`` says where each code
    point of ``text`` stands in the text as it was given (a stream's text that was not NFC, a Markdown file with its
    markup); None where the two are the same or the source was no text. ``comments`` are comments of the source that
    are not in ``text``: where in ``text`` they stood, and their words.
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
    published_also: tuple[tuple[str, date], ...] = ()
    places: Places | None = field(default=None, repr=False, compare=False)
    comments: tuple[tuple[int, str], ...] = ()

    def given(self, span: Span) -> Span:
        """Give the place of ``span`` in the text as it was given."""
        return self.places.of(span) if self.places else Span(span.start, span.end)
