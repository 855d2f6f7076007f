"""Quoted stretches: how long they are, and whether they look like a title.

What goes in: a frame and a piece of it. What comes out: what its words tell; who says it is not looked for here.
"""

from collections.abc import Iterator

from factcheck.annotate.quotations.frames import Found, Frame, Piece, Range
from factcheck.model import QuotationKind

LONG_ENOUGH = 4
_LONGEST_TITLE = 14
_FULL = frozenset(".?!…")


def kind_of(frame: Frame, piece: Piece) -> QuotationKind:
    """Say whether the quotation stands for itself or is a part of the writer's sentence."""
    first = first_word(frame, piece)
    small = first < piece.end and not frame.words.is_capital(first)
    return (
        QuotationKind.MIXED
        if small and frame.words.forms[piece.first - 1 : piece.first] != (":",)
        else QuotationKind.DIRECT
    )


def first_word(frame: Frame, piece: Piece) -> int:
    """Give the first word behind the mark; the end of the piece where it has none."""
    return next((i for i in range(piece.first, piece.end) if frame.words.is_word(i)), piece.end)


def size(frame: Frame, piece: Piece) -> int:
    """Count the words, as far as it matters."""
    return sum(frame.words.is_word(i) for i in range(piece.first, min(piece.end, piece.first + 2 * LONG_ENOUGH + 2)))


def is_long(frame: Frame, piece: Piece) -> bool:
    """Say whether a quoted stretch is more than a title or a word in scare quotes."""
    return size(frame, piece) > LONG_ENOUGH


def is_titled(frame: Frame, first: int, *, whole: bool = True) -> bool:
    """Say whether the quoted words that begin at ``first`` look like a title: few, with a capital, no full stop.

    ``whole``: a full stop makes a sentence of them. Many words are a title where all that are long have a capital.
    """
    piece = frame.piece_over(first)
    if piece is None or not frame.words.is_capital(first_word(frame, piece)):
        return False
    stopped = whole and frame.words.forms[piece.end - 2] in _FULL
    return not stopped and (size(frame, piece) <= LONG_ENOUGH or _in_capitals(frame, piece))


def _in_capitals(frame: Frame, piece: Piece) -> bool:
    """Say whether all long words of a short stretch have a capital ("You'll Never Walk Alone")."""
    words = frame.words
    long = [i for i in range(piece.first, piece.end) if words.is_word(i) and len(words.forms[i]) >= LONG_ENOUGH]
    return piece.end - piece.first <= _LONGEST_TITLE and len(long) > 1 and all(words.is_capital(i) for i in long)


def plain(frame: Frame, piece: Piece, cue: Range | None, speaker: Range | None) -> Found:
    """Give the piece as a quotation."""
    span = frame.span(piece.first, piece.end)
    return Found(span.start, span.end, kind_of(frame, piece), cue, speaker)


def standing_alone(frame: Frame) -> Iterator[Piece]:
    """Give the quotations that make a frame of their own: who speaks is for the course of the text to say."""
    for piece in frame.pieces:
        begin, end = frame.sentence_of(piece.first)
        before = any(frame.words.is_word(i) for i in range(begin, piece.first))
        behind = any(frame.words.is_word(i) for i in range(piece.end, end))
        if not before and not behind and piece.quoted.opened:
            yield piece
