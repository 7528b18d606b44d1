"""A Dask worker under a nanny, which starts it again when it dies; and again when a scheduler that was lost is back."""

from __future__ import annotations

import asyncio
import logging

from distributed import Nanny
from distributed.worker_memory import parse_memory_limit

from grader.cluster.connection import SchedulerAccess, security, short

_log = logging.getLogger(__name__)
_AGAIN = 2.0  # seconds until a scheduler that is not there is tried again
_SILENT = 60.0  # seconds for which a worker waits for one
_QUIET = 5.0  # seconds after which it says that it waits


def serve(connection: SchedulerAccess, slots: int, memory_limit: str) -> None:
    """Work until KeyboardInterrupt. Raises ValueError for a memory limit that is none."""
    parse_memory_limit(memory_limit, slots, logger=_log)
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
        words = "%s: the scheduler does not answer; this worker waits for it"
        waiting = asyncio.get_running_loop().call_later(_QUIET, _log.warning, words, connection.address)
        try:
            async with nanny:
                waiting.cancel()
                await nanny.finished()
        except (OSError, TimeoutError, RuntimeError) as error:
            reason = short(error.__cause__ or error)
            _log.warning(
                "%s: %s; is it the scheduler's address, and are its files of TLS named?", connection.address, reason
            )
        finally:
            waiting.cancel()
        await asyncio.sleep(_AGAIN)
