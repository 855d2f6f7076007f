"""Where a flag stands, for people: path, line and column, both counted from one, in code points."""

from bisect import bisect_right

from factcheck.model import Document, Flag, Span
from factcheck.model.frozen import dataclass
from factcheck.safe import one_line


@dataclass(frozen=True, slots=True)
class Place:
    """A span by lines and columns; ``end_column`` is the column after its last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of one text, for finding places in it."""

    def __init__(self, text: str) -> None:
        """Find the line starts of ``text``."""
        self.text = text
        self.starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def place(self, span: Span) -> Place:
        """Give the place of ``span``."""
        line, column = self._at(span.start)
        end_line, end_column = self._at(span.end)
        return Place(line, column, end_line, end_column)

    def bounds(self, line: int) -> Span:
        """Give the span of line number ``line``, without its line end."""
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return Span(self.starts[line - 1], end)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def sentence(flag: Flag) -> str:
    """Give what a flag says and what to do about it, in one."""
    return f"{flag.message} ({flag.hint})" if flag.hint else flag.message


def path_of(document: Document) -> str:
    """Give the name that a document goes by in a linter's output, on one line."""
    return one_line(document.name or document.id or document.url or "-")
