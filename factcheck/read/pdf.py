"""PDF files: the text of their pages, in paragraphs again.

In: the bytes. Out: text with one line a paragraph: lines that the page's width broke are joined, words that were
hyphenated there made whole, running heads and page numbers left out. A PDF's own date is that of the file and not
of the article, so it is not taken for one.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError

from factcheck.read.decode import normal
from factcheck.read.document import Found, Given
from factcheck.read.errors import BrokenFileError, EmptyTextError, TooLargeError

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of is said in our own sentence

MOST_PAGES = 3000
LONGEST_TEXT = 20_000_000
_FULL_LINE = 0.75  # of the page's usual longest lines: a shorter line ends its paragraph
_REPEATED = 3  # pages on which the same first or last line is a running head
_EDGE = 2
_HYPHENS = "-\u00ad\u2010"
_DIGITS = re.compile(r"\d+")
_WORD_END = re.compile(rf"(?P<word>\w+)[{_HYPHENS}]\Z")
_WORD_START = re.compile(r"\w+")
_PAGE_NUMBER = re.compile(r"[-–— ]*\d{1,3}(?: ?/ ?\d{1,3})?[-–— ]*")


def read(data: bytes, given: Given) -> Found:
    """Read a PDF; raises BrokenFileError where it is damaged or locked, EmptyTextError where it is only pictures."""
    try:
        title, author, pages = _contents(data, given.name)
    except (BrokenFileError, TooLargeError):
        raise
    except DependencyError:
        raise BrokenFileError(f"{given.name} is encrypted: save it without a password first") from None
    except Exception as error:  # noqa: BLE001 - broken files lead pypdf into every kind of error
        said = str(error) or type(error).__name__
        raise BrokenFileError(f"{given.name} is a damaged PDF: {said}") from None
    text = normal("\n".join(paragraphs(pages)))
    if not text.strip():
        raise EmptyTextError(f"{given.name} holds no text, only pictures: have its text recognised (OCR) first")
    return Found(text, title=title, authors=(author,) if author else ())


def _contents(data: bytes, name: str) -> tuple[str, str, list[list[str]]]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BrokenFileError(f"{name} is encrypted: save it without a password first")
    if len(reader.pages) > MOST_PAGES:
        raise TooLargeError(f"{name} has more than {MOST_PAGES} pages, which is no article; split it first")
    about: Any = reader.metadata
    title, author = (_one_line(about and getattr(about, key)) for key in ("title", "author"))
    return title, author, list(_pages(reader, name))


def _pages(reader: PdfReader, name: str) -> Iterator[list[str]]:
    size = 0
    for page in reader.pages:
        text = page.extract_text().replace("\r", "\n").replace("\0", "")
        size += len(text)
        if size > LONGEST_TEXT:
            raise TooLargeError(f"{name} holds more than {LONGEST_TEXT // 1_000_000} MB of text; split it first")
        yield [line.rstrip() for line in text.split("\n")]


def _one_line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the paragraphs of pages of lines; one may go on over the page's end."""
    lines = [line for page in _without_running_heads(pages) for line in page]
    lengths = sorted(len(line) for line in lines if line.strip())
    full = lengths[len(lengths) * 9 // 10] * _FULL_LINE if lengths else 0
    whole_words = Counter(word for line in lines for word in re.findall(rf"\w+(?:[{_HYPHENS}]\w+)*", line.casefold()))
    paragraph = ""
    for line in lines:
        paragraph = _joined(paragraph, line.strip(), whole_words) if paragraph else line.strip()
        if len(line) < full and not _WORD_END.search(line):
            yield from filter(None, (paragraph,))
            paragraph = ""
    if paragraph:
        yield paragraph


def _without_running_heads(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    seen = Counter(mark for page in pages for mark in {_mark(line) for line in _edges(page)})
    for page in pages:
        filled = [line for line in page if line.strip()]
        yield [line for at, line in enumerate(filled) if not _is_running(line, at, len(filled), seen)]


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return [*filled[:_EDGE], *filled[-_EDGE:]]


def _is_running(line: str, at: int, count: int, seen: Counter[str]) -> bool:
    at_edge = at < _EDGE or at >= count - _EDGE
    alone = at in (0, count - 1) and count > 1
    return (at_edge and seen[_mark(line)] >= _REPEATED) or (alone and _PAGE_NUMBER.fullmatch(line.strip()) is not None)


def _mark(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _joined(paragraph: str, line: str, words: Counter[str]) -> str:
    """Join two lines: a word that is hyphenated for the line loses the hyphen unless the text has it elsewhere."""
    end, start = _WORD_END.search(paragraph), _WORD_START.match(line)
    if not end or not start:
        return f"{paragraph} {line}".rstrip()
    hyphenated = f"{end['word']}-{start[0]}".casefold()
    keeps = words[hyphenated] > words[hyphenated.replace("-", "")] or not start[0][0].islower()
    return (paragraph if keeps else paragraph[:-1]) + line
