"""Outside strings made safe for where they are shown.

In: text from articles, sources, pages and databases, which anybody may have written. Out: the same
text with everything that a terminal, rich, a spreadsheet, a file system or a browser would obey
instead of show made visible, defused or left out. Knows nothing of what the text is about. Every
string that was not written in this package goes through one of these functions on its way out.
"""

import re

# Obeyed or invisible: C0, DEL, C1, line and paragraph separators, bidi controls, interlinear and tag
# characters, lone surrogates (they cannot even be encoded). Joiners (U+200C, U+200D) are spelling in some
# languages and are kept.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2061-\u206f"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Invisible and without effect: soft hyphen, zero-width space, word joiner, byte order mark.
_NOTHING = re.compile("[\xad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")
_TAG = re.compile(r"(\\*)(\[[a-z#/@][^\[\]]*\])|(\\+)(?=\[)")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"\s*[+\-]?[\d\s\u202f]+(?:[.,]\d+)?\s*%?\s*(?:$|(?=[;\t\n]))")
_INNER_CELL = re.compile(r"(?<=[;\t\n])(?=\s*[=+\-@＝＋－＠])")
_LINK = re.compile(r"(?P<scheme>https?)://(?:[^/?#@]*@)*(?P<rest>[^/?#@:]+[^\s]*)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_USERINFO = re.compile(r"(?<=://)[^/?#\s]*@")
_UNLINKABLE = re.compile(r"[\x00-\x20\x7f-\xa0\\\"'<>`{}|^]")
_NO_FILE = re.compile(r"[^\w.,+ -]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_FILE_BYTES = 100


def printable(text: str, *, lines: bool = False) -> str:
    r"""Give ``text`` as it may be printed on a terminal.

    Escape sequences, bidi overrides and other control characters are written out (``\x1b``, ``\u202e``), invisible
    characters are left out. Line ends and tabs become spaces, or are kept where ``lines`` is true. Printing the
    result twice through this function changes nothing.
    """
    shown = _OBEYED.sub(_escaped, _NOTHING.sub("", text))
    return shown if lines else shown.replace("\n", " ").replace("\t", " ")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFF:  # noqa: PLR2004 - the last code that fits \xNN
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the last code that fits \uNNNN


def one_line(text: str, width: int = 0) -> str:
    """Give ``text`` printable on one line, runs of blanks made one space, cut to ``width`` characters with "…"."""
    shown = _BLANKS.sub(" ", printable(text)).strip()
    return shown if not 0 < width < len(shown) else shown[: width - 1].rstrip() + "…"


def markup_free(text: str, *, lines: bool = False) -> str:
    """Give ``text`` printable, with rich's markup defused: for a string with a tag of our own on both sides.

    Where there is a choice, ``rich.text.Text(printable(text))`` needs no escaping at all. Consoles are made with
    ``emoji=False, highlight=False``: those are not markup and nothing in the text can turn them off.
    """
    shown = _TAG.sub(_without_effect, printable(text, lines=lines))
    trailing = len(shown) - len(shown.rstrip("\\"))
    return shown + "\\" * trailing


def _without_effect(found: re.Match[str]) -> str:
    slashes, tag, other = found.groups()
    return f"{slashes}{slashes}\\{tag}" if tag else f"{other}\\"


def csv_cell(text: str) -> str:
    """Give ``text`` as a spreadsheet cell: what would be read as a formula gets an apostrophe, numbers stay.

    The same after a semicolon, tab or line end inside, for spreadsheets that cut cells there whatever the quotes say.
    """
    shown = printable(text, lines=True)
    if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown):
        shown = "'" + shown
    return _INNER_CELL.sub("'", shown)


def file_name(text: str, fallback: str = "document") -> str:
    """Give ``text`` as the name of a file: no folder, no hidden file, no device, at most 100 bytes of UTF-8."""
    name = _BLANKS.sub(" ", _NO_FILE.sub(" ", text)).strip(" .-")
    name = name.encode()[:_FILE_BYTES].decode(errors="ignore").strip(" .-")
    return fallback if not name or _RESERVED.match(name) else name


def href(url: str) -> str:
    """Give ``url`` as the target of a link, without credentials; "" unless it is http, https or mailto."""
    url = url.strip()
    if _UNLINKABLE.search(url) or _OBEYED.search(url):
        return ""
    if _MAIL.fullmatch(url):
        return url
    found = _LINK.fullmatch(url)
    return f"{found['scheme'].lower()}://{found['rest']}" if found else ""


def public_url(url: str) -> str:
    """Give ``url`` as it may be shown or logged: printable, user name and password left out."""
    return without_credentials(printable(url))


def without_credentials(text: str) -> str:
    """Give ``text`` with the user names and passwords in its web addresses left out."""
    return _USERINFO.sub("", text)


def in_json(dumped: str) -> str:
    r"""Give JSON text with everything a terminal would obey written as ``\uXXXX``: the same JSON, safe to print."""
    return _OBEYED.sub(_json_escaped, dumped)


def _json_escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
