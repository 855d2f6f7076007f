"""``factcheck add``: a claim by hand, on its own or in the article in which it was missed."""

from typing import Annotated

import typer

from factcheck.cli import common
from factcheck.cli.ranking import Rank, encoder
from factcheck.model import FactcheckError
from factcheck.safe import one_line


class AddUsageError(FactcheckError):
    """A claim of a document with a day or language of its own."""

    code = "add-usage"


def add(
    text: Annotated[str, typer.Argument(help="The claim, word for word.")],
    *,
    claimant: Annotated[str, typer.Option(help="Who says it.")] = "",
    said_on: Annotated[
        str | None, typer.Option("--said-on", "--published", metavar="DATE", help="When it was said; dates lean on it.")
    ] = None,
    note: Annotated[str, typer.Option("--note", "-n", help="A note on it.")] = "",
    source: Annotated[
        int, typer.Option("--document", min=0, help="The claim's words stand in this document, and were missed.")
    ] = 0,
    language: common.Language = None,
    as_of: common.AsOf = None,
    rank: Rank = None,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    db: common.Database = None,
) -> None:
    """Add one claim by hand.

    It stands alone, or with --document where its words stand in an article in which it was missed. Claims that it
    conflicts with are told, and so are earlier claims that may say the same, with their verdicts and dates; nothing
    is merged.
    """
    from factcheck.cli.alike import offered
    from factcheck.cli.told import write
    from factcheck.flow.check import check_around
    from factcheck.flow.ledger import add as add_claim
    from factcheck.flow.matching import Matcher
    from factcheck.flow.missed import add_missed
    from factcheck.read import document_of

    if source and (said_on or language):
        raise AddUsageError(f"document {source} has its own day and language: leave out --said-on and --language")
    judge = common.judge(as_of=as_of, select=None, ignore=None, messages=messages, facts=facts, packs=packs)
    day = common.day(said_on, option="--said-on")
    by = encoder(rank)
    with common.open_ledger(db, create=not source) as ledger:
        judge = common.knowing(judge, ledger)
        if source:
            number = add_missed(ledger, source, text, judge, claimant=claimant, note=note)
        else:
            document = document_of(text, language=language, published=day, packs=tuple(packs or ()))
            number = add_claim(ledger, document, judge, claimant=claimant, note=note)
        conflicts = check_around(ledger, judge, number)
        earlier = Matcher(ledger, judge, as_of=judge.as_of, encoder=by).earlier([number], document=source)
    told = (one_line(f"      {flag.code} {flag.message}") for flag in conflicts)
    write([f"claim {number}", *told, *offered(earlier)])
