"""All attacks and their neighbours through the real ``grader batch``, in one run."""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from grader.files.names import Reading, shown_names
from grader.model import Result
from tests.attacks import built_pages
from tests.attacks.attack_catalogue import Attack
from tests.attacks.attack_course import FIGURES, SOLUTION
from tests.attacks.attack_field import Field, planted, reaping, traces, unlocked_scratch, watching

ORDINARY_USER = 12_345
PROCESSES = 400
NEIGHBOURS = ("a neighbour", "g neighbour", "n neighbour", "q neighbour", "z neighbour")


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a run came to: a gradebook row, a result and a page per student; what was left behind; how it ended.

    ``books`` are pages of notebooks as they were handed in; ``written`` is each student's own main file, which a page
    may show.
    """

    rows: dict[str, dict[str, str]]
    results: dict[str, Result]
    pages: dict[str, str]
    books: dict[str, str]
    written: dict[str, str]
    class_page: str
    grades: str
    traces: list[str]
    not_made: dict[str, str]
    code: int
    said: str

    def notes(self, student: str) -> list[str]:
        """What is noted on somebody's result, for whoever looks into a failed test."""
        result = self.results.get(student)
        return [f"{note.id} {note.args}" for note in result.notes] if result is not None else []


def folder_name(attack: Attack) -> str:
    """The student's folder. An attack on pages may choose its name."""
    return built_pages.STUDENTS.get(attack.make, attack.name)


def student_name(attack: Attack) -> str:
    """What the student is called in results."""
    return _shown(folder_name(attack))


def _shown(folder: str) -> str:
    return shown_names({folder: Reading(folder, exact=True)})[folder]


def run(attacks: tuple[Attack, ...], tier: str, user: int | None, *, jobs: int = 2, pictures: bool = False) -> Outcome:
    """Hand everything in and grade it. ``user`` is who grades; None is who runs the tests.

    ``pictures``: the course has some of every submission.
    """
    with planted(user) as field:
        if pictures:
            (field.course / "assignments" / "sums" / "figures.py").write_text(FIGURES, encoding="utf-8")
        not_made = _hand_in(field, attacks)
        before, scratch = field.snapshot(), unlocked_scratch()
        with reaping() as left, watching(field.watched) as opened:
            done = grade(field, tier, user, jobs)
        found = traces(field, before, opened) + left
        found += [f"{path} was left behind" for path in unlocked_scratch() - scratch]
        results = {}
        names = {}
        for path in field.out.glob("results/*/sums.json"):
            result = msgspec.json.decode(path.read_bytes(), type=Result)
            results[result.student] = result
            names[path.parent.name] = result.student
        pages = {names[path.parent.name]: path.read_text("utf-8") for path in field.out.glob("reports/*/sums.html")}
        books = {names[p.parent.name]: p.read_text("utf-8") for p in field.out.glob("reports/*/*.notebook.html")}
        grades, class_page = (_read(field.out / name) for name in ("grades.csv", "index.html"))
        rows = {row["student"]: row for row in csv.DictReader(grades.removeprefix("\ufeff").splitlines())}
        said = done.stdout + done.stderr
        written = {_shown(folder.name): _main_file(folder) for folder in field.submissions.iterdir()}
        return Outcome(rows, results, pages, books, written, class_page, grades, found, not_made, done.returncode, said)


def grade(field: Field, tier: str, user: int | None, jobs: int) -> subprocess.CompletedProcess[str]:
    """The real command, with the field's home and secrets around it."""
    option = "--unsafe-sandbox" if tier == "process" else "--sandbox"
    more = (option, tier, "--jobs", str(jobs), "--with-notebooks")
    return run_batch(field.course, field.submissions, field.out, *more, user=user, env=field.environment())


def without_rights(user: int | None) -> dict[str, Any]:
    """Arguments of ``subprocess.run`` for a process of ``user``'s. Few processes are allowed: bombs must be felt."""
    if user is None:
        return {}
    limit = partial(resource.setrlimit, resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
    return {"user": user, "group": user, "extra_groups": [], "preexec_fn": limit}


def run_batch(
    course: Path, submissions: Path, out: Path, *more: str, user: int | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """``grader batch``, as ``user`` where one is given."""
    return subprocess.run(
        [sys.executable, "-m", "grader", "batch", str(submissions), "--out", str(out), *more],
        cwd=course,
        env=env,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=1200,
        check=False,
        **without_rights(user),
    )


def _hand_in(field: Field, attacks: tuple[Attack, ...]) -> dict[str, str]:
    """Write everybody's folder. Returns the attacks that cannot be made here, and why."""
    not_made: dict[str, str] = {}
    for name in NEIGHBOURS:
        (field.submissions / name).mkdir()
        (field.submissions / name / "sums.py").write_text(SOLUTION, encoding="utf-8")
    for attack in attacks:
        folder = field.submissions / folder_name(attack)
        folder.mkdir()
        try:
            attack.make(folder)
        except PermissionError as error:
            not_made[attack.name] = str(error)
        fill_in(folder, field.places())
    field.open_to_all()
    return not_made


def fill_in(folder: Path, places: dict[str, str]) -> None:
    """Tell the attacks in ``folder`` where things are."""
    for path in folder.rglob("*"):
        if (
            path.suffix in (".py", ".ipynb", ".txt")
            and not path.is_symlink()
            and path.is_file()
            and path.stat().st_size < 1 << 20
        ):
            text = path.read_bytes()
            for name, place in places.items():
                text = text.replace(f"@{name}@".encode(), place.encode())
            path.write_bytes(text)
        elif path.is_symlink() and "@" in os.readlink(path):
            target = os.readlink(path)
            path.unlink()
            for name, place in places.items():
                target = target.replace(f"@{name}@", place)
            path.symlink_to(target)


def _main_file(folder: Path) -> str:
    """What a student has written, where it is text."""
    for path in (folder / "sums.py", folder / "sums.ipynb"):
        if path.is_file() and path.stat().st_size < 1 << 22:
            return path.read_bytes().decode(errors="replace")
    return ""


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
