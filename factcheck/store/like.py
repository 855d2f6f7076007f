"""Claims that share words with a statement: what to compare in full where there are too many to compare all.

In: the open file, and for each word of the statement the words that stand for it. Out: the claims that share most, as
far as comparing needs them. Time is bounded: a word that very many claims hold is passed over where rarer ones find
enough.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import nsmallest
from math import log
from typing import TYPE_CHECKING

from factcheck.store.core import Core, ids
from factcheck.store.errors import sqlite_errors
from factcheck.store.records import Alike

if TYPE_CHECKING:
    import sqlite3

COMMON = 2_000  # claims that hold a word, from which it is common
ENOUGH = 20  # claims found by rare words, from which common ones are not asked
SPARE = 100  # claims looked at beyond those wanted, since some are the document's own
_COLUMNS = "id, text, language, times, quantities"
BOTH = 4  # common words that are asked together where there are not enough


def statements(core: Core, numbers: Sequence[int]) -> tuple[Alike, ...]:
    """Give claims as comparing needs them, in the order of their numbers."""
    query = f"SELECT {_COLUMNS} FROM claim WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return tuple(map(_alike, core.rows(query, [ids(numbers)])))


def sharing(
    core: Core, lookups: Sequence[Collection[str]], *, document: int, but: int, limit: int, common: int = COMMON
) -> tuple[Alike, ...]:
    """Give up to ``limit`` claims that share the rarest words, most first; none of ``document``, and not ``but``.

    A word that ``common`` claims hold is passed over.
    """
    with core.reading():
        scores = _scores(core, lookups, common)
        scores.pop(but, None)
        best = nsmallest(limit + SPARE, scores, key=lambda number: (-scores[number], number))
        query = "SELECT id FROM claim WHERE document_id = ? AND id IN (SELECT value FROM json_each(?))"
        own = {row[0] for row in core.rows(query, [document, ids(best)])}
        kept = [number for number in best if number not in own][:limit]
        found = {one.number: one for one in statements(core, kept)}
    return tuple(found[number] for number in kept)


def _scores(core: Core, lookups: Sequence[Collection[str]], most: int) -> dict[int, float]:
    every = 1 + (core.one("SELECT max(id) FROM claim") or 0)
    scores: dict[int, float] = defaultdict(float)
    common = []
    for lookup in lookups:
        query = _query(lookup)
        found = _matching(core, query, most)
        if len(found) == most:
            common.append(query)
            continue
        weight = log(1 + every / (1 + len(found)))
        for number in found:
            scores[number] += weight
    if len(scores) < ENOUGH and common:
        for number in _matching(core, " AND ".join(f"({query})" for query in common[:BOTH]), most):
            scores[number] += 1
    return scores


def _matching(core: Core, query: str, most: int) -> list[int]:
    """Give the claims whose words match, the first ``most`` of them."""
    with sqlite_errors(core.path):
        rows = core.connection.execute("SELECT rowid FROM claim_words WHERE claim_words MATCH ? LIMIT ?", (query, most))
        return [row[0] for row in rows]


def _query(lookup: Collection[str]) -> str:
    words = (f'"{word[:-1]}" *' if word.endswith("*") else f'"{word}"' for word in sorted(lookup))
    return f"text : ({' OR '.join(words)})"


def _alike(row: "sqlite3.Row") -> Alike:
    figures = (
        f"{figure['value']}{figure.get('unit', '')}" for figure in json.loads(row["quantities"]) if figure.get("value")
    )
    dates = (time["value"] for time in json.loads(row["times"]) if time.get("value"))
    return Alike(row["id"], row["text"], row["language"], (*figures, *dates))
