"""
group: reading
tries: Asks for the size and times of a file that it cannot read. Tier landlock tells; nothing follows from it.
stopped by: mounts
"""
import os

try:
    print("metadata seen:", os.stat("@planted@/secret.txt").st_size)
except OSError as error:
    print("no metadata:", type(error).__name__)
