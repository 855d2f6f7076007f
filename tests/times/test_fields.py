"""What each field of a time says: how the sentence uses it, what it leans on, and where it lies."""

from datetime import date, datetime

import pytest

from factcheck.model import Interval, Mod, Reference, Relation, TimeType
from tests.times.reading import the_time, times_of

ANCHOR = date(2024, 11, 5)  # a Tuesday


def days(begin: str | None, end: str | None) -> Interval:
    """Give an interval of days."""
    return Interval(*(date.fromisoformat(side) if side else None for side in (begin, end)))


@pytest.mark.parametrize(
    ("language", "text", "interval"),
    [
        ("fr", "Les loyers montent depuis 2022.", days("2022-01-01", None)),
        ("en", "Rents have risen since 2022.", days("2022-01-01", None)),
        ("fr", "Le taux a été fixe jusqu'en 2019.", days(None, "2019-12-31")),
        ("en", "The rate was fixed until 2019.", days(None, "2019-12-31")),
        ("fr", "D'ici à 2027, le pont sera refait.", days("2024-11-05", "2027-12-31")),
        ("en", "The bridge will be rebuilt by 2027.", days("2024-11-05", "2027-12-31")),
        ("fr", "Avant 2010, rien n'existait.", days(None, "2009-12-31")),
        ("en", "It changed after 2010.", days("2011-01-01", None)),
        ("fr", "Il a pris ses fonctions il y a quelques mois.", days("2023-12-05", "2024-09-05")),
        ("en", "He took office a few months ago.", days("2023-12-05", "2024-09-05")),
        ("fr", "Il dirige le parti depuis deux ans.", days("2022-11-05", "2024-11-05")),
        ("fr", "En juillet 2025, l'Italie accueillera la conférence.", days("2025-07-01", "2025-07-31")),
        ("fr", "Après plus de deux ans de conflit, un accord a été signé.", None),
        ("en", "In the 1990s the mine closed.", days("1990-01-01", "1999-12-31")),
    ],
)
def test_where_a_time_lies(language: str, text: str, interval: Interval | None) -> None:
    """Prepositions open and close the interval; a length by itself lies nowhere."""
    assert the_time(text, language).interval == interval


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("fr", "Il est parti il y a deux ans.", Relation.AGO),
        ("en", "He left two years ago.", Relation.AGO),
        ("fr", "Il partira dans deux ans.", Relation.AHEAD),
        ("en", "He will leave in two years.", Relation.AHEAD),
        ("fr", "Il est là depuis deux ans.", Relation.RUNNING),
        ("fr", "Il est resté pendant deux ans.", Relation.LASTING),
        ("en", "He stayed for two years.", Relation.LASTING),
        ("en", "The country has been at war for two years.", Relation.RUNNING),
        ("en", "They have been fighting for more than a decade.", Relation.RUNNING),
        ("en", "He has been jailed for two years.", Relation.LASTING),
        ("en", "The land is ravaged by more than two years of war.", Relation.LASTING),
        ("fr", "Le pont sera prêt d'ici une dizaine d'années.", Relation.BY),
        ("fr", "Plus de deux ans de conflit ont ravagé le pays.", Relation.LASTING),
        ("fr", "Depuis mardi, la ligne est coupée.", Relation.SINCE),
        ("en", "The line has been cut since Tuesday.", Relation.SINCE),
        ("fr", "D'ici à 2027, tout sera prêt.", Relation.BY),
        ("en", "All will be ready by 2027.", Relation.BY),
        ("fr", "Jusqu'au 12 mai 2025, l'entrée est libre.", Relation.UNTIL),
        ("fr", "La loi date de 2015.", Relation.AT),
    ],
)
def test_how_the_sentence_uses_a_time(language: str, text: str, relation: Relation) -> None:
    """The words before a time say how it is used."""
    assert the_time(text, language).relation is relation


@pytest.mark.parametrize(
    ("text", "reference", "relative"),
    [
        ("Le sommet s'est tenu le 5 novembre 2020.", Reference.ABSOLUTE, False),
        ("Le sommet s'est tenu le 5 mars.", Reference.PARTIAL, True),
        ("Le sommet s'est tenu mardi.", Reference.DEICTIC, True),
        ("Le sommet a duré deux jours.", Reference.NONE, False),
        ("Le marché se tient tous les mardis.", Reference.NONE, False),
    ],
)
def test_what_a_time_leans_on(text: str, reference: Reference, relative: bool) -> None:  # noqa: FBT001
    """Only times that need the anchor are relative, and they name the day leaned on."""
    found = the_time(text)
    assert (found.reference, found.relative) == (reference, relative)
    assert found.anchor == (ANCHOR if relative else None)


def test_a_time_that_hangs_on_the_text() -> None:
    """'Le lendemain' is the day after the day told, and leans on it."""
    _, found = times_of("Le 3 février 2026, il est arrêté ; le lendemain, il est libéré.", "fr", ANCHOR)
    assert (found.value, found.reference, found.anchor) == ("2026-02-04", Reference.ANAPHORIC, date(2026, 2, 3))


@pytest.mark.parametrize("text", ["Le pont a fermé le 31 juin 2024.", "Le pont a fermé le 29 février 2023."])
def test_days_that_do_not_exist(text: str) -> None:
    """A day that the calendar does not have is marked so, and lies nowhere."""
    found = the_time(text)
    assert found.impossible
    assert found.interval is None


def test_the_weekday_written_beside_a_date_is_kept() -> None:
    """A rule can compare the weekday with the date: 22 November 2026 is a Sunday."""
    found = the_time("Samedi 22 novembre 2026, le maire a inauguré la place.")
    assert (found.value, found.weekday) == ("2026-11-22", 5)


def test_the_weekday_chooses_the_year() -> None:
    """Without a year, the weekday tells which year is meant."""
    assert the_time("Le conseil s'est réuni lundi 5 février.").value == "2024-02-05"


def test_ages_are_kept_apart() -> None:
    """An age is no time; who asks for ages gets them with the relation AGE."""
    text = "Une femme de 38 ans a été blessée."
    assert times_of(text, "fr", ANCHOR) == ()
    (found,) = times_of(text, "fr", ANCHOR, ages=True)
    assert (found.text, found.relation, found.type) == ("38 ans", Relation.AGE, TimeType.DURATION)


def test_vague_times_say_so() -> None:
    """An interval that is an assumption is marked vague."""
    assert the_time("Il l'a dit il y a quelques mois.").vague
    assert not the_time("Il l'a dit il y a deux mois.").vague


def test_the_mod_says_how_exactly_a_time_is_meant() -> None:
    """Modifiers belong to the time and give its mod."""
    found = the_time("Le siège a duré plus de deux ans.")
    assert (found.text, found.value, found.mod) == ("plus de deux ans", "P2Y", Mod.MORE_THAN)


def test_clock_times_lie_at_a_minute() -> None:
    """A clock time hangs on the day told before it."""
    _, found = times_of("L'avion a décollé lundi à 7 h 45.", "fr", ANCHOR)
    assert found.interval == Interval(datetime(2024, 11, 4, 7, 45), datetime(2024, 11, 4, 7, 45))  # noqa: DTZ001


def test_a_year_after_a_stray_stop_is_found() -> None:
    """Broken sentences do not hide a year ("militaire. en 2024.")."""
    assert the_time("Ils promettent 40 milliards de soutien militaire. en 2024.").value == "2024"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_an_anchor_relative_times_lie_nowhere(language: str) -> None:
    """With no publication date nothing raises, and what leans on it gets no interval."""
    text = {
        "fr": "Mardi, hier, l'an dernier, il y a deux ans, le 5 mai, cet été, au premier trimestre, à midi, ce soir.",
        "en": "Tuesday, yesterday, last year, two years ago, 5 May, this summer, the first quarter, at noon, tonight.",
    }[language]
    found = times_of(text, language, None)
    assert len(found) == 9
    assert all(time.interval is None for time in found)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Le 5 juillet, les électeurs voteront.", "2025-07-05"),
        ("fr", "Le 5 juillet, les électeurs ont voté.", "2024-07-05"),
        ("fr", "Il a été élu en 2020. Le 5 septembre, il démissionnait.", "2024-09-05"),
        ("en", "The firm plans a rally Saturday.", "2024-11-09"),
        ("en", "The results are expected Wednesday.", "2024-11-06"),
    ],
)
def test_verbs_point_the_way(language: str, text: str, value: str) -> None:
    """A verb in the future sends a date ahead; nothing recent is drawn into the past by one old year."""
    assert times_of(text, language, ANCHOR)[-1].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The war of 1939–45 was long.", ["1939", "1945"]),
        ("The 1914-1918 war was long.", ["1914", "1918"]),
        ("In 499 BC the cities rebelled. In 498, they burned the town.", ["BC0499", "BC0498"]),
        ("In 490 BC he landed. Ten years later a second army came.", ["BC0490", "BC0480"]),
        ("Call +86 138-2010-2015 now.", ["PRESENT_REF"]),
        ("In 410 cases the court ruled.", []),
    ],
)
def test_years_of_history(text: str, values: list[str]) -> None:
    """Two years joined by a dash are two times; before Christ, years count down."""
    assert [time.value for time in times_of(text, "en", ANCHOR)] == values
