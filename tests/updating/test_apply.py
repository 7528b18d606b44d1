"""``grader update``: corrected tests and texts come, a student's files stay, whatever the source is made of."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.authoring.release import release
from grader.commands.update import report
from grader.course.load import load_course
from grader.course.manifest import MANIFEST, ReleaseManifest, decode_manifest, digest_of_file, encode_manifest
from grader.errors import GraderError
from grader.updating.apply import update
from grader.updating.source import bad_paths
from tests.small_course import write_course

SUMS = "assignments/sums"
TEXTS = {f"{SUMS}/README.md": "# Sums\n\nAdd.\n", f"{SUMS}/README.ko.md": "# 합\n\n더하기.\n"}
EARLIER, LATER = "2026-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00"


def dated(folder: Path, moment: str, **changes: Any) -> ReleaseManifest:
    """The manifest of a release, of another moment."""
    manifest = decode_manifest((folder / MANIFEST).read_bytes())
    assert manifest is not None
    manifest = msgspec.structs.replace(manifest, released=moment, **changes)
    (folder / MANIFEST).write_bytes(encode_manifest(manifest))
    return manifest


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A release, and a later one with a corrected test, a new text, one data file more and one text less."""
    folder = tmp_path_factory.mktemp("releases")
    root = write_course(folder / "course", **TEXTS)
    release(load_course(root), folder / "first", "en", "both")
    dated(folder / "first", EARLIER)
    test = root / SUMS / "test_sums.py"
    test.write_text(test.read_text(encoding="utf-8").replace("Small numbers", "Two numbers"), encoding="utf-8")
    (root / SUMS / "README.md").write_text("# Sums\n\nAdd more.\n", encoding="utf-8")
    (root / "datasets/CHECKSUMS").write_text("none\n", encoding="utf-8")
    release(load_course(root), folder / "second", "en", "both")
    (folder / "second/.gitignore").unlink()
    files = dated(folder / "second", LATER).files
    dated(folder / "second", LATER, files={path: digest for path, digest in files.items() if path != ".gitignore"})
    return folder / "first", folder / "second"


@pytest.fixture
def folder(releases: tuple[Path, Path], tmp_path: Path) -> Path:
    """A student's folder: a stub filled in, a note, a test that was played with."""
    here = (tmp_path / "student").resolve()
    shutil.copytree(releases[0], here)
    (here / SUMS / "sums.py").write_text("def add(a, b):\n    return a + b\n", encoding="utf-8")
    (here / "notes.txt").write_text("mine", encoding="utf-8")
    (here / SUMS / "test_sums.py").write_text("# all tests removed\n", encoding="utf-8")
    return here


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_corrections_come_and_work_stays(folder: Path, releases: tuple[Path, Path]) -> None:
    """The second time there is nothing to do."""
    before = tree(folder)
    rehearsed = update(folder, releases[1], dry_run=True)
    assert tree(folder) == before
    done = update(folder, releases[1])
    assert done == rehearsed
    new, now = tree(releases[1]), tree(folder)
    assert {one.path: one.what for one in done.changes} == {
        ".gitignore": "removed",
        f"{SUMS}/README.md": "updated",
        f"{SUMS}/sums.ipynb": "updated",
        f"{SUMS}/sums.py": "work",
        f"{SUMS}/test_sums.py": "replaced",
        "datasets/CHECKSUMS": "new",
    }
    for path in (f"{SUMS}/README.md", f"{SUMS}/test_sums.py", "datasets/CHECKSUMS"):
        assert now[path] == new[path]
    assert now[f"{SUMS}/test_sums.py.old"] == before[f"{SUMS}/test_sums.py"]
    assert (now[f"{SUMS}/sums.py"], now["notes.txt"]) == (before[f"{SUMS}/sums.py"], b"mine")
    assert ".gitignore" not in now
    again = update(folder, releases[1])
    assert [one.what for one in again.changes] == ["work"]
    assert tree(folder) == now
    assert report(again, "en", dry_run=False)[-1] == "Nothing to update."


def test_the_command(folder: Path, releases: tuple[Path, Path], grader: Callable[..., Any]) -> None:
    """A line for each file, in either language; the updated folder can be judged at once."""
    archive = shutil.make_archive(str(folder.parent / "release"), "zip", releases[1].parent, "second")
    done: subprocess.CompletedProcess[str] = grader("update", archive, cwd=folder / SUMS)
    assert done.returncode == 0, done.stderr
    assert "updated   assignments/sums/README.md\n" in done.stdout
    assert "kept      assignments/sums/sums.py  (somebody has worked in it)\n" in done.stdout
    assert "that version is now assignments/sums/test_sums.py.old)" in done.stdout
    assert "Done: new 1, updated 2, replaced 1, removed 1, kept 1" in done.stdout
    assert "30 of 50 public points" in grader("run", "sums", cwd=folder).stdout
    assert "갱신할 것이 없습니다." in grader("update", archive, "--lang", "ko", cwd=folder).stdout
    assert grader("update", releases[0], cwd=folder).returncode == 2


@pytest.mark.parametrize("kind", ["zip", "gztar", "xztar", "deep", "wheel"])
def test_archives(folder: Path, releases: tuple[Path, Path], kind: str, tmp_path: Path) -> None:
    """With the release at their top or in a folder, and under the name of a wheel."""
    base = releases[1].parent if kind == "deep" else releases[1]
    made = shutil.make_archive(
        str(tmp_path / "archive"),
        kind if kind in ("gztar", "xztar") else "zip",
        base,
        "second" if kind == "deep" else ".",
    )
    if kind == "wheel":
        made = str(Path(made).rename(tmp_path / "course-2-py3-none-any.whl"))
    update(folder, Path(made))
    assert (folder / SUMS / "README.md").read_bytes() == (releases[1] / SUMS / "README.md").read_bytes()


def test_a_wheel_of_the_grader_alone(folder: Path, releases: tuple[Path, Path], tmp_path: Path) -> None:
    """It takes the place of the one that is there; an older one is refused."""
    (old,) = (releases[0] / "wheels").iterdir()
    version = old.name.split("-")[1]
    wheel = tmp_path / old.name.replace(version, "99.1")
    shutil.copy(old, wheel)
    done = update(folder, wheel)
    assert [path.name for path in (folder / "wheels").iterdir()] == [wheel.name]
    assert (folder / "requirements.txt").read_text(encoding="utf-8") == f"./wheels/{wheel.name}\n"
    assert report(done, "en", dry_run=False)[-1].endswith("pip install -r requirements.txt")
    with pytest.raises(GraderError, match="older than the grader"):
        update(folder, old)
    other = tmp_path / "other-1-py3-none-any.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("other/__init__.py", "")
    with pytest.raises(GraderError, match="holds no release and is not the grader"):
        update(folder, other)


def test_what_is_refused(folder: Path, releases: tuple[Path, Path], tmp_path: Path) -> None:
    """An older release, another course, what is none, a file that is not as it was released: nothing changes."""
    update(folder, releases[1])
    before = tree(folder)
    with pytest.raises(GraderError, match="older than what is here"):
        update(folder, releases[0])
    other = tmp_path / "other"
    shutil.copytree(releases[1], other)
    (other / SUMS / "README.md").write_text("changed", encoding="utf-8")
    with pytest.raises(GraderError, match=r"README\.md is not as it was released"):
        update(folder, other)
    dated(other, LATER, course="Another")
    with pytest.raises(GraderError, match="is not as it was released"):
        update(folder, other)
    shutil.copy(releases[1] / SUMS / "README.md", other / SUMS / "README.md")
    with pytest.raises(GraderError, match="a release of another course, 'Another'"):
        update(folder, other)
    (other / MANIFEST).unlink()
    with pytest.raises(GraderError, match="holds no release"):
        update(folder, other)
    with pytest.raises(GraderError, match="was not released by"):
        update(other, releases[1])
    with pytest.raises(GraderError, match="the folder that is to be updated"):
        update(folder, folder)
    with pytest.raises(GraderError, match="no such file"):
        update(folder, tmp_path / "nothing")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(GraderError, match="neither a folder nor an archive nor a wheel"):
        update(folder, tmp_path / "a.txt")
    (tmp_path / "a.zip").write_bytes(b"PK nonsense")
    with pytest.raises(GraderError, match=r"a\.zip"):
        update(folder, tmp_path / "a.zip")
    assert tree(folder) == before


HOSTILE = (
    "../out.py",
    "a/../../out.py",
    "/etc/out",
    "a\\..\\out",
    "C:out",
    ".git/hooks/post-checkout",
    ".GIT/config",
    "a/.git/config",
    "con",
    "assignments/nul.py",
    "a/ ",
    "a.",
    "",
    "a//b",
    "./a",
    MANIFEST,
    "a\nb",
    "git~1/config",
)


@pytest.mark.parametrize("path", HOSTILE)
def test_paths_that_no_release_has(path: str) -> None:
    """They lead out of the folder, into git's own, to a device."""
    assert list(bad_paths([path, "README.md"])) == [path]


def test_one_file_by_two_names() -> None:
    """On some systems the second would be written over the first."""
    assert list(bad_paths(["README.md", "readme.MD"])) == ["readme.MD"]
    usual = (
        ".gitignore",
        ".github/workflows/grade.yml",
        "wheels/nn_grader-1.0-py3-none-any.whl",
        "datasets/집값 (2).csv",
    )
    assert not list(bad_paths(usual))


@pytest.mark.parametrize("path", ["../out.py", ".git/hooks/post-checkout"])
def test_such_paths_are_refused(folder: Path, path: str, tmp_path: Path) -> None:
    """And nothing is written."""
    before = tree(folder.parent)
    archive = tmp_path / "hostile.zip"
    write_zip(archive, {path: b"x", "README.md": b"y"})
    with pytest.raises(GraderError, match="is no path that a release has"):
        update(folder, archive)
    archive.unlink()
    assert tree(folder.parent) == before


def write_zip(archive: Path, files: dict[str, bytes]) -> None:
    """An archive with a manifest of these files."""
    hashes = {path: digest_of_file(content) for path, content in files.items()}
    manifest = encode_manifest(ReleaseManifest("A course", LATER, hashes))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for path, content in {**files, MANIFEST: manifest}.items():
            opened.writestr(path or "empty", content)


def test_bombs_and_links(folder: Path, tmp_path: Path) -> None:
    """An archive that unpacks to more than it may, and links in place of files, in an archive and in a folder."""
    write_zip(tmp_path / "bomb.zip", {f"datasets/{n}.csv": bytes(60 << 20) for n in range(2)})
    with pytest.raises(GraderError, match=r"bomb\.zip"):
        update(folder, tmp_path / "bomb.zip")
    manifest = encode_manifest(ReleaseManifest("A course", LATER, {"README.md": digest_of_file(b"x")}))
    with tarfile.open(tmp_path / "links.tar", "w") as opened:
        link = tarfile.TarInfo("README.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        opened.addfile(link)
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(manifest)
        opened.addfile(info, io.BytesIO(manifest))
    source = tmp_path / "links"
    source.mkdir()
    (source / MANIFEST).write_bytes(manifest)
    (source / "README.md").symlink_to("/etc/passwd")
    for path in (tmp_path / "links.tar", source):
        with pytest.raises(GraderError, match=r"README\.md is missing, or no plain file"):
            update(folder, path)


def test_links_at_the_students_stay(folder: Path, releases: tuple[Path, Path], tmp_path: Path) -> None:
    """Nothing is written through a link that leads elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    shutil.move(folder / "datasets", elsewhere)
    (folder / "datasets").symlink_to(elsewhere)
    before = tree(elsewhere)
    done = update(folder, releases[1])
    assert {one.what for one in done.changes if one.path.startswith("datasets/")} == {"link"}
    assert tree(elsewhere) == before


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The third file does not fit."""
    from grader.updating import apply

    write, count = apply.write_atomically, iter(range(100))

    def fail(path: Path, content: bytes | str) -> None:
        if next(count) == 2:
            raise GraderError(f"{path}: cannot be written: no space", "Free space.")
        write(path, content)

    monkeypatch.setattr(apply, "write_atomically", fail)
    yield


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_old_release(folder: Path, releases: tuple[Path, Path]) -> None:
    """All new contents are written aside before the first file is exchanged."""
    before = tree(folder)
    with pytest.raises(GraderError, match="no space"):
        update(folder, releases[1])
    assert tree(folder) == before
