"""Asides inside quoted words: "« Nous tiendrons, a promis le maire. Rien ne nous arrêtera. »".

What goes in: a frame and a quoted stretch that stands alone. What comes out: the parts of it that are said, and the
verb and speaker that stand between them. Behind a dash nothing tells where the speech ends: what the narrator goes on
with ("… dit-il. Il se tut.") is left out where it is about the one who spoke.
"""

from factcheck.annotate.quotations.asides import Aside, find_aside
from factcheck.annotate.quotations.frames import Frame, Piece, Range
from factcheck.annotate.quotations.lexicon import Shape, Use

_MARKS = frozenset('.,;:!?…—–»”"')
_FULL = frozenset(".!?…")
_TAIL = 24  # words: "répondit la comtesse en se levant pour aller à la fenêtre"
_PAUSES = frozenset(",;")

Told = tuple[Range, Range]


def spoken_parts(frame: Frame, piece: Piece) -> tuple[list[Range], Told | None]:
    """Give what is said in ``piece`` part by part, and the verb and speaker of the first aside, None without one."""
    parts: list[Range] = []
    told: Told | None = None
    begin = piece.first
    for group in piece.groups:
        if group.first <= begin or Use.QUOTE not in group.uses or group.shape is not Shape.FINITE:
            continue
        low = begin if begin > piece.first else _first(frame, piece)
        high = next((start for start in frame.starts if start > group.end), piece.end)
        aside = find_aside(frame, group, low, min(high, piece.end), spoken=True)
        end = _end(frame, piece, aside) if aside is not None else None
        if aside is None or end is None:
            continue
        parts.append((begin, _behind_mark(frame, aside.comma)))
        told = told or ((group.first, group.end), aside.speaker)
        begin = end
    if told is None or any(frame.words.is_word(i) for i in range(begin, piece.end)):
        end = _narration(frame, piece, begin, told[1]) if told is not None and piece.quoted.turn else piece.end
        parts.append((begin, end))
    return [part for part in parts if any(frame.words.is_word(i) for i in range(*part))], told


def _first(frame: Frame, piece: Piece) -> int:
    return piece.first if frame.words.is_word(piece.first) else piece.first + 1


def _behind_mark(frame: Frame, at: int) -> int:
    """Give where what is said ends: before a comma, behind a question mark."""
    return at + 1 if frame.words.forms[at] in _FULL else at


def _end(frame: Frame, piece: Piece, aside: Aside) -> int | None:
    """Give where speech goes on behind an aside: at its mark; behind what the speaker does meanwhile at a dash."""
    forms = frame.words.forms
    last = min(piece.end, aside.end + _TAIL)
    end = next((i for i in range(aside.end, last) if forms[i] in _MARKS), None)
    if end is None:
        return piece.end if last == piece.end else None
    tail = forms[aside.end : end]
    if (
        not piece.quoted.turn
        and tail
        and tail[0] not in frame.lex.prepositions | frame.lex.skip | frame.lex.coordinators
    ):
        return None
    if (
        forms[end] in _PAUSES
        and forms[end + 1 : end + 2]
        and forms[end + 1] in frame.lex.relatives - frame.lex.complementizers
    ):
        end = next((i for i in range(end + 1, last) if forms[i] in _MARKS), end)
    return end + 1 if forms[end] not in '»”"' else end


def _narration(frame: Frame, piece: Piece, begin: int, speaker: Range) -> int:
    """Give where the narrator takes over: a sentence that begins with the speaker, or with a pronoun for them."""
    words, lex = frame.words, frame.lex
    name = words.forms[speaker[0] : speaker[1]]
    for start in sorted({begin, *(i for i in frame.starts if begin < i < piece.end)}):
        if start > begin or words.forms[start - 1] in _FULL:
            at = start
            while at < piece.end and (not words.is_word(at) or words.forms[at] in lex.coordinators | lex.skip):
                at += 1
            if words.forms[at : at + 1] and (words.forms[at] in lex.others or words.forms[at : at + len(name)] == name):
                return start
    return piece.end
