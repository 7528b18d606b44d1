"""The student repository: everything but ``reference/``, checked so that nothing of it goes along in any form."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

import msgspec

from grader.authoring import wheel
from grader.authoring.leaks import Leak, leaks, secrets
from grader.authoring.stub import stubs
from grader.course import layout
from grader.course.load import ReleaseSettings, release_settings
from grader.diagnosis.explanations import encode, explanations
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.model import Assignment, Course, Lang
from grader.render.html.templates import packaged

Format = Literal["py", "ipynb", "both"]
MANIFEST = ".grader-release.json"
WORKFLOW = ".github/workflows/grade.yml"
SHOWN_LEAKS = 10
_PINNED = re.compile(r"https://\S+(@[0-9a-f]{40}\b|#sha256=[0-9a-f]{64}\b)\S*")


@dataclass(frozen=True)
class Released:
    """What a release did: files written, files left alone because somebody has worked on them."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def stub_format(given: str) -> Format:
    """``--format`` as a ``Format``. Raises GraderError."""
    if given in get_args(Format):
        return cast("Format", given)
    raise GraderError(f"--format {given}: there is no such format", "Known: py, ipynb, both.")


def release(course: Course, out: Path, lang: Lang, kind: Format) -> Released:
    """Write the student repository into ``out``. Raises GraderError, and writes nothing, if anything leaks."""
    out = out.resolve()
    if out == course.root or (course.root in out.parents and _is_part_of(course, out)):
        raise GraderError(f"{out}: this is the course itself", "Name a folder outside of it with --out.")
    files = contents(course, lang, kind)
    check_for_leaks(course, files)
    return _write(out, files)


def _is_part_of(course: Course, out: Path) -> bool:
    first = out.relative_to(course.root).parts[0]
    return first in {*layout.PARTS, "grader"}


def contents(course: Course, lang: Lang, kind: Format) -> dict[str, bytes]:
    """Path → content of everything that students get."""
    settings = release_settings(course)
    files: dict[str, bytes] = {layout.COURSE_FILE: _course_file(course, lang).encode()}
    for assignment in course.assignments:
        files |= assignment_files(course, assignment, lang, kind)
    used = {name for assignment in course.assignments for name in assignment.data}
    for name in sorted({*used, "README.md", layout.CHECKSUMS}):
        path = course.datasets / name
        if path.is_file():
            files[f"{layout.DATASETS}/{name}"] = path.read_bytes()
    files |= _installation(settings)
    files[WORKFLOW] = packaged("ci/grade.yml", layout.templates(course)).read_bytes()
    files["README.md"] = _first_steps(course, lang).encode()
    files[".gitignore"] = b"__pycache__/\n.ipynb_checkpoints/\n.venv/\n"
    return files


def assignment_files(course: Course, assignment: Assignment, lang: Lang, kind: Format) -> dict[str, bytes]:
    """Path → content of what students get of one assignment."""
    files: dict[str, bytes] = {}
    base = f"{layout.ASSIGNMENTS}/{assignment.name}"
    for path in layout.public_files(assignment):
        if path.is_file():
            files[f"{base}/{path.name}"] = path.read_bytes()
    known = explanations(course, assignment)
    if known:
        files[f"{base}/{layout.EXPLANATIONS}"] = encode(known)
    for name, text in stubs(assignment, lang).items():
        if kind == "both" or name.endswith(f".{kind}"):
            files[f"{base}/{name}"] = text.encode()
    return files


def _course_file(course: Course, lang: Lang) -> str:
    """course.toml as students need it: without the settings of the release itself."""
    lines = [
        f"title = {{ en = {json.dumps(course.title.en)}, ko = {json.dumps(course.title.ko, ensure_ascii=False)} }}",
        f'language = "{lang}"',
        f"assignments = {json.dumps([a.name for a in course.assignments])}",
        "",
        "[weights]",
        *(f"{a.name} = {a.weight:g}" for a in course.assignments),
    ]
    return "\n".join(lines) + "\n"


def _installation(settings: ReleaseSettings) -> dict[str, bytes]:
    """requirements.txt: the bundled wheel or a pinned address, never a bare name that anybody could register."""
    if settings.grader:
        if not _PINNED.fullmatch(settings.grader):
            raise GraderError(
                f"{layout.COURSE_FILE}: release.grader: {settings.grader!r} is not pinned",
                "Use an https address that ends in @<40 digits of a commit> or #sha256=<digest>.",
            )
        return {"requirements.txt": f"nn-grader @ {settings.grader}\n".encode()}
    path = f"wheels/{wheel.name()}"
    return {path: wheel.build(), "requirements.txt": f"./{path}\n".encode()}


def _first_steps(course: Course, lang: Lang) -> str:
    readme = layout.READMES[lang]
    rows = "\n".join(
        f"| [{a.title.get(lang)}](assignments/{a.name}/{readme}) | `{a.name}` |" for a in course.assignments
    )
    first = course.assignments[0].name
    template = _FIRST_STEPS[lang]
    return template.format(title=course.title.get(lang), rows=rows, first=first)


_FIRST_STEPS: dict[str, str] = {
    "en": """# {title}

## First steps

```sh
python3 -m venv .venv
. .venv/bin/activate            # Windows: .venv\\Scripts\\activate
pip install -r requirements.txt
grader run {first}
```

Open `assignments/{first}/README.md`, fill in the places marked `TODO` in `{first}.py` or `{first}.ipynb`, and run the
last command again. `grader run {first} --watch` judges whenever the file is saved; `grader run` shows the way through
the whole course. `pytest assignments/{first}` works as well.

The tests here are the public ones. Hidden tests are graded later; the output says how many points they hold.

## Assignments

| assignment | name |
|---|---|
{rows}
""",
    "ko": """# {title}

## 시작하기

```sh
python3 -m venv .venv
. .venv/bin/activate            # Windows: .venv\\Scripts\\activate
pip install -r requirements.txt
grader run {first}
```

`assignments/{first}/README.ko.md`를 읽고 `{first}.py` 또는 `{first}.ipynb`에서 `TODO`로 표시된 곳을 채운 다음 마지막
명령을 다시 실행합니다. `grader run {first} --watch`는 파일을 저장할 때마다 채점하고, `grader run`은 강의 전체의 진행
상황을 보여 줍니다. `pytest assignments/{first}`로도 확인할 수 있습니다.

여기에는 공개 테스트만 들어 있습니다. 비공개 테스트는 나중에 채점되며, 몇 점이 걸려 있는지는 출력에 표시됩니다.

## 과제

| 과제 | 이름 |
|---|---|
{rows}
""",
}


def check_for_leaks(course: Course, files: dict[str, bytes]) -> None:
    """Raises GraderError naming file, line and text if anything of ``reference/`` stands in ``files``."""
    found = list(find_leaks(course, files))
    if found:
        shown = "; ".join(f"{leak.file}:{leak.line}: {leak.text[:80]}" for leak in found[:SHOWN_LEAKS])
        more = f" (and {len(found) - SHOWN_LEAKS} more)" if len(found) > SHOWN_LEAKS else ""
        raise GraderError(
            f"the release would leak the reference: {shown}{more}",
            "Reword those lines; nothing was written.",
            exit_code=3,
        )


def find_leaks(course: Course, files: dict[str, bytes]) -> Iterator[Leak]:
    """All places in ``files`` (archives looked into) that hold distinctive content of ``reference/``."""
    paths = sorted((course.root / layout.REFERENCE).rglob("*.py"))
    tests = [path.read_text(encoding="utf-8") for path in paths if layout.is_hidden_test(path)]
    answers = [_private_text(path) for path in paths if not layout.is_hidden_test(path)]
    public = [
        text
        for assignment in course.assignments
        for lang in layout.READMES
        if layout.readme(assignment, lang).is_file()  # a course may have one language
        for text in stubs(assignment, lang).values()
    ]
    public += [p.read_text(encoding="utf-8") for p in course.root.glob("assignments/*/README*.md")]
    public += [text for path in paths if path.name == layout.VARIANTS for text in _told_of_mistakes(path)]
    shared = [p.read_text(encoding="utf-8") for p in course.root.glob("assignments/*/test_*.py")]
    # what a hidden test has in common with public ones (reading a file, say) is no secret; an answer always is
    secret = secrets(answers, public) | secrets(tests, [*public, *shared])
    for path, content in files.items():
        if path.endswith(".csv"):
            continue  # data, made by a program that is public too
        for name, text in _texts(path, content):
            yield from leaks(name, text, secret)


def _private_text(path: Path) -> str:
    """What of a file under ``reference/`` is secret: of variants only their code, as their texts are for students."""
    source = path.read_text(encoding="utf-8")
    if path.name != layout.VARIANTS:
        return source
    lines, kinds = source.split("\n"), (ast.FunctionDef, ast.ClassDef)
    functions = [node for node in ast.parse(source).body if isinstance(node, kinds)]
    return "\n".join(line for node in functions for line in lines[node.lineno - 1 : node.end_lineno])


def _told_of_mistakes(path: Path) -> list[str]:
    """Titles and hints of the variants in a file."""
    functions = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if hasattr(node, "decorator_list")]
    constants = [n for f in functions for d in f.decorator_list for n in ast.walk(d) if isinstance(n, ast.Constant)]
    return [node.value for node in constants if isinstance(node.value, str)]


def _texts(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    if path.endswith(".whl"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield f"{path}/{name}", archive.read(name).decode("utf-8", "replace")
    elif path.endswith(".ipynb"):
        book = json.loads(content)
        yield path, "\n".join("".join(cell["source"]) for cell in book["cells"])
    else:
        yield path, content.decode("utf-8", "replace")


def _write(out: Path, files: dict[str, bytes]) -> Released:
    """Write what is new or as the last release left it; leave alone what somebody has changed."""
    manifest = out / MANIFEST
    try:
        before: dict[str, str] = msgspec.json.decode(manifest.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        before = {}
    written: list[str] = []
    kept: list[str] = []
    for path, content in files.items():
        target = out / path
        if target.exists():
            now = _digest(target.read_bytes())
            if now == _digest(content):
                continue
            if now != before.get(path):
                kept.append(path)
                continue
        write_atomically(target, content)
        written.append(path)
    state = {path: _digest(content) for path, content in files.items() if path not in kept}
    state |= {path: before[path] for path in kept if path in before}
    write_atomically(manifest, json.dumps(dict(sorted(state.items())), indent=1) + "\n")
    return Released(tuple(written), tuple(kept))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
