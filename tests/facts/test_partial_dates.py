"""Dates of facts that are not known to the day: kept as what they are, and never told as a day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.facts import FactsError, as_toml, fact_data, fact_from, kind_of, load_facts, merged, read_file
from factcheck.flow import Judge, scan_document
from factcheck.model import Event, Fact, FactSource, KnownFacts, Term, Within
from factcheck.read import document_of
from factcheck.rules import select

SOURCE = FactSource("Registre")
SCHOLZ = Term("scholz-germany", {}, SOURCE, office="germany-chancellor", person="olaf-scholz")
YEAR_2025 = Within(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("written", "within"),
    [
        ("2025", YEAR_2025),
        ("2024-02", Within(date(2024, 2, 1), date(2024, 2, 29))),
        ("unknown", Within()),
        ("2010-01-01/2019-12-31", Within(date(2010, 1, 1), date(2019, 12, 31))),
        ("../2016-05-03", Within(None, date(2016, 5, 3))),
        ("2016-05-03/..", Within(date(2016, 5, 3), None)),
    ],
)
def test_a_date_is_written_as_it_is_read(written: str, within: Within) -> None:
    """A year, a month, two bounds or nothing known: the same in a file, in plain data and in the model."""
    term = fact_from("terms", {**fact_data(SCHOLZ), "begin": "2001-01-01", "end": written}, "data")
    assert isinstance(term, Term)
    assert (term.end, term.end_within) == (None, within)
    assert fact_data(term)["end"] == written
    assert fact_from(kind_of(term), fact_data(term), "data") == term


def test_facts_with_partial_dates_survive_a_file(tmp_path: Path) -> None:
    """TOML takes a bare year, and what is written is read back as the very same fact."""
    path = tmp_path / "facts.toml"
    path.write_text(
        '[sources.afp]\ntitle = "Dépêche"\n[[people]]\nid = "p"\nlabels.fr = ["P"]\nborn = 1970\ndied = "2001-03"\n'
        'source = "afp"\n',
        encoding="utf-8",
    )
    (person,) = read_file(path)
    path.write_text(as_toml(person), encoding="utf-8")
    assert 'born = "1970"' in as_toml(person)
    assert read_file(path) == (person,)


@pytest.mark.parametrize(
    "wrong", ["2025-13", "25", "2025/2024", "/", "bientôt", True, 20250, 2025.5, "2024-11-05T10:00"]
)
def test_what_is_no_date_is_refused(wrong: object) -> None:
    """Nothing is guessed: a month that is none, a wrong order, a time of day."""
    with pytest.raises(FactsError, match="'end' must be a day"):
        fact_from("terms", {**fact_data(SCHOLZ), "end": wrong}, "data")


def test_an_end_before_the_begin_is_refused_only_where_it_must_be() -> None:
    """A term of one year may begin and end in it; one that ended the year before it began may not."""
    same = fact_from("terms", {**fact_data(SCHOLZ), "begin": "2025-03-01", "end": "2025"}, "data")
    assert isinstance(same, Term)
    with pytest.raises(FactsError, match="lies before"):
        fact_from("terms", {**fact_data(SCHOLZ), "begin": "2025-03-01", "end": "2024"}, "data")


def test_the_period_of_a_figure_needs_days() -> None:
    """Figures are compared with days of an article: their period is given to the day."""
    entry = {"id": "f", "labels": {"fr": ["f"]}, "value": "2", "begin": "2024", "source": {"title": "Insee"}}
    with pytest.raises(FactsError, match="'begin' must be a day written 2024-11-05, not '2024'"):
        fact_from("figures", entry, "data")


def test_a_term_holds_for_sure_only_within_its_bounds() -> None:
    """In the year in which it ended nobody can say; before it did hold, after it did not."""
    term = replace(SCHOLZ, begin=date(2021, 12, 8), end_within=YEAR_2025)
    told = [(term.holds_on(day), term.surely_holds_on(day)) for day in map(date.fromisoformat, DAYS)]
    assert told == [(False, False), (True, True), (True, False), (False, False)]
    assert not term.goes_on
    facts = merged(load_facts().facts, [replace(term, id="scholz-germany")])
    assert [held.person for held in facts.holders_on("germany-chancellor", date(2025, 5, 1))] == []


DAYS = ("2021-12-07", "2024-11-05", "2025-05-01", "2026-01-01")
OUT_OF_TERM = "Le chancelier allemand Olaf Scholz s'oppose à la livraison de missiles."
AT_WAR = "Le pays est ravagé par plus de deux ans de guerre avec la Russie."


def flagged(text: str, facts: KnownFacts, published: str, as_of: str, code: str) -> list[str]:
    """Give what one rule says of a text."""
    document = document_of(text, language="fr", published=date.fromisoformat(published))
    judge = Judge(facts=facts, rules=select((code,)), as_of=date.fromisoformat(as_of))
    return [flag.message for flag in scan_document(document, judge).flags]


def known(fact: Fact) -> KnownFacts:
    """Give the shipped facts with one of them replaced."""
    return merged(load_facts().facts, [fact])


@pytest.mark.parametrize(("published", "says"), [("2025-08-01", []), ("2026-03-01", ["to 2025, not on 1 March 2026"])])
def test_who_left_in_a_year_is_out_of_term_only_after_it(published: str, says: list[str]) -> None:
    """IC202 stays silent where the term may still have run, and names the year, not a day."""
    facts = known(replace(SCHOLZ, begin=date(2021, 12, 8), end_within=YEAR_2025))
    found = flagged(OUT_OF_TERM, facts, published, published, "IC202")
    assert [part in message for part, message in zip(says, found, strict=True)] == [True] * len(says)


@pytest.mark.parametrize(("end", "told"), [(YEAR_2025, 1), (Within(), 0), (Within(None, date(2030, 1, 1)), 0)])
def test_an_end_that_nobody_knows_flags_nobody(end: Within, told: int) -> None:
    """TS201 tells only what must be over by the day judged."""
    facts = known(replace(SCHOLZ, begin=date(2021, 12, 8), end_within=end))
    found = flagged(OUT_OF_TERM, facts, "2024-11-05", "2026-11-23", "TS201")
    assert len(found) == told
    assert all("until 2025" in message for message in found)


def test_a_clock_stops_where_the_event_may_be_over() -> None:
    """TS202 does not count on past an end that nobody knows to the day."""
    war = load_facts().by_id["invasion-of-ukraine"]
    assert isinstance(war, Event)
    over = known(replace(war, end_within=YEAR_2025))
    assert flagged(AT_WAR, load_facts(), "2024-11-05", "2026-11-23", "TS202") != []
    assert flagged(AT_WAR, over, "2024-11-05", "2026-11-23", "TS202") == []
    assert flagged(AT_WAR, over, "2024-11-05", "2024-12-01", "TS202") != []


def test_a_term_that_began_after_the_day_judged_is_no_mistake_of_the_text() -> None:
    """Judging as of a day before the article was written raises nothing and breaks nothing."""
    assert flagged(OUT_OF_TERM, load_facts(), "2024-11-05", "2020-01-01", "TS201") == []
    text = "Le chancelier allemand Friedrich Merz s'oppose à la livraison de missiles."
    assert flagged(text, load_facts(), "2025-11-05", "2020-01-01", "TS201") == []
