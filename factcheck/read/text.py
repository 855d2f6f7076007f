"""Plain text files: the text is the file."""

from factcheck.read.decode import decode
from factcheck.read.document import Found, Given, plain


def read(data: bytes, given: Given) -> Found:
    r"""Read a text file; places are counted with line ends as ``\n``, as editors and Python count them."""
    return plain(one_newline(decode(data, given.name, given.encoding)))


def one_newline(text: str) -> str:
    r"""Give ``text`` with ``\n`` line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
