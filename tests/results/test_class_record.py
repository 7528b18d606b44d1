"""Who was in the class: kept by assignment, damaged files are no record."""

from __future__ import annotations

from pathlib import Path

from grader.results import class_record
from grader.results.class_record import ClassMember, ClassRecord

ANN, BOB, EVE = (ClassMember(name, name) for name in ("ann", "bob", "eve"))


def test_class_replaces_that_of_its_assignments() -> None:
    """Who is not there is gone from these and from no other; a part of the class makes nobody be gone."""
    first = ClassRecord().after([ANN, BOB], ["sums"]).after([ANN, EVE], ["more"])
    assert not first.is_gone()("bob", "sums") and not first.is_gone()("anybody", "unknown")
    then = first.after([ANN], ["sums"])
    assert then.is_gone()("bob", "sums") and not then.is_gone()("eve", "more")
    part = first.after([EVE], ["sums"], whole=False)
    assert part.members["sums"] == (ANN, BOB, EVE)


def test_who_has_left_the_roster_is_gone_for_all_assignments() -> None:
    """A guest is not; and who comes back is there again."""
    ann, bob = ClassMember("Ann", "1", id="1"), ClassMember("Bob", "2", id="2")
    before = ClassRecord().after([ann, bob, EVE], ["sums"]).after([ann, bob, EVE], ["more"])
    then = before.without({"1"}).after([ann, EVE], ["sums"])
    assert [then.is_gone()(name, of) for name in ("1", "2", "eve") for of in ("sums", "more")] == [
        *(False, False),
        *(True, True),
        *(False, False),
    ]
    assert then.without({"1"}).after([ann], ["sums"]).left == (bob,)
    assert not then.without({"1", "2"}).after([ann, bob], ["more"]).is_gone()("2", "more")


def test_only_a_whole_file_is_a_record(tmp_path: Path) -> None:
    """Else nobody is gone."""
    record = ClassRecord().after([ANN], ["sums"])
    path = class_record.path(tmp_path)
    assert class_record.read(tmp_path) == ClassRecord()
    path.write_bytes(class_record.encode(record))
    assert class_record.read(tmp_path) == record
    path.write_bytes(class_record.encode(record)[:40])
    assert class_record.read(tmp_path) == ClassRecord()
