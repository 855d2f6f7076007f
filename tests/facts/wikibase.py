"""A Wikibase on the loopback, for tests: it answers as the action API and the query service of Wikidata are documented.

``Wikibase`` is a real HTTP server. Items are put into ``entities``; ``holders`` are the rows that the query service
gives for an office; ``trouble`` answers in the place of a path. The SPARQL itself is not run: the query's office and
limit are read out of it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.web import Answer, Reply, Request, Web

HOST = "wikidata.localhost"
API, QUERIES = "/w/api.php", "/sparql"
HUMAN, POSITION, ELECTION = "Q5", "Q4164871", "Q40231"
GREGORIAN, JULIAN = (f"http://www.wikidata.org/entity/{item}" for item in ("Q1985727", "Q1985786"))
Json = dict[str, Any]


def time(text: str, precision: int = 11, calendar: str = GREGORIAN) -> Json:
    """Give the snak of a time."""
    value = {
        "time": text, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar,
    }  # fmt: skip
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}, "datatype": "time"}


def item(name: str) -> Json:
    """Give the snak of an item."""
    value = {"entity-type": "item", "numeric-id": int(name[1:]), "id": name}
    return {
        "snaktype": "value",
        "datavalue": {"value": value, "type": "wikibase-entityid"},
        "datatype": "wikibase-item",
    }


def some() -> Json:
    """Give the snak that says that there is a value, and not which."""
    return {"snaktype": "somevalue", "datatype": "time"}


def none() -> Json:
    """Give the snak that says that there is no value."""
    return {"snaktype": "novalue", "datatype": "time"}


def said(snak: Json, rank: str = "normal", **qualifiers: Json | Sequence[Json]) -> Json:
    """Give a statement; qualifiers by their properties."""
    several = {key: [one] if isinstance(one, dict) else list(one) for key, one in qualifiers.items()}
    return {
        "mainsnak": {**snak, "property": "P0"}, "type": "statement", "rank": rank, "qualifiers": several,
        "qualifiers-order": list(several), "id": "Q0$0", "references": [],
    }  # fmt: skip


def entity(
    name: str,
    label: str | Mapping[str, str],
    aliases: Mapping[str, Sequence[str]] | None = None,
    **claims: Sequence[Json],
) -> Json:
    """Give an item as ``wbgetentities`` does; a label of one language is that of all. Empty tables are lists there."""
    labels = {"mul": label} if isinstance(label, str) else label
    named = {language: {"language": language, "value": words} for language, words in labels.items() if words}
    others = {
        language: [{"language": language, "value": word} for word in words]
        for language, words in (aliases or {}).items()
    }
    return {
        "pageid": 1, "ns": 0, "title": name, "lastrevid": 2268000000, "modified": "2026-11-01T00:00:00Z",
        "type": "item", "id": name, "labels": named or [], "aliases": others or [], "claims": dict(claims) or [],
    }  # fmt: skip


def row(statement: str, person: str, **values: str) -> Json:
    """Give a row of the query service."""
    literals = {key: {"type": "literal", "value": value} for key, value in values.items()}
    base = "http://www.wikidata.org/entity"
    return {
        "st": {"type": "uri", "value": f"{base}/statement/{statement}"},
        "person": {"type": "uri", "value": f"{base}/{person}"},
        **literals,
    }


class Wikibase(Web):
    """The server, with what it knows."""

    def __init__(self) -> None:
        super().__init__()
        self.entities: dict[str, Json] = {}
        self.redirects: dict[str, str] = {}
        self.holders: dict[str, list[Json]] = {}
        self.trouble: dict[str, Reply] = {}

    @property
    def api(self) -> str:
        """Give the address of the action API."""
        return self.url(HOST, API)

    @property
    def queries(self) -> str:
        """Give the address of the query service."""
        return self.url(HOST, QUERIES)

    def know(self, *entities: Json) -> None:
        """Put items in."""
        self.entities |= {one["id"]: one for one in entities}

    def asked_with(self, path: str) -> list[dict[str, str]]:
        """Give the parameters of each request to a path."""
        return [_parameters(request) for request in self.requests if request.path.startswith(path)]

    def answer(self, request: Request) -> Answer:
        """Answer as the path does, with trouble first."""
        otherwise = super().answer(request)
        path = urlsplit(request.path).path
        if path in self.trouble:
            reply = self.trouble[path]
            return reply(request) if callable(reply) else reply
        if path == API:
            return as_json(self._entities(_parameters(request)))
        return as_json(self._rows(_parameters(request)["query"])) if path == QUERIES else otherwise

    def _entities(self, asked: Mapping[str, str]) -> Json:
        ids = asked["ids"].split("|")
        unknown = [name for name in ids if self.redirects.get(name, name) not in self.entities]
        if unknown:
            info = f'Could not find an entity with the ID "{unknown[0]}".'
            return {"error": {"code": "no-such-entity", "info": info, "id": unknown[0]}, "servedby": "mw1"}
        return {"entities": {name: self._entity(name, asked["props"]) for name in ids}, "success": 1}

    def _entity(self, name: str, props: str) -> Json:
        target = self.redirects.get(name, name)
        found = dict(self.entities[target])
        if "claims" not in props:
            found = {key: found[key] for key in ("type", "id", "labels", "aliases") if key in found}
        return found | ({"redirects": {"from": name, "to": target}} if target != name else {})

    def _rows(self, query: str) -> Json:
        office, limit = re.search(r"ps:P39 wd:(Q\d+)", query), re.search(r"LIMIT (\d+)", query)
        assert office
        assert limit
        rows = self.holders.get(office[1], [])[: int(limit[1])]
        return {"head": {"vars": ["st", "person"]}, "results": {"bindings": rows}}


def _parameters(request: Request) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(request.path).query).items()}


def as_json(data: object) -> Answer:
    """Give an answer in JSON."""
    return Answer(body=json.dumps(data).encode(), headers={"Content-Type": "application/json; charset=utf-8"})
