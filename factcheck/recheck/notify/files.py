"""A message to standard output or to the end of a file: ``.jsonl`` gets its data, any other its text."""

import json
import sys
from pathlib import Path

from factcheck.model.frozen import dataclass
from factcheck.recheck.notify.message import Message, NotifyError
from factcheck.safe import in_json


@dataclass(frozen=True, slots=True)
class Output:
    """Standard output."""

    name: str = "standard output"

    def send(self, message: Message) -> None:
        """Print the text."""
        sys.stdout.write(f"{message.text}\n")


@dataclass(frozen=True, slots=True)
class File:
    """A file that grows by one message each time."""

    path: Path

    @property
    def name(self) -> str:
        """Give its path."""
        return str(self.path)

    def send(self, message: Message) -> None:
        """Add the message at the end, in one write."""
        if self.path.suffix == ".jsonl":
            text = in_json(json.dumps(message.data, ensure_ascii=False)) + "\n"
        else:
            text = f"{message.subject}\n\n{message.text}\n\n"
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise NotifyError(f"{self.path} cannot be written: {error.strerror or error}") from None
