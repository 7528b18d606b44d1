"""
group: writing
tries: Plants code in the libraries that the trusted side imports, and in their caches of bytecode.
stopped by: mounts, landlock
"""
import importlib.util
import os
import sys

import numpy
import pandas

places = {os.path.dirname(module.__file__) for module in (os, numpy, pandas)} | set(sys.path) | {"@project@", "@libraries@"}
for place in places:
    for name in ("@token@.pth", "sitecustomize.py", "__pycache__/@token@.pyc", "@token@.py"):
        try:
            with open(os.path.join(place, name), "a") as file:
                file.write("import os\n")
        except OSError:
            pass
for module in (os, numpy, pandas, numpy.testing):
    for path in (module.__file__, importlib.util.cache_from_source(module.__file__)):
        for attempt in (lambda p: open(p, "ab").write(b" "), lambda p: os.replace("honest.py", p), os.unlink, lambda p: os.truncate(p, 0)):
            try:
                attempt(path)
                from honest import *
            except OSError:
                pass
