"""Where what is said begins behind its verb: at "que" or "that", at a clause without, at an infinitive.

What goes in: a frame and a verb of speech. What comes out: the index of the first word, None where nothing follows.
"""

from factcheck.annotate.quotations.frames import Frame
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.left import left_phrase
from factcheck.annotate.quotations.lexicon import Use
from factcheck.annotate.quotations.phrases import bare_phrase, right_phrase, skip, skip_days
from factcheck.annotate.quotations.verbs import is_verb, opens_verb

_OPENING = frozenset('«“"')
_REACH = 16
_SHORT = 3
_FINITE_REACH = 14
_URGED = 9
_TOLD = 10
_ASIDE = 14
_CLAUSE = 5


def complement(frame: Frame, group: Group, high: int, later: tuple[Group, ...]) -> int | None:
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
    opens = words.is_capital(at + 1) or words.forms[at + 1] in lex.determiners | lex.subjects | lex.prepositions
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
        if subject is not None and subject[0] == at:
            return at if subject[1] < high and is_verb(words, subject[1], lex) else None
    if is_relative(frame, group):
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


def is_relative(frame: Frame, group: Group) -> bool:
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
    gerund = at < high and bool(lex.gerund_endings) and forms[at].endswith(lex.gerund_endings)
    if Use.GERUND in group.uses and gerund and forms[at] not in lex.nouns:
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
        if forms[k] in lex.others:
            return None  # "told the paper he planned to run"
        if not frame.words.is_word(k) and forms[k] not in "'-.":
            return None
    return None


def _is_infinitive(frame: Frame, at: int, high: int, marks: frozenset[str]) -> bool:
    """Say whether an infinitive stands at ``at``, with or without "to" or "de"."""
    lex, forms = frame.lex, frame.words.forms
    marked = at < high and forms[at] in marks
    at += marked
    at += at < high and marked and forms[at] in _OPENING  # "appelé à « revoir sa copie »"
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
