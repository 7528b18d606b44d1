"""A lesson: a suite's tests judge one of the course's own solutions, and it is noted what they ask and are answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any

from grader.sandbox.wire import codec
from grader.testing.in_process import UNLIMITED, LocalTransport
from grader.testing.loading import Reply
from grader.testing.messages import Job
from grader.testing.session import Session
from grader.testing.tape import Tape


@dataclass
class LessonExchange:
    """A request and its reply. ``looked``: whether the test has looked at the exception that it got; None for none.
    ``behind``: those that are made with it, whatever is replied."""

    frame: bytes
    task: str
    reply: Reply
    printed: bytes
    looked: bool | None = None
    behind: Sequence[bytes] = ()


Told = list["LessonExchange | tuple[str, str | None]"]
"""What a test has asked for, and what it was answered: exchanges, and names with what the submission has under them."""


def replies_of(told: Told) -> list[tuple[bytes, Reply]]:
    """Return requests and replies."""
    return [(one.frame, one.reply) for one in told if isinstance(one, LessonExchange)]


class _Again(LocalTransport):
    """Gives replies that were given before, as long as the same is asked."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__(namespace)
        self.replies: deque[tuple[bytes, Reply]] = deque()

    def exchange(self, parts: list[Any], *, cpu: float, wall: float) -> Reply:
        """See ``LocalTransport``."""
        if self.replies and self.replies[0][0] == b"".join(parts):
            body, length = self.replies.popleft()[1]
            return bytearray(body), length
        return super().exchange(parts, cpu=cpu, wall=wall)


class Lesson(Session):
    """A session that notes what the running test asks for, and what it is answered.

    ``wordless``: exceptions say nothing, as if nobody ever looked at them. ``traced``: numbers note what a test does
    with them. ``before``: what tests were answered, and are answered again.
    """

    def __init__(
        self,
        module: ModuleType,
        *,
        wordless: bool = False,
        traced: bool = False,
        before: Mapping[str, Told] = MappingProxyType({}),
    ) -> None:
        self._wordless, self._traced, self._before = wordless, traced, before
        self._guest_again = _Again(module.__dict__)
        self.tape = Tape()
        job = Job(main=module.__name__, cells=(), limits=UNLIMITED)
        super().__init__(lambda _: self._guest_again, job, opened=True)
        self.told: Told = []

    def begin(self, test: str, *rules: Any) -> None:
        """See ``Session``."""
        super().begin(test, *rules)
        self.told, self.tape = [], Tape()
        self._guest_again.replies = deque(replies_of(self._before.get(test, [])))

    def kind_of(self, name: str) -> str | None:
        """See ``Session``."""
        kind = super().kind_of(name)
        self.told.append((name, kind))
        return kind

    def exchange(self, request: list[Any], task: str = "") -> Reply:
        """See ``Session``."""
        frame = b"".join(request)
        reply = super().exchange([frame], task)
        answer = (bytearray(reply[0]), reply[1])
        self.told.append(LessonExchange(frame, task, answer, self.last_output, behind=self.announced))
        return reply

    def raised(self, kind: type[Exception], text: str, student: object) -> Exception:
        """See ``Session``: an exception that notes when somebody looks at it."""
        exchange = [told for told in self.told if isinstance(told, LessonExchange)][self.step - 1]

        def look() -> None:
            exchange.looked = True

        looked = exchange.looked or False
        told = (kind, "") if self._wordless else (_watched(kind, look), text)
        error = super().raised(*told, student)
        exchange.looked = looked
        return error

    def request(self, message: list[Any], **options: Any) -> list[Any]:
        """See ``Session``; numbers may be handed back."""
        return super().request(self.tape.sent(self.steps, message), **options)

    def read(self, reply: Reply, resolve: Callable[[codec.Handle], object] | None) -> list[Any]:
        """See ``Session``."""
        value = super().read(reply, resolve)
        if self._traced and value[0] != "raise" and b'"handle"' not in reply[0][: reply[1]]:
            value = self.tape.traced(self.step - 1, value)
        return value


_UNTOLD = frozenset({"__class__", "__traceback__", "__cause__", "__context__", "__suppress_context__"})
"""What every exception has, and that says nothing of this one."""


def _watched(kind: type[Exception], look: Callable[[], None]) -> type[Exception]:
    """Return a subclass that calls ``look`` whenever anything is read of an exception but its class."""

    class Watched(kind):  # type: ignore[misc,valid-type]
        def __getattribute__(self, name: str) -> Any:
            if name not in _UNTOLD:
                look()
            return super().__getattribute__(name)

        def __str__(self) -> str:
            look()
            return str(super().__str__())

        def __repr__(self) -> str:
            look()
            return str(super().__repr__())

    return Watched
