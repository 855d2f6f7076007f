"""The shape of a fact in a file: plain data to ``Fact`` and back.

A file holds ``[sources.<key>]`` tables, which entries may name, and one list of entries per kind: ``events``,
``offices``, ``people``, ``terms``, ``figures``. All mistakes of a file are collected and reported at once.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from factcheck.facts.days import DATED, DayError, bounds, parted, read_when, shown
from factcheck.model import Event, Fact, FactcheckError, FactFigure, FactSource, Office, Person, Term, Within

KINDS: Mapping[str, type[Fact]] = {
    "events": Event,
    "offices": Office,
    "people": Person,
    "terms": Term,
    "figures": FactFigure,
}
_NEEDED: Mapping[type[Fact], tuple[str, ...]] = {
    Event: ("labels",),
    Office: ("labels",),
    Person: ("labels",),
    Term: ("office", "person"),
    FactFigure: ("labels", "value"),
}
ITEM = re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII)
_PAIRS = (("begin", "end"), ("born", "died"), ("low", "high"))


class Origin(StrEnum):
    """Where a fact was read."""

    SHIPPED = "shipped"
    USER = "user"


class FactsError(FactcheckError):
    """A file of facts cannot be used; the message lists every mistake in it."""

    code = "facts"

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(self.mistakes))


@dataclass(slots=True)
class _Reader:
    """One file being read: where we are, and what was wrong so far."""

    where: str
    mistakes: list[str] = field(default_factory=list)
    at: str = ""

    def wrong(self, what: str) -> None:
        """Note a mistake at the entry being read."""
        self.mistakes.append(f"{self.where}: {self.at}{what}")


def facts_from(data: Mapping[str, Any], where: str, origin: Origin = Origin.USER) -> tuple[Fact, ...]:
    """Read the facts of one file's data; ``where`` names the file in messages.

    Raises FactsError with all mistakes: each names the file, the entry and the key.
    """
    reader = _Reader(where)
    sources = _sources(data.get("sources", {}), reader)
    found = [_fact(kind, item, sources, origin, reader) for kind, item in _entries(data, reader)]
    facts = tuple(fact for fact in found if fact is not None)
    reader.at = ""
    for twice in _repeated(fact.id for fact in facts):
        reader.wrong(f"the id {twice!r} is given twice")
    if reader.mistakes:
        raise FactsError(reader.mistakes)
    return facts


def fact_from(kind: str, entry: Mapping[str, Any], where: str, origin: Origin = Origin.USER) -> Fact:
    """Read one fact from its plain data, as ``fact_data`` gives it; raises FactsError."""
    return facts_from({kind: [dict(entry)]}, where, origin)[0]


def kind_of(fact: Fact) -> str:
    """Give the name of the fact's kind, as files spell it ("events")."""
    return next(name for name, kind in KINDS.items() if type(fact) is kind)


def fact_data(fact: Fact) -> dict[str, Any]:
    """Give a fact as plain data that JSON and TOML hold: dates as ISO strings, decimals as strings, no empty keys."""
    found = {item.name: _plain(getattr(fact, item.name)) for item in fields(fact) if item.name != "origin"}
    found = shown(found)
    found["source"] = {key: value for key, value in found["source"].items() if value not in (None, "")}
    defaults = {item.name: item.default for item in fields(fact) if item.default is not MISSING}
    return {
        key: value for key, value in found.items() if value not in (None, "", {}, []) and value != defaults.get(key)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, FactSource):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Within):
        return value.written
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return {key: list(words) for key, words in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _entries(data: Mapping[str, Any], reader: _Reader) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give each entry with the name of its kind; notes what is no list of tables."""
    for key, items in data.items():
        reader.at = ""
        if key == "sources":
            continue
        if key not in KINDS:
            reader.wrong(f"{key!r} is no kind of fact: it must be one of sources, {', '.join(KINDS)}")
        elif not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            reader.wrong(f"{key!r} must be a list of tables, [[{key}]]")
        else:
            yield from ((key, item) for item in items)


def _fact(
    kind: str, entry: Mapping[str, Any], sources: Mapping[str, FactSource], origin: Origin, reader: _Reader
) -> Fact | None:
    """Read one entry; None where something is wrong, which is noted."""
    before, fact_type = len(reader.mistakes), KINDS[kind]
    reader.at = f"{kind} {entry.get('id', 'without id')!r}: "
    known = {item.name for item in fields(fact_type) if not item.name.endswith("_within")} - {"origin"}
    for key in entry.keys() - known:
        reader.wrong(f"the key {key!r} is not known: {kind} have {', '.join(sorted(known))}")
    for key in ("id", "source", *_NEEDED[fact_type]):
        if entry.get(key) in (None, "", {}, []):
            reader.wrong(f"the key {key!r} is missing")
    values = {key: _value(key, entry[key], sources, reader) for key in sorted(entry.keys() & known)}
    _in_order(values, reader)
    _to_the_day(fact_type, values, reader)
    if len(reader.mistakes) > before:
        return None
    return fact_type(**{"labels": {}, **parted(values), "origin": str(origin)})


def _value(key: str, value: Any, sources: Mapping[str, FactSource], reader: _Reader) -> Any:
    if key == "source":
        return _source_of(value, sources, reader)
    return _READERS[key](key, value, reader)


def _sources(data: Any, reader: _Reader) -> dict[str, FactSource]:
    if not isinstance(data, Mapping):
        reader.wrong("'sources' must be a table of tables, [sources.<key>]")
        return {}
    found = {}
    for key, entry in data.items():
        reader.at = f"sources {key!r}: "
        found[key] = _source(entry, reader)
    return found


def _source_of(value: Any, sources: Mapping[str, FactSource], reader: _Reader) -> FactSource:
    if not isinstance(value, str):
        return _source(value, reader)
    if value not in sources:
        reader.wrong(f"the source {value!r} is not among the file's [sources]")
    return sources.get(value, FactSource(""))


def _source(entry: Any, reader: _Reader) -> FactSource:
    if not isinstance(entry, Mapping) or not entry.get("title"):
        reader.wrong("'source' must name one of [sources], or be a table with at least a title")
        return FactSource("")
    for key in entry.keys() - _SOURCE_READERS.keys():
        reader.wrong(f"the key {key!r} of the source is not known")
    return FactSource(**{key: read(key, entry[key], reader) for key, read in _SOURCE_READERS.items() if key in entry})


def _in_order(values: Mapping[str, Any], reader: _Reader) -> None:
    for first, second in _PAIRS:
        low, high = bounds(values.get(first))[0], bounds(values.get(second))[1]
        if low is not None and high is not None and high < low:
            reader.wrong(f"{second!r} ({high}) lies before {first!r} ({low})")


def _to_the_day(fact_type: type[Fact], values: Mapping[str, Any], reader: _Reader) -> None:
    """Note dates that must be days in facts of this kind: the period of a figure is compared day by day."""
    names = {item.name for item in fields(fact_type)}
    for key in values.keys() & DATED:
        if isinstance(values[key], Within) and f"{key}_within" not in names:
            reader.wrong(f"{key!r} must be a day written 2024-11-05, not {values[key].written!r}")


def _when(key: str, value: Any, reader: _Reader) -> date | Within | None:
    try:
        return read_when(value)
    except DayError:
        reader.wrong(f"{key!r} must be a day written 2024-11-05 (or 2024-11, 2024, unknown), not {value!r}")
    return None


def _text(key: str, value: Any, reader: _Reader) -> str:
    if not isinstance(value, str):
        reader.wrong(f"{key!r} must be text, not {value!r}")
    return str(value).strip()


def _day(key: str, value: Any, reader: _Reader) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        reader.wrong(f"{key!r} must be a day written 2024-11-05, not {value!r}")
    return None


def _number(key: str, value: Any, reader: _Reader) -> Decimal | None:
    try:
        number = Decimal(value) if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        reader.wrong(f"{key!r} must be a number, not {value!r}")
        return None
    return number


def _item(key: str, value: Any, reader: _Reader) -> str:
    if not isinstance(value, str) or not ITEM.fullmatch(value):
        reader.wrong(f"{key!r} must be the id of a Wikidata item, as Q42, not {value!r}")
    return str(value)


def _truth(key: str, value: Any, reader: _Reader) -> bool:
    if not isinstance(value, bool):
        reader.wrong(f"{key!r} must be true or false, not {value!r}")
    return bool(value)


def _words(key: str, value: Any, reader: _Reader) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(word, str) and word.strip() for word in value):
        return tuple(word.strip() for word in value)
    reader.wrong(f"{key!r} must be a list of words, not {value!r}")
    return ()


def _labels(key: str, value: Any, reader: _Reader) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        reader.wrong(f'{key!r} must be a table of languages, as {key}.fr = ["…"]')
        return {}
    found = {language: _words(f"{key}.{language}", words, reader) for language, words in value.items()}
    for language, words in found.items():
        for twice in _repeated(words):
            reader.wrong(f"'{key}.{language}' holds {twice!r} twice")
    return found


def _repeated(items: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return sorted({item for item in items if item in seen or seen.add(item)})  # type: ignore[func-returns-value]


_Read = Callable[[str, Any, _Reader], Any]
_READERS: Mapping[str, _Read] = {
    "id": _text, "note": _text, "office": _text, "person": _text, "unit": _text, "of": _text,
    "begin": _when, "end": _when, "born": _when, "died": _when, "wikidata": _item,
    "value": _number, "low": _number, "high": _number,
    "labels": _labels, "short": _labels, "beside": _words, "single": _truth,
}  # fmt: skip
_SOURCE_READERS: Mapping[str, _Read] = {
    "title": _text, "url": _text, "publisher": _text, "published": _day, "retrieved": _day,
}  # fmt: skip
