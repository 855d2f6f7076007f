"""The model's dataclasses as nested lists, for what is read back far more often than it is written.

In: a frozen dataclass of ``factcheck.model``, or tuples, enums, decimals, dates inside one. Out: what ``json`` can
write, each dataclass a list of its fields in their order, and back. Quicker than ``codec``, without its checks: only
for what the program wrote itself and can work out again. Whoever keeps such lists keeps with them what made them.
"""

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

Step = Callable[[Any], Any]
_PLAIN = frozenset({str, int, float, bool, type(None)})


def squeezed(value: Any) -> Any:
    """Give ``value`` as nested lists."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if names := _names(kind):
        return [squeezed(getattr(value, name)) for name in names]
    return _squeezed_plain(value)


def _squeezed_plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [squeezed(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def reader(kind: Any) -> Step | None:
    """Give the function that makes a ``kind`` of what ``squeezed`` gave; None where that is the value itself."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(next(reader(each) for each in arguments if each is not type(None)))
    if origin is tuple:
        return _sequence(arguments)
    if is_dataclass(kind):
        return _dataclass(typing.cast("type", kind))
    return _scalar(kind)


def _optional(inner: Step | None) -> Step | None:
    if inner is None:
        return None
    return lambda data: None if data is None else inner(data)


def _sequence(arguments: tuple[Any, ...]) -> Step:
    if arguments[-1] is Ellipsis:
        inner = reader(arguments[0])
        return tuple if inner is None else lambda data: tuple([inner(item) for item in data])
    steps = [reader(kind) or _same for kind in arguments]
    return lambda data: tuple([step(item) for step, item in zip(steps, data, strict=True)])


def _same(data: Any) -> Any:
    return data


def _dataclass(kind: type) -> Step:
    hints = typing.get_type_hints(kind)
    steps = [(at, step) for at, field in enumerate(fields(kind)) if (step := reader(hints[field.name]))]

    def read(data: Any) -> Any:
        for at, step in steps:
            data[at] = step(data[at])
        return kind(*data)

    return read


def _scalar(kind: Any) -> Step | None:
    if kind in _PLAIN:
        return None
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return members.__getitem__
    if kind is Decimal:
        return Decimal
    return _moment if issubclass(kind, date) else None


def _moment(data: str) -> date:
    return datetime.fromisoformat(data) if "T" in data else date.fromisoformat(data)
