"""
group: protocol
tries: Returns handles that it made up, of other objects, other guests and absurd numbers.
stopped by: proxy
"""
import os
import struct


def handle(number):
    head = f'["list","ok",["handle",{number},"Counter"]]'.encode()
    os.write(3, struct.pack("<II", len(head), len(head)) + head)
    os.read(3, 1)


def add(a, b):
    handle(1)


def total(numbers):
    handle(10**15)


def scale(x):
    handle(-5)


def table(frame):
    handle(0)


def Counter(start):
    handle(2)
