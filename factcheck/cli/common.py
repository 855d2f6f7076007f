"""What commands share: options, the clock, the ledger's place, the console.

Every option that means the same thing in two commands is declared here once.
"""

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.model import FactcheckError
from factcheck.safe import in_json, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from factcheck.flow import Judge
    from factcheck.store import Ledger

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Judge as of this day; in words or as 2024-11-05."),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When the article was published: the anchor of its dates."),
]
Language = Annotated[
    str | None,
    typer.Option("--language", "-l", metavar="CODE", help="The text's language; detected where not given."),
]
Messages = Annotated[
    str,
    typer.Option("--messages", metavar="CODE", envvar="FACTCHECK_MESSAGES", help="The language of messages."),
]
Select = Annotated[
    str | None,
    typer.Option("--select", metavar="CODES", help="Only these rules: codes or their beginnings, as TS1,IC101."),
]
Ignore = Annotated[
    str | None,
    typer.Option("--ignore", metavar="CODES", help="Not these rules: codes or their beginnings."),
]
Facts = Annotated[
    list[Path] | None,
    typer.Option("--facts", metavar="FOLDER", help="A folder of reference facts beside the shipped ones."),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--packs",
        metavar="FOLDER",
        envvar="FACTCHECK_PACKS",
        help="A folder of language packs beside the shipped ones.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="The encoding of text files that are not UTF-8."),
]
KnownFlags = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Leave out the flags that this file accepts."),
]
AcceptFlags = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Accept today's flags: write them to this file."),
]
Database = Annotated[
    Path | None,
    typer.Option(
        "--db", metavar="FILE", help="The ledger's file; else $FACTCHECK_DB, a project file, your data folder."
    ),
]

CadenceFile = Annotated[
    Path | None,
    typer.Option(
        "--cadence",
        metavar="FILE",
        envvar="FACTCHECK_CADENCE",
        help="How often claims are gone back to, by state: TOML.",
    ),
]


# Help is plain text: typer's coloured help imports Markdown and syntax highlighting, three times the work.
PLAIN: Any = {"add_completion": False, "rich_markup_mode": None}


def group(summary: str) -> typer.Typer:
    """Give an empty group of commands, as "source" with its add, list and remove."""
    return typer.Typer(help=summary, no_args_is_help=True, **PLAIN)


class BadPacksError(FactcheckError):
    """``--packs`` or ``--messages`` names what is not there."""

    code = "unknown-language"


class Data(StrEnum):
    """The formats of commands that print data."""

    TEXT = "text"
    JSON = "json"


DataFormat = Annotated[Data, typer.Option("--format", "-f", help="For people, or stable JSON.")]


def today() -> date:
    """Give the user's calendar day: the one place where the clock is read for judging."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """Give the moment that history entries are stamped with, in UTC."""
    return datetime.now(tz=UTC).replace(microsecond=0)


def user() -> str:
    """Give the name that history entries are signed with: $FACTCHECK_USER, else the login name."""
    import getpass

    try:
        return os.environ.get("FACTCHECK_USER") or getpass.getuser()
    except (OSError, KeyError):  # a container user without a name
        return f"uid {os.getuid()}"


def day(typed: str | None, *, option: str, default: date | None = None) -> date | None:
    """Read a date that somebody typed; raises a FactcheckError that names the option."""
    if typed is None:
        return default
    from factcheck.read.dates import read_date

    return read_date(typed, today=today(), option=option)


def codes(typed: str | None) -> tuple[str, ...]:
    """Split a list of rule codes."""
    return tuple(code for code in (typed or "").replace(",", " ").upper().split() if code)


def ledger_path(database: Path | None) -> Path:
    """Give the file that ``--db`` and its defaults name; it need not exist."""
    from factcheck.store.where import locate

    return locate(database, environ=os.environ, folder=Path.cwd())


@contextmanager
def open_ledger(database: Path | None, *, create: bool = False) -> "Iterator[Ledger]":
    """Open the ledger that ``--db`` and its defaults name, stamped with the clock and the user."""
    from factcheck.store import Ledger

    with Ledger.open(ledger_path(database), create=create, now=now, who=user()) as ledger:
        yield ledger


def console(*, stderr: bool = False) -> "Console":
    """Give the terminal: colours only where there is one, no guessing of links, numbers or emoji in text."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def print_json(data: Any) -> None:
    """Print stable JSON, indented, keys in the order given."""
    import json

    sys.stdout.write(in_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n")


def complain(message: str) -> int:
    """Print one sentence on standard error; gives exit status 2."""
    print(f"factcheck: {printable(message)}", file=sys.stderr)
    return 2


def judge(
    *,
    as_of: str | None,
    select: str | None,
    ignore: str | None,
    messages: str,
    facts: list[Path] | None,
    packs: list[Path] | None,
    min_worth: float = 0,
) -> "Judge":
    """Give the judge that the options describe; ``as_of`` None leaves every article on its own day."""
    from factcheck.facts import load_facts
    from factcheck.flow import Judge
    from factcheck.rules import select as select_rules

    check_packs(messages, packs)
    return Judge(
        facts=load_facts(tuple(facts or ())),
        rules=select_rules(codes(select), codes(ignore)),
        as_of=day(as_of, option="--as-of"),
        messages=messages,
        packs=tuple(packs or ()),
        min_worth=min_worth,
    )


def check_packs(messages: str, packs: list[Path] | None) -> None:
    """Raise a FactcheckError where ``--packs`` names no folder or ``--messages`` a language without a pack."""
    from factcheck.languages import UnknownLanguageError, available, load

    for folder in packs or ():
        if not folder.is_dir():
            raise BadPacksError(f"--packs: there is no folder {folder}")
    try:
        load(messages, tuple(packs or ()))
    except UnknownLanguageError:
        have = ", ".join(available(tuple(packs or ())))
        raise BadPacksError(f"--messages: there are no messages in {messages!r}; there are packs for {have}") from None


def knowing(judge: "Judge", ledger: "Ledger") -> "Judge":
    """Give the judge with the user's own facts from the ledger beside those it has."""
    from factcheck.facts import merged

    return replace(judge, facts=merged(judge.facts.facts, ledger.facts()))


def teller(
    ledger: "Ledger", day: date | None, language: str, *, facts: list[Path] | None, packs: list[Path] | None
) -> "Judge":
    """Make the judge that tells stored claims anew: all rules and facts, as of a day."""
    as_of = day.isoformat() if day else None
    told = judge(as_of=as_of, select=None, ignore=None, messages=language, facts=facts, packs=packs)
    return knowing(told, ledger)
