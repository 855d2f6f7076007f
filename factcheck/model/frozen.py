"""The standard library's ``dataclass``, defined in a fifth of the time for the kind that we have most of.

``@dataclass(frozen=True, slots=True)`` compiles six methods for each class, 0.4 ms; a scan imports over a hundred
classes. Here only ``__init__`` is compiled and the other methods are shared. The classes behave the same, as a test
holds them to, and their objects are made in less time. Other kinds of dataclass go to the standard library.
"""

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, order: bool = False, **more: Any
    ) -> Any:
        """Make a class a dataclass; a frozen and slotted one must not have InitVars or fields that init leaves out."""
        if frozen and slots and not more:
            return lambda cls: _frozen(cls, order=order)
        return dataclasses.dataclass(cls, frozen=frozen, slots=slots, order=order, **more)


Method = Callable[..., Any]
Field = dataclasses.Field[Any]


def _frozen(cls: type, *, order: bool) -> type:
    """Give the class with slots for its fields and with the methods of a frozen dataclass, save those it has."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # else one is made from the signature: that is slow
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(cls)
    values, compared = _values(fields), _values(field for field in fields if field.compare)
    methods = _SHARED | _comparing(compared) | (_ordering(compared) if order else {})
    methods |= {"__init__": _init(cls, fields), "__reduce__": lambda self: (_copied, (type(self), values(self)))}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


def _values(fields: Iterable[Field]) -> Callable[[Any], tuple[Any, ...]]:
    """Give a function that gives the values of the fields."""
    names = [field.name for field in fields]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _init(cls: type, fields: tuple[Field, ...]) -> Any:
    """Compile ``__init__``; it fills the slots from behind, for assigning is forbidden."""
    known: dict[str, Any] = {"_MADE": _MADE}
    for field in fields:
        known[f"_set_{field.name}"] = getattr(cls, field.name).__set__
        known[f"_default_{field.name}"], known[f"_make_{field.name}"] = field.default, field.default_factory
    named = [_head(field) for field in fields if field.kw_only]
    heads = ["self", *(_head(field) for field in fields if not field.kw_only), *(["*"] if named else []), *named]
    lines = [*map(_filling, fields), "self.__post_init__()" if hasattr(cls, "__post_init__") else "pass"]
    exec(f"def __init__({', '.join(heads)}): {'; '.join(lines)}", known)  # noqa: S102 - made of the fields' names
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    return made


def _head(field: Field) -> str:
    """Give the argument of a field."""
    if field.default is not dataclasses.MISSING:
        return f"{field.name}=_default_{field.name}"
    return field.name if field.default_factory is dataclasses.MISSING else f"{field.name}=_MADE"


def _filling(field: Field) -> str:
    """Give the line that fills the slot of a field."""
    name = field.name
    made = "" if field.default_factory is dataclasses.MISSING else f"_make_{name}() if {name} is _MADE else "
    return f"_set_{name}(self, {made}{name})"


_MADE = object()  # stands for a default that is made anew for each object


def _copied(cls: type, values: tuple[Any, ...]) -> Any:
    """Give an object with these values: what pickle and copy call."""
    made: Any = object.__new__(cls)
    for field, value in zip(dataclasses.fields(cls), values, strict=True):
        object.__setattr__(made, field.name, value)
    return made


def _comparing(compared: Method) -> dict[str, Method]:
    def equal(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": lambda self: hash(compared(self))}


def _ordering(compared: Method) -> dict[str, Method]:
    def ordered(compare: Method) -> Method:
        def method(self: Any, other: Any) -> Any:
            same = other.__class__ is self.__class__
            return compare(compared(self), compared(other)) if same else NotImplemented

        return method

    return {f"__{compare.__name__}__": ordered(compare) for compare in (lt, le, gt, ge)}


def _told(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _no_setting(self: object, name: str, value: object) -> NoReturn:  # noqa: ARG001 - the signature is given
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: object, name: str) -> NoReturn:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED: dict[str, Method] = {"__repr__": _told, "__setattr__": _no_setting, "__delattr__": _no_deleting}
