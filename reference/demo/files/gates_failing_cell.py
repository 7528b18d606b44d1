table = and_gate([0, 0, 1, 1], [0, 1, 0, 1)

print("the next cell divides by zero")

accuracy = 4 / 0

print("and this one still runs")
