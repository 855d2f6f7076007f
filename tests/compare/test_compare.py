"""Two texts against each other: what conflicts, what agrees, what stands in one only, and what cannot be decided."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import languages
from factcheck.flow import Judge
from factcheck.flow.compare import BadPair, compare_documents, compare_records
from factcheck.measure import Reason
from factcheck.measure.comparison import Comparison, Verdict
from factcheck.read import document_of
from factcheck.report.comparison import FORMATS, UnknownComparisonFormatError, record, render

PUBLISHED = date(2024, 11, 5)


def compare(a: str, b: str, languages_: str = "fr fr", messages: str = "en") -> Comparison:
    """Compare two texts of the given languages."""
    one, other = languages_.split()
    left = document_of(a, language=one, published=PUBLISHED)
    right = document_of(b, language=other, published=PUBLISHED)
    return compare_documents(left, right, Judge(messages=messages))


CONFLICTS = [
    ("fr fr", "La commune compte 3 400 écoliers.", "La commune compte 4 300 écoliers.", Reason.VALUE),
    ("fr en", "Le plan coûtera 40 milliards d'euros.", "The plan will cost 40 million euros.", Reason.MAGNITUDE),
    ("en en", "The bank bought the firm for $12.5bn.", "The bank bought the firm for €12.5bn.", Reason.CURRENCY),
    ("fr fr", "Il faut 12 200 litres d'eau par minute.", "Il faut 12 200 litres d'eau par seconde.", Reason.RATE),
    ("fr en", "Le budget de la défense a augmenté de 20 %.", "The defence budget fell by 20%.", Reason.DIRECTION),
    ("fr fr", "Le sommet a lieu à Rome en juillet 2025.", "Le sommet a lieu à Rome en juin 2025.", Reason.DATE),
    ("fr fr", "Le séisme a tué plus de 500 personnes.", "Le séisme a tué moins de 300 personnes.", Reason.VALUE),
    ("fr fr", "Le soldat russe a tourné ce film.", "Le soldat russe n'a pas tourné ce film.", Reason.POLARITY),
    ("fr en", "L'Italie s'oppose aux missiles russes.", "Italy supports Russian missiles.", Reason.POLARITY),
]  # fmt: skip
SILENT = [
    ("fr fr", "Le plan coûte 40 milliards d'euros.", "Le plan coûte 40,4 milliards d'euros."),
    ("fr fr", "Le séisme a tué plus de 500 personnes.", "Le séisme a tué 512 personnes."),
    ("fr fr", "Le virus a tué 120.832 personnes depuis 2019.", "Le virus a tué 55.000 personnes depuis 2021."),
    ("fr fr", "97 % des chercheurs sont d'accord.", "Seulement 3 % des chercheurs ne sont pas d'accord."),
    ("fr fr", "La commune compte 3 400 écoliers.", "Le musée expose 12 tableaux."),
    ("fr fr", "Il y a eu 40 morts et 12 blessés à Nice.", "Il y a eu 12 blessés à Nice."),
    ("fr fr", "Il a dirigé le service jusqu'en 2020.", "Il ne dirige plus le service en 2021."),
    ("fr en", "Environ 40 soldats ont été tués à Kiev.", "Some 45 soldiers were killed in Kyiv."),
]


@pytest.mark.parametrize(("pair", "a", "b", "reason"), CONFLICTS)
def test_what_cannot_both_be_so_is_a_conflict(pair: str, a: str, b: str, reason: Reason) -> None:
    """A conflict names the reason and both spans, whichever text comes first."""
    found = compare(a, b, pair)
    assert (found.relation, [conflict.reason for conflict in found.conflicts][:1]) == (Verdict.CONFLICT, [reason])
    turned = compare(b, a, " ".join(reversed(pair.split())))
    assert {(c.a, c.b) for c in turned.conflicts} == {(c.b, c.a) for c in found.conflicts}


@pytest.mark.parametrize(("pair", "a", "b"), SILENT)
def test_what_may_both_be_so_is_no_conflict(pair: str, a: str, b: str) -> None:
    """Rounding, bounds, other periods, other things and complements are silent."""
    assert compare(a, b, pair).conflicts == ()


def test_what_moves_every_day_is_compared_within_a_day() -> None:
    """Two closing reports of one week both hold; two of one day do not."""
    a, b = "The FTSE 100 index fell by 2.36% in London.", "The FTSE 100 index rose by 8.04% in London."
    left, same, later = (
        document_of(text, language="en", published=day)
        for text, day in ((a, PUBLISHED), (b, PUBLISHED), (b, date(2024, 11, 8)))
    )
    found = [compare_documents(left, right, Judge()).conflicts for right in (same, later)]
    assert [[conflict.code for conflict in one] for one in found] == [["IC303"], []]


def test_a_comparison_is_worded_for_its_reader() -> None:
    """Rows, counts and outcome are in the reader's language, and several speakers take a verb of their own."""
    a = "Selon les secours, 120 pompiers et 35 engins ont lutté contre le feu."
    b = "Selon les secours, 120 pompiers et 53 engins ont lutté contre le feu."
    shown = render(compare(a, b, messages="fr"), "md")
    assert "les secours disent « 35 » contre les secours disent « 53 »" in shown
    assert "**divergence**: 1 divergence; 1 accord;" in shown


@pytest.mark.parametrize("text", [text for _, a, b, _ in CONFLICTS[:1] for text in (a, b)])
def test_a_text_agrees_with_itself(text: str) -> None:
    """Every figure of a text finds itself in a copy, and nothing is left over."""
    found = compare(text, text)
    assert (found.relation, found.conflicts, found.only_a, found.only_b) == (Verdict.AGREE, (), (), ())


def test_nothing_in_common_is_unrelated() -> None:
    """Two texts without a word in common are unrelated, not unknown."""
    assert compare("La commune compte 3 400 écoliers.", "Un séisme a frappé Lisbonne.").relation is Verdict.UNRELATED


def test_figures_that_one_text_alone_has_are_listed() -> None:
    """What agrees and what stands in one text only are told apart."""
    found = compare("Le maire a promis 12 écoles et 3 ponts.", "Le maire a promis 12 écoles.")
    words = [pair.a.words(found.a.text) for pair in found.agreements], [s.words(found.a.text) for s in found.only_a]
    assert words == (["12"], ["3"])


def test_attributed_figures_name_their_speakers() -> None:
    """The message says who gives which figure, in the reader's language."""
    a = "« La commune compte 3 400 écoliers », a déclaré Jeanne Morel."
    found = compare(a, "La commune compte 4 300 écoliers.", messages="fr")
    assert "Jeanne Morel dit « 3 400 »" in found.conflicts[0].message


def test_the_record_is_the_contract() -> None:
    """Relation, code, spans with their words, message."""
    found = record(compare(*CONFLICTS[0][1:3]))
    assert (found["relation"], found["conflicts"][0]["code"]) == ("conflict", "IC301")
    assert found["conflicts"][0]["a"] == {"start": 18, "end": 23, "text": "3 400"}


def test_a_stream_goes_on_behind_a_bad_line() -> None:
    """Each line gives a comparison or a named failure, in order."""
    good = {"id": "p1", "a": {"text": "Il y a 12 ponts à Lyon."}, "b": {"text": "Il y a 13 ponts à Lyon."}}
    lines = [json.dumps(good), "{", json.dumps({"id": "p3", "a": {"text": "x"}})]
    found = list(compare_records(lines, Judge()))
    kinds = [one.id if isinstance(one, BadPair) else one.relation for one in found]
    assert kinds == [Verdict.CONFLICT, None, "p3"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_both_sides(form: str) -> None:
    """The words of both texts are there, and markup in them does nothing."""
    shown = render(compare("Le <b>maire</b> a 3 400 écoliers.", "Le <b>maire</b> a 4 300 écoliers."), form, width=160)
    assert "3 400" in shown
    assert "4 300" in shown
    assert form != "html" or "<b>" not in shown


def test_an_unknown_format_is_named() -> None:
    """The message lists the formats that exist."""
    with pytest.raises(UnknownComparisonFormatError, match="text, json"):
        render(compare("Il y a 12 ponts.", "Il y a 13 ponts."), "pdf")


@given(a=st.text(max_size=120), b=st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_compare(a: str, b: str) -> None:
    """Nothing raises, and spans lie in their texts."""
    found = compare(a + " fin", b + " fin", "fr en")
    for conflict in found.conflicts:
        assert conflict.a.end <= len(found.a.text)
        assert conflict.b.end <= len(found.b.text)


def test_both_packs_have_the_same_concepts() -> None:
    """A French word and an English one can only meet in a concept that both packs have."""
    tables = [languages.load(code).file("compare") for code in ("fr", "en")]
    for key in ("concepts", "opposites", "messages", "acts", "contrasts", "labels"):
        assert tables[0].table(key).data.keys() == tables[1].table(key).data.keys()
    assert tables[0].words("places") == tables[1].words("places")
    for group in tables[0].table("contrasts").data:
        one, other = (table.table("contrasts").table(group).data for table in tables)
        assert one.keys() == other.keys()
