"""``db``, ``export``, ``import``: the ledger's file."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from factcheck.cli import common
from factcheck.model import FactcheckError
from factcheck.safe import printable

app = common.group("Say where the ledger is; back it up; verify it.")

PRIVATE = 0o600
STREAM = Path("-")


class TransferFileError(FactcheckError):
    """A file to export to or to import from that cannot be used."""

    code = "transfer-file"


@app.command()
def path(*, db: common.Database = None) -> None:
    """Say which file the ledger is, whether it is there or not."""
    from factcheck.store.where import locate

    typer.echo(printable(str(locate(db, environ=os.environ, folder=Path.cwd()))))


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="[FILE]", help="A new file, or a folder.")] = Path(),
    *,
    db: common.Database = None,
) -> None:
    """Copy the ledger, also while others use it, to a file that only you can read."""
    with common.open_ledger(db) as ledger:
        typer.echo(printable(str(ledger.backup(target))))


@app.command()
def verify(*, form: common.DataFormat = common.Data.TEXT, db: common.Database = None) -> None:
    """Check the file, its links, the search index, the stored texts and the history's chain.

    Exit status 1 where something is wrong.
    """
    with common.open_ledger(db) as ledger:
        found, place = ledger.verify(), ledger.path
    if form is common.Data.JSON:
        common.print_json({"path": str(place), "entries": found.entries, "problems": list(found.problems)})
    elif found.problems:
        for problem in found.problems:
            typer.echo(printable(problem))
    else:
        typer.echo(f"{printable(str(place))}: sound, {found.entries} entries of history")
    raise typer.Exit(1 if found.problems else 0)


def export(
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where it goes; - prints.")] = STREAM,
    db: common.Database = None,
) -> None:
    """Write the whole ledger as JSON lines.

    History and the texts of all versions are in it; import reads it back as it was.
    """
    with common.open_ledger(db) as ledger:
        if output == STREAM:
            ledger.export(sys.stdout)
            return
        with _new_file(output) as file:
            count = ledger.export(file)
    typer.echo(f"{printable(str(output))}: {count} lines", err=True)


def import_ledger(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="An export; - for standard input.")],
    *,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """Read a ledger back from JSON lines.

    An empty ledger becomes the exported one, history and numbers included. One with content gets what it does not
    have: what is there stays as it is. All or nothing; a mistake is named with its line.
    """
    with _opened(source) as lines, common.open_ledger(db, create=True) as ledger:
        done = ledger.import_(lines, name=str(source))
    if form is common.Data.JSON:
        common.print_json({"added": dict(done.added), "kept": dict(done.kept)})
        return
    typer.echo(f"added: {_counts(done.added)}")
    if done.kept:
        typer.echo(f"left as they were: {_counts(done.kept)}")


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{table.replace('_', ' ')} {count}" for table, count in counts.items()) or "nothing"


@contextmanager
def _new_file(target: Path) -> Iterator[IO[str]]:
    """Give a private file that takes its name when it is complete: an export cut short never looks like one."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        handle = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, PRIVATE)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - Path cannot open a handle
            yield file
        unfinished.replace(target)
    except OSError as error:
        raise TransferFileError(f"{target} cannot be written: {error.strerror or error}") from None
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _opened(source: Path) -> Iterator[Iterator[str]]:
    if source == STREAM:
        yield _decoded(sys.stdin.buffer, "standard input")
        return
    try:
        file = source.open("rb")
    except OSError as error:
        raise TransferFileError(f"{source} cannot be read: {error.strerror or error}") from None
    with file:
        yield _decoded(file, str(source))


def _decoded(file: IO[bytes], name: str) -> Iterator[str]:
    """Give the lines; a line without end is cut where no reader would take it anyway."""
    from factcheck.store.lines import LONGEST_LINE

    number = 0
    while line := file.readline(4 * LONGEST_LINE):
        number += 1
        try:
            yield line.decode()
        except UnicodeDecodeError as error:
            raise TransferFileError(f"{name} was not imported: line {number} is no UTF-8: {error.reason}") from None
