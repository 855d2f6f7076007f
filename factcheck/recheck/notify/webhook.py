"""A message to a web address of the user's own: one POST with JSON, as chat rooms and automation services take it.

The body is ``{"subject": …, "text": …, "digest": …}``. Certificates are verified, redirects are not followed (a message
must not be led somewhere else), and what the server answers is not read beyond its status.
"""

import base64
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from factcheck.model.frozen import dataclass
from factcheck.recheck.notify.message import PATIENCE, Message, NotifyError

_PAUSES = (1.0, 3.0)  # seconds before the second and the third attempt
_REFUSALS, _TOO_MANY, _FAULTS = 400, 429, 500


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Refuse to go on."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A web address that takes messages."""

    url: str
    wait: Callable[[float], None] = time.sleep

    @property
    def name(self) -> str:
        """Give the host: what follows it is often the secret."""
        return f"{urlsplit(self.url).hostname}"

    def send(self, message: Message) -> None:
        """Post the message; a server that is busy or out of order is asked again twice. Raises NotifyError."""
        body = {"subject": message.subject, "text": f"{message.subject}\n\n{message.text}", "digest": message.data}
        request = _request(self.url, json.dumps(body, ensure_ascii=False).encode())
        for pause in (*_PAUSES, None):
            trouble, again = self._posted(request)
            if not trouble:
                return
            if pause is None or not again:
                raise NotifyError(f"{self.name} {trouble}")
            self.wait(pause)

    def _posted(self, request: urllib.request.Request) -> tuple[str, bool]:
        """Give what went wrong, "" where nothing did, and whether it may go well another time."""
        opener = urllib.request.build_opener(_Straight)
        try:
            with opener.open(request, timeout=PATIENCE):
                return "", False
        except urllib.error.HTTPError as error:
            error.close()
            if error.code < _REFUSALS:
                return f"answered with a redirect ({error.code}): name the address that it leads to", False
            return f"answered {error.code}", error.code == _TOO_MANY or error.code >= _FAULTS
        except (OSError, http.client.HTTPException) as error:
            return f"cannot be reached: {getattr(error, 'reason', error)}", True


def _request(url: str, body: bytes) -> urllib.request.Request:
    from factcheck import __version__

    parts = urlsplit(url)
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": f"factcheck/{__version__}"}
    if parts.username:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(secret).decode()}"
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="")
    return urllib.request.Request(urlunsplit(bare), body, headers)  # noqa: S310 - http and https only, see to_webhook


def to_webhook(target: str) -> Webhook:
    """Read a web address; raises NotifyError where it is none."""
    try:
        parts: SplitResult | None = urlsplit(target)
        known = bool(parts and parts.hostname and (parts.port is None or parts.port))
    except ValueError:
        known = False
    if not known or any(not char.isprintable() or char.isspace() for char in target):
        raise NotifyError("a webhook is named by its whole address: https://host/path")
    return Webhook(target)
