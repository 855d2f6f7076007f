"""How earlier claims that may say the same are told: one line each, with verdict and dates; nothing is merged."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from factcheck.cli.ranking import Ranking
from factcheck.review import is_reviewed
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.flow.matching import Match
    from factcheck.model import ClaimRecord

_CUT = 100  # characters of a claim's words where they are told beside another's


def match_line(match: "Match", columns: int) -> str:
    """Give a claim that was looked for as one line of a list, cut to ``columns``; 0 is uncut."""
    claim = match.claim
    meant = "" if match.meaning is None else f"{match.meaning:>5.0%}"
    head = f"{match.likeness:>5.0%}{meant} {claim.number:>5}  {_standing(match):<36}  "
    return head + one_line(_words(claim), max(columns - len(head), 0))


def offered(earlier: Mapping[int, tuple["Match", ...]]) -> Iterator[str]:
    """Give the lines for claims that are new and the earlier ones that they are like."""
    for number, matches in sorted(earlier.items()):
        for match in matches:
            claim = match.claim
            meant = "" if match.meaning is None else f" ({match.meaning:.0%} in meaning)"
            yield f"  claim {number} is {match.likeness:.0%} like claim {claim.number}{meant}: {_standing(match)}"
            yield f"    {one_line(_words(claim), _CUT)}"


def match_record(match: "Match") -> dict[str, Any]:
    """Give an earlier claim as JSON has it beside a new one."""
    claim = match.claim
    return {
        "number": claim.number,
        **likeness_record(match),
        "text": claim.text,
        "language": claim.language,
        "claimant": claim.claimant or None,
        "state": claim.state.value,
        "verdict": claim.verdict if is_reviewed(claim) else None,
        "reviewed_at": claim.reviewed_at.isoformat() if claim.reviewed_at else None,
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
    }


def likeness_record(match: "Match") -> dict[str, Any]:
    """Give how alike a claim is as JSON has it; ``meaning`` is null where it was ranked by words alone."""
    return {
        "ranked_by": (Ranking.WORDS if match.meaning is None else Ranking.MEANING).value,
        "likeness": round(match.likeness, 3),
        "meaning": None if match.meaning is None else round(match.meaning, 3),
        "at_odds": match.at_odds,
    }


def _standing(match: "Match") -> str:
    claim = match.claim
    verdict = one_line(claim.verdict) if is_reviewed(claim) else claim.state.value
    judged = f" on {claim.reviewed_at:%Y-%m-%d}" if is_reviewed(claim) and claim.reviewed_at else ""
    said = f", said on {claim.said_on}" if claim.said_on else ""
    odds = "; other figures or dates" if match.at_odds else ""
    return f"{verdict}{judged}{said}{odds}"


def _words(claim: "ClaimRecord") -> str:
    who = f"{claim.claimant}: " if claim.claimant else ""
    return f"{'(gone) ' if claim.gone else ''}{who}{claim.text}"
