"""Our quick frozen dataclasses behave as those of the standard library."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.model.frozen import dataclass


def family(decorator: Callable[..., Any]) -> tuple[Any, Any]:
    """Give a class and one that inherits from it, made by ``decorator``."""

    @decorator(frozen=True, slots=True, order=True)
    class Base:
        """A place."""

        start: int
        end: int

        def length(self) -> int:
            return self.end - self.start

    @decorator(frozen=True, slots=True)
    class Child(Base):
        """A place with more."""

        text: str = "none"
        parts: list[int] = dataclasses.field(default_factory=list)
        hidden: int = dataclasses.field(default=0, repr=False, compare=False)
        told: str = dataclasses.field(default="", kw_only=True, compare=False, repr=False)

    return Base, Child


OURS, THEIRS = family(dataclass), family(dataclasses.dataclass)
BOTH = pytest.mark.parametrize(("base", "child"), [OURS, THEIRS], ids=["ours", "theirs"])


@BOTH
def test_objects_are_equal_by_the_fields_that_are_compared(base: Any, child: Any) -> None:
    """Equality and hash look at the class and at its compared fields, hidden ones aside."""
    assert child(1, 2, hidden=3) == child(1, 2, hidden=4)
    assert child(1, 2) != child(1, 3)
    assert child(1, 2, "none", []) != base(1, 2)
    assert hash(base(1, 2)) == hash(base(1, 2))
    assert base(1, 2) != (1, 2)


@BOTH
def test_objects_are_shown_with_their_fields(base: Any, child: Any) -> None:
    """The representation names class and fields."""
    assert repr(base(1, 2)).endswith("Base(start=1, end=2)")
    assert repr(child(1, 2)).endswith("Child(start=1, end=2, text='none', parts=[])")


@BOTH
def test_objects_cannot_be_changed(base: Any, child: Any) -> None:
    """Setting, deleting and inventing attributes is refused, and there is no dictionary."""
    for thing in (base(1, 2), child(1, 2)):
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'start'"):
            thing.start = 5
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'start'"):
            del thing.start
        assert not hasattr(thing, "__dict__")


@BOTH
def test_objects_are_ordered_where_asked(base: Any, child: Any) -> None:
    """Order is that of the fields, among objects of one class."""
    assert sorted([base(2, 1), base(1, 9), base(1, 2)]) == [base(1, 2), base(1, 9), base(2, 1)]
    assert base(1, 2) <= base(1, 2) < base(1, 3)
    assert base(1, 3) >= base(1, 3) > base(1, 2)
    with pytest.raises(TypeError):
        assert base(1, 2) < child(1, 2)


@BOTH
def test_defaults_that_are_made_are_made_for_each(base: Any, child: Any) -> None:
    """A default factory is called for every object."""
    assert child(1, 2).parts is not child(1, 2).parts
    assert child(1, 2, parts=[3]).parts == [3]
    assert base(end=2, start=1).length() == 1
    with pytest.raises(TypeError, match=r"Base\.__init__\(\) missing 1 required positional argument: 'end'"):
        base(1)


@BOTH
def test_the_helpers_of_dataclasses_work(base: Any, child: Any) -> None:
    """What asks for fields, replaces them or copies objects works as with any dataclass."""
    thing = child(1, 2, "x", [3])
    assert dataclasses.replace(thing, end=9) == child(1, 9, "x", [3])
    assert dataclasses.asdict(thing) == {"start": 1, "end": 2, "text": "x", "parts": [3], "hidden": 0, "told": ""}
    assert [field.name for field in dataclasses.fields(base)] == ["start", "end"]
    assert copy.deepcopy(thing) == thing
    assert copy.copy(thing).parts is thing.parts
    assert base.__match_args__ == ("start", "end")
    assert base.__doc__ == "A place."


def test_signatures_are_the_same() -> None:
    """Names, kinds, annotations and plain defaults of the arguments are the same."""
    ours, theirs = (inspect.signature(pair[1]).parameters for pair in (OURS, THEIRS))
    assert list(ours) == list(theirs)
    for name in ours:
        assert (ours[name].kind, ours[name].annotation) == (theirs[name].kind, theirs[name].annotation)
    assert ours["text"].default == "none"


@dataclass(frozen=True, slots=True)
class Kept:
    """A class that can be found by its name."""

    one: str


@BOTH
def test_fields_by_name_only_are_given_by_name(base: Any, child: Any) -> None:
    """A field that is for names only takes no value by its place."""
    assert child(1, 2, told="so").told == "so"
    assert copy.copy(child(1, 2, told="so")).told == "so"
    with pytest.raises(TypeError, match="takes from 3 to 6 positional arguments"):
        child(1, 2, "x", [], 0, "so")
    assert not hasattr(base(1, 2), "told")


def test_objects_can_be_pickled() -> None:
    """A pickled object comes back equal."""
    assert pickle.loads(pickle.dumps(Kept("x"))) == Kept("x")  # noqa: S301 - just made


def test_what_follows_the_filling_is_called() -> None:
    """``__post_init__`` runs once all fields are filled."""
    seen = []

    @dataclass(frozen=True, slots=True)
    class Checked:
        """A class that looks at itself."""

        one: int

        def __post_init__(self) -> None:
            seen.append(self.one)

    Checked(3)
    assert seen == [3]


def test_other_kinds_go_to_the_standard_library() -> None:
    """A dataclass that may be changed is an ordinary one."""

    @dataclass(slots=True)
    class Open:
        """A class whose objects may be changed."""

        one: int = 1

    thing = Open()
    thing.one = 2
    assert thing == Open(2)
