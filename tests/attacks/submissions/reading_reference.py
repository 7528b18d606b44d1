"""
group: reading
tries: Reads the reference solution where the course lies, and becomes it.
stopped by: mounts, landlock
"""
for path in ("sums.py", "solutions/other.py"):
    try:
        exec(open("@course@/reference/sums/" + path).read())
    except OSError:
        pass
