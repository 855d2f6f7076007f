"""What is sent, and what it can be sent to."""

from collections.abc import Mapping
from typing import Any, Protocol

from factcheck.model import FactcheckError
from factcheck.model.frozen import dataclass

PATIENCE = 20.0  # seconds to wait for a server


class NotifyError(FactcheckError):
    """A target that is none, or that did not take the message."""

    code = "notify"


@dataclass(frozen=True, slots=True)
class Message:
    """One message: a subject on one line, the text of several, and the same as data for programs."""

    subject: str
    text: str
    data: Mapping[str, Any]


class Target(Protocol):
    """Where a message can go. ``name`` is how it may be shown: it holds no secret."""

    @property
    def name(self) -> str:
        """Give its name."""

    def send(self, message: Message) -> None:
        """Send a message; raises NotifyError."""
