"""When the submission that counts was received, and the other attempts of its download."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.exchange.roster_csv import RosterRow
from grader.files.names import fold
from grader.model import Message
from grader.submission.class_folder import read_class
from grader.submission.entries import LARGEST_GROUP
from grader.submission.handed_in import Handed, Part, Received
from grader.submission.merging import ClassList
from grader.submission.reader import Reader
from grader.submission.receipts import other_attempts, receipt
from grader.submission.submission import Submission
from tests.submission.test_layouts import COURSE, GATES, RIGHT, put

OLD = datetime(2026, 11, 20, 10)
NEW = datetime(2026, 11, 28, 10)
ONE, TWO = (Received(f"{time:%Y-%m-%d-%H-%M-%S}", time, is_attempt=True) for time in (OLD, NEW))


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reader for all."""
    with Reader(COURSE.assignments) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "time"),
    [
        ("a/gates.py", OLD),
        ("a/inner/gates.py", OLD),
        ("a/inner2/gates.py", NEW),
        ("work.zip/x.py", OLD),
        ("work/gates.py", OLD),
        ("gates.py", OLD),
        ("", NEW),
    ],
)
def test_what_holds_the_file_says_when_it_came(path: str, time: datetime) -> None:
    """The nearest folder, else an archive; without a file the last of all."""
    received = [Received("a", OLD), Received("a/inner2", NEW), Received("work.zip", OLD)]
    found = receipt(received, path, "gates")
    assert found is not None and found.time == time


def test_nothing_is_known_of_a_file_that_no_platform_received() -> None:
    """Neither of one beside, nor where there is nothing."""
    assert receipt([Received("a/gates.py", OLD)], "gates.py", "gates") is None
    assert receipt([], "", "gates") is None


def test_what_came_as_a_whole_came_with_each_file() -> None:
    """A repository, say: its folder is the whole of the submission."""
    assert receipt([Received("", OLD)], "a/gates.py", "gates") == Received("", OLD)


def test_without_a_file_the_assignments_own_download_tells() -> None:
    """What came for another assignment later is another matter; LATE comes after what is not."""
    received = [Received("gates/a.pdf", OLD.replace(tzinfo=UTC)), Received("normalization/b.py", NEW)]
    assert receipt(received, "", "gates") == received[0]
    assert receipt([Received("a", NEW), Received("b", late=True)], "", "gates") == Received("b", late=True)


def test_other_attempts() -> None:
    """Each with everything but the others of its place."""
    names = [f"{ONE.path}/a.py", f"{TWO.path}/a.py", "notes.txt"]
    handed = Handed("/", tuple(Part(fold(name).encode(), name) for name in names), received=(TWO, ONE))
    ((received, attempt),) = other_attempts(handed, TWO)
    assert received == ONE
    assert [part.name for part in attempt.parts] == [names[0], names[2]]


def read(folder: Path, reader: Reader) -> tuple[Submission, list[Submission]]:
    """What counts of the only student, and the attempts before."""
    with read_class(folder, COURSE) as roster:
        (entry,) = roster.entries
        submission = reader.read(entry.handed, GATES)
        assert submission is not None
        return submission, reader.earlier_attempts(entry.handed, submission, GATES)


def test_every_attempt_of_a_download_is_kept(tmp_path: Path, reader: Reader) -> None:
    """The newest counts and says so; an earlier one is the same as when it was alone; one without work is none."""
    put(tmp_path / f"Week_s1_attempt_{ONE.path}_gates.py", RIGHT + "\n# first\n")
    alone, earlier = read(tmp_path, reader)
    assert (alone.received, earlier) == (ONE, [])
    put(tmp_path / f"Week_s1_attempt_{TWO.path}_gates.py", RIGHT)
    put(tmp_path / "Week_s1_attempt_2026-11-29-10-00-00_report.pdf", "%PDF")
    newest, earlier = read(tmp_path, reader)
    assert newest.received == TWO
    assert [note.id for note in newest.notes] == ["note.newest"]
    assert [(one.received, one.digest, one.notes) for one in earlier] == [(ONE, alone.digest, alone.notes)]


def test_unreadable_is_not_missing(tmp_path: Path, reader: Reader) -> None:
    """A report in the download of one assignment, and work in that of another: the first came, and cannot be judged."""
    put(tmp_path / "gates" / "Ann Lee_1_assignsubmission_file" / "report.pdf", "%PDF")
    put(tmp_path / "normalization" / "Ann Lee_2_assignsubmission_file" / "normalization.py", "def f(): pass\n")
    with read_class(tmp_path, COURSE) as roster:
        (entry,) = roster.entries
        submission = reader.read(entry.handed, GATES)
    assert submission is not None and submission.problem is not None and not submission.absent
    assert (submission.problem.id, submission.problem.args["files"]) == ("unread.no-work", "gates/report.pdf")


def test_one_hand_in_is_a_groups(tmp_path: Path, reader: Reader) -> None:
    """A member without work of one's own has that of the others where it is one; different work is nobody's."""
    rows = tuple(RosterRow(id, id, group="Red", ids=(id,), line=n) for n, id in enumerate(("ann", "bob", "cy"), 2))
    put(tmp_path / "ann" / "gates.py", RIGHT)
    put(tmp_path / "bob" / "report.pdf", "%PDF")
    put(tmp_path / "zoe" / "gates.py", RIGHT)
    with read_class(tmp_path, COURSE, (), ClassList(rows)) as roster:
        shared = {one.student: one.shared for one in roster.entries}
        assert [one.student for one in shared["bob"]] == ["ann"]
        assert [one.student for one in shared["cy"]] == ["ann", "bob"]
        assert shared["zoe"] == ()
        found = reader.of_group(shared["cy"], GATES)
        assert found is not None
        assert found[0].notes[0] == Message("note.group", {"student": "ann"})
        assert [cell.code for cell in found[0].cells] == [RIGHT]
        assert reader.of_group((), GATES) is None
    put(tmp_path / "bob" / "gates.py", RIGHT + "\n# mine\n")
    with read_class(tmp_path, COURSE, (), ClassList(rows)) as roster:
        found = reader.of_group(next(one.shared for one in roster.entries if one.student == "cy"), GATES)
    assert found is not None and found[0].absent
    assert found[0].problem == Message("note.group-differs", {"students": "ann, bob", "name": "gates"})


def test_a_class_that_calls_itself_one_group_shares_nothing(tmp_path: Path) -> None:
    """A group of thousands would share as many times thousands."""
    ids = [f"s{number:02}" for number in range(LARGEST_GROUP + 2)]
    rows = tuple(RosterRow(id, id, group="All", ids=(id,), line=n) for n, id in enumerate(ids, 2))
    for count, others in ((LARGEST_GROUP, LARGEST_GROUP), (LARGEST_GROUP + 1, 0)):
        for id in ids[:count]:
            put(tmp_path / id / "gates.py", RIGHT)
        with read_class(tmp_path, COURSE, (), ClassList(rows)) as handed_in:
            assert len(handed_in.entries[-1].shared) == others
