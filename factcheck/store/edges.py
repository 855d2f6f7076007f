"""What stands around a span: the rest of its sentence, and the signs at its edges.

In: a text, a span in it. Out: spans, counts. Knows no claim.
"""

from factcheck.model import Span
from factcheck.store.align import spoken
from factcheck.store.fold import folded

_STOPS = (".", "!", "?", "…", "\n")
_CLOSING = " \xa0\u202f\t\"'’”»)]"


def rest(text: str, span: Span) -> tuple[Span, Span]:
    """Give what stands before and after ``span`` in its sentence, which ends at a full stop or a line's end."""
    before, after = span.start, span.end
    while before and text[before - 1] not in _STOPS:
        before -= 1
    ended = text[span.start : span.end].rstrip(_CLOSING).endswith(_STOPS)
    while not ended and after < len(text) and text[after] not in _STOPS:
        after += 1
    return Span(before, span.start), Span(span.end, after)


def same(old: str, new: str) -> bool:
    """Say whether two wordings are the same words, whatever their signs."""
    return [word.folded for word in spoken(old)] == [word.folded for word in spoken(new)]


def shared_start(text: str, wanted: str) -> int:
    """Give how many characters two strings share at their beginning."""
    count = 0
    while count < min(len(text), len(wanted)) and folded(text[count]) == folded(wanted[count]):
        count += 1
    return count


def shared_end(text: str, wanted: str) -> int:
    """Give how many characters two strings share at their end."""
    return shared_start(text[::-1], wanted[::-1])
