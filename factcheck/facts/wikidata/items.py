"""Items as the action API gives them: labels, aliases and the statements that facts are made of.

An answer is checked piece by piece; only what is needed is read. Empty tables come as empty lists from this API.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from factcheck.facts.shape import ITEM
from factcheck.facts.wikidata.times import TimeError, When, agreed, read_time
from factcheck.model import FactcheckError, Within
from factcheck.model.frozen import dataclass

LANGUAGES = ("fr", "en")
_ANY = "mul"  # the name of an item in every language that has no other
_HUMAN, _JULIAN = "Q5", "Q1985786"
# position, public office, minister, head of government, head of state, president, prime minister
_POSTS = frozenset({"Q4164871", "Q294414", "Q83307", "Q2285706", "Q48352", "Q30461", "Q14212"})
_ONE, _KINDS = ("P569", "P570", "P580", "P582", "P585"), ("P31", "P279")
READ = (*_ONE, *_KINDS, "P39", "P1308")
_LONGEST, _MOST = 120, 20  # characters of a name, and names in a language
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_FOUND = re.compile(r"(?:https?://[^/]+/(?:wiki|entity)/)?[Qq]([1-9][0-9]{0,11})(?:#.*)?", re.ASCII)


class WikidataError(FactcheckError):
    """Wikidata did not give what was asked for."""

    code = "wikidata"


class ItemKind(StrEnum):
    """What facts an item can become."""

    PERSON = "person"
    OFFICE = "office"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Snak:
    """What is said by one property: a value, that there is some, or that there is none."""

    kind: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with what qualifies it; deprecated ones are not read."""

    said: Snak
    qualifiers: Mapping[str, tuple[Snak, ...]]
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its names per language, the first one its label, and its statements by property.

    ``asked`` is the id under which it was asked for; another one where that leads on to it.
    """

    id: str
    asked: str
    labels: Mapping[str, tuple[str, ...]]
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    revision: int = 0

    def best(self, key: str) -> tuple[Statement, ...]:
        """Give the preferred statements of a property, all where none is preferred."""
        every = self.statements.get(key, ())
        return tuple(statement for statement in every if statement.preferred) or every

    def when(self, key: str) -> When:
        """Give the date that the best statements of a property say together."""
        return agreed(time_of(statement.said, self.id) for statement in self.best(key))


def item_id(typed: str) -> str:
    """Give the id of an item that somebody typed, or the id at the end of its address; raises WikidataError."""
    found = _FOUND.fullmatch(typed.strip())
    if found is None:
        raise WikidataError(f"{typed!r} is no Wikidata item: give its id, as Q57792, or its address")
    return f"Q{found[1]}"


def entities_address(endpoint: str, ids: Sequence[str], *, whole: bool) -> str:
    """Give the address that answers with items; ``whole``: their statements too."""
    asked = {
        "action": "wbgetentities",
        "ids": "|".join(ids),
        "props": "info|labels|aliases|claims" if whole else "labels|aliases",
        "languages": "|".join((*LANGUAGES, _ANY)),
        "format": "json",
    }
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def read_entities(data: object, asked: Sequence[str]) -> dict[str, Item]:
    """Read an answer: each item under the id that it was asked for; raises WikidataError."""
    answer = _table(data, "the answer")
    if "error" in answer:
        raise _told(_table(answer["error"], "'error'"))
    entities = _table(answer.get("entities"), "'entities'")
    return {name: _item(name, entities.get(name)) for name in asked}


def _told(error: Mapping[str, Any]) -> WikidataError:
    code, info = str(error.get("code", "")), str(error.get("info", ""))
    if code == "no-such-entity":
        return WikidataError(f"there is no such item: {info}")
    if code in ("maxlag", "ratelimited", "readonly"):
        return WikidataError(f"Wikidata is busy ({code}): try again later")
    return WikidataError(f"Wikidata refused the request: {code}: {info}")


def _item(name: str, entity: object) -> Item:
    if entity is None:
        raise WikidataError(f"there is no item {name} in the answer")
    found = _table(entity, name)
    if "missing" in found:
        raise WikidataError(f"there is no item {name}: it never was, or it was deleted")
    true_id = found.get("id", name)
    if not isinstance(true_id, str) or not ITEM.fullmatch(true_id):
        raise _wrong(f"the id of {name}")
    revision = found.get("lastrevid", 0)
    claims = _table(found.get("claims", {}), f"'claims' of {name}")
    statements = {key: _statements(claims[key], key, true_id) for key in READ if key in claims}
    return Item(true_id, name, _labels(found, name), statements, revision if type(revision) is int else 0)


def _labels(entity: Mapping[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    labels = _table(entity.get("labels", {}), f"'labels' of {name}")
    aliases = _table(entity.get("aliases", {}), f"'aliases' of {name}")
    found = {}
    for language in LANGUAGES:
        label = _word(labels.get(language) or labels.get(_ANY), name)
        more = aliases.get(language, [])
        if not isinstance(more, list):
            raise _wrong(f"'aliases' of {name}")
        words = dict.fromkeys((label, *(_word(alias, name) for alias in more)))
        if label:
            found[language] = tuple(word for word in words if word)[:_MOST]
    return found


def _word(said: object, name: str) -> str:
    if said is None:
        return ""
    value = _table(said, f"a name of {name}").get("value")
    if not isinstance(value, str):
        raise _wrong(f"a name of {name}")
    words = " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", value)).split())
    return words if len(words) <= _LONGEST else ""


def _statements(said: object, key: str, name: str) -> tuple[Statement, ...]:
    if not isinstance(said, list):
        raise _wrong(f"{key} of {name}")
    read = (_statement(_table(one, f"{key} of {name}"), f"{key} of {name}") for one in said)
    return tuple(statement for statement in read if statement is not None)


def _statement(said: Mapping[str, Any], where: str) -> Statement | None:
    if said.get("rank") == "deprecated":
        return None
    qualifiers = _table(said.get("qualifiers", {}), f"'qualifiers' in {where}")
    return Statement(
        _snak(said.get("mainsnak"), where),
        {key: tuple(_snak(snak, where) for snak in _list(snaks, where)) for key, snaks in qualifiers.items()},
        said.get("rank") == "preferred",
    )


def _snak(said: object, where: str) -> Snak:
    snak = _table(said, f"'mainsnak' in {where}")
    kind = snak.get("snaktype", "value")
    if kind in ("somevalue", "novalue"):
        return Snak(kind)
    if kind != "value":
        raise _wrong(f"'snaktype' in {where}")
    return Snak("value", _table(snak.get("datavalue"), f"'datavalue' in {where}").get("value"))


def time_of(snak: Snak, where: str) -> When:
    """Read what a snak says of a date: a day nobody knows where it says that there is some; raises WikidataError."""
    if snak.kind != "value":
        return Within() if snak.kind == "somevalue" else None
    value = _table(snak.value, f"a time of {where}")
    julian = str(value.get("calendarmodel", "")).endswith(f"/{_JULIAN}")
    try:
        return read_time(value.get("time"), value.get("precision"), julian=julian)
    except TimeError as error:
        raise WikidataError(f"{where} has a date that is none: {str(error)[:40]!r}") from None


def item_of(snak: Snak, where: str) -> str:
    """Give the id of the item that a snak names, "" where it names none; raises WikidataError."""
    if snak.kind != "value":
        return ""
    found = _table(snak.value, f"an item in {where}").get("id")
    if not isinstance(found, str) or not ITEM.fullmatch(found):
        raise _wrong(f"an item in {where}")
    return found


def kind_of_item(item: Item) -> ItemKind:
    """Say what an item is; raises WikidataError where it is nothing that facts are made of."""
    classes = {item_of(one.said, item.id) for key in _KINDS for one in item.statements.get(key, ())}
    if _HUMAN in classes:
        return ItemKind.PERSON
    if item.statements.get("P1308") or classes & _POSTS:
        return ItemKind.OFFICE
    if any(item.when(key) is not None for key in ("P580", "P582", "P585")):
        return ItemKind.EVENT
    raise WikidataError(
        f"{item.id} is neither a person, nor an office with holders, nor an event with a date; say what it is with --as"
    )


def _table(said: object, what: str) -> Mapping[str, Any]:
    if said == []:
        return {}
    if not isinstance(said, Mapping):
        raise _wrong(what)
    return said


def _list(said: object, where: str) -> Iterable[object]:
    if not isinstance(said, list):
        raise _wrong(f"'qualifiers' in {where}")
    return said


def _wrong(what: str) -> WikidataError:
    return WikidataError(f"the answer has not the shape that Wikidata documents: {what}")
