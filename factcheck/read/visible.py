"""All words that a page shows, quickly: for looking whether a passage still stands on it.

In: the bytes of a page, a PDF or a text, and what the server said of them. Out: ``Shown``, which gives everything that
a reader sees, and what of it may be the article. Nothing is refused and no language detected; what cannot be parsed
shows nothing. The article itself, without what stands around it, is ``html``'s business and fifty times the work.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from importlib import import_module
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from factcheck.model import FactcheckError
from factcheck.model.frozen import dataclass
from factcheck.read.decode import normal
from factcheck.read.document import Given
from factcheck.read.errors import ReadError
from factcheck.read.files import by_content_type, kind_of
from factcheck.read.notice import wall
from factcheck.read.page_about import articles, is_closed, metas
from factcheck.read.page_text import UNSEEN, page_text

_SKIPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "head")
_BLOCK_NAMES = (
    "address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCK = re.compile(_BLOCK_NAMES)
_OPENING = re.compile(rf"<(?:!--|(?P<name>{'|'.join(_SKIPPED)})\b)", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_NAMES})\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)
_AROUND = ("nav", "footer", "aside", "form", "header", "button", "dialog")
_AROUND_CLASS = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumb\w*|comment\w*|consent|cookie\w*|footer|menu|nav\w*|newsletter|popup"
    r"|promo\w*|pub|publicite|recommend\w*|related|share\w*|sharing|sidebar|social|sponsor\w*|subscribe|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BREAK = "\u2029"
_BLANKS = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # all but a blank that stands alone: that one stays
_BREAKS = re.compile(rf"[ \xa0]*{_BREAK}[ \xa0{_BREAK}]*")
_NOTHING = re.compile("[\xad\u200b\u2060\ufeff]")
_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows: ``text`` is all of it, one line a block; ``article`` what may be the article.

    ``site`` is what the page calls its publisher. ``closed``: it says that it is not free to read; ``wall`` are the
    words of what is named as standing before the rest of an article.
    """

    text: str = ""
    article: str = ""
    title: str = ""
    site: str = ""
    closed: bool = False
    wall: str = ""


class Shown:
    """One page, looked at only as closely as needed."""

    def __init__(self, data: bytes, *, url: str, content_type: str = "") -> None:
        kind, charset = by_content_type(content_type)
        kind = kind or kind_of(data, url.partition("?")[0])
        self._data, self._given = data, Given(name=url, url=url, charset=charset, kind=kind)

    @cached_property
    def quick(self) -> str:
        """Give the words of a page with its tags cut out, not parsed: a fifth of the work, and nearly the same."""
        return quick_text(self._source) if self._given.kind == "html" else self.whole.text

    @cached_property
    def whole(self) -> Visible:
        """Give what the page shows; a kind of file that shows no words gives an empty one."""
        if self._given.kind == "html":
            return _page(self._source)
        try:
            text = import_module(f"factcheck.read.{self._given.kind}").read(self._data, self._given).text
        except FactcheckError:
            return Visible()
        return Visible(_NOTHING.sub("", normal(text)), _NOTHING.sub("", normal(text)))

    @cached_property
    def _source(self) -> str:
        return _decoded(self._data, self._given)


def quick_text(source: str) -> str:
    """Give a page's words, one line a block, by cutting tags out of its source."""
    cut = "".join(_seen(source))
    cut = unescape(_TAG.sub("", _BLOCK_TAG.sub(_BREAK, _BLANKS.sub(" ", cut))))
    return normal(_BREAKS.sub("\n", _NOTHING.sub("", cut))).strip()


def _seen(source: str) -> Iterator[str]:
    """Give the source without comments, scripts and the like; after one that does not end nothing is seen."""
    folded, at = source.lower(), 0
    if len(folded) != len(source):  # rare letters are longer in lower case
        folded = source
    while found := _OPENING.search(source, at):
        yield source[at : found.start()]
        closing = f"</{found['name'].lower()}" if found["name"] else "-->"
        end = folded.find(closing, found.end())
        if end < 0:
            return
        at = source.find(">", end) + 1 or len(source)
    yield source[at:]


def _decoded(data: bytes, given: Given) -> str:
    try:
        return page_text(data, given)
    except ReadError:  # neither UTF-8 nor what it says: most of its words are the same in any encoding
        return data.decode("cp1252", "replace")


def _page(source: str) -> Visible:
    source = UNSEEN.sub("", source).strip()
    try:
        tree = lxml_html.document_fromstring(
            source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return Visible()
    title = " ".join((tree.findtext(".//title") or "").split())
    said, nodes = metas(tree), articles(tree)
    site = next((said[name] for name in _NAMES if said.get(name)), "")
    closed, barrier = is_closed(said, nodes), wall(tree)
    for node in [*tree.iter(*_SKIPPED, etree.Comment, etree.PI)]:
        _drop(node)
    _break_blocks(tree)
    text = _words(tree)
    return Visible(text, _article(tree), normal(title), normal(site), closed, barrier)


def _drop(node: Any) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _break_blocks(tree: Any) -> None:
    for element in tree.iter(etree.Element):
        if _BLOCK.fullmatch(element.tag):
            element.text = _BREAK + UNSEEN.sub("", element.text or "")
            element.tail = _BREAK + UNSEEN.sub("", element.tail or "")


def _words(tree: Any) -> str:
    raw = _BLANKS.sub(" ", _NOTHING.sub("", "".join(tree.itertext())))
    return normal(_BREAKS.sub("\n", raw)).strip()


def _article(tree: Any) -> str:
    """Give what is left without what is marked as standing around an article."""
    for node in [*_around(tree)]:
        _drop(node)
    found = [words for name in ("article", "main") for words in map(_words, tree.iter(name)) if words]
    everything = _words(tree)
    longest = max(found, key=len, default="")
    return longest if len(longest) * 3 > len(everything) else everything


def _around(tree: Any) -> Iterator[Any]:
    inside = {id(found) for article in tree.iter("article") for found in article.iter("header")}
    for element in tree.iter(etree.Element):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in ("html", "body", "main", "article"):
            continue
        if (element.tag in _AROUND and id(element) not in inside) or _AROUND_CLASS.search(named):
            yield element
