"""
group: writing
tries: Leaves files in every folder that anybody can usually write to.
stopped by: mounts, landlock
score: 100
"""
import os
import shutil
import tempfile

from honest import *

for place in ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "@planted@", "@home@", "@base@", "@base@/tmp", "/root", "@course@"):
    for make in (
        lambda path: open(path, "w").write("x"),
        lambda path: os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY),
        os.mkdir,
        os.mkfifo,
        lambda path: os.mknod(path),
        lambda path: os.symlink("/etc/passwd", path),
        lambda path: shutil.copy("honest.py", path),
        lambda path: shutil.move("honest.py", path),
        lambda path: tempfile.mkstemp(prefix="@token@", dir=os.path.dirname(path)),
        lambda path: os.open(os.path.dirname(path), os.O_TMPFILE | os.O_WRONLY),
    ):
        try:
            make(os.path.join(place, "@token@-outside"))
        except Exception:
            pass
