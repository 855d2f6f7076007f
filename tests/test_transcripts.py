"""The sessions shown in README.md and in tests/transcripts are what the commands print."""

from pathlib import Path

import pytest

from tests.transcripts import ROOT, replay

PAGES = [ROOT / "README.md", *sorted((ROOT / "tests/transcripts").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_session_shown_is_what_is_printed(
    page: Path, tmp_path: Path, quiet_environment: dict[str, str], request: pytest.FixtureRequest
) -> None:
    """Every console block, run again, prints what stands under it."""
    shown = page.read_text(encoding="utf-8")
    printed = replay(shown, tmp_path, quiet_environment)
    if request.config.getoption("--update"):
        page.write_text(printed, encoding="utf-8")
    else:
        assert printed == shown
