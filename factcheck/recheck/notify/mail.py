"""A message by e-mail, through the SMTP server that the user names.

The connection is secured where the server can (STARTTLS, its certificate verified) and from the start with ``smtps``. A
password is never sent in the open to another computer.
"""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from factcheck.model.frozen import dataclass
from factcheck.recheck.notify.message import PATIENCE, Message, NotifyError

_ADDRESS = re.compile(r"[^@\s<>,;:\"\\]+@[^@\s<>,;:\"\\]+")
_AT_HOME = frozenset({"localhost", "127.0.0.1", "::1"})
DEFAULT_SERVER = "smtp://localhost"


@dataclass(frozen=True, slots=True)
class Server:
    """An SMTP server: ``secure`` from the start; ``user`` and ``password`` "" where it asks for none."""

    host: str
    port: int
    secure: bool = False
    user: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail to one or several addresses."""

    to: tuple[str, ...]
    sender: str
    server: Server

    @property
    def name(self) -> str:
        """Give the addresses."""
        return ", ".join(self.to)

    def send(self, message: Message) -> None:
        """Hand the message to the server; raises NotifyError, also where it refuses one of the addresses."""
        try:
            with self._connected() as server:
                refused = server.send_message(self._letter(message), self.sender, self.to)
        except smtplib.SMTPRecipientsRefused as error:
            raise NotifyError(f"{self.server.host} takes no mail for {', '.join(error.recipients)}") from None
        except smtplib.SMTPResponseException as error:
            raise NotifyError(f"{self.server.host} answered {error.smtp_code}: {_said(error.smtp_error)}") from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotifyError(f"{self.server.host}, port {self.server.port}, cannot be reached: {error}") from None
        if refused:
            raise NotifyError(f"{self.server.host} takes no mail for {', '.join(refused)}")

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        if server.secure:
            opened: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=PATIENCE, context=ssl.create_default_context()
            )
        else:
            opened = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
            opened.ehlo_or_helo_if_needed()
            if opened.has_extn("starttls"):
                opened.starttls(context=ssl.create_default_context())
            elif server.user and server.host not in _AT_HOME:
                opened.close()
                raise NotifyError(f"{server.host} offers no encryption: the password was not sent to it")
        if server.user:
            opened.login(server.user, server.password)
        return opened

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self.sender, ", ".join(self.to), message.subject
        letter["Date"], letter["Message-ID"] = formatdate(localtime=True), make_msgid(domain="factcheck.invalid")
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.text + "\n")
        return letter


def _said(answer: bytes | str) -> str:
    return answer.decode(errors="replace") if isinstance(answer, bytes) else answer


def to_addresses(target: str, server: str, sender: str) -> Mail:
    """Read ``mailto:a@x,b@y``, for the server that ``server`` names as a URL."""
    addresses = _addresses(target.removeprefix("mailto:"))
    return Mail(addresses, _sender(sender, addresses), _server(_split(server)))


def by_server(target: str) -> Mail:
    """Read ``smtp://user:password@host:port/?to=a@x&from=b@y``: the server and the addresses in one."""
    parts = _split(target)
    asked = parse_qs(parts.query)
    addresses = _addresses(",".join(asked.get("to", ())) or unquote(parts.path.strip("/")))
    return Mail(addresses, _sender(asked.get("from", [""])[0], addresses), _server(parts))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - is read to be checked
    except ValueError as error:
        raise NotifyError(f"the mail server's address is none: {error}") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise NotifyError("a mail server is named as smtp://host or smtps://user:password@host:465")
    return parts


def _server(parts: SplitResult) -> Server:
    secure = parts.scheme == "smtps"
    usual = smtplib.SMTP_SSL_PORT if secure else smtplib.SMTP_PORT
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname or "", parts.port or usual, secure, user, password)


def _addresses(typed: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in typed.partition("?")[0].split(",") if part.strip())
    wrong = [address for address in found if not _ADDRESS.fullmatch(address)]
    if wrong or not found:
        raise NotifyError(f"{(wrong or [typed])[0]!r} is no e-mail address: write mailto:somebody@example.org")
    return found


def _sender(typed: str, addresses: tuple[str, ...]) -> str:
    """Give the sender; where none is named, the first address writes to itself."""
    if typed and not _ADDRESS.fullmatch(typed):
        raise NotifyError(f"{typed!r} is no e-mail address to send from")
    return typed or addresses[0]
