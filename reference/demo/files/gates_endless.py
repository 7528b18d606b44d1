def xor_gate(x1, x2):
    while True:
        x1 = 1 - x1
