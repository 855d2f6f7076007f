"""What earlier claims that may say the same are ranked by: the option, and the encoder that it asks for."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from factcheck.measure.meaning import Encoder


class Ranking(StrEnum):
    """What earlier claims are ranked by."""

    WORDS = "words"
    MEANING = "meaning"


Rank = Annotated[
    Ranking | None,
    typer.Option(
        "--rank",
        envvar="FACTCHECK_RANK",
        help="Rank claims that say the same by words alone, or by meaning too: the default where the extra "
        "'semantic' is installed.",
    ),
]


def encoder(rank: Ranking | None) -> "Encoder | None":
    """Give what ranks by meaning, None where words alone do; raises EncoderError where it was asked for and lacks."""
    from factcheck.measure.meaning import Encoder, is_installed

    if rank is Ranking.WORDS or (rank is None and not is_installed()):
        return None
    found = Encoder()
    return found if found.name else None


def match_head(by: "Encoder | None") -> str:
    """Give the line above a list of claims that were looked for: by what they are ranked."""
    return "  ranked by words and meaning:" if by else "  ranked by words:"
