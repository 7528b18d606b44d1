"""``grader worker``: a worker of a Dask cluster that judges for batches."""

from __future__ import annotations

from grader.batch.pool import processors
from grader.cluster.connection import SchedulerAccess, check
from grader.commands.readers_language import readers_language
from grader.commands.workplaces import check_installed
from grader.errors import GraderError
from grader.processes.lifetime import interrupt_on_sigterm
from grader.sandbox import tiers
from grader.text.phrases import say


def work(connection: SchedulerAccess, jobs: int | None, memory_limit: str) -> int:
    """Work until Ctrl-C or SIGTERM, and return the exit code. Raises GraderError where this machine may not grade, or
    the scheduler may not be used."""
    check_installed("grader worker")
    check(connection, "worker")
    tier = tiers.best(grading=True)
    from grader.cluster.nanny import serve

    slots = jobs or len(processors())
    lang = readers_language()
    print(say("worker.ready", lang, address=connection.address, count=slots, tier=tier), flush=True)
    interrupt_on_sigterm()
    try:
        serve(connection, slots, memory_limit)
    except KeyboardInterrupt:
        return 0
    except ValueError as error:
        raise GraderError(f"--memory-limit {memory_limit}: {error}", "Write 2GiB, 0.5 or auto.") from None
    return 0
