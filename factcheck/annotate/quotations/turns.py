"""Quotations that no verb gives to anybody: who speaks is for the course of the text to say.

What goes in: a frame, what was found in it and before it. What comes out: ``Quotation`` marks. In the same paragraph
the speaker goes on; in the next paragraph, too, unless people take turns: then a question is answered by the other
one, and so is what was said last. Where nobody fits, nobody is named: a wrong name is worse than none.
"""

from collections.abc import Callable, Iterator, Sequence

from factcheck.annotate.quotations.frames import Found, Frame, Piece, Range
from factcheck.annotate.quotations.lexicon import Use
from factcheck.annotate.quotations.naming import Naming
from factcheck.annotate.quotations.phrases import first_phrase
from factcheck.annotate.quotations.pieces import first_word, is_long, standing_alone
from factcheck.annotate.quotations.spoken import spoken_parts
from factcheck.annotate.quotations.subjects import subject_of
from factcheck.annotate.words import Words, breaks
from factcheck.model import Quotation, QuotationKind, Span, Speaker

Make = Callable[[Found, Words, Naming], Quotation]
Lead = tuple[Range | None, Range]

_RECENT = 3
_CLOSERS = " \t\u00a0\u202f\"”»’'—–)"
_CALLS = ("?", "!", "…")
_STOPS = (".", ",", *_CALLS)
_BRIEF = 60  # code points


def alone(
    frame: Frame,
    said: Sequence[Found],
    before: Sequence[Quotation],
    naming: Naming,
    lead: Lead | None,
    make: Make,
) -> list[Quotation]:
    """Give the quotations of a frame that stand by themselves."""
    found: list[Quotation] = []
    words = frame.words
    for piece in standing_alone(frame):
        span = frame.span(piece.first, piece.end)
        if any(item.overlaps(span) for item in said):
            continue
        parts, told = spoken_parts(frame, piece)
        said_by: Lead | None = told or _led(frame, piece, lead if not found else None)
        if said_by is not None:
            spans = [frame.span(*part) for part in parts]
            found.extend(make(Found(s.start, s.end, QuotationKind.DIRECT, *said_by), words, naming) for s in spans)
        elif _is_said(frame, piece, span, (*before[-1:], *found)):
            speaker = _speaker(piece, span, [*before[-4:], *found], words.text)
            found.append(Quotation(span.start, span.end, QuotationKind.DIRECT, speaker=speaker))
    return found


def _led(frame: Frame, piece: Piece, lead: Lead | None) -> Lead | None:
    """Give the verb and speaker of the sentence before, where they can bring the quotation in."""
    if lead is None or (lead[0] is None and piece.quoted.turn):
        return None
    return lead if lead[0] is not None or is_long(frame, piece) or _is_sentence(frame, piece) else None


def _is_sentence(frame: Frame, piece: Piece) -> bool:
    """Say whether quoted words are a sentence: a capital, and a full stop inside the marks."""
    first = first_word(frame, piece)
    whole = frame.span(piece.first, piece.end).words(frame.words.text).rstrip(_CLOSERS).endswith((".", *_CALLS))
    return whole and first < piece.end and frame.words.is_capital(first)


def _is_said(frame: Frame, piece: Piece, span: Span, before: Sequence[Quotation]) -> bool:
    """Say whether quoted words that stand alone are speech, not a title or a word in scare quotes."""
    text = frame.words.text
    words = span.words(text).rstrip(_CLOSERS)
    if piece.quoted.turn or is_long(frame, piece) or words.endswith(_CALLS):
        return True
    last = before[-1] if before else None
    if last is None or last.kind is not QuotationKind.DIRECT:
        return False
    paragraphs = breaks(text, last.end, span.start)
    return not paragraphs or (paragraphs == 1 and words.endswith(_STOPS))


def _speaker(piece: Piece, span: Span, before: Sequence[Quotation], text: str) -> Speaker | None:
    """Give who speaks: who spoke last, or the other one of a dialogue."""
    last = before[-1] if before else None
    if last is None or not is_recent(last, span, text):
        return None
    if "\n" not in text[last.end : span.start]:
        return last.speaker
    turns = list(_turns(before, text))
    other = turns[1].speaker if len(turns) > 1 and _differ(turns[0], turns[1]) else None
    talk = len(turns) > 1 and (other is not None or turns[1].speaker is None)
    if piece.quoted.turn or _asks(last, text) or (talk and _is_brief(turns, span, text)):
        return other
    return last.speaker


def _turns(before: Sequence[Quotation], text: str) -> Iterator[Quotation]:
    """Give the last quotation of each paragraph, the nearest first, as far as they follow each other."""
    nearer: Quotation | None = None
    for quotation in reversed(before):
        if nearer is not None and not is_recent(quotation, nearer, text):
            return
        if nearer is None or "\n" in text[quotation.end : nearer.start]:
            yield quotation
        nearer = quotation


def _differ(one: Quotation, other: Quotation) -> bool:
    """Say whether the other speaker is known, and not the one."""
    if other.speaker is None:
        return False
    return one.speaker is None or _key(one.speaker) != _key(other.speaker)


def _key(speaker: Speaker) -> str:
    return (speaker.name or speaker.text).lower()


def _asks(quotation: Quotation, text: str) -> bool:
    return quotation.words(text).rstrip(_CLOSERS).endswith("?")


def _is_brief(turns: Sequence[Quotation], span: Span, text: str) -> bool:
    """Say whether people take turns: one of the last asks, or the words are few."""
    return span.end - span.start <= _BRIEF or any(_asks(turn, text) for turn in turns[:2])


def find_lead(before: Frame, frame: Frame, found: Sequence[Quotation], naming: Naming) -> Lead | None:
    """Give the verb and the speaker that the sentence before gives to a quotation that stands alone.

    It may end in a colon ("The mayor wrote:"), or be about somebody ("She laughs now."), if it holds no speech itself.
    """
    words = frame.words
    at = before.high - 1
    begin, _ = before.sentence_of(at)
    if words.forms[at] == ":":
        group = next((group for group in reversed(before.groups) if group.first >= begin), None)
        if group is not None and Use.QUOTE in group.uses:
            speaker = subject_of(before, group)
            return ((group.first, group.end), speaker) if speaker is not None else None
        subject = first_phrase(words, begin, at, frame.lex) if group is None else None
        return (None, subject) if subject is not None and subject[0] == begin else None  # "The letter ran thus:"
    near = found[-1].end if found else 0
    apart = "\n" in words.text[words.ends[at] : words.starts[frame.low]]
    if near > words.starts[begin] or (
        apart and found and is_recent(found[-1], frame.span(frame.low, frame.high), words.text)
    ):
        return None
    subject = first_phrase(words, begin, before.high, frame.lex)
    if subject is None or subject[0] > begin or not naming.is_person(before.span(*subject)):
        return None
    return None, subject


def is_recent(last: Span, span: Span, text: str) -> bool:
    """Say whether at most two paragraphs lie between two quotations."""
    return breaks(text, last.end, span.start) <= _RECENT
