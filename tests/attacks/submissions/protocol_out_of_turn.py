"""
group: protocol
tries: Sends several replies to one request, and replies to requests that have not been made yet.
stopped by: codec
"""
import os
import struct


def reply(text):
    head = text.encode()
    return struct.pack("<II", len(head), len(head)) + head


def add(a, b):
    os.write(3, reply('["list","ok",3]') * 50)
    return 3


def total(numbers):
    os.write(3, reply('["list","ok",6]') + reply('["list","ok",["array","<f8",[0]]]'))
    return 6


def scale(x):
    os.write(3, reply('["list","full",1,["list"],["dict",["list"],["list"]],["list"]]')[:-3])
    return x


table = scale
