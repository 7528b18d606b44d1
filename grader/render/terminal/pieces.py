"""The smallest pieces of a terminal report: words, signs and values, in one language and for one width."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text as Line

from grader.model import Place, Text
from grader.render.advice import Advice
from grader.render.claims import spot
from grader.render.suggestions import in_language
from grader.render.terminal.unbroken import COMMAND, Unbroken
from grader.render.view import SIGNS, TaskView, Totals
from grader.text import clean, phrases

# For terminals whose encoding has none of these signs.
_ASCII = str.maketrans("✓✗…○●≠█▓░▸", "+x~o*!#+.>")
_STYLES = {
    "passed": "green", "failed": "red", "blocked": "blue", "broken": "magenta",
    "later": "dim", "todo": "",
}  # fmt: skip

NARROW = 60  # columns below which things stand below each other instead of side by side
_VALUE, _VALUE_LINES = 1200, 12  # characters and lines of a value


class Pieces:
    """Maker of them. ``width`` is in columns; without ``unicode`` signs are ASCII."""

    def __init__(self, lang: str, width: int, unicode: bool, home: str = "") -> None:
        self.lang, self.width = lang, width
        self._unicode, self._home = unicode, home

    def say(self, phrase: str, **args: phrases.Argument) -> str:
        """Return a phrase in the reader's language."""
        return phrases.say(phrase, self.lang, **args)

    def authored(self, text: Text) -> str:
        """Return an author's text in the reader's language."""
        return clean.line(text.get(self.lang))

    def about(self, task: TaskView) -> str:
        """Return what there is to say of a task beside its points."""
        if task.state == "blocked":
            return self.say("task.waits", tasks=", ".join(clean.line(name, 40) for name in task.waits_for))
        if task.state in ("broken", "later", "todo"):
            return self.say(f"state.{task.state}")
        return self.authored(task.title)

    def points(self, task: TaskView, totals: Totals) -> str:
        """Return the points of a task, of how many."""
        out_of = task.public_max if totals.hidden is None else task.max_points
        return self.say("score.pair", points=task.points, max=out_of)

    def place(self, place: Place) -> str:
        """Return file and line."""
        return f"{clean.line(place.file, 80)}, {spot(place, self.lang)}"

    def value(self, raw: str, limit: int = _VALUE, most: int = _VALUE_LINES) -> Line:
        """Return a value, cut after ``limit`` characters and ``most`` lines."""
        head = "\n".join(clean.text(raw[:limit]).split("\n")[:most])
        cut = len(raw) - len("\n".join(raw[:limit].split("\n")[:most]))
        tail = f"\n{self.say('failure.cut', count=cut)}" if cut else ""
        return Line.assemble(head, (tail, "dim"), overflow="fold")

    def sign(self, state: str) -> Line:
        """Return the sign of a state."""
        return Line(self.plain(SIGNS[state]), _STYLES[state])

    def plain(self, sign: str) -> str:
        """Return a sign as this terminal can show it."""
        return sign if self._unicode else sign.translate(_ASCII)

    def hanging(self, sign: Line, text: Line) -> RenderableType:
        """Return a text whose lines begin beside its sign."""
        grid = Grid.grid(padding=(0, 1, 0, 0))
        text.overflow = "fold"  # a long text goes on in the next line and is never cut
        grid.add_row(sign, text)
        return grid

    def tip(self, tip: Advice) -> Line:
        """Return what to do next, as a line."""
        args = {name: clean.line(value) for name, value in tip.arguments(self.lang).items()}
        pieces = phrases.pieces(tip.phrase, self.lang, **args)
        return Line.assemble(
            *((in_language(text, self.lang, self._home), COMMAND) if code else (text, "") for text, code in pieces)
        )

    def advice(self, tip: Advice) -> RenderableType:
        """Return what to do next; commands stand out, and are not broken."""
        return Unbroken(self.tip(tip))
