"""Rules bear any text, and cost time in proportion to it."""

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.languages import load
from factcheck.model import (
    Case,
    Cue,
    CueKind,
    Document,
    Interval,
    Marks,
    Modifier,
    Quantity,
    Quotation,
    QuotationKind,
    Reference,
    Sentence,
    Span,
    Tense,
    Time,
    TimeType,
)
from factcheck.rules import RULES, run_rules
from tests.rules.cases import case_of, flags_of

ALPHABET = st.sampled_from(
    [*"«»“”\"'()., :;!?…\n%€-—", *"aeétLS019", "<!-- factcheck: ignore ", "dont ", "soit ", "mardi "]
)


@given(st.lists(ALPHABET, max_size=60).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_flags_that_lie_in_it(text: str) -> None:
    """No text raises, and every flag and related span points into the text."""
    for flag in flags_of(case_of(text, published="2024-11-05"), *RULES):
        assert all(0 <= span.start <= span.end <= len(text) for span in (flag, *flag.related))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", None])
def test_the_ends_of_the_calendar(published: str | None) -> None:
    """The first and the last day there is, and no day at all, are days like others."""
    text = "Depuis plus de deux ans de guerre en Ukraine, le chancelier Olaf Scholz viendra demain, mardi et en 2025."
    assert isinstance(flags_of(case_of(text, published=published), *RULES), tuple)


def one_long_sentence(times: int) -> Case:
    """Give a case whose text is one sentence with thousands of marks of every kind, as broken input has."""
    unit = "dont 12 « en 2030 » soit le plus promet est 12 sur 15 % «"
    text = unit * times
    day, starts = date(2024, 11, 5), range(0, len(text), len(unit))
    cues = [Cue(s + 1, s + 4, "x", kind) for s in starts for kind in sorted(CueKind)]
    at_2030 = Interval(date(2030, 1, 1), date(2030, 12, 31))
    marks = Marks(
        times=tuple(
            Time(
                s + 8,
                s + 12,
                "2030",
                TimeType.DATE,
                "2030",
                None,
                at_2030,
                reference=Reference.DEICTIC,
            )
            for s in starts
        ),
        quantities=tuple(
            Quantity(s + 20, s + 22, "12", Decimal(12), Decimal(12), Decimal(12), Modifier.EXACT, "%", "ratio", "gens")
            for s in starts
        ),
        quotations=tuple(Quotation(s + 7, s + 20, QuotationKind.DIRECT) for s in starts),
        cues=tuple(sorted(cues, key=lambda cue: cue.start)),
        tenses=tuple((Span(s + 30, s + 33), Tense.PRESENT) for s in starts),
    )
    return Case(Document(text, "fr", day), (Sentence(0, len(text)),), marks, (), day)


def seconds(case: Case) -> float:
    """Give the time that all rules take."""
    begin = time.perf_counter()
    run_rules(case, RULES, load("en"))
    return time.perf_counter() - begin


def test_one_endless_sentence_costs_time_in_proportion() -> None:
    """Eight times as much of one broken sentence takes about eight times as long, not sixty-four."""
    seconds(one_long_sentence(20))
    small, large = min(seconds(one_long_sentence(150)) for _ in range(2)), seconds(one_long_sentence(1200))
    assert large < 24 * small + 0.05


def test_rules_read_no_clock_and_keep_nothing() -> None:
    """The same case gives the same flags however often it is asked, and a case without marks gives none."""
    case = case_of("Il est arrivé mardi.", published="2024-11-05")
    assert flags_of(case, *RULES) == flags_of(case, *RULES)
    assert flags_of(replace(case, marks=Marks(), claims=()), *RULES) == ()
