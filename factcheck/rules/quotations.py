"""QU: speech, and who is said to have spoken."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from factcheck.model import Case, Quotation, QuotationKind, Severity, Span
from factcheck.rules.base import Bad, Good, Hit, Rule
from factcheck.rules.near import bare

_WORDS = 5  # from which quoted words are speech and no title or borrowed term
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_MARKS = re.compile(r"[«»“”„\"]")
_INCHES = re.compile(r"\d\"")
_OPENED_BY = {"»": "«", "”": "“", '"': '"'}
_FAR = 12  # line breaks that speech may run over


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
        ends = [found.start() for found in re.finditer("\n", case.text)]
        named = {bisect_left(ends, quotation.start) for quotation in case.quotations if quotation.speaker}
        for quotation in case.quotations:
            alone = not quotation.speaker and bisect_left(ends, quotation.start) not in named
            if alone and _is_speech(case, quotation):
                yield Hit(bare(quotation))


def _is_speech(case: Case, quotation: Quotation) -> bool:
    return quotation.kind is QuotationKind.DIRECT and len(quotation.words(case.text).split()) >= _WORDS


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
        """Point at each mark without a partner."""
        alone = [mark for marks in _paragraphs(case.text) for mark in _alone(marks)]
        for mark in _without_far_partners(alone, case.text):
            yield Hit(Span(*mark.span()))


def _paragraphs(text: str) -> Iterator[list[re.Match[str]]]:
    """Give the quotation marks of each paragraph; German ones are left out, they close with what others open with."""
    for paragraph in _PARAGRAPH.finditer(text):
        marks = list(_MARKS.finditer(text, *paragraph.span()))
        if not any(mark[0] == "„" for mark in marks):
            yield marks


def _alone(marks: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Give the marks of one paragraph that have no partner in it, in order."""
    waiting: dict[str, list[re.Match[str]]] = {opener: [] for opener in _OPENED_BY.values()}
    closers = []
    for mark in marks:
        opener = _OPENED_BY.get(mark[0])
        if opener and waiting[opener]:
            waiting[opener].pop()
        elif opener and opener != mark[0]:
            closers.append(mark)
        else:
            waiting[mark[0]].append(mark)
    in_doubt = any(_INCHES.match(mark.string, mark.start() - 1) for mark in marks if mark.start())
    alone = (mark for left in (*waiting.values(), closers) for mark in left)
    return iter(sorted((m for m in alone if m[0] != '"' or not in_doubt), key=lambda mark: mark.start()))


def _without_far_partners(alone: list[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """Leave out what belongs to speech over several paragraphs: it may open each of them and close the last."""
    waiting: list[re.Match[str]] = []
    for mark in alone:
        last = waiting[-1] if waiting else None
        closes = last is not None and last[0] == _OPENED_BY.get(mark[0])
        if last and closes and text.count("\n", last.start(), mark.start()) <= _FAR:
            waiting.clear()
        elif last and last[0] == mark[0] and _opens_paragraph(mark, text):
            waiting.append(mark)
        else:
            yield from waiting
            waiting = [mark]
    yield from waiting


def _opens_paragraph(mark: re.Match[str], text: str) -> bool:
    return not text[text.rfind("\n", 0, mark.start()) + 1 : mark.start()].strip()


RULES: tuple[type[Rule], ...] = (QU101, QU102)
