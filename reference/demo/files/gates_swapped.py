def gate_weights(gate):
    if gate == "AND":
        return np.array([2, 2]), -1
    if gate == "OR":
        return np.array([2, 2]), -3
    if gate == "NAND":
        return np.array([-2, -2]), 3
    raise ValueError(gate)
