"""Regression: a network with a linear output learns the prices of houses.

A network is a list of layers (W, b): W of shape (n_in, n_out), b of shape (n_out,). Hidden layers apply the sigmoid,
σ(z) = 1 / (1 + e^(-z)); the last layer is linear and has one unit. Data come as rows: x of shape (n, d); targets y may
have shape (n,) or (n, 1), both mean the same. No function changes its arguments.
"""

from itertools import pairwise
from math import ceil

import numpy as np


def mse(y, y_hat):
    """The mean squared error: the mean of (y_hat - y)² over the n values.

    y, y_hat: arrays of n values, each of shape (n,) or (n, 1)
    returns: float
    raises: ValueError where the numbers of values differ
    """
    # TODO 1: bring both to one shape, so that (n,) and (n, 1) do not broadcast to (n, n)
    # TODO 2: refuse different numbers of values
    # TODO 3: return the mean of the squares, not their sum
    raise NotImplementedError


def rmse(y, y_hat):
    """The root of the mean squared error, in the unit of y.

    y, y_hat: as in mse
    returns: float
    raises: ValueError as mse does
    """
    # TODO 1: build on mse
    raise NotImplementedError


def init_params(sizes, seed):
    """Random weights, scaled by the number of inputs, and zero biases.

    sizes: number of units per layer, inputs first, such as (5, 16, 1)
    seed: seed of the one generator np.random.default_rng(seed) that draws the weights of all layers
    returns: list of (W, b), one pair per layer; W of shape (n_in, n_out), b of shape (n_out,)
    """
    # TODO 1: make one generator, for all layers
    # TODO 2: layer by layer, in order: W = rng.normal(0, 1 / sqrt(n_in), (n_in, n_out)), b = zeros
    raise NotImplementedError


def forward(params, x):
    """The activations of all layers, for all samples at once.

    params: list of (W, b)
    x: array (n, d)
    returns: list of arrays: x itself, then the activation of each layer; the last one, of shape (n, 1), is linear
    """
    # TODO 1: start the list with x
    # TODO 2: for each hidden layer append σ(a @ W + b), where a is the activation before it
    # TODO 3: append the last layer without σ: a price may be any number
    raise NotImplementedError


def gradients(params, x, y):
    """The gradient of the mean squared error, L = 1/n · Σ (y_hat - y)²; the factor 2/n is kept.

    params: list of (W, b)
    x: array (n, d)
    y: targets, shape (n,) or (n, 1)
    returns: list of (dW, db), shaped like params
    """
    # TODO 1: run the network forward and keep all activations
    # TODO 2: delta of the output layer: dL/dy_hat, of shape (n, 1)
    # TODO 3: from the last layer to the first: dW = a.T @ delta and db = sum of delta over the samples
    # TODO 4: delta of the layer before it: back through W, then through σ
    # TODO 5: return the pairs in the order of the layers
    raise NotImplementedError


def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    """Gradient descent in batches.

    params: list of (W, b) to start from; not changed
    X_train, y_train: rows to learn from; each epoch takes them in order, batch_size at a time (the last batch may be
        smaller), and makes one step per batch
    X_val, y_val: rows to watch; they never move a weight
    lr: learning rate
    epochs: how often all training rows are used
    returns: (params, history): the new parameters, and {"loss": [...], "val_loss": [...]}, the mean squared error of
        all training rows and of all validation rows, one value per epoch, measured after it
    """
    # TODO 1: take the next batch and its gradients
    # TODO 2: all layers step against their gradient together, into new arrays
    # TODO 3: after the epoch record both losses, each over all its rows
    raise NotImplementedError


def predict(params, x):
    """The output of the network for each sample.

    params: list of (W, b) of a network with one output unit
    x: array (n, d)
    returns: array (n,)
    """
    # TODO 1: take the last activation as an array of shape (n,)
    raise NotImplementedError


def prepare(df, target, test_size, val_size):
    """Arrays that a network can learn from: cut into three parts, the features standardized.

    df: DataFrame of numbers; its order of rows is kept
    target: name of the column to predict; all other columns, in their order, are the features
    test_size: fraction of the rows for the test part, the end: ceil(n * test_size) rows
    val_size: fraction of what is left for the validation part, the end of that rest, rounded up as well
    returns: dict X_train, X_val, X_test (arrays (rows, features)), y_train, y_val, y_test (arrays (rows,)); features
        standardized by mean and standard deviation (ddof = 1) of the training rows, targets as they are
    """
    # TODO 1: at which rows do the test part and the validation part begin?
    # TODO 2: separate features and target, as arrays
    # TODO 3: standardize all rows of X by the statistics of its training rows
    # TODO 4: cut both and name the parts
    raise NotImplementedError


def house_price_model(df, target="house price of unit area", seed=0):
    """Learn one column of a table from the others, and say how well.

    df: DataFrame of numbers
    target: name of the column to predict
    seed: seed of the order of rows, np.random.default_rng(seed).permutation(n), and of whatever else is random;
        equal arguments give equal results
    returns: dict test_rmse, y_test, y_pred (the test part after prepare(permuted df, target, 0.2, 0.2), in that
        order, in the unit of the target) and history (as fit gives it). Architecture and training are free; test_rmse
        is to be at most 0.85 times that of predicting the mean of the training targets
    """
    # TODO 1: permute the rows, then prepare them
    # TODO 2: bring the targets to a size that a new network can reach, by statistics of the training part
    # TODO 3: choose a network and train it
    # TODO 4: predict the test part, and bring the predictions back to the unit of the target
    raise NotImplementedError
