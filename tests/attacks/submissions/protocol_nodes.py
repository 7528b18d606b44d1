"""
group: protocol
tries: Sends nodes that promise what is not there: buffers, shapes, dtypes with pointers, texts beyond Unicode.
stopped by: codec
"""
import os
import struct

VALUES = [
    ('["array","|O",[1]]', bytes(8)),
    ('["array","|V8",[1]]', bytes(8)),
    ('["array","<f8",[-1]]', b""),
    ('["array","<f8",[4611686018427387904,4]]', b""),
    ('["array","<f8",[0,9223372036854775807]]', b""),
    ('["array","<f8",[1000000]]', bytes(8)),
    ('["array","<U1",[1]]', b"\xff\xff\xff\x7f"),
    ('["array","|b1",[3]]', b"\x02\x03\xff"),
    ('["array",["<f8"],[1]]', bytes(8)),
    ('["array","f8,f8",[1]]', bytes(16)),
    ('["array","<M8[25s/1000]",[1]]', bytes(8)),
    ('["scalar","<U9999999"]', b""),
    ('["pack","q",-1]', b""),
    ('["pack","P",1]', bytes(8)),
    ('["handle",-1,"x"]', b""),
    ('["handle",true,"x"]', b""),
    ('["dict",["list",["list"]],["list",1]]', b""),
    ('["set",["list",["handle",1,"x"]]]', b""),
    ('["points",["list",1114112]]', b""),
    ('["points",["list",-1]]', b""),
    ('["text",4]', b"\xed\xa0\x80\x00"),
    ('["int","' + "f" * 5000 + '"]', b""),
    ("1" * 5000, b""),
    ("1e999999999", b""),
    ('["frame",["list"],["list"]]', b""),
    ('["index",["cells",[1],["list",["list"]]],null]', b""),
    ('["category",["array","<i8",[1]],["array","<i8",[1]],true]', bytes(16)),
    ('["multi"]', b""),
    ('["range",0,9223372036854775807,1,null]', b""),
    ('["nothing"]', b""),
    ("[]", b""),
    ("[1]", b""),
]
calls = 0


def add(*_):
    global calls
    value, buffer = VALUES[calls % len(VALUES)]
    calls += 1
    head = f'["list","ok",{value}]'.encode()
    os.write(3, struct.pack("<II", len(head) + len(buffer), len(head)) + head + buffer)
    os.read(3, 1)


total = scale = table = Counter = add
