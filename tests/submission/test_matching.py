"""Hand-ins → students of the roster: by id, login and name, in any spelling, and never by guess."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exchange.download import Identity
from grader.exchange.roster_csv import RosterRow, parse_roster
from grader.files.names import name_forms
from grader.submission.matching import Doubt, HandIn, match

ROSTER = parse_roster(
    """id,name,email,section,group
20261234,김철수,chulsoo@uni.kr,A,red
20261235,"Doe, Jane Mary",jdoe@uni.kr,A,red
20261236,John Smith,smith@uni.kr,B,
20261237,John Smith,smith2@uni.kr,A,blue
20261238,José Álvarez,jose@uni.kr,B,blue
7,Min Park,park@uni.kr,B,
""".encode(),
    "roster.csv",
)
NAMES = ("gates", "xor_mlp")


def folder(text: str, section: str = "", place: int = 0) -> HandIn:
    """A folder of which nothing is known but its name."""
    return HandIn(text, text, place, text, section)


def platform(key: str, *ids: str, number: str = "", name: str = "", place: int = 0) -> HandIn:
    """An entry of a download."""
    return HandIn(f"{place}/{key}", key, place, key, "", Identity(ids, number, (name,) if name else ()))


def whose(one: HandIn, settled: dict[str, RosterRow | None] | None = None) -> str | tuple[str, ...]:
    """The ids of the students; else the reason of the doubt."""
    found = match([one], ROSTER, settled or {}, NAMES)
    rows = found.students.get(one.label, ())
    if rows:
        assert not found.doubts
        return tuple(row.id for row in rows)
    return found.doubts[0].reason if found.doubts else ()


@pytest.mark.parametrize(
    ("one", "student"),
    [
        (folder("20261234"), "20261234"),
        (folder("20261234_gates"), "20261234"),
        (folder("20261234_김철수"), "20261234"),
        (folder("김철수(20261234)"), "20261234"),
        (folder("20261234 final"), "20261234"),
        (folder("chulsoo"), "20261234"),
        (folder("Chulsoo@Uni.kr"), "20261234"),
        (folder("gates-jdoe"), "20261235"),
        (folder("김철수"), "20261234"),
        (folder(unicodedata.normalize("NFD", "김철수")), "20261234"),
        (folder("김 철수"), "20261234"),
        (folder("철수 김"), "20261234"),
        (folder("jane mary doe"), "20261235"),
        (folder("DOE, Jane Mary"), "20261235"),
        (folder("Doe_Jane_Mary"), "20261235"),
        (folder("Park Min"), "7"),
        (folder("7"), "7"),
        (folder("7 Min Park"), "7"),
        (folder("John Smith", "A"), "20261237"),
        (folder(unicodedata.normalize("NFD", "josé álvarez")), "20261238"),
        (platform("doejanemary_99", number="99", name="doejanemary"), "20261235"),
        (platform("x_20261235", number="20261235", name="someone"), "20261235"),
        (platform("smith", "smith", name="John Smith"), "20261236"),
        (platform("smith2", "smith2"), "20261237"),
        (platform("Ann_20261234", "20261234", "a@b.c", name="Ann"), "20261234"),
        (platform("red-김철수_12", name="red-김철수"), "20261234"),
    ],
)
def test_matched(one: HandIn, student: str) -> None:
    """An id, a login, or a name alone; an id beside a name; a name in either order, NFC or NFD, in any case."""
    assert whose(one) == (student,)


@pytest.mark.parametrize(
    ("one", "reason", "candidates"),
    [
        (folder("John Smith"), "several", ("20261236", "20261237")),
        (platform("a", name="John Smith"), "several", ("20261236", "20261237")),
        (folder("20261234_Jane Mary Doe"), "contradiction", ("20261234", "20261235")),
        (platform("a", "20261234", name="Min Park"), "contradiction", ("20261234", "7")),
        (platform("a", number="7", name="김철수"), "contradiction", ("20261234", "7")),
        (platform("a", number="7", name="nobody"), "number", ("7",)),
        (folder("somebody 7"), "number", ("7",)),
        (folder("김철수_20261235"), "contradiction", ("20261234", "20261235")),
        (folder("Jane Doe"), "nobody", ("20261235",)),
        (folder("Jose Alvarez"), "nobody", ("20261238",)),
        (folder("20261299"), "nobody", ("20261238", "20261237", "20261236")),
        (folder("zzz"), "nobody", ()),
        (platform("anon_x1"), "nobody", ()),
    ],
)
def test_doubtful(one: HandIn, reason: str, candidates: tuple[str, ...]) -> None:
    """What fits several, contradicts itself or is nearly a name is listed with the students it may be of."""
    found = match([one], ROSTER, {}, NAMES)
    assert not found.students
    (doubt,) = found.doubts
    assert (doubt.reason, {row.id for row in doubt.candidates}) == (reason, set(candidates))


def test_groups() -> None:
    """A hand-in that is called after a group is of all its members; a name that is both is doubtful."""
    assert whose(folder("Red")) == whose(platform("red_12", name="red")) == ("20261234", "20261235")
    rows = (RosterRow("1", "Red", ids=("1",), line=2), RosterRow("2", "Lee", group="red", ids=("2",), line=3))
    assert match([folder("red")], rows, {}, NAMES).doubts == (Doubt("red", "several", rows),)


def test_a_member_s_own_work_beside_the_group_s() -> None:
    """Counts for that member, and the group's for the others; where nobody is left for that it is doubtful."""
    found = match([folder("Red"), folder("20261234")], ROSTER, {}, NAMES)
    assert {label: [row.id for row in rows] for label, rows in found.students.items()} == {
        "Red": ["20261235"],
        "20261234": ["20261234"],
    }
    assert found.doubts == ()
    every = match([folder("Red"), folder("20261234"), folder("20261235")], ROSTER, {}, NAMES)
    assert {doubt.reason for doubt in every.doubts} == {"twice"}


def test_two_hand_ins_of_one_student() -> None:
    """In one place they are certain for neither; downloads of two assignments are one student's."""
    found = match([folder("20261234"), folder("김철수"), folder("jdoe")], ROSTER, {}, NAMES)
    assert [(doubt.label, doubt.reason) for doubt in found.doubts] == [("20261234", "twice"), ("김철수", "twice")]
    assert [*found.students] == ["jdoe"]
    parts = [platform("김철수_1", name="김철수"), platform("김철수_9", name="김철수", place=1)]
    assert [*match(parts, ROSTER, {}, NAMES).students] == ["0/김철수_1", "1/김철수_9"]


def test_settled() -> None:
    """The instructor's line decides, by label or key; two of one student are then one; nobody's stays apart."""
    kim, jane = ROSTER[:2]
    hand_ins = [folder("20261234"), folder("김철수"), platform("x_1", name="x", place=3), folder("guest")]
    lines = {"김철수": kim, "x_1": jane, "guest": None}
    found = match(hand_ins, ROSTER, lines, NAMES)
    assert found.students["김철수"] == (kim,) and found.students["3/x_1"] == (jane,)
    assert [doubt.label for doubt in found.doubts] == ["20261234"]
    found = match(hand_ins, ROSTER, {**lines, "20261234": kim}, NAMES)
    assert found.students["20261234"] == found.students["김철수"] == (kim,)
    assert not found.doubts


words = st.lists(st.sampled_from(["Kim", "Lee", "min", "준", "Ji-woo", "O'Neil", "de"]), min_size=1, max_size=3)


@settings(max_examples=60)
@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_nobody_is_guessed(names: list[list[str]], data: st.DataObject) -> None:
    """Whatever the roster: a hand-in is matched only where one student alone has that name, in whatever order."""
    rows = tuple(
        RosterRow(f"2026{number:04}", " ".join(name), ids=(f"2026{number:04}",), line=number + 2)
        for number, name in enumerate(names)
    )
    text = " ".join(data.draw(words))
    owners = [row for row in rows if name_forms(row.name) & name_forms(text)]
    found = match([folder(text)], data.draw(st.permutations(rows)), {}, NAMES)
    assert found.students == ({text: tuple(owners)} if len(owners) == 1 else {})
    assert len(found.doubts) == (len(owners) != 1)
