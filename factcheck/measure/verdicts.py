"""Which side a verdict takes, whatever the scale: true, false, or neither.

In: a verdict and the name of its scale. Out: 1 where it lies nearer the scale's best, -1 where nearer its worst, 0 in
the middle and where it has no place on the scale. The tables are ``claims/scales``; of a scale that is not there
nothing is known.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_DEFAULT = "default"


def side_of(verdict: str, scale: str = "") -> int:
    """Give the side that a verdict takes."""
    return _sides().get(scale or _DEFAULT, {}).get(verdict, 0)


@cache
def _sides() -> Mapping[str, Mapping[str, int]]:
    installed = _PACKAGE / "_claims"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "claims"
    return {path.stem: _read(path) for path in sorted((folder / "scales").glob("*.toml"))}


def _read(path: Path) -> dict[str, int]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    ends = table["best"] + table["worst"]
    placed = {row["id"]: 2 * row["value"] for row in table["verdict"] if "value" in row}
    return {verdict: (value > ends) - (value < ends) for verdict, value in placed.items()}
