"""Scan documents ahead in other processes, while this one stores those before them.

What goes in: what was read, in order, and a judge. What comes out: the same in the same order, with the scan of each
document that was scanned ahead. The processes know nothing but the judge and the document; they end with this one,
however it ends, since the line to each is open at no other end. A few articles are not worth starting them.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import islice
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self, TypeVar

from factcheck.flow import Judge, Scan, scan_document
from factcheck.model import Document, FactcheckError

FEW = 24  # articles that are scanned here first: a process takes a third of a second to be ready
_MOST = 4  # processes; storing takes half as long as scanning, and one process stores
_OBJECTS = 50_000  # a scan leaves none behind that would have to be looked for
T = TypeVar("T")


def scan_ahead(
    found: Iterable[T], judge: Judge, to_scan: Callable[[T], Document | None], *, processes: int | None = None
) -> Iterator[tuple[T, Scan | None]]:
    """Give each of ``found`` with its scan, or with None where the caller is to scan it.

    ``to_scan`` gives the document as it will be scanned, None where there is nothing to scan. It is asked before the
    caller has dealt with those just before, so the caller compares. ``processes``: how many, else as there are cores.
    """
    items = iter(found)
    yield from ((item, None) for item in islice(items, FEW))
    count = _processes() if processes is None else processes
    first = list(islice(items, 1))
    if not first or not count:
        yield from ((item, None) for item in (*first, *items))
        return
    with ExitStack() as stack:
        idle = deque(stack.enter_context(_Scanner(judge)) for _ in range(count))
        waiting: deque[tuple[T, _Scanner | None]] = deque()
        for item in (*first, *items):
            document, ready = to_scan(item), []
            while document is not None and not idle:
                ready.append(_answered(waiting, idle))
            scanner = idle.popleft() if document is not None else None
            if scanner is not None and document is not None:
                scanner.ask(document)
            waiting.append((item, scanner))
            yield from ready
            while waiting and waiting[0][1] is None:
                yield _answered(waiting, idle)
        while waiting:
            yield _answered(waiting, idle)


def _answered(waiting: "deque[tuple[T, _Scanner | None]]", idle: "deque[_Scanner]") -> tuple[T, Scan | None]:
    item, scanner = waiting.popleft()
    if scanner is None:
        return item, None
    scan = scanner.answer()
    idle.append(scanner)
    return item, scan


def _processes() -> int:
    """Give two a core, since each waits for its turn; none where they would only take turns with this one."""
    cores = _cores()
    return min(2 * cores, _MOST) if cores > 1 else 0


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class _Scanner:
    """Another process that scans one document at a time.

    One that has ended, killed for want of memory say, answers None: what it was asked for is scanned by the caller.
    """

    def __init__(self, judge: Judge) -> None:
        from multiprocessing import get_context

        context = get_context("spawn")  # a copy of this process would hold the ledger open
        self._line, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, judge), daemon=True)
        self._process.start()
        other.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._line.close()
        self._process.join()

    def ask(self, document: Document) -> None:
        with suppress(OSError):
            self._line.send(document)

    def answer(self) -> Scan | None:
        try:
            scan: Scan | None = self._line.recv()
        except (EOFError, OSError):
            return None
        return scan


def _work(line: Connection, judge: Judge) -> None:
    """Scan what comes down the line until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    gc.set_threshold(_OBJECTS)
    with suppress(EOFError, OSError):
        while True:
            line.send(_scan(line.recv(), judge))


def _scan(document: Document, judge: Judge) -> Scan | None:
    """Scan a document; None where that cannot be done, so that the caller says why."""
    try:
        return scan_document(document, judge)
    except FactcheckError:
        return None
