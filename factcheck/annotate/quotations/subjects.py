"""Who speaks by a verb that stands before what is said.

What goes in: a frame and a group. What comes out: the words that name who speaks, None where none do.
"""

from factcheck.annotate.quotations.frames import Frame, Range
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.left import left_phrase, opening_phrase
from factcheck.annotate.quotations.lexicon import Shape
from factcheck.annotate.quotations.phrases import first_phrase, right_phrase
from factcheck.annotate.quotations.verbs import is_adverb

_FRONT = 2


def subject_of(frame: Frame, group: Group, *, inverted: bool = True) -> Range | None:
    """Give who speaks by a verb that stands before what is said; ``inverted``: perhaps behind it ("comme dit X")."""
    words, lex = frame.words, frame.lex
    if group.pronoun is not None:
        return group.pronoun, group.pronoun + 1
    begin, end = frame.sentence_of(group.first)
    if group.shape is Shape.INFINITIVE:
        return _subject_of_infinitive(frame, group, begin)
    shared = _shared(frame, group, begin)
    if shared is not None:
        return shared
    before = words.forms[group.first - 1] if group.first > begin else ""
    if inverted and (before == "," or before in lex.connectors):
        behind = right_phrase(words, group.end, end, lex)
        if behind is not None and behind[0] == group.end:
            return behind
    if group.shape is Shape.GERUND:
        return _subject_of_gerund(frame, group, begin, end)
    found = left_phrase(words, group, begin, lex)
    return found if found is not None else first_phrase(words, begin, group.first, lex)


def _subject_of_infinitive(frame: Frame, group: Group, begin: int) -> Range | None:
    """Give who stands between "et" and "de conclure"."""
    found = right_phrase(frame.words, begin + 1, group.first, frame.lex)
    return found if found is not None and found[0] == begin + 1 and found[1] < group.first else None


def _shared(frame: Frame, group: Group, begin: int) -> Range | None:
    """Give who spoke by the verb before, where this one is set beside it ("…, but insisted that")."""
    words, lex = frame.words, frame.lex
    at = group.first - 1
    while at > begin and (words.forms[at] in lex.between or is_adverb(words, at, lex)):
        at -= 1
    if at <= begin or words.forms[at] not in lex.coordinators:
        return None
    return next((frame.used[first] for first in sorted(frame.used, reverse=True) if begin <= first < at), None)


def _subject_of_gerund(frame: Frame, group: Group, begin: int, end: int) -> Range | None:
    """Give the subject of the sentence; behind the first comma where the gerund opens it."""
    words, lex = frame.words, frame.lex
    if group.first - begin <= _FRONT and words.forms[group.first - 1] not in lex.passives:
        comma = next((i for i in range(group.end, end) if frame.words.forms[i] == ","), None)
        return first_phrase(frame.words, comma + 1, end, frame.lex) if comma is not None else None
    if words.forms[begin] in lex.subordinators:  # "When it lost, Boeing protested, saying …"
        begin = next((i + 1 for i in range(begin, group.first - 1) if words.forms[i] == ","), begin)
    earlier = [frame.used[first] for first in frame.used if begin <= first < group.first]
    return earlier[-1] if earlier else opening_phrase(words, begin, group.first, lex)
