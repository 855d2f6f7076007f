"""The report as Markdown: outside strings are escaped, so that nothing in them is markup, HTML or a link."""

import re
from collections.abc import Iterator

from factcheck.model import ClaimRecord, SourceRecord
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.flags.places import sentence
from factcheck.report.labels import Labels
from factcheck.review import is_reviewed
from factcheck.safe import href, one_line, public_url

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$@]")
_BLOCK = re.compile(r"^(#|[-+=](?=[-+= ]|$)|\d+(?=[.)]))")
_LINK = re.compile(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)")


def render(dossier: Dossier, labels: Labels) -> str:
    """Give the whole report."""
    return "\n".join(_lines(dossier, labels)) + "\n"


def escaped(text: str) -> str:
    """Give ``text`` on one line, so that Markdown shows it as it is: no markup, no HTML, no links of its own."""
    plain = _SPECIAL.sub(r"\\\g<0>", one_line(text).replace("&", "&amp;"))
    plain = _BLOCK.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", plain)
    return _LINK.sub(r"\\", plain)


def _lines(dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield f"# {escaped(dossier.title or labels('title'))}"
    yield ""
    yield f"{labels('as_of', day=labels.day(dossier.as_of))}."
    for document in dossier.documents:
        yield from ("", f"## {escaped(title_of(document))}", "")
        published = labels("published", day=labels.day(document.published))
        yield f"{published if document.published else labels('unpublished')}{_address(document.url)}"
        yield from _claims(dossier.by_document.get(document.number, ()), dossier, labels)
    if dossier.orphans:
        yield from ("", f"## {labels('by_hand')}")
        yield from _claims(dossier.orphans, dossier, labels)
    yield from ("", "---", "", labels("footer") if dossier.claims else labels("no_claims"))


def _claims(claims: tuple[ClaimRecord, ...], dossier: Dossier, labels: Labels) -> Iterator[str]:
    if not claims:
        return
    columns = (labels("claims"), labels("verdict"), labels("time_status"), labels("next_check", day="").strip())
    yield from ("", f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}")
    for claim in claims:
        cells = (
            f"{claim.number}. {escaped(one_line(claim.text, 80))}",
            escaped(_verdict(claim, dossier, labels)),
            labels.of(claim.time_status),
            labels.day(claim.recheck_on) or "–",
        )
        yield f"| {' | '.join(cells)} |"
    for claim in claims:
        yield from _claim(claim, dossier, labels)


def _claim(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Iterator[str]:
    yield from ("", f"### {labels('claim', number=claim.number)}: {escaped(_verdict(claim, dossier, labels))}", "")
    yield from (f"> {escaped(claim.text)}", "")
    yield from (f"- {line}" for line in _details(claim, dossier, labels))
    yield from (f"- **{flag.code}** {escaped(sentence(flag))}" for flag in claim.flags)
    if not claim.sources:
        yield f"- {labels('no_sources')}"
    yield from (f"- {labels.of(source.stance)}: {_source(source, labels)}" for source in claim.sources)


def _details(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Iterator[str]:
    if claim.claimant:
        yield f"{labels('claimant')} {escaped(claim.claimant)}"
    yield f"{labels.pair('state', labels.of(claim.state))}; {labels.pair('time_status', labels.of(claim.time_status))}"
    if claim.gone:
        yield labels("gone")
    if claim.verdict and not is_reviewed(claim):
        yield labels("earlier_verdict", verdict=escaped(dossier.verdict_label(claim, labels.language)))
    if claim.reviewed_at and is_reviewed(claim):
        yield labels("reviewed_by", name=escaped(claim.reviewer), day=labels.day(claim.reviewed_at.date()))
    if claim.forced_reason and is_reviewed(claim):
        yield labels("forced", reason=escaped(claim.forced_reason))
    if claim.note:
        yield labels.pair("note", escaped(claim.note))
    if claim.shelf_life:
        yield labels.pair("shelf_life", f"{labels.of(claim.shelf_life.kind)} – {escaped(claim.shelf_life.reason)}")
        if claim.shelf_life.rewrite:
            yield labels("rewrite", words=escaped(claim.shelf_life.rewrite))
    yield (
        labels("last_checked", day=labels.day(claim.checked_at.date())) if claim.checked_at else labels("never_checked")
    )
    yield labels("next_check", day=labels.day(claim.recheck_on)) if claim.recheck_on else labels("no_check")
    if turn := dossier.turn(claim):
        yield escaped(labels.turn(turn))


def _verdict(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> str:
    return dossier.verdict_label(claim, labels.language) if is_reviewed(claim) else labels("not_reviewed")


def _source(source: SourceRecord, labels: Labels) -> str:
    linked = _linked(source.title or public_url(source.url), source.url)
    about = ", ".join(part for part in (source.publisher, labels.day(source.published)) if part)
    return (
        linked
        + (f" ({escaped(about)})" if about else "")
        + (f": “{escaped(source.passage)}”" if source.passage else "")
        + "".join(f" · {_linked(labels('copy', day=labels.day(copy.saved_on)), copy.url)}" for copy in source.copies)
    )


def _linked(words: str, url: str) -> str:
    target = href(url)
    return f"[{escaped(words)}](<{target}>)" if target else escaped(words)


def _address(url: str) -> str:
    target = href(url)
    return f" · [{escaped(public_url(url))}](<{target}>)" if target else ""
