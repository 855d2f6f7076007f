"""Why a page could not be had: one class a situation, one clear sentence each. Addresses are shown without secrets."""

from factcheck.model import FactcheckError
from factcheck.safe import one_line, public_url

_LONGEST = 200  # characters of an address in a message


class FetchError(FactcheckError):
    """A page could not be fetched. ``retry``: asking again soon may help; ``wait``: seconds that the server asked."""

    code = "fetch"

    def __init__(self, message: str, *, retry: bool = False, wait: float = 0, tried: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.retry, self.wait, self.tried = retry, wait, tried


class BadAddressError(FetchError):
    """It is no address of a web page: another scheme, a password in it, a port that no page is served from."""

    code = "bad-address"


class UnsafeAddressError(FetchError):
    """It leads into this machine or a private network."""

    code = "unsafe-address"


class UnreachableError(FetchError):
    """No answer: no such host, no connection, a reset, a certificate that is not right."""

    code = "unreachable"


class SlowError(UnreachableError):
    """The answer took too long."""

    code = "too-slow"


class PageTooLargeError(FetchError):
    """The answer is larger than a page can be."""

    code = "page-too-large"


class BadAnswerError(FetchError):
    """The answer is no HTTP, or not packed as it says."""

    code = "bad-answer"


class RedirectError(FetchError):
    """The page leads on too often, in a circle, or nowhere."""

    code = "redirects"


class RobotsError(FetchError):
    """The site asks programs not to fetch this page."""

    code = "robots"


class StatusError(FetchError):
    """The server answered, but not with the page. ``status`` is its number."""

    code = "status"

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def shown(address: object) -> str:
    """Give an address as it may stand in a message: no user name, no password, one line, not too long."""
    return one_line(public_url(str(address)), _LONGEST)
