"""The job that a runner gets, made of a submission."""

from __future__ import annotations

from pathlib import Path

import msgspec

from grader.errors import GraderError
from grader.model import Assignment
from grader.submission.outline import outline
from grader.submission.reader import read
from grader.submission.submission import Submission
from grader.testing.messages import Job, JobCell
from grader.text.sentences import sentence


def make_job(assignment: Assignment, submission: Submission, *, figures: bool = False) -> Job:
    """What the runner needs to judge ``submission``."""
    return Job(
        main=submission.main,
        cells=tuple(
            JobCell(cell.label, cell.file, cell.number, cell.source.count("\n") + 1, cell.code)
            for cell in submission.cells
        ),
        files=submission.files,
        limits=assignment.limits,
        figures=figures,
    )


def submission_at(path: Path, assignment: Assignment) -> Submission:
    """The submission that lies at ``path``. Raises GraderError if it cannot be read."""
    submission = read(path, assignment)
    if submission is None:
        raise GraderError(f"{path}: there is no {assignment.name}.py or .ipynb", "Put the submission there.")
    if submission.problem is not None:
        raise GraderError(
            sentence(submission.problem, "en"), f"Put {assignment.name}.py into {path}.", refusal=submission.problem
        )
    return msgspec.structs.replace(submission, outline=outline(submission.code))
