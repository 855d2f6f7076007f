"""Claims, not just sentences: speech, clauses, lengths of time told in passing."""

from datetime import date
from time import process_time

import pytest

from factcheck.flow import Judge, scan_document
from factcheck.model import (
    Document,
    Entity,
    EntityKind,
    Mod,
    Quotation,
    QuotationKind,
    Relation,
    ShelfLifeClass,
    Span,
    Tense,
    Time,
    TimeStatus,
    TimeType,
)
from tests.detect.build import PUBLISHED, Article, event

WAR = event("guerre", "2022-02-24", fr="guerre en Ukraine", en="war in Ukraine")


def test_speech_belongs_to_its_speaker_and_not_to_who_reports_it() -> None:
    """The claim is what is said, without quotation marks; the claimant is who says it."""
    text = "« Nous avons livré 12 ferries en 2023 », a déclaré le patron du chantier."
    article = Article(text).verb("avons livré", Tense.PAST).verb("a déclaré", Tense.PAST)
    article.figure("12 ferries", 12).time("2023", "2023", "2023-01-01", "2023-12-31")
    said = "« Nous avons livré 12 ferries en 2023 »"
    claim = article.says(said, "a déclaré", "le patron du chantier", "Yann Le Goff").claim()
    assert claim.text == "Nous avons livré 12 ferries en 2023"
    assert text[claim.start : claim.end] == claim.text
    assert claim.claimant is not None
    assert claim.claimant.name == "Yann Le Goff"
    assert claim.quotation == 0


def test_each_sentence_of_a_long_quotation_is_a_claim_of_the_speaker() -> None:
    """Speech over two sentences gives two claims with one claimant."""
    text = "« Le port a perdu 300 emplois. Brest en a gagné 12 », affirme Anne Le Roux."
    article = Article(text, ends=("300 emplois.",)).verb("a perdu", Tense.PAST).verb("a gagné", Tense.PAST)
    article.figure("300 emplois", 300).figure("12", 12).name("Brest")
    article.says("« Le port a perdu 300 emplois. Brest en a gagné 12 »", "affirme", "Anne Le Roux", "Anne Le Roux")
    claims = article.claims()
    assert [claim.text for claim in claims] == ["Le port a perdu 300 emplois.", "Brest en a gagné 12"]
    assert {claim.claimant.name for claim in claims if claim.claimant} == {"Anne Le Roux"}


def test_what_the_article_adds_to_speech_is_its_own_claim() -> None:
    """A figure beside the speech is claimed by the article, not by the speaker."""
    text = '"We delivered all of the twelve ferries," said Joan Hall, whose yard lost 300 jobs in 2023.'
    article = Article(text, "en").verb("delivered", Tense.PAST).verb("said", Tense.PAST).verb("lost", Tense.PAST)
    article.figure("300 jobs", 300).figure("twelve ferries", 12).time("2023", "2023", "2023-01-01", "2023-12-31")
    claims = article.says('"We delivered all of the twelve ferries,"', "said", "Joan Hall", "Joan Hall").claims()
    assert [claim.claimant.name if claim.claimant else None for claim in claims] == ["Joan Hall", None]
    assert claims[1].text == "said Joan Hall, whose yard lost 300 jobs in 2023."


def test_a_word_in_quotation_marks_cuts_nothing() -> None:
    """Scare quotes leave the sentence whole; the claimant is whoever is quoted."""
    text = "Anne Le Roux juge le plan de 40 millions « insuffisant »."
    article = Article(text).verb("juge", Tense.PRESENT).figure("40 millions", 40_000_000).name("Anne Le Roux")
    claim = article.says("« insuffisant »", "juge", "Anne Le Roux", "Anne Le Roux", QuotationKind.MIXED).claim()
    assert claim.text == text
    assert claim.claimant is not None


def test_two_clauses_with_something_to_check_are_two_claims() -> None:
    """A sentence is cut where both sides have a verb and something to check."""
    text = "Le port a perdu 300 emplois en 2023, et la ville comptera deux lycées en 2026."
    article = Article(text).verb("a perdu", Tense.PAST).verb("comptera", Tense.FUTURE)
    article.figure("300 emplois", 300).figure("deux lycées", 2)
    article.time("2023", "2023", "2023-01-01", "2023-12-31").time("2026", "2026", "2026-01-01", "2026-12-31")
    claims = article.claims()
    assert [claim.text for claim in claims] == [
        "Le port a perdu 300 emplois en 2023",
        "la ville comptera deux lycées en 2026.",
    ]
    assert [claim.shelf_life.kind for claim in claims] == [ShelfLifeClass.TIMELESS, ShelfLifeClass.SCHEDULED]
    assert [claim.times for claim in claims] == [(0,), (1,)]


def test_a_clause_with_nothing_to_check_stays_where_it_is() -> None:
    """An aside is no claim of its own."""
    text = "Le port a perdu 300 emplois en 2023, et c’est bien triste."
    article = Article(text).verb("a perdu", Tense.PAST).verb("est", Tense.PRESENT).figure("300 emplois", 300)
    assert article.time("2023", "2023", "2023-01-01", "2023-12-31").claim().text == text


def test_a_length_told_in_passing_is_a_claim_of_its_own() -> None:
    """The conference is scheduled; the war that is told beside it runs."""
    text = "En mai 2025, Oslo accueillera le sommet sur le relèvement du pays ravagé par plus de deux ans de guerre."
    article = Article(text, facts=(WAR,)).verb("accueillera", Tense.FUTURE).name("Oslo")
    article.time("mai 2025", "2025-05", "2025-05-01", "2025-05-31")
    article.length("plus de deux ans", "P2Y", mod=Mod.MORE_THAN).name("guerre", "guerre", kind=EntityKind.FACT)
    summit, war = article.claims(date(2026, 11, 23))
    assert (summit.shelf_life.kind, summit.shelf_life.recheck_on) == (ShelfLifeClass.SCHEDULED, date(2025, 6, 1))
    assert (summit.text, summit.times, summit.time_status) == (text, (0,), TimeStatus.DUE)
    assert war.text == "pays ravagé par plus de deux ans de guerre"
    assert (war.shelf_life.kind, war.shelf_life.recheck_on) == (ShelfLifeClass.RUNNING, date(2025, 2, 24))
    assert (war.times, war.time_status) == ((1,), TimeStatus.OUTDATED)


def test_a_length_told_in_passing_in_english() -> None:
    """The same holds in English."""
    text = "In May 2025, Oslo will host a summit on rebuilding the country ravaged by more than two years of war."
    article = Article(text, "en", facts=(WAR,)).verb("will host", Tense.FUTURE).name("Oslo")
    article.time("May 2025", "2025-05", "2025-05-01", "2025-05-31")
    article.length("more than two years", "P2Y", mod=Mod.MORE_THAN).name("war", "guerre", kind=EntityKind.FACT)
    assert [claim.text for claim in article.claims()] == [
        text,
        "country ravaged by more than two years of war",
    ]


def test_headings_and_calls_are_no_claims() -> None:
    """What has no verb, no figure and no name states nothing."""
    assert Article("En bref").claims() == ()
    assert Article("Thank you very much.", "en").claims() == ()
    assert Article("Et maintenant ?").claims() == ()


def test_claims_lie_in_the_text_in_order() -> None:
    """Spans are exact and sorted."""
    text = "Oslo a perdu 3 bus. Brest a gagné 4 bus."
    article = Article(text, ends=("3 bus.",)).verb("a perdu", Tense.PAST).verb("a gagné", Tense.PAST)
    claims = article.figure("3 bus", 3).figure("4 bus", 4).claims()
    assert [text[claim.start : claim.end] for claim in claims] == [claim.text for claim in claims]
    assert [claim.start for claim in claims] == [0, 20]


def test_a_date_on_its_own_is_no_claim() -> None:
    """A dateline states nothing; a dated sentence does."""
    line = Article("Brest, 25 August 2011", "en").time("25 August 2011", "2011-08-25", "2011-08-25", "2011-08-25")
    assert line.name("Brest").claims() == ()


def test_told_speech_begins_behind_its_that() -> None:
    """“A déclaré que le port …” claims "le port …"; "I think that …" stays whole."""
    text = "Anne Le Roux a déclaré que le port avait perdu 300 emplois."
    article = Article(text).verb("a déclaré", Tense.PAST).verb("avait perdu", Tense.PAST).figure("300 emplois", 300)
    said, kind = "que le port avait perdu 300 emplois", QuotationKind.INDIRECT
    article.name("Anne Le Roux").says(said, "a déclaré", "Anne Le Roux", "Anne Le Roux", kind)
    assert article.claim().text == "le port avait perdu 300 emplois"
    text = "I think that the port has lost 300 jobs."
    article = Article(text, "en").verb("think", Tense.PRESENT).verb("has lost", Tense.PAST).figure("300 jobs", 300)
    assert article.says("that the port has lost 300 jobs", "think", "I", "I", kind).claim().text == text


def test_an_endless_sentence_costs_time_in_proportion() -> None:
    """Twice the marks in one sentence cost about twice the time, not four times."""
    assert seconds(1600) < 3 * seconds(800) + 0.2


def seconds(times: int) -> float:
    """Give the CPU seconds for one sentence with so many lengths of time, verbs, names and speakers."""
    piece = "le port de Brest a perdu 12 bus en plus de deux ans, et "
    article = Article(piece * times, facts=(WAR,))
    for start in range(0, len(piece) * times, len(piece)):
        article.add("tenses", (Span(start + 17, start + 24), Tense.PAST))
        article.add("entities", Entity(start + 11, start + 16, "Brest", EntityKind.NAME, "Brest", ("guerre",)))
        length = TimeType.DURATION
        article.add("times", Time(start + 35, start + 51, "plus de deux ans", length, "P2Y", relation=Relation.LASTING))
        article.add("quotations", Quotation(start, start + 51, QuotationKind.DIRECT))
    begun = process_time()
    article.claims()
    return process_time() - begun


def claim_texts(text: str, language: str) -> list[str]:
    """Give the words of the claims, over all annotators."""
    return [claim.text for claim in scan_document(Document(text, language, PUBLISHED), Judge()).claims]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "en",
            "Smith said the economy grew 3% last year and that exports doubled to $4 billion.",
            ["the economy grew 3% last year", "exports doubled to $4 billion"],
        ),
        (
            "en",
            "In all 40 schools closed in 2023 and 12 more will close in 2024.",
            ["In all 40 schools closed in 2023", "12 more will close in 2024."],
        ),
        (
            "en",
            "Although crime fell by 3%, the number of murders rose to 640.",
            ["crime fell by 3%", "the number of murders rose to 640."],
        ),
        (
            "fr",
            "Anne Weber a déclaré que le chômage avait reculé de 3 % et que les salaires avaient doublé en 2023.",
            ["le chômage avait reculé de 3 %", "les salaires avaient doublé en 2023"],
        ),
        (
            "fr",
            "Le pont a coûté 40 millions d'euros ; il a ouvert avec deux ans de retard.",
            ["Le pont a coûté 40 millions d'euros", "il a ouvert avec deux ans de retard."],
        ),
    ],
)
def test_two_checkable_things_are_two_claims(language: str, text: str, claims: list[str]) -> None:
    """Joined by "and", by "that" again, by a semicolon, or conceded: each has its own words."""
    assert claim_texts(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company cut 300 jobs in May and opened a plant in Mexico in June."),
        ("en", "He bought a house in 2018 and the boat that sank in 2019."),
        ("en", "Prices rose 3% in May and 5% in June."),
        ("fr", "Le maire a vendu 3 écoles et la piscine qui avait coûté 2 millions d'euros."),
        ("fr", "La police a arrêté 40 personnes vendredi et en a relâché 12 samedi."),
    ],
)
def test_a_clause_without_a_subject_of_its_own_stays(language: str, text: str) -> None:
    """A shared subject, a relative clause or a shared verb keep the sentence one claim."""
    assert claim_texts(text, language) == [text]
