"""A ledger with a small article in it, and fake schedulers that write real files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli import run as run_command

ARTICLE = """La maire de Brévan, Claire Danval, a signé mardi le contrat du nouveau quai.
En juillet 2025, la ville accueillera la course des trois îles.
La commune s’est engagée à livrer 40 000 mètres carrés de quai en 2026.
Le port a été fondé en 1784.
"""

CRONTAB = """#!/bin/sh
case "$1" in
-l) [ -f "$FAKE/crontab" ] || { echo "no crontab for somebody" >&2; exit 1; }; cat "$FAKE/crontab" ;;
-) [ -f "$FAKE/refuse" ] && { echo "bad minute" >&2; exit 1; }; cat > "$FAKE/new"; mv "$FAKE/new" "$FAKE/crontab" ;;
*) exit 2 ;;
esac
"""

SYSTEMCTL = """#!/bin/sh
echo "$*" >> "$FAKE/log"
[ "$1" = --user ] || exit 2
case "$2" in
show-environment) [ -f "$FAKE/no-bus" ] && { echo "Failed to connect to bus: No medium found" >&2; exit 1; }; exit 0 ;;
is-enabled) [ -f "$FAKE/enabled" ] ;;
enable) [ -f "$FAKE/refuse" ] && { echo "Unit is masked." >&2; exit 1; }; touch "$FAKE/enabled" ;;
disable) rm -f "$FAKE/enabled" ;;
show) echo "Wed 2026-11-25 07:00:00 CET" ;;
daemon-reload|restart) ;;
*) exit 2 ;;
esac
"""

Command = Callable[..., int]


@pytest.fixture
def ledger(tmp_path: Path, command: Command) -> Path:
    """Give a ledger that holds the article, as of the day of its publication."""
    article = tmp_path / "quai.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "ledger.db"
    assert command("ingest", article, "--published", "2024-11-05", "--db", path) == 0
    return path


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Give the command line, in this process; it gives the exit status."""
    monkeypatch.delenv("FACTCHECK_DB", raising=False)

    def run(*arguments: object) -> int:
        return run_command([str(argument) for argument in arguments])

    return run


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a systemctl and a crontab on the path that keep what they are told in a folder; gives the folder."""
    folder, home = tmp_path / "fake", tmp_path / "home"
    for made in (folder / "bin", home):
        made.mkdir(parents=True)
    for name, script in (("crontab", CRONTAB), ("systemctl", SYSTEMCTL)):
        (folder / "bin" / name).write_text(script, encoding="utf-8")
        (folder / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("FAKE", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return folder


@pytest.fixture
def cron_only(fake: Path) -> Path:
    """Give the fakes on a computer where systemd's programs are, but nothing runs for the user."""
    (fake / "no-bus").touch()
    return fake
