"""``grader export``: write stored results in the format of another system. Anybody may have made them: check them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from grader.commands.options import choose_language
from grader.commands.readers_language import language_around
from grader.course.load import load_course
from grader.errors import GraderError, Refusal
from grader.exchange.classroom50 import classroom50
from grader.exchange.github_classroom import classroom
from grader.exchange.junit import junit
from grader.files.atomic import write_atomically
from grader.files.safe_folder import Parts, SafeFolder
from grader.model import MIB, Lang, StudentResult
from grader.render.ci.findings import Graded
from grader.render.ci.markdown import COMMENT, summary
from grader.results import class_record, store
from grader.text.sentences import sentence

RESULTS = 50
_NAME = "result.json"
_LARGEST = 16 * MIB

_Writer = Callable[[Sequence[StudentResult], Mapping[str, str], Lang], bytes]


def check_options(name: str, given: Sequence[str]) -> None:
    """Raise GraderError for an option that the format ``name`` does not take: it would be left out in silence."""
    if name == "gradescope" and "--from" in given:  # the table of a class
        return
    unused = [option for option in given if name in _OPTIONS and option not in _OPTIONS[name]]
    if unused:
        raise GraderError(f"{name}: it takes no {unused[0]}", "Run it without.")


def write(name: str, folder: Path, environment: Mapping[str, str], out: Path | None, lang: str | None) -> int:
    """Write the results of ``folder`` in the format ``name`` to ``out``, or print them. Returns the exit code. Raises
    GraderError."""
    content = export(name, folder, environment, choose_language(lang, language_around(Path()) or "en"))
    if out is None:
        sys.stdout.buffer.write(content)
    else:
        write_atomically(out, content)
    return 0


def export(name: str, folder: Path, environment: Mapping[str, str], lang: Lang) -> bytes:
    """Return the results of ``folder`` as a file of the format ``name``.

    Raises GraderError for an unknown format, for files that are no results, and where there is none.
    """
    if name not in FORMATS:
        from grader.commands.export_marks import FORMATS as OF_CLASS  # needs more than a release installs

        known = ", ".join(dict.fromkeys([*FORMATS, *OF_CLASS, "gradescope-autograder"]))
        raise GraderError(f"{name}: there is no such format", f"Known: {known}.")
    return FORMATS[name](results(folder), environment, lang)


def autograder(start: Path, names: Sequence[str], out: Path | None, lang: str | None) -> int:
    """Write the archive with which Gradescope grades ``names``. Returns the exit code. Raises GraderError."""
    from grader.authoring.gradescope_archive import gradescope_archive

    if out is None:
        raise GraderError("gradescope-autograder: this is no text to print", "Name a file with --out.")
    course = load_course(start)
    write_atomically(out, gradescope_archive(course, names, choose_language(lang, course.language)))
    return 0


def results(folder: Path) -> list[StudentResult]:
    """Return the results in ``folder``, in the order of their names. Raises GraderError.

    They are ``<assignment>/result.json``, as ``grader ci --out`` writes them; where there is none of these,
    ``<assignment>.json``, as a batch writes them for each student.
    """
    if not folder.is_dir():
        raise GraderError(f"{folder}: there is no such folder", "Name the folder that was given with --out.")
    if class_record.path(folder).is_file():
        raise GraderError(f"{folder}: this is the folder of a class", "Name a student's in it: results/<student>.")
    try:
        with SafeFolder(folder) as files:
            found = [_result(files, parts) for parts in _places(files)[: RESULTS + 1]]
    except Refusal as refusal:
        raise GraderError(
            f"{folder}: {sentence(refusal.message, 'en')}", "Grade again.", refusal=refusal.message
        ) from None
    if not 0 < len(found) <= RESULTS:
        raise GraderError(
            f"{folder}: it holds {len(found)} results, not 1 to {RESULTS}",
            "Name the folder that was given to grader ci with --out, or results/<student> of a batch.",
        )
    return found


def _places(files: SafeFolder) -> list[Parts]:
    items = files.entries(())
    folders = [item.name for item in items if item.kind == "folder"]
    found: list[Parts] = [
        (name, _NAME) for name in folders if any(file.name == _NAME for file in files.entries((name,)))
    ]
    return found or [(item.name,) for item in items if item.kind == "file" and item.name.endswith(".json")]


def _result(files: SafeFolder, parts: Parts) -> StudentResult:
    return store.decode(files.read(parts, _LARGEST), "/".join(parts)).for_student()


def _comment(results: Sequence[StudentResult], environment: Mapping[str, str], lang: Lang) -> bytes:
    return summary([Graded(result, "") for result in results], None, lang, COMMENT).encode()


def _gradescope(results: Sequence[StudentResult], _: Mapping[str, str], lang: Lang) -> bytes:
    from grader.exchange.gradescope import gradescope  # its downloads need YAML, which a release does not install

    return gradescope(results, lang)


FORMATS: dict[str, _Writer] = {
    "classroom50": lambda results, environment, lang: classroom50(results, environment, datetime.now(UTC), lang),
    "classroom": lambda results, _, lang: classroom(results, lang),
    "gradescope": _gradescope,
    "junit": lambda results, _, lang: junit([Graded(result, "") for result in results], lang),
    "comment": _comment,
}

# The options that a format takes beside --out; those of a class's tables take all.
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(FORMATS, ()),
    **dict.fromkeys(("csv", "xlsx", "gradescope-autograder"), ("--assignment",)),
    **dict.fromkeys(("canvas-feedback", "moodle-feedback"), ("--from", "--assignment")),
}
