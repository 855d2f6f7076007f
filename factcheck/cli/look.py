"""How a claim looks while it is reviewed: its paragraph with the claim in it, and everything that hangs on it."""

from collections.abc import Iterator

from rich.text import Text

from factcheck.flow.review import Passage
from factcheck.languages import load
from factcheck.model import ClaimRecord, Flag, SourceRecord
from factcheck.report.labels import load_labels
from factcheck.report.terminal import SEVERITIES, STATUSES, TONES
from factcheck.review import Scale
from factcheck.safe import one_line, printable, public_url

_AROUND = 400  # characters of the paragraph shown on each side of the claim
_RULE = "─" * 60
_KEYS = (
    ("v", "verdict"),
    ("s", "source"),
    ("n", "note"),
    ("k", "skip"),
    ("x", "split"),
    ("a", "add"),
    ("d", "drop"),
    ("b", "back"),
    ("q", "quit"),
)


class Look:
    """How claims look with one scale and in one language; without colours the claim stands between marks."""

    def __init__(self, scale: Scale, language: str, *, coloured: bool) -> None:
        """Word things in ``language``."""
        self.scale, self.coloured = scale, coloured
        self.labels = load_labels(load(language))

    def claim(self, claim: ClaimRecord, passage: Passage, place: str) -> Iterator[Text]:
        """Give the lines of one claim."""
        yield Text(_RULE, style="dim")
        yield self._heading(claim, place)
        yield Text("")
        yield self._paragraph(passage)
        yield Text("")
        if claim.claimant:
            yield Text(one_line(f"{self.labels('claimant')} {claim.claimant}"))
        yield from self._life(claim)
        yield from (_flag(flag) for flag in claim.flags)
        yield from (self._source(source) for source in claim.sources)
        if not claim.sources:
            yield Text(self.labels("no_sources"), style="dim")
        if claim.note:
            yield Text(self.labels.pair("note", printable(claim.note, lines=True)))

    def prompt(self) -> Text:
        """Give the line of keys: the verdicts by number, then what else can be done."""
        steps = Text("  ").join(
            Text.assemble(
                (str(number), "bold"), "=", (one_line(verdict.label(self.labels.language)), TONES[verdict.tone])
            )
            for number, verdict in enumerate(self.scale.verdicts, 1)
        )
        keys = Text("  ").join(Text.assemble((key, "bold"), "=", name) for key, name in (*_KEYS, ("?", "help")))
        return Text.assemble("\n", steps, "\n", keys, "\n> ")

    def help(self) -> Text:
        """Give what the keys do, in sentences."""
        return Text(
            "A number gives the verdict beside it and goes on; v takes a verdict by its name.\n"
            "s adds a source, n sets the note, x splits the claim into several, a adds one\n"
            "that was missed in the same article, d drops it, k (or space, Enter, →) goes\n"
            "on without an answer, b (or ←) goes back, q leaves.\n"
            "Each answer is saved at once; 'factcheck undo' takes the last one back."
        )

    def _heading(self, claim: ClaimRecord, place: str) -> Text:
        verdict = self.scale.get(claim.verdict)
        parts = Text.assemble((place, "dim"), "  ", (self.labels("claim", number=claim.number), "bold"))
        parts.append(f" · {self.labels.of(claim.state)} · ")
        parts.append(self.labels.of(claim.time_status), STATUSES.get(claim.time_status.value, ""))
        parts.append(f" · {self.labels('worth', worth=f'{claim.worth:.2f}')}")
        if claim.verdict:
            label = verdict.label(self.labels.language) if verdict else claim.verdict
            parts.append(" · ").append(one_line(label), TONES[verdict.tone] if verdict else "bold")
        return parts

    def _paragraph(self, passage: Passage) -> Text:
        start, end = max(passage.claim.start - _AROUND, 0), min(passage.claim.end + _AROUND, len(passage.text))
        before = ("…" if start else "") + printable(passage.text[start : passage.claim.start], lines=True)
        words = printable(passage.claim.words(passage.text), lines=True)
        after = printable(passage.text[passage.claim.end : end], lines=True) + ("…" if end < len(passage.text) else "")
        if self.coloured:
            return Text.assemble((before, "dim"), (words, "bold reverse"), (after, "dim"))
        return Text.assemble(before, f">>{words}<<", after)

    def _life(self, claim: ClaimRecord) -> Iterator[Text]:
        if life := claim.shelf_life:
            yield Text(one_line(self.labels.pair("shelf_life", f"{self.labels.of(life.kind)} – {life.reason}")))
        if claim.recheck_on:
            yield Text(self.labels("next_check", day=self.labels.day(claim.recheck_on)))

    def _source(self, source: SourceRecord) -> Text:
        about = " – ".join(filter(None, (source.title, source.publisher, public_url(source.url), source.passage)))
        return Text(one_line(f"{self.labels.of(source.stance)} ({source.id}): {about}"))


def _flag(flag: Flag) -> Text:
    hint = f" ({flag.hint})" if flag.hint else ""
    return Text.assemble((flag.code, SEVERITIES[flag.severity]), " ", one_line(f"{flag.message}{hint}"))
