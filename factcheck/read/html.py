"""Web pages: the article's text, and what the page says about itself.

In: the bytes of a page. Out: the main text, one line a block (headings, paragraphs, list items), without menus,
comments, advertisements, links to other articles; title, authors, date, language, address. The text is
extracted by trafilatura; no-break spaces, which it would lose, are carried past it.
"""

import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import use_config

from factcheck.languages import Table
from factcheck.read.decode import normal
from factcheck.read.document import Found, Given
from factcheck.read.errors import BrokenFileError, EmptyTextError, NoArticleError
from factcheck.read.notice import folded, notice, page_tables, wall
from factcheck.read.page_about import about, byline, is_small
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
_ROW = re.compile(r"^\|(?P<cells>.*)\|$", re.MULTILINE)
_RULE = re.compile(r"^\|(?:-+\|)+\n?", re.MULTILINE)
_CELL_END = re.compile(r" *(?<!\\)\| *")
# How boxes between the paragraphs are named that are not the article's: a part of a class, an id, a component.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:ads?|adverts?|advertis\w+|pub|publicites?|sponsor\w*|newsletters?|outbrain|taboola)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LARGEST_BOX = 600  # characters: what is larger has the article in it ("page with-ads")
_LONGEST_LINK = 200  # characters
_FEWEST = 60  # characters that a short article may have: below them anything on the page is taken
_SHORT = 400  # characters under which it is looked whether more can be had
_MOST_AGAIN = 20_000  # elements of a page from which it is not looked again
_DEEP = "ERR_RESOURCE_LIMIT"
_FEWEST_WORDS = 4


def read(data: bytes, given: Given) -> Found:
    """Read a page; raises NoArticleError where it holds none, BrokenFileError where it is nested too deeply."""
    tree = _parsed(page_text(data, given), given.name)
    said, barrier, tables = about(tree, given.url), wall(tree), page_tables(given.packs)
    authors = said.authors or byline(tree, [word for table in tables for word in _words(table, "by")])
    dates = published(tree, said.nodes, given.url or said.url)
    text, comments = _main_text(tree, tuple(phrase for table in tables for phrase in _words(table, "elsewhere")))
    if len(text.split()) < _FEWEST_WORDS:
        raise NoArticleError(f"{given.name} holds no article: no main text was found on the page")
    _refuse_notice(text, said.page_title or said.title, given, closed=said.closed, barrier=barrier)
    first = dates[0] if dates else None
    return Found(
        text,
        title=said.title,
        authors=authors,
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


def _words(table: Table, key: str) -> tuple[str, ...]:
    return tuple(map(folded, table.words(key))) if key in table else ()


def _main_text(tree: Any, elsewhere: tuple[str, ...]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Give the main text, and the comments to factcheck with their places in it."""
    for element in tree.iter(etree.Element):
        element.text = element.text and element.text.translate(_CARRY)
    for node in tree.iter():
        node.tail = node.tail and node.tail.translate(_CARRY)
    comments = _carry_comments(tree)
    for node in [*tree.iter(etree.Comment, etree.PI)]:
        node.drop_tree()  # keeps the words after it, which the extractor would lose after a line break
    for box in [*_boxes(tree), *_links_elsewhere(tree, elsewhere)]:
        if box.getparent() is not None:
            box.drop_tree()
    lines = _without_rows(_BULLET.sub("", _BLANKS.sub("\n", _extracted(tree).translate(_RESTORE)))).strip()
    return _take_out(normal(lines), comments)


def _boxes(tree: Any) -> Iterator[Any]:
    """Give the advertisements and the like, the outermost ones; never what may hold the article."""
    inside: Any = None
    for element in tree.iter("div", "aside", "section", "p", "ul", "figure", "form"):
        if inside is not None and inside in element.iterancestors():
            continue
        named = " ".join(filter(None, map(element.get, ("class", "id", "data-component", "data-testid"))))
        if _BOX.search(named) and is_small(element, _LARGEST_BOX) and next(element.iter("h1", "article"), None) is None:
            inside = element
            yield element


def _links_elsewhere(tree: Any, phrases: tuple[str, ...]) -> Iterator[Any]:
    """Give the lines that only lead to another article: "Lire aussi : …", with a link in them."""
    for element in tree.iter("p", "li", "strong", "h2", "h3", "h4", "div"):
        if is_small(element, _LARGEST_BOX) and next(element.iter("a"), None) is not None:
            words = folded(element.text_content()).lstrip(" >→▶►•-–—")
            if len(words) <= _LONGEST_LINK and words.startswith(phrases):
                yield element


def _extracted(tree: Any) -> str:
    """Give what the extractor takes for the article.

    Where it finds little it takes the words of the whole page in one piece, and so of short articles: those are asked
    for as they are first, and the page's words only where there are clearly more of them.
    """
    found = _extract(tree, _FEWEST)
    if len(found) >= _SHORT or next(islice(tree.iter(), _MOST_AGAIN, None), None) is not None:
        return found
    more = _extract(tree, _SHORT)
    return more if len(more) > 2 * len(found) else found


def _extract(tree: Any, fewest: int) -> str:
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(fewest))
    found = trafilatura.extract(
        tree, include_comments=False, include_formatting=False, with_metadata=False, config=config
    )
    return found or ""


def _without_rows(text: str) -> str:
    """Give the cells of tables as lines, as those of Word files are; the extractor draws tables with bars."""
    return _ROW.sub(lambda row: _CELL_END.sub("\n", row["cells"].strip(" |")), _RULE.sub("", text))


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


_NOTICES = {
    "captcha": "a question whether a person is there",
    "script": "words for browsers that run no scripts",
    "gone": "an error page",
    "paywall": "a paywall: only the beginning can be read",
    "cookies": "a cookie wall",
}


def _refuse_notice(text: str, title: str, given: Given, *, closed: bool, barrier: str) -> None:
    """Raise NoArticleError for what is served instead of an article."""
    if kind := notice(title, text, given.packs, closed=closed, wall=barrier):
        raise NoArticleError(f"{given.name} holds no article but {_NOTICES[kind]}; save the article's text in a file")
