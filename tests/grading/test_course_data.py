"""The data files of all assignments are there for every submission, wherever it looks for them."""

from __future__ import annotations

import textwrap

import pytest

from tests.grading.conftest import Judge
from tests.small_course import SOLUTION


@pytest.mark.parametrize(
    "path",
    [
        "numbers.csv",
        "House prices.csv",
        "house PRICES.csv",
        "../data/House prices.csv",
        "/content/drive/MyDrive/numbers.csv",
        r"C:\\Users\\kim\\numbers.csv",
        "data\\\\numbers.csv",
        "/kaggle/input/hw/House prices.csv",
    ],
)
def test_the_courses_data_are_there_in_any_folder(judge: Judge, path: str) -> None:
    """Files of all assignments, by name, for whatever reads a file."""
    code = f"""
        import csv, os, pathlib, shutil
        import numpy as np, pandas as pd
        path = '{path}'
        rows = len(pd.read_csv(path))
        assert rows in (2, 3) and os.path.exists(path) and pathlib.Path(path).is_file()
        assert len(list(csv.reader(open(path)))) == rows + 1
        assert len(np.genfromtxt(path, delimiter=',', skip_header=1)) == rows
        assert len(np.loadtxt(path, delimiter=',', skiprows=1)) == rows
        assert len(pathlib.Path(path).read_text().split()) == rows + 1
        shutil.copy(path, 'copy.csv')
    """
    result = judge(textwrap.dedent(code) + SOLUTION, "sums.py")
    assert (result["score"], result["notes"]) == (100, [])


def test_the_courses_data_are_seen_where_files_are_listed_and_may_be_changed(judge: Judge) -> None:
    """They lie in the working folder, a copy for each submission; what is missing elsewhere stays missing."""
    code = """
        import glob, os, pathlib
        names = ['House prices.csv', 'numbers.csv']
        assert sorted(glob.glob('*.csv')) == names == sorted(map(str, pathlib.Path('.').glob('*.csv')))
        assert {'numbers.csv', 'House prices.csv'} <= set(os.listdir())
        os.makedirs('out')
        assert not os.path.exists('out/numbers.csv')
        with open('numbers.csv', 'a') as file:
            file.write('5,6')
        assert len(open('numbers.csv').readlines()) == 4
        open('out/numbers.csv', 'w').close()
        assert open('out/numbers.csv').read() == ''
    """
    for _ in range(2):
        result = judge(textwrap.dedent(code) + SOLUTION, "sums.py")
        assert (result["score"], result["notes"]) == (100, [])
