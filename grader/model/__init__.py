"""The data that travel through the grader: frozen, exact, and without behaviour that needs another module.

``Result`` is the only thing that leaves grading; every page, file and terminal line is a function of it. The
JSON Schema of a result file is generated from these classes (``result_schema``).
"""

from __future__ import annotations

from grader.model.base import MIB, Lang, Message, Text, Tier, Visibility
from grader.model.course import Assignment, Course, Limits, Task
from grader.model.outcomes import (
    Cluster,
    Diagnosis,
    Figure,
    Gap,
    GapKind,
    Match,
    Outcome,
    Place,
    Relation,
    SourceText,
    Table,
    TestResult,
    WrongCall,
)
from grader.model.result import (
    SCHEMA,
    Environment,
    FileHash,
    Hashes,
    Result,
    Schema,
    Status,
    StudentResult,
    SubmissionInfo,
    TaskScore,
    result_schema,
)

__all__ = [
    "MIB",
    "SCHEMA",
    "Assignment",
    "Cluster",
    "Course",
    "Diagnosis",
    "Environment",
    "Figure",
    "FileHash",
    "Gap",
    "GapKind",
    "Hashes",
    "Lang",
    "Limits",
    "Match",
    "Message",
    "Outcome",
    "Place",
    "Relation",
    "Result",
    "Schema",
    "SourceText",
    "Status",
    "StudentResult",
    "SubmissionInfo",
    "Table",
    "Task",
    "TaskScore",
    "TestResult",
    "Text",
    "Tier",
    "Visibility",
    "WrongCall",
    "result_schema",
]
