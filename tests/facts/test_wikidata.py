"""Items of Wikidata as facts: dates with their precision, ranks, ends that have not come, names, known facts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from factcheck.facts import fact_data, load_facts, merged
from factcheck.facts.wikidata import Asked, Holders, ItemKind, Service, WikidataError
from factcheck.flow.pull import Pulled, pull
from factcheck.flow.sources import Manners
from factcheck.model import Event, Fact, KnownFacts, Office, Person, Term, Within
from tests.facts.wikibase import HUMAN, JULIAN, POSITION, Wikibase, entity, item, none, row, said, some, time
from tests.web import QUICK

DAY = date(2026, 11, 28)
NOTHING = KnownFacts()
MAYOR = entity("Q100", {"fr": "maire de Brest", "en": "Mayor of Brest"}, P31=[said(item(POSITION))])
YEAR_2020 = Within(date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture
def wikibase() -> Iterator[Wikibase]:
    """Give a Wikibase that is being served and knows a post."""
    with Wikibase().serving() as served:
        assert isinstance(served, Wikibase)
        served.know(MAYOR)
        yield served


def pulled(wikibase: Wikibase, *ids: str, known: KnownFacts = NOTHING, **asked: Any) -> Pulled:
    """Pull items."""
    manners = Manners(limits=QUICK, allow_private=True, contact="desk@example.org", resolve=wikibase.resolve)
    service = Service(wikibase.api, wikibase.queries)
    return pull(Asked(ids, **asked), known, DAY, ledger=None, service=service, manners=manners)


def facts(found: Pulled) -> dict[str, Fact]:
    """Give the facts by their ids."""
    return {change.id: change.now for change in found.changes if change.now}


def person(
    *posts: dict[str, Any], name: str = "Q1", label: str = "Eva Berg", lastrevid: int = 0, **claims: Any
) -> dict[str, Any]:
    """Give somebody with posts."""
    made = entity(name, label, P31=[said(item(HUMAN))], P39=list(posts), **claims)
    return made | ({"lastrevid": lastrevid} if lastrevid else {})


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


ROWS = [
    row("s3", "Q3", begin="2020-07-04T00:00:00Z", beginPrecision="11", hasEnd="false", noEnd="true", followed="false"),
    row("s2", "Q2", begin="2014-04-05T00:00:00Z", beginPrecision="11", end="2020-07-04T00:00:00Z", endPrecision="11",
        hasEnd="true", noEnd="false", followed="true"),
    row("s1", "Q1", begin="2008-01-01T00:00:00Z", beginPrecision="9", hasEnd="true", noEnd="false", followed="true"),
]  # fmt: skip


def holders(wikibase: Wikibase) -> None:
    """Put three mayors in, known to the query service and to the office's own item."""
    names = {"Q1": "Eva Berg", "Q2": "Jean Kerbrat", "Q3": "Léna Le Goff"}
    wikibase.know(*(person(name=name, label=label) for name, label in names.items()))
    wikibase.holders["Q100"] = ROWS
    held = [
        said(item("Q1"), P580=time("+2008-00-00T00:00:00Z", 9), P582=some()),
        said(item("Q2"), P580=time("+2014-04-05T00:00:00Z"), P582=time("+2020-07-04T00:00:00Z")),
        said(item("Q3"), "preferred", P580=time("+2020-07-04T00:00:00Z"), P582=none()),
    ]
    wikibase.know({**MAYOR, "claims": {**MAYOR["claims"], "P1308": held}})


@pytest.mark.parametrize("way", [Holders.QUERY, Holders.ITEM])
def test_an_office_and_its_holders(wikibase: Wikibase, way: Holders) -> None:
    """Both ways say the same: to the year, to the day, ended nobody knows when, still in office; one at a time."""
    holders(wikibase)
    found = facts(pulled(wikibase, "Q100", holders=way))
    terms = {fact.person: fact for fact in found.values() if isinstance(fact, Term)}
    assert terms["lena-le-goff"].goes_on
    assert terms["lena-le-goff"].note == ""
    assert (terms["jean-kerbrat"].begin, terms["jean-kerbrat"].end) == (date(2014, 4, 5), date(2020, 7, 4))
    eva = terms["eva-berg"]
    assert (eva.begin_within, eva.end_within) == (
        Within(date(2008, 1, 1), date(2008, 12, 31)),
        Within(date(2008, 1, 1), None),
    )
    mayor = found["mayor-of-brest"]
    assert isinstance(mayor, Office)
    assert mayor.single
    assert merged(found.values()).holders_on("mayor-of-brest", DAY) == (terms["lena-le-goff"],)


def test_who_held_an_office_together_shares_it(wikibase: Wikibase) -> None:
    """Two people who surely held it at one time for longer than a handing over takes: the office has several."""
    holders(wikibase)
    twice = row("s4", "Q1", begin="2015-01-01T00:00:00Z", beginPrecision="11", end="2016-01-01T00:00:00Z",
                endPrecision="11", hasEnd="true", noEnd="false", followed="false")  # fmt: skip
    wikibase.holders["Q100"] = [*ROWS, twice]
    mayor = facts(pulled(wikibase, "Q100"))["mayor-of-brest"]
    assert isinstance(mayor, Office)
    assert not mayor.single


def test_holders_are_bounded_and_named_in_batches(wikibase: Wikibase) -> None:
    """So many terms as were asked for and no more, which is told; names come fifty to a request."""
    people = [f"Q{1000 + at}" for at in range(130)]
    wikibase.know(*(person(name=name, label=f"Personne {name}") for name in people))
    wikibase.holders["Q100"] = [
        row(name, name, begin=f"{2020 - at:04}-01-01T00:00:00Z", beginPrecision="11") for at, name in enumerate(people)
    ]
    found = pulled(wikibase, "Q100", most=120)
    assert sum(isinstance(fact, Term) for fact in facts(found).values()) == 120
    assert "only 120 terms of Q100 are taken; --most takes more" in found.notes
    (query,) = wikibase.asked_with("/sparql")
    assert "LIMIT 121" in query["query"]
    assert query["format"] == "json"
    named = [request["ids"].count("|") + 1 for request in wikibase.asked_with("/w/api.php")[1:]]
    assert named == [50, 50, 20]


def test_posts_of_a_person_are_bounded(wikibase: Wikibase) -> None:
    """Somebody with endless posts is read as far as was asked for."""
    years = (said(item("Q100"), P580=time(f"+{year}-00-00T00:00:00Z", 9)) for year in range(1900, 2010))
    wikibase.know(person(*years))
    found = pulled(wikibase, "Q1", most=20)
    assert sum(isinstance(fact, Term) for fact in facts(found).values()) == 20
    assert found.notes == ("only 20 terms of Q1 are taken; --most takes more",)


def test_names_alone_do_not_renew_a_source(wikibase: Wikibase) -> None:
    """Somebody who was pulled keeps that source when an office names them, and gets a new one when pulled again."""
    holders(wikibase)
    eva = facts(pulled(wikibase, "Q1"))["eva-berg"]
    office = {change.id: change.changes for change in pulled(wikibase, "Q100", known=merged([eva])).changes}
    assert office["eva-berg"] == ()
    wikibase.know(person(lastrevid=5))
    (again,) = pulled(wikibase, "Q1", known=merged([eva])).changes
    assert [(one.key, one.now) for one in again.changes] == [("source.title", "Eva Berg (Q1, revision 5)")]


def test_an_office_whose_holders_nobody_names(wikibase: Wikibase) -> None:
    """The office alone is a fact, and the note says what is missing."""
    found = pulled(wikibase, "Q100")
    assert (list(facts(found)), found.notes) == (["mayor-of-brest"], ("nobody is named who held Q100",))
    assert pulled(wikibase, "Q100", holders=Holders.NONE).notes == ()


def test_a_merged_item_leads_on(wikibase: Wikibase) -> None:
    """An id that leads on to another is pulled as that one, once, and told."""
    wikibase.know(person())
    wikibase.redirects["Q77"] = "Q1"
    found = pulled(wikibase, "Q77", "Q1")
    assert [fact.wikidata for fact in facts(found).values()] == ["Q1"]
    assert found.notes == ("Q77 is Q1 now",)
    wikibase.redirects["Q101"] = "Q100"
    wikibase.know(person(said(item("Q101"), P580=time("+2014-04-05T00:00:00Z"))))
    assert [fact.wikidata for fact in facts(pulled(wikibase, "Q1")).values()] == ["Q1", "Q100", ""]


def test_known_facts_are_found_again_and_keep_what_is_not_said_otherwise(wikibase: Wikibase) -> None:
    """Shipped people, posts and terms are known by their names; a source goes only where a date is told otherwise."""
    wikibase.know(
        entity(
            "Q191954", {"fr": "secrétaire général de l'OTAN", "en": "Secretary General of NATO"},
            P31=[said(item(POSITION))],
        ),
        person(name="Q57792", label="Mark Rutte"),
        person(name="Q57665", label="Jens Stoltenberg"),
    )  # fmt: skip
    wikibase.holders["Q191954"] = [
        row("a", "Q57792", begin="2024-10-01T00:00:00Z", beginPrecision="11", noEnd="false", hasEnd="false"),
        row("b", "Q57665", begin="2014-01-01T00:00:00Z", beginPrecision="9", end="2024-09-30T00:00:00Z",
            endPrecision="11", noEnd="false", hasEnd="true"),
    ]  # fmt: skip
    shipped = load_facts()
    changes = {change.id: change for change in pulled(wikibase, "Q191954", known=shipped).changes}
    assert set(changes) == {
        "nato-secretary-general", "mark-rutte", "jens-stoltenberg", "rutte-nato", "stoltenberg-nato",
    }  # fmt: skip
    assert changes["rutte-nato"].changes == ()
    told = {one.key: (one.was, one.now) for one in changes["stoltenberg-nato"].changes}
    assert told["end"] == ("2024-10-01", "2024-09-30")
    assert "begin" not in told
    assert told["source.publisher"] == ("News.az", "wikidata.localhost")
    office = changes["nato-secretary-general"]
    assert [one.key for one in office.changes] == ["wikidata"]
    assert isinstance(office.now, Office)
    assert office.now.short == {"fr": ("secrétaire général",), "en": ("Secretary General", "Secretary-General")}


def test_an_item_pulled_again_is_the_same_fact(wikibase: Wikibase) -> None:
    """The second time nothing is new; what another day says changes the fact in its place."""
    wikibase.know(person(said(item("Q100"), P580=time("+2014-04-05T00:00:00Z"))))
    first = facts(pulled(wikibase, "Q1"))
    assert [change.changes for change in pulled(wikibase, "Q1", known=merged(first.values())).changes] == [()] * 3
    wikibase.know(person(said(item("Q100"), P580=time("+2014-04-05T00:00:00Z"), P582=time("+2020-07-04T00:00:00Z"))))
    changed = [change for change in pulled(wikibase, "Q1", known=merged(first.values())).changes if change.changes]
    assert [change.id for change in changed] == ["eva-berg-mayor-of-brest-2014"]
    assert ("end", None, "2020-07-04") in [(one.key, one.was, one.now) for one in changed[0].changes]


def test_an_end_that_is_known_stays_where_none_is_stated(wikibase: Wikibase) -> None:
    """Silence takes nothing away; "no value" does."""
    begin = time("+2014-04-05T00:00:00Z")
    wikibase.know(person(said(item("Q100"), P580=begin, P582=time("+2020-07-04T00:00:00Z"))))
    known = merged(facts(pulled(wikibase, "Q1")).values())
    for post, end in (
        (said(item("Q100"), P580=begin), "2020-07-04"),
        (said(item("Q100"), P580=begin, P582=none()), None),
    ):
        wikibase.know(person(post))
        term = facts(pulled(wikibase, "Q1", known=known))["eva-berg-mayor-of-brest-2014"]
        assert fact_data(term).get("end") == end


def test_names_that_others_have_are_left_out(wikibase: Wikibase) -> None:
    """Another's name would make both unknown; an id that is taken gets the item's beside it; --id names the fact."""
    known = merged(load_facts().facts, facts_of_namesake())
    wikibase.know(entity("Q1", "Eva Berg", {"en": ["Olaf Scholz", "Frau Berg", "EB"]}, P31=[said(item(HUMAN))]))
    found = pulled(wikibase, "Q1", known=known)
    (eva,) = facts(found).values()
    assert (eva.id, eva.labels["en"]) == ("eva-berg-q1", ("Eva Berg", "Frau Berg"))
    assert found.notes == ("names of eva-berg-q1 left out, too short or another's: EB, Olaf Scholz",)
    (named,) = facts(pulled(wikibase, "Q1", known=known, name="berg")).values()
    assert named.id == "berg"
    with pytest.raises(WikidataError, match="'germany-chancellor' is none of the kind"):
        pulled(wikibase, "Q1", known=known, name="germany-chancellor")


def facts_of_namesake() -> list[Fact]:
    """Give another Eva Berg, known to be another item."""
    source = load_facts().by_id["olaf-scholz"].source
    return [Person("eva-berg", {"fr": ("Eva Berg",)}, source, wikidata="Q999")]


def test_what_an_item_is_can_be_told(wikibase: Wikibase) -> None:
    """An item that does not say what it is needs --as; an event still needs a date."""
    wikibase.know(entity("Q8", "Élysée", P31=[said(item("Q53536964"))]))
    with pytest.raises(WikidataError, match="nor an event with a date; say what it is with --as"):
        pulled(wikibase, "Q8")
    assert list(facts(pulled(wikibase, "Q8", kind=ItemKind.OFFICE, holders=Holders.NONE))) == ["elysee"]
    with pytest.raises(WikidataError, match="Q8 has no date"):
        pulled(wikibase, "Q8", kind=ItemKind.EVENT)
