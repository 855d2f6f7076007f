"""The ledger's tables as SQLModel classes: what writes go through.

The scripts in ``migrations`` make the tables, since SQLModel knows neither STRICT nor full-text search; a test
holds the two to each other. Imported only by what writes: reading uses the connection itself, so that listing
claims does not wait for SQLAlchemy. Table classes do not validate: what comes from outside is checked before.
"""

from sqlmodel import Field, ForeignKeyConstraint, Index, SQLModel, text


class DocumentRow(SQLModel, table=True):
    """A document at its newest version."""

    __tablename__ = "document"
    __table_args__ = (
        Index("document_key", "key", unique=True),
        Index("document_url", "url"),
        Index("document_name", "name"),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True)
    key: str
    name: str
    url: str
    title: str
    authors: str
    language: str
    published: str | None
    published_by: str
    published_also: str
    meta: str
    version: int
    read_at: str


class DocumentTextRow(SQLModel, table=True):
    """One text that a document has had."""

    __tablename__ = "document_text"
    __table_args__ = (Index("document_text_hash", "hash"),)
    document_id: int = Field(primary_key=True, foreign_key="document.id", ondelete="CASCADE")
    version: int = Field(primary_key=True)
    hash: str
    read_at: str
    packed: int
    text: bytes


class ClaimRow(SQLModel, table=True):
    """A claim with its place, its marks and its review."""

    __tablename__ = "claim"
    __table_args__ = (
        Index("claim_key", "key", unique=True),
        Index("claim_document", "document_id", "start"),
        Index("claim_recheck", "recheck_on"),
        Index("claim_state", "state"),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True)
    key: str
    document_id: int | None = Field(foreign_key="document.id", ondelete="CASCADE")
    text: str
    language: str
    start: int
    stop: int
    exact: str
    prefix: str
    suffix: str
    claimant: str
    worth: float
    reasons: str
    times: str
    quantities: str
    shelf_life: str
    recheck_on: str | None
    time_status: str
    judged_on: str | None
    state: str
    verdict: str
    scale: str
    note: str
    forced_reason: str
    said_on: str | None
    reviewed_at: str | None
    reviewer: str
    checked_at: str | None
    created_at: str
    gone: int


class SourceRow(SQLModel, table=True):
    """Material for or against claims."""

    __tablename__ = "source"
    __table_args__ = (Index("source_url", "url"), {"sqlite_autoincrement": True})
    id: int = Field(primary_key=True)
    kind: str
    title: str
    url: str
    publisher: str
    published: str | None
    retrieved: str | None
    passage: str
    note: str


class ClaimSourceRow(SQLModel, table=True):
    """What a source does to a claim."""

    __tablename__ = "claim_source"
    __table_args__ = (Index("claim_source_source", "source_id"),)
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    source_id: int = Field(primary_key=True, foreign_key="source.id", ondelete="CASCADE")
    stance: str


class FactRow(SQLModel, table=True):
    """One of the user's own facts."""

    __tablename__ = "fact"
    id: str = Field(primary_key=True)
    kind: str
    data: str


class FlagRow(SQLModel, table=True):
    """What a rule said last of one text of a document, or of a claim added by hand."""

    __tablename__ = "flag"
    __table_args__ = (
        ForeignKeyConstraint(
            ["document_id", "version"], ["document_text.document_id", "document_text.version"], ondelete="CASCADE"
        ),
        Index("flag_document", "document_id", "version"),
        Index("flag_code", "code"),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True)
    document_id: int | None
    version: int | None
    start: int
    stop: int
    code: str
    name: str
    severity: str
    message: str
    hint: str
    recheck_on: str | None
    related: str
    refs: str


class ClaimFlagRow(SQLModel, table=True):
    """Which claims a flag lies on."""

    __tablename__ = "claim_flag"
    __table_args__ = (Index("claim_flag_flag", "flag_id"),)
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    flag_id: int = Field(primary_key=True, foreign_key="flag.id", ondelete="CASCADE")


class SnapshotRow(SQLModel, table=True):
    """The text of a page that is a source."""

    __tablename__ = "snapshot"
    hash: str = Field(primary_key=True)
    packed: int
    text: bytes


class SourceWatchRow(SQLModel, table=True):
    """Where a source on the web stands."""

    __tablename__ = "source_watch"
    __table_args__ = (Index("source_watch_snapshot", "snapshot"), Index("source_watch_since", "since"))
    source_id: int = Field(primary_key=True, foreign_key="source.id", ondelete="CASCADE")
    outcome: str | None
    detail: str
    since: str | None
    checked_at: str | None
    seen_at: str | None
    missing_on: str
    was: str
    prefix: str
    suffix: str
    now: str
    found_at: str
    page_outcome: str | None
    etag: str
    last_modified: str
    body: str
    snapshot: str | None = Field(foreign_key="snapshot.hash")


class SourceOutcomeRow(SQLModel, table=True):
    """An outcome that was found of a source, or a wording, where it was not the one before."""

    __tablename__ = "source_outcome"
    source_id: int = Field(primary_key=True, foreign_key="source.id", ondelete="CASCADE")
    at: str = Field(primary_key=True)
    outcome: str
    detail: str
    passage: str
    found_at: str


class SourceCopyRow(SQLModel, table=True):
    """A copy of a source's page in a web archive."""

    __tablename__ = "source_copy"
    source_id: int = Field(primary_key=True, foreign_key="source.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    url: str
    saved_on: str


class SourceRunRow(SQLModel, table=True):
    """A run through the sources."""

    __tablename__ = "source_run"
    selection: str = Field(primary_key=True)
    started_at: str
    finished_at: str | None


class ReadingRow(SQLModel, table=True):
    """What was found in a text."""

    __tablename__ = "reading"
    hash: str = Field(primary_key=True)
    made_by: str
    data: bytes


class MeaningRow(SQLModel, table=True):
    """What an encoder of sentences makes of a claim's words."""

    __tablename__ = "meaning"
    claim_id: int = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    words: str
    made_by: str
    vector: bytes


class HistoryRow(SQLModel, table=True):
    """One change of one row, chained to the one before."""

    __tablename__ = "history"
    __table_args__ = (
        Index("history_change", "change"),
        Index("history_claim", "claim_id"),
        Index("history_document", "document_id"),
        Index("history_undoes", "undoes", sqlite_where=text("undoes > 0")),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True)
    change: int
    at: str
    who: str
    action: str
    subject: str
    claim_id: int
    document_id: int
    undoes: int
    before: str
    after: str
    previous_hash: str
    hash: str


TABLES: dict[str, type[SQLModel]] = {
    "document": DocumentRow,
    "document_text": DocumentTextRow,
    "claim": ClaimRow,
    "source": SourceRow,
    "claim_source": ClaimSourceRow,
    "fact": FactRow,
    "flag": FlagRow,
    "claim_flag": ClaimFlagRow,
    "snapshot": SnapshotRow,
    "source_watch": SourceWatchRow,
    "source_outcome": SourceOutcomeRow,
    "source_copy": SourceCopyRow,
    "source_run": SourceRunRow,
    "reading": ReadingRow,
    "meaning": MeaningRow,
    "history": HistoryRow,
}
