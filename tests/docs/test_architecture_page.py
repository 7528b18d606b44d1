"""docs/architecture.md: the map has a line for every room of the tree, in the order of the layers, and no other."""

from __future__ import annotations

import re
import tomllib

from tests import ROOT

PACKAGE = ROOT / "grader"
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## The map")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| `([\w./]+)` \| (.+) \| (?:`([\w./]+)` )?\|$", MAP, re.M)


def rooms() -> set[str]:
    """What lies at the top of the package, folders with a slash."""
    return {f"{path.name}/" if path.is_dir() else path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}


def layers() -> list[set[str]]:
    """The lines of the contract, the highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in settings["tool"]["importlinter"]["contracts"] if one.get("containers") == ["grader"])
    return [{name.strip().removeprefix("grader.") for name in re.split("[|:]", line)} for line in contract["layers"]]


def test_every_room_has_a_line() -> None:
    """The map has a line for each folder and file at the top of the package, and for nothing else."""
    names = [name for name, _, _ in ROWS]
    assert len(names) == len(set(names))
    assert set(names) == rooms()


def test_rooms_stand_in_the_order_of_the_layers() -> None:
    """Who goes down the map meets the layers from the highest to the lowest."""
    place = {name: number for number, layer in enumerate(layers()) for name in layer}
    order = [place[room] for name, _, _ in ROWS if (room := name.removesuffix(".py").removesuffix("/")) in place]
    assert order == sorted(order)
    assert len(order) == len(place)


def test_the_files_to_begin_with_are_there() -> None:
    """Each lies in the room of its line; and every module that the page names in its prose exists."""
    for name, _, start in ROWS:
        if start:
            assert start.startswith(name) and (PACKAGE / start).is_file(), start
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", page)
    assert [module for module in modules if not ((PACKAGE / module).is_file() or (ROOT / module).is_file())] == []
