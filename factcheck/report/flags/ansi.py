"""Lines in colour for a terminal: what rich is for elsewhere, but its console takes as long to import as a scan runs.

In: pieces of a line, each plain or with a style as "bold red". Out: the line, with or without escape sequences.
The pieces must be safe to show.
"""

Piece = str | tuple[str, str]

_CODES = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "yellow": "33", "cyan": "36"}


def line(*pieces: Piece, colour: bool) -> str:
    """Give a line of ``pieces``, ended."""
    parts = (piece if isinstance(piece, tuple) else (piece, "") for piece in pieces)
    return "".join(_styled(text, style) if colour and text and style else text for text, style in parts) + "\n"


def _styled(text: str, style: str) -> str:
    codes = sorted((_CODES[name] for name in style.split()), key=int)
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"
