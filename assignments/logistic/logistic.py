"""Binary classification with one neuron: a probability in place of a number, and the loss that goes with it.

The neuron has one input and computes p = σ(w * x + b), the probability that y is 1. Data come as arrays: x of shape
(n,), y of shape (n,) with 0 and 1; w and b are numbers. No function changes its arguments.
"""

import numpy as np


def odds(p):
    """How many times more likely an event is than its absence.

    p: probability strictly between 0 and 1, a number or an array of any shape
    returns: the same shape
    """
    # TODO 1: divide the probability of the event by the probability of its absence
    raise NotImplementedError


def logit(p):
    """The natural logarithm of the odds: it stretches the probabilities over all real numbers.

    p: probability strictly between 0 and 1, a number or an array of any shape
    returns: the same shape
    """
    # TODO 1: take the natural logarithm (base e) of the odds
    raise NotImplementedError


def sigmoid(z):
    """σ(z) = 1 / (1 + e^(-z)), element by element: the inverse of logit.

    z: a number or an array of any shape
    returns: the same shape, values from 0 to 1
    """
    # TODO 1: write the formula; np.exp works on numbers and on arrays
    raise NotImplementedError


def binary_cross_entropy(y, p):
    """The mean of -(y log p + (1 - y) log(1 - p)) over the samples.

    y: 0 or 1 per sample, array (n,)
    p: the predicted probability per sample, array (n,)
    returns: float; finite at p = 0 and 1 as well
    """
    # TODO 1: keep p between 1e-12 and 1 - 1e-12, because log(0) is not finite
    # TODO 2: return the mean over the samples, with its minus
    raise NotImplementedError


def bce_gradient(w, b, x, y):
    """The gradient of the binary cross entropy of p = σ(w * x + b).

    w, b: numbers
    x, y: arrays (n,)
    returns: (dw, db), floats
    """
    # TODO 1: the error of each sample is p - y; σ' has cancelled out
    # TODO 2: dw is the mean of error times x, db the mean of error
    raise NotImplementedError


def mse_gradient(w, b, x, y):
    """The gradient of the mean squared error, the mean of (p - y)² with p = σ(w * x + b).

    w, b: numbers
    x, y: arrays (n,)
    returns: (dw, db), floats
    """
    # TODO 1: the square brings a factor of 2, and σ' = p (1 - p) stays
    # TODO 2: means, as in bce_gradient
    raise NotImplementedError


def fit(x, y, lr, epochs):
    """Gradient descent on the binary cross entropy, from w = 0 and b = 0.

    x, y: arrays (n,)
    lr: learning rate
    epochs: number of updates; each uses all samples
    returns: (w, b, losses): losses[k] is the cross entropy before update k, so losses[0] is log 2
    """
    # TODO 1: start from zeros
    # TODO 2: record the loss of the present w and b
    # TODO 3: take both gradients first, then step against them
    raise NotImplementedError


def predict_proba(x, w, b):
    """The probability that y is 1, for each sample.

    x: array (n,)
    w, b: numbers
    returns: array (n,)
    """
    # TODO 1: the line, then the sigmoid
    raise NotImplementedError


def predict(x, w, b, threshold=0.5):
    """The class of each sample: 1 where the probability is at least the threshold, else 0.

    x: array (n,)
    w, b: numbers
    threshold: number between 0 and 1
    returns: int array (n,)
    """
    # TODO 1: turn "at least the threshold" into the integers 1 and 0
    raise NotImplementedError


def decision_boundary(w, b):
    """The x at which the probability is 0.5.

    w, b: numbers, w not 0
    returns: float
    """
    # TODO 1: σ is 0.5 where its argument is 0; solve for x
    raise NotImplementedError
