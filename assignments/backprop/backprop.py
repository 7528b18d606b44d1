"""Backpropagation in NumPy alone: the chain rule, one gate at a time.

A gradient such as dx is the derivative of the last value of the graph by x. σ is the logistic sigmoid of the
assignment xor_mlp: σ(z) = 1 / (1 + e^(-z)). No function changes its arguments.
"""

import numpy as np


def add_backward(x, y, grad):
    """Backward pass of f = x + y, the distributor.

    x, y: the inputs of the forward pass, numbers
    grad: the gradient that arrives at f
    returns: (dx, dy)
    """
    # TODO 1: multiply the arriving gradient by the local derivative of x + y, once for x and once for y
    raise NotImplementedError


def mul_backward(x, y, grad):
    """Backward pass of f = x * y, the switcher.

    x, y: the inputs of the forward pass, numbers
    grad: the gradient that arrives at f
    returns: (dx, dy)
    """
    # TODO 1: multiply the arriving gradient by the local derivative of x * y, once for x and once for y
    raise NotImplementedError


def max_backward(x, y, grad):
    """Backward pass of f = max(x, y), the router. The inputs are never equal here.

    x, y: the inputs of the forward pass, numbers
    grad: the gradient that arrives at f
    returns: (dx, dy)
    """
    # TODO 1: find out which input decided the result, and route the arriving gradient to it alone
    raise NotImplementedError


def simple_graph(x, y, z):
    """Forward and backward pass of f = (x + y) * z.

    x, y, z: numbers
    returns: dict with f and its derivatives dx, dy, dz
    """
    # TODO 1: forward: the sum, then the product
    # TODO 2: backward from df/df = 1: first through the product, then through the sum
    # TODO 3: return the dict
    raise NotImplementedError


def sigmoid_derivative(z):
    """σ'(z), as a function of the pre-activation z (not of σ(z)).

    z: a number, or an array of any shape
    returns: the same shape
    """
    # TODO 1: apply σ to z, once; the derivative is made of this value alone
    raise NotImplementedError


def sigmoid_neuron(w, x):
    """Forward and backward pass of f = σ(w0*x0 + w1*x1 + w2).

    w: array (3,); the last element is the bias
    x: array (2,)
    returns: (f, dw, dx): a number, and arrays of shape (3,) and (2,)
    """
    # TODO 1: forward: the sum z, then f = σ(z)
    # TODO 2: backward through σ: the gradient that arrives at z
    # TODO 3: backward through the sum and the products, to the three weights and the two inputs
    raise NotImplementedError


def chain_forward(x, w1, w2, y):
    """Forward pass of the chain h1 = x*w1, h2 = σ(h1), y_hat = w2*h2, loss = y_hat - y.

    The loss y_hat - y is this course's own choice: it keeps d(loss)/d(y_hat) = 1.

    x, w1, w2, y: numbers
    returns: dict with h1, h2, y_hat, loss
    """
    # TODO 1: compute h1, h2, y_hat and loss, in this order
    # TODO 2: return them in a dict
    raise NotImplementedError


def chain_gradients(x, w1, w2, y):
    """The derivatives of the chain's loss y_hat - y by its two weights.

    x, w1, w2, y: numbers
    returns: dict with dw1 and dw2
    """
    # TODO 1: forward pass
    # TODO 2: start with d(loss)/d(y_hat) = 1 and go back through y_hat = w2 * h2
    # TODO 3: go on through h2 = σ(h1) and h1 = x * w1
    raise NotImplementedError


def sgd_step(params, grads, lr):
    """One step of gradient descent: every parameter moves against its own gradient.

    params, grads: dicts with equal keys; values are numbers or arrays
    lr: learning rate
    returns: a new dict; params, grads and the arrays in them are not changed
    """
    # TODO 1: for every name take a step of lr against its own gradient; put the result into a new dict
    raise NotImplementedError


def numerical_gradient(f, x, eps=1e-5):
    """The gradient of f at x by central differences: (f(x + eps) - f(x - eps)) / (2 * eps), element by element.

    f: function of an array like x, returns a number
    x: array of any shape; not changed
    eps: the distance of a single element to either side
    returns: array of x's shape
    """
    # TODO 1: one element at a time: f with eps added to it, and f with eps subtracted
    # TODO 2: put the element back before the next one is moved
    # TODO 3: the difference over 2 * eps is this element of the gradient
    raise NotImplementedError


def mlp_gradients(params, x, y):
    """The gradients of the mean binary cross entropy of a network of sigmoid layers with one output unit.

    By the chain rule: differences of the loss, as in numerical_gradient, are right to about 9 digits only.

    params: list of (W, b), W of shape (n_in, n_out) and b of shape (n_out,)
    x: array (n, d)
    y: 0 or 1 per sample, shape (n,) or (n, 1)
    returns: list of (dW, db), shaped like params
    """
    # TODO 1: forward pass; keep the activation of every layer
    # TODO 2: delta of the output layer, of shape (n, 1): σ' cancels there, and only there n divides
    # TODO 3: from the last layer to the first: dW and db from delta and from what went into the layer
    # TODO 4: hand delta back through W and through σ' of the layer before
    # TODO 5: return the pairs in the order of params
    raise NotImplementedError
