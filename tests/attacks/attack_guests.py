"""Attacks in guests of a server that has a hole in its wall: one of its layers is switched off.

    python -m tests.attacks.attack_guests TIER LAYER FOLDER        prints the names of the attacks that succeed, as JSON

``FOLDER`` holds the attacks, told where things are. They define the tasks only where their trick works.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from grader.model import Limits
from grader.sandbox import host
from grader.sandbox.losses import GuestLost
from tests.attacks.attack_course import SOLUTION

LIMITS = Limits(scratch=16, scratch_files=300, memory=192, threads=8)


def succeeds(path: Path, spawner: host.Spawner) -> bool:
    """Did the trick work?"""
    guest = spawner.spawn(LIMITS)
    try:
        guest.request(["open", "sums", "sums.py"], cpu=5, wall=10)
        guest.request(["bring", {"honest.py": SOLUTION.encode()}], cpu=5, wall=10)
        guest.request(["load", [["sums.py", path.read_text("utf-8")]], []], cpu=1, wall=2)
        names = guest.request(["names"], cpu=1, wall=2)
    except GuestLost:
        return False
    finally:
        guest.close()
    return ["Counter", "class"] in names[1]


def main(tier: str, layer: str, folder: str) -> None:
    """Run all of them and say which succeed."""
    with host.start(tier, disable=frozenset({layer})) as server, server.connect() as spawner:  # type: ignore[arg-type]
        print(json.dumps([path.stem for path in sorted(Path(folder).glob("*.py")) if succeeds(path, spawner)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
