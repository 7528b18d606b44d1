"""
group: network
tries: Reaches Dask from inside a guest: its ports, its client, its folders with the course, the key of TLS, the
    environment and the memory of the worker, and a worker that is asked for the answers.
stopped by: net, seccomp, landlock, mounts, pids, fresh
"""
import glob
import os
import socket
import ssl

PORTS = "@ports@"
FILES = "@files@"
SCHEDULER = "@scheduler@"


def by_tcp(port):
    with socket.create_connection(("127.0.0.1", port), timeout=0.5):
        return True


def by_tls(port):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port), timeout=0.5) as connection:
        return context.wrap_socket(connection)


def by_client():
    from distributed import Client

    with Client(SCHEDULER, timeout=2) as client:
        return client.run(os.getpid)


def of_the_worker():
    for folder in glob.glob("/proc/[0-9]*"):
        for name in ("environ", "cmdline"):
            try:
                with open(f"{folder}/{name}", "rb") as file:
                    text = file.read()
            except OSError:
                continue
            if b"grader.batch.worker" in text or b"DASK_" in text:
                return True
    return False


def beside_the_submission():
    import sys

    return "distributed" in sys.modules or [name for name in os.environ if name.startswith("DASK")]


def files():
    for pattern in FILES:
        for path in glob.glob(pattern, recursive=True):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    if file.read(1):
                        return True
    return False


ways = [files, of_the_worker, beside_the_submission, by_client]
ways += [lambda port=port: by_tcp(port) for port in PORTS] + [lambda port=port: by_tls(port) for port in PORTS]
for way in ways:
    try:
        if way():
            add = lambda a, b: a + b
            total = lambda numbers: int(sum(numbers))
            print("reached by", way.__name__)
    except Exception:
        pass
