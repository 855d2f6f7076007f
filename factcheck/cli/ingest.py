"""``ingest``: articles into the ledger."""

from typing import Annotated, Any

import typer

from factcheck.cli import common


def ingest(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Files, folders, patterns; - for input.")],
    *,
    published: common.Published = None,
    language: common.Language = None,
    as_of: common.AsOf = None,
    update: Annotated[
        int, typer.Option(min=0, metavar="DOCUMENT", help="The article is the new version of this document.")
    ] = 0,
    stream: Annotated[bool, typer.Option("--jsonl", help="The files hold one JSON object a line.")] = False,
    form: common.DataFormat = common.Data.TEXT,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    encoding: common.Encoding = None,
    db: common.Database = None,
) -> None:
    """Read articles and store their claims in the ledger.

    An article that is there already adds nothing; an edited one is told claim by claim: what is new, changed, gone.
    Reviews stay with sentences that say the same. Exit status 2 where an article could not be read.
    """
    from factcheck.cli.told import ingested, ingested_record, write
    from factcheck.flow.articles import Failure, Given
    from factcheck.flow.ledger import ingest_places

    judge = common.judge(as_of=as_of, select=None, ignore=None, messages=messages, facts=facts, packs=packs)
    given = Given(language, common.day(published, option="--published"), encoding)
    failed = False
    records: list[dict[str, Any]] = []
    with common.open_ledger(db, create=True) as ledger:
        judge = common.knowing(judge, ledger)
        for item in ingest_places(ledger, tuple(articles), given, judge, stream=stream, update=update):
            if isinstance(item, Failure):
                failed = bool(common.complain(f"{item.id}: {item.message}" if item.id else item.message))
            elif form is common.Data.JSON:
                records.append(ingested_record(item))
            else:
                write(ingested(item))
    if form is common.Data.JSON:
        common.print_json(records)
    raise typer.Exit(2 if failed else 0)
