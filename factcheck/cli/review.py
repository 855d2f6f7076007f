"""``factcheck review``: verdicts by keys, or by options."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import common
from factcheck.flow import review as work
from factcheck.model import ClaimFilter, FactcheckError, State
from factcheck.review import DEFAULT_SCALE, load_scale
from factcheck.store import Ledger


class Order(StrEnum):
    """What comes first in the queue."""

    WORST = "worst"
    WORTH = "worth"
    DUE = "due"
    NEWEST = "newest"
    NUMBER = "number"


class NothingToJudgeError(FactcheckError):
    """Something to decide, and no claim to decide it for."""

    code = "no-claims"


def review(
    claims: Annotated[list[int] | None, typer.Argument(metavar="[ID…]", help="Claims; else all that are open.")] = None,
    *,
    verdict: Annotated[str | None, typer.Option("--verdict", "-v", help="Give this verdict; no questions.")] = None,
    note: Annotated[str | None, typer.Option("--note", "-n", help="The note that goes with it.")] = None,
    force: Annotated[
        str | None, typer.Option(metavar="REASON", help="Why there is no source for true or false.")
    ] = None,
    state: Annotated[State | None, typer.Option(help="Move claims: in-review, published, dropped, new.")] = None,
    scale: Annotated[str, typer.Option(help="The scale of verdicts, or its .toml file.")] = DEFAULT_SCALE,
    by: Annotated[Order, typer.Option(help="What comes first in the queue.")] = Order.WORST,
    document: Annotated[int, typer.Option(min=0, help="Only claims of this document.")] = 0,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many claims.")] = None,
    as_of: common.AsOf = None,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    db: common.Database = None,
) -> None:
    """Give verdicts: claim by claim with keys, or by options.

    Without --verdict, --note or --state it walks the open claims, worst first, and asks; each answer is saved at once.
    A verdict that says true or false needs a source, or --force with a reason.
    """
    numbers, steps = tuple(claims or ()), load_scale(scale)
    day = common.day(as_of, option="--as-of", default=common.today()) or date.min
    asked = ClaimFilter(numbers=numbers, document=document, order=by.value, limit=limit)
    with common.open_ledger(db) as ledger:
        if verdict is None and note is None and state is None:
            from factcheck.cli.walk import Walk
            from factcheck.flow.reporting import Teller

            judge = common.teller(ledger, day, messages, facts=facts, packs=packs)
            teller = Teller(ledger, judge, waited_for=True)
            Walk(ledger, steps, common.console(), day, teller, messages).run(work.queue(ledger, asked, as_of=day))
            return
        if not numbers:
            raise NothingToJudgeError("name the claims: 'factcheck review 3 5 --verdict true'")
        if verdict is not None:
            decision = work.judge(ledger, numbers, verdict, steps, note=note, force=force)
            typer.echo(f"{_named(numbers)}: {decision.verdict}")
        elif note is not None:
            _note(ledger, numbers, note)
        if state is not None:
            work.move(ledger, numbers, state)
            typer.echo(f"{_named(numbers)}: {state.value}")


def _note(ledger: Ledger, numbers: tuple[int, ...], note: str) -> None:
    for number in numbers:
        work.annotate(ledger, number, note)
    typer.echo(f"{_named(numbers)}: noted")


def _named(numbers: tuple[int, ...]) -> str:
    return f"claim{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"
