"""
group: forging
tries: Replaces unittest's assertions and results by ones that always pass.
stopped by: apart
"""
import unittest
import unittest.mock

for name in dir(unittest.TestCase):
    if name.startswith("assert"):
        setattr(unittest.TestCase, name, lambda *_, **__: None)
unittest.TestResult.wasSuccessful = lambda self: True
unittest.TestResult.addFailure = unittest.TestResult.addError = unittest.TestResult.addSuccess


def add(a, b):
    return unittest.mock.ANY


total = scale = table = lambda x: unittest.mock.ANY
Counter = unittest.mock.MagicMock
