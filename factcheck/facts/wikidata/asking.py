"""What is asked of Wikidata, and where."""

from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from factcheck.facts.wikidata.facts import Origins
from factcheck.facts.wikidata.items import ItemKind
from factcheck.model.frozen import dataclass
from factcheck.safe import public_url

API = "https://www.wikidata.org/w/api.php"
QUERIES = "https://query.wikidata.org/sparql"
AT_ONCE = 50  # items that the API gives to one request
MOST_HOLDERS = 500


class Holders(StrEnum):
    """How it is found out who held an office: by a query, by the office's own item, or not at all."""

    QUERY = "query"
    ITEM = "item"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is pulled: items by their ids, what they are where that is said, the id of the fact for a single one."""

    ids: tuple[str, ...]
    kind: ItemKind | None = None
    name: str = ""
    holders: Holders = Holders.QUERY
    most: int = 100


@dataclass(frozen=True, slots=True)
class Service:
    """Where Wikidata, or a Wikibase like it, answers."""

    api: str = API
    queries: str = QUERIES

    def origins(self, retrieved: date) -> Origins:
        """Give what the sources of facts say of the site."""
        parts = urlsplit(self.api)
        host = parts.hostname or ""
        is_wikidata = host == "wikidata.org" or host.endswith(".wikidata.org")
        site = public_url(f"{parts.scheme}://{parts.netloc}")
        return Origins(site, "Wikidata" if is_wikidata else host, retrieved)
