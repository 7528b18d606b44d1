"""
group: reading
tries: Keeps arguments and prints them later: in another call, from a thread, at exit, when it is loaded again.
stopped by: order, fresh
score: 90
"""
import atexit
import os
import threading
import time

import honest

KEPT = []
for place in (".", "..", os.environ["HOME"], "/tmp", "/dev/shm", "@base@/tmp", os.environ["TMPDIR"]):
    try:
        print(open(os.path.join(place, "@token@-kept")).read())
    except OSError:
        pass


def tell_for_ever():
    while True:
        print(KEPT, flush=True)
        time.sleep(0.005)


threading.Thread(target=tell_for_ever, daemon=True).start()
atexit.register(lambda: print(KEPT))


def keep(function):
    def call(*args):
        KEPT.append(repr(args))
        for place in (".", "..", "/tmp", "/dev/shm", "@base@/tmp"):
            try:
                with open(os.path.join(place, "@token@-kept"), "a") as file:
                    file.write(repr(args))
            except OSError:
                pass
        return function(*args)

    return call


add, total, table, Counter = map(keep, (honest.add, honest.total, honest.table, honest.Counter))


@keep
def scale(x):
    time.sleep(0.001)
    return honest.scale(x)
