"""Finding claims again in an edited text: what follows, what is only reported, what never keeps its review."""

import random
import re

import pytest

from factcheck.flow import Judge, marks_of
from factcheck.languages.vocabulary import comparing
from factcheck.model import Document, Span
from factcheck.store import Fate
from factcheck.store.guard import Guards
from factcheck.store.reattach import Attachment, Known, reattach
from tests.store.conftest import PUBLISHED

OLD = (
    "L’Italie enverra 500 missiles à Kiev en 2025. Mark Rutte a salué la décision du gouvernement italien. "
    "Le budget de la défense atteint 40 milliards d’euros. L’Allemagne ne soutient pas le projet.\n"
    "La conférence aura lieu à Rome le 10 juillet 2025. Le chômage a baissé de 2 points en un an."
)
MISSILES, RUTTE, BUDGET, GERMANY, ROME, UNEMPLOYED = range(6)


def sentences(text: str) -> list[Span]:
    """Give the sentences of a plain text."""
    return [Span(found.start(), found.end()) for found in re.finditer(r"[^\s.][^.]*\.", text)]


def found_again(old: str, new: str, language: str = "fr") -> list[Attachment]:
    """Re-attach every sentence of the old text to the sentences of the new one, with the real marks of both."""
    known = [Known(span, span.words(old)) for span in sentences(old)]
    before, now = (
        Guards(marks_of(Document(text, language, PUBLISHED, "option"), Judge()), text, comparing(language)).at
        for text in (old, new)
    )
    return list(reattach(old, new, known, sentences(new), before, now))


def test_the_same_text_leaves_everything_as_it_is() -> None:
    """Every claim is where it was, none is new."""
    found = found_again(OLD, OLD)
    assert [fate.fate for fate in found] == [Fate.UNCHANGED] * 6
    assert [fate.span for fate in found] == sentences(OLD)


def test_typography_changes_nothing() -> None:
    """Other quotes, dashes, blanks and capitals are the same words."""
    found = found_again(OLD, OLD.replace("’", "'").replace(" ", " \u202f").replace("Mark Rutte", "MARK RUTTE"))
    assert {fate.fate for fate in found} == {Fate.UNCHANGED}


CHANGED = {
    "another figure": ("500 missiles", "600 missiles", MISSILES, "figure"),
    "a figure in words": ("2 points", "deux points et demi", UNEMPLOYED, "figure"),
    "another unit": ("40 milliards", "40 millions", BUDGET, "figure"),
    "a bound": ("atteint 40", "atteint plus de 40", BUDGET, "figure"),
    "another year": ("en 2025. Mark", "en 2026. Mark", MISSILES, "date"),
    "another day": ("10 juillet", "11 juillet", ROME, "date"),
    "another name": ("Mark Rutte", "Giorgia Meloni", RUTTE, "name"),
    "another first word": ("L’Italie enverra", "L’Espagne enverra", MISSILES, "name"),
    "a negation put in": ("L’Italie enverra", "L’Italie n’enverra pas", MISSILES, "negation"),
    "a negation taken out": ("ne soutient pas", "soutient", GERMANY, "negation"),
    "a rise for a fall": ("a baissé", "a augmenté", UNEMPLOYED, "direction"),
    "another tense": ("La conférence aura", "La conférence a eu", ROME, "tense"),
}


@pytest.mark.parametrize(("old", "new", "which", "reason"), CHANGED.values(), ids=CHANGED)
def test_what_says_something_else_is_changed(old: str, new: str, which: int, reason: str) -> None:
    """A figure, a date, a name, a negation that is another: the claim is CHANGED, its neighbours are not."""
    assert old in OLD
    found = found_again(OLD, OLD.replace(old, new, 1))
    assert found[which].fate is Fate.CHANGED
    assert reason in found[which].reasons
    assert [fate.fate for at, fate in enumerate(found) if at != which] == [Fate.UNCHANGED] * 5


def test_swapped_figures_and_names_are_changed() -> None:
    """The same words in another order say something else."""
    old = "La France a battu l’Italie de 3 points en 2023. La dette passe de 100 à 200 milliards d’euros."
    new = "L’Italie a battu la France de 3 points en 2023. La dette passe de 200 à 100 milliards d’euros."
    assert [fate.fate for fate in found_again(old, new)] == [Fate.CHANGED, Fate.CHANGED]


def test_swapped_figures_between_sentences_follow_the_words() -> None:
    """Two sentences that exchange their figures are both changed: neither keeps its review."""
    old = "Lyon a créé 300 emplois en un an. Lille a créé 900 emplois en un an."
    found = found_again(old, "Lyon a créé 900 emplois en un an. Lille a créé 300 emplois en un an.")
    assert [fate.fate for fate in found] == [Fate.CHANGED, Fate.CHANGED]


TURNED = {
    "accepted and refused": ("Le maire a accepté de payer 3 millions d’euros.", "a accepté", "a refusé", "direction"),
    "told and denied": ("The firm paid 3 million dollars to the party.", "paid", "denied it paid", "negation"),
    "managed and failed": ("The council managed to cut spending by 4% last year.", "managed", "failed", "direction"),
    "given up": ("La ville veut construire 300 logements.", "veut", "a renoncé à", "negation"),
    "exchanged nouns": (
        "Le loyer dépasse le salaire dans 3 villes, selon l’Insee.",
        "loyer dépasse le salaire",
        "salaire dépasse le loyer",
        "wording",
    ),
    "exchanged nouns in English": ("The rents exceed the wages in 3 towns.", "rents exceed the wages",
                                   "wages exceed the rents", "wording"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "word", "other", "reason"), TURNED.values(), ids=TURNED)
def test_a_word_that_turns_a_sentence_round_is_a_change(old: str, word: str, other: str, reason: str) -> None:
    """An opposite, a word that takes back what follows, two nouns in each other's place: no review follows."""
    (found,) = found_again(old, old.replace(word, other), language="fr" if "’" in old or "ville" in old else "en")
    assert (found.fate, reason in found.reasons) == (Fate.CHANGED, True)


def test_a_stretch_that_moves_as_it_is_exchanges_nothing() -> None:
    """The day at the front instead of the end says the same."""
    old = "Le pont a rouvert à la circulation pour 3 000 voitures mardi."
    (found,) = found_again(old, "Mardi le pont a rouvert à la circulation pour 3 000 voitures.")
    assert found.fate is Fate.REWORDED


def test_small_changes_of_wording_follow() -> None:
    """A sentence that says the same in slightly other words keeps its review."""
    found = found_again(OLD, OLD.replace("a salué la décision", "a salué cette nette décision"))
    assert found[RUTTE].fate is Fate.REWORDED
    assert found[RUTTE].reasons == ()


def test_a_date_said_otherwise_is_the_same_date() -> None:
    """The words "mardi", of Tuesday 5 November, and "le 5 novembre 2024" name one day."""
    old = "Le ministre a quitté mardi le gouvernement."
    found = found_again(old, old.replace("mardi", "le 5 novembre 2024"))
    assert [fate.fate for fate in found] == [Fate.REWORDED]


@pytest.mark.parametrize(
    "new",
    [
        "Il est faux que l’Italie enverra 500 missiles à Kiev en 2025.",
        "L’Italie enverra 500 missiles à Kiev en 2025, a prétendu un député.",
    ],
)
def test_words_around_a_claim_can_turn_it_round(new: str) -> None:
    """The same words inside another sentence do not keep their review."""
    assert found_again("L’Italie enverra 500 missiles à Kiev en 2025.", new)[0].fate is Fate.CHANGED


def test_moved_paragraphs_and_new_sentences_are_told() -> None:
    """Claims follow into another paragraph; what was not there is new; what is no more is gone."""
    first, second = OLD.split("\n")
    kept = first.replace("Le budget de la défense atteint 40 milliards d’euros. ", "")
    found = found_again(OLD, f"{second}\nLe pape visite Malte.\n{kept}")
    fates = {at: fate.fate for at, fate in enumerate(found[:6])}
    assert fates.pop(BUDGET) is Fate.GONE
    assert set(fates.values()) <= {Fate.MOVED, Fate.UNCHANGED}
    assert Fate.MOVED in fates.values()
    assert [fate.fate for fate in found[6:]] == [Fate.NEW]


def test_a_moved_and_edited_sentence_is_found_by_its_words() -> None:
    """A sentence both moved and slightly reworded is recognised."""
    first, second = OLD.split("\n")
    moved = second.replace("Le chômage a baissé", "Le chômage a encore baissé")
    found = found_again(OLD, f"{moved}\n\n{first}")
    assert found[UNEMPLOYED].fate in (Fate.REWORDED, Fate.CHANGED)
    assert found[UNEMPLOYED].span is not None


def test_a_claim_of_the_users_own_cut_keeps_it() -> None:
    """A claim that is part of a sentence stays that part while its words stand there."""
    at = OLD.index("500 missiles à Kiev")
    cut = Known(Span(at, at + 19), "500 missiles à Kiev")
    (fate, *_) = reattach(OLD, "Un chapeau.\n" + OLD, [cut], sentences("Un chapeau.\n" + OLD))
    assert fate.fate is Fate.UNCHANGED
    assert fate.span == Span(at + 12, at + 31)


def test_a_claim_that_was_gone_comes_back_with_its_words() -> None:
    """A sentence taken out and put in again is the claim that it was."""
    gone = Known(Span(0, 10), "Le pape visite Malte.", gone=True)
    (fate,) = reattach("Rien.", "Le pape visite Malte.", [gone], [Span(0, 21)])
    assert (fate.fate, fate.found) == (Fate.MOVED, 0)


def test_without_marks_no_rewording_is_vouched_for() -> None:
    """Where nothing guards the meaning, every other wording is CHANGED."""
    new = OLD.replace("a salué la décision", "a salué cette décision")
    known = [Known(span, span.words(OLD)) for span in sentences(OLD)]
    assert reattach(OLD, new, known, sentences(new))[RUTTE].fate is Fate.CHANGED


def test_empty_texts() -> None:
    """Everything is gone from an empty text, and everything new in one that was empty."""
    known = [Known(span, span.words(OLD)) for span in sentences(OLD)]
    assert {fate.fate for fate in reattach(OLD, "", known, [])} == {Fate.GONE}
    assert {fate.fate for fate in reattach("", OLD, [], sentences(OLD))} == {Fate.NEW}


WORDS = ("le", "la", "pont", "ville", "maire", "conseil", "projet", "école", "travaux", "budget", "réunion", "décision")
VERBS = ("prépare", "termine", "présente", "regarde", "explique", "propose", "visite", "attend", "prévoit", "défend")


def long_text(chance: random.Random, count: int) -> list[str]:
    """Give made-up sentences of words without figures or names."""
    return [
        " ".join(["Le", *chance.choices(WORDS, k=4), chance.choice(VERBS), f"mot{number}", *chance.choices(WORDS, k=6)])
        + "."
        for number in range(count)
    ]


@pytest.mark.parametrize(("share", "recall"), [(0.05, 0.97), (0.15, 0.95), (0.3, 0.9)])
def test_claims_follow_edited_words_and_never_to_a_wrong_place(share: float, recall: float) -> None:
    """With up to 30 % of words replaced most claims follow, and none ends up in another sentence."""
    chance = random.Random(7)  # noqa: S311 - nothing secret
    before = long_text(chance, 120)
    after = [[word if chance.random() > share else "autre" for word in text[:-1].split()] for text in before]
    kept = [at for at in range(120) if chance.random() > 0.2]
    old, new = " ".join(before), " ".join(" ".join(after[at]) + "." for at in kept)
    known = [Known(span, span.words(old)) for span in sentences(old)]
    fates = reattach(old, new, known, sentences(new))
    right = sum(fates[at].found == to for to, at in enumerate(kept))
    wrong = sum(fate.known is not None and fate.found is not None and kept[fate.found] != fate.known for fate in fates)
    assert right >= recall * len(kept)
    assert wrong == 0


def test_a_long_text_on_one_line_is_found_again_in_time() -> None:
    """Thousands of sentences without a line end take seconds, not minutes."""
    chance = random.Random(3)  # noqa: S311
    before = long_text(chance, 3_000)
    old = " ".join(before)
    new = " ".join(["Une phrase nouvelle.", *before[:1500], *before[1501:]])
    known = [Known(span, span.words(old)) for span in sentences(old)]
    fates = reattach(old, new, known, sentences(new))
    assert sum(fate.fate is Fate.UNCHANGED for fate in fates) == 2_999


def test_a_text_of_equal_lines_is_found_again_in_time() -> None:
    """Thousands of claims with the same words, exchanged with others, are no trap."""
    old = "Le pont est ouvert.\n" * 3_000 + "La mairie est fermée.\n" * 3_000
    new = "La mairie est fermée.\n" * 3_000 + "Le pont est ouvert.\n" * 3_000
    known = [Known(span, span.words(old)) for span in sentences(old)]
    fates = reattach(old, new, known, sentences(new))
    assert {fate.fate for fate in fates} == {Fate.UNCHANGED, Fate.MOVED}
