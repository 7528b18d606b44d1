"""The lock file of a course: exact versions, with hashes, of all that the grader needs on the Python that decides.

A mark must not move because a package did. uv resolves them, for every platform at once; it is the only step that uses
the network. There are two files: one for the instructor's grader, and one for that of a release, which needs less, with
the same versions. What they hold already stays, as far as it can: whoever wants newer versions removes them.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from grader.authoring import wheel
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from grader.text.clean import line

FILE = "requirements.lock"
STUDENTS = "requirements-students.lock"
"""The file of a course from which the release's ``FILE`` is made."""

_HEAD = "# Written by grader lock, for Python {python}. For newer versions remove both lock files, and run it again.\n"
_PYTHON = re.compile(r"# Written by grader lock, for Python (\d+\.\d+)\.")
_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SECONDS = 600.0


def write_lock(folder: Path, python: str) -> int:
    """Write the lock files of the course in ``folder``, and return how many packages they name. Raises GraderError."""
    with tempfile.TemporaryDirectory(prefix="grader-lock-") as made:
        whole = Path(made) / FILE
        _compile(folder / FILE, whole, instructors(), python)
        _compile(folder / STUDENTS, Path(made) / STUDENTS, wheel.STUDENT, python, "--constraint", str(whole))
        contents = {name: (Path(made) / name).read_text(encoding="utf-8") for name in (FILE, STUDENTS)}
    for name, content in contents.items():
        write_atomically(folder / name, _HEAD.format(python=python) + content)
    return len(_LOCKED.findall(contents[FILE]))


def instructors() -> Sequence[str]:
    """Return what the installed grader needs, without its extras."""
    needed = metadata.requires(wheel.DISTRIBUTION) or []
    return [*(one for one in needed if "extra ==" not in one), *wheel.STUDENT]


def _compile(path: Path, output: Path, needed: Sequence[str], python: str, *more: str) -> None:
    """Write to ``output`` what ``needed`` needs, with the versions in ``path`` where that is there."""
    if path.is_file():
        output.write_bytes(path.read_bytes())
    command = [
        _uv(),
        *("pip", "compile", "--quiet", "--universal", "--python-version", python, "--only-binary", ":all:"),
        *("--generate-hashes", "--no-header", "--no-annotate", *more, "--output-file", str(output), "-"),
    ]
    try:
        done = subprocess.run(
            command, input="\n".join(needed), capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise GraderError(f"uv took more than {_SECONDS:g} s", "Check the network, and try again.") from None
    if done.returncode:
        reason = next(iter(done.stderr.strip().splitlines()), "?")
        raise GraderError(
            f"the packages cannot be locked: {line(reason, 300)}",
            "uv asks PyPI, or the index in UV_DEFAULT_INDEX; it needs the network.",
            exit_code=3,
        )


def released_lock(folder: Path, python: str, installed: dict[str, bytes]) -> dict[str, bytes]:
    """Return the lock file for students, which also names the grader's own wheel: the one of ``installed``, else the
    address in its requirements.txt. Nothing for a course without a lock file.

    Raises GraderError for one of another Python or of another grader: pip would refuse it on every runner.
    """
    path = folder / STUDENTS
    if not path.is_file():
        if (folder / FILE).is_file():
            raise GraderError(f"{path}: this lock file is missing beside {FILE}", "Run grader lock.")
        return {}
    content = path.read_text(encoding="utf-8")
    found = _PYTHON.search(content)
    if found is None or found[1] != python:
        raise GraderError(f"{path}: this is no lock file for Python {python}, which decides marks", "Run grader lock.")
    locked = {_plain(name) for name in _LOCKED.findall(content)}
    missing = sorted({_plain(_NAME.match(one)[0]) for one in wheel.STUDENT if ";" not in one} - locked)  # type: ignore[index]
    if missing:
        raise GraderError(f"{path}: {', '.join(missing)} is not locked", "Run grader lock: the grader needs it now.")
    wheels = {name: data for name, data in installed.items() if name.endswith(".whl")}
    own = [f"./{name} --hash=sha256:{hashlib.sha256(data).hexdigest()}" for name, data in wheels.items()]
    own = own or installed["requirements.txt"].decode().splitlines()
    return {FILE: "\n".join([*own, content]).encode()}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _uv() -> str:
    try:
        from uv import find_uv_bin
    except ImportError:
        raise GraderError("uv, which resolves versions, is not installed", "Try: pip install uv.") from None
    return find_uv_bin()
