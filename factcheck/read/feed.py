"""RSS and Atom feeds: the addresses of their articles.

In: the bytes of a feed and where it came from. Out: its entries in their order, each address once. The parser expands
no entities, loads no document type and takes no part in the network; a feed that declares entities is refused. Not
known here: how pages are fetched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from factcheck.read.errors import ReadError
from factcheck.read.page_date import day_of

MOST = 1_000  # entries of a feed
_ENTRIES = ("item", "entry")
_DATES = ("published", "pubDate", "date", "issued")


class FeedError(ReadError):
    """It is no RSS or Atom feed, or one that no reader should take."""

    code = "no-feed"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names: its address, its title, the day that the feed gives for it."""

    url: str
    title: str = ""
    published: date | None = None


def read_feed(data: bytes, url: str) -> tuple[Entry, ...]:
    """Give the entries of a feed; raises FeedError. Addresses are absolute, whatever their scheme."""
    root = _parsed(data, url)
    if _name(root) not in ("rss", "feed", "RDF"):
        raise FeedError(f"{url} is no RSS or Atom feed: its first element is {_name(root)[:40]!r}")
    found: dict[str, Entry] = {}
    for element in _entries(root):
        entry = _entry(element, url)
        if entry and len(found) == MOST:
            raise FeedError(f"{url} names more than {MOST} articles, which no feed does")
        if entry:
            found.setdefault(entry.url, entry)
    return tuple(found.values())


def _parsed(data: bytes, url: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(f"{url} is no RSS or Atom feed: {str(error)[:120]}") from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise FeedError(f"{url} is not read: it declares entities, which no feed needs")
    return root


def _entries(root: Any) -> Iterator[Any]:
    return (element for element in root.iter(etree.Element) if _name(element) in _ENTRIES)


def _entry(element: Any, base: str) -> Entry | None:
    link = next(_links(element), "")
    title = " ".join(_text(element, "title").split())
    day = next(filter(None, (day_of(_text(element, name)) for name in _DATES)), None)
    try:
        return Entry(urljoin(base, link), title, day) if link else None
    except ValueError:
        return Entry(link, title, day)  # no address at all: fetching says so


def _links(element: Any) -> Iterator[str]:
    """Give an entry's addresses, the article's own first: RSS has them as text, Atom in ``href``."""
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            yield from filter(None, (child.get("href", "").strip() or (child.text or "").strip(),))
    for child in element:
        if _name(child) == "guid" and child.get("isPermaLink", "true") != "false" and "://" in (child.text or ""):
            yield child.text.strip()


def _text(element: Any, name: str) -> str:
    return next(("".join(child.itertext()) for child in element if _name(child) == name), "").strip()


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
