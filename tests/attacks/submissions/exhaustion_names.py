"""
group: exhaustion
tries: Defines a million public names, and names of a million characters.
stopped by: codec, watch
"""
for number in range(300_000):
    globals()[f"name_{number}"] = number
globals()["x" * 5_000_000] = 1
