"""Indirect speech: "X a dit que …", "…, a dit X", "X said the …", "selon X, …".

What goes in: a frame, and what direct speech has been found in it. What comes out: ``Found`` for what is said
without quotation marks, or with some inside (MIXED).
"""

from factcheck.annotate.quotations.asides import find_aside
from factcheck.annotate.quotations.frames import Found, Frame, reported
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Shape, Use
from factcheck.annotate.quotations.phrases import bare_phrase, left_phrase, right_phrase, skip, skip_days
from factcheck.annotate.quotations.subjects import subject_of
from factcheck.annotate.quotations.verbs import has_verb, is_verb, opens_verb

_REACH = 16
_SHORT = 3
_FINITE_REACH = 14
_LEAD = 6
_URGED = 9
_TOLD = 10
_FRONT = 2
_APART = frozenset(",—–")
_ASIDE = 14
_CLAUSE = 5


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
    at = _complement(frame, group, high, later)
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


def _complement(frame: Frame, group: Group, high: int, later: tuple[Group, ...]) -> int | None:
    """Give where what is said begins behind the verb, None where it does not."""
    infinitive = _infinitive(frame, group, high)
    if infinitive is not None:
        return infinitive
    if Use.CLAUSE in group.uses and not _is_denied(frame, group):
        at = _conjunction(frame, group, min(high, later[0].first if later else high))
        if at is not None:
            return at
    asked = skip(frame.words, group.end, high, frame.lex)
    free = group.first not in frame.used and asked + 1 < high and frame.words.is_word(asked + 1)
    if Use.QUESTION in group.uses and free and frame.words.forms[asked] in frame.lex.questions:
        return asked
    if Use.ZERO in group.uses and group.first not in frame.used:
        return _clause(frame, group, high)
    return None


def _is_denied(frame: Frame, group: Group) -> bool:
    """Say whether a verb of speech says that nothing was said ("did not say that")."""
    negations = frame.lex.negations
    return Use.ASIDE in group.uses and any(form in negations for form in frame.words.forms[group.first : group.end])


def _conjunction(frame: Frame, group: Group, high: int) -> int | None:
    """Give the "que" of the verb: at once, or behind those who are told, days, places and an aside."""
    words, lex = frame.words, frame.lex
    at = _behind_names(frame, skip(words, group.end, high, lex), high)
    if Use.OBJECT in group.uses:
        at = _behind_told(frame, at, high)
    if at < high and words.forms[at] == ",":
        closing = next((k for k in range(at + 1, min(high, at + _REACH)) if words.forms[k] == ","), high)
        at = skip(words, closing + 1, high, lex)
    if at + 1 >= high or words.forms[at] not in lex.complementizers or frame.piece_over(at) is not None:
        return None
    if not words.is_word(at + 1) and (words.forms[at + 1] in ".!?…" or not _opens_piece(frame, at + 1)):
        return None  # "I believe that."
    return None if _is_demonstrative(frame, at, high) else at


def _opens_piece(frame: Frame, at: int) -> bool:
    """Say whether a quotation or an aside between commas starts at ``at``."""
    if frame.words.forms[at] != ",":
        return True
    return frame.piece_over(at + 1) is not None or "," in frame.words.forms[at + 1 : at + _REACH]


def _is_demonstrative(frame: Frame, at: int, high: int) -> bool:
    """Say whether "that" at ``at`` points ("that account") rather than opens a clause."""
    words, lex = frame.words, frame.lex
    if words.forms[at] not in lex.determiners or at + 1 >= high or not words.is_word(at + 1):
        return False
    opens = words.is_capital(at + 1) or words.forms[at + 1] in lex.determiners | lex.subjects
    if opens or words.forms[at + 1].endswith(lex.many_endings):
        return False
    stop = next((k for k in range(at + 1, high) if not words.is_word(k) and words.forms[k] not in "'-"), high)
    return stop - at <= _CLAUSE and not _has_verb(frame, at + 1, high)


def _behind_names(frame: Frame, at: int, high: int) -> int:
    """Give where a name that a phrase left over ends: "dans le programme «Évole» que"."""
    while at < high and (frame.words.is_capital(at) or frame.words.forms[at] in "-'"):
        at += 1
    return at


def _behind_told(frame: Frame, at: int, high: int) -> int:
    """Give where those who are told end: before the conjunction, where one comes soon."""
    forms, lex = frame.words.forms, frame.lex
    for k in range(at, min(high, at + _TOLD)):
        if forms[k] in lex.complementizers:
            return k
        if not frame.words.is_word(k) and forms[k] not in "'-.":
            break
    return at


def _clause(frame: Frame, group: Group, high: int) -> int | None:
    """Give where a clause without "that" begins: behind days and those who are told; a verb is not far behind."""
    lex, words = frame.lex, frame.words
    at = skip_days(words, group.end, high, lex)
    if Use.OBJECT not in group.uses and at + 1 < high and _is_subject(frame, at):
        return at
    if Use.OBJECT in group.uses:
        told = bare_phrase(words, at, high, lex)
        at = skip_days(words, told[1], high, lex) if told is not None and told[0] == at else at
    if at >= high or frame.piece_over(at) is not None:
        return None
    if words.forms[group.first - 1 : group.first] == (",",):
        subject = right_phrase(words, at, high, lex)
        found = subject is not None and subject[0] == at and subject[1] < high
        return at if found and subject is not None and is_verb(words, subject[1], lex) else None
    if _is_relative(frame, group):
        return at if is_verb(words, at, lex) else None
    blocked = lex.prepositions | lex.infinitive_marks | lex.coordinators | lex.finite | lex.passives
    at = _behind_place(frame, at, high)
    counted = lex.clause_openers.match(words, at) is not None
    counted = counted or (at + 1 < high and words.forms[at] in lex.prepositions and words.forms[at + 1].isdigit())
    if not words.is_word(at) or (words.forms[at] in blocked and not counted):
        return None
    return at if _has_verb(frame, at + 1, min(high, at + _FINITE_REACH)) else None


def _is_subject(frame: Frame, at: int) -> bool:
    """Say whether a pronoun at ``at`` can only be the subject of a clause ("says she hit him", "says it obeys")."""
    words, lex = frame.words, frame.lex
    if words.forms[at] in lex.others and words.is_word(at + 1):
        return True
    return words.forms[at] in lex.subjects and words.forms[at + 1].endswith(lex.many_endings + lex.verb_endings)


def _behind_place(frame: Frame, at: int, high: int) -> int:
    """Give where a clause begins behind "in a statement" or "at a rally"; ``at`` itself where none does."""
    words, lex = frame.words, frame.lex
    if words.forms[at] not in lex.place_marks:
        return at
    end = skip(words, at, high, lex)
    opens = end < high and (words.forms[end] in lex.subjects | lex.determiners or words.is_capital(end))
    return end if opens else at


def _is_relative(frame: Frame, group: Group) -> bool:
    """Say whether the verb stands in a relative clause on what is said ("which police say fled on foot")."""
    begin, _ = frame.sentence_of(group.first)
    forms = frame.words.forms
    subject = left_phrase(frame.words, group, begin, frame.lex)
    return subject is not None and subject[0] > begin and forms[subject[0] - 1] in frame.lex.relatives


def _has_verb(frame: Frame, at: int, until: int) -> bool:
    """Say whether a clause between two places has a verb of its own, besides those of relatives and asides."""
    words, lex = frame.words, frame.lex
    wanted, i = 1, at
    while i < until:
        form = words.forms[i]
        if form == ",":
            i = _behind_aside(frame, i, until)
            continue
        if form in ";:":
            return False
        wanted += (form in lex.relatives) - opens_verb(words, i, lex)
        if wanted == 0:
            return True
        i += 1
    return False


def _behind_aside(frame: Frame, comma: int, until: int) -> int:
    """Give where the aside that a comma opens ends ("Mr. Hale, 61, will"); ``until`` where it is none."""
    forms = frame.words.forms
    reach = _REACH if forms[comma + 1 : comma + 2] and forms[comma + 1] in frame.lex.relatives else _ASIDE
    closing = next((k for k in range(comma + 1, min(len(forms), comma + reach)) if forms[k] == ","), until)
    while closing < until and "," in forms[closing + 1 : closing + _SHORT + 1]:  # ", Peter Nolan, 34, was"
        closing = forms.index(",", closing + 1)
    return closing + 1


def _infinitive(frame: Frame, group: Group, high: int) -> int | None:
    """Give where "to leave" or "having left" begins, or who is urged or accused."""
    lex, forms = frame.lex, frame.words.forms
    at = group.end
    if Use.INFINITIVE in group.uses and _is_infinitive(frame, at, high, lex.infinitive_marks | lex.urge_marks):
        return at
    if Use.GERUND in group.uses and at < high and lex.gerund_endings and forms[at].endswith(lex.gerund_endings):
        return at
    return _urged(frame, group, at, high)


def _urged(frame: Frame, group: Group, at: int, high: int) -> int | None:
    """Give where "the firm to leave" or "the firm of lying" begins."""
    lex, forms = frame.lex, frame.words.forms
    appeals = Use.APPEAL in group.uses and at < high and forms[at] in lex.appeal_marks
    urges, charges = appeals or Use.URGE in group.uses, Use.CHARGE in group.uses
    if not (urges or charges) or (at < high and forms[at] in lex.negations):
        return None
    for k in range(at + 1, min(high, at + _URGED)):
        if urges and forms[k] in lex.urge_marks and _is_infinitive(frame, k, high, lex.urge_marks):
            return at
        if charges and forms[k] in lex.charge_marks:
            return at
        if not frame.words.is_word(k) and forms[k] not in "'-.":
            return None
    return None


def _is_infinitive(frame: Frame, at: int, high: int, marks: frozenset[str]) -> bool:
    """Say whether an infinitive stands at ``at``, with or without "to" or "de"."""
    lex, forms = frame.lex, frame.words.forms
    marked = at < high and forms[at] in marks
    at += marked
    clitics = lex.clitics if marked else lex.clitics - lex.determiners
    if marked or lex.infinitive_endings:
        while at < high and (forms[at] in clitics or forms[at] in lex.negations or forms[at] == "'"):
            at += 1
    if (
        at >= high
        or forms[at] in lex.determiners | lex.skip
        or not frame.words.is_word(at)
        or frame.words.is_capital(at)
    ):
        return False
    if not lex.infinitive_endings:
        return marked
    return len(forms[at]) > _SHORT and forms[at].endswith(lex.infinitive_endings)


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
        or _is_relative(frame, group)
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
