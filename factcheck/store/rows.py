"""Rows as mappings of columns: which columns are their keys, which are long, and how history entries are chained.

Everything here is plain data, so that reading the ledger does not import what writes it.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from factcheck.store.codec import canonical

Row = dict[str, Any]
Key = tuple[Any, ...]

KEYS: dict[str, tuple[str, ...]] = {
    "document": ("id",),
    "document_text": ("document_id", "version"),
    "claim": ("id",),
    "source": ("id",),
    "claim_source": ("claim_id", "source_id"),
    "fact": ("id",),
    "snapshot": ("hash",),
    "source_watch": ("source_id",),
    "source_outcome": ("source_id", "at"),
    "source_copy": ("source_id", "number"),
}
LONG: dict[str, frozenset[str]] = {
    "claim": frozenset({"reasons", "times", "quantities", "exact", "prefix", "suffix"}),
    "document_text": frozenset({"text", "packed"}),
    "snapshot": frozenset({"text", "packed"}),
}
GENESIS = "0" * 64


def short(table: str, row: Mapping[str, Any]) -> Row:
    """Give a row without the columns that are long and can be worked out again."""
    long = LONG.get(table, frozenset())
    return {name: value for name, value in row.items() if name not in long}


def chained(entry: Mapping[str, Any]) -> str:
    """Give the hash of a history entry: of all that it says and of the hash before."""
    return sha256(canonical({name: entry[name] for name in sorted(entry.keys() - {"hash"})}).encode()).hexdigest()


def places(table: str, row: Mapping[str, Any]) -> tuple[int, int]:
    """Give the numbers of the claim and of the document that a row is about, 0 for none."""
    if table == "claim":
        return row["id"], row["document_id"] or 0
    if table == "document":
        return 0, row["id"]
    return row.get("claim_id", 0), row.get("document_id", 0)
