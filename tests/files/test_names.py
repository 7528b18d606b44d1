"""Names of students as names of files, on every system."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.files.names import LONGEST_BYTES, Reading, fold, folder_names, safe_name, shown_names, suffix
from grader.text.clean import normal


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


def readings(keys: set[str]) -> dict[str, Reading]:
    """As a class's folder gives them: composed, and exact where nothing had to be."""
    return {key: Reading(normal(key), normal(key) == key) for key in keys}


ODD = [
    "Kim",
    "kim",
    "KIM",
    "ß",
    "ss",
    "é",
    "e\u0301",
    "kim\u200b",
    "kim ",
    "a_b",
    "a?b",
    "a:b",
    "kim (abcdef)",
    "x" * 90,
]


@given(st.sets(st.text(max_size=80) | st.sampled_from(ODD), max_size=30), st.sets(st.sampled_from(ODD)))
@settings(max_examples=300, deadline=None)
def test_folder_names_never_collide(keys: set[str], held: set[str]) -> None:
    """However students are called, each has a folder of its own on every file system."""
    names = folder_names(readings(keys), held)
    assert set(names) == keys
    assert len({fold(name) for name in names.values()}) == len(names)
    for name in names.values():
        assert name.isprintable() and name == name.strip(" .") and not name.startswith(("-", "~"))
        assert not set(name) & set('<>:"/\\|?*')
        assert len(name.encode()) <= LONGEST_BYTES + 20


@given(st.sets(st.text(max_size=80) | st.sampled_from(ODD), max_size=20), st.sets(st.text(max_size=20), max_size=5))
@settings(max_examples=200, deadline=None)
def test_folders_stay_when_others_come(keys: set[str], newcomers: set[str]) -> None:
    """A folder that somebody has is the same in the next run, and never another's, whoever came."""
    before = folder_names(readings(keys))
    after = folder_names(readings(keys | newcomers), set(before.values()))
    whose = {fold(name): key for key, name in before.items()}
    for key, name in after.items():
        assert whose.get(fold(name), key) == key
    for key in keys:
        if before[key] == key:
            assert after[key] == key


def test_folder_of_a_name_that_changes_has_a_hash() -> None:
    """``a?b`` is not ``a_b``, and nobody can take the name of another's folder by calling himself so."""
    names = folder_names(readings({"a_b", "a?b", "kim", "kim\u200b", "Kim (20241234)"}))
    assert (names["a_b"], names["kim"], names["Kim (20241234)"]) == ("a_b", "kim", "Kim (20241234)")
    assert names["a?b"].startswith("a_b (") and names["kim\u200b"].startswith("kim (")
    thief = names["kim\u200b"]
    again = folder_names(readings({"kim\u200b", thief}))
    assert again["kim\u200b"] == thief
    assert again[thief] != thief


def test_case_alone_tells_folders_apart_for_whom_was_there() -> None:
    """On some systems Kim is kim: the one who has the folder keeps it."""
    both = readings({"kim", "Kim"})
    assert folder_names(both, {"kim"})["kim"] == "kim"
    assert folder_names(both, {"Kim"})["Kim"] == "Kim"


@pytest.mark.parametrize(
    ("keys", "plain"),
    [
        (("kim", "kim\u200b"), {"kim": "kim"}),
        (("\u00e9d", "e\u0301d"), {"\u00e9d": "\u00e9d"}),
        (("a?b", "a_b"), {"a?b": "a?b", "a_b": "a_b"}),
        (("e\u0301d",), {"e\u0301d": "\u00e9d"}),
        (("kim", "kim (abcdef)"), {"kim": "kim"}),
        (("x" * 300, "x" * 301), {}),
        (("park\u3164",), {}),
        (("kim", "kim\u2800", "kim\ufe0f", "\u202ekim"), {"kim": "kim"}),
        (("kim", "k\u0456m", "\uff4b\uff49\uff4d"), {"kim": "kim"}),
        (("k\u0456m",), {"k\u0456m": "k\u0456m"}),
        (("김민수", "Ковал", "李　"), {"김민수": "김민수", "Ковал": "Ковал"}),
        (("=kim", "'=kim"), {"'=kim": "'=kim"}),
    ],
)
def test_names_that_look_alike_are_shown_apart(keys: tuple[str, ...], plain: dict[str, str]) -> None:
    """What cannot be seen, composition, long beginnings, letters of another script, what a spreadsheet needs; a name
    that is like no other stays as it is."""
    names = shown_names(readings(set(keys)))
    assert {key: name for key, name in names.items() if name == plain.get(key)} == plain
    assert len(set(names.values())) == len(keys)
    for key in set(keys) - set(plain):
        assert re.fullmatch(r".* \([a-f][0-9a-f]{5,}\)", names[key])


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("a/b.TAR.GZ", ".tar.gz"),
        ("x.tar", ".tar"),
        ("a.b/c", ""),
        (".tar", ""),
        ("gates.py", ".py"),
        ("a.tar.", ""),
        ("..py", ".py"),
    ],
)
def test_suffix(path: str, end: str) -> None:
    """The end of the last component, two for a packed tar."""
    assert suffix(path) == end
