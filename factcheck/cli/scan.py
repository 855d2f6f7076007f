"""``factcheck scan``: flags and claims of articles, nothing stored."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import common, screen
from factcheck.flow import Scan
from factcheck.flow.articles import Failure, Given, accept_all, scan_files, scan_records, without_known


class Format(StrEnum):
    """How flags are printed."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


class Input(StrEnum):
    """What the files hold."""

    FILES = "files"
    JSONL = "jsonl"


FlagFormat = Annotated[Format, typer.Option("--format", "-f", help="How flags are printed.")]
Articles = Annotated[
    list[str], typer.Argument(metavar="ARTICLE…", help="Files, folders, patterns; - for standard input.")
]


def scan(
    articles: Articles,
    *,
    published: common.Published = None,
    as_of: common.AsOf = None,
    language: common.Language = None,
    form: FlagFormat = Format.TEXT,
    given: Annotated[Input, typer.Option("--input", help="Articles, or one JSON object a line.")] = Input.FILES,
    select: common.Select = None,
    ignore: common.Ignore = None,
    min_worth: Annotated[float, typer.Option(min=0, max=1, help="Leave out claims less worth checking.")] = 0,
    baseline: common.KnownFlags = None,
    write_baseline: common.AcceptFlags = None,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    encoding: common.Encoding = None,
) -> None:
    """Read articles and print claims and flags; nothing is stored.

    Dates lean on the day of publication: give it with --published where the file does not say. What is said is
    judged as of that day, or as of --as-of. Exit status: 0 nothing flagged, 1 flags, 2 an article could not be read.
    """
    known = Given(language, common.day(published, option="--published"), encoding)
    judge = common.judge(
        as_of=as_of,
        select=select,
        ignore=ignore,
        messages=messages,
        facts=facts,
        packs=packs,
        min_worth=min_worth,
    )
    walk = scan_records if given is Input.JSONL else scan_files
    results = walk(tuple(articles), known, judge)
    if write_baseline:
        raise typer.Exit(2 if Sorted(accept_all(results, write_baseline)).complain() else 0)
    found = Sorted(without_known(results, baseline) if baseline else results)
    flags = print_found(form, found)
    raise typer.Exit(2 if found.failed else min(flags, 1))


@dataclass
class Sorted:
    """Scans and failures as they come; ``failed`` counts the failures handed on so far."""

    found: Iterable[Scan | Failure]
    failed: int = 0

    def all(self) -> Iterator[Scan | Failure]:
        """Give everything in its order."""
        for item in self.found:
            self.failed += isinstance(item, Failure)
            yield item

    def complain(self) -> int:
        """Say what failed, leaving out the scans; gives the number of failures."""
        for _ in self.scans():
            pass
        return self.failed

    def scans(self) -> Iterator[Scan]:
        """Give the scans; each failure is one sentence on standard error."""
        for item in self.all():
            if isinstance(item, Failure):
                common.complain(f"{item.id}: {item.message}" if item.id else item.message)
            else:
                yield item


def print_found(form: Format, found: Sorted) -> int:
    """Print scans in one of the formats for flags; gives the number of flags."""
    return print_jsonl(found.all()) if form is Format.JSONL else print_flags(form, found.scans())


def print_jsonl(found: Iterable[Scan | Failure]) -> int:
    """Print one record a line, failures in their place; gives the number of flags."""
    from factcheck.report.record import as_line, error_record, record

    flags = 0
    for item in found:
        if isinstance(item, Failure):
            line = error_record(item.id, item.code, item.message)
        else:
            line, flags = record(item), flags + len(item.flags)
        sys.stdout.write(as_line(line) + "\n")
    return flags


def print_flags(form: Format, scans: Iterable[Scan]) -> int:
    """Print flags in one of the linters' formats; gives their number."""
    from factcheck.report.flags import write

    return write(form.value, scans, sys.stdout, colour=screen.coloured(), width=screen.columns())
