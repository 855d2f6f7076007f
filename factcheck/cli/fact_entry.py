"""``factcheck fact add`` and ``edit``: facts typed on the command line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import common
from factcheck.cli.fact_told import Kind, print_edited
from factcheck.facts import as_toml, edited, fact_from, load_facts, merged
from factcheck.facts.days import DATED, DayError, read_when
from factcheck.model import Fact, FactcheckError, Within

if TYPE_CHECKING:
    from factcheck.flow.facts import FactChange
    from factcheck.store import Ledger


class FactUsageError(FactcheckError):
    """A fact that cannot be put as it was typed."""

    code = "fact-usage"


_SOURCE = {
    "source": "title",
    "url": "url",
    "publisher": "publisher",
    "published": "published",
    "retrieved": "retrieved",
}
_WHEN = "a day, or as much as is known of it: 2024-11, 2024, unknown"

Name = Annotated[str, typer.Argument(metavar="ID", help="A short name without blanks, as invasion-of-ukraine.")]
Words = Annotated[
    list[str] | None, typer.Option("--label", metavar="LANG=WORDS", help="What texts call it, as fr=guerre en Ukraine.")
]
Begin = Annotated[str | None, typer.Option(metavar="DATE", help=f"Since when it holds: {_WHEN}.")]
End = Annotated[str | None, typer.Option(metavar="DATE", help="Until when it held; none while it goes on.")]
Born = Annotated[str | None, typer.Option(metavar="DATE", help="For a person.")]
Died = Annotated[str | None, typer.Option(metavar="DATE", help="For a person.")]
OfOffice = Annotated[str | None, typer.Option("--office", metavar="ID", help="For a term: the office.")]
OfPerson = Annotated[str | None, typer.Option("--person", metavar="ID", help="For a term: who held it.")]
Shared = Annotated[
    bool | None, typer.Option("--shared/--single", help="For an office: several hold it at a time, or one.")
]
Value = Annotated[str | None, typer.Option(help="For a figure: the number, in digits.")]
Unit = Annotated[str | None, typer.Option(help="For a figure: its unit, as EUR or %.")]
Of = Annotated[str | None, typer.Option(help="For a figure: what it counts.")]
Item = Annotated[str | None, typer.Option("--wikidata", metavar="Q…", help="The Wikidata item that it is about.")]
Title = Annotated[str | None, typer.Option("--source", help="The title of the source.")]
Address = Annotated[str | None, typer.Option("--url", help="The address of the source.")]
Publisher = Annotated[str | None, typer.Option(help="Who published the source.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the source was published.")]
Retrieved = Annotated[str | None, typer.Option(metavar="DATE", help="When it was looked at; today if not given.")]
Note = Annotated[str | None, typer.Option("--note", "-n", help="A note on the fact.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be changed.")]


def add(
    kind: Annotated[Kind, typer.Argument(help="What it is.")],
    name: Name,
    *,
    label: Words = None,
    begin: Begin = None,
    end: End = None,
    born: Born = None,
    died: Died = None,
    office: OfOffice = None,
    person: OfPerson = None,
    shared: Shared = None,
    value: Value = None,
    unit: Unit = None,
    of: Of = None,
    wikidata: Item = None,
    source: Title = None,
    url: Address = None,
    publisher: Publisher = None,
    published: Published = None,
    retrieved: Retrieved = None,
    note: Note = None,
    db: common.Database = None,
) -> None:
    """Add a fact of your own, or put one in the place of the fact with its id."""
    if not (source or url):
        raise FactUsageError(f"the fact {name!r} needs a source: give --source TITLE or --url ADDRESS")
    entry = _entry(
        label=label, begin=begin, end=end, born=born, died=died, office=office, person=person, shared=shared,
        value=value, unit=unit, of=of, wikidata=wikidata, note=note, source=source or url, url=url, publisher=publisher,
        published=published, retrieved=retrieved,
    )  # fmt: skip
    fact = fact_from(kind.plural, {"id": name, **_filled(entry)}, "the fact as typed")
    with common.open_ledger(db, create=True) as ledger:
        merged(load_facts().facts, ledger.facts(), [fact])
        ledger.add_fact(fact)
    typer.echo(as_toml(fact), nl=False)


def edit(
    name: Name,
    *,
    label: Words = None,
    begin: Begin = None,
    end: End = None,
    born: Born = None,
    died: Died = None,
    office: OfOffice = None,
    person: OfPerson = None,
    shared: Shared = None,
    value: Value = None,
    unit: Unit = None,
    of: Of = None,
    wikidata: Item = None,
    source: Title = None,
    url: Address = None,
    publisher: Publisher = None,
    published: Published = None,
    retrieved: Retrieved = None,
    note: Note = None,
    dry_run: DryRun = False,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """Change a fact: your own, or a shipped one by a copy of your own in its place.

    What is not named stays; an empty value ("") takes it away, and --label sets all words of its language. Every claim
    and article that leaned on the fact is listed: those with a flag or a recheck date that leans on it, and those that
    name it.
    """
    entry = _entry(
        label=label, begin=begin, end=end, born=born, died=died, office=office, person=person, shared=shared,
        value=value, unit=unit, of=of, wikidata=wikidata, note=note, source=source, url=url, publisher=publisher,
        published=published, retrieved=retrieved,
    )  # fmt: skip
    if not entry:
        raise FactUsageError("say what to change: --label, --begin, --end, --source, --note and so on; see --help")
    _edit(name, entry, form, db, dry_run=dry_run)


def _edit(name: str, entry: Mapping[str, Any], form: common.Data, db: Path | None, *, dry_run: bool) -> None:
    from factcheck.flow.facts import change_of, fact_named

    with ledger_if_any(db) as ledger:
        known = merged(load_facts().facts, ledger.facts() if ledger else ())
        fact = edited(fact_named(known, name), entry)
        merged(known.facts, [fact])
        change = change_of(known, fact, ledger)
    if change.changes and not dry_run:
        store(db, [change])
    print_edited(change, form, done=not dry_run)


def store(db: Path | None, changes: "Sequence[FactChange]") -> tuple[int, int]:
    """Store changes in the ledger, making it where there is none; gives how many facts are new and how many changed."""
    from factcheck.flow.facts import store_changes

    with common.open_ledger(db, create=True) as ledger:
        return store_changes(ledger, load_facts(), changes)


@contextmanager
def ledger_if_any(db: Path | None) -> "Iterator[Ledger | None]":
    """Open the ledger; None where there is none yet."""
    if common.ledger_path(db).exists():
        with common.open_ledger(db) as ledger:
            yield ledger
    else:
        yield None


def own_facts(db: Path | None) -> tuple[Fact, ...]:
    """Give the user's own facts; none where there is no ledger yet and none was named."""
    if db is not None:
        with common.open_ledger(db) as ledger:
            return ledger.facts()
    with ledger_if_any(db) as found:
        return found.facts() if found else ()


def _entry(**typed: Any) -> dict[str, Any]:
    """Give what was typed as an entry of a facts file: only what was named, "" where it is to be taken away."""
    given = {key: value for key, value in typed.items() if value is not None}
    entry = {key: _when(value, f"--{key}") if key in DATED else value for key, value in given.items()}
    found = {key: value for key, value in entry.items() if key not in {"label", "shared", *_SOURCE}}
    if "label" in given:
        found["labels"] = _labels(given["label"])
    if "shared" in given:
        found["single"] = not given["shared"]
    source = {told: given[key] for key, told in _SOURCE.items() if key in given}
    return found | ({"source": _source(source)} if source else {})


def _source(typed: dict[str, str]) -> dict[str, str]:
    days = {key: _day(typed[key], f"--{key}") for key in typed.keys() & {"published", "retrieved"}}
    return {"retrieved": common.today().isoformat()} | typed | days


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, in the entry and in its tables."""
    inner = {key: _filled(value) if isinstance(value, Mapping) else value for key, value in entry.items()}
    return {key: value for key, value in inner.items() if value not in ("", {}, [])}


def _labels(typed: list[str]) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for one in typed:
        found = re.fullmatch(r"(?P<language>[a-z]{2,3})=(?P<words>.*)", one.strip())
        if not found or not (found["words"].strip() or one.strip().endswith("=")):
            raise FactUsageError(f"--label {one!r} must be a language and words, as fr=guerre en Ukraine")
        words = labels.setdefault(found["language"], [])
        words += [found["words"].strip()] if found["words"].strip() else []
    return labels


def _when(typed: str, option: str) -> str:
    """Read a date of a fact: a day in any words, or what stands for less than a day."""
    try:
        found = read_when(typed) if typed else ""
    except DayError:
        return _day(typed, option)
    return found.written if isinstance(found, Within) else str(found)


def _day(typed: str, option: str) -> str:
    day = common.day(typed, option=option) if typed else None
    return day.isoformat() if day else ""
