"""Where ``grader batch`` lets its work be done: here, or by a cluster."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from grader.batch.pool import Pool, processors
from grader.batch.protocol import WorkerConfig
from grader.batch.workplace import Workplace
from grader.cluster.connection import check
from grader.commands.batch_options import BatchOptions
from grader.errors import GraderError
from grader.model import Course
from grader.text.phrases import say


@contextlib.contextmanager
def opened(course: Course, options: BatchOptions, config: WorkerConfig) -> Iterator[Workplace]:
    """The workplace of a batch, for as long as the context lasts. Raises GraderError."""
    if options.cluster is None:
        yield Pool(config, options.jobs or len(processors()))
        return
    from grader.cluster.cluster import DaskCluster

    def tell(phrase: str, **args: str) -> None:
        print(say(phrase, options.lang, **args), file=sys.stderr, flush=True)

    with DaskCluster(options.cluster, course, config, options.tier, tell) as cluster:
        yield cluster


def check_cluster(options: BatchOptions) -> None:
    """Raise GraderError where there is a cluster that may not be used, before anything else is done."""
    if options.cluster is not None:
        check_installed("--cluster")
        check(options.cluster, "client")


def check_installed(what: str) -> None:
    """Raise GraderError where Dask is missing."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise GraderError(
            f"{what}: Dask is not installed", "Install it with: pip install 'nn-grader[cluster]'."
        ) from None
