"""Which verdicts there are, when one may be given, and where a claim may go."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck.languages import available
from factcheck.model import ClaimRecord, SourceKind, SourceRecord, State
from factcheck.review import (
    MOVES,
    NoReasonError,
    NoSourceError,
    ScaleError,
    UnknownScaleError,
    UnknownVerdictError,
    WrongMoveError,
    check_move,
    decide,
    is_reviewed,
    load_scale,
    scale_names,
)

BARE = ClaimRecord(3, "k", "Le budget augmente.", "fr")
SOURCED = replace(BARE, number=4, sources=(SourceRecord(SourceKind.DOCUMENT, "Budget"),))


def test_the_shipped_scales() -> None:
    """The default comes first; each is in order and labelled in every language that has a pack."""
    assert scale_names() == ("default", "afp", "politifact")
    for name in scale_names():
        for verdict in load_scale(name).verdicts:
            assert set(available()) <= verdict.labels.keys()
    assert [verdict.id for verdict in load_scale().verdicts] == [
        "true", "mostly-true", "mixed", "mostly-false", "false", "missing-context", "unverifiable",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["mostly-true", "Mostly true", "plutôt vrai", "PLUTOT VRAI", "mostly_true"])
def test_a_verdict_is_found_by_id_or_label(typed: str) -> None:
    """Case, accents and hyphens aside, in any of the scale's languages."""
    assert load_scale().find(typed).id == "mostly-true"


def test_an_unknown_verdict_names_those_there_are() -> None:
    """A slip gets the nearest verdict and the whole scale."""
    with pytest.raises(UnknownVerdictError, match=r"did you mean 'false'.* it has true, mostly-true"):
        load_scale().find("flase")


@pytest.mark.parametrize("typed", ["true", "false", "mostly-true", "mostly-false"])
def test_true_and_false_need_a_source(typed: str) -> None:
    """Without one they are refused, and the message names the claims and the remedy."""
    with pytest.raises(NoSourceError, match=f"'{typed}' needs a source, and there is none on claim 3: add one"):
        decide([BARE, SOURCED], typed, load_scale())
    assert decide([SOURCED], typed, load_scale()).forced_reason == ""


@pytest.mark.parametrize("typed", ["mixed", "missing-context", "unverifiable"])
def test_other_verdicts_do_not(typed: str) -> None:
    """What cannot be verified has no source to show."""
    assert decide([BARE], typed, load_scale()).verdict == typed


def test_a_forced_verdict_keeps_its_reason() -> None:
    """A reason lets it through and is kept; an empty one does not; with a source none is kept."""
    assert decide([BARE], "vrai", load_scale(), force=" j’y étais ").forced_reason == "j’y étais"
    assert decide([SOURCED], "vrai", load_scale(), force="j’y étais").forced_reason == ""
    with pytest.raises(NoReasonError):
        decide([BARE], "vrai", load_scale(), force="  ")


def test_a_dropped_claim_is_not_judged() -> None:
    """It has to be taken up again first."""
    with pytest.raises(WrongMoveError, match="claims 3, 4"):
        decide([replace(BARE, state=State.DROPPED), replace(SOURCED, state=State.DROPPED)], "mixed", load_scale())


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_where_a_claim_may_go(before: State, after: State) -> None:
    """Only a verdict makes a claim checked; only a checked claim is published; every refusal says what is possible."""
    claim = replace(BARE, state=before)
    if before is after or after in MOVES[before]:
        check_move(claim, after)
        return
    with pytest.raises(WrongMoveError, match=r"claim 3 (is|becomes)"):
        check_move(claim, after)


def test_no_state_makes_a_claim_checked_or_published_by_itself() -> None:
    """From new, in review or dropped there is no move to checked or published."""
    for state in (State.NEW, State.IN_REVIEW, State.DROPPED):
        assert not MOVES[state] & {State.CHECKED, State.PUBLISHED}


def test_reviewed_means_by_a_person_and_settled() -> None:
    """A verdict, a reviewer, a moment and the state of a checked claim: all four."""
    done = replace(
        SOURCED, state=State.CHECKED, verdict="true", reviewer="ada", reviewed_at=datetime(2025, 3, 1, tzinfo=UTC)
    )
    assert is_reviewed(done)
    assert is_reviewed(replace(done, state=State.PUBLISHED))
    assert not is_reviewed(replace(done, state=State.IN_REVIEW))
    assert not is_reviewed(replace(done, reviewer=""))
    assert not is_reviewed(replace(done, reviewed_at=None))


@pytest.mark.parametrize("name", ["maison", "../scales/default", "/etc/passwd", "", "nowhere.toml"])
def test_an_unknown_scale_names_those_there_are(name: str) -> None:
    """A name is no path; a path ends in .toml and is there."""
    with pytest.raises(UnknownScaleError, match="there are default, afp, politifact"):
        load_scale(name)


VERDICT = '[[verdict]]\nid = "ok"\nvalue = {value}\ntone = "{tone}"\nlabels = {{ en = "OK" }}\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name = ", "not valid TOML"),
        ('name = "m"\nbest = 3\nworst = 1\n', "the key 'verdict' is missing"),
        ('name = "m"\nbest = "3"\nworst = 1\n', "'best' must be a whole number"),
        ('name = "m"\nbest = 3\nworst = 1\n' + VERDICT.format(value=9, tone="good"), "between 1 and 3, not 9"),
        ('name = "m"\nbest = 3\nworst = 1\n' + VERDICT.format(value=2, tone="pink"), "'tone' must be one of good"),
        ('name = "m"\nbest = 1\nworst = 3\n' + VERDICT.format(value=2, tone="good"), "between 3 and 1"),
        ('name = "m"\nbest = 3\nworst = 1\n' + VERDICT.format(value=2, tone="good") * 2, "each verdict's id its own"),
    ],
)
def test_a_scale_of_ones_own_is_checked(tmp_path: Path, text: str, complaint: str) -> None:
    """A wrong file is one sentence that names the file and the mistake."""
    path = tmp_path / "maison.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScaleError, match=r"maison\.toml") as raised:
        load_scale(str(path))
    assert complaint in str(raised.value)


def test_a_scale_of_ones_own_is_read(tmp_path: Path) -> None:
    """Any file of the same shape is a scale."""
    path = tmp_path / "maison.toml"
    path.write_text('name = "maison"\nbest = 3\nworst = 1\n' + VERDICT.format(value=2, tone="good"), encoding="utf-8")
    assert load_scale(str(path)).find("OK").value == 2
