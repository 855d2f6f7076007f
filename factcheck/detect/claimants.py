"""Who says a claim.

What goes in: a statement. What comes out: the speaker of the quotation that it lies in, with the words that name
them; None where the article itself speaks, or where speech has no speaker.
"""

from factcheck.detect.statement import Statement
from factcheck.model import Claimant, Span


def claimant(statement: Statement) -> Claimant | None:
    """Give who says the statement."""
    speaker = statement.speech.speaker if statement.speech else None
    if speaker is None:
        return None
    return Claimant(speaker.name or speaker.text, Span(speaker.start, speaker.end))
