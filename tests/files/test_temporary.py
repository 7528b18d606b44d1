"""Where temporary files have no room: one line that names the folder and TMPDIR."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from grader.cli.failure import tell
from grader.errors import GraderError, Refusal
from grader.files import class_archive
from grader.files.temporary import room_needed
from tests.files.test_archives import zipped


def full(name: str | None = None) -> OSError:
    """What the system says of a full disk."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), *([name] if name else []))


def test_a_full_folder_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a file with a name and of one without; another file of the same disk is told as it is."""
    folder = tempfile.gettempdir()
    assert tell(full(f"{folder}/grader-class-x/0/1"), []) == 3
    said = capsys.readouterr().err
    assert f"{folder}: no room for temporary files: No space left" in said and "TMPDIR" in said
    assert tell(full(f"{folder}/mine/index.html"), []) == 3
    assert "mine/index.html: cannot be written" in capsys.readouterr().err
    with pytest.raises(GraderError, match="no room for temporary files"), room_needed():
        raise full()
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/nowhere"])
    try:
        tempfile.gettempdir()
    except FileNotFoundError as error:
        assert tell(error, ["--lang", "ko"]) == 3
    assert "임시 파일을 쓸 자리가 없습니다" in capsys.readouterr().err


def test_a_class_archive_is_unpacked_into_a_full_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal names where, and what to do."""
    packed = tmp_path / "class.zip"
    packed.write_bytes(zipped(("kim/gates.py", b"x = 1\n")))
    (tmp_path / "grader-class-x").mkdir()
    monkeypatch.setattr(class_archive._Unpacking, "_chunks", lambda *_: (_ for _ in ()).throw(full()))
    with pytest.raises(Refusal) as caught:
        class_archive.extract(str(packed), str(tmp_path / "grader-class-x"), [[0]])
    assert caught.value.message.id == "unread.no-room" and caught.value.message.args["folder"] == str(tmp_path)
