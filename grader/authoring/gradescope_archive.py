"""An autograder for Gradescope: an archive with two scripts, the grader and the whole course, which no student sees.

The contract: Gradescope unpacks it to ``/autograder/source``, runs ``setup.sh`` once, when it builds the image, and
``run_autograder`` for every submission, which lies in ``/autograder/submission``; the result belongs into
``/autograder/results/results.json``. Where no sandbox that may grade works there is no result, and so no mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.authoring import wheel
from grader.course import layout
from grader.course.load import choose
from grader.errors import GraderError
from grader.files.names import is_ignored
from grader.files.zips import zipped
from grader.model import Course, Lang
from grader.render.html.templates import template_path

_SCRIPTS = ("setup.sh", "run_autograder")
_ASSIGNMENTS, _LANGUAGE = "@ASSIGNMENTS@", "@LANGUAGE@"


def gradescope_archive(course: Course, names: Sequence[str], lang: Lang) -> bytes:
    """Return the archive for ``names``, all assignments for none. Raises GraderError outside of the instructor's
    course."""
    chosen = choose(course, tuple(names))
    if any(one.reference is None for one in chosen):
        raise GraderError(
            f"{course.root}: there are no hidden tests here",
            "Run this in the course's own folder, not in a released one.",
        )
    files = {name: _script(course, name, [one.name for one in chosen], lang) for name in _SCRIPTS}
    files[wheel.name()] = wheel.build()
    for part in layout.PARTS:
        for path in _files(course.root / part):
            files[f"course/{path.relative_to(course.root).as_posix()}"] = path.read_bytes()
    return zipped(files.items(), _SCRIPTS)


def _script(course: Course, name: str, names: Sequence[str], lang: Lang) -> bytes:
    text = template_path(f"gradescope/{name}", layout.templates(course)).read_text(encoding="utf-8")
    return text.replace(_ASSIGNMENTS, " ".join(names)).replace(_LANGUAGE, lang).encode()


def _files(top: Path) -> Iterator[Path]:
    """Yield the regular files at or below ``top``, without what tools leave behind."""
    if top.is_symlink() or is_ignored(top.name):
        return
    if top.is_file():
        yield top
    elif top.is_dir():
        for path in sorted(top.iterdir()):
            yield from _files(path)
