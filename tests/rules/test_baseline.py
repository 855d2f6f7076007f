"""The baseline: what was accepted stays quiet wherever it moves, and comes back when it changes."""

from pathlib import Path

import pytest

from factcheck.model import Case, Flag
from factcheck.rules import Baseline, BaselineError, find
from tests.rules.cases import case_of, flags_of

DAY = "2024-11-05"
ARTICLE = "Le ministre est arrivé mardi. Il a signé hier l’accord avec les syndicats."


def checked(text: str, *, as_of: str = DAY) -> tuple[Case, tuple[Flag, ...]]:
    """Give a case with all flags of its dates."""
    case = case_of(text, published=DAY, as_of=as_of)
    return case, flags_of(case, find("TS101"), find("TS103"))


def accepted(text: str) -> Baseline:
    """Give a baseline that accepts everything in ``text``."""
    baseline = Baseline()
    case, flags = checked(text)
    baseline.add(text, case.sentences, flags)
    return baseline


def new(baseline: Baseline, text: str, *, as_of: str = DAY) -> list[str]:
    """Give the words of the flags that the baseline does not know."""
    case, flags = checked(text, as_of=as_of)
    return [flag.words(text) for flag in baseline.new(text, case.sentences, flags)]


def test_what_was_accepted_is_not_shown_again() -> None:
    """The same article has nothing new, wherever its sentences stand and however they are set."""
    baseline = accepted(ARTICLE)
    assert new(baseline, ARTICLE) == []
    moved = "Un paragraphe de plus.\n\n" + ARTICLE.replace("’", "'").replace("est arrivé", "est  arrivé")
    assert new(baseline, moved) == []


def test_a_changed_sentence_comes_back() -> None:
    """An edit of the sentence itself makes its flag new; the other sentence stays quiet."""
    assert new(accepted(ARTICLE), ARTICLE.replace("Le ministre", "Le président")) == ["mardi"]


def test_one_more_of_the_same_is_new() -> None:
    """What was accepted once is not accepted twice."""
    assert new(accepted(ARTICLE), f"{ARTICLE}\nLe ministre est arrivé mardi.") == ["mardi"]


def test_a_flag_that_has_become_an_error_comes_back() -> None:
    """An accepted plan is shown again once its day is over."""
    text = "L'Italie accueillera la conférence en juillet 2025."
    baseline = accepted(text)
    assert new(baseline, text) == []
    assert new(baseline, text, as_of="2025-09-01") == ["juillet 2025"]


def test_a_baseline_survives_being_written_and_read(tmp_path: Path) -> None:
    """Written and read it accepts the same, and is the same file each time."""
    path = tmp_path / "baseline.json"
    accepted(ARTICLE).write(path)
    once = path.read_bytes()
    Baseline.read(path).write(path)
    assert path.read_bytes() == once
    assert new(Baseline.read(path), ARTICLE) == []


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": 9, "flags": []}', '{"version": 1, "flags": [1]}'])
def test_a_broken_baseline_is_refused(tmp_path: Path, content: str) -> None:
    """A file that is no baseline is named, with the way to write one."""
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match="write it anew"):
        Baseline.read(path)


def test_a_missing_baseline_is_named(tmp_path: Path) -> None:
    """A baseline that is not there is not an empty one."""
    with pytest.raises(BaselineError, match="cannot be read"):
        Baseline.read(tmp_path / "none.json")
