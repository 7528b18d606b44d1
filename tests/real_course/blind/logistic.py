"""Logistic regression, as beginners get it wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "odds",
        "the other way round",
        """
def odds(p):
    return (1 - p) / p
""",
    ),
    Wrong(
        "odds",
        "brackets: p / 1 - p",
        """
def odds(p):
    return p / 1 - p
""",
    ),
    Wrong(
        "odds",
        "one over p",
        """
def odds(p):
    return 1 / p
""",
    ),
    Wrong(
        "odds",
        "p over 1 + p",
        """
def odds(p):
    q = 1 + p
    return p / q
""",
    ),
    Wrong(
        "odds",
        "p times 1 - p",
        """
def odds(p):
    return p * (1 - p)
""",
    ),
    Wrong(
        "odds",
        "floor division: whole odds",
        """
def odds(p):
    return p // (1 - p)
""",
    ),
    Wrong(
        "logit",
        "log of base 10",
        """
def logit(p):
    return np.log10(p / (1 - p))
""",
    ),
    Wrong(
        "logit",
        "log of base 2",
        """
def logit(p):
    return np.log2(odds(p))
""",
    ),
    Wrong(
        "logit",
        "quotient of the logs",
        """
def logit(p):
    return np.log(p) / np.log(1 - p)
""",
    ),
    Wrong(
        "logit",
        "log of p only",
        """
def logit(p):
    return np.log(p)
""",
    ),
    Wrong(
        "logit",
        "sign turned: log of (1 - p) / p",
        """
def logit(p):
    return np.log(1 - p) - np.log(p)
""",
    ),
    Wrong(
        "logit",
        "sum of the logs",
        """
def logit(p):
    return np.log(p) + np.log(1 - p)
""",
    ),
    Wrong(
        "logit",
        "log1p of the odds",
        """
def logit(p):
    return np.log1p(odds(p))
""",
    ),
    Wrong(
        "sigmoid",
        "plus in the exponent",
        """
def sigmoid(z):
    return 1 / (1 + np.exp(z))
""",
    ),
    Wrong(
        "sigmoid",
        "minus in the denominator",
        """
def sigmoid(z):
    return 1 / (1 - np.exp(-z))
""",
    ),
    Wrong(
        "sigmoid",
        "exp(-z) above the line",
        """
def sigmoid(z):
    e = np.exp(-z)
    return e / (1 + e)
""",
    ),
    Wrong(
        "sigmoid",
        "rounded to 4 digits",
        """
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 4)
""",
    ),
    Wrong(
        "sigmoid",
        "2 for e",
        """
def sigmoid(z):
    return 1 / (1 + 2.0 ** (-z))
""",
    ),
    Wrong(
        "sigmoid",
        "2.718 for e",
        """
def sigmoid(z):
    e = 2.718
    return 1 / (1 + e ** (-z))
""",
    ),
    Wrong(
        "sigmoid",
        "brackets: (1 / 1) + exp(-z)",
        """
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "no clipping",
        """
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "clips at 1e-7",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "minus forgotten",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "sum",
        """
def binary_cross_entropy(y, p):
    total = 0
    for yi, pi in zip(y, p):
        pi = min(max(pi, 1e-12), 1 - 1e-12)
        if yi == 1:
            total -= np.log(pi)
        else:
            total -= np.log(1 - pi)
    return total
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "the minus stands before the first term only",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "log(p) in both terms",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(p))
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "if without else: the zeros are not counted",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    loss = 0.0
    for i in range(len(y)):
        if y[i] == 1:
            loss += -np.log(p[i])
    return loss / len(y)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "a log of base 2",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))
""",
    ),
    Wrong(
        "bce_gradient",
        "y - p",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    ocha = y - p
    return np.mean(ocha * x), np.mean(ocha)
""",
    ),
    Wrong(
        "bce_gradient",
        "sums",
        """
def bce_gradient(w, b, x, y):
    dw = 0
    db = 0
    for i in range(len(x)):
        p = sigmoid(w * x[i] + b)
        dw += (p - y[i]) * x[i]
        db += p - y[i]
    return dw, db
""",
    ),
    Wrong(
        "bce_gradient",
        "no x in dw",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    dw = np.mean(p - y)
    db = np.mean(p - y)
    return dw, db
""",
    ),
    Wrong(
        "bce_gradient",
        "σ' is multiplied in",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    d = (p - y) * p * (1 - p)
    return np.mean(d * x), np.mean(d)
""",
    ),
    Wrong(
        "bce_gradient",
        "error of the line, without the sigmoid",
        """
def bce_gradient(w, b, x, y):
    z = w * x + b
    return np.mean((z - y) * x), np.mean(z - y)
""",
    ),
    Wrong(
        "bce_gradient",
        "product of the means",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    err = np.mean(p - y)
    return err * np.mean(x), err
""",
    ),
    Wrong(
        "bce_gradient",
        "db is divided, dw is not",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    n = len(x)
    dw = np.dot(p - y, x)
    db = np.sum(p - y) / n
    return dw, db
""",
    ),
    Wrong(
        "bce_gradient",
        "forgets b in the line",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x)
    return np.mean((p - y) * x), np.mean(p - y)
""",
    ),
    Wrong(
        "bce_gradient",
        "returns (db, dw)",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    dw = np.mean((p - y) * x)
    db = np.mean(p - y)
    return db, dw
""",
    ),
    Wrong(
        "mse_gradient",
        "the 2 is missing",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = (p - y) * p * (1 - p)
    return np.mean(e * x), np.mean(e)
""",
    ),
    Wrong(
        "mse_gradient",
        "σ' is missing",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = 2 * (p - y)
    return np.mean(e * x), np.mean(e)
""",
    ),
    Wrong(
        "mse_gradient",
        "σ' in dw but not in db",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    dw = np.mean(2 * (p - y) * p * (1 - p) * x)
    db = np.mean(2 * (p - y))
    return dw, db
""",
    ),
    Wrong(
        "mse_gradient",
        "the error squared",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = 2 * (p - y) ** 2 * p * (1 - p)
    return np.mean(e * x), np.mean(e)
""",
    ),
    Wrong(
        "mse_gradient",
        "1 - p only",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = 2 * (p - y) * (1 - p)
    return np.mean(e * x), np.mean(e)
""",
    ),
    Wrong(
        "mse_gradient",
        "σ' of p",
        """
def mse_gradient(w, b, x, y):
    def sigmoid_prime(t):
        return sigmoid(t) * (1 - sigmoid(t))

    p = sigmoid(w * x + b)
    e = 2 * (p - y) * sigmoid_prime(p)
    return np.mean(e * x), np.mean(e)
""",
    ),
    Wrong(
        "mse_gradient",
        "y (1 - y) for p (1 - p)",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = 2 * (p - y) * y * (1 - y)
    return np.mean(e * x), np.mean(e)
""",
    ),
    Wrong(
        "mse_gradient",
        "sum over the samples",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = 2 * (p - y) * p * (1 - p)
    return np.sum(e * x), np.sum(e)
""",
    ),
    Wrong(
        "fit",
        "loss after the update",
        """
def fit(x, y, lr, epochs):
    w = 0.0
    b = 0.0
    losses = []
    for i in range(epochs):
        dw, db = bce_gradient(w, b, x, y)
        w = w - lr * dw
        b = b - lr * db
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "b's gradient with the new w",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for i in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        w -= lr * bce_gradient(w, b, x, y)[0]
        b -= lr * bce_gradient(w, b, x, y)[1]
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "plus",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for i in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        dw, db = bce_gradient(w, b, x, y)
        w += lr * dw
        b += lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "mse_gradient in place of bce_gradient",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for i in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        dw, db = mse_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "b is never updated",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for i in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        dw, db = bce_gradient(w, b, x, y)
        w = w - lr * dw
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "starts from random numbers",
        """
def fit(x, y, lr, epochs):
    rng = np.random.default_rng(0)
    w, b = rng.normal(), rng.normal()
    losses = []
    for i in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "one loss more, at the end",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = [binary_cross_entropy(y, sigmoid(w * x + b))]
    for i in range(epochs):
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "one sample after the other",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for e in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        for xi, yi in zip(x, y):
            p = sigmoid(w * xi + b)
            w -= lr * (p - yi) * xi
            b -= lr * (p - yi)
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "starts from ones",
        """
def fit(x, y, lr, epochs):
    w, b = 1.0, 1.0
    losses = []
    for e in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        dw, db = bce_gradient(w, b, x, y)
        w = w - lr * dw
        b = b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "records the mean squared error",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for e in range(epochs):
        p = predict_proba(x, w, b)
        losses.append(np.mean((p - y) ** 2))
        dw, db = bce_gradient(w, b, x, y)
        w = w - lr * dw
        b = b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "predict_proba",
        "the line alone",
        """
def predict_proba(x, w, b):
    return w * x + b
""",
    ),
    Wrong(
        "predict_proba",
        "w (x + b)",
        """
def predict_proba(x, w, b):
    return sigmoid(w * (x + b))
""",
    ),
    Wrong(
        "predict_proba",
        "probability of 0",
        """
def predict_proba(x, w, b):
    p = sigmoid(w * x + b)
    return 1 - p
""",
    ),
    Wrong(
        "predict_proba",
        "b times x plus w",
        """
def predict_proba(x, w, b):
    return np.array([sigmoid(b * xi + w) for xi in x])
""",
    ),
    Wrong(
        "predict_proba",
        "minus b",
        """
def predict_proba(x, w, b):
    return sigmoid(w * x - b)
""",
    ),
    Wrong(
        "predict_proba",
        "b after the sigmoid",
        """
def predict_proba(x, w, b):
    return sigmoid(w * x) + b
""",
    ),
    Wrong(
        "predict",
        "above the threshold, strictly",
        """
def predict(x, w, b, threshold=0.5):
    p = predict_proba(x, w, b)
    return np.where(p > threshold, 1, 0)
""",
    ),
    Wrong(
        "predict",
        "0.5 written out",
        """
def predict(x, w, b, threshold=0.5):
    return np.array([1 if p >= 0.5 else 0 for p in predict_proba(x, w, b)])
""",
    ),
    Wrong(
        "predict",
        "compares the line with the threshold",
        """
def predict(x, w, b, threshold=0.5):
    z = w * x + b
    return (z >= threshold).astype(int)
""",
    ),
    Wrong(
        "predict",
        "below the threshold is 1",
        """
def predict(x, w, b, threshold=0.5):
    return (predict_proba(x, w, b) <= threshold).astype(int)
""",
    ),
    Wrong(
        "predict",
        "round: no threshold",
        """
def predict(x, w, b, threshold=0.5):
    return np.round(predict_proba(x, w, b)).astype(int)
""",
    ),
    Wrong(
        "predict",
        "booleans",
        """
def predict(x, w, b, threshold=0.5):
    return predict_proba(x, w, b) >= threshold
""",
    ),
    Wrong(
        "decision_boundary",
        "sign forgotten",
        """
def decision_boundary(w, b):
    return b / w
""",
    ),
    Wrong(
        "decision_boundary",
        "upside down",
        """
def decision_boundary(w, b):
    return -w / b if b != 0 else 0.0
""",
    ),
    Wrong(
        "decision_boundary",
        "w x + b = 0.5",
        """
def decision_boundary(w, b):
    return (0.5 - b) / w
""",
    ),
    Wrong(
        "decision_boundary",
        "floor division",
        """
def decision_boundary(w, b):
    return -b // w
""",
    ),
    Wrong(
        "decision_boundary",
        "only -b",
        """
def decision_boundary(w, b):
    x = -b
    return x
""",
    ),
    Wrong(
        "decision_boundary",
        "the probability at the boundary in place of x",
        """
def decision_boundary(w, b):
    x = -b / w
    return sigmoid(w * x + b)
""",
    ),
    Wrong(
        "bce_gradient",
        "sums in both gradients",
        """
def bce_gradient(w, b, x, y):
    e = sigmoid(w * x + b) - y
    return (e * x).sum(), e.sum()


def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    e = 2 * (p - y) * p * (1 - p)
    return (e * x).sum(), e.sum()
""",
        also=("mse_gradient",),
    ),
    Wrong(
        "fit",
        "stops where the loss stands still",
        """
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-9:
            break
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "gives back the best w and b, not the last",
        """
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    best = (np.inf, w, b)
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
        best = min(best, (binary_cross_entropy(y, sigmoid(w * x + b)), w, b))
    return best[1], best[2], losses
""",
    ),
    Wrong(
        "logit",
        "probabilities are kept between 0.01 and 0.99",
        """
def logit(p):
    p = np.clip(p, 0.01, 0.99)
    return np.log(p / (1 - p))
""",
    ),
    Wrong(
        "odds",
        "1 / (1 - p)",
        """
def odds(p):
    return 1 / (1 - p)
""",
    ),
    Wrong(
        "sigmoid",
        "uses tanh: (1 + tanh(z)) / 2 without z/2",
        """
def sigmoid(z):
    return (1 + np.tanh(z)) / 2
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "the second term is subtracted",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return float(-np.mean(y * np.log(p) - (1 - y) * np.log(1 - p)))
""",
    ),
    Wrong(
        "bce_gradient",
        "divides dw by n and db not",
        """
def bce_gradient(w, b, x, y):
    n = len(x)
    p = sigmoid(w * x + b)
    dw = sum((p[i] - y[i]) * x[i] for i in range(n)) / n
    db = sum(p[i] - y[i] for i in range(n))
    return dw, db
""",
    ),
    Wrong(
        "mse_gradient",
        "squares the error: (p - y)^2 instead of (p - y)",
        """
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    g = 2 * (p - y) ** 2 * p * (1 - p)
    return float(np.mean(g * x)), float(np.mean(g))
""",
    ),
    Wrong(
        "fit",
        "stochastic: updates after each sample",
        """
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        for xi, yi in zip(x, y):
            e = sigmoid(w * xi + b) - yi
            w -= lr * e * xi
            b -= lr * e
    return w, b, losses
""",
    ),
    Wrong(
        "predict",
        "compares the linear part with the threshold; boundary -b",
        """
def predict(x, w, b, threshold=0.5):
    z = w * np.asarray(x) + b
    return np.where(z >= threshold, 1, 0)


def decision_boundary(w, b):
    return -b
""",
        also=("decision_boundary",),
    ),
    Wrong(
        "logit",
        "minus sign: log((1-p)/p)",
        """
def logit(p):
    return np.log((1 - p) / p)
""",
    ),
    Wrong(
        "sigmoid",
        "e^z / (1 - e^z)",
        """
def sigmoid(z):
    e = np.exp(z)
    return e / (1 - e)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "arguments mixed: log of y",
        """
def binary_cross_entropy(p, y):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
""",
    ),
    Wrong(
        "bce_gradient",
        "the gradient is taken without b",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x)
    return float(np.mean((p - y) * x)), float(np.mean(p - y))


def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    d = 2 * (y - p) * p * (1 - p)
    return float(np.mean(d * x)), float(np.mean(d))
""",
        also=("mse_gradient",),
    ),
    Wrong(
        "fit",
        "starts from w = 1",
        """
def fit(x, y, lr, epochs):
    w, b = 1.0, 0.0
    losses = []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        dw, db = bce_gradient(w, b, x, y)
        w -= lr * dw
        b -= lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "fit",
        "uses the gradient of the squared error",
        """
def fit(x, y, lr, epochs):
    w = b = 0.0
    losses = []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        dw, db = mse_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "predict",
        "returns a list of ints",
        """
def predict(x, w, b, threshold=0.5):
    result = []
    for v in x:
        if predict_proba(v, w, b) >= threshold:
            result.append(1)
        else:
            result.append(0)
    return result
""",
    ),
)
