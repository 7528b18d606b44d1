"""A plain ``pytest assignments/gates`` in a released folder says at its end which mistakes were seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.diagnosis.diagnose import Findings
from grader.diagnosis.naming_calls import asker
from grader.diagnosis.recording import Recording
from grader.diagnosis.released import diagnose_released, load_released
from grader.errors import GraderError
from grader.render.claims import related, shown
from grader.testing.plugin import FRAMES
from grader.testing.standalone import StandaloneFrame
from grader.text.clean import plain
from grader.text.phrases import say
from grader.text.sentences import sentence

_LONGEST = 900  # characters of a sentence


def pytest_collection_finish(session: pytest.Session) -> None:
    """Listen to the tests of released assignments."""
    for frame in _frames(session.config):
        frame.listener = Recording()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write what is said of the tasks that fail."""
    for frame in _frames(config):
        lines = list(_lines(frame))
        if lines:
            terminalreporter.section(frame.assignment.name)
            for line in lines:
                terminalreporter.write_line(line)


def _frames(config: pytest.Config) -> Iterator[StandaloneFrame]:
    """Yield the frames of assignments that have no reference here."""
    for frame in dict.fromkeys(config.stash[FRAMES].values()):
        if isinstance(frame, StandaloneFrame) and frame.assignment.reference is None:
            yield frame


def _lines(frame: StandaloneFrame) -> Iterator[str]:
    found, lang = _findings(frame), frame.course.language
    for named in found.diagnoses:
        count = f" ({shown(named, lang)})" if named.calls else ""
        yield plain(f"{named.task}: {named.title.get(lang)}{count}", _LONGEST)
        yield plain(f"  {named.hint.get(lang)}", _LONGEST)
        yield f"  {say('explain.more', lang)} grader explain {named.code}"
    for fact in found.relations:
        yield plain(f"{fact.task}: {sentence(fact.message, lang)} ({related(fact, lang)})", _LONGEST)


def _findings(frame: StandaloneFrame) -> Findings:
    """Return what is said of the tasks that fail; nothing where no test met the submission, or files are damaged."""
    if frame.session is None or not isinstance(frame.listener, Recording) or frame.session.broken is not None:
        return Findings()
    try:
        known = load_released(frame.course, frame.assignment)
    except GraderError:
        return Findings()
    return diagnose_released(
        known,
        frame.assignment,
        tuple(frame.results.values()),
        frame.claims,
        frame.listener.exchanges,
        asker(frame.session, frame.listener),
    )
