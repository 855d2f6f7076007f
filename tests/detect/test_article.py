"""The first collection's article, in French and in English, gives the findings that it must give."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from factcheck.facts import load_facts
from factcheck.flow import Judge, scan_document
from factcheck.model import Claim, Document, ShelfLifeClass, TimeStatus

COLLECTION = Path(__file__).parents[2] / "claims" / "rutte-meloni"
PUBLISHED, LATER = date(2024, 11, 5), date(2026, 11, 23)
WORDS = {
    "fr": {
        "conference": "En juillet 2025, l’Italie accueillera la prochaine conférence",
        "war": "pays ravagé par plus de deux ans de conflit avec la Russie",
        "billions": "40 milliards d’euros de soutien militaire. en 2024",
        "months": "pris ses fonctions il y a quelques mois",
        "premier": "Premier ministre Giorgia Meloni",
        "election": "en cas de victoire de Donald Trump",
        "tuesday": "rendu mardi en Italie",
        "pillar": "C’est une vision que nous partageons",
        "since_term": "depuis le 1er octobre 2024",
        "since_war": "depuis le 24 février 2022",
        "dated_tuesday": "mardi 5 novembre 2024",
        "elapsed": "4 ans et 8 mois",
        "event": "élection présidentielle américaine de 2024",
    },
    "en": {
        "conference": "In July 2025, Italy will host the next conference",
        "war": "country ravaged by more than two years of conflict with Russia",
        "billions": "40 billion euros in military support. in 2024",
        "months": "took office a few months ago",
        "premier": "Prime Minister Giorgia Meloni",
        "election": "if Donald Trump wins the presidential election",
        "tuesday": "travelled to Italy on Tuesday",
        "pillar": "It is a vision that we share",
        "since_term": "since 1 October 2024",
        "since_war": "since 24 February 2022",
        "dated_tuesday": "Tuesday 5 November 2024",
        "elapsed": "4 years and 8 months",
        "event": "2024 US presidential election",
    },
}


@cache
def claims(language: str, as_of: date) -> tuple[Claim, ...]:
    """Scan the article as of a day, with messages in its own language."""
    text = (COLLECTION / f"article.{language}.txt").read_text(encoding="utf-8")
    judge = Judge(load_facts(()), (), as_of, language)
    return scan_document(Document(text, language, PUBLISHED), judge).claims


def claim(language: str, name: str, as_of: date = PUBLISHED) -> Claim:
    """Give the shortest claim with the words of ``name``."""
    words = WORDS[language][name]
    found = [each for each in claims(language, as_of) if words in each.text]
    assert found, words
    return min(found, key=lambda each: each.end - each.start)


both = pytest.mark.parametrize("language", ["fr", "en"])


@both
def test_the_conference_is_scheduled(language: str) -> None:
    """It is pending until the end of July 2025 and due from 1 August 2025 on."""
    life = claim(language, "conference").shelf_life
    assert (life.kind, life.recheck_on) == (ShelfLifeClass.SCHEDULED, date(2025, 8, 1))
    assert claim(language, "conference").time_status is TimeStatus.PENDING
    assert claim(language, "conference", LATER).time_status is TimeStatus.DUE


@both
def test_the_war_runs_and_is_outdated_later(language: str) -> None:
    """“More than two years” misleads from 24 February 2025 on; the reason then names the true figure."""
    now, later = claim(language, "war"), claim(language, "war", LATER)
    assert (now.shelf_life.kind, now.shelf_life.recheck_on) == (ShelfLifeClass.RUNNING, date(2025, 2, 24))
    assert (now.time_status, later.time_status) == (TimeStatus.CURRENT, TimeStatus.OUTDATED)
    assert now.shelf_life.rewrite == WORDS[language]["since_war"]
    assert WORDS[language]["elapsed"] in later.shelf_life.reason


@both
def test_the_commitment_is_a_target_of_its_speaker(language: str) -> None:
    """The 40 billion are tied to 2024 over the broken sentence, claimed by Mark Rutte, due on 1 January 2025."""
    found = claim(language, "billions")
    assert (found.shelf_life.kind, found.shelf_life.recheck_on) == (ShelfLifeClass.TARGET, date(2025, 1, 1))
    assert found.claimant is not None
    assert found.claimant.name == "Mark Rutte"
    assert found.quantities
    assert found.times
    assert claim(language, "billions", LATER).time_status is TimeStatus.DUE
    assert found.worth > 0.9


@both
def test_a_few_months_ago_is_rewritten_by_the_term(language: str) -> None:
    """The facts know when Mark Rutte took office."""
    found = claim(language, "months").shelf_life
    assert (found.rewrite, found.refs[-1]) == (WORDS[language]["since_term"], "rutte-nato")


@both
def test_a_post_with_its_holder_is_a_state(language: str) -> None:
    """“Prime Minister Giorgia Meloni” holds until somebody else does."""
    found = claim(language, "premier")
    assert (found.shelf_life.kind, found.shelf_life.recheck_on) == (ShelfLifeClass.STATE, date(2025, 5, 5))
    assert found.time_status is TimeStatus.CURRENT


@both
def test_the_election_is_a_condition_and_over_later(language: str) -> None:
    """The claim hangs on the election of the same day; afterwards the reason says that it is over."""
    found, later = claim(language, "election"), claim(language, "election", LATER)
    assert (found.shelf_life.kind, found.shelf_life.recheck_on) == (ShelfLifeClass.CONDITIONAL, date(2024, 11, 6))
    assert (found.time_status, later.time_status) == (TimeStatus.PENDING, TimeStatus.DUE)
    assert WORDS[language]["event"] in later.shelf_life.reason


@both
def test_tuesday_gets_its_date(language: str) -> None:
    """The rewrite names the day, in the language of the article."""
    assert claim(language, "tuesday").shelf_life.rewrite == WORDS[language]["dated_tuesday"]


@both
def test_speech_belongs_to_its_speaker(language: str) -> None:
    """What Giorgia Meloni says in quotation marks is claimed by her."""
    found = claim(language, "pillar")
    assert found.claimant is not None
    assert found.claimant.name == "Giorgia Meloni"
    assert found.quotation is not None


@both
def test_judged_on_its_own_day_nothing_is_due(language: str) -> None:
    """As of the day of publication nothing has been overtaken yet."""
    overtaken = {TimeStatus.DUE, TimeStatus.OUTDATED}
    assert not [found.text for found in claims(language, PUBLISHED) if found.time_status in overtaken]


@both
def test_every_claim_has_a_dated_reason_or_needs_none(language: str) -> None:
    """A recheck date is missing only where the class has none; a reason is never missing."""
    dateless = {ShelfLifeClass.TIMELESS, ShelfLifeClass.DEICTIC}
    for found in claims(language, PUBLISHED):
        assert (found.shelf_life.recheck_on is None) == (found.shelf_life.kind in dateless)
        assert found.shelf_life.reason
