"""Passages found again and compared: pure, without a page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.flow.wording import kind_of
from factcheck.model import SourceOutcome
from factcheck.read.visible import Shown, quick_text
from factcheck.recheck.passage import Text, diff, edits, find, fold

TEXT = Text(
    "Le sommet de Rome s'est ouvert lundi. L’Allemagne a livré 14 chars à l'Ukraine en 2023. L’Allemagne a livré "
    "18 chars à l'Ukraine en 2024, selon le ministère.\nLa France, elle, n'en a livré aucun."
)


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("L'Allemagne a livré 18 chars", "L’Allemagne a livré 18 chars"),
        ("L’ALLEMAGNE a livré  18 chars", "L’Allemagne a livré 18 chars"),
        ("« L'Allemagne a livré 14 chars »", "L’Allemagne a livré 14 chars"),
        ("L'Allemagne a donné 18 chars à l'Ukraine en 2024", "L’Allemagne a livré 18 chars à l'Ukraine en 2024"),
        ("La France elle n'en a livré aucun", "La France, elle, n'en a livré aucun"),
    ],
)
def test_a_passage_is_found_as_the_page_has_it(passage: str, found: str) -> None:
    """Case, typography and punctuation do not count; of two places the one in more of the same words wins."""
    place = find(passage, TEXT)
    assert place is not None
    assert place.span.words(TEXT.text) == found


@pytest.mark.parametrize("passage", ["", "…", "Les températures resteront fraîches demain matin dans le Nord", "18"])
def test_what_is_not_there_is_not_found(passage: str) -> None:
    """Words that the text has in passing do not make a passage."""
    place = find(passage, TEXT)
    assert place is None or place.exact


def test_what_stands_around_decides_between_two_places() -> None:
    """The same words stand twice: the one between the same words is meant."""
    text = Text("Hier : le taux est de 3 %. Il baisse.\nAujourd'hui : le taux est de 3 %. Il monte.")
    place = find("le taux est de 3 %", text, prefix="Aujourd'hui : ", suffix=". Il monte.")
    assert place is not None
    assert text.text[: place.span.start].endswith("Aujourd'hui : ")


def test_a_difference_reads_as_one_line() -> None:
    """Taken out and put in, in the order of the text."""
    assert diff("a livré 18 chars en 2024", "a livré 20 chars en 2024") == "a livré [-18-] {+20+} chars en 2024"
    assert diff("a livré 18 chars", "a enfin livré 18 chars") == "a {+enfin+} livré 18 chars"
    assert edits("40 000 morts", "40\u202f000 morts") == ()
    assert edits("4,5 %", "45 %")
    assert edits("une hausse de 3", "une hausse de -3")


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("Le pays a livré 18 chars", "Le pays a livré 20 chars", SourceOutcome.FIGURE_CHANGED),
        ("Le pays a livré dix-huit chars", "Le pays a livré vingt chars", SourceOutcome.FIGURE_CHANGED),
        ("Le pays a livré 18 chars", "Le pays a livré dix-huit chars", SourceOutcome.REWORDED),
        ("La mesure coûte 40 millions d'euros", "La mesure coûte 40 millions de dollars", SourceOutcome.FIGURE_CHANGED),
        ("Le sommet se tient le 5 mars 2025", "Le sommet se tient le 12 mars 2025", SourceOutcome.DATE_CHANGED),
        ("Le sommet se tient en mars", "Le sommet se tient en avril", SourceOutcome.DATE_CHANGED),
        ("Le sommet se tient en mars", "Le sommet se tiendra en mars", SourceOutcome.REWORDED),
        ("The country delivered 18 tanks", "The country delivered 20 tanks", SourceOutcome.FIGURE_CHANGED),
        ("The summit is held on 5 March 2025", "The summit is held on 6 March 2025", SourceOutcome.DATE_CHANGED),
        ("The country delivered tanks", "The country supplied tanks", SourceOutcome.REWORDED),
    ],
)
def test_which_kind_of_words_differ(was: str, now: str, kind: SourceOutcome) -> None:
    """Figures and dates by what they mean, in both languages."""
    assert kind_of(was, now, "fr") is kind


@given(st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_looked_through(text: str, passage: str) -> None:
    """Whatever is on a page, looking for whatever in it ends, and what is found lies in the text."""
    place = find(passage, Text(text))
    if place is not None:
        assert 0 <= place.span.start <= place.span.end <= len(text)
    quick_text(text)
    assert Shown(text.encode("utf-8", "replace"), url="http://a.example/", content_type="text/html").whole is not None


@given(st.lists(st.sampled_from(["Rome", "3 %", "l'aide", "2024", "été", "-5"]), min_size=1, max_size=12))
@settings(deadline=None)
def test_a_passage_of_a_text_is_found_in_it(words: list[str]) -> None:
    """What was taken out of a text stands in it."""
    text = Text("Avant. " + " ".join(words) + " Après.")
    assert text.holds(" ".join(words))
    place = find(" ".join(words), text)
    assert place is not None
    assert fold(place.span.words(text.text)) == fold(" ".join(words))


HOSTILE = (
    "<" * 200_000,
    "<script>" * 40_000,
    "<!--" * 80_000,
    "a <p" * 80_000,
    "&#x" * 90_000,
    "<div>" * 60_000,
    "1 " * 150_000,
)


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_page_takes_no_time(source: str) -> None:
    """Cutting tags out and looking words up is linear in the page."""
    import time

    begun = time.process_time()
    Text(quick_text(source)).holds("les alliés ont fourni 40 milliards")
    find("les alliés ont fourni 40 milliards", Text(quick_text(source)))
    assert time.process_time() - begun < 3


def test_what_nobody_sees_is_not_on_the_page() -> None:
    """A passage in a script, a comment or the head does not count as being there."""
    source = (
        "<html><head><title>Le passage</title></head><body><script>Le passage</script><!-- Le passage --><p>Autre</p>"
    )
    assert quick_text(source) == "Autre"
    assert Shown(source.encode(), url="http://a.example/", content_type="text/html").whole.text == "Autre"


PIECES = st.sampled_from(
    [
        "12",
        "000",
        "40",
        ",",
        ".",
        " ",
        " ",
        " ",
        "\xa0",
        "-",
        "−",
        "'",
        "’",
        "«",
        "»",
        "\n",
        "(",
        "é",
        "e\u0301",
        "mots",
        "M",
        "%",
        "\xad",
        "/",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, min_size=1, max_size=6).map("".join), st.data())
def test_the_quickest_look_says_nothing_that_the_quick_one_would_not(
    text: str, passage: str, data: st.DataObject
) -> None:
    """What stands somewhere to the letter stands there word for word: no word and no figure is cut in two."""
    at = data.draw(st.integers(0, len(text)))
    whole = Text(text[:at] + passage + text[at:])
    assert whole.holds(passage) == (len(fold(passage)) > 2 and fold(passage) in whole.fold)


def test_a_passage_that_ends_inside_a_figure_is_not_there() -> None:
    """Neither before nor after it may a figure go on; a word apart from it may stand where it likes."""
    for text, passage in (
        ("Elle coûte 12 000 euros.", "000 euros"),
        ("Elle coûte 40,5 euros.", "Elle coûte 40"),
        ("Elle coûte 40.", "lle coûte 40"),
        ("Elle a perdu -3 points.", "3 points"),
    ):
        assert not Text(text).holds(passage)
    assert Text("Hier (elle coûte 40 euros !)").holds("elle coûte 40 euros")
