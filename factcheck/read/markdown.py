"""Markdown files: the words without the markup, each with its place in the file.

In: the bytes. Out: the text with headings, list items and paragraphs as lines, links and emphasis as bare words;
code, pictures, HTML and comments left out. Front matter gives title, date, authors and language.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from factcheck.model import Places
from factcheck.read.dates import iso_date
from factcheck.read.decode import decode, normal, places
from factcheck.read.document import Found, Given, primary
from factcheck.read.errors import DateError
from factcheck.read.text import one_newline

_FRONT = re.compile(r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>(?:.*\n)*?)(?P=fence)[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"(?P<key>\w+)\s*[:=]\s*(?P<value>.*)")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_PREFIX = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)?")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_QUOTE = re.compile(r"[ \t]{0,3}>")
_OWN_LINE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|\|)")
_NO_WORDS = re.compile(r"[ \t]*(?:[-*_=|:][-*_=|: \t]*|\[\^?[^\[\]\n]{1,200}\]:.*|</?[a-zA-Z][^>\n]*>[ \t]*)?\Z")
# Inline markup: what is thrown away around or instead of the words kept in "words".
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\))?"
    r"|\[\^[^\[\]\n]{1,100}\]"
    r"|\[(?P<link>[^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,2000})?\)|\[[^\]\n]{0,200}\])"
    r"|<(?P<url>https?://[^<>\s]{1,2000})>"
    r"|</?[a-zA-Z][^<>\n]{0,500}>"
    r"|(?P<mark>(?<=\S)\*{1,3}|\*{1,3}(?=\S)|~~|`+)"
    r"|(?P<under>(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
)
_NO_LINE_END = re.compile(r"[^\n]")
Piece = tuple[int, str]  # where it stands in the file, and its characters


def read(data: bytes, given: Given) -> Found:
    """Read a Markdown file."""
    source = one_newline(decode(data, given.name, given.encoding))
    front = _FRONT.match(source)
    about = _front_matter(front["body"]) if front else {}
    text, in_file = _joined(_pieces(source, front.end() if front else 0))
    published, by = _published(about)
    return Found(
        text,
        title=about.get("title") or _first_heading(source),
        authors=tuple(_listed(about.get("authors") or about.get("author", ""))),
        published=published,
        published_by=by,
        language=primary(about.get("lang") or about.get("language", "")),
        places=in_file,
        comments=tuple(_left_out(source, text, in_file.starts)),
    )


def _front_matter(body: str) -> dict[str, str]:
    entries = filter(None, map(_ENTRY.fullmatch, body.splitlines()))
    return {entry["key"].lower(): entry["value"].strip().strip("\"'") for entry in entries}


def _published(about: dict[str, str]) -> tuple[date | None, str]:
    for key in ("published", "date"):
        try:
            if about.get(key):
                return iso_date(about[key], key), "front-matter"
        except DateError:
            continue  # a date in words: the user is asked
    return None, ""


def _listed(names: str) -> Iterator[str]:
    for name in names.strip("[]").split(","):
        if name.strip(" \"'"):
            yield name.strip(" \"'")


def _first_heading(source: str) -> str:
    line = next(filter(_HEADING.match, source.splitlines()), "")
    return "".join(text for _, text in _inline(_words(line)[1], 0))


def _pieces(source: str, start: int) -> Iterator[Piece]:
    """Give the words of all lines; lines of one paragraph are joined by a space, blocks by line ends."""
    blank, before = True, ""
    for at, line in _lines(source, start):
        skipped, words = _words(line)
        pieces = [] if _NO_WORDS.match(line) else list(_inline(words, at + skipped))
        if not any(characters.strip() for _, characters in pieces):
            blank = True
            continue
        if before:
            yield at - 1, "\n\n" if blank else "\n" if _begins_block(line, before) else " "
        yield from pieces
        blank, before = False, line


def _begins_block(line: str, before: str) -> bool:
    into_quote = bool(_QUOTE.match(line)) and not _QUOTE.match(before)
    return into_quote or bool(_OWN_LINE.match(line) or _HEADING.match(before))


def _words(line: str) -> Piece:
    """Give the line without the signs of its block: how many there are before the words, and the words."""
    prefix = _PREFIX.match(line)
    skipped = prefix.end() if prefix else 0
    words = line[skipped:].rstrip(" \t")
    if _HEADING.match(line):
        closed = words.rstrip("#")
        words = closed.rstrip(" \t") if closed.endswith((" ", "\t")) else words
    return skipped, words


def _lines(source: str, start: int) -> Iterator[Piece]:
    """Give the lines that are prose, comments blanked, code left out as empty lines."""
    at, fence = start, ""
    for line in _without_comments(source[start:]).split("\n"):
        opening = _FENCE.match(line)
        inside = bool(fence)
        if opening and not fence:
            fence = opening["fence"]
        elif opening and opening["fence"].startswith(fence):
            fence = ""
        yield at, "" if inside or opening else line
        at += len(line) + 1


def _comments(source: str) -> Iterator[tuple[int, int]]:
    """Give where HTML comments begin and end; an open one reaches to the end."""
    done = 0
    while (begin := source.find("<!--", done)) >= 0:
        found = source.find("-->", begin)
        done = len(source) if found < 0 else found + 3
        yield begin, done


def _without_comments(source: str) -> str:
    """Blank the comments, so that everything else keeps its place."""
    parts, done = [], 0
    for begin, end in _comments(source):
        parts += [source[done:begin], _NO_LINE_END.sub(" ", source[begin:end])]
        done = end
    return "".join((*parts, source[done:]))


def _left_out(source: str, text: str, starts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give each comment with its place in the text: on a line of its own it stands before the next words."""
    for begin, end in _comments(source):
        line = source[source.rfind("\n", 0, begin) + 1 : begin] + _rest_of_line(source, end)
        at = bisect_left(starts, begin if line.strip() else end)
        while not line.strip() and text[at : at + 1].isspace():
            at += 1
        yield at, source[begin:end]


def _rest_of_line(source: str, at: int) -> str:
    end = source.find("\n", at)
    return source[at : len(source) if end < 0 else end]


def _inline(line: str, at: int) -> Iterator[Piece]:
    done = 0
    for found in _INLINE.finditer(line):
        yield at + done, line[done : found.start()]
        for name in ("escaped", "link", "url"):
            if found[name]:
                yield from _inside(found, name, at)
        done = found.end()
    yield at + done, line[done:]


def _inside(found: re.Match[str], name: str, at: int) -> Iterator[Piece]:
    if name == "link":
        yield from _inline(found[name], at + found.start(name))
    else:
        yield at + found.start(name), found[name]


def _joined(pieces: Iterator[Piece]) -> tuple[str, Places]:
    """Join the pieces; gives the normal form, and where each of its code points stands in the file."""
    words: list[str] = []
    source = array("I")
    for at, characters in pieces:
        words.append(characters)
        source.extend([at] * len(characters) if characters.isspace() else range(at, at + len(characters)))
    raw = "".join(words)
    text = normal(raw)
    moved = places(raw, text)
    starts = source if moved is None else array("I", (source[at] for at in moved.starts))
    ends = array("I", (source[at - 1] + 1 for at in (moved.ends if moved else range(1, len(text) + 1))))
    return text, Places(starts, ends)
