"""QU: speech, and who is said to have spoken."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.model import Case, Quotation, QuotationKind, Severity, Span
from factcheck.rules.base import Bad, Good, Hit, Rule

_WORDS = 5  # from which quoted words are speech and no title or borrowed term
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_MARKS = re.compile(r"[«»“”„]|(?<![\d\"])\"|(?<=\d)\"(?=\s*[,.;]?\s+[^\W\d])")
_PAIRS = {"«": "»", "“": "”"}
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}


class QU101(Rule):
    """Speech is quoted and nobody is named who said it.

    A quotation is evidence only as far as it is known who spoke. Whoever takes the sentence over later has nobody to
    attribute it to.
    """

    name = "unattributed-quotation"
    message = "nobody is named who said this"
    hint = "Name the speaker in the same paragraph."
    examples = (
        Bad(
            "fr",
            "Le débat a été vif. « Nous ne céderons jamais devant la force. »",
            at="« Nous ne céderons jamais devant la force. »",
        ),
        Good("fr", "« Nous ne céderons jamais devant la force », a déclaré Mark Rutte."),
        Bad(
            "en",
            "The debate was heated. “We will never give in to force.”",
            at="“We will never give in to force.”",
        ),
        Good("en", "“We will never give in to force,” said Mark Rutte."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at direct speech without a speaker, in a paragraph that names none for any of its speech."""
        named = {_paragraph(case, quotation) for quotation in case.quotations if quotation.speaker}
        for quotation in case.quotations:
            if _is_speech(case, quotation) and not quotation.speaker and _paragraph(case, quotation) not in named:
                yield Hit(Span(quotation.start, quotation.end))


def _is_speech(case: Case, quotation: Quotation) -> bool:
    return quotation.kind is QuotationKind.DIRECT and len(quotation.words(case.text).split()) >= _WORDS


def _paragraph(case: Case, span: Span) -> int:
    """Give the place where the paragraph of ``span`` begins."""
    return case.text.rfind("\n", 0, span.start) + 1


class QU102(Rule):
    """A quotation is opened and not closed, or closed and never opened.

    Where the marks do not pair, nobody can tell which words are the speaker's and which are the writer's. A quotation
    that runs over several paragraphs may open each and close only the last.
    """

    name = "unbalanced-quotation-marks"
    message = "this quotation mark has no partner"
    hint = "Find out where the quotation ends, and close it there."
    severity = Severity.ERROR
    examples = (
        Bad("fr", "« Nous tiendrons notre engagement, a déclaré Mark Rutte.", at="«"),
        Good("fr", "« Nous tiendrons notre engagement », a déclaré Mark Rutte."),
        Bad("en", "“We will keep our word, said Mark Rutte.", at="“"),
        Good("en", "“We will keep our word,” said Mark Rutte."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at each mark without a partner, paragraph by paragraph."""
        paragraphs = [Span(*found.span()) for found in _PARAGRAPH.finditer(case.text)]
        for paragraph, following in pairwise([*paragraphs, None]):
            marks = list(_MARKS.finditer(case.text, paragraph.start, paragraph.end)) if paragraph else []
            if any(mark[0] == "„" for mark in marks):
                continue
            goes_on = following is not None and case.text[following.start : following.end].lstrip()[:1] in (
                "«",
                "“",
                '"',
            )
            yield from (Hit(Span(*mark.span())) for mark in _alone(marks, goes_on=goes_on))


def _alone(marks: list[re.Match[str]], *, goes_on: bool) -> Iterator[re.Match[str]]:
    """Give the marks without a partner; one that is left open is none where the next paragraph goes on quoting."""
    straight = [mark for mark in marks if mark[0] == '"']
    open_marks: list[re.Match[str]] = []
    for mark in marks:
        if mark[0] in _PAIRS:
            open_marks.append(mark)
        elif mark[0] in _CLOSERS:
            partner = next((m for m in reversed(open_marks) if m[0] == _CLOSERS[mark[0]]), None)
            if partner is None:
                yield mark
            else:
                open_marks.remove(partner)
    yield from open_marks[: -1 if goes_on else None]
    if len(straight) % 2 and not goes_on:
        yield straight[-1]


RULES: tuple[type[Rule], ...] = (QU101, QU102)
