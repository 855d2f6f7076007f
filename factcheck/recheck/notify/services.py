"""A message to one of the many services that apprise knows; apprise comes with ``factcheck-cli[notify]``."""

from typing import Any

from factcheck.model.frozen import dataclass
from factcheck.recheck.notify.message import Message, NotifyError

MISSING = "{scheme} messages need apprise: pip install 'factcheck-cli[notify]'"


@dataclass(frozen=True, slots=True)
class Service:
    """A service, by its apprise URL; ``sender`` is apprise's own object for it."""

    scheme: str
    sender: Any

    @property
    def name(self) -> str:
        """Give the kind of service: the rest of its URL is often the secret."""
        return f"{self.scheme}://…"

    def send(self, message: Message) -> None:
        """Send the message; raises NotifyError."""
        if not self.sender.notify(body=message.text, title=message.subject):
            raise NotifyError(f"{self.name} did not take the message")


def to_service(url: str) -> Service:
    """Read an apprise URL; raises NotifyError where apprise is missing or does not know it."""
    scheme = url.partition("://")[0]
    try:
        import apprise
    except ImportError:
        raise NotifyError(MISSING.format(scheme=scheme)) from None
    sender = apprise.Apprise()
    if not sender.add(url):
        raise NotifyError(f"apprise knows no service by this {scheme}:// address: see its list of services")
    return Service(scheme, sender)
