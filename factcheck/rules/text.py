"""TX: the text itself is broken, so that nobody can be sure what it says."""

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.model import Case, Sentence, Severity, Span
from factcheck.rules.base import Bad, Good, Hit, Rule, Slot, also
from factcheck.rules.near import bare, touches, verbs
from factcheck.rules.silence import find_silences

_CUT = re.compile(r"(?P<last>[^\W\d_]{4,})[.!?][ \t\u00a0\u202f]+(?P<next>[^\W\d_]+)")
_SHORT_NAME = 5  # letters under which a capitalised word before a stop is likely an abbreviation: "Corp."
_CAPITAL_INSIDE = re.compile(r"(?P<before>[^\W\d_]+)(?= (?P<word>[^\W\d_]{2,3}) [^\W\d_])")
_LONG_ENOUGH = 5  # letters of a word before a run-in that is no article
_STRAY_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)[:;,]?|[.;,]:|:[.;,]|,[.;]|;[.,]")


class TX101(Rule):
    """A sentence is broken: cut in two, or run into the next.

    "40 milliards d'euros de soutien militaire. en 2024" has lost its year, "qu'elle est Il est essentiel" its end. Such
    places come from translation, conversion or cutting; what was said there has to be looked up in the original.
    """

    name = "broken-sentence"
    message = "the sentence is cut before '{next}'"
    hint = "Compare with the original before relying on either half."
    others = also(
        run_in="a new sentence seems to begin with '{text}' inside this one",
        stops="'{text}' is no punctuation: something may be missing here",
    )
    examples = (
        Bad("fr", "L'Alliance fournit 40 milliards d'euros de soutien. en 2024.", at="soutien. en"),
        Good("fr", "L'Alliance fournit 40 milliards d'euros de soutien en 2024."),
        Bad("en", "The alliance provides 40 billion euros of support. in 2024.", at="support. in"),
        Good("en", "The alliance provides 40 billion euros of support in 2024."),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the seams."""
        usual = _written_small(case)
        for sentence in case.sentences:
            yield from _cuts(case, sentence)
            yield from _run_ins(case, sentence, usual)
        for found in _STRAY_STOPS.finditer(case.text):
            if not found[0].startswith("..") or found.end() - found.start() > 2:  # noqa: PLR2004 - ".." alone is sloppy
                yield Hit(Span(*found.span()), "stops", severity=Severity.NOTE)


def _written_small(case: Case) -> Counter[str]:
    return Counter(word for word in re.findall(r"[^\W\d_]{2,3}", case.text) if word.islower())


def _cuts(case: Case, sentence: Sentence) -> Iterator[Hit]:
    for found in _CUT.finditer(case.text, sentence.start, sentence.end):
        abbreviated = found["last"][0].isupper() and len(found["last"]) < _SHORT_NAME
        if found["next"].islower() and not abbreviated:
            yield Hit(Span(*found.span()), slots={"next": found["next"]})


def _run_ins(case: Case, sentence: Sentence, usual: Counter[str]) -> Iterator[Hit]:
    """Give short capitalised words that the text elsewhere writes small, between a clause and a verb: "est Il est"."""
    for found in _CAPITAL_INSIDE.finditer(case.text, sentence.start, sentence.end):
        word, span, before = found["word"], Span(*found.span("word")), Span(*found.span("before"))
        if not (word[0].isupper() and word[1:].islower() and found["before"].islower() and usual[word.lower()]):
            continue
        closed = len(found["before"]) >= _LONG_ENOUGH or any(verbs(case, before))
        if closed and any(verbs(case, Span(span.end, span.end + 2))) and not touches(case.times, span):
            yield Hit(span, "run_in")


class TX102(Rule):
    """A comment that should silence a rule gives no reason.

    Whoever reads the article next has to know why a flag was waved away. A comment without a reason, or one that cannot
    be read, silences nothing.
    """

    name = "silence-without-reason"
    message = "this comment silences nothing: it gives no reason"
    hint = 'Write <!-- factcheck: ignore TS101 reason="why" -->.'
    others = also(
        unreadable="this comment to factcheck cannot be read",
        codes="this comment names no rule to silence",
    )
    severity = Severity.ERROR
    examples = (
        Bad(
            "fr",
            "Il est venu mardi. <!-- factcheck: ignore TS101 -->",
            at="<!-- factcheck: ignore TS101 -->",
            published="2024-11-05",
        ),
        Good(
            "fr",
            'Il est venu mardi. <!-- factcheck: ignore TS101 reason="la date est dans le titre" -->',
            published="2024-11-05",
        ),
        Bad(
            "en",
            "He came on Tuesday. <!-- factcheck: ignore TS101 -->",
            at="<!-- factcheck: ignore TS101 -->",
            published="2024-11-05",
        ),
        Good(
            "en",
            'He came on Tuesday. <!-- factcheck: ignore TS101 reason="the dateline gives the day" -->',
            published="2024-11-05",
        ),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at comments to factcheck that silence nothing."""
        for silence in find_silences(case.document):
            if not silence.readable:
                yield Hit(silence.span, "unreadable")
            elif not silence.codes:
                yield Hit(silence.span, "codes")
            elif not silence.reason:
                yield Hit(silence.span)


class TX103(Rule):
    """A page gives two dates of publication.

    The date of publication anchors every "yesterday" of the article and every date for going back to it. Pages carry
    it in several places, and where two of them disagree one is that of an update, a copy, or wrong.
    """

    name = "date-disagreement"
    message = "the page is dated {day} by {rule} and {other_day} by {other_rule}; read here as of {day}"
    hint = "Find out the right day and give it with --published."
    examples = (
        Bad(
            "fr",
            "Le ministre a démissionné hier.",
            at="Le ministre a démissionné hier.",
            published="2024-11-05",
            published_also=(("url", "2024-11-03"),),
        ),
        Good("fr", "Le ministre a démissionné hier.", published="2024-11-05"),
        Bad(
            "en",
            "The minister resigned yesterday.",
            at="The minister resigned yesterday.",
            published="2024-11-05",
            published_also=(("url", "2024-11-03"),),
        ),
        Good("en", "The minister resigned yesterday.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the first sentence, once for each other day."""
        document, first = case.document, case.sentences[:1]
        if document.published is None or not first:
            return
        for day, rule in {day: rule for rule, day in reversed(document.published_also)}.items():
            slots: dict[str, Slot] = {
                "day": document.published,
                "rule": document.published_by,
                "other_day": day,
                "other_rule": rule,
            }
            yield Hit(Span(first[0].start, first[0].end), slots=slots)


class TX104(Rule):
    """Nobody says when the text was published.

    "Mardi", "il y a deux ans", "l'an prochain" lean on that day. It is never guessed: without it they have no place on
    the calendar, and nothing that hangs on them can be checked or comes up again.
    """

    name = "no-publication-date"
    message = "no date of publication is known: '{text}', and whatever else leans on it, stays without a date"
    hint = "Say when it was published: --published DATE."
    instead_of = ("TS101",)
    examples = (
        Bad("fr", "Le maire a démissionné mardi, et son adjointe hier.", at="mardi"),
        Good("fr", "Le maire a démissionné mardi, et son adjointe hier.", published="2024-11-05"),
        Bad("en", "The mayor resigned two weeks ago, and his deputy yesterday.", at="two weeks ago"),
        Good("en", "The mayor resigned two weeks ago, and his deputy yesterday.", published="2024-11-05"),
    )

    @staticmethod
    def check(case: Case) -> Iterator[Hit]:
        """Point at the first time that leans on a day which nobody gave."""
        leaning = (time for time in case.times if time.relative and time.interval is None)
        if case.anchor is None and (first := next(leaning, None)):
            yield Hit(bare(first))


RULES: tuple[type[Rule], ...] = (TX101, TX102, TX103, TX104)
