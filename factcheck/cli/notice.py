"""The digest that is sent: what came due, what changed, what died; nothing where nothing is new."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import common, watching
from factcheck.model import SourceOutcome

if TYPE_CHECKING:
    from factcheck.languages import Pack
    from factcheck.recheck import Digest, Finding
    from factcheck.recheck.notify import Message, Target
    from factcheck.recheck.standing import SourceFinding, SourcesDigest

_DEAD = (SourceOutcome.GONE, SourceOutcome.PASSAGE_GONE)
To = Annotated[
    list[str] | None,
    typer.Option(
        "--notify",
        metavar="TARGET",
        help="Send what is new to a file, mailto:…, https://…, or the targets in @FILE; may be given several times.",
    ),
]
Always = Annotated[bool, typer.Option("--always", help="With --notify: send it even where nothing is new.")]


def targets(typed: list[str] | None) -> "tuple[Target, ...]":
    """Read the targets, before anything is done; raises NotifyError."""
    from factcheck.recheck.notify import read_targets

    return read_targets(typed or (), os.environ)


def tell(
    found: "tuple[Target, ...]", digest: "Digest", sources: "SourcesDigest | None", pack: "Pack", *, always: bool
) -> bool:
    """Send the digest where there is news; gives whether every target took it, and complains of those that did not."""
    from factcheck.recheck.notify import send_all

    if not found or not (always or is_news(digest, sources)):
        return True
    troubles = send_all(found, notice(digest, sources, pack))
    for trouble in troubles:
        common.complain(trouble)
    return not troubles


def is_news(digest: "Digest", sources: "SourcesDigest | None") -> bool:
    """Say whether anything is not as it was told before."""
    return bool(_came_due(digest) or _changed(digest) or (sources and sources.news))


def _came_due(digest: "Digest") -> "tuple[Finding, ...]":
    from factcheck.recheck import Outcome

    return digest.of(Outcome.OVERTAKEN, Outcome.TURN)


def _changed(digest: "Digest") -> "tuple[Finding, ...]":
    from factcheck.recheck import Outcome

    return digest.of(Outcome.REOPENED, Outcome.RENEWED, Outcome.SETTLED)


def notice(digest: "Digest", sources: "SourcesDigest | None", pack: "Pack") -> "Message":
    """Give the digest as a message in the language of ``pack``."""
    from factcheck.languages.wording import day_words
    from factcheck.recheck.notify import Message

    words = pack.file("recheck").texts("notice")
    news = sources.news if sources else ()
    died = [finding for finding in news if finding.watch.outcome in _DEAD]
    moved = [finding for finding in news if finding.watch.outcome not in _DEAD]
    changed = _changed(digest)
    counts = {"count": len(digest.to_look_at), "changed": len(changed) + len(moved), "died": len(died)}
    key = "subject" if any(counts.values()) else "nothing"
    sections = (
        _section(words["came_due"], _claims(_came_due(digest), pack)),
        _section(words["changed"], [*_claims(changed, pack), *_sources(moved, pack)]),
        _section(words["died"], _sources(died, pack)),
        () if is_news(digest, sources) else (words["nothing_new"], ""),
        _waiting(digest, words["waiting"]),
    )
    text = "\n".join(line for section in sections for line in section).strip("\n")
    return Message(words[key].format(day=day_words(digest.as_of, pack), **counts), text, _data(digest, sources))


def _section(heading: str, items: Sequence[str]) -> tuple[str, ...]:
    lines = [line for item in items for line in (item, "")]
    return (heading, "=" * len(heading), "", *lines) if items else ()


def _claims(findings: "Sequence[Finding]", pack: "Pack") -> list[str]:
    from factcheck.cli.recheck import Words, finding_lines

    words = Words(pack)
    return [_plain(finding_lines(finding, words)) for finding in findings]


def _sources(findings: "Sequence[SourceFinding]", pack: "Pack") -> list[str]:
    words = watching.Words(pack)
    return [_plain(watching.finding_lines(finding, words)) for finding in findings]


def _plain(lines: Iterator[str]) -> str:
    """Give lines as they are without a terminal's colours."""
    import click

    return click.unstyle("\n".join(lines))


def _waiting(digest: "Digest", words: str) -> tuple[str, ...]:
    from factcheck.recheck import Outcome

    count = len(digest.of(Outcome.WAITING))
    return (words.format(count=count),) if count else ()


def _data(digest: "Digest", sources: "SourcesDigest | None") -> dict[str, Any]:
    from factcheck.cli.recheck import digest_record

    return {**digest_record(digest), "sources": watching.digest_record(sources) if sources else None}
