"""What the wall costs, in milliseconds: medians for each tier, with and without pandas in the server.

    python benchmarks/sandbox.py [TIER ...]

start: a server, once. ready: a guest that is locked down. cycle: a guest that loads a submission, answers a call and
is ended. call: f(0, 1). array, table: 1000 x 50 numbers there and back. canary: all that it tries.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from grader.model import Limits, Tier
from grader.sandbox import canary, host, tiers

LIMITS = Limits()
CODE = "def add(a, b): return a + b\ndef same(x): return x\n"
ROUNDS = {"namespaces": 60, "landlock": 60, "process": 6}


def loaded(spawner: host.Spawner) -> host.Guest:
    """A guest with a small submission."""
    guest = spawner.spawn(LIMITS)
    guest.request(["open", "student", "student.py"], cpu=5, wall=20)
    guest.request(["load", [["student.py", CODE]], []], cpu=5, wall=20)
    return guest


def milliseconds(rounds: int, action: Callable[[], object]) -> float:
    """The median of ``rounds`` timings."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds) * 1000


def main() -> None:
    """Measure the tiers that work here, or those that are named."""
    print(f"{'':12}{'start':>9}{'ready':>9}{'cycle':>9}{'call':>9}{'array':>9}{'table':>9}{'canary':>9}")
    for tier in tiers.TIERS:
        if (sys.argv[1:] and tier not in sys.argv[1:]) or tiers.why_not(tier):
            continue
        for libraries in (("numpy",), ("numpy", "pandas")):
            print(f"{tier:12}" + "".join(f"{value:9.3f}" for value in _measured(tier, libraries)), "+".join(libraries))


def _measured(tier: Tier, libraries: tuple[str, ...]) -> list[float]:
    array, table = np.random.default_rng(0).normal(size=(1000, 50)), pd.DataFrame(np.ones((1000, 50)))
    start = time.perf_counter()
    with host.start(tier, libraries=libraries) as server, server.connect() as spawner:
        started = (time.perf_counter() - start) * 1000

        def cycle() -> None:
            guest = loaded(spawner)
            guest.request(["call", "add", [0, 1], {}, None, False], cpu=5, wall=20)
            guest.close()

        def call(name: str, *arguments: object) -> Callable[[], object]:
            return lambda: guest.request(["call", name, [*arguments], {}, None, False], cpu=5, wall=20)

        guest = loaded(spawner)
        return [
            started,
            milliseconds(ROUNDS[tier], lambda: spawner.spawn(LIMITS).close()),
            milliseconds(ROUNDS[tier], cycle),
            milliseconds(5000, call("add", 0, 1)),
            milliseconds(300, call("same", array)),
            milliseconds(100, call("same", table)),
            milliseconds(5, lambda: canary.check(server, LIMITS)),
        ]


if __name__ == "__main__":
    main()
