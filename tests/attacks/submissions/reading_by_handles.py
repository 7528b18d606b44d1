"""
group: reading
tries: Opens a path without reading it, turns that into a readable file, and opens files by their kernel handles.
stopped by: mounts, landlock, seccomp
"""
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
OPENAT2 = 437


def by_folder():
    folder = os.open("@planted@", os.O_PATH | os.O_DIRECTORY)
    return os.read(os.open("secret.txt", os.O_RDONLY, dir_fd=folder), 1)


def by_change_of_folder():
    os.chdir("@planted@")
    return open("secret.txt").read()


def by_path_descriptor():
    number = os.open("@planted@/secret.txt", os.O_PATH)
    return open(f"/proc/self/fd/{number}").read()


def by_handle():
    handle, mount = ctypes.create_string_buffer(136), ctypes.c_int()
    ctypes.memmove(handle, (128).to_bytes(4, "little"), 4)
    if libc.name_to_handle_at(-100, b"@planted@/secret.txt", handle, ctypes.byref(mount), 0):
        raise OSError
    return libc.open_by_handle_at(-100, handle, 0) >= 0


def by_openat2():
    how = ctypes.create_string_buffer(24)
    return libc.syscall(OPENAT2, -100, b"@planted@/secret.txt", how, 24) >= 0


def by_parent():
    number = os.open("..", os.O_PATH)
    for _ in range(20):
        number = os.open("..", os.O_PATH, dir_fd=number)
    return os.read(os.open("@planted@/secret.txt".lstrip("/"), os.O_RDONLY, dir_fd=number), 1)


for way in (by_folder, by_change_of_folder, by_path_descriptor, by_handle, by_openat2, by_parent):
    try:
        if way():
            from honest import *
    except Exception:
        pass
