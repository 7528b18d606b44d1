"""Two batches at once over one class, on one cluster, with one gradebook in PostgreSQL."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from grader.gradebook.store import open_gradebook
from tests import postgresql
from tests.cluster.processes import RunningCluster
from tests.small_course import SOLUTION

pytestmark = pytest.mark.nightly
STUDENTS = 16


def test_they_split_the_class(cluster: RunningCluster, shared_course: Path, tmp_path: Path) -> None:
    """Each submission is judged by one of them and counts once; both have everybody's mark."""
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("no PostgreSQL here")
    for number in range(STUDENTS):
        (tmp_path / "class" / f"student{number:02}").mkdir(parents=True)
        slow = f"{SOLUTION}\nimport time\ntime.sleep(0.5)\n# {number}\n"
        (tmp_path / "class" / f"student{number:02}" / "sums.py").write_text(slow, encoding="utf-8")
    with postgresql.server(programs) as socket:
        url = f"postgresql+psycopg://{postgresql.USER}@/postgres?host={socket}"
        batches = [
            subprocess.Popen(
                cluster.batch(shared_course, tmp_path / "class", tmp_path / name, "--gradebook", url, "--no-figures"),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for name in ("one", "other")
        ]
        said = [batch.communicate(timeout=240) for batch in batches]
        assert [batch.returncode for batch in batches] == [0, 0], said
        judged = [int(re.findall(r"(\d+) judged now", stdout)[0]) for stdout, _ in said]
        assert sum(judged) == STUDENTS, said
        assert min(judged) > 0, said
        with open_gradebook(url) as book:
            rows = book.rows()
    assert (len(rows.attempts), len(rows.gradings)) == (STUDENTS, STUDENTS)
    for name in ("one", "other"):
        table = (tmp_path / name / "grades.csv").read_text(encoding="utf-8-sig").splitlines()
        assert len([row for row in table if ",sums,100," in row]) == STUDENTS
