"""Which file is the ledger: the one named, else the project's, else the user's.

In: what ``--db`` says, the environment, the folder one is in. Out: a path, which need not exist. Opens nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from factcheck.store.errors import LedgerAccessError

PROJECT_FILES = ("factcheck.db", ".factcheck/ledger.db")


def locate(database: Path | None, *, environ: Mapping[str, str], folder: Path) -> Path:
    """Give the ledger's path: ``database``, else $FACTCHECK_DB, else a project file in ``folder`` or above it.

    Where there is none of these it is ``ledger.db`` in the user's data folder, which is made.
    """
    if database is not None:
        return database.expanduser()
    if environ.get("FACTCHECK_DB"):
        return Path(environ["FACTCHECK_DB"]).expanduser()
    return project_file(folder) or users_file()


def project_file(folder: Path) -> Path | None:
    """Give the project's ledger, looked for in ``folder`` and upwards as git does; None where there is none."""
    for place in (folder, *folder.parents):
        for name in PROJECT_FILES:
            if (place / name).is_file():
                return place / name
    return None


def users_file() -> Path:
    """Give the ledger in the user's data folder, making the folder, for nobody else to read."""
    from platformdirs import user_data_path

    folder = user_data_path("factcheck", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise LedgerAccessError(f"{folder} cannot be made ({error.strerror}): name a ledger with --db") from None
    return folder / "ledger.db"
