"""Documents with marks set by hand, so that detection is tested without the annotators."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.annotate.cues import find_cues
from factcheck.detect import detect_claims
from factcheck.languages import load
from factcheck.model import (
    Claim,
    Document,
    Entity,
    EntityKind,
    Event,
    Fact,
    FactSource,
    Interval,
    KnownFacts,
    Marks,
    Modifier,
    Office,
    Person,
    Quantity,
    Quotation,
    QuotationKind,
    Reference,
    Relation,
    Sentence,
    Span,
    Speaker,
    Tense,
    Term,
    Time,
    TimeType,
)

PUBLISHED = date(2024, 11, 5)
SOURCE = FactSource("Dépêche")


def _by_place(mark: Any) -> int:
    return int((mark[0] if isinstance(mark, tuple) else mark).start)


@dataclass
class Article:
    """A text whose marks are named by the words that they stand on."""

    text: str
    language: str = "fr"
    published: date | None = PUBLISHED
    facts: tuple[Fact, ...] = ()
    ends: tuple[str, ...] = ()
    marks: dict[str, list[Any]] = field(default_factory=dict)

    def span(self, words: str) -> Span:
        """Give the place of ``words``, which must be in the text."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def add(self, kind: str, mark: Any) -> "Article":
        """Add a mark of one kind."""
        self.marks.setdefault(kind, []).append(mark)
        return self

    def time(self, words: str, value: str, first: str | None = None, last: str | None = None, **more: Any) -> "Article":
        """Mark a time; ``first`` and ``last`` are the ISO days of its interval."""
        span = self.span(words)
        bounds = [date.fromisoformat(day) if day else None for day in (first, last)]
        days = Interval(*bounds) if first or last else None
        kind = TimeType.DURATION if re.match(r"P[\dX]", value) else TimeType.DATE
        return self.add("times", Time(span.start, span.end, words, kind, value, interval=days, **more))

    def deictic(self, words: str, value: str, first: str, last: str, **more: Any) -> "Article":
        """Mark a time that leans on the day of writing."""
        return self.time(words, value, first, last, relative=True, reference=Reference.DEICTIC, **more)

    def length(self, words: str, value: str, relation: Relation = Relation.LASTING, **more: Any) -> "Article":
        """Mark a length of time."""
        return self.time(words, value, relation=relation, reference=Reference.NONE, **more)

    def figure(self, words: str, value: int, unit: str = "1", of: str = "", dimension: str = "count") -> "Article":
        """Mark a figure."""
        span, number = self.span(words), Decimal(value)
        exact = Modifier.EXACT
        return self.add(
            "quantities", Quantity(span.start, span.end, words, number, number, number, exact, unit, dimension, of)
        )

    def name(self, words: str, *refs: str, kind: EntityKind = EntityKind.NAME, name: str = "") -> "Article":
        """Mark a name, a role or a fact."""
        span = self.span(words)
        return self.add("entities", Entity(span.start, span.end, words, kind, name or words, refs))

    def verb(self, words: str, tense: Tense) -> "Article":
        """Mark a finite verb."""
        return self.add("tenses", (self.span(words), tense))

    def says(
        self, words: str, cue: str, speaker: str, name: str, kind: QuotationKind = QuotationKind.DIRECT
    ) -> "Article":
        """Mark speech with its speaker."""
        span, who = self.span(words), self.span(speaker)
        told = Speaker(who.start, who.end, speaker, name)
        return self.add("quotations", Quotation(span.start, span.end, kind, cue, self.span(cue), told))

    def claims(self, as_of: date | None = None, reader: str = "en") -> tuple[Claim, ...]:
        """Detect the claims."""
        pack, sentences = load(self.language), tuple(self._sentences())
        marks = {kind: tuple(sorted(found, key=_by_place)) for kind, found in self.marks.items()}
        document = Document(self.text, self.language, self.published)
        cues = find_cues(self.text, sentences, pack)
        found = Marks(**marks, cues=cues)
        return detect_claims(document, sentences, found, pack, load(reader), as_of, KnownFacts(self.facts))

    def claim(self, as_of: date | None = None, reader: str = "en") -> Claim:
        """Detect the only claim."""
        (claim,) = self.claims(as_of, reader)
        return claim

    def _sentences(self) -> list[Sentence]:
        start, found = 0, []
        for end in (*(self.span(words).end for words in self.ends), len(self.text)):
            start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
            found.append(Sentence(start, end))
            start = end
        return found


def event(id_: str, begin: str | None, end: str | None = None, **labels: str) -> Event:
    """Give an event with one label per language."""
    days = [date.fromisoformat(day) if day else None for day in (begin, end)]
    return Event(id_, {code: (label,) for code, label in labels.items()}, SOURCE, begin=days[0], end=days[1])


def person(id_: str, name: str, born: str | None = None) -> Person:
    """Give a person."""
    return Person(id_, {"fr": (name,), "en": (name,)}, SOURCE, born=date.fromisoformat(born) if born else None)


def office(id_: str, **labels: str) -> Office:
    """Give a post."""
    return Office(id_, {code: (label,) for code, label in labels.items()}, SOURCE)


def term(id_: str, post: str, who: str, begin: str, end: str | None = None) -> Term:
    """Give a term of office."""
    last = date.fromisoformat(end) if end else None
    return Term(id_, {}, SOURCE, office=post, person=who, begin=date.fromisoformat(begin), end=last)
