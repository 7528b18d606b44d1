"""Several programs at one gradebook, and programs that are killed: nothing is lost, nothing is there twice."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import time
import traceback
from collections import Counter
from collections.abc import Sequence

import pytest

from grader.gradebook.store import open_gradebook
from tests.gradebook.test_store import hand_in

_STEP = 3  # hand-ins that are added at a time
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forks of this process")


class Writer:
    """A program that adds a hand-in of each of these students, and says which are there."""

    def __init__(self, where: str, students: Sequence[str]) -> None:
        self._where, self._students = where, students
        self._said, self._say = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.get_context("fork").Process(target=self._run)
        self.process.start()
        self._say.close()

    def _run(self) -> None:
        try:
            with open_gradebook(self._where) as book:
                self._say.send("open")
                for start in range(0, len(self._students), _STEP):
                    some = self._students[start : start + _STEP]
                    book.add([hand_in(student, "same") for student in some])
                    for student in some:
                        self._say.send(student)
        except BaseException:
            self._say.send(traceback.format_exc())
            os._exit(1)
        os._exit(0)

    def wait_until_open(self) -> None:
        """Wait for the first word."""
        assert self._said.recv() == "open"

    def end(self) -> set[str]:
        """Wait for the end, and return what was said to be there."""
        said = set()
        with contextlib.suppress(EOFError):
            while True:
                said.add(self._said.recv())
        self.process.join(60)
        return said


def names(first: int, last: int) -> list[str]:
    """Students by number."""
    return [f"s{number:03}" for number in range(first, last)]


def assert_once(where: str, students: Sequence[str]) -> None:
    """Everybody has one attempt, with one judgement and both files."""
    with open_gradebook(where) as book:
        rows = book.rows()
        assert Counter(one.student for one in rows.attempts) == dict.fromkeys(students, 1)
        assert sorted(one.attempt for one in rows.gradings) == sorted(one.id for one in rows.attempts)
        assert set(book.files(rows.attempts[-1].id)) == {"gates.py", "same.txt"}


def test_eight_writers(where: str) -> None:
    """All make the gradebook, and add overlapping parts of the class, half of them in the opposite order."""
    writers = [Writer(where, names(first, first + 40)[::way]) for way in (1, -1) for first in (0, 20, 40, 60)]
    for one in writers:
        assert len(one.end()) == 41
        assert one.process.exitcode == 0
    assert_once(where, names(0, 100))


def killed_and_resumed(where: str, moments: int) -> None:
    """Kill a writer at random moments; what it said to be there is there, and another one goes on."""
    said: set[str] = set()
    for _ in range(moments):
        one = Writer(where, names(0, 30))
        one.wait_until_open()
        time.sleep(random.uniform(0, 0.12))
        one.process.kill()
        said |= one.end()
        with open_gradebook(where) as book:
            rows = book.rows()
            assert said <= {attempt.student for attempt in rows.attempts}
            assert len(rows.attempts) == len(rows.gradings)
    last = Writer(where, names(0, 30))
    assert len(last.end()) == 31
    assert_once(where, names(0, 30))


def test_writer_killed_at_three_moments(where: str) -> None:
    """And resumed."""
    killed_and_resumed(where, 3)


@pytest.mark.nightly
def test_writer_killed_at_fifty_moments(where: str) -> None:
    """And resumed."""
    killed_and_resumed(where, 50)
