def and_gate(x1, x2):
    w, b = gate_weights("AND")
    return x1 * w[0] + x2 * w[1] + b > 0
