"""What a site serves instead of an article: a question whether a person is there, an error, a paywall, a cookie wall.

In: what a short page shows, and what it says about itself. Out: the kind of notice, "" where it is none. The phrases
are data of the language packs; a page that is longer than a notice is none, whatever it speaks of.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.languages import Table, available, load
from factcheck.read.page_about import is_small

LONGEST = 1_500  # characters above which a page is no notice
_BRIEF = 600  # characters above which a page with one phrase is none
_KINDS = (("captcha", 1), ("script", 1), ("gone", 2), ("paywall", 2), ("cookies", 2))
_LOST = re.compile(r"\W*(?:erreur |error )?(?:404|410)\b")
_NOT_WORDS = re.compile(r"[^\w]*")
_WALL = re.compile(
    r"(?:^|[\s_-])(?:pay-?wall\w*|piano-(?:offer|template|inline)\w*|(?:premium|subscription|subscriber|abo|reg)-?wall\w*"
    r"|reserve-abonnes?|subscribers?-only)(?:$|[\s_-])",
    re.IGNORECASE,
)


def notice(title: str, words: str, packs: tuple[Path, ...] = (), *, closed: bool = False, wall: str = "") -> str:
    """Give the kind of notice: "captcha", "script", "gone", "paywall", "cookies", or "".

    ``closed``: the page says to programs that it is not free. ``wall``: the words of what is named as standing before
    the rest of an article; that it is there is as much as one phrase.
    """
    shown, tables = folded(f"{title}\n{words}"), page_tables(packs)
    if len(shown) > LONGEST:
        return ""
    if _is_lost(folded(title), tables):
        return "gone"
    for kind, fewest in _KINDS:
        least = fewest if fewest > 1 or len(shown) < _BRIEF else fewest + 1
        told = f"{shown}\n{folded(wall)}" if kind == "paywall" and wall else shown
        count = max((_count(told, table, kind) for table in tables), default=0)
        if count + (told != shown and count > 0) >= least:
            return kind
    return "paywall" if closed else ""


def wall(tree: Any) -> str:
    """Give the words of the first element that is named as standing before the rest of an article, "" without one."""
    named = (one for one in tree.xpath("//body//*[@class or @id]") if _WALL.search(_name(one)))
    words = (" ".join(" ".join(one.itertext()).split()) for one in named if is_small(one, LONGEST))
    return next(filter(None, words), "")


def _name(element: Any) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:LONGEST]


def _is_lost(title: str, tables: Sequence[Table]) -> bool:
    """Say whether a title is that of an error page: it begins with the words, "not found" or "404"."""
    begin = _NOT_WORDS.sub("", title, count=1)
    phrases = (folded(phrase) for table in tables for phrase in table.words("gone"))
    return bool(_LOST.match(title)) or any(begin.startswith(phrase) for phrase in phrases)


def _count(words: str, table: Table, kind: str) -> int:
    return sum(folded(phrase) in words for phrase in table.words(kind)) if kind in table else 0


def folded(text: str) -> str:
    """Give text in small letters, with one kind of apostrophe and of blank."""
    return " ".join(text.casefold().replace("’", "'").split())


def page_tables(packs: tuple[Path, ...]) -> list[Table]:
    """Give what the packs that there are say of pages."""
    found = [load(code, packs) for code in available(packs)]
    return [pack.file("pages") for pack in found if pack.has("pages")]
