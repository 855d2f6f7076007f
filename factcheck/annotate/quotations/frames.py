"""Frames: a sentence, or several that one quotation holds together, with its quoted stretches and verbs of speech.

What goes in: sentences, quoted stretches, words, groups. What comes out: ``Frame`` in order. Nothing is decided here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field, replace

from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Lexicon, Use
from factcheck.annotate.quotations.pairs import Quoted
from factcheck.annotate.words import Words
from factcheck.model import QuotationKind, Sentence, Span
from factcheck.model.frozen import dataclass

Range = tuple[int, int]

_SUBJECT = 6
_MOST_PIECES = 60  # no prose has more in a sentence; a list of titles must not take quadratic time
_MOST_GROUPS = 200
_MARKS = frozenset(",.:")


@dataclass(frozen=True, slots=True)
class Piece:
    """A quoted stretch as words ``first`` up to ``end``, its marks among them, with the verbs of speech inside."""

    quoted: Quoted
    first: int
    end: int
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Found(Span):
    """Reported speech found: the words that report it and those that name who speaks, as ranges of word indices.

    ``fragment``: a few quoted words of a clause; the clause as a whole is to be preferred.
    """

    kind: QuotationKind
    cue: Range | None = None
    speaker: Range | None = None
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Words ``low`` up to ``high``; ``starts`` begin a sentence each; groups are those outside of the pieces.

    ``used`` are the groups that direct speech has taken, by first word, with their speakers.
    """

    words: Words
    lex: Lexicon
    low: int
    high: int
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]
    groups: tuple[Group, ...]
    used: dict[int, Range | None] = field(default_factory=dict)

    def sentence_of(self, i: int) -> Range:
        """Give the sentence of the frame that holds word ``i``; a quotation's inner sentences are not told apart."""
        begin, end = self.low, self.high
        for start in self.starts:
            if any(piece.first < start < piece.end for piece in self.pieces):
                continue
            if start <= i:
                begin = start
            else:
                end = start
                break
        return begin, end

    def piece_over(self, i: int) -> Piece | None:
        """Give the quoted stretch that holds word ``i``."""
        return next((piece for piece in self.pieces if piece.first <= i < piece.end), None)

    def span(self, first: int, end: int) -> Span:
        """Give the place of words ``first`` up to ``end``."""
        return Span(self.words.starts[first], self.words.ends[end - 1])


def _goes_on(
    words: Words,
    at: int,
    n: int,
    starts: Sequence[int],
    groups: Sequence[Group],
    firsts: Sequence[int],
    lex: Lexicon,
) -> bool:
    """Say whether the sentence behind a quotation only tells who said it: "…?" Smith asked."""
    end = starts[n + 1] if n + 1 < len(starts) else len(words)
    g = bisect_left(firsts, at)
    if words.text[words.ends[at - 1] : words.starts[at]].count("\n") or g >= len(groups):
        return False
    group = groups[g]
    if not (group.first - at <= _SUBJECT and group.end < end and Use.QUOTE in group.uses):
        return False
    behind = words.forms[group.end]
    if behind in lex.infinitive_marks and lex.bare_subjects:
        return False  # "… silence.” She vowed to go."
    return behind in _MARKS or behind in lex.skip or behind in lex.prepositions


def _piece(words: Words, quoted: Quoted, starts: Sequence[int]) -> Piece:
    """Give a quoted stretch as words; one without its partner does not reach beyond the sentence of the mark it has."""
    first, end = words.at(quoted.start), words.at(quoted.end)
    if not quoted.closed:
        n = bisect_right(starts, first)
        end = min(end, starts[n]) if n < len(starts) else end
    if not quoted.opened:
        first = max(first, starts[bisect_right(starts, max(first, end - 1)) - 1]) if starts else first
    return Piece(quoted, first, end)


def _with_groups(piece: Piece, groups: Sequence[Group], firsts: Sequence[int]) -> Piece:
    inside = groups[bisect_left(firsts, piece.first) : bisect_left(firsts, piece.end)]
    return replace(piece, groups=tuple(inside[:_MOST_PIECES]))


def build_frames(
    words: Words, sentences: Sequence[Sentence], quoted: Sequence[Quoted], groups: Sequence[Group], lex: Lexicon
) -> list[Frame]:
    """Give the frames of a text in order."""
    starts = [words.at(sentence.start) for sentence in sentences]
    firsts = [group.first for group in groups]
    pieces = [_with_groups(_piece(words, q, starts), groups, firsts) for q in quoted]
    pieces = [piece for piece in pieces if any(words.is_word(i) for i in range(piece.first, piece.end))]
    found: list[Frame] = []
    n = at = 0
    while n < len(starts):
        low, n, first_piece = starts[n], n + 1, at
        begin = n
        high = starts[n] if n < len(starts) else len(words)
        while at < len(pieces) and pieces[at].first < high:
            while n < len(starts) and high < pieces[at].end:
                n += 1
                high = starts[n] if n < len(starts) else len(words)
            at += 1
            if n < len(starts) and high == pieces[at - 1].end and _goes_on(words, high, n, starts, groups, firsts, lex):
                n += 1
                high = starts[n] if n < len(starts) else len(words)
        inside = tuple(pieces[first_piece:at][:_MOST_PIECES])
        its = groups[bisect_left(firsts, low) : bisect_left(firsts, high)]
        outside = tuple(g for g in its if not any(p.first <= g.first < p.end for p in inside))
        outside = outside[:_MOST_GROUPS]
        found.append(Frame(words, lex, low, high, (low, *starts[begin:n]), inside, outside))
    return found


def reported(frame: Frame, first: int, end: int, cue: Range, speaker: Range | None) -> Found | None:
    """Give what is said, without the marks around it; None where nothing is left."""
    while end > first and not frame.words.is_word(end - 1) and frame.words.forms[end - 1] not in '»”")’]%€$':
        end -= 1
    while first < end and frame.words.forms[first] in ",;:":
        first += 1
    if first >= end:
        return None
    span = frame.span(first, end)
    quoted = any(first <= p.first and p.end <= end + 1 for p in frame.pieces)
    return Found(span.start, span.end, QuotationKind.MIXED if quoted else QuotationKind.INDIRECT, cue, speaker)
