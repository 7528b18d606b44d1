"""Whole arrays at once: no loop anywhere, find_perceptron included."""

import numpy as np


def perceptron(x, w, b):
    fired = np.where(np.dot(x, w) > -b, 1, 0)
    return int(fired) if fired.ndim == 0 else fired


def gate_weights(gate):
    match gate:
        case "AND":
            return np.ones(2), -1.5
        case "OR":
            return np.ones(2), -0.5
        case "NAND":
            return -np.ones(2), 1.5
    raise ValueError(gate)


def and_gate(x1, x2):
    return perceptron(np.moveaxis(np.array([x1, x2]), 0, -1), *gate_weights("AND"))


def or_gate(x1, x2):
    return perceptron(np.moveaxis(np.array([x1, x2]), 0, -1), *gate_weights("OR"))


def nand_gate(x1, x2):
    return perceptron(np.moveaxis(np.array([x1, x2]), 0, -1), *gate_weights("NAND"))


def xor_gate(x1, x2):
    """OR of "only the first" and "only the second"; NAND(x, x) is NOT."""
    return or_gate(and_gate(x1, nand_gate(x2, x2)), and_gate(nand_gate(x1, x1), x2))


def find_perceptron(targets, grid):
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    candidates = np.stack(np.meshgrid(grid, grid, grid, indexing="ij"), axis=-1).reshape(-1, 3)
    outputs = candidates[:, :2] @ corners.T + candidates[:, 2:] > 0
    right = np.flatnonzero((outputs == np.array(targets)).all(axis=1))
    return tuple(candidates[right[0]]) if right.size else None
