#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image: a Python of 3.11 or newer, the grader, and a trial.
# AUTOGRADER_ROOT is another folder than /autograder; AUTOGRADER_PYTHON is a Python that has the grader already.
set -euo pipefail
umask 022 # guests run as another user, and read the environment
root="${AUTOGRADER_ROOT:-/autograder}"
source="$root/source"

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null &&
            "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

if [ -z "${AUTOGRADER_PYTHON:-}" ]; then
    if ! find_python >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        for version in 3.13 3.12 3.11; do
            apt-get install -y -qq "python$version" "python$version-venv" >/dev/null 2>&1 && break
        done
    fi
    if ! find_python >/dev/null; then
        echo "This image has no Python of 3.11 or newer: choose a newer base image." >&2
        exit 1
    fi
    "$(find_python)" -m venv "$source/venv"
    "$source/venv/bin/pip" install --quiet --disable-pip-version-check "$source"/*.whl
    AUTOGRADER_PYTHON="$source/venv/bin/python"
fi

# Hidden tests and solutions are nobody's but the grader's.
chmod -R go-rwx "$source/course"

"$AUTOGRADER_PYTHON" -P -m grader.commands.gradescope_run --trial "$source/course" @ASSIGNMENTS@ ||
    echo "The trial failed, as the lines above say: without a remedy no submission gets a mark." >&2
