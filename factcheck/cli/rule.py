"""``factcheck rule``: what a rule looks at and why, or the table of all."""

import textwrap
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from factcheck.cli import common
from factcheck.rules import FAMILIES, Bad, Good, Stored, find, select
from factcheck.rules.page import Page, page, silencing

_WIDTH = 88


def rule(
    codes: Annotated[list[str] | None, typer.Argument(metavar="[CODE…]", help="Codes or names of rules.")] = None,
    *,
    chosen: common.Select = None,
    form: common.DataFormat = common.Data.TEXT,
) -> None:
    """Show the page of a rule, or the table of all rules."""
    pages = [page(find(code)) for code in codes or ()]
    if form is common.Data.JSON:
        shown = pages or [page(rule) for rule in select(common.codes(chosen))]
        common.print_json([_record(its) for its in shown])
    elif pages:
        typer.echo("\n\n".join("\n".join(_lines(its)) for its in pages))
    else:
        typer.echo("\n".join(_table(common.codes(chosen))))


def _table(chosen: tuple[str, ...]) -> Iterator[str]:
    wanted = set(select(chosen))
    for family, rules in FAMILIES.items():
        pages = [page(rule) for rule in rules if rule in wanted]
        if pages:
            yield f"{family}"
        for its in pages:
            yield f"  {its.code}  {its.severity:<7}  {its.name:<27} {its.summary}"


def _lines(its: Page) -> Iterator[str]:
    yield f"{its.code} {its.name} ({its.severity})"
    yield ""
    yield its.summary
    for paragraph in its.why:
        yield ""
        yield from textwrap.wrap(paragraph, _WIDTH)
    yield ""
    yield f"Reads: {its.reads}."
    yield from _says(its)
    for heading, examples in (("Flagged:", its.bad), ("Left alone:", its.good)):
        yield ""
        yield heading
        for example in examples:
            yield from _example(example)
    yield ""
    yield f"Silence it in an article: {silencing(its.code)}"


def _says(its: Page) -> Iterator[str]:
    for message in its.messages:
        yield f"Says: {message}"
    if its.hint:
        yield f"Hint: {its.hint}"
    if its.instead_of:
        yield f"Stands in for {', '.join(its.instead_of)} at the same words."


def _example(example: Good) -> Iterator[str]:
    days = [f"published {example.published}"] if example.published else []
    days += [f"as of {example.as_of}"] if example.as_of else []
    text = example.text.replace("\n", " ")
    yield f"  {example.language}  {text}{'  (' + ', '.join(days) + ')' if days else ''}"
    if isinstance(example, Bad):
        yield f"      {' ' * example.text.index(example.at)}{'~' * len(example.at)}"
    yield from _held(example.stored or Stored())


def _held(stored: Stored) -> Iterator[str]:
    """Give what the ledger of an example holds beside its claim: other claims, what sources are quoted with."""
    if stored.verdict:
        yield f"      judged {stored.verdict}"
    other = stored.other or Stored()
    for language, text in stored.others:
        yield f"      beside: {language}  {text}{f'  (judged {other.verdict})' if other.verdict else ''}"
    for source in stored.material:
        if source.passage:
            yield f"      source: {source.passage}"


def _record(its: Page) -> dict[str, Any]:
    return {
        "code": its.code,
        "name": its.name,
        "severity": its.severity,
        "reads": its.reads,
        "summary": its.summary,
        "why": list(its.why),
        "messages": list(its.messages),
        "hint": its.hint,
        "examples": [_example_record(example) for example in (*its.bad, *its.good)],
    }


def _example_record(example: Good) -> dict[str, Any]:
    return {
        "language": example.language,
        "text": example.text,
        "flagged": example.at if isinstance(example, Bad) else None,
        "published": example.published,
        "as_of": example.as_of,
    }
