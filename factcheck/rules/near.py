"""Which marks stand together: questions that several rules ask of a case."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from factcheck.model import Case, Cue, CueKind, Entity, Quotation, QuotationKind, Span, Tense

M = TypeVar("M", bound=Span)
_start = attrgetter("start")
_REACH = 500  # characters
_NAME = 80  # characters of a name or role at most
_BESIDE = 12  # characters: " toujours "


def inside(marks: Sequence[M], span: Span) -> Iterator[M]:
    """Give the marks that start inside ``span``; ``marks`` are sorted by start."""
    for at in range(bisect_left(marks, span.start, key=_start), len(marks)):
        if marks[at].start >= span.end:
            return
        yield marks[at]


def bare(mark: Span) -> Span:
    """Give the place of a mark, without what the mark says."""
    return Span(mark.start, mark.end)


def around(case: Case, span: Span) -> Span:
    """Give the sentence in which ``span`` starts, as far as it reaches on both sides; the span itself outside of any.

    What is further off than ``_REACH`` is no neighbour, and a text without full stops stays cheap to read.
    """
    sentence = case.sentence_at(span)
    if sentence is None:
        return span
    return Span(max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH))


def cues(case: Case, kind: CueKind, span: Span | None = None) -> Iterator[Cue]:
    """Give the cues of a kind, in all of the text or inside ``span``."""
    found = inside(case.marks.cues, span) if span else iter(case.marks.cues)
    return (cue for cue in found if cue.kind is kind)


def touches(marks: Sequence[Span], span: Span) -> bool:
    """Say whether one of ``marks`` overlaps ``span``; marks of one kind do not overlap each other."""
    at = bisect_left(marks, span.end, key=_start)
    return any(mark.overlaps(span) for mark in marks[max(0, at - 2) : at])


def verbs(case: Case, span: Span) -> Iterator[tuple[Span, Tense]]:
    """Give the finite verb groups that start inside ``span``, with their tenses."""
    found = case.marks.tenses
    for at in range(bisect_left(found, span.start, key=lambda pair: pair[0].start), len(found)):
        if found[at][0].start >= span.end:
            return
        yield found[at]


def verb_beside(case: Case, span: Span) -> Tense | None:
    """Give the tense of the finite verb that stands beside ``span``, or overlaps it; the nearest, the first of two."""
    near = _nearest(case, span)
    return near[2] if near and near[0] <= _BESIDE else None


def verb_touches(case: Case, span: Span) -> bool:
    """Say whether a finite verb stands right before ``span``: "has lasted three years"."""
    return any(span.start - verb.end in (0, 1) for verb, _ in verbs(case, around(case, span)))


def tense_near(case: Case, span: Span) -> Tense | None:
    """Give the tense of the finite verb nearest to ``span`` in its sentence, the first of two."""
    near = _nearest(case, span)
    return near[2] if near else None


def _nearest(case: Case, span: Span) -> tuple[int, int, Tense] | None:
    """Give distance, place and tense of the nearest finite verb of the sentence."""
    told = ((gap(verb, span), verb.start, tense) for verb, tense in verbs(case, around(case, span)))
    return min(told, default=None)


def gap(one: Span, other: Span) -> int:
    """Give the number of characters between two spans; 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def spoken(case: Case, span: Span) -> Quotation | None:
    """Give the direct quotation that ``span`` stands in."""
    for quotation in case.quotations:
        if quotation.start > span.start:
            return None
        if quotation.kind is QuotationKind.DIRECT and quotation.covers(span):
            return quotation
    return None


def named(case: Case, span: Span) -> Iterator[Entity]:
    """Give the entities in ``span`` that stand for known facts."""
    return (entity for entity in inside(case.entities, span) if entity.refs)


def entity_before(case: Case, span: Span) -> Entity | None:
    """Give the name or role that stands right before ``span``: "le maire, âgé de 38 ans"."""
    before = Span(max(span.start - _BESIDE - _NAME, 0), span.start)
    near = [entity for entity in inside(case.entities, before) if 0 <= span.start - entity.end <= _BESIDE]
    return near[-1] if near else None


def joined(*spans: Span) -> Span:
    """Give the shortest span that holds all of ``spans``."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
