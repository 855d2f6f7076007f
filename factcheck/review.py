"""A person's judgement: which verdicts there are, when one may be given, and what it does to the state.

In: a claim as the ledger holds it, and what somebody wants to say of it. Out: a ``Decision`` to store, or an
error that says why not. Scales are data: ``claims/scales/*.toml``, or any file of that shape. Knows neither
the ledger nor the terminal nor the clock.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path

from factcheck.languages import PackError, Table
from factcheck.model import ClaimRecord, FactcheckError, State
from factcheck.model.frozen import dataclass

_PACKAGE = Path(__file__).parent
_WHEEL = _PACKAGE / "_claims"
# In a wheel the shipped content lies in the package, in a checkout beside it.
SHIPPED = (_WHEEL if _WHEEL.is_dir() else _PACKAGE.parent / "claims") / "scales"
DEFAULT_SCALE = "default"

# From where a person may move a claim to where. A verdict is what makes a claim checked; nothing else does.
MOVES: Mapping[State, frozenset[State]] = {
    State.NEW: frozenset({State.IN_REVIEW, State.DROPPED}),
    State.IN_REVIEW: frozenset({State.NEW, State.DROPPED}),
    State.CHECKED: frozenset({State.IN_REVIEW, State.PUBLISHED, State.DROPPED}),
    State.PUBLISHED: frozenset({State.IN_REVIEW, State.CHECKED}),
    State.DROPPED: frozenset({State.NEW, State.IN_REVIEW}),
}


class UnknownScaleError(FactcheckError):
    """A scale that does not exist."""

    code = "unknown-scale"


class ScaleError(FactcheckError):
    """A scale's file is not of the right shape."""

    code = "scale"


class UnknownVerdictError(FactcheckError):
    """A verdict that is not on the scale."""

    code = "unknown-verdict"


class NoSourceError(FactcheckError):
    """A verdict that says true or false of a claim without any source."""

    code = "no-source"


class NoReasonError(FactcheckError):
    """A verdict forced without saying why."""

    code = "no-reason"


class WrongMoveError(FactcheckError):
    """A state that a claim cannot go to from where it is."""

    code = "wrong-move"


class Tone(StrEnum):
    """How a verdict is coloured, from good to bad; NONE for verdicts that say neither."""

    GOOD = "good"
    FAIR = "fair"
    MIXED = "mixed"
    POOR = "poor"
    BAD = "bad"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One step of a scale. ``value`` lies between the scale's worst and best, None where it has no place there."""

    id: str
    value: int | None
    needs_source: bool
    tone: Tone
    labels: Mapping[str, str]

    def label(self, language: str) -> str:
        """Give the verdict's name in ``language``, else in English, else its id."""
        return self.labels.get(language) or self.labels.get("en") or self.id


@dataclass(frozen=True, slots=True)
class Scale:
    """The verdicts that a house uses, in their order."""

    name: str
    best: int
    worst: int
    verdicts: tuple[Verdict, ...]

    def find(self, typed: str) -> Verdict:
        """Give the verdict that somebody typed: its id or its label in any language, accents and case aside.

        Raises UnknownVerdictError, which names the verdicts there are.
        """
        names = {_fold(name): v for v in self.verdicts for name in (v.id, *v.labels.values())}
        if (found := names.get(_fold(typed))) is not None:
            return found
        near = get_close_matches(_fold(typed), names, n=1)
        meant = f"did you mean {names[near[0]].id!r}? " if near else ""
        ids = ", ".join(verdict.id for verdict in self.verdicts)
        raise UnknownVerdictError(f"no verdict {typed!r} on the scale {self.name!r}: {meant}it has {ids}")

    def get(self, verdict: str) -> Verdict | None:
        """Give the verdict with this id, None where the scale has none: an unknown label stays unknown."""
        return next((v for v in self.verdicts if v.id == verdict), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a review stores: the verdict and its scale by id, and why it stands without a source where it does."""

    verdict: str
    scale: str
    forced_reason: str = ""


def decide(claims: Sequence[ClaimRecord], typed: str, scale: Scale, *, force: str | None = None) -> Decision:
    """Judge claims by ``typed``, a verdict of ``scale``; ``force`` is the reason for doing so without a source.

    Raises UnknownVerdictError, NoReasonError, WrongMoveError where a claim was dropped, and NoSourceError, which name
    every claim that they are about.
    """
    verdict = scale.find(typed)
    if force is not None and not force.strip():
        raise NoReasonError("a forced verdict needs a reason: --force 'why there is no source'")
    if dropped := _numbers(claim for claim in claims if claim.state is State.DROPPED):
        raise WrongMoveError(f"dropped and so not to be judged: {dropped}; take up again with --state in-review")
    unsourced = _numbers(claim for claim in claims if not claim.sources) if verdict.needs_source else ""
    if unsourced and force is None:
        raise NoSourceError(
            f"{verdict.id!r} needs a source, and there is none on {unsourced}: add one with 'factcheck source add', "
            "or force the verdict with a reason"
        )
    return Decision(verdict.id, scale.name, force.strip() if unsourced and force else "")


def _numbers(claims: Iterable[ClaimRecord]) -> str:
    numbers = [str(claim.number) for claim in claims]
    return f"claim{'s' * (len(numbers) > 1)} {', '.join(numbers)}" if numbers else ""


def check_move(claim: ClaimRecord, to: State) -> None:
    """Refuse a state that a claim cannot go to from where it is: raises WrongMoveError, which says what can be done."""
    if to is claim.state or to in MOVES[claim.state]:
        return
    if to is State.CHECKED:
        raise WrongMoveError(f"claim {claim.number} becomes checked by a verdict: give it one with 'factcheck review'")
    can = ", ".join(state.value for state in State if state in MOVES[claim.state])
    raise WrongMoveError(
        f"claim {claim.number} is {claim.state.value} and cannot become {to.value}: it can become {can}"
    )


def is_reviewed(claim: ClaimRecord) -> bool:
    """Say whether a person gave the verdict that the claim now stands on: only then is it told as checked."""
    settled = claim.state in (State.CHECKED, State.PUBLISHED)
    return settled and bool(claim.verdict and claim.reviewer) and claim.reviewed_at is not None


def scale_names(folder: Path = SHIPPED) -> tuple[str, ...]:
    """Give the names of the scales in ``folder``, the default first."""
    names = sorted(path.stem for path in folder.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_SCALE))


@cache
def load_scale(name: str = DEFAULT_SCALE, folder: Path = SHIPPED) -> Scale:
    """Read a scale by its name, or from the path of a ``.toml`` file; raises UnknownScaleError, ScaleError."""
    path = Path(name) if name.endswith(".toml") else folder / f"{name}.toml"
    if not path.is_file() or (name != path.stem and not name.endswith(".toml")):
        have = ", ".join(scale_names(folder))
        raise UnknownScaleError(f"no verdict scale {name!r}: there are {have}, or name a .toml file")
    try:
        return _scale(Table(path.name, tomllib.loads(path.read_text(encoding="utf-8"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScaleError(f"{path}: not valid TOML: {error}") from None
    except PackError as error:
        raise ScaleError(str(error)) from None


def _scale(table: Table) -> Scale:
    best, worst = (_whole(table, key) for key in ("best", "worst"))
    verdicts = tuple(_verdict(row, worst, best) for row in table.tables("verdict"))
    ids = [verdict.id for verdict in verdicts]
    if not 1 <= worst < best or len(set(ids)) < len(ids) or not ids:
        raise ScaleError(f"{table.where}: 'worst' must be 1 or more and below 'best', and each verdict's id its own")
    return Scale(table.text("name"), best, worst, verdicts)


def _verdict(row: Table, worst: int, best: int) -> Verdict:
    value = _whole(row, "value") if "value" in row else None
    if value is not None and not worst <= value <= best:
        raise ScaleError(f"{row.where}: 'value' must lie between {worst} and {best}, not {value}")
    if row.text("tone") not in list(Tone):
        raise ScaleError(f"{row.where}: 'tone' must be one of {', '.join(Tone)}, not {row.text('tone')!r}")
    return Verdict(
        row.text("id"), value, bool(row.data.get("needs_source")), Tone(row.text("tone")), row.texts("labels")
    )


def _whole(table: Table, key: str) -> int:
    if not isinstance(table.data.get(key), int):
        raise ScaleError(f"{table.where}: {key!r} must be a whole number, not {table.data.get(key)!r}")
    return int(table.data[key])


def _fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.replace("-", " ").replace("_", " ").split())
