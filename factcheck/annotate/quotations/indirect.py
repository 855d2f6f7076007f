"""Indirect speech: "X a dit que …", "…, a dit X", "X said the …", "selon X, …".

What goes in: a frame, and what direct speech has been found in it. What comes out: ``Found`` for what is said
without quotation marks, or with some inside (MIXED).
"""

from collections.abc import Iterator

from factcheck.annotate.quotations.direct import subject_of
from factcheck.annotate.quotations.frames import Found, Frame, Range
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Lexicon, Shape, Use
from factcheck.annotate.quotations.phrases import left_phrase, right_phrase, skip
from factcheck.model import QuotationKind

_REACH = 16
_SHORT = 3
_SUBJECT = 14
_FINITE_REACH = 14
_LEAD = 6


def indirect_speech(frame: Frame) -> list[Found]:
    """Give the indirect speech of a frame."""
    found: list[Found] = []
    for n, group in enumerate(frame.groups):
        if found and found[-1].end > frame.words.starts[group.first] and not _coordinated(frame, group):
            continue
        found.extend(_after(frame, group, frame.groups[n + 1 :]) or _before(frame, group))
    return [*found, *_by_sources(frame)]


def _make(frame: Frame, first: int, end: int, cue: Range, speaker: Range | None) -> Found | None:
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


def _coordinated(frame: Frame, group: Group) -> bool:
    """Say whether the verb goes on with the subject of the one before: "…, et espère que"."""
    return (
        frame.words.forms[group.first - 1 : group.first] != ()
        and frame.words.forms[group.first - 1] in frame.lex.coordinators
    )


def _after(frame: Frame, group: Group, later: tuple[Group, ...]) -> list[Found]:
    """Give what is said behind the verb: a clause with or without its conjunction, an infinitive."""
    _, high = frame.sentence_of(group.first)
    at = _complement(frame, group, high, later)
    if at is None:
        return []
    end = _clause_end(frame, group, at, high, later)
    found = _make(frame, at, end, (group.first, group.end), subject_of(frame, group))
    return [found] if found is not None else []


def _complement(frame: Frame, group: Group, high: int, later: tuple[Group, ...]) -> int | None:
    """Give where what is said begins behind the verb, None where it does not."""
    lex, forms = frame.lex, frame.words.forms
    infinitive = _infinitive(frame, group, high)
    if infinitive is not None:
        return infinitive
    if Use.CLAUSE in group.uses:
        at = _conjunction(frame, group, min(high, later[0].first if later else high))
        if at is not None:
            return at
        if group.end < high and forms[group.end] in lex.questions:
            return group.end
    if Use.ZERO in group.uses and group.first not in frame.used and _is_clause(frame, group, high):
        return group.end
    return None


def _conjunction(frame: Frame, group: Group, high: int) -> int | None:
    """Give the "que" of the verb: at once, or behind those who are told, days and asides."""
    lex, forms = frame.lex, frame.words.forms
    told = Use.OBJECT in group.uses
    for at in range(group.end, min(high, group.end + _REACH)):
        if forms[at] in lex.complementizers:
            return at
        if _blocks(frame, at) or not (told or at > group.end or _may_follow(frame, at)):
            return None
    return None


def _blocks(frame: Frame, at: int) -> bool:
    """Say whether no "que" behind ``at`` can belong to the verb before it."""
    form = frame.words.forms[at]
    return form in ';:."' or form in frame.lex.relatives or frame.piece_over(at) is not None


def _may_follow(frame: Frame, at: int) -> bool:
    """Say whether what stands at ``at``, right behind the verb, may come before its "que"."""
    lex, form = frame.lex, frame.words.forms[at]
    return (
        form == ","
        or form in lex.prepositions
        or form in lex.skip
        or form in lex.between
        or form in lex.indirect_after_verb
        or form.endswith(lex.adverb_endings)
    )


def _is_clause(frame: Frame, group: Group, high: int) -> bool:
    """Say whether a clause follows at once: a subject, and a verb that agrees with one not far behind."""
    lex, words = frame.lex, frame.words
    at = skip(words, group.end, high, lex)
    if Use.OBJECT in group.uses:
        told = right_phrase(words, at, high, lex)
        at = told[1] if told is not None and told[0] == at else at
    if at >= high or frame.piece_over(at) is not None:
        return False
    if words.forms[group.first - 1 : group.first] == (",",):
        subject = right_phrase(words, at, high, lex)
        return subject is not None and subject[0] == at and subject[1] < high and _is_verb(words.forms[subject[1]], lex)
    form = words.forms[at]
    if not words.is_word(at) or form in lex.prepositions or form in lex.infinitive_marks or form in lex.coordinators:
        return False
    for k in range(at + 1, min(high, at + _FINITE_REACH)):
        if _is_verb(words.forms[k], lex):
            return True
        if words.forms[k] in ";:":
            return False
    return False


def _is_verb(form: str, lex: Lexicon) -> bool:
    """Say whether a word can be a finite verb, as far as the pack tells."""
    known = form in lex.finite or form in lex.auxiliaries or form in lex.passives or form in lex.modals
    return known or Shape.FINITE in lex.forms.get(form, {}) or form.endswith(lex.participle_endings)


def _infinitive(frame: Frame, group: Group, high: int) -> int | None:
    """Give where "to leave" begins, the one who is urged with it."""
    lex = frame.lex
    if Use.INFINITIVE in group.uses and _is_infinitive(frame, group.end, high):
        return group.end
    if Use.URGE in group.uses:
        told = right_phrase(frame.words, group.end, high, lex)
        if told is not None and told[0] == group.end and _is_infinitive(frame, told[1], high):
            return group.end
    return None


def _is_infinitive(frame: Frame, at: int, high: int) -> bool:
    """Say whether an infinitive stands at ``at``, with or without "to" or "de"."""
    lex, forms = frame.lex, frame.words.forms
    marked = at < high and forms[at] in lex.infinitive_marks
    if marked:
        at += 1
        while at < high and (forms[at] in lex.clitics or forms[at] in lex.negations or forms[at] == "'"):
            at += 1
    if at >= high or forms[at] in lex.determiners or not frame.words.is_word(at) or frame.words.is_capital(at):
        return False
    return forms[at].endswith(lex.infinitive_endings) if lex.infinitive_endings else marked


def _clause_end(frame: Frame, group: Group, at: int, high: int, later: tuple[Group, ...]) -> int:
    """Give where what is said ends: with the sentence, before the next verb of the same speaker, before "selon"."""
    begin, _ = frame.sentence_of(group.first)
    lex, forms = frame.lex, frame.words.forms
    for other in later:
        if at < other.first < high and _coordinated(frame, other):
            high = other.first - 1
            break
    subordinate = forms[begin] in lex.subordinators or (group.shape is Shape.GERUND and group.first - begin <= 1)
    depth = 0
    for k in range(at + 1, high):
        depth += (forms[k] == "(") - (forms[k] == ")")
        if frame.piece_over(k) is not None or depth:
            continue
        if (subordinate and forms[k] == ",") or (forms[k] == ":" and frame.piece_over(k + 1) is not None):
            return k
        if forms[k] == "," and k + 1 < high and lex.according.match(frame.words, k + 1):
            return k
    return high


def _before(frame: Frame, group: Group) -> list[Found]:
    """Give what is said before the verb: "…, a dit X", "…, X said", and behind it where the sentence goes on."""
    if group.first in frame.used or Use.ASIDE not in group.uses or group.shape is not Shape.FINITE:
        return []
    begin, high = frame.sentence_of(group.first)
    comma, speaker, rest = _aside(frame, group, begin, high)
    if comma is None or speaker is None or comma - begin < _SHORT - 1:
        return []
    cue = (group.first, group.end)
    found = [_make(frame, begin, comma, cue, speaker)]
    goes_on = group.pronoun is not None or comma - begin <= _LEAD
    if goes_on and rest < high and frame.words.forms[rest] == "," and high - rest > _SHORT + 1:
        found.append(_make(frame, rest + 1, high, cue, speaker))
    return [item for item in found if item is not None]


def _aside(frame: Frame, group: Group, begin: int, high: int) -> tuple[int | None, Range | None, int]:
    """Give the comma before an inserted "X said", who X is, and where it ends."""
    words, lex = frame.words, frame.lex
    at = group.first
    while at > begin and words.forms[at - 1] in (lex.clitics - lex.subjects) | {"'"}:
        at -= 1
    if at > begin and words.forms[at - 1] == ",":
        if group.pronoun is not None:
            return at - 1, (group.pronoun, group.pronoun + 1), group.end
        speaker = right_phrase(words, group.end, high, lex)
        compound = group.end - group.first > 1 and not lex.compound_inversion
        if speaker is None or compound or words.forms[speaker[0]] in lex.possessives:
            return None, None, high
        return at - 1, speaker, speaker[1]
    subject = left_phrase(words, group, begin, lex)
    if (
        subject is None
        or subject[0] <= begin
        or words.forms[subject[0] - 1] != ","
        or group.first - subject[0] > _SUBJECT
    ):
        return None, None, high
    tail = skip(words, group.end, high, lex)
    follows = tail < high and (words.is_word(tail) or words.forms[tail] in ":(")
    return (None, None, high) if follows else (subject[0] - 1, subject, tail)


def _by_sources(frame: Frame) -> Iterator[Found]:
    """Give what "selon X" and "according to X" report; of two in one sentence the first."""
    i = frame.low
    done = -1
    while i < frame.high:
        source = frame.lex.according.match(frame.words, i)
        if source is None or source[1] != "source" or frame.piece_over(i) is not None or i < done:
            i += 1
            continue
        for found in _by_source(frame, i, source[0]):
            done = frame.sentence_of(i)[1]
            yield found
        i = source[0]


def _by_source(frame: Frame, first: int, at: int) -> Iterator[Found]:
    words, lex = frame.words, frame.lex
    begin, high = frame.sentence_of(first)
    speaker = right_phrase(words, at, high, lex)
    if speaker is None or speaker[0] != at:
        return
    leads = not any(
        words.is_word(k) and words.forms[k] not in lex.connectors | lex.coordinators | lex.skip | lex.between
        for k in range(begin, first)
    )
    comma = words.forms[first - 1 : first] == (",",) and first > begin
    if not _is_source(frame, speaker, sure=not (leads or comma)):
        return
    cue = (first, at)
    if leads:
        begin_said = _behind_source(frame, speaker, high)
        if begin_said is not None:
            end = min(begin_said, speaker[1])
            yield from _one(_make(frame, begin_said, high, cue, (speaker[0], end)))
        return
    stop = first - 1 if comma else first
    yield from _one(_make(frame, begin, stop, cue, speaker))
    rest = next((k for k in range(speaker[1], high) if words.forms[k] == ","), high)
    quoted = any(begin <= piece.first < first for piece in frame.pieces)
    if comma and not quoted and high - rest > _SHORT + 1:
        yield from _one(_make(frame, rest + 1, high, cue, speaker))


def _one(found: Found | None) -> Iterator[Found]:
    if found is not None:
        yield found


def _behind_source(frame: Frame, speaker: Range, high: int) -> int | None:
    """Give where what is said begins behind "Selon X": at the comma, or at the name that opens a clause without one."""
    words = frame.words
    for k in range(speaker[1], high):
        if words.forms[k] == "," and frame.piece_over(k) is None:
            return k + 1
    for k in range(speaker[0] + 1, speaker[1]):
        if (
            words.is_capital(k)
            and not words.is_capital(k - 1)
            and words.is_word(k - 1)
            and words.forms[k - 1] not in frame.lex.links | frame.lex.determiners
        ):
            return k
    return None


def _is_source(frame: Frame, speaker: Range, *, sure: bool) -> bool:
    """Say whether the phrase can speak; ``sure`` wants a name, a pronoun or a word for those who inform."""
    words, lex = frame.words, frame.lex
    forms = words.forms[speaker[0] : speaker[1]]
    if any(form in lex.no_source for form in forms[:4]):
        return False
    known = any(form in lex.source_nouns or form in lex.subjects for form in forms)
    return known or not sure or any(words.is_capital(k) for k in range(*speaker))
