"""Gradebooks of SQLite and PostgreSQL: what is added comes back, once, whoever adds it and whenever that is stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest

from grader.course.policy import LatePolicy, Policy
from grader.errors import GraderError
from grader.gradebook import database
from grader.gradebook.additions import JudgedHandIn
from grader.gradebook.address import address
from grader.gradebook.drivers import driver_errors
from grader.gradebook.identities import identities, identities_around
from grader.gradebook.marks import mark
from grader.gradebook.records import record
from grader.gradebook.rows import NOTHING, Adjustment, Attempt, Publication, Student, Terms
from grader.gradebook.store import Gradebook, open_gradebook
from tests import samples

SEEN = datetime(2026, 10, 6, 12, 0, tzinfo=UTC)
KST = timezone(timedelta(hours=9))


def hand_in(student: str = "kim", submission: str = "s1", **more: Any) -> JudgedHandIn:
    """A judged hand-in of the sample."""
    result = samples.half()
    hashes = msgspec.structs.replace(result.hashes, submission=submission, grader=more.pop("grader", "g1"))
    result = msgspec.structs.replace(result, student=student, hashes=hashes)
    files = {"gates.py": b"def and_gate(a, b): return 1\n", f"{submission}.txt": submission.encode()}
    attempt = Attempt(student, "gates", submission, SEEN, **more)
    return JudgedHandIn(Student(student, student), attempt, record(result, files))


def counts(book: Gradebook) -> tuple[int, int]:
    """The numbers of attempts and gradings."""
    rows = book.rows()
    return len(rows.attempts), len(rows.gradings)


def test_what_is_added_comes_back(where: str) -> None:
    """Files, results, decisions and terms, with times as moments and not as clocks."""
    due = datetime(2026, 10, 5, 23, 59, tzinfo=KST)
    terms = Terms("gates", 100.0, 2.0, Policy(due=due, late=LatePolicy(15, 0.1, 0.5), counts="best"))
    decision = Adjustment("extension", "gates", "prof", SEEN, "ill", student="kim", until=due + timedelta(days=2))
    with open_gradebook(where) as book:
        book.set_terms([terms])
        book.add([hand_in(time=due + timedelta(hours=30), source="platform", late=True)])
        book.adjust([decision])
    with open_gradebook(where) as book:
        rows = book.rows()
        assert [replace(one, id=0) for one in rows.terms] == [terms]
        assert [replace(one, id=0) for one in rows.adjustments] == [decision]
        (attempt,), (grading,) = rows.attempts, rows.gradings
        assert (attempt.content, attempt.source, attempt.late) == ("s1", "platform", True)
        assert attempt.time == due + timedelta(hours=30) and attempt.seen == SEEN
        assert (grading.score, grading.hashes.grader, len(grading.tests)) == (50.0, "g1", len(samples.half().tests))
        assert book.files(attempt.id) == {"gates.py": b"def and_gate(a, b): return 1\n", "s1.txt": b"s1"}
        assert msgspec.json.decode(book.result(grading.id))["student"] == "kim"
        assert mark("kim", rows.terms[0], rows.attempts, rows.gradings, rows.adjustments).final == 50.0
        assert book.rows(["lee"]).attempts == () and len(book.rows(["kim"], ["gates"]).gradings) == 1
        with pytest.raises(GraderError, match="no grading 99"):
            book.result(99)


def test_what_is_there_is_not_added_again(where: str) -> None:
    """Another judgement is a grading, and back to the first one is again one; another time is an attempt."""
    with open_gradebook(where) as book:
        book.add([hand_in(), hand_in("lee")])
        book.add([hand_in("lee"), hand_in()])
        assert counts(book) == (2, 2)
        book.add([hand_in(grader="g2")])
        book.add([hand_in(grader="g1")])
        assert counts(book) == (2, 4)
        assert [one.hashes.grader for one in book.rows(["kim"]).gradings] == ["g1", "g2", "g1"]
        book.add([hand_in(time=SEEN, source="platform")])
        assert counts(book) == (3, 5)
        assert set(book.recorded("gates")) == {("kim", "gates"), ("lee", "gates")}


def test_what_is_taken_back_and_comes_again(where: str) -> None:
    """Nothing is a hand-in only after something, and only once."""
    nothing = replace(hand_in(submission=NOTHING), record=record(samples.missing(), {}))
    terms = Terms("gates", 100.0)
    with open_gradebook(where) as book:
        book.add([nothing])
        assert counts(book) == (0, 0)
        for status, one in (("graded", hand_in()), ("missing", nothing), ("missing", nothing), ("graded", hand_in())):
            book.add([one])
            rows = book.rows()
            assert mark("kim", terms, rows.attempts, rows.gradings, ()).status == status
        assert counts(book) == (3, 2)


def test_terms_and_students_follow_the_course(where: str) -> None:
    """A change of terms is a new row; students may be changed."""
    with open_gradebook(where) as book:
        for top in (100.0, 100.0, 90.0):
            book.set_terms([Terms("gates", top)])
        (terms,) = book.rows().terms
        assert (terms.max_score, terms.id) == (90.0, 2)
        book.set_students([Student("kim", "Kim"), Student("lee", "Lee")])
        book.set_students([Student("kim", "Kim", section="B", gone=True)])
        assert book.rows().students == (Student("kim", "Kim", section="B", gone=True), Student("lee", "Lee"))


@pytest.mark.parametrize("table", ["attempts", "gradings", "adjustments", "contents", "attempt_files", "assignments"])
def test_rows_are_only_added(where: str, table: str) -> None:
    """The database itself refuses to change or delete what marks are made of."""
    with open_gradebook(where) as book:
        book.add([hand_in()])
        book.set_terms([Terms("gates", 100.0)])
        book.adjust([Adjustment("excuse", "gates", "prof", SEEN, "ill", student="kim")])
    opened = database.connect(address(where))
    refuses = driver_errors(is_postgresql="postgresql" in where)
    column = "hash" if table == "contents" else "attempt" if table == "attempt_files" else "id"
    for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(refuses, match="only added"), opened.writing() as connection:
            connection.execute(change)
    opened.close()


def test_what_came_under_an_earlier_key_follows(where: str) -> None:
    """Attempts, judgements and decisions are the student's, and nothing is there twice when it is handed in again."""
    day = SEEN - timedelta(days=3)
    decision = Adjustment("override", "gates", "prof", SEEN, "agreed", student="Kim Minsu", points=70.0)
    with open_gradebook(where) as book:
        book.add([hand_in("Kim Minsu", time=day, source="platform"), hand_in("lee")])
        book.adjust([decision])
        book.set_students([Student("1001", "Kim Minsu", "kim")])
        for _ in range(2):
            book.follow({"Kim Minsu": "1001"})
        assert [one.key for one in book.students()] == ["1001", "lee"]
        book.add([hand_in("1001", time=day, source="platform")])
        assert counts(book) == (2, 2)
        book.add(
            [
                hand_in("1001", "s2", time=SEEN, source="platform"),
                hand_in("1001", time=day, source="platform", grader="g2"),
            ]
        )
        rows = book.rows(["1001"])
        assert {one.student for one in rows.attempts} == {rows.adjustments[0].student} == {"1001"}
        assert [one.content for one in rows.attempts] == ["s1", "s2"]
        assert len(rows.gradings) == 3
        assert book.names()["1001"] == {"Kim Minsu", "1001"}
        assert [one.content for one in book.recorded("gates")["1001", "gates"]] == ["s1", "s2"]
        assert len(book.results_of("1001", "gates")) == 2


def test_what_was_told_is_kept_once_for_each_change(where: str) -> None:
    """And is never changed."""
    with open_gradebook(where) as book:
        book.set_students([Student("kim", "Kim"), Student("lee", "Lee")])
        for told in ("50 / 100", "50 / 100", "70 / 100", "50 / 100"):
            book.publish([Publication(one, "gates", "page", "kim/gates.html", told, SEEN) for one in ("kim", "lee")])
        assert [one.told for one in book.publications(["kim"])] == ["50 / 100", "70 / 100", "50 / 100"]


def test_an_addition_reads_the_identities_of_its_own_students(where: str) -> None:
    """Over any number of steps, and whatever was decided between; nothing of the rest of a class."""
    with open_gradebook(where) as book:
        book.set_students([Student(key, key) for key in ("a", "b", "c", "d", "x", "y")])
        book.follow({"a": "b", "x": "y"})
        book.follow({"b": "c"})
        book.follow({"b": "d", "c": "d"})
        with book._database.reading() as connection:
            assert identities(connection) == {"a": "d", "b": "d", "c": "d", "x": "y"}
            for key in "abcd":
                assert identities_around(connection, [key]) == {"a": "d", "b": "d", "c": "d"}
            assert identities_around(connection, ["x", "nobody"]) == {"x": "y"}
