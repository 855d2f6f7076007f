"""An export read into a ledger that has content: what is new is added, what is there is kept.

In: checked lines, under a change. Out: how many of each table were added, and how many were found there and left.
Documents and claims are the same by their content keys, facts by their ids, sources by all that they say. A claim
that nobody here has judged takes over a review from the export with its sources; one that was judged here stays as
it is. The export's history is not mixed into this one: the import is one change of it.
"""

from collections import Counter
from collections.abc import Iterable

from factcheck.model import State
from factcheck.store import sources
from factcheck.store.change import Change
from factcheck.store.documents import packed
from factcheck.store.lines import Line
from factcheck.store.records import Imported
from factcheck.store.rows import Row
from factcheck.store.sources import FIELDS

REVIEW = ("state", "verdict", "scale", "note", "forced_reason", "reviewed_at", "reviewer")


class Merge:
    """Numbers of the export on the left, numbers here on the right, as lines come by."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._added: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._documents: dict[int, int] = {}
        self._new_documents: set[int] = set()
        self._hashes: dict[int, str] = {}
        self._claims: dict[int, int] = {}
        self._sources: dict[int, int] = {}
        self._new_sources: set[int] = set()
        self._flags: dict[int, int] = {}

    def all(self, lines: Iterable[Line]) -> Imported:
        """Take every line."""
        takers = {
            "document": self._document,
            "document_text": self._text,
            "claim": self._claim,
            "source": self._source,
            "claim_source": self._link,
            "snapshot": self._snapshot,
            "source_watch": self._watch,
            "source_outcome": self._watch_before,
            "source_copy": self._copy,
            "fact": self._fact,
            "flag": self._flag,
            "claim_flag": self._flag_link,
        }
        for line in lines:
            if line.table in takers:
                taken = takers[line.table](line.row)
                (self._added if taken else self._kept)[line.table] += 1
            else:
                self._kept[line.table] += 1
        return Imported(dict(self._added), dict(self._kept))

    def _here(self, table: str, key: str) -> Row | None:
        found = self._change.core.rows(f"SELECT * FROM {table} WHERE key = ?", [key])
        return dict(found[0]) if found else None

    def _document(self, row: Row) -> bool:
        here = self._here("document", row["key"])
        number = here["id"] if here else self._change.next_id("document")
        self._documents[row["id"]] = number
        if here:
            query = "SELECT hash FROM document_text WHERE document_id = ? AND version = ?"
            self._hashes[number] = self._change.core.one(query, [number, here["version"]])
            return False
        self._new_documents.add(number)
        self._change.insert("document", [row | {"id": number}])
        return True

    def _text(self, row: Row) -> bool:
        number = self._documents[row["document_id"]]
        if number not in self._new_documents:
            if row["hash"] == self._hashes[number]:
                self._hashes[number] = ""  # the same newest text: places in it hold here too
            return False
        self._change.insert("document_text", [row | {"document_id": number} | packed(row["text"])])
        return True

    def _claim(self, row: Row) -> bool:
        here = self._here("claim", row["key"])
        if here:
            self._claims[row["id"]] = here["id"]
            return self._take_review(here, row)
        document = self._documents.get(row["document_id"])
        if document and document not in self._new_documents and self._hashes[document]:
            return False  # of a text that is not the newest here: its place would be wrong
        number = self._change.next_id("claim")
        self._claims[row["id"]] = number
        self._change.insert("claim", [row | {"id": number, "document_id": document}])
        return True

    def _take_review(self, here: Row, row: Row) -> bool:
        if here["verdict"] or here["state"] != State.NEW.value or not row["verdict"]:
            return False
        self._change.update("claim", [{"id": here["id"]} | {name: row[name] for name in REVIEW}])
        return True

    def _source(self, row: Row) -> bool:
        same = " AND ".join(f"{name} IS :{name}" for name in FIELDS)
        query = f"SELECT id FROM source WHERE {same} ORDER BY id LIMIT 1"
        here = self._change.core.one(query, {name: row[name] for name in FIELDS})
        self._sources[row["id"]] = here or self._change.next_id("source")
        if here is None:
            self._new_sources.add(row["id"])
            self._change.insert("source", [row | {"id": self._sources[row["id"]]}])
        return here is None

    def _link(self, row: Row) -> bool:
        claim, source = self._claims.get(row["claim_id"]), self._sources[row["source_id"]]
        if claim is None or self._change.current("claim_source", [(claim, source)]):
            return False
        self._change.insert("claim_source", [{**row, "claim_id": claim, "source_id": source}])
        return True

    def _snapshot(self, row: Row) -> bool:
        if self._change.current("snapshot", [(row["hash"],)]):
            return False
        self._change.insert_silently("snapshot", [row | packed(row["text"])])
        return True

    def _watch(self, row: Row) -> bool:
        return self._of_new_source("source_watch", row)

    def _watch_before(self, row: Row) -> bool:
        return self._of_new_source("source_outcome", row)

    def _of_new_source(self, table: str, row: Row) -> bool:
        """Take over where a source stands; one that was here is watched from here."""
        if row["source_id"] not in self._new_sources:
            return False
        self._change.insert_silently(table, [row | {"source_id": self._sources[row["source_id"]]}])
        return True

    def _copy(self, row: Row) -> bool:
        """Take over a copy in a web archive, also for a source that was here without it."""
        return sources.add_copy(self._change, self._sources[row["source_id"]], row["url"], row["saved_on"])

    def _fact(self, row: Row) -> bool:
        if self._change.current("fact", [(row["id"],)]):
            return False
        self._change.insert("fact", [row])
        return True

    def _flag(self, row: Row) -> bool:
        document = self._documents.get(row["document_id"])
        if document not in self._new_documents:
            return False
        self._flags[row["id"]] = self._change.next_id("flag")
        self._change.insert_silently("flag", [row | {"id": self._flags[row["id"]], "document_id": document}])
        return True

    def _flag_link(self, row: Row) -> bool:
        claim, flag = self._claims.get(row["claim_id"]), self._flags.get(row["flag_id"])
        if claim is None or flag is None:
            return False
        self._change.insert_silently("claim_flag", [{"claim_id": claim, "flag_id": flag}])
        return True
