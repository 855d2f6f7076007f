"""Sentences: where they end, and where a full stop ends nothing."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import languages
from factcheck.segment import segment

FR = languages.load("fr")
EN = languages.load("en")


def cut(text: str, pack: languages.Pack = FR) -> list[str]:
    """Give the words of each sentence."""
    return [sentence.words(text) for sentence in segment(text, pack)]


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupont a reçu Mme Lefèvre et le Dr. Martin à Lyon.",
        "J.-P. Moreau et A. Girard ont signé l’accord.",
        "Le texte a été adopté grâce à l’art. 49 al. 3 de la Constitution.",
        "La ville fut fondée vers 120 av. J.-C. par des marchands grecs.",
        "Le match commence à 20 h. 30 au stade municipal.",
        "Le taux atteint 40,5 % contre 38.2 en mars.",
        "L’engagement porte sur 40 milliards d’euros de soutien militaire. en 2024.",
        "« Vous venez ? » demande-t-il au guichet.",
        "Le prix… a doublé.",
    ],
)
def test_french_stays_whole(text: str) -> None:
    """Abbreviations, initials, figures and a stop before a small letter end no sentence of French."""
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Dr. Jones and Gov. Brown in Washington, D.C. on Friday.",
        "George W. Bush and J. K. Rowling attended.",
        "The U.S. economy grew by 2.5 percent, i.e. more than expected.",
        "The bill, cf. art. 5 and No. 10, was dropped.",
        "They pledged support. in 2024.",
        "“Are you coming?” he asked.",
    ],
)
def test_english_stays_whole(text: str) -> None:
    """Abbreviations, initials, figures and a stop before a small letter end no sentence of English."""
    assert cut(text, EN) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il pleut. Elle sort.", ["Il pleut.", "Elle sort."]),
        ("Quoi ?! Rien… Tout va bien !", ["Quoi ?!", "Rien…", "Tout va bien !"]),
        (
            "« Nous irons. » La ministre l’a promis.",
            ["« Nous irons. »", "La ministre l’a promis."],
        ),
        (
            "« Nous irons. Nous gagnerons », a-t-il dit. « C’est sûr. »",
            ["« Nous irons.", "Nous gagnerons », a-t-il dit.", "« C’est sûr. »"],
        ),
        ("Il a fini en 2024. Nous verrons.", ["Il a fini en 2024.", "Nous verrons."]),
        ("Ils ont choisi le plan B. Le maire s’en réjouit.", ["Ils ont choisi le plan B.", "Le maire s’en réjouit."]),
        ("Le titre sans point\nLe texte suit. Et finit.", ["Le titre sans point", "Le texte suit.", "Et finit."]),
        ("Elle part demain. à son retour, elle votera.", ["Elle part demain.", "à son retour, elle votera."]),
        ('Il dit : " Non. " Elle part.', ['Il dit : " Non. "', "Elle part."]),
    ],
)
def test_french_is_cut(text: str, sentences: list[str]) -> None:
    """Stops, marks that close, line breaks and a small "à" part sentences of French."""
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. She left.", ["It rained.", "She left."]),
        ("“We will go.” The minister promised it.", ["“We will go.”", "The minister promised it."]),
        ("He lives in the U.S. The law is new.", ["He lives in the U.S.", "The law is new."]),
        ("Headline without a stop\nText follows.", ["Headline without a stop", "Text follows."]),
        ("It cost $40. He paid.", ["It cost $40.", "He paid."]),
    ],
)
def test_english_is_cut(text: str, sentences: list[str]) -> None:
    """Stops, marks that close and line breaks part sentences of English."""
    assert cut(text, EN) == sentences


def test_hard_wrapped_text_is_read_through() -> None:
    """A text wrapped at a fixed width is not cut at its line breaks, but at its empty lines."""
    text = "Le conseil a voté le budget de la\nville après trois heures de débat\nanimé. Le maire s’en réjouit."
    text += "\n\nUn autre\nparagraphe suit."
    assert cut(text) == [
        "Le conseil a voté le budget de la\nville après trois heures de débat\nanimé.",
        "Le maire s’en réjouit.",
        "Un autre\nparagraphe suit.",
    ]


def test_no_break_spaces_stay() -> None:
    """Offsets refer to the text as it is, narrow no-break spaces and all."""
    text = "«\u202fOui\u202f!\u202f» Il part."
    assert cut(text) == ["«\u202fOui\u202f!\u202f»", "Il part."]


@given(st.text(alphabet=st.sampled_from('aéA.!?…»«"” \n\u202f(1M,:'), max_size=60))
def test_every_character_belongs_to_one_sentence(text: str) -> None:
    """Whatever the text: sentences are in order, do not overlap, and hold all that is not white space."""
    found = segment(text, FR)
    assert all(a.end <= b.start for a, b in pairwise(found))
    outside = set(range(len(text))) - {i for sentence in found for i in range(sentence.start, sentence.end)}
    assert not any(text[i].strip() for i in outside)


TRAPS = Path(__file__).with_name("sentences.txt")


def traps() -> list[tuple[str, str]]:
    """Give the language and the marked text of each trap."""
    lines = TRAPS.read_text(encoding="utf-8").splitlines()
    return [(line[:2], line[3:].replace("⏎", "\n")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("language", "marked"), traps())
def test_traps(language: str, marked: str) -> None:
    """Initials, clocks, quotes that close, addresses, lists, dialogue and careless writing, as people type them."""
    assert cut(marked.replace("|", ""), languages.load(language)) == [part.strip() for part in marked.split("|")]


def test_there_are_traps_of_both_languages() -> None:
    """The file is read whole."""
    assert Counter(language for language, _ in traps()) == {"en": 82, "fr": 52}
