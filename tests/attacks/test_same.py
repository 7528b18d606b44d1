"""The same submission gets the same result: graded twice, by one job or four, in either tier, script or notebook.

Equal byte for byte, apart from durations and ``environment``; of a notebook, apart from what names file and cell.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.attack_batch import fill_in, run_batch
from tests.attacks.attack_catalogue import catalogue
from tests.attacks.attack_course import SOLUTION, write_attacked_course
from tests.attacks.attack_runs import need

SURROUNDINGS = """
import locale, os, random, sys, threading, time
import numpy as np

print(hash("a"), list({"x", "y", "z"}), time.tzname, time.strftime("%H", time.localtime(0)), oct(os.umask(0)))
print(locale.setlocale(locale.LC_ALL), sys.getfilesystemencoding(), sys.flags.utf8_mode, os.cpu_count() is None)
print({name: value for name, value in sorted(os.environ.items()) if name not in ("HOME", "TMPDIR", "MPLCONFIGDIR")})
print(threading.active_count(), random.random(), np.random.rand(2), np.random.get_state()[1][:3])
print(sys.argv, __name__ in ("sums", "__main__"), sys.getrecursionlimit(), np.geterr(), np.get_printoptions())
"""

SUBMISSIONS = {
    "honest": SOLUTION,
    "surroundings": SURROUNDINGS + SOLUTION,
    "wrong": SOLUTION.replace("* 2", "* 2.000001").replace("return a + b", "return a + 2 * b"),
    "half": "def add(a, b):\n    return a + b\n\n\ndef total(numbers):\n    return sum(numbers)\n",
    "raises": SOLUTION + "\n1 / 0\n",
    "raises in calls": SOLUTION.replace("return a + b", "return {}[a]").replace("frame.assign", "frame.assing"),
    "syntax": SOLUTION.replace("def total(numbers):", "def total(numbers)"),
    "sets": SOLUTION.replace("return a + b", "return {str(a), str(b), 'x', 'yy'}"),
    "random": SOLUTION.replace("return a + b", "import random; return random.random() + np.random.rand()"),
    "exits": "import os\nos._exit(3)\n",
    "loops": SOLUTION.replace("return np.asarray(x) * 2", "\n    while True: pass"),
    "prints": SOLUTION.replace("return a + b", "print('adding', a, b); return a + b"),
    "nothing": "",
}
STEADY = ("forging_frames", "forging_skips", "reading_raise_arguments", "proxies_odd_values", "proxies_underscores")
"""Attacks whose results depend on nothing but themselves."""


def as_notebook(source: str) -> str:
    """The script as the one cell of a notebook."""
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


BY_DAY = ("surroundings", "wrong", "raises in calls", "sets", "random", "exits", "forging_frames", "proxies_odd_values")


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """Everybody."""
    return hand_in(tmp_path, (*SUBMISSIONS, *STEADY))


def hand_in(tmp_path: Path, names: tuple[str, ...]) -> Path:
    """A class: scripts in one folder, the same as notebooks in another."""
    sources = {name: source for name, source in SUBMISSIONS.items() if name in names}
    for attack in catalogue():
        if attack.name in STEADY and attack.name in names:
            (tmp_path / "made").mkdir(exist_ok=True)
            attack.make(tmp_path / "made")
            sources[attack.name] = (tmp_path / "made" / "sums.py").read_text("utf-8")
    for name, source in sources.items():
        for kind, suffix, text in (("scripts", "py", source), ("notebooks", "ipynb", as_notebook(source))):
            folder = tmp_path / kind / name
            folder.mkdir(parents=True)
            (folder / f"sums.{suffix}").write_text(text, encoding="utf-8")
            (folder / "honest.py").write_text(SOLUTION, encoding="utf-8")
            fill_in(folder, {"sentinel": "1", "planted": "/nowhere", "token": "token"})
    return tmp_path


def results(handed_in: Path, kind: str, tier: str, jobs: int) -> dict[str, Any]:
    """What a batch stores of everybody, without durations and environment."""
    need(tier)
    course = handed_in / "course"
    if not course.exists():
        write_attacked_course(course)
        settings = (
            (course / "course.toml")
            .read_text("utf-8")
            .replace("wall = 1.5", "wall = 8")
            .replace("suite = 6", "suite = 60")
        )
        (course / "course.toml").write_text(settings, encoding="utf-8")
    out = handed_in / f"out-{kind}-{tier}-{jobs}"
    done = run_batch(course, handed_in / kind, out, "--sandbox", tier, "--jobs", str(jobs), "--fresh")
    assert done.returncode == 0, done.stderr
    found = {}
    for path in out.glob("results/*/sums.json"):
        stored = json.loads(path.read_text("utf-8"))
        del stored["environment"], stored["duration"]
        for test in stored["tests"]:
            del test["duration"]
        found[path.parent.name] = stored
    assert found
    return found


def compare(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Equal, student by student."""
    assert one.keys() == other.keys()
    for student in one:
        assert json.dumps(one[student], indent=1).splitlines() == json.dumps(other[student], indent=1).splitlines()


def test_tier_and_jobs_do_not_matter(tmp_path: Path) -> None:
    """One job in tier namespaces, several in tier landlock, for some: two here, as each pays for its start."""
    handed_in = hand_in(tmp_path, BY_DAY)
    first = results(handed_in, "scripts", "namespaces", 1)
    compare(first, results(handed_in, "scripts", "landlock", 2))


@pytest.mark.nightly
def test_tier_and_four_jobs_do_not_matter(handed_in: Path) -> None:
    """For all of them."""
    first = results(handed_in, "scripts", "namespaces", 1)
    compare(first, results(handed_in, "scripts", "landlock", 4))


@pytest.mark.nightly
def test_again(handed_in: Path) -> None:
    """The same class, graded twice in the same way, and by four jobs."""
    first = results(handed_in, "scripts", "namespaces", 1)
    compare(first, results(handed_in, "scripts", "namespaces", 1))
    compare(first, results(handed_in, "scripts", "namespaces", 4))


@pytest.mark.nightly
def test_notebook_or_script(handed_in: Path) -> None:
    """The same code, handed in as a script and as a notebook: only what names file and cell differs."""
    script = results(handed_in, "scripts", "namespaces", 2)
    notebook = results(handed_in, "notebooks", "namespaces", 2)
    for stored in (*script.values(), *notebook.values()):
        del stored["submission"], stored["hashes"]
        stored["stdout"] = stored["stdout"].replace("['sums.ipynb']", "['sums.py']")  # sys.argv
        for thing in (*stored["tests"], *stored["notes"]):
            if thing.get("place"):
                del thing["place"]["file"], thing["place"]["cell"]
        for note in stored["notes"]:
            note["id"] = note["id"].replace("-script-", "-cell-").replace("note.script-", "note.cell-")
            for name in ("file", "cell"):
                note["args"].pop(name, None)
            if "other" in note["args"]:  # the file that has no code
                note["args"]["other"] = note["args"]["other"].replace("sums.ipynb", "sums.py")
            if "text" in note["args"]:  # a syntax error says where it is
                note["args"]["text"] = note["args"]["text"].replace("sums.ipynb[1]", "sums.py")
    compare(script, notebook)
