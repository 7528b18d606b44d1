"""The wire: what crosses arrives exactly as it was, and no byte from the guest does more than raise ProtocolError."""

from __future__ import annotations

import enum
import json
import random
import struct
import subprocess
import sys
from collections import Counter, OrderedDict, defaultdict, namedtuple
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox.wire import codec
from grader.sandbox.wire.codec import Caps, Handle, ProtocolError
from tests import ROOT

MERSENNE = 2**61 - 1  # ints that differ by it have the same hash
PLAIN = (type(None), bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, np.ndarray, Handle)
TABLES = (pd.Series, pd.DataFrame, pd.Index)


def packed(value: object, keep: Any = None, caps: Caps = codec.CAPS) -> tuple[bytearray, int]:
    """The payload of a value's frame and the length of its head, as a receiver gets them."""
    frame = bytearray(b"".join(codec.encode(value, keep, caps)))
    total, head_length = codec.read_header(bytes(frame[:8]), caps)
    assert total == len(frame) - 8
    return frame[8:], head_length


def crossed(value: object, keep: Any = None) -> Any:
    """The value as the other side sees it."""
    return codec.decode(*packed(value, keep))


def frame(head: object, *buffers: bytes) -> tuple[bytearray, int]:
    """A payload with a head of one's own."""
    text = head if isinstance(head, bytes) else json.dumps(head, separators=(",", ":")).encode()
    return bytearray(text + b"".join(buffers)), len(text)


def same(one: Any, other: Any) -> bool:
    """Exactly the same: types, order, signs of zero, dtypes, shapes, labels and names."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one), list(other)) and same(list(one.values()), list(other.values()))
    if isinstance(one, np.ndarray):
        if (one.dtype, one.shape) != (other.dtype, other.shape):
            return False
        flat = one.ravel().tolist(), other.ravel().tolist()
        return same(*flat) if one.dtype == object else one.tobytes() == other.tobytes()
    if isinstance(one, np.generic):
        return one.dtype == other.dtype and (one.tobytes() == other.tobytes() or one == other)  # long double is padded
    if isinstance(one, float):
        return struct.pack("d", one) == struct.pack("d", other) or (one != one and other != other)
    if isinstance(one, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    if isinstance(one, pd.DataFrame):
        if not same_index(one.columns, other.columns) or not same_index(one.index, other.index):
            return False
        return all(same(one.iloc[:, column], other.iloc[:, column]) for column in range(one.shape[1]))
    if isinstance(one, pd.Series):
        if one.dtype == object == other.dtype:
            equal = same(one.tolist(), other.tolist())
        else:
            equal = pd.testing.assert_series_equal(one, other, check_exact=True, check_freq=False) is None
        return equal and same_index(one.index, other.index) and same(one.name, other.name)
    if isinstance(one, pd.Index):
        return same_index(one, other)
    return bool(one == other)


def same_index(one: pd.Index, other: pd.Index) -> bool:
    """The same kind of index, dtype, labels and names; also in the levels of a MultiIndex."""
    pd.testing.assert_index_equal(one, other, exact=True, check_exact=True)
    levels = zip(getattr(one, "levels", ()), getattr(other, "levels", ()), strict=True)
    return same(list(one.names), list(other.names)) and all(same_index(*pair) for pair in levels)


# ---- what crosses

texts = st.text(st.characters(), max_size=20) | st.text(
    st.sampled_from("a\0\ud83d\ude00\udfff\U0001f600한"), max_size=9
)
ints = st.integers() | st.integers(-(2**70), 2**70) | st.sampled_from([2**63, -(2**63), 2**63 - 1, 2**8191, -(2**8191)])
floats = st.floats() | st.sampled_from([-0.0, float("nan"), float("inf"), -float("inf"), 5e-324])
arrays = hnp.arrays(
    hnp.scalar_dtypes()
    | hnp.unicode_string_dtypes(max_len=5)
    | hnp.byte_string_dtypes(max_len=5)
    | st.just(np.dtype("c16")),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)
scalars = st.none() | st.booleans() | ints | floats | st.complex_numbers() | texts | st.binary(max_size=20)
keys = st.none() | st.booleans() | st.integers() | texts | st.binary(max_size=5) | st.tuples(st.integers(), texts)
values = st.recursive(
    scalars | arrays | arrays.filter(lambda a: a.size > 0).map(lambda a: a.ravel()[0]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(keys, inner, max_size=4)
        | st.sets(keys, max_size=4)
        | st.frozensets(keys, max_size=4)
        | st.lists(inner, max_size=4).map(lambda cells: np.fromiter(cells, object, len(cells)))
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(values)
def test_every_value_arrives_as_it_was(value: Any) -> None:
    """Any nesting of scalars, containers and arrays keeps types, order, signs and every bit."""
    assert same(crossed(value), value)


@pytest.mark.parametrize("size", [0, 1, 16, 17, 3000])
@pytest.mark.parametrize(
    "element",
    [
        7,
        -(2**63),
        2**64,
        0.5,
        -0.0,
        float("nan"),
        True,
        "text",
        "한",
        "\ud800",
        "x" * 1025,
        None,
        np.float64(1.5),
        np.int8(3),
        np.True_,
        np.complex64(1j),
        np.longdouble(2),
        np.datetime64("2020-01-01"),
    ],
)
@pytest.mark.parametrize("kind", [list, tuple])
def test_long_lists_of_one_type(kind: type, element: Any, size: int) -> None:
    """The fast path for homogeneous lists is exact, also where one element does not fit it."""
    values = [element] * min(size, 100) if element == "x" * 1025 else [element] * size
    assert same(crossed(kind(values)), kind(values))
    assert same(crossed(kind([*values, None])), kind([*values, None]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.booleans() | st.integers(0, 1) | st.just(1.0), min_size=17, max_size=25))
def test_equal_values_of_different_types_stay_apart(values: list[Any]) -> None:
    """True, 1 and 1.0 in one list are three types before and after."""
    assert same(crossed(values), values)


ARRAYS = {
    "zero axes": np.array(3.5),
    "empty": np.zeros((3, 0, 2)),
    "strided": np.arange(20000)[::3],
    "negative stride": np.arange(2000.0)[::-1],
    "transposed": np.arange(2000.0).reshape(40, 50).T,
    "Fortran order": np.asfortranarray(np.arange(2000.0).reshape(40, 50)),
    "broadcast": np.broadcast_to(np.arange(3), (4, 3)),
    "big endian": np.arange(5, dtype=">i4"),
    "big endian text": np.array(["a", "한"], dtype=">U2"),
    "read only": np.frombuffer(b"\0" * 16),
    "half": np.array([1, np.nan], "f2"),
    "long double": np.array([1, np.inf], np.longdouble),
    "complex": np.array([1j, np.nan]),
    "text": np.array(["", "a\0b", "\ud800", "\U0010ffff"]),
    "bytes": np.array([b"", b"a\0b"]),
    "day": np.array(["2020-01-01", "NaT"], "M8[D]"),
    "25 seconds": np.array([1, 2], "m8[25s]"),
    "no unit": np.array(["NaT"], "M8[s]").view("M8"),  # made by name, it warns since NumPy 2.5
    "objects": np.array([[1, None], ["a", [2.5, (1j,)]]], dtype=object),
    "ragged": np.fromiter([np.zeros(2), np.zeros((3, 1))], object, 2),
    "one object": np.array({"a": np.array(1)}, dtype=object),
}


@pytest.mark.parametrize("name", ARRAYS)
def test_arrays_arrive_by_value(name: str) -> None:
    """Whatever its layout, an array arrives with its dtype, shape and elements; and as ordinary memory."""
    array = crossed(["odd head", ARRAYS[name]])[1]
    assert same(array, ARRAYS[name])
    assert array.flags.owndata and array.flags.writeable and array.flags.aligned and array.flags.c_contiguous


def test_zero_width_texts() -> None:
    """NumPy's U0 and S0 exist only as views; they arrive as the narrowest ordinary dtype."""
    assert crossed(np.ndarray((3,), "U0")).tolist() == ["", "", ""]
    assert crossed(np.ndarray((2,), "S0")).tolist() == [b"", b""]


frames = {
    "floats": pd.DataFrame(np.arange(12.0).reshape(3, 4), columns=list("abcd")),
    "numbers": pd.DataFrame({"i": [1, 2], "f": [0.5, np.nan], "j": [3, 4], "b": [True, False], "c": [1j, 2]}),
    "small dtypes": pd.DataFrame({"a": np.array([1], "i1"), "b": np.array([1], "u8"), "c": np.array([1], "f4")}),
    "texts": pd.DataFrame({"s": ["a", None], "o": pd.Series(["a", None], dtype=object), "t": ["\ud800", "x" * 2000]}),
    "string": pd.DataFrame({"s": pd.array(["a", pd.NA], dtype="string")}),
    "objects": pd.DataFrame({"o": pd.Series([1, "a"], dtype=object), "p": [[1], (2, {"k": np.zeros(2)})]}),
    "masked": pd.DataFrame({"i": pd.array([1, None], "Int64"), "u": pd.array([1, None], "UInt8")}),
    "more masked": pd.DataFrame({"f": pd.array([1.5, None], "Float32"), "b": pd.array([True, None], "boolean")}),
    "category": pd.DataFrame({"c": pd.Categorical(["u", None, "v"], categories=["w", "v", "u"], ordered=True)}),
    "category of ints": pd.DataFrame({"c": pd.Categorical([3, 1, 3]), "d": pd.Categorical([1, None, 1])[[1, 1, 1]]}),
    "times": pd.DataFrame({"t": pd.to_datetime(["2020-01-01", None]), "d": pd.to_timedelta([1, None], unit="s")}),
    "nanoseconds": pd.DataFrame({"t": np.array(["2020", "NaT"], "M8[ns]"), "d": np.array([1, 2], "m8[ms]")}),
    "twice the same label": pd.DataFrame([[1, 2.5, "x"]], columns=["a", "a", "b"]),
    "no columns": pd.DataFrame(index=[3, 1]),
    "no rows": pd.DataFrame({"a": np.zeros(0), "s": pd.Series([], dtype="str")}),
    "nothing": pd.DataFrame(),
    "rows": pd.DataFrame({"a": [1, 2]}, index=pd.RangeIndex(8, 0, -4, name="r")),
    "numbered columns": pd.DataFrame([[1, 2.5]], columns=pd.RangeIndex(2, name="c")),
    "many levels": pd.DataFrame(
        np.zeros((2, 2)),
        index=pd.MultiIndex.from_tuples([(1, "a"), (2, None)], names=["x", None]),
        columns=pd.MultiIndex.from_product([["p"], [True, False]]),
    ),
}
indexes = {
    "range": pd.RangeIndex(5),
    "ints": pd.Index([3, 1, 3], name="n"),
    "small ints": pd.Index(np.array([1], "u1")),
    "floats": pd.Index([0.5, np.nan]),
    "bools": pd.Index([True, False]),
    "texts": pd.Index(["b", "a"], name=("tuple", 1)),
    "objects": pd.Index([1, "a", None, (2,)], dtype=object, name=np.int64(3)),
    "times": pd.DatetimeIndex(["2020-01-01", "NaT"]),
    "regular times": pd.date_range("2020-01-01", periods=3),
    "durations": pd.TimedeltaIndex(["1s"]),
    "category": pd.CategoricalIndex(["a", "b"], categories=pd.Index(["b", "a"], name="k")),
    "masked": pd.Index([1, None], dtype="Int8"),
    "levels": pd.MultiIndex.from_arrays([[1, 1], ["a", None], pd.to_datetime(["2020", "2021"])], names=list("xyz")),
    "unused levels": pd.MultiIndex.from_product([[1, 2], ["a", "b"]])[:1],
    "no rows": pd.MultiIndex.from_arrays([[], []]),
    "empty": pd.Index([]),
}


@pytest.mark.parametrize("name", frames)
def test_frames_arrive_as_they_were(name: str) -> None:
    """Values, dtypes, labels and names of a DataFrame survive, and it can be changed afterwards."""
    frame = crossed(frames[name])
    assert same(frame, frames[name])
    for column in range(frame.shape[1]):
        assert same(crossed(frames[name].iloc[:, column]), frames[name].iloc[:, column])
    frame[("new", "er")] = 1
    if frame.shape[1] > 1 and len(frame):
        frame.iloc[0, 0] = frame.iloc[-1, 0]


@pytest.mark.filterwarnings("ignore:assert_index_equal")  # the freq of an index stays behind
@pytest.mark.parametrize("name", indexes)
def test_indexes_arrive_as_they_were(name: str) -> None:
    """Every kind of index keeps its class, dtype, labels and names, alone and beneath a Series."""
    assert same(crossed(indexes[name]), indexes[name])
    series = pd.Series(np.arange(len(indexes[name])), indexes[name], name=indexes[name].name)
    assert same(crossed(series), series)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_column_arrives(data: st.DataObject) -> None:
    """Columns of every dtype side by side, in any order and with any labels."""
    rows = data.draw(st.integers(0, 4))
    cells = {
        "float64": floats,
        "int64": st.integers(-(2**63), 2**63 - 1),
        "bool": st.booleans(),
        "str": st.none() | texts,
        "object": scalars,
        "Int64": st.none() | st.integers(-(2**63), 2**63 - 1),
        "boolean": st.none() | st.booleans(),
        "category": st.none() | st.sampled_from("abc"),
    }
    kinds = data.draw(st.lists(st.sampled_from(list(cells)), max_size=6))
    columns = [pd.Series(data.draw(st.lists(cells[kind], min_size=rows, max_size=rows)), dtype=kind) for kind in kinds]
    frame = pd.DataFrame(dict(enumerate(columns)), index=range(rows))
    frame.columns = data.draw(st.lists(texts, min_size=len(kinds), max_size=len(kinds)))
    assert same(crossed(frame), frame)


# ---- subclasses and handles


def lying(base: type, **more: Any) -> type:
    """A subclass of ``base`` whose every public or numeric method gives a wrong answer."""
    names = "__iter__ __len__ __getitem__ __index__ __int__ __float__ __complex__ __str__ __bytes__ __repr__"
    names += " __eq__ __hash__ items keys values copy tolist tobytes view astype ravel reshape to_numpy iloc dtypes"
    lies = {name: lambda *_, **__: 1 / 0 for name in names.split() if hasattr(base, name)}
    return type("Lying", (base,), lies | more)


@pytest.mark.parametrize(
    ("base", "value"),
    [
        (int, 2**70),
        (float, 0.5),
        (complex, 2j),
        (str, "text"),
        (bytes, b"bytes"),
        (list, [1, [2]]),
        (tuple, (1, 2)),
        (dict, {"a": 1}),
        (set, {1, 2}),
        (frozenset, {3}),
        (np.float64, 2.5),
    ],
)
def test_overridden_methods_do_not_decide(base: type, value: Any) -> None:
    """A subclass crosses as its base, by the value that the base holds, whatever its own methods say."""
    assert same(crossed([lying(base)(value)]), [base(value)])


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_subclasses_of_arrays_and_tables() -> None:
    """Matrices, masked arrays, record arrays and students' own Series and frames arrive as their base."""
    plain = np.arange(6.0).reshape(2, 3)
    for array in (plain.view(lying(np.ndarray)), np.matrix(plain), np.ma.array(plain), plain.view(np.recarray)):
        assert same(crossed(array), plain)
    assert same(crossed(lying(pd.Series)([1, 2], name="s")), pd.Series([1, 2], name="s"))
    assert same(crossed(lying(pd.DataFrame)({"a": [1], "b": ["x"]})), pd.DataFrame({"a": [1], "b": ["x"]}))


def test_subclasses_of_the_standard_library() -> None:
    """Named tuples, enumerations, counters and other dicts are what they are made of."""
    pair = namedtuple("pair", "x y")
    colour = enum.IntEnum("colour", "red")
    name = enum.StrEnum("name", "kim")
    value = [pair(1, 2), colour.red, name.kim, Counter("aab"), OrderedDict(a=1), defaultdict(list, k=[1])]
    assert same(crossed(value), [(1, 2), 1, "kim", {"a": 2, "b": 1}, {"a": 1}, {"k": [1]}])


def test_unknown_objects_become_handles() -> None:
    """What cannot cross is kept, and arrives as its number and the name of its type, or as what stands for it."""
    kept: list[object] = []
    thing = object()

    def keep(value: object) -> int:
        kept.append(value)
        return len(kept)

    body = packed([thing, {"k": (thing,)}, Handle(9, "seen")], keep)
    assert codec.decode(*body) == [Handle(1, "object"), {"k": (Handle(2, "object"),)}, Handle(9, "seen")]
    assert codec.decode(*body, resolve=lambda handle: str(handle.id)) == ["1", {"k": ("2",)}, "9"]
    assert kept == [thing, thing]


def test_a_value_that_holds_an_object_where_no_handle_may_stand_is_kept_whole() -> None:
    """Sets, keys, cells and labels hold plain values only; nothing of the value is left in the frame."""
    thing = object()
    cells = np.fromiter([np.zeros(1000), thing], object, 2)
    hard = [{thing}, {(1, thing): 2}, cells, pd.Series([1, thing]), pd.DataFrame({"a": [1.5], "b": [thing]})]
    hard += [pd.period_range("2020", periods=2), pd.Series(pd.to_datetime(["2020"]).tz_localize("UTC"))]
    hard += [np.zeros(2, "i4,f8"), np.zeros(2, "i4,f8")[0], {frozenset([Handle(1, "x")])}, pd.Series([pd.NA, 1])]
    kept: list[object] = []
    arrived = crossed(hard, lambda value: kept.append(value) or len(kept))
    assert [type(value) for value in arrived] == [Handle] * len(hard)
    assert [type(value) for value in kept] == [type(value) for value in hard]


@pytest.mark.parametrize("value", [object(), [len], {"a": {1: object()}}, pd.Series([object()]), {Handle(1, "x")}])
def test_without_keep_an_unknown_object_is_refused(value: Any) -> None:
    """The trusted side never sends what it did not mean to send; the message names the type."""
    with pytest.raises(ProtocolError, match=r"of type (object|builtin_function_or_method|Handle) cannot cross"):
        codec.encode(value)


# ---- caps

OVER = {
    "frame": (np.zeros(200), Caps(frame=1000)),
    "frame of bytes": ([b"x" * 400] * 3, Caps(frame=1000)),
    "head": (["abc"] * 400, Caps(head=1000)),
    "keys of one dict": (dict.fromkeys(range(11)), Caps(keys=10)),
    "keys of all dicts and sets": ([{i: {i}} for i in range(6)], Caps(keys=10)),
    "categories": (pd.Series(list("abcdefghijk"), dtype="category"), Caps(keys=10)),
    "levels": (pd.MultiIndex.from_arrays([range(6), range(6)]), Caps(keys=10)),
    "objects as categories": (pd.Series([1, "a"], dtype="category"), Caps(keys=30)),
    "depth": ([[[[]]]], Caps(depth=2)),
    "depth of keys": ({((((),),),): 1}, Caps(depth=2)),
    "nodes": ([None] * 1001, Caps(nodes=1000)),
    "packed nodes": ([[1] * 100] * 11, Caps(nodes=1000)),
    "containers": ([[]] * 200, Caps(nodes=1000)),
    "cells": (np.full(1001, None), Caps(nodes=1000)),
    "code points": ("\ud800" * 1001, Caps(nodes=1000)),
    "indexes": ([pd.RangeIndex(1)] * 6, Caps(tables=5)),
    "columns": (pd.DataFrame([[1, 2.5, 3, 4.5]]), Caps(tables=5)),
    "range": (pd.RangeIndex(1000), Caps(frame=1000)),
    "empty axes": (np.zeros((0, 1000)), Caps(frame=1000)),
    "int": (2**100, Caps(int_bits=100)),
}


@pytest.mark.parametrize("name", OVER)
def test_caps_hold_for_a_frame_as_a_whole_on_both_sides(name: str) -> None:
    """What is over a cap is neither sent nor read; without that cap it is both."""
    value, caps = OVER[name]
    with pytest.raises(ProtocolError):
        codec.encode(value, None, caps)
    body, head_length = packed(value)
    assert same(codec.decode(body, head_length), value)
    with pytest.raises(ProtocolError, match=r"cannot cross|too many digits|too large"):
        codec.decode(body, head_length, None, caps)


def test_endless_values_are_refused() -> None:
    """A list that holds itself, an int of megabytes and a broadcast array of terabytes fail at once."""
    loop: list[Any] = []
    loop.append(loop)
    wide: list[Any] = []
    wide.extend([wide, wide])
    for value in (loop, wide, 1 << 10_000_000, np.broadcast_to(1.0, (10**6, 10**6)), pd.RangeIndex(10**12)):
        with pytest.raises(ProtocolError):
            codec.encode(value)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"\0" * 7,
        b"\0" * 9,
        b"\xff" * 8,
        struct.pack("<II", 10, 0),
        struct.pack("<II", 10, 11),
        struct.pack("<II", (64 << 20) + 1, 10),
        struct.pack("<II", 32 << 20, (16 << 20) + 1),
    ],
)
def test_headers_are_bounded_before_anything_is_received(header: bytes) -> None:
    """Lengths over a cap, a head longer than its frame and an empty head are refused."""
    with pytest.raises(ProtocolError):
        codec.read_header(header)


# ---- hostile frames

ROWS = ["range", 0, 1, 1, None]
NONE = ["range", 0, 0, 1, None]
ONE = ["array", "<i8", [1]]
EIGHT = b"\1" + b"\0" * 7
HOSTILE: dict[str, tuple[Any, ...]] = {
    "no JSON": (b"nonsense",),
    "two values": (b"1 2",),
    "leading space": (b" 1",),
    "not UTF-8": (b'"\xff"',),
    "surrogates as UTF-8": (b'"\xed\xa0\x80"',),
    "UTF-16": ("[]".encode("utf-16"),),
    "JSON object": (b"{}",),
    "JSON object with a key twice": (b'["list",{"a":1,"a":2}]',),
    "endless nesting": (b"[" * 100_000,),
    "more nesting": (b"[" * (16 << 20),),
    "nested NumPy texts": (b'["str_",' * 5000 + b'""' + b"]" * 5000,),
    "nested categories": (b'["index",["category",' * 300 + b"1" + b"]" * 600,),
    "int of a hundred digits": (b"1" * 100,),
    "int of many digits": (b"1" * 5000,),
    "int of more digits": (b"1" * (16 << 20),),
    "hexadecimal int of many digits": (["int", "f" * 3000],),
    "int of no digits": (["int", "zz"],),
    "int from a float": (["int", 1.5],),
    "empty node": ([],),
    "unknown tag": (["pickle", ""],),
    "tag that is a list": ([["list"]],),
    "tag alone": (["tuple"],),
    "node with more than it takes": (["bytes", 0, 0],),
    "tuple of a text": (["tuple", "list"],),
    "tuple of a tuple": (["tuple", ["tuple", ["list"]]],),
    "dict of odd halves": (["dict", ["list", 1], ["list"]],),
    "unhashable key": (["dict", ["list", ["list"]], ["list", 1]],),
    "array as key": (["set", ["list", ONE]], EIGHT),
    "handle as key": (["set", ["list", ["handle", 1, ""]]],),
    "handle in a key": (["dict", ["list", ["tuple", ["list", ["handle", 1, ""]]]], ["list", 1]],),
    "handle in a cell": (["cells", [1], ["list", ["handle", 1, ""]]],),
    "handle in a cell's list": (["cells", [1], ["list", ["list", ["handle", 1, ""]]]],),
    "handle as a name": (["index", ["array", "<i8", [0]], ["handle", 1, ""]],),
    "handle in a column": (["series", ["cells", [1], ["list", ["handle", 1, ""]]], ROWS, None],),
    "handle with a float": (["handle", 1.0, ""],),
    "handle with a bool": (["handle", True, ""],),
    "handle without a name": (["handle", 1, None],),
    "bytes beyond the end": (["bytes", 1],),
    "negative bytes": (["list", ["bytes", 4], ["bytes", -4]], b"abcd"),
    "bytes of a float": (["bytes", 1.0], b"a"),
    "bytes of a bool": (["bytes", True], b"a"),
    "huge bytes": (["bytes", 10**19], b"a"),
    "trailing bytes": (None, b"a"),
    "text that is not UTF-8": (["text", 1], b"\xff"),
    "code point beyond Unicode": (["points", ["list", 0x110000]],),
    "negative code point": (["points", ["list", -1]],),
    "complex of texts": (["complex", "1", "2"],),
    "packing of objects": (["pack", "P", 1], EIGHT),
    "packing with a pattern": (["pack", "8s", 1], EIGHT),
    "negative packing": (["pack", "q", -1],),
    "packing beyond the end": (["pack", "q", 2], EIGHT),
    "huge packing": (["pack", "?", 10**18],),
    "huge scalars": (["scalars", "<f8", 10**18],),
    "NumPy text of an int": (["str_", 1],),
    "NumPy bytes of a text": (["bytes_", ""],),
    "scalar of fixed-width bytes": (["scalar", "|S1"], b"a"),
    "scalar text beyond Unicode": (["scalar", "<U1"], b"\xff\xff\xff\x7f"),
    **{
        f"dtype {code}": (["array", code, [1]], b"\0" * 4096)
        for code in (
            *("O", "|O", "|O8", "V8", "|V8", "<i4,<i4", "(2,)<i4", "object", "f8", "i", "<f3", "<i9", "<T16", "U"),
            *("<U0", "|S0", "<U1000000000", "|S999999999", "<U99999999999999999999", "<U-1", "<M8[0s]", "<M8[-1s]"),
            *("<M8[10/3Y]", "<M8[generic]", "<M8[9999999999s]", "<M8[xs]", "<M4[s]", "<M8[s", "<f8\0", "<f8 ", ""),
            *("{'names':['a'],'formats':['O']}", 8, None, True, ["<f8"], [["a", "O"]]),
        )
    },
    "shape too small": (["array", "<i8", [1]], EIGHT * 2),
    "shape too large": (["array", "<i8", [2]], EIGHT),
    "negative shape": (["array", "<i8", [-1, -1]], EIGHT),
    "shape of floats": (["array", "<i8", [1.0]], EIGHT),
    "shape of bools": (["array", "<i8", [True]], EIGHT),
    "shape that is no list": (["array", "<i8", 1], EIGHT),
    "shape of many axes": (["array", "<i8", [1] * 100], EIGHT),
    "huge shape": (["array", "<i8", [2**31, 2**31, 4]],),
    "huge empty shape": (["array", "<i8", [0, 2**62]],),
    "many huge empty axes": (["array", "<i8", [0, *[2**62] * 60]],),
    "huge empty shape of wide texts": (["array", "<U100000000", [0]],),
    "huge shape of cells": (["cells", [0, 2**62], ["list"]],),
    "cells that are too many": (["cells", [1], ["list", 1, 2]],),
    "cells that do not fit": (["cells", [3], ["list", 1]],),
    "bool of 2": (["array", "|b1", [2]], b"\1\2"),
    "date without a unit": (["scalar", "<M8"], bytes(8)),
    "dates without a unit": (["array", "<M8", [2]], bytes(16)),
    "character beyond Unicode": (["array", "<U1", [1]], b"\0\0\x11\0"),
    "big-endian character beyond Unicode": (["array", ">U1", [1]], b"\0\x11\0\0"),
    "negative character": (["array", "<U2", [1]], b"a\0\0\0\xff\xff\xff\xff"),
    "keys that collide": (
        ["dict", ["list", *(["int", f"{k * MERSENNE:x}"] for k in range(20_000))], ["list", *[0] * 20_000]],
    ),
    "tuples that collide": (
        ["set", ["list", *(["tuple", ["list", ["int", f"{k * MERSENNE:x}"]]] for k in range(20_000))]],
    ),
    "too many keys": (["set", ["pack", "q", 20_001]], struct.pack("<20001q", *range(20_001))),
    "too many keys in many sets": (
        ["list", *[["set", ["pack", "?", 1]]] * 20_001],
        b"\0" * 20_001,
    ),
    "RangeIndex of many": (["range", 0, 10**18, 1, None],),
    "RangeIndex of huge ints": (["range", 0, 10**19, 10**18, None],),
    "RangeIndex without a step": (["range", 0, 1, 0, None],),
    "RangeIndex of floats": (["range", 0.0, 1, 1, None],),
    "frame of many empty rows": (["frame", NONE, ["range", 0, 10**15, 1, None], []],),
    "unhashable name": (["series", ONE, ROWS, ["list"]], EIGHT),
    "unhashable name of an index": (["index", ONE, ["list"]], EIGHT),
    "unhashable name of a range": (["range", 0, 1, 1, ["list"]],),
    "unhashable name of a level": (["multi", ["list", ["list"]], [ROWS], [ONE]], b"\0" * 8),
    "series of another length": (["series", ONE, NONE, None], EIGHT),
    "series of a table": (["series", ["array", "<i8", [1, 1]], ROWS, None], EIGHT),
    "series of fixed-width texts": (["series", ["array", "<U1", [1]], ROWS, None], b"a\0\0\0"),
    "series of a list": (["series", ["list", 1], ROWS, None],),
    "series of a scalar": (["series", 1, ROWS, None],),
    "series without rows": (["series", ONE, ["list", 1], None], EIGHT),
    "strings of ints": (["series", ["strings", False, ["list", 1]], ROWS, None],),
    "strings of a handle": (["series", ["strings", False, ["list", ["handle", 1, ""]]], ROWS, None],),
    "masked of another length": (["series", ["masked", ONE, ["array", "|b1", [2]]], ROWS, None], EIGHT + b"\0\0"),
    "masked by ints": (["series", ["masked", ONE, ONE], ROWS, None], EIGHT * 2),
    "masked half": (["series", ["masked", ["array", "<f2", [1]], ["array", "|b1", [1]]], ROWS, None], b"\0\0\0"),
    "masked times": (
        ["series", ["masked", ["array", "<M8[s]", [1]], ["array", "|b1", [1]]], ROWS, None],
        EIGHT + b"\0",
    ),
    "codes beyond the categories": (["index", ["category", ROWS, ONE, False], None], EIGHT),
    "negative codes": (["index", ["category", ROWS, ONE, False], None], b"\xfe" + b"\xff" * 7),
    "codes that are floats": (["index", ["category", ROWS, ["array", "<f8", [1]], False], None], EIGHT),
    "categories that repeat": (
        ["index", ["category", ["index", ["array", "<i8", [2]], None], ["array", "|i1", [0]], False], None],
        EIGHT * 2,
    ),
    "categories that are levels": (
        ["index", ["category", ["multi", ["list", None], [ROWS], [ONE]], ["array", "|i1", [0]], False], None],
        b"\0" * 8,
    ),
    "levels in levels": (["multi", ["list", None], [["multi", ["list", None], [ROWS], [ONE]]], [ONE]], b"\0" * 16),
    "codes beyond the levels": (["multi", ["list", None], [ROWS], [ONE]], EIGHT),
    "codes of levels that are floats": (["multi", ["list", None], [ROWS], [["array", "<f8", [1]]]], b"\0" * 8),
    "levels without codes": (["multi", ["list", None], [ROWS], []],),
    "no levels": (["multi", ["list"], [], []],),
    "column missing": (["frame", ROWS, ROWS, []],),
    "column twice": (["frame", ["range", 0, 2, 1, None], ROWS, [0, 0], ["array", "<i8", [2, 1]]], EIGHT * 2),
    "column beyond": (["frame", ROWS, ROWS, [1], ["array", "<i8", [1, 1]]], EIGHT),
    "ragged columns": (
        ["frame", ["range", 0, 2, 1, None], ROWS, [0, 1], ["array", "<i8", [1, 1]], ["array", "<i8", [1, 2]]],
        EIGHT * 3,
    ),
    "ragged columns of objects": (
        ["frame", ["range", 0, 2, 1, None], ROWS, [0, 1], ["cells", [0], ["list"]], ["cells", [1], ["list", 1]]],
    ),
    "two blocks for one": (["frame", ROWS, ROWS, None, ["array", "<i8", [1, 1]], ["array", "<i8", [1, 1]]], EIGHT * 2),
    "block of one axis": (["frame", ROWS, ROWS, None, ONE], EIGHT),
    "block of fixed-width texts": (["frame", ROWS, ROWS, None, ["array", "<U1", [1, 1]]], b"a\0\0\0"),
    "objects as a block": (["frame", ROWS, ROWS, None, ["cells", [1, 1], ["list", 1]]],),
}


@pytest.mark.timeout(30)
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_frames_are_refused(name: str) -> None:
    """Each of these once did, or could do, more than raise ProtocolError."""
    head, *buffers = HOSTILE[name]
    with pytest.raises(ProtocolError) as caught:
        codec.decode(*frame(head, *buffers))
    assert "MemoryError" not in str(caught.value)


def test_a_handle_that_means_nothing() -> None:
    """A number that ``resolve`` does not know is the sender's fault."""
    with pytest.raises(ProtocolError):
        codec.decode(*frame(["handle", 7, ""]), resolve={}.__getitem__)


def test_long_type_names_are_cut() -> None:
    """The name in a handle is a label of bounded length."""
    assert len(codec.decode(*frame(["handle", 1, "x" * 100_000])).type) == 200


def test_adjacent_escapes_are_one_character_and_separate_surrogates_stay_two() -> None:
    """JSON joins an escaped pair; a text of two lone surrogates is sent so that it is not joined."""
    assert codec.decode(*frame(b'"\\ud83d\\ude00"')) == "\U0001f600"
    assert len(crossed("\ud83d\ude00")) == 2


def harmless(value: Any, *, handles: bool = True) -> bool:
    """Whether a decoded value consists of exact plain types all the way down, in memory of its own."""
    if type(value) in (list, tuple, set, frozenset):
        return all(harmless(v, handles=handles and type(value) in (list, tuple)) for v in value)
    if type(value) is dict:
        return all(harmless(k, handles=False) for k in value) and all(harmless(v) for v in value.values())
    if type(value) is np.ndarray:
        fine = value.flags.owndata and value.flags.writeable and value.dtype.kind in "biufcSUmMO"
        return fine and (value.dtype != object or all(harmless(v, handles=False) for v in value.ravel().tolist()))
    if isinstance(value, pd.DataFrame):
        columns = [value.iloc[:, i] for i in range(value.shape[1])]
        return harmless(value.columns) and all(harmless(column) for column in columns)
    if isinstance(value, pd.MultiIndex):
        return all(map(harmless, value.levels)) and all(harmless(name, handles=False) for name in value.names)
    if isinstance(value, TABLES):
        labels = True if isinstance(value, pd.Index) else harmless(value.index)
        cells = value.tolist() if value.dtype == object else []
        return labels and all(harmless(v, handles=False) for v in cells) and harmless(value.name, handles=False)
    return (type(value) in PLAIN and (handles or type(value) is not Handle)) or isinstance(value, np.generic)


def attempt(body: bytearray, head_length: int) -> None:
    """Decode what may be anything: a harmless value or ProtocolError."""
    try:
        value = codec.decode(body, head_length)
    except ProtocolError as error:
        assert "MemoryError" not in str(error)
    else:
        assert harmless(value)


CORPUS = [
    packed(value, lambda _: 3)
    for value in (
        *([list(group.values()) for group in (ARRAYS,)] + [*frames.values(), *indexes.values()]),
        ["call", "f", [0, 1.5, {"k": (1, {2}, frozenset({b"x"}))}], {"key": None}, 7, False],
        ["full", [object(), 2**100, 1j, "\ud800", "x" * 2000, np.float32(1), np.str_("a"), np.bytes_(b"a")]],
        [[1] * 20, [0.5] * 20, [True] * 20, ["a"] * 20, [np.int64(1)] * 20],
    )
]
TREES = [json.loads(bytes(body[:head_length])) for body, head_length in CORPUS]


def places(tree: list[Any]) -> list[tuple[list[Any], int]]:
    """Every place in a tree, as the list that holds it and its position there."""
    found, rest = [], [tree]
    while rest:
        parent = rest.pop()
        found += [(parent, position) for position in range(len(parent))]
        rest += [child for child in parent if type(child) is list]
    return found


@settings(max_examples=300, deadline=1000)
@given(st.binary(max_size=60), st.integers(-1, 70))
def test_arbitrary_bytes(body: bytes, head_length: int) -> None:
    """Noise gives ProtocolError, or by chance a harmless value."""
    attempt(bytearray(body), head_length)


@pytest.mark.filterwarnings("ignore")  # what pandas thinks of a garbled table is no concern of the wire
@settings(max_examples=400, deadline=1000)
@given(st.sampled_from(CORPUS), st.integers(0, 2**32))
def test_garbled_frames(valid: tuple[bytearray, int], seed: int) -> None:
    """Flipped, lost, doubled and moved bytes, and a head length that is off."""
    dice = random.Random(seed)
    body, head_length = bytearray(valid[0]), valid[1]
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(body)) if body else 0
        match dice.randrange(5):
            case 0:
                body[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del body[at : at + dice.randint(1, 9)]
            case 2:
                body[at:at] = body[at : at + dice.randint(1, 9)]
            case 3:
                body[at : at + 1] = dice.choice([b"9", b"-", b"[", b"]", b",", b'"', b"null", b"1e9", b"true"])
            case _:
                head_length += dice.randint(-2, 2)
    attempt(body, head_length)


@pytest.mark.filterwarnings("ignore")  # as above
@settings(max_examples=600, deadline=1000)
@given(st.sampled_from(range(len(CORPUS))), st.integers(0, 2**32))
def test_grafted_frames(which: int, seed: int) -> None:
    """Well-formed heads in which nodes were exchanged for nodes of other frames and for odd scalars."""
    dice = random.Random(seed)
    tree = json.loads(json.dumps(TREES[which]))
    for _ in range(dice.randint(1, 3)):
        parent, position = dice.choice(places(tree))
        if dice.random() < 0.5:
            other, at = dice.choice(places(dice.choice(TREES)))
            parent[position] = json.loads(json.dumps(other[at]))
        else:
            odd = (None, True, -1, 0, 2**31, 2**62, 2**63, 1.5, float("nan"), "", "<f8", "<M8[as]", [], [0], ["list"])
            parent[position] = dice.choice(odd)
        if dice.random() < 0.2:
            parent.insert(position, parent[position])
    buffers = bytes(CORPUS[which][0][CORPUS[which][1] :])
    attempt(*frame(tree, buffers + bytes(dice.randrange(64)) if dice.random() < 0.3 else buffers))


BOMBS = """
import json, resource, struct, time
import numpy, pandas
from grader.sandbox.wire import codec, tables

def status(key):
    return int(next(line for line in open("/proc/self/status") if line.startswith(key)).split()[1]) << 10

MiB = 1 << 20
bombs = {
    "empty lists": lambda: (b"[" + b"[]," * (5 * MiB) + b"[]]", b""),
    "empty nodes": lambda: (b'["list"' + b',["list"]' * (MiB * 16 // 9 - 9) + b"]", b""),
    "short texts": lambda: (b'["list"' + b',"ab"' * (3 * MiB) + b"]", b""),
    "large ints": lambda: (b'["list"' + b",9999999999" * (MiB * 4 // 3) + b"]", b""),
    "denormal floats": lambda: (b'["list"' + b",5e-324" * (2 * MiB) + b"]", b""),
    "nesting": lambda: (b"[" * (16 * MiB), b""),
    "bools": lambda: (b'["pack","?",60000000]', b"\\1" * 60_000_000),
    "ints": lambda: (b'["pack","q",7000000]', b"\\1" * 56_000_000),
    "texts": lambda: (b'["scalars","<U8",1900000]', b"\\1\\0\\0\\0" * 8 * 1_900_000),
    "astral text": lambda: (b'["text",60000000]', "\\U0001f600".encode() * 15_000_000),
    "code points": lambda: (b'["points",["pack","q",1900000]]', struct.pack("<q", 0x1F600) * 1_900_000),
    "wide empty array": lambda: (b'["array","<U99999999",[0,99999999]]', b""),
    "lazy range": lambda: (b'["frame",["range",0,0,1,null],["range",0,100000000000,1,null],[]]', b""),
    "wide frame": lambda: (
        b'["frame",["range",0,8000000,1,null],["range",0,0,1,null],null,["array","<f8",[8000000,0]]]', b""
    ),
    "columns beyond the labels": lambda: (
        b'["frame",["range",0,1,1,null],["range",0,0,1,null],[0],["array","<f8",[8000000,0]]]', b""
    ),
    "blocks of no columns": lambda: (
        b'["frame",["range",0,0,1,null],["range",0,0,1,null],[]' + b',["cells",[0],["list"]]' * 70000 + b"]", b""
    ),
    "large frame": lambda: (
        b'["frame",["range",0,7,1,null],["range",0,1000000,1,null],null,["array","<f8",[7,1000000]]]',
        b"\\0" * 56_000_000,
    ),
    "columns": lambda: (
        b'["frame",["range",0,4900,1,null],["range",0,0,1,null],' + str(list(range(4900))).encode()
        + b',["cells",[0],["list"]]' * 4900 + b"]", b""
    ),
}
for name, bomb in bombs.items():
    head, body = bomb()
    head_length = len(head)
    body = bytearray(head + body)
    del head
    limit = status("VmSize:") + 5 * codec.CAPS.frame
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    start = time.process_time()
    try:
        outcome = type(codec.decode(body, head_length)).__name__
    except codec.ProtocolError as error:
        outcome = str(error)
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(name, round(time.process_time() - start, 2), outcome, sep="|")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and sets RLIMIT_AS")
def test_bombs_neither_burst_memory_nor_take_long() -> None:
    """The costliest frames there are, within five times the frame cap of memory and a few seconds of CPU."""
    done = subprocess.run(
        [sys.executable, "-c", BOMBS], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    )
    lines = [line.split("|") for line in done.stdout.splitlines()]
    assert len(lines) == 18
    assert not [line for line in lines if "MemoryError" in line[2] or float(line[1]) > 3]


ROWS = 100_000


@pytest.mark.parametrize(
    ("value", "each"),
    [
        (pd.RangeIndex(ROWS), 8),
        (np.zeros(ROWS, dtype="i1"), 7),
        (np.zeros(ROWS, dtype="M8[s]"), 100),
        (np.zeros(ROWS, dtype="S1"), 100),
        (pd.Series(pd.Categorical.from_codes(np.zeros(ROWS, dtype="i1"), ["x"])), 100),
        (pd.MultiIndex(levels=[["a"], ["b"]], codes=[np.zeros(ROWS, dtype="i1")] * 2), 200),
        (np.zeros(ROWS), 0),
    ],
    ids=["range", "small ints", "dates", "bytes", "categories", "levels", "floats"],
)
def test_weight_is_what_a_value_becomes(value: object, each: int) -> None:
    """Not what it is in the frame: compared, its cells are numbers of eight bytes or objects of their own."""
    _, weight = codec.decode_weighed(*packed(value))
    assert each * ROWS <= weight <= (each + 20) * ROWS


def test_importing_the_wire_does_not_import_pandas() -> None:
    """An assignment that needs no tables does not pay for them."""
    code = "from grader.sandbox.wire import codec; codec.encode([object], id)"
    code += "; import sys; sys.exit('pandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
