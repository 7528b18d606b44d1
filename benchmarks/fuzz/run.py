"""Fuzz what reads hostile bytes: ``python -m benchmarks.fuzz.run [TARGET ...] [--seconds N]``.

With atheris (``pip install atheris``) inputs are guided by coverage; without it they are honest ones, mutated. An
input that breaks a target, or takes more than ten seconds, is written to a file and named; the exit code is 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SLOW = 10
LONGEST = 1 << 16


def main() -> int:
    """Fuzz the targets one after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help="all of them where none is named")
    parser.add_argument("--seconds", type=int, default=10, help="for each target")
    parser.add_argument("--guided", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.guided:
        _guided(chosen.targets[0], chosen.guided, chosen.seconds)
    from benchmarks.fuzz.targets import TARGETS

    fuzz = _in_own_process if importlib.util.find_spec("atheris") is not None else _mutated
    worked = [fuzz(name, chosen.seconds) for name in chosen.targets or TARGETS]
    return 0 if all(worked) else 1


def _in_own_process(name: str, seconds: int) -> bool:
    """atheris ends the process that it runs in."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = str(Path(folder, "corpus"))
        Path(corpus).mkdir()
        command = [sys.executable, "-m", __spec__.name, name, "--seconds", str(seconds), "--guided", corpus]
        return subprocess.run(command, check=False).returncode == 0


def _guided(name: str, corpus: str, seconds: int) -> None:
    import atheris  # not for every platform, so no dependency

    with atheris.instrument_imports(include=["grader"]):
        from benchmarks.fuzz.targets import TARGETS, WORDS
    target, seeds = TARGETS[name]
    words = Path(corpus).with_name("words")
    words.write_text("".join(f'"{word.replace(chr(34), chr(92) + chr(34))}"\n' for word in WORDS.split()))
    for number, seed in enumerate(seeds()):
        Path(corpus, str(number)).write_bytes(seed)
    options = [
        f"-dict={words}",
        f"-max_total_time={seconds}",
        f"-timeout={SLOW}",
        f"-max_len={LONGEST}",
        "-rss_limit_mb=2048",
    ]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", corpus], target)
    atheris.Fuzz()


def _mutated(name: str, seconds: int) -> bool:
    from benchmarks.fuzz.targets import TARGETS

    target, seeds = TARGETS[name]
    end, count = time.monotonic() + seconds, 0
    for data in _mutations([*seeds()]):
        if time.monotonic() > end:
            break
        count += 1
        if not _survives(target, data):
            path = Path(tempfile.gettempdir(), f"fuzz-{name}-{count}")
            path.write_bytes(data)
            print(f"{name}: input {count} breaks it: {path}")
            return False
    print(f"{name}: {count} inputs in {seconds} s")
    return True


def _survives(target: Callable[[bytes], None], data: bytes) -> bool:
    def too_slow(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(SLOW)
    try:
        target(data)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        return False
    finally:
        signal.alarm(0)
    return True


def _mutations(seeds: list[bytes]) -> Iterator[bytes]:
    """Seeds with bytes changed, removed, repeated and taken from one another; the same in every run."""
    from benchmarks.fuzz.targets import WORDS

    rng = random.Random(0)
    words = [*map(str.encode, WORDS.split()), *(b"[", b"]", b'"', b",", b"0", b"-1", b"1e309", b"999999999999", b"\n")]
    while True:
        data = bytearray(rng.choice(seeds))
        for _ in range(rng.randint(1, 8)):
            at, size = rng.randrange(len(data) + 1), rng.randint(1, 8)
            other = rng.choice(seeds)
            piece = rng.choice(
                [rng.randbytes(size), rng.choice(words), other[at : at + size * 4], data[at : at + size] * 3]
            )
            data[at : at + rng.choice([0, len(piece), size])] = piece
        yield bytes(data[:LONGEST])


if __name__ == "__main__":
    sys.exit(main())
