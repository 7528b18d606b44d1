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
)
