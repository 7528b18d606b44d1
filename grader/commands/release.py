"""``grader release``: write the student repository, and say what was written."""

from __future__ import annotations

from pathlib import Path

from grader.authoring.ci_files import ci_kind
from grader.authoring.release import release as write
from grader.authoring.release import stub_format, write_official
from grader.model import Course, Lang
from grader.text.phrases import say


def release(course: Course, out: Path, lang: Lang, stubs: str, ci: str) -> None:
    """Write the repository to ``out``, with stubs of the format ``stubs`` and workflows for the server ``ci``. Raises
    GraderError."""
    server = ci_kind(ci)
    done = write(course, out, lang, stub_format(stubs), server)
    for path in done.kept:
        print(say("release.kept", lang, file=str(path)))
    if official := write_official(course, out, server):
        print(say("release.official", lang, file=str(official)))
    written = say("release.written", lang, count=len(done.written), folder=str(out))
    kept = say("release.kept-count", lang, count=len(done.kept))
    print(f"{written}, {kept}")
