"""Laws of the time engine: they hold for any text."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.annotate.times import find_times
from factcheck.annotate.times.calendar import shift
from factcheck.annotate.times.values import interval_of
from factcheck.languages import load
from factcheck.languages.wording import day_words
from factcheck.model import Relation, Sentence, Time, TimeType
from tests.times.reading import times_of

WORDS = {
    "fr": """
        le la du de en à au mardi lundi 5 12 31 2024 1999 mai mars juin novembre hier demain il y a deux trois ans mois
        dernier prochain depuis jusqu'en avant après dans plus de quelques semaine cette soir matin 18 h 30 midi siècle
        XIXe été printemps chaque tous les l'an d'ici fin début mi - , . 14/07/1989 20:30 30,4 secondes lendemain même
        rentrée Noël
    """,
    "en": """
        the a of in on at by since until Tuesday Monday 5 12 31 2024 1999 May March June November yesterday tomorrow two
        three years months last next ago later earlier for week this night morning 6:30 p.m. noon century 19th summer
        spring every early late mid - , . 7/14/1989 20:30 30.4 seconds next day same Christmas fiscal quarter first half
    """,
}
ANCHORS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
FIXED = {Relation.AT, Relation.SINCE, Relation.UNTIL, Relation.BY}


def prose(language: str) -> st.SearchStrategy[str]:
    """Give texts made of the words that times are made of."""
    return st.lists(st.sampled_from(WORDS[language].split()), max_size=25).map(" ".join)


def check_spans(text: str, found: tuple[Time, ...]) -> None:
    """Spans lie in the text, in order, and do not overlap."""
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        end = time.end


@pytest.mark.parametrize("language", ["en", "fr"])
@given(data=st.data(), anchor=st.one_of(st.none(), ANCHORS))
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text(language: str, data: st.DataObject, anchor: date | None) -> None:
    """Whatever the words, nothing raises and every mark points at its words."""
    text = data.draw(prose(language))
    check_spans(text, times_of(text, language, anchor))


@pytest.mark.parametrize("language", ["en", "fr"])
@given(text=st.text(max_size=200), anchor=st.one_of(st.none(), st.dates()))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(language: str, text: str, anchor: date | None) -> None:
    """No text and no anchor makes the engine raise."""
    check_spans(text, find_times(text, (Sentence(0, len(text)),), (), load(language), anchor))


@pytest.mark.parametrize("language", ["en", "fr"])
@given(data=st.data(), anchor=ANCHORS)
@settings(max_examples=150, deadline=None)
def test_the_interval_holds_the_value(language: str, data: st.DataObject, anchor: date) -> None:
    """The interval contains the calendar interval of the value, wherever the relation only opens it."""
    for time in times_of(data.draw(prose(language)), language, anchor):
        own = interval_of(time.value)
        if time.relation not in FIXED or time.impossible or own is None or time.interval is None:
            continue
        begin, end = time.interval.begin, time.interval.end
        assert begin is None or str(begin) <= str(own.begin) or time.relation is Relation.BY
        assert end is None or str(end) >= str(own.end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "l'an dernier"),
        ("fr", "il y a deux ans"),
        ("fr", "dans trois mois"),
        ("fr", "le mois prochain"),
        ("fr", "cette année"),
        ("en", "last year"),
        ("en", "two years ago"),
        ("en", "next month"),
        ("en", "this year"),
    ],
)
@given(anchor=ANCHORS)
@settings(max_examples=40, deadline=None)
def test_relative_times_move_with_the_anchor(language: str, text: str, anchor: date) -> None:
    """A year later, a relative time means the time a year later."""
    later = shift(anchor, "Y", 1)
    assert later is not None
    (one,), (two,) = times_of(text, language, anchor), times_of(text, language, later)
    assert one.interval is not None
    assert two.interval is not None
    assert one.interval.first_day is not None
    moved = shift(one.interval.first_day, "Y", 1)
    assert moved == two.interval.first_day


@given(day=st.dates(date(1000, 1, 1), date(2199, 12, 31)), language=st.sampled_from(["fr", "en"]))
@settings(max_examples=80, deadline=None)
def test_a_date_written_in_full_is_itself(day: date, language: str) -> None:
    """Any day written out in words is read as that day."""
    (found,) = times_of(day_words(day, load(language), weekday=True), language, date(2024, 11, 5))
    assert (found.value, found.weekday) == (day.isoformat(), day.weekday())


@pytest.mark.parametrize(
    "piece", ["le ", "9", "9 ", "mardi ", "deux ", "il y a ", "de ", "12/", "cent mille ", "XXX ", "- "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Ten times the text takes about ten times as long, for texts made to mislead the rules."""
    pack = load("fr")

    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        sentences = (Sentence(0, len(text)),)
        begin = process_time()
        find_times(text, sentences, (), pack, date(2024, 11, 5))
        return process_time() - begin

    spent(1000)
    small, large = min(spent(5_000) for _ in range(3)), spent(50_000)
    assert large < 40 * max(small, 0.002)


def test_lengths_have_no_interval_by_themselves() -> None:
    """A length lies nowhere unless the sentence places it."""
    found = times_of("Le chantier a duré dix-huit mois.", "fr", date(2024, 11, 5))
    assert [(time.type, time.interval) for time in found] == [(TimeType.DURATION, None)]


def test_weeks_begin_on_monday() -> None:
    """The week of a value runs from Monday to Sunday."""
    week = interval_of("2024-W45")
    assert week is not None
    assert week.begin == date(2024, 11, 4)
    assert week.end == date(2024, 11, 4) + timedelta(days=6)
