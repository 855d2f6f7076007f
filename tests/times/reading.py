"""Read times in tests: from a text to marks, with the real stages."""

from datetime import date
from pathlib import Path

from factcheck.annotate.tenses import find_tenses
from factcheck.annotate.times import find_times
from factcheck.languages import load
from factcheck.model import Time
from factcheck.segment import segment


def times_of(
    text: str, language: str, anchor: date | None, folders: tuple[Path, ...] = (), *, ages: bool = False
) -> tuple[Time, ...]:
    """Give the times of a text."""
    pack = load(language, folders)
    sentences = segment(text, pack)
    return find_times(text, sentences, find_tenses(text, sentences, pack), pack, anchor, ages=ages)


def the_time(text: str, language: str = "fr", anchor: date | None = date(2024, 11, 5)) -> Time:
    """Give the one time of a text."""
    (found,) = times_of(text, language, anchor)
    return found
