"""A ``ClaimFilter`` as SQL: conditions with bound values, an order from a fixed list.

In: a filter and the day asked about. Out: SQL text and values. Words are quoted before full-text search sees them,
so that nothing typed is read as its query language. Runs no query.
"""

import re
from datetime import date
from typing import Any

from factcheck.model import ClaimFilter
from factcheck.model.frozen import dataclass
from factcheck.store.codec import canonical
from factcheck.store.errors import BadChangeError, BadSearchError
from factcheck.store.fold import folded

_TERM = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
_FLAG_OF = "FROM claim_flag cf JOIN flag f ON f.id = cf.flag_id LEFT JOIN document d ON d.id = f.document_id"
_NEWEST = "(f.document_id IS NULL OR f.version = d.version)"
_SEVERITY = (
    "coalesce((SELECT max(CASE f.severity WHEN 'error' THEN 3 WHEN 'warning' THEN 2 ELSE 1 END) "
    f"{_FLAG_OF} WHERE cf.claim_id = claim.id AND {_NEWEST}), 0)"
)
_ORDERS = {
    "number": "claim.id",
    "worst": f"{_SEVERITY} DESC, coalesce(claim.recheck_on <= :as_of, 0) DESC, claim.worth DESC, claim.id",
    "worth": "claim.worth DESC, claim.id",
    "due": "claim.recheck_on IS NULL, claim.recheck_on, claim.id",
    "newest": "claim.created_at DESC, claim.id DESC",
}


@dataclass(frozen=True, slots=True)
class Where:
    """What follows ``SELECT … FROM claim``, and the values bound in it."""

    sql: str
    order: str
    values: dict[str, Any]


def where(wanted: ClaimFilter, as_of: date | None) -> Where:
    """Give the SQL of a filter; raises BadSearchError where ``words`` hold nothing to search for."""
    conditions, values = _conditions(wanted)
    if wanted.order not in _ORDERS:
        raise BadChangeError(f"there is no order {wanted.order!r}; there are {', '.join(_ORDERS)}")
    limit = f" LIMIT {int(wanted.limit)}" if wanted.limit is not None else ""
    values["as_of"] = as_of.isoformat() if as_of else ""
    return Where(" AND ".join(conditions) or "1", f" ORDER BY {_ORDERS[wanted.order]}{limit}", values)


def _conditions(wanted: ClaimFilter) -> tuple[list[str], dict[str, Any]]:
    given: list[tuple[object, str, str, object]] = [
        (wanted.numbers, "claim.id IN (SELECT value FROM json_each(:numbers))", "numbers", canonical(wanted.numbers)),
        (wanted.states, "claim.state IN (SELECT value FROM json_each(:states))", "states", canonical(wanted.states)),
        (wanted.verdicts, _VERDICTS, "verdicts", canonical(wanted.verdicts)),
        (wanted.document, "claim.document_id = :document", "document", wanted.document),
        (
            wanted.claimant,
            "folded(claim.claimant) LIKE :claimant ESCAPE '!'",
            "claimant",
            f"%{_literal(folded(wanted.claimant))}%",
        ),
        (wanted.language, "claim.language = :language", "language", wanted.language),
        (wanted.due_by, "claim.recheck_on <= :due_by", "due_by", wanted.due_by and wanted.due_by.isoformat()),
        (wanted.flag, _FLAGGED, "flag", _literal(wanted.flag) + "%"),
    ]
    conditions = [sql for asked, sql, _, _ in given if asked]
    values = {name: value for asked, _, name, value in given if asked}
    if wanted.words:
        conditions.append("claim.id IN (SELECT rowid FROM claim_words WHERE claim_words MATCH :words)")
        values["words"] = match(wanted.words)
    if not wanted.include_gone:
        conditions.append("claim.gone = 0")
    return conditions, values


_VERDICTS = "claim.verdict IN (SELECT value FROM json_each(:verdicts))"
_FLAGGED = f"claim.id IN (SELECT cf.claim_id {_FLAG_OF} WHERE {_NEWEST} AND f.code LIKE :flag ESCAPE '!')"


def _literal(text: str) -> str:
    return re.sub(r"([%_!])", r"!\1", text)


def match(words: str) -> str:
    """Give what a person typed as a full-text query: all words, "quoted phrases" together, ``begin*`` as a prefix."""
    terms = [_term(found) for found in _TERM.finditer(words)]
    asked = [term for term in terms if term]
    if not asked:
        raise BadSearchError(f"nothing to search for in {words!r}: give at least one word or number")
    return " AND ".join(asked)


def _term(found: re.Match[str]) -> str:
    if found["word"] is None:
        return f'"{found["phrase"]}"' if re.search(r"\w", found["phrase"]) else ""
    word = found["word"].rstrip("*")
    star = " *" if found["word"] != word else ""
    return f'"{word}"{star}' if re.search(r"\w", word) else ""
