"""Who speaks: roles, pronouns, bodies and two people in play, scene by scene."""

from pathlib import Path

import pytest

from tests.text.marks import quotations


def scenes(language: str) -> list[tuple[str, str, str]]:
    """Give language, text and expected names of each scene."""
    blocks = Path(__file__).with_name(f"scenes_{language}.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]
    parts = (block.rpartition("\n> ") for block in blocks)
    return [(language, text, names) for text, _, names in parts]


SCENES = [*scenes("en"), *scenes("fr")]


@pytest.mark.parametrize(("language", "text", "names"), SCENES)
def test_each_quotation_is_given_to_who_says_it(language: str, text: str, names: str) -> None:
    """By the article's own introductions; where two people fit, nobody is named."""
    found = [quotation.speaker.name if quotation.speaker else "" for quotation in quotations(text, language)]
    assert " | ".join(name or "-" for name in found) == names


def test_there_are_scenes_of_both_languages() -> None:
    """The files are read whole."""
    assert len(SCENES) > 80
    assert sum(names.count("|") + 1 for _, _, names in SCENES) > 160
