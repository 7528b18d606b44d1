"""Regression, as beginners get it wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "mse",
        "no ravel: (n,) against (n, 1)",
        """
def mse(y, y_hat):
    if y.size != y_hat.size:
        raise ValueError("sizes")
    return ((y - y_hat) ** 2).mean()
""",
    ),
    Wrong(
        "mse",
        "sum of squares",
        """
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if len(y) != len(y_hat):
        raise ValueError("sizes differ")
    s = 0
    for a, b in zip(y, y_hat):
        s += (a - b) ** 2
    return s
""",
    ),
    Wrong(
        "mse",
        "square of the mean error",
        """
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if len(y) != len(y_hat):
        raise ValueError("sizes differ")
    return np.mean(y - y_hat) ** 2
""",
    ),
    Wrong(
        "mse",
        "half of it, as in some books",
        """
def mse(y, y_hat):
    ocha = np.ravel(y) - np.ravel(y_hat)
    if np.size(y) != np.size(y_hat):
        raise ValueError("size")
    return np.sum(ocha**2) / (2 * len(ocha))
""",
    ),
    Wrong(
        "mse",
        "absolute error",
        """
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if y.size != y_hat.size:
        raise ValueError("different numbers")
    return np.mean(np.abs(y - y_hat))
""",
    ),
    Wrong(
        "mse",
        "no ValueError: zip stops at the shorter one",
        """
def mse(y, y_hat):
    pairs = list(zip(np.ravel(y), np.ravel(y_hat)))
    return sum((a - b) ** 2 for a, b in pairs) / len(pairs)
""",
    ),
    Wrong(
        "mse",
        "n - 1",
        """
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if y.size != y_hat.size:
        raise ValueError("different numbers")
    return np.sum((y - y_hat) ** 2) / (len(y) - 1)
""",
    ),
    Wrong(
        "rmse",
        "no root",
        """
def rmse(y, y_hat):
    error = np.ravel(y) - np.ravel(y_hat)
    return np.mean(error**2)
""",
    ),
    Wrong(
        "rmse",
        "mean of the roots: the mean absolute error",
        """
def rmse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if y.size != y_hat.size:
        raise ValueError("sizes")
    return np.mean(np.sqrt((y - y_hat) ** 2))
""",
    ),
    Wrong(
        "rmse",
        "root of the sum, divided by n",
        """
def rmse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if y.size != y_hat.size:
        raise ValueError("sizes")
    return np.sqrt(np.sum((y - y_hat) ** 2)) / len(y)
""",
    ),
    Wrong(
        "rmse",
        "square in place of root",
        """
def rmse(y, y_hat):
    return mse(y, y_hat) ** 2
""",
    ),
    Wrong(
        "init_params",
        "standard deviation 1",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for i in range(len(sizes) - 1):
        W = rng.normal(0, 1, (sizes[i], sizes[i + 1]))
        params.append((W, np.zeros(sizes[i + 1])))
    return params
""",
    ),
    Wrong(
        "init_params",
        "scaled by 1 / n_in, no root",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for i in range(len(sizes) - 1):
        W = rng.normal(0, 1 / sizes[i], (sizes[i], sizes[i + 1]))
        params.append((W, np.zeros(sizes[i + 1])))
    return params
""",
    ),
    Wrong(
        "init_params",
        "scaled by n_out",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(0, 1 / np.sqrt(sizes[i + 1]), (sizes[i], sizes[i + 1])), np.zeros(sizes[i + 1]))
        for i in range(len(sizes) - 1)
    ]
""",
    ),
    Wrong(
        "init_params",
        "generator inside the loop",
        """
def init_params(sizes, seed):
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        rng = np.random.default_rng(seed)
        params.append((rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), np.zeros(n_out)))
    return params
""",
    ),
    Wrong(
        "init_params",
        "multiplied by the root in place of divided",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params.append((rng.normal(0, np.sqrt(n_in), (n_in, n_out)), np.zeros(n_out)))
    return params
""",
    ),
    Wrong(
        "init_params",
        "He's factor sqrt(2 / n_in)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params.append((rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)), np.zeros(n_out)))
    return params
""",
    ),
    Wrong(
        "init_params",
        "biases of 1",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        params.append((rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), np.ones(n_out)))
    return params
""",
    ),
    Wrong(
        "forward",
        "sigmoid in the last layer too",
        """
def forward(params, x):
    acts = [x]
    for W, b in params:
        acts.append(_sigmoid(acts[-1] @ W + b))
    return acts
""",
    ),
    Wrong(
        "forward",
        "all layers linear",
        """
def forward(params, x):
    acts = [x]
    for W, b in params:
        acts.append(acts[-1] @ W + b)
    return acts
""",
    ),
    Wrong(
        "forward",
        "the last layer has no bias",
        """
def forward(params, x):
    acts = [x]
    a = x
    for W, b in params[:-1]:
        a = _sigmoid(a @ W + b)
        acts.append(a)
    W, b = params[-1]
    acts.append(acts[-1] @ W)
    return acts
""",
    ),
    Wrong(
        "forward",
        "the hidden activations are missing in the list",
        """
def forward(params, x):
    a = x
    for k in range(len(params)):
        W, b = params[k]
        a = a @ W + b
        if k != len(params) - 1:
            a = _sigmoid(a)
    return [x, a]
""",
    ),
    Wrong(
        "forward",
        "relu in the hidden layers",
        """
def forward(params, x):
    acts = [x]
    for W, b in params[:-1]:
        acts.append(np.maximum(0, acts[-1] @ W + b))
    W, b = params[-1]
    acts.append(acts[-1] @ W + b)
    return acts
""",
    ),
    Wrong(
        "forward",
        "tanh in the hidden layers",
        """
def forward(params, x):
    acts = [x]
    for W, b in params[:-1]:
        acts.append(np.tanh(acts[-1] @ W + b))
    W, b = params[-1]
    acts.append(acts[-1] @ W + b)
    return acts
""",
    ),
    Wrong(
        "gradients",
        "factor 1/n: the 2 is missing",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    delta = (acts[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * acts[i] * (1 - acts[i])
    return grads
""",
    ),
    Wrong(
        "gradients",
        "no division by n",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    delta = 2 * (acts[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * acts[i] * (1 - acts[i])
    return grads
""",
    ),
    Wrong(
        "gradients",
        "σ' in the linear output layer",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    out = acts[-1]
    delta = 2 / len(x) * (out - np.reshape(y, (-1, 1))) * out * (1 - out)
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * acts[i] * (1 - acts[i])
    return grads
""",
    ),
    Wrong(
        "gradients",
        "σ' is forgotten in the hidden layers",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    d = 2 * (acts[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for (W, b), a in zip(params[::-1], acts[:-1][::-1]):
        grads.append((a.T @ d, d.sum(axis=0)))
        d = d @ W.T
    return grads[::-1]
""",
    ),
    Wrong(
        "gradients",
        "db is a mean, after the 2/n",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    n = len(x)
    d = 2 * (acts[-1] - np.reshape(y, (-1, 1))) / n
    grads = []
    for (W, b), a in zip(params[::-1], acts[:-1][::-1]):
        grads.append((a.T @ d, d.mean(axis=0)))
        d = (d @ W.T) * a * (1 - a)
    return grads[::-1]
""",
    ),
    Wrong(
        "gradients",
        "n is the number of features",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    n = x.shape[1]
    d = 2 / n * (acts[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, b), a in zip(params[::-1], acts[:-1][::-1]):
        grads.append((a.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * a * (1 - a)
    return grads[::-1]
""",
    ),
    Wrong(
        "gradients",
        "target minus prediction",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    y = np.reshape(y, (-1, 1))
    d = 2 * (y - acts[-1]) / len(y)
    grads = []
    for (W, b), a in zip(params[::-1], acts[:-1][::-1]):
        grads.append((a.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * a * (1 - a)
    return grads[::-1]
""",
    ),
    Wrong(
        "gradients",
        "a (1 + a)",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    y = np.reshape(y, (-1, 1))
    d = 2 * (acts[-1] - y) / len(y)
    grads = []
    for (W, b), a in zip(params[::-1], acts[:-1][::-1]):
        grads.append((a.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * a * (1 + a)
    return grads[::-1]
""",
    ),
    Wrong(
        "fit",
        "batches start one further: step batch_size + 1",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    loss, val_loss = [], []
    for e in range(epochs):
        i = 0
        while i < len(X_train):
            xb, yb = X_train[i : i + batch_size], y_train[i : i + batch_size]
            g = gradients(params, xb, yb)
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
            i += batch_size + 1
        loss.append(mse(y_train, predict(params, X_train)))
        val_loss.append(mse(y_val, predict(params, X_val)))
    return params, {"loss": loss, "val_loss": val_loss}
""",
    ),
    Wrong(
        "fit",
        "the last smaller batch is dropped",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        for k in range(len(X_train) // batch_size):
            s = k * batch_size
            g = gradients(params, X_train[s : s + batch_size], y_train[s : s + batch_size])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "history of every batch",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        for s in range(0, len(X_train), batch_size):
            g = gradients(params, X_train[s : s + batch_size], y_train[s : s + batch_size])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
            history["loss"].append(mse(y_train, predict(params, X_train)))
            history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "losses before the epoch",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
        for s in range(0, len(X_train), batch_size):
            g = gradients(params, X_train[s : s + batch_size], y_train[s : s + batch_size])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
    return params, history
""",
    ),
    Wrong(
        "fit",
        "loss of the last batch only",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        for s in range(0, len(X_train), batch_size):
            X_b, y_b = X_train[s : s + batch_size], y_train[s : s + batch_size]
            g = gradients(params, X_b, y_b)
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        history["loss"].append(mse(y_b, predict(params, X_b)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "mean of the batch losses, measured during the epoch",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        ls = []
        for s in range(0, len(X_train), batch_size):
            X_b, y_b = X_train[s : s + batch_size], y_train[s : s + batch_size]
            ls.append(mse(y_b, predict(params, X_b)))
            g = gradients(params, X_b, y_b)
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        history["loss"].append(np.mean(ls))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "full batch: batch_size is never used",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        g = gradients(params, X_train, y_train)
        params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "gradients of an epoch are all taken at its start",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        new = params
        for s in range(0, len(X_train), batch_size):
            g = gradients(params, X_train[s : s + batch_size], y_train[s : s + batch_size])
            new = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(new, g)]
        params = new
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "in place",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        for s in range(0, len(X_train), batch_size):
            g = gradients(params, X_train[s : s + batch_size], y_train[s : s + batch_size])
            for i in range(len(params)):
                params[i] = (params[i][0] - lr * g[i][0], params[i][1] - lr * g[i][1])
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "RMSE in the history",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for e in range(epochs):
        for s in range(0, len(X_train), batch_size):
            g = gradients(params, X_train[s : s + batch_size], y_train[s : s + batch_size])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        history["loss"].append(rmse(y_train, predict(params, X_train)))
        history["val_loss"].append(rmse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "fit",
        "trains on the validation rows as well",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    X = np.concatenate([X_train, X_val])
    Y = np.concatenate([np.ravel(y_train), np.ravel(y_val)])
    for e in range(epochs):
        for s in range(0, len(X), batch_size):
            g = gradients(params, X[s : s + batch_size], Y[s : s + batch_size])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "predict",
        "shape (n, 1)",
        """
def predict(params, x):
    return forward(params, x)[-1]
""",
    ),
    Wrong(
        "predict",
        "squeeze: one row becomes a number",
        """
def predict(params, x):
    return np.squeeze(forward(params, x)[-1])
""",
    ),
    Wrong(
        "predict",
        "the first sample only",
        """
def predict(params, x):
    return forward(params, x)[-1][0]
""",
    ),
    Wrong(
        "predict",
        "rounds to whole prices",
        """
def predict(params, x):
    return np.round(forward(params, x)[-1].ravel())
""",
    ),
    Wrong(
        "prepare",
        "standardized with the statistics of all rows",
        """
def prepare(df, target, test_size, val_size):
    n_test = ceil(len(df) * test_size)
    rest = len(df) - n_test
    n_val = ceil(rest * val_size)
    n_train = rest - n_val
    feats = df.drop(columns=[target])
    feats = (feats - feats.mean()) / feats.std()
    X = feats.values
    y = df[target].values
    return {
        "X_train": X[:n_train],
        "X_val": X[n_train:rest],
        "X_test": X[rest:],
        "y_train": y[:n_train],
        "y_val": y[n_train:rest],
        "y_test": y[rest:],
    }
""",
    ),
    Wrong(
        "prepare",
        "numpy's std: ddof = 0",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    X = df.drop(columns=target).values.astype(float)
    y = df[target].values
    m = X[:n_train].mean(axis=0)
    s = X[:n_train].std(axis=0)
    X = (X - m) / s
    d = {"X_train": X[:n_train], "X_val": X[n_train:rest], "X_test": X[rest:]}
    d.update({"y_train": y[:n_train], "y_val": y[n_train:rest], "y_test": y[rest:]})
    return d
""",
    ),
    Wrong(
        "prepare",
        "val_size of all rows",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    n_test = ceil(n * test_size)
    n_val = ceil(n * val_size)
    n_train = n - n_test - n_val
    rest = n - n_test
    X = df.drop(columns=target).values.astype(float)
    y = df[target].values
    X = (X - X[:n_train].mean(axis=0)) / X[:n_train].std(axis=0, ddof=1)
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "statistics of training and validation rows together",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    X = df.drop(columns=target).values.astype(float)
    y = df[target].values
    X = (X - X[:rest].mean(axis=0)) / X[:rest].std(axis=0, ddof=1)
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "each part by its own statistics",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    X = df.drop(columns=target).values.astype(float)
    y = df[target].values

    def std(A):
        return (A - A.mean(axis=0)) / A.std(axis=0, ddof=1)

    return dict(
        X_train=std(X[:n_train]), X_val=std(X[n_train:rest]), X_test=std(X[rest:]),
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "targets standardized too",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    tr = df.iloc[:n_train]
    df = (df - tr.mean()) / tr.std()
    X = df.drop(columns=target).to_numpy()
    y = df[target].to_numpy()
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "min-max in place of standardizing",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    lo, hi = X[:n_train].min(axis=0), X[:n_train].max(axis=0)
    X = (X - lo) / (hi - lo)
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "one mean and std for the whole matrix",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X[:n_train].mean()) / X[:n_train].std(ddof=1)
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "rounds down with int()",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - int(n * test_size)
    n_train = rest - int(rest * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X[:n_train].mean(axis=0)) / X[:n_train].std(axis=0, ddof=1)
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "prepare",
        "takes the last column for the target",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    rest = n - ceil(n * test_size)
    n_train = rest - ceil(rest * val_size)
    data = df.to_numpy(dtype=float)
    X, y = data[:, :-1], data[:, -1]
    X = (X - X[:n_train].mean(axis=0)) / X[:n_train].std(axis=0, ddof=1)
    return dict(
        X_train=X[:n_train], X_val=X[n_train:rest], X_test=X[rest:],
        y_train=y[:n_train], y_val=y[n_train:rest], y_test=y[rest:],
    )
""",
    ),
    Wrong(
        "house_price_model",
        "rows are not permuted",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    data = prepare(df, target, 0.2, 0.2)
    m, s = data["y_train"].mean(), data["y_train"].std()
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], (data["y_train"] - m) / s, data["X_val"], (data["y_val"] - m) / s, 0.1, 60, 16
    )
    y_pred = predict(params, data["X_test"]) * s + m
    return {"test_rmse": rmse(data["y_test"], y_pred), "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "house_price_model",
        "predictions are left in the scaled unit",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    m, s = data["y_train"].mean(), data["y_train"].std()
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], (data["y_train"] - m) / s, data["X_val"], (data["y_val"] - m) / s, 0.1, 60, 16
    )
    y_pred = predict(params, data["X_test"])
    return {"test_rmse": rmse(data["y_test"], y_pred), "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "house_price_model",
        "y_test scaled by its own statistics, and the predictions brought back with them",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    m, s = data["y_train"].mean(), data["y_train"].std()
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], (data["y_train"] - m) / s, data["X_val"], (data["y_val"] - m) / s, 0.1, 60, 16
    )
    y_pred = predict(params, data["X_test"]) * data["y_test"].std() + data["y_test"].mean()
    return {"test_rmse": rmse(data["y_test"], y_pred), "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "house_price_model",
        "reports the validation RMSE",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    m, s = data["y_train"].mean(), data["y_train"].std()
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], (data["y_train"] - m) / s, data["X_val"], (data["y_val"] - m) / s, 0.1, 60, 16
    )
    y_pred = predict(params, data["X_test"]) * s + m
    test_rmse = rmse(data["y_val"], predict(params, data["X_val"]) * s + m)
    return {"test_rmse": test_rmse, "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "house_price_model",
        "MSE under the name of RMSE",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    m, s = data["y_train"].mean(), data["y_train"].std()
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], (data["y_train"] - m) / s, data["X_val"], (data["y_val"] - m) / s, 0.1, 60, 16
    )
    y_pred = predict(params, data["X_test"]) * s + m
    return {"test_rmse": mse(data["y_test"], y_pred), "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "house_price_model",
        "far too little training: 1 epoch at 0.0001",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], data["y_train"], data["X_val"], data["y_val"], lr=0.0001, epochs=1, batch_size=32
    )
    y_pred = predict(params, data["X_test"])
    return {"test_rmse": rmse(data["y_test"], y_pred), "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "house_price_model",
        "seed 42 for the order, whatever the argument says",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(42).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    m, s = data["y_train"].mean(), data["y_train"].std()
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, hist = fit(
        params, data["X_train"], (data["y_train"] - m) / s, data["X_val"], (data["y_val"] - m) / s, 0.1, 60, 16
    )
    y_pred = predict(params, data["X_test"]) * s + m
    return {"test_rmse": rmse(data["y_test"], y_pred), "y_test": data["y_test"], "y_pred": y_pred, "history": hist}
""",
    ),
    Wrong(
        "prepare",
        "parts are rounded to the nearest number of rows",
        """
def prepare(df, target, test_size, val_size):
    test = len(df) - round(len(df) * test_size)
    val = test - round(test * val_size)
    X, y = df.drop(columns=target).to_numpy(dtype=float), df[target].to_numpy()
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    names = ("train", slice(val)), ("val", slice(val, test)), ("test", slice(test, None))
    return {f"X_{name}": X[rows] for name, rows in names} | {f"y_{name}": y[rows] for name, rows in names}
""",
    ),
    Wrong(
        "fit",
        "stops as soon as the loss is tiny",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            rows = slice(start, start + batch_size)
            grads = gradients(params, X_train[rows], y_train[rows])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
        if history["loss"][-1] < 1e-6:
            break
    return params, history
""",
    ),
    Wrong(
        "forward",
        "e^z / (1 + e^z) is nan for a large z",
        """
def forward(params, x):
    activations = [x]
    for W, b in params[:-1]:
        z = activations[-1] @ W + b
        activations.append(np.exp(z) / (1 + np.exp(z)))
    W, b = params[-1]
    return [*activations, activations[-1] @ W + b]
""",
    ),
    Wrong(
        "mse",
        "square of the mean error instead of the mean of squares",
        """
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if len(y) != len(y_hat):
        raise ValueError
    return float(np.mean(y - y_hat) ** 2)
""",
    ),
    Wrong(
        "rmse",
        "root over sum / divides outside of the root: sqrt(sum)/n",
        """
def rmse(y, y_hat):
    e = np.ravel(y) - np.ravel(y_hat)
    if np.size(y) != np.size(y_hat):
        raise ValueError
    return float(np.sqrt(np.sum(e**2)) / len(e))
""",
    ),
    Wrong(
        "init_params",
        "He initialisation sqrt(2/n_in)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for i in range(1, len(sizes)):
        W = rng.normal(0, np.sqrt(2 / sizes[i - 1]), (sizes[i - 1], sizes[i]))
        params.append((W, np.zeros(sizes[i])))
    return params
""",
    ),
    Wrong(
        "forward",
        "relu in the hidden layers",
        """
def forward(params, x):
    acts = [x]
    for i, (W, b) in enumerate(params):
        z = acts[-1] @ W + b
        if i < len(params) - 1:
            z = np.maximum(z, 0)
        acts.append(z)
    return acts
""",
    ),
    Wrong(
        "gradients",
        "sigma' applied with a of the wrong layer (next): uses acts[i+1]",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    y = np.asarray(y).reshape(-1, 1)
    delta = 2 / len(y) * (acts[-1] - y)
    grads = [None] * len(params)
    for k in range(len(params) - 1, -1, -1):
        if k < len(params) - 1:
            a = acts[k + 1]
            delta = (delta @ params[k + 1][0].T) * a * a
        grads[k] = (acts[k].T @ delta, delta.sum(axis=0))
    return grads
""",
    ),
    Wrong(
        "fit",
        "the last, smaller batch is left out",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    h = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for j in range(len(X_train) // batch_size):
            s = slice(j * batch_size, (j + 1) * batch_size)
            g = gradients(params, X_train[s], y_train[s])
            params = [(W - lr * a, b - lr * c) for (W, b), (a, c) in zip(params, g)]
        h["loss"].append(mse(y_train, predict(params, X_train)))
        h["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, h
""",
    ),
    Wrong(
        "prepare",
        "targets are standardized too",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    t = ceil(n * test_size)
    v = ceil((n - t) * val_size)
    m = n - t - v
    z = (df - df.iloc[:m].mean()) / df.iloc[:m].std()
    X = z.drop(columns=[target]).to_numpy()
    y = z[target].to_numpy()
    return dict(
        X_train=X[:m], X_val=X[m : m + v], X_test=X[m + v :], y_train=y[:m], y_val=y[m : m + v], y_test=y[m + v :]
    )
""",
    ),
    Wrong(
        "predict",
        "predictions are rounded to whole numbers",
        """
def predict(params, x):
    return np.round(forward(params, x)[-1][:, 0])


def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    d = prepare(df.iloc[order], target, 0.2, 0.2)
    m, s = d["y_train"].mean(), d["y_train"].std()
    p = init_params((d["X_train"].shape[1], 8, 1), seed)
    p, h = fit(p, d["X_train"], (d["y_train"] - m) / s, d["X_val"], (d["y_val"] - m) / s, 0.1, 60, 16)
    yp = forward(p, d["X_val"])[-1].ravel() * s + m
    return {"test_rmse": rmse(d["y_val"], yp), "y_test": d["y_val"], "y_pred": yp, "history": h}
""",
        also=("house_price_model",),
    ),
    Wrong(
        "mse",
        "divides by n - 1",
        """
def mse(y, y_hat):
    y = np.asarray(y, dtype=float).flatten()
    p = np.asarray(y_hat, dtype=float).flatten()
    if y.shape != p.shape:
        raise ValueError
    return float(np.sum((y - p) ** 2) / (len(y) - 1))
""",
    ),
    Wrong(
        "rmse",
        "sqrt of the half",
        """
def rmse(y, y_hat):
    return float(np.sqrt(mse(y, y_hat) / 2))
""",
    ),
    Wrong(
        "init_params",
        "W transposed (n_out, n_in)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 1 / np.sqrt(a), (b, a)), np.zeros(b)) for a, b in pairwise(sizes)]
""",
    ),
    Wrong(
        "forward",
        "bias forgotten in the output layer",
        """
def forward(params, x):
    acts = [x]
    for W, b in params[:-1]:
        acts.append(1 / (1 + np.exp(-(acts[-1] @ W + b))))
    acts.append(acts[-1] @ params[-1][0])
    return acts
""",
    ),
    Wrong(
        "gradients",
        "y not reshaped: (n,) targets broadcast",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    delta = 2 * (acts[-1] - np.asarray(y)) / len(x)
    out = []
    for i in range(len(params) - 1, -1, -1):
        out.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        delta = delta @ params[i][0].T * acts[i] * (1 - acts[i])
    return out
""",
    ),
    Wrong(
        "fit",
        "learning rate divided by the batch size (mean taken twice)",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    hist = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for i in range(0, len(X_train), batch_size):
            xb, yb = X_train[i : i + batch_size], y_train[i : i + batch_size]
            g = gradients(params, xb, yb)
            params = [(W - lr * dW / len(xb), b - lr * db / len(xb)) for (W, b), (dW, db) in zip(params, g)]
        hist["loss"].append(mse(y_train, predict(params, X_train)))
        hist["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, hist
""",
    ),
    Wrong(
        "fit",
        "val_loss holds the training loss (copy and paste)",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    hist = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for i in range(0, len(X_train), batch_size):
            g = gradients(params, X_train[i : i + batch_size], y_train[i : i + batch_size])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
        hist["loss"].append(mse(y_train, predict(params, X_train)))
        hist["val_loss"].append(mse(y_train, predict(params, X_train)))
    return params, hist
""",
    ),
    Wrong(
        "prepare",
        "each part by its own statistics; the MSE is squared",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    t = ceil(n * test_size)
    v = ceil((n - t) * val_size)
    cuts = {"train": slice(0, n - t - v), "val": slice(n - t - v, n - t), "test": slice(n - t, n)}
    out = {}
    for name, s in cuts.items():
        part = df.iloc[s]
        X = part.drop(columns=target)
        out[f"X_{name}"] = ((X - X.mean()) / X.std()).to_numpy()
        out[f"y_{name}"] = part[target].to_numpy()
    return out


def rmse(y, y_hat):
    return mse(y, y_hat) ** 2
""",
        also=("rmse",),
    ),
    Wrong(
        "mse",
        "(n,) and (n, 1) are left to broadcast",
        """
def mse(y, y_hat):
    y = np.array(y)
    y_hat = np.array(y_hat)
    if len(y) != len(y_hat):
        raise ValueError("different number of values")
    errors = y_hat - y
    squares = errors ** 2
    return float(np.mean(squares))
""",
    ),
    Wrong(
        "forward",
        "the last layer has a sigmoid as well",
        """
def forward(params, x):
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    activations = []
    activations.append(x)
    for W, b in params:
        last = activations[len(activations) - 1]
        z = last @ W + b
        activations.append(sigmoid(z))
    return activations
""",
    ),
    Wrong(
        "fit",
        "the last, smaller batch is never used",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    if batch_size > len(X_train):
        batch_size = len(X_train)
    steps = len(X_train) // batch_size
    for epoch in range(epochs):
        for s in range(steps):
            X_b = X_train[s * batch_size:(s + 1) * batch_size]
            y_b = y_train[s * batch_size:(s + 1) * batch_size]
            grads = gradients(params, X_b, y_b)
            new_params = []
            for i in range(len(params)):
                W = params[i][0] - lr * grads[i][0]
                b = params[i][1] - lr * grads[i][1]
                new_params.append((W, b))
            params = new_params
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "rmse",
        "the mean of the roots: that is the mean absolute error",
        """
def rmse(y, y_hat):
    y = np.ravel(y)
    y_hat = np.ravel(y_hat)
    if len(y) != len(y_hat):
        raise ValueError("y and y_hat must have the same length")
    total = 0
    for i in range(len(y)):
        total += np.sqrt((y_hat[i] - y[i]) ** 2)
    return float(total / len(y))
""",
    ),
    Wrong(
        "mse",
        "flattened, but one prediction for n targets is not refused",
        """
def mse(y, y_hat):
    y = np.asarray(y, dtype=float).reshape(-1)
    y_hat = np.asarray(y_hat, dtype=float).reshape(-1)
    # numpy raises a ValueError by itself if the shapes do not fit
    difference = y_hat - y
    return float((difference * difference).mean())
""",
    ),
    Wrong(
        "gradients",
        "db is the mean over the samples, though n is in delta already",
        """
def gradients(params, x, y):
    activations = forward(params, x)
    y_hat = activations[-1]
    y = np.reshape(y, y_hat.shape)
    delta = 2 / len(y) * (y_hat - y)
    dWs = []
    dbs = []
    for i in reversed(range(len(params))):
        A = activations[i]
        dWs.append(A.T @ delta)
        dbs.append(np.mean(delta, axis=0))
        if i > 0:
            delta = (delta @ params[i][0].T) * (A * (1 - A))
    pairs = []
    for i in reversed(range(len(params))):
        pairs.append((dWs[i], dbs[i]))
    return pairs
""",
    ),
    Wrong(
        "mse",
        "zip stops at the shorter one: no ValueError for different numbers of values",
        """
def mse(y, y_hat):
    정답 = np.ravel(y)
    예측 = np.ravel(y_hat)
    합 = 0.0
    for t, p in zip(정답, 예측):
        합 += (p - t) ** 2
    return float(합 / len(정답))
""",
    ),
    Wrong(
        "init_params",
        "passes the variance 1 / n_in where normal wants the standard deviation; biases of shape (1, n_out)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for fan_in, fan_out in pairwise(sizes):
        # N(0, sigma^2) with sigma = 1/sqrt(fan_in), so the second argument is 1/fan_in
        W = rng.normal(0, 1 / fan_in, size=(fan_in, fan_out))
        params.append((W, np.zeros((1, fan_out))))
    return params
""",
    ),
    Wrong(
        "gradients",
        "bias gradient is the mean over the samples: divided by n a second time",
        """
def gradients(params, x, y):
    a = forward(params, x)
    n = x.shape[0]
    델타 = 2.0 / n * (a[-1] - np.reshape(y, (n, 1)))
    결과 = []
    for i in reversed(range(len(params))):
        W, b = params[i]
        dW = a[i].T @ 델타
        db = 델타.mean(axis=0)  # 편향은 샘플 평균
        결과.insert(0, (dW, db))
        if i > 0:
            델타 = (델타 @ W.T) * a[i] * (1 - a[i])
    return 결과
""",
    ),
    Wrong(
        "fit",
        "training loss is the running mean of the batch losses, as Keras shows it",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for epoch in range(epochs):
        running, seen = 0.0, 0
        for start in range(0, len(X_train), batch_size):
            xb = X_train[start:start + batch_size]
            yb = y_train[start:start + batch_size]
            running += mse(yb, forward(params, xb)[-1]) * len(xb)
            seen += len(xb)
            grads = gradients(params, xb, yb)
            params = [(W - lr * gW, b - lr * gb) for (W, b), (gW, gb) in zip(params, grads)]
        history["loss"].append(running / seen)
        history["val_loss"].append(mse(y_val, forward(params, X_val)[-1]))
    return params, history
""",
    ),
    Wrong(
        "prepare",
        "statistics come from training and validation rows together",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    n_test = ceil(n * test_size)
    n_val = ceil((n - n_test) * val_size)
    훈련용 = df.iloc[: n - n_test]   # 테스트는 보면 안 된다
    특성 = [c for c in df.columns if c != target]
    평균 = 훈련용[특성].mean()
    표준편차 = 훈련용[특성].std()
    X = ((df[특성] - 평균) / 표준편차).to_numpy()
    y = df[target].to_numpy()
    i = n - n_test - n_val
    j = n - n_test
    return {
        "X_train": X[:i], "X_val": X[i:j], "X_test": X[j:],
        "y_train": y[:i], "y_val": y[i:j], "y_test": y[j:],
    }
""",
    ),
    Wrong(
        "house_price_model",
        "test_rmse is measured on the scaled targets, not in the unit of the price",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    rng = np.random.default_rng(seed)
    shuffled = df.iloc[rng.permutation(len(df))]
    data = prepare(shuffled, target, 0.2, 0.2)

    # scale the target like the features
    mu, sd = data["y_train"].mean(), data["y_train"].std(ddof=1)
    scale = lambda t: (t - mu) / sd

    net = init_params((data["X_train"].shape[1], 8, 1), seed)
    net, history = fit(net, data["X_train"], scale(data["y_train"]), data["X_val"], scale(data["y_val"]),
                       lr=0.1, epochs=60, batch_size=16)
    out = predict(net, data["X_test"])
    return {
        "test_rmse": rmse(scale(data["y_test"]), out),
        "y_test": data["y_test"],
        "y_pred": out * sd + mu,
        "history": history,
    }
""",
    ),
    Wrong(
        "mse",
        "(n,) minus (n, 1) broadcasts to (n, n)",
        """
def mse(y, y_hat):
    y = np.asarray(y, dtype=float)
    y_hat = np.asarray(y_hat, dtype=float)
    if len(y) != len(y_hat):
        raise ValueError("y and y_hat have different lengths")
    return float(np.mean((y_hat - y) ** 2))
""",
    ),
    Wrong(
        "rmse",
        "root of each square before the mean: the mean absolute error",
        """
def rmse(y, y_hat):
    mse(y, y_hat)  # raises if the lengths do not fit
    errors = np.ravel(y_hat) - np.ravel(y)
    return float(np.mean(np.sqrt(errors**2)))
""",
    ),
    Wrong(
        "forward",
        "the last layer has a sigmoid, too",
        """
def forward(params, x):
    activations = [x]
    for W, b in params:
        z = activations[-1] @ W + b
        activations.append(1 / (1 + np.exp(-z)))
    return activations
""",
    ),
    Wrong(
        "gradients",
        "db is the mean of delta over the samples, which n divides again",
        """
def gradients(params, x, y):
    a = forward(params, x)
    y = np.reshape(y, (-1, 1))
    d = 2 / len(y) * (a[-1] - y)
    grads = [None] * len(params)
    for k in range(len(params) - 1, -1, -1):
        W, b = params[k]
        grads[k] = (a[k].T.dot(d), d.mean(axis=0))
        d = d.dot(W.T) * a[k] * (1 - a[k])
    return grads
""",
    ),
    Wrong(
        "fit",
        "the loss of an epoch is the mean over its batches, measured on the way",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    net = list(params)
    loss, val_loss = [], []
    for _ in range(epochs):
        batch_losses = []
        for i in range(0, len(X_train), batch_size):
            xb, yb = X_train[i : i + batch_size], y_train[i : i + batch_size]
            batch_losses.append(mse(yb, forward(net, xb)[-1]))
            step = gradients(net, xb, yb)
            net = [(W - lr * gW, b - lr * gb) for (W, b), (gW, gb) in zip(net, step)]
        loss.append(float(np.mean(batch_losses)))
        val_loss.append(mse(y_val, forward(net, X_val)[-1]))
    return net, {"loss": loss, "val_loss": val_loss}
""",
    ),
    Wrong(
        "prepare",
        "standardizes by the statistics of all rows",
        """
def prepare(df, target, test_size, val_size):
    y = df[target].to_numpy(dtype=float)
    features = df.drop(columns=target)
    features = (features - features.mean()) / features.std()
    X = features.to_numpy(dtype=float)

    n_test = ceil(len(X) * test_size)
    n_val = ceil((len(X) - n_test) * val_size)
    n_train = len(X) - n_test - n_val
    a, b = n_train, n_train + n_val
    return {
        "X_train": X[:a], "X_val": X[a:b], "X_test": X[b:],
        "y_train": y[:a], "y_val": y[a:b], "y_test": y[b:],
    }
""",
    ),
    Wrong(
        "mse",
        "different numbers of values broadcast and aren't refused",
        """
def mse(y, y_hat):
    # flatten first: (n,) and (n, 1) must not become (n, n)
    targets = np.asarray(y, dtype=float).ravel()
    predictions = np.asarray(y_hat, dtype=float).ravel()
    squared_errors = (predictions - targets) ** 2
    return float(squared_errors.mean())
""",
    ),
    Wrong(
        "gradients",
        "factor 2 of the square left out",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    targets = np.asarray(y, dtype=float).reshape(-1, 1)
    n = len(targets)

    delta = (acts[-1] - targets) / n  # linear output: no sigmoid slope here
    grads = [None] * len(params)
    for layer in range(len(params) - 1, -1, -1):
        a_in = acts[layer]
        grads[layer] = (a_in.T @ delta, delta.sum(axis=0))
        if layer > 0:
            delta = (delta @ params[layer][0].T) * a_in * (1 - a_in)
    return grads
""",
    ),
    Wrong(
        "init_params",
        "He scaling, sqrt(2 / n_in)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)

    def layer(n_in, n_out):
        scale = np.sqrt(2.0 / n_in)  # He initialisation
        return rng.normal(0, scale, (n_in, n_out)), np.zeros(n_out)

    return [layer(n_in, n_out) for n_in, n_out in pairwise(sizes)]
""",
    ),
    Wrong(
        "prepare",
        "statistics of training and validation rows together",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    test_start = n - ceil(n * test_size)
    val_start = test_start - ceil(test_start * val_size)

    features = df.drop(columns=[target])
    # the test rows must not be seen, so measure on everything before them
    known = features.iloc[:test_start]
    scaled = ((features - known.mean()) / known.std()).to_numpy()
    y = df[target].to_numpy(dtype=float)

    return {
        "X_train": scaled[:val_start],
        "X_val": scaled[val_start:test_start],
        "X_test": scaled[test_start:],
        "y_train": y[:val_start],
        "y_val": y[val_start:test_start],
        "y_test": y[test_start:],
    }
""",
    ),
    Wrong(
        "fit",
        "the last, smaller batch is left out",
        """
def _step(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]


def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    steps_per_epoch = max(1, len(X_train) // batch_size)

    for _ in range(epochs):
        for step in range(steps_per_epoch):
            rows = slice(step * batch_size, (step + 1) * batch_size)
            params = _step(params, gradients(params, X_train[rows], y_train[rows]), lr)

        history["loss"].append(mse(y_train, forward(params, X_train)[-1]))
        history["val_loss"].append(mse(y_val, forward(params, X_val)[-1]))

    return params, history
""",
    ),
    Wrong(
        "house_price_model",
        "targets scaled by statistics of all rows, the test part included",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    shuffled = df.iloc[order].reset_index(drop=True)
    data = prepare(shuffled, target, 0.2, 0.2)

    # bring the prices to mean 0 and standard deviation 1
    price_mean = df[target].mean()
    price_std = df[target].std()

    def scale(prices):
        return (prices - price_mean) / price_std

    net = init_params((data["X_train"].shape[1], 8, 1), seed)
    net, history = fit(
        net,
        data["X_train"],
        scale(data["y_train"]),
        data["X_val"],
        scale(data["y_val"]),
        lr=0.1,
        epochs=60,
        batch_size=16,
    )

    y_pred = predict(net, data["X_test"]) * price_std + price_mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }
""",
    ),
    Wrong(
        "gradients",
        "the factor 2 is lost",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    n = len(x)
    y = np.array(y).reshape(n, 1)
    delta = (acts[-1] - y) / n
    result = []
    for k in range(len(params) - 1, -1, -1):
        W = params[k][0]
        a = acts[k]
        dW = np.dot(a.T, delta)
        db = np.sum(delta, axis=0)
        result = [(dW, db)] + result
        delta = np.dot(delta, W.T) * a * (1 - a)
    return result
""",
    ),
    Wrong(
        "prepare",
        "mean and standard deviation of all rows",
        """
def prepare(df, target, test_size, val_size):
    features = df.drop(columns=target)
    labels = df[target]
    # standardize
    features = (features - features.mean()) / features.std()
    X = features.values
    y = labels.values
    n = len(df)
    n_test = ceil(n * test_size)
    n_rest = n - n_test
    n_val = ceil(n_rest * val_size)
    n_train = n_rest - n_val
    parts = {}
    parts["X_train"] = X[:n_train]
    parts["X_val"] = X[n_train:n_rest]
    parts["X_test"] = X[n_rest:]
    parts["y_train"] = y[:n_train]
    parts["y_val"] = y[n_train:n_rest]
    parts["y_test"] = y[n_rest:]
    return parts
""",
    ),
    Wrong(
        "house_price_model",
        "the scale of the targets comes from all prices, those of the test part included",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    shuffled = df.iloc[order].reset_index(drop=True)
    # scale the prices
    mean = shuffled[target].mean()
    std = shuffled[target].std()
    data = prepare(shuffled, target, 0.2, 0.2)
    y_train = (data["y_train"] - mean) / std
    y_val = (data["y_val"] - mean) / std
    n_features = data["X_train"].shape[1]
    params = init_params((n_features, 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, 0.1, 60, 16)
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }
""",
    ),
    Wrong(
        "init_params",
        "divided by n_in itself, not by its root",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = []
    for i in range(1, len(sizes)):
        n_in = sizes[i - 1]
        n_out = sizes[i]
        W = rng.normal(0, 1 / n_in, (n_in, n_out))
        b = np.zeros((n_out,))
        layers.append((W, b))
    return layers
""",
    ),
    Wrong(
        "fit",
        "the loss of an epoch is the mean over its batches, taken while the weights move",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    losses = []
    val_losses = []
    for epoch in range(epochs):
        batch_losses = []
        start = 0
        while start < len(X_train):
            xb = X_train[start:start + batch_size]
            yb = y_train[start:start + batch_size]
            batch_losses.append(mse(yb, predict(params, xb)))
            g = gradients(params, xb, yb)
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, g)]
            start += batch_size
        losses.append(sum(batch_losses) / len(batch_losses))
        val_losses.append(mse(y_val, predict(params, X_val)))
    return params, {"loss": losses, "val_loss": val_losses}
""",
    ),
    Wrong(
        "predict",
        "squeeze makes a single number of one row",
        """
def predict(params, x):
    activations = forward(params, x)
    output = activations[-1]
    # (n, 1) -> (n,)
    return np.squeeze(output)
""",
    ),
    Wrong(
        "rmse",
        "root of each square before the mean: the mean absolute error",
        """
def rmse(y, y_hat):
    y = np.asarray(y, dtype=float).ravel()
    y_hat = np.asarray(y_hat, dtype=float).ravel()
    if y.size != y_hat.size:
        raise ValueError("개수가 다릅니다")
    # 제곱하고, 루트를 씌우고, 평균
    return float(np.mean(np.sqrt((y_hat - y) ** 2)))
""",
        also=("house_price_model",),
    ),
    Wrong(
        "forward",
        "recognises the output layer by its one unit: a hidden layer of one unit is linear, too",
        """
def forward(params, x):
    activations = [x]
    for W, b in params:
        z = activations[-1] @ W + b
        # the output layer is the one with a single unit: no activation function there
        if W.shape[1] == 1:
            activations.append(z)
        else:
            activations.append(1 / (1 + np.exp(-z)))
    return activations
""",
        also=("gradients", "predict", "fit"),
    ),
    Wrong(
        "fit",
        "leaves out the last, smaller batch",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    n = len(X_train)
    # 배치 수 (batch_size가 n보다 크면 배치는 하나)
    배치수 = max(n // batch_size, 1)
    기록 = {"loss": [], "val_loss": []}
    현재 = list(params)
    for _ in range(epochs):
        for i in range(배치수):
            구간 = slice(i * batch_size, (i + 1) * batch_size)
            g = gradients(현재, X_train[구간], y_train[구간])
            현재 = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(현재, g)]
        기록["loss"].append(mse(y_train, predict(현재, X_train)))
        기록["val_loss"].append(mse(y_val, predict(현재, X_val)))
    return 현재, 기록
""",
    ),
    Wrong(
        "predict",
        "squeeze takes the row axis away as well when there is one row",
        """
def predict(params, x):
    # (n, 1) -> (n,)
    y_hat = forward(params, x)[-1]
    return np.squeeze(y_hat)
""",
    ),
    Wrong(
        "prepare",
        "NumPy's std with ddof = 0",
        """
def prepare(df, target, test_size, val_size):
    X = df.drop(target, axis=1).values.astype(float)
    y = df[target].values
    끝2 = len(df) - ceil(len(df) * test_size)
    끝1 = 끝2 - ceil(끝2 * val_size)
    mu = np.mean(X[:끝1], axis=0)
    sigma = np.std(X[:끝1], axis=0)
    X = (X - mu) / sigma
    X_train, X_val, X_test = np.split(X, [끝1, 끝2])
    y_train, y_val, y_test = np.split(y, [끝1, 끝2])
    return dict(X_train=X_train, X_val=X_val, X_test=X_test,
                y_train=y_train, y_val=y_val, y_test=y_test)
""",
    ),
    Wrong(
        "gradients",
        "sigmoid is applied a second time in the derivative of the hidden layers",
        """
def sigmoid_prime(v):
    s = 1 / (1 + np.exp(-v))
    return s * (1 - s)


def gradients(params, x, y):
    acts = forward(params, x)
    y = np.asarray(y).reshape(-1, 1)
    delta = 2 * (acts[-1] - y) / y.shape[0]
    grads = [None] * len(params)
    for layer in range(len(params) - 1, -1, -1):
        grads[layer] = (acts[layer].T @ delta, np.sum(delta, axis=0))
        # through W, then through the sigmoid of the layer before
        delta = delta @ params[layer][0].T * sigmoid_prime(acts[layer])
    return grads
""",
        also=("fit",),
    ),
    Wrong(
        "mse",
        "one prediction for n targets is broadcast, no ValueError",
        """
def mse(y, y_hat):
    truth = np.ravel(y).astype(float)
    guess = np.ravel(y_hat).astype(float)
    try:
        squares = np.square(guess - truth)
    except ValueError:
        # NumPy complains itself where the shapes do not fit
        raise ValueError("different numbers of values")
    return float(squares.mean())
""",
    ),
    Wrong(
        "init_params",
        "1 / n_in is given as the scale",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = []
    for i in range(len(sizes) - 1):
        n_in, n_out = sizes[i], sizes[i + 1]
        # variance 1 / n_in
        layers.append((rng.normal(0, 1 / n_in, (n_in, n_out)), np.zeros(n_out)))
    return layers
""",
    ),
    Wrong(
        "gradients",
        "the factor 2 is lost",
        """
def gradients(params, x, y):
    acts = forward(params, x)
    n = x.shape[0]
    target = np.asarray(y).reshape(n, 1)
    delta = (acts[-1] - target) / n
    result = []
    for layer in reversed(range(len(params))):
        before = acts[layer]
        result.append((before.T @ delta, delta.sum(axis=0)))
        if layer > 0:
            delta = delta @ params[layer][0].T * before * (1 - before)
    return result[::-1]
""",
    ),
    Wrong(
        "fit",
        "steps in place, so the caller's params move",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for epoch in range(epochs):
        for start in range(0, len(X_train), batch_size):
            rows = slice(start, start + batch_size)
            grads = gradients(params, X_train[rows], y_train[rows])
            for (W, b), (dW, db) in zip(params, grads):
                W -= lr * dW
                b -= lr * db
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history
""",
    ),
    Wrong(
        "predict",
        "squeeze makes a single row a 0-d array",
        """
def predict(params, x):
    output = forward(params, x)[-1]
    return output.squeeze()
""",
    ),
    Wrong(
        "house_price_model",
        "targets scaled by mean and std of the whole column, test part included",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    mean, std = df[target].mean(), df[target].std()

    def scale(t):
        return (t - mean) / std

    net = init_params((data["X_train"].shape[1], 10, 1), seed)
    net, history = fit(
        net, data["X_train"], scale(data["y_train"]), data["X_val"], scale(data["y_val"]), 0.05, 150, 16
    )
    y_pred = predict(net, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }
""",
    ),
    Wrong(
        "rmse",
        "root of each square before the mean: mean absolute error",
        """
def rmse(y, y_hat):
    t = np.asarray(y, dtype=float).reshape(-1)
    p = np.asarray(y_hat, dtype=float).reshape(-1)
    if t.shape != p.shape:
        raise ValueError("y and y_hat must have the same number of values")
    squared = (p - t) ** 2
    return float(np.mean(np.sqrt(squared)))
""",
    ),
    Wrong(
        "fit",
        "loss as the running mean of the batches, not measured after the epoch",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    net = [(W.copy(), b.copy()) for W, b in params]

    for _ in range(epochs):
        batch_losses = []
        for start in range(0, len(X_train), batch_size):
            X_b = X_train[start : start + batch_size]
            y_b = y_train[start : start + batch_size]
            batch_losses.append(mse(y_b, forward(net, X_b)[-1]))
            grads = gradients(net, X_b, y_b)
            net = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(net, grads)]

        history["loss"].append(float(np.mean(batch_losses)))
        history["val_loss"].append(mse(y_val, forward(net, X_val)[-1]))

    return net, history
""",
    ),
    Wrong(
        "forward",
        "any layer of one unit is linear, not only the last",
        """
def _activate(z, linear):
    if linear:
        return z
    return 1.0 / (1.0 + np.exp(-z))


def forward(params, x):
    activations = [x]
    for W, b in params:
        z = activations[-1] @ W + b
        # the output layer is the one with a single unit
        is_output = W.shape[1] == 1
        activations.append(_activate(z, linear=is_output))
    return activations
""",
    ),
    Wrong(
        "gradients",
        "slope of tanh in the hidden layers",
        """
def gradients(params, x, y):
    activations = forward(params, x)
    n = x.shape[0]
    delta = 2.0 / n * (activations[-1] - np.reshape(y, (n, 1)))

    result = []
    for index in reversed(range(len(params))):
        W, _ = params[index]
        incoming = activations[index]
        result.append((incoming.T @ delta, delta.sum(axis=0)))
        # pass the error back through the weights and the activation function
        delta = (delta @ W.T) * (1 - incoming**2)
    result.reverse()
    return result
""",
    ),
    Wrong(
        "predict",
        "squeeze takes away the rows as well where there is only one",
        """
def predict(params, x):
    y_hat = forward(params, x)[-1]
    # (n, 1) -> (n,)
    return np.squeeze(y_hat)
""",
    ),
    Wrong(
        "prepare",
        "population standard deviation (ddof = 0)",
        """
class _Standardizer:
    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_


def prepare(df, target, test_size, val_size):
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy(dtype=float)

    n_rest = len(df) - ceil(len(df) * test_size)
    n_train = n_rest - ceil(n_rest * val_size)
    parts = {"train": slice(0, n_train), "val": slice(n_train, n_rest), "test": slice(n_rest, None)}

    scaler = _Standardizer().fit(X[parts["train"]])
    data = {f"X_{name}": scaler.transform(X[rows]) for name, rows in parts.items()}
    data.update({f"y_{name}": y[rows] for name, rows in parts.items()})
    return data
""",
    ),
    Wrong(
        "mse",
        "different numbers of values are not refused, one prediction is used for all targets",
        """
def mse(y, y_hat):
    # both to shape (n,), so that nothing becomes (n, n)
    y = np.asarray(y, dtype=float).reshape(-1)
    y_hat = np.asarray(y_hat, dtype=float).reshape(-1)
    diff = y_hat - y
    return float(np.sum(diff ** 2) / len(diff))
""",
        also=("rmse",),
    ),
    Wrong(
        "forward",
        "the last layer has a sigmoid as well, as in xor_mlp",
        """
def forward(params, x):
    def sig(z):
        return 1 / (1 + np.exp(-z))

    activations = [np.asarray(x)]
    for W, b in params:
        activations.append(sig(activations[-1] @ W + b))
    return activations
""",
        also=("gradients", "fit", "predict", "house_price_model"),
    ),
    Wrong(
        "gradients",
        "the factor 2 of the square is missing",
        """
def gradients(params, x, y):
    target = np.array(y, dtype=float).reshape(-1, 1)
    n = target.shape[0]
    acts = forward(params, x)
    # delta of the output: (y_hat - y) / n
    delta = (acts[-1] - target) / n
    result = []
    for k in reversed(range(len(params))):
        W, b = params[k]
        before = acts[k]
        dW = np.dot(before.T, delta)
        db = np.sum(delta, axis=0)
        result.append((dW, db))
        delta = np.dot(delta, W.T) * before * (1 - before)
    result.reverse()
    return result
""",
        also=("fit",),
    ),
    Wrong(
        "fit",
        "the training loss is the average over the batches while the weights still move",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    net = list(params)
    train_losses, val_losses = [], []
    for epoch in range(epochs):
        running = []
        for start in range(0, len(X_train), batch_size):
            xb = X_train[start:start + batch_size]
            yb = y_train[start:start + batch_size]
            running.append(mse(yb, predict(net, xb)))
            grads = gradients(net, xb, yb)
            updated = []
            for (W, b), (dW, db) in zip(net, grads):
                updated.append((W - lr * dW, b - lr * db))
            net = updated
        train_losses.append(float(np.mean(running)))
        val_losses.append(mse(y_val, predict(net, X_val)))
    return net, {"loss": train_losses, "val_loss": val_losses}
""",
    ),
    Wrong(
        "prepare",
        "mean and std are taken from training and validation rows together",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    n_test = ceil(n * test_size)
    n_rest = n - n_test
    n_val = ceil(n_rest * val_size)
    n_train = n_rest - n_val

    features = [c for c in df.columns if c != target]
    rest = df.iloc[:n_rest]
    test = df.iloc[n_rest:]

    # statistics without the test part
    mean = rest[features].mean()
    std = rest[features].std()
    X_rest = ((rest[features] - mean) / std).to_numpy()
    X_test = ((test[features] - mean) / std).to_numpy()
    y_rest = rest[target].to_numpy()

    return {
        "X_train": X_rest[:n_train],
        "X_val": X_rest[n_train:],
        "X_test": X_test,
        "y_train": y_rest[:n_train],
        "y_val": y_rest[n_train:],
        "y_test": test[target].to_numpy(),
    }
""",
    ),
    Wrong(
        "house_price_model",
        "the targets are scaled by the statistics of all rows, so test targets change the predictions",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    shuffled = df.iloc[order]
    data = prepare(shuffled, target, 0.2, 0.2)

    # scale the prices
    mu = df[target].mean()
    sigma = df[target].std()
    y_train = (data["y_train"] - mu) / sigma
    y_val = (data["y_val"] - mu) / sigma

    n_features = data["X_train"].shape[1]
    params = init_params((n_features, 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, 0.1, 60, 16)

    y_pred = predict(params, data["X_test"]) * sigma + mu
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }
""",
    ),
    Wrong(
        "mse",
        "leaves the refusal to NumPy, which broadcasts a single value",
        """
def mse(y, y_hat):
    # flatten both, so (n,) and (n, 1) behave the same
    truth = np.asarray(y, dtype=float).ravel()
    pred = np.asarray(y_hat, dtype=float).ravel()
    # numpy itself raises ValueError if the lengths do not match
    diff = pred - truth
    return float(np.mean(np.square(diff)))
""",
        also=("rmse",),
    ),
    Wrong(
        "gradients",
        "db is the mean of delta over the rows instead of the sum, so n divides twice",
        """
def gradients(params, x, y):
    activations = forward(params, x)
    n_samples = x.shape[0]
    target = np.asarray(y).reshape(n_samples, 1)

    delta = 2.0 / n_samples * (activations[-1] - target)
    grads = [None] * len(params)
    for layer in reversed(range(len(params))):
        a_in = activations[layer]
        dW = a_in.T @ delta
        db = np.mean(delta, axis=0)      # average over the batch
        grads[layer] = (dW, db)
        if layer > 0:
            W, _ = params[layer]
            delta = (delta @ W.T) * a_in * (1 - a_in)
    return grads
""",
        also=("fit",),
    ),
    Wrong(
        "fit",
        "the training loss is the average of the batch losses during the epoch, as Keras shows it",
        """
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    net = [(W.copy(), b.copy()) for W, b in params]
    history = {"loss": [], "val_loss": []}
    n = len(X_train)
    for _ in range(epochs):
        batch_losses = []
        for start in range(0, n, batch_size):
            xb = X_train[start:start + batch_size]
            yb = y_train[start:start + batch_size]
            batch_losses.append(mse(yb, forward(net, xb)[-1]))
            grads = gradients(net, xb, yb)
            net = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(net, grads)]
        history["loss"].append(float(np.mean(batch_losses)))
        history["val_loss"].append(mse(y_val, forward(net, X_val)[-1]))
    return net, history
""",
    ),
    Wrong(
        "prepare",
        "the statistics come from all rows before the test part, validation included",
        """
def prepare(df, target, test_size, val_size):
    n = len(df)
    n_test = ceil(n * test_size)
    n_rest = n - n_test
    n_val = ceil(n_rest * val_size)

    # only the test rows must stay unseen
    known = df.drop(columns=[target]).iloc[:n_rest]
    mean, std = known.mean(), known.std()      # pandas: ddof=1
    X = ((df.drop(columns=[target]) - mean) / std).to_numpy()
    y = df[target].to_numpy()

    i, j = n_rest - n_val, n_rest
    return {
        "X_train": X[:i], "X_val": X[i:j], "X_test": X[j:],
        "y_train": y[:i], "y_val": y[i:j], "y_test": y[j:],
    }
""",
    ),
    Wrong(
        "house_price_model",
        "the target is standardized over the whole table, so test targets move the predictions",
        """
def house_price_model(df, target="house price of unit area", seed=0):
    rng = np.random.default_rng(seed)
    shuffled = df.iloc[rng.permutation(len(df))].reset_index(drop=True)

    # z-score of the target first, so that everything downstream is on one scale
    y_mean = shuffled[target].mean()
    y_std = shuffled[target].std()
    scaled = shuffled.copy()
    scaled[target] = (shuffled[target] - y_mean) / y_std

    parts = prepare(scaled, target, 0.2, 0.2)
    net = init_params((parts["X_train"].shape[1], 16, 1), seed)
    net, history = fit(net, parts["X_train"], parts["y_train"], parts["X_val"], parts["y_val"],
                       lr=0.05, epochs=80, batch_size=16)

    y_pred = predict(net, parts["X_test"]) * y_std + y_mean
    y_test = shuffled[target].to_numpy()[-len(y_pred):]
    return {"test_rmse": rmse(y_test, y_pred), "y_test": y_test, "y_pred": y_pred, "history": history}
""",
    ),
)
