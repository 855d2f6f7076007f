"""What went over the wire, written as WARC records by warcio, which is imported only here.

In: requests with their answers, a file, the moment. Out: a warcinfo record, then a request and a response record for
each, after what the file holds already. All is put together first and written at once; where it cannot be, the file is
as it was.
"""

import io
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from yarl import URL

from factcheck import __version__
from factcheck.fetch.page import Exchange
from factcheck.model import FactcheckError
from factcheck.safe import printable

PACKED, PLAIN = ".warc.gz", ".warc"
_MAGIC = {PACKED: b"\x1f\x8b", PLAIN: b"WARC/"}
_UNPACKED = b"transfer-encoding"  # chunks were put together as they came: the header would lie


class WarcError(FactcheckError):
    """A WARC file that cannot be written, or is none."""

    code = "warc"


def check_place(place: Path) -> None:
    """Raise a WarcError where nothing can be added to ``place``, a file or a folder, or warcio is not installed."""
    _library()
    if place.is_dir():
        return
    kind = _kind(place)
    if not place.parent.is_dir():
        raise WarcError(f"there is no folder {printable(str(place.parent))}")
    try:
        with place.open("rb") as file:
            head = file.read(len(_MAGIC[kind]))
    except FileNotFoundError:
        return
    except OSError as error:
        raise WarcError(f"{printable(str(place))} cannot be read: {error.strerror}") from None
    if head and head != _MAGIC[kind]:
        raise WarcError(f"{printable(str(place))} is there already and no {kind} file: name another")


def _kind(place: Path) -> str:
    kind = next((kind for kind in _MAGIC if place.name.lower().endswith(kind)), "")
    if not kind:
        raise WarcError(f"{printable(str(place))}: name a file that ends in {PLAIN} or {PACKED}, or a folder")
    return kind


def _library() -> Any:
    try:
        from warcio import warcwriter
    except ImportError:
        raise WarcError("WARC files need warcio: pip install 'factcheck-cli[warc]'") from None
    return warcwriter


def append(exchanges: Sequence[Exchange], path: Path, now: datetime) -> None:
    """Add records to a WARC file, a new one where there is none; raises WarcError."""
    made = io.BytesIO()
    writer = _library().WARCWriter(made, gzip=_kind(path) == PACKED)
    moment = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    info = {"software": f"factcheck-cli/{__version__}", "format": "WARC File Format 1.0"}
    about = writer.create_warcinfo_record(path.name, info)
    about.rec_headers.replace_header("WARC-Date", moment)
    writer.write_record(about)
    for exchange in exchanges:
        writer.write_request_response_pair(_request(writer, exchange), _response(writer, exchange, moment))
    _write(path, made.getvalue())


def _request(writer: Any, exchange: Exchange) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    line = f"GET {URL(exchange.url).raw_path_qs} HTTP/{exchange.version}"
    headers = StatusAndHeaders(line, list(exchange.asked), is_http_request=True)
    return writer.create_warc_record(exchange.url, "request", http_headers=headers)


def _response(writer: Any, exchange: Exchange, moment: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    headers = StatusAndHeaders(
        f"{exchange.status} {exchange.reason}",
        [(_text(_name(name)), _text(value)) for name, value in exchange.headers],
        protocol=f"HTTP/{exchange.version}",
    )
    return writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": moment},
    )


def _name(name: bytes) -> bytes:
    return b"X-Archive-Orig-" + name if name.lower() == _UNPACKED else name


def _text(header: bytes) -> str:
    """Give a header as text; what is not ASCII in it is quoted when it is written."""
    try:
        return header.decode()
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _write(path: Path, data: bytes) -> None:
    """Add ``data`` to a file; where that fails the file is as it was."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except OSError as error:
        raise WarcError(f"{printable(str(path))} cannot be written: {error.strerror}") from None
    try:
        before = os.fstat(file).st_size
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
            os.fsync(file)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(file, before) if before else path.unlink()
            raise WarcError(f"{printable(str(path))} cannot be written: {error.strerror}") from None
    finally:
        os.close(file)
