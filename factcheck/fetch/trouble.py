"""The client's exceptions told as FetchErrors: one sentence each, without secrets."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from yarl import URL

from factcheck.fetch.connect import RefusedConnectionError
from factcheck.fetch.errors import (
    BadAnswerError,
    FetchError,
    SlowError,
    UnreachableError,
    UnsafeAddressError,
    shown,
)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Raise what goes wrong while ``url`` is asked as a FetchError."""
    try:
        yield
    except TimeoutError:
        raise SlowError(f"{shown(url)} did not answer in time") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise _told(url, error) from None


def _told(url: URL, error: Exception) -> FetchError:
    match error:
        case RefusedConnectionError():
            return UnsafeAddressError(str(error))
        case aiohttp.ClientConnectorError():
            return _no_connection(shown(url.origin()), error)
        case aiohttp.ClientPayloadError():
            return UnreachableError(f"{shown(url)}: the answer broke off", retry=True)
        case aiohttp.ServerDisconnectedError() | OSError():
            return UnreachableError(f"{shown(url)}: the server closed the connection", retry=True)
        case _:
            return BadAnswerError(f"{shown(url)} answered with what is no HTTP")


def _no_connection(site: str, error: aiohttp.ClientConnectorError) -> FetchError:
    match error:
        case aiohttp.ClientConnectorError(os_error=RefusedConnectionError() as refused):
            return UnsafeAddressError(str(refused))
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return UnreachableError(f"{site}: its certificate is not right{_why(error)}")
        case aiohttp.ClientConnectorDNSError():
            return UnreachableError(f"{site}: there is no such host")
        case _:
            why = os.strerror(error.os_error.errno) if error.os_error.errno else "failed"
            return UnreachableError(f"{site}: no connection ({why})", retry=error.os_error.errno == errno.ECONNRESET)


def _why(error: Exception) -> str:
    inner = getattr(error, "certificate_error", None)
    message = getattr(inner, "verify_message", "")
    return f" ({message})" if message else ""
