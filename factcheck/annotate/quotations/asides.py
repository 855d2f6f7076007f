"""Asides: "…, a dit X, …" and "…, X said": a verb of speech with its speaker, put into or behind what is said.

What goes in: a frame, a group, bounds. What comes out: where the aside begins and ends, and who speaks.
"""

from factcheck.annotate.quotations.frames import Frame, Range
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.left import left_phrase, stands_before
from factcheck.annotate.quotations.lexicon import Use
from factcheck.annotate.quotations.phrases import bare_phrase, right_phrase, skip
from factcheck.model.frozen import dataclass

_SUBJECT = 14
_NAME = 9
_CALLS = ",?!…—–"


@dataclass(frozen=True, slots=True)
class Aside:
    """An aside: the comma before it, the words that name who speaks, and where it ends."""

    comma: int
    speaker: Range
    end: int


def find_aside(frame: Frame, group: Group, begin: int, high: int, *, spoken: bool = False) -> Aside | None:
    """Give the aside that ``group`` makes between words ``begin`` and ``high``, None where it makes none.

    ``spoken``: inside quoted words, where it may stand behind a question mark, too ("Demain ? dit-il.").
    """
    at = group.first
    clitics = frame.lex.clitics - frame.lex.subjects
    while at > begin and (frame.words.forms[at - 1] in clitics or frame.words.forms[at - 1] == "'"):
        at -= 1
    if at > begin and frame.words.forms[at - 1] in (_CALLS if spoken else ","):
        found = _inverted(frame, group, begin, at - 1, high, spoken=spoken)
        if found is not None or spoken:
            return found
    return _in_order(frame, group, begin, high)


def _inverted(frame: Frame, group: Group, begin: int, comma: int, high: int, *, spoken: bool) -> Aside | None:
    """Give ", a dit X" and ", dit-il"."""
    words, lex = frame.words, frame.lex
    if group.pronoun is not None:
        return Aside(comma, (group.pronoun, group.pronoun + 1), group.end)
    speaker = right_phrase(words, group.end, high, lex) or named_work(frame, group.end)
    compound = group.end - group.first > 1 and not lex.compound_inversion
    if speaker is None or compound or words.forms[speaker[0]] in lex.possessives or not agrees(frame, group, speaker):
        return None
    apposed = not spoken and "," in words.forms[begin:comma]
    if apposed and (words.forms[speaker[0]] in lex.indefinite or not _has_verb(frame, begin, comma)):
        return None  # the object of a subject with an apposition: "X, l'auteur, écrit un roman"
    return Aside(comma, speaker, speaker[1])


def named_work(frame: Frame, at: int) -> Range | None:
    """Give a newspaper or programme named in quotation marks at ``at`` ("rapporte «L'Écho du Nord»")."""
    piece = frame.piece_over(at)
    if piece is None or piece.first != at or piece.end - at > _NAME or not frame.words.is_capital(at + 1):
        return None
    return piece.first, piece.end


def _has_verb(frame: Frame, begin: int, end: int) -> bool:
    """Say whether a finite verb stands between two places, as far as the pack tells verbs by their endings."""
    words, lex = frame.words, frame.lex
    known = lex.finite | lex.auxiliaries | lex.passives | lex.modals
    small = [words.forms[i] for i in range(begin, end) if not words.is_capital(i)]
    return any(form in known or form.endswith(lex.verb_endings) for form in small)


def agrees(frame: Frame, group: Group, speaker: Range) -> bool:
    """Say whether verb and speaker are both of one or both of many, where the language shows it in both."""
    lex, forms = frame.lex, frame.words.forms
    if not lex.plural_endings:
        return True
    if forms[group.first].endswith(lex.either_endings):
        return True
    many = forms[group.first].endswith(lex.plural_endings)
    return not (many and forms[speaker[0]] in lex.one) and not (not many and forms[speaker[0]] in lex.many)


def _behind_told(frame: Frame, group: Group, high: int) -> int:
    """Give where days, places and those who are told end behind the verb ("told jurors on Monday")."""
    words, lex = frame.words, frame.lex
    told = bare_phrase(words, group.end, high, lex) if Use.OBJECT in group.uses else None
    return skip(words, told[1] if told is not None and told[0] == group.end else group.end, high, lex)


def _in_order(frame: Frame, group: Group, begin: int, high: int) -> Aside | None:
    """Give ", X said", with days and places behind it."""
    words, lex = frame.words, frame.lex
    if not lex.bare_subjects:
        return None  # "…, X dit." is no aside where the verb of an aside comes first
    subject = left_phrase(words, group, begin, lex)
    if subject is None or subject[0] <= begin or words.forms[subject[0] - 1] != ",":
        return None
    tail = _behind_told(frame, group, high)
    goes_on = tail < high and (words.is_word(tail) or words.forms[tail] in ":(")
    apart = group.first - subject[0] > _SUBJECT or not stands_before(words, subject, group, begin, lex)
    if goes_on or apart:
        return None
    return Aside(subject[0] - 1, subject, tail)
