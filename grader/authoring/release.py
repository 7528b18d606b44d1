"""Write the student repository: everything but ``reference/``, after a check that nothing of it goes along."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from grader.authoring import wheel
from grader.authoring.ci_files import CiKind, official_file, student_files
from grader.authoring.digests import released_tasks
from grader.authoring.leaks import check_for_leaks
from grader.authoring.lock import released_lock
from grader.authoring.stub import stubs
from grader.course import layout
from grader.course.load import ReleaseSettings, course_limits, release_settings
from grader.course.manifest import MANIFEST, decode_manifest, digest_of_file, encode_manifest, make_manifest
from grader.diagnosis.explanations import encode, explanations
from grader.diagnosis.released import encode_digests
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.model import Assignment, Course, Lang
from grader.render.html.templates import environment

Format = Literal["py", "ipynb", "both"]
REQUIREMENTS = "requirements.txt"
NOTEBOOK_REQUIREMENTS = "requirements-notebook.txt"
_SENTENCE = re.compile(r"(?<=\.)\s+(?=\S)")
_PINNED = re.compile(r"https://[^\s#@]+\.whl#sha256=[0-9a-f]{64}")


@dataclass(frozen=True)
class ReleasedFiles:
    """Paths of a release: written, and kept because somebody has changed them since the last release."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def stub_format(name: str) -> Format:
    """Return the value of ``--format``. Raises GraderError for another one."""
    if name in get_args(Format):
        return cast("Format", name)
    raise GraderError(f"--format {name}: there is no such format", "Known: py, ipynb, both.")


def release(course: Course, out: Path, lang: Lang, kind: Format, server: CiKind = "github") -> ReleasedFiles:
    """Write the student repository into ``out``, with workflows for ``server``. Raises GraderError, and writes nothing,
    if anything leaks."""
    out = out.resolve()
    if out == course.root or (course.root in out.parents and _is_part_of(course, out)):
        raise GraderError(f"{out}: this is the course itself", "Name a folder outside of it with --out.")
    files = contents(course, lang, kind, server)
    check_for_leaks(course, files)
    return _write(course, out, files)


def _is_part_of(course: Course, out: Path) -> bool:
    """Whether ``out``, below the course's folder, lies in one of its own folders."""
    first = out.relative_to(course.root).parts[0]
    return first in {*layout.PARTS, "grader"}


def write_official(course: Course, out: Path, server: CiKind) -> Path | None:
    """Write the workflow for official marks into a folder beside ``out``, from which it goes into the course's own
    repository, and return its path. None where there is no server."""
    found = official_file(server, course.root, release_settings(course).python, layout.templates(course))
    if found is None:
        return None
    path, text = found
    target = out.with_name(f"{out.resolve().name}-official") / path
    write_atomically(target, text)
    return target


def contents(course: Course, lang: Lang, kind: Format, server: CiKind = "github") -> dict[str, bytes]:
    """Return path → content of everything that students get."""
    settings = release_settings(course)
    files: dict[str, bytes] = {layout.COURSE_FILE: _course_file(course, lang).encode()}
    for assignment in course.assignments:
        files |= assignment_files(course, assignment, lang, kind)
    names = (*layout.data_files(course), layout.CHECKSUMS, layout.SOURCES, layout.ORIGINALS)
    data = {name: (course.datasets / name).read_bytes() for name in names if (course.datasets / name).is_file()}
    files |= {f"{layout.DATASETS}/{name}": content for name, content in data.items()}
    if text := _about_data(course, lang, data.keys()):
        files[f"{layout.DATASETS}/README.md"] = text.encode()
    installation = _installation(settings)
    files |= installation | released_lock(course.root, settings.python[0], installation)
    files |= student_files(server, settings.python, layout.templates(course))
    files["README.md"] = _first_steps(course, lang, kind, server).encode()
    files[".gitignore"] = b"__pycache__/\n.ipynb_checkpoints/\n.venv/\n"
    return files


def assignment_files(course: Course, assignment: Assignment, lang: Lang, kind: Format) -> dict[str, bytes]:
    """Return path → content of what students get of one assignment."""
    files: dict[str, bytes] = {}
    base = f"{layout.ASSIGNMENTS}/{assignment.name}"
    for path in layout.public_files(assignment):
        if path.is_file():
            files[f"{base}/{path.name}"] = path.read_bytes()
    mistakes = explanations(course, assignment)
    if mistakes:
        files[f"{base}/{layout.EXPLANATIONS}"] = encode(mistakes)
    if tasks := released_tasks(course, assignment):
        files[f"{base}/{layout.DIGESTS}"] = encode_digests(tasks)
    for name, text in stubs(assignment, lang).items():
        if kind == "both" or name.endswith(f".{kind}"):
            files[f"{base}/{name}"] = text.encode()
    return files


def _about_data(course: Course, lang: Lang, names: Collection[str]) -> str:
    """Return the README of the data in a language, without rows of tables and sentences on files that stay here."""
    readmes = [course.datasets / name for name in (layout.READMES[lang], layout.READMES["en"])]
    path = next((path for path in readmes if path.is_file()), None)
    if path is None:
        return ""
    absent = {file.name for file in course.datasets.iterdir()} - {*names}
    mention = re.compile("|".join(rf"`[^`]*\b{re.escape(name)}`" for name in sorted(absent)) or "(?!)")
    blocks = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts = block.split("\n") if block.startswith("|") else _SENTENCE.split(block)
        kept = [part for part in parts if not mention.search(part)]
        if kept:
            blocks.append(("\n" if block.startswith("|") else " ").join(kept))
    return "\n\n".join(blocks).rstrip("\n") + "\n"


def _course_file(course: Course, lang: Lang) -> str:
    """Return course.toml for students: judged as here, without the settings of the release and of ``verify``."""
    lines = [
        f"title = {{ en = {_toml(course.title.en)}, ko = {_toml(course.title.ko)} }}",
        f"languages = {json.dumps(course.languages)}",
        f'language = "{lang}"',
        f"assignments = {json.dumps([a.name for a in course.assignments])}",
        "",
        "[weights]",
        *(f"{a.name} = {a.weight!r}" for a in course.assignments),
    ]
    if limits := course_limits(course):
        lines += ["", "[limits]", *(f"{name} = {value!r}" for name, value in limits.items())]
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    """Return a text as TOML writes it, which is nearly as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _installation(settings: ReleaseSettings) -> dict[str, bytes]:
    """Return the files of requirements and what they need: the bundled wheel, or a pinned address. A bare name would be
    unsafe: anybody could register it.
    """
    if settings.grader:
        if not _PINNED.fullmatch(settings.grader):
            raise GraderError(
                f"{layout.COURSE_FILE}: release.grader: {settings.grader!r} is not pinned",
                "Use the address of a wheel with its digest: https://….whl#sha256=<64 digits>.",
            )
        return _requirements(f"nn-grader @ {settings.grader}", f"nn-grader[notebook] @ {settings.grader}")
    path = f"wheels/{wheel.name()}"
    return {path: wheel.build(), **_requirements(f"./{path}", f"./{path}[notebook]")}


def _requirements(scripts: str, notebooks: str) -> dict[str, bytes]:
    """Return what to install for scripts, and for notebooks: a kernel and pictures besides."""
    return {REQUIREMENTS: f"{scripts}\n".encode(), NOTEBOOK_REQUIREMENTS: f"{notebooks}\n".encode()}


def _first_steps(course: Course, lang: Lang, kind: Format, server: CiKind) -> str:
    """Return the README of the student repository."""
    markdown = environment(layout.templates(course)).overlay(autoescape=False)
    return markdown.get_template(f"first-steps.{lang}.md.j2").render(
        title=course.title.get(lang),
        assignments=course.assignments,
        first=course.assignments[0].name,
        readmes={one.name: _readme(one, lang) for one in course.assignments},
        kind=kind,
        lang=lang,
        badge=server == "github",
    )


def _readme(assignment: Assignment, lang: Lang) -> str:
    """Return the name of the README in a language, or of the one that is there."""
    names = [layout.READMES[lang], *layout.READMES.values()]
    return next((name for name in names if (assignment.folder / name).is_file()), "")


def _write(course: Course, out: Path, files: dict[str, bytes]) -> ReleasedFiles:
    """Write files that are new or as the last release left them; keep those that somebody has changed since."""
    manifest = out / MANIFEST
    before = decode_manifest(manifest.read_bytes()) if manifest.is_file() else None
    known = before.files if before is not None else {}
    written: list[str] = []
    kept: list[str] = []
    for path, content in files.items():
        target = out / path
        if target.exists():
            now = digest_of_file(target.read_bytes())
            if now == digest_of_file(content):
                continue
            if now != known.get(path):
                kept.append(path)
                continue
        write_atomically(target, content)
        written.append(path)
    state = {path: digest_of_file(content) for path, content in files.items() if path not in kept}
    state |= {path: known[path] for path in kept if path in known}
    write_atomically(manifest, encode_manifest(make_manifest(course.title.en, state, before)))
    return ReleasedFiles(tuple(written), tuple(kept))
