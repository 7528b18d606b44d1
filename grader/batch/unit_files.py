"""The files of a unit in the folder of a batch: stored results, and the pages that go with them."""

from __future__ import annotations

from pathlib import Path

from grader.batch.notebook_pages import NotebookPages
from grader.batch.outputs import CarriedOutputs, Outputs
from grader.batch.protocol import Unit, WorkerConfig
from grader.course import layout
from grader.errors import GraderError
from grader.model import Course, Result
from grader.render.html.cover import Cover
from grader.render.html.student import student_page
from grader.results import store
from grader.submission.submission import Submission


def attempt_place(unit: Unit, content: str) -> Path:
    """Return where the result of one of several attempts lies, by the digest of what counted in it."""
    return store.attempt_path(Path(), unit.folder, unit.assignment, content)


class UnitFiles:
    """Reads and writes them, in ``outputs``. A dry run writes nothing."""

    def __init__(self, config: WorkerConfig, course: Course) -> None:
        self._config, self._templates = config, layout.templates(course)
        self._languages, self._home = course.languages, course.language
        self._pages = NotebookPages()
        self.outputs: Outputs = CarriedOutputs({}, ())

    def close(self) -> None:
        """End the process that makes pages of notebooks."""
        self._pages.close()

    def _result(self, unit: Unit) -> Path:
        return store.path(Path(), unit.folder, unit.assignment)

    def _report(self, unit: Unit) -> Path:
        return store.report_path(Path(), unit.folder, unit.assignment)

    def _notebook(self, unit: Unit) -> Path:
        return self._report(unit).with_suffix(".notebook.html")

    def _with_notebook(self, submission: Submission) -> bool:
        return self._config.notebooks and bool(submission.notebook)

    def is_reported(self, unit: Unit, submission: Submission) -> bool:
        """Whether the pages of a result are there."""
        book = not self._with_notebook(submission) or self.outputs.holds(self._notebook(unit))
        return book and self.outputs.holds(self._report(unit))

    def stored(self, unit: Unit) -> Result | None:
        """Return the result of an earlier run, None where there is none that can be read."""
        return self.read_result(self._result(unit), unit)

    def read_result(self, path: Path, unit: Unit) -> Result | None:
        """Return the result at a path, None where there is none of this student that this version can read."""
        content = self.outputs.read(path)
        if content is None:
            return None
        try:
            stored = store.decode(content, str(path))
        except GraderError:
            return None  # from another version, or damaged: grade it
        return stored if stored.student == unit.student else None  # another one's, whoever put it there

    def write(self, unit: Unit, result: Result, submission: Submission) -> None:
        """Write a result and its pages. Raises GraderError."""
        if self._config.dry:
            return
        self.write_report(unit, result, submission)
        self.outputs.write(self._result(unit), store.encode(result))

    def write_attempt(self, place: Path, result: Result) -> None:
        """Write the result of one of several attempts. Raises GraderError."""
        if not self._config.dry:
            self.outputs.write(place, store.encode(result))

    def write_report(self, unit: Unit, result: Result, submission: Submission) -> None:
        """Write the pages of a result. Raises GraderError."""
        if self._config.dry:
            return
        report, notebook = self._report(unit), ""
        if self._with_notebook(submission):
            book = self._notebook(unit)
            notebook = book.name
            file = next((cell.file for cell in submission.cells), f"{unit.assignment}.ipynb")
            cover = Cover(
                file, result.title, unit.student, report.name, self._config.lang, str(self._templates), self._languages
            )
            self.outputs.write(book, self._pages.page(submission.notebook, cover))
        page = student_page(
            result.for_student(),
            lang=self._config.lang,
            sources=submission.sources,
            notebook=notebook,
            templates=self._templates,
            langs=self._languages,
            home=self._home,
        )
        self.outputs.write(report, page)

    def remove_notebook(self, unit: Unit) -> None:
        """Remove the page of a notebook, as the result is of none any more."""
        if not self._config.dry:
            self.outputs.remove(self._notebook(unit))
