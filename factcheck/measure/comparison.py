"""Two documents held against each other: what agrees, what conflicts, what one alone has.

Plain records, made by a flow and written by reports. Spans point into the text of the document on their side.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from factcheck.measure.conflicts import Reason
from factcheck.model import Document, Span
from factcheck.model.frozen import dataclass


class Verdict(StrEnum):
    """What comparing two documents gives; UNKNOWN is said wherever nothing can be decided."""

    CONFLICT = "conflict"
    AGREE = "agree"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A figure or date that both documents give alike."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two spans that cannot both be so. ``speaker_a`` and ``speaker_b`` say who is quoted with them, "" for nobody."""

    code: str
    reason: Reason
    a: Span
    b: Span
    message: str
    speaker_a: str = ""
    speaker_b: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents with everything found between them; each tuple is sorted by the place in ``a``, else in ``b``.

    ``labels`` are the words for its rows and counts in the reader's language.
    """

    a: Document
    b: Document
    relation: Verdict
    conflicts: tuple[Disagreement, ...]
    agreements: tuple[Pairing, ...]
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]
    id: str = ""
    labels: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
