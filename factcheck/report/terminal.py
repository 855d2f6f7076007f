"""The report for a terminal: each document, its claims with verdict, shelf life, flags and sources."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from factcheck.model import ClaimRecord, Flag, Severity, SourceRecord
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.labels import Labels
from factcheck.review import Tone, is_reviewed
from factcheck.safe import one_line, printable, public_url

TONES = {
    Tone.GOOD: "bold green",
    Tone.FAIR: "green",
    Tone.MIXED: "yellow",
    Tone.POOR: "bold yellow",
    Tone.BAD: "bold red",
    Tone.NONE: "bold",
}
_INDENT = 6
STATUSES = {"due": "yellow", "outdated": "red", "pending": "cyan"}
SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def render(dossier: Dossier, labels: Labels, *, colour: bool = False, width: int = 100) -> str:
    """Give the report, wrapped at ``width`` columns, with colours or plain."""
    out = StringIO()
    console = Console(
        file=out, force_terminal=colour, no_color=not colour, width=width, markup=False, emoji=False, highlight=False
    )
    for indent, text in _lines(dossier, labels):
        for row in _rows(text, console, width - indent):
            row.rstrip()
            console.print(Text(" " * indent) + row if row else "", soft_wrap=True)
    return out.getvalue()


def _rows(text: Text, console: Console, width: int) -> Iterable[Text]:
    """Wrap a text; one that is short enough is left alone, because wrapping is what takes the time."""
    fits = len(text.plain) * 2 <= width and "\n" not in text.plain  # no character is wider than two columns
    return [text] if fits else text.wrap(console, width)


def _lines(dossier: Dossier, labels: Labels) -> Iterator[tuple[int, Text]]:
    """Give the lines, each with its indentation in columns."""
    yield 0, Text(one_line(dossier.title or labels("title")), style="bold")
    yield 0, Text(f"{labels('as_of', day=labels.day(dossier.as_of))}. {_counts(dossier, labels)}")
    for document in dossier.documents:
        day = labels.day(document.published)
        published = labels("published", day=day) if day else labels("unpublished")
        yield 0, Text.assemble("\n", (one_line(title_of(document)), "bold underline"), f"  {published}")
        for claim in dossier.by_document.get(document.number, ()):
            yield from claim_lines(claim, dossier, labels)
    if dossier.orphans:
        yield 0, Text.assemble("\n", (labels("by_hand"), "bold underline"))
        for claim in dossier.orphans:
            yield from claim_lines(claim, dossier, labels)
    yield 0, Text(f"\n{labels('footer') if dossier.claims else labels('no_claims')}", style="dim")


def _counts(dossier: Dossier, labels: Labels) -> str:
    flags = sum(len(claim.flags) for claim in dossier.claims)
    counts = {
        "claim_count": len(dossier.claims),
        "reviewed_count": len(dossier.reviewed),
        "due_count": len(dossier.overtaken),
        "flag_count": flags,
    }
    return ", ".join(f"{number} {labels(key)}" for key, number in counts.items())


def claim_lines(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Iterator[tuple[int, Text]]:
    """Give one claim: a headline, its words, and what hangs on it, each line with its indentation."""
    tone, status = TONES[dossier.tone(claim)], STATUSES.get(claim.time_status.value, "")
    verdict = dossier.verdict_label(claim, labels.language) if is_reviewed(claim) else labels("not_reviewed")
    yield (
        0,
        Text.assemble(
            "\n",
            (f"{claim.number:>4}  ", "bold"),
            (one_line(verdict), tone),
            " · ",
            (labels.of(claim.time_status), status),
            f" · {labels.of(claim.state)}",
        ),
    )
    yield from ((_INDENT, line) for line in _details(claim, dossier, labels))


def _details(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Iterator[Text]:
    yield Text(one_line(claim.text), style="italic")
    if claim.claimant:
        yield Text(one_line(f"{labels('claimant')} {claim.claimant}"))
    if claim.gone:
        yield Text(labels("gone"), style="yellow")
    if claim.verdict and not is_reviewed(claim):
        yield Text(one_line(labels("earlier_verdict", verdict=dossier.verdict_label(claim, labels.language))))
    if claim.reviewed_at and is_reviewed(claim):
        yield Text(one_line(labels("reviewed_by", name=claim.reviewer, day=labels.day(claim.reviewed_at.date()))))
    if claim.forced_reason and is_reviewed(claim):
        yield Text(one_line(labels("forced", reason=claim.forced_reason)), style="yellow")
    if claim.note:
        yield Text(labels.pair("note", printable(claim.note, lines=True)))
    yield from _life(claim, dossier, labels)
    yield from (_flag(flag) for flag in claim.flags)
    yield from (_source(source, labels) for source in claim.sources)


def _life(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Iterator[Text]:
    if life := claim.shelf_life:
        yield Text(one_line(labels.pair("shelf_life", f"{labels.of(life.kind)} – {life.reason}")))
        if life.rewrite:
            yield Text(one_line(labels("rewrite", words=life.rewrite)))
    checked = claim.checked_at
    yield Text.assemble(
        labels("last_checked", day=labels.day(checked.date())) if checked else labels("never_checked"),
        ". ",
        labels("next_check", day=labels.day(claim.recheck_on)) if claim.recheck_on else labels("no_check"),
        style="dim",
    )
    if turn := dossier.turn(claim):
        yield Text(one_line(labels.turn(turn)), style="dim")


def _flag(flag: Flag) -> Text:
    hint = f" ({flag.hint})" if flag.hint else ""
    return Text.assemble((flag.code, SEVERITIES[flag.severity]), " ", one_line(f"{flag.message}{hint}"))


def _source(source: SourceRecord, labels: Labels) -> Text:
    about = ", ".join(part for part in (source.publisher, labels.day(source.published), public_url(source.url)) if part)
    passage = f" “{source.passage}”" if source.passage else ""
    named = one_line(f"{source.title or about}{f' ({about})' if source.title and about else ''}{passage}")
    copies = "".join(f" · {labels('copy', day=labels.day(c.saved_on))}: {public_url(c.url)}" for c in source.copies)
    return Text.assemble((f"{labels.of(source.stance)}: ", "bold"), named, one_line(copies) and f" {one_line(copies)}")
