"""Move the pinned actions of all workflows to their newest releases, after a look at the Node that each runs on.

    python tools/action_pins.py            # rewrite the files
    python tools/action_pins.py --check    # say what would change; exit code 1 where anything would

Dependabot does the same for this repository once it has reached GitHub; the templates of released courses need it too,
and a course's author may run this against a copy of them. It uses Git alone, and nothing of what it fetches is run.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
NODE = 24
"""The Node of today's runners: 20 left them in September 2026."""

_USE = re.compile(r"(?P<action>[\w.-]+/[\w.-]+)@(?P<commit>[0-9a-f]{40}) # v(?P<version>\d+\.\d+\.\d+)")
_TAG = re.compile(r"(?P<commit>[0-9a-f]{40})\trefs/tags/v(?P<version>\d+\.\d+\.\d+)(?P<peeled>\^\{\})?")
_USING = re.compile(r"^\s*using:\s*['\"]?(\w+)", re.MULTILINE)


class Pin(NamedTuple):
    """A release of an action."""

    version: str
    commit: str

    @property
    def order(self) -> tuple[int, ...]:
        """Return the numbers of the version."""
        return tuple(map(int, self.version.split(".")))


def files() -> list[Path]:
    """Return everything that pins an action: workflows, templates, the action itself and the docs."""
    found = [*ROOT.glob("templates/ci/*.yml"), *ROOT.glob(".github/workflows/*.yml"), ROOT / "docs" / "ci.md"]
    return sorted([*found, ROOT / "action.yml"])


def pins(texts: Iterable[str]) -> dict[str, set[Pin]]:
    """Return the pins of each action in ``texts`` (pure)."""
    found: dict[str, set[Pin]] = {}
    for text in texts:
        for use in _USE.finditer(text):
            found.setdefault(use["action"], set()).add(Pin(use["version"], use["commit"]))
    return found


def newest(listing: str) -> Pin | None:
    """Return the newest release among what ``git ls-remote --tags`` lists: of a tag object the commit (pure)."""
    commits: dict[str, str] = {}
    for line in listing.splitlines():
        tag = _TAG.fullmatch(line)
        if tag is not None and (tag["peeled"] or tag["version"] not in commits):
            commits[tag["version"]] = tag["commit"]
    return max((Pin(version, commit) for version, commit in commits.items()), key=lambda pin: pin.order, default=None)


def node_of(definition: str) -> int | None:
    """Return the Node that an ``action.yml`` asks for; None for an action of another kind (pure)."""
    using = _USING.search(definition)
    return int(using[1].removeprefix("node")) if using is not None and using[1].startswith("node") else None


def rewritten(text: str, wanted: Mapping[str, Pin]) -> str:
    """Return a text with every action at its wanted release (pure)."""

    def use(found: re.Match[str]) -> str:
        pin = wanted.get(found["action"])
        return found[0] if pin is None else f"{found['action']}@{pin.commit} # v{pin.version}"

    return _USE.sub(use, text)


def _git(*arguments: str, folder: str = ".") -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def _release(action: str) -> Pin:
    """Return the newest release of an action. Raises SystemExit where it needs a Node that the runners have no more."""
    address = f"https://github.com/{action}"
    pin = newest(_git("ls-remote", "--tags", address))
    if pin is None:
        raise SystemExit(f"{action}: no release")
    with tempfile.TemporaryDirectory() as folder:
        _git("init", "--quiet", "--bare", ".", folder=folder)
        _git("fetch", "--quiet", "--depth=1", address, pin.commit, folder=folder)
        node = node_of(_git("show", f"{pin.commit}:action.yml", folder=folder))
    if node is not None and node < NODE:
        raise SystemExit(f"{action} v{pin.version} runs on Node {node}, which the runners have no more")
    return pin


def main(arguments: list[str]) -> int:
    """Rewrite the files, or only say what would change."""
    texts = {path: path.read_text(encoding="utf-8") for path in files()}
    wanted = {action: _release(action) for action in pins(texts.values())}
    changed = {path: new for path, text in texts.items() if (new := rewritten(text, wanted)) != text}
    for path, text in changed.items():
        print(path.relative_to(ROOT))
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    return 1 if changed and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
