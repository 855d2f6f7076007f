"""Silencing: a comment in the article that says which rules to leave alone there, and why.

    <!-- factcheck: ignore TS101 reason="the day stands in the headline" -->

A comment on a line of its own holds for the next line with words, else for its own line. Codes may be beginnings
("TS1"), several parted by commas. A comment without a reason silences nothing and is itself flagged.
"""

import re
from collections.abc import Iterator

from factcheck.model import Document, Flag, Span
from factcheck.model.frozen import dataclass
from factcheck.rules.near import bare

_COMMENT = re.compile(r"<!--(?P<words>(?:(?!-->)[^\n]){0,600})-->")
_ORDER = re.compile(
    r"\s*factcheck\s*:\s*ignore\b(?P<codes>[\s,A-Za-z0-9]*?)"
    r"(?:reason\s*=\s*(?:\"(?P<double>[^\"]*)\"|“(?P<curly>[^”]*)”|«(?P<angled>[^»]*)»|'(?P<single>[^']*)'))?\s*",
    re.IGNORECASE,
)
_LINE_WITH_WORDS = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Silence:
    """One comment: ``span`` is where it stands, ``over`` what it holds for. ``readable``: it could be understood."""

    span: Span
    over: Span
    codes: tuple[str, ...]
    reason: str
    readable: bool = True

    def hides(self, flag: Flag) -> bool:
        """Say whether the flag is silenced by it."""
        return bool(self.reason) and self.over.overlaps(flag) and flag.code.startswith(self.codes)


def find_silences(document: Document) -> tuple[Silence, ...]:
    """Give all comments that speak to factcheck, in the text or left out of it on reading, in order."""
    found = [*_in_text(document.text), *_left_out(document)]
    return tuple(sorted(found, key=lambda silence: silence.span))


def kept(flags: list[Flag], silences: tuple[Silence, ...]) -> Iterator[Flag]:
    """Give the flags that no silence hides; words inside a comment to factcheck are no part of the article."""
    for flag in flags:
        inside = any(silence.span.covers(flag) for silence in silences)
        about_comment = any(silence.span == bare(flag) for silence in silences)
        if about_comment or not (inside or any(silence.hides(flag) for silence in silences)):
            yield flag


def _in_text(text: str) -> Iterator[Silence]:
    if "<!--" not in text:
        return
    for comment in _COMMENT.finditer(text):
        if "factcheck" in comment["words"].lower():
            yield _silence(comment["words"], Span(*comment.span()), text)


def _left_out(document: Document) -> Iterator[Silence]:
    for at, words in document.comments:
        if "factcheck" in words.lower():
            yield _silence(words.removeprefix("<!--").removesuffix("-->"), Span(at, at), document.text)


def _silence(words: str, span: Span, text: str) -> Silence:
    order = _ORDER.fullmatch(words)
    if order is None:
        return Silence(span, span, (), "", readable=False)
    reason = next((order[name] for name in ("double", "curly", "angled", "single") if order[name]), "")
    codes = tuple(order["codes"].replace(",", " ").upper().split())
    return Silence(span, _reach(span, text), codes, reason.strip())


def _reach(span: Span, text: str) -> Span:
    """Give the line that a comment holds for."""
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if (text[begin : span.start] + text[span.end : end]).strip():
        return Span(begin, end)
    following = _LINE_WITH_WORDS.search(text, end)
    return Span(*following.span()) if following else span
