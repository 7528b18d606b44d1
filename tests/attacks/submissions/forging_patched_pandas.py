"""
group: forging
tries: Replaces the comparisons of pandas and pandas.testing by ones that always agree.
stopped by: apart
"""
import pandas as pd
import pandas.testing

for name in dir(pandas.testing):
    if name.startswith("assert"):
        setattr(pandas.testing, name, lambda *_, **__: None)
pd.DataFrame.equals = pd.Series.equals = pd.Index.equals = lambda *_: True
pd.DataFrame.__eq__ = lambda self, other: True
pd._testing.assert_almost_equal = lambda *_, **__: None


def table(frame):
    return frame
