"""Text whose commands are never broken between rows: what is to be typed stands in one, ready to be copied."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text as Line

COMMAND = "bold cyan"
"""The style of what is to be typed."""
_GLUE = "\ue000"  # stands for a blank that is no place to break at, as long as rows are made


class Unbroken:
    """A text that wraps between words, and never inside of a command that fits into a row."""

    def __init__(self, text: Line) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows."""
        signs = list(self._text.plain)
        for start, end in ((span.start, span.end) for span in self._text.spans if span.style == COMMAND):
            if cell_len(self._text.plain[start:end]) < options.max_width:
                signs[start:end] = [_GLUE if sign == " " else sign for sign in signs[start:end]]
        glued = self._text.copy()
        glued.plain = "".join(signs)
        for row in glued.wrap(console, options.max_width, overflow="fold"):
            row.plain = row.plain.replace(_GLUE, " ")
            yield row

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the width that the text may have."""
        return Measurement.get(console, options, self._text)
