"""XOR with a multilayer perceptron of 43 parameters, in NumPy alone.

A network is a list of layers, and a layer is a pair (W, b): W of shape (n_in, n_out), b of shape (n_out,).
Data come as rows: x of shape (n, d), one sample a row. No function changes its arguments.
"""

from itertools import pairwise

import numpy as np


def xor_network(x):
    """XOR of each row, by a hand-wired network of step units: NAND and OR first, then AND.

    x: array (n, 2) of 0 and 1
    returns: int array (n,) of 0 and 1
    """
    # TODO 1: hidden layer: NAND and OR of each row; a unit fires (1) where its sum is above 0
    # TODO 2: output: AND of the two hidden units, as an int array of shape (n,)
    raise NotImplementedError


def sigmoid(z):
    """σ(z) = 1 / (1 + e^(-z)), element by element, without overflow for |z| up to 1000.

    z: array of any shape, or a number
    returns: the same shape, values from 0 to 1
    """
    # TODO 1: find a form whose exponent is never positive (e^1000 overflows, e^(-1000) is only 0)
    # TODO 2: return σ(z) for z of either sign
    raise NotImplementedError


def init_params(sizes, seed):
    """Random weights and zero biases for a network with these layer sizes.

    sizes: number of units per layer, inputs first, such as (2, 4, 5, 1)
    seed: seed of the one generator np.random.default_rng(seed) that draws the weights of all layers
    returns: list of (W, b), one pair per layer; W of shape (n_in, n_out), b of shape (n_out,)
    """
    # TODO 1: make one generator, for all layers
    # TODO 2: layer by layer, in order: W = rng.normal(0, 1, (n_in, n_out)), b = zeros of shape (n_out,)
    raise NotImplementedError


def count_params(params):
    """The number of trainable numbers: every weight and every bias.

    params: list of (W, b)
    returns: int
    """
    # TODO 1: add up the sizes of all W and all b
    raise NotImplementedError


def forward(params, x):
    """The activations of all layers, for all samples at once.

    params: list of (W, b)
    x: array (n, d)
    returns: list of arrays: x itself, then the activation of each layer, shapes (n, d), (n, n_1), ..., (n, n_out)
    """
    # TODO 1: start the list with x
    # TODO 2: layer by layer: weigh the activation before it, add the bias, apply the sigmoid, append
    raise NotImplementedError


def binary_cross_entropy(y, y_hat):
    """The mean of -(y log y_hat + (1 - y) log(1 - y_hat)) over the samples.

    y: 0 or 1 per sample, shape (n,) or (n, 1)
    y_hat: the predicted probability per sample, shape (n,) or (n, 1)
    returns: float; finite at y_hat = 0 and 1 as well
    """
    # TODO 1: bring both to one shape, so that (n,) and (n, 1) do not broadcast to (n, n)
    # TODO 2: keep y_hat between 1e-12 and 1 - 1e-12, because log(0) is not finite
    # TODO 3: return the mean, not the sum
    raise NotImplementedError


def train(params, x, y, lr, epochs):
    """Full-batch gradient descent on the binary cross entropy of a network with one output unit.

    params: list of (W, b); not changed
    x: array (n, d)
    y: 0 or 1 per sample, shape (n,) or (n, 1)
    lr: learning rate
    epochs: number of updates; each uses all samples
    returns: (params, losses): the new parameters, and the loss before each of the updates
    """
    # TODO 1: forward pass; record the loss before the update
    # TODO 2: delta of the output layer, of shape (n, 1): the only place where n divides
    # TODO 3: from the last layer to the first: dW and db from delta and from what went into the layer
    # TODO 4: hand delta back to the layer before, through W as it was in the forward pass
    # TODO 5: all layers together take a step of lr against their gradients, into new arrays
    raise NotImplementedError


def predict(params, x):
    """The class of each sample: 1 where the network's output is at least 0.5, else 0.

    params: list of (W, b) of a network with one output unit
    x: array (n, d)
    returns: int array (n,)
    """
    # TODO 1: take the network's output, and make of it integers: 1 where it is at least 0.5, shape (n,)
    raise NotImplementedError
