"""Direct speech whose verb follows: "…", a déclaré X / said X / X said / selon X.

What goes in: a frame and a quoted stretch. What comes out: the verb and the ``Found`` that it gives to a speaker; None
where none follows.
"""

from factcheck.annotate.quotations.asides import agrees
from factcheck.annotate.quotations.frames import Found, Frame, Piece, Range
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.left import left_phrase
from factcheck.annotate.quotations.lexicon import Shape, Use
from factcheck.annotate.quotations.phrases import bare_phrase, right_phrase
from factcheck.annotate.quotations.pieces import LONG_ENOUGH, is_titled, kind_of, plain, size
from factcheck.model import QuotationKind

Hit = tuple[Group | None, Found]

_SUBJECT = 14
_SIGNS = frozenset(",—–-")
_DASHES = frozenset("—–-")
_MEANWHILE = 12
_FEW = 2
_APART = frozenset(":—–")  # what stands before these is a dateline or brings the quotation in


def with_verb_behind(frame: Frame, piece: Piece) -> Hit | None:
    """Give the quotation where the verb follows: "…", a déclaré X / said X / X said / selon X."""
    if not piece.quoted.closed or piece.end >= frame.high:
        return None
    signed = _signed(frame, piece)
    if signed is not None:
        return None, plain(frame, piece, None, signed)
    if _is_called(frame, piece):
        return None, plain(frame, piece, None, None)
    at = piece.end + (frame.words.forms[piece.end] in _SIGNS)
    source = frame.lex.according.match(frame.words, at) if at < frame.high else None
    if source is not None and source[1] == "source":
        speaker = right_phrase(frame.words, source[0], frame.high, frame.lex)
        return (None, _found(frame, piece, (at, source[0]), speaker)) if speaker else None
    return _with_verb(frame, piece, at)


def _with_verb(frame: Frame, piece: Piece, at: int) -> Hit | None:
    """Give the quotation where the verb follows at ``at``, or its subject does."""
    forms = frame.words.forms
    comma = forms[piece.end] in _SIGNS or any(form in ",?!.…" for form in forms[piece.end - 3 : piece.end])
    group = _group_from(frame, at)
    if group is None or Use.QUOTE not in group.uses or group.shape is Shape.INFINITIVE:
        return None
    if _only_clitics(frame, at, group.first):
        speaker = _inverted_speaker(frame, group) if _may_invert(frame, piece, group, comma=comma) else None
        return (group, _found(frame, piece, (group.first, group.end), speaker)) if speaker else None
    subject = _in_order(frame, piece, group, at) if comma and group.first - at <= _SUBJECT else None
    return (group, _found(frame, piece, (group.first, group.end), subject)) if subject is not None else None


def _may_invert(frame: Frame, piece: Piece, group: Group, *, comma: bool) -> bool:
    """Say whether the speaker may stand behind a verb that follows quoted words.

    A word or two without a comma are the subject of the verb themselves (Les « Verts » ont dit non); "told" has those
    who are told behind it, where a language puts it so.
    """
    if group.pronoun is not None:
        return True
    told = Use.OBJECT in group.uses and frame.lex.bare_subjects
    begin, _ = frame.sentence_of(piece.first)
    named = size(frame, piece) <= LONG_ENOUGH and piece.first > begin and frame.words.forms[piece.end] == ","
    indefinite = frame.words.forms[group.end : group.end + 1] and frame.words.forms[group.end] in frame.lex.indefinite
    return not told and (comma or size(frame, piece) > _FEW) and not (named and indefinite)


def broken(frame: Frame, piece: Piece) -> Hit | None:
    """Give one half of a quotation that dashes part: “If I were you”—he paused—“I should go.”."""
    forms = frame.words.forms
    for other in frame.pieces:
        first, second = (piece, other) if piece.first < other.first else (other, piece)
        near = first.end < second.first <= first.end + _MEANWHILE
        if near and forms[first.end] in _DASHES and forms[second.first - 1] in _DASHES:
            return None, plain(frame, piece, None, _meanwhile(frame, first))
    return None


def _is_called(frame: Frame, piece: Piece) -> bool:
    """Say whether quoted words call out and the narrator goes on: “Come in!” and the door opened."""
    begin, _ = frame.sentence_of(piece.first)
    calls = frame.words.forms[piece.end - 2] in "?!"
    return piece.first == begin and calls and frame.words.forms[piece.end] in frame.lex.coordinators


def _meanwhile(frame: Frame, piece: Piece) -> Range | None:
    """Give the pronoun that stands behind the dash, for who speaks does something meanwhile."""
    at = piece.end + 1
    return (at, at + 1) if at < frame.high and frame.words.forms[at] in frame.lex.others else None


def _in_order(frame: Frame, piece: Piece, group: Group, at: int) -> Range | None:
    """Give the subject of a verb that stands behind it: "…", X said."""
    words, lex = frame.words, frame.lex
    if any(other.first == group.end for other in frame.pieces):
        return None  # "X dénonce «…», Y regrette «…»"
    if words.forms[piece.first - 1] in lex.prepositions and is_titled(frame, piece.first):
        return None  # "dans «Le Temps», dix élus demandent"
    subject = left_phrase(words, group, at, lex)
    if subject is not None and words.forms[at] in lex.coordinators and _is_brought_in(frame, piece):
        return None  # Tom said, "I will", and Will said, "So will I"
    lead = subject is not None and (subject[0] == at or _is_lead(frame, at, subject[0]))
    return subject if lead else None


def _is_brought_in(frame: Frame, piece: Piece) -> bool:
    """Say whether a verb of speech with a comma or colon stands right before."""
    return any(group.end == piece.first - 1 and Use.QUOTE in group.uses for group in frame.groups)


def _signed(frame: Frame, piece: Piece) -> Range | None:
    """Give who stands alone behind a dash (“A triumph” – The Herald), or opens a headline behind a colon."""
    words, at = frame.words, piece.end
    begin, end = frame.sentence_of(piece.first)
    if piece.first != begin or at + 1 >= end:
        return None
    if words.forms[at] == ":" and size(frame, piece) >= LONG_ENOUGH:
        found = right_phrase(words, at + 1, end, frame.lex)
        subject = found is not None and found[0] == at + 1 and words.forms[found[1] : found[1] + 1] != (",",)
        return found if subject else None
    if words.forms[at] not in _DASHES or not words.is_capital(at + 1):
        return None
    found = right_phrase(words, at + 1, end, frame.lex)
    return found if found is not None and found[1] >= end - 1 else None


def _is_lead(frame: Frame, at: int, until: int) -> bool:
    lex = frame.lex
    return all(
        frame.words.forms[i] in lex.skip | lex.connectors | lex.coordinators | lex.between for i in range(at, until)
    )


def _group_from(frame: Frame, at: int) -> Group | None:
    relatives = frame.lex.relatives
    return next(
        (
            g
            for g in frame.groups
            if g.first >= at and g.first not in frame.used and frame.words.forms[g.first - 1] not in relatives
        ),
        None,
    )


def _only_clitics(frame: Frame, at: int, until: int) -> bool:
    lex = frame.lex
    known = (lex.clitics - lex.subjects) | lex.between | lex.coordinators | {"'"}
    return until - at <= 4 and all(frame.words.forms[i] in known for i in range(at, until))  # noqa: PLR2004


def _inverted_speaker(frame: Frame, group: Group) -> Range | None:
    if group.pronoun is not None:
        return group.pronoun, group.pronoun + 1
    end = next((p.first for p in frame.pieces if p.first >= group.end), frame.high)
    found = bare_phrase(frame.words, group.end, end, frame.lex)
    return found if found is not None and agrees(frame, group, found) else None


def _found(frame: Frame, piece: Piece, cue: Range, speaker: Range | None) -> Found:
    """Give the quotation, with the words of its sentence that stand before the marks and belong to what is said."""
    begin, _ = frame.sentence_of(piece.first)
    start = piece.first
    lead = range(begin, piece.first)
    said = not any(g.first in lead for g in frame.groups) and not any(p.first in lead for p in frame.pieces)
    said = said and not any(frame.lex.according.match(frame.words, i) for i in lead)
    said = said and not any(p.first >= cue[1] for p in frame.pieces)
    if (
        said
        and lead
        and any(frame.words.is_word(i) for i in lead)
        and cue[0] >= piece.end
        and frame.words.forms[piece.first - 1] not in _APART
    ):
        start = begin
    if not piece.quoted.opened:
        start = begin
    kind = QuotationKind.MIXED if start < piece.first else kind_of(frame, piece)
    span = frame.span(start, piece.end)
    return Found(span.start, span.end, kind, cue, speaker)
