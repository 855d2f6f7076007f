"""The scan record: one JSON object per document, as other tools read it.

In: a scan (anything with its six attributes; the flow makes it). Out: plain dictionaries, lists and
strings, and the same as one line of JSON. A field here keeps its name, type and meaning for good; new
ones may be added. Knows nothing of files, terminals or the ledger.
"""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from factcheck.model import (
    Claim,
    Document,
    Flag,
    Interval,
    Marks,
    Quantity,
    Quotation,
    Sentence,
    ShelfLife,
    Span,
    Speaker,
    Time,
    TimeType,
)
from factcheck.safe import in_json

Record = dict[str, Any]


class Scanned(Protocol):
    """A document with everything found in it, judged as of one day: what a flow's scan gives."""

    @property
    def document(self) -> Document:
        """Give what was read."""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Give its sentences."""

    @property
    def marks(self) -> Marks:
        """Give its marks."""

    @property
    def claims(self) -> Sequence[Claim]:
        """Give its claims."""

    @property
    def flags(self) -> Sequence[Flag]:
        """Give its flags."""

    @property
    def as_of(self) -> date | None:
        """Give the day it was judged on."""


def record(scan: Scanned) -> Record:
    """Give the record of one scanned document; offsets are code points of its text as given, half-open."""
    document, marks = scan.document, scan.marks
    made = {
        "id": document.id or document.name,
        "language": document.language,
        "published": day(document.published),
        "as_of": day(scan.as_of),
        "sentences": [_place(sentence) for sentence in scan.sentences],
        "times": [time_record(time) for time in marks.times],
        "quantities": [quantity_record(quantity) for quantity in marks.quantities],
        "quotations": [_quotation(quotation) for quotation in marks.quotations],
        "claims": [_claim(claim) for claim in scan.claims],
        "flags": [flag_record(flag) for flag in scan.flags],
        "meta": dict(document.meta),
    }
    if document.places:
        _move([value for key, value in made.items() if key != "meta"], document)
    return made


def _move(part: Any, document: Document) -> None:
    """Move all offsets in ``part`` to the text as given, which was not NFC or had markup."""
    if isinstance(part, dict):
        if "start" in part:
            place = document.given(Span(part["start"], part["end"]))
            part["start"], part["end"] = place.start, place.end
        part = list(part.values())
    for item in part if isinstance(part, list) else ():
        _move(item, document)


def error_record(document_id: object, code: str, message: str) -> Record:
    """Give what stands in place of a document that could not be read."""
    return {"id": document_id, "error": {"code": code, "message": message}}


def as_line(data: object) -> str:
    """Give ``data`` as one line of JSON, without the line end, safe for a terminal."""
    return in_json(json.dumps(data, ensure_ascii=False, separators=(", ", ": ")))


def as_block(data: object) -> str:
    """Give ``data`` as indented JSON with a line end, safe for a terminal."""
    return in_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def day(moment: date | None) -> str | None:
    """Give a date or datetime in ISO form, to the minute at least and without seconds that nobody wrote."""
    if moment is None:
        return None
    text = moment.isoformat()
    return text.removesuffix(":00") if len(text) == len("2024-11-05T18:30:00") else text


def number(value: Decimal | None) -> str | None:
    """Give an exact decimal as plain digits: no exponent, no zeros at the end of a fraction."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def time_record(time: Time) -> Record:
    """Give one time; ``quant`` and ``freq`` only for sets, as in TIMEX3."""
    fields: Record = {
        **_words(time, time.text),
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod.value if time.mod else None,
        "interval": _interval(time.interval),
        "relative": time.relative,
        "anchor": day(time.anchor),
    }
    if time.type is TimeType.SET:
        fields |= {"quant": time.quant or None, "freq": time.freq or None}
    return fields


def quantity_record(quantity: Quantity) -> Record:
    """Give one quantity, its figures as decimal strings."""
    return {
        **_words(quantity, quantity.text),
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "modifier": quantity.modifier.value,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "of": quantity.of,
        "step": number(quantity.step),
        "rate": quantity.rate or None,
        "change": quantity.change,
        "scope": quantity.scope,
        "modality": quantity.modality.value,
    }


def flag_record(flag: Flag) -> Record:
    """Give one flag."""
    return {
        "code": flag.code,
        "name": flag.name,
        "severity": flag.severity.value,
        **_place(flag),
        "message": flag.message,
        "hint": flag.hint,
        "recheck_on": day(flag.recheck_on),
        "related": [_place(span) for span in flag.related],
        "refs": list(flag.refs),
    }


def shelf_life_record(shelf_life: ShelfLife) -> Record:
    """Give how long a claim holds."""
    return {
        "class": shelf_life.kind.value,
        "recheck_on": day(shelf_life.recheck_on),
        "reason": shelf_life.reason,
        "rewrite": shelf_life.rewrite or None,
    }


def _claim(claim: Claim) -> Record:
    return {
        **_words(claim, claim.text),
        "worth": claim.worth,
        "reasons": list(claim.reasons),
        "claimant": claim.claimant.name if claim.claimant else None,
        "times": list(claim.times),
        "quantities": list(claim.quantities),
        "quotation": claim.quotation,
        "shelf_life": shelf_life_record(claim.shelf_life),
        "time_status": claim.time_status.value,
    }


def _quotation(quotation: Quotation) -> Record:
    return {
        **_place(quotation),
        "kind": quotation.kind.value,
        "cue": quotation.cue,
        "speaker": _speaker(quotation.speaker) if quotation.speaker else None,
    }


def _speaker(speaker: Speaker) -> Record:
    return {**_words(speaker, speaker.text), "name": speaker.name}


def _interval(interval: Interval | None) -> Record | None:
    if interval is None or (interval.begin is None and interval.end is None):
        return None
    return {"begin": day(interval.begin), "end": day(interval.end)}


def _place(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> Record:
    return {"start": span.start, "end": span.end, "text": text}
