"""What all tests share: options, the command as a person would run it, a quiet environment."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ["FACTCHECK_OFFLINE"] = "1"  # no test asks the web of the world; those with a web of their own unset it
os.environ["FACTCHECK_RANK"] = "words"  # what is printed hangs on no extra; the tests of that one name it
ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``: rewrite the transcripts with what the commands print today."""
    parser.addoption("--update", action="store_true", help="rewrite the transcripts with what is printed today")


@pytest.fixture
def quiet_environment(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which nothing of the machine's user shows through."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "COVERAGE_PROCESS_START") if name in os.environ
    }
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    return kept | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "FACTCHECK_USER": "redaction",
        "FACTCHECK_OFFLINE": "1",
        "FACTCHECK_RANK": "words",
        "PYTHONUTF8": "1",
        "COLUMNS": "100",
        "TZ": "Europe/Paris",
    }


@pytest.fixture
def factcheck(tmp_path: Path, quiet_environment: dict[str, str]) -> Run:
    """Give a function that runs the command in an empty folder: ``factcheck("scan", "a.txt", stdin="…")``."""

    def run(
        *arguments: str, stdin: str = "", cwd: Path = tmp_path, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            input=stdin,
            cwd=cwd,
            env=quiet_environment | {"PYTHONPATH": str(ROOT)} | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run
