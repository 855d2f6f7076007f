"""How facts, their changes and what leans on them are told: lines for people, records for programs."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

from factcheck.cli import common
from factcheck.facts import Difference, Origin, as_toml, fact_data, kind_of
from factcheck.model import Event, Fact, FactFigure, KnownFacts, Office, Person, Term, Within
from factcheck.model.within import earliest, latest
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.flow.facts import FactChange


class Kind(StrEnum):
    """The kinds of fact."""

    EVENT = "event"
    OFFICE = "office"
    PERSON = "person"
    TERM = "term"
    FIGURE = "figure"

    @property
    def plural(self) -> str:
        """Give the name of the kind's list in a file."""
        return "people" if self is Kind.PERSON else f"{self.value}s"


class Format(StrEnum):
    """How facts are printed."""

    TEXT = "text"
    JSON = "json"
    TOML = "toml"


_LONGEST = 80  # characters of a value that is told


def print_facts(facts: Sequence[Fact], known: KnownFacts, form: Format, language: str) -> None:
    """Print facts."""
    if form is Format.JSON:
        common.print_json([fact_record(fact) for fact in facts])
    elif form is Format.TOML:
        typer.echo("\n".join(as_toml(fact) for fact in facts), nl=False)
    else:
        for fact in facts:
            typer.echo(fact_line(fact, known, language))


def fact_record(fact: Fact) -> dict[str, Any]:
    """Give a fact as data."""
    return {"kind": kind_of(fact), "origin": fact.origin, **fact_data(fact)}


def fact_line(fact: Fact, known: KnownFacts, language: str) -> str:
    """Give a fact as one line of a list."""
    data = fact_data(fact)
    span = f"{data.get('begin', '')}..{data.get('end', '')}"
    when = span if span != ".." else ""
    own = "" if fact.origin == Origin.SHIPPED else " (own)"
    source = fact.source.publisher or fact.source.title
    told = one_line(f"{about(fact, known, language)}{own} – {source}")
    return f"{one_line(fact.id):<34} {when:<24} {told}"


def about(fact: Fact, known: KnownFacts, language: str) -> str:
    """Give what a fact says, without its dates where they have a column of their own."""
    match fact:
        case Term():
            return f"{known.name(fact.person, language)}, {known.name(fact.office, language)}"
        case FactFigure():
            return f"{fact.label(language)}: {fact.value} {fact.unit}"
        case Person() if {"born", "died"} & (data := fact_data(fact)).keys():
            return f"{fact.label(language)} ({data.get('born', '')}–{data.get('died', '')})"
        case Event() | Office() | _:
            return fact.label(language)


def span_of(fact: Fact) -> tuple[date | None, date | None]:
    """Give the first and the last day on which a fact can hold; None where there is no bound."""
    begin: Within | None = getattr(fact, "begin_within", None)
    end: Within | None = getattr(fact, "end_within", None)
    return earliest(getattr(fact, "begin", None), begin), latest(getattr(fact, "end", None), end)


def print_edited(change: "FactChange", form: common.Data, *, done: bool) -> None:
    """Print what was changed in a fact, and what leaned on it."""
    from factcheck.cli.leaning import leaning_lines

    if form is common.Data.JSON:
        common.print_json(change_record(change) | {"stored": done and bool(change.changes)})
        return
    if not change.changes:
        typer.echo(f"fact {one_line(change.id)}: was so already")
        return
    head = f"fact {one_line(change.id)}: {'changed' if done else 'would change'}"
    _write((head, *difference_lines(change.changes), *leaning_lines(change.leaning, done=done)))


def print_removed(changes: Sequence["FactChange"], form: common.Data, *, done: bool) -> None:
    """Print which facts were removed, what holds again, and what leaned on them."""
    from factcheck.cli.leaning import leaning_lines

    if form is common.Data.JSON:
        common.print_json([change_record(change) | {"removed": done} for change in changes])
        return
    for change in changes:
        _write((f"fact {one_line(change.id)} {'removed' if done else 'would be removed'}", *_again(change)))
        _write(leaning_lines(change.leaning, done=done))


def _again(change: "FactChange") -> Iterator[str]:
    if change.now is not None:
        yield "  the shipped one holds again:"
        yield from difference_lines(change.changes)


def change_record(change: "FactChange") -> dict[str, Any]:
    """Give a change as data, with what leaned on the fact."""
    from factcheck.cli.leaning import leaning_record

    return {
        "id": change.id,
        "was": fact_record(change.was) if change.was else None,
        "now": fact_record(change.now) if change.now else None,
        "changes": [{"key": one.key, "was": one.was, "now": one.now} for one in change.changes],
        **leaning_record(change.leaning),
    }


def difference_lines(changes: Sequence[Difference]) -> Iterator[str]:
    """Give what differs in a fact, a key a line."""
    for one in changes:
        yield "  " + one_line(f"{one.key}: {_value(one.was)} → {_value(one.now)}")


def _value(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str("none" if value is None else value)
    return one_line(text, _LONGEST)


def _write(lines: Sequence[str] | Iterator[str]) -> None:
    for line in lines:
        typer.echo(line)
