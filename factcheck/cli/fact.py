"""``factcheck fact``: reference facts, the shipped ones and the user's own."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli import common
from factcheck.facts import Origin, as_toml, fact_data, fact_from, kind_of, load_facts, merged, read_file
from factcheck.model import Event, Fact, FactcheckError, FactFigure, KnownFacts, Office, Person, Term
from factcheck.safe import one_line

app = common.group("Add, list, import and remove reference facts.")


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


class FactUsageError(FactcheckError):
    """A fact that is not there, or one that cannot be put as it was typed."""

    code = "fact-usage"


Words = Annotated[
    list[str] | None, typer.Option("--label", metavar="LANG=WORDS", help="What texts call it, as fr=guerre en Ukraine.")
]


FactFormat = Annotated[Format, typer.Option("--format", "-f", help="For people, stable JSON, or a facts file.")]


@app.command()
def add(
    kind: Annotated[Kind, typer.Argument(help="What it is.")],
    name: Annotated[str, typer.Argument(metavar="ID", help="A short name without blanks, as invasion-of-ukraine.")],
    *,
    label: Words = None,
    begin: Annotated[str | None, typer.Option(metavar="DATE", help="Since when it holds.")] = None,
    end: Annotated[str | None, typer.Option(metavar="DATE", help="Until when it held.")] = None,
    born: Annotated[str | None, typer.Option(metavar="DATE", help="For a person.")] = None,
    died: Annotated[str | None, typer.Option(metavar="DATE", help="For a person.")] = None,
    office: Annotated[str, typer.Option(metavar="ID", help="For a term: the office.")] = "",
    person: Annotated[str, typer.Option(metavar="ID", help="For a term: who held it.")] = "",
    shared: Annotated[bool, typer.Option("--shared", help="For an office: several hold it at a time.")] = False,
    value: Annotated[str, typer.Option(help="For a figure: the number, in digits.")] = "",
    unit: Annotated[str, typer.Option(help="For a figure: its unit, as EUR or %.")] = "",
    of: Annotated[str, typer.Option(help="For a figure: what it counts.")] = "",
    source: Annotated[str, typer.Option(help="The title of the source.")] = "",
    url: Annotated[str, typer.Option(help="The address of the source.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published the source.")] = "",
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When the source was published.")] = None,
    retrieved: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was looked at; today if not given.")
    ] = None,
    note: Annotated[str, typer.Option("--note", "-n", help="A note on the fact.")] = "",
    db: common.Database = None,
) -> None:
    """Add a fact of your own, or put one in the place of the fact with its id."""
    if not (source or url):
        raise FactUsageError(f"the fact {name!r} needs a source: give --source TITLE or --url ADDRESS")
    entry = {
        "id": name, "labels": _labels(label), "note": note, "office": office, "person": person,
        "value": value, "unit": unit, "of": of, "single": False if shared else None,
        "begin": _day(begin, "--begin"), "end": _day(end, "--end"),
        "born": _day(born, "--born"), "died": _day(died, "--died"),
        "source": _filled({
            "title": source or url, "url": url, "publisher": publisher,
            "published": _day(published, "--published"),
            "retrieved": _day(retrieved, "--retrieved", common.today()),
        }),
    }  # fmt: skip
    fact = fact_from(kind.plural, _filled(entry), "the fact as typed")
    _store([fact], db)
    typer.echo(as_toml(fact), nl=False)


@app.command("list")
def list_facts(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS…]", help="Only facts with these words.")] = None,
    *,
    kind: Annotated[Kind | None, typer.Option(help="Only this kind.")] = None,
    own: Annotated[bool, typer.Option("--own", help="Only your own, not the shipped ones.")] = False,
    as_of: common.AsOf = None,
    language: common.Messages = "en",
    form: Annotated[
        Format, typer.Option("--format", "-f", help="For people, stable JSON, or a facts file.")
    ] = Format.TEXT,
    facts: common.Facts = None,
    db: common.Database = None,
) -> None:
    """List facts: the shipped ones and your own; with --as-of those that hold on a day."""
    known = merged(load_facts(tuple(facts or ())).facts, _own(db))
    day = common.day(as_of, option="--as-of")
    found = [fact for fact in known.facts if _wanted(fact, known, words or [], kind, day)]
    found = [fact for fact in found if fact.origin != Origin.SHIPPED or not own]
    _print(found, known, form, language)


@app.command("import")
def import_facts(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="TOML or JSON files of facts.")],
    *,
    db: common.Database = None,
) -> None:
    """Import files of facts; nothing is stored unless all of them are right."""
    facts = [fact for path in files for fact in read_file(path)]
    new, changed = _store(facts, db)
    typer.echo(f"facts added: {new}, changed: {changed}")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="ID…", help="The ids of facts of your own.")],
    *,
    db: common.Database = None,
) -> None:
    """Remove facts of your own; a shipped one that they stood in for holds again."""
    with common.open_ledger(db) as ledger:
        own = {fact.id: fact for fact in ledger.facts()}
        missing = [name for name in names if name not in own]
        if missing:
            raise FactUsageError(
                f"you have no fact {missing[0]!r} of your own; 'factcheck fact list --own' shows yours"
            )
        _must_hold_together(fact for fact in own.values() if fact.id not in names)
        for name in names:
            ledger.remove_fact(name)
            typer.echo(f"fact {name} removed")


def _store(facts: list[Fact], db: Path | None) -> tuple[int, int]:
    """Store facts once all of them hold together with those there are."""
    with common.open_ledger(db, create=True) as ledger:
        _must_hold_together([*ledger.facts(), *facts])
        return ledger.add_facts(facts)


def _must_hold_together(own: Iterable[Fact]) -> None:
    merged(load_facts().facts, own)


def _own(db: Path | None) -> tuple[Fact, ...]:
    """Give the user's own facts; none where there is no ledger yet and none was named."""
    from factcheck.store.errors import LedgerError

    try:
        with common.open_ledger(db) as ledger:
            return ledger.facts()
    except LedgerError:
        if db is not None:
            raise
        return ()


def _labels(typed: list[str] | None) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for one in typed or ():
        found = re.fullmatch(r"(?P<language>[a-z]{2,3})=(?P<words>.*\S.*)", one.strip())
        if not found:
            raise FactUsageError(f"--label {one!r} must be a language and words, as fr=guerre en Ukraine")
        labels.setdefault(found["language"], []).append(found["words"].strip())
    return labels


def _day(typed: str | None, option: str, default: date | None = None) -> str | None:
    day = common.day(typed, option=option, default=default)
    return day.isoformat() if day else None


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "", {}, [])}


def _wanted(fact: Fact, known: KnownFacts, words: list[str], kind: Kind | None, day: date | None) -> bool:
    if kind and kind_of(fact) != kind.plural:
        return False
    if day and not _holds(fact, day):
        return False
    labels = (label for labels in fact.labels.values() for label in labels)
    told = " ".join([fact.id, *labels, _about(fact, known, "en")]).casefold()
    return all(word.casefold() in told for word in words)


def _holds(fact: Fact, day: date) -> bool:
    begin, end = getattr(fact, "begin", None), getattr(fact, "end", None)
    return (begin is None or begin <= day) and (end is None or day <= end)


def _print(facts: list[Fact], known: KnownFacts, form: Format, language: str) -> None:
    if form is Format.JSON:
        common.print_json([{"kind": kind_of(fact), "origin": fact.origin, **fact_data(fact)} for fact in facts])
    elif form is Format.TOML:
        typer.echo("\n".join(as_toml(fact) for fact in facts), nl=False)
    else:
        for fact in facts:
            typer.echo(_line(fact, known, language))


def _line(fact: Fact, known: KnownFacts, language: str) -> str:
    span = f"{getattr(fact, 'begin', None) or ''}..{getattr(fact, 'end', None) or ''}"
    when = span if span != ".." else ""
    own = "" if fact.origin == Origin.SHIPPED else " (own)"
    source = fact.source.publisher or fact.source.title
    told = one_line(f"{_about(fact, known, language)}{own} – {source}")
    return f"{one_line(fact.id):<34} {when:<24} {told}"


def _about(fact: Fact, known: KnownFacts, language: str) -> str:
    match fact:
        case Term():
            return f"{known.name(fact.person, language)}, {known.name(fact.office, language)}"
        case FactFigure():
            return f"{fact.label(language)}: {fact.value} {fact.unit}"
        case Person() if fact.born or fact.died:
            return f"{fact.label(language)} ({fact.born or ''}–{fact.died or ''})"
        case Event() | Office() | _:
            return fact.label(language)
