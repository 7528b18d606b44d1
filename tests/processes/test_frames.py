"""Frames come through whole or not at all; a process that takes over its streams keeps them clean."""

from __future__ import annotations

import io
import subprocess
import sys

import msgspec
import pytest

from grader.processes import frames


def test_messages_come_through_in_order() -> None:
    """Two frames in one stream are two messages, and after them the stream has ended."""
    stream = io.BytesIO(frames.pack({"a": 1}) + frames.pack([]))
    assert [msgspec.msgpack.decode(frames.read(stream.read) or b"") for _ in range(2)] == [{"a": 1}, []]
    assert frames.read(stream.read) is None


@pytest.mark.parametrize("length", range(len(frames.pack("message"))))
def test_part_of_a_frame_is_no_message(length: int) -> None:
    """Wherever a frame is cut, nothing is read, and nothing is taken from the buffer."""
    part = frames.pack("message")[:length]
    buffer = bytearray(part)
    assert frames.read(io.BytesIO(part).read) is None
    assert frames.take(buffer) is None
    assert buffer == part


def test_taking_a_frame_leaves_the_rest() -> None:
    """Of a buffer that holds one and a half frames, one is taken."""
    buffer = bytearray(frames.pack("first") + frames.pack("second")[:3])
    assert msgspec.msgpack.decode(frames.take(buffer) or b"") == "first"
    assert buffer == frames.pack("second")[:3]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts descriptors in /proc")
def test_only_frames_pass_through_the_streams() -> None:
    """After the take-over a print goes to standard error, an input is empty, and no descriptor but the two is new."""
    program = (
        "import os, sys; from grader.processes import frames;"
        "before = len(os.listdir('/proc/self/fd'));"
        "requests, replies = frames.take_over_streams();"
        "new = len(os.listdir('/proc/self/fd')) - before;"
        "print('noise', flush=True); os.system('echo more noise');"
        "body = frames.read(requests.read);"
        "replies.write(frames.pack([new, sys.stdin.read(), body]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=frames.pack("question"), capture_output=True, check=True, timeout=60
    )
    reply = frames.read(io.BytesIO(done.stdout).read)
    assert msgspec.msgpack.decode(reply or b"") == [2, "", msgspec.msgpack.encode("question")]
    assert done.stderr == b"noise\nmore noise\n"
