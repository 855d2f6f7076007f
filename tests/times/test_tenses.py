"""Verb groups and their tense: by word, by auxiliary and participle, by ending."""

import pytest

from factcheck.annotate.tenses import find_tenses
from factcheck.languages import load
from factcheck.model import Tense
from factcheck.segment import segment


def tenses_of(text: str, language: str) -> list[tuple[str, Tense]]:
    """Give the verb groups of a text with their tense."""
    pack = load(language)
    return [(span.words(text), tense) for span, tense in find_tenses(text, segment(text, pack), pack)]


@pytest.mark.parametrize(
    ("language", "text", "words", "tense"),
    [
        ("fr", "L'Italie accueillera la conférence.", "accueillera", Tense.FUTURE),
        ("fr", "Le ministre a démissionné.", "a démissionné", Tense.PAST),
        ("fr", "Le ministre n'a jamais été entendu.", "a jamais été", Tense.PAST),
        ("fr", "La délégation est arrivée.", "est arrivée", Tense.PAST),
        ("fr", "Le pays est divisé.", "est divisé", Tense.PRESENT),
        ("fr", "Le chef s'est rendu sur place.", "est rendu", Tense.PAST),
        ("fr", "Le texte sera examiné.", "sera examiné", Tense.FUTURE),
        ("fr", "Le suspect aurait fui.", "aurait fui", Tense.CONDITIONAL),
        ("fr", "La foule attendait.", "attendait", Tense.PAST),
        ("fr", "Les négociations, entamées en mars, durent.", "entamées", Tense.PAST),
        ("fr", "Le prévenu, né le 12/03/1985, comparaîtra le 27 juin.", "comparaîtra", Tense.FUTURE),
        ("fr", "Le procès a été reporté au 3 juin.", "reporté au", Tense.FUTURE),
        ("fr", "Les faits remontent à vendredi.", "remontent à", Tense.PAST),
        ("fr", "Son fils a 14 mois.", "a", Tense.PRESENT),
        ("en", "The vote has been postponed until Monday.", "postponed until", Tense.FUTURE),
        ("en", "The minister resigned.", "resigned", Tense.PAST),
        ("en", "The minister will resign.", "will", Tense.FUTURE),
        ("en", "The file has been sent.", "has been", Tense.PAST),
        ("en", "The country is divided.", "is divided", Tense.PRESENT),
        ("en", "The talks are set to resume.", "set to", Tense.FUTURE),
        ("en", "It would end the war.", "would", Tense.CONDITIONAL),
    ],
)
def test_the_tense_of_a_verb(language: str, text: str, words: str, tense: Tense) -> None:
    """A verb group is found with the tense in which it stands."""
    assert (words, tense) in tenses_of(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un grand portrait de la caméra."),
        ("en", "Theresa May and a red seed."),
        ("en", "A so-called golden share."),
        ("fr", ""),
        ("en", ""),
    ],
)
def test_words_that_are_no_verbs(language: str, text: str) -> None:
    """Names and nouns that look like verbs give no tense."""
    assert tenses_of(text, language) == []


def test_groups_are_sorted_and_lie_in_the_text() -> None:
    """Spans come in the order of the text, sentence by sentence."""
    text = "Il est venu. Elle partira. Ils attendaient."
    pack = load("fr")
    found = find_tenses(text, segment(text, pack), pack)
    starts = [span.start for span, _ in found]
    assert starts == sorted(starts)
    assert [tense for _, tense in found] == [Tense.PAST, Tense.FUTURE, Tense.PAST]
