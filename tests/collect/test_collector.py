"""A small class on bare remotes: who is late, what was taken back, and what tries to harm."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.collect.collector import Collector
from grader.collect.deadline import Deadline
from grader.collect.memory import FOLDER, LEFT
from grader.collect.remote_git import FetchLimits
from grader.exchange import collected
from grader.exchange.collected import Collected
from grader.exchange.repositories import read_repositories
from tests import ROOT
from tests.collect.remotes import ENVIRONMENT, bare, git, imported, of_many_paths, push, roster
from tests.small_course import write_course

DUE = datetime(2026, 11, 27, 14, 59, tzinfo=UTC)
BEFORE, AFTER = DUE - timedelta(hours=3), DUE + timedelta(hours=30)
CODE = {"gates.py": "x = 1\n"}


class Room:
    """A folder with remotes, a roster of all of them, and what collect makes of it."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "out"

    def remote(self, name: str) -> Path:
        """Make the repository of a student."""
        return bare(self.root / "remotes" / f"{name}.git")

    def collect(
        self, at: datetime, due: datetime | None = DUE, limits: FetchLimits | None = None
    ) -> dict[str, Collected]:
        """Collect everybody at a time, and return what is said of each."""
        names = sorted(path.stem for path in (self.root / "remotes").iterdir())
        listed = roster(self.root / "roster.csv", [(name, f"remotes/{name}.git") for name in names])
        collector = Collector(Path(os.path.relpath(self.out)), Deadline("gates", due), limits, lambda: at)
        found = collector.collect(read_repositories(listed), self.root, lambda _: None)
        assert collected.read(self.out) == found
        return {one.folder: one for one in found.students}

    def packs(self) -> dict[Path, float]:
        """Return all packs that were fetched."""
        return {path: path.stat().st_mtime_ns for path in self.out.glob(f"{FOLDER}/clones/*/objects/pack/*")}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Nothing in it yet."""
    return Room(tmp_path)


def test_the_last_commit_before_the_deadline_counts(room: Room) -> None:
    """By when it was seen: not the one that came later, also where it replaced the first and lies about its date."""
    kim, lee, han = (room.remote(name) for name in ("kim", "lee", "han"))
    early = {name: push(remote, {"gates.py": f"# {name}\n"}) for name, remote in (("kim", kim), ("lee", lee))}
    room.remote("ahn")
    room.collect(BEFORE)
    later = push(kim, {"gates.py": "better = 1\n"})
    forced = push(lee, {"gates.py": "forced = 1\n"}, date=5, fresh=True)
    late = push(han, CODE, date=1_000_000_000)
    found = room.collect(AFTER)
    assert {name: one.problem for name, one in found.items() if one.problem} == {}
    for name, newest in (("kim", later), ("lee", forced)):
        one = found[name]
        assert (one.commit, one.time, one.late_days, one.newest) == (early[name], BEFORE, 0, newest)
        assert (room.out / name / "gates.py").read_text(encoding="utf-8") == f"# {name}\n"
    assert (found["han"].commit, found["han"].time, found["han"].late_days) == (late, AFTER, 2)
    assert found["han"].committed == "2001-09-09T01:46:40+00:00"
    assert (found["ahn"].commit, list((room.out / "ahn").iterdir())) == ("", [])
    assert (room.out / "han" / "gates.py").stat().st_mtime == AFTER.timestamp()


def test_an_extension_moves_the_deadline_of_one(room: Room) -> None:
    """What came after the due time and before its own counts, without a day late; the others' does not."""
    listed = [("kim", "remotes/kim.git"), ("lee", "remotes/lee.git")]
    for name in ("kim", "lee"):
        push(room.remote(name), CODE)
    students = read_repositories(roster(room.root / "roster.csv", listed))
    Collector(room.out, Deadline("gates", DUE), clock=lambda: BEFORE).collect(students, room.root, lambda _: None)
    later = {name: push(room.root / "remotes" / f"{name}.git", {"gates.py": "x = 2\n"}) for name in ("kim", "lee")}
    given = Collector(
        room.out, Deadline("gates", DUE), clock=lambda: AFTER, extensions={"kim": AFTER + timedelta(hours=1)}
    )
    kim, lee = given.collect(students, room.root, lambda _: None).students
    assert (kim.commit, kim.late_days) == (later["kim"], 0)
    assert lee.commit != later["lee"] and lee.newest == later["lee"]


def test_without_a_deadline_the_newest_counts(room: Room) -> None:
    """A later run takes over what moved, and only that is fetched."""
    kim, lee = room.remote("kim"), room.remote("lee")
    push(kim, {**CODE, "old.py": ""})
    push(lee, {**CODE, "data.csv": b"0," * 9_000_000})  # more than the names of files may take
    room.collect(BEFORE, due=None)
    packs = room.packs()
    room.collect(AFTER, due=None)
    assert room.packs() == packs
    newest = push(kim, {"gates.py": "x = 2\n"}, fresh=True)
    found = room.collect(AFTER, due=None)
    assert len(room.packs()) == len(packs) * 3 // 2
    assert found["kim"].commit == newest
    assert [path.name for path in (room.out / "kim").iterdir()] == ["gates.py"]
    assert found["lee"].time == BEFORE


def test_one_that_cannot_be_reached_costs_itself(room: Room, tmp_path: Path) -> None:
    """What an earlier run took stays, and the reason is said."""
    kim = room.remote("kim")
    commit = push(kim, CODE)
    push(room.remote("lee"), CODE)
    room.collect(BEFORE)
    kim.rename(tmp_path / "hidden")
    kim.mkdir()
    found = room.collect(AFTER)
    assert found["kim"].problem is not None and found["kim"].problem.id == "collect.no-repository"
    assert (found["kim"].commit, found["kim"].time) == (commit, BEFORE)
    assert (room.out / "kim" / "gates.py").exists()
    assert found["lee"].problem is None


def test_what_is_taken_back_still_counts(room: Room) -> None:
    """All branches are gone: the commit that was seen is there."""
    kim = room.remote("kim")
    commit = push(kim, CODE)
    room.collect(BEFORE)
    git(kim, "update-ref", "-d", "refs/heads/main")
    assert room.collect(AFTER)["kim"].commit == commit


def test_a_hostile_repository_runs_nothing(room: Room, tmp_path: Path) -> None:
    """Hooks, filters, submodules, links, configuration and odd names: only regular files arrive."""
    planted = tmp_path / "planted"
    script = f"#!/bin/sh\ntouch {planted}\n"
    kim = room.remote("kim")
    imported(
        kim,
        [
            ("100644", "gates.py", "x = 1\n"),
            ("120000", "passwd.py", "/etc/passwd"),
            ("160000", "inner", b"1" * 40),
            ("100644", ".gitmodules", f'[submodule "x"]\n\tpath = inner\n\turl = ext::touch {planted}\n'),
            ("100644", ".gitattributes", "* filter=lfs\n*.py filter=bad\n"),
            ("100755", "hooks/post-checkout", script),
        ],
        5,
        "main",
        False,
    )
    for hook in ("post-checkout", "pre-receive", "reference-transaction", "post-upload-pack"):
        (kim / "hooks" / hook).write_text(script, encoding="utf-8")
        (kim / "hooks" / hook).chmod(0o755)
    with (kim / "config").open("a", encoding="utf-8") as config:
        config.write(f'[uploadpack]\n\tpackObjectsHook = "touch {planted}; exec"\n')
        config.write(f'[core]\n\tfsmonitor = "touch {planted}"\n\talternateRefsCommand = "touch {planted}"\n')
        config.write(
            f'[extensions]\n\tpartialClone = evil\n[remote "evil"]\n\tpromisor = true\n\turl = "ext::touch {planted}"\n'
        )
    found = room.collect(BEFORE)["kim"]
    assert found.problem is None
    assert not planted.exists()
    here = room.out / "kim"
    assert (here / "gates.py").is_file()
    assert not (here / "passwd.py").exists()  # a link to itself, which the reader refuses and names
    assert not any(stat.S_ISREG(path.lstat().st_mode) and os.access(path, os.X_OK) for path in here.rglob("*"))


def test_no_git_folder_is_written(room: Room) -> None:
    """A tree can hold what Git itself would never write: its settings would run a program for whoever looks there."""
    kim = room.remote("kim")
    blob = git(kim, "hash-object", "-w", "--stdin", stdin=b"[core]\n\tfsmonitor = touch x\n")
    inner = git(kim, "mktree", stdin=f"100644 blob {blob}\tconfig\n".encode())
    names = (".git", ".GIT", "GIT~1", ".g\u200cit", ".git ")
    tree = git(kim, "mktree", stdin="".join(f"040000 tree {inner}\t{name}\n" for name in names).encode())
    author = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org"]
    git(kim, "update-ref", "refs/heads/main", git(kim, *author, "commit-tree", "-m", "x", tree))
    assert room.collect(BEFORE)["kim"].problem is None
    assert list((room.out / "kim").iterdir()) == []


def _alternates(remote: Path, secret: Path) -> None:
    (remote / "objects" / "info").mkdir(exist_ok=True)
    (remote / "objects" / "info" / "alternates").write_text(f"{secret}/objects\n", encoding="utf-8")
    (remote / "refs" / "heads" / "main").write_text(git(secret, "rev-parse", "main") + "\n", encoding="utf-8")


def _packs_elsewhere(remote: Path, secret: Path) -> None:
    git(secret, "repack", "-adq")
    (remote / "objects" / "pack").rmdir()
    (remote / "objects" / "pack").symlink_to(secret / "objects" / "pack")
    (remote / "refs" / "heads" / "main").write_text(git(secret, "rev-parse", "main") + "\n", encoding="utf-8")


@pytest.mark.parametrize("lead", [_alternates, _packs_elsewhere])
def test_a_repository_that_leads_to_another_is_not_read(room: Room, lead: Callable[[Path, Path], None]) -> None:
    """The instructor's own repository, which a student cannot read, is not fetched in the student's name."""
    secret = bare(room.root / "secret.git")
    push(secret, {"reference.py": "answer = 42\n"})
    lead(room.remote("kim"), secret)
    found = room.collect(BEFORE)["kim"]
    assert found.problem is not None and found.problem.id == "collect.leads-out"
    assert list((room.out / "kim").iterdir()) == []


def test_a_git_folder_of_a_hand_in_is_never_opened(room: Room) -> None:
    """A working copy is refused by name, and so is its .git."""
    work = room.root / "remotes" / "kim.git"
    git(room.root, "init", "--quiet", str(work))
    found = room.collect(BEFORE)["kim"]
    assert found.problem is not None and found.problem.id == "collect.not-bare"


def test_what_is_too_large_costs_itself(room: Room) -> None:
    """Bytes, objects, and 10^10 paths in a megabyte; a commit that was taken before stays."""
    big, many, paths, right = (room.remote(name) for name in ("big", "many", "paths", "right"))
    push(big, {"data.bin": os.urandom(3_000_000)})
    first = push(many, CODE)
    of_many_paths(paths)
    push(right, CODE)
    limits = FetchLimits(size=1_000_000, objects=50)
    room.collect(BEFORE, limits=limits)
    push(many, {f"{number}.py": f"x = {number}\n" for number in range(60)})
    found = room.collect(BEFORE, limits=limits)
    problems = {name: one.problem.id for name, one in found.items() if one.problem is not None}
    assert problems == {"big": "collect.size", "many": "collect.objects", "paths": "collect.unreadable"}
    assert (found["many"].commit, found["many"].newest != first) == (first, True)
    assert not list(room.out.glob(f"{FOLDER}/clones/*/objects/pack/tmp*"))
    assert sum(path.stat().st_size for path in room.packs()) < 100_000


def test_who_is_off_the_roster_is_not_judged(room: Room) -> None:
    """The folder is put where no batch reads it, with what is in it; who comes back is collected again, in time."""
    for name in ("kim", "lee"):
        push(room.remote(name), CODE)
    room.collect(BEFORE)
    listed = roster(room.root / "less.csv", [("kim", "remotes/kim.git")])
    for expected in (("lee",), ()):
        collector = Collector(room.out, Deadline("gates", DUE), clock=lambda: BEFORE)
        found = collector.collect(read_repositories(listed), room.root, lambda _: None)
        assert collector.set_aside(found) == expected
    assert not (room.out / "lee").exists()
    assert (room.out / FOLDER / LEFT / "lee" / "gates.py").exists()
    lee = room.collect(AFTER)["lee"]
    assert (lee.time, lee.late_days, lee.problem) == (BEFORE, 0, None)
    assert (room.out / "lee" / "gates.py").exists()


def test_an_address_that_is_typed_otherwise_is_known(room: Room) -> None:
    """When a commit was first seen does not depend on a slash, and a group's clone is one for all its spellings."""
    push(room.remote("kim"), CODE)
    room.collect(BEFORE)
    path = room.root / "remotes" / "kim.git"
    listed = roster(room.root / "other.csv", [("kim", "remotes//kim.git/"), ("lee", path.as_uri())])
    found = Collector(room.out, Deadline("gates", DUE), clock=lambda: AFTER).collect(
        read_repositories(listed), room.root, lambda _: None
    )
    assert [(one.time, one.late_days, one.problem) for one in found.students] == [(BEFORE, 0, None)] * 2
    assert len(list((room.out / FOLDER / "clones").iterdir())) == 1


def test_a_folder_that_somebody_else_made_is_kept(room: Room) -> None:
    """Nothing is written over what collect did not make."""
    push(room.remote("kim"), CODE)
    (room.out / "kim").mkdir(parents=True)
    (room.out / "kim" / "mine.txt").write_text("mine", encoding="utf-8")
    found = room.collect(BEFORE)["kim"]
    assert found.problem is not None and found.problem.id == "collect.occupied"
    assert [path.name for path in (room.out / "kim").iterdir()] == ["mine.txt"]


def test_a_kill_leaves_no_folder_that_is_nobodys(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it came right before or right after a folder was made."""
    push(room.remote("kim"), CODE)
    room.remote("lee")
    monkeypatch.setattr(Path, "mkdir", _killed(Path.mkdir, lambda path: path.parent == room.out and path.name == "lee"))
    monkeypatch.setattr(Path, "replace", _killed(Path.replace, lambda path: path.suffix == ".new"))
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            room.collect(BEFORE)
    monkeypatch.undo()
    found = room.collect(BEFORE)
    assert [one.problem for one in found.values()] == [None, None]
    assert (room.out / "kim" / "gates.py").is_file() and not any((room.out / "lee").iterdir())


def _killed(function: Callable[..., object], where: Callable[[Path], bool]) -> Callable[..., object]:
    """Return the function, after which the program ends where it did what ``where`` says."""

    def ending(path: Path, *args: object, **more: object) -> object:
        done = function(path, *args, **more)
        if where(path):
            raise KeyboardInterrupt
        return done

    return ending


def test_a_branch_of_its_own(room: Room) -> None:
    """What is on the named branch counts; one that is not there is no empty repository, and an odd name is refused."""
    kim = room.remote("kim")
    push(kim, CODE)
    commit = push(kim, {"gates.py": "hand = 'in'\n"}, branch="hand-in")
    listed = room.root / "roster.csv"
    rows = ["id,repository,branch", "1,remotes/kim.git,hand-in", "2,remotes/kim.git,none", "3,remotes/kim.git,a*:b"]
    listed.write_text("\n".join(rows), encoding="utf-8")
    found = Collector(room.out, Deadline()).collect(read_repositories(listed), room.root, lambda _: None).students
    assert (found[0].commit, found[0].branch) == (commit, "hand-in")
    assert [one.problem.id for one in found if one.problem] == ["collect.no-branch", "collect.ref"]


def test_a_group_shares_one_clone(room: Room) -> None:
    """Two students, one repository: fetched once, a folder for each."""
    room.remote("team")
    push(room.root / "remotes" / "team.git", CODE)
    listed = roster(room.root / "roster.csv", [("kim", "remotes/team.git"), ("lee", "remotes/team.git")])
    found = Collector(room.out, Deadline()).collect(read_repositories(listed), room.root, lambda _: None)
    assert [one.folder for one in found.students] == ["kim", "lee"]
    assert len(list((room.out / FOLDER / "clones").iterdir())) == 1
    assert (room.out / "lee" / "gates.py").exists()


def test_what_the_host_says_of_pushes_counts_first(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier push that no run saw counts, and is fetched by its name."""
    from grader.collect import collector, pushes
    from grader.collect.memory import Sighting

    kim = room.remote("kim")
    early = push(kim, CODE)
    late = push(kim, {"gates.py": "late = 1\n"})
    git(kim, "config", "uploadpack.allowAnySHA1InWant", "true")
    told = (Sighting(early, BEFORE), Sighting(late, AFTER))
    monkeypatch.setattr(collector, "pushes", lambda *_: told)
    found = room.collect(AFTER)["kim"]
    assert (found.commit, found.time, found.source, found.newest) == (early, BEFORE, "push", late)
    assert pushes.pushes is not collector.pushes


def test_a_kill_loses_nothing_that_was_finished(room: Room) -> None:
    """What was seen is remembered at once, not at the end."""
    for name in ("kim", "lee"):
        push(room.remote(name), CODE)
    listed = roster(room.root / "roster.csv", [(name, f"remotes/{name}.git") for name in ("kim", "lee")])
    command = [
        "import os; from datetime import datetime; from pathlib import Path",
        "from grader.collect.collector import Collector",
        "from grader.collect.deadline import Deadline",
        "from grader.exchange.repositories import read_repositories",
        f"out, listed, seen = Path({str(room.out)!r}), Path({str(listed)!r}), datetime.fromisoformat('{BEFORE}')",
        "collector = Collector(out, Deadline(), clock=lambda: seen)",
        "collector.collect(read_repositories(listed), listed.parent, lambda _: os._exit(9))",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(command)], env=ENVIRONMENT, check=False, timeout=60)
    assert done.returncode == 9
    assert (room.out / FOLDER / "memory.json").exists()
    found = room.collect(AFTER).values()
    assert all(one.problem is None for one in found)
    assert BEFORE in {one.time for one in found}


def test_an_interruption_ends_what_is_waited_for(room: Room, tmp_path: Path) -> None:
    """Ctrl-C does not wait for a server that says nothing, and what was finished before is remembered."""
    push(room.remote("kim"), CODE)
    listed = roster(room.root / "roster.csv", [("kim", "remotes/kim.git"), ("lee", "git@nowhere.example:lee.git")])
    (tmp_path / "course").mkdir()
    write_course(tmp_path / "course")
    ssh = {**ENVIRONMENT, "GIT_SSH_COMMAND": f"touch {tmp_path}/waiting; sleep 100; true", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "grader", "collect", str(listed), "--out", str(room.out)]
    process = subprocess.Popen([*command, "--course", str(tmp_path / "course")], env=ssh, start_new_session=True)
    until = time.monotonic() + 60
    while not ((tmp_path / "waiting").exists() and (room.out / "kim").exists()) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) != 0
    assert (room.out / "kim" / "gates.py").exists()
    assert json.loads((room.out / FOLDER / "memory.json").read_bytes())["written"]["kim"]
