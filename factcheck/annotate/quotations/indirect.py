"""Indirect speech: "X a dit que …", "…, a dit X", "X said the …", "selon X, …".

What goes in: a frame, and what direct speech has been found in it. What comes out: ``Found`` for what is said
without quotation marks, or with some inside (MIXED).
"""

from factcheck.annotate.quotations.asides import find_aside
from factcheck.annotate.quotations.complements import complement, is_relative
from factcheck.annotate.quotations.frames import Found, Frame, reported
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.left import left_phrase
from factcheck.annotate.quotations.lexicon import Shape, Use
from factcheck.annotate.quotations.phrases import right_phrase, skip
from factcheck.annotate.quotations.subjects import subject_of
from factcheck.annotate.quotations.verbs import has_verb

_SHORT = 3
_LEAD = 6
_FRONT = 2
_APART = frozenset(",—–")


def indirect_speech(frame: Frame) -> list[Found]:
    """Give the indirect speech of a frame."""
    found: list[Found] = []
    for n, group in enumerate(frame.groups):
        if found and found[-1].end > frame.words.starts[group.first] and not _coordinated(frame, group):
            continue
        said = _after(frame, group, frame.groups[n + 1 :]) or _before(frame, group)
        if said:
            frame.used.setdefault(group.first, said[0].speaker)
        found.extend(said)
    return found


def _coordinated(frame: Frame, group: Group) -> bool:
    """Say whether the verb goes on with the subject of the one before: "…, et espère que"."""
    return (
        frame.words.forms[group.first - 1 : group.first] != ()
        and frame.words.forms[group.first - 1] in frame.lex.coordinators
    )


def _after(frame: Frame, group: Group, later: tuple[Group, ...]) -> list[Found]:
    """Give what is said behind the verb: a clause with or without its conjunction, an infinitive."""
    _, high = frame.sentence_of(group.first)
    at = complement(frame, group, high, later)
    if at is None:
        return []
    end = _clause_end(frame, group, at, high, later)
    begin, _ = frame.sentence_of(group.first)
    speaker = subject_of(frame, group, inverted=False)
    if speaker is None and group.first == begin:
        return []  # "Asked who is to blame, …"
    if speaker is not None and _is_state(frame, group) and frame.words.forms[speaker[0]] in frame.lex.impersonal:
        return []  # "it is not clear whether"
    found = reported(frame, at, end, (group.first, group.end), speaker)
    return [found] if found is not None else []


def _is_state(frame: Frame, group: Group) -> bool:
    return frame.words.forms[group.first] in frame.lex.passives


def _clause_end(frame: Frame, group: Group, at: int, high: int, later: tuple[Group, ...]) -> int:
    """Give where what is said ends: with the sentence, before the next verb of the same speaker, before "selon"."""
    begin, _ = frame.sentence_of(group.first)
    lex, forms = frame.lex, frame.words.forms
    for other in later:
        if not at < other.first < high:
            continue
        turn = _turned(frame, other, at)
        if turn is not None:
            high = turn
            break
        aside = find_aside(frame, other, at, high) if Use.ASIDE in other.uses else None
        if aside is not None or _coordinated(frame, other):
            high = aside.comma if aside is not None else other.first - 1
            break
    gerund = Use.GERUND in group.uses and forms[at].endswith(lex.gerund_endings)
    subordinate = (
        gerund
        or is_relative(frame, group)
        or (group.first > begin and forms[group.first - 1] in lex.relatives)
        or forms[begin] in lex.subordinators
        or (group.shape is Shape.GERUND and group.first - begin <= _FRONT)
    )
    depth = 0
    for k in range(at + 1, high):
        depth += (forms[k] == "(") - (forms[k] == ")")
        if frame.piece_over(k) is not None or depth:
            continue
        if forms[k] == ";" and k + 1 < high and forms[k + 1] not in lex.complementizers:
            return k
        if (subordinate and forms[k] in _APART) or (forms[k] == ":" and frame.piece_over(k + 1) is not None):
            return k
        if forms[k] == "," and k + 1 < high and lex.according.match(frame.words, k + 1):
            return k
    return high


def _turned(frame: Frame, other: Group, at: int) -> int | None:
    """Give the comma from which somebody else speaks ("…, while critics say that"), None where nobody does."""
    words, lex = frame.words, frame.lex
    subject = left_phrase(words, other, at, lex)
    if subject is None or subject[0] - 2 <= at or other.shape is not Shape.FINITE:
        return None
    comma = subject[0] - 2
    joins = words.forms[comma + 1] in lex.turning and words.forms[comma] == "," and frame.piece_over(comma) is None
    return comma if joins and words.forms[subject[0]] not in lex.others else None


def _before(frame: Frame, group: Group) -> list[Found]:
    """Give what is said before the verb: "…, a dit X", "…, X said", and behind it where the sentence goes on."""
    if group.first in frame.used or Use.ASIDE not in group.uses or group.shape is not Shape.FINITE:
        return []
    begin, high = frame.sentence_of(group.first)
    led = _as_said(frame, group, begin, high)
    if led is not None:
        return [led]
    aside = find_aside(frame, group, begin, high)
    if aside is None:
        return []
    leads = frame.words.forms[begin] in frame.lex.prepositions
    if leads and aside.end >= high - 1 and not has_verb(frame.words, begin, aside.comma, frame.lex):
        return []  # "In the end, many cheered."
    cue = (group.first, group.end)
    split = aside.comma - begin < _SHORT - 1  # "Sales, the firm said, had doubled."
    found = [reported(frame, begin, aside.comma, cue, aside.speaker)] if not split else []
    goes_on = group.pronoun is not None or aside.comma - begin <= _LEAD
    if goes_on and aside.end < high and frame.words.forms[aside.end] == "," and high - aside.end > _SHORT + 1:
        found.append(reported(frame, aside.end + 1, high, cue, aside.speaker))
    return [item for item in found if item is not None]


def _as_said(frame: Frame, group: Group, begin: int, high: int) -> Found | None:
    """Give what follows "As X reported last week,"."""
    words, lex = frame.words, frame.lex
    comma = skip(words, group.end, high, lex)
    if words.forms[begin] not in lex.as_marks or comma >= high or words.forms[comma] != ",":
        inverted = right_phrase(words, group.end, high, lex) if words.forms[begin] in lex.as_marks else None
        if inverted is None or inverted[0] != group.end or words.forms[inverted[1] : inverted[1] + 1] != (",",):
            return None
        return reported(frame, inverted[1] + 1, high, (group.first, group.end), inverted)
    subject = left_phrase(words, group, begin + 1, lex)
    if subject is None or subject[0] != begin + 1 or subject[1] < group.first - _SHORT:
        return None
    return reported(frame, comma + 1, high, (group.first, group.end), subject)
