"""
group: forging
tries: Rewrites the guest's own code so that it answers every request with what a test would like to hear.
stopped by: apart, codec
"""
import sys

codec = sys.modules["grader.sandbox.wire.codec"]
original = codec.encode
PASSED = {"outcome": "passed", "points": 100.0, "equal": True}


def forged(reply, *rest):
    if reply[0] in ("full", "raise") or (reply[0] == "ok" and type(reply[1]) is not list):
        return original(["ok", PASSED], *rest)
    return original(reply, *rest)  # what was loaded, and its names: else no test asks for anything


codec.encode = forged


def add(*_):
    return PASSED


total = scale = table = Counter = add
