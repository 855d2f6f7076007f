"""Replay the ``$ factcheck …`` blocks of a Markdown file and give the file as it should read today.

All ``console`` blocks of one file are one session in one empty folder. A line that begins with ``$ `` is run by a
shell; what follows, up to the next such line, is what it prints, standard error included. A last line
``[exit 1]`` is the exit status where it is not 0.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOMENT = re.compile(r"\b20\d\d-\d\d-\d\d \d\d:\d\d\b")  # history is stamped with the clock
BLOCK = re.compile(r"(?P<open>^```console\n)(?P<body>.*?)(?P<close>^```$)", re.DOTALL | re.MULTILINE)


def replay(page: str, folder: Path, environment: dict[str, str]) -> str:
    """Run every block of ``page`` in ``folder`` and give the page with the real output in its place."""
    shutil.copytree(ROOT / "claims", folder / "claims")
    binaries = folder / "bin"
    binaries.mkdir()
    command = binaries / "factcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    session = environment | {"PATH": f"{binaries}:{environment['PATH']}", "PYTHONPATH": str(ROOT)}
    return BLOCK.sub(lambda block: block["open"] + _block(block["body"], folder, session) + block["close"], page)


def _block(body: str, folder: Path, environment: dict[str, str]) -> str:
    commands = re.findall(r"^\$ (.*(?:\\\n.*)*)$", body, re.MULTILINE)
    return "".join(_command(command, folder, environment) for command in commands)


def _command(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    output = MOMENT.sub("2026-11-24 10:00", done.stdout.replace(str(folder), "~"))
    printed = "\n".join(line.rstrip() for line in output.splitlines())
    status = f"[exit {done.returncode}]\n" if done.returncode else ""
    return f"$ {command}\n" + (printed + "\n" if printed else "") + status
