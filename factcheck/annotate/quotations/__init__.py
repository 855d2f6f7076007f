"""Quotations: who says what, in quotation marks or not.

What goes in: the text, its sentences, its entities, a pack (``quotations.toml``, and the pronouns of
``entities.toml``). What comes out: ``Quotation`` marks sorted by start, none inside another; a quotation that its
verb stands in the middle of is two. This annotator must not know facts, and it does not judge what is said.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from factcheck.annotate.entities.lexicon import lexicon as entity_lexicon
from factcheck.annotate.quotations.dashes import with_turns
from factcheck.annotate.quotations.direct import direct_speech
from factcheck.annotate.quotations.frames import Found, Frame, build_frames
from factcheck.annotate.quotations.groups import find_groups
from factcheck.annotate.quotations.hearsay import hearsay
from factcheck.annotate.quotations.indirect import indirect_speech
from factcheck.annotate.quotations.lexicon import Lexicon, lexicon
from factcheck.annotate.quotations.naming import Naming
from factcheck.annotate.quotations.nouns import noun_speech
from factcheck.annotate.quotations.pairs import find_pairs
from factcheck.annotate.quotations.sources import by_sources
from factcheck.annotate.quotations.transcripts import transcript, without_inner
from factcheck.annotate.quotations.turns import alone, find_lead, is_recent
from factcheck.annotate.words import Words, read_words, unwrapped
from factcheck.languages import Pack
from factcheck.model import Entity, Quotation, QuotationKind, Sentence, Span, Speaker

__all__ = ["find_quotations"]


def find_quotations(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], pack: Pack
) -> tuple[Quotation, ...]:
    """Give the reported speech of ``text``, sorted by start."""
    text, written = unwrapped(text), text
    lex, words = lexicon(pack), read_words(text)
    groups = find_groups(words, lex)
    pairs = with_turns(words, find_pairs(text), groups, lex)
    frames = build_frames(words, sentences, pairs, groups, lex)
    naming = _naming(text, sentences, entities, pack)
    found: list[Quotation] = []
    before: Frame | None = None
    for frame in frames:
        said = _outermost(_in_frame(frame, lex))
        for item in said:
            quotation = _quotation(item, words, naming)
            found.append(_of_last_speaker(quotation, found, text) if item.cue is not None else quotation)
        lead = find_lead(before, frame, found, naming) if before is not None and frame.pieces else None
        found.extend(alone(frame, said, found, naming, lead, _quotation))
        before = frame
    if text is not written:
        found = [_as_written(quotation, written) for quotation in found]
    ordered = _carried_back(sorted(found, key=_place), {pair.start for pair in pairs if pair.goes_on})
    turns = transcript(text, naming)
    return tuple(sorted([*without_inner(ordered, turns), *turns], key=_place) if turns else ordered)


def _place(quotation: Quotation) -> tuple[int, int]:
    return quotation.start, quotation.end


def _as_written(quotation: Quotation, text: str) -> Quotation:
    """Give a quotation with the words that stand in ``text``, line breaks among them."""
    cue, speaker = quotation.cue_span, quotation.speaker
    return replace(
        quotation,
        cue=cue.words(text) if cue is not None else quotation.cue,
        speaker=replace(speaker, text=speaker.words(text)) if speaker is not None else None,
    )


def _of_last_speaker(quotation: Quotation, before: Sequence[Quotation], text: str) -> Quotation:
    """Give speech told of nobody anew ("Et de conclure : …") the one who spoke last."""
    last = before[-1] if before else None
    if quotation.speaker is not None or quotation.kind is QuotationKind.HEARSAY or last is None:
        return quotation
    return replace(quotation, speaker=last.speaker) if is_recent(last, quotation, text) else quotation


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
        text,
        entities,
        lex.pronouns,
        lex.genders,
        lex.definite,
        lex.bodies,
        lex.links,
        "".join(lex.possessive),
        [sentence.start for sentence in sentences],
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
