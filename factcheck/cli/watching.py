"""What the commands that go back to sources share: options, the manners they stand for, and how findings are told."""

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.languages import Pack, load
from factcheck.languages.wording import day_words
from factcheck.model import FactcheckError, SourceOutcome, Watch
from factcheck.safe import one_line, public_url

if TYPE_CHECKING:
    from factcheck.flow.sources import Manners
    from factcheck.recheck.standing import SourceFinding, SourcesDigest
    from factcheck.store import ToCheck
    from factcheck.store.watches import Outcome as PastOutcome

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses lead into this machine and private networks.")
]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        metavar="ADDRESS",
        envvar="FACTCHECK_CONTACT",
        help="Tell sites how to reach you: an e-mail or web address.",
    ),
]
_INDENT = " " * 7


class OfflineError(FactcheckError):
    """The network was asked for where it is switched off."""

    code = "offline"


def is_offline() -> bool:
    """Say whether the user switched the network off."""
    return bool(os.environ.get("FACTCHECK_OFFLINE"))


def manners(*, contact: str, allow_private: bool, keep: bool = False) -> "Manners":
    """Give the manners that the options stand for; raises OfflineError.

    ``keep``: pages carry what went over the wire.
    """
    from factcheck.flow.sources import Manners

    if is_offline():
        raise OfflineError("nothing is fetched while FACTCHECK_OFFLINE is set: unset it first")
    return Manners(contact=contact, allow_private=allow_private, keep=keep)


class Words:
    """The words about sources in one language; English where its pack has none."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack if pack.has("sources") else load("en")
        table = self.pack.file("sources")
        self._outcomes, self._words = table.texts("outcomes"), table.texts("words")
        self._lines = table.word_lists("lines")

    def __call__(self, key: str, **values: object) -> str:
        """Give the words under ``key``."""
        return self._words[key].format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """Give the words for one or for many."""
        one, many = self._lines[key]
        return (one if count == 1 else many).format(count=count, **values)

    def of(self, outcome: SourceOutcome) -> str:
        """Give the name of an outcome."""
        return self._outcomes[outcome.value]

    def day(self, moment: datetime | date) -> str:
        """Write a day out, that of a moment in the user's own zone."""
        return day_words(moment.astimezone().date() if isinstance(moment, datetime) else moment, self.pack)


def digest_lines(digest: "SourcesDigest", words: Words) -> Iterator[str]:
    """Give what a run found, for people."""
    if digest.resumed:
        yield words("resumed")
    if not digest.looked_at:
        yield words("none_due")
        return
    counts = ", ".join(f"{words.of(o)} {digest.counts[o]}" for o in SourceOutcome if digest.counts.get(o))
    yield words.count("looked_at", digest.looked_at, counts=counts)
    for finding in digest.findings:
        yield ""
        yield from finding_lines(finding, words)


def finding_lines(finding: "SourceFinding", words: Words) -> Iterator[str]:
    """Give how one source stands that is not as before, for people."""
    watch = finding.watch
    after = words.of(watch.outcome) if watch.outcome else ""
    told = (
        words("change", before=words.of(finding.before), after=after) if finding.before else words("first", after=after)
    )
    numbers = ", ".join(map(str, finding.claims))
    shown = typer.style(told, fg="red") if finding.news else told
    yield f"{finding.number:>5}  {shown} · {words('claims', numbers=numbers)}"
    yield f"{_INDENT}{one_line(public_url(finding.url))}"
    yield from _how_it_stands(watch, finding.diff, words)


def _how_it_stands(watch: Watch, diff: str, words: Words) -> Iterator[str]:
    told = [watch.detail]
    if watch.found_at:
        told.append(words("moved_to", address=public_url(watch.found_at)))
    if diff:
        told.append(words("diff", passage=diff))
    if watch.outcome not in (SourceOutcome.SAME, SourceOutcome.MOVED):
        told.append(words("seen", day=words.day(watch.seen_at)) if watch.seen_at else words("never_seen"))
    yield from (f"{_INDENT}{one_line(line)}" for line in told if line)


def source_lines(item: "ToCheck", kept: int, next_on: date | None, words: Words) -> Iterator[str]:
    """Give where one source stands, for people; ``kept`` is how many characters of its page's text are kept."""
    from factcheck.recheck.passage import diff

    watch = item.watch
    yield f"{item.number:>5}  {one_line(public_url(item.url))}"
    if watch.checked_at is None or watch.outcome is None:
        told = [words("never_checked")]
    else:
        told = [words.of(watch.outcome), words("checked", day=words.day(watch.checked_at))]
    if watch.since:
        told.append(words("since", day=words.day(watch.since)))
    yield f"{_INDENT}{' · '.join(told)}"
    if watch.was or item.passage:
        yield f"{_INDENT}{one_line(words('then', passage=watch.was or item.passage))}"
    if watch.now:
        yield f"{_INDENT}{one_line(words('now', passage=watch.now))}"
    if watch.checked_at:
        yield from _how_it_stands(watch, diff(watch.was, watch.now) if watch.now else "", words)
    if kept:
        yield f"{_INDENT}{words('kept', count=kept)}"
    for copy in item.copies:
        yield f"{_INDENT}{one_line(words('copy', day=words.day(copy.saved_on), address=public_url(copy.url)))}"
    if next_on is not None and next_on > date.min:
        yield f"{_INDENT}{words('next', day=words.day(next_on))}"


def digest_record(digest: "SourcesDigest") -> dict[str, Any]:
    """Give what a run found as data."""
    return {
        "as_of": digest.as_of.isoformat(),
        "looked_at": digest.looked_at,
        "to_look_at": len(digest.news),
        "resumed": digest.resumed,
        "outcomes": {outcome.value: digest.counts[outcome] for outcome in SourceOutcome if digest.counts.get(outcome)},
        "sources": [_finding_record(finding) for finding in digest.findings],
    }


def _finding_record(finding: "SourceFinding") -> dict[str, Any]:
    about = {
        "source": finding.number,
        "url": public_url(finding.url),
        "claims": list(finding.claims),
        "to_look_at": finding.news,
        "before": finding.before.value if finding.before else None,
    }
    return about | watch_record(finding.watch) | {"diff": finding.diff or None}


def watch_record(watch: Watch | None) -> dict[str, Any]:
    """Give where a source stands as data."""
    watch = watch or Watch(0)
    return {
        "outcome": watch.outcome.value if watch.outcome else None,
        "detail": watch.detail or None,
        "since": _moment(watch.since),
        "checked_at": _moment(watch.checked_at),
        "seen_at": _moment(watch.seen_at),
        "was": watch.was or None,
        "now": watch.now or None,
        "moved_to": public_url(watch.found_at) or None,
        "snapshot": watch.snapshot or None,
    }


def past_record(outcome: "PastOutcome") -> dict[str, Any]:
    """Give one outcome of a source's past as data."""
    return {
        "at": outcome.at.isoformat(),
        "outcome": outcome.outcome.value,
        "detail": outcome.detail or None,
        "passage": outcome.passage or None,
        "moved_to": public_url(outcome.found_at) or None,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def write(lines: Iterable[str]) -> None:
    """Print lines."""
    typer.echo("\n".join(lines))
