"""Official means untampered: whatever a pull request edits, its mark comes from the course of the base."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.commands.export import export
from grader.course.load import choose
from grader.pullrequest import checkout
from grader.pullrequest.plan import GradingPlan
from grader.submission.reader import Reader
from grader.submission.submission import Submission
from tests.ci.playing import Played, Stage, git
from tests.small_course import PUBLIC, SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

WRONG = SOLUTION.replace("return a + b", "return a - b")
FILE = "assignments/sums/sums.py"
EASY = '''
import pytest


@pytest.mark.task("add")
@pytest.mark.points(100)
def test_easy(submission):
    """Everybody passes."""
'''


@pytest.fixture
def stage(course: Path, tmp_path: Path) -> Stage:
    """A remote with the small course."""
    return Stage.of(course, tmp_path / "stage")


def write(work: Path, files: dict[str, str]) -> None:
    """Write ``files`` into ``work``."""
    for name, text in files.items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def shown(path: str) -> str:
    """``path`` as the summary writes it."""
    return "".join(c if c.isalnum() else f"&#{ord(c)};" for c in path)


def assert_wrong(played: Played) -> None:
    """The wrong submission's mark: 20 of 100, and not a point more."""
    assert played.code == 1, played.errors
    assert (played.result()["score"], played.result()["max_score"]) == (20.0, 100.0)
    assert [test["id"] for test in played.result()["tests"]] == [
        "test_sums.py::test_small",
        "test_sums.py::test_total",
        "hidden-1",
        "hidden-2",
    ]
    assert played.outputs.splitlines()[1] == "20"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """What reads submissions."""
    with Reader() as reader:
        yield reader


def read(plan: GradingPlan, reader: Reader) -> Submission | None:
    """The submission that would be graded."""
    (name,) = plan.handed
    return reader.read(plan.handed[name], *choose(plan.course, (name,)))


def files_of(folder: Path) -> dict[str, bytes]:
    """All files below ``folder``, but not those of Git."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != ".git"
    }


def assert_as_ever(plan: GradingPlan, course: Path, reader: Reader, source: str = WRONG) -> None:
    """What is graded is ``source`` and nothing else, and with what is the base's course, byte for byte.

    A result is a function of these two, so it need not be computed each time to know that it is the same.
    """
    assert files_of(plan.course.root) == files_of(course)
    submission = read(plan, reader)
    assert submission is not None
    assert (submission.problem, [cell.source for cell in submission.cells]) == (None, [source])
    assert not any(name.endswith(".py") for name in submission.files)


THERE = {
    *("course.toml", "assignments/sums/assignment.toml", "assignments/sums/test_sums.py"),
    *("reference/sums/sums.py", "reference/sums/test_sums_hidden.py"),
}
EDITS: list[dict[str, str]] = [
    {"assignments/sums/test_sums.py": EASY},
    {"reference/sums/test_sums_hidden.py": EASY},
    {"reference/sums/sums.py": WRONG},
    {"assignments/sums/conftest.py": "import os\nos._exit(0)\n"},
    {"conftest.py": "import os\nos._exit(0)\n", "pytest.ini": "[pytest]\naddopts = -k nothing\n"},
    {"assignments/sums/assignment.toml": "title = { en = 'x' }\n[[tasks]]\nname = 'add'\n"},
    {"course.toml": 'title = { en = "x" }\nassignments = []\n'},
    {"course.toml": "not a course at all"},
    {"grader/__init__.py": "import os\nos._exit(0)\n", "grader/cli/__init__.py": "import os\nos._exit(0)\n"},
    {"sitecustomize.py": "import os\nos._exit(0)\n", "numpy.py": "import os\nos._exit(0)\n"},
    {"templates/student.html.j2": "{{ cycler.__init__ }} FORGED", "templates/base.html.j2": "FORGED"},
    {".gitattributes": "* export-ignore export-subst\n*.py filter=evil text eol=crlf\n"},
    {"Course.toml": "title = 3", "Assignments/sums/test_sums.py": EASY, "REFERENCE/sums/sums.py": WRONG},
    {"assignments/sums/TEST_SUMS.PY": EASY, "assignments/Sums/test_sums.py": EASY},
    {"assignments/sums2/assignment.toml": "x", "assignments/sums2/test_sums2.py": EASY},
]


@pytest.mark.parametrize("files", EDITS, ids=lambda files: next(iter(files)))
def test_edits_of_the_course_do_not_count_and_are_named(
    stage: Stage, course: Path, reader: Reader, tmp_path: Path, files: dict[str, str]
) -> None:
    """Tests, reference, settings, the grader itself, files that Python or pytest would pick up, in any case."""
    work = stage.fork()
    write(work, {FILE: WRONG, **files})
    stage.push(work)
    plan = stage.plan(work, tmp_path / "private")
    assert_as_ever(plan, course, reader)
    assert set(plan.origin.unused) == set(files)


def test_a_cache_folder_in_the_checkout_is_not_used(stage: Stage) -> None:
    """What a pull request puts where the server keeps the user's cache would else judge it, and be run."""
    work = stage.fork()
    write(work, {FILE: WRONG, ".cache/nn-grader/libraries/0123.part": "x", ".cache/nn-grader/templates/0123.part": "x"})
    stage.push(work)
    where = stage.checkout(work)
    cache = where / ".cache" / "nn-grader"
    before = sorted(path.name for path in cache.rglob("*"))
    played = stage.run(where, stage.event(work, where) | {"XDG_CACHE_HOME": str(where / ".cache")})
    assert_wrong(played)
    assert sorted(path.name for path in cache.rglob("*")) == before


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({name: text for edit in EDITS for name, text in edit.items()}, id="all"),
        *(pytest.param(files, marks=pytest.mark.nightly, id=next(iter(files))) for files in EDITS),
    ],
)
def test_whatever_is_edited_the_mark_is_the_same_and_the_summary_names_it(stage: Stage, files: dict[str, str]) -> None:
    """From the command to the report, for all edits in one pull request, and at night for each."""
    work = stage.fork()
    write(work, {FILE: WRONG, **files})
    stage.push(work)
    played = stage.github(work, apart=True)
    assert_wrong(played)
    told = played.summary.partition("not used for grading")[2]
    in_order = sorted(files, key=lambda name: (name not in THERE, name))  # what the base has comes first
    for name in in_order[:20]:
        assert shown(name) in told, name
    assert ("and 2 more" in told) == (len(files) == 22)
    assert shown(FILE) not in told
    assert "FORGED" not in (played.out / "sums" / "report.html").read_text(encoding="utf-8")


def _link_to(target: str) -> Callable[[Path], None]:
    def make(work: Path) -> None:
        (work / FILE).unlink()
        (work / FILE).symlink_to(target)

    return make


def _link_folder(work: Path) -> None:
    git(work, "rm", "-r", "--quiet", "assignments/sums")
    (work / "assignments").mkdir(exist_ok=True)
    (work / "assignments/sums").symlink_to("../reference/sums")


def _link_everything(work: Path) -> None:
    git(work, "rm", "-r", "--quiet", "assignments")
    write(work, {"mine/sums/sums.py": SOLUTION})
    (work / "assignments").symlink_to("mine")


@pytest.mark.parametrize(
    "make",
    [
        _link_to("../../reference/sums/sums.py"),
        _link_to("/etc/passwd"),
        _link_to("sums.py"),
        _link_folder,
        _link_everything,
    ],
    ids=["reference", "passwd", "itself", "folder", "everything"],
)
def test_links_are_not_followed(stage: Stage, reader: Reader, tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A link as the file, its folder or a folder above: nothing is read through it, and the reason is known."""
    work = stage.fork()
    make(work)
    stage.push(work)
    submission = read(stage.plan(work, tmp_path / "private"), reader)
    assert submission is not None
    assert submission.problem is not None
    assert (submission.problem.id, submission.cells, submission.files) == ("unread.link", (), {})


def test_a_link_is_ungradable_and_the_summary_says_why(stage: Stage) -> None:
    """No points, and no line of what it leads to."""
    work = stage.fork()
    _link_to("/etc/passwd")(work)
    stage.push(work)
    played = stage.github(work)
    assert played.code == 1, played.errors
    assert (played.result()["status"], played.result()["score"]) == ("ungradable", 0.0)
    assert "links are not followed" in played.summary
    assert "root:x:" not in (played.out / "sums" / "report.html").read_text(encoding="utf-8")


def test_a_link_beside_an_honest_file_leads_nowhere(stage: Stage, course: Path, reader: Reader, tmp_path: Path) -> None:
    """The submission is graded; what the link pointed at is not among its files."""
    work = stage.fork()
    source = "import sums_reference\nadd, total = sums_reference.add, sums_reference.total\n"
    write(work, {FILE: source})
    (work / "assignments/sums/sums_reference.py").symlink_to("../../reference/sums/sums.py")
    stage.push(work)
    assert_as_ever(stage.plan(work, tmp_path / "private"), course, reader, source)


@pytest.mark.parametrize("place", ["assignments/sums", FILE, "reference"])
def test_submodules_are_not_entered(stage: Stage, course: Path, reader: Reader, tmp_path: Path, place: str) -> None:
    """A submodule in the place of the assignment's folder, of its file, or of the course's own folders."""
    module = tmp_path / "module"
    module.mkdir()
    write(module, {"sums.py": SOLUTION, "test_sums.py": EASY})
    git(module, "init", "--quiet")
    git(module, "add", "--all")
    git(module, "commit", "--quiet", "-m", "module")
    work = stage.fork()
    if place == "reference":
        write(work, {FILE: WRONG})
    git(work, "rm", "-r", "--quiet", "-f", place)
    git(work, "submodule", "--quiet", "add", str(module), place)
    stage.push(work)
    checkout = stage.checkout(work)
    git(checkout, "submodule", "--quiet", "update", "--init")
    plan = stage.plan(work, tmp_path / "private", checkout)
    if place == "reference":
        assert_as_ever(plan, course, reader)
        assert ".gitmodules" in plan.origin.unused
    else:
        submission = read(plan, reader)
        assert submission is None or submission.cells == ()


def test_a_renamed_folder_is_a_missing_submission(stage: Stage) -> None:
    """The assignment's name is the course's: under another name, with other tests, nothing is handed in."""
    work = stage.fork()
    git(work, "mv", "assignments/sums", "assignments/sums_")
    write(work, {"assignments/sums_/sums.py": SOLUTION, "assignments/sums_/test_sums.py": EASY})
    stage.push(work)
    played = stage.github(work)
    assert (played.code, played.result()["status"], played.result()["score"]) == (1, "missing", 0.0)


def test_another_case_is_another_folder(stage: Stage, course: Path, reader: Reader, tmp_path: Path) -> None:
    """Where two names differ in case only, the course's own spelling counts, on every system."""
    work = stage.fork()
    write(work, {FILE: WRONG, "assignments/Sums/sums.py": SOLUTION, "ASSIGNMENTS/sums/sums.py": SOLUTION})
    stage.push(work)
    assert_as_ever(stage.plan(work, tmp_path / "private"), course, reader)


def test_what_counts_is_what_was_committed(stage: Stage, course: Path, reader: Reader, tmp_path: Path) -> None:
    """Neither the working tree of the checkout nor what lies beside it has a say."""
    work = stage.fork()
    write(work, {FILE: WRONG})
    stage.push(work)
    checkout = stage.checkout(work)
    write(checkout, {FILE: SOLUTION, "assignments/sums/test_sums.py": EASY})
    assert_as_ever(stage.plan(work, tmp_path / "private", checkout), course, reader)


def test_a_folder_that_looks_like_a_repository_is_none(
    stage: Stage, course: Path, reader: Reader, tmp_path: Path
) -> None:
    """A bare repository inside of the pull request does not become the one that is asked, wherever the command runs."""
    work = stage.fork()
    write(
        work,
        {
            FILE: WRONG,
            "assignments/HEAD": "ref: refs/heads/main\n",
            "assignments/refs/heads/x": "",
            "assignments/objects/x": "",
        },
    )
    write(work, {"assignments/config": f"[core]\n\tbare = true\n\tfsmonitor = touch {tmp_path}/owned\n"})
    stage.push(work)
    checkout = stage.checkout(work)
    assert_as_ever(stage.plan(work, tmp_path / "private", checkout), course, reader)
    environment = stage.event(work, checkout)
    assert_wrong(stage.run(checkout / "assignments", environment))
    assert not (tmp_path / "owned").exists()


def test_replaced_objects_are_not_believed(stage: Stage, course: Path, reader: Reader, tmp_path: Path) -> None:
    """refs/replace, which a careless fetch may bring along, changes nothing."""
    work = stage.fork()
    write(work, {FILE: WRONG})
    stage.push(work)
    checkout = stage.checkout(work)
    right = git(stage.remote, "rev-parse", "main:reference/sums/sums.py")
    git(checkout, "replace", git(work, "rev-parse", f"HEAD:{FILE}"), right)
    assert_as_ever(stage.plan(work, tmp_path / "private", checkout), course, reader)


def test_a_history_of_its_own_is_graded_as_a_whole(stage: Stage, course: Path, reader: Reader, tmp_path: Path) -> None:
    """A head that shares nothing with the base: all of it is new, and the base's tests count."""
    work = stage.fork()
    git(work, "checkout", "--quiet", "--orphan", "other")
    write(work, {FILE: WRONG, "assignments/sums/test_sums.py": EASY})
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "-m", "orphan")
    git(work, "push", "--quiet", "--force", "origin", "HEAD:main")
    checkout = stage.clone("checkout-orphan")
    git(checkout, "fetch", "--quiet", str(stage.root / "kim.git"), "main")
    plan = stage.plan(work, tmp_path / "private", checkout)
    assert_as_ever(plan, course, reader)
    assert "assignments/sums/test_sums.py" in plan.origin.unused


def test_output_does_not_go_where_the_pull_request_leads(stage: Stage, tmp_path: Path) -> None:
    """A link or a folder of the output's name in the pull request is refused, before anything is written."""
    work = stage.fork()
    write(work, {FILE: SOLUTION, "forged/sums/result.json": "{}"})
    (work / "linked").symlink_to(tmp_path)
    stage.push(work)
    checkout = stage.checkout(work)
    for out in ("forged", "linked/out", "forged/sums/result.json"):
        played = stage.github(work, "--out", out, checkout=checkout)
        assert played.code == 2
        assert "the pull request brings this along" in played.errors
    assert not (tmp_path / "out").exists()
    assert stage.github(work, "--out", "mine", checkout=checkout).code == 0


def test_a_reference_inside_of_the_checkout_is_refused(stage: Stage) -> None:
    """What a pull request can change is no reference."""
    work = stage.fork()
    write(work, {FILE: SOLUTION})
    stage.push(work)
    played = stage.github(work, "--reference", ".")
    assert played.code == 2
    assert "lies in the checkout" in played.errors


def test_an_installed_course_gives_the_official_mark(stage: Stage, tmp_path: Path) -> None:
    """A repository of students without any reference: its pull requests get public points, and the instructor's
    own course, installed outside, gives all of them."""
    files = {"assignments/sums/test_sums.py": PUBLIC}
    public = write_course(tmp_path / "public", **files)
    for path in sorted((public / "reference").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (public / "reference").rmdir()
    students = Stage.of(public, tmp_path / "students")
    work = students.fork()
    write(work, {FILE: SOLUTION.replace("return a + b", "return 3"), "reference/sums/test_sums_hidden.py": EASY})
    students.push(work)
    checkout = students.checkout(work)
    seen = students.github(work, "--fail-under", 60, checkout=checkout)
    assert seen.code == 0, seen.errors
    assert "30/50 public points" in seen.summary
    assert "\n30/50 public points  Graded: commit " in seen.log
    assert "50 points are hidden and are graded later" in seen.summary
    # by a way up and down again and through links, to the course and inside of it: what is hidden is still hidden
    installed = write_course(tmp_path / "installed")
    (installed / "reference/sums").rename(tmp_path / "elsewhere")
    (installed / "reference/sums").symlink_to(tmp_path / "elsewhere")
    bundle = tmp_path / "bundle"
    bundle.symlink_to(installed)
    official = students.github(work, "--reference", os.path.relpath(bundle, checkout), checkout=checkout)
    assert official.code == 1, official.errors
    assert official.outputs.splitlines()[1] == "50"
    assert "\n50/100  Graded: commit " in official.log
    assert [test["visibility"] for test in official.result()["tests"]] == ["public"] * 2 + ["hidden"] * 2
    assert "test_random" not in (official.out / "sums" / "result.json").read_text(encoding="utf-8")
    assert "the instructor&#x27;s own tests" in official.summary or "the instructor's own tests" in official.summary
    named = students.run(checkout, {}, "sums", "--reference", bundle)
    assert named.result()["score"] == 50.0, named.errors


def test_much_and_large_files_are_bounded(
    stage: Stage, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Very many files and a huge one cost the submission a note, not the grader its disk."""
    monkeypatch.setattr(checkout, "FILES", 300)
    monkeypatch.setattr(checkout, "LARGEST", 17 << 20)
    work = stage.fork()
    write(work, {FILE: SOLUTION, **{f"assignments/sums/many/{number}.txt": "x" for number in range(400)}})
    with (work / "assignments/sums/large.bin").open("wb") as file:
        file.truncate(20 << 20)
    stage.push(work)
    submission = read(stage.plan(work, tmp_path / "private"), reader)
    assert submission is not None
    assert (submission.problem, submission.cells[0].source) == (None, SOLUTION)
    assert "note.files-left-out" in {note.id for note in submission.notes}
    written = [path for path in (tmp_path / "private" / "head").rglob("*") if path.is_file()]
    assert len(written) == 300
    assert sum(path.stat().st_blocks * 512 for path in written) < 5 << 20


def test_names_that_no_honest_repository_has(stage: Stage, reader: Reader, tmp_path: Path) -> None:
    """A tree with ``..`` as a name, which only a program makes, writes nothing anywhere else."""
    work = stage.fork()
    write(work, {FILE: WRONG})
    stage.push(work)
    blob = git(work, "rev-parse", f"HEAD:{FILE}")

    def tree(*entries: tuple[str, str, str]) -> str:
        raw = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(id) for mode, name, id in entries)
        command = ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
        return subprocess.run(command, cwd=work, input=raw, capture_output=True, check=True).stdout.decode().strip()

    up = tree(("100644", "escaped.py", blob))
    sums = tree(("40000", "..", up), ("100644", "a\\..\\b.py", blob), ("100644", "sums.py", blob))
    top = tree(("40000", "assignments", tree(("40000", "sums", sums))))
    head = git(work, "commit-tree", top, "-p", "HEAD", "-m", "odd")
    git(work, "update-ref", "refs/heads/main", head)
    submission = read(stage.plan(work, tmp_path / "private", work), reader)
    assert submission is not None
    assert [cell.source for cell in submission.cells] == [WRONG]
    written = files_of(tmp_path / "private" / "head")
    assert written.pop("sums/sums.py") == WRONG.encode()
    assert written.keys() <= {"sums/a\\..\\b.py"}  # one name here, and left out where it would be three


def test_a_repository_that_is_no_course_is_handed_in_as_a_whole(stage: Stage, course: Path, tmp_path: Path) -> None:
    """One repository per student and assignment, as classrooms make them: the file counts wherever it lies, the
    installed course says what it is worth, and Classroom 50 gets its result."""
    student = tmp_path / "student"
    student.mkdir()
    write(student, {"sums.py": SOLUTION, "test_sums.py": EASY, "README.md": "mine"})
    own = Stage.of(student, tmp_path / "own")
    checkout = own.clone("checkout")
    bundle = write_course(tmp_path / "bundle")
    played = own.run(checkout, {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push"}, "sums", "--reference", bundle)
    assert (played.code, played.result()["score"]) == (0, 100.0), played.errors
    assert "file=" not in played.log
    unnamed = own.run(checkout, {}, "--reference", bundle)
    assert unnamed.code == 2
    assert "Name the assignment, one of sums" in unnamed.errors
    assert "no course.toml" in own.run(checkout, {}, "sums").errors
    classroom = {"CLASSROOM": "nn", "ASSIGNMENT": "sums", "SUBMISSION_TAG": "submit/1", "OWNER": "kim"}
    urls = {"COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r"}
    content = json.loads(export("classroom50", played.out, {**classroom, **urls}, "en"))
    assert (content["score"], content["max-score"], len(content["tests"])) == (100, 100, 4)
