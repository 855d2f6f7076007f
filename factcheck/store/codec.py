"""The model's dataclasses as JSON and back.

In: a frozen dataclass of ``factcheck.model`` (or a tuple, enum, decimal, date inside one). Out: what ``json`` can
write, fields at their default left out; and back, checked against the field's type, so that the same function reads
the ledger's own columns and files from outside. Knows no table.
"""

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
T = TypeVar("T")
Loader = Callable[[Any], Any]
_AS_IS = frozenset({type(None), str, int, float, bool})


class CodecError(ValueError):
    """Data that is not of the kind it should be; the message names the field."""


def to_json(value: Any) -> str:
    """Give ``value`` as compact JSON text, the same to the byte for the same value."""
    return canonical(dump(value))


def from_json(kind: type[T], text: str) -> T:
    """Read JSON text as ``kind``, which may be a dataclass or ``tuple[X, ...]``; raises CodecError."""
    read: Loader = loader(typing.cast("Any", kind))
    return typing.cast("T", read(json.loads(text)))


def canonical(data: Any) -> str:
    """Give JSON data in its one written form: no blanks, letters as they are, keys in their order, which may tell."""
    return _ENCODER.encode(data)


def dump(value: Any) -> Any:
    """Give ``value`` as what JSON knows."""
    kind: Any = type(value)
    if kind in _AS_IS:
        return value
    if known := _fields(kind):
        return {name: dump(got) for name, default in known if (got := getattr(value, name)) != default}
    return _dump_plain(value)


def _dump_plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): dump(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [dump(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form here")


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    """Give the fields of a dataclass with their defaults, nothing for any other type."""
    return tuple((f.name, _default(f)) for f in fields(kind)) if is_dataclass(kind) else ()


def _default(f: "Field[Any]") -> object:
    return f.default_factory() if f.default_factory is not MISSING else f.default


@cache
def loader(kind: Any) -> Loader:
    """Give the function that reads JSON data as ``kind``."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(arguments)
    if origin is tuple:
        return _sequence(arguments)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(arguments)
    if kind is object or kind is Any:
        return lambda data: data
    if is_dataclass(kind):
        return _dataclass(typing.cast("type", kind))
    return _scalar(kind)


def _optional(arguments: tuple[Any, ...]) -> Loader:
    (inner,) = (loader(kind) for kind in arguments if kind is not type(None))
    return lambda data: None if data is None else inner(data)


def _sequence(arguments: tuple[Any, ...]) -> Loader:
    item = loader(arguments[0])

    def read(data: Any) -> Any:
        return tuple(item(each) for each in _expect(data, list))

    return read


def _mapping(arguments: tuple[Any, ...]) -> Loader:
    item = loader(arguments[1])

    def read(data: Any) -> Any:
        return {key: item(each) for key, each in _expect(data, dict).items()}

    return read


def _dataclass(kind: type) -> Loader:
    hints = typing.get_type_hints(kind)
    known = {name: loader(hints[name]) for name, _ in _fields(kind)}
    required = [name for name, default in _fields(kind) if default is MISSING]

    def read(data: Any) -> Any:
        _expect(data, dict)
        for name in required:
            if name not in data:
                raise CodecError(f"{name!r} is missing")
        return kind(**{name: _field(known, name, value) for name, value in data.items()})

    return read


def _field(known: Mapping[str, Loader], name: str, value: Any) -> Any:
    if name not in known:
        raise CodecError(f"there is no field {name!r}")
    try:
        return known[name](value)
    except CodecError as error:
        raise CodecError(f"{name!r}: {error}") from None


def _scalar(kind: Any) -> Loader:
    if issubclass(kind, Enum):
        return lambda data: _member(kind, data)
    if kind is Decimal:
        return _decimal
    if issubclass(kind, date):
        return lambda data: _moment(data, kind)
    allowed = (int, float) if kind is float else (kind,)
    return lambda data: kind(_expect(data, *allowed))


def _member(kind: type[Enum], data: Any) -> Enum:
    try:
        return kind(data)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise CodecError(f"{data!r} is none of {known}") from None


def _decimal(data: Any) -> Decimal:
    try:
        found = Decimal(_expect(data, str))
    except InvalidOperation:
        raise CodecError(f"{data!r} is no decimal number") from None
    if not found.is_finite():
        raise CodecError(f"{data!r} is no finite number")
    return found


def _moment(data: Any, kind: type[date]) -> date:
    text = _expect(data, str)
    try:
        return datetime.fromisoformat(text) if "T" in text or kind is datetime else date.fromisoformat(text)
    except ValueError:
        raise CodecError(f"{data!r} is no ISO date") from None


def _expect(data: Any, *kinds: type) -> Any:
    if not isinstance(data, kinds) or (isinstance(data, bool) and bool not in kinds):
        expected = " or ".join(kind.__name__ for kind in kinds)
        raise CodecError(f"must be {expected}, not {type(data).__name__}")
    return data


def day(text: str | None) -> date | None:
    """Read a column that holds a day; raises CodecError."""
    return None if text is None else date.fromisoformat(_expect(text, str))


def moment(text: str | None) -> datetime | None:
    """Read a column that holds a moment; raises CodecError."""
    return None if text is None else datetime.fromisoformat(_expect(text, str))


def iso(when: date | None) -> str | None:
    """Write a day or a moment for a column; moments that know their zone are kept in UTC."""
    if isinstance(when, datetime) and when.tzinfo is not None:
        when = when.astimezone(UTC)
    return None if when is None else when.isoformat()
