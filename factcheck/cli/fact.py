"""``factcheck fact``: reference facts, the shipped ones and the user's own."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import common, fact_entry, fact_pull
from factcheck.cli.fact_told import Format, Kind, about, print_facts, print_removed, span_of
from factcheck.facts import Origin, kind_of, load_facts, merged, read_file
from factcheck.model import Fact, KnownFacts

app = common.group("Add, change, list, import, pull and remove reference facts.")
app.command("add")(fact_entry.add)
app.command("edit")(fact_entry.edit)
app.command("pull")(fact_pull.pull)


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
    known = merged(load_facts(tuple(facts or ())).facts, fact_entry.own_facts(db))
    day = common.day(as_of, option="--as-of")
    found = [fact for fact in known.facts if _wanted(fact, known, words or [], kind, day)]
    found = [fact for fact in found if fact.origin != Origin.SHIPPED or not own]
    print_facts(found, known, form, language)


@app.command("import")
def import_facts(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="TOML or JSON files of facts.")],
    *,
    db: common.Database = None,
) -> None:
    """Import files of facts; nothing is stored unless all of them are right."""
    facts = [fact for path in files for fact in read_file(path)]
    with common.open_ledger(db, create=True) as ledger:
        merged(load_facts().facts, ledger.facts(), facts)
        new, changed = ledger.add_facts(facts)
    typer.echo(f"facts added: {new}, changed: {changed}")


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="ID…", help="The ids of facts of your own.")],
    *,
    dry_run: fact_entry.DryRun = False,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """Remove facts of your own; a shipped one that they stood in for holds again.

    Every claim and article that leaned on them is listed: those with a flag or a recheck date that leans on the fact,
    and those that name it.
    """
    from factcheck.flow.facts import removals

    with common.open_ledger(db) as ledger:
        changes = removals(ledger, load_facts(), names)
        for change in changes if not dry_run else ():
            ledger.remove_fact(change.id)
    print_removed(changes, form, done=not dry_run)


def _wanted(fact: Fact, known: KnownFacts, words: list[str], kind: Kind | None, day: date | None) -> bool:
    if kind and kind_of(fact) != kind.plural:
        return False
    if day and not _holds(fact, day):
        return False
    labels = (label for labels in fact.labels.values() for label in labels)
    told = " ".join([fact.id, *labels, about(fact, known, "en")]).casefold()
    return all(word.casefold() in told for word in words)


def _holds(fact: Fact, day: date) -> bool:
    first, last = span_of(fact)
    return (first is None or first <= day) and (last is None or day <= last)
