import numpy as np


def perceptron(x, w, b)
    return int(np.dot(x, w) + b > 0)
