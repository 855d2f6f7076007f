"""Hearsay: the French press conditional ("aurait versé") and "reportedly".

What goes in: a frame that holds no other reported speech. What comes out: ``Found`` over its sentence. A
conditional that hangs on an "if", or that tells what was not ("aurait pu"), is none.
"""

from collections.abc import Iterator
from itertools import pairwise

from factcheck.annotate.quotations.frames import Found, Frame, Range
from factcheck.model import QuotationKind

_REACH = 5


def hearsay(frame: Frame) -> Iterator[Found]:
    """Give the sentences of a frame that pass on what others are said to know."""
    for begin, end in _sentences(frame):
        cue = _cue(frame, begin, end)
        if cue is not None:
            last = end
            while last > begin and not frame.words.is_word(last - 1) and frame.words.forms[last - 1] in ".!?…":
                last -= 1
            span = frame.span(begin, last)
            yield Found(span.start, span.end, QuotationKind.HEARSAY, cue, None)


def _sentences(frame: Frame) -> Iterator[Range]:
    starts = [*dict.fromkeys(frame.starts), frame.high]
    yield from pairwise(starts)


def _cue(frame: Frame, begin: int, end: int) -> Range | None:
    lex, forms = frame.lex, frame.words.forms
    blocked = any(lex.hearsay_not.match(frame.words, i) for i in range(begin, end))
    for i in range(begin, end):
        if frame.piece_over(i) is not None:
            continue
        phrase = lex.hearsay.match(frame.words, i)
        if phrase is not None:
            return i, phrase[0]
        if not blocked and forms[i] in lex.hearsay_auxiliaries:
            participle = _participle(frame, i + 1, end)
            if participle:
                return i, participle
    return None


def _participle(frame: Frame, at: int, end: int) -> int:
    """Give the index behind the participle that follows the auxiliary, 0 where none follows."""
    lex, forms = frame.lex, frame.words.forms
    for i in range(at, min(end, at + _REACH)):
        form = forms[i]
        if form in lex.between or form in lex.auxiliaries or form in lex.clitics or form.endswith(lex.adverb_endings):
            continue
        return i + 1 if form.endswith(lex.participle_endings) else 0
    return 0
