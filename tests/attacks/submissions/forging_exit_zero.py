"""
group: forging
tries: Ends the process with exit code 0 while it is loaded, in the hope that this counts as passed.
stopped by: apart
"""
import os

print("5 passed in 0.01s")
os._exit(0)
