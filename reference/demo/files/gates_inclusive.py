def perceptron(x, w, b):
    z = np.asarray(x) @ np.asarray(w) + b
    return int(z >= 0) if np.ndim(z) == 0 else (z >= 0).astype(int)
