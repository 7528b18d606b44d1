"""The lines and blocks of a terminal report, in one language and for one width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from grader.model import Message, SourceText, StudentResult, TestResult
from grader.render.advice import Advice
from grader.render.claims import claim, meaning_of, message_claim
from grader.render.progress import Step
from grader.render.terminal.failure import FailureLines
from grader.render.terminal.pieces import NARROW, Pieces
from grader.render.view import TaskView, Totals, View
from grader.text import clean

_STEPS = {"done": "✓", "now": "●", "todo": "○"}
_BAR = {"done": "█", "now": "▓", "todo": "░"}
_OUTPUT, _OUTPUT_LINES = 2000, 10
_OTHERS = 8  # further failed tests of a task, a line each
_INDENT = 2


class Lines:
    """Maker of the lines. ``width`` is in columns; without ``unicode`` signs are ASCII; ``sources`` is the student's
    own code. ``brief``: a failure's claim and place, without a table of what the claim holds already."""

    def __init__(
        self,
        lang: str,
        width: int,
        unicode: bool,
        sources: Iterable[SourceText] = (),
        *,
        brief: bool = False,
        home: str = "",
    ) -> None:
        self._pieces = Pieces(lang, width, unicode, home)
        self._failure = FailureLines(self._pieces, sources, brief=brief)

    def advice(self, tip: Advice) -> RenderableType:
        """Return what to do next; commands stand out, and are not broken."""
        return self._pieces.advice(tip)

    def heading(self, result: StudentResult) -> RenderableType:
        """Return assignment and student."""
        student = f"  {clean.line(result.student)}" if result.student else ""
        return Line.assemble((self._pieces.authored(result.title), "bold"), (student, "dim"))

    def judged_file(self, file: str, age: float | None, now: str = "") -> RenderableType:
        """Which file was judged, and how old it is: the student may have meant another. ``now``: the time of day, where
        the line stays on the screen."""
        told = self._pieces.say("run.judged", file=clean.line(file, 100), age=self._age(age))
        return Line(f"{now}  {told}" if now else told, "dim", no_wrap=bool(now), overflow="ellipsis")

    def _age(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
            if seconds >= length:
                return self._pieces.say(f"age.{unit}", count=int(seconds // length))
        return self._pieces.say("age.now")

    def tasks(self, view: View, result: StudentResult) -> RenderableType:
        """Return a line per task: state, name, points, and in a wide terminal what it is about."""
        grid = Grid.grid(padding=(0, 1, 0, 0))
        for task in view.tasks:
            points = Line(self._pieces.points(task, view.totals) if result.status == "graded" else "", justify="right")
            row = [self._pieces.sign(task.state), Line(clean.line(task.name, 40)), points]
            if self._pieces.width >= NARROW:
                row.append(Line(self._pieces.about(task), "dim", no_wrap=True, overflow="ellipsis"))
            elif task.state == "blocked":
                row.append(Line(self._pieces.about(task), "dim"))
            grid.add_row(*row)
        return grid

    def pinned(self, view: View, result: StudentResult, focus: str, room: int) -> RenderableType:
        """Return the tasks in at most ``room`` lines, the one in focus marked: a line each, else a sign each."""
        if len(view.tasks) <= room:
            grid = Grid.grid(padding=(0, 1, 0, 0))
            for task in view.tasks:
                style = "bold reverse" if task.name == focus else ""
                points = Line(
                    self._pieces.points(task, view.totals) if result.status == "graded" else "", justify="right"
                )
                about = Line(self._pieces.about(task) if result.tests else "", "dim", no_wrap=True, overflow="ellipsis")
                name = Line(clean.line(task.name, 40), style, no_wrap=True)
                grid.add_row(
                    self._pieces.sign(task.state), name, points, *([about] if self._pieces.width >= NARROW else [])
                )
            return grid
        signs = Line()
        for task in view.tasks:
            signs.append_text(self._pieces.sign(task.state))
            signs.append(f" {clean.line(task.name, 40)}  ", "bold reverse" if task.name == focus else "dim")
        return signs

    def status(self, result: StudentResult) -> RenderableType:
        """Return why there is no ordinary score, with the sign of the side at fault."""
        voice = "broken" if result.status == "grader-error" else "failed"
        return self._pieces.hanging(self._pieces.sign(voice), Line(self._pieces.say(f"about.{result.status}")))

    def broken(self, test: TestResult) -> RenderableType:
        """Return a test that the grader could not judge."""
        reason = f": {message_claim(test.message, self._pieces.lang)}" if test.message is not None else ""
        return self._pieces.hanging(self._pieces.sign("broken"), Line(self._pieces.authored(test.title) + reason))

    def note(self, note: Message) -> RenderableType:
        """Return a note about the submission; for a syntax error with its line, and a caret below it."""
        told = "\n".join(filter(None, (message_claim(note, self._pieces.lang), meaning_of(note, self._pieces.lang))))
        claimed = self._pieces.hanging(Line("-"), Line(told))
        before, after = (note.args.get(name) for name in ("before", "after"))
        if not isinstance(before, str) or not isinstance(after, str):
            return claimed
        before, after = clean.line(before, self._pieces.width), clean.line(after, self._pieces.width)
        code = Line(f"{before}{after}\n{' ' * cell_len(before)}", no_wrap=True, overflow="ellipsis")
        return Group(claimed, Padding(code.append("^", "red"), (0, 0, 0, 4), expand=False))

    def more(self, phrase: str, count: int) -> RenderableType:
        """Return how many more there are."""
        return Line(self._pieces.say(phrase, count=count), "dim")

    def focus(self, task: TaskView) -> Iterator[RenderableType]:
        """Yield the task to work on: its first failure in full, the others by their claims."""
        if task.state == "todo":
            yield from self._todo(task)
            return
        (first, _), *others = [line for line in task.problems if line.test.outcome == "failed"]
        title = Line.assemble((clean.line(task.name, 40), "bold"), ("  " + self._pieces.authored(task.title), "dim"))
        yield self._pieces.hanging(self._pieces.sign("failed"), title)
        for piece in self._failure.lines(first, task):
            yield Padding(piece, (0, 0, 0, _INDENT), expand=False)
        hidden = 0
        if first.visibility == "public":  # what a title claims may hold, and fail for what the public tests show
            hidden = sum(times for test, times in others if test.visibility == "hidden")
            others = [line for line in others if line.test.visibility == "public"]
        for test, times in others[:_OTHERS]:
            count = f" ×{times}" if times > 1 else ""
            yield self._pieces.hanging(self._pieces.sign("failed"), Line(claim(test, self._pieces.lang) + count))
        if len(others) > _OTHERS:
            yield self.more("task.more", sum(times for _, times in others[_OTHERS:]))
        if hidden:
            yield self._pieces.hanging(self._pieces.sign("failed"), Line(self._pieces.say("task.hidden", count=hidden)))

    def one_task(self, task: TaskView) -> Iterator[RenderableType]:
        """Yield a task in whatever state it is."""
        if task.state in ("failed", "todo"):
            yield from self.focus(task)
            return
        title = Line.assemble((clean.line(task.name, 40), "bold"), ("  " + self._pieces.authored(task.title), "dim"))
        yield self._pieces.hanging(self._pieces.sign(task.state), title)
        if task.state in ("blocked", "broken", "later"):
            yield Padding(Line(self._pieces.about(task)), (0, 0, 0, _INDENT), expand=False)

    def course(self, steps: Sequence[Step], views: Mapping[str, View]) -> RenderableType:
        """Return a line per assignment of the course, and progress through it as a bar."""
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for step in steps:
            view = views.get(step.name)
            grid.add_row(*self.step(step, view.focus if view is not None else None))
        return Group(grid, Line(""), self.bar(steps))

    def _todo(self, task: TaskView) -> Iterator[RenderableType]:
        title = Line.assemble((clean.line(task.name, 40), "bold"), ("  " + self._pieces.authored(task.title), "dim"))
        yield self._pieces.hanging(self._pieces.sign("todo"), title)
        yield Padding(self._pieces.advice(Advice("try.not-implemented", {})), (0, 0, 0, _INDENT), expand=False)

    def output(self, stdout: str) -> Iterator[RenderableType]:
        """Yield the beginning of what the submission printed."""
        yield Line(self._pieces.say("page.stdout"), "bold")
        yield Padding(self._pieces.value(stdout.rstrip("\n"), _OUTPUT, _OUTPUT_LINES), (0, 0, 0, _INDENT), expand=False)

    def totals(self, totals: Totals, max_score: float) -> RenderableType:
        """Return the points, and which of them are not known yet."""
        phrase, args = totals.phrase(max_score)
        return Line(self._pieces.say(phrase, **args), "bold")

    def step(self, step: Step, focus: TaskView | None) -> list[RenderableType]:
        """Return an assignment of the course, as cells of a row."""
        points = ""
        if step.points is not None and step.max_points is not None:
            points = self._pieces.say("score.pair", points=step.points, max=step.max_points)
        row: list[RenderableType] = [
            Line(self._pieces.plain(_STEPS[step.state]), "green" if step.state == "done" else ""),
            Line(step.name, "bold" if step.state == "now" else ""),
            Line(points, justify="right"),
        ]
        if self._pieces.width >= NARROW:
            about = clean.line(focus.name, 40) if focus is not None else self._pieces.authored(step.title)
            row.append(Line(about, "red" if focus is not None else "dim", no_wrap=True, overflow="ellipsis"))
        return row

    def bar(self, steps: Sequence[Step]) -> RenderableType:
        """Return progress through the course as a bar: done, now, to do."""
        done = sum(step.state == "done" for step in steps)
        bar = "".join(self._pieces.plain(_BAR[step.state]) * 3 for step in steps)
        return Line(f"{bar}  {self._pieces.say('run.course', done=done, total=len(steps))}")
