"""Read ``course.toml`` and ``assignments/<name>/assignment.toml``. A mistake in them is one clear line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import msgspec

from grader.course.hand_in import HandInRules
from grader.course.hand_in import hand_in_rules as rules_of
from grader.course.layout import ASSIGNMENT_FILE, ASSIGNMENTS, COURSE_FILE, DATASETS, REFERENCE
from grader.course.toml import read_toml
from grader.errors import GraderError
from grader.model import Assignment, Course, Lang, Limits, Task, Text

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_PYTHON = re.compile(r"3\.\d{1,2}")


class ReleaseSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[release]`` of course.toml. ``grader``: a pinned address to install the grader from; bundled if empty.
    ``python``: the versions that the check runs on; the first decides marks."""

    grader: str = ""
    python: tuple[str, ...] = ("3.12",)


class VerifyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[verify]`` of course.toml. ``full`` turns warnings about texts and variants into errors."""

    full: bool = False


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in the languages of the course; a course in one language may write it as a string."""

    en: str = ""
    ko: str = ""


def _says(text: str) -> msgspec.Meta:
    """Return what docs/author-reference.md says of a key."""
    return msgspec.Meta(description=text)


_Languages = Annotated[tuple[Lang, ...], _says("those the course is written in: only they are asked for and offered")]
_Limits = Annotated[dict[str, float], _says("other limits than the usual ones")]


class CourseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``course.toml``."""

    title: Annotated[_Words | str, _says("of the course, as a string or a text for each language")]
    assignments: Annotated[tuple[str, ...], _says("folders of `assignments/`, in the order of the course")]
    languages: _Languages = ("en", "ko")
    language: Annotated[Lang | None, _says("the one that is shown first: the first of `languages` if not given")] = None
    weights: Annotated[dict[str, float], _says("of assignments in the total: 1 if not given")] = {}
    limits: _Limits = {}
    release: Annotated[
        ReleaseSettings, _says("`grader`: a pinned address in place of the bundled wheel; `python`: versions")
    ] = ReleaseSettings()
    verify: Annotated[VerifyRules, _says("`full = true`: missing texts and few variants are errors")] = VerifyRules()
    roster: Annotated[str, _says("a CSV file of those who take the course")] = ""
    timezone: Annotated[str, _says("of times that name none, such as `Asia/Seoul`")] = ""
    hand_in: Annotated[dict[str, Any], _says("a table for an assignment: `due`, `late`, `counts`")] = {}


class TaskTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[[tasks]]`` of assignment.toml."""

    name: Annotated[str, _says("the function or class that students write")]
    title: Annotated[_Words | str, _says("of the task")]
    points: Annotated[float, _says("what its tests, public and hidden, add up to")]
    hints: Annotated[tuple[_Words | str, ...], _says("from a nudge to nearly the way")] = ()


class AssignmentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``assignments/<name>/assignment.toml``."""

    title: Annotated[_Words | str, _says("of the assignment")]
    tasks: Annotated[tuple[TaskTable, ...], _says("a table `[[tasks]]` for each")]
    data: Annotated[tuple[str, ...], _says("files of `datasets/` that a submission finds by name")] = ()
    limits: _Limits = {}


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that holds a ``course.toml``. Raises GraderError for none."""
    start = start.resolve()  # a test is public or hidden by its path, so a folder needs one name
    for folder in (start, *start.parents):
        if (folder / COURSE_FILE).is_file():
            return folder
    raise GraderError(
        f"{start}: no {COURSE_FILE} here or in any folder above",
        "Change into the course's folder, or name it with --course.",
    )


def _check_name(folder: Path) -> None:
    """Raise GraderError for a folder whose name cannot be told to other processes."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        raise GraderError(
            f"{str(folder).encode(errors='replace').decode()}: the name of this folder cannot be read as text",
            "Rename it, or set a locale with UTF-8: LC_ALL=C.UTF-8.",
        ) from None


def load_course(start: Path, only: str | None = None) -> Course:
    """Return the course that ``start`` lies in; with ``only`` this assignment alone is read of it. Raises GraderError
    that names the file and the key."""
    root = find_root(start)
    _check_name(root)
    path = root / COURSE_FILE
    raw = read_toml(path, CourseFile)
    if not raw.assignments:
        raise GraderError(f"{path}: assignments is empty", "Name at least one folder of assignments/.")
    if len(set(raw.assignments)) != len(raw.assignments):
        raise GraderError(f"{path}: assignments names one twice", "Name each assignment once.")
    for name in raw.weights:
        if name not in raw.assignments:
            raise GraderError(f"{path}: weights.{name} is not an assignment", f"Known: {', '.join(raw.assignments)}.")
    if not raw.languages or len(set(raw.languages)) != len(raw.languages):
        raise GraderError(f"{path}: languages is empty or names one twice", 'Write languages = ["en"], say.')
    language = raw.language or raw.languages[0]
    if language not in raw.languages:
        raise GraderError(f"{path}: language is {language!r}, which languages does not name", "Correct one of the two.")
    _rules(path, raw)
    limits = _limits(path, Limits(), raw.limits)
    assignments = tuple(
        _load_assignment(root, name, limits, raw.weights.get(name, 1.0), raw.languages)
        for name in raw.assignments
        if only in (None, name)
    )
    return Course(
        root=root,
        title=_text(path, "title", raw.title, raw.languages),
        language=language,
        assignments=assignments,
        datasets=root / DATASETS,
        languages=raw.languages,
    )


def release_settings(course: Course) -> ReleaseSettings:
    """Return the settings for a release. Raises GraderError."""
    path = course.root / COURSE_FILE
    settings = read_toml(path, CourseFile).release
    if not settings.python or not all(_PYTHON.fullmatch(version) for version in settings.python):
        raise GraderError(f"{path}: release.python is no list of versions", 'Write python = ["3.12"], say.')
    return settings


def course_limits(course: Course) -> dict[str, float]:
    """Return the limits that course.toml sets for all assignments."""
    return read_toml(course.root / COURSE_FILE, CourseFile).limits


def verify_rules(course: Course) -> VerifyRules:
    """Return what ``grader verify`` asks of the course."""
    return read_toml(course.root / COURSE_FILE, CourseFile).verify


def hand_in_rules(course: Course) -> HandInRules:
    """Return the rules on handing in: the roster, the time zone, and what is due when."""
    path = course.root / COURSE_FILE
    return _rules(path, read_toml(path, CourseFile))


def _rules(path: Path, raw: CourseFile) -> HandInRules:
    return rules_of(path, raw.roster, raw.timezone, raw.hand_in, raw.assignments)


def is_name(name: str) -> bool:
    """Whether an assignment may be called ``name``."""
    return _NAME.fullmatch(name) is not None


def choose(course: Course, names: tuple[str, ...]) -> tuple[Assignment, ...]:
    """Return the assignments called ``names`` in the course's order; all of them for no name. Raises GraderError."""
    known = {assignment.name: assignment for assignment in course.assignments}
    for name in names:
        if name not in known:
            raise GraderError(f"there is no assignment called {name!r}", f"Known: {', '.join(known)}.")
    return tuple(a for a in course.assignments if not names or a.name in names)


def _text(path: Path, key: str, words: _Words | str, languages: tuple[Lang, ...]) -> Text:
    """Return an authored text. Where one language is missing the other stands for it: ``grader verify`` asks for
    Korean. Raises GraderError for an empty text, and where English is asked for and missing."""
    written = _Words(en=words) if isinstance(words, str) else words
    if not (written.en.strip() or written.ko.strip()):
        raise GraderError(f"{path}: {key} is empty", f'Write {key} = "…".')
    if not written.en and "en" in languages:
        raise GraderError(
            f"{path}: {key} has no English, which the course is written in",
            f'Write it as well, or languages = ["ko"] in {COURSE_FILE}.',
        )
    return Text(en=written.en or written.ko, ko=written.ko)


def _task(path: Path, raw: TaskTable, languages: tuple[Lang, ...]) -> Task:
    hints = (_text(path, f"tasks.{raw.name}.hints", hint, languages) for hint in raw.hints)
    title = _text(path, f"tasks.{raw.name}.title", raw.title, languages)
    return Task(name=raw.name, title=title, points=raw.points, hints=tuple(hints))


def _load_assignment(root: Path, name: str, limits: Limits, weight: float, languages: tuple[Lang, ...]) -> Assignment:
    if not is_name(name):
        raise GraderError(
            f"{root / COURSE_FILE}: assignments: {name!r} is not a name for an assignment",
            "Use letters, digits and _, beginning with a letter.",
        )
    folder = root / ASSIGNMENTS / name
    path = folder / ASSIGNMENT_FILE
    raw = read_toml(path, AssignmentFile)
    names = [task.name for task in raw.tasks]
    for task in raw.tasks:
        if not task.name.isidentifier():
            raise GraderError(f"{path}: tasks: {task.name!r} is not a Python name", "Name the function or class.")
        if names.count(task.name) > 1:
            raise GraderError(f"{path}: tasks: {task.name} is there twice", "Name each task once.")
        if task.points <= 0:
            raise GraderError(f"{path}: tasks: {task.name}: points must be above 0", "Give it points.")
    if not raw.tasks:
        raise GraderError(f"{path}: tasks is empty", "Add at least one [[tasks]].")
    for file in raw.data:
        if Path(file).name != file or not (root / DATASETS / file).is_file():
            raise GraderError(f"{path}: data: {file!r} is not a file of datasets/", "Name files of datasets/.")
    reference = root / REFERENCE / name
    return Assignment(
        name=name,
        title=_text(path, "title", raw.title, languages),
        tasks=tuple(_task(path, task, languages) for task in raw.tasks),
        limits=_limits(path, limits, raw.limits),
        weight=weight,
        data=raw.data,
        folder=folder,
        reference=reference if reference.is_dir() else None,
    )


def _limits(path: Path, base: Limits, changes: dict[str, float]) -> Limits:
    fields: dict[str, Any] = {}
    known = {field.name: field.type for field in msgspec.structs.fields(Limits)}
    for key, value in changes.items():
        if key not in known:
            raise GraderError(f"{path}: limits.{key} is not a limit", f"Known: {', '.join(known)}.")
        if value <= 0:
            raise GraderError(f"{path}: limits.{key} must be above 0", "Give a larger number.")
        fields[key] = int(value) if known[key] is int else float(value)
    return msgspec.structs.replace(base, **fields)
