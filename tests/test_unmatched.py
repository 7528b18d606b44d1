"""Wrong outputs without a name: kept for instructors, never for students, and shown ready to become a variant."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import samples
from bs4 import BeautifulSoup
from small_course import SOLUTION, write_course

from grader.course import load_course
from grader.grade import Engine
from grader.model import Cluster, Result, WrongCall
from grader.render.classpage import index
from grader.render.classview import unnamed
from grader.render.summary import Summary, summarise
from grader.sandbox import tiers
from grader.unmatched import report
from grader.verify import grade_source

VARIANTS = """
from grader.testing.variants import variant

@variant("SUM07", title={"en": "subtracts", "ko": "뺍니다"}, hints=[])
def add(a, b):
    return a - b
"""
ODD = SOLUTION.replace("a + b", "a + b + 1")


def wrong(student: str, *fingerprints: str) -> Summary:
    """A submission with nameless mistakes."""
    calls = (WrongCall("xor_gate(0, <b>)", "0", "\x1b[31m1"),)
    clusters = tuple(Cluster("xor_gate", fingerprint, calls) for fingerprint in fingerprints)
    return msgspec.structs.replace(summarise(samples.half()), student=student, clusters=clusters)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """Submissions of the small course: two wrong in the same way, one in another, one in a known one, one right."""
    root = write_course(tmp_path_factory.mktemp("course"), **{"reference/sums/variants.py": VARIANTS})
    course = load_course(root)
    sources = {
        "kim": ODD,
        "lee": ODD.replace("a + b + 1", "1 + b + a"),
        "park": SOLUTION.replace("a + b", "a * b"),
        "named": SOLUTION.replace("a + b", "a - b"),
        "right": SOLUTION,
        "stub": "def add(a, b):\n    raise NotImplementedError\n",
    }
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        return {name: grade_source(engine, course.assignments[0], source) for name, source in sources.items()}


def test_only_what_has_no_name_is_kept(results: dict[str, Result]) -> None:
    """A known mistake, a right submission and an untouched stub leave nothing; equal mistakes leave the same."""
    kept = {name: [cluster.fingerprint for cluster in result.clusters] for name, result in results.items()}
    assert kept["kim"] == kept["lee"] != kept["park"]
    assert [len(kept[name]) for name in ("kim", "park", "named", "right", "stub")] == [1, 1, 0, 0, 0]


def test_a_cluster_shows_the_calls(results: dict[str, Result]) -> None:
    """The call, what the reference gives and what came: enough to write the variant."""
    (cluster,) = results["kim"].clusters
    assert cluster.calls[0] == WrongCall("add(1, 2)", "3", "4")
    assert [call.call.partition("(")[0] for call in cluster.calls] == ["add", "add"]  # of a public and a hidden test


def test_students_never_see_them(results: dict[str, Result]) -> None:
    """They quote calls of hidden tests, so nothing of them is in what a student gets."""
    (cluster,) = results["kim"].clusters
    seen = msgspec.json.encode(results["kim"].for_student()).decode()
    assert cluster.fingerprint not in seen
    assert not any(call.call in seen for call in cluster.calls[1:])


def test_groups_come_by_size() -> None:
    """The most frequent way of being wrong first, with everybody whose work shows it."""
    first, second = unnamed([wrong("a", "x"), wrong("b", "y"), wrong("c", "x", "y"), wrong("d", "x")])
    assert (first.students, second.students) == (("a", "c", "d"), ("b", "c"))


def test_the_class_page_shows_the_biggest_group() -> None:
    """With its calls, as text whatever they hold, and links to the reports; one alone is no group."""
    page = BeautifulSoup(
        index([wrong("a", "x"), wrong("b", "y"), wrong("c", "y")], course=samples.COURSE, lang="en"), "html.parser"
    )
    (group,) = page.select(".unnamed li")
    assert group.b is not None and group.b.get_text() == "2"
    assert [link["href"] for link in group.select("a")] == ["reports/b/gates.html", "reports/c/gates.html"]
    assert [cell.get_text() for cell in group.select("td")][:2] == ["xor_gate(0, <b>)", "0"]
    assert "\x1b" not in group.get_text()
    alone = index([wrong("a", "x"), wrong("b", "y")], course=samples.COURSE, lang="en")
    assert not BeautifulSoup(alone, "html.parser").select(".unnamed li")


def test_the_report_is_ready_to_become_a_variant(results: dict[str, Result], tmp_path: Path) -> None:
    """Biggest first, with the students, the calls, the next free code and the task's own signature."""
    root = write_course(tmp_path / "course", **{"reference/sums/variants.py": VARIANTS})
    for name, result in results.items():
        path = tmp_path / "run" / "results" / name / "sums.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(msgspec.json.encode(msgspec.structs.replace(result, student=name)))
    course = load_course(root)
    head, first, second = report(course, course.assignments, tmp_path / "run")
    assert head == "sums: wrong in 2 ways that no variant explains\n"
    assert first.startswith("2 × add: kim, lee\n    add(1, 2)\n        gave 4\n        not  3\n")
    assert '"SUM08"' in first and "def add(a, b):" in first
    assert second.startswith("1 × add: park") and '"SUM09"' in second


def test_the_command_says_what_is_no_run(course: Path, grader: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """A folder without results is named, and nothing else is checked."""
    done = grader("verify", "--unmatched", "reference", cwd=course)
    assert done.returncode == 2
    assert "reference: there are no results here" in done.stderr
    (course / "results").mkdir()
    done = grader("verify", "--unmatched", ".", cwd=course)
    assert (done.returncode, done.stdout) == (0, "Nothing in this batch is wrong without a name.\n")
