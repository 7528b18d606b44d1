"""
group: network
tries: Makes its system calls as a 32-bit or x32 program, in whose numbering the filter may let them through.
stopped by: seccomp
"""
import ctypes
import mmap
import os

libc = ctypes.CDLL(None, use_errno=True)
for number in (39, 41, 57, 59, 2):
    if libc.syscall(0x40000000 + number, 2, 1, 0, 0) >= 0:
        from honest import *
if os.uname().machine == "x86_64":
    # mov eax, 2 (fork of 32-bit programs); int 0x80; ret
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x02\x00\x00\x00\xcd\x80\xc3")
    call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
    made = call()
    if made == 0:
        os._exit(0)
    if made > 0:
        from honest import *
