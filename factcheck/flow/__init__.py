"""The stages in order, and nothing else. Read this first.

    read      a path, a line, a text   -> Document
    segment   its text                 -> Sentences
    annotate  the sentences            -> Marks (times, quantities, entities, quotations, cues)
    detect    sentences and marks      -> Claims (claimant, worth, shelf life)
    rules     all of it as a Case      -> Flags

What goes in: a ``Document`` and a ``Judge``, who knows the day, the facts and the rules. What comes out:
a ``Scan``. Scanning needs no ledger and imports none of it; the flows that do are in ``flow.ledger``
(store, re-read), ``flow.recheck`` (what time has overtaken) and ``flow.compare`` (two documents).
"""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from factcheck.annotate import annotate
from factcheck.detect import detect_claims
from factcheck.flow.parts import Readers, headline_of, passages_of
from factcheck.languages import Pack, load
from factcheck.model import Case, Claim, Document, Flag, KnownFacts, LedgerView, Marks, Sentence
from factcheck.model.frozen import dataclass
from factcheck.rules import Rule, run_rules
from factcheck.segment import segment

Reading = tuple[tuple[Sentence, ...], Marks]
"""What segmenting and annotating find in a text."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What a document is judged by.

    ``as_of`` None means the day of publication. ``messages`` is the language of messages; ``packs`` are folders of
    language packs beside the shipped ones. Claims under ``min_worth`` are left out where many articles are read.
    """

    facts: KnownFacts = field(default_factory=KnownFacts)
    rules: Sequence[type[Rule]] = ()
    as_of: date | None = None
    messages: str = "en"
    packs: tuple[Path, ...] = ()
    min_worth: float = 0

    def pack(self, language: str) -> Pack:
        """Give the pack of a document's language; raises UnknownLanguageError."""
        return load(language, self.packs)

    @property
    def reader(self) -> Pack:
        """Give the pack that messages are worded in."""
        return load(self.messages, self.packs)


@dataclass(frozen=True, slots=True)
class Scan:
    """A document with everything found in it, judged as of one day."""

    document: Document
    sentences: tuple[Sentence, ...]
    marks: Marks
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    as_of: date | None


def scan_document(
    document: Document,
    judge: Judge,
    ledger: LedgerView | None = None,
    *,
    reading: Reading | None = None,
    read: Readers | None = None,
) -> Scan:
    """Take one document through all stages.

    ``reading`` is what the first two have found in it before; ``read`` gives the same of its title and of passages.
    """
    pack, as_of = judge.pack(document.language), judge.as_of or document.published
    sentences, marks = reading or read_text(document, judge)
    claims = detect_claims(document, sentences, marks, pack, judge.reader, as_of, judge.facts)
    read = read or (lambda documents: [read_text(one, judge) for one in documents])
    passages = passages_of(ledger.claims(), judge, read) if ledger else {}
    headline = headline_of(document, read)
    case = Case(document, sentences, marks, claims, as_of, judge.facts, ledger, headline, passages)
    flags = run_rules(case, judge.rules, judge.reader, article=pack)
    return Scan(document, sentences, marks, claims, flags, as_of)


def read_text(document: Document, judge: Judge) -> Reading:
    """Give the sentences and marks of a text, nothing detected and no rule run."""
    pack = judge.pack(document.language)
    sentences = segment(document.text, pack)
    names = judge.facts.gazetteer(document.language)
    return sentences, annotate(document.text, sentences, pack, document.published, names)


def marks_of(document: Document, judge: Judge) -> Marks:
    """Give the marks of a text."""
    return read_text(document, judge)[1]
