"""``grader doctor``: what this machine has of all that the grader uses, and one remedy a line for what it lacks."""

from __future__ import annotations

import locale
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Literal

from rich.cells import cell_len

from grader.authoring import wheel
from grader.commands.readers_language import readers_language
from grader.course.load import load_course
from grader.errors import GraderError
from grader.files import user_cache
from grader.grading import hashes
from grader.model import Environment, Lang
from grader.results import store
from grader.sandbox import tiers
from grader.text import clean
from grader.text.phrases import say

State = Literal["good", "weak", "bad"]
_SIGNS: dict[State, str] = {"good": "ok", "weak": "--", "bad": "!!"}
_OLDEST = (3, 11)
_DECIDING = ("python", "numpy", "pandas")


@dataclass(frozen=True)
class Check:
    """One line: what was looked at, what there is, and what to do where that is not good. ``weak``: the grader works,
    but not for everything."""

    name: str
    state: State
    found: str
    remedy: str = ""


def examine(start: Path, lang: Lang, official: Path | None = None) -> Iterator[Check]:
    """Yield what there is on this machine, for the course around ``start``. ``official``: a result from elsewhere, to
    compare with. Raises GraderError where ``official`` cannot be read."""
    yield _python(lang)
    yield from _packages(lang)
    yield from _tiers(lang)
    yield _course(start, lang)
    yield _encoding(lang)
    yield _cache(lang)
    yield _kernel(lang)
    yield _command("git", "doctor.git", lang)
    if official is not None:
        if not official.is_file():
            raise GraderError(f"{official}: there is no such file", "Check the path.")
        yield from _differences(store.read(official).environment, lang)


def language_at(start: Path) -> Lang:
    """Return the language of the course around ``start``; where it cannot be read, that of help."""
    try:
        return load_course(start).language
    except GraderError:
        return readers_language(["--course", str(start)])


def print_checks(checks: Iterable[Check]) -> bool:
    """Print the checks as lines that a bug report can hold; return whether none is bad."""
    rows = list(checks)
    width = max(cell_len(row.name) for row in rows)
    for row in rows:
        name = row.name + " " * (width - cell_len(row.name))
        print(f"{_SIGNS[row.state]}  {name}  {clean.line(row.found, 300)}")
        if row.remedy:
            print(f"    {' ' * width}  → {clean.line(row.remedy, 500)}")
    return all(row.state != "bad" for row in rows)


def _python(lang: Lang) -> Check:
    found = f"{platform.python_version()}  {sys.executable}  {platform.platform()}"
    if sys.version_info < _OLDEST:
        return Check("Python", "bad", found, say("doctor.python", lang))
    return Check("Python", "good", found)


def _packages(lang: Lang) -> Iterator[Check]:
    found = [f"{name} {version}" for name in (wheel.DISTRIBUTION, *_needed()) if (version := _version(name))]
    missing = [name for name in _needed() if not _version(name)]
    remedy = say("doctor.packages", lang, names=" ".join(missing)) if missing else ""
    yield Check(say("doctor.name-packages", lang), "bad" if missing else "good", ", ".join(found), remedy)


def _needed() -> list[str]:
    """Return the packages that the grader was installed with: a student's are fewer than an instructor's."""
    required = metadata.requires(wheel.DISTRIBUTION) or []
    here = [one for one in required if "extra ==" not in one and ("sys_platform" not in one or sys.platform == "win32")]
    return [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in here]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _tiers(lang: Lang) -> Iterator[Check]:
    name, reasons = say("doctor.name-sandbox", lang), tiers.available()
    best = next(tier for tier in tiers.TIERS if reasons[tier] is None)
    state: State = "good" if best == tiers.TIERS[0] else "bad" if best == tiers.TIERS[-1] else "weak"
    may = say("doctor.may-grade" if best != tiers.TIERS[-1] else "doctor.may-not-grade", lang)
    why = "; ".join(f"{tier} {reason}" for tier, reason in reasons.items() if reason is not None)
    yield Check(name, "weak" if state == "bad" and sys.platform != "linux" else state, f"{best} ({may})", why)


def _course(start: Path, lang: Lang) -> Check:
    name = say("doctor.name-course", lang)
    try:
        course = load_course(start)
    except GraderError as error:
        return Check(name, "weak" if "course.toml" in error.message else "bad", error.message, error.hint)
    parts = [str(course.root), say("doctor.assignments", lang, count=len(course.assignments))]
    if all(a.reference is None for a in course.assignments):
        parts.append(say("doctor.released", lang))
    return Check(name, "good", ", ".join(parts))


def _encoding(lang: Lang) -> Check:
    found = f"{sys.stdout.encoding}, {locale.setlocale(locale.LC_CTYPE)}, {os.environ.get('TERM', '-')}"
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return Check(
        say("doctor.name-terminal", lang),
        "good" if unicode else "weak",
        found,
        "" if unicode else say("doctor.encoding", lang),
    )


def _cache(lang: Lang) -> Check:
    name = say("doctor.name-cache", lang)
    try:
        folder = user_cache.base()
    except RuntimeError:
        return Check(name, "weak", say("doctor.no-home", lang), say("doctor.set-home", lang))
    # Path.exists() raises PermissionError, before Python 3.14, below a folder that may not be entered
    nearest = next(path for path in (folder, *folder.parents) if os.path.exists(path))  # noqa: PTH110
    free = shutil.disk_usage(nearest).free // 2**20
    found = say("doctor.free", lang, path=str(folder), free=free)
    if not os.access(nearest, os.W_OK):
        return Check(name, "weak", found, say("doctor.writable", lang, path=str(folder)))
    return Check(name, "good" if free >= 256 else "weak", found, "" if free >= 256 else say("doctor.disk", lang))


def _kernel(lang: Lang) -> Check:
    version = _version("ipykernel") if util.find_spec("ipykernel") else ""
    if version:
        return Check("Jupyter", "good", f"ipykernel {version}")
    return Check("Jupyter", "weak", say("doctor.no-kernel", lang), f"{sys.executable} -m pip install ipykernel")


def _command(command: str, phrase: str, lang: Lang) -> Check:
    path = shutil.which(command)
    return Check(command, "good" if path else "weak", path or "-", "" if path else say(phrase, lang))


def _differences(official: Environment, lang: Lang) -> Iterator[Check]:
    """Yield what is not the same where an official result was made: numbers may differ for that reason alone."""
    here = hashes.environment(None)
    name = say("doctor.name-official", lang)
    same = True
    for field in _DECIDING:
        there, mine = getattr(official, field), getattr(here, field)
        if there and there != mine:
            same = False
            remedy = "" if field == "python" else f"{sys.executable} -m pip install {field}=={there}"
            yield Check(name, "weak", say("doctor.differs", lang, name=field, there=there, here=mine), remedy)
    if same:
        yield Check(name, "good", say("doctor.same", lang))
