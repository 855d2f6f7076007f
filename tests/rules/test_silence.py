"""Silencing: a comment with a reason holds for its line or the next one, and for nothing else."""

from dataclasses import replace

import pytest

from factcheck.model import Document
from factcheck.rules import find, find_silences
from tests.rules.cases import case_of, flags_of

TS101 = find("TS101")
DAY = "2024-11-05"


def found(text: str, *rules: str) -> list[tuple[str, str]]:
    """Give code and words of each flag."""
    case = case_of(text, published=DAY)
    return [(flag.code, flag.words(text)) for flag in flags_of(case, *(find(code) for code in rules or ("TS101",)))]


def test_a_comment_on_its_own_line_holds_for_the_next_line_with_words() -> None:
    """The line after the comment is silenced, the one after that is not."""
    text = (
        '<!-- factcheck: ignore TS101 reason="la date est en tête" -->\n\nIl est arrivé mardi.\nIl est reparti hier.\n'
    )
    assert found(text) == [("TS101", "hier")]


def test_a_comment_beside_words_holds_for_its_line() -> None:
    """A comment at the end of a line silences that line alone."""
    text = "Il est arrivé mardi. <!-- factcheck: ignore TS1 reason='voir le titre' -->\nIl est reparti hier."
    assert found(text) == [("TS101", "hier")]


def test_only_the_named_codes_are_silenced() -> None:
    """A comment for one family leaves the others alone."""
    text = (
        'Il est arrivé le lundi 5 novembre 2024, a-t-on dit hier. <!-- factcheck: ignore IC101 reason="cité ainsi" -->'
    )
    assert found(text, "IC101", "TS101") == [("TS101", "hier")]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- factcheck: ignore TS101 -->",
        '<!-- factcheck: ignore TS101 reason="" -->',
        '<!-- factcheck: ignore TS101 reason=" " -->',
        '<!-- factcheck: ignore reason="pas de code" -->',
        '<!-- factcheck: silence TS101 reason="autre mot" -->',
        "<!-- factcheck ignore TS101 : parce que -->",
    ],
)
def test_a_comment_without_a_reason_silences_nothing_and_is_flagged(comment: str) -> None:
    """Whoever waves a flag away says why; else both the flag and the comment are shown."""
    assert found(f"Il est arrivé mardi. {comment}", "TS101", "TX102") == [("TS101", "mardi"), ("TX102", comment)]


def test_other_comments_are_left_alone() -> None:
    """Comments that do not speak to factcheck say nothing to it."""
    assert found("Il est arrivé mardi. <!-- à relire -->", "TX102") == []


def test_words_inside_the_comment_are_not_checked() -> None:
    """The reason itself is no part of the article."""
    text = 'Il est venu. <!-- factcheck: ignore TS103 reason="arrivé mardi, reparti hier" -->'
    assert found(text) == []


def test_comments_that_were_left_out_on_reading_count_where_they_stood() -> None:
    """A Markdown or HTML file loses its comments on reading; they still silence the line they stood at."""
    text = "Il est arrivé mardi.\nIl est reparti hier."
    comment = 'factcheck: ignore TS101 reason="voir le titre"'
    case = case_of(text, published=DAY)
    case = replace(case, document=replace(case.document, comments=((21, comment),)))
    assert [flag.words(text) for flag in flags_of(case, TS101)] == ["mardi"]


def test_silences_tell_where_they_are() -> None:
    """Each comment gives its place, its reach, its codes and its reason."""
    text = '<!-- factcheck: ignore ts101, ic1 reason="« cité »" -->\nMardi.'
    (silence,) = find_silences(Document(text, "fr"))
    assert silence.codes == ("TS101", "IC1")
    assert silence.over.words(text) == "Mardi."
    assert silence.reason == "« cité »"


def test_silencing_costs_nothing_on_long_texts_without_comments() -> None:
    """An opened comment that never closes, a thousand times, is read once."""
    text = "<!-- factcheck: ignore " * 5000
    assert find_silences(Document(text, "fr")) == ()
