"""Reported speech, sentence by sentence: what is said, and the words that name who says it."""

from pathlib import Path

import pytest

from tests.text.marks import quotations


def sentences(language: str) -> list[tuple[str, str, str]]:
    """Give language, text and the expected lines of each block."""
    blocks = Path(__file__).with_name(f"reported_{language}.txt").read_text(encoding="utf-8").strip().split("\n\n")[1:]
    parts = (block.partition("\n> ") for block in blocks)
    return [(language, text, said) for text, _, said in parts]


REPORTED = [*sentences("en"), *sentences("fr")]


@pytest.mark.parametrize(("language", "text", "said"), REPORTED)
def test_who_says_what(language: str, text: str, said: str) -> None:
    """Each line names the speaker ("-" for none) and the words that are said; "nobody" where nothing is."""
    found = [f"{q.speaker.text if q.speaker else '-'} | {q.words(text)}" for q in quotations(text, language)]
    assert "\n> ".join(line.replace("\n", "⏎") for line in found) == ("" if said == "nobody" else said)


def test_both_languages_are_there() -> None:
    """The files are read whole."""
    assert len(REPORTED) > 130
