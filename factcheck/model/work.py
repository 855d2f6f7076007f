"""Where the work on a claim stands: states, stances, kinds of source."""

from enum import StrEnum


class State(StrEnum):
    """Where the work on a claim stands."""

    NEW = "new"
    IN_REVIEW = "in-review"
    CHECKED = "checked"
    PUBLISHED = "published"
    DROPPED = "dropped"


class Stance(StrEnum):
    """What a source does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class SourceKind(StrEnum):
    """What a source is."""

    URL = "url"
    DOCUMENT = "document"
    PERSON = "person"


class SourceOutcome(StrEnum):
    """What was found when somebody went back to a source.

    MOVED: the passage as it was, at another address. GONE: the page was missing on three different days. BLOCKED: the
    site does not let this reader in. UNREACHABLE: no answer, or none yet that decides.
    """

    SAME = "same"
    MOVED = "moved"
    REWORDED = "reworded"
    FIGURE_CHANGED = "figure-changed"
    DATE_CHANGED = "date-changed"
    PASSAGE_GONE = "passage-gone"
    GONE = "gone"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
