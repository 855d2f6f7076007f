"""The user's own reference facts, beside those that are shipped.

In: facts as the model has them. Out: the same. Kept as JSON under their id: which kinds there are is the model's.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model import Event, Fact, FactFigure, Office, Person, Term
from factcheck.store.codec import CodecError, dump, from_json, to_json
from factcheck.store.core import Core
from factcheck.store.errors import BadChangeError, decoding
from factcheck.store.rows import Row

if TYPE_CHECKING:
    from factcheck.store.change import Change

KINDS: dict[str, type[Fact]] = {
    "event": Event,
    "office": Office,
    "person": Person,
    "term": Term,
    "figure": FactFigure,
}
_NAMES = {kind: name for name, kind in KINDS.items()}


def every(core: Core) -> tuple[Fact, ...]:
    """Give the user's facts, by id."""
    rows = core.rows("SELECT kind, data FROM fact ORDER BY id")
    with decoding(core.path):
        return tuple(fact_of(row["kind"], row["data"]) for row in rows)


def fact_of(kind: str, data: str) -> Fact:
    """Read a fact as stored; raises CodecError."""
    if kind not in KINDS:
        raise CodecError(f"{kind!r} is no kind of fact; there are {', '.join(KINDS)}")
    return from_json(KINDS[kind], data)


def row_of(fact: Fact) -> Row:
    """Give a fact's columns."""
    if not fact.id.strip():
        raise BadChangeError("a fact needs an id: a short name without blanks")
    return {"id": fact.id, "kind": _NAMES[type(fact)], "data": to_json(dump(fact) | {"origin": "user"})}


def put(change: "Change", facts: Sequence[Fact]) -> tuple[int, int]:
    """Add facts, or put them in place of those with their ids; gives how many are new and how many changed."""
    rows = {fact.id: row_of(fact) for fact in facts}
    known = {row["id"] for row in change.current("fact", [(number,) for number in rows])}
    changed = change.update("fact", [row for number, row in rows.items() if number in known])
    change.insert("fact", [row for number, row in rows.items() if number not in known])
    return len(rows) - len(known), changed


def remove(change: "Change", name: str) -> None:
    """Take a fact away; raises BadChangeError where the user has none of that id."""
    if not change.current("fact", [(name,)]):
        raise BadChangeError(f"you have no fact {name!r} of your own; 'factcheck fact list --own' shows yours")
    change.delete("fact", [(name,)])
