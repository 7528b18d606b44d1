"""What GitLab reads: foldable sections in the job's log, and the code-quality report of a merge request."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from grader.render.findings import Graded, findings, headline, transcript

_CLEAR = "\x1b[0K"


def log(graded: Sequence[Graded], lang: str, now: int) -> list[str]:
    """A section for each result; ``now`` is in seconds since 1970. Nobody else's line can hold what ends one."""
    lines = []
    for number, one in enumerate(graded, 1):
        name = f"grader_{number}"
        lines.append(f"{_CLEAR}section_start:{now}:{name}\r{_CLEAR}{headline(one.result, lang)}")
        lines.extend(transcript(one.result, lang))
        lines.append(f"{_CLEAR}section_end:{now}:{name}\r{_CLEAR}")
    return lines


def code_quality(graded: Sequence[Graded], lang: str) -> bytes:
    """The first failure of each task as an issue at its place. What has no file cannot be reported here."""
    issues = [
        {
            "description": f"{finding.task}: {finding.claim}",
            "check_name": f"{finding.assignment}.{finding.task}",
            "fingerprint": _fingerprint(finding.assignment, finding.task, finding.test.id),
            "severity": "major",
            "location": {"path": finding.file, "lines": {"begin": finding.line or 1}},
        }
        for one in graded
        for finding in findings(one, lang)
        if finding.file
    ]
    return msgspec.json.format(msgspec.json.encode(issues), indent=1) + b"\n"


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
