"""The marks that a batch would move, before anything is stored."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from grader.batch.forecast import Forecast
from grader.batch.protocol import UnitReport
from grader.course.load import load_course
from grader.gradebook.rows import Adjustment, Rows
from grader.gradebook.store import open_gradebook
from grader.results.changes import Change
from tests import ROOT
from tests.batch.test_recording import DAY, KIM, LEE, RULES, missing, recorder, report


def foreseen(rows: Rows, *reports: UnitReport, decided: tuple[Adjustment, ...] = ()) -> list[Change]:
    """The marks that would move."""
    forecast = Forecast(rows, (KIM, LEE), load_course(ROOT), RULES, {}, decided)
    for one in reports:
        forecast.tell(one)
    return forecast.changes(reports)


def test_final_marks_are_foreseen(tmp_path: Path) -> None:
    """What is stored already moves nothing, new hand-ins and decisions do; a mark that was set by hand stands."""
    with open_gradebook(tmp_path / "gradebook.sqlite") as book:
        one = recorder(book, asked=True)
        for told in (report(KIM, received=DAY), missing(LEE)):
            one.tell(told)
        one.settle(frozenset({"gates"}))
        rows = book.rows()
        assert foreseen(rows, report(KIM, received=DAY), missing(LEE)) == []
        (new,) = foreseen(rows, report(KIM, received=DAY), report(LEE, received=DAY))
        assert (new.student, new.gain, new.reasons) == ("Lee", 50.0, ("handed-in",))
        (gone,) = foreseen(rows, missing(KIM), missing(LEE))
        assert (gone.student, gone.gain, gone.reasons) == ("Kim", -50.0, ("missing",))
        excuse = Adjustment("excuse", "gates", "prof", DAY, "ill", student="kim")
        (excused,) = foreseen(rows, report(KIM, received=DAY), decided=(excuse,))
        assert excused.reasons == ("excused",)
        book.adjust([Adjustment("override", "gates", "prof", DAY, "seen", student="kim", points=70.0)])
        assert foreseen(book.rows(), report(KIM, received=DAY + timedelta(days=9)), missing(LEE)) == []
