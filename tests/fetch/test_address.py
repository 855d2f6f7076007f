"""The guard: which addresses are refused before anything is sent, in whatever spelling."""

import pytest
from yarl import URL

from factcheck.fetch import BadAddressError, FetchError, UnsafeAddressError, fetch_page
from factcheck.fetch.address import check, parse
from factcheck.fetch.client import Fetcher

INSIDE = (
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
)
NEVER = (
    "http://169.254.169.254/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://0.0.0.0/",
    "http://100.100.100.200/",
    "http://224.0.0.1/",
)
NO_PAGE = (
    "",
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://example.org/",
    "data:text/html,a",
    "javascript:alert(1)",
    "//example.org/",
    "example.org",
    "http://",
    "http:///etc/passwd",
    "http://example.org:22/",
    "http://example.org:25/",
    "http://example.org:99999/",
    "http://ada:secret@example.org/",
    "http://ada@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://exa mple.org/",
    "http://example.org/\r\nHost: other",
    "http://[::1/",
)


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_refused_in_any_spelling(address: str) -> None:
    """This machine, private networks, link-local and metadata addresses are refused by what they mean."""
    with pytest.raises(UnsafeAddressError, match="private network"):
        parse(address)


@pytest.mark.parametrize("address", INSIDE)
def test_no_redirect_leads_inside(address: str) -> None:
    """A page on the web cannot send us there, in whatever spelling."""
    with pytest.raises(UnsafeAddressError, match="private network"):
        Fetcher().follow(URL("http://news.example/a"), address, ("http://news.example/a",))


@pytest.mark.parametrize("address", NEVER)
def test_some_addresses_are_refused_even_where_private_ones_are_allowed(address: str) -> None:
    """Metadata, link-local, multicast and unspecified addresses serve no newsroom's pages."""
    with pytest.raises(UnsafeAddressError):
        parse(address, allow_private=True)


@pytest.mark.parametrize("address", NO_PAGE)
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    """Other schemes, other ports, passwords and what parsers read in two ways never get as far as the network."""
    with pytest.raises(FetchError) as refused:
        parse(address)
    assert isinstance(refused.value, BadAddressError | UnsafeAddressError)


def test_a_password_is_in_no_message() -> None:
    """Credentials in an address never reach a log, whatever is wrong with the address."""
    for address in (
        "http://ada:hunter2@example.org/",
        "ftp://ada:hunter2@example.org/",
        "http://ada:hunter2@127.0.0.1/",
    ):
        with pytest.raises(FetchError) as refused:
            parse(address)
        assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["http://example.org/", "https://example.org:8443/a?b=c", "http://8.8.8.8/", "http://[2606:4700::1111]/"]
)
def test_a_public_address_passes(address: str) -> None:
    """Public names and addresses pass, and lose only what is never sent."""
    assert str(parse(address + "#part")) == address


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.0.9", "::1", "fd12::1", "::ffff:10.0.0.1"])
def test_private_networks_can_be_allowed(address: str) -> None:
    """An intranet is reached where the user says so."""
    check(address, address, allow_private=True)
    with pytest.raises(UnsafeAddressError):
        check(address, address, allow_private=False)


def names(*answers: list[str]):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a resolver that answers in turn
    """Give a resolver that gives one answer after the other, the last one for good."""
    left = list(answers)

    async def resolve(host: str, port: int) -> list[str]:
        del host, port
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


@pytest.mark.parametrize(
    "answer",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["93.184.216.34", "127.0.0.1"],
    ],
)
def test_a_name_that_leads_inside_is_refused(answer: list[str]) -> None:
    """What a name leads to is checked when it is resolved; one bad address among good ones is enough."""
    with pytest.raises(UnsafeAddressError):
        fetch_page("http://news.example/", resolve=names(answer))
