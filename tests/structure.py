"""How the modules of ``grader/`` hang together, counted from their imports: ``python tests/structure.py [CHECKOUT …]``.

A room is a file or folder at the top level of ``grader/``. An arrow leads from a room to another one that it imports,
wherever the import stands: inside a function and for the type checker, too. A circle is a chain of imports that ends
in the file where it began.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = "grader"
GROUND = frozenset({"model", "errors"})
"""Rooms that everything may import: arrows to them say little."""

Module = str
Imports = Mapping[Module, frozenset[Module]]


@dataclass(frozen=True)
class Structure:
    """The counts of one checkout. ``outside`` are the rooms that the layers contract does not name."""

    modules: int
    rooms: frozenset[str]
    arrows: frozenset[tuple[str, str]]
    circles: tuple[frozenset[Module], ...]
    outside: frozenset[str]
    exceptions: tuple[str, ...]
    longest: int

    @property
    def arrows_without_ground(self) -> int:
        """How many arrows do not lead to the ground."""
        return sum(target not in GROUND for _, target in self.arrows)


def measure(checkout: Path) -> Structure:
    """Count the structure of the package in ``checkout``."""
    files = dict(_modules(checkout / PACKAGE))
    imports = {name: frozenset(_imports(name, path, files)) - {name} for name, path in files.items()}
    rooms = frozenset(_room(name) for name in files)
    arrows = {(_room(name), _room(target)) for name, targets in imports.items() for target in targets}
    contract = _layers_contract(checkout)
    named = {room.strip() for layer in contract.get("layers", ()) for room in layer.split("|")}
    return Structure(
        modules=len(files),
        rooms=rooms,
        arrows=frozenset((room, target) for room, target in arrows if room != target),
        circles=tuple(_circles(imports)),
        outside=rooms - {name.removeprefix(f"{PACKAGE}.") for name in named} - {PACKAGE},
        exceptions=tuple(contract.get("ignore_imports", ())),
        longest=max(len(path.read_text("utf-8").splitlines()) for path in files.values()),
    )


def _modules(folder: Path) -> Iterator[tuple[Module, Path]]:
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        if path.stat().st_size or path.name != "__init__.py":  # an empty one is no more than its folder
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def _room(module: Module) -> str:
    """The top-level name of a module; the package's own for its ``__init__``."""
    return module.split(".")[1] if "." in module else PACKAGE


def _imports(name: Module, path: Path, files: Iterable[Module]) -> Iterator[Module]:
    """The modules of the package that a file imports, each as far as it is a file."""
    known = set(files)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            targets = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for target in targets:
            while target and target not in known:
                target = target.rpartition(".")[0]
            if target and target != PACKAGE:
                yield target


def _circles(imports: Imports) -> Iterator[frozenset[Module]]:
    """Circles, with no file in two of them: each is taken out before the next is looked for."""
    rest = dict(imports)
    while True:
        try:
            tuple(TopologicalSorter(rest).static_order())
            return
        except CycleError as error:
            circle = frozenset(error.args[1])
            yield circle
            rest = {name: targets - circle for name, targets in rest.items() if name not in circle}


def _layers_contract(checkout: Path) -> Mapping[str, list[str]]:
    """The longest contract of layers in pyproject.toml."""
    settings = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    contracts = settings.get("tool", {}).get("importlinter", {}).get("contracts", ())
    layers = [contract for contract in contracts if contract["type"] == "layers"]
    return max(layers, key=lambda contract: len(contract["layers"]), default={})


def table(checkouts: Iterable[Path]) -> str:
    """The counts of several checkouts, side by side."""
    structures = {checkout.resolve().name: measure(checkout) for checkout in checkouts}
    rows = {
        "modules": [s.modules for s in structures.values()],
        "rooms": [len(s.rooms) for s in structures.values()],
        "arrows between rooms": [len(s.arrows) for s in structures.values()],
        f"… without those to {' and '.join(sorted(GROUND))}": [s.arrows_without_ground for s in structures.values()],
        "circles of files": [len(s.circles) for s in structures.values()],
        "rooms under the layers contract": [len(s.rooms) - 1 - len(s.outside) for s in structures.values()],
        "rooms under no layer": [len(s.outside) for s in structures.values()],
        "imports that the contract excuses": [len(s.exceptions) for s in structures.values()],
        "lines of the longest module": [s.longest for s in structures.values()],
    }
    width = max(map(len, rows))
    lines = [" " * width + "".join(f"  {name:>12}" for name in structures)]
    lines += [f"{label:<{width}}" + "".join(f"  {count:>12}" for count in counts) for label, counts in rows.items()]
    for name, structure in structures.items():
        lines += [f"{name}: a circle of {', '.join(sorted(circle))}" for circle in structure.circles]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table([Path(argument) for argument in sys.argv[1:]] or [Path(__file__).parents[1]]))
