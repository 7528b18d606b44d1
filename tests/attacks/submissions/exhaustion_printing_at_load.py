"""
group: exhaustion
tries: Is right, and prints, warns and fails aside at every step of loading, to crowd the notes of whoever comes next.
stopped by: watch, fresh
score: 100
"""
import sys
import warnings

for number in range(400):
    print("@token@ <img src=x> \x1b[31m ::error::", number)
    warnings.warn(f"warned {number} @token@", stacklevel=1)
    sys.stderr.write("@token@ ##[error]\r\n")
undefined_name_number_one
open("/nowhere/@token@.csv")
1 / 0
from honest import *
