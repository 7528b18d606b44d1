"""A class of fifty repositories on this machine, for a play: 10 late, 3 empty, 2 hostile, and the odd ones."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.collect.remotes import bare, git, imported, of_many_paths, push
from tests.small_course import SOLUTION

WRONG = SOLUTION.replace("return a + b", "return a - b")
FILE = "assignments/sums/sums.py"

ON_TIME = [f"ok{number:02}" for number in range(32)]
LATE = [f"late{number}" for number in range(10)]
EMPTY = [f"empty{number}" for number in range(3)]

EXPECTED = {
    **{name: ["graded", "0", "20" if number % 8 == 7 else "100"] for number, name in enumerate(ON_TIME)},
    **{name: ["graded", "1", "90"] for name in LATE},
    **{name: ["missing", "0", "0"] for name in EMPTY},
    "alternates": ["ungradable", "0", "0"],
    "attack": ["graded", "0", "0"],
    "paths": ["ungradable", "0", "0"],
    "gone": ["ungradable", "0", "0"],
    "forced": ["graded", "0", "100"],
}
"""Status, days late and final mark of everybody after the deadline."""


class ClassOfFifty:
    """The remotes below ``root`` as they are before the deadline."""

    far = datetime(2099, 1, 1, tzinfo=UTC)

    def __init__(self, root: Path) -> None:
        self._root = root
        for number, name in enumerate(ON_TIME):
            push(self._remote(name), {FILE: (WRONG if number % 8 == 7 else SOLUTION) + f"# {name}\n"})
        for name in (*LATE, *EMPTY):
            self._remote(name)
        push(self._remote("forced"), {FILE: SOLUTION})
        of_many_paths(self._remote("paths"))
        self._attack()
        secret = bare(root.parent / "secret.git")
        push(secret, {"reference.py": SOLUTION})
        lead = self._remote("alternates")
        (lead / "objects" / "info").mkdir(exist_ok=True)
        (lead / "objects" / "info" / "alternates").write_text(f"{secret}/objects\n", encoding="utf-8")
        (lead / "refs" / "heads" / "main").write_text(git(secret, "rev-parse", "main") + "\n", encoding="utf-8")

    def _remote(self, name: str) -> Path:
        return bare(self._root / f"{name}.git")

    def _attack(self) -> None:
        planted = self._root.parent / "planted"
        remote = self._remote("attack")
        code = f"import os, pathlib\nos.system('touch {planted}')\npathlib.Path('{planted}').touch()\n"
        entries = [
            ("100644", FILE, code + "def add(a, b):\n    print('::set-output name=score::100')\n    os._exit(0)\n"),
            ("120000", "assignments/sums/data.csv", "/etc/passwd"),
            ("160000", "inner", b"1" * 40),
            ("100644", ".gitmodules", f'[submodule "x"]\n\tpath = inner\n\turl = ext::touch {planted}\n'),
            ("100644", ".gitattributes", "* filter=lfs\n"),
            ("100755", "conftest.py", code),
        ]
        imported(remote, entries, 5, "main", False)
        with (remote / "config").open("a", encoding="utf-8") as config:
            config.write(
                f'[core]\n\tfsmonitor = "touch {planted}"\n[uploadpack]\n\tpackObjectsHook = "touch {planted}"\n'
            )

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield everybody's id and repository; one of these is not there."""
        for name in (*ON_TIME, *LATE, *EMPTY, "forced", "paths", "attack", "alternates", "gone"):
            yield name, str(self._root / f"{name}.git")

    def pass_the_deadline(self) -> datetime:
        """Let the deadline pass, and push what comes after it. Return the deadline."""
        due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)
        while datetime.now(UTC) <= due + timedelta(seconds=1):
            time.sleep(0.1)
        for name in LATE:
            push(self._root / f"{name}.git", {FILE: SOLUTION + f"# {name}\n"}, date=1_000_000_000)
        push(self._root / "forced.git", {FILE: WRONG}, fresh=True)
        return due
