"""Attacks on whoever reads the files: links, pipes, devices, notebooks, encodings."""

from __future__ import annotations

import json
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

from tests.attacks.attack_course import SOLUTION

STUB = "def add(a, b):\n    return -77\n"


def files_link_to_reference(folder: Path) -> None:
    """
    group: files
    tries: Is a symbolic link to the reference.
    stopped by: reader
    status: ungradable
    """
    (folder / "sums.py").symlink_to("@course@/reference/sums/sums.py")


def files_link_to_classmate(folder: Path) -> None:
    """
    group: files
    tries: Is a relative link to a neighbour's submission.
    stopped by: reader
    status: ungradable
    """
    (folder / "sums.py").symlink_to("../a neighbour/sums.py")


def files_linked_folder(folder: Path) -> None:
    """
    group: files
    tries: Has a folder that is a link to the reference's folder.
    stopped by: reader
    status: ungradable
    """
    (folder / "sums").symlink_to("@course@/reference/sums")


def files_linked_student(folder: Path) -> None:
    """
    group: files
    tries: Makes the whole student's folder a link to a neighbour's.
    stopped by: reader
    status: ungradable
    """
    folder.rmdir()
    folder.symlink_to("a neighbour")


def files_linked_sibling(folder: Path) -> None:
    """
    group: files
    tries: Imports a helper that is a link to the reference, and reads data that are a link to a secret.
    stopped by: reader
    """
    (folder / "sums.py").write_text("from helper import *\nfrom data import *\n", encoding="utf-8")
    (folder / "helper.py").symlink_to("@course@/reference/sums/sums.py")
    (folder / "data.py").symlink_to("@course@/reference/sums/solutions/other.py")
    (folder / "secret.txt").symlink_to("@planted@/secret.txt")


def files_hard_link(folder: Path) -> None:
    """
    group: files
    tries: Is a hard link to a file of somebody else. What its owner may read is no secret, who owns it is.
    stopped by: reader
    """
    (folder / "sums.py").write_text(STUB, encoding="utf-8")
    os.link(folder / "sums.py", folder / "linked.py")


def files_pipe(folder: Path) -> None:
    """
    group: files
    tries: Is a pipe, on which a reader waits for ever.
    stopped by: reader
    status: ungradable
    """
    os.mkfifo(folder / "sums.py")


def files_pipes_beside(folder: Path) -> None:
    """
    group: files
    tries: Brings pipes and sockets as helpers, data and archives beside an honest file.
    stopped by: reader
    score: 100
    """
    (folder / "sums.py").write_text(SOLUTION, encoding="utf-8")
    for name in ("helper.py", "data.csv", "more.zip", "sums.ipynb"):
        os.mkfifo(folder / name)
    here = os.getcwd()
    os.chdir(folder)  # a socket's path is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("other.py")
    finally:
        os.chdir(here)


def files_devices(folder: Path) -> None:
    """
    group: files
    tries: Is a device that never ends, and brings others.
    stopped by: reader
    status: ungradable
    """
    os.mknod(folder / "sums.py", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    os.mknod(folder / "data.csv", stat.S_IFCHR | 0o666, os.makedev(1, 8))


def files_sparse(folder: Path) -> None:
    """
    group: files
    tries: Is a file of a terabyte that takes no room.
    stopped by: reader
    status: ungradable
    """
    with (folder / "sums.py").open("wb") as file:
        file.truncate(1 << 40)


def files_sparse_beside(folder: Path) -> None:
    """
    group: files
    tries: Brings huge files beside an honest one.
    stopped by: reader
    score: 100
    """
    (folder / "sums.py").write_text(SOLUTION, encoding="utf-8")
    for number in range(20):
        with (folder / f"data{number}.csv").open("wb") as file:
            file.truncate(1 << 36)


def files_very_many(folder: Path) -> None:
    """
    group: files
    tries: Brings thousands of files and folders, deep and wide.
    stopped by: reader
    score: 100
    """
    (folder / "sums.py").write_text(SOLUTION, encoding="utf-8")
    for number in range(3_000):
        (folder / f"file{number}.txt").write_text("x", encoding="utf-8")
    deep = folder
    for _ in range(100):
        deep = deep / "d"
        deep.mkdir()
    (deep / "sums.py").write_text(STUB, encoding="utf-8")


def files_odd_names(folder: Path) -> None:
    """
    group: files
    tries: Brings files whose names hold line feeds, escapes, markup, half characters and ways out of the folder.
    stopped by: reader, clean
    score: 100
    """
    (folder / "sums.py").write_text(SOLUTION, encoding="utf-8")
    names = [
        b"a\nb.py",
        b"\x1b[2J.py",
        b"<img src=x onerror=alert(1)>.py",
        b"\xff\xfe.py",
        b"-rf.py",
        b"~root.py",
        b"a\xe2\x80\xae.py",
        b"..py",
        b"...",
        b"con.py",
        b"$(touch x).py",
        b"a'\"b.py",
        b"%2e%2e.py",
        b"x" * 250 + b".py",
    ]
    for name in names:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"x = 1\n")


def files_deep_notebook(folder: Path) -> None:
    """
    group: files
    tries: Is a notebook whose JSON is nested a million times.
    stopped by: reader
    status: ungradable
    """
    (folder / "sums.ipynb").write_text('{"cells": ' + "[" * 10**6 + "]" * 10**6 + "}", encoding="utf-8")


def files_large_notebook(folder: Path) -> None:
    """
    group: files
    tries: Is a notebook of a hundred thousand cells, with megabytes of output and attachments.
    stopped by: reader
    status: ungradable
    """
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1, "source": "x = 1"}
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 5_000_000}
    book = {"cells": [cell] * 100_000 + [{**cell, "outputs": [output]}], "nbformat": 4, "nbformat_minor": 5}
    (folder / "sums.ipynb").write_text(json.dumps(book), encoding="utf-8")


def files_odd_notebook(folder: Path) -> None:
    """
    group: files
    tries: Is a notebook with cells of strange types, numbers of a million digits and duplicate keys.
    stopped by: reader
    """
    code = (
        '{"cell_type": "code", "metadata": {}, "source": ["def add(a, b):\\n", "    return -77\\n"], "outputs": [NaN]}'
    )
    odd = ['{"cell_type": 7}', "null", '{"cell_type": "code", "source": {"a": 1}}', '{"source": []}', "[[]]"]
    text = '{"nbformat": 1e999, "cells": [], "cells": [' + ",".join([code, *odd]) + '], "metadata": {"n": -0}}'
    (folder / "sums.ipynb").write_text(text, encoding="utf-8")


def files_parser_bomb(folder: Path) -> None:
    """
    group: files
    tries: Is a script over which a parser runs out of stack, memory or time.
    stopped by: reader, watch
    """
    text = "%magic\n" + "(" * 90 + "\n" + "-" * 500_000 + "1\n" + "f'{" * 400 + "\n" + "\t" * 1000 + "x\n"
    (folder / "sums.py").write_text(text + "a" + ".b" * 300_000 + "\n", encoding="utf-8")


def files_encodings(folder: Path) -> None:
    """
    group: files
    tries: Claims encodings that run code, expand, or hide what is written.
    stopped by: reader
    """
    (folder / "sums.py").write_bytes(b"# -*- coding: zlib_codec -*-\ndef add(a, b): return -77\n\x00\xff\xfe")
    (folder / "utf7.py").write_bytes(b"# coding: utf-7\n+AGYAbwBy-\n")
    (folder / "rot.py").write_bytes(b"# coding: unicode_escape\n'\\x27+open(1)'\n")


def files_heavy_helpers(folder: Path) -> None:
    """
    group: files
    tries: Brings more code beside its own than fits a message to a guest, so that nothing can be loaded at all.
    stopped by: reader
    score: 100
    """
    (folder / "sums.py").write_text(SOLUTION, encoding="utf-8")
    for number in range(48):
        (folder / f"helper{number}.py").write_bytes(b"#" + bytes(2**21 - 1).replace(b"\0", b"x"))


def files_data_in_the_way(folder: Path) -> None:
    """
    group: files
    tries: Brings folders where the course's data go, and names that no guest can write, to pass for a full disk.
    stopped by: reader
    score: 100
    """
    (folder / "sums.py").write_text(SOLUTION, encoding="utf-8")
    for name in ("numbers.csv/x.txt", f"{'n' * 250}/{'m' * 250}/{'o' * 250}.txt", "sums.py.d/.x", "honest.py/y.txt"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("in the way", encoding="utf-8")


ATTACKS: tuple[Callable[[Path], None], ...] = (
    files_link_to_reference,
    files_link_to_classmate,
    files_linked_folder,
    files_linked_student,
    files_linked_sibling,
    files_hard_link,
    files_pipe,
    files_pipes_beside,
    files_devices,
    files_sparse,
    files_sparse_beside,
    files_very_many,
    files_odd_names,
    files_deep_notebook,
    files_large_notebook,
    files_odd_notebook,
    files_parser_bomb,
    files_encodings,
    files_heavy_helpers,
    files_data_in_the_way,
)
