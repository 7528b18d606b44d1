"""What stands on the screen of ``grader run --watch``: pure, made of what the coach knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from grader.commands.coaching import Coaching
from grader.model import Assignment, Lang
from grader.render.advice import next_step
from grader.render.progress import progress, standings
from grader.render.terminal.lines import Lines
from grader.text import clean
from grader.text.phrases import say

_NOTES = 4
_ROOMY = 40  # rows from which on a failure is told at length


@dataclass(frozen=True)
class Screen:
    """One state of the screen, ``width`` by ``height``.

    ``shown``: "list" or "help" in place of the task. ``said``: one line in place of the file's name. ``at``: when the
    last verdict came. ``page``: where the report with the finished task's picture lies.
    """

    coaching: Coaching
    assignments: tuple[Assignment, ...]
    lang: Lang
    width: int
    height: int
    unicode: bool = True
    judging: bool = False
    shown: str = ""
    said: str = ""
    at: str = ""
    page: str = ""

    @property
    def status(self) -> RenderableType:
        """The first line: what is going on, else which file was judged."""
        judged = self.coaching.judged
        if self.judging:
            return Line(self._say("coach.judging"), "bold yellow")
        if self.said:
            return Line(clean.line(self.said, 300), "yellow", no_wrap=True, overflow="ellipsis")
        if judged is None or not judged.result.submission.files:
            return Line("")
        return self._lines.judged_file(judged.result.submission.files[0].path, judged.age, self.at)

    @property
    def tasks(self) -> RenderableType:
        """The tasks, the one in focus marked."""
        view, standing = self.coaching.view, self.coaching.standing
        if view is None or standing is None:
            return Line("")
        room = max(self.height // 2 - 2, 3)
        return self._lines.pinned(view, standing.result.for_student(), self.coaching.focus, room)

    @property
    def text(self) -> RenderableType:
        """What there is to say of the task in focus; the keys or the course where these were asked for."""
        if self.shown == "help":
            return Line(self._say("coach.help"))
        return self._course if self.shown == "list" else Group(*self._focus())

    @property
    def keys(self) -> RenderableType:
        """The last line."""
        return Line(self._say("coach.keys"), "dim", no_wrap=True, overflow="ellipsis")

    @property
    def _course(self) -> RenderableType:
        shown = [judged.result.for_student() for judged in self.coaching.verdicts.values()]
        steps = progress(self.assignments, standings(shown), now=self.coaching.now)
        return self._lines.course(steps, {})

    def _focus(self) -> Iterator[RenderableType]:
        judged, view, task = self.coaching.judged, self.coaching.view, self.coaching.task
        if judged is None or view is None:
            return
        result, lines = judged.result.for_student(), self._lines
        yield from self._finished()
        graded = result.status == "graded"
        if not graded:
            yield lines.status(result)
        for note in result.notes[:_NOTES]:
            yield lines.note(note)
        if graded and task is not None:
            yield from lines.one_task(task)
        yield from self._hints()
        if self.coaching.all_done:
            yield Line(self._say("coach.all-done"), "bold green")
        yield Line("")
        if graded:
            yield lines.totals(view.totals, result.max_score)
        if (graded and task is None) or result.status == "missing":
            yield lines.advice(next_step(result, view))

    def _finished(self) -> Iterator[RenderableType]:
        """Yield that a task was finished just now, its picture in words, and where the picture lies."""
        if self.coaching.finished is None:
            return
        assignment, task = self.coaching.finished
        name = task if assignment == self.coaching.now else f"{assignment} {task}"
        yield Line(self._say("coach.done", task=name), "bold green")
        for figure in self.coaching.pictures:
            yield Padding(Line(clean.text(figure.alt.get(self.lang)), "dim"), (0, 0, 0, 2))
        if self.coaching.pictures and self.page:
            where = self._say("coach.picture", path=clean.line(self.page, 300))
            yield Padding(Line(where, overflow="fold"), (0, 0, 0, 2))
        yield Line("")

    def _hints(self) -> Iterator[RenderableType]:
        if self.coaching.hints is None:
            return
        task, shown = self.coaching.hints
        for number, hint in enumerate(task.hints[:shown], 1):
            label = f"{self._say('explain.level')} {number}/{len(task.hints)}: "
            yield Line.assemble((label, "bold cyan"), clean.text(hint.get(self.lang)))

    @property
    def _lines(self) -> Lines:
        judged = self.coaching.judged
        sources = judged.sources if judged is not None else ()
        return Lines(self.lang, max(self.width - 1, 20), self.unicode, sources, brief=self.height < _ROOMY)

    def _say(self, phrase: str, **args: str) -> str:
        return say(phrase, self.lang, **args)
