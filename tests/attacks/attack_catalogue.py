"""Every attack: what it tries, what stops it, what it must come to. Read from the attacks themselves.

An attack is a file in ``submissions/`` or a function in one of the ``built_*`` modules. Its docstring says

    group: reading
    tries: What it does, in a sentence.
    stopped by: mounts, landlock
    score: 0            (where it is another one: what its honest part is worth)
    status: graded      (where it is another one)

and its code earns points, or leaves a trace, only if the trick works.
"""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.attacks import built_archives, built_calls, built_files, built_forging, built_pages
from tests.attacks.attack_course import SOLUTION

SUBMISSIONS = Path(__file__).parent / "submissions"

GROUPS = (
    "forging",
    "reading",
    "writing",
    "processes",
    "network",
    "exhaustion",
    "protocol",
    "proxies",
    "files",
    "pages",
)

LAYERS = {
    "apart": "tests, reference and verdict are in other processes",
    "values": "only plain values cross, subclasses as their base",
    "codec": "a strict decoder with caps on every size",
    "proxy": "the trusted end forwards no private name and builds exceptions from an allow-list",
    "deaf": "nothing that is printed or written is parsed",
    "order": "public tests first; what hidden ones bring about is not shown",
    "fresh": "environment, descriptors, scratch and import path are made anew for each guest",
    "mounts": "a file system with nothing but an interpreter in it",
    "pids": "processes of its own",
    "net": "a network of its own, with nobody in it",
    "landlock": "Landlock: files, TCP, abstract sockets, signals, tracing",
    "seccomp": "a short list of allowed system calls",
    "rlimits": "limits that the kernel enforces",
    "watch": "clocks and counters read from outside, then SIGKILL",
    "runner": "the trusted side has limits of its own, and loses one test at most",
    "reader": "files are read without following links, within caps, in a process that can be killed",
    "clean": "whatever is shown is escaped, and steering characters are made visible",
}
NAMESPACES_ONLY = frozenset({"mounts", "pids", "net"})


@dataclass(frozen=True)
class Attack:
    """One hostile submission. ``make`` writes it into a student's folder."""

    name: str
    group: str
    tries: str
    layers: tuple[str, ...]
    make: Callable[[Path], None]
    score: float = 0.0
    status: str = "graded"

    def layers_in(self, tier: str) -> tuple[str, ...]:
        """The layers that stop it in ``tier``."""
        return tuple(layer for layer in self.layers if tier == "namespaces" or layer not in NAMESPACES_ONLY)


SAMPLE = frozenset(
    """
    forging_always_equal forging_equal_int forging_equal_array forging_equal_frame forging_patched_pytest
    forging_frames forging_printed_results forging_skips forging_conftest forging_own_tests
    reading_reference reading_classmate reading_by_other_calls reading_environment reading_print_arguments
    reading_raise_arguments reading_keep_arguments writing_outside writing_results writing_libraries
    processes_daemon processes_fork_bomb processes_signals processes_trace network_tcp network_unix
    exhaustion_cpu exhaustion_memory exhaustion_output exhaustion_thread_bomb exhaustion_unlisted_folder
    exhaustion_descriptors exhaustion_removed_files protocol_kinds protocol_nodes protocol_out_of_turn
    proxies_underscores proxies_end_of_the_runner files_link_to_reference files_pipe files_zip_escapes
    pages_output pages_messages pages_student_formula
    """.split()
)
"""A few of every group, for ``make test``; ``make nightly`` runs all."""


def catalogue() -> tuple[Attack, ...]:
    """All attacks, group by group."""
    found = [_from_file(path) for path in SUBMISSIONS.iterdir() if path.suffix in (".py", ".ipynb")]
    for module in (built_archives, built_calls, built_files, built_forging, built_pages):
        found += [_attack(f.__name__, f.__doc__ or "", f) for f in module.ATTACKS]
    return tuple(sorted(found, key=lambda attack: (GROUPS.index(attack.group), attack.name)))


def _from_file(path: Path) -> Attack:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        header = "".join(json.loads(text)["cells"][0]["source"])
    else:
        header = ast.get_docstring(ast.parse(text)) or ""

    def make(folder: Path) -> None:
        shutil.copyfile(path, folder / f"sums{path.suffix}")
        (folder / "honest.py").write_text(SOLUTION, encoding="utf-8")

    return _attack(path.stem, header, make)


def _attack(name: str, header: str, make: Callable[[Path], None]) -> Attack:
    fields: dict[str, str] = {}
    key = ""
    for line in header.strip().splitlines():
        before, colon, after = line.strip().partition(":")
        if colon and before in ("group", "tries", "stopped by", "score", "status"):
            key = before
            fields[key] = after.strip()
        elif line.strip():  # a sentence that goes on
            fields[key] += f" {line.strip()}"
        else:
            break
    return Attack(
        name=name,
        group=fields["group"],
        tries=fields["tries"],
        layers=tuple(layer.strip() for layer in fields["stopped by"].split(",")),
        make=make,
        score=float(fields.get("score", 0)),
        status=fields.get("status", "graded"),
    )
