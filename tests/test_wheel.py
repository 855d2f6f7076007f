"""The wheel holds everything: built, installed outside the checkout, it scans the article."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

ARTICLE = ROOT / "claims/rutte-meloni/article.fr.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build backend that ``pyproject.toml`` names."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", build], cwd=ROOT, capture_output=True, text=True, check=True)
    return folder / done.stdout.splitlines()[-1]


def test_the_wheel_holds_packs_facts_scales_and_migrations(wheel: Path) -> None:
    """Every data file of the checkout's package and of ``claims/`` is in the wheel."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = {
        str(path.relative_to(ROOT)) for path in (ROOT / "factcheck").rglob("*.*") if path.suffix in {".toml", ".sql"}
    }
    shipped = {f"factcheck/_claims/{path.relative_to(ROOT / 'claims')}" for path in (ROOT / "claims").rglob("*.toml")}
    assert package | shipped <= inside
    assert any(name.endswith(".sql") for name in package)


def test_the_installed_command_scans_the_article_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """A new virtual environment with the wheel, far from the checkout, has the command and gives the flags."""
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    subprocess.run(
        [home / "bin/pip", "install", "--quiet", "--no-index", "--no-deps", wheel], check=True, capture_output=True
    )
    _lend_dependencies(home)
    (tmp_path / "article.txt").write_bytes(ARTICLE.read_bytes())
    done = subprocess.run(
        [home / "bin/factcheck", "scan", "article.txt", "--published", "2024-11-05", "--format", "concise"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "TS103" in done.stdout
    assert "IC201" in done.stdout


def _lend_dependencies(home: Path) -> None:
    """Let the new environment see the libraries of this one, but not its copy of factcheck: no network is needed."""
    (site,) = home.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    where = "import factcheck; print(factcheck.__file__)"
    found = subprocess.check_output([home / "bin/python", "-c", where], text=True, cwd=home)
    assert Path(found.strip()).is_relative_to(site)
