"""The nouns of factcheck: frozen dataclasses and enums.

Everything else imports from here and this package imports nothing of ours. Offsets are code
points of ``Document.text``, half-open: ``text[start:end]`` is exactly the words meant.
"""

from factcheck.model.case import Case, LedgerClaim, LedgerView, Part, WatchedSource
from factcheck.model.claims import (
    Claim,
    Claimant,
    ShelfLife,
    ShelfLifeClass,
    TimeStatus,
)
from factcheck.model.errors import FactcheckError
from factcheck.model.facts import (
    Event,
    Fact,
    FactFigure,
    FactSource,
    Gazetteer,
    KnownFacts,
    Office,
    Person,
    Term,
)
from factcheck.model.flags import Flag, Severity
from factcheck.model.ledger import (
    ClaimFilter,
    ClaimRecord,
    DocumentRecord,
    HistoryEntry,
    SourceRecord,
    Watch,
)
from factcheck.model.marks import (
    Cue,
    CueKind,
    Entity,
    EntityKind,
    Interval,
    Marks,
    Mod,
    Modality,
    Modifier,
    Quantity,
    Quotation,
    QuotationKind,
    Reference,
    Relation,
    Speaker,
    Tense,
    Time,
    TimeType,
)
from factcheck.model.text import Document, Places, Sentence, Span
from factcheck.model.work import SourceKind, SourceOutcome, Stance, State

__all__ = [
    "Case",
    "Claim",
    "ClaimFilter",
    "ClaimRecord",
    "Claimant",
    "Cue",
    "CueKind",
    "Document",
    "DocumentRecord",
    "Entity",
    "EntityKind",
    "Event",
    "Fact",
    "FactFigure",
    "FactSource",
    "FactcheckError",
    "Flag",
    "Gazetteer",
    "HistoryEntry",
    "Interval",
    "KnownFacts",
    "LedgerClaim",
    "LedgerView",
    "Marks",
    "Mod",
    "Modality",
    "Modifier",
    "Office",
    "Part",
    "Person",
    "Places",
    "Quantity",
    "Quotation",
    "QuotationKind",
    "Reference",
    "Relation",
    "Sentence",
    "Severity",
    "ShelfLife",
    "ShelfLifeClass",
    "SourceKind",
    "SourceOutcome",
    "SourceRecord",
    "Span",
    "Speaker",
    "Stance",
    "State",
    "Tense",
    "Term",
    "Time",
    "TimeStatus",
    "TimeType",
    "Watch",
    "WatchedSource",
]
