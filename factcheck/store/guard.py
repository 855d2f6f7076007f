"""What a statement must keep to be the same statement: its figures, dates, names, negations, direction, tense, speaker.

In: the marks of a text, the words of its language that turn a statement round, and a span. Out: a ``Guard``; two of
them compared give what is different. Word lists are the packs' business.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from factcheck.measure import Vocabulary
from factcheck.measure.statement import fold
from factcheck.model import Cue, CueKind, Marks, Quantity, Quotation, Span, Tense, Time
from factcheck.model.frozen import dataclass
from factcheck.store.difference import Said
from factcheck.store.fold import Word, folded, words

_BY_KIND = (
    CueKind.NEGATION,
    CueKind.RISE,
    CueKind.FALL,
    CueKind.SUPERLATIVE,
    CueKind.CONDITIONAL,
    CueKind.COMPARISON,
    CueKind.QUESTION,
)
_BY_WORDS = (CueKind.SEQUENCE, CueKind.STANCE)  # "next" and "last" are of one kind and say the opposite
_OPEN = {Tense.FUTURE, Tense.CONDITIONAL}
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
S = TypeVar("S", bound=Span)


@dataclass(frozen=True, slots=True)
class Guard:
    """What one span says, in the order of the text.

    ``dates`` are values with whether they were resolved; ``digits`` are numbers that are neither figure nor date.
    ``dated`` are the words of its dates, which may have a capital and are no names. ``sides`` are its words that have
    an opposite, by what they are about and the side; ``reversals`` is how many turn round what stands beside them.
    """

    figures: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()
    dates: tuple[tuple[str, bool], ...] = ()
    names: tuple[str, ...] = ()
    negations: int = 0
    signals: tuple[str, ...] = ()
    tenses: tuple[Tense, ...] = ()
    speakers: tuple[str, ...] = ()
    dated: frozenset[str] = frozenset()
    sides: frozenset[tuple[str, int]] = frozenset()
    reversals: int = 0


class Guards:
    """The guards of one text's spans."""

    def __init__(self, marks: Marks, text: str, vocabulary: Vocabulary | None = None) -> None:
        self._marks, self._text = marks, text
        self._vocabulary = vocabulary or Vocabulary("")
        self._quotations = sorted(marks.quotations, key=attrgetter("start"))
        self._longest = max((quotation.end - quotation.start for quotation in self._quotations), default=0)

    def at(self, span: Span) -> Guard:
        """Give the guard of the words at ``span``."""
        marks = self._marks
        cues = _inside(marks.cues, span)
        quantities, times = _inside(marks.quantities, span), _inside(marks.times, span)
        turning = self._turning_at(span)
        return Guard(
            figures=tuple(_figure(quantity) for quantity in quantities),
            digits=self._digits(span, (*quantities, *times)),
            dates=tuple(_date(time) for time in times),
            names=tuple(folded(entity.name or entity.text) for entity in _inside(marks.entities, span)),
            negations=sum(cue.kind is CueKind.NEGATION for cue in cues),
            signals=tuple(signal for cue in cues if (signal := _signal(cue))),
            tenses=self._tenses(span),
            speakers=tuple(folded(quotation.speaker.name) for quotation in self._over(span) if quotation.speaker),
            dated=frozenset(word.folded for time in times for word in words(time.text)),
            sides=frozenset(self._vocabulary.opposites[word] for word in turning if word in self._vocabulary.opposites),
            reversals=sum(word in self._vocabulary.reversals for word in turning),
        )

    def said(self, span: Span) -> dict[str, Said]:
        """Give figures, dates, names and speakers of the words at ``span``, each by what it means and in its words."""
        marks = self._marks
        speakers = [quotation.speaker for quotation in self._over(span) if quotation.speaker]
        return {
            "figure": [(_figure(quantity), quantity.text) for quantity in _inside(marks.quantities, span)],
            "date": [(_date(time)[0], time.text) for time in _inside(marks.times, span)],
            "name": [(folded(entity.name or entity.text), entity.text) for entity in _inside(marks.entities, span)],
            "speaker": [(folded(speaker.name), speaker.name) for speaker in speakers],
        }

    @cached_property
    def _turning(self) -> list[tuple[int, str]]:
        """Give the words of the text that turn a statement round, with their places."""
        known = self._vocabulary.opposites.keys() | self._vocabulary.reversals
        found = ((word.start(), fold(word[0])) for word in _LETTERS.finditer(self._text)) if known else ()
        return [(at, word) for at, word in found if word in known]

    def _turning_at(self, span: Span) -> list[str]:
        places = self._turning
        first = bisect_left(places, (span.start, ""))
        return [word for _, word in places[first : bisect_left(places, (span.end, ""))]]

    def _digits(self, span: Span, told: Sequence[Span]) -> tuple[str, ...]:
        found = _NUMBER.finditer(self._text, span.start, span.end)
        return tuple(number[0] for number in found if not any(m.start <= number.start() < m.end for m in told))

    def _tenses(self, span: Span) -> tuple[Tense, ...]:
        groups = self._marks.tenses
        at = bisect_left(groups, span.start, key=lambda group: group[0].start)
        found = []
        while at < len(groups) and groups[at][0].start < span.end:
            found.append(groups[at][1])
            at += 1
        return tuple(found)

    def _over(self, span: Span) -> list[Quotation]:
        first = bisect_left(self._quotations, span.start - self._longest, key=attrgetter("start"))
        last = bisect_left(self._quotations, span.end, key=attrgetter("start"))
        return [quotation for quotation in self._quotations[first:last] if quotation.overlaps(span)]


def _inside(marks: Sequence[S], span: Span) -> Sequence[S]:
    first = bisect_left(marks, span.start, key=attrgetter("start"))
    return marks[first : bisect_left(marks, span.end, key=attrgetter("start"))]


def _figure(quantity: Quantity) -> str:
    return f"{quantity.value}|{quantity.low}|{quantity.high}|{quantity.modifier}|{quantity.unit}|{quantity.rate}"


def _date(time: Time) -> tuple[str, bool]:
    return f"{time.value or folded(time.text)}|{time.mod or ''}", time.interval is not None


def _signal(cue: Cue) -> str:
    if cue.kind in _BY_WORDS:
        return f"{cue.kind}:{folded(cue.text)}"
    return str(cue.kind) if cue.kind in _BY_KIND and cue.kind is not CueKind.NEGATION else ""


def same_words_differ(old: Guard, new: Guard) -> tuple[str, ...]:
    """Give what differs though the words are the same: dates that lean on another day, another speaker."""
    pairs = zip(old.dates, new.dates, strict=False)
    dates = any(a[1] and b[1] and a[0] != b[0] for a, b in pairs)
    found = [("date", dates), ("speaker", _speakers_differ(old, new))]
    return tuple(reason for reason, differs in found if differs)


def turned(old: Guard, new: Guard) -> tuple[str, ...]:
    """Give what differs in the rest of a sentence that turns its claim round."""
    found = [("negation", _negated(old) != _negated(new)), ("direction", _directions_differ(old, new))]
    return tuple(reason for reason, differs in found if differs)


def differ(old: Guard, new: Guard, taken: Sequence[Word], given: Sequence[Word]) -> tuple[str, ...]:
    """Give what differs between two wordings; ``taken`` and ``given`` are the words not shared, firsts left out."""
    dates = [date for date, _ in old.dates] != [date for date, _ in new.dates]
    found = [
        ("figure", old.figures != new.figures or old.digits != new.digits),
        ("date", dates),
        ("name", old.names != new.names or _names(taken, old.dated) != _names(given, new.dated)),
        ("negation", _negated(old) != _negated(new)),
        ("direction", _directions_differ(old, new)),
        ("tense", _tenses_differ(set(old.tenses), set(new.tenses))),
        ("speaker", _speakers_differ(old, new)),
    ]
    return tuple(reason for reason, differs in found if differs)


def _negated(guard: Guard) -> tuple[int, int]:
    return guard.negations, guard.reversals


def _directions_differ(old: Guard, new: Guard) -> bool:
    """Say whether signals are others, or a word stands in the place of its opposite."""
    taken, given = old.sides - new.sides, new.sides - old.sides
    return sorted(old.signals) != sorted(new.signals) or any((about, -side) in given for about, side in taken)


def _tenses_differ(old: set[Tense], new: set[Tense]) -> bool:
    """Say whether something to come is told as past or present, or the other way; or no tense is left as it was."""
    return bool((old ^ new) & _OPEN) or (bool(old and new) and not old & new)


def _names(among: Sequence[Word], dated: frozenset[str]) -> list[str]:
    return sorted(word.folded for word in among if word.text[:1].isupper() and word.folded not in dated)


def _speakers_differ(old: Guard, new: Guard) -> bool:
    return bool(old.speakers and new.speakers) and old.speakers != new.speakers
