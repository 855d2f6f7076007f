"""Items of Wikidata as facts: people, posts and events, dates with their precision, ranks, ends that have not come."""

from datetime import date
from typing import Any

import pytest

from factcheck.facts import load_facts, merged
from factcheck.facts.wikidata import Service
from factcheck.model import Event, Office, Person, Term, Within
from tests.facts.pulls import DAY, facts, person, pulled
from tests.facts.wikibase import HUMAN, JULIAN, Wikibase, entity, item, none, said, some, time

YEAR_2020 = Within(date(2020, 1, 1), date(2020, 12, 31))


def one_term(wikibase: Wikibase, post: dict[str, Any], **claims: Any) -> Term:
    """Give the one term of somebody who has one post."""
    wikibase.know(person(post, **claims))
    (term,) = [fact for fact in facts(pulled(wikibase, "Q1")).values() if isinstance(fact, Term)]
    return term


def test_a_person_with_a_post(wikibase: Wikibase) -> None:
    """The person, the post and the term, each with its source, publisher and day; a polite request, and few."""
    wikibase.know(
        entity(
            "Q1",
            {"fr": "Éva Berg", "en": "Eva Berg"},
            {"fr": ["Eva Maria Berg", "Eva"], "en": ["E. M. Berg", "Eva Berg"]},
            P31=[said(item(HUMAN))],
            P39=[said(item("Q100"), P580=time("+2014-04-05T00:00:00Z"), P582=time("+2020-07-04T00:00:00Z"))],
            P569=[said(time("+1970-02-00T00:00:00Z", 10))],
        )
    )
    found = facts(pulled(wikibase, "Q1"))
    assert list(found) == ["eva-berg", "mayor-of-brest", "eva-berg-mayor-of-brest-2014"]
    eva, mayor, term = found.values()
    assert isinstance(eva, Person)
    assert eva.labels == {"fr": ("Éva Berg", "Eva Maria Berg"), "en": ("Eva Berg", "E. M. Berg")}
    assert (eva.born, eva.born_within) == (None, Within(date(1970, 2, 1), date(1970, 2, 28)))
    assert isinstance(mayor, Office)
    assert not mayor.single
    assert isinstance(term, Term)
    assert (term.person, term.office, term.begin, term.end) == (eva.id, mayor.id, date(2014, 4, 5), date(2020, 7, 4))
    site = wikibase.url("wikidata.localhost", "/wiki/Q1")
    assert [fact.source.url for fact in (eva, term)] == [site, f"{site}#P39"]
    assert {(fact.source.publisher, fact.source.retrieved) for fact in found.values()} == {("wikidata.localhost", DAY)}
    assert eva.source.title == "Éva Berg (Q1, revision 2268000000)"
    assert [fact.wikidata for fact in found.values()] == ["Q1", "Q100", ""]
    assert len(wikibase.requests) == 2
    assert all("desk@example.org" in request.headers["user-agent"] for request in wikibase.requests)
    assert merged(load_facts().facts, found.values()).by_id["eva-berg"] == eva


def test_the_source_of_wikidata_is_called_so() -> None:
    """Facts from Wikidata itself name it as their publisher, whatever address of it answered."""
    assert Service().origins(DAY).publisher == "Wikidata"
    assert Service().origins(DAY).site == "https://www.wikidata.org"
    assert Service("https://notwikidata.org/w/api.php").origins(DAY).publisher == "notwikidata.org"


@pytest.mark.parametrize(
    ("value", "day", "within"),
    [
        (time("+2020-07-04T00:00:00Z", 11), date(2020, 7, 4), None),
        (time("+2020-07-00T00:00:00Z", 10), None, Within(date(2020, 7, 1), date(2020, 7, 31))),
        (time("+2020-01-01T00:00:00Z", 9), None, YEAR_2020),
        (time("+2020-00-00T00:00:00Z", 11), None, YEAR_2020),
        (time("+2020-00-00T00:00:00Z", 8), None, Within(date(2020, 1, 1), date(2029, 12, 31))),
        (time("+2100-00-00T00:00:00Z", 7), None, Within(date(2014, 1, 1), None)),
        (time("+2020-06-21T00:00:00Z", 11, JULIAN), date(2020, 7, 4), None),
        (some(), None, Within(date(2014, 1, 1), None)),
        (none(), None, None),
    ],
    ids=["day", "month", "year", "year without parts", "decade", "century", "Julian", "some value", "no value"],
)
def test_dates_keep_their_precision(
    wikibase: Wikibase, value: dict[str, Any], day: date | None, within: Within | None
) -> None:
    """A day only where a day is stated; less is kept as what it is, never as a day of it."""
    term = one_term(wikibase, said(item("Q100"), P580=time("+2014-01-01T00:00:00Z"), P582=value))
    assert (term.end, term.end_within, term.note) == (day, within, "")


def test_a_birth_long_ago_is_on_the_gregorian_day(wikibase: Wikibase) -> None:
    """Days of the Julian calendar are converted; what lies before our calendar is not known."""
    wikibase.know(
        person(P569=[said(time("+1732-02-11T00:00:00Z", 11, JULIAN))], P570=[said(time("-0044-03-15T00:00:00Z"))])
    )
    eva = facts(pulled(wikibase, "Q1"))["eva-berg"]
    assert isinstance(eva, Person)
    assert (eva.born, eva.died_within) == (date(1732, 2, 22), Within())


def test_an_end_that_is_not_stated(wikibase: Wikibase) -> None:
    """Without a word of an end the term goes on, and the note says so; a successor or a death ends it."""
    begin = time("+2014-04-05T00:00:00Z")
    term = one_term(wikibase, said(item("Q100"), P580=begin))
    assert (term.goes_on, term.note) == (True, "No end is stated.")
    term = one_term(wikibase, said(item("Q100"), P580=begin, P1366=item("Q2")))
    assert (term.end, term.end_within) == (None, Within(date(2014, 4, 5), None))
    term = one_term(wikibase, said(item("Q100"), P580=begin), P570=[said(time("+2016-00-00T00:00:00Z", 9))])
    assert (term.end, term.end_within) == (None, Within(date(2014, 4, 5), date(2016, 12, 31)))


def test_ranks(wikibase: Wikibase) -> None:
    """Deprecated is dropped; of one date the preferred wins; of posts the others were right in their time."""
    wikibase.know(
        person(
            said(item("Q100"), "preferred", P580=time("+2020-07-04T00:00:00Z")),
            said(item("Q100"), P580=time("+2008-03-01T00:00:00Z"), P582=time("+2014-04-05T00:00:00Z")),
            said(item("Q100"), "deprecated", P580=time("+1999-01-01T00:00:00Z")),
            P569=[
                said(time("+1970-02-03T00:00:00Z"), "preferred"),
                said(time("+1971-00-00T00:00:00Z", 9)),
                said(time("+1950-01-01T00:00:00Z"), "deprecated"),
            ],
        )
    )
    found = facts(pulled(wikibase, "Q1"))
    assert sorted(fact.begin.year for fact in found.values() if isinstance(fact, Term) and fact.begin) == [2008, 2020]
    eva = found["eva-berg"]
    assert isinstance(eva, Person)
    assert eva.born == date(1970, 2, 3)


@pytest.mark.parametrize(
    ("births", "day", "within"),
    [
        (["+1970-00-00T00:00:00Z/9", "+1970-02-03T00:00:00Z/11"], date(1970, 2, 3), None),
        (["+1970-02-03T00:00:00Z/11", "+1972-02-03T00:00:00Z/11"], None, Within(date(1970, 2, 3), date(1972, 2, 3))),
        (["+1971-00-00T00:00:00Z/9", "+1970-02-03T00:00:00Z/11"], None, Within(date(1970, 2, 3), date(1971, 12, 31))),
    ],
)
def test_several_dates_are_told_together(
    wikibase: Wikibase, births: list[str], day: date | None, within: Within | None
) -> None:
    """The most exact that fits all; where none does, the range of all of them."""
    stated = [said(time(text, int(precision))) for text, _, precision in (birth.partition("/") for birth in births)]
    wikibase.know(person(P569=stated))
    eva = facts(pulled(wikibase, "Q1"))["eva-berg"]
    assert isinstance(eva, Person)
    assert (eva.born, eva.born_within) == (day, within)


def test_terms_without_dates_and_nameless_posts_are_left_out_and_told(wikibase: Wikibase) -> None:
    """A term with no date would hold for ever; a post without a name could not be found in a text."""
    wikibase.know(
        person(said(item("Q100")), said(item("Q9"), P580=time("+2001-01-01T00:00:00Z")), said(none())),
        entity("Q9", {"de": "Bürgermeister"}),
    )
    found = pulled(wikibase, "Q1")
    assert list(facts(found)) == ["eva-berg"]
    assert "terms without any date were left out: 1" in found.notes
    assert "Q9 was left out: it has no name in French or English" in found.notes


def test_a_person_without_posts(wikibase: Wikibase) -> None:
    """An empty list of posts is a person all the same."""
    wikibase.know(person())
    assert list(facts(pulled(wikibase, "Q1"))) == ["eva-berg"]


EVENTS = [
    ({"P580": ["+2022-02-24T00:00:00Z/11"]}, date(2022, 2, 24), None, "No end is stated."),
    ({"P580": ["+2022-02-24T00:00:00Z/11"], "P582": ["novalue"]}, date(2022, 2, 24), None, ""),
    ({"P585": ["+2024-11-05T00:00:00Z/11"]}, date(2024, 11, 5), date(2024, 11, 5), ""),
    ({"P585": ["+2024-07-11T00:00:00Z/11", "+2024-07-09T00:00:00Z/11"]}, date(2024, 7, 9), date(2024, 7, 11), ""),
]


@pytest.mark.parametrize(("claims", "begin", "end", "note"), EVENTS)
def test_events(wikibase: Wikibase, claims: dict[str, list[str]], begin: date, end: date | None, note: str) -> None:
    """An event runs from its start to its end, or over its points in time."""
    stated = {
        key: [said(none() if text == "novalue" else time(*_parts(text))) for text in texts]
        for key, texts in claims.items()
    }
    wikibase.know(entity("Q7", {"fr": "sommet de Brest", "en": "Brest summit"}, {"fr": ["Le sommet"]}, **stated))
    (event,) = facts(pulled(wikibase, "Q7")).values()
    assert isinstance(event, Event)
    assert (event.id, event.begin, event.end, event.note) == ("brest-summit", begin, end, note)
    assert event.goes_on is (end is None)


def _parts(text: str) -> tuple[str, int]:
    moment, _, precision = text.partition("/")
    return moment, int(precision)


def test_an_event_of_a_year_has_no_days(wikibase: Wikibase) -> None:
    """What is known to the year is no day of it, neither its first nor its last."""
    wikibase.know(entity("Q7", "Brest 2020", P585=[said(time("+2020-00-00T00:00:00Z", 9))]))
    (event,) = facts(pulled(wikibase, "Q7")).values()
    assert isinstance(event, Event)
    assert (event.begin, event.end, event.begin_within, event.end_within) == (None, None, YEAR_2020, YEAR_2020)
    assert not event.goes_on
