"""A class of gates as it comes: half of it right, the others wrong in a few ways."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRONG = ("gates_inclusive", "gates_signs", "gates_swapped", "gates_xor_one_neuron", "gates_returns_bool", "gates_half")


def make_class(folder: Path, count: int) -> list[Path]:
    """Submissions as they come: half of them right, the others wrong in a few ways."""
    right = (ROOT / "reference/gates/gates.py").read_text(encoding="utf-8")
    files = []
    for number in range(count):
        patch = "" if number % 2 else WRONG[number // 2 % len(WRONG)]
        extra = (ROOT / f"reference/demo/files/{patch}.py").read_text(encoding="utf-8") if patch else ""
        path = folder / f"student {number:04}" / "gates.py"
        path.parent.mkdir(parents=True)
        path.write_text(f"{right}\n\n{extra}\n# {number}\n", encoding="utf-8")
        files.append(path)
    return files
