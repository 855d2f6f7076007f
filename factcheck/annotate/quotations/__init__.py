"""Quotations: who says what, in quotation marks or not.

What goes in: the text, its sentences, its entities, a pack (``quotations.toml``, and the pronouns of
``entities.toml``). What comes out: ``Quotation`` marks sorted by start, none inside another; a quotation that its
verb stands in the middle of is two. This annotator must not know facts, and it does not judge what is said.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from factcheck.annotate.entities.lexicon import lexicon as entity_lexicon
from factcheck.annotate.quotations.direct import direct_speech, inside, is_long, standing_alone
from factcheck.annotate.quotations.frames import Found, Frame, Range, build_frames
from factcheck.annotate.quotations.groups import find_groups
from factcheck.annotate.quotations.hearsay import hearsay
from factcheck.annotate.quotations.indirect import indirect_speech
from factcheck.annotate.quotations.lexicon import Lexicon, Use, lexicon
from factcheck.annotate.quotations.naming import Naming
from factcheck.annotate.quotations.nouns import noun_speech
from factcheck.annotate.quotations.pairs import find_pairs
from factcheck.annotate.quotations.phrases import first_phrase
from factcheck.annotate.quotations.sources import by_sources
from factcheck.annotate.quotations.subjects import subject_of
from factcheck.annotate.words import Words, read_words
from factcheck.languages import Pack
from factcheck.model import Entity, Quotation, QuotationKind, Sentence, Span, Speaker

__all__ = ["find_quotations"]

_RECENT = 3


def find_quotations(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], pack: Pack
) -> tuple[Quotation, ...]:
    """Give the reported speech of ``text``, sorted by start."""
    lex, words = lexicon(pack), read_words(text)
    pairs = find_pairs(text)
    frames = build_frames(words, sentences, pairs, find_groups(words, lex), lex)
    naming = _naming(text, sentences, entities, pack)
    found: list[Quotation] = []
    before: Frame | None = None
    for frame in frames:
        said = _outermost(_in_frame(frame, lex))
        for item in said:
            quotation = _quotation(item, words, naming)
            found.append(_of_last_speaker(quotation, found, text) if item.cue is not None else quotation)
        lead = _lead(before, frame, found, naming) if before is not None and frame.pieces else None
        found.extend(_alone(frame, said, found, words, naming, lead))
        before = frame
    ordered = sorted(found, key=lambda quotation: (quotation.start, quotation.end))
    return tuple(_carried_back(ordered, {pair.start for pair in pairs if pair.goes_on}))


def _of_last_speaker(quotation: Quotation, before: Sequence[Quotation], text: str) -> Quotation:
    """Give speech told of nobody anew ("Et de conclure : …") the one who spoke last."""
    last = before[-1] if before else None
    if quotation.speaker is not None or quotation.kind is QuotationKind.HEARSAY or last is None:
        return quotation
    return replace(quotation, speaker=last.speaker) if _is_recent(last, quotation, text) else quotation


def _carried_back(found: Sequence[Quotation], going_on: Collection[int]) -> list[Quotation]:
    """Give paragraphs of one quotation the speaker that only the last of them names."""
    kept: list[Quotation] = []
    for quotation in reversed(found):
        if quotation.start in going_on and kept:
            kept.append(replace(quotation, speaker=kept[-1].speaker))
        else:
            kept.append(quotation)
    return kept[::-1]


def _naming(text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], pack: Pack) -> Naming:
    lex = entity_lexicon(pack)
    return Naming(
        text, entities, lex.pronouns, lex.genders, lex.definite, lex.bodies, lex.links, [s.start for s in sentences]
    )


def _in_frame(frame: Frame, lex: Lexicon) -> list[Found]:
    if not frame.groups and not frame.pieces and not _may_hold(frame, lex):
        return list(hearsay(frame))
    direct = direct_speech(frame)
    indirect = indirect_speech(frame)
    whole = {item.cue for item in indirect}
    direct = [item for item in direct if not (item.fragment and item.cue in whole)]
    found = [*direct, *indirect, *by_sources(frame), *noun_speech(frame)]
    return found or list(hearsay(frame))


def _may_hold(frame: Frame, lex: Lexicon) -> bool:
    words = frame.words
    return any(
        words.forms[i] in lex.speech_nouns or lex.according.match(words, i) for i in range(frame.low, frame.high)
    )


def _outermost(found: Iterable[Found]) -> list[Found]:
    """Leave out what lies inside other speech, and what reaches into speech that starts before it."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _alone(
    frame: Frame,
    said: Sequence[Found],
    before: Sequence[Quotation],
    words: Words,
    naming: Naming,
    lead: tuple[Range | None, Range] | None,
) -> list[Quotation]:
    """Give the quotations without a verb: who speaks is the one who spoke last, where that is not long ago."""
    found: list[Quotation] = []
    for piece in standing_alone(frame):
        span = frame.span(piece.first, piece.end)
        if any(item.overlaps(span) for item in said):
            continue
        told = inside(frame, piece)
        if told is not None:
            kind = QuotationKind.DIRECT
            found.append(_quotation(Found(span.start, span.end, kind, *told), words, naming))
            continue
        if lead is not None and not found and (lead[0] is not None or is_long(frame, piece)):
            kind = QuotationKind.DIRECT
            found.append(_quotation(Found(span.start, span.end, kind, *lead), words, naming))
            continue
        last = found[-1] if found else before[-1] if before else None
        near = last is not None and "\n" not in words.text[last.end : span.start]
        if not is_long(frame, piece) and not (near and last is not None and last.kind is QuotationKind.DIRECT):
            continue
        speaker = last.speaker if last is not None and _is_recent(last, span, words.text) else None
        found.append(Quotation(span.start, span.end, QuotationKind.DIRECT, speaker=speaker))
    return found


def _lead(before: Frame, frame: Frame, found: Sequence[Quotation], naming: Naming) -> tuple[Range | None, Range] | None:
    """Give the verb and the speaker that the sentence before gives to a quotation that stands alone.

    It may end in a colon ("The mayor wrote:"), or be about somebody ("She laughs now."), if it holds no speech itself.
    """
    words = frame.words
    at = before.high - 1
    begin, _ = before.sentence_of(at)
    if words.forms[at] == ":":
        group = next((group for group in reversed(before.groups) if group.first >= begin), None)
        speaker = subject_of(before, group) if group is not None and Use.QUOTE in group.uses else None
        return ((group.first, group.end), speaker) if group is not None and speaker is not None else None
    near = found[-1].end if found else 0
    apart = "\n" in words.text[words.ends[at] : words.starts[frame.low]]
    if near > words.starts[begin] or (
        apart and found and _is_recent(found[-1], frame.span(frame.low, frame.high), words.text)
    ):
        return None
    subject = first_phrase(words, begin, before.high, frame.lex)
    if subject is None or subject[0] > begin or not naming.is_person(before.span(*subject)):
        return None
    return None, subject


def _is_recent(last: Quotation, span: Span, text: str) -> bool:
    """Say whether at most two paragraphs lie between two quotations."""
    return text.count("\n", last.end, span.start) <= _RECENT


def _quotation(item: Found, words: Words, naming: Naming) -> Quotation:
    cue = _span(words, item.cue)
    speaker = _span(words, item.speaker)
    said = None
    if speaker is not None:
        text = speaker.words(words.text)
        said = Speaker(speaker.start, speaker.end, text, naming.name(speaker))
    return Quotation(item.start, item.end, item.kind, cue.words(words.text) if cue is not None else "", cue, said)


def _span(words: Words, place: tuple[int, int] | None) -> Span | None:
    return Span(words.starts[place[0]], words.ends[place[1] - 1]) if place is not None else None
