"""Lines that settle whose a hand-in is."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import GraderError
from grader.exchange.matches_csv import parse_matches, read_matches
from grader.exchange.roster_csv import parse_roster

ROSTER = parse_roster(b"id,name,email\n0042,Kim,kim@u.kr\n0043,Park,p@u.kr\n", "r.csv")
KIM, PARK = ROSTER


def test_lines(tmp_path: Path) -> None:
    """By id or login; ``-`` is nobody; an empty cell is not decided yet; what begins a formula is as it was."""
    text = "handed_in;student\nKim Minsu_12;0042\n'=cmd;p\nguest;-\nopen;\n"
    path = tmp_path / "matches.csv"
    assert read_matches(path, ROSTER) == {}
    path.write_bytes(text.encode("utf-16"))
    assert read_matches(path, ROSTER) == {"kim minsu_12": KIM, "=cmd": PARK, "guest": None}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("handed_in,student\nx,99\n", "m.csv, line 2: the roster has no student 99"),
        ("handed_in,student\nx,0042\nX,0042\nx,-\n", "m.csv, line 4: another line says that x is somebody else's"),
        ("a,b\nx,0042\n", "m.csv: its first line has to be handed_in,student"),
    ],
)
def test_mistakes(text: str, problem: str) -> None:
    """One clear line."""
    with pytest.raises(GraderError) as error:
        parse_matches(text.encode(), "m.csv", ROSTER)
    assert error.value.message == problem
