"""What holds for every text: no exception, spans in the text, no overlap, exact decimals, linear time."""

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import languages
from factcheck.annotate.quantities import find_quantities
from factcheck.annotate.quantities.digits import read_digits
from factcheck.model import Modality, Quantity, Relation, Sentence, Time, TimeType

WORDS = (
    "0 1 2 12 1e5 1 000 1.234,5 1,234.5 ,5 .5 - – % € $ £ Md k M million milliards billion et demi un une des "
    "dizaines de centaines entre à and to between dozen half third tiers quart sur in ten vingt cent deux neuf ans "
    "years km m² ° C ^ / . ( ) « » “ ' ’ n° Covid Apollo ½ ٤٢ ４２ ٫ ， \u200f half the pounds livres p C F Rs "
    "MEUR crore -a- barrel le litre double triplé aged âgé one 's CO2 777s m80 + ± plus moins que over et demie "
    "no-break\u00a0space \u202f \n"
)
PIECES = st.sampled_from(tuple(WORDS.split(" ")))
NOISE = st.lists(PIECES | st.text(max_size=5), max_size=25).map(" ".join)
TIGHT = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


def read(text: str, language: str, times: tuple[Time, ...] = ()) -> tuple[Quantity, ...]:
    """Give the quantities of one sentence."""
    return find_quantities(text, (Sentence(0, len(text)),), times, languages.load(language))


@given(text=NOISE | TIGHT | st.text(max_size=80), language=st.sampled_from(["fr", "en"]))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_marks_that_lie_in_it(text: str, language: str) -> None:
    """Nothing raises; marks are sorted, do not overlap, and carry the words of their span and exact finite decimals."""
    end = 0
    for quantity in read(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        end = quantity.end
        for number in (quantity.value, quantity.low, quantity.high):
            assert number is None or (isinstance(number, Decimal) and number.is_finite())
        if quantity.of_span:
            assert quantity.of == quantity.of_span.words(text)


@given(value=st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_a_number_written_out_is_read_back(value: Decimal) -> None:
    """Reading what was written with separators gives the same decimal, in both conventions."""
    english = f"{value:,.2f}"
    french = english.translate(str.maketrans(",.", "\u202f,"))
    for words, mark in ((english, "."), (french, ",")):
        written = read_digits(words, mark)
        assert written is not None
        assert (written.value, written.step) == (value, Decimal("0.01"))


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "1 000 " * 20_000, "10^" + "9" * 5000, "1." * 50_000, "deux " * 20_000]
)
def test_nonsense_gives_an_honest_reading_or_none(text: str) -> None:
    """A number of a hundred thousand digits or a tower of powers is no figure, and never an exception."""
    for quantity in read(text, "fr"):
        assert quantity.value is None or quantity.value < Decimal(10) ** 45


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٤٢ personnes", "42"),
        ("４２ personnes", "42"),
        ("-５ °C", "-5"),
        ("١٢٣٫٤٥ kg", "123.45"),
        ("１２３，５ km", "123.5"),
        ("\u200f٤٢\u200f %", "42"),
    ],
)
def test_digits_of_other_scripts_are_digits(text: str, value: str) -> None:
    """Right-to-left and full-width digits and their marks read like any others."""
    assert [quantity.value for quantity in read(text, "fr")] == [Decimal(value)]


@pytest.mark.parametrize(
    "piece",
    [
        "une dizaine de ",
        "entre 10 et 20 ",
        "plus de ",
        "1 234 567 ",
        "dollars ",
        "de ",
        "a@",
        "+3",
        "3 et ",
        "5 des 7 ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Ten times a repeated piece takes well under a hundred times as long."""
    small, large = (_seconds(piece * count) for count in (300, 3000))
    assert large < 40 * max(small, 0.002)


def _seconds(text: str) -> float:
    """Give the least of three readings' seconds, so that no collection of garbage from other tests counts."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    began = time.process_time()
    read(text, "fr")
    return time.process_time() - began


def test_a_figure_inside_a_date_is_none() -> None:
    """The times found before mask their words; a length of time stays a figure."""
    text = "Le 5 novembre 2024, il a pris deux ans de prison."
    day = Time(3, 18, text="5 novembre 2024", type=TimeType.DATE, value="2024-11-05")
    length = Time(30, 38, text="deux ans", type=TimeType.DURATION, value="P2Y", relation=Relation.LASTING)
    assert [(q.text, q.unit) for q in read(text, "fr", (day, length))] == [("deux ans", "year")]


def test_a_figure_knows_its_time() -> None:
    """The nearest time of the sentence is the scope."""
    text = "En 2023 il y a eu 40 morts et 12 morts en 2024."
    times = tuple(
        Time(found.start(), found.end(), text=found.group(), type=TimeType.DATE, value=found.group())
        for found in re.finditer(r"20\d\d", text)
    )
    assert [quantity.scope for quantity in read(text, "fr", times)] == [0, 1]


def test_a_broken_sentence_lends_its_time() -> None:
    """A fragment in lower case behind the sentence holds the figure's time."""
    text = "fournir à l’Ukraine 40 milliards d’euros de soutien militaire. en 2024. La suite."
    sentences = (Sentence(0, 62), Sentence(63, 71), Sentence(72, 81))
    year = Time(66, 70, text="2024", type=TimeType.DATE, value="2024")
    found = find_quantities(text, sentences, (year,), languages.load("fr"))
    assert [(q.of, q.scope, q.step) for q in found] == [("soutien militaire", 0, Decimal(10) ** 9)]


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("fr", "Il n'y a pas eu 300 morts.", Modality.DENIED),
        ("fr", "La région aurait perdu 300 emplois.", Modality.CONDITIONAL),
        ("fr", "Il dit : « nous avons perdu 300 emplois ».", Modality.QUOTED),
        ("fr", "La région a perdu 300 emplois.", Modality.CLAIMED),
        ("en", "There were not 300 deaths.", Modality.DENIED),
        ("en", "It would cost 300 jobs.", Modality.CONDITIONAL),
        ("en", "He said: “we lost 300 jobs”.", Modality.QUOTED),
        ("en", "The region lost 300 jobs.", Modality.CLAIMED),
    ],
)
def test_a_figure_knows_whether_it_is_claimed(language: str, text: str, modality: Modality) -> None:
    """Denial comes before the conditional, the conditional before quotation."""
    assert [quantity.modality for quantity in read(text, language)] == [modality]


def test_both_packs_have_the_same_keys() -> None:
    """A language is a folder of data: every pack fills the same tables."""
    keys = [_keys(languages.load(code).file("quantities").data) for code in ("fr", "en")]
    assert keys[0] == keys[1]


FREE = {"cardinals", "multiplied", "scales", "short_scales", "letters", "collectives", "fractions", "doubling"}
FREE |= {"units", "glued_units", "currencies", "per", "said", "doubles"}


def _keys(table: object, name: str = "") -> set[str]:
    if not isinstance(table, dict) or name in FREE:
        return {name}
    return {f"{name}.{inner}" for key, value in table.items() for inner in _keys(value, key)}
