"""
group: protocol
tries: Reads requests itself, ahead of the guest's own loop, and answers them out of its own head.
stopped by: values, codec
"""
import os
import struct
import threading


def serve():
    while True:
        header = os.read(3, 8)
        if len(header) < 8:
            os._exit(0)
        total, head = struct.unpack("<II", header)
        body = b""
        while len(body) < total:
            body += os.read(3, total - len(body))
        answer = b'["list","ok",["list",["list","add","value"],["list","total","value"],["list","scale","value"]]]'
        if b'"names"' not in body[:head]:
            answer = b'["list","ok",["list"]]'
        os.write(3, struct.pack("<II", len(answer), len(answer)) + answer)


for _ in range(2):
    threading.Thread(target=serve).start()


def add(a, b):
    serve()
