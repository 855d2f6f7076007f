"""Which words of a claim somebody is quoted with.

What goes in: a claim's words, and what stands around them in its document. What comes out: the quoted words, "" where
none are. A claim taken from inside quotation marks is without them; one typed by hand holds them.
"""

import re

from factcheck.safe import one_line

_OPEN, _CLOSE = '«“„"‹', '»”"›'
_PASSAGE = re.compile(r"«([^«»]{1,2000})»|“([^“”]{1,2000})”|„([^„“”]{1,2000})[“”]|\"([^\"]{1,2000})\"")


def quoted_words(text: str, before: str = "", behind: str = "") -> str:
    """Give the words that a claim quotes: the longest passage between marks, else all where marks stand around it."""
    passages = [next(filter(None, found.groups())) for found in _PASSAGE.finditer(text)]
    if passages:
        return one_line(max(passages, key=len))
    return text if _ends(before.rstrip()[-1:], _OPEN) or _ends(behind.lstrip(" \xa0\u202f.,!?…")[:1], _CLOSE) else ""


def _ends(sign: str, signs: str) -> bool:
    return bool(sign) and sign in signs
