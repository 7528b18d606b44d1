"""A worker process, from the side of who gives it work: started when it is asked, and again after its death."""

from __future__ import annotations

import contextlib
import subprocess

from grader.batch.protocol import Reply, WorkerConfig, command, decode_reply
from grader.processes import frames


class WorkerProcess:
    """A process and its pipes. Where the platform can arrange it, it ends with the thread that first asks it."""

    def __init__(self, config: WorkerConfig) -> None:
        self._command = command(config)
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, message: object) -> Reply | None:
        """Return the answer to a message; None where the process died over it."""
        frame = self.ask_raw(frames.pack(message))
        return None if frame is None else decode_reply(frame)

    def ask_raw(self, frame: bytes) -> bytes | None:
        """Return the answer to a frame, as the body of a frame; None where the process died over it."""
        if self._process is None:
            self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process = self._process
        assert process.stdin is not None and process.stdout is not None  # noqa: S101  both are pipes
        try:
            process.stdin.write(frame)
            process.stdin.flush()
            body = frames.read(process.stdout.read)
        except (OSError, ValueError):
            body = None
        if body is None:
            self.close()
        return body

    def close(self) -> None:
        """Let the process end when it has nothing to do, and wait for that; kill it after five seconds."""
        process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101  both are pipes
            with contextlib.suppress(OSError):
                process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()

    def kill(self) -> None:
        """End the process whatever it does, from another thread: who asks it gets None."""
        process = self._process
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()

    def terminate(self) -> None:
        """End the process at once, from another thread: who asks it gets None."""
        process = self._process
        if process is not None:
            with contextlib.suppress(OSError):
                process.terminate()
