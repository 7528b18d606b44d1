"""What the words after ``grader run`` mean: assignments, tasks of them, or files that hold them.

Whoever types ``Gates``, ``gates.py`` or ``assignments/gates/`` has said what is meant. What could be two things, or is
only nearly a name, is asked back.
"""

from __future__ import annotations

import difflib
import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from grader.course import layout
from grader.errors import GraderError
from grader.files.names import fold
from grader.model import Assignment, Course

_ENDINGS = (".py", ".ipynb")


@dataclass(frozen=True)
class Target:
    """An assignment to judge. ``tasks``: these only, all if there are none. ``submission``: the file that was named,
    None for the assignment's own place."""

    assignment: Assignment
    tasks: tuple[str, ...] = ()
    submission: Path | None = None


class Spell(Protocol):
    """Writes the names of an assignment and perhaps a task, and a file where that may be named, as they are typed."""

    def __call__(self, names: Sequence[str], file: str = "") -> str:
        """Return what is to be typed."""


def _after_run(names: Sequence[str], file: str = "") -> str:
    return shlex.join(["grader", "run", *names, *(["--submission", file] if file else [])])


def targets(
    course: Course, words: Iterable[str], here: Path, tasks: Iterable[str] = (), spell: Spell = _after_run
) -> tuple[Target, ...]:
    """Return what ``words`` name, in the course's order; without words the assignment in whose folder ``here`` is, else
    all of them. ``tasks`` are names of tasks that came as options. Raises GraderError with advice
    as ``spell`` writes it."""
    found: dict[str, Target] = {}
    last: Assignment | None = None
    for word, is_task in [*((word, False) for word in words), *((task, True) for task in tasks)]:
        if not is_task and (inside := _all_in(course, word, here)):
            found = {**{a.name: Target(a) for a in inside}, **found}
            continue
        assignment, task, file = _meant(course, word, here, last, is_task=is_task, spell=spell)
        last = assignment
        before = found.get(last.name, Target(last))
        names = before.tasks if not task or task in before.tasks else (*before.tasks, task)
        if file and before.submission and file.resolve() != before.submission.resolve():
            one, other = (os.path.relpath(path, here) for path in (before.submission, file))
            raise GraderError(
                f"{one} and {other} are both for {last.name}, and a run judges one", "Run them one after the other."
            )
        found[last.name] = Target(last, names, file or before.submission)
    if not found:
        inside = [a for a in course.assignments if here.resolve().is_relative_to(a.folder)]
        return tuple(map(Target, inside or course.assignments))
    return tuple(found[a.name] for a in course.assignments if a.name in found)


def one_target(course: Course, words: Sequence[str], here: Path, spell: Spell) -> Target:
    """Return the one target that ``words`` name. Raises GraderError."""
    found = targets(course, words, here, spell=spell)
    if len(found) > 1:
        choices = ", ".join(spell([target.assignment.name]) for target in found[:2])
        raise GraderError("which assignment?", f"Write: {choices}")
    return found[0]


def _all_in(course: Course, word: str, here: Path) -> list[Assignment]:
    """Return the assignments below a folder of the course that holds several: its root, or what holds them all."""
    if not word.strip() or _named(course, _key(word)) is not None or not _is_path(word, here):
        return []
    path = (here / word).resolve()
    return [a for a in course.assignments if path in a.folder.parents and path.is_relative_to(course.root)]


def _meant(
    course: Course, word: str, here: Path, last: Assignment | None, *, is_task: bool, spell: Spell
) -> tuple[Assignment, str, Path | None]:
    """Return assignment, task ("" for all) and file that ``word`` stands for. Raises GraderError."""
    key = _key(word)
    if not word.strip():
        raise GraderError(f"{word!r} names nothing", f"Known: {', '.join(a.name for a in course.assignments)}.")
    if not is_task:
        if (named := _named(course, key)) is not None:
            return named, "", None
        if _is_path(word, here):
            assignment = _at(course, word, here, spell)
            return assignment, "", _file(assignment, word, here, spell)
    owners = [(a, task.name) for a in course.assignments for task in a.tasks if _key(task.name) == key]
    near = [owner for owner in owners if owner[0] == last]
    if len(near or owners) == 1:
        return *(near or owners)[0], None
    if owners:
        choices = ", ".join(spell([a.name, task]) for a, task in owners)
        raise GraderError(f"{word!r} is a task of {len(owners)} assignments", f"Which one? {choices}")
    raise GraderError(*_unknown(course, word, last, spell))


def _named(course: Course, key: str) -> Assignment | None:
    return next((a for a in course.assignments if _key(a.name) == key), None)


def _key(word: str) -> str:
    """Return what two spellings of one name have in common."""
    return fold(word).replace("-", "_").replace(" ", "_").strip("_")


def _is_path(word: str, here: Path) -> bool:
    return "/" in word or "\\" in word or word.endswith(_ENDINGS) or word in (".", "..") or (here / word).exists()


def _at(course: Course, word: str, here: Path, spell: Spell) -> Assignment:
    """Return the assignment of a path: the one in whose folder it lies, else the one it is called after."""
    path = (here / word).resolve()
    for assignment in course.assignments:
        if path.is_relative_to(assignment.folder.resolve()):
            return assignment
    stem = path.name.removesuffix(path.suffix) if path.suffix in _ENDINGS else path.name
    called = _named(course, _key(stem))
    if called is not None:
        return called
    if path.exists():
        names = ", ".join(a.name for a in course.assignments)
        raise GraderError(
            f"{word}: which assignment is it for?", f"Known: {names}. Write: {spell(['ASSIGNMENT'], word)}"
        )
    raise GraderError(f"{word}: there is no such file or folder", "Check the path.")


def _file(assignment: Assignment, word: str, here: Path, spell: Spell) -> Path | None:
    """Return the file or folder that was named, if it is to be judged in place of the assignment's own. Whoever names
    the tests or the README of an assignment means the assignment."""
    path = here / word
    own = assignment.folder.resolve()
    if path.resolve() in (own, *(given.resolve() for given in layout.given_files(assignment))):
        return None
    if not path.exists():
        at_home = own / path.name
        if at_home.exists():
            return at_home
        raise GraderError(f"{word}: there is no such file or folder", f"Write: {spell([assignment.name])}")
    return path


def _unknown(course: Course, word: str, last: Assignment | None, spell: Spell) -> tuple[str, str]:
    names = list(_names(course, last))
    close = [name for name in names if _key(name.split()[-1]).startswith(_key(word))] if _key(word) else []
    spelled = {_key(name.split()[-1]): name for name in reversed(names)}
    close += [spelled[key] for key in difflib.get_close_matches(_key(word), spelled, cutoff=0.6)]
    choices = [*dict.fromkeys(close)][:3]
    what = f"there is no assignment or task called {word!r}"
    if choices:
        return f"{what}: {choices[0]}?", "Write: " + ", ".join(spell(name.split()) for name in choices)
    if last is not None:
        return what, f"Tasks of {last.name}: {', '.join(task.name for task in last.tasks)}."
    return what, f"Known: {', '.join(a.name for a in course.assignments)}."


def _names(course: Course, last: Assignment | None) -> Iterator[str]:
    """Yield what can be written after ``grader run``; tasks of the assignment that was named come first."""
    if last is not None:
        yield from (f"{last.name} {task.name}" for task in last.tasks)
    yield from (a.name for a in course.assignments)
    yield from (f"{a.name} {task.name}" for a in course.assignments for task in a.tasks if a != last)
