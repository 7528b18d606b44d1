"""Students who take another's name, folder, file or mark, in a class's folder and in a class's archive."""

from __future__ import annotations

import csv
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.small_course import SOLUTION
from tests.tiers import needs_tier

Command = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = needs_tier

NOTHING = "x = 1\n"
# who is honest, and who passes for them: what cannot be seen, composition, forbidden characters, the tag itself, case
PAIRS = (
    ("kim", "kim\u200b"),
    ("\u00e9d", "e\u0301d"),
    ("a_b", "a?b"),
    ("Lee", "lee"),
    ("x" * 60, "x" * 61),
    ("park", "park\u3164"),
)


def rows(out: Path) -> dict[str, dict[str, str]]:
    """grades.csv by student."""
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def put(top: Path, name: str, source: str) -> None:
    """Hand in."""
    (top / name).mkdir(parents=True)
    (top / name / "sums.py").write_text(source, encoding="utf-8")


def marks(out: Path) -> dict[str, float]:
    """The score of every stored result, by folder."""
    return {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))["score"]
        for path in out.glob("results/*/sums.json")
    }


def test_nobody_passes_for_another(course: Path, tmp_path: Path, grader: Command) -> None:
    """Two rows, two folders and two pages for two students, shown apart; the honest one keeps name and mark."""
    for honest, thief in PAIRS:
        put(tmp_path / "class", honest, SOLUTION)
        put(tmp_path / "class", thief, NOTHING)
    out = tmp_path / "out"
    done = grader("batch", tmp_path / "class", "--out", out, "--no-figures", cwd=course)
    assert done.returncode == 0, done.stderr
    table = rows(out)
    assert len(table) == 2 * len(PAIRS)
    for honest, _ in PAIRS:
        assert table[honest]["score"] == "100"
    assert sorted(row["score"] for row in table.values()) == ["0"] * len(PAIRS) + ["100"] * len(PAIRS)
    assert sorted(marks(out).values()) == [0.0] * len(PAIRS) + [100.0] * len(PAIRS)
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(student in page for student in table)


def test_who_comes_later_takes_nobodys_folder(course: Path, tmp_path: Path, grader: Command) -> None:
    """Nothing is judged again, no mark moves, and every stored result stays whose it was."""
    out = tmp_path / "out"
    for honest, _ in PAIRS:
        put(tmp_path / "class", honest, SOLUTION)
    grader("batch", tmp_path / "class", "--out", out, "--no-figures", cwd=course)
    before = marks(out)
    for _, thief in PAIRS:
        put(tmp_path / "class", thief, NOTHING)
    tag = next(folder.name for folder in (out / "results").iterdir())
    put(tmp_path / "class", f"{tag} (abcdef)", NOTHING)
    done = grader("batch", tmp_path / "class", "--out", out, "--no-figures", cwd=course)
    assert f"{len(PAIRS) + 1} judged now, {len(PAIRS)} unchanged" in done.stdout
    assert "moved" not in done.stdout
    after = marks(out)
    assert {folder: after[folder] for folder in before} == before
    with (out / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
        changed = {row["student"] for row in csv.DictReader(file)}
    assert not changed & {honest for honest, _ in PAIRS}


def test_archive_of_a_class_keeps_students_apart(course: Path, tmp_path: Path, grader: Command) -> None:
    """No file is written over another's; what one student's unpacks to costs nobody else."""
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bomber/zeros.bin", bytes(40 << 20))
        packed.writestr("bomber/sums.py", SOLUTION)
        for honest, thief in PAIRS:
            packed.writestr(f"{honest}/sums.py", SOLUTION)
            packed.writestr(f"{thief}/sums.py", NOTHING)
        packed.writestr("../../escape.py", NOTHING)
    out = tmp_path / "out"
    done = grader("batch", archive, "--out", out, "--no-figures", cwd=course)
    assert done.returncode == 0, done.stderr
    table = rows(out)
    assert table.pop("bomber")["status"] == "ungradable"
    assert len(table) == 2 * len(PAIRS)
    assert all(table[honest]["score"] == "100" for honest, _ in PAIRS)
    assert sorted(row["score"] for row in table.values()) == ["0"] * len(PAIRS) + ["100"] * len(PAIRS)
    assert "../../escape.py" in done.stdout
    assert not list(tmp_path.parent.rglob("escape.py"))
