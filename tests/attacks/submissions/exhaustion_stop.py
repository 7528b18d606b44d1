"""
group: exhaustion
tries: Stops itself by a signal, and waits for what never comes: pipes, locks, descriptors.
stopped by: watch
"""
import os
import select
import signal
import threading


def add(a, b):
    os.kill(os.getpid(), signal.SIGSTOP)
    signal.pause()


def total(numbers):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def scale(x):
    select.select([], [], [])


def table(frame):
    input()
    os.read(os.pipe()[0], 1)
