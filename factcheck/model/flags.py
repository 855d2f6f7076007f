"""Flags: things to look at, raised by rules."""

from datetime import date
from enum import StrEnum

from factcheck.model.frozen import dataclass
from factcheck.model.text import Span


class Severity(StrEnum):
    """How much a flag matters: an error is wrong, a warning will be, a note is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Flag(Span):
    """A thing to look at: which rule raised it, where, and what to do about it.

    ``related`` are the other spans that it speaks of, ``refs`` the facts it leans on.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str = ""
    recheck_on: date | None = None
    related: tuple[Span, ...] = ()
    refs: tuple[str, ...] = ()
