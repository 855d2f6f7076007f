"""Files: which ones are meant, how large they may be, and what reads each kind.

In: paths, folders, patterns. Out: the bytes, handed to the reader of their format. The kind is told by the
content where that has a signature and by the ending otherwise.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from glob import has_magic, iglob
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import Document
from factcheck.read.beside import with_metadata
from factcheck.read.document import Found, Given, document
from factcheck.read.errors import EmptyTextError, MissingFileError, NotTextError, ReadError, TooLargeError

if TYPE_CHECKING:
    from email.message import EmailMessage

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
CONTENT_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
NO_ARTICLES = {
    "application/json": "JSON data",
    "application/rss+xml": "a feed: read it with --feed",
    "application/atom+xml": "a feed: read it with --feed",
    "application/javascript": "a script",
    "text/javascript": "a script",
    "text/css": "a style sheet",
}
# Bytes. A long book is 3 MB of text; pages and files with pictures are larger.
LIMITS = {"text": 10_000_000, "markdown": 10_000_000, "html": 10_000_000, "pdf": 100_000_000, "docx": 100_000_000}
_HEAD = 1024
_ZIP = b"PK\x03\x04"


def expand(place: str) -> Iterator[str]:
    """Give the files that are meant, sorted: a folder's that can be read and are not hidden, all of a pattern's.

    A file means itself and is not looked at: reading it says what is wrong with it. Raises MissingFileError where a
    folder or pattern holds none.
    """
    path = Path(place)
    if is_address(place):
        yield place
    elif place != "-" and is_folder(path):
        yield from _some((found for found in sorted(path.rglob("*")) if _is_article(found, path)), place)
    elif place != "-" and has_magic(place) and not is_file(path):
        matching = sorted(iglob(place, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        yield from _some(map(Path, matching), place)
    else:
        yield place


def _is_article(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in ENDINGS and not hidden


def _some(paths: Iterable[Path], place: str) -> Iterator[str]:
    found = False
    for path in paths:
        if is_file(path):
            found = True
            yield str(path)
    if not found:
        raise MissingFileError(f"there is no file to read in {place}; files that are read end in {' '.join(ENDINGS)}")


def is_address(place: str) -> bool:
    """Say whether something typed is an address, of whatever scheme, and no path."""
    scheme, found, _ = place.partition("://")
    return bool(found) and scheme.isascii() and scheme[:1].isalpha() and scheme.replace("+", "").isalnum()


def is_file(path: Path) -> bool:
    """Say whether there is such a file; a name that none can have is no file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Say whether there is such a folder."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def read_file(path: Path, given: Given) -> Document:
    """Read one file, with the metadata file beside it."""
    return read_bytes(_content(path), with_metadata(path, given))


def _content(path: Path) -> bytes:
    if is_folder(path):
        raise NotTextError(f"{path} is a folder; name a file in it")
    try:
        with path.open("rb") as file:
            return read_limited(file, str(path))
    except FileNotFoundError:
        raise MissingFileError(f"there is no file {path}") from None
    except OSError as error:
        raise ReadError(f"{path} cannot be opened: {error.strerror or error}") from None
    except ValueError:
        raise MissingFileError(f"{str(path)!r} is no file name") from None


def read_limited(file: BinaryIO, name: str) -> bytes:
    """Read all bytes, never more than the limit of their kind; raises TooLargeError."""
    head = file.read(_HEAD)
    limit = LIMITS[kind_of(head, name)]
    data = head + file.read(limit - len(head) + 1)
    if len(data) > limit:
        raise TooLargeError(f"{name} is larger than {limit // 1_000_000} MB, which is no article; split it first")
    return data


def kind_of(data: bytes, name: str) -> str:
    """Give the kind of a file: by signature, then by ending, then by the look of its beginning."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    ending = ENDINGS.get(Path(name).suffix.lower(), "")
    if data.startswith(_ZIP):
        return "docx" if ending in ("docx", "") else "text"
    if ending in ("", "text") and _looks_like_page(data):
        return "html"
    return ending or "text"


@lru_cache(maxsize=64)
def by_content_type(header: str) -> tuple[str, str | None]:
    """Give the kind of file that a Content-Type names, "" for others, and its charset."""
    message = _content_type(header)
    return CONTENT_TYPES.get(message.get_content_type(), ""), message.get_content_charset()


def refuse_type(header: str, name: str) -> None:
    """Raise NotTextError where a Content-Type names what is no article, though it may be text."""
    named = _content_type(header).get_content_type()
    kind = NO_ARTICLES.get(named) or ("JSON data" if named.endswith("+json") else "")
    if kind:
        raise NotTextError(f"{name} is no article but {kind}")


def _content_type(header: str) -> "EmailMessage":
    from email.message import EmailMessage  # half of what importing this module would take

    message = EmailMessage()
    message["Content-Type"] = " ".join(header.split()) or "application/octet-stream"
    return message


def _looks_like_page(data: bytes) -> bool:
    start = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith(b"<") and any(sign in start for sign in (b"<!doctype html", b"<html", b"<head", b"<body"))


def read_bytes(data: bytes, given: Given) -> Document:
    """Read a file's bytes, or a page's."""
    if not data:
        raise EmptyTextError(f"{given.name} is empty: there is nothing to read in it")
    return document(_reader(given.kind or kind_of(data, given.name))(data, given), given)


def _reader(kind: str) -> Callable[[bytes, Given], Found]:
    """Import the one reader that is needed: PDF, HTML and docx bring large libraries."""
    reader: Callable[[bytes, Given], Found] = import_module(f"factcheck.read.{kind}").read
    return reader
