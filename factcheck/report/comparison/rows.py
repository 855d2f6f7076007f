"""The rows that every format for people shows: what conflicts, what agrees, what one alone has.

In: a comparison. Out: rows with the words of both sides in their surroundings, on one line each.
"""

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.measure.comparison import Comparison
from factcheck.model import Document, Span
from factcheck.safe import one_line

_AROUND = 40

CONFLICT, AGREES, ONLY_A, ONLY_B = "conflict", "agrees", "only_a", "only_b"


class Excerpt(NamedTuple):
    """Words with what stands before and behind them, each on one line."""

    before: str
    words: str
    after: str

    @property
    def plain(self) -> str:
        """Give the excerpt as one text."""
        return self.before + self.words + self.after


class Row(NamedTuple):
    """One line of the comparison; a side that has nothing is None, ``note`` says why the two conflict."""

    kind: str
    a: Excerpt | None
    b: Excerpt | None
    note: str = ""


def rows(found: Comparison) -> Iterator[Row]:
    """Give conflicts first, then what agrees, then what stands in one only."""
    for conflict in found.conflicts:
        note = f"{conflict.code} {conflict.message}"
        yield Row(CONFLICT, excerpt(found.a, conflict.a), excerpt(found.b, conflict.b), note)
    for pair in found.agreements:
        yield Row(AGREES, excerpt(found.a, pair.a), excerpt(found.b, pair.b))
    for span in found.only_a:
        yield Row(ONLY_A, excerpt(found.a, span), None)
    for span in found.only_b:
        yield Row(ONLY_B, None, excerpt(found.b, span))


def excerpt(document: Document, span: Span) -> Excerpt:
    """Give the words at ``span`` with up to 40 characters on both sides, cut between words."""
    text = document.text
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    if start:
        start = text.find(" ", start, span.start) + 1 or span.start
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    before, after = text[start : span.start].rpartition("\n")[2], text[span.end : end].partition("\n")[0]
    return Excerpt(
        _line(before, "…" if start else ""),
        one_line(span.words(text)),
        _line(after, "", "…" if end < len(text) else ""),
    )


def _line(text: str, before: str, after: str = "") -> str:
    """Put ``text`` on one line, keeping the blanks at its ends."""
    shown = one_line(text)
    left = " " if text[:1].isspace() and shown else ""
    right = " " if text[-1:].isspace() and shown else ""
    return before + left + shown + right + after


def name_of(document: Document, fallback: str) -> str:
    """Give what a document goes by: its title, its name, or the letter of its side."""
    return one_line(document.title or document.name or document.id or fallback)


def label(found: Comparison, kind: str) -> str:
    """Give the words for a kind of row, or for what a comparison comes to ("is_conflict")."""
    return found.labels.get(kind, kind)


def headline(found: Comparison) -> str:
    """Say in one line how much of each kind was found."""
    counts = (
        (len(found.conflicts), "one_conflict", "conflicts"),
        (len(found.agreements), "one_agreement", "agreements"),
        (len(found.only_a), "one_a", "many_a"),
        (len(found.only_b), "one_b", "many_b"),
    )
    singular = label(found, "singular").split()
    return "; ".join(label(found, one if str(n) in singular else many).format(n=n) for n, one, many in counts)


def outcome(found: Comparison) -> str:
    """Say what the comparison comes to."""
    return label(found, f"is_{found.relation.value}")
