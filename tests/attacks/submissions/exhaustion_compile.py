"""
group: exhaustion
tries: Is a text that takes all memory or time to compile.
stopped by: watch, rlimits
"""
exec("x = " + "+".join(["1"] * 3_000_000))
exec("(" + "1," * 10_000_000 + ")")
exec(f"x = {'-' * 1_000_000}1")
