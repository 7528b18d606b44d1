"""Output for GitLab: foldable sections in the job's log, and the code-quality report of a merge request."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from grader.render.ci.annotations import annotate
from grader.render.ci.findings import Graded, headline, transcript

_CLEAR = "\x1b[0K"


def log(graded: Sequence[Graded], lang: str, now: int) -> list[str]:
    """Return a section for each result; ``now`` is in seconds since 1970. A transcript holds no escape sequence, so it
    cannot end a section."""
    lines = []
    for number, one in enumerate(graded, 1):
        name = f"grader_{number}"
        lines.append(f"{_CLEAR}section_start:{now}:{name}\r{_CLEAR}{headline(one.result, lang)}")
        lines.extend(transcript(one.result, lang))
        lines.append(f"{_CLEAR}section_end:{now}:{name}\r{_CLEAR}")
    return lines


def code_quality(graded: Sequence[Graded], lang: str) -> bytes:
    """Return the annotations that have a file, as issues."""
    issues = [
        {
            "description": f"{annotation.title}: {annotation.text[0]}",
            "check_name": annotation.name,
            "fingerprint": _fingerprint(annotation.name, annotation.about),
            "severity": "major",
            "location": {"path": annotation.file, "lines": {"begin": annotation.line or 1}},
        }
        for one in graded
        for annotation in annotate(one, lang)
        if annotation.file
    ]
    return msgspec.json.format(msgspec.json.encode(issues), indent=1) + b"\n"


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
