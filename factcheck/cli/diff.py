"""``factcheck diff``: two versions of a stored document."""

from typing import Annotated

import typer

from factcheck.cli import common


def diff(
    document: Annotated[int, typer.Argument(metavar="DOCUMENT", help="The document's number.", min=1)],
    *,
    before: Annotated[int, typer.Option("--from", min=0, metavar="VERSION", help="The older one.")] = 0,
    after: Annotated[int, typer.Option("--to", min=0, metavar="VERSION", help="The newer one.")] = 0,
    form: common.DataFormat = common.Data.TEXT,
    facts: common.Facts = None,
    packs: common.Packs = None,
    db: common.Database = None,
) -> None:
    """Show what changed in the claims between two versions of a document.

    Claims that are new or gone, and those whose figure, date, name, negation or speaker is not as it was. The newest
    version is compared with the one before it where none are named. Nothing is written.
    """
    from factcheck.cli.told import versions, versions_record, write
    from factcheck.flow.versions import compare_versions

    judge = common.judge(as_of=None, select=None, ignore=None, messages="en", facts=facts, packs=packs)
    with common.open_ledger(db) as ledger:
        found = compare_versions(ledger, document, common.knowing(judge, ledger), before=before, after=after)
    if form is common.Data.JSON:
        common.print_json(versions_record(found))
    else:
        write(versions(found))
