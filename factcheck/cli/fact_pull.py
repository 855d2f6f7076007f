"""``factcheck fact pull``: facts from Wikidata, shown before they are stored."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import common, watching
from factcheck.cli.fact_entry import FactUsageError, ledger_if_any, store
from factcheck.cli.fact_told import Format, change_record, difference_lines, fact_line
from factcheck.facts import as_toml, load_facts, merged
from factcheck.facts.wikidata import (
    API,
    AT_ONCE,
    MOST_HOLDERS,
    QUERIES,
    Asked,
    Holders,
    ItemKind,
    Service,
    item_id,
)
from factcheck.model import KnownFacts
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.flow.facts import FactChange
    from factcheck.flow.pull import Pulled


def pull(
    items: Annotated[list[str], typer.Argument(metavar="Q…", help="Wikidata items, by their ids or addresses.")],
    *,
    kind: Annotated[ItemKind | None, typer.Option("--as", help="What they are, where the items do not tell.")] = None,
    name: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the fact, for a single item.")] = "",
    holders: Annotated[
        Holders, typer.Option(help="How to find who held an office: by a query, by its own item, or not at all.")
    ] = Holders.QUERY,
    most: Annotated[
        int, typer.Option(min=1, max=MOST_HOLDERS, help="At most so many terms of an office or a person.")
    ] = 100,
    retrieved: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of asking; today if not given.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Store without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be stored.")] = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="For people, stable JSON, or a facts file.")
    ] = Format.TEXT,
    api: Annotated[
        str, typer.Option("--api", metavar="URL", envvar="FACTCHECK_WIKIDATA_API", help="The action API to ask.")
    ] = API,
    queries: Annotated[
        str,
        typer.Option("--queries", metavar="URL", envvar="FACTCHECK_WIKIDATA_QUERIES", help="The query service to ask."),
    ] = QUERIES,
    contact: watching.Contact = "",
    allow_private: watching.AllowPrivate = False,
    language: common.Messages = "en",
    db: common.Database = None,
) -> None:
    """Pull facts from Wikidata: a person with their posts, an office with its holders, an event.

    What would be stored is shown first, and stored when you say so: you are asked on a terminal, and elsewhere --yes
    stores. Dates keep their precision; deprecated statements are left out, and "no value" is an end that has not come.
    A fact that you have keeps what Wikidata does not say otherwise.
    """
    from factcheck.flow.pull import pull as pull_items

    polite = watching.manners(contact=contact, allow_private=allow_private)
    asked = Asked(_ids(items, name), kind, name, holders, most)
    if not (yes or dry_run or sys.stdin.isatty()):
        raise FactUsageError("nobody can be asked here: say --yes to store, or --dry-run to look")
    day = common.day(retrieved, option="--retrieved", default=common.today()) or common.today()
    with ledger_if_any(db) as ledger:
        known = merged(load_facts().facts, ledger.facts() if ledger else ())
        pulled = pull_items(asked, known, day, ledger=ledger, service=Service(api, queries), manners=polite)
    _show(pulled, known, form, language)
    if not dry_run:
        _store(pulled, db, yes=yes)


def _ids(items: list[str], name: str) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(item_id(typed) for typed in items))
    if len(ids) > AT_ONCE:
        raise FactUsageError(f"at most {AT_ONCE} items can be pulled at once, and {len(ids)} were named")
    if name and len(ids) > 1:
        raise FactUsageError("--id names the fact of a single item: pull one at a time")
    return ids


def _store(pulled: "Pulled", db: Path | None, *, yes: bool) -> None:
    """Store what would change, once somebody said so."""
    changes = [change for change in pulled.changes if change.changes]
    if changes and (yes or typer.confirm(f"Store {len(changes)} facts?", err=True)):
        new, changed = store(db, changes)
        typer.echo(f"facts added: {new}, changed: {changed}", err=True)
    else:
        typer.echo("nothing was stored", err=True)


def _show(pulled: "Pulled", known: KnownFacts, form: Format, language: str) -> None:
    for note in pulled.notes:
        typer.echo(one_line(note), err=True)
    facts = [change.now for change in pulled.changes if change.now]
    if form is Format.JSON:
        records = [{"change": _word(change)} | change_record(change) for change in pulled.changes]
        common.print_json({"facts": records, "notes": list(pulled.notes)})
    elif form is Format.TOML:
        typer.echo("\n".join(as_toml(fact) for fact in facts), nl=False)
    else:
        together = merged(known.facts, facts)
        for change in pulled.changes:
            for line in _lines(change, together, language):
                typer.echo(line)


def _lines(change: "FactChange", known: KnownFacts, language: str) -> Iterator[str]:
    """Give a fact as it would be stored: in whole where it is new, else by what would change."""
    if change.now is None:
        return
    yield f"{_word(change):<9} {fact_line(change.now, known, language)}"
    if change.was is None:
        for code, words in change.now.labels.items():
            yield "            " + one_line(f"{code}: {', '.join(words)}")
        yield "            " + one_line(f"from {change.now.source.url}")
    for line in difference_lines(change.changes) if change.was else ():
        yield f"          {line}"
    if change.was and change.leaning.claims:
        yield f"            claims that lean on it: {', '.join(str(one.line.number) for one in change.leaning.claims)}"


def _word(change: "FactChange") -> str:
    if change.was is None:
        return "new"
    return "changed" if change.changes else "as it is"
