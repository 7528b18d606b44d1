"""Two batches over one class with one gradebook: each submission is judged by one of them, both have all results."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.batch.protocol import Unit
from grader.batch.sharing import Sharing
from grader.gradebook.store import open_gradebook
from grader.submission.handed_in import Handed, Part
from tests.gradebook.test_store import hand_in
from tests.small_course import SOLUTION, write_course
from tests.tiers import needs_tier

NAMES = [f"s{number}" for number in range(12)]


def batch(where: str) -> Iterator[str]:
    """Go through a class as a batch does, and yield whom it judges; the others were judged by another one."""
    waiting = [Unit(name, name, "gates", Handed("/nowhere", (Part(b"x"),))) for name in NAMES]
    with open_gradebook(where) as book, Sharing(book, {name: name for name in NAMES}, lambda: None) as sharing:
        while waiting:
            unit = waiting.pop(0)
            taken = sharing.take(unit)
            if taken is None:
                waiting.append(unit)
                continue
            if not taken.judged:
                yield unit.student
                book.add([hand_in(unit.student)])
            sharing.release([sharing.name(unit.student, "gates")])


def test_nobody_is_judged_twice(where: str) -> None:
    """By three batches at a time; each comes to its end."""
    open_gradebook(where).close()
    judged: list[str] = []
    threads = [threading.Thread(target=lambda: judged.extend(batch(where))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert Counter(judged) == dict.fromkeys(NAMES, 1)
    with open_gradebook(where) as book:
        rows = book.rows()
        assert len(rows.attempts) == len(rows.gradings) == len(NAMES)


@pytest.mark.nightly
@needs_tier
def test_two_real_batches_share_a_class(where: str, tmp_path: Path) -> None:
    """Each judges some; marks, pages and results of all are in both folders, and a third run has nothing to judge."""
    course = write_course(tmp_path / "course")
    for name in NAMES:
        (tmp_path / "in" / name).mkdir(parents=True)
        source = f"{SOLUTION}\nimport time\ntime.sleep(0.6)  # {name}\n"
        (tmp_path / "in" / name / "sums.py").write_text(source, encoding="utf-8")

    def start(out: str, *more: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "grader", "batch", str(tmp_path / "in"), "--out", str(tmp_path / out)]
        options = ["--gradebook", where, "--jobs", "1", "--no-figures", *more]
        return subprocess.Popen([*command, *options], cwd=course, stdout=subprocess.PIPE, text=True)

    running = [start("a"), start("b")]
    said = [one.communicate(timeout=300)[0] for one in running]
    assert [one.returncode for one in running] == [0, 0]
    counts = [int(re.search(r"(\d+) judged now", text)[1]) for text in said]  # type: ignore[index]
    assert sum(counts) == len(NAMES)
    assert min(counts) > 0
    for out in ("a", "b"):
        assert (tmp_path / out / "grades.csv").read_text(encoding="utf-8-sig").count(",graded,") == len(NAMES)
        assert len(list((tmp_path / out).glob("reports/*/sums.html"))) == len(NAMES)
    with open_gradebook(where) as book:
        rows = book.rows()
        assert len(rows.attempts) == len(rows.gradings) == len(NAMES)
    plan = start("c", "--dry-run")
    assert "0 would be judged, 12 stay" in plan.communicate(timeout=300)[0]
    third = start("c")
    assert "0 judged now, 12 unchanged" in third.communicate(timeout=300)[0]
