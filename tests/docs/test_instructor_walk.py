"""docs/instructor.md, from "Three weeks" on: its commands are run one after the other, and print what the page shows.

In what is shown ``…`` stands for anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests import ROOT
from tests.docs.walk import walk
from tests.small_course import ASSIGNMENT, COURSE, HIDDEN, PUBLIC, SOLUTION, write_course
from tests.tiers import needs_tier

PAGE = (ROOT / "docs" / "instructor.md").read_text(encoding="utf-8").partition("\n## Three weeks\n")[2]
WEEKS, PLATFORMS, REST = PAGE.partition("\n## From Canvas and back\n")
STUB = "def add(a, b):\n    raise NotImplementedError\n\n\ndef total(numbers):\n    raise NotImplementedError\n"
RULES = """
[hand_in.gates]
due = 2026-11-27T23:59:00
late = { grace = 10, per_day = 0.1, cap = 0.5 }

[hand_in.normalization]
due = 2026-12-11T23:59:00
"""
ROSTER = "id,name,email\n1001,Kim Minsu,kim@uni.kr\n1002,Lee Jiwoo,lee@uni.kr\n1003,Park Sora,park@uni.kr\n"
WRONG = SOLUTION.replace("return a + b", "return a - b")
HALF = SOLUTION.partition("def total")[0]
GRADES = """Student,ID,SIS User ID,SIS Login ID,Section,Gates (4711),Current Score
    Points Possible,,,,,10.00,(read only)
"Kim, Minsu",501,1001,kim@uni.kr,A,,80
"Lee, Jiwoo",502,1002,lee@uni.kr,A,,80
Guest,503,,guest@uni.kr,A,7.00,80
"""
WORKSHEET = """Identifier,Full name,Email address,Grade,Maximum Grade,Grade can be changed,Last modified (submission),\
Last modified (grade),Feedback comments
Participant 71,Kim Minsu,kim@uni.kr,,50.00,Yes,-,-,
Participant 72,Lee Jiwoo,lee@uni.kr,,50.00,Yes,-,-,
Participant 73,Park Sora,park@uni.kr,,50.00,Yes,-,-,
"""
FILES = {
    "week1/W_kim_attempt_2026-11-27-20-00-00_gates.py": SOLUTION,
    "week1/W_lee_attempt_2026-11-27-21-00-00_gates.py": WRONG,
    "week2/W_kim_attempt_2026-11-27-20-00-00_gates.py": SOLUTION,
    "week2/W_lee_attempt_2026-11-27-21-00-00_gates.py": WRONG,
    "week2/W_lee_attempt_2026-11-28-10-00-00_gates.py": HALF,
    "week2/W_park_attempt_2026-11-30-12-00-00_gates.py": SOLUTION,
    "week3/W_lee_attempt_2026-12-10-10-00-00_normalization.py": SOLUTION,
    "week3/W_kim_attempt_2026-12-10-10-00-00_report.pdf": "%PDF-1.4",
    "mail/normalization.py": SOLUTION,
    "grades-canvas.csv": GRADES,
    "worksheet.csv": WORKSHEET,
    "corrected/test_gates.py": PUBLIC.replace('submission.add(1, 2), 3, call="add(1, 2)"', "submission.add(2, 0), 2"),
}

ARCHIVES = {
    "submissions.zip": {"kimminsu_501_9001_gates.py": SOLUTION, "leejiwoo_502_9002_gates.py": HALF},
    "moodle.zip": {
        "Kim Minsu_71_assignsubmission_file/gates.py": SOLUTION,
        "Lee Jiwoo_72_assignsubmission_file/gates.py": HALF,
    },
}


def course(folder: Path) -> Path:
    """The course of the page, with small assignments under the names that it has there."""
    files = {
        "course.toml": f'roster = "roster.csv"\ntimezone = "Asia/Seoul"\n{COURSE}{RULES}'.replace(
            '["sums"]', '["gates", "normalization"]'
        )
    }
    for name in ("gates", "normalization"):
        files |= {
            f"assignments/{name}/assignment.toml": ASSIGNMENT,
            f"assignments/{name}/test_{name}.py": PUBLIC,
            f"assignments/{name}/{name}.py": STUB,
            f"reference/{name}/test_{name}_hidden.py": HIDDEN,
            f"reference/{name}/{name}.py": SOLUTION,
        }
    root = write_course(folder, **files)
    (root / "roster.csv").write_text(ROSTER, encoding="utf-8")
    for path, content in FILES.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    for name, members in ARCHIVES.items():
        with zipfile.ZipFile(root / name, "w") as archive:
            for member, content in members.items():
                archive.writestr(member, content)
    return root


@needs_tier
@pytest.mark.parametrize(
    "part", [pytest.param(WEEKS, marks=pytest.mark.nightly), PLATFORMS + REST], ids=["weeks", "platforms"]
)
def test_the_commands_of_the_page(tmp_path: Path, part: str) -> None:
    """Every command ends well, or as the page says, and says what it shows."""
    walk(part, course(tmp_path / "course"))
