"""A batch's reports → rows of its gradebook: at once where the class was asked, at the end where that shows later."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.batch.kept_back import KeptBack
from grader.batch.protocol import HandInReport, UnitReport
from grader.batch.recording import Recorder
from grader.batch.roster_files import chosen
from grader.course.hand_in import HandInRules
from grader.course.load import load_course
from grader.errors import GraderError
from grader.gradebook.class_marks import class_marks
from grader.gradebook.marks import in_time
from grader.gradebook.records import record
from grader.gradebook.rows import Mark, Student
from grader.gradebook.store import Gradebook, open_gradebook
from grader.results.summary import summarise
from grader.submission.entries import Entry
from grader.submission.handed_in import Handed, Received
from tests import ROOT, samples

KIM, LEE = (Entry(name, name.lower(), Handed("/nowhere"), section="A") for name in ("Kim", "Lee"))
RULES = HandInRules(None, UTC, {})
DAY = datetime(2026, 11, 2, tzinfo=UTC)


def report(entry: Entry, claim: Any = "name", received: datetime | None = None, known: bool = False) -> UnitReport:
    """A unit that is finished."""
    hashes = msgspec.structs.replace(samples.half().hashes, submission="s1")
    result = msgspec.structs.replace(samples.half(), student=entry.student, hashes=hashes)
    hand_in = HandInReport("s1", "graded", 50.0, 100.0, Received("gates.py", received) if received else None)
    if not known:
        hand_in = msgspec.structs.replace(hand_in, record=record(result, {"gates.py": b"1"}))
    return UnitReport(summarise(result), reused=known, claim=claim, hand_ins=(hand_in,))


def missing(entry: Entry) -> UnitReport:
    """Nothing was handed in."""
    return UnitReport(summarise(msgspec.structs.replace(samples.missing(), student=entry.student)), reused=False)


def recorder(book: Gradebook, *, asked: bool = False, times: Any = ()) -> Recorder:
    """A recorder of a class of two."""
    return Recorder(book, (KIM, LEE), load_course(ROOT), ["gates"], RULES, dict(times), asked=asked)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """Where the gradebook lies."""
    return tmp_path / "gradebook.sqlite"


def contents(book: Gradebook) -> list[tuple[str, str]]:
    """Student and content of every attempt."""
    return [(one.student, one.content) for one in book.rows().attempts]


def test_what_says_nothing_of_the_class_is_kept_back(where: Path) -> None:
    """A file of that name shows that the class was asked; others count when it is known, or not at all."""
    with open_gradebook(where) as book:
        run = recorder(book)
        run.tell(report(KIM, claim="content"))
        run.write()
        assert contents(book) == []
        run.tell(report(LEE))
        run.write()
        assert contents(book) == [("kim", "s1"), ("lee", "s1")]
        run.settle(frozenset({"gates"}))
        assert len(contents(book)) == 2
        other = recorder(book)
        other.tell(missing(KIM))
        other.settle(frozenset())
        assert len(contents(book)) == 2
        asked = recorder(book, asked=True)
        asked.tell(missing(KIM))
        asked.settle(frozenset({"gates"}))
        assert contents(book)[2:] == [("kim", "")]
        assert {one.key: (one.name, one.section) for one in book.rows().students} == {
            "kim": ("Kim", "A"),
            "lee": ("Lee", "A"),
        }


def test_what_the_gradebook_has_is_not_sent_again(where: Path) -> None:
    """A time that was learnt since is a row, with the judgement that is there, and its files."""
    with open_gradebook(where) as book:
        first = recorder(book)
        assert first.known(KIM, "gates") == ()
        first.tell(report(KIM))
        first.settle(frozenset({"gates"}))
        second = recorder(book, times={("Kim", "gates"): DAY})
        ((content, _),) = second.known(KIM, "gates")
        assert content == "s1"
        for _ in range(2):
            second.tell(report(KIM, known=True))
            second.settle(frozenset({"gates"}))
        rows = book.rows()
        assert [(one.content, one.time, one.source) for one in rows.attempts] == [
            ("s1", None, "none"),
            ("s1", DAY, "settled"),
        ]
        assert [one.score for one in rows.gradings] == [50.0, 50.0]
        assert book.files(rows.attempts[1].id) == {"gates.py": b"1"}
        third = recorder(book)
        third.tell(report(KIM, known=True, received=DAY - timedelta(days=1)))
        third.settle(frozenset({"gates"}))
        assert [one.source for one in book.rows().attempts] == ["none", "settled", "platform"]


def test_a_regrade_reaches_a_mark_whose_time_was_settled(where: Path) -> None:
    """The row with the settled time counts, with the judgement that the row without a time got since; and with the
    judgement from before where the tests are as they were."""
    with open_gradebook(where) as book:

        def run(score: float, times: Any = (), known: bool = False) -> Mark:
            own = recorder(book, times=times, asked=True)
            finished = report(KIM, known=known)
            if not known:
                hashes = msgspec.structs.replace(samples.half().hashes, submission="s1", assignment=f"{score}")
                judged = msgspec.structs.replace(samples.half(), student="Kim", hashes=hashes, score=score)
                hand_in = msgspec.structs.replace(finished.hand_ins[0], record=record(judged, {"gates.py": b"1"}))
                finished = msgspec.structs.replace(finished, hand_ins=(hand_in,))
            own.tell(finished)
            own.settle(frozenset({"gates"}))
            return class_marks(book.rows())["kim", "gates"]

        settled = {("Kim", "gates"): DAY}
        assert run(50.0).raw == 50.0
        assert run(50.0, settled, known=True).attempt.time == DAY  # type: ignore[union-attr]
        again = run(70.0)
        assert (again.raw, again.attempt.time) == (70.0, DAY)  # type: ignore[union-attr]
        assert run(50.0, settled).raw == 50.0
        assert {book.record(one.grading).score for one in book.recorded("gates")["kim", "gates"]} == {50.0}


def test_attempts_without_a_time_stay_in_order(where: Path) -> None:
    """Those of one download: nothing dates them, or all the same minute; the rows of a table are in no order."""
    contents = [f"s{number}" for number in range(6)]
    for received in (None, DAY):
        one = report(KIM, received=received)
        (hand_in,) = one.hand_ins
        assert hand_in.record is not None
        several = tuple(
            msgspec.structs.replace(
                hand_in, content=content, record=msgspec.structs.replace(hand_in.record, content=content)
            )
            for content in contents
        )
        path = where.with_name(f"{received}.sqlite".replace(":", ""))
        with open_gradebook(path) as book:
            for some in (several[3:4], several):  # the first download has one of them alone
                run = recorder(book, asked=True)
                run.tell(msgspec.structs.replace(one, hand_ins=some))
                run.write()
            assert [one.content for one in in_time(list(book.rows().attempts))] == contents


def test_what_is_kept_back_is_not_kept_in_memory(where: Path) -> None:
    """Of a class whose files have no assignment's name nothing is known before the end: its reports, with all that the
    gradebook is to have of them, wait in a file. They come back as they were."""
    held = msgspec.structs.replace(record(samples.half(), {"gates.py": b"1"}), contents={"h": b"x" * 100_000})
    class_ = [Entry(f"student {number}", f"student {number}", Handed("/nowhere")) for number in range(100)]
    kept = KeptBack()
    tracemalloc.start()
    for entry in class_:
        one = report(entry, claim="content")
        hand_in = msgspec.structs.replace(one.hand_ins[0], record=held)
        kept.keep(msgspec.structs.replace(one, hand_ins=(hand_in,)))
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 5_000_000  # where all of them have twice as much
    back = list(kept.take("gates"))
    assert [one.summary.student for one in back] == [entry.student for entry in class_]
    assert back[0].hand_ins[0].record == held and not list(kept.take("gates"))


def test_earlier_names_are_known(where: Path) -> None:
    """Of a student who is called otherwise now, from what was judged under the name."""
    with open_gradebook(where) as book:
        run = recorder(book, asked=True)
        run.tell(report(KIM))
        run.settle(frozenset({"gates"}))
        book.set_students([Student("kim", "Haneul")])
        assert book.names() == {"kim": {"Kim", "Haneul"}, "lee": {"Lee"}}


def test_only_some_students_are_chosen() -> None:
    """By all that they are called; a name that is nobody's is an error, not an empty batch."""
    assert chosen((KIM, LEE), ()) == (KIM, LEE)
    assert chosen((KIM, LEE), ("lee",)) == (LEE,)
    with pytest.raises(GraderError, match="--only Lea: no student"):
        chosen((KIM, LEE), ("Lea",))
