"""``factcheck due`` and ``factcheck recheck``: what comes up, and what time has overtaken."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import common, notice, watching
from factcheck.languages import Pack, load
from factcheck.languages.wording import day_words
from factcheck.model import ClaimFilter, FactcheckError
from factcheck.model.frozen import dataclass
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.flow import Judge
    from factcheck.flow.recheck import Coming
    from factcheck.flow.sources import Manners
    from factcheck.recheck import Cadence, Digest, Finding
    from factcheck.recheck.standing import SourcesDigest
    from factcheck.store import Ledger

_WIDTH = 110  # characters of a claim's words on its line
_COLOURS = {"due": "yellow", "outdated": "red", "pending": "cyan"}
Within = Annotated[
    str,
    typer.Option("--within", metavar="SPAN", help="How far to look ahead: 30d, 6w, '3 semaines', 'in 3 weeks', a day."),
]
Dry = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")]


def due(
    *,
    within: Within = "30d",
    as_of: common.AsOf = None,
    form: common.DataFormat = common.Data.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="List claims too that are only counted.")] = False,
    cadence: common.CadenceFile = None,
    messages: common.Messages = "en",
    database: common.Database = None,
) -> None:
    """List claims whose recheck date comes up.

    So are those whose turn comes by the cadence; open claims, whose turn comes every week, are counted. Those whose day
    has come already are among them until somebody has looked. Nothing is judged again and nothing is written: that is
    what recheck does.
    """
    from factcheck.flow.recheck import due as due_claims
    from factcheck.read.dates import read_horizon
    from factcheck.recheck import load_cadence

    day = common.day(as_of, option="--as-of", default=common.today()) or common.today()
    horizon = read_horizon(within, today=day)
    paces = load_cadence(cadence)
    with common.open_ledger(database) as ledger:
        coming = due_claims(ledger, within=horizon, as_of=day, cadence=paces)
    found = [item for item in coming if everything or not item.quiet]
    if form is common.Data.JSON:
        common.print_json([due_record(item, day) for item in found])
        return
    counted = [item for item in coming if item.quiet and not everything]
    typer.echo("\n".join(due_lines(found, counted, day, horizon, Words(load(messages)))))


def recheck(
    claims: Annotated[list[int] | None, typer.Argument(metavar="[CLAIM…]", help="Only these claims.")] = None,
    *,
    document: Annotated[int, typer.Option("--document", metavar="NUMBER", help="Only this document's claims.")] = 0,
    as_of: common.AsOf = None,
    form: common.DataFormat = common.Data.TEXT,
    dry: Dry = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="Go back to the sources on the web that are due too.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="With --sources: to all of them, due or not.")] = False,
    allow_private: watching.AllowPrivate = False,
    contact: watching.Contact = "",
    cadence: common.CadenceFile = None,
    notify: notice.To = None,
    always: notice.Always = False,
    messages: common.Messages = "en",
    facts: common.Facts = None,
    packs: common.Packs = None,
    database: common.Database = None,
) -> None:
    """Judge again every claim whose date has come.

    So is every claim whose turn has come by the cadence. What changed is written into the history as one change;
    checked claims that time has overtaken go back into the queue. With --sources the pages that claims lean on are
    fetched and the quoted passages looked for: those that are due, or all of the claims or the document named. Exit
    status: 0 nothing to look at, 1 something is.
    """
    from factcheck.recheck import load_cadence

    judge = common.judge(
        as_of=as_of or common.today().isoformat(), select=None, ignore=None, messages=messages, facts=facts, packs=packs
    )
    polite = _manners(sources=sources, everything=everything, dry=dry, contact=contact, allow_private=allow_private)
    wanted = ClaimFilter(numbers=tuple(dict.fromkeys(claims or ())), document=document)
    run, targets = Run(judge, load_cadence(cadence), polite, everything, dry, wanted), notice.targets(notify)
    with common.open_ledger(database) as ledger:
        digest, found = run(ledger)
    if form is common.Data.JSON:
        common.print_json({**digest_record(digest)} | ({"sources": watching.digest_record(found)} if found else {}))
    else:
        typer.echo("\n".join(run.lines(digest, found)))
    told = dry or notice.tell(targets, digest, found, judge.reader, always=always)
    raise typer.Exit(status(digest, found) if told else 2)


@dataclass(frozen=True, slots=True)
class Run:
    """One recheck: of the claims, and of their sources where ``manners`` say how the web is asked."""

    judge: "Judge"
    cadence: "Cadence"
    manners: "Manners | None" = None
    every_source: bool = False
    dry: bool = False
    wanted: ClaimFilter = ClaimFilter()

    def __call__(self, ledger: "Ledger") -> "tuple[Digest, SourcesDigest | None]":
        """Go back to what is due, and write down what changed."""
        from factcheck.flow.recheck import recheck as recheck_claims

        claims, document = self.wanted.numbers, self.wanted.document
        ledger.sources_of(claims, document=document)  # says so where there is no such claim or document
        knowing = common.knowing(self.judge, ledger)
        digest = recheck_claims(ledger, knowing, dry=self.dry, cadence=self.cadence, wanted=self.wanted)
        if self.manners is None:
            return digest, None
        from factcheck.flow.sources import Wanted, check_sources

        sources = Wanted((), self.every_source, claims, document)
        return digest, check_sources(ledger, knowing, sources, manners=self.manners)

    def lines(self, digest: "Digest", found: "SourcesDigest | None") -> list[str]:
        """Give what was found, for people."""
        lines = [*digest_lines(digest, Words(self.judge.reader))]
        if found:
            lines += ["", *watching.digest_lines(found, watching.Words(self.judge.reader))]
        return lines


def status(digest: "Digest", found: "SourcesDigest | None") -> int:
    """Give the exit status: 0 nothing to look at, 1 something is."""
    return 1 if digest.to_look_at or (found and found.news) else 0


class RecheckUsageError(FactcheckError):
    """Options that do not go together."""

    code = "recheck-usage"


def _manners(*, sources: bool, everything: bool, dry: bool, contact: str, allow_private: bool) -> "Manners | None":
    """Give how the web is asked, None where it is not to be asked."""
    if everything and not sources:
        raise RecheckUsageError("--all says which sources to go back to: give --sources with it")
    if sources and dry:
        raise RecheckUsageError("--dry-run changes nothing, and going back to sources is noted: leave one of them out")
    return watching.manners(contact=contact, allow_private=allow_private) if sources else None


class Words:
    """The words of these commands in one language."""

    def __init__(self, pack: Pack) -> None:
        """Read them from the pack's ``recheck.toml``."""
        from factcheck.report.labels import load_labels

        table = pack.file("recheck")
        self.pack, self.labels = pack, load_labels(pack)
        self.words, self.lines = table.texts("words"), table.word_lists("lines")

    def __call__(self, key: str, **values: object) -> str:
        """Give the words under ``key``."""
        return self.words[key].format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """Give the words for one or for many."""
        one, many = self.lines[key]
        return (one if count == 1 else many).format(count=count, **values)

    def day(self, day: date) -> str:
        """Write a day out."""
        return day_words(day, self.pack)

    def away(self, day: date, as_of: date) -> str:
        """Say how far off a day is."""
        days = (day - as_of).days
        return self("today") if days == 0 else self.count("ahead" if days > 0 else "overdue", abs(days))


def due_lines(
    found: "Sequence[Coming]", counted: "Sequence[Coming]", as_of: date, horizon: date, words: Words
) -> Iterator[str]:
    """Give the list of what comes up, for people; those that are only counted in a line for each pace."""
    yield words.count("due", len(found), day=words.day(horizon)) if found else words("none_due", day=words.day(horizon))
    for item in found:
        line = item.line
        yield ""
        about = (item.on.isoformat(), words.away(item.on, as_of), words.labels.of(line.state))
        verdict = (line.verdict,) if line.verdict else ()
        status = typer.style(words.labels.of(line.time_status), fg=_COLOURS.get(line.time_status.value))
        yield f"{line.number:>5}  {status} · {one_line(' · '.join((*about, *verdict)))}"
        pace = item.turn.pace.label(words.pack.code) if item.turn else ""
        yield from _words_and_reason(line.text, line.claimant, pace or line.reason)
    paces = Counter(item.turn.pace.label(words.pack.code) for item in counted if item.turn)
    for label, count in paces.items():
        yield ""
        yield one_line(words.count("counted", count, pace=label))


def digest_lines(digest: "Digest", words: Words) -> Iterator[str]:
    """Give the digest for people."""
    count = len(digest.to_look_at)
    day = words.day(digest.as_of)
    yield words.count("to_look_at", count, day=day) if count else words("none_to_look_at", day=day)
    for finding in digest.findings:
        yield ""
        yield from finding_lines(finding, words)


def finding_lines(finding: "Finding", words: Words) -> Iterator[str]:
    """Give one finding for people: what became of the claim, its words, and why."""
    yield f"{finding.claim.number:>5}  {_change(finding, words)} · {one_line(_outcome(finding, words))}"
    yield from _words_and_reason(finding.claim.text, finding.claim.claimant, finding.pace or finding.reason)


def _change(finding: "Finding", words: Words) -> str:
    before, after = words.labels.of(finding.before), words.labels.of(finding.status)
    shown = after if finding.before is finding.status else words("changed", before=before, after=after)
    return typer.style(shown, fg=_COLOURS.get(finding.status.value))


def _outcome(finding: "Finding", words: Words) -> str:
    day = words.day(finding.recheck_on) if finding.recheck_on else ""
    verdict = f" ({finding.claim.verdict})" if finding.claim.verdict else ""
    return words(finding.outcome.value, day=day) + verdict


def _words_and_reason(text: str, claimant: str, reason: str) -> Iterator[str]:
    said = f"{claimant}: " if claimant else ""
    yield f"       {one_line(said + text, _WIDTH)}"
    if reason:
        yield f"       {one_line(reason)}"


def due_record(item: "Coming", as_of: date) -> Mapping[str, Any]:
    """Give a claim that comes up as data; ``days`` is how many are left, below zero how many it is overdue."""
    line = item.line
    return {
        "number": line.number,
        "document": line.document or None,
        "text": line.text,
        "claimant": line.claimant or None,
        "recheck_on": line.recheck_on.isoformat() if line.recheck_on else None,
        "days": (item.on - as_of).days,
        "time_status": line.time_status.value,
        "state": line.state.value,
        "verdict": line.verdict or None,
        "reason": line.reason,
        "due_on": item.on.isoformat(),
        "cadence": item.turn.pace.name if item.turn else None,
    }


def digest_record(digest: "Digest") -> Mapping[str, Any]:
    """Give the digest as data."""
    return {
        "as_of": digest.as_of.isoformat(),
        "to_look_at": len(digest.to_look_at),
        "changed": digest.changed,
        "claims": [_finding_record(finding) for finding in digest.findings],
    }


def _finding_record(finding: "Finding") -> Mapping[str, Any]:
    claim = finding.claim
    return {
        "number": claim.number,
        "document": claim.document or None,
        "text": claim.text,
        "claimant": claim.claimant or None,
        "outcome": finding.outcome.value,
        "to_look_at": finding.to_look_at,
        "before": {"time_status": finding.before.value, "state": claim.state.value, "verdict": claim.verdict or None},
        "time_status": finding.status.value,
        "reason": finding.reason,
        "recheck_on": finding.recheck_on.isoformat() if finding.recheck_on else None,
        "cadence": finding.pace or None,
    }
