"""The coach of ``grader run --watch``: a screen that is drawn again in place after every save and every key."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static
from watchfiles import awatch

from grader.commands import saves
from grader.commands.coaching import Coaching
from grader.commands.run import JudgedTarget, RunOptions, is_lenient, judge, write
from grader.course.targets import Target
from grader.errors import GraderError
from grader.grading.engine import Engine, JudgementCancelled
from grader.model import Course
from grader.render.advice import next_step
from grader.render.progress import progress, standings
from grader.render.terminal.lines import Lines
from grader.submission.reader import Reader
from grader.text import clean
from grader.text.phrases import say


class Coach(App[int]):
    """One task in focus, the list of tasks pinned above it, and keys for what a student wants next."""

    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    #status, #keys { height: 1; color: ansi_default; }
    #tasks { height: auto; max-height: 10; margin-bottom: 1; }
    #body { height: 1fr; scrollbar-size-vertical: 1; }
    #text { height: auto; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012  as the library declares it
        Binding("h", "hint"),
        Binding("n", "next(1)"),
        Binding("p", "next(-1)"),
        Binding("l", "show('list')"),
        Binding("question_mark", "show('help')"),
        Binding("escape", "show('')"),
        Binding("o", "page"),
        Binding("q", "end(0)"),
        Binding("ctrl+c", "end(0)", priority=True),
        Binding("ctrl+q", "end(0)", priority=True),
    ]

    def __init__(
        self, course: Course, options: RunOptions, targets: tuple[Target, ...], engine: Engine, reader: Reader
    ) -> None:
        super().__init__(ansi_color=True)
        self._course, self._options, self._engine, self._reader = course, options, engine, reader
        self._targets = {target.assignment.name: target for target in targets}
        self._lenient = is_lenient(targets[0], targets)
        self.coaching = Coaching(tuple(self._targets), next(iter(self._targets)))
        self._shown = ""  # "list", "help", or what stands in the focus
        self._said = ""  # one line, until the next key
        self._at = ""
        self._busy = False
        self._pages: str | None = None
        self._turn = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay the screen out: what was judged, the tasks, the task in focus, the keys."""
        yield Static(id="status")
        yield Static(id="tasks")
        with VerticalScroll(id="body", can_focus=True):
            yield Static(id="text")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Judge at once, and whenever a file changes."""
        self.query_one("#body").focus()
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # not in the main thread
                    asyncio.get_running_loop().add_signal_handler(number, self.exit, 0)
        self._draw()
        self._begin()
        self._watch()

    # judging

    @work(exclusive=True, group="begin")
    async def _begin(self) -> None:
        """Judge the assignments in order up to the first that is not done."""
        for name in self.coaching.order:
            await self._judge(name)
            if not self.coaching.following():
                return

    @work
    async def _watch(self) -> None:
        folders = {name: self._folder(target) for name, target in self._targets.items()}
        seen = {name: saves.times([folder]) for name, folder in folders.items()}
        async for changes in awatch(
            *set(folders.values()),
            watch_filter=saves.is_work,
            debounce=saves.DEBOUNCE,
            step=saves.STEP,
            rust_timeout=saves.TIMEOUT,
            yield_on_timeout=True,
        ):
            before, seen = seen, {name: saves.times([folder]) for name, folder in folders.items()}
            touched = [
                name
                for name, folder in folders.items()
                if seen[name] != before[name] or any(Path(path).is_relative_to(folder) for _, path in changes)
            ]
            now = self.coaching.now if self.coaching.now in touched else next(iter(touched), "")
            if now:
                self._engine.cancel()  # a newer save: nobody waits for what the older one gives
                self._again(now)

    def _folder(self, target: Target) -> Path:
        path = (target.submission or target.assignment.folder).resolve()
        return path if path.is_dir() else path.parent

    @work(exclusive=True, group="again")
    async def _again(self, name: str) -> None:
        self._shown = ""
        await self._judge(name)
        if following := self.coaching.following():
            await self._judge(following)

    async def _judge(self, name: str) -> None:
        """Judge one assignment, and take the verdict over. Nothing else is judged meanwhile."""
        async with self._turn:
            self._busy = True
            self._draw()
            try:
                judged = await asyncio.to_thread(self._judged, name, figures=False)
            except (JudgementCancelled, asyncio.CancelledError):
                return
            except GraderError as error:
                self._said = f"{error.message}. {error.hint}"
                return
            finally:
                self._busy = False
                self._draw()
            self.coaching, self._at = self.coaching.with_verdict(judged), time.strftime("%H:%M:%S")
            self._draw()
            if self.coaching.finished is not None and self._options.figures:
                with contextlib.suppress(JudgementCancelled, GraderError):
                    drawn = await asyncio.to_thread(self._judged, name, figures=True)
                    same = drawn.submission is not None and judged.submission is not None
                    if same and drawn.result.hashes == judged.result.hashes:
                        self.coaching = replace(self.coaching, verdicts={**self.coaching.verdicts, name: drawn})
                        self._draw()
            with contextlib.suppress(OSError):
                write(judged, self._options)

    def _judged(self, name: str, *, figures: bool) -> JudgedTarget:
        return judge(self._engine, self._reader, self._targets[name], lenient=self._lenient, figures=figures)

    # keys

    def action_hint(self) -> None:
        """Show the next hint of the task in focus."""
        self._shown = ""
        self.coaching = self.coaching.hinted()
        hints = self.coaching.hints
        self._said = "" if hints is None or hints[0].hints else self._say("coach.no-hint", task=hints[0].name)
        self._draw()
        self.query_one("#body", VerticalScroll).scroll_end(animate=False)

    def action_next(self, step: int) -> None:
        """Put the focus on the next task, or on the one before."""
        self._shown = self._said = ""
        self.coaching = self.coaching.moved(step)
        self._draw()
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)

    def action_show(self, what: str) -> None:
        """Show the course, the keys, or the task again."""
        self._shown = "" if self._shown == what else what
        self._said = ""
        self._draw()

    def action_page(self) -> None:
        """Write the report, and open it in a browser where there is one."""
        judged = self.coaching.judged
        if judged is None or self._busy:
            self._said = self._say("coach.judging")
            self._draw()
            return
        self._open(judged)

    @work(exclusive=True, group="page")
    async def _open(self, judged: JudgedTarget) -> None:
        name = judged.result.assignment
        async with self._turn:
            with contextlib.suppress(JudgementCancelled, GraderError):
                judged = await asyncio.to_thread(self._judged, name, figures=self._options.figures)
        if self._pages is None:
            self._pages = tempfile.mkdtemp(prefix="grader-")
        page = (self._options.html or Path(self._pages, f"{name}.html")).absolute()
        try:
            write(judged, replace(self._options, html=page, json=None), tell=False)
        except OSError as error:
            self._said = f"{page}: {error.strerror}"
        else:
            opened = await asyncio.to_thread(webbrowser.open, page.as_uri())
            self._said = self._say("coach.opened" if opened else "coach.page", path=str(page))
        self._draw()

    def action_end(self, code: int) -> None:
        """End; the terminal is as it was."""
        self._engine.cancel()
        self.exit(code)

    # drawing

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._draw()

    def _draw(self) -> None:
        if not self.query("#text"):
            return
        lines = self._lines()
        self.query_one("#status", Static).update(self._status(lines))
        self.query_one("#tasks", Static).update(self._tasks(lines))
        self.query_one("#text", Static).update(Group(*self._text(lines)))
        self.query_one("#keys", Static).update(Line(self._say("coach.keys"), "dim", no_wrap=True, overflow="ellipsis"))

    def _lines(self) -> Lines:
        judged = self.coaching.judged
        unicode = (sys.__stdout__.encoding or "").lower().startswith("utf") if sys.__stdout__ else True
        width = max(self.size.width - 1, 20)
        return Lines(self._options.lang, width, unicode, judged.sources if judged is not None else ())

    def _status(self, lines: Lines) -> RenderableType:
        judged = self.coaching.judged
        if self._busy:
            return Line(self._say("coach.judging"), "bold yellow")
        if self._said:
            return Line(clean.line(self._said, 300), "yellow", no_wrap=True, overflow="ellipsis")
        if judged is None or not judged.result.submission.files:
            return Line("")
        return lines.judged_file(judged.result.submission.files[0].path, judged.age, self._at)

    def _tasks(self, lines: Lines) -> RenderableType:
        view, judged = self.coaching.view, self.coaching.judged
        if view is None or judged is None:
            return Line("")
        room = max(self.size.height // 2 - 2, 3)
        return lines.pinned(view, judged.result.for_student(), self.coaching.focus, room)

    def _text(self, lines: Lines) -> Iterator[RenderableType]:
        judged, view = self.coaching.judged, self.coaching.view
        if self._shown == "help":
            yield Line(self._say("coach.help"))
            return
        if judged is None or view is None:
            return
        if self._shown == "list":
            yield self._course_list(lines)
            return
        result = judged.result.for_student()
        if self.coaching.finished is not None:
            yield Line(self._say("coach.done", task=" ".join(self.coaching.finished)), "bold green")
            for figure in self.coaching.pictures:
                yield Padding(Line(clean.text(figure.alt.get(self._options.lang)), "dim"), (0, 0, 0, 2))
            yield Line("")
        if result.status != "graded":
            yield lines.status(result)
        for note in result.notes[:4]:
            yield lines.note(note)
        task = self.coaching.task
        if task is not None and result.status == "graded":
            yield from lines.one_task(task)
            yield from self._hints(lines)
        if self.coaching.all_done:
            yield Line(self._say("coach.all-done"), "bold green")
        yield Line("")
        if result.status == "graded":
            yield lines.totals(view.totals, result.max_score)
        if task is None:
            yield lines.advice(next_step(result, view))

    def _hints(self, lines: Lines) -> Iterator[RenderableType]:
        hints = self.coaching.hints
        if hints is None:
            return
        task, shown = hints
        for number, hint in enumerate(task.hints[:shown], 1):
            label = f"{self._say('explain.level')} {number}/{len(task.hints)}: "
            yield Line.assemble((label, "bold cyan"), clean.text(hint.get(self._options.lang)))

    def _course_list(self, lines: Lines) -> RenderableType:
        shown = [judged.result.for_student() for judged in self.coaching.verdicts.values()]
        steps = progress(self._course.assignments, standings(shown), now=self.coaching.now)
        return lines.course(steps, {})

    def _say(self, phrase: str, **args: str) -> str:
        return say(phrase, self._options.lang, **args)
