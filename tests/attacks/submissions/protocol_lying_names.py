"""
group: protocol
tries: Says that its functions are values, and answers with names that are none: private, empty, huge, of the proxy.
stopped by: proxy, codec
"""
import sys

guest = sys.modules["grader.sandbox.guest.session"]


def names(self):
    return ["ok", [["add", "value"], ["total", "class"], ["_link", "value"], ["", "value"], ["__class__", "value"], ["call", "value"], ["define", "value"], ["iterate", "value"], [["x"], "value"], ["scale", ["function"]], ["table"], 7]]


guest.GuestSession._names = names
for session in [s for s in __import__("gc").get_objects() if type(s) is guest.GuestSession]:
    session._operations["names"] = lambda: names(session)


def add(a, b):
    return 0
