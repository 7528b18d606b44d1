"""
group: exhaustion
tries: Loops for ever while it is loaded.
stopped by: watch, rlimits
"""
while True:
    pass
