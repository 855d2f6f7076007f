"""Claims against each other in a real ledger: both sides are flagged, twins and quarrels told, the rest left alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factcheck.facts import load_facts
from factcheck.flow import Judge
from factcheck.flow.check import against_passage, check
from factcheck.flow.ledger import add, ingest
from factcheck.model import SourceKind, SourceRecord, Stance, State
from factcheck.read import document_of
from factcheck.rules import select
from factcheck.store import Ledger

DAY = date(2024, 11, 5)
NOW = datetime(2024, 11, 5, 10, tzinfo=UTC)
QUOTED = "« Nous soutiendrons l'Ukraine aussi longtemps qu'il le faudra », a déclaré {} mardi à Rome."


def judge(codes: str = "IC3", messages: str = "en") -> Judge:
    """Give a judge with some rules."""
    return Judge(load_facts(), select((codes,)), as_of=DAY, messages=messages)


def told(ledger: Ledger, codes: str = "IC3") -> list[tuple[str, str]]:
    """Give code and words of all flags of a check."""
    return [(flag.code, flag.words(scan.document.text)) for scan in check(ledger, judge(codes)) for flag in scan.flags]


def read(ledger: Ledger, *texts: str, language: str = "fr") -> None:
    """Read articles into the ledger."""
    for at, text in enumerate(texts):
        document = document_of(text, language=language, published=DAY)
        ingest(ledger, replace(document, name=f"{language}{at}.txt"), judge())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Give an empty ledger."""
    return Ledger.open(tmp_path / "l.db", create=True, now=lambda: NOW, who="test")


def test_one_quotation_in_two_mouths(ledger: Ledger) -> None:
    """The words alone are the claims there; the marks around them make them a quotation, on both sides."""
    read(ledger, QUOTED.format("Mark Rutte"), QUOTED.format("Giorgia Meloni"))
    said = "Nous soutiendrons l'Ukraine aussi longtemps qu'il le faudra"
    assert told(ledger, "IC305") == [("IC305", said), ("IC305", said)]


@pytest.mark.parametrize("other", [QUOTED.format("M. Rutte"), "Mark Rutte soutiendra l'Ukraine, a dit Giorgia Meloni."])
def test_one_speaker_and_what_is_not_quoted(ledger: Ledger, other: str) -> None:
    """The same man under a shorter name, and words that are nobody's, are left alone."""
    read(ledger, QUOTED.format("Mark Rutte"), other)
    assert told(ledger, "IC305") == []


def test_a_rise_and_a_fall_across_languages(ledger: Ledger) -> None:
    """A French fall and an English rise of one thing at one time are told on both."""
    read(ledger, "Le taux de chômage en France a baissé au premier trimestre 2024.")
    read(ledger, "The unemployment rate in France rose in the first quarter of 2024.", language="en")
    assert told(ledger) == [("IC303", "baissé"), ("IC303", "rose")]


def test_a_rise_then_a_fall_now(ledger: Ledger) -> None:
    """Of two times both may be so."""
    read(ledger, "Le taux de chômage a baissé en 2022 en France.", "Le taux de chômage a augmenté en 2023 en France.")
    assert told(ledger) == []


def test_twins_with_opposite_verdicts(ledger: Ledger) -> None:
    """A claim found true and its twin found false are told; on the same side of the scale they are not."""
    text = "Le tunnel du Fréjus a été fermé pendant trois semaines en 2023."
    numbers = [add(ledger, document_of(text, language="fr", published=DAY), judge(), note=str(n)) for n in range(3)]
    for number, verdict in zip(numbers, ("true", "mostly-true", "false"), strict=True):
        ledger.set_review([number], verdict, scale="default", forced_reason="seen")
    flags = [flag.message for scan in check(ledger, judge("IC306")) for flag in scan.flags]
    assert [message.split(",")[0] for message in flags] == [
        "judged 'true' here",
        "judged 'mostly-true' here",
        "judged 'false' here",
        "judged 'false' here",
    ]


def test_two_speakers_of_two_figures(ledger: Ledger) -> None:
    """Attributed figures are told with who says which."""
    one = "Selon Mark Rutte, les alliés fourniront 40 milliards d'euros à l'Ukraine en 2024."
    other = "Selon Giorgia Meloni, les alliés fourniront 50 milliards d'euros à l'Ukraine en 2024."
    read(ledger, one, other)
    flags = [flag.message for scan in check(ledger, judge("IC301", "fr")) for flag in scan.flags]
    assert flags[0] == (
        "Mark Rutte dit 40 milliards d'euros ici, Giorgia Meloni dit 50 milliards d'euros dans l’affirmation 2"
    )


PASSAGES = [
    ("Allies will provide Ukraine with 35 billion euros this year.", ["40 milliards d'euros"]),
    ("L'aide à l'Ukraine atteindra 40 millions d'euros.", ["40 milliards d'euros"]),
    ("L'aide atteindra 40 milliards d'euros, dont 35 milliards d'euros pour les armes.", []),
    ("Les alliés avaient donné 35 milliards d'euros à l'Ukraine en 2023.", []),
    ("Le budget de l'Alliance a augmenté de 8 %.", []),
    ("Allies will provide $43 billion to Ukraine.", []),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "at"), PASSAGES)
def test_a_claim_against_its_source(ledger: Ledger, passage: str, at: list[str]) -> None:
    """Told when the source is added, and by every check; what the passage gives at all is left alone."""
    text = "Les alliés fourniront 40 milliards d'euros à l'Ukraine en 2024."
    number = add(ledger, document_of(text, language="fr", published=DAY), judge())
    record = SourceRecord(SourceKind.DOCUMENT, "Déclaration", passage=passage, stance=Stance.SUPPORTS)
    source = ledger.add_source([number], record)
    assert [flag.words(text) for flag in against_passage(ledger, judge("IC403"), number, source)] == at
    assert [words for _, words in told(ledger, "IC403")] == at


def test_a_source_against_the_claim_may_differ(ledger: Ledger) -> None:
    """Refuting is what it is there for."""
    text = "Les alliés fourniront 40 milliards d'euros à l'Ukraine en 2024."
    number = add(ledger, document_of(text, language="fr", published=DAY), judge())
    passage = "L'aide à l'Ukraine atteindra 35 milliards d'euros."
    ledger.add_source([number], SourceRecord(SourceKind.DOCUMENT, "X", passage=passage, stance=Stance.REFUTES))
    assert told(ledger, "IC403") == []


def test_dropped_claims_are_held_against_nothing(ledger: Ledger) -> None:
    """A claim that nobody goes on with raises no flag elsewhere."""
    read(ledger, QUOTED.format("Mark Rutte"), QUOTED.format("Giorgia Meloni"))
    ledger.set_state([2], State.DROPPED)
    assert told(ledger, "IC305") == []
