"""``python -m grader``, and ``grader``: what takes longest to start is started first, then the command line is read."""

from __future__ import annotations

import sys


def main() -> None:
    """The ``grader`` command."""
    spare = None
    if sys.platform == "linux" and sys.argv[1:2] == ["run"] and not {"-h", "--help"}.intersection(sys.argv):
        from grader.grading.spare import SpareRunner

        spare = SpareRunner()
    try:
        from grader import cli

        cli.main(spare)
    finally:
        if spare is not None:
            spare.close()


if __name__ == "__main__":
    main()
