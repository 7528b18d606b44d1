"""Wrong outputs without a name: kept for instructors, never for students, and shown ready to become a variant."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from grader.authoring.unmatched import report
from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.diagnosis.outcomes import CallOutcome, fingerprint
from grader.diagnosis.recorded import Call, contrast
from grader.grading.engine import Engine
from grader.model import Cluster, Result, WrongCall
from grader.render.html.classroom import index
from grader.results.mistakes import unnamed_mistakes
from grader.results.summary import Summary, summarise
from grader.sandbox import tiers
from grader.sandbox.wire import codec
from tests import samples
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

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
    first, second = unnamed_mistakes([wrong("a", "x"), wrong("b", "y"), wrong("c", "x", "y"), wrong("d", "x")])
    assert (first.students, second.students) == (("a", "c", "d"), ("b", "c"))


def test_the_class_page_shows_the_biggest_group() -> None:
    """With its calls, as text whatever they hold, and links to the reports; one alone is no group."""
    page = BeautifulSoup(
        "".join(index([wrong("a", "x"), wrong("b", "y"), wrong("c", "y")], course=samples.COURSE, lang="en")),
        "html.parser",
    )
    (group,) = page.select("li.unnamed")
    assert group.b is not None and group.b.get_text() == "2"
    assert [link["href"] for link in group.select("a")] == ["reports/b/gates.html", "reports/c/gates.html"]
    assert [cell.get_text() for cell in group.select("td")][:2] == ["xor_gate(0, <b>)", "0"]
    assert "\x1b" not in group.get_text()
    alone = "".join(index([wrong("a", "x"), wrong("b", "y")], course=samples.COURSE, lang="en"))
    assert not BeautifulSoup(alone, "html.parser").select("li.unnamed")


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
    seen = "every wrong number is exactly 1 more than what is expected there"
    assert (
        f"    seen: {seen}\n" in first
        and f'title={{"en": "behaves exactly as if {seen}", "ko": "틀린 수는 모두 기대한 값보다' in first
    )
    assert second.startswith("1 × add: park") and '"SUM09"' in second


def test_the_command_says_what_is_no_run(course: Path, grader: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """A folder without results is named, and nothing else is checked."""
    done = grader("verify", "--unmatched", "reference", cwd=course)
    assert done.returncode == 2
    assert "reference: there are no results here" in done.stderr
    (course / "results").mkdir()
    done = grader("verify", "--unmatched", ".", cwd=course)
    assert (done.returncode, done.stdout) == (0, "Nothing in this batch is wrong without a name.\n")


BIG = np.arange(1000.0)
TABLE = pd.DataFrame({"A": BIG, "B": BIG})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BIG, BIG + np.eye(1000)[999]),
        (TABLE, TABLE.assign(B=-BIG)),
        (TABLE, TABLE.rename(columns={"B": "C"})),
        (TABLE["A"], TABLE["A"].to_frame()),
        ([BIG, {"x": BIG}], [BIG, {"x": -BIG}]),
        (np.array(["a", "b"]), np.array(["a", "c"])),
    ],
    ids=["array", "cell", "label", "class", "inside", "text"],
)
def test_large_values_that_differ_have_different_fingerprints(one: object, other: object) -> None:
    """What a short rendering leaves out counts, too."""
    prints = {fingerprint("task", [(0, CallOutcome(None, value))]) for value in (one, other)}
    assert len(prints) == 2


@pytest.mark.parametrize("value", [np.float64(1 / 3), BIG / 3, TABLE / 3, [BIG / 7, (0.1, np.nan, np.inf)]], ids=repr)
def test_rounding_has_no_say(value: Any) -> None:
    """Two ways of computing the same are one way of being wrong."""

    def noisy(value: Any) -> Any:
        return type(value)(map(noisy, value)) if isinstance(value, list | tuple) else value * (1 + 1e-12)

    assert fingerprint("task", [(0, CallOutcome(None, value))]) == fingerprint(
        "task", [(0, CallOutcome(None, noisy(value)))]
    )


def asked(*arguments: object) -> Call:
    """A call of ``f``."""
    frame = b"".join(map(bytes, codec.encode(["call", "f", list(arguments), {}, None, True])))
    return Call("test", "f", (frame,), None)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (CallOutcome(None, 1), CallOutcome(None, 2), ("f(3)", "1", "2")),
        (CallOutcome(None, 1), CallOutcome("ValueError", text="no"), ("f(3)", "1", "ValueError: no")),
        (CallOutcome(None, 1, warned=False), CallOutcome(None, 1, warned=True), ("f(3)", "1", "1, RuntimeWarning")),
        (CallOutcome(None, BIG), CallOutcome(None, BIG * 2), ("f(3)[1]", "1.0", "2.0")),
        (CallOutcome(None, TABLE), CallOutcome(None, TABLE.assign(B=0.0)), ("f(3).iloc[1, 1]", "1.0", "0.0")),
        (CallOutcome(None, [BIG]), CallOutcome(None, [-BIG]), ("f(3)[0][1]", "1.0", "-1.0")),
        (CallOutcome(None, 1, [[3], {}]), CallOutcome(None, 1, [[4], {}]), ("x = 3; f(x); x", "3", "4")),
    ],
    ids=["value", "exception", "warning", "array", "table", "inside", "argument"],
)
def test_a_contrast_shows_what_differs(right: CallOutcome, wrong: CallOutcome, told: tuple[str, str, str]) -> None:
    """Where two values look alike in short: their first difference, or what became of an argument."""
    assert contrast(asked(3), right, wrong) == WrongCall(*told)
