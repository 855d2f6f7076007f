"""The flags of scans, in the formats that linters speak; one file per format.

In: scans, one at a time, so that a stream of documents needs no more memory than one. Out: text written
to a stream. ``write`` picks the format and imports nothing of the others.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO

from factcheck.model import FactcheckError
from factcheck.report.record import Scanned

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "junit")

Writer = Callable[[Iterable[Scanned], TextIO], int]


class UnknownFlagFormatError(FactcheckError):
    """A format for flags that does not exist."""

    code = "unknown-format"


def write(form: str, scans: Iterable[Scanned], out: TextIO, *, colour: bool = False, width: int = 100) -> int:
    """Write the flags of ``scans`` to ``out`` in ``form``, one of ``FORMATS``; gives the number of flags.

    ``colour`` and ``width`` (columns) are for "text" alone. Raises UnknownFlagFormatError.
    """
    if form == "text":
        from factcheck.report.flags import text

        return text.write(scans, out, colour=colour, width=width)
    if form not in FORMATS:
        raise UnknownFlagFormatError(f"no format {form!r} for flags: there are {', '.join(FORMATS)}")
    writer: Writer = import_module(f"factcheck.report.flags.{form}").write
    return writer(scans, out)
