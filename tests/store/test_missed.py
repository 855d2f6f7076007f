"""A claim that detection missed: words of a document become a claim that stands where they stand."""

import pytest

from factcheck.flow.missed import AmbiguousWordsError, KnownClaimError, NotInDocumentError, add_missed, places
from factcheck.model import ShelfLifeClass, Span
from factcheck.store import Ledger
from factcheck.store.errors import NoSuchNumberError
from tests.store.conftest import ARTICLE, JUDGE, Store

MISSED = "la ville accueillera le congrès mondial des ponts"


def test_missed_words_become_a_claim_in_their_place(store: Store, ledger: Ledger) -> None:
    """With marks, shelf life and day of the document, under a number of its own; one change that undo takes back."""
    store()
    claim = ledger.claim(add_missed(ledger, 1, MISSED, JUDGE, note="à part de la date"))
    assert ARTICLE[claim.start : claim.end] == claim.text == MISSED
    assert (claim.document, claim.language, claim.said_on, claim.note) == (
        1,
        "fr",
        ledger.document(1).published,
        "à part de la date",
    )
    assert claim.shelf_life
    ledger.undo()
    with pytest.raises(NoSuchNumberError):
        ledger.claim(claim.number)


def test_words_inside_a_quotation_are_their_speakers(store: Store, ledger: Ledger) -> None:
    """Unless it is said whose they are."""
    store()
    words = "Nous n’avons pas augmenté les impôts"
    piece = "augmenté les impôts"
    assert words in ARTICLE
    assert ledger.claim(add_missed(ledger, 1, piece, JUDGE)).claimant == "Jeanne Morel"
    assert ledger.claim(add_missed(ledger, 1, "les impôts", JUDGE, claimant="La mairie")).claimant == "La mairie"


def test_what_is_typed_need_not_have_the_typography(store: Store, ledger: Ledger) -> None:
    """Quotes, apostrophes, blanks and capitals may differ; the claim has the document's own words."""
    store()
    number = add_missed(ledger, 1, "l'agence  d'URBANISME depuis 2019", JUDGE)
    claim = ledger.claim(number)
    assert claim.text == "l’agence d’urbanisme depuis 2019"
    assert claim.shelf_life is not None
    assert claim.shelf_life.kind is not ShelfLifeClass.TIMELESS


def test_a_missed_claim_outlives_a_new_version(store: Store, ledger: Ledger) -> None:
    """It moves with its words, and is gone with them."""
    store()
    number = add_missed(ledger, 1, MISSED, JUDGE)
    edited = f"Lyon, ses ponts, son histoire.\n{ARTICLE}"
    store(edited)
    claim = ledger.claim(number)
    assert edited[claim.start : claim.end] == MISSED
    assert not claim.gone
    store(ARTICLE.replace(f"En juin 2025, {MISSED}. ", ""))
    assert ledger.claim(number).gone


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        ("le pont Mirabeau", NotInDocumentError, "document 1 does not say that"),
        ("pont Kitch", NotInDocumentError, "document 1 does not say that"),
        ("?", NotInDocumentError, "document 1 does not say that"),
        ("", NotInDocumentError, "document 1 does not say that"),
        ("le pont Kitchener", AmbiguousWordsError, "2 times (26:43, 44:61): take in the words before or after"),
        ("Le chantier a coûté 42 millions d’euros.", KnownClaimError, "that is claim 4 already"),
    ],
)
def test_what_cannot_be_a_claim_is_said_in_one_sentence(
    store: Store, ledger: Ledger, words: str, error: type[Exception], said: str
) -> None:
    """Nothing is added then."""
    store()
    before = ledger.history()
    with pytest.raises(error) as raised:
        add_missed(ledger, 1, words, JUDGE)
    assert said in str(raised.value)
    assert ledger.history() == before


def test_places_are_whole_words_and_do_not_overlap() -> None:
    """However the words repeat."""
    assert places("deux cent deux cent deux", "deux cent deux") == (Span(0, 14),)
    assert places("Le café, le CAFÉ et les cafés", "le café") == (Span(0, 7), Span(9, 16))
    assert places("", "mot") == ()
