"""What a submission may use up, in each tier and for each user who grades, and the attacks that try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WATCHED = "watch: looked at every 50 ms from outside"


@dataclass(frozen=True)
class Resource:
    """A resource: the limit's name in ``course.toml``, what holds it in each tier, and attacks on it."""

    name: str
    limit: str
    namespaces: str
    landlock_root: str
    landlock_ordinary: str
    attacks: tuple[str, ...]


def everywhere(name: str, limit: str, held: str, *attacks: str) -> Resource:
    """A resource that is held by the same means in every tier."""
    return Resource(name, limit, held, held, held, attacks)


RESOURCES = (
    everywhere(
        "CPU",
        "cpu, load_cpu, suite",
        "watch; the kernel (RLIMIT_CPU) at last",
        "exhaustion_cpu",
        "exhaustion_cpu_at_load",
    ),
    everywhere("wall clock", "wall, load_wall, suite", "deadline of each request", "exhaustion_sleep", "protocol_drip"),
    everywhere(
        "memory", "memory", "RLIMIT_AS", "exhaustion_memory", "exhaustion_to_the_brim", "exhaustion_lazy_memory"
    ),
    Resource(
        "threads",
        "threads",
        "RLIMIT_NPROC of its namespace",
        "RLIMIT_NPROC of its own user; watch",
        "watch; RLIMIT_NPROC leaves the grader's user 64",
        ("exhaustion_threads", "exhaustion_thread_bomb"),
    ),
    everywhere("processes", "none", "seccomp: no process can be made", "processes_fork_bomb", "processes_clone"),
    Resource(
        "disk",
        "scratch, file_size",
        "a file system of that size in memory",
        WATCHED,
        WATCHED,
        ("exhaustion_disk", "exhaustion_unlisted_folder", "exhaustion_removed_files"),
    ),
    Resource("files", "scratch_files", "inodes of that file system", WATCHED, WATCHED, ("exhaustion_inodes",)),
    everywhere("descriptors", "64", "RLIMIT_NOFILE", "exhaustion_descriptors"),
    everywhere("output", "output_kib", "watch: 64 times that ends the guest", "exhaustion_output"),
    everywhere("frames", "frame", "the decoder's caps", "exhaustion_frame", "protocol_nodes"),
)


def table() -> Iterator[str]:
    """The lines of the page's table."""
    yield "| resource | limit | `namespaces` | `landlock`, root | `landlock`, ordinary user | attacks |"
    yield "|---|---|---|---|---|---|"
    for one in RESOURCES:
        attacks = ", ".join(name.replace("_", "\\_") for name in one.attacks)
        limit = one.limit.replace("_", "\\_")
        yield f"| {one.name} | {limit} | {one.namespaces} | {one.landlock_root} | {one.landlock_ordinary} | {attacks} |"
