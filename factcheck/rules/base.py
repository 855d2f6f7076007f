"""What a rule is: a class named by its code, with its page, its message, its examples and one pure function.

What goes in: a ``Case``. What comes out: ``Hit``s, which the runner words in the reader's language. A rule reads marks
and never raw words, so that it is written once for all languages; it must not know SQLite, the web or the clock.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from factcheck.model import Case, Fact, Severity, SourceRecord, Span, WatchedSource
from factcheck.model.frozen import dataclass

CODE = re.compile(r"(?P<family>[A-Z]{2})(?P<reads>[1-4])(?P<number>\d\d)")
READS = {
    "1": "the document alone",
    "2": "the document and reference facts",
    "3": "the ledger",
    "4": "the web",
}


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time between two days, worded as people say it: "4 years and 8 months"."""

    begin: date
    end: date


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, worded as shortly as it can be said exactly: "July 2025"."""

    begin: date
    end: date


@dataclass(frozen=True, slots=True)
class Written:
    """A day as the article would write it, in the article's own language; with its weekday where asked for.

    ``until``: the last day of a period that begins with the day.
    """

    day: date
    weekday: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A fact's name, in the reader's language."""

    fact: str


Slot = str | int | date | Decimal | Elapsed | Period | Written | Named


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a rule points at.

    ``kind`` picks one of the rule's other messages; "" is the rule's own. ``slots`` fill the message; ``text``, the
    words of the span, and ``recheck_on`` are always there. ``severity`` stands in for the rule's own.
    """

    span: Span
    kind: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    severity: Severity | None = None
    recheck_on: date | None = None
    related: tuple[Span, ...] = ()
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What the ledger of an example holds of the example's one claim, and of ``others`` (language, text).

    ``other`` is what it holds of each of those. Days are ISO strings. ``publishers`` are sources of which only the
    publisher is known, ``material`` whole ones, ``watched`` those that somebody has gone back to.
    """

    state: str = "new"
    verdict: str = ""
    verdict_on: str | None = None
    recheck_on: str | None = None
    publishers: tuple[str, ...] = ()
    material: tuple[SourceRecord, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    watched: tuple[WatchedSource, ...] = ()
    claimant: str = ""
    other: "Stored | None" = None


@dataclass(frozen=True, slots=True)
class Good:
    """A text that the rule leaves alone. Days are ISO strings; ``as_of`` defaults to ``published``.

    ``url`` is the article's address; ``published_also`` are rules that date it otherwise; ``known`` are
    facts that the example needs beside the shipped ones.
    """

    language: str
    text: str
    published: str | None = field(default=None, kw_only=True)
    as_of: str | None = field(default=None, kw_only=True)
    stored: Stored | None = field(default=None, kw_only=True)
    url: str = field(default="", kw_only=True)
    known: tuple[Fact, ...] = field(default=(), kw_only=True)
    published_also: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Bad(Good):
    """A text that the rule flags, exactly at the words ``at``."""

    at: str = field(kw_only=True)


def also(**messages: str) -> Mapping[str, str]:
    """Give a rule's further messages by kind, and their hints as ``<kind>_hint``."""
    return messages


class Rule:
    """A kind of thing to look at. Subclasses are named by their code, and their docstring is their page.

    ``others`` are further messages by kind, and their hints under ``<kind>_hint``. ``instead_of`` are codes whose
    flags say less about the same words: where this rule hits, theirs are left out.
    """

    name: ClassVar[str]
    message: ClassVar[str]
    hint: ClassVar[str] = ""
    others: ClassVar[Mapping[str, str]] = {}
    severity: ClassVar[Severity] = Severity.WARNING
    instead_of: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[tuple[Bad | Good, ...]]

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Give the places of ``case`` that the rule is about; a bare rule is about nothing."""
        del case
        return iter(())


_CLAIM = "claim:"


def claim_ref(number: int) -> str:
    """Give the reference by which a flag names a claim of the ledger beside the facts that it leans on."""
    return f"{_CLAIM}{number}"


def claim_meant(ref: str) -> int:
    """Give the number of the claim that a flag's reference names, 0 where it names a fact."""
    number = ref.removeprefix(_CLAIM)
    return int(number) if ref != number and number.isdecimal() else 0


def code_of(rule: type[Rule]) -> str:
    """Give the code of a rule: the name of its class."""
    return rule.__name__
