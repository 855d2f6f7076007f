"""What the sentence says about a figure: its time, whether it rose or fell, whether it is claimed, whose it is.

What goes in: a sentence's tokens, a figure, the times of the text. What comes out: the fields of a ``Quantity`` that
the figure itself does not carry. This module must not know how figures are read.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from factcheck.annotate.quantities.figure import Figure
from factcheck.annotate.quantities.tokens import Kind, Token
from factcheck.annotate.quantities.wordlists import Lexicon
from factcheck.model import Modality, Relation, Sentence, Span, Time, TimeType

_NEAR = 6
_FAR = 60
"""Words looked at before a figure: a bound, so that time stays linear in a sentence full of figures."""
_CANDIDATES = 4
_BEYOND = 10_000
_FRAGMENT = 12
_OPEN, _CLOSE = "«“„", "»”"
_LENGTHS = frozenset({Relation.LASTING, Relation.AGE})


def change_of(tokens: Sequence[Token], figure: Figure, lexicon: Lexicon) -> int:
    """Give 1 for a rise, -1 for a fall, 0 where nothing moves: the nearest such word before, or right behind."""
    for index in range(figure.start - 1, max(-1, figure.start - 1 - _NEAR), -1):
        if tokens[index].key in lexicon.changes:
            return lexicon.changes[tokens[index].key]
        if tokens[index].kind is Kind.NUMBER or tokens[index].raw in ".;:":
            break
    for token in tokens[figure.end : figure.end + 2]:
        if token.key in lexicon.changes:
            return lexicon.changes[token.key]
    return 0


def modality_of(tokens: Sequence[Token], figure: Figure, lexicon: Lexicon) -> Modality:
    """Say whether the sentence claims the figure: denied before conditional before quoted."""
    only = False
    for index in range(figure.start - 1, max(-1, figure.start - 1 - _NEAR), -1):
        if only and tokens[index].key in lexicon.particles:
            break  # "n'a fait que 12 morts": no more than that, but that
        if lexicon.denied.after(tokens, index):
            return Modality.DENIED
        only = only or tokens[index].key in lexicon.only
        if tokens[index].raw in ",;:" or tokens[index].kind is Kind.NUMBER:
            break
    if any(token.key in lexicon.conditional for token in tokens[max(0, figure.start - _FAR) : figure.start]):
        return Modality.CONDITIONAL
    return Modality.QUOTED if _in_quotes(tokens, figure) else Modality.CLAIMED


def _in_quotes(tokens: Sequence[Token], figure: Figure) -> bool:
    for index in range(figure.start - 1, max(-1, figure.start - _FAR), -1):
        raw = tokens[index].raw
        if raw and raw in _CLOSE:
            return False
        if raw and raw in _OPEN:
            return True
    return False


def entity_of(tokens: Sequence[Token], figure: Figure, lexicon: Lexicon) -> str:
    """Give the last capitalised words before the figure, "" where only the sentence's first word is one."""
    end, first = figure.start, max(0, figure.start - _FAR)
    while end > first and not (_capital(tokens[end - 1]) and (end == 1 or tokens[end - 2].kind is not Kind.NUMBER)):
        end -= 1
    start = end if end > first else 0
    end = end if end > first else 0
    while start > first and (_capital(tokens[start - 1]) or tokens[start - 1].raw == "-"):
        start -= 1
    start += start == 0 and end > 1 and tokens[0].key in lexicon.nouns.stop
    name = tokens[start:end]
    return _joined(name) if name and (start > 0 or len(name) > 1) else ""


def _capital(token: Token) -> bool:
    return token.kind is Kind.WORD and token.raw[:1].isupper() and len(token.raw) > 1


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.raw for token in tokens if token.kind is Kind.WORD)


class Surroundings(NamedTuple):
    """Where a figure's time may stand: its sentence, the one behind, and the room up to the figures beside it."""

    sentence: Sentence
    following: Sentence | None
    room: Span


def scope_of(span: Span, around: Surroundings, times: Sequence[Time], text: str) -> int | None:
    """Give the index of the time that the figure is tied to.

    The nearest time of the sentence, those between this figure and the next first; else a time at the head of a
    fragment that follows ("40 milliards d'euros. en 2024."). None where there is none.
    """
    inside = [i for i in _near(times, span, around.sentence) if _places(times[i]) and not times[i].overlaps(span)]
    if inside:
        return min(inside, key=lambda i: _distance(times[i], span, around.room))
    following = around.following
    if following is None or not text[following.start : following.start + 1].islower():
        return None
    head = bisect_left(times, following.start, key=attrgetter("start"))
    return head if head < len(times) and times[head].start - following.start <= _FRAGMENT else None


def _near(times: Sequence[Time], span: Span, sentence: Sentence) -> list[int]:
    at = bisect_left(times, span.start, key=attrgetter("start"))
    window = range(max(0, at - _CANDIDATES), min(len(times), at + _CANDIDATES))
    return [i for i in window if sentence.start <= times[i].start < sentence.end]


def _places(time: Time) -> bool:
    return not (time.type is TimeType.DURATION and time.relation in _LENGTHS)


def _distance(time: Time, span: Span, room: Span) -> tuple[int, int]:
    beyond = 0 if room.covers(time) else _BEYOND
    behind = time.start >= span.end
    return (beyond + (time.start - span.end if behind else 2 * (span.start - time.end)), 0 if behind else 1)
