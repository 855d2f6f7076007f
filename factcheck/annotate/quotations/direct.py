"""Direct and mixed speech: words in quotation marks that somebody says.

What goes in: a frame. What comes out: ``Found`` for the quoted stretches that a verb of speech, "selon", a colon or the
course of the text gives to a speaker. Titles and words in scare quotes that nobody says are left alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.annotate.quotations.asides import agrees, named_work
from factcheck.annotate.quotations.frames import Found, Frame, Piece, Range
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Shape, Use
from factcheck.annotate.quotations.phrases import (
    bare_phrase,
    first_phrase,
    is_owner,
    left_phrase,
    phrase_end,
    right_phrase,
)
from factcheck.annotate.quotations.subjects import subject_of
from factcheck.model import QuotationKind

_LONG_ENOUGH = 4
_BRIDGE = 40
_CLAUSE = 10
_SUBJECT = 14
_SIGNS = frozenset(",—–-")
_JOINTS = frozenset(",:;.—–")
_PAUSES = frozenset(",:")
_DASHES = frozenset("—–-")
_FULL = frozenset(".?!…")
_APART = frozenset(":—–")  # what stands before these is a dateline or brings the quotation in


def direct_speech(frame: Frame) -> list[Found]:
    """Give the quoted speech of a frame."""
    found: list[Found] = []
    last: tuple[Group, Found] | None = None
    for piece in frame.pieces:
        hit = _right(frame, piece) or _shared(frame, piece, last) or _left(frame, piece) or _fragment(frame, piece)
        if hit is None:
            continue
        group, quotation = hit
        if group is not None:
            if not quotation.fragment:
                frame.used[group.first] = quotation.speaker
            last = group, quotation
        found.append(quotation)
    return found


Hit = tuple[Group | None, Found]


def _kind(frame: Frame, piece: Piece) -> QuotationKind:
    """Say whether the quotation stands for itself or is a part of the writer's sentence."""
    first = _first_word(frame, piece)
    small = first < piece.end and not frame.words.is_capital(first)
    return (
        QuotationKind.MIXED
        if small and frame.words.forms[piece.first - 1 : piece.first] != (":",)
        else QuotationKind.DIRECT
    )


def _first_word(frame: Frame, piece: Piece) -> int:
    return next((i for i in range(piece.first, piece.end) if frame.words.is_word(i)), piece.end)


def _size(frame: Frame, piece: Piece) -> int:
    return sum(frame.words.is_word(i) for i in range(piece.first, min(piece.end, piece.first + 2 * _LONG_ENOUGH + 2)))


def _right(frame: Frame, piece: Piece) -> Hit | None:
    """Give the quotation where the verb follows: "…", a déclaré X / said X / X said / selon X."""
    words, lex = frame.words, frame.lex
    at = piece.end
    if not piece.quoted.closed or at >= frame.high:
        return None
    comma = words.forms[at] in _SIGNS or any(form in ",?!.…" for form in words.forms[at - 3 : at])
    if words.forms[at] in _SIGNS:
        at += 1
    source = lex.according.match(words, at) if at < frame.high else None
    if source is not None and source[1] == "source":
        speaker = right_phrase(words, source[0], frame.high, lex)
        return (None, _found(frame, piece, (at, source[0]), speaker)) if speaker else None
    signed = _signed(frame, piece)
    if signed is not None:
        return None, _plain(frame, piece, None, signed)
    group = _group_from(frame, at)
    if group is None or Use.QUOTE not in group.uses or group.shape is Shape.INFINITIVE:
        return None
    if _only_clitics(frame, at, group.first):
        speaker = _inverted_speaker(frame, group)
        return (group, _found(frame, piece, (group.first, group.end), speaker)) if speaker else None
    if any(other.first == group.end for other in frame.pieces):
        return None  # "X dénonce «…», Y regrette «…»"
    if words.forms[piece.first - 1] in lex.prepositions and _is_titled(frame, piece.first):
        return None  # "dans «Le Temps», dix élus demandent"
    subject = left_phrase(words, group, at, lex) if comma and group.first - at <= _SUBJECT else None
    if subject is None or (subject[0] != at and not _is_lead(frame, at, subject[0])):
        return None
    return group, _found(frame, piece, (group.first, group.end), subject)


def _signed(frame: Frame, piece: Piece) -> Range | None:
    """Give who stands alone behind a dash (“A triumph” – The Herald), or opens a headline behind a colon."""
    words, at = frame.words, piece.end
    begin, end = frame.sentence_of(piece.first)
    if piece.first != begin or at + 1 >= end:
        return None
    if words.forms[at] == ":" and _size(frame, piece) >= _LONG_ENOUGH:
        found = right_phrase(words, at + 1, end, frame.lex)
        return found if found is not None and found[0] == at + 1 else None
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
    kind = QuotationKind.MIXED if start < piece.first else _kind(frame, piece)
    span = frame.span(start, piece.end)
    return Found(span.start, span.end, kind, cue, speaker)


def _shared(frame: Frame, piece: Piece, last: tuple[Group, Found] | None) -> Hit | None:
    """Give the second half of a quotation that its verb stands in the middle of."""
    if last is None or not piece.quoted.opened:
        return None
    group, before = last
    between = range(group.end, piece.first)
    if group.first >= piece.first or len(between) > _BRIDGE or any(g.first in between for g in frame.groups):
        return None
    if frame.words.forms[piece.first - 1] not in _JOINTS:
        return None
    if any(frame.words.forms[i] in ".;" and frame.words.joined(i + 1) and i + 1 in frame.starts for i in between[:-1]):
        return None
    found = _plain(frame, piece, (group.first, group.end), before.speaker)
    return group, replace(found, kind=QuotationKind.DIRECT) if before.kind is QuotationKind.DIRECT else found


def _plain(frame: Frame, piece: Piece, cue: Range | None, speaker: Range | None) -> Found:
    span = frame.span(piece.first, piece.end)
    return Found(span.start, span.end, _kind(frame, piece), cue, speaker)


def _left(frame: Frame, piece: Piece) -> Hit | None:
    """Give the quotation where the verb or source stands before it: X a dit : «…», X said, "…", selon X, «…»."""
    begin, _ = frame.sentence_of(piece.first)
    prev = piece.first - 1
    if not piece.quoted.opened or prev < begin or frame.words.forms[prev] in frame.lex.prepositions:
        return None  # behind a preposition stands a title: "dans «Le Monde»"
    colon = frame.words.forms[prev] == ":"
    stop = prev if frame.words.forms[prev] in ",:" else piece.first
    by_source = _by_source(frame, piece, begin, stop)
    if by_source is not None:
        return by_source
    group = next((g for g in reversed(frame.groups) if begin <= g.first and g.end <= stop), None)
    if group is not None and group.end == piece.first and _names_source(frame, group):
        return None
    if group is not None and Use.QUOTE in group.uses and (colon or _bridges(frame, group, stop)):
        subject = subject_of(frame, group)
        if not colon and _is_nobody(frame, subject) and _size(frame, piece) <= _LONG_ENOUGH:
            return None
        return group, _plain(frame, piece, (group.first, group.end), subject)
    return _behind_colon(frame, piece, begin, stop) if colon else None


def _is_nobody(frame: Frame, speaker: Range | None) -> bool:
    """Say whether the subject is nobody in particular ("on parlait d'un «mauvais coup»")."""
    return speaker is not None and frame.words.forms[speaker[0]] in frame.lex.impersonal


def _names_source(frame: Frame, group: Group) -> bool:
    """Say whether the quoted words behind the verb name who speaks: "…, rapporte «L'Écho du Nord»"."""
    before = frame.words.forms[group.first - 1] if group.first > frame.low else ""
    return before == "," and Use.ASIDE in group.uses and named_work(frame, group.end) is not None


def _behind_colon(frame: Frame, piece: Piece, begin: int, stop: int) -> Hit | None:
    """Give the quotation that only a colon brings in; who speaks is then the subject of the sentence."""
    whole = any(form in ".!?…" for form in frame.words.forms[piece.end - 2 : piece.end])
    if not (whole or is_long(frame, piece)):
        return None
    subject = first_phrase(frame.words, begin, stop, frame.lex)
    named = subject is not None and frame.words.ends[subject[1] - 1] - frame.words.starts[subject[0]] > 1
    return None, _plain(frame, piece, None, subject if named else None)


def _bridges(frame: Frame, group: Group, stop: int) -> bool:
    """Say whether nothing but a speaker, an addressee, days or places stands between the verb and the quotation."""
    if group.end == stop:
        return Use.WORK not in group.uses or frame.words.forms[stop] in _PAUSES or not _is_titled(frame, stop)
    phrase = right_phrase(frame.words, group.end, stop, frame.lex)
    if phrase is not None:
        before = frame.words.forms[group.first - 1] if group.first else ""
        inverted = before == "," or before in frame.lex.connectors
        return phrase[1] == stop and (inverted or Use.OBJECT in group.uses)
    return (
        all(frame.words.forms[i] not in ",;:" for i in range(group.end, stop))
        and stop - group.end <= _CLAUSE
        and not is_owner(frame.words, group.end, frame.lex)
        and (frame.words.forms[group.end] in frame.lex.prepositions | frame.lex.skip | frame.lex.between)
    )


def _is_titled(frame: Frame, first: int) -> bool:
    """Say whether the quoted words that begin at ``first`` look like a title: few, with a capital, no full stop."""
    piece = frame.piece_over(first)
    if piece is None or _size(frame, piece) > _LONG_ENOUGH or not frame.words.is_capital(_first_word(frame, piece)):
        return False
    return frame.words.forms[piece.end - 2] not in _FULL


def _by_source(frame: Frame, piece: Piece, begin: int, stop: int) -> Hit | None:
    """Give the quotation that "selon X" stands right before."""
    for at in range(begin, stop):
        source = frame.lex.according.match(frame.words, at)
        if source is None or (source[1] == "view" and _size(frame, piece) <= _LONG_ENOUGH):
            continue
        speaker = right_phrase(frame.words, source[0], stop, frame.lex)
        if speaker is not None and _reaches(frame, speaker[1], stop):
            return None, _plain(frame, piece, (at, source[0]), speaker)
    return None


def _reaches(frame: Frame, at: int, stop: int) -> bool:
    """Say whether the speaker's phrase, with an apposition at most, goes up to the quotation."""
    if at == stop or phrase_end(frame.words, at, stop, frame.lex) == stop:
        return True
    closed = frame.words.forms[stop : stop + 1] in ((",",), (":",))
    return frame.words.forms[at] == "," and closed and stop - at <= _SUBJECT


def _fragment(frame: Frame, piece: Piece) -> Hit | None:
    """Give the few quoted words that a verb of speech has in its clause: a parlé d'une «réussite»."""
    begin, _ = frame.sentence_of(piece.first)
    first = _first_word(frame, piece)
    if not piece.quoted.opened or not piece.quoted.closed or first >= piece.end:
        return None
    titled = frame.words.is_capital(first) and _size(frame, piece) <= _LONG_ENOUGH
    group = next((g for g in reversed(frame.groups) if begin <= g.first and g.end <= piece.first), None)
    if group is None or titled or piece.first - group.end > _CLAUSE or group.shape is Shape.INFINITIVE:
        return None
    if not group.uses & {Use.CLAUSE, Use.LABEL}:
        return None
    between = range(group.end, piece.first)
    if any(frame.words.forms[i] in ",;:()" or frame.words.forms[i] in frame.lex.relatives for i in between):
        return None
    if frame.words.is_capital(first) and Use.LABEL not in group.uses:
        return None
    span = frame.span(group.end, piece.end)
    cue = (group.first, group.end)
    speaker = _agent(frame, piece) or subject_of(frame, group, inverted=False)
    if _is_nobody(frame, speaker):
        return None
    return group, Found(span.start, span.end, QuotationKind.MIXED, cue, speaker, fragment=True)


def _agent(frame: Frame, piece: Piece) -> Range | None:
    """Give who calls it so, where that stands behind: "described as «a mess» by fans"."""
    words, lex = frame.words, frame.lex
    at = piece.end
    if at + 1 >= frame.high or words.forms[at] not in lex.agent_marks:
        return None
    found = bare_phrase(words, at + 1, frame.high, lex)
    return found if found is not None and found[0] == at + 1 else None


def standing_alone(frame: Frame) -> Iterator[Piece]:
    """Give the quotations that make a frame of their own: who speaks is for the course of the text to say."""
    for piece in frame.pieces:
        begin, end = frame.sentence_of(piece.first)
        before = any(frame.words.is_word(i) for i in range(begin, piece.first))
        behind = any(frame.words.is_word(i) for i in range(piece.end, end))
        if not before and not behind and piece.quoted.opened:
            yield piece


def is_long(frame: Frame, piece: Piece) -> bool:
    """Say whether a quoted stretch is more than a title or a word in scare quotes."""
    return _size(frame, piece) > _LONG_ENOUGH
