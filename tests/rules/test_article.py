"""The first article, in French and in English: what is flagged on its day, and two years later."""

from datetime import date
from functools import cache

import pytest

from factcheck.model import Flag, Severity
from factcheck.rules import RULES
from tests.conftest import ROOT
from tests.rules.cases import case_of, flags_of

PUBLISHED, TODAY = "2024-11-05", "2026-11-23"
WORDS = {
    "fr": {
        "day": "mardi", "months": "il y a quelques mois", "ahead": "les mois à venir", "conference": "juillet 2025",
        "years": "plus de deux ans", "broken": "militaire. en", "term": "2024", "run_in": "Il",
    },
    "en": {
        "day": "Tuesday", "months": "a few months ago", "ahead": "the coming months", "conference": "July 2025",
        "years": "more than two years", "broken": "support. in", "term": "2024", "run_in": "It",
    },
}  # fmt: skip

both = pytest.mark.parametrize("language", ["fr", "en"])


@cache
def article(language: str) -> str:
    """Give the article's text."""
    return (ROOT / "claims" / "rutte-meloni" / f"article.{language}.txt").read_text(encoding="utf-8")


@cache
def flags(language: str, as_of: str = PUBLISHED) -> tuple[Flag, ...]:
    """Give all flags of the article as of a day."""
    return flags_of(case_of(article(language), language, published=PUBLISHED, as_of=as_of), *RULES)


def the(code: str, language: str, as_of: str = PUBLISHED) -> dict[str, Flag]:
    """Give the flags of one rule by their words."""
    return {flag.words(article(language)): flag for flag in flags(language, as_of) if flag.code == code}


@both
def test_what_is_flagged_on_the_day_of_publication(language: str) -> None:
    """The bare weekday, the vague times, the coming conference, the growing duration, the commitment, the seams."""
    words = WORDS[language]
    assert set(the("TS101", language)) == {words["day"]}
    assert set(the("TS102", language)) == {words["months"], words["ahead"]}
    assert set(the("TX101", language)) == {words["broken"], words["run_in"]}
    assert the("TS103", language)[words["conference"]].recheck_on == date(2025, 8, 1)
    (commitment,) = the("TS109", language).items()
    assert commitment[0].endswith(words["term"])
    assert commitment[1].recheck_on == date(2025, 1, 1)
    duration = the("TS202", language)[words["years"]]
    assert duration.recheck_on == date(2025, 2, 24)
    assert duration.refs == ("invasion-of-ukraine",)
    assert len(the("TS108", language)) == 1


@both
def test_a_few_months_do_not_fit_thirty_five_days(language: str) -> None:
    """Rutte had been in office since 1 October 2024: 35 days are no few months."""
    (flag,) = the("IC201", language).values()
    assert flag.words(article(language)) == WORDS[language]["months"]
    assert "35 days" in flag.message
    assert flag.refs == ("rutte-nato",)
    assert flag.severity is Severity.ERROR


@both
def test_what_time_has_overtaken_two_years_later(language: str) -> None:
    """Conference and commitment are due, the duration is outdated with the true figure, the election is over."""
    words = WORDS[language]
    assert the("TS103", language, TODAY)[words["conference"]].severity is Severity.ERROR
    assert next(iter(the("TS109", language, TODAY).values())).severity is Severity.ERROR
    assert "4 years and 8 months" in the("TS202", language, TODAY)[words["years"]].message
    (condition,) = the("TS108", language, TODAY).values()
    assert "over since 5 November 2024" in condition.message


@both
def test_nothing_else_is_called_wrong(language: str) -> None:
    """No inconsistency is raised on the day of publication but the one that is there."""
    assert {flag.code for flag in flags(language) if flag.severity is Severity.ERROR} == {"IC201"}


def test_both_languages_raise_the_same_rules() -> None:
    """The article and its translation are flagged by the same rules, as often."""
    for day in (PUBLISHED, TODAY):
        french, english = (sorted(flag.code for flag in flags(language, day)) for language in ("fr", "en"))
        assert french == english


def test_messages_in_french() -> None:
    """Days and lengths of time in a message are in the reader's language, wordings to write in the article's."""
    case = case_of(article("en"), "en", published=PUBLISHED, as_of=TODAY)
    flag = next(flag for flag in flags_of(case, *RULES, messages="fr") if flag.code == "TS202")
    assert "4 ans et 8 mois au 23 novembre 2026" in flag.message
    assert flag.hint == "Donner le début : 24 February 2022."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le chancelier Olaf Scholz reçoit Mark Rutte à Berlin."),
        ("en", "Chancellor Olaf Scholz receives Mark Rutte."),
    ],
)
def test_a_role_out_of_term(language: str, text: str) -> None:
    """A post is right on its day, overtaken later, and wrong in an article of that later day; short words do, too."""
    codes = {
        (published, as_of): sorted(
            f.code for f in flags_of(case_of(text, language, published=published, as_of=as_of), *RULES)
        )
        for published, as_of in ((PUBLISHED, PUBLISHED), (PUBLISHED, TODAY), (TODAY, TODAY))
    }
    assert codes == {(PUBLISHED, PUBLISHED): [], (PUBLISHED, TODAY): ["TS201"], (TODAY, TODAY): ["IC202"]}


def test_running_twice_gives_the_same() -> None:
    """The same text, days and facts give the same flags."""
    assert flags_of(case_of(article("fr"), published=PUBLISHED), *RULES) == flags("fr")


def test_flags_point_at_their_words() -> None:
    """Every flag lies in the text."""
    for language in ("fr", "en"):
        assert all(0 <= flag.start < flag.end <= len(article(language)) for flag in flags(language, TODAY))
