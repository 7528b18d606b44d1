"""What is said when a command cannot do its work."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.cli.failure import tell
from grader.errors import GraderError
from grader.files.atomic import write_atomically
from tests import ROOT

Grader = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_takes_nothing_is_no_fault_of_the_grader(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the file and one with the remedy, whichever command writes which file."""
    assert tell(OSError(number, "no", "marks.csv"), ()) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "grader: marks.csv: cannot be written: no"
    assert len(said) == 2 and "free space" in said[1]


def test_a_machine_without_room_is_no_fault_of_the_grader(capsys: pytest.CaptureFixture[str]) -> None:
    """A batch, say, for which no further process can be started."""
    assert tell(OSError(errno.ENOMEM, "Cannot allocate memory"), ()) == 3
    assert tell(OSError(errno.ENOMEM, "Cannot allocate memory"), ("--lang", "ko")) == 3
    assert capsys.readouterr().err.splitlines() == [
        "grader: this machine has no room for more: Cannot allocate memory",
        "        Close other programs, or take fewer --jobs, and run the same command again.",
        "grader: 이 컴퓨터의 자원이 부족합니다: 메모리가 부족합니다",
        "        다른 프로그램을 닫거나 --jobs를 줄이고 같은 명령을 다시 실행하세요.",
    ]


def test_it_speaks_the_language_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That of --lang, however it is written, else that of the course, also of a broken one."""
    error = GraderError("x: there is no gradebook", "Name the --out folder of a batch.")
    (tmp_path / "course.toml").write_text('languages = ["ko"]\n', encoding="utf-8")
    for arguments in (["--lang", "ko"], ["--lang=ko"], ["--course", str(tmp_path / "a\0b")]):
        assert tell(error, arguments) == 2
        assert capsys.readouterr().err == "grader: x: 성적부가 없습니다\n        batch의 --out 폴더를 지정하세요.\n"
    for arguments in (["--lang", "en", "--course", str(tmp_path)], ["--lang", "fr", "--course", "/"]):
        assert tell(error, arguments) == 2
        assert "there is no gradebook" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "english", "korean"),
    [
        (("hint",), "Error: Missing argument 'ASSIGNMENT'.", "오류: ASSIGNMENT이(가) 빠졌습니다."),
        (
            ("rnu",),
            "Error: No such command 'rnu'. Did you mean 'run'?",
            "rnu(이)라는 명령이 없습니다. 혹시 'run'인가요?",
        ),
        (("run", "--wach"), "No such option: --wach (Possible options: --watch)", "(비슷한 옵션: --watch)"),
        (
            ("hint", "a", "b", "--level", "x"),
            "'x' is not a valid int range.",
            "--level의 값이 맞지 않습니다: x은(는) 정수",
        ),
        (("batch", "a"), "Missing option '--out'.", "옵션 --out이(가) 빠졌습니다."),
        (("grade", "set", "kim", "gates"), "Invalid value: name the points, or --undo", "값이 맞지 않습니다: 점수나"),
    ],
)
def test_words_that_are_no_command(grader: Grader, words: tuple[str, ...], english: str, korean: str) -> None:
    """The usage, where help is, and what is wrong, in the language of the course or of this machine."""
    for said, machine, help_is, usage in (
        (english, "C", "Try 'grader", "Usage: grader "),
        (korean, "ko_KR.UTF-8", "도움말: grader", "사용법: grader "),
    ):
        done = grader(*words, cwd=Path("/"), LC_ALL=machine)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(usage) and help_is in done.stderr and said in done.stderr


def test_what_a_release_does_not_bring_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Of an instructor's command in a student's folder; a missing module of the grader's own is its fault."""
    for name, said in (
        ("nbformat.v4", "needs nbformat, which is not installed"),
        ("grader.x", "a fault of the grader"),
    ):
        assert tell(ModuleNotFoundError("no", name=name), ()) == 3
        assert said in capsys.readouterr().err


def test_without_words_there_is_help(grader: Grader) -> None:
    """In the reader's language as well."""
    done = grader("grade", cwd=Path("/"), LC_ALL="ko_KR.UTF-8")
    assert done.returncode == 2 and "성적부의 점수를" in done.stderr and "오류" not in done.stderr


def test_what_is_nobodys_mistake_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """A fault of the grader is called so; what it quotes is no command to a terminal."""
    assert tell(ValueError("\x1b[31m"), ()) == 3
    said = capsys.readouterr().err
    assert "a fault of the grader itself: ValueError: '\\x1b[31m'" in said and "Please report it" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device() -> None:
    """As the file of an option, and as standard output; a device stays one."""
    with pytest.raises(GraderError, match=r"^/dev/full: cannot be written: No space left") as caught:
        write_atomically(Path("/dev/full"), "marks")
    assert caught.value.exit_code == 3 and Path("/dev/full").is_char_device()
    command = [sys.executable, "-m", "grader", "hint", "gates"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines()[0] == "grader: standard output: cannot be written: No space left on device"
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("name", ["file/x", "file/x/y.csv", "n" * 300])
def test_a_path_that_cannot_be_is_wrong_usage(tmp_path: Path, name: str) -> None:
    """Exit code 2, for a file as for a folder."""
    (tmp_path / "file").touch()
    with pytest.raises(GraderError) as caught:
        write_atomically(tmp_path / name, "x")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("name", ["\x1b[31m", "\u202egpj.exe", "a\nb", "\u3164", "x" * 9000])
def test_a_name_is_no_command_to_a_terminal(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An instructor's shell may have put a student's file name on the command line."""
    assert tell(GraderError(f"{name}: there is no such file", "Check the path."), []) == 2
    said = capsys.readouterr().err
    assert name not in said and said.count("\n") == 2 and len(said) < 5000
