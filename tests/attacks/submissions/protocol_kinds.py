"""
group: protocol
tries: Sends well-formed values that are no replies, or replies of the wrong kind, length and types.
stopped by: codec, proxy
"""
import os
import struct

HEADS = [
    "true",
    '"passed"',
    '["list","passed"]',
    '["list","ok"]',
    '["list","ok",3,3]',
    '["list",["list","ok"],3]',
    '["list","full",3,["list"],["list"],["list"]]',
    '["list","full",3,3,3,3]',
    '["list","raise","Skipped",true,"",["list"]]',
    '["list","raise",["list"],true,"",["list"]]',
    '["list","raise","KeyboardInterrupt",true,"x",["list",["list","sums.py",-1]]]',
    '["list","raise","SystemExit",true,"0",["list",["list","/etc/passwd",1],["list",1,"x"],3]]',
    '["tuple",["list","ok",3]]',
    '["list","broken","the sandbox failed"]',
    '["list","hello"]',
    "{}",
    '["list","ok",{"a":1}]',
]
calls = 0


def add(*_):
    global calls
    head = HEADS[calls % len(HEADS)].encode()
    calls += 1
    os.write(3, struct.pack("<II", len(head), len(head)) + head)
    os.read(3, 1)


total = scale = table = Counter = add
