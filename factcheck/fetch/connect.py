"""Connections that only lead where they may: names are resolved, checked, and connected to as checked.

What a name leads to is checked when it is resolved, and the address of every connection again when its socket is
made: the address that was checked is the one that is connected to, with no second look-up in between.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable

from aiohttp import TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from factcheck.fetch.address import check
from factcheck.fetch.errors import UnsafeAddressError
from factcheck.fetch.page import Limits

Resolve = Callable[[str, int], Awaitable[list[str]]]
_KEEP_ALIVE = 2.0  # seconds; longer than the time between two requests to a host, short enough to run out of nothing


async def system_resolve(host: str, port: int) -> list[str]:
    """Give the addresses of a name as the system knows them; names under localhost are this machine."""
    if host.rstrip(".").endswith(".localhost"):
        return ["127.0.0.1"]
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class CheckedResolver(AbstractResolver):
    """Resolve names and refuse those of which any address must not be reached."""

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve, self._allow_private = resolve, allow_private

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Give the checked addresses of a name, of any family; raises UnsafeAddressError, OSError."""
        del family
        found = dict.fromkeys(await self._resolve(host, port))
        for address in found:
            check(address, host, allow_private=self._allow_private)
        if not found:
            raise OSError(f"{host} has no address")
        return [_result(host, port, address) for address in found]

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, port: int, address: str) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)


def connector(limits: Limits, resolve: Resolve, *, allow_private: bool) -> TCPConnector:
    """Give the client's connections, each checked as its socket is made."""

    def checked_socket(info: tuple[int, int, int, str, tuple[object, ...]]) -> socket.socket:
        family, kind, protocol, _, address = info
        try:
            check(str(address[0]), str(address[0]), allow_private=allow_private)
        except UnsafeAddressError as error:
            raise RefusedConnectionError(str(error)) from error
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        return made

    return TCPConnector(
        resolver=CheckedResolver(resolve, allow_private=allow_private),
        socket_factory=checked_socket,
        limit=0,  # the gates and the slots of a run hold the numbers down
        limit_per_host=limits.per_host,
        keepalive_timeout=_KEEP_ALIVE,
        ttl_dns_cache=60,
    )


class RefusedConnectionError(OSError):
    """A connection that was refused here, before anything was sent."""
