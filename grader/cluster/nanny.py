"""A Dask worker under a nanny, which starts it again when it dies; and again when a scheduler that was lost is back."""

from __future__ import annotations

import asyncio
import logging

from distributed import Nanny
from distributed.worker_memory import parse_memory_limit

from grader.cluster.connection import SchedulerAccess, security

_AGAIN = 2.0  # seconds until a scheduler that is not there is tried again
_SILENT = 60.0  # seconds for which a worker waits for one


def serve(connection: SchedulerAccess, slots: int, memory_limit: str) -> None:
    """Work until KeyboardInterrupt. Raises ValueError for a memory limit that is none."""
    parse_memory_limit(memory_limit, slots, logger=logging.getLogger(__name__))
    asyncio.run(_serve(connection, slots, memory_limit))


async def _serve(connection: SchedulerAccess, slots: int, memory_limit: str) -> None:
    while True:
        nanny = Nanny(
            connection.address,
            nthreads=slots,
            memory_limit=memory_limit,
            security=security(connection, "worker"),
            death_timeout=_SILENT,
            dashboard=False,
            dashboard_address="127.0.0.1:0",  # Dask's pages about a worker are for this machine alone
        )
        try:
            async with nanny:
                await nanny.finished()
        except (OSError, TimeoutError, RuntimeError) as error:
            logging.getLogger(__name__).warning("%s: %s", connection.address, error)
        await asyncio.sleep(_AGAIN)
