"""Backpropagation, as beginners get it wrong."""

from tests.real_course.blind import Wrong

WRONG = (
    Wrong(
        "add_backward",
        "passes the inputs on, times the gradient",
        """
def add_backward(x, y, grad):
    dx = grad * x
    dy = grad * y
    return dx, dy
""",
    ),
    Wrong(
        "add_backward",
        "splits the gradient in halves",
        """
def add_backward(x, y, grad):
    half = grad / 2
    return half, half
""",
    ),
    Wrong(
        "add_backward",
        "forgets the arriving gradient: 1, 1",
        """
def add_backward(x, y, grad):
    return 1, 1
""",
    ),
    Wrong(
        "mul_backward",
        "not switched",
        """
def mul_backward(x, y, grad):
    dx = x * grad
    dy = y * grad
    return dx, dy
""",
    ),
    Wrong(
        "mul_backward",
        "both get the product",
        """
def mul_backward(x, y, grad):
    f = x * y
    return f * grad, f * grad
""",
    ),
    Wrong(
        "mul_backward",
        "returned as (dy, dx)",
        """
def mul_backward(x, y, grad):
    dx = grad * y
    dy = grad * x
    return dy, dx
""",
    ),
    Wrong(
        "mul_backward",
        "local derivatives only",
        """
def mul_backward(x, y, grad):
    return y, x
""",
    ),
    Wrong(
        "max_backward",
        "routes the value of the larger input, not the gradient",
        """
def max_backward(x, y, grad):
    if x > y:
        return x * grad, 0
    else:
        return 0, y * grad
""",
    ),
    Wrong(
        "max_backward",
        "the smaller one receives it",
        """
def max_backward(x, y, grad):
    dx, dy = 0, 0
    if x < y:
        dx = grad
    else:
        dy = grad
    return dx, dy
""",
    ),
    Wrong(
        "max_backward",
        "compares absolute values",
        """
def max_backward(x, y, grad):
    if abs(x) >= abs(y):
        return (grad, 0)
    return (0, grad)
""",
    ),
    Wrong(
        "max_backward",
        "1 and 0 in place of grad and 0",
        """
def max_backward(x, y, grad):
    return (1, 0) if max(x, y) == x else (0, 1)
""",
    ),
    Wrong(
        "simple_graph",
        "dz is z's own value",
        """
def simple_graph(x, y, z):
    q = x + y
    f = q * z
    return {"f": f, "dx": z, "dy": z, "dz": z}
""",
    ),
    Wrong(
        "simple_graph",
        "dx and dy are 1: stops at the sum",
        """
def simple_graph(x, y, z):
    q = x + y
    f = q * z
    dz = q
    dq = z
    dx = 1
    dy = 1
    return dict(f=f, dx=dx, dy=dy, dz=dz)
""",
    ),
    Wrong(
        "simple_graph",
        "no brackets: x + y * z",
        """
def simple_graph(x, y, z):
    f = x + y * z
    return {"f": f, "dx": 1.0, "dy": z, "dz": y}
""",
    ),
    Wrong(
        "simple_graph",
        "starts from the gradient f, not from 1",
        """
def simple_graph(x, y, z):
    q = x + y
    f = q * z
    dq, dz = mul_backward(q, z, f)
    dx, dy = add_backward(x, y, dq)
    return {"f": f, "dx": dx, "dy": dy, "dz": dz}
""",
    ),
    Wrong(
        "simple_graph",
        "dx and dy with the product rule of x and y",
        """
def simple_graph(x, y, z):
    f = (x + y) * z
    dx = y * z
    dy = x * z
    dz = x + y
    return {"f": f, "dx": dx, "dy": dy, "dz": dz}
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "takes z for σ(z)",
        """
def sigmoid_derivative(z):
    return z * (1 - z)
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "σ applied twice",
        """
def sigmoid_derivative(z):
    def sig(t):
        return 1 / (1 + np.exp(-t))

    s = sig(z)
    return sig(s) * (1 - sig(s))
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "σ(z)(1 - z)",
        """
def sigmoid_derivative(z):
    a = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return a * (1 - z)
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "derivative of tanh: 1 - s²",
        """
def sigmoid_derivative(z):
    s = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return 1 - s**2
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "sign: s (s - 1)",
        """
def sigmoid_derivative(z):
    sigma = _sigmoid(z)
    return sigma * (sigma - 1)
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "the bias's gradient is w2 times dz",
        """
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    f = 1 / (1 + np.exp(-z))
    d = f * (1 - f)
    dw = np.array([d * x[0], d * x[1], d * w[2]])
    dx = np.array([d * w[0], d * w[1]])
    return f, dw, dx
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "dw and dx exchanged: w for w and x for x",
        """
def sigmoid_neuron(w, x):
    z = np.dot(w[:2], x) + w[2]
    f = _sigmoid(z)
    dz = f * (1 - f)
    dw = dz * np.array([w[0], w[1], 1])
    dx = dz * np.array(x)
    return f, dw, dx
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "σ' of f and not of z",
        """
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    f = _sigmoid(z)
    dz = sigmoid_derivative(f)
    return f, np.array([dz * x[0], dz * x[1], dz]), np.array([dz * w[0], dz * w[1]])
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "forgets the bias in the forward pass",
        """
def sigmoid_neuron(w, x):
    z = 0
    for i in range(len(x)):
        z += w[i] * x[i]
    f = _sigmoid(z)
    dz = f * (1 - f)
    dw = np.append(dz * x, dz)
    dx = dz * w[:-1]
    return f, dw, dx
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "σ' is missing: gradients of z",
        """
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    f = _sigmoid(z)
    dw = np.array([x[0], x[1], 1.0])
    dx = np.array([w[0], w[1]])
    return f, dw, dx
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "returns z, not σ(z)",
        """
def sigmoid_neuron(w, x):
    f = w[0] * x[0] + w[1] * x[1] + w[2]
    dot = sigmoid_derivative(f)
    return f, dot * np.array([x[0], x[1], 1]), dot * np.array([w[0], w[1]])
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "multiplies by f too: dz = f * σ'(z)",
        """
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    f = _sigmoid(z)
    dz = f * sigmoid_derivative(z)
    return f, np.array([x[0] * dz, x[1] * dz, dz]), np.array([w[0] * dz, w[1] * dz])
""",
    ),
    Wrong(
        "chain_forward",
        "y - y_hat",
        """
def chain_forward(x, w1, w2, y):
    h1 = x * w1
    h2 = 1 / (1 + np.exp(-h1))
    y_hat = w2 * h2
    loss = y - y_hat
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": loss}
""",
    ),
    Wrong(
        "chain_forward",
        "squares the error, out of habit",
        """
def chain_forward(x, w1, w2, y):
    h1 = w1 * x
    h2 = _sigmoid(h1)
    y_hat = h2 * w2
    return dict(h1=h1, h2=h2, y_hat=y_hat, loss=(y_hat - y) ** 2)
""",
    ),
    Wrong(
        "chain_forward",
        "a sigmoid at the output too",
        """
def chain_forward(x, w1, w2, y):
    h1 = x * w1
    h2 = _sigmoid(h1)
    y_hat = _sigmoid(w2 * h2)
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": y_hat - y}
""",
    ),
    Wrong(
        "chain_forward",
        "y_hat from h1, past the sigmoid",
        """
def chain_forward(x, w1, w2, y):
    result = {}
    result["h1"] = x * w1
    result["h2"] = _sigmoid(result["h1"])
    result["y_hat"] = w2 * result["h1"]
    result["loss"] = result["y_hat"] - y
    return result
""",
    ),
    Wrong(
        "chain_forward",
        "absolute error",
        """
def chain_forward(x, w1, w2, y):
    h1 = x * w1
    h2 = _sigmoid(h1)
    y_hat = w2 * h2
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": abs(y_hat - y)}
""",
    ),
    Wrong(
        "chain_gradients",
        "σ' is taken at h2",
        """
def chain_gradients(x, w1, w2, y):
    c = chain_forward(x, w1, w2, y)
    dw2 = c["h2"]
    dw1 = w2 * sigmoid_derivative(c["h2"]) * x
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "chain_gradients",
        "w2 is forgotten on the way back",
        """
def chain_gradients(x, w1, w2, y):
    h1 = x * w1
    h2 = _sigmoid(h1)
    return {"dw1": h2 * (1 - h2) * x, "dw2": h2}
""",
    ),
    Wrong(
        "chain_gradients",
        "multiplied by the loss",
        """
def chain_gradients(x, w1, w2, y):
    f = chain_forward(x, w1, w2, y)
    L = f["loss"]
    dw2 = L * f["h2"]
    dw1 = L * w2 * f["h2"] * (1 - f["h2"]) * x
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "chain_gradients",
        "w1 where x belongs",
        """
def chain_gradients(x, w1, w2, y):
    f = chain_forward(x, w1, w2, y)
    dh2 = w2
    dh1 = dh2 * f["h2"] * (1 - f["h2"])
    dw1 = dh1 * w1
    return {"dw1": dw1, "dw2": f["h2"]}
""",
    ),
    Wrong(
        "chain_gradients",
        "dw2 is w2",
        """
def chain_gradients(x, w1, w2, y):
    f = chain_forward(x, w1, w2, y)
    dw2 = w2
    dw1 = dw2 * sigmoid_derivative(f["h1"]) * x
    return {"dw2": dw2, "dw1": dw1}
""",
    ),
    Wrong(
        "chain_gradients",
        "no σ' in dw1",
        """
def chain_gradients(x, w1, w2, y):
    h2 = _sigmoid(x * w1)
    dw1 = w2 * x
    dw2 = h2
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "chain_gradients",
        "uses h1 for dw2",
        """
def chain_gradients(x, w1, w2, y):
    vals = chain_forward(x, w1, w2, y)
    h1, h2 = vals["h1"], vals["h2"]
    dw2 = h1
    dw1 = x * h2 * (1 - h2) * w2
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "sgd_step",
        "climbs: plus",
        """
def sgd_step(params, grads, lr):
    new = {}
    for k in params:
        new[k] = params[k] + lr * grads[k]
    return new
""",
    ),
    Wrong(
        "sgd_step",
        "changes params in place and returns it",
        """
def sgd_step(params, grads, lr):
    for key in params.keys():
        params[key] -= lr * grads[key]
    return params
""",
    ),
    Wrong(
        "sgd_step",
        "a shallow copy of the dict: the arrays still change",
        """
def sgd_step(params, grads, lr):
    saeroun = dict(params)
    for name in saeroun:
        saeroun[name] -= lr * grads[name]
    return saeroun
""",
    ),
    Wrong(
        "sgd_step",
        "the gradient alone: w = -lr * g",
        """
def sgd_step(params, grads, lr):
    return {k: -lr * g for k, g in grads.items()}
""",
    ),
    Wrong(
        "sgd_step",
        "every parameter starts from the first one, like the slide",
        """
def sgd_step(params, grads, lr):
    first = list(params.values())[0]
    out = {}
    for k in params:
        out[k] = first - lr * grads[k]
    return out
""",
    ),
    Wrong(
        "sgd_step",
        "return in the loop: one key only",
        """
def sgd_step(params, grads, lr):
    result = {}
    for k, v in params.items():
        result[k] = v - lr * grads[k]
        return result
""",
    ),
    Wrong(
        "sgd_step",
        "(1 - lr) * gradient: brackets",
        """
def sgd_step(params, grads, lr):
    return {k: (params[k] - lr) * grads[k] for k in params}
""",
    ),
    Wrong(
        "numerical_gradient",
        "forward difference",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float).copy()
    grad = np.zeros(x.shape)
    f0 = f(x)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + eps
        grad[idx] = (f(x) - f0) / eps
        x[idx] = old
    return grad
""",
    ),
    Wrong(
        "numerical_gradient",
        "divides by eps, not by 2 eps",
        """
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x, dtype=float)
    for idx in np.ndindex(x.shape):
        plus = x.astype(float).copy()
        minus = x.astype(float).copy()
        plus[idx] += eps
        minus[idx] -= eps
        grad[idx] = (f(plus) - f(minus)) / eps
    return grad
""",
    ),
    Wrong(
        "numerical_gradient",
        "all elements are moved together",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x, dtype=float)
    diff = (f(x + eps) - f(x - eps)) / (2 * eps)
    return np.full(x.shape, diff)
""",
    ),
    Wrong(
        "numerical_gradient",
        "does not put the element back",
        """
def numerical_gradient(f, x, eps=1e-5):
    xx = np.array(x, dtype=float)
    g = np.zeros_like(xx)
    for i in np.ndindex(xx.shape):
        xx[i] += eps
        up = f(xx)
        xx[i] -= 2 * eps
        down = f(xx)
        g[i] = (up - down) / (2 * eps)
    return g
""",
    ),
    Wrong(
        "numerical_gradient",
        "operator precedence: / 2 * eps",
        """
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        a = x.astype(float)
        b = x.astype(float)
        a[i] = a[i] + eps
        b[i] = b[i] - eps
        g[i] = (f(a) - f(b)) / 2 * eps
    return g
""",
    ),
    Wrong(
        "numerical_gradient",
        "walks over the first axis only: a row of a matrix moves at once",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in range(len(x)):
        tmp = x[i].copy()
        x[i] = tmp + eps
        fx1 = f(x)
        x[i] = tmp - eps
        fx2 = f(x)
        grad[i] = (fx1 - fx2) / (2 * eps)
        x[i] = tmp
    return grad
""",
    ),
    Wrong(
        "numerical_gradient",
        "eps of the argument is overwritten by 1e-2",
        """
def numerical_gradient(f, x, eps=1e-5):
    h = 1e-2
    grad = np.zeros_like(x, dtype=float)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(grad)
        e[i] = h
        grad[i] = (f(x + e) - f(x - e)) / (2 * h)
    return grad
""",
    ),
    Wrong(
        "numerical_gradient",
        "minus and plus exchanged",
        """
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x, dtype=float)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(grad)
        e[i] = eps
        lo, hi = f(x + e), f(x - e)
        grad[i] = (hi - lo) / (2 * eps)
    return grad
""",
    ),
    Wrong(
        "mlp_gradients",
        "σ' at the output",
        """
def mlp_gradients(params, x, y):
    acts = [x]
    for W, b in params:
        acts.append(_sigmoid(acts[-1] @ W + b))
    out = acts[-1]
    delta = (out - np.reshape(y, (-1, 1))) * out * (1 - out) / len(x)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        grads.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * acts[i] * (1 - acts[i])
    return grads
""",
    ),
    Wrong(
        "mlp_gradients",
        "order: last layer first",
        """
def mlp_gradients(params, x, y):
    acts = [x]
    for W, b in params:
        acts.append(_sigmoid(acts[-1] @ W + b))
    delta = (acts[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for i in reversed(range(len(params))):
        grads.append((acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * acts[i] * (1 - acts[i])
    return grads
""",
    ),
    Wrong(
        "mlp_gradients",
        "y as (n,) broadcasts",
        """
def mlp_gradients(params, x, y):
    acts = [x]
    for W, b in params:
        acts.append(_sigmoid(acts[-1] @ W + b))
    delta = (acts[-1] - y) / len(x)
    delta = delta.mean(axis=1, keepdims=True)
    grads = []
    for i in reversed(range(len(params))):
        grads.append((acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * acts[i] * (1 - acts[i])
    return grads[::-1]
""",
    ),
    Wrong(
        "mlp_gradients",
        "hidden layers without σ'",
        """
def mlp_gradients(params, x, y):
    a = [x]
    for W, b in params:
        a.append(_sigmoid(np.dot(a[-1], W) + b))
    d = (a[-1] - np.reshape(y, (-1, 1))) / len(x)
    result = []
    for k in range(len(params) - 1, -1, -1):
        result = [(np.dot(a[k].T, d), np.sum(d, axis=0))] + result
        d = np.dot(d, params[k][0].T)
    return result
""",
    ),
    Wrong(
        "mlp_gradients",
        "σ' of the activations instead of a(1 - a)",
        """
def mlp_gradients(params, x, y):
    a = [x]
    for W, b in params:
        a.append(_sigmoid(a[-1] @ W + b))
    d = (a[-1] - np.reshape(y, (-1, 1))) / len(x)
    result = []
    for k in range(len(params) - 1, -1, -1):
        result.append((a[k].T @ d, d.sum(axis=0)))
        d = (d @ params[k][0].T) * sigmoid_derivative(a[k])
    return result[::-1]
""",
    ),
    Wrong(
        "mlp_gradients",
        "n divides once more in every dW and db",
        """
def mlp_gradients(params, x, y):
    n = len(x)
    a = [x]
    for W, b in params:
        a.append(_sigmoid(a[-1] @ W + b))
    d = (a[-1] - np.reshape(y, (-1, 1))) / n
    result = []
    for k in range(len(params) - 1, -1, -1):
        result.append((a[k].T @ d / n, d.sum(axis=0) / n))
        d = (d @ params[k][0].T) * a[k] * (1 - a[k])
    return result[::-1]
""",
    ),
    Wrong(
        "mlp_gradients",
        "db sums all of delta to one number",
        """
def mlp_gradients(params, x, y):
    a = [x]
    for W, b in params:
        a.append(_sigmoid(a[-1] @ W + b))
    d = (a[-1] - np.reshape(y, (-1, 1))) / len(x)
    result = []
    for (W, b), h in zip(params[::-1], a[-2::-1]):
        result.append((h.T @ d, np.full(b.shape, d.sum())))
        d = (d @ W.T) * h * (1 - h)
    return result[::-1]
""",
    ),
    Wrong(
        "mlp_gradients",
        "divides by the number of units, not of samples",
        """
def mlp_gradients(params, x, y):
    a = [x]
    for W, b in params:
        a.append(_sigmoid(a[-1] @ W + b))
    d = (a[-1] - np.reshape(y, (-1, 1))) / x.shape[1]
    result = []
    for (W, b), h in zip(params[::-1], a[-2::-1]):
        result.append((h.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * h * (1 - h)
    return result[::-1]
""",
    ),
    Wrong(
        "mlp_gradients",
        "y - y_hat",
        """
def mlp_gradients(params, x, y):
    a = [x]
    for W, b in params:
        a.append(_sigmoid(a[-1] @ W + b))
    ocha = (np.reshape(y, (-1, 1)) - a[-1]) / len(x)
    result = []
    for (W, b), h in zip(params[::-1], a[-2::-1]):
        result.append((h.T @ ocha, ocha.sum(axis=0)))
        ocha = (ocha @ W.T) * h * (1 - h)
    return result[::-1]
""",
    ),
    Wrong(
        "numerical_gradient",
        "f is given a flat array",
        """
def numerical_gradient(f, x, eps=1e-5):
    flat = x.ravel()
    slopes = []
    for i in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[i] += eps
        down[i] -= eps
        slopes.append((f(up) - f(down)) / (2 * eps))
    return np.array(slopes).reshape(x.shape)
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "dw is made like w, and w may hold integers",
        """
def sigmoid_neuron(w, x):
    f = 1 / (1 + np.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])))
    slope = f * (1 - f)
    dw, dx = np.zeros_like(w), np.zeros_like(x)
    dw[:2], dw[2], dx[:] = slope * x, slope, slope * w[:2]
    return f, dw, dx
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "arrays are cut at 10",
        """
def sigmoid_derivative(z):
    if np.ndim(z):
        z = np.clip(z, -10, 10)
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
""",
    ),
    Wrong(
        "add_backward",
        "dy is negated (as for x - y)",
        """
def add_backward(x, y, grad):
    return grad, -grad
""",
    ),
    Wrong(
        "mul_backward",
        "product rule with the sum: (x+y)*grad",
        """
def mul_backward(x, y, grad):
    d = (x + y) * grad
    return d, d
""",
    ),
    Wrong(
        "max_backward",
        "compares absolute values",
        """
def max_backward(x, y, grad):
    return (grad, 0) if abs(x) > abs(y) else (0, grad)
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "derivative of tanh: 1 - s^2",
        """
def sigmoid_derivative(z):
    s = 1 / (1 + np.exp(-z))
    return 1 - s**2
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "the gradient of the bias is missing",
        """
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    f = 1 / (1 + np.exp(-z))
    d = f * (1 - f)
    return f, d * np.array([x[0], x[1]]), d * np.array([w[0], w[1]])
""",
    ),
    Wrong(
        "sgd_step",
        "every parameter starts from the first (lecture's misprint)",
        """
def sgd_step(params, grads, lr):
    first = list(params)[0]
    return {k: params[first] - lr * grads[k] for k in params}
""",
    ),
    Wrong(
        "numerical_gradient",
        "eps is hard-coded",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x, dtype=float).copy()
    g = np.zeros_like(x)
    h = 1e-2
    for i in np.ndindex(x.shape):
        v = x[i]
        x[i] = v + h
        p = f(x)
        x[i] = v - h
        m = f(x)
        x[i] = v
        g[i] = (p - m) / (2 * h)
    return g
""",
    ),
    Wrong(
        "mlp_gradients",
        "a is missing on the way back; dw2 is multiplied by w2",
        """
def mlp_gradients(params, x, y):
    def s(z):
        return 1 / (1 + np.exp(-z))

    A = [x]
    for W, b in params:
        A.append(s(A[-1] @ W + b))
    y = np.reshape(y, (-1, 1))
    delta = (A[-1] - y) / len(y)
    out = []
    for k in range(len(params) - 1, -1, -1):
        out.append((A[k].T @ delta, delta.sum(0)))
        delta = delta @ params[k][0].T * (1 - A[k])
    return out[::-1]


def chain_gradients(x, w1, w2, y):
    h1 = x * w1
    h2 = 1 / (1 + np.exp(-h1))
    return {"dw1": w2 * h2 * (1 - h2) * x, "dw2": w2 * h2}
""",
        also=("chain_gradients",),
    ),
    Wrong(
        "mul_backward",
        "only x's: (y*grad, y*grad)",
        """
def mul_backward(x, y, grad):
    return y * grad, y * grad
""",
    ),
    Wrong(
        "max_backward",
        "the arriving gradient is forgotten",
        """
def max_backward(x, y, grad):
    return (1, 0) if x > y else (0, 1)
""",
    ),
    Wrong(
        "simple_graph",
        "dx and dy are divided: z/2",
        """
def simple_graph(x, y, z):
    return {"f": (x + y) * z, "dx": z / 2, "dy": z / 2, "dz": x + y}
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "e^-z / (1 + e^-z) without the square",
        """
def sigmoid_derivative(z):
    return np.exp(-z) / (1 + np.exp(-z))
""",
    ),
    Wrong(
        "chain_gradients",
        "dw1 multiplied by w1 instead of w2",
        """
def chain_gradients(x, w1, w2, y):
    f = chain_forward(x, w1, w2, y)
    s = f["h2"] * (1 - f["h2"])
    return {"dw1": w1 * s * x, "dw2": f["h2"]}
""",
    ),
    Wrong(
        "sgd_step",
        "new dict holds only the steps",
        """
def sgd_step(params, grads, lr):
    return {k: -lr * grads[k] for k in params}
""",
    ),
    Wrong(
        "numerical_gradient",
        "steps eps/2 but divides by 2 eps",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        a, b = x.copy(), x.copy()
        a[i] += eps / 2
        b[i] -= eps / 2
        g[i] = (f(a) - f(b)) / (2 * eps)
    return g
""",
    ),
    Wrong(
        "mlp_gradients",
        "dW without transposing delta order: (delta.T @ A); add: zero for y",
        """
def mlp_gradients(params, x, y):
    s = lambda z: 1 / (1 + np.exp(-z))
    A = [x]
    for W, b in params:
        A.append(s(A[-1] @ W + b))
    delta = (A[-1] - np.reshape(y, (-1, 1))) / len(x)
    out = []
    for k in range(len(params) - 1, -1, -1):
        out.append((delta.T @ A[k], delta.sum(0)))
        delta = delta @ params[k][0].T * A[k] * (1 - A[k])
    return out[::-1]


def add_backward(x, y, grad):
    return grad, 0
""",
        also=("add_backward",),
    ),
    Wrong(
        "mlp_gradients",
        "sigma' once more at the output, where it has cancelled",
        """
def mlp_gradients(params, x, y):
    def sig(z):
        return 1 / (1 + np.exp(-z))

    target = np.array(y).reshape(-1, 1)
    n = len(target)
    acts = [x]
    for W, b in params:
        acts.append(sig(acts[-1] @ W + b))
    y_hat = acts[-1]
    # chain rule: loss, then sigmoid
    error = (y_hat - target) / n
    delta = error * y_hat * (1 - y_hat)
    result = []
    for i in range(len(params) - 1, -1, -1):
        A = acts[i]
        result.append((A.T @ delta, np.sum(delta, axis=0)))
        delta = (delta @ params[i][0].T) * A * (1 - A)
    result.reverse()
    return result
""",
    ),
    Wrong(
        "chain_gradients",
        "both gradients are multiplied with y_hat - y, as if the loss were squared",
        """
def chain_gradients(x, w1, w2, y):
    values = chain_forward(x, w1, w2, y)
    h1 = values["h1"]
    h2 = values["h2"]
    error = values["y_hat"] - y
    dw2 = error * h2
    dh2 = error * w2
    dh1 = dh2 * sigmoid_derivative(h1)
    dw1 = dh1 * x
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "the bias gets its gradient times its own value",
        """
def sigmoid_neuron(w, x):
    total = w[0] * x[0] + w[1] * x[1] + w[2]
    f = 1 / (1 + np.exp(-total))
    df = f * (1 - f)
    dw = np.zeros(3)
    dx = np.zeros(2)
    for i in range(2):
        dw[i] = df * x[i]
        dx[i] = df * w[i]
    dw[2] = df * w[2]
    return f, dw, dx
""",
    ),
    Wrong(
        "mul_backward",
        "each input gets the gradient times itself",
        """
def mul_backward(x, y, grad):
    # product rule
    dx = x * grad
    dy = y * grad
    return dx, dy
""",
    ),
    Wrong(
        "max_backward",
        "1 for the larger input, whatever gradient arrives",
        """
def max_backward(x, y, grad):
    dx = 0
    dy = 0
    if max(x, y) == x:
        dx = 1
    else:
        dy = 1
    return (dx, dy)
""",
    ),
    Wrong(
        "simple_graph",
        "no brackets in the forward pass: x + y * z",
        """
def simple_graph(x, y, z):
    q = x + y
    f = x + y * z
    # backward
    df = 1
    dq = df * z
    dz = df * q
    dx = dq * 1
    dy = dq * 1
    result = {}
    result["f"] = f
    result["dx"] = dx
    result["dy"] = dy
    result["dz"] = dz
    return result
""",
    ),
    Wrong(
        "add_backward",
        "the distributor shares the gradient out in halves",
        """
def add_backward(x, y, grad):
    # 분배기: 들어온 그래디언트를 두 입력에 나누어 준다
    몫 = grad / 2
    return 몫, 몫
""",
        also=("simple_graph",),
    ),
    Wrong(
        "max_backward",
        "written like ReLU: asks whether an input is positive, not which one is larger",
        """
def max_backward(x, y, grad):
    # like relu: the gradient passes where the input is positive
    dx = grad if x > 0 else 0
    dy = grad if y > 0 else 0
    return dx, dy
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "takes z for the output of the sigmoid",
        """
def sigmoid_derivative(z):
    # 시그모이드의 미분은 a(1 - a)
    a = np.asarray(z)
    return a * (1 - a)
""",
        also=("sigmoid_neuron", "chain_gradients"),
    ),
    Wrong(
        "chain_forward",
        "a sigmoid on the output as well",
        """
def chain_forward(x, w1, w2, y):
    sigma = lambda t: 1.0 / (1.0 + np.exp(-t))
    cache = {}
    cache["h1"] = x * w1
    cache["h2"] = sigma(cache["h1"])
    cache["y_hat"] = sigma(w2 * cache["h2"])
    cache["loss"] = cache["y_hat"] - y
    return cache
""",
    ),
    Wrong(
        "sgd_step",
        "shallow copy and -=: the arrays of params are changed in place",
        """
def sgd_step(params, grads, lr):
    새값 = params.copy()   # 원본을 바꾸지 않도록 복사
    for 이름 in 새값:
        새값[이름] -= lr * grads[이름]
    return 새값
""",
    ),
    Wrong(
        "mlp_gradients",
        "1 / m in dW and db although delta has been divided already",
        """
def mlp_gradients(params, x, y):
    m = x.shape[0]
    Y = np.asarray(y).reshape(m, 1)
    A = [x]
    for W, b in params:
        A.append(1 / (1 + np.exp(-(A[-1] @ W + b))))
    dZ = (A[-1] - Y) / m
    grads = []
    for l in range(len(params), 0, -1):
        dW = (1 / m) * A[l - 1].T @ dZ
        db = (1 / m) * dZ.sum(axis=0)
        grads.append((dW, db))
        dZ = (dZ @ params[l - 1][0].T) * A[l - 1] * (1 - A[l - 1])
    grads.reverse()
    return grads
""",
    ),
    Wrong(
        "add_backward",
        "the arriving gradient is ignored",
        """
def add_backward(x, y, grad):
    # d(x + y)/dx = 1 and d(x + y)/dy = 1
    dx, dy = 1, 1
    return dx, dy
""",
    ),
    Wrong(
        "max_backward",
        "compares with 0, as in ReLU, in place of the other input",
        """
def max_backward(x, y, grad):
    dx = grad if x > 0 else 0
    dy = grad if y > 0 else 0
    return dx, dy
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "takes z for the activation: z (1 - z)",
        """
def sigmoid_derivative(z):
    # derivative written with the sigmoid itself
    z = np.asarray(z, dtype=float)
    return z * (1 - z)
""",
    ),
    Wrong(
        "chain_forward",
        "the loss is the absolute error, never negative",
        """
def chain_forward(x, w1, w2, y):
    result = {}
    result["h1"] = x * w1
    result["h2"] = float(1 / (1 + np.exp(-result["h1"])))
    result["y_hat"] = w2 * result["h2"]
    # a loss cannot be below 0
    result["loss"] = abs(result["y_hat"] - y)
    return result
""",
    ),
    Wrong(
        "sgd_step",
        "copies the dict only, -= changes the arrays in it",
        """
def sgd_step(params, grads, lr):
    new = dict(params)  # do not touch the old one
    for name in new:
        new[name] -= lr * grads[name]
    return new
""",
    ),
    Wrong(
        "numerical_gradient",
        "goes along the first axis only: a whole row of a matrix moves at once",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float)  # a copy, the caller keeps his x
    grad = np.zeros_like(x)
    for i in range(len(x)):
        old = x[i].copy()
        x[i] = old + eps
        plus = f(x)
        x[i] = old - eps
        minus = f(x)
        x[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad
""",
    ),
    Wrong(
        "add_backward",
        "the gradient is shared out half and half",
        """
def add_backward(x, y, grad):
    # The sum distributes the incoming gradient over its inputs, so every
    # branch receives an equal share of it.
    branches = (x, y)
    share = grad / len(branches)
    return share, share
""",
    ),
    Wrong(
        "max_backward",
        "a ReLU mask by the sign of each input, not a comparison",
        """
def max_backward(x, y, grad):
    # The max gate only lets the gradient through where it was active.
    x_active = x > 0
    y_active = y > 0
    dx = grad * int(x_active)
    dy = grad * int(y_active)
    return dx, dy
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "takes the pre-activation for the activation: z * (1 - z)",
        """
def _nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(z):
    # same helper as in the training loop, asked for its slope
    return _nonlin(np.asarray(z, dtype=float), deriv=True)
""",
    ),
    Wrong(
        "chain_forward",
        "loss as absolute error",
        """
def chain_forward(x, w1, w2, y):
    cache = {}
    cache["h1"] = x * w1
    cache["h2"] = 1 / (1 + np.exp(-cache["h1"]))
    cache["y_hat"] = w2 * cache["h2"]
    # distance between the prediction and the target
    cache["loss"] = abs(cache["y_hat"] - y)
    return cache
""",
    ),
    Wrong(
        "sgd_step",
        "copies the dict only, and changes the arrays in place",
        """
def sgd_step(params, grads, lr):
    updated = dict(params)  # work on a copy, the caller keeps the original
    for name in updated:
        updated[name] -= lr * grads[name]
    return updated
""",
    ),
    Wrong(
        "mlp_gradients",
        "sigmoid slope at the output too: gradient of a squared error",
        """
def _forward_cache(params, x):
    activations = [x]
    for W, b in params:
        z = activations[-1] @ W + b
        activations.append(1 / (1 + np.exp(-z)))
    return activations


def mlp_gradients(params, x, y):
    activations = _forward_cache(params, np.asarray(x, dtype=float))
    targets = np.asarray(y, dtype=float).reshape(-1, 1)
    n = targets.shape[0]

    error = (activations[-1] - targets) / n
    grads = [None] * len(params)

    # every layer is treated in the same way: error -> delta -> gradients
    for layer in reversed(range(len(params))):
        out = activations[layer + 1]
        delta = error * out * (1 - out)
        grads[layer] = (activations[layer].T @ delta, delta.sum(axis=0))
        error = delta @ params[layer][0].T

    return grads
""",
    ),
    Wrong(
        "sigmoid_derivative",
        "z taken for the output of the sigmoid",
        """
def sigmoid_derivative(z):
    # the derivative is s * (1 - s)
    derivative = z * (1 - z)
    return derivative
""",
    ),
    Wrong(
        "numerical_gradient",
        "a loop over len(x) moves a whole row of a matrix at once",
        """
def numerical_gradient(f, x, eps=1e-5):
    gradient = np.zeros(np.shape(x))
    if np.ndim(x) == 0:
        return np.array((f(x + eps) - f(x - eps)) / (2 * eps))
    for i in range(len(x)):
        plus = np.array(x, dtype=float)
        minus = np.array(x, dtype=float)
        plus[i] = plus[i] + eps
        minus[i] = minus[i] - eps
        gradient[i] = (f(plus) - f(minus)) / (2 * eps)
    return gradient
""",
    ),
    Wrong(
        "sgd_step",
        "arrays are changed in place",
        """
def sgd_step(params, grads, lr):
    new_params = {}
    for name in params:
        value = params[name]
        value -= lr * grads[name]
        new_params[name] = value
    return new_params
""",
    ),
    Wrong(
        "add_backward",
        "the gradient is divided between the two inputs",
        """
def add_backward(x, y, grad):
    # distributor: both get their share of the gradient
    share = grad / 2
    dx = share
    dy = share
    return dx, dy
""",
    ),
    Wrong(
        "chain_forward",
        "the output has a sigmoid, too",
        """
def chain_forward(x, w1, w2, y):
    def sigma(z):
        return 1 / (1 + np.exp(-z))

    h1 = x * w1
    h2 = sigma(h1)
    y_hat = sigma(w2 * h2)
    loss = y_hat - y
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": loss}
""",
    ),
    Wrong(
        "mlp_gradients",
        "n divides again in every layer",
        """
def mlp_gradients(params, x, y):
    n = x.shape[0]
    y = np.reshape(y, (n, 1))
    a_list = [x]
    a = x
    for W, b in params:
        z = np.dot(a, W) + b
        a = 1 / (1 + np.exp(-z))
        a_list.append(a)
    delta = (a - y) / n
    grads = [None] * len(params)
    k = len(params) - 1
    while k >= 0:
        W, b = params[k]
        before = a_list[k]
        # mean over the samples
        dW = np.dot(before.T, delta) / n
        db = delta.sum(axis=0) / n
        grads[k] = (dW, db)
        delta = np.dot(delta, W.T) * before * (1 - before)
        k -= 1
    return grads
""",
    ),
    Wrong(
        "simple_graph",
        "the sum multiplies the gradient by its inputs",
        """
def simple_graph(x, y, z):
    # forward
    q = x + y
    f = q * z
    # backward
    df = 1.0
    dq = df * z
    dz = df * q
    dx = dq * x
    dy = dq * y
    return {"f": f, "dx": dx, "dy": dy, "dz": dz}
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "takes the first element of w for the bias",
        """
def sigmoid_neuron(w, x):
    w = np.asarray(w, dtype=float)
    # 편향을 위해 x 앞에 1을 붙인다
    x1 = np.concatenate([[1.0], x])
    f = 1 / (1 + np.exp(-(w @ x1)))
    기울기 = f * (1 - f)
    dw = 기울기 * x1
    dx = 기울기 * w[1:]
    return f, dw, dx
""",
    ),
    Wrong(
        "chain_gradients",
        "derivative of the sigmoid taken at h2 (its output) in place of h1",
        """
def chain_gradients(x, w1, w2, y):
    values = chain_forward(x, w1, w2, y)
    h2 = values["h2"]
    d_yhat = 1.0
    d_w2 = d_yhat * h2
    d_h2 = d_yhat * w2
    d_h1 = d_h2 * sigmoid_derivative(h2)
    return {"dw1": d_h1 * x, "dw2": d_w2}
""",
    ),
    Wrong(
        "numerical_gradient",
        "moves whole rows of a matrix, not single elements",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)   # 복사본
    기울기 = np.zeros_like(x)
    for i in range(len(x)):
        원래값 = x[i].copy()
        x[i] = 원래값 + eps
        위 = f(x)
        x[i] = 원래값 - eps
        아래 = f(x)
        기울기[i] = (위 - 아래) / (2 * eps)
        x[i] = 원래값
    return 기울기
""",
    ),
    Wrong(
        "mlp_gradients",
        "returned from the last layer to the first, and db of shape (1, n_out)",
        """
def mlp_gradients(params, x, y):
    activations = [x]
    for W, b in params:
        activations.append(1 / (1 + np.exp(-(activations[-1] @ W + b))))

    n = len(x)
    delta = (activations.pop() - np.reshape(y, (n, 1))) / n
    gradients = []
    for W, b in reversed(params):
        a = activations.pop()
        gradients.append((a.T @ delta, np.sum(delta, axis=0, keepdims=True)))
        delta = (delta @ W.T) * (a * (1 - a))
    return gradients
""",
    ),
    Wrong(
        "mul_backward",
        "not switched: each input gets its own value",
        """
def mul_backward(x, y, grad):
    dx = grad * x
    dy = grad * y
    return dx, dy
""",
    ),
    Wrong(
        "simple_graph",
        "the sum multiplies by its inputs as if it were a product",
        """
def simple_graph(x, y, z):
    q = x + y
    f = q * z
    # backward, product
    dq = z
    dz = q
    # backward, sum
    dx = dq * x
    dy = dq * y
    return {"f": f, "dx": dx, "dy": dy, "dz": dz}
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "the bias gets its own value times the gradient",
        """
def sigmoid_neuron(w, x):
    w = np.asarray(w, dtype=float)
    x = np.asarray(x, dtype=float)
    z = w[:2] @ x + w[2]
    f = 1 / (1 + np.exp(-z))
    dz = f * (1 - f)
    dw = np.array([x[0], x[1], w[2]]) * dz
    dx = w[:2] * dz
    return float(f), dw, dx
""",
    ),
    Wrong(
        "chain_gradients",
        "dw1 without w2: the product on the way back is forgotten",
        """
def chain_gradients(x, w1, w2, y):
    steps = chain_forward(x, w1, w2, y)
    dy_hat = 1.0
    dw2 = dy_hat * steps["h2"]
    dh1 = dy_hat * sigmoid_derivative(steps["h1"])
    dw1 = dh1 * x
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "numerical_gradient",
        "one-sided difference",
        """
def numerical_gradient(f, x, eps=1e-5):
    base = f(x)
    grad = np.zeros(np.shape(x))
    for idx in np.ndindex(*np.shape(x)):
        moved = np.array(x, dtype=float)
        moved[idx] += eps
        grad[idx] = (f(moved) - base) / eps
    return grad
""",
    ),
    Wrong(
        "mlp_gradients",
        "σ' is multiplied in at the output, too",
        """
def mlp_gradients(params, x, y):
    acts = [np.asarray(x, dtype=float)]
    for W, b in params:
        acts.append(1 / (1 + np.exp(-(acts[-1] @ W + b))))

    n = len(acts[0])
    grad = (acts[-1] - np.asarray(y).reshape(n, 1)) / n
    grads = []
    for k in range(len(params) - 1, -1, -1):
        # back through the sigmoid of this layer
        out = acts[k + 1]
        delta = grad * out * (1 - out)
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        # back through the product
        grad = delta @ params[k][0].T
    return grads[::-1]
""",
    ),
    Wrong(
        "mul_backward",
        "each input is multiplied by itself and not by the other",
        """
def mul_backward(x, y, grad):
    def backprop_through_product(value):
        # upstream gradient times the value that was stored in the forward pass
        return grad * value

    dx = backprop_through_product(x)
    dy = backprop_through_product(y)
    return dx, dy
""",
    ),
    Wrong(
        "simple_graph",
        "backward pass starts from the value of f and not from 1",
        """
def simple_graph(x, y, z):
    # ---- forward ----
    total = x + y
    f = total * z

    # ---- backward ----
    upstream = f
    dtotal, dz = mul_backward(total, z, upstream)
    dx, dy = add_backward(x, y, dtotal)

    return {"f": f, "dx": dx, "dy": dy, "dz": dz}
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "slope of the sigmoid taken at f and not at z",
        """
def sigmoid_neuron(w, x):
    inputs = np.append(x, 1.0)  # the bias is a weight on a constant input
    z = np.dot(w, inputs)
    f = 1.0 / (1.0 + np.exp(-z))

    # gradient arriving at the sum
    dz = sigmoid_derivative(f)

    dw = dz * inputs
    dx = dz * np.asarray(w, dtype=float)[:2]
    return f, dw, dx
""",
    ),
    Wrong(
        "chain_gradients",
        "starts from the gradient of the squared error",
        """
def chain_gradients(x, w1, w2, y):
    cache = chain_forward(x, w1, w2, y)
    h1, h2, y_hat = cache["h1"], cache["h2"], cache["y_hat"]

    # step 1: loss -> prediction
    dy_hat = 2 * (y_hat - y)

    # step 2: prediction -> second weight and hidden unit
    dw2 = dy_hat * h2
    dh2 = dy_hat * w2

    # step 3: hidden unit -> pre-activation -> first weight
    dh1 = dh2 * sigmoid_derivative(h1)
    dw1 = dh1 * x

    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "numerical_gradient",
        "moves a whole row of a matrix at once",
        """
def numerical_gradient(f, x, eps=1e-5):
    point = np.array(x, dtype=float)
    grad = np.zeros_like(point)

    for i in range(len(point)):
        original = point[i].copy()

        point[i] = original + eps
        f_plus = f(point.copy())

        point[i] = original - eps
        f_minus = f(point.copy())

        grad[i] = (f_plus - f_minus) / (2 * eps)
        point[i] = original  # restore

    return grad
""",
    ),
    Wrong(
        "mlp_gradients",
        "divides by n twice, in delta and again in every layer",
        """
def mlp_gradients(params, x, y):
    m = len(x)
    Y = np.reshape(y, (m, 1))

    # forward
    A = [np.asarray(x)]
    for W, b in params:
        A.append(1 / (1 + np.exp(-(A[-1] @ W + b))))

    # backward
    dZ = (A[-1] - Y) / m
    grads = []
    for l in range(len(params) - 1, -1, -1):
        dW = np.dot(A[l].T, dZ) / m
        db = np.mean(dZ, axis=0)
        grads.insert(0, (dW, db))
        if l > 0:
            dZ = np.dot(dZ, params[l][0].T) * A[l] * (1 - A[l])
    return grads
""",
    ),
    Wrong(
        "max_backward",
        "the local derivatives are returned, the arriving gradient is forgotten",
        """
def max_backward(x, y, grad):
    # router: 1 to the larger one, 0 to the other
    dx, dy = 0, 0
    if x > y:
        dx = 1
    else:
        dy = 1
    return dx, dy
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "the gradient of the bias is multiplied by the bias itself",
        """
def sigmoid_neuron(w, x):
    z = 0
    for wi, xi in zip(w[:2], x):
        z += wi * xi
    z += w[2]
    f = 1 / (1 + np.exp(-z))
    dz = f * (1 - f)

    dx = np.zeros(2)
    dw = np.zeros(3)
    for i in range(2):
        dx[i] = dz * w[i]
        dw[i] = dz * x[i]
    dw[2] = dz * w[2]    # the bias
    return f, dw, dx
""",
    ),
    Wrong(
        "chain_gradients",
        "starts with the derivative of the squared error, 2 times the loss, and not with 1",
        """
def chain_gradients(x, w1, w2, y):
    fw = chain_forward(x, w1, w2, y)
    # derivative of the loss (y_hat - y)^2
    d_yhat = 2 * (fw["y_hat"] - y)
    # y_hat = w2 * h2
    dw2 = d_yhat * fw["h2"]
    dh2 = d_yhat * w2
    # h2 = sigmoid(h1), h1 = x * w1
    dh1 = dh2 * sigmoid_derivative(fw["h1"])
    dw1 = dh1 * x
    return {"dw1": dw1, "dw2": dw2}
""",
    ),
    Wrong(
        "sgd_step",
        "-= after a shallow copy changes the arrays of the caller",
        """
def sgd_step(params, grads, lr):
    new_params = params.copy()     # new dict, the old one stays
    for key in new_params:
        new_params[key] -= lr * grads[key]
    return new_params
""",
    ),
    Wrong(
        "numerical_gradient",
        "x[i] of a table is a whole row, which moves at once",
        """
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros(np.shape(x))
    for i in range(len(x)):
        x_plus = np.array(x, dtype=float)
        x_plus[i] += eps
        x_minus = np.array(x, dtype=float)
        x_minus[i] -= eps
        grad[i] = (f(x_plus) - f(x_minus)) / (2 * eps)
    return grad
""",
    ),
    Wrong(
        "mlp_gradients",
        "sigmoid_derivative is given the activation, so the sigmoid is applied twice in the hidden layers",
        """
def mlp_gradients(params, x, y):
    y = np.array(y).reshape(-1, 1)
    n = len(y)
    # forward
    activations = [np.array(x)]
    for W, b in params:
        z = activations[-1] @ W + b
        activations.append(1 / (1 + np.exp(-z)))
    # backward
    delta = (activations[-1] - y) / n
    grads = []
    layer = len(params) - 1
    while layer >= 0:
        a = activations[layer]
        grads.insert(0, (a.T @ delta, delta.sum(axis=0)))
        if layer > 0:
            W = params[layer][0]
            delta = (delta @ W.T) * sigmoid_derivative(a)
        layer -= 1
    return grads
""",
    ),
    Wrong(
        "max_backward",
        "takes the gate for a ReLU: asks whether an input is above 0, not which is larger",
        """
def max_backward(x, y, grad):
    # the max gate lets the gradient through where it was active (> 0), like ReLU
    dx = grad * (x > 0)
    dy = grad * (y > 0)
    return dx, dy
""",
    ),
    Wrong(
        "sigmoid_neuron",
        "the bias gets a gradient of 1 without sigma'",
        """
def sigmoid_neuron(w, x):
    w = np.asarray(w, dtype=float)
    x = np.asarray(x, dtype=float)
    weights, bias = w[:2], w[2]

    f = 1.0 / (1.0 + np.exp(-(weights @ x + bias)))
    local = f * (1.0 - f)

    # the derivative of the sum by the bias is 1
    dw = np.append(local * x, 1.0)
    dx = local * weights
    return f, dw, dx
""",
    ),
    Wrong(
        "chain_gradients",
        "sigma' is taken at h2, which is already the output of the sigmoid",
        """
def chain_gradients(x, w1, w2, y):
    cache = chain_forward(x, w1, w2, y)
    h2 = cache["h2"]

    d_yhat = 1.0
    dw2 = d_yhat * h2
    d_h2 = d_yhat * w2
    d_h1 = d_h2 * sigmoid_derivative(h2)
    return {"dw1": d_h1 * x, "dw2": dw2}
""",
    ),
    Wrong(
        "sgd_step",
        "pairs parameters and gradients by their place in the dicts, not by name",
        """
def sgd_step(params, grads, lr):
    names = params.keys()
    stepped = [p - lr * g for p, g in zip(params.values(), grads.values())]
    return dict(zip(names, stepped))
""",
    ),
    Wrong(
        "numerical_gradient",
        "loops over the first axis only, so that a whole row of a matrix moves at once",
        """
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)        # own copy
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad
""",
    ),
    Wrong(
        "mlp_gradients",
        "the output delta is multiplied by sigma', which has cancelled with the cross entropy",
        """
def mlp_gradients(params, x, y):
    a = np.asarray(x, dtype=float)
    cache = [a]
    for W, b in params:
        a = 1 / (1 + np.exp(-(a @ W + b)))
        cache.append(a)

    n = len(x)
    target = np.asarray(y, dtype=float).reshape(-1, 1)
    error = (cache[-1] - target) / n
    grads = []
    for k in reversed(range(len(params))):
        out, inp = cache[k + 1], cache[k]
        delta = error * out * (1 - out)          # through the sigmoid of this layer
        grads.insert(0, (inp.T @ delta, delta.sum(axis=0)))
        error = delta @ params[k][0].T
    return grads
""",
    ),
)
