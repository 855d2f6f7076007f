"""Reports: what was found and what was decided, one file per format.

In: scans (``record``, ``flags``), or a ``Dossier`` of the ledger's records, and a language pack for the report's own
words. Out: text. A report asks neither the clock nor the ledger nor the web: the day it is for and the moment it was
made come in. Every outside string leaves through ``factcheck.safe``, and nothing is told as checked that a person did
not review.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from factcheck.languages import Pack
from factcheck.model import FactcheckError

if TYPE_CHECKING:
    from factcheck.report.dossier import Dossier
    from factcheck.report.labels import Labels

FORMATS = ("terminal", "md", "html", "json", "csv", "claimreview", "ics", "atom")


class Report(Protocol):
    """A module that writes one format."""

    def render(self, dossier: "Dossier", labels: "Labels") -> str:
        """Give the whole report."""


class UnknownReportFormatError(FactcheckError):
    """A report format that does not exist."""

    code = "unknown-format"


def render(form: str, dossier: "Dossier", pack: Pack, *, colour: bool = False, width: int = 100) -> str:
    """Give ``dossier`` in ``form``, one of ``FORMATS``, worded in the language of ``pack``.

    ``colour`` and ``width`` (columns) are for "terminal" alone. Raises UnknownReportFormatError.
    """
    from factcheck.report.labels import load_labels

    labels = load_labels(pack)
    if form == "terminal":
        from factcheck.report import terminal

        return terminal.render(dossier, labels, colour=colour, width=width)
    if form not in FORMATS:
        raise UnknownReportFormatError(f"no report format {form!r}: there are {', '.join(FORMATS)}")
    module: Report = import_module(f"factcheck.report.{form}")
    return module.render(dossier, labels)
