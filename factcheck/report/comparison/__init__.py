"""Two documents held against each other, for people and for programs; one file per format.

In: a ``Comparison``. Out: text. Field names of the JSON record are the contract's; the words of both documents are
outside strings and are made harmless by each format.
"""

from factcheck.measure.comparison import Comparison
from factcheck.model import Document, FactcheckError, Span
from factcheck.report.record import Record, as_block, as_line

FORMATS = ("text", "json", "jsonl", "md", "html")


class UnknownComparisonFormatError(FactcheckError):
    """A format for comparisons that does not exist."""

    code = "unknown-format"


def render(found: Comparison, form: str, *, colour: bool = False, width: int = 100) -> str:
    """Give ``found`` in one of ``FORMATS``; ``colour`` and ``width`` (columns) are for "text" alone.

    Raises UnknownComparisonFormatError.
    """
    if form == "text":
        from factcheck.report.comparison import text

        return text.render(found, colour=colour, width=width)
    if form == "md":
        from factcheck.report.comparison import md

        return md.render(found)
    if form == "html":
        from factcheck.report.comparison import html

        return html.render(found)
    if form in ("json", "jsonl"):
        return as_block(record(found)) if form == "json" else as_line(record(found)) + "\n"
    raise UnknownComparisonFormatError(f"no format {form!r} for comparisons: there are {', '.join(FORMATS)}")


def record(found: Comparison) -> Record:
    """Give the contract's record; offsets are code points of each text as given, half-open."""
    return {
        "id": found.id or None,
        "relation": found.relation.value,
        "conflicts": [
            {
                "code": conflict.code,
                "reason": conflict.reason.value,
                "a": _words(conflict.a, found.a),
                "b": _words(conflict.b, found.b),
                "message": conflict.message,
                "speaker_a": conflict.speaker_a or None,
                "speaker_b": conflict.speaker_b or None,
            }
            for conflict in found.conflicts
        ],
        "agreements": [{"a": _words(pair.a, found.a), "b": _words(pair.b, found.b)} for pair in found.agreements],
        "only_a": [_words(span, found.a) for span in found.only_a],
        "only_b": [_words(span, found.b) for span in found.only_b],
    }


def _words(span: Span, document: Document) -> Record:
    place = document.given(span)
    return {"start": place.start, "end": place.end, "text": span.words(document.text)}
