"""Worth: what can be looked up ranks above what cannot, with the reasons named."""

from factcheck.detect.worth import AGAINST, FEATURES
from factcheck.model import Claim, Tense
from tests.detect.build import Article


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
