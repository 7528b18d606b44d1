"""A course as its author wrote it: assignments, tasks, and the limits of a guest."""

from __future__ import annotations

from pathlib import Path

from grader.model.base import Data, Lang, Text


class Limits(Data, frozen=True):
    """What a guest may use. Seconds, and MiB unless the name says otherwise."""

    cpu: float = 2.0  # CPU seconds of one call
    wall: float = 10.0  # seconds of one call on the clock
    load_cpu: float = 10.0  # CPU seconds to load a submission, all of its statements together
    load_wall: float = 30.0
    suite: float = 120.0  # seconds that all calls of one submission may take together
    test_cpu: float = 10.0  # CPU seconds that the trusted side spends on one test
    memory: int = 512
    file_size: int = 16
    scratch: int = 64
    scratch_files: int = 1000
    output_kib: int = 1024  # printed output that is kept while a submission runs; 64 times that ends the guest
    frame: int = 64  # one message over the wall
    threads: int = 16


class Task(Data, frozen=True):
    """A function or class that the student writes."""

    name: str
    title: Text
    points: float
    hints: tuple[Text, ...] = ()


class Assignment(Data, frozen=True):
    """One assignment of a course, as read from ``assignment.toml``, and where its parts lie."""

    name: str
    title: Text
    tasks: tuple[Task, ...]
    limits: Limits
    weight: float
    data: tuple[str, ...]
    folder: Path
    reference: Path | None
    """``reference/<name>``, or None in a released folder, where hidden tests are not there."""

    @property
    def max_score(self) -> float:
        """Points of all tasks, hidden ones included."""
        return sum(task.points for task in self.tasks)

    def task(self, name: str) -> Task:
        """Return the task called ``name``. Raises KeyError where there is none."""
        for task in self.tasks:
            if task.name == name:
                return task
        raise KeyError(name)


class Course(Data, frozen=True):
    """A folder with a ``course.toml``. ``languages`` are those it is written in, ``language`` is shown first."""

    root: Path
    title: Text
    language: Lang
    assignments: tuple[Assignment, ...]
    datasets: Path
    languages: tuple[Lang, ...] = ("en", "ko")

    @property
    def bilingual(self) -> bool:
        """Whether every text has to be there in both languages."""
        return len(self.languages) > 1
