"""One claim's card: its words, what a person found, how long it holds, its flags, its sources."""

from collections.abc import Iterable

from factcheck.model import ClaimRecord, Flag, SourceRecord
from factcheck.report.dossier import Dossier, anchor
from factcheck.report.html.elements import Html, joined, link, tag
from factcheck.report.labels import Labels
from factcheck.review import is_reviewed
from factcheck.safe import public_url


def card(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Html:
    """Give the card, whose place in the page is named after the claim's number."""
    return tag(
        "article",
        _heading(claim, dossier, labels),
        tag("blockquote", claim.text, lang=claim.language),
        _who(claim, labels),
        tag("p", labels("gone"), class_="gone") if claim.gone else None,
        _verdict(claim, dossier, labels),
        _note(claim),
        _life(claim, dossier, labels),
        _flags(claim.flags, labels),
        _sources(claim.sources, labels),
        id=anchor(claim),
        class_=f"card {dossier.tone(claim).value}",
        aria_labelledby=f"{anchor(claim)}-title",
    )


def _heading(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Html:
    verdict = dossier.verdict_label(claim, labels.language) if is_reviewed(claim) else labels("not_reviewed")
    number = tag("h4", labels("claim", number=claim.number), id=f"{anchor(claim)}-title")
    placed = claim.end > claim.start and not claim.gone and claim.document in dossier.by_number
    back = tag("a", "↑", href=f"#at-{claim.number}", title=labels("in_text"), aria_label=labels("in_text"))
    return tag(
        "header",
        number,
        back if placed else None,
        tag("span", verdict, class_=f"chip verdict {dossier.tone(claim).value}"),
        tag("span", labels.of(claim.time_status), class_=f"chip time {claim.time_status.value}"),
        tag("span", labels.of(claim.state), class_="chip state"),
    )


def _who(claim: ClaimRecord, labels: Labels) -> Html | None:
    parts = [
        joined([f"{labels('claimant')} ", tag("b", claim.claimant)]) if claim.claimant else None,
        labels("said_on", day=labels.day(claim.said_on)) if claim.said_on else None,
    ]
    return tag("p", joined(parts, " "), class_="who") if any(parts) else None


def _verdict(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Html | None:
    if not claim.verdict:
        return None
    if not is_reviewed(claim) or claim.reviewed_at is None:
        earlier = dossier.verdict_label(claim, labels.language)
        return tag("p", labels("earlier_verdict", verdict=earlier), class_="earlier")
    day = labels.day(claim.reviewed_at.date())
    forced = labels("forced", reason=claim.forced_reason) if claim.forced_reason else None
    return joined(
        [
            tag("p", labels("reviewed_by", name=claim.reviewer, day=day), class_="reviewed"),
            tag("p", forced, class_="forced") if forced else None,
        ]
    )


def _note(claim: ClaimRecord) -> Html | None:
    return tag("p", claim.note, class_="note") if claim.note else None


def _life(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Html:
    life, turn = claim.shelf_life, dossier.turn(claim)
    checked = claim.checked_at
    due = claim.recheck_on
    rows = [
        tag("p", tag("b", labels.of(life.kind).capitalize()), f" – {life.reason}" if life.reason else "")
        if life
        else None,
        tag("p", labels("rewrite", words=life.rewrite)) if life and life.rewrite else None,
        tag("p", labels("last_checked", day=labels.day(checked.date())) if checked else labels("never_checked")),
        tag("p", labels("next_check", day=labels.day(due)) if due else labels("no_check"), class_="next"),
        tag("p", labels.turn(turn), class_="turn") if turn else None,
    ]
    return _part(labels("shelf_life"), rows, "life")


def _flags(flags: tuple[Flag, ...], labels: Labels) -> Html | None:
    rows = [
        tag(
            "li",
            tag("code", flag.code, title=flag.name, class_=flag.severity.value),
            tag("span", labels.of(flag.severity), class_="severity"),
            tag("span", flag.message, class_="message"),
            tag("span", flag.hint, class_="hint") if flag.hint else None,
        )
        for flag in flags
    ]
    return _part(labels("flags"), [tag("ul", *rows)], "flags") if rows else None


def _sources(sources: tuple[SourceRecord, ...], labels: Labels) -> Html:
    if not sources:
        return _part(labels("sources"), [tag("p", labels("no_sources"), class_="none")], "sources")
    return _part(labels("sources"), [tag("ul", *(_source(source, labels) for source in sources))], "sources")


def _source(source: SourceRecord, labels: Labels) -> Html:
    name, copies = source.title or public_url(source.url), source.copies
    about = [
        source.publisher or None,
        labels.day(source.published) or None,
        labels("retrieved", day=labels.day(source.retrieved)) if source.retrieved else None,
    ]
    return tag(
        "li",
        tag("span", labels.of(source.stance), class_=f"stance {source.stance.value}"),
        link(source.url, name),
        tag("span", joined(about, " · "), class_="about") if any(about) else None,
        tag("q", source.passage) if source.passage else None,
        *(tag("span", link(copy.url, labels("copy", day=labels.day(copy.saved_on))), class_="copy") for copy in copies),
        tag("span", source.note, class_="source-note") if source.note else None,
    )


def _part(name: str, rows: Iterable[Html | None], kind: str) -> Html:
    return tag("section", tag("h5", name), *rows, class_=kind)
