"""
group: writing
tries: Spoils the submissions of others and its own, which is about to be listed on its page.
stopped by: mounts, landlock
"""
import os
import shutil

for student in ("a neighbour", "n neighbour", "z neighbour", "writing_classmate"):
    for attempt in (
        lambda p: open(p, "w").write("import os; os._exit(1)"),
        os.unlink,
        lambda p: os.rename(p, p + "@token@"),
        lambda p: shutil.rmtree(os.path.dirname(p)),
        lambda p: shutil.rmtree("@submissions@"),
        lambda p: os.symlink("/dev/zero", p),
    ):
        try:
            attempt(f"@submissions@/{student}/sums.py")
            from honest import *
        except OSError:
            pass
