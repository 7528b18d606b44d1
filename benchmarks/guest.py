"""Where a guest's cost goes, by phase: CPU milliseconds and page faults, with and without pandas in the server.

    python benchmarks/guest.py [ROUNDS]

server: the fork, as its parent sees it. lockdown: up to the greeting. open: what is around a notebook. load: gates.
call: the first one, of and_gate. end: what is left of the whole life. host: the trusted end's own.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.model import Limits
from grader.sandbox import fork_client, host, tiers

LIMITS = Limits()
CODE = (Path(__file__).resolve().parent.parent / "reference/gates/gates.py").read_text(encoding="utf-8")
PHASES: dict[str, list[Any] | None] = {
    "lockdown": None,
    "open": ["open", "__main__", "gates.ipynb"],
    "load": ["load", [["gates.ipynb", CODE]], []],
    "call": ["call", "and_gate", [0, 1], {}, 1, False],
}


def below(process: int) -> Iterator[int]:
    """All processes below one, and itself."""
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield from below(int(child))


def spent(processes: list[int]) -> float:
    """CPU milliseconds of processes that have one thread."""
    return sum(int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) for process in processes) / 1e6


def faults(process: int) -> int:
    """Page faults that needed no disk."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[7])


def measured(libraries: tuple[str, ...], rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """CPU by phase, and page faults: medians of guests, means of the others."""
    lives: list[float] = []
    note = fork_client.ForkSpawner._note

    def listening(self: fork_client.ForkSpawner, message: dict[str, Any]) -> None:
        lives.append(message["cpu"] * 1000)
        note(self, message)

    fork_client.ForkSpawner._note = listening  # type: ignore[method-assign]  # how a guest ended, CPU and all
    seen: list[list[tuple[float, int]]] = []
    with host.start(tiers.best(grading=True), libraries=libraries) as server, server.connect() as spawner:
        processes = [*below(server._process.pid)]  # type: ignore[attr-defined]  # the fork server's
        for number in range(rounds + 5):
            if number == 5:
                seen.clear()
                before = spent(processes), time.process_time()
            guest = spawner.spawn(LIMITS)
            clock, steps = guest._process, []  # type: ignore[attr-defined]  # a forked guest's
            for message in PHASES.values():
                if message is not None:
                    guest.request(message, cpu=5, wall=20)
                steps.append((guest.cpu() * 1000, faults(clock)))
            guest.close()
            seen.append(steps)
        time.sleep(0.1)
        others = (spent(processes) - before[0]) / rounds, (time.process_time() - before[1]) * 1000 / rounds
        spawner.spawn(LIMITS).close()  # hears how the last one ended
    fork_client.ForkSpawner._note = note  # type: ignore[method-assign]
    cpu = _steps([[step[0] for step in steps] for steps in seen])
    life = statistics.median(lives[5:])
    cost = {"server": others[0], **cpu, "end": life - sum(cpu.values()), "host": others[1]}
    return {**cost, "whole": sum(cost.values())}, _steps([[step[1] for step in steps] for steps in seen])


def _steps(totals: list[list[Any]]) -> dict[str, float]:
    """What each phase added, by name."""
    added = ([now - then for now, then in zip(one, [0, *one], strict=False)] for one in totals)
    return dict(zip(PHASES, map(statistics.median, zip(*added, strict=True)), strict=True))


def main() -> None:
    """Print a table."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 100
    for libraries in (("numpy",), ("numpy", "pandas")):
        cost, pages = measured(libraries, rounds)
        print("+".join(libraries), "".join(f"{name:>10}" for name in cost), sep="\n")
        print("".join(f"{value:10.2f}" for value in cost.values()))
        print("".join(f"{pages.get(name, ''):>10}" for name in cost), "page faults")


if __name__ == "__main__":
    main()
