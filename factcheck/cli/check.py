"""``factcheck check``: the rules over the ledger."""

from typing import Annotated

import typer

from factcheck.cli import common
from factcheck.cli.scan import FlagFormat, Format, Sorted, print_found


def check(
    documents: Annotated[
        list[int] | None, typer.Argument(metavar="[DOCUMENT]…", help="Numbers of documents; all where none is named.")
    ] = None,
    *,
    as_of: common.AsOf = None,
    form: FlagFormat = Format.TEXT,
    select: common.Select = None,
    ignore: common.Ignore = None,
    baseline: common.KnownFlags = None,
    write_baseline: common.AcceptFlags = None,
    save: Annotated[bool, typer.Option("--save", help="Keep the flags in the ledger, in place of the old.")] = False,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    database: common.Database = None,
) -> None:
    """Run the rules over the ledger: every document, and every claim added by hand.

    What is stored is judged as of today, or as of --as-of; articles that are not in the ledger are for scan. Exit
    status: 0 nothing flagged, 1 flags.
    """
    from factcheck.flow.articles import accept_all, without_known
    from factcheck.flow.check import check as check_ledger

    judge = common.judge(
        as_of=as_of or common.today().isoformat(),
        select=select,
        ignore=ignore,
        messages=messages,
        facts=facts,
        packs=packs,
    )
    with common.open_ledger(database) as ledger:
        found = check_ledger(ledger, common.knowing(judge, ledger), tuple(documents or ()), save=save)
        if write_baseline:
            flags = Sorted(accept_all(found, write_baseline)).complain()
        else:
            flags = print_found(form, Sorted(without_known(found, baseline) if baseline else found))
    raise typer.Exit(min(flags, 1))
