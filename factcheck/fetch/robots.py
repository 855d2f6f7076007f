"""What sites ask of programs in their robots.txt. Reads text, fetches nothing."""

from protego import Protego

NAME = "factcheck-cli"
_LONGEST = 500_000  # bytes that are read; RFC 9309 asks for at least 500 kB
_SLOWEST = 10.0  # seconds between requests; a site that asks for more is served at this pace


class Robots:
    """The rules of one site."""

    def __init__(self, text: bytes) -> None:
        self._rules = Protego.parse(text[:_LONGEST].decode("utf-8", "replace"))

    def allows(self, url: str) -> bool:
        """Say whether a page may be fetched."""
        return bool(self._rules.can_fetch(url, NAME))

    @property
    def spacing(self) -> float:
        """Give the seconds that the site wants between two requests, 0 where it does not say."""
        return min(float(self._rules.crawl_delay(NAME) or 0), _SLOWEST)


EVERYTHING = Robots(b"")
