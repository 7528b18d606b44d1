"""The pieces of a terminal report: lines, blocks and small grids, in one language and for one width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from grader.model import Diagnosis, Gap, Message, Place, SourceText, StudentResult, Table, TestResult, Text
from grader.render.advice import Advice, advice
from grader.render.claims import claim, meaning_of, message_claim, related, shown, spot
from grader.render.excerpt import around
from grader.render.progress import Step
from grader.render.suggestions import in_language
from grader.render.terminal.unbroken import COMMAND, Unbroken
from grader.render.view import SIGNS, TaskView, Totals, View
from grader.text import clean, phrases

_STEPS = {"done": "✓", "now": "●", "todo": "○"}
_BAR = {"done": "█", "now": "▓", "todo": "░"}
# For terminals whose encoding has none of these signs.
_ASCII = str.maketrans("✓✗…○●≠█▓░▸", "+x~o*!#+.>")
_STYLES = {
    "passed": "green", "failed": "red", "blocked": "blue", "broken": "magenta",
    "later": "dim", "todo": "",
}  # fmt: skip

_NARROW = 60  # columns below which things stand below each other instead of side by side
_VALUE, _VALUE_LINES = 1200, 12  # characters and lines of a value
_OUTPUT, _OUTPUT_LINES = 2000, 10
_WINDOW = (8, 6)  # rows and columns of a table
_OTHERS = 8  # further failed tests of a task, a line each
_INDENT = 2


class Lines:
    """Maker of the pieces. ``width`` is in columns; without ``unicode`` signs are ASCII; ``sources`` is the student's
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
        self._lang, self._home = lang, home
        self._width = width
        self._unicode = unicode
        self._brief = brief
        self._sources = {(source.file, source.cell): source.text for source in sources}

    def heading(self, result: StudentResult) -> RenderableType:
        """Return assignment and student."""
        student = f"  {clean.line(result.student)}" if result.student else ""
        return Line.assemble((self._authored(result.title), "bold"), (student, "dim"))

    def judged_file(self, file: str, age: float | None, now: str = "") -> RenderableType:
        """Which file was judged, and how old it is: the student may have meant another. ``now``: the time of day, where
        the line stays on the screen."""
        told = self._say("run.judged", file=clean.line(file, 100), age=self._age(age))
        return Line(f"{now}  {told}" if now else told, "dim", no_wrap=bool(now), overflow="ellipsis")

    def _age(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
            if seconds >= length:
                return self._say(f"age.{unit}", count=int(seconds // length))
        return self._say("age.now")

    def tasks(self, view: View, result: StudentResult) -> RenderableType:
        """Return a line per task: state, name, points, and in a wide terminal what it is about."""
        grid = Grid.grid(padding=(0, 1, 0, 0))
        for task in view.tasks:
            points = Line(self._points(task, view.totals) if result.status == "graded" else "", justify="right")
            row = [self._sign(task.state), Line(clean.line(task.name, 40)), points]
            if self._width >= _NARROW:
                row.append(Line(self._about(task), "dim", no_wrap=True, overflow="ellipsis"))
            elif task.state == "blocked":
                row.append(Line(self._about(task), "dim"))
            grid.add_row(*row)
        return grid

    def pinned(self, view: View, result: StudentResult, focus: str, room: int) -> RenderableType:
        """Return the tasks in at most ``room`` lines, the one in focus marked: a line each, else a sign each."""
        if len(view.tasks) <= room:
            grid = Grid.grid(padding=(0, 1, 0, 0))
            for task in view.tasks:
                style = "bold reverse" if task.name == focus else ""
                points = Line(self._points(task, view.totals) if result.status == "graded" else "", justify="right")
                about = Line(self._about(task) if result.tests else "", "dim", no_wrap=True, overflow="ellipsis")
                name = Line(clean.line(task.name, 40), style, no_wrap=True)
                grid.add_row(self._sign(task.state), name, points, *([about] if self._width >= _NARROW else []))
            return grid
        signs = Line()
        for task in view.tasks:
            signs.append_text(self._sign(task.state))
            signs.append(f" {clean.line(task.name, 40)}  ", "bold reverse" if task.name == focus else "dim")
        return signs

    def status(self, result: StudentResult) -> RenderableType:
        """Return why there is no ordinary score, with the sign of the side at fault."""
        voice = "broken" if result.status == "grader-error" else "failed"
        return self._hanging(self._sign(voice), Line(self._say(f"about.{result.status}")))

    def broken(self, test: TestResult) -> RenderableType:
        """Return a test that the grader could not judge."""
        reason = f": {message_claim(test.message, self._lang)}" if test.message is not None else ""
        return self._hanging(self._sign("broken"), Line(self._authored(test.title) + reason))

    def note(self, note: Message) -> RenderableType:
        """Return a note about the submission; for a syntax error with its line, and a caret below it."""
        told = "\n".join(filter(None, (message_claim(note, self._lang), meaning_of(note, self._lang))))
        claimed = self._hanging(Line("-"), Line(told))
        before, after = (note.args.get(name) for name in ("before", "after"))
        if not isinstance(before, str) or not isinstance(after, str):
            return claimed
        before, after = clean.line(before, self._width), clean.line(after, self._width)
        code = Line(f"{before}{after}\n{' ' * cell_len(before)}", no_wrap=True, overflow="ellipsis")
        return Group(claimed, Padding(code.append("^", "red"), (0, 0, 0, 4), expand=False))

    def more(self, phrase: str, count: int) -> RenderableType:
        """Return how many more there are."""
        return Line(self._say(phrase, count=count), "dim")

    def focus(self, task: TaskView) -> Iterator[RenderableType]:
        """Yield the task to work on: its first failure in full, the others by their claims."""
        if task.state == "todo":
            yield from self._todo(task)
            return
        (first, _), *others = [line for line in task.problems if line.test.outcome == "failed"]
        title = Line.assemble((clean.line(task.name, 40), "bold"), ("  " + self._authored(task.title), "dim"))
        yield self._hanging(self._sign("failed"), title)
        for piece in self._failure(first, task):
            yield Padding(piece, (0, 0, 0, _INDENT), expand=False)
        hidden = 0
        if first.visibility == "public":  # what a title claims may hold, and fail for what the public tests show
            hidden = sum(times for test, times in others if test.visibility == "hidden")
            others = [line for line in others if line.test.visibility == "public"]
        for test, times in others[:_OTHERS]:
            count = f" ×{times}" if times > 1 else ""
            yield self._hanging(self._sign("failed"), Line(claim(test, self._lang) + count))
        if len(others) > _OTHERS:
            yield self.more("task.more", sum(times for _, times in others[_OTHERS:]))
        if hidden:
            yield self._hanging(self._sign("failed"), Line(self._say("task.hidden", count=hidden)))

    def one_task(self, task: TaskView) -> Iterator[RenderableType]:
        """Yield a task in whatever state it is."""
        if task.state in ("failed", "todo"):
            yield from self.focus(task)
            return
        title = Line.assemble((clean.line(task.name, 40), "bold"), ("  " + self._authored(task.title), "dim"))
        yield self._hanging(self._sign(task.state), title)
        if task.state in ("blocked", "broken", "later"):
            yield Padding(Line(self._about(task)), (0, 0, 0, _INDENT), expand=False)

    def course(self, steps: Sequence[Step], views: Mapping[str, View]) -> RenderableType:
        """Return a line per assignment of the course, and progress through it as a bar."""
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for step in steps:
            view = views.get(step.name)
            grid.add_row(*self.step(step, view.focus if view is not None else None))
        return Group(grid, Line(""), self.bar(steps))

    def _todo(self, task: TaskView) -> Iterator[RenderableType]:
        title = Line.assemble((clean.line(task.name, 40), "bold"), ("  " + self._authored(task.title), "dim"))
        yield self._hanging(self._sign("todo"), title)
        yield Padding(self.advice(Advice("try.not-implemented", {})), (0, 0, 0, _INDENT), expand=False)

    def output(self, stdout: str) -> Iterator[RenderableType]:
        """Yield the beginning of what the submission printed."""
        yield Line(self._say("page.stdout"), "bold")
        yield Padding(self._value(stdout.rstrip("\n"), _OUTPUT, _OUTPUT_LINES), (0, 0, 0, _INDENT), expand=False)

    def totals(self, totals: Totals, max_score: float) -> RenderableType:
        """Return the points, and which of them are not known yet."""
        phrase, args = totals.phrase(max_score)
        return Line(self._say(phrase, **args), "bold")

    def advice(self, tip: Advice) -> RenderableType:
        """Return what to do next; commands stand out, and are not broken."""
        return Unbroken(self._tip(tip))

    def _tip(self, tip: Advice) -> Line:
        args = {name: clean.line(value) for name, value in tip.arguments(self._lang).items()}
        pieces = phrases.pieces(tip.phrase, self._lang, **args)
        return Line.assemble(
            *((in_language(text, self._lang, self._home), COMMAND) if code else (text, "") for text, code in pieces)
        )

    def step(self, step: Step, focus: TaskView | None) -> list[RenderableType]:
        """Return an assignment of the course, as cells of a row."""
        points = ""
        if step.points is not None and step.max_points is not None:
            points = self._say("score.pair", points=step.points, max=step.max_points)
        row: list[RenderableType] = [
            Line(self._plain(_STEPS[step.state]), "green" if step.state == "done" else ""),
            Line(step.name, "bold" if step.state == "now" else ""),
            Line(points, justify="right"),
        ]
        if self._width >= _NARROW:
            about = clean.line(focus.name, 40) if focus is not None else self._authored(step.title)
            row.append(Line(about, "red" if focus is not None else "dim", no_wrap=True, overflow="ellipsis"))
        return row

    def bar(self, steps: Sequence[Step]) -> RenderableType:
        """Return progress through the course as a bar: done, now, to do."""
        done = sum(step.state == "done" for step in steps)
        bar = "".join(self._plain(_BAR[step.state]) * 3 for step in steps)
        return Line(f"{bar}  {self._say('run.course', done=done, total=len(steps))}")

    # one failure

    def _failure(self, test: TestResult, task: TaskView) -> Iterator[RenderableType]:
        yield Line(self._authored(test.title), "dim")
        yield Line(self._claim(test), "bold")
        if explained := self._meaning(test):
            yield Line(explained)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for label, fact in self._facts(test):
            grid.add_row(Line(label, "dim"), fact)
        if grid.row_count:
            yield grid
        if test.place is not None:
            yield from self._excerpt(test.place)
        if test.gap is not None and test.gap.table is not None and not self._brief:
            yield self._window(test.gap.table)
        for diagnosis in task.diagnoses_of(test):
            yield self._diagnosis(diagnosis)
        for relation in task.relations_of(test):
            fact = f"{message_claim(relation.message, self._lang)} ({related(relation, self._lang)})"
            yield Line.assemble((f"{self._say('failure.relation')}: ", "dim"), fact)
        if test.hint is not None and test.hint.en:
            yield Line.assemble((f"{self._say('failure.hint')}: ", "dim"), self._authored(test.hint))
        yield self.advice(advice(test))

    def _facts(self, test: TestResult) -> Iterator[tuple[str, RenderableType]]:
        if test.place is not None:
            yield self._say("failure.where"), Line(self._place(test.place), overflow="fold")
        if test.call and self._is_news(test.call, test):
            yield self._say("failure.call"), self._value(test.call)
        gap = test.gap
        if gap is None:
            return
        kind = f" ({self._say(f'kind.{gap.kind}')})" if gap.kind in ("type", "shape", "keys") else ""
        if gap.expected and self._is_news(gap.expected, test):
            yield self._say("failure.expected") + kind, self._value(gap.expected)
        if gap.actual and self._is_news(gap.actual, test):
            yield self._say("failure.got") + kind, self._value(gap.actual)
        if not self._brief:
            yield from self._measures(gap)

    def _is_news(self, value: str, test: TestResult) -> bool:
        return not self._brief or test.message is None or value not in self._claim(test)

    def _claim(self, test: TestResult) -> str:
        return message_claim(test.message, self._lang) if test.message else claim(test, self._lang)

    def _excerpt(self, place: Place) -> Iterator[RenderableType]:
        """Yield the code around ``place``, line by line, with the line of ``place`` marked. No line wraps."""
        lines = self._sources.get((place.file, place.cell), "").split("\n")
        if not 1 <= place.line <= len(lines) or not any(lines):
            return
        first, last = around(lines, place.line)
        grid = Grid.grid(padding=(0, 1, 0, 0))
        for number, row in enumerate(lines[first - 1 : last], first):
            marked = number == place.line
            code = Line(clean.line(row.expandtabs(4), self._width), "bold" if marked else "", no_wrap=True)
            code.overflow = "ellipsis"
            grid.add_row(
                Line(str(number), "dim", justify="right"), Line(self._plain("▸") if marked else " ", "yellow"), code
            )
        yield Padding(grid, (1, 0), expand=False)

    def _measures(self, gap: Gap) -> Iterator[tuple[str, RenderableType]]:
        if gap.path or gap.index:
            index = f"[{', '.join(map(str, gap.index))}]" if gap.index else ""
            yield self._say("failure.element"), Line(clean.line(gap.path, 120) + index)
        if gap.max_error is not None and (gap.path or gap.index or gap.wrong is not None):
            yield self._say("failure.largest"), Line(f"{gap.max_error:.6g}")
        if gap.wrong is not None and gap.size is not None:
            of = self._say("failure.count-of", wrong=gap.wrong, size=gap.size)
            yield self._say("failure.count"), Line(of)

    def _window(self, table: Table) -> RenderableType:
        """Return got beside expected, cell by cell; wrong cells carry a sign."""
        rows, columns = _WINDOW if self._width >= _NARROW else (_WINDOW[0], 3)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_row("", *(Line(clean.line(name, 12), "dim", justify="right") for name in table.columns[:columns]))
        for name, got, expected, wrong in list(
            zip(table.rows, table.actual, table.expected, table.wrong, strict=False)
        )[:rows]:
            cells = zip(got[:columns], expected, wrong, strict=False)
            grid.add_row(Line(clean.line(name, 12), "dim"), *(self._cell(*cell) for cell in cells))
        return Padding(grid, (1, 0), expand=False)

    def _cell(self, got: str, expected: str, wrong: bool) -> Line:
        if not wrong:
            return Line(clean.line(got, 12), justify="right")
        both = f"{clean.line(got, 12)} {self._plain('≠')} {clean.line(expected, 12)}"
        return Line(both, "red", justify="right")

    def _diagnosis(self, diagnosis: Diagnosis) -> RenderableType:
        label = (f"{self._say('failure.diagnosis')}: ", "dim")
        more = self._tip(Advice("failure.explain", {"code": diagnosis.code}))
        count = f" ({shown(diagnosis, self._lang)})" if diagnosis.calls else ""
        title = f"{self._authored(diagnosis.title)}{count}. "
        return Unbroken(Line.assemble(label, title).append_text(more))

    # words

    def _meaning(self, test: TestResult) -> str:
        return meaning_of(test.message, self._lang) if test.visibility == "public" else ""

    def _say(self, phrase: str, **args: phrases.Argument) -> str:
        return phrases.say(phrase, self._lang, **args)

    def _authored(self, text: Text) -> str:
        return clean.line(text.get(self._lang))

    def _about(self, task: TaskView) -> str:
        if task.state == "blocked":
            return self._say("task.waits", tasks=", ".join(clean.line(name, 40) for name in task.waits_for))
        if task.state in ("broken", "later", "todo"):
            return self._say(f"state.{task.state}")
        return self._authored(task.title)

    def _points(self, task: TaskView, totals: Totals) -> str:
        out_of = task.public_max if totals.hidden is None else task.max_points
        return self._say("score.pair", points=task.points, max=out_of)

    def _place(self, place: Place) -> str:
        return f"{clean.line(place.file, 80)}, {spot(place, self._lang)}"

    def _value(self, raw: str, limit: int = _VALUE, most: int = _VALUE_LINES) -> Line:
        head = "\n".join(clean.text(raw[:limit]).split("\n")[:most])
        cut = len(raw) - len("\n".join(raw[:limit].split("\n")[:most]))
        tail = f"\n{self._say('failure.cut', count=cut)}" if cut else ""
        return Line.assemble(head, (tail, "dim"), overflow="fold")

    def _sign(self, state: str) -> Line:
        return Line(self._plain(SIGNS[state]), _STYLES[state])

    def _plain(self, sign: str) -> str:
        return sign if self._unicode else sign.translate(_ASCII)

    def _hanging(self, sign: Line, text: Line) -> RenderableType:
        grid = Grid.grid(padding=(0, 1, 0, 0))
        text.overflow = "fold"  # a long text goes on in the next line and is never cut
        grid.add_row(sign, text)
        return grid
