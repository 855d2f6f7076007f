"""What is asked of the network, within which bounds, and what comes back."""

from collections.abc import Mapping
from dataclasses import field

from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of fetching. Times are seconds, sizes bytes.

    ``total`` bounds one answer from asking to its last byte. ``size`` bounds the page unpacked, ``wire`` as sent.
    ``spacing`` lies between two requests to one host, of which ``per_host`` may be under way at once. ``patience``
    is the longest wait for a server that asks for one; it is asked again another day where it wants more.
    """

    connect: float = 10.0
    read: float = 10.0
    total: float = 30.0
    size: int = 10_000_000
    wire: int = 5_000_000
    redirects: int = 5
    attempts: int = 3
    backoff: float = 0.5
    patience: float = 30.0
    at_once: int = 64
    per_host: int = 2
    spacing: float = 0.1


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """Give the headers of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer as they went over the wire; ``body`` as it was packed, ``version`` as "1.1"."""

    url: str
    asked: tuple[tuple[str, str], ...]
    version: str
    status: int
    reason: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """An answer. ``url`` is where it came from in the end, ``redirects`` the addresses before it, the first first.

    ``headers`` have lower-case names. ``permanent``: every redirect on the way said that it is for good. ``exchanges``
    are all that were needed to get it, where they were to be kept.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    redirects: tuple[str, ...] = ()
    permanent: bool = False
    exchanges: tuple[Exchange, ...] = ()

    @property
    def content_type(self) -> str:
        """Give the server's word for what it sent, "" where it did not say."""
        return self.headers.get("content-type", "")

    @property
    def unchanged(self) -> bool:
        """Say whether the server answered that the page is as it was."""
        return self.status == 304  # noqa: PLR2004 - Not Modified

    @property
    def validators(self) -> Validators:
        """Give what to ask with next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))
