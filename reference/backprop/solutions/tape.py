"""A small tape: operations note how to send gradients back, and one loop plays the notes in reverse."""

import numpy as np


class _Node:
    """A value and the gradient that has arrived at it."""

    def __init__(self, value):
        self.value = np.asarray(value, dtype=float)
        self.grad = np.zeros_like(self.value)


class _Tape:
    def __init__(self):
        self.notes = []

    def run(self, value, *sources):
        """``sources``: (node, function from the arriving gradient to that node's share)."""
        out = _Node(value)
        self.notes.append((out, sources))
        return out

    def add(self, a, b):
        return self.run(a.value + b.value, (a, lambda g: g), (b, lambda g: _fit(g, b.value)))

    def mul(self, a, b):
        return self.run(a.value * b.value, (a, lambda g: g * b.value), (b, lambda g: g * a.value))

    def matmul(self, a, b):
        return self.run(a.value @ b.value, (a, lambda g: g @ b.value.T), (b, lambda g: a.value.T @ g))

    def sigmoid(self, a):
        s = _sigmoid(a.value)
        return self.run(s, (a, lambda g: g * s * (1 - s)))

    def cross_entropy(self, p, y):
        loss = -np.mean(np.log(np.where(y == 1, p.value, 1 - p.value)))
        return self.run(loss, (p, lambda g: g * np.where(y == 1, -1 / p.value, 1 / (1 - p.value)) / y.size))

    def back(self, last, grad=1.0):
        last.grad = last.grad + grad
        for out, sources in reversed(self.notes):
            for node, share in sources:
                node.grad = node.grad + share(out.grad)


def _fit(grad, like):
    """A gradient summed to the shape that was broadcast."""
    while grad.ndim > like.ndim:
        grad = grad.sum(axis=0)
    return grad


def _sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def _gate(operation, x, y, grad):
    tape, x, y = _Tape(), _Node(x), _Node(y)
    tape.back(operation(tape, x, y), grad)
    return float(x.grad), float(y.grad)


def add_backward(x, y, grad):
    return _gate(_Tape.add, x, y, grad)


def mul_backward(x, y, grad):
    return _gate(_Tape.mul, x, y, grad)


def max_backward(x, y, grad):
    first = float(max(x, y) == x)
    return first * grad, (1 - first) * grad


def simple_graph(x, y, z):
    tape, x, y, z = _Tape(), _Node(x), _Node(y), _Node(z)
    f = tape.mul(tape.add(x, y), z)
    tape.back(f)
    return {"f": f.value, "dx": x.grad, "dy": y.grad, "dz": z.grad}


def sigmoid_derivative(z):
    tape, z = _Tape(), _Node(z)
    tape.back(tape.sigmoid(z))
    return z.grad


def sigmoid_neuron(w, x):
    tape = _Tape()
    w, x = [_Node(v) for v in w], [_Node(v) for v in x]
    z = tape.add(tape.add(tape.mul(w[0], x[0]), tape.mul(w[1], x[1])), w[2])
    f = tape.sigmoid(z)
    tape.back(f)
    return float(f.value), np.array([v.grad for v in w]), np.array([v.grad for v in x])


def _chain(x, w1, w2, y):
    tape, x, w1, w2 = _Tape(), _Node(x), _Node(w1), _Node(w2)
    h1 = tape.mul(x, w1)
    h2 = tape.sigmoid(h1)
    y_hat = tape.mul(w2, h2)
    loss = tape.add(y_hat, _Node(-y))
    tape.back(loss)
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": loss}, {"dw1": w1, "dw2": w2}


def chain_forward(x, w1, w2, y):
    return {name: float(node.value) for name, node in _chain(x, w1, w2, y)[0].items()}


def chain_gradients(x, w1, w2, y):
    return {name: float(node.grad) for name, node in _chain(x, w1, w2, y)[1].items()}


def sgd_step(params, grads, lr):
    return dict(zip(params, [params[name] - lr * grads[name] for name in params], strict=True))


def numerical_gradient(f, x, eps=1e-5):
    def moved(k, distance):
        flat = x.flatten()
        flat[k] += distance
        return f(flat.reshape(x.shape))

    flat = np.fromiter((moved(k, eps) - moved(k, -eps) for k in range(x.size)), float)
    return flat.reshape(x.shape) / (2 * eps)


def mlp_gradients(params, x, y):
    tape, a = _Tape(), _Node(x)
    nodes = [(_Node(W), _Node(b)) for W, b in params]
    for W, b in nodes:
        a = tape.sigmoid(tape.add(tape.matmul(a, W), b))
    tape.back(tape.cross_entropy(a, np.reshape(y, (-1, 1))))
    return [(W.grad, b.grad) for W, b in nodes]
