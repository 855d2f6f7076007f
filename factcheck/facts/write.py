"""A fact written as TOML, in the shape that the readers read."""

import json
from collections.abc import Iterator
from typing import Any

from factcheck.facts.shape import fact_data, kind_of
from factcheck.model import Fact


def as_toml(fact: Fact) -> str:
    """Give one fact as the TOML entry of a facts file."""
    return "\n".join((f"[[{kind_of(fact)}]]", *_lines(fact_data(fact)))) + "\n"


def _lines(data: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _lines(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key} = {_value(value)}"


def _value(value: Any) -> str:
    # JSON's strings, lists and truth values are TOML's, once the one escape that TOML lacks is gone.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
