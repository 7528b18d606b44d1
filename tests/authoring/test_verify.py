"""The author's gate: everything that makes a suite worth less than it seems is said, in one line each."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.authoring.stub import stubs
from grader.authoring.verify import Report, verify
from grader.course.load import load_course
from grader.grading.engine import Engine
from grader.sandbox import tiers
from grader.testing.suite import with_suite
from tests.small_course import ASSIGNMENT, COURSE, HIDDEN, PUBLIC, SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers", "few_lazies")
FULL = f"{COURSE}\n[verify]\nfull = true\n"
SECTIONS = "# Sums\n\n## add\n"
WORDS = " ".join(["word"] * 45)


def variant(code: str, body: str, *, words: str = WORDS, link: str = "README.md#add", korean: str = "똑같이") -> str:
    """A variant of ``add`` in the words of an author who is careful."""
    hints = [{"en": words, "ko": korean}, {"en": words, "ko": korean}]
    title = {"en": "behaves exactly as if", "ko": korean}
    return f'@variant("{code}", title={title}, hints={hints}, link="{link}")\ndef add(a, b):\n    {body}\n\n\n'


def variants(*texts: str) -> str:
    """``variants.py``."""
    return "from grader.testing.variants import variant\n\n" + "".join(texts)


def report(root: Path, **files: str) -> Report:
    """What the gate says of the small course with other files."""
    usual = {
        "assignments/sums/README.md": SECTIONS,
        "assignments/sums/README.ko.md": SECTIONS,
        "reference/sums/lazy.toml": '"test_sums_hidden.py::test_empty" = "an empty sum is 0, and it asks for no more"',
    }
    course = load_course(write_course(root, **{**usual, **files}))
    made = stubs(course.assignments[0], "en") if "assignments/sums/sums.ipynb" not in files else {}
    for name, text in made.items():
        if f"assignments/sums/{name}" not in files:
            (course.assignments[0].folder / name).write_text(text, encoding="utf-8")
    with Engine(course, tiers.best(grading=True), warm_up=True) as engine:
        return verify(course, course.assignments[0], engine)


def said(found: Report, severity: str) -> list[str]:
    """The problems of one severity."""
    return [problem.text for problem in found.problems if problem.severity == severity]


def test_variants_that_prove_nothing(tmp_path: Path) -> None:
    """Equal to the reference, equal to each other, another thing elsewhere: each is an error, the good one counts."""
    found = report(
        tmp_path,
        **{
            "reference/sums/variants.py": variants(
                variant("SUM01", "return a - b"),
                variant("SUM02", "return b + a"),
                variant("SUM03", "return a * b"),
                variant("SUM04", "return b * a"),
                variant("SUM05", "return len(__name__)"),
            )
        },
    )
    assert (found.variants, found.caught, found.unique, found.ambiguous) == (5, 4, 1, 2)
    assert said(found, "error") == [
        "SUM02 keeps full marks: no test tells it from the reference",
        "SUM03 cannot be told from SUM04 by the suite's calls",
        "SUM04 cannot be told from SUM03 by the suite's calls",
        "SUM05 is not diagnosed as itself (found: nothing)",
    ]


def test_what_names_each_mistake(tmp_path: Path) -> None:
    """How many values, of whom; what it is confused with; a claim that no variant makes is said to be one."""
    words = f'title={{"en": "adds nothing"}}, hints=[{{"en": "{WORDS}"}}], link="README.md#add"'
    claim = "from grader.testing.variants import predicate\n\n\n"
    claim += f'@predicate("SUM05", {words})\ndef add(answer):\n    return 0\n'
    hidden = variant("SUM02", "return a + b if b < 10 else 0")
    same = (variant("SUM03", "return a * b"), variant("SUM04", "return b * a"))
    found = report(
        tmp_path,
        **{"reference/sums/variants.py": variants(variant("SUM01", "return a - b"), hidden, *same) + claim},
    )
    assert [str(naming).partition(" add: ")[::2] for naming in found.namings] == [
        ("SUM01", "named by 1 value of public tests"),
        ("SUM02", "named by 1 value of hidden tests alone, so that students do not see it"),
        ("SUM03", "named by 1 value of public tests; confused with SUM04"),
        ("SUM04", "named by 1 value of public tests; confused with SUM03"),
        ("SUM05", "named where its claim holds of the answers to public calls; no variant shows that it costs points"),
    ]


def test_solutions_and_stubs_that_score_otherwise(tmp_path: Path) -> None:
    """A correct solution that loses points, a stub that has some, a line of the reference in public."""
    secret = "result = add(result, int(number))"
    found = report(
        tmp_path,
        **{
            "reference/sums/solutions/other.py": SOLUTION.replace("result = 0", "result = 1"),
            "assignments/sums/sums.py": SOLUTION.replace("return a + b", "raise NotImplementedError"),
            "assignments/sums/test_sums.py": f"{PUBLIC}\n\nNOTE = '''\n{secret}\n'''\n",
        },
    )
    errors = "\n".join(said(found, "error"))
    assert "other.py loses points in test_sums.py::test_total" in errors
    assert "the stub scores 20 in test_sums_hidden.py::test_empty" in errors
    assert f"assignments/sums/test_sums.py:24: gives away {secret!r}" in "\n".join(map(str, found.problems))
    assert "sums.py is not the stub that the reference makes" in "\n".join(said(found, "warning"))
    severities = [problem.severity for problem in found.problems]
    assert severities == sorted(severities)  # errors come first


@pytest.mark.parametrize("full", [True, False], ids=["the full gate", "somebody else's course"])
def test_missing_words(tmp_path: Path, full: bool) -> None:
    """Translations, hints, their lengths and links: errors of a course that asks for them, else warnings."""
    found = report(
        tmp_path,
        **{
            "course.toml": FULL if full else COURSE,
            "assignments/sums/assignment.toml": ASSIGNMENT.replace(', ko = "합"', ""),
            "assignments/sums/README.ko.md": "# 합\n",
            "reference/sums/variants.py": variants(
                variant("SUM01", "return a - b", words="short", link="README.md#subtract", korean="")
            ),
        },
    )
    assert found.passed == (not full)
    expected = [
        "README.md, README.ko.md have different sections",
        "assignment.toml: the title has no Korean",
        "total: there is no hint",
        "SUM01: the title has no Korean",
        "SUM01: a hint has no Korean",
        "SUM01: the hints have 2 words; 80 to 160 help most",
        "SUM01: README.md has no section 'subtract'",
    ]
    assert said(found, "error" if full else "warning")[: len(expected)] == expected
    assert ("1 variants; there should be at least 8" in said(found, "error")) == full


def test_a_reference_that_needs_more_than_the_limits(tmp_path: Path) -> None:
    """It is broken off, in front of the wall as well as behind it, and the test is named."""
    endless = SOLUTION.replace("    return a + b", "    while a == 1: pass\n    return a + b")
    short = COURSE.replace("\ncpu = 0.5", "\ncpu = 0.3")
    errors = said(report(tmp_path, **{"course.toml": short, "reference/sums/sums.py": endless}), "error")
    assert "test_sums.py::test_small: this test of the course is wrong" in errors[0]
    assert "the reference does not pass it" in errors[0]


@pytest.mark.parametrize(
    ("path", "text", "told", "place"),
    [
        ("assignments/sums/test_sums.py", PUBLIC.replace("points(30)", "points(20)"), "points", "assignment.toml:6"),
        ("assignments/sums/assignment.toml", ASSIGNMENT.replace("40", "41"), "of total are worth 40", "toml:11"),
        ("reference/sums/test_sums_hidden.py", HIDDEN.replace('task("add")', 'task("ad")'), "no task 'ad'", ".py:"),
        ("reference/sums/sums.py", SOLUTION.replace("    # Step 1: go through the numbers\n", ""), "no step", ".py"),
    ],
    ids=["points", "the last task", "task", "todo"],
)
def test_a_suite_that_does_not_fit_its_assignment(tmp_path: Path, path: str, text: str, told: str, place: str) -> None:
    """Points that do not add up, a task that is not there, a stub without TODO: one line says what and where."""
    files = {path: text, "assignments/sums/sums.ipynb": "{}"}
    (problem,) = report(tmp_path, **files).problems
    assert (problem.severity, problem.assignment) == ("error", "sums")
    assert told in problem.text and problem.place.startswith(("assignments/sums/", "reference/sums/"))
    assert place in problem.place


@pytest.mark.parametrize(
    ("test", "place"),
    [
        (PUBLIC.replace("submission.add(1, 2), 3", "submission.add(1, 2), three"), 11),
        (PUBLIC.replace("def test_small(submission):", "def test_small(submission)"), 11),
        (f"{PUBLIC}\nimport nothing_of_that_name\n", 22),
        (PUBLIC.replace("points(30)", 'points("x")'), 11),
        (PUBLIC.replace('task("add")', 'task("ad")'), 11),
        (PUBLIC.replace("test_small(submission)", "test_small(submission, nothing)"), 11),
    ],
    ids=["a name", "a colon", "an import", "points that are no number", "a task that is not there", "a fixture"],
)
def test_a_wrong_test_is_the_authors(tmp_path: Path, test: str, place: int) -> None:
    """It is an error with its line, and never said to be a failure of the grader itself."""
    files = {"assignments/sums/test_sums.py": test, "reference/sums/lazy.toml": ""}
    found = [one for one in report(tmp_path, **files).problems if one.place == f"assignments/sums/test_sums.py:{place}"]
    assert len(found) == 1 and "the grader itself" not in found[0].text and "<" not in found[0].text


def test_a_course_in_one_language_is_asked_for_no_other(tmp_path: Path) -> None:
    """No Korean is missing where the course has none, and plain strings are titles and hints."""
    settings = COURSE.replace('{ en = "A course", ko = "강의" }', '"A course"').replace(
        "[limits]", 'languages = ["en"]\n[limits]'
    )
    plain = ASSIGNMENT.replace('{ en = "Sums", ko = "합" }', '"Sums"')
    plain = plain.replace(', ko = "두 수 더하기"', "").replace(', ko = "여러 수 더하기"', "")
    wrong = f'@variant("SUM01", title="subtracts", hints=["{WORDS}", "{WORDS}"], link="README.md#add")\n'
    files = {
        "course.toml": settings + "[verify]\nfull = true\n",
        "assignments/sums/assignment.toml": plain.replace(', ko = "여러 수 더하기"', "")
        + 'hints = ["Go through them."]',
        "reference/sums/variants.py": variants(f"{wrong}def add(a, b):\n    return a - b\n"),
        "assignments/sums/README.ko.md": "",
    }
    (problem,) = report(tmp_path, **files).problems
    assert problem.text == "1 variants; there should be at least 8"


def test_a_corrected_suite_is_read_anew(tmp_path: Path) -> None:
    """In one process, as in Jupyter: what was read before the correction is not taken again."""
    course = load_course(write_course(tmp_path))
    file, points = course.assignments[0].folder / "test_sums.py", []
    for text in (PUBLIC.replace("Small numbers", "Tiny numbers"), PUBLIC):
        file.write_text(text, encoding="utf-8")
        with_suite(
            course, course.assignments[0], lambda suite: points.extend(spec.title.en for spec in suite.specs.values())
        )
    assert [title for title in points if "numbers are added" in title][::2] == [
        "Tiny numbers are added.",
        "Small numbers are added.",
    ]
