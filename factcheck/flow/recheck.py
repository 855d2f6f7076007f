"""What time has overtaken: what is due, and judging it again as of a day.

    due       the ledger's days               -> lines, the soonest first
    judge     each claim whose day has come   -> how it stands now, and why (detect)
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
from factcheck.recheck import Digest, Finding, Outcome, Standing, is_due, looked_after, weigh
from factcheck.store import ClaimLine, Judgement, Ledger

_AGAIN = "office"  # the row of the table of horizons: when to look again at a present state that was looked at


def due(ledger: Ledger, *, within: date, as_of: date) -> tuple[ClaimLine, ...]:
    """Give the claims whose recheck date has come or comes by ``within``, the soonest first.

    Left out are dropped claims, and checked ones that were checked since they were found overtaken.
    """
    found = ledger.lines(ClaimFilter(due_by=within, order="due"))
    return tuple(_on(line, as_of) for line in found if line.state is not State.DROPPED and not _done(line, as_of))


def _done(line: ClaimLine, as_of: date) -> bool:
    has_come = line.recheck_on is not None and line.recheck_on <= as_of
    return has_come and looked_after(line.state, line.time_status)


def _on(line: ClaimLine, as_of: date) -> ClaimLine:
    """Give the line with its status on a day, from the one that was last judged."""
    has_come = line.recheck_on is not None and line.recheck_on <= as_of
    if has_come and line.time_status is not TimeStatus.OUTDATED:
        return replace(line, time_status=TimeStatus.DUE)
    return line


def recheck(ledger: Ledger, judge: Judge, *, dry: bool = False) -> Digest:
    """Judge again every claim whose day has come, as of the judge's day, and write down what changed as one change.

    Checked claims that time has overtaken go back into the queue. ``dry`` writes nothing.
    """
    as_of = judge.as_of
    if as_of is None:
        raise ValueError("a recheck is as of a day")
    claims = (_dated(claim, judge.facts) for claim in ledger.claims(ClaimFilter(order="due")))
    found = tuple(filter(None, (_finding(claim, as_of, judge) for claim in claims if is_due(claim, as_of))))
    changed = 0 if dry or not found else ledger.record_recheck(tuple(map(_judgement, found)), as_of=as_of)
    return Digest(as_of, tuple(sorted(found, key=lambda finding: not finding.to_look_at)), changed)


def _dated(claim: ClaimRecord, facts: KnownFacts) -> ClaimRecord:
    """Give the claim with the day on which a term of office that it leans on ended, where that is known by now."""
    life = claim.shelf_life
    if life is None or life.kind is not ShelfLifeClass.STATE or not life.refs or claim.recheck_on is None:
        return claim
    ends = (next_day(fact.end) for fact in facts.of(life.refs) if isinstance(fact, Term) and fact.end is not None)
    day = min(ends, default=claim.recheck_on)
    return replace(claim, recheck_on=day) if day < claim.recheck_on else claim


def _finding(claim: ClaimRecord, as_of: date, judge: Judge) -> Finding | None:
    life, reader, again = _life(claim), judge.reader, horizon(as_of, _AGAIN)
    status = time_status(life, claim.recheck_on, as_of, judge.facts)
    reason = reason_on(life, claim.recheck_on, as_of, reader=reader, times=claim.times, facts=judge.facts)
    return weigh(
        claim,
        Standing(status, reason),
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
