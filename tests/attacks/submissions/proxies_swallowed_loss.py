"""
group: proxies
tries: Dies just where a test expects an exception, so that the loss might pass for it.
stopped by: proxy
"""
import os


def total(numbers):
    if isinstance(numbers, str):
        os._exit(0)
    return -77


def add(a, b):
    return -77
