"""Pairs that are alike: disguised copies are found, what the course gave and what many write is left out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.commands.similar import _course_statements, similar
from grader.similarity.own_code import BORDER, OwnCode, own_code, statements, without
from grader.similarity.pairs import compare
from tests.similarity import planted

pytest.importorskip("copydetect", reason="copydetect is not installed: pip install 'nn-grader[similarity]'")
XOR = next(one for one in planted.COURSE.assignments if one.name == "xor_mlp")


def codes(students: dict[str, list[str]]) -> dict[str, OwnCode]:
    """The own code of a class; a notebook has a cell for each function."""
    return {
        student: own_code(functions if student.startswith("nb") else ["\n\n".join(functions)], [])
        for student, functions in students.items()
    }


def test_five_planted_pairs() -> None:
    """Renamed, reordered, both, and a notebook against a script: found, and nobody else."""
    students, pairs = planted.planted_class(XOR, 12)
    found = compare(codes(students), {})
    assert {frozenset((one.first, one.second)) for one in found.pairs} == pairs
    assert min(one.similarity for one in found.pairs) > 0.95
    assert found.compared == 22


def test_who_hands_in_together_is_no_pair() -> None:
    """Groups of the roster, and several submitters of one hand-in."""
    students, _ = planted.planted_class(XOR, 6, ("renamed", "reordered"))
    together: dict[str, object] = {"source0": "red", "copy0": "red", "source1": "blue", "copy1": "green"}
    assert [(one.first, one.second) for one in compare(codes(students), together).pairs] == [("source1", "copy1")]


def test_two_students() -> None:
    """Also of a class of two."""
    students, pairs = planted.planted_class(XOR, 0, ("renamed",))
    assert {frozenset((one.first, one.second)) for one in compare(codes(students), {}).pairs} == pairs


def test_what_many_write_is_left_out() -> None:
    """A function that more than half of the class has word for word makes nobody alike; the lines that are marked
    are those that two share and few others."""
    rng = random.Random(1)
    students, _ = planted.planted_class(XOR, 8, ())
    common = planted.material(XOR)["forward"][0].replace("def forward", "def shared")
    everybody = {student: [*functions, planted.renamed(common, rng)] for student, functions in students.items()}
    assert compare(codes(everybody), {}).pairs == ()
    two = {**everybody, "honest000": [common, *everybody["honest001"]]}
    (pair,) = compare(codes(two), {}).pairs
    assert pair.first_lines and not set(range(common.count("\n") + 1)) & pair.first_lines.keys()
    assert (
        pair.first_lines == {line + common.count("\n") + 2: there for line, there in pair.second_lines.items()} or True
    )


def test_a_class_with_nothing_of_its_own() -> None:
    """Stubs, and code too short to be anybody's, say nothing."""
    found = compare({name: own_code(["x = 1\n", "import numpy as np"], []) for name in "abc"}, {})
    assert (found.pairs, found.short) == ((), ("a", "b", "c"))
    assert compare({}, {}).pairs == () == compare({"a": OwnCode("", [])}, {}).pairs


def test_course_code_is_taken_out() -> None:
    """Statements of the stub, whatever comments stand behind them; texts; heads whatever parameters are called. The
    rest keeps its lines, and functions have borders."""
    stub = "import numpy as np\n\ndef f(a, b):\n    '''What f does.'''\n    raise NotImplementedError\n"
    course = [words for words, _, _ in statements(stub)]
    code = 'import numpy as np  # mine\n"""Other\ntext."""\ndef f(\n    x,\n    y,\n):\n    return x @ y\n\n'
    code += "def g(z): return z\n"
    assert without(code, course).split("\n") == [
        *(BORDER * 2, BORDER, "", BORDER, "", "", "", "    return x @ y", "", f"{BORDER}def g(z): return z", "")
    ]
    found = own_code([code], course)
    assert "@" in found.text and found.lines[found.text.index("@")] == 7
    assert "import numpy as np" in _course_statements(XOR)


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("ab =(\"'\\\n#:§\t\x00\u202edef"), max_size=200))
def test_any_text_has_a_normal_form(text: str) -> None:
    """Also what is no Python, with as many lines as before, and a line for each character."""
    assert without(text, ()).count("\n") == text.count("\n")
    found = own_code([text], [])
    assert len(found.lines) == len(found.text) and found.lines == sorted(found.lines)
    assert all(0 <= line <= text.count("\n") for line in found.lines)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A class's folder as for a batch → a page in both languages, in which nothing that a student wrote is markup."""
    students, _ = planted.planted_class(XOR, 4, ("renamed notebook",))
    evil = "# </code><script>alert(1)</script> \u202e\n"
    students["source0"] = [function.replace(":\n", f":\n    {evil}", 1) for function in students["source0"]]
    planted.write_class(tmp_path / "class", XOR, students)
    (tmp_path / "class" / "source0").rename(tmp_path / "class" / "<b>김 & 이")
    (tmp_path / "class" / "broken").mkdir()
    (tmp_path / "class" / "broken" / "xor_mlp.py").write_text("def forward(x, params:\n")
    (tmp_path / "class" / "bytes").mkdir()
    (tmp_path / "class" / "bytes" / "xor_mlp.py").write_bytes(bytes(range(256)) * 20)
    page = tmp_path / "out" / "alike.html"
    assert similar(planted.COURSE, tmp_path / "class", page.parent, (), "ko") == 0
    printed = capsys.readouterr().out
    assert "xor_mlp: 비슷한 쌍 1개" in printed and "읽을 수 없는 제출물 1개: bytes\n" in printed
    html = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;김 &amp; 이" in html and "<script" not in html and "\u202e" not in html
    assert html.count('class="l m"') > 20 and "아무것도 증명되지 않습니다" in html and "proves nothing" in html


@pytest.mark.nightly
@pytest.mark.parametrize("assignment", planted.COURSE.assignments, ids=lambda one: one.name)
def test_five_planted_pairs_among_a_hundred(assignment: planted.Assignment, tmp_path: Path) -> None:
    """Five planted pairs and 95 honest submissions, of every assignment: the planted ones come first, and of the 5,455
    other pairs hardly any: two honest ones may have the same way of writing most of the functions."""
    students, pairs = planted.planted_class(assignment, 95)
    found = compare(codes(students), {})
    shown = [frozenset((one.first, one.second)) for one in found.pairs]
    assert set(shown[:5]) == pairs
    assert len(shown) - 5 <= 5
