"""What a batch says on the terminal of what came and of what did not."""

from __future__ import annotations

import pytest

from grader.batch.protocol import UnitReport
from grader.commands.batch_output import print_withdrawn
from grader.model import Text
from grader.results.changes import Change, ScoreAndStatus
from grader.results.summary import Summary


def test_whose_marks_turned_to_missing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Of what moved, and of what a plan would take back; who never handed in, or does so anew, is none of them."""
    graded, missing = ScoreAndStatus("graded", 50.0), ScoreAndStatus("missing", 0.0)
    changes = [
        Change("Ann\x1b", "sums", graded, missing, resubmitted=True),
        Change("Bob", "sums", missing, graded, resubmitted=True),
        Change("Eve", "sums", None, missing, resubmitted=True),
    ]
    print_withdrawn(changes, (), "en")
    said = capsys.readouterr().out
    assert said.startswith("1 mark from before is missing now") and "Ann" in said and "\x1b" not in said
    assert "Bob" not in said and "Eve" not in said
    summary = Summary("Lee", "sums", Text("Sums"), "missing", 0.0, 100.0)
    print_withdrawn((), [UnitReport(summary, reused=False, held=True), UnitReport(summary, reused=False)], "ko")
    assert capsys.readouterr().out.rstrip().endswith(": Lee (sums)")
    print_withdrawn((), [UnitReport(summary, reused=False)], "en")
    assert not capsys.readouterr().out
