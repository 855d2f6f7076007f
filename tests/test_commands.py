"""The command table: every command loads, is described once, and is documented."""

import inspect
import re
from importlib import import_module

import pytest
import typer

from factcheck.cli.lazy import COMMANDS, load
from tests.conftest import ROOT, Run


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_loads_and_says_in_help_what_the_table_says(name: str) -> None:
    """The summary in ``--help`` is the first line of the command's own docstring."""
    entry = COMMANDS[name]
    found = getattr(import_module(f"factcheck.cli.{entry.module}"), entry.attribute)
    text = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
    assert text is not None
    assert text.splitlines()[0] == entry.summary
    assert load(name).name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help(name: str, factcheck: Run) -> None:
    """Every command answers ``--help`` with its summary and status 0."""
    done = factcheck(name, "--help")
    assert done.returncode == 0
    assert COMMANDS[name].summary.split(":")[0].split(";")[0][:40] in " ".join(done.stdout.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_a_transcript(name: str) -> None:
    """Every command is shown at work in the README or in a transcript."""
    pages = [ROOT / "README.md", *(ROOT / "tests/transcripts").glob("*.md")]
    typed = re.compile(rf"^\$ (?:.*; )?factcheck {name}\b", re.MULTILINE)
    assert any(typed.search(page.read_text(encoding="utf-8")) for page in pages)


def test_a_mistyped_command_gets_the_nearest_one(factcheck: Run) -> None:
    """A typing mistake is one sentence with the remedy, status 2."""
    done = factcheck("scna")
    assert done.returncode == 2
    assert done.stderr == "factcheck: No such command 'scna'. Did you mean 'scan'?; see 'factcheck --help'\n"


def test_an_unknown_option_is_one_sentence(factcheck: Run) -> None:
    """An option that is none is one sentence on standard error, status 2."""
    done = factcheck("scan", "--colour")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
