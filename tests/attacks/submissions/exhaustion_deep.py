"""
group: exhaustion
tries: Returns values that are nested so deeply that reading, comparing or showing them overflows a stack.
stopped by: codec
"""
import os
import struct


def deep(depth, make):
    value = make(0)
    for _ in range(depth):
        value = make(value)
    return value


def add(a, b):
    return deep(100_000, lambda v: [v])


def total(numbers):
    return deep(30, lambda v: {"a": v, "b": v})


def scale(x):
    head = b"[" * 1_000_000
    os.write(3, struct.pack("<II", len(head), len(head)) + head)


def table(frame):
    value = []
    value.append(value)
    return value
