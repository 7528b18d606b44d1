"""What goes over the wire for a submission, and what its guest needs for it, by phase.

    python -m benchmarks.exchanges [ASSIGNMENT] [--submissions 40] [--json]

The class is the course's own correct solutions in turn; one judge follows known answers, as in a batch. *fork*: up to
the greeting; *load*: what is around a submission, and its cells; *calls*: decoding, the functions, encoding. All in
CPU milliseconds of the guest; requests and bytes are those of its judge.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from grader.course import layout
from grader.course.load import choose, load_course
from grader.diagnosis.released import ReleasedMistakes
from grader.grading.judge import Judge
from grader.grading.runner_config import RunnerConfig
from grader.grading.runners import libraries_for
from grader.model import Assignment, Course, Limits
from grader.sandbox import host, tiers
from grader.sandbox.forked_guest import ForkedGuest
from grader.sandbox.protocols import Guest, Spawner
from grader.testing.messages import Job, JobCell
from grader.testing.suite import Suite, with_suite
from grader.testing.teaching import teach

ROOT = Path(__file__).resolve().parent.parent
WARM = 8
"""Submissions that are not counted."""


class Accounts:
    """Guests of one class, and what they cost."""

    def __init__(self, spawner: Spawner) -> None:
        self.spent: Counter[str] = Counter()
        self._spawner = spawner

    def spawn(self, limits: Limits) -> Guest:
        """Return a guest whose exchanges are counted."""
        guest = self._spawner.spawn(limits)
        assert isinstance(guest, ForkedGuest)
        self.spent["fork"] += round(guest.cpu() * 1e6)
        channel, exchange, receive, send = guest._channel, guest.exchange, guest.receive, guest._channel._send

        def counted_send(frame: bytes, *rest: Any) -> None:
            self.spent["sends"] += 1
            self.spent["bytes sent"] += len(frame)
            send(frame, *rest)

        def watched(act: Any, *args: Any, **options: Any) -> Any:
            before, loading = guest.cpu(), b'["list","load"' in bytes(args[0][0][:80]) if args else False
            opening = bool(args) and b'["list","open"' in bytes(args[0][0][:80])
            reply = act(*args, **options)
            self.spent["load" if loading or opening else "calls"] += round((guest.cpu() - before) * 1e6)
            self.spent["requests"] += 1
            self.spent["bytes received"] += len(reply[0])
            return reply

        channel._send = counted_send  # type: ignore[method-assign, assignment]  # this is what is measured
        guest.exchange = lambda parts, **options: watched(exchange, parts, **options)  # type: ignore[method-assign]
        guest.receive = lambda **options: watched(receive, **options)  # type: ignore[method-assign]
        return guest


def measure(course: Course, assignment: Assignment, count: int) -> dict[str, float]:
    """Return the figures of one assignment, for each submission."""
    sources = [file.read_text(encoding="utf-8") for file in layout.solutions(assignment)]
    tests = [path(assignment).read_text(encoding="utf-8") for path in (layout.public_tests, layout.hidden_tests)]
    found: dict[str, float] = {}

    def use(suite: Suite) -> None:
        suite.try_reference()
        config = RunnerConfig(course=str(ROOT), assignment=assignment.name, tier=tiers.best(grading=True))
        judge = Judge(suite, config, None, None, ReleasedMistakes(), teach(suite))
        data, tier = layout.data_files(course), config.tier
        with (
            host.start(tier, libraries=libraries_for([*sources, *tests]), data=data) as server,
            server.connect() as spawner,
            open(os.devnull, "wb", buffering=0) as nowhere,
        ):
            accounts = Accounts(spawner)
            for number in range(WARM + count):
                source = f"{sources[number % len(sources)]}\n# {number}\n"
                cells = (JobCell("<answer>", f"{assignment.name}.py", None, source.count("\n") + 1, source),)
                job = Job(main=assignment.name, cells=cells, limits=assignment.limits)
                if number == WARM:
                    accounts.spent.clear()
                judge._judge_one(job, accounts.spawn, nowhere, watched=False)
        for what, total in accounts.spent.items():
            scale = 1e3 if what in ("fork", "load", "calls") else 1
            found[what] = round(total / count / scale, 2)

    with_suite(course, assignment, use)
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assignment", nargs="?", default="gates")
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    course = load_course(ROOT)
    (assignment,) = choose(course, (options.assignment,))
    found = measure(course, assignment, options.submissions)
    print(json.dumps(found) if options.json else "\n".join(f"{what:16}{value:10}" for what, value in found.items()))


if __name__ == "__main__":
    main()
