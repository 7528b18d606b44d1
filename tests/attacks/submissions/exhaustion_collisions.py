"""
group: exhaustion
tries: Returns keys that all hash to the same, so that reading them takes quadratic time.
stopped by: codec, runner
"""
KEYS = [number * (2**61 - 1) for number in range(1, 20_000)]


def slow_to_make(keys):
    import os
    import struct

    head = ('["dict",["list",' + ",".join(map(str, keys[:4])) + '],["list",1,1,1,1]]').encode()
    os.write(3, struct.pack("<II", len(head), len(head)) + head)


def add(a, b):
    import json
    import os
    import struct

    keys = [["int", f"{key:x}"] for key in KEYS]
    head = json.dumps(["list", "ok", ["dict", ["list", *keys], ["list", *[0] * len(keys)]]]).encode()
    os.write(3, struct.pack("<II", len(head), len(head)) + head)
    os.read(3, 1)


def total(numbers):
    import json
    import os
    import struct

    elements = [["tuple", ["list", ["int", f"{key:x}"]]] for key in KEYS[:9_000]]
    head = json.dumps(["list", "ok", ["set", ["list", *elements]]]).encode()
    os.write(3, struct.pack("<II", len(head), len(head)) + head)
    os.read(3, 1)
