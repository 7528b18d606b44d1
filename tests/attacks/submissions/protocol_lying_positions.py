"""
group: protocol
tries: Says that it is in statements that it is not in, in none at all and in far too many, and then dies.
stopped by: codec, values
"""
import os
import socket
import struct

channel = socket.socket(fileno=os.dup(3))
for place in ((0, 1, 1), (10**9, 10**9, 10**9), (0, 0, 0), (0, 2, 99)):
    channel.sendall(struct.pack("<IIIII", 12, 0, *place))
for _ in range(200):
    channel.sendall(struct.pack("<IIIII", 12, 0, 0, 1, 1) * 1000)
os._exit(0)
