"""What is kept of a library between runs, and who makes it: nothing that has read a submission."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec
import pytest

from grader.authoring.verify import grade_source
from grader.course.load import load_course
from grader.files import user_cache
from grader.grading import library_files
from grader.grading.engine import Engine
from grader.grading.librarian import Librarian, PartWanted
from grader.grading.pristine import Pristine, Unanswered
from grader.model import Course
from grader.sandbox import tiers
from grader.testing.messages import PartName
from grader.testing.suite import Suite, with_suite
from tests.small_course import SOLUTION, write_course

pytestmark = pytest.mark.usefixtures("lent_servers")

PART = b"what is known of add"
VARIANTS = """
from grader.testing.variants import edit

edit("SUM01", task="add", old="a + b", new="a - b", title={"en": "subtracts", "ko": "뺍니다"})
edit("SUM02", task="total", old="result = 0", new="result = 1", title={"en": "begins at 1", "ko": "1부터"})
"""


UNWRITTEN = "def add(a, b): raise NotImplementedError\ndef total(numbers): raise NotImplementedError\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The small course with two mistakes, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return load_course(write_course(tmp_path / "course", **{"reference/sums/variants.py": VARIANTS}))


def test_the_folder_is_the_user_s_alone(small: Course) -> None:
    """Mode 0700, whatever it was before; its files can be read by nobody else."""
    folder = user_cache.base() / library_files.FOLDER
    folder.mkdir(parents=True, mode=0o777)
    folder.chmod(0o777)
    assert library_files.open_folder(small) == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path = library_files.file_of(folder, small, small.assignments[0], None)
    user_cache.write(path, PART)
    assert user_cache.read(path) == PART
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_kept_below_the_course(small: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder inside the course would be handed out with it; a link to another folder is not followed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(small.root / "cache"))
    assert library_files.open_folder(small) is None
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert library_files.open_folder(small) is None


def test_a_part_is_named_by_all_it_depends_on(small: Course) -> None:
    """Another reference, another part, another limit: another file."""
    folder, (assignment,) = Path("/"), small.assignments
    first = library_files.file_of(folder, small, assignment, None)
    assert library_files.file_of(folder, small, assignment, PartName("add")) != first
    slower = msgspec.structs.replace(assignment, limits=msgspec.structs.replace(assignment.limits, cpu=9.0))
    assert library_files.file_of(folder, small, slower, None) != first
    file = small.root / "reference/sums/sums.py"
    file.write_text(file.read_text() + "LIMIT = 3\n")
    assert library_files.file_of(folder, small, assignment, None) != first


def test_only_what_is_wrong_makes_a_library(small: Course) -> None:
    """A right submission finds what our own solutions teach; a wrong one computes what the next one, and the next run,
    find there."""
    (assignment,) = small.assignments
    folder = user_cache.base() / library_files.FOLDER
    with Engine(small, tiers.best(grading=True), warm_up=True) as engine:
        grade_source(engine, assignment, SOLUTION)
        assert len([*folder.glob("*.part")]) == 1  # what is known of the tests
        grade_source(engine, assignment, UNWRITTEN)
        assert len([*folder.glob("*.part")]) == 2  # and what the reference does: no mistake is to write nothing
        wrong = SOLUTION.replace("a + b", "a - b")
        assert [found.code for found in grade_source(engine, assignment, wrong).diagnoses] == ["SUM01"]
    written = {file.name: file.stat().st_ino for file in folder.glob("*.part")}
    assert len(written) == 3  # and the mistakes of the one task that is wrong
    with Engine(small, tiers.best(grading=True), warm_up=True) as engine:
        assert [found.code for found in grade_source(engine, assignment, wrong).diagnoses] == ["SUM01"]
    assert {file.name: file.stat().st_ino for file in folder.glob("*.part")} == written


def test_what_is_kept_is_read_by_who_needs_it(small: Course) -> None:
    """Only what is not kept is asked for: a process for each question costs more than the answer."""
    asked: list[bytes] = []
    replies: list[bytes] = []

    def use(suite: Suite) -> None:
        librarian = Librarian(suite, None)

        def ask(request: bytes) -> bytes:
            asked.append(request)
            return librarian.answer(request)

        request = msgspec.msgpack.encode(PartWanted(None))
        replies.extend(librarian.kept_or(ask)(request) for _ in range(2))

    with_suite(small, small.assignments[0], use)
    assert len(asked) == 1 and replies[0] == replies[1]


def test_a_pristine_process_forks_for_each_question() -> None:
    """Each answer comes from a process of its own; one that dies answers nothing, and the next is answered."""

    def answer(request: bytes) -> bytes:
        if request == b"die":
            os._exit(1)
        return f"{os.getpid()} {request.decode()}".encode()

    pristine = Pristine(answer, memory=1 << 28)
    one, other = (pristine.ask(text).split() for text in (b"a", b"b"))
    assert (one[1], other[1]) == (b"a", b"b") and one[0] != other[0] != str(os.getpid()).encode()
    with pytest.raises(Unanswered):
        pristine.ask(b"die")
    assert pristine.ask(b"c").endswith(b" c")
    pristine.close()
