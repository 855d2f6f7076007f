"""Web pages: the article's text, and what the page says about itself.

In: the bytes of a page. Out: the main text, one line a block (headings, paragraphs, list items), without menus,
comments, advertisements, links to other articles; title, authors, date, language, address. The text is
extracted by trafilatura; no-break spaces, which it would lose, are carried past it.
"""

import logging
import re
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from factcheck.languages import Pack, available, load
from factcheck.read.decode import normal
from factcheck.read.document import Found, Given
from factcheck.read.errors import BrokenFileError, EmptyTextError, NoArticleError
from factcheck.read.page_about import about
from factcheck.read.page_date import published
from factcheck.read.page_text import UNSEEN, page_text

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it warns of is said in our own sentence
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Spaces that mean something and that an extractor folds into plain ones.
_KEPT_SPACES = "\u00a0\u202f\u2007\u2009"
_CARRIERS = "\u4dc0\u4dc1\u4dc2\u4dc3"  # hexagrams: letters to every program, in no article
_COMMENT_CARRIERS = tuple(map(chr, range(0x4DC4, 0x4E00)))
_CARRY = str.maketrans(_KEPT_SPACES, _CARRIERS)
_RESTORE = str.maketrans(_CARRIERS, _KEPT_SPACES)
_BULLET = re.compile(r"^[ \t]*- +", re.MULTILINE)
_BLANKS = re.compile(r"[ \t]*\n\s*")
_ADVERTISEMENTS = [
    f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("ad", "ads", "advert", "advertisement", "pub", "publicite")
]
_DEEP = "ERR_RESOURCE_LIMIT"
_FEWEST_WORDS = 4
_WALL = 1500  # characters under which a page may be a notice instead of an article


def read(data: bytes, given: Given) -> Found:
    """Read a page; raises NoArticleError where it holds none, BrokenFileError where it is nested too deeply."""
    tree = _parsed(page_text(data, given), given.name)
    said = about(tree, given.url)
    dates = published(tree, said.nodes, given.url or said.url)
    text, comments = _main_text(tree)
    if len(text.split()) < _FEWEST_WORDS:
        raise NoArticleError(f"{given.name} holds no article: no main text was found on the page")
    _refuse_notice(text, said.title, given, closed=said.closed)
    first = dates[0] if dates else None
    return Found(
        text,
        title=said.title,
        authors=said.authors,
        published=first.day if first else None,
        published_by=first.rule if first else "",
        published_also=tuple((other.rule, other.day) for other in dates[1:] if first and other.day != first.day),
        language=said.language,
        url=said.url,
        comments=comments,
    )


def _parsed(source: str, name: str) -> Any:
    """Give the page's tree. The parser takes no part in the network and expands no entities but HTML's own."""
    if not source.strip():
        raise EmptyTextError(f"{name} is empty: there is nothing to read in it")
    parser = lxml_html.HTMLParser(no_network=True)
    try:
        tree = lxml_html.document_fromstring(_without_declaration(source), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise BrokenFileError(f"{name} is no page that can be parsed: {error}") from None
    if any(entry.type_name == _DEEP for entry in parser.error_log):
        raise BrokenFileError(f"{name} is nested too deeply: more than 256 elements in one another")
    return tree


def _without_declaration(source: str) -> str:
    """Take away an XML declaration, whose encoding was used, and what lxml refuses in decoded text."""
    return re.sub(r"\A\s*<\?xml[^>]{0,300}\?>", "", UNSEEN.sub("", source))


def _main_text(tree: Any) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Give the main text, and the comments to factcheck with their places in it."""
    for element in tree.iter(etree.Element):
        element.text = element.text and element.text.translate(_CARRY)
    for node in tree.iter():
        node.tail = node.tail and node.tail.translate(_CARRY)
    comments = _carry_comments(tree)
    for node in [*tree.iter(etree.Comment, etree.PI)]:
        node.drop_tree()  # keeps the words after it, which the extractor would lose after a line break
    found = trafilatura.extract(
        tree, include_comments=False, include_formatting=False, prune_xpath=_ADVERTISEMENTS, with_metadata=False
    )
    lines = _BULLET.sub("", _BLANKS.sub("\n", (found or "").translate(_RESTORE))).strip()
    return _take_out(normal(lines), comments)


def _carry_comments(tree: Any) -> dict[str, str]:
    """Put a carrier where a comment to factcheck stands; gives the carriers with the comments' words.

    Between blocks no text would survive, so it goes to the beginning of the next words.
    """
    carried = [node for node in tree.iter(etree.Comment) if "factcheck" in (node.text or "").lower()]
    for carrier, node in zip(_COMMENT_CARRIERS, carried, strict=False):
        beside = "".join(text for text in node.getparent().xpath("text()"))
        following = None if beside.strip() else _next_with_words(node)
        if following is None:
            node.tail = carrier + (node.tail or "")
        else:
            following.text = carrier + following.text.lstrip()
    return {carrier: node.text for carrier, node in zip(_COMMENT_CARRIERS, carried, strict=False)}


def _next_with_words(node: Any) -> Any:
    return next((item for item in node.xpath("following::*") if (item.text or "").strip()), None)


def _take_out(text: str, comments: dict[str, str]) -> tuple[str, tuple[tuple[int, str], ...]]:
    places = sorted((text.find(carrier), words, carrier) for carrier, words in comments.items() if carrier in text)
    for _, _, carrier in places:
        text = text.replace(carrier, "")
    return text, tuple((at - earlier, words) for earlier, (at, words, _) in enumerate(places))


def _refuse_notice(text: str, title: str, given: Given, *, closed: bool) -> None:
    """Raise NoArticleError for what is served instead of an article: a paywall, a cookie wall, an error page."""
    if len(text) >= _WALL:
        return
    notices = {
        "a paywall: only the beginning can be read": closed or _says(text, given, "paywall"),
        "a cookie wall": _says(text, given, "cookies"),
        "an error page": _says(f"{title}\n{text}", given, "gone"),
    }
    for kind, found in notices.items():
        if found:
            raise NoArticleError(f"{given.name} holds no article but {kind}; save the article's text in a file")


def _says(text: str, given: Given, kind: str) -> bool:
    folded = text.casefold()
    return any(
        sum(phrase.casefold() in folded for phrase in pack.file("pages").words(kind)) > 1
        for pack in _packs_with_pages(given)
    )


def _packs_with_pages(given: Given) -> list[Pack]:
    packs = [load(code, given.packs) for code in available(given.packs)]
    return [pack for pack in packs if pack.has("pages")]
