"""Worth: what can be looked up ranks above what cannot, with the reasons named."""

from pathlib import Path

import pytest

from factcheck.detect.worth import AGAINST, FEATURES
from factcheck.flow import Judge, scan_document
from factcheck.model import Claim, Document, Tense
from tests.detect.build import PUBLISHED, Article


def only(article: Article) -> Claim:
    """Give the only claim."""
    return article.claim()


def test_a_figure_with_a_date_and_a_name_is_worth_most() -> None:
    """The reasons for come first, the strongest at the head."""
    article = Article("Brest a perdu 300 emplois en 2023.").verb("a perdu", Tense.PAST).figure("300 emplois", 300)
    claim = only(article.time("2023", "2023", "2023-01-01", "2023-12-31").name("Brest"))
    assert claim.worth > 0.85
    assert claim.reasons[0] == "quantity"
    assert {"date", "named actor", "past event"} <= set(claim.reasons)


def test_a_question_an_opinion_and_a_wish_are_worth_little() -> None:
    """Each is named as a reason against."""
    asked = only(Article("Brest a-t-il perdu 300 emplois ?").figure("300 emplois", 300).verb("a", Tense.PAST))
    wished = only(
        Article("We hope that Brest gains 300 jobs.", "en").figure("300 jobs", 300).verb("hope", Tense.PRESENT)
    )
    judged = only(Article("It is a wonderful deal for Brest.", "en").name("Brest").verb("is", Tense.PRESENT))
    assert AGAINST + "question" in asked.reasons
    assert AGAINST + "wish" in wished.reasons
    assert AGAINST + "opinion" in judged.reasons
    assert max(asked.worth, wished.worth, judged.worth) < 0.6


def test_a_vote_told_in_the_first_person_is_still_checkable() -> None:
    """“I voted against the budget in 2019” ranks above "I think so"."""
    vote = Article("I voted against the budget in 2019.", "en").verb("voted", Tense.PAST)
    vote.time("2019", "2019", "2019-01-01", "2019-12-31")
    thought = Article("I think we all want a better city.", "en").verb("think", Tense.PRESENT).claims()
    assert only(vote).worth > 0.4
    assert thought == ()


def test_worth_lies_between_nought_and_one() -> None:
    """All features at once stay inside the scale; each has a name and a weight."""
    assert all(feature.name and feature.weight for feature in FEATURES)
    claim = only(Article("Oslo a 3 bus.").figure("3 bus", 3).verb("a", Tense.PRESENT))
    assert 0 <= claim.worth <= 1


SENTENCES = Path(__file__).with_name("worth.txt")
FLOOR = 0.9  # average precision; a change that lowers it needs a reason


def average_precision(labels: list[bool]) -> float:
    """Give the average precision of labels in the order of the ranking."""
    found = [(rank, sum(labels[:rank])) for rank, label in enumerate(labels, 1) if label]
    return sum(hits / rank for rank, hits in found) / len(found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_checkable_sentences_rank_first(language: str) -> None:
    """Over all annotators, sentences with something to look up rank above the others."""
    rows = [line.split(" ", 2) for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    ranked = [(best_worth(text, code), sign == "+") for code, sign, text in rows if code == language]
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    assert len(ranked) == 30
    assert average_precision([label for _, label in ranked]) >= FLOOR


DEBATES = Path(__file__).with_name("worth_debates_en.txt")


@pytest.mark.parametrize(("half", "floor"), [("seen", 0.95), ("unseen", 0.94)])
def test_facts_rank_first_in_debates(half: str, floor: float) -> None:
    """What is said in a debate and can be looked up ranks above promises, anecdotes, questions and procedure."""
    rows = [line for line in DEBATES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    ranked = [(best_worth(row[2:], "en"), row[0] == "+") for row in rows[half == "unseen" :: 2]]
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    assert len(ranked) == 95
    assert average_precision([label for _, label in ranked]) >= floor


@pytest.mark.parametrize(("language", "floor"), [("en", 0.93), ("fr", 0.95)])
def test_facts_rank_before_promises_with_figures(language: str, floor: float) -> None:
    """Thanks, promises and procedure may hold names and figures; what was done or is so ranks above them."""
    lines = Path(__file__).with_name(f"worth_spoken_{language}.txt").read_text(encoding="utf-8").splitlines()
    ranked = [(best_worth(line[2:], language), line[0] == "+") for line in lines if line[0] != "#"]
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    assert len(ranked) == {"en": 197, "fr": 78}[language]
    assert average_precision([label for _, label in ranked]) >= floor


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Last week I met a woman in Ohio who works two jobs.", "en", "private life"),
        ("Quand j'étais jeune, ma mère gagnait 900 francs.", "fr", "private life"),
        ("You have two minutes to respond, Governor.", "en", "procedure"),
        ("Vous avez deux minutes pour répondre.", "fr", "procedure"),
    ],
)
def test_what_concerns_nobody_is_named(text: str, language: str, reason: str) -> None:
    """One's own life and the course of the debate may hold figures and names; they speak against all the same."""
    (claim,) = scan_document(Document(text, language, PUBLISHED), Judge()).claims
    assert AGAINST + reason in claim.reasons
    assert claim.worth < 0.8


def best_worth(text: str, language: str) -> float:
    """Give the worth of the best claim of a text, nought where there is none."""
    claims = scan_document(Document(text, language, PUBLISHED), Judge()).claims
    return max((claim.worth for claim in claims), default=0.0)
