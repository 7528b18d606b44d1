"""Bulk downloads of learning platforms → whose each entry is, and where it stands in the submission."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest

from grader.exchange import blackboard, brightspace, canvas, gradescope, moodle
from grader.exchange.download import ClassFolder, Download, Identity, Owner, Stamp
from grader.exchange.gradescope import FolderMetadata, Submitter, metadata
from grader.files.safe_folder import FolderEntry
from grader.processes.confined import Confined
from grader.text.clean import normal

Reading = Callable[[ClassFolder], Download]


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    """A helper for metadata."""
    with Confined() as made:
        yield made


def claims(read: Reading, confined: Confined, names: Sequence[str], **texts: bytes) -> dict[str, list[tuple[str, ...]]]:
    """Key, name and path of the owners of each entry; folders end in a slash, ``texts`` are contents by order."""
    entries = [
        FolderEntry(n.rstrip("/"), normal(n.rstrip("/")), "folder" if n.endswith("/") else "file") for n in names
    ]
    by_name = {entry.name: texts[f"n{place}"] for place, entry in enumerate(entries) if f"n{place}" in texts}

    def contents(files: Sequence[FolderEntry], limit: int) -> dict[str, bytes]:
        return {one.name: by_name[one.name] for one in files if len(by_name.get(one.name, b"x" * limit)) < limit}

    found = read(ClassFolder(entries, contents, confined)).owners
    return {name: [(owner.key, owner.name, owner.path) for owner in owners] for name, owners in found.items()}


# -- Canvas


@pytest.mark.parametrize(
    ("entry", "key", "path"),
    [
        ("doejane_101_5001_gates.py", "doejane_101", "gates.py"),
        ("doejane_LATE_102_5003_gates-1.ipynb", "doejane_102", "gates-1.ipynb"),
        ("박서준_1007_5507_gates.py", "박서준_1007", "gates.py"),
        ("สมหญิงดี_1005_5505_gates.py", "สมหญิงดี_1005", "gates.py"),
        ("शर्माप्रिया_1006_5506_gates.py", "शर्माप्रिया_1006", "gates.py"),
        ("yılmazi̇rem_1009_5509_gates.py", "yılmazi̇rem_1009", "gates.py"),
        ("doe-jane_1008_5508_gates.py", "doe-jane_1008", "gates.py"),
        ("o_brien_jr_104_5005_my_data_2.csv", "o_brien_jr_104", "my_data_2.csv"),
        ("eve_1007_question_3001_55507_gates.py", "eve_1007", "gates.py"),
        ("eve_LATE_1007_question_3001_55507_gates.py", "eve_1007", "gates.py"),
        ("roe_105_text.html", "roe_105", "text.html"),
        ("roe_105_link.html", "roe_105", "link.html"),
        ("anon_aB3xZ_5001_gates.py", "anon_aB3xZ", "gates.py"),
        ("LATE_anon_12345_5002_gates.py", "anon_12345", "gates.py"),
    ],
)
def test_canvas(confined: Confined, entry: str, key: str, path: str) -> None:
    """Names in every script, late ones, anonymous ones, quizzes, and what was typed."""
    assert claims(canvas.download, confined, [entry]) == {entry: [(normal(key), normal(key), path)]}


@pytest.mark.parametrize("entry", ["gates.py", "kim_gates.py", "a b_1_2_gates.py", "kim_1_gates.py", "doe_1_2_x.py/"])
def test_what_canvas_did_not_name(confined: Confined, entry: str) -> None:
    """Without two numbers, with a space, or a folder."""
    assert claims(canvas.download, confined, [entry]) == {}


# -- Moodle


def test_moodle(confined: Confined) -> None:
    """Folders and flat files, typed text; the number behind the name is of this assignment only."""
    names = [
        "Jane Doe_201_assignsubmission_file/",
        "김 철수_202_assignsubmission_file_/",
        "Flat_204_assignsubmission_file_a.py",
    ]
    assert claims(moodle.download, confined, [*names, "Rest/"]) == {
        names[0].rstrip("/"): [("Jane Doe_201", "Jane Doe_201", "")],
        names[1].rstrip("/"): [("김 철수_202", "김 철수_202", "")],
        names[2]: [("Flat_204", "Flat_204", "a.py")],
    }


# -- Blackboard

ABOUT = b"""Name: Ann Example (s1001)
Assignment: Week 1
Date Submitted: Sunday, March 3, 2024 5:00:00 PM CET
Current Grade: Needs Grading

Submission Field:
Name: Bob Sample (s1002)

Files:
\tOriginal filename: my gates.py
\tFilename: Week 1_s1001_attempt_2024-03-03-17-00-00_my_gates.py
"""


def test_blackboard(confined: Confined) -> None:
    """Attempts by their time; the text beside one knows the name and what the files were called."""
    at = "attempt_2024-03-03-17-00-00"
    names = [f"Week 1_s1001_{at}_my_gates.py", f"Week 1_s1001_{at}.txt", f"Week 1_s1002_{at}_gates.py"]
    ann = ("s1001", "Ann Example (s1001)")
    assert claims(blackboard.download, confined, [*names, "notes.txt"], n1=ABOUT) == {
        names[0]: [(*ann, "2024-03-03-17-00-00/my gates.py")],
        names[1]: [(*ann, "2024-03-03-17-00-00/submission.txt")],
        names[2]: [("s1002", "s1002", "2024-03-03-17-00-00/gates.py")],
    }


@pytest.mark.parametrize(
    "about",
    [
        ABOUT.replace(b"(s1001)", b"(s1002)"),
        ABOUT.replace(b"Original filename: my gates.py", b"Original filename: ../../other/gates.py"),
        b"",
        b"\xff\xfe",
    ],
)
def test_blackboards_text_is_believed_only_of_its_own(confined: Confined, about: bytes) -> None:
    """A text that names another user, or a file that leads elsewhere, changes nobody's files."""
    at = "attempt_2024-03-03-17-00-00"
    names = [f"Week 1_s1001_{at}_my_gates.py", f"Week 1_s1001_{at}.txt"]
    ((key, _, path),) = claims(blackboard.download, confined, names, n1=about)[names[0]]
    assert (key, path) == ("s1001", "2024-03-03-17-00-00/my_gates.py")


def test_blackboard_users_with_an_underscore(confined: Confined) -> None:
    """The text beside an attempt says where the column's name ends."""
    at = "attempt_2024-03-03-17-00-00"
    names = [f"Week_1_ann_lee_{at}_gates.py", f"Week_1_ann_lee_{at}.txt"]
    found = claims(blackboard.download, confined, names, n1=b"Name: Ann Lee (ann_lee)\r\n")
    assert found[names[0]] == [("ann_lee", "Ann Lee (ann_lee)", "2024-03-03-17-00-00/gates.py")]


# -- Brightspace


def test_brightspace(confined: Confined) -> None:
    """A folder or a flat file per attempt; names with a hyphen, and with a number in front of them."""
    head = "1001-77 - Ann-Marie Example - Mar 3, 2024 1130 AM"
    names = [f"{head}/", f"{head} - gates - final.py", "12-3 - N0123 - Bob - Sep 24, 2024 926 PM - a.py", "index.html"]
    ann = ("Ann-Marie Example_1001", "Ann-Marie Example")
    assert claims(brightspace.download, confined, names) == {
        head: [(*ann, "Mar 3, 2024 1130 AM")],
        names[1]: [(*ann, "Mar 3, 2024 1130 AM/gates - final.py")],
        names[2]: [("N0123 - Bob_12", "N0123 - Bob", "Sep 24, 2024 926 PM/a.py")],
    }
    assert claims(brightspace.download, confined, ["1-2 - Ann - notes/", "1 - Ann - Mar 3, 2024 1130 AM/"]) == {}


# -- Gradescope

METADATA = b"""---
submission_1001:
  :submitters:
  - :name: Ann Example
    :sid: '77'
    :email: ann@example.edu
  :created_at: !ruby/object:ActiveSupport::TimeWithZone 2024-03-03 11:00:00.000000000 Z
  :results:
    output: |
      submission_1003:
        :submitters:
        - :name: Mallory
  :history:
  - :id: 1
    :submitters:
    - :name: Nobody
submission_1002:
  :submitters:
  - :name: "Kim \\uCCA0\\uC218"
    :sid:
    :email: kim@example.edu
  - :name: 'O''Brien'
    :sid: 78
"""


def test_gradescope(confined: Confined) -> None:
    """Names from the metadata, a group in one folder, and a folder of which nothing is known."""
    names = ["submission_metadata.yml", "submission_1001/", "submission_1002/", "submission_1003/", "else/"]
    assert claims(gradescope.download, confined, names, n0=METADATA) == {
        "submission_1001": [("Ann Example_77", "Ann Example", "submission_1001")],
        "submission_1002": [
            ("Kim 철수_kim@example.edu", "Kim 철수", "submission_1002"),
            ("O'Brien_78", "O'Brien", "submission_1002"),
        ],
        "submission_1003": [("submission_1003", "submission_1003", "submission_1003")],
    }
    assert claims(gradescope.download, confined, names[1:]) == {}


@pytest.mark.parametrize(
    "content", [b"", b"- a\n- b\n", b"\tx: [", b"a: &a [*a, *a]\n", b"submission_1: 5\n", b"\xff\xfe\x00"]
)
def test_metadata_that_say_nothing(confined: Confined, content: bytes) -> None:
    """What is no YAML, or another YAML, names nobody, and the folders stand for their submitters."""
    assert metadata(content) == {}
    names = ["submission_metadata.yml", "submission_1/"]
    assert claims(gradescope.download, confined, names, n0=content) == {
        "submission_1": [("submission_1", "submission_1", "submission_1")]
    }


def test_metadata_are_read_as_far_as_they_go() -> None:
    """A download that broke off names those before the break."""
    assert metadata(METADATA[: METADATA.index(b"submission_1002")] + b"\tbroken: [") == {
        "submission_1001": FolderMetadata(
            [Submitter("Ann Example", "77", "ann@example.edu")], "2024-03-03 11:00:00.000000000 Z"
        )
    }


# -- Who and when


def owner(read: Reading, confined: Confined, *names: str, first: bytes = b"") -> Owner:
    """The owner of the last of ``names``; ``first`` is the content of the first."""
    entries = [FolderEntry(n.rstrip("/"), n.rstrip("/"), "folder" if n.endswith("/") else "file") for n in names]
    folder = ClassFolder(entries, lambda files, _: {one.name: first for one in files if one is entries[0]}, confined)
    return read(folder).owners[entries[-1].name][0]


NOON = datetime(2026, 11, 28, 12, 0)


@pytest.mark.parametrize(
    ("read", "names", "stamp"),
    [
        (canvas.download, ["doejane_101_5001_gates.py"], Stamp(on_time=True)),
        (canvas.download, ["doejane_LATE_101_5001_gates.py"], Stamp(late=True)),
        (canvas.download, ["LATE_anon_x1_5001_gates.py"], Stamp(late=True)),
        (canvas.download, ["latejane_101_5001_LATE_gates.py"], Stamp(on_time=True)),
        (moodle.download, ["Ann Lee_12_assignsubmission_file/"], Stamp()),
        (moodle.download, ["Ann Lee_12_2026-11-28 12-00-00_assignsubmission_file_/"], Stamp(NOON)),
        (moodle.download, ["Ann Lee_12_20261128_1200_assignsubmission_file_a.py"], Stamp(NOON)),
        (moodle.download, ["Ann Lee_12_assignsubmission_file_12_2026-11-28 12-00-00_assignsubmission_file_"], Stamp()),
        (blackboard.download, ["Week 1_s1_attempt_2026-11-28-12-00-00_a.py"], Stamp(NOON)),
        (blackboard.download, ["Week 1_s1_attempt_2026-11-31-12-00-00_a.py"], Stamp()),
        (blackboard.download, ["W_s1_attempt_2026-11-28-12-00-00_s1_attempt_2020-01-01-12-00-00_a.py"], Stamp(NOON)),
        (brightspace.download, ["1-7 - Ann Lee - Nov 28, 2026 1200 PM/"], Stamp(NOON)),
        (brightspace.download, ["1-7 - Ann - Jan 1, 2020 100 AM - Nov 28, 2026 1200 PM - a.py"], Stamp(NOON)),
    ],
)
def test_the_time_is_the_platforms(read: Reading, names: list[str], stamp: Stamp, confined: Confined) -> None:
    """A file that a student called after another time, or LATE, changes nothing."""
    assert owner(read, confined, *names).stamp == stamp


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-11-28 12:00:00.123456789 Z", NOON.replace(tzinfo=UTC)),
        ("2026-11-28T12:00:00.123456-08:00", NOON.replace(tzinfo=timezone(timedelta(hours=-8)))),
        ("2026-11-28 12:00:00 +0900", NOON.replace(tzinfo=timezone(timedelta(hours=9)))),
        ("2026-11-28 12:00:00", NOON),
        ("2026-13-28 12:00:00 Z", None),
        ("yesterday", None),
        ("[a, b]", None),
    ],
)
def test_gradescope_says_when(text: str, time: datetime | None, confined: Confined) -> None:
    """``:created_at:`` of the folder, in any of the ways in which YAML of Ruby may write it; nothing else is a time."""
    people = "  :submitters:\n  - :name: Ann\n    :created_at: 2020-01-01 00:00:00 Z\n"
    content = f"submission_1:\n  :created_at: {text}\n{people}"
    found = owner(gradescope.download, confined, "submission_metadata.yml", "submission_1/", first=content.encode())
    assert found.stamp == Stamp(time)


def test_what_a_roster_can_match(confined: Confined) -> None:
    """Ids of the school, the platform's own number, and names; the number that Moodle gives is nobody's id."""
    at = "attempt_2024-03-03-17-00-00"
    assert owner(canvas.download, confined, "doejane_101_5001_a.py").identity == Identity((), "101", ("doejane",))
    assert owner(canvas.download, confined, "anon_x1_5001_a.py").identity == Identity()
    assert owner(moodle.download, confined, "Ann Lee_12_assignsubmission_file/").identity == Identity(
        (), "", ("Ann Lee",)
    )
    assert owner(blackboard.download, confined, f"W_s1001_{at}.txt", first=ABOUT).identity == Identity(
        ("s1001",), "", ("Ann Example",)
    )
    assert owner(
        gradescope.download, confined, "submission_metadata.yml", "submission_1001/", first=METADATA
    ).identity == (
        ("77", "ann@example.edu"),
        "",
        ("Ann Example",),
    )
