"""A fact written as TOML, in the shape that the readers read, and safe to print."""

import json
import re
from collections.abc import Iterator
from typing import Any

from factcheck.facts.shape import fact_data, kind_of
from factcheck.model import Fact
from factcheck.safe import in_json

_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})")  # of letters beyond the first 65,536


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
    return _PAIR.sub(_whole, in_json(json.dumps(value, ensure_ascii=False)).replace("\x7f", "\\u007f"))


def _whole(found: re.Match[str]) -> str:
    letter = bytes.fromhex(found[1] + found[2]).decode("utf-16-be")
    return f"\\U{ord(letter):08x}"
