"""The network that learns XOR, as beginners get it wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "xor_network",
        "the output unit looks at the inputs, not at the hidden units",
        """
def xor_network(x):
    nand = (-2 * x[:, 0] - 2 * x[:, 1] + 3 > 0).astype(int)
    orr = (2 * x[:, 0] + 2 * x[:, 1] - 1 > 0).astype(int)
    s = np.stack([nand, orr], axis=1)
    out = x @ np.array([2, 2]) - 3
    return (out > 0).astype(int)
""",
    ),
    Wrong(
        "xor_network",
        "no step in the hidden layer: the sums go on as they are",
        """
def xor_network(x):
    s1 = -2 * x[:, 0] - 2 * x[:, 1] + 3
    s2 = 2 * x[:, 0] + 2 * x[:, 1] - 1
    y = 2 * s1 + 2 * s2 - 3
    return (y > 0).astype(int)
""",
    ),
    Wrong(
        "xor_network",
        "NAND's bias has a minus as well",
        """
def xor_network(x):
    answers = []
    for x1, x2 in x:
        s1 = 1 if -2 * x1 - 2 * x2 - 3 > 0 else 0
        s2 = 1 if 2 * x1 + 2 * x2 - 1 > 0 else 0
        answers.append(1 if 2 * s1 + 2 * s2 - 3 > 0 else 0)
    return np.array(answers)
""",
    ),
    Wrong(
        "xor_network",
        "output is OR of the hidden units",
        """
def xor_network(x):
    step = lambda v: np.where(v > 0, 1, 0)
    h = step(x @ np.array([[-2, 2], [-2, 2]]) + np.array([3, -1]))
    return step(h @ np.array([2, 2]) - 1)
""",
    ),
    Wrong(
        "xor_network",
        "weights of the hidden layer are transposed: units as rows",
        """
def xor_network(x):
    W1 = np.array([[-2, -2], [2, 2]])
    b1 = np.array([3, -1])
    h = (np.dot(x, W1) + b1 > 0).astype(int)
    y = (np.dot(h, np.array([2, 2])) - 3 > 0).astype(int)
    return y
""",
    ),
    Wrong(
        "sigmoid",
        "exp(z) over 1 + exp(-z)",
        """
def sigmoid(z):
    z = np.clip(z, -500, 500)
    return np.exp(z) / (1 + np.exp(-z))
""",
    ),
    Wrong(
        "sigmoid",
        "the minus forgotten",
        """
def sigmoid(z):
    return 1 / (1 + np.exp(np.clip(z, -700, 700)))
""",
    ),
    Wrong(
        "sigmoid",
        "overflow at large negative z",
        """
import math


def sigmoid(z):
    return 1.0 / (1.0 + math.e ** (-z))
""",
    ),
    Wrong(
        "sigmoid",
        "clips far too early, at 10",
        """
def sigmoid(z):
    z = np.clip(z, -10, 10)
    return 1 / (1 + np.exp(-z))
""",
    ),
    Wrong(
        "sigmoid",
        "uses |z| for both signs",
        """
def sigmoid(z):
    z = np.abs(z)
    return 1 / (1 + np.exp(-z))
""",
    ),
    Wrong(
        "sigmoid",
        "brackets: 1 / 1 + e^-z",
        """
def sigmoid(z):
    e = np.exp(-np.clip(z, -700, 700))
    return 1 / 1 + e
""",
    ),
    Wrong(
        "sigmoid",
        "tanh, not moved and squeezed",
        """
def sigmoid(z):
    return np.tanh(np.asarray(z) / 2)
""",
    ),
    Wrong(
        "init_params",
        "a new generator for each layer",
        """
def init_params(sizes, seed):
    params = []
    for i in range(len(sizes) - 1):
        rng = np.random.default_rng(seed)
        W = rng.normal(0, 1, (sizes[i], sizes[i + 1]))
        b = np.zeros(sizes[i + 1])
        params.append((W, b))
    return params
""",
    ),
    Wrong(
        "init_params",
        "random biases, drawn from the same generator",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        params.append((rng.normal(0, 1, (n_in, n_out)), rng.normal(0, 1, n_out)))
    return params
""",
    ),
    Wrong(
        "init_params",
        "W of shape (n_out, n_in)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    gyesu = []
    for k in range(1, len(sizes)):
        W = rng.normal(0, 1, (sizes[k], sizes[k - 1]))
        gyesu.append((W, np.zeros(sizes[k])))
    return gyesu
""",
    ),
    Wrong(
        "init_params",
        "the old global generator",
        """
def init_params(sizes, seed):
    np.random.seed(seed)
    return [(np.random.randn(a, b), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]
""",
    ),
    Wrong(
        "init_params",
        "one layer too few: range(len(sizes) - 2)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = []
    for i in range(len(sizes) - 2):
        layers.append((rng.normal(0, 1, (sizes[i], sizes[i + 1])), np.zeros(sizes[i + 1])))
    return layers
""",
    ),
    Wrong(
        "init_params",
        "uniform random numbers",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for i in range(len(sizes) - 1):
        params.append((rng.random((sizes[i], sizes[i + 1])), np.zeros(sizes[i + 1])))
    return params
""",
    ),
    Wrong(
        "init_params",
        "bias is a row of shape (1, n_out)",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(0, 1, (sizes[i], sizes[i + 1])), np.zeros((1, sizes[i + 1])))
        for i in range(len(sizes) - 1)
    ]
""",
    ),
    Wrong(
        "count_params",
        "the weights alone",
        """
def count_params(params):
    n = 0
    for W, b in params:
        n += W.shape[0] * W.shape[1]
    return n
""",
    ),
    Wrong(
        "count_params",
        "number of arrays",
        """
def count_params(params):
    count = 0
    for layer in params:
        count += len(layer)
    return count
""",
    ),
    Wrong(
        "count_params",
        "len of W in place of its size",
        """
def count_params(params):
    return sum(len(W) + len(b) for W, b in params)
""",
    ),
    Wrong(
        "count_params",
        "return inside the loop: first layer only",
        """
def count_params(params):
    total = 0
    for W, b in params:
        total += W.size
        total += b.size
        return total
""",
    ),
    Wrong(
        "forward",
        "no bias",
        """
def forward(params, x):
    acts = [x]
    for W, b in params:
        x = sigmoid(np.dot(x, W))
        acts.append(x)
    return acts
""",
    ),
    Wrong(
        "forward",
        "x is missing in front",
        """
def forward(params, x):
    result = []
    a = x
    for W, b in params:
        a = sigmoid(a @ W + b)
        result.append(a)
    return result
""",
    ),
    Wrong(
        "forward",
        "the last layer is linear",
        """
def forward(params, x):
    activations = [x]
    for i, (W, b) in enumerate(params):
        z = activations[-1] @ W + b
        if i < len(params) - 1:
            z = sigmoid(z)
        activations.append(z)
    return activations
""",
    ),
    Wrong(
        "forward",
        "bias is added after the sigmoid",
        """
def forward(params, x):
    hwalseong = [x]
    for W, b in params:
        hwalseong.append(sigmoid(hwalseong[-1] @ W) + b)
    return hwalseong
""",
    ),
    Wrong(
        "forward",
        "the list holds the sums, not the activations",
        """
def forward(params, x):
    out = [x]
    a = x
    for W, b in params:
        z = a @ W + b
        a = sigmoid(z)
        out.append(z)
    return out
""",
    ),
    Wrong(
        "forward",
        "sigmoid of x first",
        """
def forward(params, x):
    activations = [sigmoid(x)]
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "sum, not mean",
        """
def binary_cross_entropy(y, y_hat):
    y = np.array(y).reshape(-1)
    p = np.array(y_hat).reshape(-1)
    p = np.clip(p, 1e-12, 1 - 1e-12)
    loss = 0
    for i in range(len(y)):
        loss -= y[i] * np.log(p[i]) + (1 - y[i]) * np.log(1 - p[i])
    return loss
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "no ravel: (n,) and (n, 1) become (n, n)",
        """
def binary_cross_entropy(y, y_hat):
    y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return np.mean(-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "only the term of y = 1",
        """
def binary_cross_entropy(y, y_hat):
    y = np.ravel(y)
    y_hat = np.clip(np.ravel(y_hat), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(y_hat))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "minus between the two terms",
        """
def binary_cross_entropy(y, y_hat):
    t = np.ravel(y)
    p = np.clip(np.ravel(y_hat), 1e-12, 1 - 1e-12)
    a = t * np.log(p)
    b = (1 - t) * np.log(1 - p)
    return -np.mean(a - b)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "y and y_hat have changed places",
        """
def binary_cross_entropy(y, y_hat):
    y = np.clip(np.ravel(y), 1e-12, 1 - 1e-12)
    y_hat = np.ravel(y_hat)
    return -np.mean(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "adds a small number inside the log, 1e-7",
        """
def binary_cross_entropy(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    delta = 1e-7
    return -np.mean(y * np.log(y_hat + delta) + (1 - y) * np.log(1 - y_hat + delta))
""",
    ),
    Wrong(
        "train",
        "plus in place of minus",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = []
        for i in reversed(range(len(params))):
            W, b = params[i]
            a = acts[i]
            new.insert(0, (W + lr * a.T @ delta, b + lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = new
    return params, losses
""",
    ),
    Wrong(
        "train",
        "loss is recorded after the update",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        delta = (acts[-1] - y) / len(y)
        new = []
        for i in range(len(params) - 1, -1, -1):
            W, b = params[i]
            dW = acts[i].T @ delta
            db = delta.sum(axis=0)
            delta = (delta @ W.T) * acts[i] * (1 - acts[i])
            new.append((W - lr * dW, b - lr * db))
        params = new[::-1]
        losses.append(binary_cross_entropy(y, forward(params, x)[-1]))
    return params, losses
""",
    ),
    Wrong(
        "train",
        "delta goes back through the weights after their update",
        """
def train(params, x, y, lr, epochs):
    params = [(W.copy(), b.copy()) for W, b in params]
    y = np.reshape(y, (-1, 1))
    losses = []
    for epoch in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        for i in reversed(range(len(params))):
            W, b = params[i]
            W = W - lr * acts[i].T @ delta
            b = b - lr * delta.sum(axis=0)
            params[i] = (W, b)
            delta = (delta @ W.T) * acts[i] * (1 - acts[i])
    return params, losses
""",
    ),
    Wrong(
        "train",
        "params updated in place",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for epoch in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        grads = []
        for i in reversed(range(len(params))):
            W, b = params[i]
            grads.append((acts[i].T @ delta, delta.sum(axis=0)))
            delta = (delta @ W.T) * acts[i] * (1 - acts[i])
        grads.reverse()
        for (W, b), (dW, db) in zip(params, grads):
            W -= lr * dW
            b -= lr * db
    return params, losses
""",
    ),
    Wrong(
        "train",
        "n is not divided by",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = acts[-1] - y
        new = []
        for (W, b), a in list(zip(params, acts))[::-1]:
            new.append((W - lr * (a.T @ delta), b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "train",
        "db is the mean of delta, so n divides twice",
        """
def train(params, x, y, lr, epochs):
    y = np.array(y).reshape(len(x), 1)
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = [None] * len(params)
        for i in range(len(params) - 1, -1, -1):
            W, b = params[i]
            new[i] = (W - lr * acts[i].T @ delta, b - lr * delta.mean(axis=0))
            delta = (delta @ W.T) * acts[i] * (1 - acts[i])
        params = new
    return params, losses
""",
    ),
    Wrong(
        "train",
        "the sigmoid's derivative at the output too, as for squared error",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        y_hat = acts[-1]
        losses.append(binary_cross_entropy(y, y_hat))
        delta = (y_hat - y) * y_hat * (1 - y_hat) / len(y)
        new = []
        for i in reversed(range(len(params))):
            W, b = params[i]
            new = [(W - lr * acts[i].T @ delta, b - lr * delta.sum(axis=0))] + new
            delta = (delta @ W.T) * acts[i] * (1 - acts[i])
        params = new
    return params, losses
""",
    ),
    Wrong(
        "train",
        "biases are forgotten in the update",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = []
        for i in reversed(range(len(params))):
            W, b = params[i]
            new.append((W - lr * acts[i].T @ delta, b))
            delta = (delta @ W.T) * acts[i] * (1 - acts[i])
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "train",
        "returns inside the loop, after one epoch",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = []
        for (W, b), a in zip(reversed(params), reversed(acts[:-1])):
            new.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = new[::-1]
        return params, losses
""",
    ),
    Wrong(
        "train",
        "each layer uses the activation that comes out of it in the derivative",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = []
        for i in reversed(range(len(params))):
            W, b = params[i]
            delta = delta * acts[i + 1] * (1 - acts[i + 1])
            new.append((W - lr * acts[i].T @ delta, b - lr * delta.sum(axis=0)))
            delta = delta @ W.T
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "predict",
        "above 0.5, strictly",
        """
def predict(params, x):
    out = forward(params, x)[-1].flatten()
    return np.array([1 if o > 0.5 else 0 for o in out])
""",
    ),
    Wrong(
        "predict",
        "shape (n, 1)",
        """
def predict(params, x):
    y_hat = forward(params, x)[-1]
    return (y_hat >= 0.5).astype(int)
""",
    ),
    Wrong(
        "predict",
        "argmax over the one output column: always 0",
        """
def predict(params, x):
    return np.argmax(forward(params, x)[-1], axis=1)
""",
    ),
    Wrong(
        "predict",
        "threshold at 0, as for the step unit",
        """
def predict(params, x):
    y = forward(params, x)[-1][:, 0]
    return np.where(y > 0, 1, 0)
""",
    ),
    Wrong(
        "predict",
        "astype(int) cuts the decimals off in place of comparing",
        """
def predict(params, x):
    return forward(params, x)[-1].ravel().astype(int)
""",
    ),
    Wrong(
        "train",
        "stops as soon as the loss is below 0.1",
        """
def train(params, x, y, lr, epochs):
    losses, y = [], np.reshape(y, (-1, 1))
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        if losses[-1] < 0.1:
            break
        delta, new = (acts[-1] - y) / len(x), []
        for (W, b), a in zip(params[::-1], acts[-2::-1]):
            new.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = delta @ W.T * a * (1 - a)
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "train",
        "stops where the loss stands still",
        """
def train(params, x, y, lr, epochs):
    losses, y = [], np.reshape(y, (-1, 1))
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-9:
            break
        delta, new = (acts[-1] - y) / len(x), []
        for (W, b), a in zip(params[::-1], acts[-2::-1]):
            new.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = delta @ W.T * a * (1 - a)
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "train",
        "losses of y (n, 1) against outputs (n,)",
        """
def train(params, x, y, lr, epochs):
    losses, column = [], np.reshape(y, (-1, 1))
    for _ in range(epochs):
        acts = forward(params, x)
        p = np.clip(acts[-1][:, 0], 1e-12, 1 - 1e-12)
        losses.append(np.mean(-(y * np.log(p) + (1 - y) * np.log(1 - p))))
        delta, new = (acts[-1] - column) / len(x), []
        for (W, b), a in zip(params[::-1], acts[-2::-1]):
            new.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = delta @ W.T * a * (1 - a)
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "predict",
        "two layers, written out",
        """
def predict(params, x):
    (W1, b1), (W2, b2) = params[0], params[1]
    hidden = sigmoid(x @ W1 + b1)
    return (sigmoid(hidden @ W2 + b2)[:, 0] >= 0.5).astype(int)
""",
    ),
    Wrong(
        "xor_network",
        "one number for all rows",
        """
def xor_network(x):
    out = 0
    for a, b in x:
        out = int((a or b) and not (a and b))
    return out
""",
    ),
    Wrong(
        "sigmoid",
        "the tails are cut off at 15",
        """
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    out[z > 15] = 1.0
    out[z < -15] = 0.0
    m = np.abs(z) <= 15
    out[m] = 1 / (1 + np.exp(-z[m]))
    return out
""",
    ),
    Wrong(
        "init_params",
        "b of ones",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    ps = []
    for a, b in pairwise(sizes):
        ps.append((rng.normal(0, 1, (a, b)), np.ones(b)))
    return ps
""",
    ),
    Wrong(
        "count_params",
        "forgets the last layer",
        """
def count_params(params):
    total = 0
    for i in range(len(params) - 1):
        W, b = params[i]
        total += W.shape[0] * W.shape[1] + len(b)
    return total
""",
    ),
    Wrong(
        "forward",
        "only x and the output are in the list",
        """
def forward(params, x):
    acts = [x]
    a = x
    for W, b in params:
        a = sigmoid(a @ W + b)
    acts.append(a)
    return acts
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "mean of the two parts separately: mean over ones plus mean over zeros",
        """
def binary_cross_entropy(y, y_hat):
    y = np.ravel(y)
    p = np.clip(np.ravel(y_hat), 1e-12, 1 - 1e-12)
    pos = -np.log(p[y == 1]).mean() if (y == 1).any() else 0.0
    neg = -np.log(1 - p[y == 0]).mean() if (y == 0).any() else 0.0
    return float(pos + neg)
""",
    ),
    Wrong(
        "train",
        "delta handed back without sigma' (A * (1 - A) forgotten)",
        """
def train(params, x, y, lr, epochs):
    y = np.asarray(y).reshape(-1, 1)
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = list(params)
        for k in range(len(params))[::-1]:
            W, b = params[k]
            new[k] = (W - lr * acts[k].T @ delta, b - lr * delta.sum(axis=0))
            delta = delta @ W.T
        params = new
    return params, losses
""",
    ),
    Wrong(
        "predict",
        "predict: argmax; xor: returns OR",
        """
def predict(params, x):
    return np.argmax(forward(params, x)[-1], axis=1)


def xor_network(x):
    x = np.asarray(x)
    return (2 * x[:, 0] + 2 * x[:, 1] - 1 > 0).astype(int)
""",
        also=("xor_network",),
    ),
    Wrong(
        "xor_network",
        "NAND bias -3: first hidden unit never fires",
        """
def xor_network(x):
    x = np.asarray(x)
    s1 = (x @ [-2, -2] - 3 > 0).astype(int)
    s2 = (x @ [2, 2] - 1 > 0).astype(int)
    return (2 * s1 + 2 * s2 - 3 > 0).astype(int)
""",
    ),
    Wrong(
        "init_params",
        "weights multiplied by 0.01",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 1, (i, o)) * 0.01, np.zeros(o)) for i, o in pairwise(sizes)]
""",
    ),
    Wrong(
        "count_params",
        "biases counted one per layer",
        """
def count_params(params):
    return sum(W.size + 1 for W, b in params)
""",
    ),
    Wrong(
        "forward",
        "the bias is added after the sigmoid",
        """
def forward(params, x):
    acts = [x]
    for W, b in params:
        acts.append(sigmoid(acts[-1] @ W) + b)
    return acts
""",
    ),
    Wrong(
        "train",
        "one epoch too few",
        """
def train(params, x, y, lr, epochs):
    y = np.asarray(y).reshape(-1, 1)
    losses = []
    for _ in range(1, epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = []
        for (W, b), A in zip(params[::-1], acts[-2::-1]):
            new.append((W - lr * A.T @ delta, b - lr * delta.sum(0)))
            delta = (delta @ W.T) * A * (1 - A)
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "train",
        "bias gradient is the mean over the rows",
        """
def train(params, x, y, lr, epochs):
    y = np.asarray(y).reshape(-1, 1)
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / len(y)
        new = []
        for (W, b), A in zip(params[::-1], acts[-2::-1]):
            new.append((W - lr * A.T @ delta, b - lr * delta.mean(axis=0)))
            delta = (delta @ W.T) * A * (1 - A)
        params = new[::-1]
    return params, losses
""",
    ),
    Wrong(
        "predict",
        "booleans; the minus stands before the first term alone",
        """
def predict(params, x):
    return forward(params, x)[-1].reshape(-1) >= 0.5


def binary_cross_entropy(y, y_hat):
    y = np.ravel(y)
    p = np.clip(np.ravel(y_hat), 1e-12, 1 - 1e-12)
    return float(np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p)))
""",
        also=("binary_cross_entropy",),
    ),
    Wrong(
        "sigmoid",
        "the result is made like z, and z may hold integers",
        """
def sigmoid(z):
    z = np.asarray(z)
    result = np.empty_like(z)
    positive = z >= 0
    result[positive] = 1 / (1 + np.exp(-z[positive]))
    power = np.exp(z[~positive])
    result[~positive] = power / (1 + power)
    return result
""",
    ),
    Wrong(
        "train",
        "a layer is updated before delta goes back through it",
        """
def train(params, x, y, lr, epochs):
    net = []
    for W, b in params:
        net.append((W.copy(), b.copy()))
    target = np.array(y).reshape(-1, 1)
    n = len(target)
    losses = []
    for epoch in range(epochs):
        acts = forward(net, x)
        out = acts[-1]
        losses.append(binary_cross_entropy(target, out))
        delta = (out - target) / n
        layer = len(net) - 1
        while layer >= 0:
            W, b = net[layer]
            A = acts[layer]
            dW = A.T @ delta
            db = np.sum(delta, axis=0)
            W = W - lr * dW
            b = b - lr * db
            net[layer] = (W, b)
            # pass delta to the layer before
            delta = (delta @ W.T) * A * (1 - A)
            layer = layer - 1
    return net, losses
""",
    ),
    Wrong(
        "xor_network",
        "sigmoids in place of the steps in the hidden layer, so the AND never fires",
        """
def xor_network(x):
    outputs = []
    for row in x:
        x1 = row[0]
        x2 = row[1]
        # hidden layer
        s1 = sigmoid(-2 * x1 - 2 * x2 + 3)
        s2 = sigmoid(2 * x1 + 2 * x2 - 1)
        # output layer
        total = 2 * s1 + 2 * s2 - 3
        if total > 0:
            outputs.append(1)
        else:
            outputs.append(0)
    return np.array(outputs)
""",
    ),
    Wrong(
        "sigmoid",
        "e^z / (1 + e^z) for every z: inf / inf is nan for large ones",
        """
def sigmoid(z):
    # this form has no minus in the exponent, so 1/e can't blow up
    e = np.exp(z)
    return e / (1 + e)
""",
    ),
    Wrong(
        "forward",
        "the bias is added after the sigmoid",
        """
def forward(params, x):
    activations = [x]
    a = x
    for layer in params:
        W = layer[0]
        b = layer[1]
        weighted = np.dot(a, W)
        a = sigmoid(weighted) + b
        activations.append(a)
    return activations
""",
    ),
    Wrong(
        "predict",
        "exactly 0.5 becomes 0",
        """
def predict(params, x):
    result = forward(params, x)[-1]
    classes = []
    for row in result:
        p = row[0]
        if p > 0.5:
            classes.append(1)
        else:
            classes.append(0)
    return np.array(classes, dtype=int)
""",
    ),
    Wrong(
        "train",
        "the given parameters are changed in place",
        """
def train(params, x, y, lr, epochs):
    losses = []
    n = x.shape[0]
    y = y.reshape(n, 1)
    for epoch in range(epochs):
        activations = forward(params, x)
        y_hat = activations[-1]
        losses.append(binary_cross_entropy(y, y_hat))
        delta = (y_hat - y) / n
        grads = []
        for k in reversed(range(len(params))):
            A = activations[k]
            dW = A.T @ delta
            db = delta.sum(axis=0)
            grads.append((k, dW, db))
            delta = (delta @ params[k][0].T) * A * (1 - A)
        for k, dW, db in grads:
            W, b = params[k]
            W -= lr * dW
            b -= lr * db
    return params, losses
""",
    ),
    Wrong(
        "xor_network",
        "hidden weights written one unit per row, then used as x @ W",
        """
def xor_network(x):
    # 은닉층: 첫째 줄 NAND, 둘째 줄 OR
    W1 = np.array([[-2, -2],
                   [2, 2]])
    b1 = np.array([3, -1])
    은닉 = (x @ W1 + b1 > 0).astype(int)
    # 출력층: AND
    w2 = np.array([2, 2])
    return (은닉 @ w2 - 3 > 0).astype(int)
""",
    ),
    Wrong(
        "sigmoid",
        "the absolute value keeps the exponent negative, but the sign of z is lost",
        """
def sigmoid(z):
    # exp of a non-positive number never overflows
    z = np.asarray(z, dtype=float)
    return 1.0 / (1.0 + np.exp(-np.abs(z)))
""",
        also=("forward", "train", "predict"),
    ),
    Wrong(
        "count_params",
        "one bias for each layer in place of one for each unit",
        """
def count_params(params):
    합계 = 0
    for W, b in params:
        입력, 출력 = W.shape
        합계 += 입력 * 출력 + 1   # 가중치와 편향
    return 합계
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "clipped from below only",
        """
def binary_cross_entropy(y, y_hat):
    y = np.ravel(y)
    # log(0) is -inf, so keep the probability away from 0
    p = np.maximum(np.ravel(y_hat), 1e-12)
    with np.errstate(divide="ignore", invalid="ignore"):
        cost = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return float(cost.mean())
""",
    ),
    Wrong(
        "train",
        "-= changes the arrays of the network that was given",
        """
def train(params, x, y, lr, epochs):
    params = list(params)   # 복사
    n = len(x)
    정답 = np.reshape(y, (n, 1))
    손실들 = []
    for _ in range(epochs):
        A = forward(params, x)
        손실들.append(binary_cross_entropy(정답, A[-1]))
        delta = (A[-1] - 정답) / n
        기울기 = []
        for k in range(len(params) - 1, -1, -1):
            기울기.insert(0, (A[k].T @ delta, delta.sum(axis=0)))
            delta = (delta @ params[k][0].T) * A[k] * (1 - A[k])
        for (W, b), (dW, db) in zip(params, 기울기):
            W -= lr * dW
            b -= lr * db
    return params, 손실들
""",
    ),
    Wrong(
        "train",
        "keepdims: the biases come back as (1, n_out)",
        """
def train(params, x, y, lr, epochs):
    m = len(x)
    Y = np.reshape(y, (m, 1))
    costs = []
    for i in range(epochs):
        acts = forward(params, x)
        costs.append(binary_cross_entropy(Y, acts[-1]))
        dZ = (acts[-1] - Y) / m
        updated = []
        for l in range(len(params) - 1, -1, -1):
            W, b = params[l]
            dW = np.dot(acts[l].T, dZ)
            db = np.sum(dZ, axis=0, keepdims=True)
            dZ = np.dot(dZ, W.T) * acts[l] * (1 - acts[l])
            updated.append((W - lr * dW, b - lr * db))
        params = updated[::-1]
    return params, costs
""",
    ),
    Wrong(
        "xor_network",
        "a column (n, 1) in place of (n,)",
        """
def xor_network(x):
    def step(s):
        return (s > 0).astype(int)

    W1 = np.array([[-2, 2], [-2, 2]])
    b1 = np.array([3, -1])
    W2 = np.array([[2], [2]])
    b2 = np.array([-3])
    hidden = step(x @ W1 + b1)
    return step(hidden @ W2 + b2)
""",
    ),
    Wrong(
        "init_params",
        "a new generator with the same seed for each layer",
        """
def init_params(sizes, seed):
    def layer(n_in, n_out):
        rng = np.random.default_rng(seed)
        return rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)

    return [layer(n_in, n_out) for n_in, n_out in pairwise(sizes)]
""",
    ),
    Wrong(
        "forward",
        "x itself is not in the list",
        """
def forward(params, x):
    activations = []
    a = x
    for W, b in params:
        a = sigmoid(np.dot(a, W) + b)
        activations.append(a)
    return activations
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "clips at 1e-7",
        """
CLIP_MARGIN = 1e-7


def binary_cross_entropy(y, y_hat):
    t = np.reshape(y, -1)
    q = np.reshape(y_hat, -1)
    q = np.maximum(CLIP_MARGIN, np.minimum(1 - CLIP_MARGIN, q))
    given = t * q + (1 - t) * (1 - q)  # probability of the right answer
    return float(np.mean(-np.log(given)))
""",
    ),
    Wrong(
        "train",
        "the error is not divided by n",
        """
def train(params, x, y, lr, epochs):
    target = np.array(y, dtype=float).reshape(len(x), 1)
    net = params
    losses = []
    for epoch in range(epochs):
        acts = forward(net, x)
        y_hat = acts[-1]
        losses.append(binary_cross_entropy(target, y_hat))
        delta = y_hat - target
        grads = []
        for k in range(len(net))[::-1]:
            grads.append((acts[k].T @ delta, np.sum(delta, axis=0)))
            delta = (delta @ net[k][0].T) * acts[k] * (1 - acts[k])
        grads.reverse()
        net = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(net, grads)]
    return net, losses
""",
    ),
    Wrong(
        "predict",
        "np.round takes exactly 0.5 to 0",
        """
def predict(params, x):
    probabilities = forward(params, x)[-1][:, 0]
    return np.round(probabilities).astype(int)
""",
    ),
    Wrong(
        "xor_network",
        "weight matrix transposed: rows are units, but x @ W takes columns",
        """
def xor_network(x):
    x = np.asarray(x)

    # hidden layer: first row NAND, second row OR
    W_hidden = np.array([[-2, -2], [2, 2]])
    b_hidden = np.array([3, -1])
    # output layer: AND
    w_out = np.array([2, 2])
    b_out = -3

    def step(z):
        return (z > 0).astype(int)

    hidden = step(x @ W_hidden + b_hidden)
    return step(hidden @ w_out + b_out)
""",
    ),
    Wrong(
        "init_params",
        "a new generator with the same seed for each layer",
        """
def _init_layer(n_in, n_out, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)


def init_params(sizes, seed):
    return [_init_layer(n_in, n_out, seed) for n_in, n_out in pairwise(sizes)]
""",
    ),
    Wrong(
        "sigmoid",
        "result array of the integer type of z",
        """
def sigmoid(z):
    z = np.asarray(z)
    result = np.zeros_like(z)

    # two branches, so that the exponent is never positive
    positive = z >= 0
    result[positive] = 1 / (1 + np.exp(-z[positive]))
    exp_z = np.exp(z[~positive])
    result[~positive] = exp_z / (1 + exp_z)

    return result if result.ndim else result.item()
""",
    ),
    Wrong(
        "forward",
        "bias added after the sigmoid",
        """
def forward(params, x):
    activations = [x]
    for W, b in params:
        weighted = sigmoid(activations[-1] @ W)
        activations.append(weighted + b)
    return activations
""",
    ),
    Wrong(
        "train",
        "losses recorded after the update",
        """
def _backward(params, acts, t):
    delta = (acts[-1] - t) / len(t)
    grads = []
    for (W, _), a in zip(reversed(params), reversed(acts[:-1])):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


def train(params, x, y, lr, epochs):
    t = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        grads = _backward(params, forward(params, x), t)
        params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
        # log how well the network does at the end of this epoch
        losses.append(binary_cross_entropy(t, forward(params, x)[-1]))
    return params, losses
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "kept above 1e-12 only, so a prediction of 1 gives nan or inf",
        """
def binary_cross_entropy(y, y_hat):
    y_true = np.asarray(y, dtype=float).reshape(-1)
    y_pred = np.asarray(y_hat, dtype=float).reshape(-1)
    # never take the logarithm of anything smaller than 1e-12
    y_pred = np.maximum(y_pred, 1e-12)
    per_sample = y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred)
    return float(-np.mean(per_sample))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "(n,) and (n, 1) are left to broadcast",
        """
def binary_cross_entropy(y, y_hat):
    y = np.array(y, dtype=float)
    y_hat = np.clip(np.array(y_hat, dtype=float), 1e-12, 1 - 1e-12)
    right_if_one = y * np.log(y_hat)
    right_if_zero = (1 - y) * np.log(1 - y_hat)
    loss = -(right_if_one + right_if_zero)
    return float(loss.mean())
""",
    ),
    Wrong(
        "init_params",
        "a new generator with the same seed for every layer",
        """
def init_params(sizes, seed):
    params = []
    for i in range(len(sizes) - 1):
        rng = np.random.default_rng(seed)
        n_in = sizes[i]
        n_out = sizes[i + 1]
        W = rng.normal(0, 1, (n_in, n_out))
        b = np.zeros(n_out)
        params.append((W, b))
    return params
""",
    ),
    Wrong(
        "train",
        "the loss is recorded after the update",
        """
def train(params, x, y, lr, epochs):
    losses = []
    current = list(params)
    y2 = np.reshape(y, (len(x), 1))
    for e in range(epochs):
        a = forward(current, x)
        delta = (a[-1] - y2) / len(x)
        steps = []
        for i in range(len(current) - 1, -1, -1):
            steps.append((a[i].T @ delta, delta.sum(axis=0)))
            delta = delta @ current[i][0].T * a[i] * (1 - a[i])
        steps.reverse()
        updated = []
        for i in range(len(current)):
            new_W = current[i][0] - lr * steps[i][0]
            new_b = current[i][1] - lr * steps[i][1]
            updated.append((new_W, new_b))
        current = updated
        # how good are we now?
        losses.append(binary_cross_entropy(y2, forward(current, x)[-1]))
    return current, losses
""",
    ),
    Wrong(
        "count_params",
        "a bias counts once a layer, not once a unit",
        """
def count_params(params):
    count = 0
    for W, b in params:
        for row in W:
            for weight in row:
                count = count + 1
        count = count + 1  # the bias
    return count
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "samples with a prediction of exactly 0 or 1 are left out of the sum",
        """
def binary_cross_entropy(y, y_hat):
    y = np.array(y).flatten()
    p = np.array(y_hat).flatten()
    n = len(y)
    total = 0.0
    for i in range(n):
        if p[i] == 0 or p[i] == 1:
            continue    # log(0) does not exist
        if y[i] == 1:
            total += np.log(p[i])
        else:
            total += np.log(1 - p[i])
    return float(-total / n)
""",
    ),
    Wrong(
        "xor_network",
        "x[0] and x[1] taken for the columns of x",
        """
def xor_network(x):
    x1 = x[0]
    x2 = x[1]
    nand = (-2 * x1 - 2 * x2 + 3 > 0).astype(int)
    either = (2 * x1 + 2 * x2 - 1 > 0).astype(int)
    both = 2 * nand + 2 * either - 3
    return (both > 0).astype(int)
""",
    ),
    Wrong(
        "xor_network",
        "output is a column (n, 1)",
        """
def xor_network(x):
    계단 = lambda z: np.where(z > 0, 1, 0)
    층들 = [
        (np.array([[-2, 2], [-2, 2]]), np.array([3, -1])),   # NAND, OR
        (np.array([[2], [2]]), np.array([-3])),              # AND
    ]
    a = np.asarray(x)
    for W, b in 층들:
        a = 계단(a @ W + b)
    return a
""",
    ),
    Wrong(
        "init_params",
        "the old global generator: another stream of numbers for the same seed",
        """
def init_params(sizes, seed):
    np.random.seed(seed)
    params = []
    for i in range(len(sizes) - 1):
        W = np.random.randn(sizes[i], sizes[i + 1])
        b = np.zeros(sizes[i + 1])
        params.append((W, b))
    return params
""",
    ),
    Wrong(
        "forward",
        "no sigmoid in the last layer (logits)",
        """
def forward(params, x):
    활성값 = [x]
    for 번호, (W, b) in enumerate(params, start=1):
        z = 활성값[-1] @ W + b
        # 마지막 층은 로짓을 그대로 내보낸다
        활성값.append(sigmoid(z) if 번호 < len(params) else z)
    return 활성값
""",
        also=("train", "predict"),
    ),
    Wrong(
        "binary_cross_entropy",
        "flattens the predictions alone: y of shape (n, 1) broadcasts to (n, n)",
        """
def binary_cross_entropy(y, y_hat):
    # the network's output has shape (n, 1), the labels are 1-D
    p = np.clip(y_hat.flatten(), 1e-12, 1 - 1e-12)
    return float(np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))
""",
        also=("train",),
    ),
    Wrong(
        "train",
        "records the loss after the update",
        """
def train(params, x, y, lr, epochs):
    n = x.shape[0]
    y = np.asarray(y).reshape(n, 1)
    losses = []
    for 에폭 in range(epochs):
        acts = forward(params, x)
        delta = (acts[-1] - y) / n
        새_params = []
        for (W, b), a in zip(reversed(params), reversed(acts[:-1])):
            새_params.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = 새_params[::-1]
        # 이번 에폭의 손실 기록
        losses.append(binary_cross_entropy(y, forward(params, x)[-1]))
    return params, losses
""",
    ),
    Wrong(
        "predict",
        "argmax over the single output column is always 0",
        """
def predict(params, x):
    probs = forward(params, x)[-1]
    # class with the highest probability
    return np.argmax(probs, axis=1)
""",
    ),
    Wrong(
        "sigmoid",
        "takes the other form for all z: nan for large positive z",
        """
def sigmoid(z):
    # e^z / (1 + e^z): no problem with z = -1000, there e^z is only 0
    with np.errstate(over="ignore", invalid="ignore"):
        ez = np.exp(z)
        return ez / (1 + ez)
""",
    ),
    Wrong(
        "count_params",
        "one bias per layer",
        """
def count_params(params):
    n = 0
    for W, b in params:
        rows, cols = W.shape
        n += rows * cols + 1  # the weights and the bias
    return n
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "only y_hat is flattened: y of shape (n, 1) makes an (n, n) table",
        """
def binary_cross_entropy(y, y_hat):
    p = np.clip(np.asarray(y_hat, dtype=float).ravel(), 1e-12, 1 - 1e-12)
    y = np.asarray(y, dtype=float)
    loss = y * np.log(p) + (1 - y) * np.log(1 - p)
    return float(-loss.mean())
""",
    ),
    Wrong(
        "train",
        "delta is handed back through the W that has just been updated",
        """
def train(params, x, y, lr, epochs):
    params = [(W.copy(), b.copy()) for W, b in params]
    y = np.asarray(y).reshape(-1, 1)
    n = len(y)
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        losses.append(binary_cross_entropy(y, acts[-1]))
        delta = (acts[-1] - y) / n
        for i in reversed(range(len(params))):
            W, b = params[i]
            A = acts[i]
            W = W - lr * (A.T @ delta)
            b = b - lr * delta.sum(axis=0)
            params[i] = (W, b)
            delta = (delta @ W.T) * A * (1 - A)
    return params, losses
""",
    ),
    Wrong(
        "train",
        "the loss is measured after each update",
        """
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        acts = forward(params, x)
        new_params = []
        delta = (acts[-1] - y) / len(x)
        for (W, b), a in zip(reversed(params), reversed(acts[:-1])):
            new_params.insert(0, (W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = delta @ W.T * a * (1 - a)
        params = new_params
        losses.append(binary_cross_entropy(y, forward(params, x)[-1]))
    return params, losses
""",
    ),
    Wrong(
        "predict",
        "floats in a column, not an int array (n,): two mistakes",
        """
def predict(params, x):
    out = forward(params, x)[-1]
    # where: 1 from 0.5 upwards
    return np.where(out >= 0.5, 1.0, 0.0)
""",
    ),
    Wrong(
        "train",
        "weights of a layer updated before delta is handed back through them",
        """
def train(params, x, y, lr, epochs):
    weights = [W.copy() for W, _ in params]
    biases = [b.copy() for _, b in params]
    target = np.reshape(y, (-1, 1))
    n = len(target)
    losses = []

    for _ in range(epochs):
        acts = forward(list(zip(weights, biases)), x)
        losses.append(binary_cross_entropy(target, acts[-1]))

        delta = (acts[-1] - target) / n
        for k in reversed(range(len(weights))):
            # gradient step for this layer
            weights[k] = weights[k] - lr * (acts[k].T @ delta)
            biases[k] = biases[k] - lr * delta.sum(axis=0)
            # error signal for the layer before
            if k > 0:
                delta = (delta @ weights[k].T) * acts[k] * (1 - acts[k])

    return list(zip(weights, biases)), losses
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "(n,) and (n, 1) broadcast to a table",
        """
def binary_cross_entropy(y, y_hat):
    eps = 1e-12
    y = np.asarray(y, dtype=float)
    y_hat = np.clip(np.asarray(y_hat, dtype=float), eps, 1 - eps)

    log_likelihood = y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)
    return float(-log_likelihood.mean())
""",
    ),
    Wrong(
        "train",
        "changes the caller's arrays in place",
        """
def train(params, x, y, lr, epochs):
    network = list(params)  # leave the caller's list alone
    t = np.asarray(y, dtype=float).reshape(-1, 1)
    history = []

    for _ in range(epochs):
        activations = forward(network, x)
        history.append(binary_cross_entropy(t, activations[-1]))

        # backward pass, collecting all gradients first
        delta = (activations[-1] - t) / t.shape[0]
        gradients = []
        for i in range(len(network) - 1, -1, -1):
            a = activations[i]
            gradients.append((a.T @ delta, delta.sum(axis=0)))
            delta = (delta @ network[i][0].T) * a * (1 - a)

        # update
        for (W, b), (dW, db) in zip(network, reversed(gradients)):
            W -= lr * dW
            b -= lr * db

    return network, history
""",
    ),
    Wrong(
        "count_params",
        "as many biases as inputs, not as units",
        """
def count_params(params):
    total = 0
    for W, b in params:
        fan_in, fan_out = W.shape
        total += fan_in * fan_out  # weights
        total += fan_in  # biases
    return total
""",
    ),
    Wrong(
        "predict",
        "np.round, which rounds 0.5 to 0",
        """
def predict(params, x):
    probabilities = forward(params, x)[-1]
    return np.round(probabilities).astype(int).flatten()
""",
    ),
    Wrong(
        "init_params",
        "Xavier scaling in place of a standard deviation of 1",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    params = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        # Xavier initialisation keeps the sigmoids out of saturation
        limit = np.sqrt(1.0 / n_in)
        W = rng.normal(0, limit, (n_in, n_out))
        b = np.zeros(n_out)
        params.append((W, b))
    return params
""",
    ),
    Wrong(
        "xor_network",
        "the weights of a unit stand in a row of W and not in a column",
        """
def xor_network(x):
    # hidden layer: NAND and OR
    W1 = np.array([[-2, -2],
                   [2, 2]])
    b1 = np.array([3, -1])
    hidden = np.where(np.asarray(x) @ W1 + b1 > 0, 1, 0)
    # output layer: AND
    W2 = np.array([2, 2])
    out = np.where(hidden @ W2 - 3 > 0, 1, 0)
    return out
""",
    ),
    Wrong(
        "sigmoid",
        "np.where computes both forms for all z, so the overflow warning still appears",
        """
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    # for positive z the first form, for negative z the second, so that nothing overflows
    positive = 1 / (1 + np.exp(-z))
    negative = np.exp(np.minimum(z, 0)) / (1 + np.exp(np.minimum(z, 0)))
    return np.where(z >= 0, positive, negative)
""",
    ),
    Wrong(
        "forward",
        "the bias is added after the sigmoid",
        """
def forward(params, x):
    layers = [np.asarray(x)]
    a = layers[0]
    for i in range(len(params)):
        weights = params[i][0]
        bias = params[i][1]
        a = sigmoid(np.dot(a, weights)) + bias
        layers.append(a)
    return layers
""",
        also=("train", "predict"),
    ),
    Wrong(
        "binary_cross_entropy",
        "only y_hat is flattened, a y of shape (n, 1) gives an (n, n) table",
        """
def binary_cross_entropy(y, y_hat):
    y = np.array(y)
    # (n, 1) -> (n,)
    y_hat = np.array(y_hat).flatten()
    y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)
    part1 = y * np.log(y_hat)
    part0 = (1 - y) * np.log(1 - y_hat)
    loss = -np.mean(part1 + part0)
    return float(loss)
""",
        also=("train",),
    ),
    Wrong(
        "train",
        "a layer is updated before delta goes back through it",
        """
def train(params, x, y, lr, epochs):
    weights = [W.copy() for W, b in params]
    biases = [b.copy() for W, b in params]
    y = np.array(y).reshape(-1, 1)
    n = y.shape[0]
    losses = []
    for epoch in range(epochs):
        a = forward(list(zip(weights, biases)), x)
        losses.append(binary_cross_entropy(y, a[-1]))
        delta = (a[-1] - y) / n
        for i in range(len(weights) - 1, -1, -1):
            dW = a[i].T @ delta
            db = delta.sum(axis=0)
            weights[i] = weights[i] - lr * dW
            biases[i] = biases[i] - lr * db
            if i > 0:
                # delta for the next layer down
                delta = (delta @ weights[i].T) * a[i] * (1 - a[i])
    return list(zip(weights, biases)), losses
""",
    ),
    Wrong(
        "predict",
        "rounding makes 0 of an output of exactly 0.5",
        """
def predict(params, x):
    y_hat = forward(params, x)[-1]
    # 0.5 and more becomes 1, less becomes 0
    classes = [int(round(float(p))) for p in y_hat[:, 0]]
    return np.array(classes, dtype=int)
""",
    ),
    Wrong(
        "xor_network",
        "heaviside gives floats; the answer is not an int array",
        """
def xor_network(x):
    step = lambda s: np.heaviside(s, 0)      # strictly above 0
    W_hidden = np.array([[-2, 2],
                         [-2, 2]])           # columns: NAND, OR
    b_hidden = np.array([3, -1])
    hidden = step(x @ W_hidden + b_hidden)
    return step(hidden @ np.array([2, 2]) - 3)
""",
    ),
    Wrong(
        "sigmoid",
        "np.where computes both forms everywhere, so the overflow warning stays",
        """
def sigmoid(z):
    # numerically stable version: choose the form by the sign
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0,
                    1 / (1 + np.exp(-z)),
                    np.exp(z) / (1 + np.exp(z)))
""",
    ),
    Wrong(
        "init_params",
        "weights are drawn in PyTorch's shape (n_out, n_in) and transposed",
        """
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        # one row per unit, as in nn.Linear; turned so that x @ W works
        weight = rng.normal(0.0, 1.0, size=(fan_out, fan_in)).T
        layers.append((weight, np.zeros(fan_out)))
    return layers
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "only y_hat is flattened; y of shape (n, 1) broadcasts to a table",
        """
def binary_cross_entropy(y, y_hat):
    y = np.asarray(y, dtype=float)
    # the network's output is (n, 1), make it one-dimensional like y
    p = np.clip(np.asarray(y_hat, dtype=float).flatten(), 1e-12, 1 - 1e-12)
    log_likelihood = y * np.log(p) + (1 - y) * np.log1p(-p)
    return float(-np.mean(log_likelihood))
""",
        also=("train",),
    ),
    Wrong(
        "train",
        "the list is copied but not its arrays: -= changes the weights that were given",
        """
def train(params, x, y, lr, epochs):
    net = list(params)                     # copy, the argument must stay as it is
    target = np.asarray(y).reshape(-1, 1)
    n = len(x)
    losses = []
    for _ in range(epochs):
        acts = forward(net, x)
        losses.append(binary_cross_entropy(target, acts[-1]))

        delta = (acts[-1] - target) / n
        grads = []
        for i in range(len(net) - 1, -1, -1):
            a = acts[i]
            grads.append((a.T @ delta, delta.sum(axis=0)))
            delta = (delta @ net[i][0].T) * a * (1 - a)
        grads.reverse()

        for (W, b), (dW, db) in zip(net, grads):
            W -= lr * dW
            b -= lr * db
    return net, losses
""",
    ),
    Wrong(
        "predict",
        "np.round goes to the even number: an output of exactly 0.5 becomes 0",
        """
def predict(params, x):
    probability = forward(params, x)[-1][:, 0]
    return np.round(probability).astype(int)
""",
    ),
)
