"""How alike two statements are: inflections, cognates, concepts, figures; and what is looked up for them."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.languages import load
from factcheck.languages.vocabulary import vocabulary
from factcheck.measure.likeness import Likeness, likeness, ranked

LIKENESS = Likeness(vocabulary(load(code)) for code in ("en", "fr"))
BRIDGE = "Le pont Kitchener a rouvert après dix-huit mois de travaux."
TEXTS = st.text(max_size=80)


def alike(one: str, other: str, languages: tuple[str, str] = ("fr", "fr")) -> float:
    """Give how alike two texts are."""
    return likeness(LIKENESS.profile(one, languages[0]), LIKENESS.profile(other, languages[1]))


def test_the_same_words_are_wholly_alike() -> None:
    """Accents, capitals and small words change nothing."""
    assert alike(BRIDGE, "LE PONT KITCHENER A ROUVERT APRES DIX-HUIT MOIS DE TRAVAUX") > 0.999


def test_other_forms_of_a_word_are_alike() -> None:
    """An inflected sentence is more like its source than another one is."""
    said = "Les ponts rouvriront après les travaux."
    assert alike(BRIDGE, said) > 2 * alike(BRIDGE, "Le chômage recule en Bretagne.")


def test_a_translation_is_alike_by_names_cognates_and_concepts() -> None:
    """OTAN and NATO share no letter, and are one."""
    french, english = (
        "L’OTAN renforce sa présence militaire en Pologne.",
        "NATO strengthens its military presence in Poland.",
    )
    assert alike(french, english, ("fr", "en")) > 0.3
    assert alike("l’OTAN", "NATO", ("fr", "en")) > 0.2


def test_values_make_alike() -> None:
    """A figure and a date that are the same count, however they are written."""
    values = ("40000000000EUR", "2024")
    with_values = [LIKENESS.profile(text, code, values) for text, code in (("40 Md€", "fr"), ("€40bn", "en"))]
    assert likeness(*with_values) > likeness(LIKENESS.profile("40 Md€", "fr"), LIKENESS.profile("€40bn", "en"))


def test_what_all_candidates_share_tells_them_not_apart() -> None:
    """The rarer word decides which comes first."""
    texts = ("Le maire de Lyon salue la ville.", "Le maire de Lyon salue la police.", "Le maire de Lyon salue la gare.")
    profiles = [LIKENESS.profile(text, "fr") for text in texts]
    assert ranked(LIKENESS.profile("La gare de Lyon", "fr"), profiles)[0] == 2


def test_a_word_is_looked_up_by_its_beginning_and_in_other_languages() -> None:
    """Small words are not; a concept brings the words of all languages that mean it."""
    found = LIKENESS.lookups("Le Kitchener de l’OTAN à 40 €", "fr")
    assert {"kitc*"} in found
    assert any({"otan", "nato"} <= set(lookup) for lookup in found)
    assert {"40"} in found
    assert not any("le" in lookup for lookup in found)


def test_a_language_without_words_of_its_own_is_compared_too() -> None:
    """Where there is no pack letters still tell."""
    assert alike("Il ponte è aperto", "Il ponte è aperto", ("it", "it")) > 0.999


@given(TEXTS, TEXTS)
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    """Any two texts: between 0 and 1, the same from either side, whatever they hold."""
    there, back = alike(one, other), alike(other, one)
    assert 0 <= there <= 1 + 1e-9
    assert abs(there - back) < 1e-9


@given(TEXTS, st.lists(TEXTS, max_size=6))
def test_ranking_gives_every_candidate_once(asked: str, texts: list[str]) -> None:
    """Nothing is lost on the way, and the same comes out again."""
    profiles = [LIKENESS.profile(text, "fr") for text in texts]
    order = ranked(LIKENESS.profile(asked, "fr"), profiles)
    assert sorted(order) == list(range(len(texts)))
    assert order == ranked(LIKENESS.profile(asked, "fr"), profiles)
