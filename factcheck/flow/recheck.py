"""What time has overtaken: what is due, and judging it again as of a day.

    due       the ledger's days, the cadence  -> lines, the soonest first
    judge     each claim whose day has come   -> how it stands now, and why (detect)
    turn      each whose turn has come        -> to be looked at again (recheck.cadence)
    weigh     as it was, as it stands         -> what becomes of it (recheck)
    record    one transaction                 -> history, claims back in the queue

What goes in: an open ledger, the day, the facts. What comes out: lines or a ``Digest``. No network.
"""

from dataclasses import replace
from datetime import date

from factcheck.detect.horizons import horizon, next_day
from factcheck.detect.reasons import Reason, say
from factcheck.detect.status import reason_on, time_status
from factcheck.flow import Judge
from factcheck.languages import Pack
from factcheck.model import ClaimFilter, ClaimRecord, KnownFacts, ShelfLife, ShelfLifeClass, State, Term, TimeStatus
from factcheck.model.frozen import dataclass
from factcheck.recheck import (
    Cadence,
    Course,
    Digest,
    Finding,
    Outcome,
    Standing,
    Turn,
    is_due,
    looked_after,
    next_turn,
    turn_of,
    weigh,
)
from factcheck.store import ClaimLine, Judgement, Ledger

ALL = ClaimFilter()
_AGAIN = "office"  # the row of the table of horizons: when to look again at a present state that was looked at


@dataclass(frozen=True, slots=True)
class Coming:
    """A claim that comes up, and when: on the day of its shelf life, or by the cadence on that of ``turn``."""

    line: ClaimLine
    on: date
    turn: Turn | None = None

    @property
    def quiet(self) -> bool:
        """Say whether it is to be counted, not listed."""
        return self.turn is not None and self.turn.pace.quiet


def due(ledger: Ledger, *, within: date, as_of: date, cadence: Cadence = ()) -> tuple[Coming, ...]:
    """Give the claims whose recheck date or turn has come or comes by ``within``, the soonest first.

    Left out are dropped claims, and checked ones that were checked since they were found overtaken.
    """
    asked = ClaimFilter(order="due") if cadence else ClaimFilter(due_by=within, order="due")
    lines = (line for line in ledger.lines(asked) if line.state is not State.DROPPED)
    found = filter(None, (_coming(_on(line, as_of), as_of, within, cadence) for line in lines))
    return tuple(sorted(found, key=_by_day))


def _by_day(coming: Coming) -> tuple[date, int]:
    return coming.on, coming.line.number


def _coming(line: ClaimLine, as_of: date, within: date, cadence: Cadence) -> Coming | None:
    """Give when a claim comes up by ``within``; a pace that is only counted does not hide the day of its shelf life."""
    life = None if line.recheck_on is None or _done(line, as_of) else Coming(line, line.recheck_on)
    turn = next_turn(_course(line), cadence)
    if life and life.on <= within and (turn is None or turn.pace.quiet or life.on <= turn.on):
        return life
    return Coming(line, turn.on, turn) if turn and turn.on <= within else None


def _course(line: ClaimLine) -> Course:
    reviewed = line.reviewed_at.date() if line.reviewed_at and line.verdict else None
    return Course(line.state, line.judged_on, reviewed, line.refuted_on, line.flags)


def _done(line: ClaimLine, as_of: date) -> bool:
    has_come = line.recheck_on is not None and line.recheck_on <= as_of
    return has_come and looked_after(line, as_of)


def _on(line: ClaimLine, as_of: date) -> ClaimLine:
    """Give the line with its status on a day, from the one that was last judged."""
    has_come = line.recheck_on is not None and line.recheck_on <= as_of
    if has_come and not _done(line, as_of) and line.time_status is not TimeStatus.OUTDATED:
        return replace(line, time_status=TimeStatus.DUE)
    return line


def recheck(
    ledger: Ledger, judge: Judge, *, dry: bool = False, cadence: Cadence = (), wanted: ClaimFilter = ALL
) -> Digest:
    """Judge again every claim whose day or turn has come, as of the judge's day, and write what changed as one change.

    Checked claims that time has overtaken go back into the queue. Nothing is written of those that were found so
    before and still wait for somebody, or a daily run would fill the history. ``dry`` writes nothing at all.
    ``wanted`` leaves claims out.
    """
    as_of = judge.as_of
    if as_of is None:
        raise ValueError("a recheck is as of a day")
    claims = (_dated(claim, judge.facts) for claim in ledger.claims(replace(wanted, order="due")))
    found = tuple(filter(None, (_finding(claim, as_of, judge, cadence) for claim in claims)))
    new = tuple(_judgement(finding) for finding in found if finding.outcome is not Outcome.WAITING)
    changed = 0 if dry or not new else ledger.record_recheck(new, as_of=as_of)
    return Digest(as_of, tuple(sorted(found, key=lambda finding: not finding.to_look_at)), changed)


def _finding(claim: ClaimRecord, as_of: date, judge: Judge, cadence: Cadence) -> Finding | None:
    return (_overtaken(claim, as_of, judge) if is_due(claim, as_of) else None) or _turn(claim, as_of, judge, cadence)


def _turn(claim: ClaimRecord, as_of: date, judge: Judge, cadence: Cadence) -> Finding | None:
    """Give a claim whose turn has come; one that is only counted waits in the queue of reviews as it is."""
    turn = turn_of(claim, cadence)
    if turn is None or turn.pace.quiet or turn.on > as_of:
        return None
    status = time_status(_life(claim), claim.recheck_on, as_of, judge.facts)
    pace = turn.pace.label(judge.reader.code)
    return Finding(claim, Outcome.TURN, status, _life(claim).reason, claim.recheck_on, pace)


def _dated(claim: ClaimRecord, facts: KnownFacts) -> ClaimRecord:
    """Give the claim with the day on which a term of office that it leans on ended, where that is known by now."""
    life = claim.shelf_life
    if life is None or life.kind is not ShelfLifeClass.STATE or not life.refs or claim.recheck_on is None:
        return claim
    ends = (next_day(fact.end) for fact in facts.of(life.refs) if isinstance(fact, Term) and fact.end is not None)
    day = min(ends, default=claim.recheck_on)
    return replace(claim, recheck_on=day) if day < claim.recheck_on else claim


def _overtaken(claim: ClaimRecord, as_of: date, judge: Judge) -> Finding | None:
    life, reader, again = _life(claim), judge.reader, horizon(as_of, _AGAIN)
    status = time_status(life, claim.recheck_on, as_of, judge.facts)
    reason = reason_on(life, claim.recheck_on, as_of, reader=reader, times=claim.times, facts=judge.facts)
    return weigh(
        claim,
        Standing(status, reason),
        as_of=as_of,
        settled=_standing(TimeStatus.TIMELESS, Reason("timeless-undated"), reader),
        next_look=_standing(TimeStatus.CURRENT, Reason("state-present", day=again), reader),
        next_day=again,
    )


def _standing(status: TimeStatus, reason: Reason, reader: Pack) -> Standing:
    return Standing(status, say(reason, reader))


def _life(claim: ClaimRecord) -> ShelfLife:
    """Give the claim's shelf life; where only a person gave it a day, it is a state to be looked at again."""
    return claim.shelf_life or ShelfLife(ShelfLifeClass.STATE, claim.recheck_on, "")


def _judgement(finding: Finding) -> Judgement:
    life = _life(finding.claim)
    kind = ShelfLifeClass.TIMELESS if finding.status is TimeStatus.TIMELESS else life.kind
    return Judgement(
        finding.claim.number,
        replace(life, kind=kind, recheck_on=finding.recheck_on, reason=finding.reason),
        finding.status,
        reopen=finding.outcome is Outcome.REOPENED,
    )
