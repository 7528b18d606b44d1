"""Error lines in Korean: all that a user of a class or a student meets, and with the values where they belong."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import typer

from grader.text.catalogue import LOCALE
from grader.text.translated import set_apart, translated
from tests import ROOT

TABLE = tomllib.loads((LOCALE / "ko" / "errors.toml").read_text(encoding="utf-8"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "grader").rglob("*.py"))}
VERIFY = ("authoring/verify.py", "authoring/verify_texts.py", "authoring/lazy.py", "authoring/mutants/survey.py")
"""The modules whose sentences are what `grader verify` finds."""
_HANDED_ON = re.compile(r"pip install .*|--(void|only|memory-limit) 7: 7|7: 7 7")
"""Of these the values are translated alone."""
OF_LIBRARIES = """
[Errno {}] {}: {}, <urlopen error {}>, [Errno {}] Name or service not known, timed out, No module named
[Errno {}] Temporary failure in name resolution, (at line {}, column {}), (at end of document), [Errno
' codec can't decode byte, in position, ' is not a valid int, ' is not a valid int range, ' is not a valid float
No sandbox that may grade works here. namespaces
needs Landlock version {}, this kernel has {}: use Linux, interpreter: only root may enter, ; use a Python outside it
requires an argument, ' is not a valid float range
JSON is malformed, (byte, `array` of length, got `, ` of length >=, Expected `
Object missing required field `, Object contains unknown field `, `, got `
"""
"""What Python itself says, and how others fill in values."""
SAYS_LESS = {
    *("[Errno {}] {}: {}", "[Errno {}] {}", "'{}' codec can't decode byte {} in position {}: {}"),
    *("[Errno {}] Name or service not known", "[Errno {}] Temporary failure in name resolution"),
    "JSON is malformed: {} (byte {})",
}
"""Of these a value says nothing to a reader."""
TOO_OPEN = {
    "{}",
    "{}: {}",
    "{}: {}: {}",
    "{}: hand_in.{}{}{}",
    "{}: {}: {}: {}",
    "git {}: {}",
    "{}: git gave {} {} for {}",
}
"""What these say is said by something else."""


def templates(node: ast.expr) -> Iterator[str]:
    """What an argument may be, with ``{}`` for each value."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in values)  # type: ignore[misc]
        case ast.IfExp(body=first, orelse=second):
            yield from templates(first)
            yield from templates(second)


def raised() -> Iterator[tuple[str, str]]:
    """The templates of all errors that are raised, with the files."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if isinstance(node, ast.Call) and name in ("GraderError", "EditError"):
                for argument in node.args[:2]:
                    yield from ((text, path.name) for text in templates(argument) if text not in TOO_OPEN)


def found_by_verify() -> Iterator[tuple[str, str]]:
    """The templates of what the gate finds, with the files: texts of problems, and ways to do no work."""
    for name in VERIFY:
        for node in ast.walk(TREES[ROOT / "grader" / name]):
            match node:
                case ast.Call(func=ast.Name(id="Problem" | "wrong" | "say"), args=[*arguments]):
                    said = arguments
                case ast.Yield(value=ast.Tuple(elts=elements)):
                    said = elements
                case ast.Yield(value=ast.expr() as value):
                    said = [value]
                case ast.Assign(targets=[ast.Name(id="text")], value=value):
                    said = [value]
                case ast.AnnAssign(target=ast.Name(id="_ANSWERS"), value=ast.Dict(keys=keys)):
                    said = [key for key in keys if key is not None]
                case _:
                    continue
            texts = (text for one in said for text in templates(one))
            yield from ((text, name) for text in texts if re.search(r"[a-z]{2,} [a-z]", text) and text not in TOO_OPEN)


def test_all_errors_are_there() -> None:
    """Whoever writes a new one writes its Korean, in grader/locale/ko/errors.toml."""
    filled = [(text.replace("{}", "7"), file) for text, file in (*raised(), *found_by_verify()) if text]
    assert len(filled) > 300
    assert [one for one in filled if translated(one[0], "ko") == one[0] and not _HANDED_ON.fullmatch(one[0])] == []
    assert [one for one in filled if "“" in set_apart(one[0], "ko")] == []  # a part of it is not there


def test_the_table_is_sound() -> None:
    """No value is lost, and nothing is in it that nobody says."""
    folders = [Path(module.__file__).parent for module in (typer, tomllib)]
    library = [ast.parse(path.read_text(encoding="utf-8")) for folder in folders for path in folder.rglob("*.py")]
    trees = [*TREES.values(), *library]
    said = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    texts = "\n".join(
        [
            *(one for one in said if isinstance(one, str)),
            *(os.strerror(number) for number in range(134)),
            OF_LIBRARIES,
            Path(msgspec._core.__file__).read_bytes().decode("ascii", "ignore"),
        ]
    )
    for english, korean in TABLE.items():
        places = english.count("{}")
        found = [place for place, _ in re.findall(r"\{(\d?)(q?)\}", korean)]
        assert found == [""] * places or (set(found) < set("123456789") and len(found) <= places), english
        assert len(set(found)) == len(found) or not any(found), english
        assert len(found) == places or english in SAYS_LESS, english
        assert all(piece.strip(" :'.") in texts for piece in english.split("{}")), english


def test_words_of_libraries_are_set_apart() -> None:
    """What the table does not have of them stands in quotation marks, in each message that hands some on."""
    handed_on = []
    for tree in TREES.values():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="GraderError"), args=[ast.JoinedStr(values=values), *_]):
                    texts = [*templates(ast.JoinedStr(values=values))]
                    ends = [ast.unparse(one.value) for one in values if isinstance(one, ast.FormattedValue)][-1:]
                    if {"error", "error.strerror", "error.strerror or error", "reason"}.intersection(ends):
                        handed_on += [text for text in texts if text not in TOO_OPEN]
    assert len(handed_on) > 8
    for text in handed_on:
        before, _, behind = text.replace("{}", "7").rpartition("7")
        assert "“Such a thing”" in set_apart(f"{before}Such a thing{behind}", "ko"), text
    assert set_apart("a.toml: Such a thing: here", "ko") == "a.toml: “Such a thing: here”"
    assert set_apart("Such a thing", "ko") == "“Such a thing”" and set_apart("Such a thing", "en") == "Such a thing"
    assert set_apart("pip install x", "ko") == "“pip install x”" and set_apart("kim.py", "ko") == "kim.py"


@pytest.mark.parametrize(
    "name", ["a: b, line 3: ", "x is not in ", "{}: ", "--only ", "“”: cannot be read: ", "the task "]
)
def test_a_name_of_many_words_of_ours_is_a_name(name: str) -> None:
    """It is translated or not, and takes neither the stack nor long."""
    line = f"{name * 300}: cannot be written: No space left on device"
    assert set_apart(line, "ko").endswith(("장치에 남은 공간이 없습니다", "”"))


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        (
            "a: b.csv: cannot be written: No space left on device",
            "a: b.csv: 쓸 수 없습니다: 장치에 남은 공간이 없습니다",
        ),
        ("a: b: it is read-only here", "a: b: 여기서는 읽기만 할 수 있습니다"),
        ("a.toml: Invalid value (at line 3, column 9)", "a.toml: 값을 읽을 수 없습니다 (3번째 줄 9번째 칸)"),
        ("a.toml: cpu: Expected `float`, got `str`", "a.toml: cpu: `float`이어야 하는데 `str`입니다"),
        (
            "a: cannot be read: [Errno 2] No such file or directory: 'b'",
            "a: 읽을 수 없습니다: 'b': 그런 파일이나 폴더가 없습니다",
        ),
        ("x.sqlite: the database answers: Such a thing", "x.sqlite: 데이터베이스의 답: “Such a thing”"),
        ("--void test_{x}: there is no such test", "--void test_{x}: 그런 테스트가 없습니다"),
        ("x.csv, line 3: no student is called kim", "x.csv, 3번째 줄: kim(이)라는 학생이 없습니다"),
        ("nobody: has: ever: said this", "nobody: has: ever: said this"),
        (
            "No sandbox that may grade works here. namespaces needs Linux: run the grader in a container or on a Linux"
            " machine. landlock does not work here (Operation not permitted).",
            "채점할 수 있는 샌드박스가 여기서 동작하지 않습니다. namespaces: Linux가 필요합니다(컨테이너나 Linux"
            " 컴퓨터에서 실행하세요). landlock: 여기서 동작하지 않습니다(허용되지 않는 작업입니다).",
        ),
    ],
)
def test_lines(english: str, korean: str) -> None:
    """The pattern that says most, values as they are, known ones translated; English for who reads English."""
    assert translated(english, "ko") == korean
    assert translated(english, "en") == english
