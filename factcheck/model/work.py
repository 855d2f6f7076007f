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
