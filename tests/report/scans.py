"""A scan for the reports: what a flow would give, without the stages."""

from dataclasses import dataclass
from datetime import date

from factcheck.model import Claim, Document, Flag, Marks, Sentence


@dataclass(frozen=True)
class Sample:
    """A document with everything found in it."""

    document: Document
    sentences: tuple[Sentence, ...]
    marks: Marks
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    as_of: date | None
