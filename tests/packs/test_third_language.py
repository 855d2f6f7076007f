"""A third language is a folder of data: times are read in it without touching a module."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.annotate.tenses import find_tenses
from factcheck.annotate.times import find_times
from factcheck.languages import available, load
from factcheck.languages.wording import day_words, elapsed_words
from factcheck.model import Sentence

FOLDER = (Path(__file__).parent,)
ANCHOR = date(2024, 11, 5)  # a Tuesday


def test_the_folder_is_picked_up() -> None:
    """A folder with a pack.toml is a language, beside the shipped ones."""
    assert {"de", "en", "fr"} <= set(available(FOLDER))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Der Minister trat am Montag zurück.", "Montag", "2024-11-04"),
        ("Das Gesetz wird am Donnerstag beraten.", "Donnerstag", "2024-11-07"),
        ("Die Brücke wurde am 14. Juni 2019 eröffnet.", "14. Juni 2019", "2019-06-14"),
        ("Sie trat vor zwei Jahren zurück.", "vor zwei Jahren", "2022"),
        ("Das Werk schließt in drei Monaten.", "in drei Monaten", "2025-02"),
        ("Letztes Jahr kamen 400 Gäste.", "Letztes Jahr", "2023"),
        ("Seit 2022 steigen die Mieten.", "2022", "2022"),
        ("Der Krieg dauert mehr als zwei Jahre.", "mehr als zwei Jahre", "P2Y"),
        ("Der Rat tagt jeden Dienstag.", "jeden Dienstag", "XXXX-WXX-2"),
        ("Gestern fiel der Strom aus.", "Gestern", "2024-11-04"),
        ("Das Zeugnis ist vom 03.04.2024.", "03.04.2024", "2024-04-03"),
    ],
)
def test_it_reads_times(text: str, words: str, value: str) -> None:
    """The rules of the folder find the words and give them their value."""
    pack = load("de", FOLDER)
    sentences = (Sentence(0, len(text)),)
    (found,) = find_times(text, sentences, find_tenses(text, sentences, pack), pack, ANCHOR)
    assert (found.text, found.value) == (words, value)


def test_it_words_dates() -> None:
    """Dates and lengths are said with the folder's own forms."""
    pack = load("de", FOLDER)
    assert day_words(ANCHOR, pack, weekday=True) == "Dienstag, 5. November 2024"
    assert elapsed_words(date(2020, 3, 5), ANCHOR, pack) == "4 Jahre und 8 Monate"
