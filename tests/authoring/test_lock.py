"""The lock file: resolved by uv from a folder of wheels, kept where it can be, and released with the grader's own."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from pathlib import Path

import pytest

from grader.authoring import lock, wheel
from grader.authoring.lock import FILE, STUDENTS, released_lock, write_lock
from grader.errors import GraderError


def _wheel(folder: Path, name: str, version: str, needs: str = "") -> None:
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n" + (
        f"Requires-Dist: {needs}\n" if needs else ""
    )
    files = {
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    digests = {
        path: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        for path, text in files.items()
    }
    files[f"{info}/RECORD"] = "".join(f"{path},sha256={digest},\n" for path, digest in digests.items())
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that uv can find: one package, which needs another."""
    pytest.importorskip("uv")
    folder = tmp_path / "index"
    _wheel(folder, "outer", "1.0", "inner_one")
    _wheel(folder, "inner_one", "2.0")
    for key, value in {
        "UV_OFFLINE": "1",
        "UV_FIND_LINKS": str(folder),
        "UV_CACHE_DIR": str(tmp_path / "cache"),
    }.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(lock, "instructors", lambda: ["outer>=1"])
    monkeypatch.setattr(wheel, "STUDENT", ("inner_one",))
    return folder


def test_versions_are_exact_hashed_and_stay(index: Path, tmp_path: Path) -> None:
    """What one needs comes along; a newer version moves nothing."""
    assert write_lock(tmp_path, "3.12") == 2
    first = (tmp_path / FILE).read_text(encoding="utf-8")
    digest = hashlib.sha256((index / "outer-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    assert f"outer==1.0 \\\n    --hash=sha256:{digest}" in first
    assert "inner-one==2.0" in first and "Python 3.12" in first
    students = (tmp_path / STUDENTS).read_text(encoding="utf-8")
    assert "inner-one==2.0" in students and "outer" not in students
    _wheel(index, "outer", "1.1", "inner_one")
    write_lock(tmp_path, "3.12")
    assert (tmp_path / FILE).read_text(encoding="utf-8") == first


def test_what_cannot_be_resolved_is_one_clear_line(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And an old file stays as it was."""
    (tmp_path / FILE).write_text("old", encoding="utf-8")
    monkeypatch.setattr(lock, "instructors", lambda: ["nowhere>=1"])
    with pytest.raises(GraderError, match="cannot be locked") as error:
        write_lock(tmp_path, "3.12")
    assert "network" in error.value.hint
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "old"


def test_a_release_carries_the_lock_and_the_hash_of_its_own_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pip takes nothing without a hash; an address has its own."""
    monkeypatch.setattr(wheel, "STUDENT", ("Outer_Package>=1", "tzdata; sys_platform == 'win32'"))
    assert released_lock(tmp_path, "3.12", {}) == {}
    (tmp_path / FILE).touch()
    with pytest.raises(GraderError, match="missing"):
        released_lock(tmp_path, "3.12", {})
    (tmp_path / STUDENTS).write_text(
        "# Written by grader lock, for Python 3.12. x\nouter-package==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8"
    )
    bundled = {"wheels/a.whl": b"wheel", "requirements.txt": b"./wheels/a.whl\n"}
    first, *rest = released_lock(tmp_path, "3.12", bundled)[FILE].decode().splitlines()
    assert first == f"./wheels/a.whl --hash=sha256:{hashlib.sha256(b'wheel').hexdigest()}"
    assert rest[1].startswith("outer-package==1.0")
    address = b"nn-grader @ https://example.org/a.whl#sha256=" + b"0" * 64 + b"\n"
    assert released_lock(tmp_path, "3.12", {"requirements.txt": address})[FILE].startswith(address)


@pytest.mark.parametrize(
    ("content", "python", "reason"),
    [
        ("# Written by grader lock, for Python 3.11. x\nouter==1\n", "3.12", "no lock file for Python 3.12"),
        ("outer==1\n", "3.12", "no lock file"),
        ("# Written by grader lock, for Python 3.12. x\ninner==1\n", "3.12", "outer is not locked"),
    ],
)
def test_a_lock_of_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, python: str, reason: str
) -> None:
    """Another Python, another program's file, an older grader: pip would fail on every runner."""
    monkeypatch.setattr(wheel, "STUDENT", ("outer>=1",))
    (tmp_path / STUDENTS).write_text(content, encoding="utf-8")
    with pytest.raises(GraderError, match=reason) as error:
        released_lock(tmp_path, python, {"requirements.txt": b""})
    assert "grader lock" in error.value.hint
