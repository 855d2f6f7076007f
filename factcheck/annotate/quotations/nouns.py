"""Nouns that report: "the president's claim that …", "warnings from scientists that …".

What goes in: a frame. What comes out: ``Found`` for the clause that somebody's claim, warning or promise says. A noun
that nobody is named for reports nothing here.
"""

from collections.abc import Iterator

from factcheck.annotate.quotations.frames import Found, Frame, Range, reported
from factcheck.annotate.quotations.phrases import bare_phrase, first_phrase
from factcheck.annotate.quotations.verbs import opens_verb

_NEAR = 8
_LONGEST = 12


def noun_speech(frame: Frame) -> Iterator[Found]:
    """Give the clauses that nouns of speech report."""
    for i in range(frame.low, frame.high):
        if frame.words.forms[i] not in frame.lex.speech_nouns or frame.piece_over(i) is not None:
            continue
        begin, high = frame.sentence_of(i)
        at = _clause_start(frame, i + 1, high)
        speaker = _speaker(frame, i, begin, at) if at is not None else None
        if at is None or speaker is None:
            continue
        found = reported(frame, at, _end(frame, i, at, begin, high), (i, i + 1), speaker)
        if found is not None:
            yield found


def _clause_start(frame: Frame, at: int, high: int) -> int | None:
    """Give the conjunction behind the noun: at once, or behind "from X"."""
    words, lex = frame.words, frame.lex
    if at < high and words.forms[at] in lex.source_marks:
        phrase = bare_phrase(words, at + 1, min(high, at + _NEAR), lex)
        at = phrase[1] if phrase is not None else high
    if at + 1 >= high or words.forms[at] not in lex.complementizers or frame.piece_over(at) is not None:
        return None
    return at


def _speaker(frame: Frame, i: int, begin: int, at: int) -> Range | None:
    """Give whose claim it is: "from X" behind the noun, "X's" or "his" before it."""
    words, lex = frame.words, frame.lex
    if at > i + 1:
        return bare_phrase(words, i + 2, at, lex)
    k = i - 1
    if k >= begin and words.forms[k] not in lex.possessives and words.forms[k - 1 : k + 1] != lex.possessive:
        k -= 1  # "his false claim"
    if k >= begin and words.forms[k] in lex.possessives:
        return k, k + 1
    owner = k + 1 - len(lex.possessive)
    if owner <= begin or not lex.possessive or words.forms[owner : k + 1] != lex.possessive:
        return None
    found = first_phrase(words, max(begin, owner - _LONGEST), owner, lex)
    return found if found is not None and found[1] == owner else None


def _end(frame: Frame, i: int, at: int, begin: int, high: int) -> int:
    """Give where the clause ends: before the verb of the sentence whose subject the noun is, else with the sentence."""
    words, lex = frame.words, frame.lex
    if any(opens_verb(words, k, lex) for k in range(begin + 1, i)):
        return next((k for k in range(at + 1, high) if words.forms[k] == "," and frame.piece_over(k) is None), high)
    wanted = 1
    for k in range(at + 1, high):
        wanted += words.forms[k] in lex.relatives or words.forms[k] in lex.complementizers
        if not opens_verb(words, k, lex):
            continue
        if wanted == 0:
            return k
        wanted -= 1
    return high
