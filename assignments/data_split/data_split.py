"""Splitting data: rows for learning, rows for choosing, rows for the one honest exam.

X holds one row of features per sample, y one target per sample; row i of X belongs to entry i of y, before and after.
No function changes its arguments.
"""

from math import ceil

import numpy as np
import pandas as pd


def train_test_split(X, y, test_size, shuffle=False, seed=None):
    """Cut the rows into a training part and a test part.

    X, y: arrays, lists, DataFrames or Series of n rows each; every part has the type of what it was cut from. The rows
        of a table may keep their labels (its index) or be numbered anew; its columns keep their names
    test_size: fraction of the rows for the test part, between 0 and 1; the test part gets ceil(n * test_size) rows
    shuffle: False keeps the order, and the test part is the end; True puts the rows of X and of y into the one order
        np.random.default_rng(seed).permutation(n) first, and the test part is the end of that order
    returns: X_train, X_test, y_train, y_test
    raises: ValueError where X and y differ in length, test_size is not between 0 and 1, or a part would be empty
    """
    # TODO 1: refuse different lengths and a test_size outside (0, 1)
    # TODO 2: the number of training rows is n minus the test rows, which are rounded up; refuse an empty part
    # TODO 3: make one order of the row numbers, for X and y together
    # TODO 4: take the rows of that order, head for training and tail for the test, each in its own type
    raise NotImplementedError


def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    """Cut the rows into a training, a validation and a test part.

    X, y, shuffle, seed: as in train_test_split; the rows are shuffled once, before any cut
    test_size: fraction of all rows for the test part, which is the end
    val_size: fraction of what is left after the test part; the validation part is the end of that rest
    returns: X_train, X_val, X_test, y_train, y_val, y_test
    raises: ValueError as train_test_split does, for either size
    """
    # TODO 1: cut off the test part, shuffled if asked for
    # TODO 2: cut the validation part off the end of the rest, without shuffling again
    # TODO 3: return the six parts in the order that the docstring names
    raise NotImplementedError


def batches(X, y, batch_size):
    """Cut the rows, in order, into batches for training.

    X, y: n rows each
    batch_size: rows of a batch, at least 1; the last batch holds what is left and may be smaller
    returns: list of (X_b, y_b); every row is in exactly one batch
    raises: ValueError where X and y differ in length or batch_size is below 1
    """
    # TODO 1: refuse different lengths and a batch_size below 1
    # TODO 2: start a batch at row 0, batch_size, 2 * batch_size, ... and take the rows up to the next start
    raise NotImplementedError
