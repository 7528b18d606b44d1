"""Names of students as names of files, on every system."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.files.names import LONGEST_BYTES, fold, safe_name, safe_names, suffix


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("kim", "kim"),
        ("김 철수", "김 철수"),
        (unicodedata.normalize("NFD", "김철수"), "김철수"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("../../etc", "_.._etc"),
        ("  .hidden. ", "hidden"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("Lpt² .x", "_Lpt² .x"),
        ("concat", "concat"),
        ("a\x00b\x1b[31m\u202ec\nd", "a b [31m c d"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("\u200b", "unnamed"),
        ("x" * 500, "x" * 60),
        ("\udc80\udcff", "unnamed"),
    ],
)
def test_safe_name(raw: str, name: str) -> None:
    """Separators, control characters, what Windows reserves, and the empty name."""
    assert safe_name(raw) == name


@given(st.lists(st.text(max_size=80) | st.sampled_from(["Kim", "kim", "KIM", "ß", "ss", "é", "e\u0301"]), max_size=30))
@settings(max_examples=300, deadline=None)
def test_safe_names_never_collide(raws: list[str]) -> None:
    """However students are called, each has a file of its own on every file system."""
    names = safe_names(raws)
    assert set(names) == set(raws)
    assert len({fold(name) for name in names.values()}) == len(names)
    for name in names.values():
        assert name.isprintable() and name == name.strip(" .") and not name.startswith(("-", "~"))
        assert not set(name) & set('<>:"/\\|?*')
        assert len(name.encode()) <= LONGEST_BYTES + 10
        assert safe_name(name)[:40] == name[:40]


def test_names_stay_when_others_come() -> None:
    """A new classmate with a similar name renames nobody but, at most, one of the two."""
    before = safe_names(["kim", "Lee"])
    after = safe_names(["kim", "Lee", "Kim", "park"])
    assert (after["Lee"], after["Kim"]) == ("Lee", "Kim")
    assert after["kim"].startswith("kim-")
    assert before == {"kim": "kim", "Lee": "Lee"}


@pytest.mark.parametrize(
    ("path", "end"),
    [("a/b.TAR.GZ", ".tar.gz"), ("x.tar", ".tar"), ("a.b/c", ""), (".tar", ""), ("gates.py", ".py"), ("a.tar.", "")],
)
def test_suffix(path: str, end: str) -> None:
    """The end of the last component, two for a packed tar."""
    assert suffix(path) == end
