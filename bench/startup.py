"""Start-up: CPU time of whole commands against the imports that they cannot do without.

Everything is byte-compiled first; each figure is the best of ten runs.
"""

import compileall
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import factcheck

ROOT = Path(__file__).parent.parent
ARTICLE = str(ROOT / "claims/rutte-meloni/article.fr.txt")
RUNS = 10
COMMAND = [sys.executable, "-m", "factcheck"]
SCAN = ["scan", ARTICLE, "--published", "2024-11-05"]


def cpu(command: list[str], environment: dict[str, str] | None = None) -> float:
    """Give the least CPU time of ``command`` over ten runs, in milliseconds."""
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * min(times)


def row(name: str, took: float, base: float, limit: float) -> None:
    """Print one figure with its ratio to the base and the ratio aimed at."""
    print(f"{name:28} {took:7.0f} ms   {took / base:5.2f} x   aim <= {limit} x")


def main() -> None:
    """Print the table."""
    compileall.compile_dir(str(Path(factcheck.__file__).parent), quiet=1)
    compileall.compile_path(quiet=1)
    nothing = cpu([sys.executable, "-c", "pass"])
    terminal = cpu([sys.executable, "-c", "import typer, rich"])
    models = cpu([sys.executable, "-c", "import sqlmodel"])
    print(f"python -c pass {nothing:.0f} ms; import typer, rich {terminal:.0f} ms; import sqlmodel {models:.0f} ms")
    row("--version", cpu([*COMMAND, "--version"]), nothing, 4)
    for arguments in (["--help"], ["rule", "TS103"], SCAN):
        row(" ".join(arguments[:1]), cpu([*COMMAND, *arguments]), terminal, 2)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"FACTCHECK_DB": f"{folder}/ledger.db"}
        _fill(environment)
        for arguments in (["list"], ["show", "1"], ["due"]):
            row(" ".join(arguments), cpu([*COMMAND, *arguments], environment), models, 1.2)


def _fill(environment: dict[str, str], claims: int = 10_000) -> None:
    text = "".join(f"En 2023, la commune n° {i} a voté un budget de {i + 2} millions d’euros.\n" for i in range(claims))
    command = [*COMMAND, "ingest", "-", "--published", "2024-11-05", "--language", "fr"]
    subprocess.run(command, input=text.encode(), env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    main()
