"""Modules that are not installed, inside the guest: what stands in for them costs nothing while a submission loads.

What is done with a stand-in then gives another one, a decorator hands its function back, a base class vanishes. Once
all is loaded, using one raises and says which module is missing. Attributes may always be looked up: that is no use
yet, and annotations inside functions do it.
"""

from __future__ import annotations

import opcode
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

from grader.sandbox.guest.load_log import LoadLog

_UNPACK, _UNPACK_REST = opcode.opmap["UNPACK_SEQUENCE"], opcode.opmap["UNPACK_EX"]
_DECORATED = (types.FunctionType, type, staticmethod, classmethod, property)


class StandIn:
    """Stands for ``name``, something of a module that is not here. Without ``log``, using it is always well."""

    __array_priority__ = 1000

    def __init__(self, name: str, log: LoadLog | None) -> None:
        self.__dict__.update(_name=name, _log=log)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self._name}.{name}", self._log)

    def _use(self, *_: object, **__: object) -> Any:
        """Anything that is done with it."""
        if self._log is not None and not self._log.loading:
            module, _, rest = self._name.partition(".")
            what = f", which {self._name} is part of" if rest else ""
            raise ModuleNotFoundError(f"No module named '{module}' where this is graded{what}")
        return StandIn(self._name, self._log)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        used = self._use()
        return args[0] if len(args) == 1 and not kwargs and isinstance(args[0], _DECORATED) else used

    def __iter__(self) -> Iterator[Any]:
        """Nothing to loop over; as many as there are names to unpack to."""
        frame = sys._getframe(1)
        code, at = frame.f_code.co_code, frame.f_lasti
        wanted = 0
        if code[at] == _UNPACK:
            wanted = code[at + 1]
        elif code[at] == _UNPACK_REST:
            wanted = code[at + 1] & 0xFF
        return iter([self._use()] * wanted)

    def __await__(self) -> Any:
        return self._use()
        yield  # what makes it a generator, which is what await asks for

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (type("StandInBase", (_Base,), {"_stand_in": self}),)

    def __instancecheck__(self, value: object) -> bool:
        return False

    __subclasscheck__ = __instancecheck__

    def __repr__(self) -> str:
        return f"<{self._name}, which is not installed here>"

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __exit__(self, *error: object) -> None:
        self._use()

    async def __aenter__(self) -> Any:
        return self._use()

    async def __aexit__(self, *error: object) -> None:
        self._use()


class _Base:
    """What is inherited from a stand-in: whatever a class of the student's does not define itself."""

    _stand_in: StandIn

    def __init_subclass__(cls, **options: object) -> None:
        pass

    def __init__(self, *args: object, **kwargs: object) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stand_in, name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._stand_in._use()


def _answering(value: Any) -> Callable[..., Any]:
    def answer(self: StandIn, *_: object) -> Any:
        self._use()
        return value

    return answer


_BINARY = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split()
_GIVES_ANOTHER = (
    *(f"{how}{operator}" for operator in _BINARY for how in ("", "r", "i")),
    *"neg pos abs invert getitem enter array_ufunc array_function".split(),
)
_GIVES = {
    "bool": False, "len": 0, "int": 0, "index": 0, "float": 0.0, "complex": 0j, "contains": False,
    "lt": False, "le": False, "gt": False, "ge": False, "setitem": None, "delitem": None,
}  # fmt: skip
for _operation in _GIVES_ANOTHER:
    setattr(StandIn, f"__{_operation}__", StandIn._use)
for _operation, _value in _GIVES.items():
    setattr(StandIn, f"__{_operation}__", _answering(_value))


class StandInModule(types.ModuleType):
    """A module that is not here: importing it works, and what it holds are stand-ins, but for ``contents``.

    Modules below it are like it.
    """

    __version__ = "0.0.0"

    def __init__(self, name: str, log: LoadLog | None, contents: dict[str, Any]) -> None:
        super().__init__(name)
        self.__dict__.update(contents, _log=log, _contents=contents, __path__=[])

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.__name__}.{name}", self.__dict__["_log"])

    def below(self, name: str) -> StandInModule:
        """The module ``name``, which lies in this one."""
        return StandInModule(name, self.__dict__["_log"], self.__dict__["_contents"])
