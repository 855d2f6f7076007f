"""Reading documents into the ledger, the same again, edited, and back."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.flow.ledger import add, edit, ingest, reread
from factcheck.model import ClaimFilter, Document, SourceKind, SourceRecord, Span, State
from factcheck.store import Fate, Judgement, Ledger, Reading
from tests.store.conftest import ARTICLE, JUDGE, PUBLISHED, Store, document


def state_of(ledger: Ledger) -> list[tuple[int, str, str, str]]:
    """Give number, state, verdict and words of every claim."""
    claims = ledger.claims(ClaimFilter(include_gone=True))
    return [(claim.number, claim.state.value, claim.verdict, claim.text) for claim in claims]


def review_all(ledger: Ledger) -> None:
    """Give every claim a verdict and a source."""
    numbers = [line.number for line in ledger.lines()]
    ledger.add_source(numbers, SourceRecord(SourceKind.PERSON, title="Le service de presse"))
    ledger.set_review(numbers, "true", scale="default")


def test_the_same_article_twice_adds_nothing(store: Store, ledger: Ledger) -> None:
    """Neither a claim nor a line of history, under another name too."""
    first = store()
    before = ledger.history()
    assert first.reading is Reading.NEW
    for again in (store(), store(name="copie.txt"), store(published=None)):
        assert (again.document, again.reading, again.outcomes) == (1, Reading.UNCHANGED, ())
    assert ledger.history() == before
    assert len(ledger.documents()) == 1


def test_an_edited_article_keeps_reviews_where_sentences_say_the_same(store: Store, ledger: Ledger) -> None:
    """A changed figure takes the verdict off and goes back into the queue; the rest keeps verdict and sources."""
    store()
    review_all(ledger)
    edited = ARTICLE.replace("42 millions", "44 millions").replace("a rouvert mardi", "a enfin rouvert mardi")
    result = store("Mis à jour à midi.\n" + edited)
    assert (result.document, result.version, result.reading) == (1, 2, Reading.UPDATED)
    by_fate = {fate: [o for o in result.outcomes if o.fate is fate] for fate in Fate}
    (cost,) = by_fate[Fate.CHANGED]
    assert cost.reasons == ("figure",)
    assert cost.reviewed
    assert ("42" in cost.before, "44" in cost.after) == (True, True)
    claim = ledger.claim(cost.number)
    assert (claim.state, claim.verdict, len(claim.sources)) == (State.IN_REVIEW, "", 1)
    assert ledger.history(claim=cost.number)[-1].before["verdict"] == "true"
    assert ["enfin" in o.after for o in by_fate[Fate.REWORDED]] == [True]
    text = ledger.document(1).text
    for claim in ledger.claims():
        assert text[claim.start : claim.end] == claim.text
        assert claim.number == cost.number or claim.verdict == "true" or claim.state is State.NEW


def test_a_sentence_taken_out_is_gone_and_comes_back(store: Store, ledger: Ledger) -> None:
    """A gone claim keeps its review, is left out of lists, and is the same claim when its sentence returns."""
    store()
    review_all(ledger)
    sentence = "Le chantier a coûté 42 millions d’euros."
    (gone,) = [o for o in store(ARTICLE.replace(sentence, "")).outcomes if o.fate is Fate.GONE]
    assert ledger.claim(gone.number).gone
    assert ledger.claim(gone.number).verdict == "true"
    assert gone.number not in [line.number for line in ledger.lines()]
    assert gone.number in [line.number for line in ledger.lines(ClaimFilter(include_gone=True))]
    back = store(ARTICLE)
    assert (back.version, back.count(Fate.NEW)) == (3, 0)
    assert not ledger.claim(gone.number).gone


def test_earlier_texts_are_kept(store: Store, ledger: Ledger) -> None:
    """Every version of an article can be read again, long ones too."""
    long = ARTICLE + "Une ligne de plus.\n" * 400
    store()
    store(long)
    assert ledger.document(1).text == long
    assert ledger.document(1, version=1).text == ARTICLE
    assert ledger.document(1, version=1).version == 1


def test_words_of_the_users_own_outlive_a_reading(store: Store, ledger: Ledger) -> None:
    """A claim put into other words keeps them until its sentence says something else."""
    store()
    cost = next(claim for claim in ledger.claims() if "42 millions" in claim.text)
    ledger.edit_claim(cost.number, text="Le pont a coûté 42 millions d’euros.")
    store("Une ligne de plus.\n" + ARTICLE)
    assert ledger.claim(cost.number).text == "Le pont a coûté 42 millions d’euros."
    store(ARTICLE.replace("42 millions", "43 millions"))
    assert ledger.claim(cost.number).text == "Le chantier a coûté 43 millions d’euros."


def test_dropped_and_split_claims_are_not_found_anew(store: Store, ledger: Ledger) -> None:
    """What was dropped or split stays so when the article is read again."""
    store()
    first, second = (line.number for line in ledger.lines()[:2])
    ledger.set_state([first], State.DROPPED)
    words = ledger.claim(second).text.split(" ")
    ledger.split_claim(second, [" ".join(words[:3]), " ".join(words[3:])])
    before = len(ledger.lines())
    result = store("Une ligne de plus.\n" + ARTICLE)
    assert result.count(Fate.GONE) == 0
    assert result.count(Fate.CHANGED) == 0
    assert len(ledger.lines()) == before + result.count(Fate.NEW)
    assert ledger.claim(first).state is State.DROPPED


def test_a_url_is_one_document_and_one_text_at_two_urls_is_two(store: Store) -> None:
    """Pages are told apart by their address, whatever their text; a file with a page's text is that page."""
    store(url="https://a.exemple/pont")
    assert store("Tout autre chose.", url="https://a.exemple/pont").document == 1
    assert store(url="https://b.exemple/pont").document == 2
    assert store("Tout autre chose.").document == 1


def test_two_articles_of_one_name_stay_two(store: Store) -> None:
    """Files called alike are one document only where their texts share much."""
    store(name="article.txt")
    other = store("Le pape visite Malte en mai. Il y rencontrera les évêques de l’île.", name="article.txt")
    assert other.document == 2
    assert store(ARTICLE + "Une fin.", name="article.txt").document == 1
    assert store(ARTICLE + "Une autre fin.", name="standard input").document == 3
    assert store(ARTICLE + "Encore une fin.", name="-", update=2).document == 2


def test_a_new_date_of_publication_moves_relative_dates(store: Store, ledger: Ledger) -> None:
    """A claim whose "mardi" is another Tuesday says something else; dates that were written out do not move."""
    store()
    review_all(ledger)
    result = store(published=date(2024, 11, 12))
    changed = [outcome for outcome in result.outcomes if outcome.fate is Fate.CHANGED]
    assert changed
    assert {("mardi" in outcome.after, outcome.reasons) for outcome in changed} == {(True, ("date",))}
    assert ledger.document(1).published == date(2024, 11, 12)
    assert "2024-11-12" in {time.value for claim in ledger.claims() for time in claim.times}


def test_reading_without_a_date_keeps_the_one_known(store: Store, ledger: Ledger) -> None:
    """An edited text without a date of publication leans on the date that its document has."""
    store()
    result = store("Une ligne de plus.\n" + ARTICLE, published=None)
    assert result.count(Fate.CHANGED) == 0
    assert ledger.document(1).published == PUBLISHED


def test_a_date_given_later_resolves_what_was_open(store: Store, ledger: Ledger) -> None:
    """Where "mardi" had no date before, giving one takes no verdict off."""
    store(published=None)
    review_all(ledger)
    assert store().count(Fate.CHANGED) == 0
    assert "2024-11-05" in {time.value for claim in ledger.claims() for time in claim.times}
    assert {claim.said_on for claim in ledger.claims()} == {PUBLISHED}


def test_a_recheck_outlives_a_reading(store: Store, ledger: Ledger) -> None:
    """What going back to a claim found is not overwritten by reading the same sentence again."""
    store()
    claim = next(claim for claim in ledger.claims() if claim.shelf_life and claim.recheck_on)
    assert claim.shelf_life
    later = replace(claim.shelf_life, recheck_on=date(2030, 1, 1))
    ledger.record_recheck([Judgement(claim.number, later, claim.time_status)], as_of=date(2029, 1, 1))
    store("Une ligne de plus.\n" + ARTICLE)
    assert ledger.claim(claim.number).recheck_on == date(2030, 1, 1)


def test_days_that_a_person_set_outlive_a_reading(store: Store, ledger: Ledger) -> None:
    """A recheck date and a day of saying of one's own stay; the day of publication moves with the document."""
    store()
    mine, other = (claim.number for claim in ledger.claims()[:2])
    ledger.edit_claim(mine, recheck_on=date(2031, 1, 1), said_on=date(2024, 10, 1), claimant="Le préfet")
    store("Une ligne de plus.\n" + ARTICLE, published=date(2024, 11, 6))
    claim = ledger.claim(mine)
    assert (claim.recheck_on, claim.said_on, claim.claimant) == (date(2031, 1, 1), date(2024, 10, 1), "Le préfet")
    assert ledger.claim(other).said_on == date(2024, 11, 6)


def test_rereading_keeps_every_review(store: Store, ledger: Ledger) -> None:
    """Scanning a stored text again with today's stages changes no claim that says what it said."""
    store()
    review_all(ledger)
    before = state_of(ledger)
    result = reread(ledger, 1, JUDGE)
    assert {outcome.fate for outcome in result.outcomes} == {Fate.UNCHANGED}
    assert state_of(ledger) == before


def test_everything_about_a_document_comes_back(ledger: Ledger) -> None:
    """Metadata, the rule that found the date, and rules that found another, survive storing."""
    page = Document(
        "Le pont a rouvert mardi.",
        "fr",
        PUBLISHED,
        "json-ld",
        title="Le pont",
        authors=("Inès Roux", "AFP"),
        url="https://exemple.fr/pont",
        name="pont.html",
        meta={"desk": "Lyon", "words": 5},
        published_also=(("url", date(2024, 11, 4)),),
    )
    ingest(ledger, page, JUDGE)
    assert ledger.document_as_read(1) == page


@pytest.mark.parametrize("text", ["Le pont a rouvert.", "Le taux est passé de 7,1 % à 7,4 % en 2024."])
def test_a_claim_added_by_hand_is_read(ledger: Ledger, text: str) -> None:
    """A claim by hand gets its marks and its shelf life; other words are read anew."""
    number = add(ledger, document(text), JUDGE, claimant="Insee", note="à vérifier")
    claim = ledger.claim(number)
    assert (claim.document, claim.text, claim.claimant, claim.note) == (0, text, "Insee", "à vérifier")
    assert claim.said_on == PUBLISHED
    edit(ledger, number, JUDGE, text="Le taux était de 8 % en 2023.", state=State.IN_REVIEW)
    claim = ledger.claim(number)
    assert [quantity.text for quantity in claim.quantities] == ["8 %"]
    assert [time.text for time in claim.times] == ["2023"]
    assert ledger.undo().subjects == (f"claim {number}",)
    assert ledger.claim(number).state is State.NEW


def test_a_span_is_read_anew(store: Store, ledger: Ledger) -> None:
    """A claim moved to other words has their marks, and keeps its review."""
    store()
    ledger.set_review([1], "mixed", scale="default")
    at = ARTICLE.index("Le chantier a coûté")
    edit(ledger, 1, JUDGE, span=Span(at, at + 40))
    claim = ledger.claim(1)
    assert claim.text == ARTICLE[at : at + 40]
    assert [quantity.text for quantity in claim.quantities] == ["42 millions d’euros"]
    assert claim.verdict == "mixed"
