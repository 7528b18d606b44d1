"""What the coach of ``grader run --watch`` knows and shows: pure data, and what a verdict or a key makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from grader.commands.run import JudgedTarget
from grader.model import Figure, Task
from grader.render.view import TaskView, View, arrange

Key = tuple[str, str]
"""An assignment's name and a task's."""


@dataclass(frozen=True)
class Coaching:
    """The verdicts so far, by assignment; the assignment at hand; and the task in focus, "" where none is left.

    ``chosen``: the student has chosen the focus by hand, and it stays until it turns green. ``levels``: how many hints
    of a task have been shown. ``finished``: the task that has turned green with the last verdict, None if none has.
    ``graded``: the last verdicts with points; a slip that keeps a file from being read takes nothing off the list.
    """

    order: tuple[str, ...]
    now: str
    verdicts: dict[str, JudgedTarget] = field(default_factory=dict)
    focus: str = ""
    chosen: bool = False
    levels: dict[Key, int] = field(default_factory=dict)
    finished: Key | None = None
    graded: dict[str, JudgedTarget] = field(default_factory=dict)

    @property
    def judged(self) -> JudgedTarget | None:
        """The verdict on the assignment at hand."""
        return self.verdicts.get(self.now)

    @property
    def standing(self) -> JudgedTarget | None:
        """The last verdict on it that could say what works; any if there is none yet."""
        return self.graded.get(self.now, self.judged)

    @property
    def view(self) -> View | None:
        """What works, arranged for reading."""
        return arrange(self.standing.result.for_student()) if self.standing is not None else None

    @property
    def task(self) -> TaskView | None:
        """The task in focus, as it was judged last."""
        return _view_of(self.view, self.focus)

    @property
    def hints(self) -> tuple[Task, int] | None:
        """The task in focus, and how many of its hints to show."""
        if self.judged is None or not self.focus:
            return None
        task = self.judged.target.assignment.task(self.focus)
        return task, self.levels.get((self.now, self.focus), 0)

    @property
    def pictures(self) -> tuple[Figure, ...]:
        """Pictures of the task that has turned green last."""
        if self.finished is None:
            return ()
        assignment, task = self.finished
        drawn = self.verdicts[assignment].result.figures
        return tuple(figure for figure in drawn or () if figure.task == task)

    @property
    def all_done(self) -> bool:
        """Whether nothing is left to do in any assignment."""
        return all(name in self.verdicts and self.verdicts[name].full for name in self.order)

    def with_verdict(self, judged: JudgedTarget) -> Coaching:
        """Return what a new verdict makes of this: a task that has turned green is left for the next one."""
        name = judged.result.assignment
        before, after = self.view if name == self.now else None, arrange(judged.result.for_student())
        grown = replace(self, now=name, verdicts={**self.verdicts, name: judged})
        if judged.result.status != "graded":
            return replace(grown, finished=None) if name == self.now else replace(grown, focus="", finished=None)
        grown = replace(grown, graded={**self.graded, name: judged})
        green = _state(after, self.focus) == "passed"
        turned = green and before is not None and _state(before, self.focus) != "passed"
        if name == self.now and not green and (self.chosen or _state(after, self.focus) == "failed"):
            return replace(grown, finished=None)  # still at it, although an earlier task may fail now, too
        focus = _first(after, self.focus if green else "")
        if name != self.now:  # what is finished there is still to be told
            return replace(grown, focus=focus, chosen=False)
        return replace(grown, focus=focus, chosen=False, finished=(name, self.focus) if turned else None)

    def with_pictures(self, judged: JudgedTarget) -> Coaching:
        """Return this with the pictures of a verdict that it has already."""
        name = judged.result.assignment
        return replace(self, verdicts={**self.verdicts, name: judged}, graded={**self.graded, name: judged})

    def moved(self, step: int) -> Coaching:
        """Return this with the focus on the next task, or on the one before."""
        names = [task.name for task in self.view.tasks] if self.view is not None else []
        if not names:
            return self
        here = names.index(self.focus) if self.focus in names else (-1 if step > 0 else 0)
        return replace(self, focus=names[(here + step) % len(names)], chosen=True, finished=None)

    def hinted(self) -> Coaching:
        """Return this with one more hint of the task in focus shown."""
        if self.hints is None:
            return self
        task, shown = self.hints
        return replace(self, levels={**self.levels, (self.now, task.name): min(shown + 1, len(task.hints))})

    def following(self) -> str:
        """Return the assignment to go on with when the one at hand is finished; "" for none."""
        if self.judged is None or not self.judged.full:
            return ""
        left = [name for name in self.order if name not in self.verdicts or not self.verdicts[name].full]
        later = [name for name in left if self.order.index(name) > self.order.index(self.now)]
        return next(iter(later or left), "")


def _first(view: View, after: str) -> str:
    """Return the task to work on: the first one that is not done behind ``after``, else the first of all."""
    names = [task.name for task in view.tasks]
    start = names.index(after) + 1 if after in names else 0
    ready = [task.name for task in (*view.tasks[start:], *view.tasks[:start]) if task.state in ("failed", "todo")]
    if view.focus is not None and start == 0:
        return view.focus.name
    return next(iter(ready), "")


def _view_of(view: View | None, name: str) -> TaskView | None:
    return next((task for task in view.tasks if task.name == name), None) if view is not None else None


def _state(view: View, name: str) -> str:
    task = _view_of(view, name)
    return task.state if task is not None else ""
