"""The coach of ``grader run --watch``: a screen that is drawn again in place after every save and every key."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import tempfile
import time
import webbrowser
from dataclasses import replace
from pathlib import Path

from rich.console import Group
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static
from watchfiles import awatch

from grader.commands import saves
from grader.commands.coach_screen import Screen
from grader.commands.coaching import Coaching
from grader.commands.run import JudgedTarget, RunOptions, is_lenient, judge, write
from grader.course.targets import Target
from grader.errors import GraderError
from grader.grading.engine import Engine
from grader.grading.suite_outcome import JudgementCancelled
from grader.model import Course
from grader.submission.reader import Reader
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
        self._said = ""  # one line, until the next key or verdict
        self._at = ""
        self._busy = False
        self._pages: str | None = None
        self._page = ""
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
        self.query_one("#body", VerticalScroll).scroll_home(animate=False)
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
            self._said = ""  # what hindered the last judgement does not hinder any more
            self._draw()
            if self.coaching.finished is not None and self._options.figures:
                with contextlib.suppress(JudgementCancelled, GraderError):
                    drawn = await asyncio.to_thread(self._judged, name, figures=True)
                    same = drawn.submission is not None and judged.submission is not None
                    if same and drawn.result.hashes == judged.result.hashes:
                        self.coaching, self._page = self.coaching.with_pictures(drawn), ""
                        self._draw()
                        if self.coaching.pictures:
                            self._page = await asyncio.to_thread(self._write_page, drawn)
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
        page = await asyncio.to_thread(self._write_page, judged)
        if page:
            opened = await asyncio.to_thread(_open, Path(page))
            self._said = self._say("coach.opened" if opened else "coach.page", path=page)
        self._draw()

    def _write_page(self, judged: JudgedTarget) -> str:
        """Write the report, and return where it lies; "" where it cannot be written, and what hinders is said."""
        if self._pages is None:
            self._pages = tempfile.mkdtemp(prefix="grader-")
        page = (self._options.html or Path(self._pages, f"{judged.result.assignment}.html")).absolute()
        try:
            write(judged, replace(self._options, html=page, json=None), tell=False)
        except OSError as error:
            self._said = f"{page}: {error.strerror}"
            return ""
        return str(page)

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
        screen = self._screen()
        for name in ("status", "tasks", "text", "keys"):
            self.query_one(f"#{name}", Static).update(Group(getattr(screen, name)))  # rich's own dots at the end

    def _screen(self) -> Screen:
        encoding = sys.__stdout__.encoding if sys.__stdout__ else "utf-8"
        return Screen(
            coaching=self.coaching,
            assignments=self._course.assignments,
            lang=self._options.lang,
            width=self.size.width,
            height=self.size.height,
            unicode=encoding.lower().startswith("utf"),
            judging=self._busy,
            shown=self._shown,
            said=self._said,
            at=self._at,
            page=self._page,
        )

    def _say(self, phrase: str, **args: str) -> str:
        return say(phrase, self._options.lang, **args)


def _open(page: Path) -> bool:
    """Whether a browser has opened ``page``. One that would draw into this terminal is none."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(browser) is not webbrowser.GenericBrowser and browser.open(page.as_uri())
