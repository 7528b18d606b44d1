"""Gates: what one perceptron can and cannot do."""

import numpy as np

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def perceptron(x, w, b):
    """Fire (1) where x·w + b is above 0, strictly; else 0.

    x: one point (d,) or a batch of points (n, d); w: weights (d,); b: bias, a number.
    Returns an int for one point, an int array (n,) for a batch.
    """
    # TODO 1: compute the weighted sum of each point, plus the bias
    # TODO 2: turn "the sum is above 0" into the integers 1 and 0
    raise NotImplementedError


def gate_weights(gate):
    """Weights and bias of a perceptron that computes a gate.

    gate: "AND", "OR" or "NAND".
    Returns (w, b): w an array of shape (2,), b a number. Any that produce the truth table are right.
    Raises ValueError for any other name.
    """
    # TODO 1: choose w and b for each of the three gates, so that the sign of the sum follows the truth table
    # TODO 2: raise ValueError for a name that is none of the three
    raise NotImplementedError


def and_gate(x1, x2):
    """1 where both inputs are 1, else 0.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # TODO 1: join x1 and x2 into points and give them to the perceptron with the weights of AND
    raise NotImplementedError


def or_gate(x1, x2):
    """1 where at least one input is 1, else 0.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # TODO 1: do the same as in and_gate, with the weights of OR
    raise NotImplementedError


def nand_gate(x1, x2):
    """0 where both inputs are 1, else 1.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # TODO 1: do the same as in and_gate, with the weights of NAND
    raise NotImplementedError


def xor_gate(x1, x2):
    """1 where exactly one input is 1, else 0. Made of the gates above: one perceptron cannot do it.

    x1, x2: the numbers 0 or 1, or two arrays of them with the same shape, whatever it is.
    Returns an int for numbers, an int array of that shape for arrays.
    """
    # TODO 1: compute two gates of the inputs: the first layer
    # TODO 2: combine their outputs with one more gate: the second layer
    raise NotImplementedError


def find_perceptron(targets, grid):
    """The first (w1, w2, b) with which a perceptron produces the targets, or None if there is none.

    targets: array (4,), the outputs wanted for the inputs (0, 0), (0, 1), (1, 0), (1, 1), which are CORNERS.
    grid: array of the values to try for w1, w2 and b, in its order; w1 is the outermost loop, b the innermost.
    """
    # TODO 1: go through every combination of w1, w2 and b
    # TODO 2: return the first whose four outputs are the targets
    # TODO 3: return None if no combination was right
    raise NotImplementedError
