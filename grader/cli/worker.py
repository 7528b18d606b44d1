"""``grader worker``: its parameters."""

from __future__ import annotations

from typing import Annotated

import typer

from grader.cli.parameters import Debug, InsecureCluster, TlsCaFile, TlsCert, TlsKey


def worker(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Of the Dask scheduler: tls://host:8786.")],
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="Submissions at a time.", show_default="one per processor"),
    ] = None,
    memory_limit: Annotated[
        str, typer.Option("--memory-limit", metavar="SIZE", help="Of Dask's process: 2GiB, or auto.")
    ] = "auto",
    tls_ca_file: TlsCaFile = None,
    tls_cert: TlsCert = None,
    tls_key: TlsKey = None,
    insecure_cluster: InsecureCluster = False,
    debug: Debug = False,
) -> None:
    """Judge for batches with --cluster, until Ctrl-C. A worker that dies is started again."""
    from grader.cluster.connection import SchedulerAccess
    from grader.commands.worker import work

    connection = SchedulerAccess(address, insecure_cluster, tls_ca_file, tls_cert, tls_key)
    raise typer.Exit(work(connection, jobs, memory_limit))
