"""Which addresses may be fetched: the guard before every name, every redirect and every connection.

In: what somebody typed or a server answered, and the addresses that names lead to. Out: the same, or a FetchError.
An address is read once, by the client's own parser, so that what is checked is what is asked. Sends nothing.
"""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from yarl import URL

from factcheck.fetch.errors import BadAddressError, UnsafeAddressError, shown

type_of_address = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_OBEYED = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_NUMERIC = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_ALLOWED_PRIVATE = tuple(
    map(ip_network, ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"))
)
_METADATA = tuple(map(ip_address, ("169.254.169.254", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")))


def parse(address: str, *, allow_private: bool = False) -> URL:
    """Read an address that may be fetched; raises BadAddressError, UnsafeAddressError."""
    text = address.strip()
    if _OBEYED.search(text):
        raise BadAddressError(f"{shown(text)} is no web address: it has blanks or control characters in it")
    try:
        url = URL(text)
        port, host = url.port, url.raw_host
    except ValueError:
        raise BadAddressError(f"{shown(text)} is no web address") from None
    if url.scheme not in PORTS:
        raise BadAddressError(f"{shown(text)} is not fetched: only http and https addresses are")
    if not host:
        raise BadAddressError(f"{shown(text)} names no host")
    if url.raw_user is not None or url.raw_password is not None:
        raise BadAddressError(f"{shown(text)}: an address with a user name or password is not fetched; leave them out")
    if not allow_private and port is not None and port < _FIRST_FREE_PORT and port not in PORTS.values():
        raise BadAddressError(f"{shown(text)} is not fetched: no web page is served from port {port}")
    check_host(host, shown(text), allow_private=allow_private)
    return url.with_fragment(None)


def check_host(host: str, told: str, *, allow_private: bool) -> None:
    """Refuse a host that is itself an address, in any spelling, that must not be reached."""
    number = literal(host)
    if number is not None:
        check(number, told, allow_private=allow_private)


def literal(host: str) -> type_of_address | None:
    """Give the address that ``host`` spells: dotted, as one number, octal, hexadecimal, shortened, IPv6."""
    bare = host.strip("[]").split("%")[0]
    try:
        return ip_address(bare)
    except ValueError:
        pass
    if not _NUMERIC.fullmatch(host):
        return None
    try:
        return IPv4Address(socket.inet_aton(host.rstrip(".")))
    except OSError:
        return None


def check(address: str | type_of_address, told: str, *, allow_private: bool) -> None:
    """Refuse an address that must not be connected to; ``told`` is what to call it in the message."""
    number = ip_address(address.split("%")[0]) if isinstance(address, str) else address
    if not all(_may(inner, allow_private=allow_private) for inner in _unwrapped(number)):
        raise UnsafeAddressError(
            f"{told} is not fetched: it leads into this machine or a private network"
            + (" (--allow-private allows it)" if not allow_private and _may(number, allow_private=True) else "")
        )


def _may(number: type_of_address, *, allow_private: bool) -> bool:
    if number in _METADATA:
        return False
    if number.is_global and not number.is_multicast:
        return True
    return allow_private and any(number in network for network in _ALLOWED_PRIVATE)


def _unwrapped(number: type_of_address) -> tuple[type_of_address, ...]:
    """Give the address with the IPv4 addresses that are packed into it."""
    if isinstance(number, IPv4Address):
        return (number,)
    if number.ipv4_mapped is not None:
        return (number.ipv4_mapped,)
    if any(number in network for network in _NAT64):
        return (IPv4Address(int(number) & 0xFFFFFFFF),)
    inner = (number.sixtofour, *(number.teredo or ()))
    return (number, *(packed for packed in inner if packed is not None))
