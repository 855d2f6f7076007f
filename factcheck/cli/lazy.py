"""The command table: a command's module is imported when it is called, not before.

``--help`` shows the summaries that stand here, so that it imports none of the commands; a test
holds each summary to the first line of its command's docstring.
"""

from importlib import import_module
from typing import Any

import typer
import typer.core
import typer.main

from factcheck.cli.common import PLAIN
from factcheck.model.frozen import dataclass

READ, LEDGER, REVIEW, TIME, OUTPUT = "Read an article", "Keep a ledger", "Review", "Go back in time", "Give it away"


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: where its function (or its group, a ``typer.Typer``) is, and what ``--help`` says of it."""

    module: str
    attribute: str
    panel: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "scan": Entry("scan", "scan", READ, "Read articles and print claims and flags; nothing is stored."),
    "compare": Entry("compare", "compare", READ, "Compare two texts: what agrees, what conflicts, what only one has."),
    "rule": Entry("rule", "rule", READ, "Show the page of a rule, or the table of all rules."),
    "ingest": Entry("ingest", "ingest", LEDGER, "Read articles and store their claims in the ledger."),
    "diff": Entry("diff", "diff", LEDGER, "Show what changed in the claims between two versions of a document."),
    "add": Entry("add", "add", LEDGER, "Add one claim by hand."),
    "list": Entry("ledger", "list_claims", LEDGER, "List claims."),
    "show": Entry("ledger", "show", LEDGER, "Show claims with everything that hangs on them."),
    "edit": Entry("ledger", "edit", LEDGER, "Change a claim's words, span, claimant or state."),
    "search": Entry("ledger", "search", LEDGER, "Search the claims' words, or claims that say the same."),
    "history": Entry("ledger", "history", LEDGER, "Show what was done to a claim, or to the whole ledger."),
    "undo": Entry("ledger", "undo", LEDGER, "Take back the last change."),
    "review": Entry("review", "review", REVIEW, "Give verdicts: claim by claim with keys, or by options."),
    "source": Entry("source", "app", REVIEW, "Add, list and remove the sources of claims, and go back to them."),
    "fact": Entry("fact", "app", REVIEW, "Add, change, list, import, pull and remove reference facts."),
    "check": Entry(
        "check", "check", TIME, "Run the rules over the ledger: every document, and every claim added by hand."
    ),
    "due": Entry("recheck", "due", TIME, "List claims whose recheck date comes up."),
    "recheck": Entry("recheck", "recheck", TIME, "Judge again every claim whose date has come."),
    "schedule": Entry("schedule", "app", TIME, "Have rechecks run by themselves."),
    "report": Entry("report", "report", OUTPUT, "Write a report on a document, a selection or the ledger."),
    "export": Entry("db", "export", OUTPUT, "Write the whole ledger as JSON lines."),
    "import": Entry("db", "import_ledger", OUTPUT, "Read a ledger back from JSON lines."),
    "db": Entry("db", "app", OUTPUT, "Say where the ledger is; back it up; verify it."),
}


class LazyGroup(typer.core.TyperGroup):
    """The top-level group. Commands are stubs with a summary until one is resolved for running."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the base class's signature
        """Give the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Give a command's stub, or the command itself once it was resolved."""
        if cmd_name in self.commands:
            return self.commands[cmd_name]
        entry = COMMANDS.get(cmd_name)
        return entry and typer.core.TyperCommand(cmd_name, help=entry.summary)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the commands under the headings of the table, each with its whole summary."""
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            rows = [(name, entry.summary) for name, entry in COMMANDS.items() if entry.panel == panel]
            with formatter.section(panel):
                formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the command that was typed; a mistyped one gets the nearest names."""
        if args[0] in COMMANDS:
            self.commands[args[0]] = load(args[0])
        else:
            self.commands = {name: self.get_command(ctx, name) for name in COMMANDS}
        return super().resolve_command(ctx, args)


def load(name: str) -> Any:
    """Import a command's module and give the command, ready to run."""
    entry = COMMANDS[name]
    found = getattr(import_module(f"factcheck.cli.{entry.module}"), entry.attribute)
    if not isinstance(found, typer.Typer):
        single = typer.Typer(**PLAIN)
        single.command(name)(found)
        found = single
    command = typer.main.get_command(found)
    command.name = name
    return command


def build() -> Any:
    """Give the whole command line."""
    app = typer.Typer(
        cls=LazyGroup, no_args_is_help=True, **PLAIN, context_settings={"help_option_names": ["-h", "--help"]}
    )
    app.callback()(factcheck)
    return typer.main.get_command(app)


def factcheck(
    *,
    version: bool = typer.Option(False, "--version", "-V", help="Print the version.", is_eager=True),
) -> None:
    """Check facts: read articles, keep claims, and know when each statement stops being true.

    Exit status: 0 nothing flagged, 1 flags, 2 could not run.
    """
    if version:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit
