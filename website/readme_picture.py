"""Draw docs/picture.svg for the README: what a student sees in the terminal, and the same as a page.

``python -m website.readme_picture`` judges a submission of the sample class and draws what was said of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from grader.model import Result, StudentResult
from grader.render.view import SIGNS, arrange
from grader.results import store
from grader.text.sentences import sentence

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "picture.svg"
_COLUMNS, _LINES = 62, 22
_COLOURS = {"passed": "#17693f", "failed": "#a1260d", "blocked": "#6b6a66", "todo": "#6b6a66", "later": "#6b6a66"}


def main() -> None:
    """Judge, and write the picture."""
    source = (ROOT / "reference/gates/gates.py").read_text(encoding="utf-8")
    wrong = source + "\n\n" + (ROOT / "reference/demo/files/gates_xor_one_neuron.py").read_text(encoding="utf-8")
    submission = ROOT / "demo-out" / "gates.py"
    submission.parent.mkdir(exist_ok=True)
    submission.write_text(wrong, encoding="utf-8")
    told = _run(submission)
    result = store.decode(_run(submission, "--json", "-").encode(), submission)
    PICTURE.write_text(draw(told, result), encoding="utf-8")


def _run(submission: Path, *options: str) -> str:
    command = [sys.executable, "-m", "grader", "run", "gates", "--submission", str(submission), *options]
    environment = {**os.environ, "COLUMNS": str(_COLUMNS), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False).stdout


def draw(told: str, result: Result) -> str:
    """Return the picture: lines of the terminal on the left, the report on the right."""
    lines = [line.rstrip() for line in told.splitlines()][:_LINES]
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 420" role="img" font-size="13">',
            "<title>What a student sees: grader run gates in the terminal, and the report</title>",
            '<rect width="560" height="420" rx="10" fill="#1b1c1f"/>',
            '<g font-family="ui-monospace,Menlo,monospace" font-size="12" fill="#e8e6e1" style="white-space:pre">',
            '<text x="18" y="28" fill="#8ecb9f">$ grader run gates</text>',
            *(f'<text x="18" y="{46 + 17 * row}">{escape(line)}</text>' for row, line in enumerate(lines) if line),
            "</g>",
            '<rect x="580" width="419" height="419" rx="10" fill="#fbfaf7" stroke="#dcd9d2"/>',
            '<g font-family="system-ui,sans-serif" fill="#1b1c1f">',
            *_report(result.for_student()),
            "</g></svg>\n",
        ]
    )


def _report(result: StudentResult) -> list[str]:
    view = arrange(result)
    rows = [
        f'<text x="604" y="36" font-size="12" fill="#6b6a66">{escape(result.title.en)}</text>',
        f'<text x="604" y="78" font-size="38" font-weight="700">{view.totals.known:g}'
        f'<tspan font-size="14" font-weight="400" fill="#6b6a66"> of {view.totals.known_max:g}</tspan></text>',
    ]
    left = 604.0
    for task in view.tasks:
        width = 370 * task.max_points / result.max_score
        fill = "#17693f" if task.state == "passed" else "#dcd9d2"
        rows.append(f'<rect x="{left:.1f}" y="92" width="{width - 3:.1f}" height="8" rx="2" fill="{fill}"/>')
        left += width
    for number, task in enumerate(view.tasks):
        y, colour = 126 + 22 * number, _COLOURS.get(task.state, "#a1260d")
        rows.append(
            f'<text x="604" y="{y}"><tspan fill="{colour}">{SIGNS[task.state]}</tspan> {escape(task.name)}</text>'
            f'<text x="974" y="{y}" text-anchor="end" fill="#6b6a66">{task.points:g} / {task.max_points:g}</text>'
        )
    top = 126 + 22 * len(view.tasks)
    failed = view.focus.problems[0].test if view.focus is not None else None
    if failed is not None and failed.message is not None:
        claim = escape(sentence(failed.message, "en")[:58])
        rows.append(f'<text x="604" y="{top + 6}" font-weight="600">{claim}</text>')
        if failed.gap is not None:
            sides = ((604, "expected", failed.gap.expected, "#e3f1e7"), (794, "got", failed.gap.actual, "#fbe9e3"))
            for x, name, value, fill in sides:
                rows.append(f'<text x="{x}" y="{top + 28}" font-size="11" fill="#6b6a66">{name}</text>')
                rows.append(f'<rect x="{x}" y="{top + 34}" width="180" height="26" rx="5" fill="{fill}"/>')
                rows.append(f'<text x="{x + 10}" y="{top + 52}" font-family="monospace">{escape(value[:22])}</text>')
    seen = [diagnosis.title.en for diagnosis in result.diagnoses[:1]]
    return [*rows, *(f'<text x="604" y="{top + 84}" font-size="12">It {escape(title[:60])}</text>' for title in seen)]


if __name__ == "__main__":
    main()
