"""Mutants: what is changed and what never is, which are left out, and what the gate makes of those that survive."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.mutants.equivalent import key_of, load
from grader.authoring.mutants.make import make
from grader.authoring.mutants.survey import Tally, survey
from grader.course.layout import EQUIVALENT
from grader.course.load import load_course
from grader.errors import GraderError
from grader.sandbox import tiers
from tests.small_course import HIDDEN, PUBLIC, SOLUTION, write_course

SYMMETRIC = """
[[equivalent]]
function = "total"
reason = "a sum does not know its order"
diff = '''
-  result = add(result, int(number))
+  result = add( int(number), result )
'''
"""


def added(source: str) -> set[str]:
    """The lines that the mutants of ``source`` bring, without their indentation."""
    return {line[1:].strip() for mutant in make(source) for line in mutant.diff if line.startswith("+")}


def tally(root: Path) -> Tally:
    """What the gate says of the small course."""
    course = load_course(root)
    return survey(course, course.assignments[0], tiers.best(grading=True), jobs=1)


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("y = a + b", ["y = a - b", "y = a * b", "pass"]),
        ("y = a < b", ["y = a <= b", "y = a >= b", "y = a == b"]),
        ("y = 7", ["y = 8", "y = 6"]),
        ("y = -a", ["y = a"]),
        ("y = True", ["y = False"]),
        ("y = a and b", ["y = a or b"]),
        ("y = a if b else 3", ["y = a if not b else 3"]),
        ("y = f(a, b)", ["y = f(b, a)"]),
        ("y = a - b * 3", ["y = (b * 3) - a"]),
        ("y = (a + b) / 3", ["y = 3 / (a + b)"]),
        ("y = a @ b", ["y = b @ a", "y = a * b"]),
        ("y = a.sum(axis=0)", ["y = a.sum(axis=1)", "y = a.sum()"]),
        ("y = a.std(axis=-1, ddof=1)", ["y = a.std(axis=0, ddof=1)", "y = a.std(axis=-1)", "y = a.std(ddof=1)"]),
        ("y = a.T", ["y = a"]),
        ("a.append(b)", ["pass"]),
    ],
    ids=lambda value: value.replace(" ", "") if isinstance(value, str) else "",
)
def test_each_kind_of_change_is_made(line: str, changes: list[str]) -> None:
    """Operators, comparisons, numbers, conditions, arguments, operands, axes, statements: each is changed."""
    assert set(changes) <= added(f"def f(a, b):\n    {line}\n    return y\n")


def test_loops_and_their_ends_are_changed() -> None:
    """A loop that never runs, and break for continue."""
    found = added("def f(a):\n    for x in a:\n        if x:\n            break\n    return x\n")
    assert {"for x in []:", "continue", "if not x:", "pass"} <= found


def test_text_that_computes_nothing_stays() -> None:
    """Documentation, comments, annotations, what an exception says, and imports are never changed."""
    source = '''"""Add 1 + 1."""
import os  # 2 + 2


def f(a: int | None = None) -> "int | None":
    """Return a - 1."""
    # 3 + 3
    if a is None:
        raise ValueError(f"{1 + 1} is {True}")
    return a
'''
    kept = {1, 2, 6, 7}
    for mutant in make(source):
        assert mutant.line not in kept
        assert ast.get_docstring(ast.parse(mutant.source)) == "Add 1 + 1."
        assert mutant.line != 5, mutant.diff
    assert {mutant.diff[-2:] for mutant in make(source) if mutant.line == 9} == {("+        pass", "     return a")}


def test_every_mutant_is_another_program() -> None:
    """None is the reference in another layout, none is there twice, and all compile."""
    source = "def f(a):\n    return a.sum(axis = 0) + (1) - f(a, a)\n"
    meanings = [ast.dump(ast.parse(mutant.source)) for mutant in make(source)]
    assert len(set(meanings)) == len(meanings) > 5
    assert ast.dump(ast.parse(source)) not in meanings


def test_a_mutant_says_where_it_is() -> None:
    """The line, the function with what is around it, and a diff; Korean in a line moves nothing."""
    source = "import os\n\n\nclass Net:\n    def go(self, x):\n        '''Go.'''\n        return '가나', x - 1\n"
    (swapped,) = [mutant for mutant in make(source) if "1 - x" in mutant.source]
    assert (swapped.line, swapped.function) == (7, "Net.go")
    assert swapped.diff == (
        "@@ -6,2 +6,2 @@",
        "         '''Go.'''",
        "-        return '가나', x - 1",
        "+        return '가나', 1 - x",
    )
    assert [mutant.function for mutant in make("A = 1\n")] == [""] * 3


def test_entries_match_wherever_the_lines_are(tmp_path: Path) -> None:
    """An equivalent mutant is known by its function and its changed lines; blanks and line numbers do not count."""
    (tmp_path / EQUIVALENT).write_text(SYMMETRIC, encoding="utf-8")
    (entry,) = load(tmp_path)
    swapped = [mutant for mutant in make("\n\n\nX = 1\n" + SOLUTION) if key_of(mutant) in entry.keys]
    assert len(swapped) == 1
    assert "add(int(number), result)" in swapped[0].source
    elsewhere = SOLUTION.replace("def total", "def sum_up")
    assert not [mutant for mutant in make(elsewhere) if key_of(mutant) in entry.keys]


def test_an_entry_may_hold_several_mutants(tmp_path: Path) -> None:
    """Mutants with one reason stand in one entry, an empty line between them."""
    diff = "-a\n+b\n\n-a\n+c\n"
    (tmp_path / EQUIVALENT).write_text(
        f'[[equivalent]]\nfunction = "f"\nreason = "so"\ndiff = """\n{diff}"""\n', "utf-8"
    )
    assert load(tmp_path)[0].keys == (("f", ("-a", "+b")), ("f", ("-a", "+c")))


@pytest.mark.parametrize("entry", ['function = "f"\ndiff = "x"', 'function = "f"\ndiff = "x"\nreason = " "', "x = "])
def test_an_entry_without_a_reason_is_an_error(tmp_path: Path, entry: str) -> None:
    """Each entry says why; anything else is named with its file."""
    (tmp_path / EQUIVALENT).write_text(f"[[equivalent]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(GraderError, match=EQUIVALENT):
        load(tmp_path)


def test_survivors_are_those_that_nobody_explained(tmp_path: Path) -> None:
    """A listed mutant that lives is equivalent; one that dies is listed wrongly; one that is not there is stale."""
    wrong = SYMMETRIC + "".join(
        f"[[equivalent]]\nfunction = 'add'\nreason = 'so'\ndiff = '''\n-    return a + b\n+    return {text}\n'''\n"
        for text in ("a - b", "a + c")
    )
    found = tally(write_course(tmp_path, **{f"reference/sums/{EQUIVALENT}": wrong}))
    assert (found.equivalent, found.survivors) == (1, ())
    assert found.killed == found.mutants - 1 > 10
    assert [(problem.severity, problem.text.split(": ")[-1]) for problem in found.problems] == [
        ("error", "a test notices it, so it is not equivalent"),
        ("warning", "there is no such mutant any more"),
    ]


def test_a_weak_suite_is_not_ready(tmp_path: Path) -> None:
    """Where more than two in a hundred survive, that is an error, and each survivor tells its line."""
    weak = {
        "assignments/sums/test_sums.py": PUBLIC.replace(
            "check.equal(submission.total(np.array([1, 2, 3])), 6,", "submission.total(np.array([1]))  #"
        ),
        "reference/sums/test_sums_hidden.py": HIDDEN.replace(
            "check.equal(submission.total(np.array([], dtype=int)), 0,", "submission.total(np.array([1]))  #"
        ),
    }
    found = tally(write_course(tmp_path, **weak))
    assert not found.passed
    assert "result = 1" in "".join(line for mutant in found.survivors for line in mutant.diff)
    assert all(mutant.function == "total" for mutant in found.survivors)


def test_a_test_without_points_kills_nothing(tmp_path: Path) -> None:
    """What it notices costs no submission a point; the tests after it are run all the same."""
    first = "\n\n@pytest.mark.task('total')\ndef test_a(submission):\n    check.equal(submission.total([5]), 5)\n"
    weak = PUBLIC.replace("check.equal(submission.total(np.array([1, 2, 3])), 6,", "submission.total(np.array([1]))  #")
    files = {"assignments/sums/test_sums.py": weak.replace("import check\n", f"import check\n{first}")}
    changed = "".join(line for mutant in tally(write_course(tmp_path, **files)).survivors for line in mutant.diff)
    assert "+    for number in []:" in changed


def test_a_mutant_that_never_ends_is_killed_cheaply(tmp_path: Path) -> None:
    """An endless loop costs half a second of CPU once, not the course's limit in each test."""
    endless = SOLUTION.replace(
        "    for number in numbers:\n",
        "    while len(numbers) > 0:\n        number, numbers = numbers[0], numbers[1:]\n",
    )
    found = tally(write_course(tmp_path, **{"reference/sums/sums.py": endless}))
    loops = [mutant for mutant in make(endless) if "while len(numbers) >= 0" in mutant.source]
    assert loops and not set(loops) & set(found.survivors)


def test_a_reference_that_fails_has_no_mutants(tmp_path: Path) -> None:
    """Mutants are measured against a reference with full marks."""
    wrong = {"reference/sums/sums.py": SOLUTION.replace("a + b", "a * b")}
    with pytest.raises(GraderError, match="sums"):
        tally(write_course(tmp_path, **wrong))


def test_a_missing_library_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the message says what to install."""
    monkeypatch.setitem(sys.modules, "cosmic_ray.plugins", None)
    with pytest.raises(GraderError) as caught:
        make("x = 1\n")
    assert "nn-grader[mutants]" in caught.value.hint


@pytest.mark.usefixtures("few_lazies")
def test_the_command_shows_survivors_and_a_row(
    course: Path, grader: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """`grader verify --mutants` prints each survivor as a diff with its line, then the counts."""
    (course / "assignments" / "sums" / "README.md").write_text(
        "# Sums\n\n## 1. `add(a, b)`\n\n## 2. `total(numbers)`\n"
    )
    done = grader("verify", "sums", "--mutants", "--jobs", "2", cwd=course)
    assert "reference/sums/sums.py:18: survived, in total" in done.stdout
    assert "-        result = add(result, int(number))\n+        result = add(int(number), result)\n" in done.stdout
    header, row = done.stdout.partition("assignment  mutants")[2].splitlines()[:2]
    assert header.split() == ["killed", "equivalent", "survived"]
    assert row.split()[0] == "sums" and row.split()[3:5] == ["0", "1"]
