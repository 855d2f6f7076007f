"""The days of sources: against the event, the claim, the verdict, and each other."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from factcheck.model import Case, LedgerClaim, Relation, Severity, ShelfLifeClass, SourceRecord, TimeType
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, Stored, also
from factcheck.rules.sourcing.stored import hit, judging, reviewed, said, source, sourced

_PRESENT = (ShelfLifeClass.STATE, ShelfLifeClass.RUNNING, ShelfLifeClass.CONDITIONAL)
_TO_COME = (ShelfLifeClass.SCHEDULED, ShelfLifeClass.TARGET, ShelfLifeClass.CONDITIONAL)
_HOSTED_FR = "En juillet 2024, l'Italie a accueilli la conférence."
_HOSTED_EN = "Italy hosted the conference in Rome in July 2024."
_PLAN_FR = "En juillet 2025, l'Italie accueillera la conférence."
_PLAN_EN = "In July 2025, Italy will host the conference."
_STATE_FR = "Mark Rutte est secrétaire général de l'OTAN."
_STATE_EN = "Mark Rutte is secretary general of NATO."
_SAID = "2024-11-05"


def _kind(claim: LedgerClaim) -> ShelfLifeClass | None:
    return claim.shelf_life.kind if claim.shelf_life else None


def _event(claim: LedgerClaim) -> date | None:
    """Give the first day of the earliest dated event that a claim tells of; None for states and where none is dated."""
    if _kind(claim) in _PRESENT:
        return None
    days = (
        time.interval.first_day
        for time in claim.times
        if time.interval
        and time.relation is Relation.AT
        and not time.vague
        and time.type in (TimeType.DATE, TimeType.TIME)
    )
    return min((day for day in days if day), default=None)


class SR303(Rule):
    """A source is older than the event that it should prove.

    What was written before something happened can at best say that it was planned. That it happened needs a source from
    afterwards.
    """

    name = "source-before-event"
    message = "source {source} is of {published}, before what claim {number} tells of, which began on {event}"
    hint = "Look at the source's date, or add a source from after the event: factcheck source add {number}."
    others = also(
        plan="source {source} is of {published} and can only tell of the plan: claim {number} was judged on "
        "{judged}, after its event of {event}",
    )
    severity = Severity.WARNING
    examples = (
        Bad("fr", _HOSTED_FR, at=_HOSTED_FR, published=_SAID, stored=Stored(material=(source("OTAN", "2024-06-12"),))),
        Good("fr", _HOSTED_FR, published=_SAID, stored=Stored(material=(source("OTAN", "2024-07-12"),))),
        Bad(
            "fr",
            _PLAN_FR,
            at=_PLAN_FR,
            published=_SAID,
            stored=Stored(verdict="true", verdict_on="2025-09-01", material=(source("OTAN", "2024-11-04"),)),
        ),
        Good(
            "fr",
            _PLAN_FR,
            published=_SAID,
            stored=Stored(verdict="true", verdict_on="2024-11-06", material=(source("OTAN", "2024-11-04"),)),
        ),
        Bad("en", _HOSTED_EN, at=_HOSTED_EN, published=_SAID, stored=Stored(material=(source("NATO", "2024-06-12"),))),
        Good("en", _HOSTED_EN, published=_SAID, stored=Stored(material=(source("NATO", "2024-07-12"),))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims of a dated event with a source from before it."""
        for claim in sourced(case):
            event, day = _event(claim), said(case, claim)
            planned = event is not None and day is not None and event > day
            if event is None or (planned and (claim.verdict_on is None or claim.verdict_on <= event)):
                continue
            judged: dict[str, Slot] = {"judged": claim.verdict_on} if planned and claim.verdict_on else {}
            for found in judging(claim):
                if found.published and found.published < event:
                    about: dict[str, Slot] = {"source": found.id, "published": found.published, "event": event}
                    yield hit(claim, "plan" if judged else "", **about, **judged)


class SR304(Rule):
    """Every source for, or against, a claim is newer than the claim.

    A statement is judged by what could be known when it was made. A source that came later tells what is known now: it
    can show that something changed, not that it was wrong when it was said. Plans and promises are left alone, since
    only later sources can tell their outcome.
    """

    name = "source-after-claim"
    message = "the sources of claim {number} begin on {published}, after it was said on {said}"
    hint = "Add one that could be known by then, or say in a note what changed since."
    severity = Severity.NOTE
    examples = (
        Bad("fr", _STATE_FR, at=_STATE_FR, published=_SAID, stored=Stored(material=(source("OTAN", "2026-11-20"),))),
        Good(
            "fr",
            _STATE_FR,
            published=_SAID,
            stored=Stored(material=(source("OTAN", "2024-10-01"), source("AFP", "2026-11-20"))),
        ),
        Good("fr", _PLAN_FR, published=_SAID, stored=Stored(material=(source("OTAN", "2025-08-02"),))),
        Bad("en", _STATE_EN, at=_STATE_EN, published=_SAID, stored=Stored(material=(source("NATO", "2026-11-20"),))),
        Good("en", _STATE_EN, published=_SAID, stored=Stored(material=(source("NATO", "2024-10-01"),))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims for which all sources of one stance came later."""
        for claim in sourced(case):
            day, event = said(case, claim), _event(claim)
            if day is None or _kind(claim) in _TO_COME or (event and event > day):
                continue
            for _, group in groupby(sorted(judging(claim), key=_stance), key=_stance):
                days = [found.published for found in group]
                known = [found for found in days if found]
                if len(known) == len(days) and min(known) > day:
                    yield hit(claim, published=min(known), said=day)


def _stance(found: SourceRecord) -> str:
    return found.stance.value


class SR305(Rule):
    """A verdict on something that changes is newer than every source.

    What holds only for a time has to be looked up on the day on which it is judged. Where each source was read before,
    nobody knows whether it was still so.
    """

    name = "sources-before-verdict"
    message = "claim {number} was judged on {judged}; its newest source is of {newest}"
    hint = "Read a source again on the day of the verdict and put down when: --retrieved."
    severity = Severity.NOTE
    examples = (
        Bad(
            "fr",
            _STATE_FR,
            at=_STATE_FR,
            published=_SAID,
            stored=Stored(
                verdict="true", verdict_on="2026-11-24", material=(source("OTAN", "2024-10-01", "2024-11-05"),)
            ),
        ),
        Good(
            "fr",
            _STATE_FR,
            published=_SAID,
            stored=Stored(
                verdict="true", verdict_on="2026-11-24", material=(source("OTAN", "2024-10-01", "2026-11-24"),)
            ),
        ),
        Good(
            "fr",
            _HOSTED_FR,
            published=_SAID,
            stored=Stored(verdict="true", verdict_on="2026-11-24", material=(source("OTAN", "2024-07-12"),)),
        ),
        Bad(
            "en",
            _STATE_EN,
            at=_STATE_EN,
            published=_SAID,
            stored=Stored(
                verdict="true", verdict_on="2026-11-24", material=(source("NATO", "2024-10-01", "2024-11-05"),)
            ),
        ),
        Good(
            "en",
            _STATE_EN,
            published=_SAID,
            stored=Stored(
                verdict="true", verdict_on="2026-11-24", material=(source("NATO", "2024-10-01", "2026-11-24"),)
            ),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at judged claims that may change and whose sources were all read before the day of the verdict."""
        for claim in reviewed(case):
            days = [_newest(found) for found in claim.material]
            known = [day for day in days if day]
            if _kind(claim) in (ShelfLifeClass.TIMELESS, ShelfLifeClass.DEICTIC) or claim.verdict_on is None:
                continue
            if known and len(known) == len(days) and max(known) < claim.verdict_on:
                yield hit(claim, judged=claim.verdict_on, newest=max(known))


def _newest(found: SourceRecord) -> date | None:
    return max(filter(None, (found.published, found.retrieved)), default=None)


class SR306(Rule):
    """A source came in after the verdict.

    The verdict was given without it. Whether it still stands is for somebody to say who has read it.
    """

    name = "source-after-verdict"
    message = "source {source} is of {day}; claim {number} was judged on {judged}, without it"
    hint = "Read it and judge again: factcheck review {number}."
    severity = Severity.WARNING
    examples = (
        Bad(
            "fr",
            _STATE_FR,
            at=_STATE_FR,
            stored=Stored(verdict="true", verdict_on="2024-11-06", material=(source("AFP", "2024-11-12"),)),
        ),
        Good(
            "fr",
            _STATE_FR,
            stored=Stored(verdict="true", verdict_on="2024-11-13", material=(source("AFP", "2024-11-12"),)),
        ),
        Bad(
            "en",
            _STATE_EN,
            at=_STATE_EN,
            stored=Stored(verdict="true", verdict_on="2024-11-06", material=(source("AP", "2024-11-12"),)),
        ),
        Good(
            "en",
            _STATE_EN,
            stored=Stored(verdict="true", verdict_on="2024-11-13", material=(source("AP", "2024-11-12"),)),
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at judged claims with a source that was published after their verdict."""
        for claim in reviewed(case):
            for found in claim.material:
                if claim.verdict_on and found.published and found.published > claim.verdict_on:
                    yield hit(claim, source=found.id, day=found.published, judged=claim.verdict_on)


class SR307(Rule):
    """A source is dated by the day on which it was put in.

    Where a page does not tell its date, the day of the import is easily taken for it, and an old page looks new: later
    than the claim, later than the event. A source that was read on the very day it came out is left alone where the
    claim is of that day too.
    """

    name = "import-date"
    message = "source {source} of claim {number} is dated {day}, the day on which it was read"
    hint = "Look for the day on which it was published; leave the date out where none is told."
    severity = Severity.NOTE
    examples = (
        Bad(
            "fr",
            _STATE_FR,
            at=_STATE_FR,
            published=_SAID,
            stored=Stored(material=(source("OTAN", "2026-11-24", "2026-11-24"),)),
        ),
        Good("fr", _STATE_FR, published=_SAID, stored=Stored(material=(source("OTAN", _SAID, _SAID),))),
        Bad(
            "en",
            _STATE_EN,
            at=_STATE_EN,
            published=_SAID,
            stored=Stored(material=(source("NATO", "2026-11-24", "2026-11-24"),)),
        ),
        Good("en", _STATE_EN, published=_SAID, stored=Stored(material=(source("NATO", "2024-10-01", "2026-11-24"),))),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at claims with a source that was published on the day it was read, and not on the claim's day."""
        for claim in sourced(case):
            for found in claim.material:
                same = found.published is not None and found.published == found.retrieved
                if same and found.published is not None and found.published != said(case, claim):
                    yield hit(claim, source=found.id, day=found.published)
