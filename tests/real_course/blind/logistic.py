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
    Wrong(
        "bce_gradient",
        "y - p in place of p - y",
        """
def bce_gradient(w, b, x, y):
    n = len(x)
    dw = 0
    db = 0
    for i in range(n):
        p = sigmoid(w * x[i] + b)
        error = y[i] - p
        dw += error * x[i]
        db += error
    return float(dw / n), float(db / n)
""",
    ),
    Wrong(
        "sigmoid",
        "no brackets around 1 + e^(-z)",
        """
def sigmoid(z):
    e = np.exp(-1 * np.array(z))
    return 1 / 1 + e
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "the samples with y = 0 add nothing",
        """
def binary_cross_entropy(y, p):
    total = 0
    for yi, pi in zip(y, p):
        if pi < 1e-12:
            pi = 1e-12
        if pi > 1 - 1e-12:
            pi = 1 - 1e-12
        total += yi * np.log(pi)
    return float(-total / len(y))
""",
    ),
    Wrong(
        "odds",
        "turned over: absence by event",
        """
def odds(p):
    event = p
    absence = 1 - p
    return absence / event
""",
    ),
    Wrong(
        "decision_boundary",
        "the minus is missing",
        """
def decision_boundary(w, b):
    # w * x + b = 0  ->  w * x = b
    x = b / w
    return float(x)
""",
    ),
    Wrong(
        "fit",
        "an update after every sample",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for k in range(epochs):
        loss = binary_cross_entropy(y, sigmoid(w * x + b))
        losses.append(loss)
        for i in range(len(x)):
            p = sigmoid(w * x[i] + b)
            error = p - y[i]
            w = w - lr * error * x[i]
            b = b - lr * error
    return w, b, losses
""",
    ),
    Wrong(
        "odds",
        "precedence: p / 1 - p without brackets",
        """
def odds(p):
    # 성공 확률 / 실패 확률
    p = np.asarray(p, dtype=float)
    return p / 1 - p
""",
    ),
    Wrong(
        "sigmoid",
        "tanh form without the half inside",
        """
def sigmoid(z):
    # the logistic function is just tanh moved to [0, 1]
    # (numerically safer than exp)
    return 0.5 * (np.tanh(z) + 1)
""",
    ),
    Wrong(
        "bce_gradient",
        "keeps the derivative of the sigmoid, which has cancelled",
        """
def bce_gradient(w, b, x, y):
    예측 = predict_proba(x, w, b)
    # 연쇄 법칙: dL/dz = (p - y) * sigmoid'(z)
    델타 = (예측 - y) * 예측 * (1 - 예측)
    dw = np.dot(델타, x) / len(x)
    db = 델타.mean()
    return float(dw), float(db)
""",
    ),
    Wrong(
        "fit",
        "gradient of b is taken after w has moved",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for epoch in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        w = w - lr * bce_gradient(w, b, x, y)[0]
        b = b - lr * bce_gradient(w, b, x, y)[1]
    return w, b, losses
""",
    ),
    Wrong(
        "predict",
        "rounds half to even, so a probability of exactly the threshold gives 0",
        """
def predict(x, w, b, threshold=0.5):
    확률 = predict_proba(x, w, b)
    # 임계값이 0.5가 되도록 옮긴 다음 반올림하면 0 또는 1
    옮긴값 = 확률 - threshold + 0.5
    return np.round(옮긴값).astype(int)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "adds the mean over the ones and the mean over the zeros",
        """
def binary_cross_entropy(y, p):
    y = np.asarray(y)
    p = np.clip(p, 1e-12, 1 - 1e-12)
    # only one of the two terms counts for each sample, so pick them with masks
    loss = 0.0
    if np.any(y == 1):
        loss -= np.log(p[y == 1]).mean()
    if np.any(y == 0):
        loss -= np.log(1 - p[y == 0]).mean()
    return float(loss)
""",
    ),
    Wrong(
        "odds",
        "upside down: absence by event",
        """
def odds(p):
    # odds: chance against it to chance for it
    q = 1 - p
    return q / p
""",
    ),
    Wrong(
        "sigmoid",
        "loops over the raveled values: the shape of the argument is lost",
        """
import math


def sigmoid(z):
    values = []
    for v in np.ravel(z):
        values.append(1 / (1 + math.exp(-v)))
    return np.array(values)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "only the samples with answer 1 count",
        """
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    total = 0.0
    for yi, pi in zip(y, p):
        total -= yi * np.log(pi)
    return float(total / len(y))
""",
    ),
    Wrong(
        "mse_gradient",
        "db is 2 times the mean error, without σ'",
        """
def mse_gradient(w, b, x, y):
    n = len(x)
    p = sigmoid(w * x + b)
    slope = p * (1 - p)
    dw = (2 / n) * np.sum((p - y) * slope * x)
    db = (2 / n) * np.sum(p - y)  # bias has no x, so only the error is left
    return float(dw), float(db)
""",
    ),
    Wrong(
        "fit",
        "w moves before the gradient of b is taken",
        """
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    while len(losses) < epochs:
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        # first w ...
        w -= lr * float(np.mean((sigmoid(w * x + b) - y) * x))
        # ... then b
        b -= lr * float(np.mean(sigmoid(w * x + b) - y))
    return w, b, losses
""",
    ),
    Wrong(
        "predict",
        "a probability of exactly the threshold gives 0",
        """
def predict(x, w, b, threshold=0.5):
    classes = np.zeros(len(x), dtype=int)
    classes[predict_proba(x, w, b) > threshold] = 1
    return classes
""",
    ),
    Wrong(
        "odds",
        "odds against the event",
        """
def odds(p):
    p_event = p
    p_absence = 1 - p_event
    # how often it fails for each time that it happens
    return p_absence / p_event
""",
    ),
    Wrong(
        "bce_gradient",
        "error as y - p: the direction of ascent",
        """
def bce_gradient(w, b, x, y):
    probabilities = sigmoid(w * x + b)
    residuals = y - probabilities
    n = len(residuals)
    dw = float(np.dot(residuals, x) / n)
    db = float(residuals.sum() / n)
    return dw, db
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "clipped at 1e-15, the default of another library",
        """
def binary_cross_entropy(y, p, eps=1e-15):
    y = np.asarray(y, dtype=float)
    p = np.clip(np.asarray(p, dtype=float), eps, 1 - eps)
    positives = y * np.log(p)
    negatives = (1 - y) * np.log(1 - p)
    return float(-(positives + negatives).mean())
""",
    ),
    Wrong(
        "mse_gradient",
        "slope of the sigmoid taken at p and not at z",
        """
def _sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)


def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    # chain rule: loss -> p -> z -> parameters
    dloss_dp = 2 * (p - y)
    dp_dz = _sigmoid_prime(p)
    dz = dloss_dp * dp_dz
    return float(np.mean(dz * x)), float(np.mean(dz))
""",
    ),
    Wrong(
        "predict_proba",
        "a column for each class, as scikit-learn gives it",
        """
def predict_proba(x, w, b):
    p_positive = sigmoid(w * np.asarray(x) + b)
    p_negative = 1 - p_positive
    return np.column_stack([p_negative, p_positive])
""",
    ),
    Wrong(
        "decision_boundary",
        "solved the wrong way round: -w / b",
        """
def decision_boundary(w, b):
    # w * x + b = 0  ->  w * x = -b  ->  x = -w / b
    slope, intercept = float(w), float(b)
    if intercept == 0:
        return 0.0
    return -slope / intercept
""",
    ),
    Wrong(
        "fit",
        "the new w is used for the gradient of b",
        """
def fit(x, y, lr, epochs):
    w = 0.0
    b = 0.0
    losses = []
    for epoch in range(epochs):
        p = predict_proba(x, w, b)
        losses.append(binary_cross_entropy(y, p))
        # update w
        dw = bce_gradient(w, b, x, y)[0]
        w = w - lr * dw
        # update b
        db = bce_gradient(w, b, x, y)[1]
        b = b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "logit",
        "log10 in place of the natural logarithm",
        """
def logit(p):
    o = odds(p)
    return np.log10(o)
""",
    ),
    Wrong(
        "predict",
        "the line is compared with the threshold, not the probability",
        """
def predict(x, w, b, threshold=0.5):
    classes = np.zeros(len(x), dtype=int)
    for i in range(len(x)):
        value = w * x[i] + b
        if value >= threshold:
            classes[i] = 1
    return classes
""",
    ),
    Wrong(
        "mse_gradient",
        "the derivative of the sigmoid is taken at p, not at z",
        """
def mse_gradient(w, b, x, y):
    def sigmoid_slope(z):
        s = sigmoid(z)
        return s * (1 - s)

    p = sigmoid(w * x + b)
    error = 2 * (p - y)
    grad = error * sigmoid_slope(p)
    dw = np.mean(grad * x)
    db = np.mean(grad)
    return float(dw), float(db)
""",
    ),
    Wrong(
        "predict_proba",
        "w times the sum of x and b",
        """
def predict_proba(x, w, b):
    probabilities = []
    for value in x:
        z = w * (value + b)
        probabilities.append(1 / (1 + np.exp(-z)))
    return np.array(probabilities)
""",
    ),
    Wrong(
        "bce_gradient",
        "db is the sum, only dw is divided by n",
        """
def bce_gradient(w, b, x, y):
    p = predict_proba(x, w, b)
    errors = p - y
    dw = sum(errors * x) / len(x)
    db = sum(errors)
    return float(dw), float(db)
""",
    ),
    Wrong(
        "logit",
        "common logarithm (base 10) in place of the natural one",
        """
def logit(p):
    # 오즈에 로그를 씌운다 (상용로그)
    오즈 = odds(p)
    return np.log10(오즈)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "clips at machine epsilon, as scikit-learn's log_loss does",
        """
def binary_cross_entropy(y, p):
    y_true = np.asarray(y, dtype=float)
    # same clipping as sklearn.metrics.log_loss
    eps = np.finfo(np.float64).eps
    y_pred = np.clip(np.asarray(p, dtype=float), eps, 1 - eps)
    ll = y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred)
    return float(-ll.mean())
""",
    ),
    Wrong(
        "mse_gradient",
        "derivative of the sigmoid taken at p instead of at z",
        """
def mse_gradient(w, b, x, y):
    def 시그모이드_미분(z):
        s = sigmoid(z)
        return s * (1 - s)

    p = sigmoid(w * x + b)
    # 바깥 미분 2(p - y), 안쪽 미분은 시그모이드의 미분
    공통 = 2 * (p - y) * 시그모이드_미분(p)
    return float(np.mean(공통 * x)), float(np.mean(공통))
""",
    ),
    Wrong(
        "predict_proba",
        "two columns, one per class, as scikit-learn gives them",
        """
def predict_proba(x, w, b):
    # column 0: P(y = 0), column 1: P(y = 1)
    p1 = sigmoid(w * np.asarray(x) + b)
    return np.column_stack([1 - p1, p1])
""",
        also=("predict",),
    ),
    Wrong(
        "decision_boundary",
        "solves w x + b = 0.5 instead of w x + b = 0",
        """
def decision_boundary(w, b):
    # 확률이 0.5가 되는 x:  w*x + b = 0.5
    return float((0.5 - b) / w)
""",
    ),
    Wrong(
        "fit",
        "standardizes x first and returns w and b of the scaled x; one loss too many, after the last update",
        """
def fit(x, y, lr, epochs):
    x = np.asarray(x, dtype=float)
    # always scale the features before gradient descent, it converges much faster
    z = (x - x.mean()) / x.std()
    w = b = 0.0
    history = []
    for _ in range(epochs):
        history.append(binary_cross_entropy(y, sigmoid(w * z + b)))
        gw, gb = bce_gradient(w, b, z, y)
        w -= lr * gw
        b -= lr * gb
    history.append(binary_cross_entropy(y, sigmoid(w * z + b)))   # final loss
    return w, b, history
""",
    ),
    Wrong(
        "logit",
        "logarithm of base 10",
        """
def logit(p):
    ratio = p / (1 - p)
    return np.log10(ratio)
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "clips at 1e-15 out of habit, so a confident mistake costs 34.5",
        """
def binary_cross_entropy(y, p):
    eps = 1e-15  # as the old scikit-learn does
    p_safe = np.minimum(np.maximum(p, eps), 1 - eps)
    right_answer = np.where(np.asarray(y) == 1, p_safe, 1 - p_safe)
    return float(-np.log(right_answer).mean())
""",
    ),
    Wrong(
        "bce_gradient",
        "σ' = p (1 - p) is multiplied in again",
        """
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    # chain rule: dL/dp * dp/dz * dz/dw
    dz = (p - y) * p * (1 - p)
    dw = np.mean(dz * x)
    db = np.mean(dz)
    return float(dw), float(db)
""",
    ),
    Wrong(
        "fit",
        "losses are recorded after the update",
        """
def fit(x, y, lr, epochs):
    w = 0.0
    b = 0.0
    history = []
    for epoch in range(epochs):
        grad_w, grad_b = bce_gradient(w, b, x, y)
        w = w - lr * grad_w
        b = b - lr * grad_b
        history.append(binary_cross_entropy(y, predict_proba(x, w, b)))
    return w, b, history
""",
    ),
    Wrong(
        "predict_proba",
        "probabilities rounded to 4 places",
        """
def predict_proba(x, w, b):
    line = w * x + b
    # four digits as in the table are enough for a probability
    return np.round(sigmoid(line), 4)
""",
    ),
    Wrong(
        "decision_boundary",
        "minus forgotten",
        """
def decision_boundary(w, b):
    # w * x + b = 0  ->  x = b / w
    return float(b / w)
""",
    ),
    Wrong(
        "logit",
        "quotient of logarithms in place of the logarithm of the quotient",
        """
def logit(p):
    # log-odds, written with two logarithms so that no division can overflow
    log_event = np.log(p)
    log_absence = np.log(1 - p)
    return log_event / log_absence
""",
    ),
    Wrong(
        "sigmoid",
        "tanh identity without halving z",
        """
def sigmoid(z):
    # The logistic function is a shifted and squeezed tanh, and np.tanh
    # never overflows.
    return 0.5 * (1 + np.tanh(z))
""",
    ),
    Wrong(
        "fit",
        "gradient of b taken with the new w",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    losses = []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))

        # slope first
        dw, _ = bce_gradient(w, b, x, y)
        w = w - lr * dw

        # then the intercept
        _, db = bce_gradient(w, b, x, y)
        b = b - lr * db
    return w, b, losses
""",
    ),
    Wrong(
        "bce_gradient",
        "dw is a mean, db a sum",
        """
def bce_gradient(w, b, x, y):
    n_samples = x.shape[0]
    error = sigmoid(w * x + b) - y

    dw = x @ error / n_samples
    db = np.sum(error)
    return float(dw), float(db)
""",
    ),
    Wrong(
        "predict",
        "compares x with a boundary, and so forgets negative w",
        """
def predict(x, w, b, threshold=0.5):
    # sigma(w*x + b) >= threshold  <=>  x >= (logit(threshold) - b) / w
    cut = (np.log(threshold / (1 - threshold)) - b) / w
    return np.where(np.asarray(x) >= cut, 1, 0)
""",
    ),
    Wrong(
        "fit",
        "stops early when the loss hardly changes",
        """
def fit(x, y, lr, epochs):
    w = b = 0.0
    losses = []
    tolerance = 1e-4

    for epoch in range(epochs):
        p = sigmoid(w * x + b)
        losses.append(binary_cross_entropy(y, p))

        # converged: further updates would not change anything
        if epoch > 0 and abs(losses[-2] - losses[-1]) < tolerance:
            break

        dw, db = bce_gradient(w, b, x, y)
        w -= lr * dw
        b -= lr * db

    return w, b, losses
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "only the samples with y = 1 cost anything",
        """
def binary_cross_entropy(y, p):
    eps = 1e-12
    total = 0.0
    for yi, pi in zip(y, p):
        # keep away from log(0)
        pi = min(max(pi, eps), 1 - eps)
        total += yi * np.log(pi)
    return float(-total / len(y))
""",
    ),
    Wrong(
        "bce_gradient",
        "db is the sum and not the mean",
        """
def bce_gradient(w, b, x, y):
    n = len(x)
    dw, db = 0.0, 0.0
    for i in range(n):
        p = sigmoid(w * x[i] + b)
        error = p - y[i]
        dw += error * x[i] / n
        db += error
    return float(dw), float(db)
""",
        also=("fit",),
    ),
    Wrong(
        "mse_gradient",
        "the derivative of the sigmoid is taken at p and not at z",
        """
def d_sigmoid(z):
    return sigmoid(z) * (1 - sigmoid(z))


def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    outer = 2 * (p - y)
    inner = d_sigmoid(p)
    dw = (outer * inner * x).mean()
    db = (outer * inner).mean()
    return float(dw), float(db)
""",
    ),
    Wrong(
        "fit",
        "the gradient of b is taken after w has moved",
        """
def fit(x, y, lr, epochs):
    w = 0.0
    b = 0.0
    losses = []
    for k in range(epochs):
        losses.append(binary_cross_entropy(y, sigmoid(w * x + b)))
        # step for w
        w = w - lr * bce_gradient(w, b, x, y)[0]
        # step for b
        b = b - lr * bce_gradient(w, b, x, y)[1]
    return w, b, losses
""",
    ),
    Wrong(
        "predict",
        "compares x with the boundary, which is the wrong way round for a negative w",
        """
def predict(x, w, b, threshold=0.5):
    # where does the curve cross the threshold?
    border = (logit(threshold) - b) / w
    answer = []
    for value in x:
        if value >= border:
            answer.append(1)
        else:
            answer.append(0)
    return np.array(answer, dtype=int)
""",
    ),
    Wrong(
        "logit",
        "the logarithm is closed too early: log(p) / (1 - p)",
        """
def logit(p):
    # log-odds, like qlogis() in R
    p = np.asarray(p, dtype=float)
    complement = 1 - p
    return np.log(p) / complement
""",
    ),
    Wrong(
        "binary_cross_entropy",
        "p is kept above 1e-12 but not below 1 - 1e-12",
        """
def binary_cross_entropy(y, p):
    eps = 1e-12
    p_safe = np.maximum(p, eps)          # avoid log(0)
    positive = y * np.log(p_safe)
    negative = (1 - y) * np.log(1 - p_safe)
    return float(-(positive + negative).mean())
""",
    ),
    Wrong(
        "bce_gradient",
        "db is the sum of the errors, not their mean",
        """
def bce_gradient(w, b, x, y):
    m = x.shape[0]
    y_prob = sigmoid(w * x + b)
    residual = y_prob - y

    # vectorised: one dot product for the weight
    dw = np.dot(x, residual) / m
    # the bias has no input, so its gradient is the total error
    db = np.sum(residual)
    return float(dw), float(db)
""",
        also=("fit",),
    ),
    Wrong(
        "mse_gradient",
        "the sigmoid is applied to p once more in its derivative",
        """
def mse_gradient(w, b, x, y):
    def d_sigmoid(a):
        s = sigmoid(a)
        return s * (1 - s)

    p = sigmoid(w * x + b)
    # chain rule: outer derivative times sigmoid derivative
    delta = 2 * (p - y) * d_sigmoid(p)
    return float((delta * x).mean()), float(delta.mean())
""",
    ),
    Wrong(
        "fit",
        "w is moved before the gradient of b is taken",
        """
def fit(x, y, lr, epochs):
    w, b = 0.0, 0.0
    history = []
    for epoch in range(epochs):
        history.append(binary_cross_entropy(y, sigmoid(w * x + b)))

        # update the weight
        w = w - lr * np.mean((sigmoid(w * x + b) - y) * x)
        # update the bias
        b = b - lr * np.mean(sigmoid(w * x + b) - y)
    return float(w), float(b), history
""",
    ),
    Wrong(
        "predict",
        "x is compared with the boundary, which turns round for a negative w",
        """
def predict(x, w, b, threshold=0.5):
    # no need to compute all probabilities: find the x where p equals the threshold
    # and look which samples lie to the right of it
    cut = (np.log(threshold / (1 - threshold)) - b) / w
    return np.where(x >= cut, 1, 0)
""",
    ),
)
