"""How often claims are gone back to, by where the work on them stands: a table of paces, and a claim's next turn.

In: the table, ``claims/cadence.toml`` or a file of that shape, and a claim's course so far. Out: the ``Turn``: a day,
and the pace that set it. Pure but for reading the table; knows neither the ledger nor the clock. The day that a claim's
shelf life names stands beside it and is not moved by it.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.model import ClaimRecord, FactcheckError, Stance, State
from factcheck.model.frozen import dataclass
from factcheck.model.lengths import later

_PACKAGE = Path(__file__).parents[1]
_INSTALLED = _PACKAGE / "_claims"
SHIPPED = (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "claims") / "cadence.toml"
_LENGTH = re.compile(r"(?P<count>[1-9]\d{0,2})(?P<unit>[dwmy])")
_KEYS = frozenset({"name", "states", "refuted", "flags", "every", "after", "quiet", "label"})
_LARGEST = 100_000  # bytes of a table


class CadenceError(FactcheckError):
    """A table of paces that cannot be read; all of its mistakes at once."""

    code = "cadence"


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days, weeks, months or years: "6m"."""

    count: int
    unit: str

    def after(self, day: date) -> date:
        """Give the day so long after ``day``; the last day of a shorter month."""
        return later(day, Decimal(self.count), self.unit.upper())


@dataclass(frozen=True, slots=True)
class Pace:
    """One entry of the table: which claims it is for, and when their turn comes.

    ``quiet``: claims whose turn comes by it are counted, not listed. ``labels`` are by language.
    """

    name: str
    states: frozenset[State]
    every: Length | None = None
    after: tuple[Length, ...] = ()
    refuted: bool = False
    flags: tuple[str, ...] = ()
    quiet: bool = False
    labels: Mapping[str, str] | None = None

    def label(self, language: str) -> str:
        """Give what the pace is called in ``language``, else in English, else its name."""
        labels = self.labels or {}
        return labels.get(language) or labels.get("en") or self.name

    def fits(self, course: "Course") -> bool:
        """Say whether a claim of this course goes by this pace."""
        if course.state not in self.states:
            return False
        if not self.refuted and not self.flags:
            return True
        flagged = any(code.startswith(self.flags) for code in course.codes) if self.flags else False
        return flagged or (self.refuted and _is_refuted(course))


Cadence = tuple[Pace, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What a claim's turn hangs on.

    ``looked_on`` is the day as of which it was last judged; ``refuted_on`` the newest day known of a source that
    refutes it, ``date.min`` where none is known, None without such a source; ``codes`` those of its flags.
    """

    state: State
    looked_on: date | None
    reviewed_on: date | None = None
    refuted_on: date | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """The day on which a claim is to be looked at again, and the pace that says so."""

    on: date
    pace: Pace


def next_turn(course: Course, cadence: Cadence) -> Turn | None:
    """Give a claim's next turn; None where no pace fits, or where all of its turns are behind it."""
    pace = next((pace for pace in cadence if pace.fits(course)), None)
    last = max(filter(None, (course.looked_on, course.reviewed_on)), default=None)
    if pace is None or last is None:
        return None
    days = [pace.every.after(last)] if pace.every else []
    if course.reviewed_on:
        days += [day for length in pace.after if (day := length.after(course.reviewed_on)) > last]
    return Turn(min(days), pace) if days else None


def turn_of(claim: ClaimRecord, cadence: Cadence) -> Turn | None:
    """Give the next turn of a claim as the ledger holds it; None for one that is gone."""
    return None if claim.gone else next_turn(_course(claim), cadence)


def _course(claim: ClaimRecord) -> Course:
    refuting = [source for source in claim.sources if source.stance is Stance.REFUTES]
    days = [day for source in refuting for day in (source.published, source.retrieved) if day]
    made = claim.created_at.date() if claim.created_at else None
    return Course(
        claim.state,
        claim.judged_on or made,
        claim.reviewed_at.date() if claim.reviewed_at and claim.verdict else None,
        max(days, default=date.min) if refuting else None,
        tuple(flag.code for flag in claim.flags),
    )


def _is_refuted(course: Course) -> bool:
    return course.refuted_on is not None and (course.reviewed_on is None or course.refuted_on > course.reviewed_on)


def load_cadence(path: Path | None = None) -> Cadence:
    """Read a table, the shipped one where none is named; raises CadenceError with every mistake of the file."""
    return _shipped() if path is None else _read(path)


@cache
def _shipped() -> Cadence:
    return _read(SHIPPED)


def _read(path: Path) -> Cadence:
    rows = _rows(path)
    mistakes: list[str] = []
    paces = tuple(_pace(row, f"[[cadence]] number {at}", mistakes) for at, row in enumerate(rows, 1))
    if mistakes:
        raise CadenceError(f"the cadence {path} has mistakes: {'; '.join(mistakes)}")
    return paces


def _rows(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise CadenceError(f"{path} is too large for a cadence: {_LARGEST:,} bytes at most")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CadenceError(f"the cadence {path} cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CadenceError(f"the cadence {path} is no TOML: {error}") from None
    rows = data.get("cadence")
    if not isinstance(rows, list) or not rows or set(data) != {"cadence"}:
        raise CadenceError(f"the cadence {path} must hold [[cadence]] entries and nothing else")
    return rows


def _pace(given: Any, where: str, mistakes: list[str]) -> Pace:
    """Read one entry, adding what is wrong with it to ``mistakes``."""
    row: Mapping[str, Any] = given if isinstance(given, dict) else {}
    mistakes += [f"{where}: there is no key {key!r}" for key in sorted(row.keys() - _KEYS)]
    mistakes += [f"{where}: {key!r} must be true or false" for key in ("refuted", "quiet") if _no_bool(row, key)]
    if not isinstance(row.get("name"), str) or not row["name"]:
        mistakes.append(f"{where}: 'name' must be a string")
    if not row.get("every") and not row.get("after"):
        mistakes.append(f"{where}: it needs 'every' or 'after'")
    return Pace(
        str(row.get("name", "")),
        _states(row.get("states"), where, mistakes),
        _length(row["every"], where, mistakes) if row.get("every") else None,
        tuple(_length(text, where, mistakes) for text in _texts(row, "after", where, mistakes)),
        refuted=row.get("refuted") is True,
        flags=_texts(row, "flags", where, mistakes),
        quiet=row.get("quiet") is True,
        labels=_labels(row.get("label", {}), where, mistakes),
    )


def _no_bool(row: Mapping[str, Any], key: str) -> bool:
    return key in row and not isinstance(row[key], bool)


def _texts(row: Mapping[str, Any], key: str, where: str, mistakes: list[str]) -> tuple[str, ...]:
    found = row.get(key, [])
    if isinstance(found, list) and all(isinstance(text, str) and text for text in found):
        return tuple(found)
    mistakes.append(f"{where}: {key!r} must be a list of strings")
    return ()


def _states(found: Any, where: str, mistakes: list[str]) -> frozenset[State]:
    known = [state.value for state in State]
    if isinstance(found, list) and found and all(state in known for state in found):
        return frozenset(map(State, found))
    mistakes.append(f"{where}: 'states' must be a list of {', '.join(known)}")
    return frozenset()


def _length(text: Any, where: str, mistakes: list[str]) -> Length:
    if isinstance(text, str) and (read := _LENGTH.fullmatch(text)):
        return Length(int(read["count"]), read["unit"])
    mistakes.append(f"{where}: {text!r} is no length: write 1d, 2w, 6m or 1y")
    return Length(1, "d")


def _labels(found: Any, where: str, mistakes: list[str]) -> Mapping[str, str]:
    if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()):
        return found
    mistakes.append(f"{where}: 'label' must be a table of strings by language")
    return {}
