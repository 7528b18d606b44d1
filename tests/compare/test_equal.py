"""The one relation "Equal", and how a difference is told."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.compare.describe import apart
from grader.compare.equal import Tolerance, compare, shape, short, window
from grader.model import Gap
from grader.sandbox.wire import codec

NAN = float("nan")
FRAME = pd.DataFrame({"A": [1.0, 2.0, 3.0], "B": [10.0, 20.0, 30.0], "C": ["x", "y", "z"], "n": [1, 2, 3]})


class Opaque:
    """An object without a value: whoever touches it fails the test."""

    def _touched(self, *_: object) -> Any:
        raise AssertionError("a method of an unknown object was called")

    __eq__ = __ne__ = __lt__ = __bool__ = __len__ = __iter__ = __getitem__ = __array__ = _touched  # type: ignore[assignment]
    __repr__ = __str__ = __format__ = __getattr__ = __float__ = __int__ = __index__ = __hash__ = _touched  # type: ignore[assignment]


def gap(actual: object, expected: object, **tolerance: Any) -> Gap:
    """The gap between two values that must differ."""
    found = compare(actual, expected, **tolerance)
    assert found is not None
    return found


def changed(frame: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    """A copy with other columns."""
    return frame.assign(**columns)


# -- classes of type

CLASSES: dict[str, list[Any]] = {
    "None": [None],
    "bool": [True, np.True_, np.array(True)],
    "int": [1, np.int8(1), np.uint64(1), np.array(1)],
    "float": [1.0, np.float32(1), np.longdouble(1), np.array(1.0)],
    "complex": [1 + 0j, np.complex64(1)],
    "str": ["1", np.str_("1"), np.array("1")],
    "bytes": [b"1", np.bytes_(b"1")],
    "list": [[1], (1,)],
    "dict": [{1: 1}],
    "set": [{1}, frozenset({1})],
    "array of int": [np.array([1]), np.array([1], np.uint8)],
    "array of float": [np.array([1.0]), np.array([1.0], np.float32)],
    "array of bool": [np.array([True])],
    "DataFrame": [pd.DataFrame({"value": [1]})],
    "Series": [pd.Series([1]), pd.Series([1], dtype="Int64")],
    "Index": [pd.Index([1]), pd.RangeIndex(1, 2)],
    "datetime": [np.datetime64("2020-01-01"), np.datetime64("2020-01-01T00")],
}


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("other", CLASSES)
def test_values_are_equal_within_their_class_only(name: str, other: str) -> None:
    """One is one, but True is not 1, 1.0 is not 1, and a list is no array."""
    for actual in CLASSES[name]:
        for expected in CLASSES[other]:
            found = compare(actual, expected)
            assert (found is None) == (name == other)
            assert found is None or found.kind == "type"


def test_an_unknown_object_equals_nothing_and_is_not_touched() -> None:
    """A handle has no value here: it differs in type, even from itself, wherever it stands."""
    thing = Opaque()
    for actual, expected in ((thing, thing), (thing, 1), (1, thing), ([1, thing], [1, 2]), ({"a": thing}, {"a": 1.0})):
        assert gap(actual, expected).kind == "type"
    assert gap(thing, 1).actual == "Opaque"
    assert short([thing]) == "[Opaque]"
    assert shape(thing) is None


def test_a_type_gap_names_both_classes() -> None:
    """A student reads int and float, not numpy.float64."""
    assert gap(np.float64(1.0), 1) == Gap("type", expected="int (1)", actual="float (1.0)")
    found = gap([1.0, 2.0], np.zeros((4, 2)))
    assert (found.expected, found.actual) == ("ndarray[float], shape (4, 2)", "list, len 2")


# -- numbers


@pytest.mark.parametrize(
    ("actual", "expected", "equal"),
    [
        (0.1 + 0.2, 0.3, True),
        (1.0, 1.0 + 1e-8, False),
        (0.0, 1e-13, True),
        (0.0, 1e-11, False),
        (math.inf, math.inf, True),
        (math.inf, -math.inf, False),
        (math.inf, 1.7e308, False),
        (NAN, NAN, False),
        (NAN, 1.0, False),
        (1e308, -1e308, False),
        (complex(1, 1), complex(1, 1 + 1e-12), True),
        (complex(math.inf, 0), complex(math.inf, 0), True),
        (complex(1.7e308, 1.7e308), complex(-1.7e308, 0), False),
        (complex(1.7e308, 1.7e308), complex(1.7e308, 0), False),
        (2**8000, 2**8000 + 1, False),
        (2**8000, 2**8000, True),
    ],
)
def test_numbers(actual: complex, expected: complex, equal: bool) -> None:
    """One tolerance for scalars, lists and arrays, the same from either side."""
    assert (compare(actual, expected) is None) == equal
    assert (compare(expected, actual) is None) == equal
    assert (compare([actual], [expected]) is None) == equal
    if not isinstance(actual, int):
        assert (compare(np.array([actual, 1]), np.array([expected, 1])) is None) == equal


def test_nan_equals_nan_only_where_the_test_says_so() -> None:
    """In a scalar, an array, a list, a column, and for missing text."""
    frame = pd.DataFrame({"a": [1.0, NAN], "s": ["x", None]})
    for value in (NAN, np.array([1.0, NAN]), [NAN, 1.0], frame, np.datetime64("NaT", "s"), np.array([complex(NAN, 1)])):
        assert compare(value, value) is not None
        assert compare(value, value, nan_equal=True) is None
    assert compare(np.array([1.0, NAN]), np.array([1.0, 2.0]), nan_equal=True) is not None


def test_the_largest_error_is_rounded_and_finite() -> None:
    """Six significant digits; nothing where an element is not a number."""
    assert gap(np.array([1.0, 2.0]), np.array([1.25, 2.12345678])).max_error == 0.25
    assert gap(1 / 3, 1.0).max_error == 0.666667
    assert gap(np.array([NAN, 1.0]), np.array([0.0, 2.0])).max_error is None
    assert gap(np.array([math.inf]), np.array([0.0])).max_error is None
    assert gap(np.array([2**62 + 1]), np.array([2**62])).max_error == 1.0
    assert gap(np.array([0], np.uint8), np.array([255], np.uint8)).max_error == 255.0
    assert gap(["a"], ["b"]).max_error is None


def test_wide_integers_are_compared_exactly() -> None:
    """No integer is turned into a float to be compared."""
    assert gap(np.array([2**63 - 1]), np.array([2**63], np.uint64)).wrong == 1
    assert gap([2**64, 2**53 + 1], [2**64, 2**53]).path == "[1]"
    assert gap([2**53 + 1, 0], [2**53, 0]).index == (0,)


# -- containers


def test_the_path_leads_to_the_difference() -> None:
    """Keys that are names as attributes, others as they are written, the index into an array apart."""
    right = {"grads": [0, {"dW": np.zeros((2, 3))}], "a key": {3: ("x", 1.0)}}
    wrong = {"grads": [0, {"dW": np.array([[0.0, 0, 1], [0, 0, 0]])}], "a key": {3: ("x", 1.0)}}
    found = gap(wrong, right)
    assert (found.path, found.index, found.expected, found.actual) == ("grads[1].dW", (0, 2), "0.0", "1.0")
    assert gap({"a key": {3: ("x", 2.0)}, "grads": right["grads"]}, right).path == "['a key'][3][1]"


def test_length_before_elements_and_keys_before_values() -> None:
    """What is missing or too much is told before anything inside."""
    assert gap([1, 2], [0, 2, 3]) == Gap("shape", expected="len 3", actual="len 2")
    found = gap({"a": 0, "c": 1}, {"a": 1, "b": 1})
    assert (found.kind, found.expected, found.actual) == ("keys", "['a', 'b']", "['a', 'c']")


def test_lists_of_numbers_are_counted_like_arrays() -> None:
    """A list of losses says how many are wrong and by how much."""
    found = gap([1.0, 2.0, 3.5, 5.0], [1.0, 2.0, 3.0, 4.0])
    assert (found.path, found.index, found.wrong, found.size, found.max_error) == ("", (2,), 2, 4, 1.0)
    assert gap([1, 0.0], [1, 2.0]).path == "[1]"


def test_keys_and_sets_have_classes_too() -> None:
    """True is not the key 1; order does not count; no tolerance."""
    assert gap({True: 0}, {1: 0}).kind == "keys"
    assert gap({1.0}, {1}).kind == "value"
    assert gap({0.1 + 0.2}, {0.3}).kind == "value"
    assert compare({"b": 1, "a": 2}, {"a": 2, "b": 1}) is None
    assert compare({(1, frozenset({2}))}, {(1, frozenset({2}))}) is None


def test_many_keys_show_those_that_differ() -> None:
    """Of 20,000 keys the one that is missing is seen."""
    right = {f"key{n}": n for n in range(20_000)}
    found = gap({k: v for k, v in right.items() if k != "key777"}, right)
    assert "'key777'" in found.expected
    assert len(found.expected) <= 200
    assert "777" in gap(set(range(20_000)) - {777}, set(range(20_000))).expected


def test_sets_are_shown_in_the_same_order_everywhere() -> None:
    """Hashes of texts are random; what is shown is not."""
    assert gap({"pear", "apple"}, {"fig", "date", 2, 1.5}).expected == "{1.5, 2, 'date', 'fig'}"


def test_the_first_difference_of_a_long_text_is_shown() -> None:
    """A megabyte of the same, then one character."""
    found = gap("x" * 1_000_000 + "a" + "y" * 1000, "x" * 1_000_000 + "b" + "y" * 1000)
    assert found.index == (1_000_000,)
    assert "xb" in found.expected and "xa" in found.actual
    assert gap("abc", "abcd").index == (3,)
    assert gap(b"abc", b"abd").expected == "b'abd'"


# -- arrays


def test_shape_is_compared_and_never_broadcast() -> None:
    """An array that would broadcast to 8e9 elements costs nothing."""
    huge = np.broadcast_to(np.float64(1.0), (8_000_000, 1))
    assert gap(huge, np.ones(1000)) == Gap("shape", expected="(1000,)", actual="(8000000, 1)")
    assert gap(np.ones(3), np.ones((3, 1))).kind == "shape"


def test_the_class_of_elements_comes_before_the_shape() -> None:
    """An array of ints is no array of floats, from either side."""
    assert gap(np.zeros(3), np.zeros(3, int)).expected == "ndarray[int], shape (3,)"
    assert gap(np.zeros(3, int), np.zeros(4)).kind == "type"
    assert gap(np.zeros(3, bool), np.zeros(3, int)).kind == "type"
    assert compare(np.zeros(3, np.int32), np.zeros(3, np.uint8)) is None


def test_an_array_shows_a_window_around_the_first_wrong_element() -> None:
    """At most eight by eight cells, labelled by their positions."""
    right = np.zeros((100, 100))
    wrong = right.copy()
    wrong[50, 60] = wrong[51, 61] = 1.0
    table = gap(wrong, right).table
    assert table is not None and table.cut
    assert (table.rows[2], table.columns[2]) == ("50", "60")
    assert len(table.rows) == len(table.columns) == 8
    assert [[i, j] for i, row in enumerate(table.wrong) for j, bad in enumerate(row) if bad] == [[2, 2], [3, 3]]
    assert (table.actual[2][2], table.expected[2][2]) == ("1.0", "0.0")


def test_windows_of_vectors_and_of_deeper_arrays() -> None:
    """A vector stands upright; of a deeper array the last two axes are shown."""
    vector = gap(np.array([1, 2]), np.array([1, 3])).table
    assert vector is not None
    assert (vector.columns, vector.rows, vector.actual, vector.cut) == (("value",), ("0", "1"), (("1",), ("2",)), False)
    deep = np.zeros((2, 3, 4))
    other = deep.copy()
    other[1, 2, 3] = 1
    table = gap(other, deep).table
    assert table is not None
    assert table.rows == ("1, 0", "1, 1", "1, 2") and table.wrong[2] == (False, False, False, True)


def test_object_arrays_and_dates() -> None:
    """Elements of object arrays are compared one by one; dates of units without a common measure differ."""
    right = np.array([[1, "a"], [None, 2.5]], object)
    wrong = np.array([[1, "a"], [None, 2]], object)
    assert compare(right, right.copy()) is None
    found = gap(wrong, right)
    assert (found.kind, found.path) == ("type", "[1, 1]")
    assert gap(np.array([1], "m8[Y]"), np.array([1], "m8[D]")).wrong == 1
    assert compare(np.timedelta64(1, "Y"), np.timedelta64(1, "D")) is not None
    assert compare(np.array(["2020"], "M8[Y]"), np.array(["2020-01-01"], "M8[D]")) is None


# -- tables


def test_columns_then_rows_then_labels_then_classes_then_cells() -> None:
    """The order in which a table is looked at."""
    scaled = changed(FRAME, B=FRAME.B / 2)
    assert gap(scaled[["A", "B"]].iloc[:2], FRAME).path == "columns"
    assert gap(scaled.iloc[:2], FRAME) == Gap("shape", expected="(3, 4)", actual="(2, 4)")
    assert gap(scaled.set_index(pd.Index([3, 4, 5])), FRAME).path == "index"
    assert gap(changed(scaled, n=FRAME.n.astype(float)), FRAME).path == "['n']"
    assert gap(scaled, FRAME).kind == "value"


def test_the_first_wrong_cell_is_in_the_first_wrong_column() -> None:
    """Column by column, as a reader thinks of a table, with the window in the table's own labels."""
    wrong = changed(FRAME, B=[10.0, 2.0, 3.0], C=["q", "y", "z"]).set_index(pd.Index([5, 6, 7]))
    found = gap(wrong, FRAME.set_index(pd.Index([5, 6, 7])))
    assert (found.index, found.expected, found.actual) == ((1, 1), "20.0", "2.0")
    assert (found.wrong, found.size, found.max_error) == (3, 12, 27.0)
    table = found.table
    assert table is not None
    assert (table.columns, table.rows, table.cut) == (("A", "B", "C", "n"), ("5", "6", "7"), False)
    assert table.wrong == ((False, False, True, False), (False, True, False, False), (False, True, False, False))


def test_labels_are_named() -> None:
    """Which columns there are, and the first label that differs."""
    found = gap(FRAME.rename(columns={"B": "b"}), FRAME)
    assert (found.kind, found.path, found.index) == ("keys", "columns", (1,))
    assert (found.expected, found.actual) == ("[A, B, C, n]", "[A, b, C, n]")
    many = pd.DataFrame(np.zeros((100, 2)))
    found = gap(many.set_index(pd.RangeIndex(1, 101)), many)
    assert (found.path, found.index, found.expected, found.actual) == ("index", (0,), "0", "1")


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (FRAME.A, FRAME.A + 1),
        (FRAME.A, FRAME.n),
        (FRAME.A, FRAME.A.iloc[::-1]),
        (FRAME.A, FRAME.A.iloc[:2]),
        (FRAME.A, FRAME[["A"]]),
        (FRAME.index, FRAME.index + 1),
        (pd.MultiIndex.from_tuples([(1, "a")]), pd.MultiIndex.from_tuples([(1, "b")])),
        (pd.MultiIndex.from_tuples([(1, "a")]), pd.Index([1])),
        (pd.Series(["a", None]), pd.Series(["a", "b"])),
        (pd.Series(["a", "b"], dtype="category"), pd.Series(["a", "b"])),
        (pd.Series([1, None], dtype="Int64"), pd.Series([1, 2], dtype="Int64")),
        (pd.Series([1, "a"], dtype=object), pd.Series(["1", "a"], dtype=object)),
        (pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [True]})),
        (pd.DataFrame({"a": [1], "b": [1.0]}), pd.DataFrame({"a": [1.0], "b": [1.0]})),
        (pd.DataFrame(), pd.DataFrame({"a": []})),
    ],
)
def test_tables_that_differ(actual: Any, expected: Any) -> None:
    """Values, classes, order, length, kind of table, levels, missing values."""
    assert compare(actual, expected) is not None
    assert compare(expected, actual) is not None
    assert compare(actual, actual, nan_equal=True) is None
    assert compare(expected, expected, nan_equal=True) is None


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (pd.Series(["a", "b"], dtype=object), pd.Series(["a", "b"], dtype="string")),
        (FRAME.A.rename("other"), FRAME.A),
        (FRAME.rename_axis("rows"), FRAME),
        (pd.DataFrame({"a": [0.1 + 0.2]}), pd.DataFrame({"a": [0.3]})),
        (pd.Series([1, 2], dtype="Int64"), pd.Series([1, 2])),
        (pd.Series(["a", "b"], dtype="category"), pd.Series(["a", "b"], dtype="category")),
        (FRAME.set_index(pd.Index([0, 1, 2])), FRAME),
        (pd.DataFrame(index=range(3)), pd.DataFrame(index=range(3))),
    ],
)
def test_tables_that_are_equal(actual: Any, expected: Any) -> None:
    """Names, ways of storing the same class, and tolerances make no difference."""
    assert compare(actual, expected) is None
    assert compare(expected, actual) is None


def test_windows_for_evidence() -> None:
    """Two values side by side, whether they differ or not; nothing where they cannot stand so."""
    same = window(FRAME, FRAME, Tolerance())
    assert same is not None and not any(map(any, same.wrong)) and same.columns == ("A", "B", "C", "n")
    for value in (np.eye(3), FRAME.A, FRAME.index, [1.0, 2.0]):
        assert window(value, value, Tolerance()) is not None
    other = window(np.eye(3), np.ones((3, 3)), Tolerance())
    assert other is not None and other.wrong[0] == (False, True, True)
    assert window(np.eye(3), np.eye(2), Tolerance()) is None
    assert window(1, 1, Tolerance()) is None
    assert window(np.zeros((0, 3)), np.zeros((0, 3)), Tolerance()) is None


# -- renderings


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1.0"),
        (1e6, "1e+06"),
        (1 / 3, "0.333333"),
        (np.float32(0.1), "0.1"),
        (NAN, "nan"),
        (-math.inf, "-inf"),
        (1 + 2j, "1+2j"),
        (10**18, "1000000000000000000"),
        (True, "True"),
        ("it's", '"it\'s"'),
        ("\x1b[31m\u202e\ud800\u3164\u200b", r"'\x1b[31m\u202e\ud800\u3164\u200b'"),
        (b"\x00a", r"b'\x00a'"),
        ((1,), "(1,)"),
        ([1, (2.0, None)], "[1, (2.0, None)]"),
        ({"a": {1}}, "{'a': {1}}"),
        (set(), "set()"),
        (np.array([[1, 2]]), "array([[1, 2]])"),
        (np.zeros((100, 2)), "ndarray[float], shape (100, 2)"),
        (FRAME, "DataFrame, shape (3, 4)"),
        (np.datetime64("2020"), "2020"),
    ],
)
def test_short(value: Any, text: str) -> None:
    """Values as a reader knows them; what steers a terminal or hides is written out."""
    assert short(value) == text


def test_huge_integers_are_not_written_out() -> None:
    """str() of a large int takes quadratic time, or raises; the last digits and the size are enough."""
    assert short(2**100000).endswith("(100001 bits)")
    assert len(gap(2**8192, 2**8192 + 1).expected) < 60
    assert gap(2**8192, 2**8192 + 1).expected != gap(2**8192, 2**8192 + 1).actual


def test_deep_nesting_ends_in_a_gap() -> None:
    """No value, however deep, ends the recursion of this process."""
    deep: Any = 1
    for _ in range(5000):
        deep = [deep]
    assert gap(deep, deep).actual == "> 64 × […]"
    assert short(deep) == "[[[[[[[…]]]]]]]"
    assert len(gap(deep, deep).path) <= 200


# -- what always holds

_text = st.text(max_size=8)
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(2**8000), 2**8000),
    st.floats(),
    st.complex_numbers(),
    _text,
    st.text(st.characters(min_codepoint=0xD700, max_codepoint=0xE000), max_size=4),
    st.binary(max_size=8),
    hnp.from_dtype(np.dtype("float32")),
    hnp.from_dtype(np.dtype("uint64")),
    hnp.from_dtype(np.dtype("M8[s]")),
)
_dtypes = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(),
    hnp.floating_dtypes(),
    hnp.complex_number_dtypes(),
    hnp.unicode_string_dtypes(max_len=4),
    hnp.byte_string_dtypes(max_len=4),
    hnp.datetime64_dtypes(),
    hnp.timedelta64_dtypes(),
)
_arrays = hnp.arrays(_dtypes, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
_vectors = hnp.arrays(_dtypes, 3)
_columns = st.one_of(
    st.lists(st.floats(), min_size=3, max_size=3),
    st.lists(st.integers(-5, 5), min_size=3, max_size=3),
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.lists(st.one_of(_text, st.none()), min_size=3, max_size=3),
    st.lists(st.one_of(st.integers(-5, 5), _text), min_size=3, max_size=3),
    st.just(pd.array([1, None, 3], dtype="Int64")),
    st.just(pd.Categorical(["a", "b", None])),
    st.just(pd.array(["2020", "2021", None], dtype="M8[s]")),
)
_frames = st.dictionaries(st.one_of(_text, st.integers(0, 3)), _columns, max_size=3).map(pd.DataFrame)
_tables = st.one_of(
    _frames,
    _columns.map(pd.Series),
    _columns.map(pd.Index),
    st.just(pd.MultiIndex.from_product([["a", "b"], pd.to_datetime(["2020", None])])),
)
_keys = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), _text, st.binary(max_size=3))
_hashable = st.one_of(_keys, st.tuples(_keys, _keys), st.frozensets(_keys, max_size=2))
values = st.recursive(
    st.one_of(_scalars, _arrays, _tables, st.sets(_hashable, max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(_hashable, inner, max_size=3),
    ),
    max_leaves=8,
)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def crossed(value: object) -> Any:
    """The value as it comes back over the wire."""
    frame = bytearray(b"".join(codec.encode(value)))
    _, head = codec.read_header(bytes(frame[: codec.HEADER.size]))
    return codec.decode(frame[codec.HEADER.size :], head)


@given(values)
@unhurried
def test_everything_that_crosses_equals_itself(value: Any) -> None:
    """What the wire carries is equal to what was sent."""
    assert compare(crossed(value), value, nan_equal=True) is None


_alike = st.one_of(  # so that a comparison gets as far as the elements
    st.tuples(_vectors, _vectors),
    st.tuples(_columns.map(pd.Series), _columns.map(pd.Series)),
    st.tuples(_columns.map(pd.Index), _columns.map(pd.Index)),
    st.tuples(*2 * [st.fixed_dictionaries({"a": _columns, "b": _columns}).map(pd.DataFrame)]),
    st.tuples(*2 * [st.lists(_hashable, min_size=3, max_size=3)]),
    st.tuples(*2 * [st.lists(st.one_of(st.integers(), st.floats()), min_size=3, max_size=3)]),
    st.tuples(_scalars, _scalars),
    st.tuples(*2 * [st.sets(_hashable, max_size=3)]),
)


@given(st.one_of(st.tuples(values, values), _alike), st.booleans())
@unhurried
def test_any_two_values_can_be_compared(pair: tuple[Any, Any], nan_equal: bool) -> None:
    """No exception, the same answer from either side, and a gap that is short, printable and fit for JSON."""
    one, other = pair
    found = compare(one, other, nan_equal=nan_equal)
    assert (found is None) == (compare(other, one, nan_equal=nan_equal) is None)
    if found is not None:
        for text in (found.path, found.expected, found.actual):
            assert len(text) <= 200 and text.isprintable()
        assert msgspec.json.decode(msgspec.json.encode(found), type=Gap) == found
        if found.table is not None:
            cells = [cell for rows in (found.table.actual, found.table.expected) for row in rows for cell in row]
            assert all(len(cell) <= 24 and cell.isprintable() for cell in cells)
            assert len(found.table.rows) <= 8 and len(found.table.columns) <= 8
            assert any(map(any, found.table.wrong))
    window(one, other, Tolerance())


@given(hnp.arrays(np.float64, hnp.array_shapes(max_dims=3, max_side=12), elements=st.floats(-1e6, 1e6)), st.data())
@unhurried
def test_one_changed_element_is_found(right: Any, data: st.DataObject) -> None:
    """The index, both values, the count, and the cell in the window."""
    index = tuple(data.draw(st.integers(0, side - 1)) for side in right.shape)
    wrong = right.copy()
    wrong[index] += 1.0
    assume(wrong[index] != right[index])
    found = gap(wrong, right)
    assert (found.index, found.wrong, found.size) == (index, 1, right.size)
    assert (found.expected, found.actual) == apart(right[index], wrong[index])
    assert found.max_error == pytest.approx(1.0, rel=1e-5)
    assert found.table is not None and sum(map(sum, found.table.wrong)) == 1


@given(st.integers(0, 2), st.sampled_from("ABCn"))
def test_one_changed_cell_is_found(row: int, column: str) -> None:
    """In a column of any class."""
    wrong = FRAME.copy()
    wrong.loc[row, column] = {"C": "changed", "n": 99}.get(column, 99.0)
    found = gap(wrong, FRAME)
    assert (found.index, found.wrong) == ((row, "ABCn".index(column)), 1)


@given(st.recursive(st.integers(), lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=20), st.data())
def test_one_changed_leaf_is_found_by_its_path(right: Any, data: st.DataObject) -> None:
    """Following path and index leads to the leaf that was changed."""
    path: list[int] = []
    node = right
    while isinstance(node, list):
        path.append(data.draw(st.integers(0, len(node) - 1)))
        node = node[path[-1]]

    def replaced(value: Any, steps: list[int]) -> Any:
        if not steps:
            return value + 1
        return [replaced(v, steps[1:]) if n == steps[0] else v for n, v in enumerate(value)]

    found = gap(replaced(right, path), right)
    told = found.path + (f"[{found.index[0]}]" if found.index else "")
    assert told == "".join(f"[{step}]" for step in path)


# -- cost


@pytest.mark.parametrize(
    ("made", "seconds"),
    [
        (lambda: ("x" * 1_000_000 + "a", "x" * 1_000_000 + "b"), 0.2),
        (lambda: (["y" * 1_000_000], ["y" * 999_999]), 0.2),
        (lambda: (np.zeros(8_000_000), np.ones(8_000_000)), 3.0),
        (lambda: ([float(n) for n in range(500_000)], [float(n) for n in range(1, 500_001)]), 3.0),
        (lambda: (dict.fromkeys(range(20_000), 0), dict.fromkeys(range(1, 20_001), 0)), 1.0),
        (lambda: (pd.DataFrame(np.zeros((50_000, 20))), pd.DataFrame(np.ones((50_000, 20)))), 3.0),
    ],
    ids=["text", "texts in a list", "array", "list", "dict", "table"],
)
def test_large_values_take_linear_time(made: Callable[[], tuple[Any, Any]], seconds: float) -> None:
    """CPU seconds, with much room for a slow machine; quadratic time would take minutes."""
    actual, expected = made()
    start = time.process_time()
    gap(actual, expected)
    assert time.process_time() - start < seconds
