"""``list``, ``show``, ``edit``, ``search``, ``history``, ``undo``: keeping a ledger."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli import common
from factcheck.cli.ranking import Rank, Ranking
from factcheck.model import ClaimFilter, FactcheckError, Span, State

Claims = Annotated[list[int], typer.Argument(metavar="ID…", help="Numbers of claims.")]
States = Annotated[list[State] | None, typer.Option("--state", help="Only in this state; may be repeated.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many.")]


class Order(StrEnum):
    """What comes first."""

    NUMBER = "number"
    WORST = "worst"
    WORTH = "worth"
    DUE = "due"
    NEWEST = "newest"


class EditUsageError(FactcheckError):
    """An edit that says nothing to change, or two things at once."""

    code = "edit-usage"


class SearchUsageError(FactcheckError):
    """A search for nothing, or for two things at once."""

    code = "search-usage"


_LIKEST = 10


def list_claims(
    *,
    states: States = None,
    verdicts: Annotated[list[str] | None, typer.Option("--verdict", help="Only with this verdict.")] = None,
    document: Annotated[int, typer.Option(min=0, help="Only of this document.")] = 0,
    claimant: Annotated[str, typer.Option(help="Only by this person or body; a part of the name will do.")] = "",
    language: common.Language = None,
    due_by: Annotated[str | None, typer.Option(metavar="DATE", help="Only to be rechecked by this day.")] = None,
    flag: Annotated[str, typer.Option(metavar="CODE", help="Only with this flag; a beginning will do.")] = "",
    words: Annotated[str, typer.Option(help="Only with these words.")] = "",
    gone: Annotated[bool, typer.Option("--gone", help="Also those that their document no longer holds.")] = False,
    by: Annotated[Order, typer.Option(help="What comes first.")] = Order.NUMBER,
    limit: Limit = None,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents instead.")] = False,
    as_of: common.AsOf = None,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """List claims."""
    wanted = ClaimFilter(
        states=tuple(states or ()),
        verdicts=tuple(verdicts or ()),
        document=document,
        claimant=claimant,
        language=language or "",
        due_by=common.day(due_by, option="--due-by"),
        flag=flag,
        words=words,
        include_gone=gone,
        order=by.value,
        limit=limit,
    )
    if documents:
        _print_documents(form, db)
    else:
        _print_claims(wanted, as_of, form, db)


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD…", help='Words; "a phrase" stands together, begin* is a prefix.'),
    ] = None,
    *,
    like: Annotated[
        str, typer.Option(metavar="TEXT", help="Claims that may say what this text says, in any language.")
    ] = "",
    language: common.Language = None,
    states: States = None,
    by: Annotated[Order, typer.Option(help="What comes first.")] = Order.NUMBER,
    limit: Limit = None,
    rank: Rank = None,
    as_of: common.AsOf = None,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """Search the claims' words, or claims that say the same.

    All words must be there, in the claim, its claimant or its note; accents and capitals do not matter. With --like
    the likest claims come first, by their words, names, figures and dates, rare words counting more; the share of
    words that are alike is shown, and after it that of meaning where the extra 'semantic' is installed. Being alike is
    not saying the same: read both.
    """
    if bool(words) == bool(like.strip()):
        raise SearchUsageError('say what to search for: words, or a text with --like "…"')
    if like:
        _print_matches(like, language, limit or _LIKEST, rank, as_of, form, db)
        return
    typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words or ())
    wanted = ClaimFilter(states=tuple(states or ()), words=typed, include_gone=True, order=by.value, limit=limit)
    _print_claims(wanted, as_of, form, db)


def show(
    claims: Claims,
    *,
    as_of: common.AsOf = None,
    form: common.DataFormat = common.Data.TEXT,
    cadence: common.CadenceFile = None,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    db: common.Database = None,
) -> None:
    """Show claims with everything that hangs on them.

    Reasons and flags are told as of today, or as of --as-of; those of a document of over 60,000 characters as they
    are stored. Nothing is written.
    """
    from factcheck.flow.reporting import Teller
    from factcheck.recheck import load_cadence

    paces = load_cadence(cadence)
    day = common.day(as_of, option="--as-of", default=common.today())
    with common.open_ledger(db) as ledger:
        judge = common.teller(ledger, day, messages, facts=facts, packs=packs)
        teller = Teller(ledger, judge, waited_for=True)
        found = [teller.told(ledger.claim(number, as_of=day)) for number in claims]
        documents = {number: ledger.document(number) for number in sorted({c.document for c in found} - {0})}
    if form is common.Data.JSON:
        from factcheck.report.json import claim_record

        common.print_json([claim_record(claim, paces) for claim in found])
        return
    from factcheck.cli.told import claim_in_full, write

    for claim in found:
        write(claim_in_full(claim, documents.get(claim.document), day or date.min, messages, paces))


def edit(
    claims: Claims,
    *,
    text: Annotated[str | None, typer.Option(help="Other words for the claim, your own.")] = None,
    span: Annotated[
        str | None, typer.Option(metavar="START:END", help="Other words of its document, by their offsets.")
    ] = None,
    claimant: Annotated[str | None, typer.Option(help="Who says it.")] = None,
    note: Annotated[str | None, typer.Option("--note", "-n", help="A note on it.")] = None,
    state: Annotated[State | None, typer.Option(help="Where the work on it stands.")] = None,
    said_on: Annotated[str | None, typer.Option(metavar="DATE", help="When it was said.")] = None,
    recheck_on: Annotated[str | None, typer.Option(metavar="DATE", help="When to go back to it.")] = None,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    db: common.Database = None,
) -> None:
    """Change a claim's words, span, claimant or state.

    Its review, its sources and its history stay.
    """
    from factcheck.flow.ledger import edit as edit_claim

    given = {
        "claimant": claimant,
        "note": note,
        "state": state,
        "said_on": common.day(said_on, option="--said-on"),
        "recheck_on": common.day(recheck_on, option="--recheck-on"),
        "text": text,
        "span": _span(span) if span else None,
    }
    fields: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not fields:
        raise EditUsageError("say what to change: --text, --span, --claimant, --note, --state, --said-on, --recheck-on")
    if len(claims) > 1 and ("text" in fields or "span" in fields):
        raise EditUsageError("--text and --span are for one claim: name one number")
    judge = common.judge(as_of=None, select=None, ignore=None, messages=messages, facts=facts, packs=packs)
    with common.open_ledger(db) as ledger:
        for number in claims:
            changed = edit_claim(ledger, number, common.knowing(judge, ledger), **fields)
            typer.echo(f"claim {number}: {'changed' if changed else 'was so already'}")


def history(
    claim: Annotated[int, typer.Argument(metavar="[ID]", help="A claim; the whole ledger where none is named.")] = 0,
    *,
    document: Annotated[int, typer.Option(min=0, help="Only this document and its claims.")] = 0,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the newest so many.")] = None,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """Show what was done to a claim, or to the whole ledger."""
    from factcheck.cli.told import entry_line, entry_record, write

    with common.open_ledger(db) as ledger:
        if claim:
            ledger.claim(claim)
        entries = ledger.history(claim=claim, document=document, limit=limit)
    if form is common.Data.JSON:
        common.print_json([entry_record(entry) for entry in entries])
        return
    write(entry_line(entry) for entry in entries)


def undo(*, db: common.Database = None) -> None:
    """Take back the last change.

    What was written together is one change: a document read, a review of several claims. Taking back is written into
    the history too; again, it takes back the change before.
    """
    from factcheck.cli.told import undone, write

    with common.open_ledger(db) as ledger:
        write([undone(ledger.undo())])


def _span(typed: str) -> Span:
    start, _, end = typed.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise EditUsageError(f"{typed!r} is no span: give the offsets of its first and after its last letter, as 12:80")
    return Span(int(start), int(end))


def _print_claims(wanted: ClaimFilter, as_of: str | None, form: common.Data, db: Path | None) -> None:
    day = common.day(as_of, option="--as-of", default=common.today())
    with common.open_ledger(db) as ledger:
        if form is common.Data.JSON:
            from factcheck.report.json import claim_record

            common.print_json([claim_record(claim) for claim in ledger.claims(wanted, as_of=day)])
            return
        lines = ledger.lines(wanted, as_of=day)
    from factcheck.cli.told import claim_line, width, write

    columns = width()
    write(claim_line(line, columns) for line in lines)


def _print_documents(form: common.Data, db: Path | None) -> None:
    with common.open_ledger(db) as ledger:
        documents = ledger.documents()
    if form is common.Data.JSON:
        from factcheck.report.json import document_record

        common.print_json([document_record(document) for document in documents])
        return
    from factcheck.cli.told import document_line, width, write

    columns = width()
    write(document_line(document, columns) for document in documents)


def _print_matches(
    text: str,
    language: str | None,
    limit: int,
    rank: Ranking | None,
    as_of: str | None,
    form: common.Data,
    db: Path | None,
) -> None:
    from factcheck.cli.alike import likeness_record, match_line
    from factcheck.cli.ranking import encoder, match_head
    from factcheck.cli.told import width, write
    from factcheck.flow import Judge
    from factcheck.flow.matching import Matcher
    from factcheck.read import document_of

    day = common.day(as_of, option="--as-of", default=common.today())
    document, by = document_of(text, language=language), encoder(rank)
    with common.open_ledger(db) as ledger:
        matches = Matcher(ledger, Judge(as_of=day), as_of=day, encoder=by).like(document, limit=limit)
    if form is common.Data.JSON:
        from factcheck.report.json import claim_record

        common.print_json([{**likeness_record(one), **claim_record(one.claim)} for one in matches])
        return
    columns = width()
    write([match_head(by)] if matches else [])
    write(match_line(match, columns) for match in matches)
