"""Who held which office from when to when: read from a person's statements, an office's, or the query service.

Statements of all ranks but the deprecated count: the preferred one is who holds the office now, and the others were
right in their time. An end of "no value" is a term that goes on; "some value" one that ended, nobody says when.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from factcheck.facts.shape import ITEM
from factcheck.facts.wikidata.items import Item, Statement, WikidataError, item_of, time_of
from factcheck.facts.wikidata.times import TimeError, When, agreed, first_of, last_of, narrowed, read_time
from factcheck.model import Within
from factcheck.model.frozen import dataclass

_BEGIN, _END, _NEXT = "P580", "P582", "P1366"
_ENTITY = "/entity/"
_QUERY = """\
SELECT ?st ?person ?begin ?beginPrecision ?end ?endPrecision ?hasEnd ?noEnd ?followed WHERE {{
  ?person wdt:P31 wd:Q5 ; p:P39 ?st .
  ?st ps:P39 wd:{office} .
  MINUS {{ ?st wikibase:rank wikibase:DeprecatedRank }}
  OPTIONAL {{ ?st pqv:P580 [ wikibase:timeValue ?begin ; wikibase:timePrecision ?beginPrecision ] }}
  OPTIONAL {{ ?st pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] }}
  BIND(EXISTS {{ ?st pq:P582 ?anyEnd }} AS ?hasEnd)
  BIND(EXISTS {{ ?st a wdno:P582 }} AS ?noEnd)
  BIND(EXISTS {{ ?st pq:P1366 ?next }} AS ?followed)
}} ORDER BY DESC(?begin) ?st LIMIT {limit}"""


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in one office, both by their items. ``open``: nothing is said of an end."""

    person: str
    office: str
    begin: When
    end: When
    open: bool = False


def holdings_of(item: Item, key: str) -> tuple[Holding, ...]:
    """Give the holdings that an item states: ``P39``, a person's posts, or ``P1308``, an office's holders."""
    found = []
    for statement in item.statements.get(key, ()):
        other = item_of(statement.said, item.id)
        if other:
            person, office = (item.id, other) if key == "P39" else (other, item.id)
            begin, end, is_open = _stated(statement, item.id)
            found.append(_holding(person, office, begin, end, is_open=is_open))
    return tuple(found)


def _stated(statement: Statement, where: str) -> tuple[When, When, bool]:
    begin = agreed(time_of(snak, where) for snak in statement.qualifiers.get(_BEGIN, ()))
    ends = statement.qualifiers.get(_END, ())
    if not ends:
        followed = bool(statement.qualifiers.get(_NEXT))
        return begin, Within() if followed else None, not followed
    return begin, agreed(time_of(snak, where) for snak in ends), False


def _holding(person: str, office: str, begin: When, end: When, *, is_open: bool) -> Holding:
    """Give a holding; an end that is not known lies after its begin."""
    if isinstance(end, Within):
        end = narrowed(end, first_of(begin), None)
    return Holding(person, office, begin, end, is_open)


def until_death(holding: Holding, died: When) -> Holding:
    """Give a holding that lasted until its holder's death at most."""
    if died is None or (holding.end is not None and not isinstance(holding.end, Within)):
        return holding
    if holding.end is None and not holding.open:
        return holding
    end = narrowed(holding.end or Within(), first_of(holding.begin), last_of(died))
    return Holding(holding.person, holding.office, holding.begin, end)


def holders_query(office: str, limit: int) -> str:
    """Give the query for who held an office, the latest first."""
    return _QUERY.format(office=office, limit=limit)


def query_address(endpoint: str, query: str) -> str:
    """Give the address that answers a query."""
    asked = {"format": "json", "query": query}
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def holdings_in(data: object, office: str) -> tuple[Holding, ...]:
    """Read an answer of the query service: a holding for each statement; raises WikidataError."""
    results = data.get("results") if isinstance(data, Mapping) else None
    rows = results.get("bindings") if isinstance(results, Mapping) else None
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise WikidataError("the query service answered in a shape that SPARQL results do not have")
    by_statement: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_statement[_text(row, "st")].append(row)
    return tuple(_of_rows(group, office) for group in by_statement.values())


def _of_rows(rows: Sequence[Mapping[str, Any]], office: str) -> Holding:
    """Give the holding of one statement; it has a row for each pair of its dates."""
    person = _text(rows[0], "person").rpartition(_ENTITY)[2]
    if not ITEM.fullmatch(person):
        raise WikidataError("the query service answered with a holder that is no item")
    begin = agreed(_time(row, "begin") for row in rows)
    end = agreed(_time(row, "end") for row in rows)
    told, none, followed = (_truth(rows[0], key) for key in ("hasEnd", "noEnd", "followed"))
    if end is None and (told or followed) and not none:
        end = Within()
    return _holding(person, office, begin, end, is_open=end is None and not none)


def _time(row: Mapping[str, Any], key: str) -> When:
    if key not in row:
        return None
    text = _text(row, f"{key}Precision")
    try:
        return read_time(_text(row, key), int(text) if text.isdecimal() else None)
    except TimeError as error:
        raise WikidataError(f"the query service answered with a date that is none: {str(error)[:40]!r}") from None


def _text(row: Mapping[str, Any], key: str) -> str:
    found = row.get(key)
    value = found.get("value") if isinstance(found, Mapping) else None
    if not isinstance(value, str):
        raise WikidataError(f"the query service answered without {key!r} in a row")
    return value


def _truth(row: Mapping[str, Any], key: str) -> bool:
    return key in row and _text(row, key) in ("true", "1")
