"""
group: protocol
tries: Sends noise before it has been asked anything.
stopped by: codec
"""
import os

for _ in range(100):
    os.write(3, os.urandom(64))
