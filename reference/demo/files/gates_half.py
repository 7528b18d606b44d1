def perceptron(x, w, b):
    z = np.dot(x, w) + b
    if np.ndim(z) == 0:
        return 1 if z > 0 else 0
    return np.array([1 if value > 0 else 0 for value in z])


def gate_weights(gate):
    if gate == "AND":
        return np.array([2.0, 2.0]), -3.0
    if gate == "OR":
        return np.array([2.0, 2.0]), -1.0
    if gate == "NAND":
        return np.array([-2.0, -2.0]), 3.0
    raise ValueError("unknown gate")
