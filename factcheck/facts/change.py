"""What a fact says otherwise than it did before, key by key as files have them."""

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.facts.shape import fact_data, fact_from, kind_of
from factcheck.model import Fact
from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One key with its value before and after; None where there is none. Keys of tables are joined: "labels.fr"."""

    key: str
    was: Any
    now: Any


def differences(was: Fact | None, now: Fact | None) -> tuple[Difference, ...]:
    """Give what differs between two facts of one id, in the order of the keys."""
    before, after = _flat(was), _flat(now)
    keys = dict.fromkeys((*before, *after))
    return tuple(Difference(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))


def edited(fact: Fact, entry: Mapping[str, Any]) -> Fact:
    """Give a copy of a fact with the keys of ``entry``, the user's own; raises FactsError.

    What is not named stays; an empty value takes a key away. ``labels`` are set language by language, ``source`` key
    by key.
    """
    data = fact_data(fact)
    for key, value in entry.items():
        is_table = isinstance(value, Mapping) and isinstance(data.get(key), Mapping)
        data[key] = _filled({**data[key], **value}) if is_table else value
    return fact_from(kind_of(fact), _filled(data), "the fact as typed")


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", {}, [])}


def _flat(fact: Fact | None) -> dict[str, Any]:
    return dict(_leaves(fact_data(fact))) if fact else {}


def _leaves(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        elif key != "id":
            yield f"{prefix}{key}", value
