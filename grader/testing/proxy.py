"""The ``submission`` that a test sees: calls cross the wall, plain data come back, everything else is a handle."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from grader.compare.describe import opaque
from grader.model import Place
from grader.sandbox.losses import GuestLost
from grader.sandbox.wire import codec
from grader.testing.loading import LoadFailed
from grader.testing.session import Session
from grader.text.clean import printable

_PLAIN = """
ArithmeticError AssertionError AttributeError BufferError EOFError FloatingPointError ImportError IndentationError
IndexError IsADirectoryError FileExistsError FileNotFoundError KeyError LookupError MemoryError ModuleNotFoundError
NameError NotADirectoryError NotImplementedError OSError OverflowError PermissionError RecursionError ReferenceError
RuntimeError SyntaxError TabError TimeoutError TypeError UnboundLocalError ValueError ZeroDivisionError
"""
ALLOWED: dict[str, type[Exception]] = {name: getattr(builtins, name) for name in _PLAIN.split()}
"""Built-in exceptions that take one text and do nothing else: the only ones that cross the wall as themselves."""


_LONGEST_NAME = 40  # characters of a type's name


class StudentError(Exception):
    """An exception of student code that is not one of the plain built-ins."""


def kind_of_raised(reply: list[Any]) -> type[Exception]:
    """Return the class of exception that a test gets for a reply that says what was raised."""
    _, name, builtin, *_ = reply
    return ALLOWED.get(name, StudentError) if builtin is True else StudentError


class NoValue(TypeError):
    """A test has asked an object of the submission for a value. ``kind`` is what the guest calls its type."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind}: an object of the submission has no value here; ask it for one")
        self.kind = kind


class NotDefined(AttributeError):
    """A test has asked for a public name that the submission does not define."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not defined")
        self.missing = name


@dataclass(frozen=True)
class StudentException:
    """A student's exception as the report describes it: the attribute ``student`` of the exception raised here."""

    type: str
    text: str
    place: Place | None


@dataclass(frozen=True)
class CallResult:
    """A call seen from all sides: its value, its arguments afterwards, warnings (category, text), printed text."""

    value: Any
    args: list[Any]
    kwargs: dict[str, Any]
    warnings: list[tuple[str, str]]
    stdout: str


class Remote:
    """An object that stays in the guest. Public attributes and methods are forwarded; nothing else crosses.

    Comparison, truth, iteration and NumPy's protocols are errors: their answers would be the guest's choice.
    """

    __slots__ = ("_id", "_link", "_task", "_type")
    _id: int
    _type: str
    _link: _Link
    _task: str

    def __init__(self, link: _Link, handle: codec.Handle, task: str) -> None:
        object.__setattr__(self, "_link", link)
        object.__setattr__(self, "_id", handle.id)
        object.__setattr__(self, "_type", _type_name(handle.type))
        object.__setattr__(self, "_task", task)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{name} does not cross the wall")
        return self._link.value(["get", codec.Handle(self._id, ""), name], self._task)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._link.call(codec.Handle(self._id, ""), args, kwargs, self._task)

    def __repr__(self) -> str:
        return f"<object of the submission, number {self._id}>"

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise NoValue(self._type)

    __setattr__ = __delattr__ = __bool__ = __iter__ = __len__ = __contains__ = __getitem__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __int__ = __float__ = __complex__ = __index__ = __array__ = __reduce__ = __reduce_ex__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __matmul__ = _refuse
    __rmatmul__ = __neg__ = __abs__ = __pow__ = __rpow__ = __mod__ = __rmod__ = __floordiv__ = __rfloordiv__ = _refuse
    __hash__ = None  # type: ignore[assignment]  # no identity on this side
    __array_ufunc__ = None


@opaque.register
def _(value: Remote) -> str:
    return value._type


class Function:
    """A public function or class of the submission."""

    __slots__ = ("_link", "_name")

    def __init__(self, link: _Link, name: str) -> None:
        self._link, self._name = link, name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._link.call(self._name, args, kwargs, self._name)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self._name} is a function here; its truth says nothing")

    def __repr__(self) -> str:
        return f"<{self._name} of the submission>"


class ManyAnswers:
    """What many calls gave, one by one: an exception of one is raised where that one is looked at."""

    __slots__ = ("_look", "_size")

    def __init__(self, look: Callable[[int], Any], size: int) -> None:
        self._look, self._size = look, size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, number: int) -> Any:
        return self._look(range(self._size)[number])

    def __iter__(self) -> Iterator[Any]:
        return map(self._look, range(self._size))


class _Link:
    """Turns calls into messages and replies into values or exceptions."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def call(self, target: Any, args: tuple[Any, ...], kwargs: dict[str, Any], task: str) -> Any:
        return self.value(self._message(target, args, kwargs, full=False), task)

    def call_fully(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> CallResult:
        reply = self._request(self._message(name, args, kwargs, full=True), name)
        if reply[0] != "full":
            raise StudentError("the call gave an answer of another kind")
        return CallResult(
            value=reply[1],
            args=reply[2],
            kwargs=reply[3],
            warnings=[
                (printable(w[0], 100), printable(w[1], 500))
                for w in reply[4]
                if type(w) is list and len(w) == 2 and type(w[0]) is type(w[1]) is str
            ],
            stdout=self.session.last_output.decode("utf-8", "replace"),
        )

    def call_each(self, name: str, calls: Iterable[tuple[Any, ...]], kwargs: dict[str, Any]) -> ManyAnswers:
        session, first = self.session, self.session.steps
        messages = [self._message(name, args, kwargs, full=False) for args in calls]
        replies = session.exchange_all([codec.encode(message, _handle_id) for message in messages], name)
        session.message = messages[session.steps - first - 1] if messages else session.message

        def look(number: int) -> Any:
            session.message, session.step = messages[number], first + number + 1
            reply = replies[number]
            if isinstance(reply, GuestLost | LoadFailed):
                session.see_loss()
                raise reply
            return self._checked(session.read(reply, partial(Remote, self, task=name)))[1]

        return ManyAnswers(look, len(messages))

    def value(self, message: list[Any], task: str = "") -> Any:
        """Return the value that a message gives. ``task``: whose call it is, or whose object's; empty for no task's."""
        return self._request(message, task)[1]

    def _message(self, target: Any, args: tuple[Any, ...], kwargs: dict[str, Any], full: bool) -> list[Any]:
        positional = [self._sendable(value) for value in args]
        keywords = {key: self._sendable(value) for key, value in kwargs.items()}
        return ["call", target, positional, keywords, self.session.take_seed(), full]

    def _sendable(self, value: Any) -> Any:
        """Return an argument as it crosses: a function of the submission as a handle."""
        return self.value(["get", None, value._name]) if type(value) is Function else value

    def _request(self, message: list[Any], task: str) -> list[Any]:
        resolve = partial(Remote, self, task=task)
        return self._checked(self.session.request(message, task=task, keep=_handle_id, resolve=resolve))

    def _checked(self, reply: list[Any]) -> list[Any]:
        if reply[0] == "raise":
            raise self._exception(reply)
        return reply

    def _exception(self, reply: list[Any]) -> Exception:
        """Return the student's exception as one of this side. Its attributes were data; its class is chosen here."""
        _, name, _, text, frames = reply
        raised = StudentException(printable(name, 100), printable(text, 500), self.session.place(frames))
        kind = kind_of_raised(reply)
        told = f"{raised.type}: {raised.text}" if kind is StudentError else raised.text
        return self.session.raised(kind, told, raised)


def _type_name(name: str) -> str:
    """A type's name as a guest says it: letters, digits and underscores, and not many."""
    return name if len(name) <= _LONGEST_NAME and name.isascii() and name.isidentifier() else "object"


def _handle_id(value: object) -> int:
    if type(value) is Remote:
        return value._id
    raise TypeError(f"a value of type {type(value).__name__} cannot cross the wall")


class SubmissionProxy:
    """The ``submission`` fixture: public names of the student's file, as attributes."""

    __slots__ = ("_link",)

    def __init__(self, session: Session) -> None:
        self._link = _Link(session)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{name} does not cross the wall")
        kind = self._link.session.kind_of(name)
        if kind is None:
            raise NotDefined(name)
        if kind in ("function", "class"):
            return Function(self._link, name)
        return self._link.value(["get", None, name])

    def call(self, name: str, /, *args: Any, **kwargs: Any) -> CallResult:
        """Call, and return everything: value, arguments afterwards, warnings, printed text."""
        if self._link.session.kind_of(name) is None:
            raise NotDefined(name)
        return self._link.call_fully(name, args, kwargs)

    def map(self, name: str, calls: Iterable[tuple[Any, ...]], /, **kwargs: Any) -> ManyAnswers:
        """Call a function once for each tuple of arguments, in one trip: the submission may see all of them before it
        answers the first. An exception is raised where its answer is looked at. ``kwargs`` go with every call."""
        if self._link.session.kind_of(name) is None:
            raise NotDefined(name)
        calls = [*calls]
        if not all(isinstance(args, tuple) for args in calls):
            raise TypeError("map takes a tuple of arguments for each call: [(1, 2), (3, 4)]")
        return self._link.call_each(name, calls, kwargs)

    def define(self, source: str) -> Remote:
        """Return a function made in the guest from a lambda's source; it sees ``np`` and ``pd``."""
        function = self._link.value(["define", source])
        if type(function) is not Remote:
            raise StudentError("the function could not be made")
        return function

    def iterate(self, handle: Remote, limit: int = 1000) -> list[Any]:
        """Return the first ``limit`` elements of an object that stays in the guest."""
        elements = self._link.value(["iterate", codec.Handle(handle._id, ""), limit], handle._task)
        if type(elements) is not list:
            raise StudentError("iterating gave no list")
        return elements[:limit]
