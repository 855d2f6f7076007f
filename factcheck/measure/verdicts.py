"""Where a verdict lies, whatever the scale: from false to true.

In: a verdict and the name of its scale. Out: 1 at the scale's best, -1 at its worst, 0 in the middle and where it has
no place on the scale. The tables are ``claims/scales``; of a scale that is not there nothing is known.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_DEFAULT = "default"
_APART = 0.75  # of the way from the worst verdict to the middle


def lean_of(verdict: str, scale: str = "") -> float:
    """Give where a verdict lies between -1, false, and 1, true."""
    return _leans().get(scale or _DEFAULT, {}).get(verdict, 0.0)


def opposed(one: float, other: float) -> bool:
    """Say whether two verdicts lie on both sides of the middle, and not next to it."""
    return one * other < 0 and abs(one - other) >= _APART


@cache
def _leans() -> Mapping[str, Mapping[str, float]]:
    installed = _PACKAGE / "_claims"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "claims"
    return {path.stem: _read(path) for path in sorted((folder / "scales").glob("*.toml"))}


def _read(path: Path) -> dict[str, float]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    best, worst = table["best"], table["worst"]
    placed = {row["id"]: row["value"] for row in table["verdict"] if "value" in row}
    return {verdict: (2 * value - best - worst) / (best - worst) for verdict, value in placed.items()}
