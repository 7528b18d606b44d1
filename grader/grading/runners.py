"""The sandbox servers and runners that an engine keeps running, and the tier they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from grader.course import layout
from grader.grading import tier_memory
from grader.grading.runner_client import Runner
from grader.grading.spare import SpareRunner
from grader.model import Assignment, Course, Limits, Tier
from grader.sandbox import host
from grader.testing.messages import JobCell
from grader.text.encodings import decode

Libraries = tuple[str, ...]
LIBRARY_SETS: tuple[Libraries, ...] = (("numpy",), ("numpy", "pandas"), ("numpy", "pandas", "matplotlib.pyplot"))
"""The sets of modules that guests may find imported: each library makes every fork dearer, its absence those guests
that need it."""

_PLAIN_IMPORT = re.compile(r"^import (?P<top>\w+)(?:\.\w+)*(?: as (?P<alias>\w+))?[ \t\r]*$", re.MULTILINE)


def libraries_for(sources: Iterable[str]) -> Libraries:
    """Return the smallest of ``LIBRARY_SETS`` with which none of the sources has to import one of these itself."""
    text = "\n".join(sources)
    return LIBRARY_SETS[2] if "matplotlib" in text else LIBRARY_SETS[1] if "pandas" in text else LIBRARY_SETS[0]


def _without_idle_imports(source: str) -> str:
    """Return the source of a suite or a reference without the plain imports whose name comes nowhere else in it: many
    files begin with the same ones, whatever they need. No parser: several threads ask, and that of Python 3.11 may then
    fail in another one."""

    def kept(found: re.Match[str]) -> str:
        name = found["alias"] or found["top"]
        return found[0] if len(re.findall(rf"\b{name}\b", source)) > 1 else ""

    return _PLAIN_IMPORT.sub(kept, source)


class Runners:
    """A server for each set of libraries, and a runner for each assignment on each server, started when first needed.

    ``tier`` None, which may not grade: the best there is, as a trial found since the machine started; another trial is
    made where guests fail. ``canary``: before a server's first runner judges, a guest tries what is forbidden.
    """

    def __init__(
        self,
        course: Course,
        tier: Tier | None,
        *,
        warm_up: bool,
        figures: bool,
        canary: bool,
        spare: SpareRunner | None,
    ) -> None:
        self._course = course
        self._is_sure = tier is not None
        self.tier = tier or tier_memory.remembered(course.root) or tier_memory.tried(course.root)
        self._warm_up, self._figures = warm_up, figures
        self._canary, self._tried = canary, set[Libraries]()
        self._spare = spare
        self._servers: dict[Libraries, host.Server] = {}
        self._runners: dict[tuple[str, Libraries], Runner] = {}
        self._needs: dict[str, Libraries] = {}

    def end(self) -> None:
        """Let all processes end, side by side; ``close`` waits for that."""
        for runner in self._runners.values():
            runner.end()
        for server in self._servers.values():
            server.end()

    def close(self) -> None:
        """End all processes."""
        self.end()
        for runner in self._runners.values():
            runner.close()
        self._runners.clear()
        for server in self._servers.values():
            server.close()
        self._servers.clear()
        self._tried.clear()

    def of(self, assignment: Assignment, cells: Iterable[JobCell] = ()) -> Runner:
        """Return the runner for submissions with such cells, started if need be. Raises GraderError."""
        libraries = max(self._course_needs(assignment), libraries_for(cell.code for cell in cells), key=len)
        key = (assignment.name, libraries)
        if key not in self._runners:
            untried = self._canary and libraries not in self._tried
            self._tried.add(libraries)
            connection = self._server(libraries).connection()
            descriptor = connection.fileno()
            self._runners[key] = Runner(
                self._course,
                assignment,
                self.tier,
                descriptor,
                warm_up=self._warm_up,
                figures=self._figures,
                canary=untried,
                spare=self._spare,
            )
            connection.close()
        return self._runners[key]

    def try_tier(self) -> bool:
        """Let a new trial choose the tier where an earlier trial chose it, and return whether that is so."""
        if self._is_sure:
            return False
        self._is_sure, self.tier = True, tier_memory.tried(self._course.root)
        return True

    def check_canary(self) -> None:
        """Let a guest try what is forbidden. Raises GraderError, exit code 3, if anything succeeds."""
        from grader.sandbox import canary

        canary.check(self._server(LIBRARY_SETS[0]), Limits())

    def _server(self, libraries: Libraries) -> host.Server:
        if libraries not in self._servers:
            data = layout.data_files(self._course)
            self._servers[libraries] = host.start(self.tier, libraries=libraries, data=data, warm_up=self._warm_up)
        return self._servers[libraries]

    def _course_needs(self, assignment: Assignment) -> Libraries:
        """Return what guests have to find imported for the course's own files."""
        if assignment.name not in self._needs:
            folders = [folder for folder in (assignment.folder, assignment.reference) if folder is not None]
            files = [path for folder in folders for path in folder.glob("*.py") if path.name != layout.FIGURES]
            sources = [decode(path.read_bytes()).text for path in files]  # the student's own may lie there
            self._needs[assignment.name] = libraries_for(map(_without_idle_imports, sources))
        return self._needs[assignment.name]
