"""``factcheck compare``: two texts against each other."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from factcheck.cli import common, screen
from factcheck.flow import Judge
from factcheck.flow.compare import BadPair, compare_files, compare_stream
from factcheck.measure.comparison import Comparison
from factcheck.model import FactcheckError

_PAIR = 2


class Format(StrEnum):
    """How comparisons are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    HTML = "html"


class Input(StrEnum):
    """What the files hold."""

    FILES = "files"
    JSONL = "jsonl"


class ComparedFilesError(FactcheckError):
    """Not the number of files that is compared."""

    code = "usage"


def compare(
    texts: Annotated[list[str], typer.Argument(metavar="A B", help="Two files; - for standard input.")],
    *,
    form: Annotated[Format, typer.Option("--format", "-f", help="How the comparison is printed.")] = Format.TEXT,
    given: Annotated[Input, typer.Option("--input", help="Two files, or one JSON object a line.")] = Input.FILES,
    published: common.Published = None,
    language: common.Language = None,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
) -> None:
    """Compare two texts: what agrees, what conflicts, what only one has.

    Two articles on one event, an article and its press release, a text and its translation, two versions of one
    article. A conflict is said only where both spans and the reason can be named. With --input jsonl each line holds
    {"id": …, "a": {"text": …}, "b": {"text": …}}. Exit status: 0 no conflict, 1 conflicts, 2 a text could not be read.
    """
    judge = common.judge(as_of=None, select=None, ignore=None, messages=messages, facts=facts, packs=packs)
    if given is Input.JSONL:
        raise typer.Exit(_print_each(_pairs(texts, judge), form))
    if len(texts) != _PAIR:
        raise ComparedFilesError(f"compare takes two files, not {len(texts)}: factcheck compare A B")
    day = common.day(published, option="--published")
    raise typer.Exit(_print_each([compare_files(texts[0], texts[1], judge, language=language, published=day)], form))


def _pairs(places: list[str], judge: Judge) -> Iterable[Comparison | BadPair]:
    for place in places:
        yield from compare_stream(place, judge)


def _print_each(found: Iterable[Comparison | BadPair], form: Format) -> int:
    """Print comparisons as they come; gives the exit status."""
    from factcheck.report.comparison import render
    from factcheck.report.record import as_line, error_record

    status = 0
    for one in found:
        if isinstance(one, Comparison):
            status = max(status, 1 if one.conflicts else 0)
            sys.stdout.write(render(one, form.value, colour=screen.coloured(), width=screen.columns()))
        elif form is Format.JSONL:
            status = 2
            sys.stdout.write(as_line(error_record(one.id, one.code, one.message)) + "\n")
        else:
            status = common.complain(f"{one.id}: {one.message}" if one.id else one.message)
    return status
