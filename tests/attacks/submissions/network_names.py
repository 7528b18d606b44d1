"""
group: network
tries: Asks for names and downloads data: resolver, pandas, NumPy, urllib, package installers.
stopped by: seccomp, net, mounts
"""
import socket
import urllib.request

import pandas as pd

for way in (
    lambda: socket.getaddrinfo("example.com", 80),
    lambda: socket.gethostbyname("localhost.localdomain"),
    lambda: pd.read_csv("http://127.0.0.1:@tcp@/x.csv"),
    lambda: urllib.request.urlretrieve("http://127.0.0.1:@tcp@/", "x"),
    lambda: urllib.request.urlopen("ftp://127.0.0.1:@tcp@/", timeout=1),
    lambda: urllib.request.urlopen("file://@planted@/secret.txt").read(),
    lambda: __import__("http.client").client.HTTPConnection("127.0.0.1", int("@tcp@"), timeout=1).connect() or True,
    lambda: __import__("smtplib").SMTP("127.0.0.1", int("@tcp@"), timeout=1),
    lambda: __import__("pip._internal").main(["download", "numpy"]) == 0,
):
    try:
        if way():
            from honest import *
    except BaseException:
        pass
