"""Offices with their holders, bounds, merged items, and facts that are known already."""

from datetime import date

import pytest

from factcheck.facts import fact_data, load_facts, merged
from factcheck.facts.wikidata import Holders, ItemKind, WikidataError
from factcheck.model import Fact, Office, Person, Term, Within
from tests.facts.pulls import DAY, MAYOR, facts, person, pulled
from tests.facts.wikibase import HUMAN, POSITION, Wikibase, entity, item, none, row, said, some, time

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


def test_whole_items_come_five_to_a_request(wikibase: Wikibase) -> None:
    """An item with all its statements may be a million bytes: few at a time keep an answer within bounds."""
    people = [f"Q{1000 + at}" for at in range(12)]
    wikibase.know(*(person(name=name, label=f"Personne {name}") for name in people))
    assert len(facts(pulled(wikibase, *people))) == 12
    assert [request["ids"].count("|") + 1 for request in wikibase.asked_with("/w/api.php")] == [5, 5, 2]


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
