"""Word files (.docx): the text of paragraphs and tables, one line each.

In: the bytes. Out: text, title, authors. Deleted words of tracked changes are left out, inserted ones are in. Sizes
are checked before anything is inflated. A file's own dates are not those of the article.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from factcheck.read.decode import normal
from factcheck.read.document import Found, Given
from factcheck.read.errors import BrokenFileError, NotTextError, TooLargeError

LARGEST_INSIDE = 200_000_000
LARGEST_TEXT_PART = 40_000_000
MOST_PARTS = 5000
_BODY = "word/document.xml"
_PARAGRAPH, _FALLBACK = qn("w:p"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_WORDS, _TAB_STOPS = qn("w:t"), qn("w:tabs")


def read(data: bytes, given: Given) -> Found:
    """Read a .docx file; raises BrokenFileError where it is damaged, TooLargeError where it is a zip bomb."""
    _check_sizes(data, given.name)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line for line in map(_line, _paragraphs(document.element.body)) if line.strip()]
        about = document.core_properties
        title, author = about.title, about.author
    except Exception as error:  # noqa: BLE001 - broken files lead python-docx into every kind of error
        said = str(error) or type(error).__name__
        raise BrokenFileError(f"{given.name} is a damaged Word file: {said}") from None
    return Found(normal("\n".join(lines)), title=title, authors=tuple(_names(author)))


def _check_sizes(data: bytes, name: str) -> None:
    """Refuse bombs by what the archive says of itself; zipfile never inflates more than that."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise BrokenFileError(f"{name} is a damaged Word file: {error}") from None
    sizes = {part.filename: part.file_size for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise BrokenFileError(f"{name} is encrypted: save it without a password first")
    if len(parts) > MOST_PARTS or sum(sizes.values()) > LARGEST_INSIDE or sizes.get(_BODY, 0) > LARGEST_TEXT_PART:
        raise TooLargeError(f"{name} would unpack to {sum(sizes.values()) // 1_000_000} MB, which is no article")
    if _BODY not in sizes:
        raise NotTextError(f"{name} is a zip archive that holds no Word document: unpack it first")


def _paragraphs(body: Any) -> Iterator[Any]:
    """Give all paragraphs in order, those of tables and text boxes too, each once."""
    for paragraph in body.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def _line(paragraph: Any) -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(_WORDS, *_CHARACTERS):
        own = next(node.iterancestors(_PARAGRAPH), None) is paragraph  # and not of a text box inside
        if own and node.getparent().tag != _TAB_STOPS:
            yield _CHARACTERS.get(node.tag) or node.text or ""


def _names(author: str) -> Iterator[str]:
    yield from filter(None, map(str.strip, author.split(";")))
