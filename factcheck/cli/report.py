"""``factcheck report``: what was found and decided, in a file that others can read."""

import os
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import common, screen
from factcheck.model import ClaimFilter, FactcheckError, State
from factcheck.safe import printable

if TYPE_CHECKING:
    from factcheck.flow.reporting import Selection
    from factcheck.languages import Pack
    from factcheck.report.dossier import Dossier
    from factcheck.review import Scale


class Form(StrEnum):
    """The formats of reports."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    CLAIMREVIEW = "claimreview"
    ICS = "ics"
    ATOM = "atom"


_FOR_PEOPLE = (Form.TERMINAL, Form.MD, Form.HTML)
_BY_ENDING = {f".{form.value}": form for form in Form} | {
    ".markdown": Form.MD,
    ".htm": Form.HTML,
    ".jsonld": Form.CLAIMREVIEW,
}


class ReportFileError(FactcheckError):
    """The report cannot be written where it should go."""

    code = "report-file"


def report(
    claims: Annotated[list[int] | None, typer.Argument(metavar="[ID…]", help="Claims; else the whole ledger.")] = None,
    *,
    form: Annotated[Form | None, typer.Option("--format", "-f", help="What kind; else by the file's ending.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes; - prints.")
    ] = None,
    document: Annotated[int, typer.Option(min=0, help="Only this document.")] = 0,
    states: Annotated[list[State] | None, typer.Option("--state", help="Only claims in this state.")] = None,
    verdicts: Annotated[list[str] | None, typer.Option("--verdict", help="Only claims with this verdict.")] = None,
    claimant: Annotated[str, typer.Option(help="Only claims by this person or body.")] = "",
    flag: Annotated[str, typer.Option(metavar="CODE", help="Only claims with this flag.")] = "",
    due_by: Annotated[str | None, typer.Option(metavar="DATE", help="Only claims to be rechecked by this day.")] = None,
    words: Annotated[str, typer.Option(help="Only claims with these words.")] = "",
    title: Annotated[str, typer.Option(help="The report's title.")] = "",
    url: Annotated[str, typer.Option(help="The page where the report will stand.")] = "",
    publisher: Annotated[str, typer.Option(envvar="FACTCHECK_PUBLISHER", help="Who publishes it.")] = "",
    publisher_url: Annotated[str, typer.Option(envvar="FACTCHECK_PUBLISHER_URL", help="The publisher's page.")] = "",
    scale: Annotated[list[str] | None, typer.Option(help="A .toml file with a scale of your own.")] = None,
    as_of: common.AsOf = None,
    cadence: common.CadenceFile = None,
    messages: Annotated[
        str | None,
        typer.Option(
            "--messages", metavar="CODE", envvar="FACTCHECK_MESSAGES", help="Its language; else the article's."
        ),
    ] = None,
    facts: common.Facts = None,
    packs: common.Packs = None,
    db: common.Database = None,
) -> None:
    """Write a report on a document, a selection or the ledger.

    Verdicts are in it only where a person gave them. With --as-of the same ledger gives the same file to the byte;
    without, the report is stamped with the moment that it was made.
    """
    from factcheck.flow.reporting import retold, select

    form = form or _BY_ENDING.get(output.suffix.lower() if output else "", Form.TERMINAL)
    day = common.day(as_of, option="--as-of", default=common.today()) or date.min
    wanted = ClaimFilter(
        numbers=tuple(claims or ()),
        states=tuple(states or ()),
        verdicts=tuple(verdicts or ()),
        document=document,
        claimant=claimant,
        due_by=common.day(due_by, option="--due-by"),
        flag=flag.upper(),
        words=words,
    )
    with common.open_ledger(db) as ledger:
        chosen = select(ledger, wanted, as_of=day, everything=form is Form.ICS)
        changes = ledger.changes() if form in (Form.ICS, Form.ATOM) else {}
        pack = _pack(messages, chosen, tuple(packs or ()))
        if form in _FOR_PEOPLE:
            judge = common.teller(ledger, day, pack.code, facts=facts, packs=packs)
            chosen = retold(ledger, chosen, judge)
    from factcheck.recheck import load_cadence
    from factcheck.report.dossier import Dossier

    dossier = Dossier(
        chosen.documents,
        chosen.claims,
        day,
        generated=None if as_of else common.now(),
        title=title,
        url=url,
        publisher=publisher,
        publisher_url=publisher_url,
        scales=_scales(scale or []),
        cadence=load_cadence(cadence),
        changes=changes,
    )
    _deliver(form, dossier, pack, output)


def _scales(files: list[str]) -> "dict[str, Scale]":
    from factcheck.review import load_scale, scale_names

    loaded = [load_scale(name) for name in (*scale_names(), *files)]
    return {found.name: found for found in loaded}


def _pack(language: str | None, chosen: "Selection", folders: tuple[Path, ...]) -> "Pack":
    """Give the pack of the report's own words: as asked, else that of the documents where they share one."""
    from factcheck.languages import available, load

    if language:
        return load(language, folders)
    spoken = {document.language for document in chosen.documents} or {claim.language for claim in chosen.claims}
    only = spoken.pop() if len(spoken) == 1 else ""
    return load(only if only in available(folders) else "en", folders)


def _deliver(form: Form, dossier: "Dossier", pack: "Pack", output: Path | None) -> None:
    from factcheck.report import render

    if output is None or str(output) == "-":
        sys.stdout.write(render(form.value, dossier, pack, colour=screen.coloured(), width=screen.columns()))
        return
    text = render(form.value, dossier, pack)
    _write(output, text)
    typer.echo(f"wrote {printable(str(output))}", err=True)


def _write(path: Path, text: str) -> None:
    """Write the whole file or nothing: a report that is cut short looks like a report."""
    if path.is_dir():
        raise ReportFileError(f"{path} is a folder: name a file with -o")
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(path, text)
    except OSError as error:
        raise ReportFileError(f"{path} cannot be written: {error.strerror or error}") from None


def _replace(path: Path, text: str) -> None:
    made = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        made.write_text(text, encoding="utf-8", newline="")
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
