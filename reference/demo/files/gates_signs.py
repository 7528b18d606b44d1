def perceptron(x, w, b):
    fired = np.where(np.asarray(x) @ np.asarray(w) + b > 0, 1, -1)
    return int(fired) if fired.ndim == 0 else fired
