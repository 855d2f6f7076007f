"""Manners towards one host: how many requests at once, how far apart, and not before it said.

The clock and the sleeping are given. Waiting for one host holds up no other.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from factcheck.fetch.page import Limits
from factcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that only go forward, and a way to let them pass."""

    now: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]


class Gate:
    """The gate of one host."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._slots = asyncio.Semaphore(limits.per_host)
        self._clock, self._spacing, self._not_before = clock, limits.spacing, 0.0
        self._waiting = 0

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is asked of the host and nothing waits."""
        return self._waiting == 0

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Hold one of the host's slots for one request, once its turn has come."""
        self._waiting += 1
        try:
            async with self._slots:
                await self._turn()
                yield
        finally:
            self._waiting -= 1

    async def _turn(self) -> None:
        while (wait := self._not_before - self._clock.now()) > 0:
            await self._clock.sleep(wait)
        self._not_before = self._clock.now() + self._spacing

    def hold(self, seconds: float) -> None:
        """Ask nothing of the host for some seconds."""
        self._not_before = max(self._not_before, self._clock.now() + seconds)

    def space(self, seconds: float) -> None:
        """Leave at least so many seconds between requests."""
        self._spacing = max(self._spacing, seconds)
