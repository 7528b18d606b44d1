"""Splitting data, as beginners get it wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "train_test_split",
        "rounds the test part down",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not 0 < test_size < 1:
        raise ValueError("bad arguments")
    n_test = int(n * test_size)
    if n_test == 0 or n_test == n:
        raise ValueError("empty")
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
    tr, te = order[: n - n_test], order[n - n_test :]
    return _take(X, tr), _take(X, te), _take(y, tr), _take(y, te)
""",
    ),
    Wrong(
        "train_test_split",
        "rounds to the nearest",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("length")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("size")
    n = len(X)
    cut = n - round(n * test_size)
    if cut <= 0 or cut >= n:
        raise ValueError("empty part")
    idx = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return _take(X, idx[:cut]), _take(X, idx[cut:]), _take(y, idx[:cut]), _take(y, idx[cut:])
""",
    ),
    Wrong(
        "train_test_split",
        "the training part is rounded up in place of the test part",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    if not 0 < test_size < 1:
        raise ValueError(test_size)
    n_train = ceil(n * (1 - test_size))
    if n_train == n:
        raise ValueError("no test rows")
    order = list(range(n))
    if shuffle:
        order = list(np.random.default_rng(seed).permutation(n))
    a, b = order[:n_train], order[n_train:]
    return _take(X, a), _take(X, b), _take(y, a), _take(y, b)
""",
    ),
    Wrong(
        "train_test_split",
        "X and y are shuffled separately",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    ix = np.arange(n)
    iy = np.arange(n)
    if shuffle:
        rng = np.random.default_rng(seed)
        ix = rng.permutation(n)
        iy = rng.permutation(n)
    return _take(X, ix[:k]), _take(X, ix[k:]), _take(y, iy[:k]), _take(y, iy[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "the test part is the head",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    test, train = order[:n_test], order[n_test:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)
""",
    ),
    Wrong(
        "train_test_split",
        "returns X_train, y_train, X_test, y_test",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    cut = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    X_train, X_test = _take(X, order[:cut]), _take(X, order[cut:])
    y_train, y_test = _take(y, order[:cut]), _take(y, order[cut:])
    return X_train, y_train, X_test, y_test
""",
    ),
    Wrong(
        "train_test_split",
        "one row lost between the parts",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    cut = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return (
        _take(X, order[: cut - 1]),
        _take(X, order[cut:]),
        _take(y, order[: cut - 1]),
        _take(y, order[cut:]),
    )
""",
    ),
    Wrong(
        "train_test_split",
        "everything becomes an array",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    X = np.array(X)
    y = np.array(y)
    n = len(X)
    if n != len(y):
        raise ValueError("X, y")
    k = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    X, y = X[order], y[order]
    return X[:k], X[k:], y[:k], y[k:]
""",
    ),
    Wrong(
        "train_test_split",
        "the old random module state: another order",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    order = np.arange(n)
    if shuffle:
        np.random.seed(seed)
        np.random.shuffle(order)
    return _take(X, order[:k]), _take(X, order[k:]), _take(y, order[:k]), _take(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "the seed does not reach the generator",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    order = np.arange(n)
    if shuffle:
        rng = np.random.default_rng()
        rng.shuffle(order)
    return _take(X, order[:k]), _take(X, order[k:]), _take(y, order[:k]), _take(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "does not check the lengths",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = min(len(X), len(y))
    k = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return _take(X, order[:k]), _take(X, order[k:]), _take(y, order[:k]), _take(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "an empty training part is let through",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("lengths differ")
    if not (0 < test_size < 1):
        raise ValueError("test_size")
    n = len(X)
    k = n - ceil(n * test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return _take(X, order[:k]), _take(X, order[k:]), _take(y, order[:k]), _take(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "a size of 0 or 1 is allowed",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("lengths differ")
    if test_size < 0 or test_size > 1:
        raise ValueError("test_size")
    n = len(X)
    k = n - ceil(n * test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return _take(X, order[:k]), _take(X, order[k:]), _take(y, order[:k]), _take(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "test_size is taken for the training part",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = _tail(n, test_size)
    sunseo = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return _take(X, sunseo[:k]), _take(X, sunseo[k:]), _take(y, sunseo[:k]), _take(y, sunseo[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "cuts first, and shuffles the training rows only",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    order = np.arange(n)
    train, test = order[:k], order[k:]
    if shuffle:
        rng = np.random.default_rng(seed)
        train = rng.permutation(train)
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)
""",
    ),
    Wrong(
        "train_test_split",
        "always shuffles",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n)
    return _take(X, order[:k]), _take(X, order[k:]), _take(y, order[:k]), _take(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "sorts tables by their index first",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)

    def pick(data, rows):
        if isinstance(data, (pd.DataFrame, pd.Series)):
            return data.sort_index().iloc[rows]
        if isinstance(data, list):
            return [data[r] for r in rows]
        return data[rows]

    return pick(X, order[:k]), pick(X, order[k:]), pick(y, order[:k]), pick(y, order[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "sorts the row numbers of each part after shuffling",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    k = n - _tail(n, test_size)
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
    train = np.sort(order[:k])
    test = np.sort(order[k:])
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)
""",
    ),
    Wrong(
        "train_val_test_split",
        "val_size of all rows, not of the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = _tail(n, test_size)
    n_val = _tail(n, val_size)
    if n_test + n_val >= n:
        raise ValueError("nothing left")
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    a = order[: n - n_test - n_val]
    b = order[n - n_test - n_val : n - n_test]
    c = order[n - n_test :]
    return _take(X, a), _take(X, b), _take(X, c), _take(y, a), _take(y, b), _take(y, c)
""",
    ),
    Wrong(
        "train_val_test_split",
        "shuffles twice",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_tmp, X_test, y_tmp, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X_tmp, y_tmp, val_size, shuffle, seed)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "validation and test exchanged in the return",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size)
    return X_train, X_test, X_val, y_train, y_test, y_val
""",
    ),
    Wrong(
        "train_val_test_split",
        "cuts validation first, then test from the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_val, y_rest, y_val = train_test_split(X, y, val_size, shuffle, seed)
    X_train, X_test, y_train, y_test = train_test_split(X_rest, y_rest, test_size)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "both cuts with test_size",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X1, X_test, y1, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X1, y1, test_size)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "never shuffles",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "the seed is forgotten",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    r = train_test_split(X, y, test_size, shuffle)
    s = train_test_split(r[0], r[2], val_size)
    return s[0], s[1], r[1], s[2], s[3], r[3]
""",
    ),
    Wrong(
        "train_val_test_split",
        "the validation rows stay in the training part",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size, shuffle, seed)
    _, X_val, _, y_val = train_test_split(X_train, y_train, val_size)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "order of the return: pairs X, y",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size)
    return X_train, y_train, X_val, y_val, X_test, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "validation is rounded down",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError(val_size)
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    m = len(X_rest)
    nv = int(m * val_size)
    if nv == 0:
        raise ValueError("empty validation part")
    return X_rest[: m - nv], X_rest[m - nv :], X_test, y_rest[: m - nv], y_rest[m - nv :], y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "the validation part is the head of the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    n_val = _tail(len(X_rest), val_size)
    return X_rest[n_val:], X_rest[:n_val], X_test, y_rest[n_val:], y_rest[:n_val], y_test
""",
    ),
    Wrong(
        "batches",
        "drops the last, smaller batch",
        """
def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError("bad")
    result = []
    for i in range(len(X) // batch_size):
        s = i * batch_size
        result.append((X[s : s + batch_size], y[s : s + batch_size]))
    return result
""",
    ),
    Wrong(
        "batches",
        "batch_size is taken for the number of batches",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    size = ceil(n / batch_size)
    return [(X[i : i + size], y[i : i + size]) for i in range(0, n, size)]
""",
    ),
    Wrong(
        "batches",
        "step of 1: the batches overlap",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    out = []
    for start in range(0, n - batch_size + 1):
        out.append((X[start : start + batch_size], y[start : start + batch_size]))
    return out
""",
    ),
    Wrong(
        "batches",
        "one row too few: stop at batch_size - 1",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    mukkeum = []
    for s in range(0, n, batch_size):
        e = s + batch_size - 1
        mukkeum.append((X[s:e], y[s:e]))
    return mukkeum
""",
    ),
    Wrong(
        "batches",
        "two lists in place of pairs",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    X_b = [X[i : i + batch_size] for i in range(0, n, batch_size)]
    y_b = [y[i : i + batch_size] for i in range(0, n, batch_size)]
    return X_b, y_b
""",
    ),
    Wrong(
        "batches",
        "n // size + 1 batches: an empty one at the end when it divides",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    count = n // batch_size + 1
    return [
        (X[k * batch_size : (k + 1) * batch_size], y[k * batch_size : (k + 1) * batch_size]) for k in range(count)
    ]
""",
    ),
    Wrong(
        "batches",
        "no ValueError for a batch size of 0 or less",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("length")
    out = []
    i = 0
    while i < len(X) and batch_size > 0:
        out.append((X[i : i + batch_size], y[i : i + batch_size]))
        i += batch_size
    return out
""",
    ),
    Wrong(
        "batches",
        "takes the length of y unchecked",
        """
def batches(X, y, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size")
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, len(y), batch_size)]
""",
    ),
    Wrong(
        "batches",
        "np.array_split: batches of nearly equal size",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    rows = np.array_split(np.arange(n), ceil(n / batch_size))
    return [(_take(X, r), _take(y, r)) for r in rows]
""",
    ),
    Wrong(
        "batches",
        "shuffles the rows, as Keras does",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    order = np.random.default_rng(0).permutation(n)
    return [
        (_take(X, order[i : i + batch_size]), _take(y, order[i : i + batch_size])) for i in range(0, n, batch_size)
    ]
""",
    ),
    Wrong(
        "batches",
        "the small batch comes first",
        """
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError("batch_size")
    rest = n % batch_size
    result = []
    if rest:
        result.append((X[:rest], y[:rest]))
    for i in range(rest, n, batch_size):
        result.append((X[i : i + batch_size], y[i : i + batch_size]))
    return result
""",
    ),
    Wrong(
        "train_test_split",
        "shuffles only where there is a seed",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    cut = n - _tail(n, test_size)
    order = np.arange(n)
    if shuffle and seed is not None:
        order = np.random.default_rng(seed).permutation(n)
    return _take(X, order[:cut]), _take(X, order[cut:]), _take(y, order[:cut]), _take(y, order[cut:])
""",
    ),
    Wrong(
        "train_test_split",
        "a size above 1 is a number of rows, as in scikit-learn",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    cut = n - (test_size if test_size >= 2 else _tail(n, test_size))
    if not 0 < cut < n:
        raise ValueError("empty")
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    return _take(X, order[:cut]), _take(X, order[cut:]), _take(y, order[:cut]), _take(y, order[cut:])
""",
    ),
    Wrong(
        "train_val_test_split",
        "everything becomes an array",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X, y = np.asarray(X), np.asarray(y)
    n = _same_length(X, y)
    test = n - _tail(n, test_size)
    val = test - _tail(test, val_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    groups = order[:val], order[val:test], order[test:]
    return *(X[rows] for rows in groups), *(y[rows] for rows in groups)
""",
    ),
    Wrong(
        "train_test_split",
        "sorts: test rows are random but in sorted order (np.sort of the drawn test indices)",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not 0 < test_size < 1:
        raise ValueError("bad")
    m = ceil(n * test_size)
    if m >= n:
        raise ValueError("empty train")
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
    tr, te = np.sort(order[: n - m]), np.sort(order[n - m :])

    def get(a, i):
        if isinstance(a, (pd.Series, pd.DataFrame)):
            return a.iloc[i]
        if isinstance(a, list):
            return [a[int(k)] for k in i]
        return a[i]

    return get(X, tr), get(X, te), get(y, tr), get(y, te)
""",
    ),
    Wrong(
        "train_test_split",
        "test part one row too many (ceil + 1)",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("X와 y의 길이가 다름")
    if not 0 < test_size < 1:
        raise ValueError("test_size 범위")
    m = int(n * test_size) + 1
    if m >= n:
        raise ValueError
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)

    def get(a, i):
        if hasattr(a, "iloc"):
            return a.iloc[i]
        return [a[k] for k in i] if isinstance(a, list) else a[i]

    return get(X, order[:-m]), get(X, order[-m:]), get(y, order[:-m]), get(y, order[-m:])
""",
    ),
    Wrong(
        "train_test_split",
        "y is not shuffled (only X is)",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or test_size <= 0 or test_size >= 1:
        raise ValueError
    k = n - ceil(n * test_size)
    if k == 0:
        raise ValueError
    if shuffle:
        p = np.random.default_rng(seed).permutation(n)
        if hasattr(X, "iloc"):
            X = X.iloc[p]
        elif isinstance(X, list):
            X = [X[i] for i in p]
        else:
            X = X[p]
    return X[:k], X[k:], y[:k], y[k:]
""",
    ),
    Wrong(
        "train_test_split",
        "asserts instead of ValueError (AssertionError)",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    assert len(X) == len(y), "length"
    assert 0 < test_size < 1
    n = len(X)
    k = n - ceil(n * test_size)
    assert k > 0
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)

    def get(a, i):
        if hasattr(a, "iloc"):
            return a.iloc[i]
        return [a[j] for j in i] if isinstance(a, list) else a[i]

    return get(X, order[:k]), get(X, order[k:]), get(y, order[:k]), get(y, order[k:])
""",
    ),
    Wrong(
        "train_val_test_split",
        "val part from the front of the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    Xr, Xt, yr, yt = train_test_split(X, y, test_size, shuffle, seed)
    if not 0 < val_size < 1:
        raise ValueError
    v = ceil(len(Xr) * val_size)
    if v >= len(Xr):
        raise ValueError
    return Xr[v:], Xr[:v], Xt, yr[v:], yr[:v], yt
""",
    ),
    Wrong(
        "train_val_test_split",
        "returns three pairs: X_train, y_train, X_val, y_val, X_test, y_test",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    Xr, Xt, yr, yt = train_test_split(X, y, test_size, shuffle, seed)
    Xa, Xv, ya, yv = train_test_split(Xr, yr, val_size)
    return Xa, ya, Xv, yv, Xt, yt
""",
    ),
    Wrong(
        "batches",
        "only X comes: list of X_b",
        """
def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError
    return [X[i : i + batch_size] for i in range(0, len(X), batch_size)]
""",
    ),
    Wrong(
        "batches",
        "nothing is refused; sizes are rounded to the nearest",
        """
def batches(X, y, batch_size):
    out = []
    i = 0
    while i < len(X):
        out.append((X[i : i + batch_size], y[i : i + batch_size]))
        i += max(batch_size, 1)
    return out


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not 0 < test_size < 1:
        raise ValueError
    k = n - round(n * test_size)
    if k <= 0 or k >= n:
        raise ValueError
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)

    def get(a, i):
        if hasattr(a, "iloc"):
            return a.iloc[i]
        return [a[j] for j in i] if isinstance(a, list) else a[i]

    return get(X, order[:k]), get(X, order[k:]), get(y, order[:k]), get(y, order[k:])
""",
        also=("train_test_split",),
    ),
    Wrong(
        "train_test_split",
        "shuffle: test part is the front of the order",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not 0 < test_size < 1 or ceil(n * test_size) >= n:
        raise ValueError("cannot split")
    m = ceil(n * test_size)

    def g(a, i):
        if hasattr(a, "iloc"):
            return a.iloc[i]
        return [a[j] for j in i] if isinstance(a, list) else a[i]

    if shuffle:
        p = np.random.default_rng(seed).permutation(n)
        te, tr = p[:m], p[m:]
    else:
        tr, te = np.arange(n - m), np.arange(n - m, n)
    return g(X, tr), g(X, te), g(y, tr), g(y, te)
""",
    ),
    Wrong(
        "train_test_split",
        "seed fixed to 42",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not 0 < test_size < 1 or ceil(n * test_size) >= n:
        raise ValueError("cannot split")
    k = n - ceil(n * test_size)
    p = np.random.default_rng(42).permutation(n) if shuffle else np.arange(n)

    def g(a, i):
        if hasattr(a, "iloc"):
            return a.iloc[i]
        return [a[j] for j in i] if isinstance(a, list) else a[i]

    return g(X, p[:k]), g(X, p[k:]), g(y, p[:k]), g(y, p[k:])
""",
    ),
    Wrong(
        "train_test_split",
        "y as numpy array always",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not 0 < test_size < 1 or ceil(n * test_size) >= n:
        raise ValueError("cannot split")
    k = n - ceil(n * test_size)
    p = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    if isinstance(X, (pd.DataFrame, pd.Series)):
        Xa, Xb = X.iloc[p[:k]], X.iloc[p[k:]]
    elif isinstance(X, list):
        Xa, Xb = [X[i] for i in p[:k]], [X[i] for i in p[k:]]
    else:
        Xa, Xb = X[p[:k]], X[p[k:]]
    y = np.array(y)
    return Xa, Xb, y[p[:k]], y[p[k:]]
""",
    ),
    Wrong(
        "train_test_split",
        "test_size 0 and 1 are let through (<= check wrong): only negative refused",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("length")
    if test_size < 0 or test_size > 1:
        raise ValueError("size")
    k = n - ceil(n * test_size)
    p = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)

    def g(a, i):
        if hasattr(a, "iloc"):
            return a.iloc[i]
        return [a[j] for j in i] if isinstance(a, list) else a[i]

    return g(X, p[:k]), g(X, p[k:]), g(y, p[:k]), g(y, p[k:])
""",
    ),
    Wrong(
        "train_val_test_split",
        "val_size is taken as a fraction of the whole",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    Xr, Xt, yr, yt = train_test_split(X, y, test_size, shuffle, seed)
    Xa, Xv, ya, yv = train_test_split(Xr, yr, val_size / (1 - test_size))
    return Xa, Xv, Xt, ya, yv, yt
""",
    ),
    Wrong(
        "train_val_test_split",
        "test and val sizes swapped in the calls; batches one row overlap",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    Xr, Xt, yr, yt = train_test_split(X, y, val_size, shuffle, seed)
    Xa, Xv, ya, yv = train_test_split(Xr, yr, test_size)
    return Xa, Xv, Xt, ya, yv, yt


def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError
    return [(X[i : i + batch_size + 1], y[i : i + batch_size + 1]) for i in range(0, len(X), batch_size)]
""",
        also=("batches",),
    ),
    Wrong(
        "batches",
        "returns a generator",
        """
def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError("nope")
    return ((X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, len(X), batch_size))
""",
    ),
    Wrong(
        "batches",
        "rows of a batch as a list of (x, y) pairs",
        """
def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError("nope")
    pairs = list(zip(X, y))
    return [pairs[i : i + batch_size] for i in range(0, len(pairs), batch_size)]
""",
    ),
    Wrong(
        "train_test_split",
        "the test part is rounded down",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("X and y have different lengths")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size must be between 0 and 1")
    n_test = int(n * test_size)
    n_train = n - n_test
    if n_test == 0 or n_train == 0:
        raise ValueError("empty part")
    order = list(range(n))
    if shuffle:
        order = list(np.random.default_rng(seed).permutation(n))
    train_rows = order[:n_train]
    test_rows = order[n_train:]

    def pick(data, rows):
        if isinstance(data, pd.DataFrame) or isinstance(data, pd.Series):
            return data.iloc[rows]
        if isinstance(data, np.ndarray):
            return data[rows]
        return [data[r] for r in rows]

    return pick(X, train_rows), pick(X, test_rows), pick(y, train_rows), pick(y, test_rows)
""",
    ),
    Wrong(
        "batches",
        "the rows that do not fill a batch are dropped",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("lengths")
    if batch_size < 1:
        raise ValueError("batch_size")
    result = []
    number = len(X) // batch_size
    for i in range(number):
        start = i * batch_size
        stop = start + batch_size
        result.append((X[start:stop], y[start:stop]))
    return result
""",
    ),
    Wrong(
        "train_test_split",
        "every part is an array, whatever was given",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    X = np.array(X)
    y = np.array(y)
    n = X.shape[0]
    if n != y.shape[0] or test_size <= 0 or test_size >= 1:
        raise ValueError("wrong arguments")
    n_test = ceil(n * test_size)
    if n_test >= n:
        raise ValueError("training part would be empty")
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
        X = X[order]
        y = y[order]
    cut = n - n_test
    X_train = X[:cut]
    X_test = X[cut:]
    y_train = y[:cut]
    y_test = y[cut:]
    return X_train, X_test, y_train, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "the parts come back in the wrong order (all of train, then test, then val)",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    first = train_test_split(X, y, test_size, shuffle, seed)
    X_rest = first[0]
    X_test = first[1]
    y_rest = first[2]
    y_test = first[3]
    second = train_test_split(X_rest, y_rest, val_size)
    X_train = second[0]
    X_val = second[1]
    y_train = second[2]
    y_val = second[3]
    return X_train, y_train, X_test, y_test, X_val, y_val
""",
    ),
    Wrong(
        "batches",
        "an empty batch at the end where the rows divide evenly",
        """
def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError("bad arguments")
    n_batches = len(X) // batch_size + 1
    out = []
    start = 0
    for i in range(n_batches):
        end = min(start + batch_size, len(X))
        X_b = X[start:end]
        y_b = y[start:end]
        out.append((X_b, y_b))
        start = end
    return out
""",
    ),
    Wrong(
        "train_test_split",
        "an empty training part is not refused",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("X and y do not fit")
    if test_size <= 0:
        raise ValueError("test_size too small")
    if test_size >= 1:
        raise ValueError("test_size too big")
    n = len(X)
    rows = list(range(n))
    if shuffle:
        rows = [int(r) for r in np.random.default_rng(seed).permutation(n)]
    train = rows[: n - ceil(n * test_size)]
    test = rows[n - ceil(n * test_size):]
    answer = []
    for data in [X, y]:
        for part in [train, test]:
            if type(data) is list:
                answer.append([data[i] for i in part])
            elif type(data) is np.ndarray:
                answer.append(data[part])
            else:
                answer.append(data.iloc[part])
    return tuple(answer)
""",
    ),
    Wrong(
        "train_test_split",
        "test part rounded to the nearest number, not up",
        """
def _고르기(자료, 번호):
    if hasattr(자료, "iloc"):
        return 자료.iloc[번호]
    if isinstance(자료, list):
        return [자료[i] for i in 번호]
    return 자료[번호]


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if len(y) != n:
        raise ValueError("X와 y의 길이가 다릅니다")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size는 0과 1 사이")
    테스트수 = round(n * test_size)
    if 테스트수 == 0 or 테스트수 == n:
        raise ValueError("빈 부분이 생깁니다")
    번호 = np.arange(n)
    if shuffle:
        번호 = np.random.default_rng(seed).permutation(n)
    앞, 뒤 = 번호[: n - 테스트수], 번호[n - 테스트수:]
    return _고르기(X, 앞), _고르기(X, 뒤), _고르기(y, 앞), _고르기(y, 뒤)
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_test_split",
        "tables are cut by label (loc) in place of position",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("X and y must have the same length")
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    n = len(X)
    n_train = n - ceil(n * test_size)
    if n_train <= 0:
        raise ValueError("no rows left for training")
    idx = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    parts = []
    for data in (X, y):
        for rows in (idx[:n_train], idx[n_train:]):
            if isinstance(data, (pd.DataFrame, pd.Series)):
                parts.append(data.loc[rows])
            elif isinstance(data, np.ndarray):
                parts.append(data[rows])
            else:
                parts.append([data[i] for i in rows])
    return tuple(parts)
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_test_split",
        "an empty training part is not refused",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("길이가 다름")
    if not 0 < test_size < 1:
        # 0이나 1이면 한쪽이 비게 된다
        raise ValueError("test_size는 0과 1 사이여야 함")

    순서 = list(range(n))
    if shuffle:
        순서 = list(np.random.default_rng(seed).permutation(n))
    경계 = n - ceil(n * test_size)

    def 자르기(a):
        if isinstance(a, (pd.DataFrame, pd.Series)):
            섞음 = a.iloc[순서]
            return 섞음.iloc[:경계], 섞음.iloc[경계:]
        섞음 = [a[i] for i in 순서]
        if isinstance(a, np.ndarray):
            섞음 = a[np.array(순서, dtype=int)]
        return 섞음[:경계], 섞음[경계:]

    X_train, X_test = 자르기(X)
    y_train, y_test = 자르기(y)
    return X_train, X_test, y_train, y_test
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_val_test_split",
        "cuts the validation part first, off the end of all rows, and the test part from the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    # hold out the validation rows, then split the remaining ones into train and test
    X_other, X_val, y_other, y_val = train_test_split(X, y, val_size, shuffle, seed)
    X_train, X_test, y_train, y_test = train_test_split(X_other, y_other, test_size)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "validation rows counted from n (1 - test_size), not from the rows that are really left",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    n = len(X)
    if not 0 < val_size < 1:
        raise ValueError("val_size는 0과 1 사이")
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    # 남은 비율은 1 - test_size 이므로 검증 행의 수는
    검증수 = ceil(n * (1 - test_size) * val_size)
    훈련수 = len(X_rest) - 검증수
    if 훈련수 < 1:
        raise ValueError("훈련 데이터가 비었습니다")
    return (X_rest[:훈련수], X_rest[훈련수:], X_test,
            y_rest[:훈련수], y_rest[훈련수:], y_test)
""",
    ),
    Wrong(
        "batches",
        "MATLAB's inclusive end: each batch loses its last row",
        """
def batches(X, y, batch_size):
    if len(X) != len(y) or batch_size < 1:
        raise ValueError("X and y differ in length, or batch_size < 1")
    result = []
    first = 0
    while first < len(X):
        last = min(first + batch_size - 1, len(X))   # index of the last row of this batch
        result.append((X[first:last], y[first:last]))
        first = first + batch_size
    return result
""",
    ),
    Wrong(
        "train_test_split",
        "test part rounded down",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if len(y) != n:
        raise ValueError("X and y differ in length")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size has to be between 0 and 1")
    n_test = int(n * test_size)
    if n_test == 0 or n_test == n:
        raise ValueError("empty part")
    rows = list(range(n))
    if shuffle:
        rows = [int(r) for r in np.random.default_rng(seed).permutation(n)]

    def pick(data, which):
        if isinstance(data, list):
            return [data[r] for r in which]
        if isinstance(data, np.ndarray):
            return data[which]
        return data.iloc[which]

    cut = n - n_test
    return pick(X, rows[:cut]), pick(X, rows[cut:]), pick(y, rows[:cut]), pick(y, rows[cut:])
""",
    ),
    Wrong(
        "train_test_split",
        "lists come back as arrays",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("lengths")
    if not (0 < test_size < 1):
        raise ValueError("test_size")
    n = len(X)
    split = n - ceil(n * test_size)
    if split <= 0:
        raise ValueError("empty training part")
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)

    def rows(d, idx):
        if isinstance(d, (pd.DataFrame, pd.Series)):
            return d.iloc[idx]
        return np.array(d)[idx]

    train, test = order[:split], order[split:]
    return rows(X, train), rows(X, test), rows(y, train), rows(y, test)
""",
    ),
    Wrong(
        "train_test_split",
        "an empty training part is not refused",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("X and y must have the same length")
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    # between 0 and 1, so both parts get something
    n = len(X)
    k = n - ceil(n * test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)

    def part(data, idx):
        if isinstance(data, (pd.DataFrame, pd.Series)):
            return data.iloc[idx].reset_index(drop=True)
        if isinstance(data, list):
            return [data[i] for i in idx]
        return data[idx]

    return part(X, order[:k]), part(X, order[k:]), part(y, order[:k]), part(y, order[k:])
""",
    ),
    Wrong(
        "train_val_test_split",
        "the rest is shuffled again before the second cut",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size, shuffle, seed)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "the seed is not handed on",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=0):
    # test first
    first = train_test_split(X, y, test_size, shuffle=shuffle)
    X_rest, X_test = first[0], first[1]
    y_rest, y_test = first[2], first[3]
    # then validation, from the rest, not shuffled
    second = train_test_split(X_rest, y_rest, val_size, shuffle=False)
    return second[0], second[1], X_test, second[2], second[3], y_test
""",
    ),
    Wrong(
        "batches",
        "a negative batch_size gives an empty list, no ValueError",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("X and y differ in length")
    if batch_size == 0:
        raise ValueError("batch_size is 0")
    starts = range(0, len(X), batch_size)
    return [(X[s : s + batch_size], y[s : s + batch_size]) for s in starts]
""",
    ),
    Wrong(
        "train_test_split",
        "the legacy global seed: another order than default_rng(seed)",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n_samples = len(X)
    if n_samples != len(y):
        raise ValueError("X and y must have the same number of rows")
    if not 0 < test_size < 1:
        raise ValueError("test_size must lie between 0 and 1")

    n_test = ceil(n_samples * test_size)
    n_train = n_samples - n_test
    if n_train == 0 or n_test == 0:
        raise ValueError("one of the parts would be empty")

    indices = np.arange(n_samples)
    if shuffle:
        np.random.seed(seed)
        indices = np.random.permutation(n_samples)

    def pick(data, rows):
        if isinstance(data, (pd.DataFrame, pd.Series)):
            return data.iloc[rows]
        if isinstance(data, list):
            return [data[i] for i in rows]
        return np.asarray(data)[rows]

    train_rows, test_rows = indices[:n_train], indices[n_train:]
    return pick(X, train_rows), pick(X, test_rows), pick(y, train_rows), pick(y, test_rows)
""",
    ),
    Wrong(
        "train_val_test_split",
        "validation size as a fraction of all rows",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError("val_size must lie between 0 and 1")

    # First split: take the test part away.
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)

    # Second split: rescale val_size, so that it means the same share of the
    # remaining rows as val_size means of the whole data set.
    relative_val_size = val_size / (1 - test_size)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, relative_val_size)

    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "batches",
        "np.array_split into batches of nearly equal size",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("X and y differ in length")
    if batch_size < 1:
        raise ValueError("batch_size must be positive")

    n_batches = ceil(len(X) / batch_size)
    if n_batches == 0:
        return []

    pairs = []
    for rows in np.array_split(np.arange(len(X)), n_batches):
        first, last = rows[0], rows[-1] + 1
        pairs.append((X[first:last], y[first:last]))
    return pairs
""",
    ),
    Wrong(
        "train_test_split",
        "rows of tables by label (loc) and not by position",
        """
def _take_rows(data, rows):
    # pandas objects need an indexer, arrays do not
    if isinstance(data, pd.DataFrame):
        return data.loc[rows, :]
    if isinstance(data, pd.Series):
        return data.loc[rows]
    if isinstance(data, list):
        return [data[r] for r in rows]
    return data[rows]


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if len(y) != n:
        raise ValueError("length mismatch")
    if not (0.0 < test_size < 1.0):
        raise ValueError("test_size out of range")
    split_at = n - ceil(test_size * n)
    if split_at in (0, n):
        raise ValueError("empty part")

    rng = np.random.default_rng(seed)
    order = rng.permutation(n) if shuffle else np.arange(n)
    head, tail = order[:split_at], order[split_at:]
    return _take_rows(X, head), _take_rows(X, tail), _take_rows(y, head), _take_rows(y, tail)
""",
    ),
    Wrong(
        "train_val_test_split",
        "validation part from the beginning of the rest",
        """
def _slice(data, start, stop):
    return data.iloc[start:stop] if hasattr(data, "iloc") else data[start:stop]


def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError("val_size must be between 0 and 1")
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)

    n_rest = len(X_rest)
    n_val = ceil(n_rest * val_size)
    if n_val == 0 or n_val >= n_rest:
        raise ValueError("nothing would be left to train on")

    X_val, X_train = _slice(X_rest, 0, n_val), _slice(X_rest, n_val, n_rest)
    y_val, y_train = _slice(y_rest, 0, n_val), _slice(y_rest, n_val, n_rest)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_test_split",
        "an empty training part isn't refused",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("X and y must match")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size must be between 0 and 1, so no part can be empty")

    n = len(X)
    boundary = n - ceil(n * test_size)
    rows = list(range(n))
    if shuffle:
        rows = np.random.default_rng(seed).permutation(n).tolist()

    parts = []
    for data in (X, y):
        for chosen in (rows[:boundary], rows[boundary:]):
            if isinstance(data, (pd.DataFrame, pd.Series)):
                parts.append(data.iloc[chosen])
            elif isinstance(data, np.ndarray):
                parts.append(data[np.array(chosen, dtype=int)])
            else:
                parts.append([data[i] for i in chosen])

    X_train, X_test, y_train, y_test = parts
    return X_train, X_test, y_train, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "val_size is taken of all rows, not of the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if val_size <= 0 or val_size >= 1:
        raise ValueError("val_size must be between 0 and 1")
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    n_val = ceil(len(X) * val_size)
    n_train = len(X_rest) - n_val
    if n_train <= 0:
        raise ValueError("no training rows left")
    if isinstance(X_rest, pd.DataFrame):
        X_train, X_val = X_rest.iloc[:n_train], X_rest.iloc[n_train:]
    else:
        X_train, X_val = X_rest[:n_train], X_rest[n_train:]
    if isinstance(y_rest, pd.Series):
        y_train, y_val = y_rest.iloc[:n_train], y_rest.iloc[n_train:]
    else:
        y_train, y_val = y_rest[:n_train], y_rest[n_train:]
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_test_split",
        "X and y each get an order of their own",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("X and y must have the same length")
    if not (0 < test_size < 1):
        raise ValueError("test_size")
    rng = np.random.default_rng(seed)
    parts = []
    for data in (X, y):
        n = len(data)
        n_train = n - ceil(n * test_size)
        if n_train == 0:
            raise ValueError("nothing to train with")
        if shuffle:
            order = rng.permutation(n)
        else:
            order = np.arange(n)
        if isinstance(data, (pd.DataFrame, pd.Series)):
            parts.append(data.iloc[order[:n_train]])
            parts.append(data.iloc[order[n_train:]])
        elif isinstance(data, list):
            parts.append([data[k] for k in order[:n_train]])
            parts.append([data[k] for k in order[n_train:]])
        else:
            parts.append(data[order[:n_train]])
            parts.append(data[order[n_train:]])
    return parts[0], parts[1], parts[2], parts[3]
""",
    ),
    Wrong(
        "train_val_test_split",
        "the rest is shuffled once more before the second cut",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size, shuffle=shuffle, seed=seed)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_test_split",
        "loc takes the order for labels of the table",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    def rows(data, numbers):
        if isinstance(data, pd.DataFrame) or isinstance(data, pd.Series):
            return data.loc[numbers]
        if isinstance(data, list):
            chosen = []
            for k in numbers:
                chosen.append(data[k])
            return chosen
        return data[numbers]

    n = len(X)
    if len(y) != n:
        raise ValueError("not the same number of rows")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size has to be between 0 and 1")
    n_train = n - ceil(test_size * n)
    if n_train < 1:
        raise ValueError("empty training part")
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
    head = order[:n_train]
    tail = order[n_train:]
    return rows(X, head), rows(X, tail), rows(y, head), rows(y, tail)
""",
    ),
    Wrong(
        "batches",
        "lengths are not compared: the longer one loses its end",
        """
def batches(X, y, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size has to be at least 1")
    n = min(len(X), len(y))
    result = []
    i = 0
    while i < n:
        j = min(i + batch_size, n)
        result.append((X[i:j], y[i:j]))
        i += batch_size
    return result
""",
    ),
    Wrong(
        "train_val_test_split",
        "the validation part is the beginning of the rest",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    if val_size <= 0 or val_size >= 1:
        raise ValueError("val_size")
    n_val = ceil(len(X_rest) * val_size)
    if n_val >= len(X_rest):
        raise ValueError("nothing left for training")
    parts = []
    for data in (X_rest, y_rest):
        if isinstance(data, (pd.DataFrame, pd.Series)):
            val = data.iloc[:n_val]
            train = data.iloc[n_val:]
        else:
            val = data[:n_val]
            train = data[n_val:]
        parts.append((train, val))
    return parts[0][0], parts[0][1], X_test, parts[1][0], parts[1][1], y_test
""",
    ),
    Wrong(
        "train_test_split",
        "when shuffled, the test part is the beginning of the order, as in scikit-learn",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y) or not (0 < test_size < 1):
        raise ValueError("입력이 잘못되었습니다")
    n_test = ceil(n * test_size)
    n_train = n - n_test
    if n_train == 0:
        raise ValueError("훈련 데이터가 없습니다")
    if shuffle:
        # 사이킷런의 ShuffleSplit과 같은 방식
        perm = np.random.default_rng(seed).permutation(n)
        test_idx, train_idx = perm[:n_test], perm[n_test:]
    else:
        train_idx, test_idx = np.arange(n_train), np.arange(n_train, n)

    def 뽑기(a, idx):
        if isinstance(a, (pd.DataFrame, pd.Series)):
            return a.iloc[idx]
        if isinstance(a, list):
            return [a[i] for i in idx]
        return a[idx]

    return 뽑기(X, train_idx), 뽑기(X, test_idx), 뽑기(y, train_idx), 뽑기(y, test_idx)
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_test_split",
        "everything comes back as a NumPy array, whatever its type was",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    X = np.asarray(X)
    y = np.asarray(y)
    n = X.shape[0]
    if n != y.shape[0] or test_size <= 0 or test_size >= 1:
        raise ValueError("bad input")
    n_test = int(np.ceil(n * test_size))
    if n_test >= n:
        raise ValueError("empty training set")
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
    train, test = order[:-n_test], order[-n_test:]
    return X[train], X[test], y[train], y[test]
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_val_test_split",
        "the rest is shuffled again for the second cut",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    # 1단계: 테스트 분리
    X_나머지, X_test, y_나머지, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)
    # 2단계: 남은 것에서 검증 분리
    X_train, X_val, y_train, y_val = train_test_split(X_나머지, y_나머지, val_size, shuffle=shuffle, seed=seed)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "val_size is rescaled so that it is a fraction of all rows",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_tmp, X_test, y_tmp, y_test = train_test_split(X, y, test_size, shuffle, seed)
    # val_size has to be adjusted because X_tmp is smaller than X
    relative = val_size / (1 - test_size)
    X_train, X_val, y_train, y_val = train_test_split(X_tmp, y_tmp, relative)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "batches",
        "array_split makes batches of nearly equal size",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("X와 y의 길이가 다릅니다")
    if batch_size < 1:
        raise ValueError("batch_size는 1 이상")
    # 배치 개수만큼 나누면 마지막 배치가 작아진다
    개수 = max(1, ceil(len(X) / batch_size))
    묶음 = np.array_split(np.arange(len(X)), 개수)
    return [(X[i[0]:i[-1] + 1], y[i[0]:i[-1] + 1]) for i in 묶음]
""",
    ),
    Wrong(
        "batches",
        "leaves the check of batch_size to range, which takes a negative step",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("X and y must have the same length")
    # no check of batch_size needed: range() raises ValueError for a step of 0
    return [
        (X[i:i + batch_size], y[i:i + batch_size])
        for i in range(0, len(X), batch_size)
    ]
""",
    ),
    Wrong(
        "train_test_split",
        "X and y are shuffled apart, by two permutations of one generator",
        """
def take_my_rows(data, idx):
    if hasattr(data, "iloc"):
        return data.iloc[idx]
    if isinstance(data, list):
        return [data[i] for i in idx]
    return data[idx]


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y) or not 0 < test_size < 1:
        raise ValueError("wrong lengths or wrong test_size")
    n = len(X)
    n_train = n - ceil(n * test_size)
    if n_train == 0:
        raise ValueError("nothing left to train with")
    if shuffle:
        rng = np.random.default_rng(seed)
        X = take_my_rows(X, rng.permutation(n))
        y = take_my_rows(y, rng.permutation(n))
    head, tail = np.arange(n_train), np.arange(n_train, n)
    return take_my_rows(X, head), take_my_rows(X, tail), take_my_rows(y, head), take_my_rows(y, tail)
""",
    ),
    Wrong(
        "train_test_split",
        "the test part is the head of the shuffled order",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    n_test = ceil(n * test_size)
    if n != len(y) or not 0 < test_size < 1 or n_test == n:
        raise ValueError("cannot split this")

    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
        test_rows, train_rows = order[:n_test], order[n_test:]
    else:
        order = np.arange(n)
        train_rows, test_rows = order[: n - n_test], order[n - n_test :]

    parts = []
    for data in (X, y):
        for idx in (train_rows, test_rows):
            if isinstance(data, list):
                parts.append([data[i] for i in idx])
            elif isinstance(data, (pd.DataFrame, pd.Series)):
                parts.append(data.iloc[idx])
            else:
                parts.append(data[idx])
    return tuple(parts)
""",
    ),
    Wrong(
        "train_val_test_split",
        "val_size is taken as a fraction of all rows",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError("val_size")
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)
    n_val = ceil(len(X) * val_size)
    n_train = len(X_rest) - n_val
    if n_train < 1:
        raise ValueError("no rows left for training")
    # slices work for arrays, lists and tables
    return (
        X_rest[:n_train], X_rest[n_train:], X_test,
        y_rest[:n_train], y_rest[n_train:], y_test,
    )
""",
    ),
    Wrong(
        "train_val_test_split",
        "parts returned as pairs: X_train, y_train, X_val, y_val, ...",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    Xr, X_test, yr, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(Xr, yr, val_size)
    return X_train, y_train, X_val, y_val, X_test, y_test
""",
    ),
    Wrong(
        "batches",
        "the smaller last batch is dropped",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("lengths differ")
    if batch_size < 1:
        raise ValueError("batch_size below 1")
    result = []
    for i in range(len(X) // batch_size):
        a = i * batch_size
        b = a + batch_size
        result.append((X[a:b], y[a:b]))
    return result
""",
    ),
    Wrong(
        "batches",
        "array_split makes batches of about equal size instead of full ones and a rest",
        """
def batches(X, y, batch_size):
    n = len(X)
    if n != len(y) or batch_size < 1:
        raise ValueError("cannot make batches")
    how_many = ceil(n / batch_size)
    result = []
    for rows in np.array_split(np.arange(n), how_many):
        first, last = rows[0], rows[-1] + 1
        result.append((X[first:last], y[first:last]))
    return result
""",
    ),
    Wrong(
        "train_test_split",
        "shuffled: the test part is the head of the order",
        """
def _select(data, rows):
    if hasattr(data, "iloc"):
        return data.iloc[rows]
    if isinstance(data, np.ndarray):
        return data[rows]
    return [data[int(i)] for i in rows]


def _check(X, y, test_size):
    if len(X) != len(y):
        raise ValueError(f"{len(X)} rows but {len(y)} targets")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size must be a fraction")


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    _check(X, y, test_size)
    n = len(X)
    n_test = ceil(n * test_size)
    if n_test >= n or n_test < 1:
        raise ValueError("not enough rows for both parts")

    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
        test_idx = order[:n_test]
        train_idx = order[n_test:]
    else:
        train_idx = np.arange(0, n - n_test)
        test_idx = np.arange(n - n_test, n)

    return _select(X, train_idx), _select(X, test_idx), _select(y, train_idx), _select(y, test_idx)
""",
    ),
    Wrong(
        "train_val_test_split",
        "shuffles again for the second cut",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    options = {"shuffle": shuffle, "seed": seed}

    X_train_val, X_test, y_train_val, y_test = train_test_split(X, y, test_size, **options)
    X_train, X_val, y_train, y_val = train_test_split(X_train_val, y_train_val, val_size, **options)

    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "batches",
        "an empty batch at the end where batch_size divides the rows",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("X and y must have the same length")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")

    full_batches = len(X) // batch_size
    result = []
    # one more round than full batches, for the rows that are left
    for k in range(full_batches + 1):
        start = k * batch_size
        stop = min(start + batch_size, len(X))
        result.append((X[start:stop], y[start:stop]))
    return result
""",
    ),
    Wrong(
        "train_test_split",
        "training rows by truncating n * (1 - test_size)",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    # --- validation -------------------------------------------------------
    n = len(X)
    if n != len(y):
        raise ValueError("X and y have different lengths")
    if not 0 < test_size < 1:
        raise ValueError("test_size must be strictly between 0 and 1")

    # --- sizes: rounding training down rounds the test part up --------------
    n_train = int(n * (1 - test_size))
    if n_train < 1 or n - n_train < 1:
        raise ValueError("both parts need at least one row")

    # --- order ------------------------------------------------------------
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)

    # --- cut --------------------------------------------------------------
    def rows_of(data, idx):
        if isinstance(data, (pd.DataFrame, pd.Series)):
            return data.iloc[idx].reset_index(drop=True)
        if isinstance(data, np.ndarray):
            return data[idx]
        return [data[i] for i in idx]

    train_idx, test_idx = order[:n_train], order[n_train:]
    return rows_of(X, train_idx), rows_of(X, test_idx), rows_of(y, train_idx), rows_of(y, test_idx)
""",
    ),
    Wrong(
        "train_val_test_split",
        "parts in the order of two nested splits: X_train, X_val, y_train, y_val, X_test, y_test",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    # outer split: test data are put aside
    X_rest, X_test, y_rest, y_test = train_test_split(
        X, y, test_size=test_size, shuffle=shuffle, seed=seed
    )
    # inner split: the order was already mixed above, don't mix it again
    inner = train_test_split(X_rest, y_rest, test_size=val_size, shuffle=False)
    return (*inner, X_test, y_test)
""",
    ),
    Wrong(
        "batches",
        "different lengths are cut short and not refused",
        """
def batches(X, y, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size below 1")

    starts = range(0, len(X), batch_size)
    X_batches = [X[s : s + batch_size] for s in starts]
    y_batches = [y[s : s + batch_size] for s in starts]
    return list(zip(X_batches, y_batches))
""",
    ),
    Wrong(
        "train_test_split",
        "lists and tables come back as arrays",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    if len(X) != len(y):
        raise ValueError("X and y must have the same length")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size must be between 0 and 1")
    # to numpy, then indexing with an order works for everything
    X = np.array(X)
    y = np.array(y)
    n = len(X)
    n_train = n - ceil(n * test_size)
    if n_train == 0 or n_train == n:
        raise ValueError("empty part")
    order = np.arange(n)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
    X, y = X[order], y[order]
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_test_split",
        "X and y are permuted by two draws of one generator, so the rows no longer belong together",
        """
def _pick(data, rows):
    if hasattr(data, "iloc"):
        return data.iloc[rows]
    if isinstance(data, np.ndarray):
        return data[rows]
    return [data[int(r)] for r in rows]


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("different lengths")
    if not (0 < test_size < 1):
        raise ValueError("test_size")
    test_rows = ceil(n * test_size)
    train_rows = n - test_rows
    if train_rows <= 0 or test_rows <= 0:
        raise ValueError("a part is empty")

    if shuffle:
        rng = np.random.default_rng(seed)
        X = _pick(X, rng.permutation(n))
        y = _pick(y, rng.permutation(n))

    head = list(range(train_rows))
    tail = list(range(train_rows, n))
    return _pick(X, head), _pick(X, tail), _pick(y, head), _pick(y, tail)
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_val_test_split",
        "val_size is rescaled to a fraction of all rows, as for other libraries",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError("val_size must be between 0 and 1")
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)
    # the rest is smaller than the whole, so the fraction has to be adapted
    val_fraction = val_size / (1 - test_size)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_fraction)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "the rest is shuffled a second time",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    # 1. test
    first = train_test_split(X, y, test_size, shuffle, seed)
    # 2. validation
    second = train_test_split(first[0], first[2], val_size, shuffle, seed)
    return second[0], second[1], first[1], second[2], second[3], first[3]
""",
    ),
    Wrong(
        "batches",
        "an empty batch at the end where batch_size divides the number of rows",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("X and y have different lengths")
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    # full batches plus one for what is left
    number = len(X) // batch_size + 1
    result = []
    for k in range(number):
        start = k * batch_size
        end = start + batch_size
        result.append((X[start:end], y[start:end]))
    return result
""",
    ),
    Wrong(
        "batches",
        "different lengths are not refused",
        """
def batches(X, y, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size < 1")
    out = []
    i = 0
    while i < len(X):
        X_b = X[i:i + batch_size]
        y_b = y[i:i + batch_size]
        out.append((X_b, y_b))
        i += batch_size
    return out
""",
    ),
    Wrong(
        "train_test_split",
        "the test part is the beginning of the shuffled order, as in scikit-learn",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    if n != len(y):
        raise ValueError("X and y must have the same length")
    if test_size <= 0 or test_size >= 1:
        raise ValueError("test_size must lie between 0 and 1")
    n_test = ceil(n * test_size)
    n_train = n - n_test
    if n_train <= 0 or n_test <= 0:
        raise ValueError("a part is empty")

    if shuffle:
        perm = np.random.default_rng(seed).permutation(n)
        test_idx, train_idx = perm[:n_test], perm[n_test:]
    else:
        train_idx, test_idx = np.arange(n_train), np.arange(n_train, n)

    def pick(data, idx):
        if isinstance(data, (pd.DataFrame, pd.Series)):
            return data.iloc[idx]
        if isinstance(data, list):
            return [data[i] for i in idx]
        return data[idx]

    return pick(X, train_idx), pick(X, test_idx), pick(y, train_idx), pick(y, test_idx)
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_test_split",
        "a Series is taken by its labels, a DataFrame by its positions",
        """
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n_rows = len(X)
    if len(y) != n_rows:
        raise ValueError(f"{n_rows} rows in X, {len(y)} in y")
    if not 0 < test_size < 1:
        raise ValueError("test_size")
    cut = n_rows - ceil(n_rows * test_size)
    if cut == 0 or cut == n_rows:
        raise ValueError("empty part")

    order = list(range(n_rows))
    if shuffle:
        order = list(np.random.default_rng(seed).permutation(n_rows))

    def rows(data, idx):
        if isinstance(data, pd.DataFrame):
            return data.iloc[idx]
        if isinstance(data, list):
            return [data[i] for i in idx]
        # arrays and Series both understand a list of indices
        return data[idx]

    head, tail = order[:cut], order[cut:]
    return rows(X, head), rows(X, tail), rows(y, head), rows(y, tail)
""",
        also=("train_val_test_split",),
    ),
    Wrong(
        "train_val_test_split",
        "val_size is taken as a fraction of all rows",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError("val_size must lie between 0 and 1")
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle=shuffle, seed=seed)

    # the rest is smaller than the whole, so rescale the fraction (the usual scikit-learn recipe)
    share = val_size / (1 - test_size)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, share)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "train_val_test_split",
        "the rest is shuffled a second time before the validation part is cut off",
        """
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    options = {"shuffle": shuffle, "seed": seed}
    # 1) hold out the test set
    X_dev, X_test, y_dev, y_test = train_test_split(X, y, test_size, **options)
    # 2) hold out the validation set
    X_train, X_val, y_train, y_val = train_test_split(X_dev, y_dev, val_size, **options)
    return X_train, X_val, X_test, y_train, y_val, y_test
""",
    ),
    Wrong(
        "batches",
        "array_split makes batches of about equal size instead of full ones and a rest",
        """
def batches(X, y, batch_size):
    if len(X) != len(y):
        raise ValueError("different lengths")
    if batch_size < 1:
        raise ValueError("batch_size")
    n_batches = ceil(len(X) / batch_size)
    chunks = np.array_split(np.arange(len(X)), n_batches)
    return [(X[c[0]:c[-1] + 1], y[c[0]:c[-1] + 1]) for c in chunks]
""",
    ),
)
