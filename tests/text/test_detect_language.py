"""The language of a text, and the texts in a language without a pack."""

import pytest

from factcheck import languages
from factcheck.languages.detect import UndetectedLanguageError, detect_language

PACKS = (languages.load("fr"), languages.load("en"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le conseil municipal a voté le budget mardi, après trois heures de débat.", "fr"),
        ("The city council passed the budget on Tuesday after three hours of debate.", "en"),
        ("il y a deux ans", "fr"),
        ("two years ago", "en"),
        ("la semaine prochaine", "fr"),
        ("next week", "en"),
        ("Bonjour", "fr"),
        ("Hello", "en"),
    ],
)
def test_language_of_the_packs(text: str, code: str) -> None:
    """Articles, and phrases of a few words, are told."""
    assert detect_language(text, PACKS) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Bundesrat hat gestern in Berlin beschlossen, dass die Steuer nicht erhöht wird.", "German"),
        ("El presidente del gobierno dijo ayer en Madrid que no subirá los impuestos.", "Spanish"),
        ("Il presidente del Consiglio ha detto ieri a Roma che le tasse non saranno aumentate.", "Italian"),
        ("O presidente disse ontem em Lisboa que os impostos não vão aumentar.", "Portuguese"),
        ("De minister zei gisteren dat de belasting niet wordt verhoogd.", "Dutch"),
    ],
)
def test_a_language_without_a_pack_says_so(text: str, name: str) -> None:
    """A text in another language is named and refused, never read as the nearest pack."""
    with pytest.raises(UndetectedLanguageError, match=f"looks {name}, which has no language pack"):
        detect_language(text, PACKS)


@pytest.mark.parametrize("text", ["", "42 %", "Президент Украины прибыл в Рим", "総理大臣は昨日発表した"])
def test_no_language_at_all(text: str) -> None:
    """No words, or words in a script that no pack knows: the message names the packs and the remedy."""
    with pytest.raises(UndetectedLanguageError, match="name one with --language"):
        detect_language(text, PACKS)
