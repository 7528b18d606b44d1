"""Set-up lines as students write them, above right functions: they cost nothing, and the report names the line."""

from __future__ import annotations

import textwrap

import pytest

from tests.grading.conftest import Judge
from tests.grading.test_loading import ABSENT, FAILED, NO_EFFECT, Notes, lines
from tests.grading.test_notebooks import book
from tests.small_course import SOLUTION

SET_UP: dict[str, tuple[str, Notes]] = {
    "a module's set-up": (
        "import seaborn as sns\nsns.set()\nsns.set(rc={'figure.figsize': (8, 6)}); sns.set_style('white')",
        [(ABSENT, 1)],
    ),
    "a style": ("import matplotlib.pyplot as plt\nplt.style.use('seaborn')\nplt.style.use('ggplot')", [(NO_EFFECT, 2)]),
    "a file that is not there": (
        "import pandas as pd\ndf = pd.read_csv('mine.csv')\ndf = df.dropna()\nX = df[['a']].values\n\n\nprint(X)",
        [(FAILED, 2), ("note.needs-lines", 3)],
    ),
    "data of a module": (
        """
        from sklearn.datasets import load_iris
        from sklearn.model_selection import train_test_split as split
        iris = load_iris()
        X, y = iris.data, iris.target
        X_train, X_test, y_train, y_test = split(X, y, test_size=0.2)
        (a, b), (c, *d) = load_iris().parts()
        print(X.shape, X[:, 0].mean(), f"{y_train.max():.2f}", len(X), int(y[0]), [x for x in X])
        if X.shape[0] > 3 or X == 1:
            raise ValueError
        """,
        [(ABSENT, 2)],
    ),
    "a font of Windows": (
        """
        import matplotlib.pyplot as plt
        from matplotlib import font_manager, rc
        name = font_manager.FontProperties(fname='c:/Windows/Fonts/malgun.ttf').get_name()
        rc('font', family=name)
        plt.title('a', fontproperties=font_manager.FontProperties(fname=r'C:\\Windows\\Fonts\\batang.ttc'))
        plt.savefig('a.png')
        """,
        [(NO_EFFECT, 4), (NO_EFFECT, 6)],
    ),
    "fonts of Linux and macOS": (
        """
        import matplotlib.font_manager as fm, matplotlib.pyplot as plt
        fm.fontManager.addfont('/usr/share/fonts/truetype/nanum/NanumGothic.ttf')
        plt.rc('font', family='AppleGothic')
        plt.rcParams['axes.unicode_minus'] = False
        fm.FontEntry(fname='/Library/Fonts/x.ttf', name='x')
        """,
        [(NO_EFFECT, 3)],
    ),
    "a font of a module": ("import koreanize_matplotlib", [(ABSENT, 1)]),
    "a back end": (
        "import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt\nplt.switch_backend('Qt5Agg')\n"
        "plt.plot([1, 2])\nplt.show()\nmatplotlib.use('Agg')",
        [(NO_EFFECT, 2), (NO_EFFECT, 4)],
    ),
    "a locale": (
        "import locale\nlocale.setlocale(locale.LC_ALL, 'ko_KR.UTF-8')\nlocale.setlocale(locale.LC_ALL, 'C')",
        [(NO_EFFECT, 2)],
    ),
    "folders of elsewhere": (
        """
        import os, pathlib
        os.chdir('/content/drive/MyDrive/hw1')
        os.makedirs('/kaggle/working/out', exist_ok=True)
        pathlib.Path('/content/a/b').mkdir(parents=True)
        os.chdir(r'C:\\Users\\kim')
        os.makedirs('here/too')
        assert os.listdir('here') == ['too']
        """,
        [(NO_EFFECT, 3), (NO_EFFECT, 4), (NO_EFFECT, 5), (NO_EFFECT, 6)],
    ),
    "a folder that is not there": ("import os\nos.chdir('../hw')", [(FAILED, 2)]),
    "torch": (
        """
        import torch, torch.nn as nn
        torch.manual_seed(0)
        device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.fc = nn.Linear(2, 1)
        class Rows(torch.utils.data.Dataset, list, extra=1):
            pass
        net = Net().to(device)
        @torch.no_grad()
        def rate(x: torch.Tensor | None, y: "torch.Tensor" = torch.zeros(3)) -> torch.Tensor:
            return net(x)
        assert rate.__name__ == 'rate'
        for epoch in range(2):
            loss = (net(torch.rand(2)) - 1) ** 2 / 3 @ net
            loss.backward()
        with torch.autocast('cuda') as found, open('log', 'w'):
            pass
        assert not isinstance(3, torch.Tensor) and int(torch.__version__[0]) >= 0
        """,
        [(ABSENT, 2)],
    ),
    "NumPy on a stand-in": (
        "import numpy as np, cv2\nimg = cv2.imread('a.png')\nnp.mean(img), np.sqrt(img), img + np.zeros(3)\n"
        "np.zeros(3) * img, np.array(img), -img, img[0]",
        [(ABSENT, 1)],
    ),
    "decorators and annotations": (
        """
        from ipywidgets import interact
        from jaxtyping import Float
        from numba import njit, prange
        @interact(x=(0, 10))
        def show(x: Float["n d"] | int = 1):
            print(x)
        @njit(parallel=True)
        def count(n):
            return sum(1 for _ in prange(n))
        assert count(3) == 3
        """,
        [(ABSENT, 2), (ABSENT, 3), (ABSENT, 4)],
    ),
    "a module that is asked for": (
        """
        import importlib.util
        from contextlib import suppress
        try:
            import cupy as xp
        except (ImportError, OSError):
            import numpy as xp
        assert xp.ones(2).sum() == 2
        assert importlib.util.find_spec('torch') is None
        with suppress(ModuleNotFoundError):
            import jax
            raise ValueError
        def there(name):
            try:
                return importlib.import_module(name)
            except ImportError:
                return None
        assert there('tensorflow') is None
        """,
        [],
    ),
    "bars": (
        """
        from tqdm import tqdm, trange
        from tqdm.auto import tqdm as auto
        import tqdm.notebook as shown
        assert [n for n in tqdm([1, 2], desc='x')] == [0 + n for n in auto(range(1, 3))] == [n + 1 for n in trange(2)]
        with shown.tqdm(total=3) as bar:
            bar.update(2)
            bar.set_postfix(loss=1)
            assert bar.n == 2
        """,
        [],
    ),
    "a pool": (
        "from multiprocessing import Pool, Process, Lock\nLock().acquire()\np = Process(target=print)\np.start()\n"
        "with Pool(2) as pool:\n    pool.map(abs, [1])",
        [("note.no-process", 4), ("note.no-process", 5)],
    ),
    "a program": ("import subprocess\nsubprocess.run(['pip', 'install', 'x'])", [("note.no-process", 2)]),
    "the network": ("import pandas as pd\nx = pd.read_csv('https://example.org/x.csv')", [("note.no-network", 2)]),
    "a number that is asked for": (
        "n = int(input('How many? '))\nm = n + 1\nname = input()",
        [("note.input", 1), ("note.needs-line", 2)],
    ),
    "a loop that asks": (
        "gate = input('AND or OR? ')\nwhile gate not in ('AND', 'OR'):\n    gate = input('AND or OR? ')",
        [("note.input", 1)],
    ),
    "an exit": ("import sys\nsys.exit(0)", [(FAILED, 2)]),
    "an interrupt": ("raise KeyboardInterrupt", [(FAILED, 1)]),
    "too much memory": ("many = [0] * 10**10\nless = bytearray(10**10)", [(FAILED, 1), (FAILED, 2)]),
    "arguments": ("import argparse\nargs = argparse.ArgumentParser().parse_args()", []),
    "what Colab has": (
        "from google.colab import drive, files, userdata\nfrom google.colab.patches import cv2_imshow\n"
        "drive.mount('/content/drive')\nassert files.upload()['numbers.csv']\nkey = userdata.get('KEY')",
        [],
    ),
    "what IPython has": (
        """
        from IPython import get_ipython
        from IPython.display import display, HTML, clear_output
        get_ipython().magic('reset -sf')
        get_ipython().user_ns['q'] = 3
        assert q == 3 and get_ipython().getoutput('ls') == [] and get_ipython().ev('q') == 3
        display(HTML('<b>x</b>'), 5); clear_output(wait=True)
        if 'ZMQ' in type(get_ipython()).__name__ and get_ipython():
            get_ipython().run_line_magic('matplotlib', 'inline')
        get_ipython().events.register('post_run_cell', print)
        """,
        [],
    ),
    "a future flag": ("from __future__ import annotations\ndef f(x: Unknown) -> Nothing: pass", []),
    "its own text": (
        "import inspect\ndef one():\n    return 1\nassert inspect.getsource(one) == 'def one():\\n    return 1\\n'",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SET_UP)
def test_a_set_up_line_costs_nothing(judge: Judge, name: str) -> None:
    """Full marks for what stands below it, in a script and in a cell; the note names the line."""
    text, notes = SET_UP[name]
    code = textwrap.dedent(text) + "\n" + SOLUTION
    for content, file, cell in ((code, "sums.py", None), (book(code), "sums.ipynb", 1)):
        result = judge(content, file)
        assert (result["score"], lines(result)) == (100, notes), (file, result["notes"])
        assert {(note["args"]["file"], note["args"].get("cell")) for note in result["notes"]} <= {(file, cell)}
