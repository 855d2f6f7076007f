"""Direct and mixed speech: words in quotation marks that somebody says.

What goes in: a frame. What comes out: ``Found`` for the quoted stretches that a verb of speech, "selon", a colon or the
course of the text gives to a speaker. Titles and words in scare quotes that nobody says are left alone.
"""

from dataclasses import replace

from factcheck.annotate.quotations.asides import named_work
from factcheck.annotate.quotations.behind import Hit, broken, with_verb_behind
from factcheck.annotate.quotations.frames import Found, Frame, Piece, Range
from factcheck.annotate.quotations.groups import Group
from factcheck.annotate.quotations.lexicon import Shape, Use
from factcheck.annotate.quotations.phrases import bare_phrase, first_phrase, is_owner, phrase_end, right_phrase
from factcheck.annotate.quotations.pieces import LONG_ENOUGH, first_word, is_long, is_titled, plain, size
from factcheck.annotate.quotations.subjects import subject_of
from factcheck.model import QuotationKind

_BRIDGE = 40
_CLAUSE = 10
_SUBJECT = 14
_JOINTS = frozenset(",:;.—–")
_PAUSES = frozenset(",:")


def direct_speech(frame: Frame) -> list[Found]:
    """Give the quoted speech of a frame."""
    found: list[Found] = []
    last: tuple[Group, Found] | None = None
    for piece in frame.pieces:
        hit = (
            with_verb_behind(frame, piece)
            or _shared(frame, piece, last)
            or _left(frame, piece)
            or broken(frame, piece)
            or _fragment(frame, piece)
        )
        if hit is None:
            continue
        group, quotation = hit
        if group is not None:
            if not quotation.fragment:
                frame.used[group.first] = quotation.speaker
            last = group, quotation
        found.append(quotation)
    return found


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
    found = plain(frame, piece, (group.first, group.end), before.speaker)
    return group, replace(found, kind=QuotationKind.DIRECT) if before.kind is QuotationKind.DIRECT else found


def _left(frame: Frame, piece: Piece) -> Hit | None:
    """Give the quotation where the verb or source stands before it: X a dit : «…», X said, "…", selon X, «…»."""
    begin, _ = frame.sentence_of(piece.first)
    prev = piece.first - 1
    if not piece.quoted.opened or prev < begin or _leads_title(frame, piece):
        return None
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
        if not colon and _is_nobody(frame, subject) and size(frame, piece) <= LONG_ENOUGH:
            return None
        return group, plain(frame, piece, (group.first, group.end), subject)
    told = colon or (stop < piece.first and frame.words.forms[stop - 1] in frame.lex.passives)  # "Her answer was, «…»"
    return _behind_colon(frame, piece, begin, stop) if told else None


def _leads_title(frame: Frame, piece: Piece) -> bool:
    """Say whether a title stands there: behind a preposition ("dans «Le Monde»") or an owner ("CBN's «News»")."""
    forms, owner = frame.words.forms, frame.lex.possessive
    return (
        forms[piece.first - 1] in frame.lex.prepositions or forms[piece.first - len(owner) : piece.first] == owner != ()
    )


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
    return None, plain(frame, piece, None, subject if named else None)


def _bridges(frame: Frame, group: Group, stop: int) -> bool:
    """Say whether nothing but a speaker, an addressee, days or places stands between the verb and the quotation."""
    if group.end == stop:
        title = Use.WORK in group.uses and is_titled(frame, stop, whole=False)
        return frame.words.forms[stop] in _PAUSES or not title
    phrase = right_phrase(frame.words, group.end, stop, frame.lex)
    if phrase is not None:
        before = frame.words.forms[group.first - 1] if group.first else ""
        clause = frame.lex.bare_subjects and frame.words.forms[stop] not in _PAUSES  # ", said the bill “is dead”"
        inverted = (before == "," or before in frame.lex.connectors) and not clause
        object_of = frame.words.forms[phrase[0]] in frame.lex.indefinite and is_titled(frame, stop + 1)
        return phrase[1] == stop and (inverted or Use.OBJECT in group.uses) and not object_of
    return (
        all(frame.words.forms[i] not in ",;:" for i in range(group.end, stop))
        and stop - group.end <= _CLAUSE
        and not is_owner(frame.words, group.end, frame.lex)
        and (frame.words.forms[group.end] in frame.lex.prepositions | frame.lex.skip | frame.lex.between)
    )


def _by_source(frame: Frame, piece: Piece, begin: int, stop: int) -> Hit | None:
    """Give the quotation that "selon X" stands right before."""
    for at in range(begin, stop):
        source = frame.lex.according.match(frame.words, at)
        if source is None or (source[1] == "view" and size(frame, piece) <= LONG_ENOUGH):
            continue
        speaker = right_phrase(frame.words, source[0], stop, frame.lex)
        if speaker is not None and _reaches(frame, speaker[1], stop):
            return None, plain(frame, piece, (at, source[0]), speaker)
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
    first = first_word(frame, piece)
    if not piece.quoted.opened or not piece.quoted.closed or first >= piece.end:
        return None
    titled = frame.words.is_capital(first) and size(frame, piece) <= LONG_ENOUGH
    group = next((g for g in reversed(frame.groups) if begin <= g.first and g.end <= piece.first), None)
    if group is None or titled or not _holds(frame, group, piece):
        return None
    if frame.words.is_capital(first) and Use.LABEL not in group.uses:
        return None
    span = frame.span(group.end, piece.end)
    cue = (group.first, group.end)
    speaker = _agent(frame, piece) or subject_of(frame, group, inverted=False)
    if _is_nobody(frame, speaker):
        return None
    return group, Found(span.start, span.end, QuotationKind.MIXED, cue, speaker, fragment=True)


def _holds(frame: Frame, group: Group, piece: Piece) -> bool:
    """Say whether a verb can have quoted words in its clause, and these lie in it."""
    if not group.uses & {Use.CLAUSE, Use.LABEL} or group.shape is Shape.INFINITIVE:
        return False
    between = frame.words.forms[group.end : piece.first]
    return len(between) <= _CLAUSE and not any(form in ",;:()" or form in frame.lex.relatives for form in between)


def _agent(frame: Frame, piece: Piece) -> Range | None:
    """Give who calls it so, where that stands behind: "described as «a mess» by fans"."""
    words, lex = frame.words, frame.lex
    at = piece.end
    if at + 1 >= frame.high or words.forms[at] not in lex.agent_marks:
        return None
    found = bare_phrase(words, at + 1, frame.high, lex)
    return found if found is not None and found[0] == at + 1 else None
