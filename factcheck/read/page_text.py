"""The characters of a web page: which of the encodings that are said of it is the one.

In: the bytes of a page, and what user and server said. Out: its source as text. Imports no parser.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from factcheck.read.decode import decode, known_encoding
from factcheck.read.document import Given
from factcheck.read.errors import EncodingError

# Browsers read these as the encoding that holds them.
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Characters that no text has: a tree takes them from a page, but not when its words are put back.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,300}?charset\s*=\s*["']?\s*(?P<name>[\w.:-]+)|<\?xml[^<>]{0,200}encoding=["'](?P<xml>[\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 8192


def page_text(data: bytes, given: Given) -> str:
    """Give a page's characters: the user's encoding, a byte order mark, UTF-8 where it fits, the declared one.

    Servers and templates declare encodings that are not used; text that is valid UTF-8 by chance there is none.
    """
    if given.encoding or data.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)):
        return decode(data, given.name, given.encoding)
    declared = _declared(data, given)
    try:
        return decode(data, given.name)
    except EncodingError:
        if not declared:
            raise
    return decode(data, given.name, declared)


def _declared(data: bytes, given: Given) -> str:
    found = _DECLARED.search(data[:_HEAD])
    label = given.charset or (str(found["name"] or found["xml"], "ascii") if found else "")
    try:
        name = known_encoding(label) if label else ""
    except EncodingError:
        return ""
    return WIDER.get(name, name)
