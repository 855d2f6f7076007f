"""Statements: pieces of sentences about to be claims, with the marks that lie in them.

What goes in: the marks of a document. What comes out: ``Statement`` values cut from them by bisection, so that a
document costs time in proportion to its length. Nothing here knows words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from factcheck.languages import Pack
from factcheck.model import (
    Cue,
    CueKind,
    Document,
    Entity,
    Event,
    KnownFacts,
    Marks,
    Quantity,
    Quotation,
    Span,
    Speaker,
    Tense,
    Time,
)
from factcheck.model.frozen import dataclass

_START = attrgetter("start")
_PRESENT = frozenset({CueKind.STANCE, CueKind.STATE, CueKind.RUNNING})
_MEASURING = frozenset({CueKind.SEQUENCE, CueKind.COMPARISON})
_WHOLE = 6  # blanks: a shorter piece without a verb is a heading
_RUN_UP = timedelta(days=365)


@dataclass(frozen=True)
class Reading:
    """One document with its marks, and what it is judged by; the same for all its statements."""

    document: Document
    marks: Marks
    pack: Pack
    reader: Pack
    as_of: date | None
    facts: KnownFacts

    @property
    def text(self) -> str:
        """Give the document's text."""
        return self.document.text

    @property
    def anchor(self) -> date | None:
        """Give the publication date."""
        return self.document.published

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Give the starts of each kind of mark, in order."""
        kinds = ("times", "quantities", "quotations", "entities", "cues")
        found = {kind: [mark.start for mark in getattr(self.marks, kind)] for kind in kinds}
        return found | {"tenses": [span.start for span, _ in self.marks.tenses]}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Give the events of the known facts that the document names anywhere, each once."""
        ids = dict.fromkeys(ref for entity in self.marks.entities for ref in entity.refs)
        return tuple(fact for fact in self.facts.of(ids) if isinstance(fact, Event))

    @cached_property
    def short_named(self) -> tuple[Event, ...]:
        """Give the events that short words may mean in this text: those that it came out in the year before."""
        day = self.anchor
        return tuple(
            fact
            for fact in self.facts.facts
            if isinstance(fact, Event) and fact.short and fact.end and day and fact.end - _RUN_UP <= day <= fact.end
        )

    def names(self, speaker: Speaker | None) -> bool:
        """Say whether a speaker has a name or a role, and is no mere pronoun."""
        return speaker is not None and (
            speaker.name not in ("", speaker.text) or bool(self.between("entities", speaker))
        )

    @cached_property
    def reporting(self) -> list[Span]:
        """Give the words that report speech ("a déclaré"), in order."""
        return sorted(each.cue_span for each in self.marks.quotations if each.cue_span is not None)

    def measures(self, point: int) -> bool:
        """Say whether a time or a figure stands at ``point``."""
        return covered(point, self.marks.times) or covered(point, self.marks.quantities)

    @cached_property
    def _perfect(self) -> frozenset[str]:
        return frozenset(self.pack.file("claims").words("up_to_now"))

    def up_to_now(self, verb: Span) -> bool:
        """Say whether a verb group reaches from the past to the day of writing: what its first word says."""
        return bool(self._perfect) and verb.words(self.text).split()[0].lower() in self._perfect

    def between(self, kind: str, span: Span) -> range:
        """Give the indices of the marks of one kind that start inside ``span``."""
        starts = self.starts[kind]
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """A piece of a sentence with the marks in it; ``times`` and ``quantities`` carry their index in ``Marks``.

    ``sentence`` is the sentence that it is a piece of; ``quotation`` is the index of the speech that it belongs to.
    ``inner``: cut out of a larger statement, without a finite verb of its own. ``up_to_now``: a verb tells what began
    in the past and reaches the day of writing ("has lasted").
    """

    reading: Reading
    sentence: Span
    times: tuple[tuple[int, Time], ...]
    quantities: tuple[tuple[int, Quantity], ...]
    entities: tuple[Entity, ...]
    cues: tuple[Cue, ...]
    tenses: tuple[Tense, ...]
    kinds: frozenset[CueKind]
    quotation: int | None = None
    inner: bool = False
    up_to_now: bool = False

    @property
    def text(self) -> str:
        """Give the words."""
        return self.words(self.reading.text)

    @property
    def anchor(self) -> date | None:
        """Give the publication date."""
        return self.reading.anchor

    @property
    def speech(self) -> Quotation | None:
        """Give the quotation that it belongs to."""
        return None if self.quotation is None else self.reading.marks.quotations[self.quotation]

    @property
    def is_present(self) -> bool:
        """Say whether it tells of the present: by its verbs, else by words that only a present state has.

        A whole sentence without a verb that is known, on somebody with a name, counts as present too: to look again for
        nothing does less harm than never to look.
        """
        if self.tenses or self.inner:
            return Tense.PRESENT in self.tenses
        if CueKind.PAST_ACT in self.kinds:
            return False
        return not _PRESENT.isdisjoint(self.kinds) or (bool(self.entities) and self.text.count(" ") >= _WHOLE)

    def events(self) -> tuple[Event, ...]:
        """Give the events of the known facts that it names, in full or by short words beside a name."""
        full = [fact for fact in self.facts_named() if isinstance(fact, Event)]
        return (*full, *(event for event in self.reading.short_named if event not in full and self._means(event)))

    def _means(self, event: Event) -> bool:
        beside = {ref for entity in self.entities for ref in entity.refs}
        words = _folded(self.text)
        short = event.short.get(self.reading.document.language, ())
        return not beside.isdisjoint(event.beside) and any(_folded(each) in words for each in short)

    def facts_named(self) -> tuple[object, ...]:
        """Give the facts that its names and roles may stand for, in the order of the text, each once."""
        ids = dict.fromkeys(ref for entity in self.entities for ref in entity.refs)
        return self.reading.facts.of(ids)


def covered(point: int, spans: Sequence[Span]) -> bool:
    """Say whether ``point`` lies in one of ``spans``, which are sorted and do not overlap."""
    at = bisect_right(spans, point, key=_START) - 1
    return at >= 0 and point < spans[at].end


def statement(
    reading: Reading, sentence: Span, span: Span, quotation: int | None = None, without: Sequence[Span] | None = None
) -> Statement:
    """Cut a statement; marks that start inside one of ``without`` are left to the inner statements that lie there.

    ``without`` is sorted and does not overlap; None makes an inner statement itself.
    """
    marks, inner = reading.marks, without is None
    found = {kind: _outside(reading, kind, span, without or ()) for kind in reading.starts}
    cues = tuple(cue for cue in (marks.cues[i] for i in found["cues"]) if _signals(reading, cue))
    return Statement(
        span.start,
        span.end,
        reading,
        sentence,
        tuple((i, marks.times[i]) for i in found["times"]),
        tuple((i, marks.quantities[i]) for i in found["quantities"]),
        tuple(marks.entities[i] for i in found["entities"]),
        cues,
        tuple(marks.tenses[i][1] for i in found["tenses"] if not covered(marks.tenses[i][0].start, marks.times)),
        frozenset(cue.kind for cue in cues),
        quotation,
        inner,
        any(reading.up_to_now(marks.tenses[i][0]) for i in found["tenses"]),
    )


def _outside(reading: Reading, kind: str, span: Span, without: Sequence[Span]) -> Iterable[int]:
    found = reading.between(kind, span)
    return found if not without else (i for i in found if not covered(reading.starts[kind][i], without))


def _signals(reading: Reading, cue: Cue) -> bool:
    """Say whether a cue stands for itself: "next" in "next year" and "than" in "more than two" are part of a mark."""
    return cue.kind not in _MEASURING or not reading.measures(cue.start)


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
