"""Items and holdings as facts: new ones, or known ones with what Wikidata says otherwise.

What a known fact says stays where Wikidata says nothing, or the same less exactly; its source stays with it unless a
date changes. Names are added to those it has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from factcheck.facts.days import bounds
from factcheck.facts.wikidata.holdings import Holding, until_death
from factcheck.facts.wikidata.items import Item, ItemKind, WikidataError, time_of
from factcheck.facts.wikidata.naming import Labels, Names
from factcheck.facts.wikidata.times import When, first_of, last_of
from factcheck.model import Event, Fact, FactSource, KnownFacts, Office, Person, Term, Within
from factcheck.model.frozen import dataclass

_OPEN = "No end is stated."
_HANDING_OVER = timedelta(days=31)
_KINDS: Mapping[ItemKind, type[Fact]] = {
    ItemKind.PERSON: Person,
    ItemKind.OFFICE: Office,
    ItemKind.EVENT: Event,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Facts in the order in which they lean on each other, and notes on what was left out or taken otherwise."""

    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """Where it was found: the site's address, who publishes it, and the day on which somebody looked."""

    site: str
    publisher: str
    retrieved: date

    def source(self, item: Item, part: str = "") -> FactSource:
        """Give the source of what an item says; ``part`` is the statement group that it stands in."""
        name = next((words[0] for words in item.labels.values()), item.id)
        revision = f", revision {item.revision}" if item.revision else ""
        url = f"{self.site}/wiki/{item.id}{f'#{part}' if part else ''}"
        return FactSource(f"{name} ({item.id}{revision})", url, self.publisher, None, self.retrieved)


def facts_of(
    known: KnownFacts,
    wanted: Sequence[tuple[Item, ItemKind, str]],
    holdings: Sequence[Holding],
    others: Mapping[str, Item],
    origins: Origins,
) -> Found:
    """Give the facts of the items that were asked for, each with what it is and the id it shall have ("" for any).

    ``others`` are the people and offices that ``holdings`` name beside those. Raises WikidataError where an item that
    was asked for has no name.
    """
    builder = _Builder(known, origins)
    for item, kind, name in wanted:
        builder.wanted(item, kind, name)
    builder.terms(holdings, {**others, **{item.id: item for item, _, _ in wanted}})
    shared = {item.id for item, kind, _ in wanted if kind is ItemKind.OFFICE}
    builder.share(shared, holdings)
    return Found(tuple(builder.facts.values()), tuple(dict.fromkeys(builder.notes)))


class _Builder:
    """Facts being made; those that are known are found by ``names``."""

    def __init__(self, known: KnownFacts, origins: Origins) -> None:
        self.names, self.origins = Names(known.facts), origins
        self.facts: dict[str, Fact] = {}
        self.notes: list[str] = []
        self._ids: dict[str, str] = {}  # of items
        self._new: set[str] = set()
        self._died: dict[str, When] = {}
        self._terms: dict[tuple[str, str], list[Term]] = {}
        for term in known.terms:
            self._terms.setdefault((term.person, term.office), []).append(term)

    def wanted(self, item: Item, kind: ItemKind, name: str) -> None:
        """Make the fact of an item that was asked for."""
        if not item.labels:
            raise WikidataError(f"{item.id} has no name in French or English: add it by hand")
        dates, none, note = _dates_of(item, kind)
        if kind is ItemKind.EVENT and not any(dates.values()):
            raise WikidataError(f"{item.id} has no date, so that it is no event")
        self._died[item.id] = dates.get("died")
        self._thing(item, _KINDS[kind], dates, none, note=note, name=name)

    def _thing(
        self, item: Item, kind: type[Fact], dates: Mapping[str, When], none: Sequence[str] = (), *, note: str = "",
        name: str = "",
    ) -> None:  # fmt: skip
        at = self.names.by_id.get(name) if name else self.names.known_as(kind, item.id, item.labels)
        if at is not None and type(at) is not kind:
            raise WikidataError(f"the fact {name!r} is none of the kind that {item.id} is")
        fact_id = at.id if at else name or self.names.new_id(item.labels, item.id)
        labels, left = self.names.usable(item.labels, kind, fact_id)
        if left:
            self.notes.append(f"names of {fact_id} left out, too short or another's: {', '.join(left)}")
        source = self.origins.source(item)
        if at is None:
            self._new.add(fact_id)
            made = kind(id=fact_id, labels=labels, source=source, note=note, origin="user", wikidata=item.id)
            at = replace(made, single=False) if isinstance(made, Office) else made
        again = item.revision > 0  # asked for as a whole, not for its names alone
        self._keep(item.id, _updated(at, labels, item.id, source, dates, none, again=again))

    def _keep(self, item: str, fact: Fact) -> None:
        self.facts[fact.id] = fact
        self.names.add(fact)
        if item:
            self._ids[item] = fact.id

    def terms(self, holdings: Iterable[Holding], items: Mapping[str, Item]) -> None:
        """Make the terms, with the people and offices that they need."""
        undated = 0
        for holding in holdings:
            if holding.begin is None and holding.end is None:
                undated += 1
            elif self._both_are_known(holding, items):
                self._term(until_death(holding, self._died.get(holding.person)), items)
        if undated:
            self.notes.append(f"terms without any date were left out: {undated}")

    def _both_are_known(self, holding: Holding, items: Mapping[str, Item]) -> bool:
        for name, kind in ((holding.person, Person), (holding.office, Office)):
            item = items.get(name)
            if item is None or not item.labels:
                self.notes.append(f"{name} was left out: it has no name in French or English")
                return False
            if item.id not in self._ids:
                self._thing(item, kind, {})
            self._ids[name] = self._ids[item.id]
        return True

    def _term(self, holding: Holding, items: Mapping[str, Item]) -> None:
        person, office = self._ids[holding.person], self._ids[holding.office]
        at = self._known_term(person, office, holding)
        source = self.origins.source(items[holding.person], "P39")
        if at is None:
            name = self._term_id(person, office, holding)
            note = _OPEN if holding.open else ""
            at = Term(name, {}, source, note, "user", office=office, person=person)
            self._new.add(name)
        none = () if holding.open else ("end",)
        dates = {"begin": holding.begin, "end": holding.end}
        self._keep("", _updated(at, {}, at.wikidata, source, dates, none, again=True))

    def _known_term(self, person: str, office: str, holding: Holding) -> Term | None:
        """Give the term that is known already: the one that began then, else the only one of that time."""
        there = [term for term in self._terms.get((person, office), ()) if term.id not in self.facts]
        same = [term for term in there if _said(term, "begin") == holding.begin]
        near = same or [term for term in there if _meet(term, holding)]
        return near[0] if len(near) == 1 else None

    def _term_id(self, person: str, office: str, holding: Holding) -> str:
        day = first_of(holding.begin) or last_of(holding.begin) or first_of(holding.end) or last_of(holding.end)
        name = f"{person}-{office}-{day.year}" if day else f"{person}-{office}"
        number = 1
        while (found := name if number == 1 else f"{name}-{number}") in self.names.by_id:
            number += 1
        return found

    def share(self, offices: Iterable[str], holdings: Sequence[Holding]) -> None:
        """Say of offices that are new whether several held them at a time."""
        for office in sorted(offices):
            name = self._ids[office]
            held = [one for one in holdings if one.office == office]
            if name in self._new and len(held) > 1 and not _overlap(held):
                self.facts[name] = replace(self.facts[name], single=True)  # type: ignore[call-arg]


def _dates_of(item: Item, kind: ItemKind) -> tuple[dict[str, When], tuple[str, ...], str]:
    """Give the dates of an item's fact, those of which it is said that there is none, and a note on a missing end."""
    if kind is ItemKind.PERSON:
        return {"born": item.when("P569"), "died": item.when("P570")}, (), ""
    if kind is ItemKind.OFFICE:
        return {}, (), ""
    begin, end = item.when("P580"), item.when("P582")
    if begin is None and end is None:
        begin, end = _points(item)
    ended = item.best("P582")
    none = ("end",) if ended and all(statement.said.kind == "novalue" for statement in ended) else ()
    return {"begin": begin, "end": end}, none, _OPEN if end is None and not none else ""


def _points(item: Item) -> tuple[When, When]:
    """Give the first and the last of the points in time at which an event took place."""
    points = [time_of(statement.said, item.id) for statement in item.best("P585")]
    days = [point for point in points if isinstance(point, date)]
    if days and len(days) == len(points):
        return min(days), max(days)
    return item.when("P585"), item.when("P585")


def _updated(
    fact: Fact,
    labels: Labels,
    item: str,
    source: FactSource,
    dates: Mapping[str, When],
    none: Sequence[str],
    *,
    again: bool,
) -> Fact:
    """Give a fact with what is said otherwise; it keeps its source unless a date is not as it was.

    ``again``: a source at the same address was looked at again, and is put in the place of the one before.
    """
    said = {key: when for key, when in dates.items() if when is not None or key in none}
    new = {key: when for key, when in said.items() if _differs(_said(fact, key), when)}
    fields: dict[str, Any] = {}
    for key, when in new.items():
        fields |= {key: None, f"{key}_within": None, (f"{key}_within" if isinstance(when, Within) else key): when}
    if new or (again and fact.source.url == source.url):
        fields["source"] = source
    merged = {language: _joined(fact.labels.get(language, ()), words) for language, words in labels.items()}
    fields |= {"labels": {**fact.labels, **merged}, "wikidata": item}
    changed = replace(fact, **fields)
    return fact if changed == fact else replace(changed, origin="user")


def _joined(known: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *words)))


def _said(fact: Fact, key: str) -> When:
    within: When = getattr(fact, f"{key}_within", None)
    day: When = getattr(fact, key, None)
    return day or within


def _differs(said: When, now: When) -> bool:
    """Say whether a date is told otherwise: not where the new one only says less of the same."""
    if said == now or said is None or now is None:
        return said != now
    first, last = bounds(now)
    low, high = bounds(said)
    says_less = (first is None or (low and first <= low)) and (last is None or (high and high <= last))
    return not says_less


def _meet(term: Term, holding: Holding) -> bool:
    """Say whether a term and a holding can share a day."""
    begin, end = first_of(_said(term, "begin")), last_of(_said(term, "end"))
    first, last = first_of(holding.begin), last_of(holding.end)
    return (begin or date.min) < (last or date.max) and (first or date.min) < (end or date.max)


def _overlap(holdings: Sequence[Holding]) -> bool:
    """Say whether two people surely held an office together for longer than a handing over takes."""
    spans = sorted(
        (last_of(one.begin) or date.max, first_of(one.end) or (date.max if one.end is None else date.min), one.person)
        for one in holdings
    )
    reached, by = date.min, ""
    for begin, end, person in spans:
        if by and person != by and min(end, reached) - begin > _HANDING_OVER:
            return True
        reached, by = max((reached, by), (end, person))
    return False
