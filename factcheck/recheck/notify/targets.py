"""Targets as a user writes them, and sending to all of them.

``-`` prints; ``mailto:a@x,b@y`` mails through the server that $FACTCHECK_SMTP names, from $FACTCHECK_MAIL_FROM;
``smtp://user:password@host/?to=a@x&from=b@y`` names the server itself; ``https://…`` is a webhook; any other ``scheme://``
goes to apprise; ``@FILE`` is a file with one target a line, so that secrets stay out of command lines; anything else is
a file to write to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.recheck.notify.message import Message, NotifyError, Target

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")
_LARGEST = 100_000  # bytes of a file with targets


def read_targets(typed: Sequence[str], environ: Mapping[str, str]) -> tuple[Target, ...]:
    """Read targets; raises NotifyError for the first that is none. Nothing is sent yet."""
    return tuple(_target(word, environ) for given in typed for word in _words(given))


def absolute(typed: str) -> str:
    """Give a target with the whole path of its file, for use in another folder."""
    if typed.startswith("@"):
        return f"@{Path(typed[1:]).absolute()}"
    if typed == "-" or typed.startswith("mailto:") or (_SCHEME.match(typed) and not typed.startswith("file:")):
        return typed
    return str(_path(typed).absolute())


def _path(word: str) -> Path:
    return Path(word.removeprefix("file://").removeprefix("file:"))


def _words(given: str) -> Iterator[str]:
    """Give a target, or those that the file after ``@`` holds, comments and empty lines left out."""
    if not given.startswith("@"):
        yield given
        return
    path = Path(given[1:])
    try:
        if path.stat().st_size > _LARGEST:
            raise NotifyError(f"{path} is too large for a list of targets")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NotifyError(
            f"the targets in {path} cannot be read: {getattr(error, 'strerror', None) or error}"
        ) from None
    yield from (line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _target(word: str, environ: Mapping[str, str]) -> Target:
    from factcheck.recheck.notify import files, mail, services, webhook

    scheme = found["scheme"].casefold() if (found := _SCHEME.match(word)) else ""
    if word == "-":
        return files.Output()
    if word.startswith("mailto:"):
        server = environ.get("FACTCHECK_SMTP") or mail.DEFAULT_SERVER
        return mail.to_addresses(word, server, environ.get("FACTCHECK_MAIL_FROM", ""))
    if scheme in ("smtp", "smtps"):
        return mail.by_server(word)
    if scheme in ("http", "https"):
        return webhook.to_webhook(word)
    if scheme and scheme != "file":
        return services.to_service(word)
    path = _path(word)
    if not word or path.is_dir():
        raise NotifyError(f"{word!r} is no file to write to, no mailto: and no https:// address")
    return files.File(path)


def send_all(targets: Sequence[Target], message: Message) -> tuple[str, ...]:
    """Send to every target; gives a sentence for each that did not take it, and goes on."""
    return tuple(filter(None, (_sent(target, message) for target in targets)))


def _sent(target: Target, message: Message) -> str:
    try:
        target.send(message)
    except NotifyError as error:
        return f"the digest could not be sent to {target.name}: {error}"
    return ""
