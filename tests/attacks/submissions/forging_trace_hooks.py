"""
group: forging
tries: Installs trace, profile, audit and import hooks to see the expected values when they are compared.
stopped by: apart
"""
import sys
import threading

seen = []


def tracer(frame, event, argument):
    if "test" in frame.f_code.co_filename or "compare" in frame.f_code.co_filename:
        seen.append(frame.f_locals.get("expected"))
    return tracer


sys.settrace(tracer)
sys.setprofile(tracer)
threading.settrace_all_threads(tracer) if hasattr(threading, "settrace_all_threads") else threading.settrace(tracer)
sys.addaudithook(lambda event, arguments: seen.append(arguments) if "test_sums" in str(arguments) else None)


def add(a, b):
    return seen[-1]


total = scale = table = lambda x: seen[-1]
