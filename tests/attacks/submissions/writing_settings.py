"""
group: writing
tries: Changes what programs read at their start: settings of matplotlib, pip, git, Python and the shell.
stopped by: mounts, landlock, fresh
score: 100
"""
import os
import sys

from honest import *

for home in ("@home@", "/root", os.path.expanduser("~"), os.path.expanduser("~root"), "/etc"):
    for name in (
        ".bashrc",
        ".profile",
        ".gitconfig",
        ".pypirc",
        ".config/matplotlib/matplotlibrc",
        ".config/pip/pip.conf",
        ".ipython/profile_default/startup/00.py",
        f".local/lib/python3.{sys.version_info.minor}/site-packages/usercustomize.py",
        "cron.d/x",
        "profile.d/x.sh",
    ):
        path = os.path.join(home, name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "a") as file:
                file.write("# @token@\n")
        except OSError:
            pass
