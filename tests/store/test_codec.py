"""The model's dataclasses as JSON: what is written is read back equal."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Event, FactFigure, Flag, Quantity, ShelfLife, Term, Time
from factcheck.store.codec import CodecError, from_json, loader, to_json

WHOLE = st.integers(0, 10_000)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Give values of a type, whatever it is built of."""
    origin, arguments = get_origin(kind), get_args(kind)
    if type(None) in arguments:
        return st.none() | values(next(inner for inner in arguments if inner is not type(None)))
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(TEXT, values(arguments[1]), max_size=3)
    if is_dataclass(kind):
        return built(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        int: WHOLE,
        str: TEXT,
        bool: st.booleans(),
        date: st.dates() | st.datetimes(),
        Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    }
    return plain[kind]


def built(kind: Any) -> st.SearchStrategy[Any]:
    """Give values of a dataclass."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})


@pytest.mark.parametrize(
    "kind", [Time, Quantity, ShelfLife, Flag, Event, FactFigure, Term], ids=lambda kind: kind.__name__
)
def test_what_is_written_is_read_back(kind: Any) -> None:
    """Every value of the stored dataclasses survives, and is written the same again."""

    @given(values(kind))
    def law(value: Any) -> None:
        text = to_json(value)
        assert from_json(kind, text) == value
        assert to_json(from_json(kind, text)) == text

    law()


def test_a_moment_stays_a_moment() -> None:
    """An interval's bound that is precise to the minute is not cut to a day."""
    assert loader(date)("2024-11-05T18:30:00") == datetime(2024, 11, 5, 18, 30)  # noqa: DTZ001 - a text names no zone


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        (ShelfLife, {"kind": "state", "reason": "x"}, "'recheck_on' is missing"),
        (ShelfLife, {"kind": "state", "reason": "x", "recheck_on": 5}, "'recheck_on': must be str"),
        (ShelfLife, {"kind": "state", "reason": "x", "recheck_on": None, "refs": "ab"}, "'refs': must be list"),
        (ShelfLife, [], "must be dict"),
        (tuple[int, ...], [True], "must be int, not bool"),
        (Decimal, "NaN", "no finite number"),
        (Decimal, "douze", "no decimal number"),
    ],
)
def test_data_of_another_kind_is_refused(kind: Any, data: Any, said: str) -> None:
    """The message names the field and what it should be."""
    with pytest.raises(CodecError, match=said):
        loader(kind)(data)
