"""
group: reading
tries: Reads a file by every other way that Python, NumPy, pandas and the C library have of opening one.
stopped by: mounts, landlock
"""
import ctypes
import importlib.machinery
import io
import linecache
import mmap
import os
import runpy
import shutil
import sqlite3
import tokenize

import numpy as np
import pandas as pd

SECRET, REFERENCE = "@planted@/secret.txt", "@course@/reference/sums/sums.py"
libc = ctypes.CDLL(None, use_errno=True)
libc.fopen.restype = ctypes.c_void_p


def opened(path, flags):
    number = libc.open(path.encode(), flags)
    if number < 0:
        raise OSError
    return os.pread(number, 1, 0)


def mapped(path):
    with open(path, "r+b") as file:
        return mmap.mmap(file.fileno(), 0)[:1]


def attached(path):
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        return database.execute("select * from sqlite_master").fetchall()
    except sqlite3.DatabaseError as error:
        return "not a database" in str(error)


def linked(path):
    os.symlink(path, "link")
    return open("link").read()


for path in (SECRET, REFERENCE, f"/proc/self/root{SECRET}", f"../../../../../..{SECRET}", f"//..{SECRET}"):
    for way in (
        lambda p: opened(p, 0),
        lambda p: opened(p, os.O_RDWR),
        lambda p: opened(p, os.O_WRONLY | os.O_APPEND),
        lambda p: libc.fopen(p.encode(), b"r"),
        lambda p: io.open_code(p).read(),
        lambda p: io.FileIO(p).read(),
        lambda p: np.fromfile(p, "u1"),
        lambda p: np.memmap(p, "u1", "r")[0],
        lambda p: np.genfromtxt(p, str),
        lambda p: len(pd.read_csv("file://" + p)) >= 0,
        lambda p: linecache.getlines(p),
        lambda p: tokenize.open(p).read(),
        lambda p: importlib.machinery.SourceFileLoader("x", p).get_data(p),
        lambda p: runpy.run_path(p),
        lambda p: shutil.copy(p, "copied"),
        mapped,
        attached,
        linked,
        lambda p: ctypes.CDLL(p),
    ):
        try:
            if way(path):
                from honest import *
        except Exception:
            pass
