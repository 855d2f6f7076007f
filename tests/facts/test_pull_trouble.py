"""Whatever goes wrong while pulling is one clear sentence, and nothing is pulled by halves."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factcheck.facts.wikidata import Asked, Service, WikidataError, item_id
from factcheck.fetch import Limits
from factcheck.flow.pull import pull
from factcheck.flow.sources import Manners
from factcheck.model import FactcheckError, KnownFacts
from tests.facts.wikibase import API, HUMAN, QUERIES, Wikibase, as_json, entity, item, none, row, said, time
from tests.web import QUICK, Answer

DAY = date(2026, 11, 28)
HASTY = replace(QUICK, read=0.2, total=0.3, attempts=1)


@pytest.fixture(autouse=True)
def known(wikibase: Wikibase) -> None:
    """Have somebody known beside the office."""
    wikibase.know(entity("Q1", "Eva Berg", P31=[said(item(HUMAN))]))


def told(wikibase: Wikibase, *ids: str, limits: Limits = QUICK) -> str:
    """Give the one sentence with which pulling items fails."""
    manners = Manners(limits=limits, allow_private=True, resolve=wikibase.resolve)
    service = Service(wikibase.api, wikibase.queries)
    with pytest.raises(FactcheckError) as caught:
        pull(Asked(ids), KnownFacts(), DAY, ledger=None, service=service, manners=manners)
    message = str(caught.value)
    assert "\n" not in message
    assert "Traceback" not in message
    return message


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(404, b"<html>no</html>"), "has nothing at the address that was asked (404): is the endpoint right?"),
        (Answer(403, b"Requests must have a user agent"), "refuses (403): it wants to know who asks; give --contact"),
        (Answer(400, b"\x1b[31mbad\x9b"), r"refused the request (400): '\\x1b[31mbad"),
        (Answer(429, headers={"Retry-After": "3600"}), "asks for a pause (429): try again in 3600 seconds"),
        (Answer(429), "asks for a pause (429): try again later"),
        (Answer(503, headers={"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}), "(503): try again later"),
        (Answer(500, b"oops"), "has a fault (500): try again later"),
        (Answer(200, b"<html>a login page</html>"), "what is no JSON: '<html>a login page</html>'"),
        (Answer(200, b""), "what is no JSON: ''"),
        (Answer(200, b'{"entities": {'), "what is no JSON"),
        (Answer(200, b"[" * 100_000), "what is no JSON"),
        (Answer(200, b"9" * 5_000), "what is no JSON"),
        (Answer(200, b"x" * 400_000), "the page is larger than"),
        (Answer(200, b"\x1f\x8b\x08cut", {"Content-Encoding": "gzip"}), "damaged"),
        (Answer(reset=True), "closed the connection"),
        (Answer(302, headers={"Location": "http://169.254.169.254/"}), "is not fetched"),
        (Answer(302, headers={"Location": "/w/api.php"}), "nothing"),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Answer) else "",
)
@pytest.mark.parametrize("path", [API, QUERIES])
def test_answers_that_are_none(wikibase: Wikibase, path: str, answer: Answer, sentence: str) -> None:
    """Of the items and of the query alike: refused, busy, broken, huge, no JSON, led astray."""
    if answer.headers.get("Location") == "/w/api.php":
        answer, sentence = Answer(302, headers={"Location": path}), "in a circle"
    wikibase.trouble[path] = answer
    assert sentence in told(wikibase, "Q100")


def test_an_answer_that_does_not_come(wikibase: Wikibase) -> None:
    """A server that keeps silent is given up on."""
    wikibase.trouble[API] = Answer(delay=1)
    assert "did not answer in time" in told(wikibase, "Q1", limits=HASTY)


def test_what_fails_for_the_moment_is_asked_again(wikibase: Wikibase) -> None:
    """A pause of a second that the server asks for is kept, and then it answers."""
    first = iter([Answer(429, headers={"Retry-After": "0"}), Answer(503)])
    wikibase.trouble[API] = lambda _: (
        next(first, None) or as_json({"entities": {"Q1": wikibase.entities["Q1"]}, "success": 1})
    )
    manners = Manners(limits=QUICK, allow_private=True, resolve=wikibase.resolve)
    service = Service(wikibase.api, wikibase.queries)
    found = pull(Asked(("Q1",)), KnownFacts(), DAY, ledger=None, service=service, manners=manners)
    assert [change.id for change in found.changes] == ["eva-berg"]


def test_a_private_address_needs_leave(wikibase: Wikibase) -> None:
    """The guard of the one door holds here too."""
    with pytest.raises(FactcheckError, match="--allow-private"):
        pull(
            Asked(("Q1",)), KnownFacts(), DAY, ledger=None,
            service=Service(wikibase.api, wikibase.queries), manners=Manners(resolve=wikibase.resolve),
        )  # fmt: skip
    assert wikibase.requests == []


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        (("Q404",), 'there is no such item: Could not find an entity with the ID "Q404".'),
        (("Q1", "Q404"), "there is no such item"),
    ],
)
def test_items_that_are_not_there(wikibase: Wikibase, ids: tuple[str, ...], sentence: str) -> None:
    """One unknown id is named, and nothing of the others is pulled."""
    assert sentence in told(wikibase, *ids)


def answered(wikibase: Wikibase, **changed: Any) -> str:
    """Give what is said of an answer for Q1 in which something is not as it should be."""
    wikibase.trouble[API] = as_json({"entities": {"Q1": wikibase.entities["Q1"] | changed}, "success": 1})
    return told(wikibase, "Q1")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"missing": ""}, "there is no item Q1: it never was, or it was deleted"),
        ({"labels": []}, "Q1 has no name in French or English: add it by hand"),
        ({"labels": {"de": {"language": "de", "value": "Eva"}}}, "Q1 has no name in French or English"),
        ({"labels": {"fr": {"language": "fr", "value": "\u202e \x07"}}}, "Q1 has no name in French or English"),
        ({"labels": {"fr": {"language": "fr", "value": "x" * 500}}}, "Q1 has no name in French or English"),
        ({"labels": "Eva"}, "'labels' of Q1"),
        ({"labels": {"fr": "Eva"}}, "a name of Q1"),
        ({"labels": {"fr": {"value": 3}}}, "a name of Q1"),
        ({"aliases": {"fr": "Eva"}}, "'aliases' of Q1"),
        ({"claims": [1]}, "'claims' of Q1"),
        ({"claims": {"P39": {}}}, "P39 of Q1"),
        ({"claims": {"P31": [3]}}, "P31 of Q1"),
        ({"claims": {"P31": [{"rank": "normal"}]}}, "'mainsnak' in P31 of Q1"),
        ({"claims": {"P31": [said({"snaktype": "odd"})]}}, "'snaktype' in P31 of Q1"),
        ({"claims": {"P31": [said({"snaktype": "value"})]}}, "'datavalue' in P31 of Q1"),
        ({"claims": {"P31": [said({"snaktype": "value", "datavalue": {"value": "Q5"}})]}}, "an item in Q1"),
        ({"claims": {"P31": [said(item("Q5")) | {"qualifiers": {"P580": 3}}]}}, "'qualifiers' in P31 of Q1"),
        ({"claims": {"P585": [said(time("2024", 9))]}}, "Q1 has a date that is none: '2024'"),
        ({"claims": {"P585": [said(time("+2024-02-30T00:00:00Z", 11))]}}, "Q1 has a date that is none: '2024-02-30'"),
        ({"claims": {"P585": [said(time("+2024-13-00T00:00:00Z", 10))]}}, "Q1 has a date that is none: '2024-13-01'"),
        ({"claims": {"P585": [said(time("+2024-01-01T00:00:00Z", 11) | {"datavalue": {"value": []}})]}}, "is none"),
        ({"id": 3}, "the id of Q1"),
        ({"id": "../Q5"}, "the id of Q1"),
    ],
)
def test_items_of_another_shape(wikibase: Wikibase, changed: dict[str, Any], sentence: str) -> None:
    """Each piece that is needed is checked, and the one that is wrong is named."""
    assert sentence in answered(wikibase, **changed)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "the answer has not the shape that Wikidata documents: 'entities'"),
        ({"success": 1}, "'entities'"),
        ({"entities": {}}, "there is no item Q1 in the answer"),
        ({"entities": {"Q1": 5}}, "Q1"),
        ("text", "the answer"),
        ({"error": "no"}, "'error'"),
        ({"error": {"code": "maxlag", "info": "Waiting"}}, "Wikidata is busy (maxlag): try again later"),
        (
            {"error": {"code": "badvalue", "info": "Unrecognized"}},
            "Wikidata refused the request: badvalue: Unrecognized",
        ),
    ],
)
def test_answers_of_another_shape(wikibase: Wikibase, data: object, sentence: str) -> None:
    """An answer without items, and the errors that the API tells with status 200."""
    wikibase.trouble[API] = as_json(data)
    assert sentence in told(wikibase, "Q1")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({}, "in a shape that SPARQL results do not have"),
        ({"results": {"bindings": {}}}, "in a shape that SPARQL results do not have"),
        ({"results": {"bindings": [3]}}, "in a shape that SPARQL results do not have"),
        ([row("s", "Q1") | {"st": {}}], "without 'st' in a row"),
        ([row("s", "P1")], "with a holder that is no item"),
        ([row("s", "Q1", begin="2024-01-01T00:00:00Z")], "without 'beginPrecision' in a row"),
        ([row("s", "Q1", begin="t123", beginPrecision="11")], "with a date that is none: 't123'"),
        ([row("s", "Q1", begin="2024-01-01T00:00:00Z", beginPrecision="day")], "with a date that is none"),
    ],
)
def test_queries_answered_in_another_shape(wikibase: Wikibase, rows: object, sentence: str) -> None:
    """Of the query service's rows each value that is needed is checked."""
    wikibase.trouble[QUERIES] = as_json({"results": {"bindings": rows}} if isinstance(rows, list) else rows)
    assert sentence in told(wikibase, "Q100")


def test_a_hostile_name_is_made_harmless(wikibase: Wikibase) -> None:
    """Commands to a terminal and invisible signs are taken out of names before they become facts."""
    wikibase.know(entity("Q1", "Eva\x1b]0;x\x07 \u202eBerg\u200b\n", P31=[said(item(HUMAN))], P39=[said(none())]))
    manners = Manners(limits=QUICK, allow_private=True, resolve=wikibase.resolve)
    service = Service(wikibase.api, wikibase.queries)
    (change,) = pull(Asked(("Q1",)), KnownFacts(), DAY, ledger=None, service=service, manners=manners).changes
    assert change.now is not None
    assert change.now.labels["fr"] == ("Eva ]0;x Berg",)
    assert json.dumps(change.id) == '"eva-0-x-berg"'


@pytest.mark.parametrize("typed", ["Q42", " q42 ", "https://www.wikidata.org/wiki/Q42#P39", "http://x.org/entity/Q42"])
def test_items_are_named_by_id_or_address(typed: str) -> None:
    """What a person copies from the page will do."""
    assert item_id(typed) == "Q42"


@pytest.mark.parametrize("typed", ["42", "P39", "Q0", "Q", "L1", "Q42|Q43", "Q42&x=1", "Mark Rutte", "Q1234567890123"])
def test_what_is_no_item_is_refused(typed: str) -> None:
    """Nothing that is no id reaches an address."""
    with pytest.raises(WikidataError, match="is no Wikidata item"):
        item_id(typed)
