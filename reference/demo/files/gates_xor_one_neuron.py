def xor_gate(x1, x2):
    return perceptron(np.stack([x1, x2], axis=-1), np.array([1, 1]), -0.5)
