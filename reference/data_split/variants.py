"""Mistakes that students make in data_split: each variant is the reference but for one function that is wrong."""

from math import ceil

import numpy as np

from grader.testing.variants import edit, naming_call, variant


@variant(
    "SPLIT01",
    title={
        "en": "behaves exactly as if X and y were each shuffled into an order of their own",
        "ko": "X와 y를 저마다 다른 순서로 섞은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each part has the right number of rows, but row i of X no longer belongs to entry i of y: every
                house has the price of another one. Nothing can be learnt from that, and no error message says so. A
                generator goes on where it stopped, so asking it twice gives two different orders. Look at how many
                orders are drawn.""",
            "ko": """각 부분의 행 수는 맞지만 X의 i번째 행이 더 이상 y의 i번째 값과 짝이 아닙니다. 집마다 다른 집의
                가격이 붙은 셈입니다. 그런 데이터에서는 아무것도 배울 수 없고 오류도 나지 않습니다. 난수 생성기는
                멈춘 자리에서 이어 가므로 두 번 부르면 서로 다른 순서가 나옵니다. 순서를 몇 번 만드는지 살펴봅니다.""",
        },
        {
            "en": """Ten rows whose y is ten times the first feature make it visible: after the shuffle this still
                has to hold in every row. Printing the order that X is taken in and the order that y is taken in,
                side by side, shows two lists. One list of row numbers, drawn once, has to serve both.""",
            "ko": """y가 첫 번째 특성의 열 배인 열 행으로 확인할 수 있습니다. 섞은 뒤에도 모든 행에서 이 관계가
                그대로여야 합니다. X를 꺼내는 순서와 y를 꺼내는 순서를 나란히 출력하면 서로 다른 두 목록이 보입니다.
                행 번호의 목록을 한 번만 만들어 둘에 함께 써야 합니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    rng = np.random.default_rng(seed)
    order_X, order_y = (rng.permutation(n) if shuffle else np.arange(n) for _ in "Xy")
    X, y = _take(X, order_X), _take(y, order_y)
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]


@variant(
    "SPLIT02",
    title={
        "en": "behaves exactly as if the result of an in-place shuffle, None, were the order",
        "ko": "제자리에서 섞는 함수의 결과인 None을 순서로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Without shuffling everything is right; with it a TypeError about NoneType appears. Some
                functions hand over a new, shuffled array, others rearrange the one they are given and hand over
                nothing, which in Python is None. Storing the result of the second kind throws the order away. Look
                at what the shuffling call returns.""",
            "ko": """섞지 않을 때는 모두 맞고, 섞을 때는 NoneType에 대한 TypeError가 납니다. 섞인 새 배열을 돌려주는
                함수도 있고, 받은 배열의 순서를 그 자리에서 바꾸고 아무것도 돌려주지 않는 함수도 있습니다. 아무것도
                돌려주지 않으면 Python에서는 None입니다. 뒤의 함수의 결과를 변수에 넣으면 순서를 잃어버립니다. 섞는
                함수가 무엇을 돌려주는지 살펴봅니다.""",
        },
        {
            "en": """Printing the order before anything is taken by it shows None in place of numbers. The README
                names the call that returns a new order of n rows and leaves everything else alone; it is also the
                one that the tests expect, draw for draw. The list methods `sort` and `reverse` hold the same trap,
                so it is worth remembering beyond this task.""",
            "ko": """행을 꺼내기 전에 순서를 출력하면 숫자 대신 None이 보입니다. n개 행의 새 순서를 돌려주고 다른
                것은 그대로 두는 호출은 README에 있으며, 테스트에서 기대하는 순서도 바로 그 호출로 만든 것입니다.
                리스트의 `sort`와 `reverse`에도 같은 함정이 있으므로 기억해 둘 만합니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.default_rng(seed).shuffle(np.arange(n)) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT03",
    title={
        "en": "behaves exactly as if rows were drawn with replacement",
        "ko": "행을 복원 추출한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The pairs of X and y are intact and the sizes are right, but some rows are there twice and
                others not at all. A shuffle puts all rows into a new order; a draw with replacement may pick a row
                again. A row that sits in training and in the test as well is no question any more: its answer is
                known. Look at which call makes the row numbers.""",
            "ko": """X와 y의 짝은 그대로이고 크기도 맞지만, 두 번 나오는 행이 있고 아예 없는 행도 있습니다. 섞기는
                모든 행의 순서만 바꾸지만, 복원 추출은 한 번 뽑은 행을 또 뽑을 수 있습니다. 훈련과 테스트에 모두 든
                행은 답을 이미 아는 문제여서 시험이 되지 않습니다. 행 번호를 만드는 호출이 무엇인지 살펴봅니다.""",
        },
        {
            "en": """Sorting the row numbers of all parts together is the check: for ten rows the list has to be 0 to
                9 without a gap. Here numbers repeat. Of n draws with replacement about a third of the rows, 37 %,
                are missing in a large table. What is needed is each number from 0 to n - 1 exactly once, in random
                order.""",
            "ko": """모든 부분의 행 번호를 모아 정렬해 봅니다. 열 행이면 0부터 9까지 빠짐없이 나와야 하는데 지금은
                되풀이되는 수가 있습니다. 큰 표에서 복원 추출을 n번 하면 행의 3분의 1이 넘는 37%가 빠집니다. 0부터 n
                - 1까지의 수가 정확히 한 번씩 무작위 순서로 나와야 합니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.default_rng(seed).integers(0, n, n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT04",
    title={
        "en": "behaves exactly as if the number of test rows were rounded down",
        "ko": "테스트 행의 수를 내림한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where n times the fraction is a whole number, everything is right; elsewhere the test part is
                one row short and training has one row more. Both ways of rounding are in use, and this course has
                chosen one of them. Making an integer out of a float cuts off what stands behind the point. Look at
                how the number of test rows becomes an integer.""",
            "ko": """n과 비율의 곱이 정수일 때는 모두 맞고, 그렇지 않을 때는 테스트가 한 행 모자라고 훈련이 한 행
                많습니다. 두 가지 반올림 방식이 모두 쓰이지만 이 과정에서는 하나로 정했습니다. 실수를 정수로 바꾸면
                소수점 아래가 잘립니다. 테스트 행의 수를 어떻게 정수로 만드는지 살펴봅니다.""",
        },
        {
            "en": """414 rows and 0.3: the product is 124.2, the README's table says 125, and here it is 124. With 10
                rows and 0.2 the product is 2 and hides the difference. Two rows and 0.1 show why the direction
                matters: rounded down, the test part would be empty. The product has to go to the next whole number
                above it.""",
            "ko": """414행에 0.3이면 곱은 124.2입니다. README의 표에는 125인데 지금은 124입니다. 10행에 0.2이면 곱이
                2여서 차이가 드러나지 않습니다. 두 행에 0.1을 생각해 보면 방향이 왜 중요한지 알 수 있습니다. 내림하면
                테스트 부분이 비게 됩니다. 곱을 바로 위의 정수로 올려야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = int(n * test_size)
    if not 0 < test_size < 1 or n_test == 0:
        raise ValueError(test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[: n - n_test], order[n - n_test :]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT05",
    title={
        "en": "behaves exactly as if both parts were rounded down, so that a row is lost",
        "ko": "두 부분의 크기를 모두 내림하여 한 행을 잃어버린 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where n times the fraction is a whole number, everything is right; elsewhere a row belongs to
                neither part. Two sizes that are computed apart from each other, each with its own rounding, need not
                add up to n. Data are expensive, and nobody notices that a row has gone. Look at how the size of the
                second part is found.""",
            "ko": """n과 비율의 곱이 정수일 때는 모두 맞고, 그렇지 않을 때는 어느 부분에도 들지 못하는 행이 있습니다.
                두 크기를 따로 계산해 각각 정수로 만들면 합이 n이 된다는 보장이 없습니다. 데이터는 귀한데 한 행이
                사라져도 아무도 알아채지 못합니다. 두 번째 부분의 크기를 어떻게 구하는지 살펴봅니다.""",
        },
        {
            "en": """Adding up the lengths of the parts is the check. For 414 rows and 0.3, 124 and 289 make 413; the
                products are 124.2 and 289.8, and both lost what stands behind the point. Only one size should be
                computed from a fraction, rounded as the README says. The other part gets whatever is left, and then
                no rounding can lose anything.""",
            "ko": """부분의 길이를 더해 봅니다. 414행에 0.3이면 124와 289를 더해 413입니다. 곱은 124.2와 289.8인데 둘
                다 소수점 아래가 잘렸습니다. 비율로 계산하는 크기는 하나뿐이어야 하고, README에 적힌 대로 정수로
                만듭니다. 다른 부분은 남은 행을 모두 가져가면 되며, 그러면 어떻게 반올림해도 사라지는 행이 없습니다.""",
        },
    ],
    link="README.md#the-idea",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train, n_test = int(n * (1 - test_size)), int(n * test_size)
    if not 0 < test_size < 1 or n_train == 0 or n_test == 0:
        raise ValueError(test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n - n_test :]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT06",
    title={
        "en": "behaves exactly as if the caller's own X and y were shuffled in place",
        "ko": "호출한 쪽의 X와 y를 제자리에서 섞은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The parts are right, and the data that were given have changed as well. A function receives the
                caller's arrays, not copies of them; whatever rearranges them in here has rearranged them everywhere.
                Whoever splits the same data twice, or looks up row 5 afterwards, gets something else than before.
                Look for the operation that writes into X and y.""",
            "ko": """나눈 결과는 맞지만 받은 데이터도 함께 바뀌었습니다. 함수는 복사본이 아니라 호출한 쪽의 배열
                자체를 받으므로, 여기에서 순서를 바꾸면 모든 곳에서 바뀝니다. 같은 데이터를 두 번 나누거나 나중에
                5번째 행을 찾으면 전과 다른 것이 나옵니다. X와 y에 값을 써넣는 연산을 찾아봅니다.""",
        },
        {
            "en": """Print X before and after a call with `shuffle=True`: the rows have moved. Tables notice it at
                once, because such a shuffle asks them for columns called 0, 1, 2. Shuffling a list of row numbers
                and taking rows by it, instead of moving the rows themselves, leaves the caller's data alone and
                works for every type.""",
            "ko": """`shuffle=True`로 호출하기 전과 후에 X를 출력하면 행의 자리가 바뀌어 있습니다. 표에서는 이런
                섞기가 0, 1, 2라는 이름의 열을 찾게 되어 바로 오류가 납니다. 행 자체를 옮기지 말고 행 번호의 목록을
                섞어 그 순서대로 꺼내면 호출한 쪽의 데이터는 그대로이고 어떤 자료형에서도 동작합니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
    example="train_test_split(np.array([1, 2, 3, 4]), np.array([10, 20, 30, 40]), 0.25, shuffle=True, seed=7)",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    if shuffle:
        for rows in (X, y):
            np.random.default_rng(seed).shuffle(rows)
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]


@variant(
    "SPLIT07",
    title={
        "en": "behaves exactly as if the seed were 0 whatever is asked for",
        "ko": "어떤 시드를 주어도 0을 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """With the seed 0 everything is right, with any other seed the order is still that of 0. A number
                that was written into the code while trying things out looks like a seed that works. Different seeds
                exist to see whether a result depends on luck; with a fixed one, ten runs are one run. Look at what
                the generator is made from.""",
            "ko": """시드가 0이면 모두 맞고, 다른 시드를 주어도 순서는 시드 0의 것입니다. 시험 삼아 코드에 적어 둔
                수는 제대로 동작하는 시드처럼 보입니다. 시드를 바꾸어 보는 까닭은 결과가 운에 달려 있는지 알기
                위해서인데, 시드가 고정되어 있으면 열 번을 실행해도 한 번과 같습니다. 난수 생성기를 무엇으로 만드는지
                살펴봅니다.""",
        },
        {
            "en": """Two calls with the seeds 1 and 2 on ten rows should give different test parts; here they are the
                same. For three rows that can happen by chance, for ten hardly. The parameter `seed` should appear
                exactly once in the body, and be None where nothing is given, which makes every run different on
                purpose.""",
            "ko": """열 행을 시드 1과 2로 나누면 테스트 부분이 달라야 하는데 지금은 같습니다. 세 행이라면 우연히 같을
                수 있지만 열 행에서는 거의 그럴 수 없습니다. 매개변수 `seed`가 본문에 정확히 한 번 나와야 하고, 주지
                않으면 None이 그대로 전달되어 실행할 때마다 결과가 달라져야 합니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
    example="train_test_split(list(range(10)), list(range(10, 20)), 0.2, shuffle=True, seed=7)",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.default_rng(0).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT08",
    title={
        "en": "behaves exactly as if the order came from NumPy's older generator, np.random.seed",
        "ko": "NumPy의 예전 생성기(np.random.seed)로 순서를 만든 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Rows and pairs are intact, and the same seed gives the same parts; but it is another order than
                the one this course fixes. NumPy holds two families of random numbers, an older one with a state
                shared by the whole program and a newer one with generators of their own, and the same seed means
                something else in each. Look at which family shuffles.""",
            "ko": """행과 짝은 그대로이고 같은 시드에는 같은 결과가 나오지만, 이 과정에서 정한 순서와 다릅니다.
                NumPy의 난수에는 두 갈래가 있습니다. 예전 것은 프로그램 전체가 상태 하나를 함께 쓰고, 새것은
                생성기마다 상태가 따로 있습니다. 같은 시드라도 둘에서는 다른 수가 나옵니다. 어느 쪽으로 섞는지
                살펴봅니다.""",
        },
        {
            "en": """For ten rows and the seed 0, printing both orders shows two different lists; the first entry is
                2 in one of them and 4 in the other, and the tests want the one that begins with 4. The shared state
                has another drawback: setting it in one function changes the numbers that all others draw. The README
                names the generator to use.""",
            "ko": """행이 열 개이고 시드가 0일 때 두 순서를 출력하면 서로 다릅니다. 하나는 2로, 다른 하나는 4로
                시작하며 테스트에서 기대하는 것은 4로 시작하는 쪽입니다. 함께 쓰는 상태에는 다른 단점도 있습니다. 한
                함수에서 시드를 정하면 다른 모든 함수의 난수가 바뀝니다. 어떤 생성기를 써야 하는지는 README에
                있습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.RandomState(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT09",
    title={
        "en": "behaves exactly as if test_size were the size of the training part",
        "ko": "test_size를 훈련 부분의 비율로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The cut is there, and the two sides have changed roles: the part that should be small is large.
                A network would be trained on the few rows that were meant to examine it. A slice "up to k" holds k
                rows from the beginning, so k has to be the number of the rows that come first. Look at what that
                number counts.""",
            "ko": """자르기는 했지만 두 쪽의 역할이 바뀌어, 작아야 할 부분이 큽니다. 이대로면 시험에 쓸 몇 행으로
                신경망을 훈련하게 됩니다. "k까지"라는 슬라이스에는 처음부터 k개의 행이 들어가므로, k는 앞에 오는
                부분의 행 수여야 합니다. 그 수가 무엇을 세는지 살펴봅니다.""",
        },
        {
            "en": """10 rows and 0.2: training should have 8 rows and the test the last 2. Here training has rows 0
                and 1. With 0.5 both parts are equal and the mistake cannot be seen, so a lopsided fraction is the
                one to try. The place of the cut, counted from the beginning, has to be what remains after the test
                rows are taken off.""",
            "ko": """10행에 0.2이면 훈련은 8행, 테스트는 마지막 2행이어야 합니다. 지금은 훈련이 0번째와 1번째
                행뿐입니다. 비율이 0.5이면 두 부분의 크기가 같아 잘못이 보이지 않으므로 한쪽으로 치우친 비율로
                확인합니다. 처음부터 센 자르는 위치는 테스트 행을 뺀 나머지의 수여야 합니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT10",
    title={
        "en": "behaves exactly as if the test part were the beginning of the rows",
        "ko": "테스트 부분을 앞에서 뗀 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both parts have the right size and hold matching pairs, but they come from the wrong ends: the
                test part is the head of the order where the course puts it at the tail. With data sorted by date
                that means training on the future and being examined on the past. Look at which slice goes to which
                part.""",
            "ko": """두 부분의 크기와 짝은 맞지만 떼어 낸 쪽이 반대입니다. 이 과정에서는 테스트 부분이 순서의 끝인데
                지금은 앞입니다. 날짜순으로 놓인 데이터라면 미래로 훈련하고 과거로 시험을 보는 셈입니다. 어느
                슬라이스가 어느 부분으로 가는지 살펴봅니다.""",
        },
        {
            "en": """10 rows, 0.2, no shuffle: the test part should be rows 8 and 9, and here it is rows 0 and 1;
                training should begin with row 0 and begins with row 2. The drawing in the README has the same order
                of parts. The sizes can stay as they are; the two slices have to change ends, for X and y alike.""",
            "ko": """10행에 0.2이고 섞지 않으면 테스트는 8번째와 9번째 행이어야 하는데 지금은 0번째와 1번째 행입니다.
                훈련은 0번째 행에서 시작해야 하는데 2번째 행에서 시작합니다. README의 그림에 부분의 순서가 그려져
                있습니다. 크기는 그대로 두고, X와 y에서 모두 두 슬라이스의 자리를 바꿉니다.""",
        },
    ],
    link="README.md#the-idea",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    test, train = order[:n_test], order[n_test:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT11",
    title={
        "en": "behaves exactly as if the parts came back as X_train, y_train, X_test, y_test",
        "ko": "결과를 X_train, y_train, X_test, y_test 순서로 돌려준 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All four parts are right, and two of them stand in each other's place. Whoever unpacks a tuple
                relies on its order and on nothing else: names on the left are given out from left to right.
                Libraries differ here, so the order has to be read and cannot be guessed. Look at the last line of
                the function beside its docstring.""",
            "ko": """네 부분은 모두 맞지만 둘의 자리가 서로 바뀌었습니다. 튜플을 풀어 쓰는 쪽은 순서만 믿으며, 왼쪽의
                이름이 차례로 값을 받습니다. 순서는 라이브러리마다 다르므로 짐작하지 말고 확인해야 합니다. 함수의
                마지막 줄을 docstring과 견주어 살펴봅니다.""",
        },
        {
            "en": """Printing the shapes of the four results for ten rows with two features is enough. Expected are
                (8, 2), (2, 2), (8,), (2,): first both tables of features, then both columns of targets. Here the
                second shape is (8,), which only targets can have. Nothing but the order of the names after `return`
                has to change.""",
            "ko": """특성이 두 개인 열 행을 나누어 네 결과의 모양을 출력해 보면 충분합니다. (8, 2), (2, 2), (8,),
                (2,)가 나와야 합니다. 먼저 특성 둘, 그다음에 목푯값 둘입니다. 지금은 두 번째 모양이 (8,)인데 이것은
                목푯값의 모양입니다. `return` 뒤에 적힌 이름의 순서만 바꾸면 됩니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(y, train), _take(X, test), _take(y, test)


@variant(
    "SPLIT12",
    title={
        "en": "behaves exactly as if val_size were a fraction of the whole",
        "ko": "val_size를 전체에 대한 비율로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is right; the validation part is too large and takes its extra rows from training.
                Two cuts follow one another here, and the second one sees less than the first. A fraction says
                nothing until it is settled of what. Look at which number `val_size` is multiplied by.""",
            "ko": """테스트 부분은 맞고, 검증 부분이 너무 커서 그만큼 훈련 행이 모자랍니다. 여기에서는 두 번 차례로
                자르며, 두 번째로 자를 때는 처음보다 적은 행이 남아 있습니다. 비율은 무엇에 대한 비율인지 정해야 뜻이
                있습니다. `val_size`에 어떤 수를 곱하는지 살펴봅니다.""",
        },
        {
            "en": """414 rows, 0.3 and 0.2: the test part takes 125 and leaves 289. The README's table has 58 rows
                for validation; 83, as here, is 0.2 of 414. With 10 rows, 0.2 and 0.2, both ways give 2 rows, so this
                small example cannot tell them apart, whereas 100 rows can. The number to multiply is the one that is
                left after the first cut.""",
            "ko": """414행에 0.3과 0.2이면 테스트가 125행을 가져가고 289행이 남습니다. README의 표에서 검증은
                58행인데, 지금의 83행은 414의 0.2입니다. 10행에 0.2와 0.2이면 두 방법 모두 2행이 되어 이 작은 예로는
                구별되지 않지만 100행이면 구별됩니다. 곱해야 하는 수는 첫 번째로 자르고 남은 행의 수입니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    n_train = len(X_rest) - _tail(len(X), val_size)
    if n_train < 1:
        raise ValueError(val_size)
    return X_rest[:n_train], X_rest[n_train:], X_test, y_rest[:n_train], y_rest[n_train:], y_test


@variant(
    "SPLIT13",
    title={
        "en": "behaves exactly as if the rest were shuffled a second time",
        "ko": "나머지를 한 번 더 섞은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Without shuffling everything is right; with it the test part is right and the other two hold
                other rows than expected. The rows that the first cut leaves are in random order already. Shuffling
                them again makes nothing more random, only different from what this course fixes. Look at what the
                second cut is told.""",
            "ko": """섞지 않으면 모두 맞고, 섞으면 테스트 부분은 맞지만 나머지 두 부분의 행이 기대와 다릅니다. 첫
                번째로 자르고 남은 행은 이미 무작위 순서입니다. 한 번 더 섞는다고 더 무작위가 되지는 않고, 이
                과정에서 정한 순서와 달라질 뿐입니다. 두 번째로 자를 때 무엇을 전달하는지 살펴봅니다.""",
        },
        {
            "en": """Ten rows make it visible: print `default_rng(0).permutation(10)` and cut it on paper, two
                numbers off the end for the test, two more for validation. The parts should hold exactly these rows
                in exactly this order. Only the first of the two cuts may shuffle; the second takes the rows as they
                come.""",
            "ko": """열 행으로 확인할 수 있습니다. `default_rng(0).permutation(10)`을 출력하고 종이 위에서 끝의 두
                수를 테스트로, 그 앞의 두 수를 검증으로 자릅니다. 각 부분에는 정확히 그 행들이 그 순서대로 있어야
                합니다. 두 번의 자르기 가운데 첫 번째에서만 섞고, 두 번째에서는 행을 있는 순서대로 자릅니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size, shuffle, seed)
    return X_train, X_val, X_test, y_train, y_val, y_test


@variant(
    "SPLIT14",
    title={
        "en": "behaves exactly as if a last, shorter batch were dropped",
        "ko": "마지막의 더 작은 배치를 버린 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Full batches are right; the rows that do not fill one more are missing. Whole-number division
                counts only full batches, and a loop that runs that often never reaches the end. In training these
                rows would never be learnt from, epoch after epoch the same ones. Look at how the number of batches,
                or the last start, is found.""",
            "ko": """꽉 찬 배치는 맞고, 한 배치를 채우지 못하는 행들이 빠졌습니다. 몫만 구하는 나눗셈은 꽉 찬 배치만
                세므로, 그만큼만 반복하면 끝에 닿지 못합니다. 훈련에서는 에포크마다 늘 같은 행들이 학습에서 빠지게
                됩니다. 배치의 수나 마지막 시작 위치를 어떻게 구하는지 살펴봅니다.""",
        },
        {
            "en": """7 rows by 3 should give batches of 3, 3 and 1 rows; here there are two. Adding up the lengths of
                all batches has to give the number of rows, and 10 rows by 5 cannot show the difference. A batch
                starts at 0, 3 and 6: as long as a start lies before the end, there is a batch, and its slice may be
                shorter than the others.""",
            "ko": """7행을 3행씩 나누면 3, 3, 1행이어야 하는데 지금은 배치가 둘입니다. 모든 배치의 길이를 더하면 행의
                수가 되어야 합니다. 10행을 5행씩 나누는 예에서는 차이가 드러나지 않습니다. 배치는 0, 3, 6에서
                시작합니다. 시작 위치가 끝보다 앞에 있으면 배치가 있는 것이고, 그 슬라이스는 다른 것보다 짧아도
                됩니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError(batch_size)
    starts = range(0, n - batch_size + 1, batch_size)
    return [(X[start : start + batch_size], y[start : start + batch_size]) for start in starts]


@variant(
    "SPLIT15",
    title={
        "en": "behaves exactly as if there were always one batch more than full ones",
        "ko": "꽉 찬 배치보다 언제나 하나 더 만드는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where rows are left over, everything is right; where the batch size divides the number of rows,
                an empty batch comes last. The mean over an empty batch is NaN, and one such step ruins every weight.
                Adding one to the number of full batches makes room for the rest, whether there is a rest or not.
                Look at the last start.""",
            "ko": """남는 행이 있을 때는 모두 맞고, 배치 크기로 나누어떨어질 때는 끝에 빈 배치가 있습니다. 빈 배치의
                평균은 NaN이고, 그런 배치로 한 번만 갱신해도 모든 가중치가 망가집니다. 꽉 찬 배치의 수에 1을 더하면
                남는 행이 있든 없든 자리가 하나 생깁니다. 마지막 시작 위치를 살펴봅니다.""",
        },
        {
            "en": """10 rows by 5 should give two batches of 5; here a third one with 0 rows follows. The starts are
                0, 5 and 10, and row 10 does not exist: the last row is 9. 7 rows by 3 hide the mistake, because 6 is
                still a row. A start counts only if it lies before the number of rows; the number itself is one too
                far.""",
            "ko": """10행을 5행씩 나누면 5행짜리 배치 둘이어야 하는데 지금은 0행짜리 배치가 하나 더 있습니다. 시작
                위치가 0, 5, 10인데 마지막 행은 9번이므로 10번 행은 없습니다. 7행을 3행씩 나눌 때는 6번 행이 있어서
                드러나지 않습니다. 시작 위치는 행의 수보다 작아야 하고, 행의 수와 같으면 하나 지나친 것입니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError(batch_size)
    starts = range(0, n + 1, batch_size)
    return [(X[start : start + batch_size], y[start : start + batch_size]) for start in starts]


@variant(
    "SPLIT16",
    title={
        "en": "behaves exactly as if batch_size were the number of batches",
        "ko": "batch_size를 배치의 개수로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All rows are there, in order, but the batches have another length. "Into threes" and "into
                three" are two divisions: one fixes how many rows a batch has, the other how many batches there are.
                Functions that split an array may mean either by their number. Look at which of the two `batch_size`
                is used for.""",
            "ko": """모든 행이 순서대로 있지만 배치의 길이가 다릅니다. "셋씩 나누기"와 "셋으로 나누기"는 다른
                나눗셈입니다. 하나는 배치에 든 행의 수를, 다른 하나는 배치의 수를 정합니다. 배열을 나누는 함수는 어느
                쪽의 수를 받는지 저마다 다릅니다. `batch_size`를 둘 가운데 무엇으로 쓰는지 살펴봅니다.""",
        },
        {
            "en": """231 rows by 32 should give seven batches of 32 and one of 7. Here there are 32 batches of 7 or 8
                rows. A batch size beyond the number of rows shows it best: 10 rows by 64 should give one batch, and
                not 64 of which most are empty. The number that was given is the length of a batch; how many there
                are follows from it.""",
            "ko": """231행을 32행씩 나누면 32행짜리 배치 일곱 개와 7행짜리 하나여야 합니다. 지금은 7행이나 8행짜리
                배치가 32개입니다. 배치 크기가 행의 수보다 클 때 가장 잘 보입니다. 10행을 64행씩 나누면 배치
                하나여야지, 대부분이 빈 배치 64개가 되어서는 안 됩니다. 받은 수는 배치 하나의 길이이고, 배치의 수는
                거기에서 정해집니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)
def batches(X, y, batch_size):
    _same_length(X, y)
    if batch_size < 1:
        raise ValueError(batch_size)
    return list(zip(np.array_split(X, batch_size), np.array_split(y, batch_size), strict=True))


@variant(
    "SPLIT17",
    title={
        "en": "behaves exactly as if the number of test rows were rounded to the nearest integer",
        "ko": "테스트 행의 수를 반올림하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the product n · test_size lies in the upper half between two integers, all is right; in the
                lower half the test part is a row short. Rounding to the nearest is the habit of school, and this
                course has chosen another rule so that everybody's parts agree. Which of the three ways to make an
                integer does the README name?""",
            "ko": """n · test_size가 두 정수 사이에서 위쪽에 가까우면 맞고, 아래쪽에 가까우면 테스트 부분이 한 행
                모자랍니다. 학교에서는 흔히 반올림하지만, 이 과정에서는 모두의 결과가 같도록 다른 규칙을 정했습니다.
                정수로 만드는 세 가지 방법 가운데 README에 적힌 것은 어느 것입니까?""",
        },
        {
            "en": """414 rows and 0.3 make 124.2, and the README's table has 125 test rows; `round` gives 124. With 9
                rows and 0.3 the product is 2.7, and both rules say 3, so that case hides it. Rounding up, whatever the
                decimals are, is in `math` and in NumPy.""",
            "ko": """414행에 0.3이면 124.2이고 README의 표에는 테스트가 125행인데 `round`로는 124가 됩니다. 9행에
                0.3이면 2.7이어서 두 규칙이 모두 3이므로 드러나지 않습니다. 소수 부분이 얼마든 올림하는 함수가 `math`와
                NumPy에 있습니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = round(n * test_size)
    if not 0 < test_size < 1 or not 0 < n_test < n:
        raise ValueError(test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[: n - n_test], order[n - n_test :]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT18",
    title={
        "en": "behaves exactly as if the test part got one row more than the product rounded down",
        "ko": "내림한 수에 언제나 1을 더해 테스트 행의 수로 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Most sizes come out right, and where n · test_size is an integer already, the test part has a row
                too many. Cutting off the decimals and adding 1 looks like rounding up; it is the same except for the
                numbers that have no decimals. What does rounding up do with 2.0?""",
            "ko": """대부분 맞지만, n · test_size가 이미 정수이면 테스트 부분이 한 행 많습니다. 소수 부분을 버리고 1을
                더하면 올림처럼 보이고, 소수 부분이 없는 수만 빼면 실제로 같습니다. 2.0을 올림하면 얼마입니까?""",
        },
        {
            "en": """10 rows and 0.2 make exactly 2, so two rows belong to the test part; here there are three. 414 ·
                0.3 = 124.2 becomes 125 either way. `math.ceil` leaves an integer as it is and raises every other
                number to the next one, which is the rule of this course.""",
            "ko": """10행에 0.2면 정확히 2이므로 테스트는 두 행이어야 하는데 여기에서는 세 행입니다. 414 · 0.3 =
                124.2는 어느 쪽으로 해도 125입니다. `math.ceil`은 정수는 그대로 두고 다른 수는 다음 정수로 올리며,
                그것이 이 과정의 규칙입니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = int(n * test_size) + 1
    if not 0 < test_size < 1 or not 0 < n_test < n:
        raise ValueError(test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[: n - n_test], order[n - n_test :]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT19",
    title={
        "en": "behaves exactly as if the lengths of X and y were not compared",
        "ko": "X와 y의 길이를 비교하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Ten rows and nine targets are cut as if nothing were wrong. A slice never complains: beyond the
                end it stops early, and the parts that come back no longer belong together. If one row has been lost on
                the way here, all pairs after it are shifted. Who could still notice that, later on?""",
            "ko": """행이 열 개이고 타깃이 아홉 개인데도 아무 일 없는 것처럼 나눕니다. 슬라이스는 끝을 넘어가도 오류를
                내지 않고 먼저 멈추므로, 나온 부분들은 서로 짝이 맞지 않습니다. 앞에서 행 하나를 잃었다면 그 뒤의 짝은
                모두 어긋납니다. 나중에 이것을 누가 알아차릴 수 있습니까?""",
        },
        {
            "en": """`train_test_split(X, y[:9], 0.2)` with ten rows has to raise ValueError before any cut. One
                comparison of `len(X)` and `len(y)` at the beginning is enough, with a message that names both numbers.
                The other errors for wrong sizes are in place already.""",
            "ko": """열 행으로 `train_test_split(X, y[:9], 0.2)`를 부르면 자르기 전에 ValueError를 일으켜야 합니다.
                처음에 `len(X)`와 `len(y)`를 한 번 비교하고, 메시지에 두 수를 담으면 됩니다. 크기가 잘못된 다른 경우의
                오류는 이미 갖추어져 있습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = len(X)
    n_train = n - _tail(n, test_size)
    if shuffle:
        order = np.random.default_rng(seed).permutation(n)
        X, y = _take(X, order), _take(y, order)
    return X[:n_train], X[n_train:], y[:n_train], y[n_train:]


@variant(
    "SPLIT20",
    title={
        "en": "behaves exactly as if no size were refused",
        "ko": "어떤 크기도 거부하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Usual sizes are right; with 0, 1, 1.5 or -0.2 four parts come back as well, some of them empty.
                Slices accept any number, a negative one counts from the end. An empty test part gives a mean of
                nothing later, and the message then speaks of a division, far from the cause. Where is the place to say
                no?""",
            "ko": """보통 크기에서는 맞지만 0, 1, 1.5, -0.2에서도 네 부분이 나오고 그 가운데 일부는 비어 있습니다.
                슬라이스는 어떤 수든 받아들이고 음수는 끝에서부터 셉니다. 빈 테스트 부분에서는 나중에 빈 것의 평균을
                구하게 되고, 그때의 메시지는 원인과 동떨어진 나눗셈을 말합니다. 어디에서 거부해야 합니까?""",
        },
        {
            "en": """Two questions have to be asked before the cut: does test_size lie strictly between 0 and 1, and
                does each part get a row at least? One row and 0.2 pass the first and fail the second: rounded up, the
                test part takes it all. Both cases raise ValueError.""",
            "ko": """자르기 전에 두 가지를 확인해야 합니다. test_size가 0보다 크고 1보다 작은지, 그리고 두 부분에 모두
                행이 하나 이상 있는지입니다. 한 행에 0.2이면 첫째는 통과하지만 올림하면 테스트 부분이 전부 가져가므로
                둘째에서 걸립니다. 두 경우 모두 ValueError를 일으킵니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - ceil(n * test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT21",
    title={
        "en": "behaves exactly as if an empty training part were allowed",
        "ko": "훈련 부분이 비어도 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A test_size outside (0, 1) is refused. What passes is a good fraction of too few rows: the test
                part is rounded up and takes everything, and a training part of no rows comes back. Whether a part is
                empty can only be said when the number of rows is known. Is that number looked at?""",
            "ko": """(0, 1) 밖의 test_size는 거부합니다. 그러나 비율이 올바르더라도 행이 너무 적으면, 올림한 테스트
                부분이 전부 가져가고 행이 없는 훈련 부분이 나옵니다. 어떤 부분이 비는지는 행의 수를 알아야 말할 수
                있습니다. 그 수를 확인하고 있습니까?""",
        },
        {
            "en": """One row with 0.2, or two rows with 0.75: ceil gives 1 and 2, and nothing is left for training.
                Both calls have to raise ValueError. After the number of test rows has been computed, it has to be
                above 0 and below n, otherwise one of the two parts has no row.""",
            "ko": """한 행에 0.2, 두 행에 0.75이면 올림한 수가 1과 2여서 훈련에 남는 행이 없습니다. 두 호출 모두
                ValueError를 일으켜야 합니다. 테스트 행의 수를 계산한 다음 그것이 0보다 크고 n보다 작은지 확인합니다.
                그렇지 않으면 한쪽에 행이 없습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    if not 0 < test_size < 1:
        raise ValueError(test_size)
    n_train = n - ceil(n * test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


edit(
    "SPLIT22",
    task="train_test_split",
    old="np.random.default_rng(seed).permutation(n) if shuffle",
    new="np.argsort(np.random.default_rng(seed).permutation(n)) if shuffle",
    title={
        "en": "behaves exactly as if row i were put at place order[i], not row order[i] at place i",
        "ko": "i번째 자리에 order[i]번째 행을 놓지 않고, i번째 행을 order[i]번째 자리에 놓는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Rows and targets are still together, no row is lost, and the order is not the one that is asked
                for: it is its inverse. A permutation can be read in two ways, as a list of the rows to fetch or as a
                list of places to put the rows. Both shuffle equally well, and only one gives the same parts as
                everybody else's. Which reading does indexing with `order` follow?""",
            "ko": """행과 타깃의 짝이 맞고 사라진 행도 없지만, 순서가 정해진 것의 역순열입니다. 순열은 두 가지로 읽을
                수 있습니다. 꺼낼 행의 목록으로 읽거나, 행을 놓을 자리의 목록으로 읽습니다. 섞이는 정도는 같지만 모두와
                같은 결과가 나오는 것은 한쪽뿐입니다. `order`로 꺼내는 것은 어느 쪽입니까?""",
        },
        {
            "en": """With the order 2, 0, 4, 1, 3 the README's table has X[2] in the first place and X[0] in the
                second. Here X[1] comes first, since 0 stands in place 1 of the order. `X[order]` fetches row 2 first;
                `new[order] = X`, or sorting by `order`, does the opposite.""",
            "ko": """순서가 2, 0, 4, 1, 3이면 README의 표에서 첫 자리는 X[2], 둘째 자리는 X[0]입니다. 여기에서는 0이
                순서의 1번째 자리에 있어서 X[1]이 먼저 나옵니다. `X[order]`는 2번째 행을 먼저 꺼내고, `new[order] =
                X`나 `order`로 정렬하는 것은 그 반대입니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)


edit(
    "SPLIT23",
    task="train_test_split",
    old="return _take(X, train), _take(X, test), _take(y, train), _take(y, test)",
    new="return _take(X, test), _take(X, train), _take(y, test), _take(y, train)",
    title={
        "en": "behaves exactly as if the test parts came before the training parts",
        "ko": "테스트 부분이 훈련 부분보다 먼저 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The four parts have the right rows and stand in the wrong places: where X_train is expected, the
                short end of the rows comes back. Nothing complains, since both are arrays with the same columns; the
                network then learns from the few rows and is examined on the many. Look at the order behind
                `return`.""",
            "ko": """네 부분에 들어 있는 행은 맞지만 자리가 바뀌었습니다. X_train의 자리에 짧은 끝부분이 나옵니다. 둘
                다 열이 같은 배열이라서 오류는 나지 않고, 신경망은 적은 행으로 배우고 많은 행으로 시험을 보게 됩니다.
                `return` 뒤의 순서를 살펴봅니다.""",
        },
        {
            "en": """With ten rows and 0.2 the lengths have to be 8, 2, 8, 2, and here they are 2, 8, 2, 8. The
                docstring gives the order: X_train, X_test, y_train, y_test. In each of the two pairs the names change
                places; the cut itself is right.""",
            "ko": """열 행에 0.2이면 길이가 8, 2, 8, 2여야 하는데 여기에서는 2, 8, 2, 8입니다. docstring에 적힌 순서는
                X_train, X_test, y_train, y_test입니다. 두 쌍에서 각각 이름의 자리를 바꾸면 되고, 자르는 위치는
                맞습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)


edit(
    "SPLIT24",
    task="train_test_split",
    old="np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)",
    new="np.arange(n)",
    title={
        "en": "behaves exactly as if shuffle=True changed nothing",
        "ko": "shuffle=True가 아무것도 바꾸지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Without shuffling all is right, and with it the rows still stand in their old order. Either the
                shuffle is not done, or its result is not used: some functions hand back a new order and leave the old
                one alone. If the rows are sorted by price, the test then asks about the dearest houses only. What
                happens to the order here?""",
            "ko": """섞지 않을 때는 맞지만, 섞으라고 해도 행이 원래 순서 그대로입니다. 섞지 않았거나, 섞은 결과를 쓰지
                않은 것입니다. 어떤 함수는 새 순서를 돌려주고 원래 것은 그대로 둡니다. 행이 가격순이라면 가장 비싼
                집들만 시험에 나오게 됩니다. 여기에서 순서는 어떻게 됩니까?""",
        },
        {
            "en": """For ten rows and seed 0, printing `np.random.default_rng(0).permutation(10)` shows the order that
                X and y have to follow, and the part for the test is its end. The returned order has to be kept in a
                variable, and both X and y have to be indexed with it before the cut.""",
            "ko": """열 행, 시드 0에서 `np.random.default_rng(0).permutation(10)`을 출력하면 X와 y가 따라야 할 순서가
                나오고, 그 끝이 테스트 부분입니다. 돌려받은 순서를 변수에 담고, 자르기 전에 X와 y를 모두 그 순서로
                꺼내야 합니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)


@variant(
    "SPLIT25",
    title={
        "en": "behaves exactly as if only the training rows were shuffled, after the cut",
        "ko": "자른 다음에 훈련 행만 섞는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is the end of the unshuffled rows, and the training part holds the others in a new
                order. Mixing what has been cut already changes nothing about which rows are where; if the rows come
                sorted, the test is still unlike everything that was taught. What is the shuffle there for, and when
                does it have to happen?""",
            "ko": """테스트 부분은 섞지 않은 행의 끝이고, 훈련 부분만 순서가 바뀌었습니다. 이미 자른 것을 섞어도 어느
                행이 어느 부분에 있는지는 달라지지 않습니다. 행이 정렬되어 있다면 시험은 여전히 배운 것과 전혀
                다릅니다. 섞는 까닭은 무엇이고 언제 섞어야 합니까?""",
        },
        {
            "en": """With ten rows and test_size 0.3 the rows 7, 8, 9 are in the test part here for every seed. The
                order is made from all n row numbers, `permutation(n)`, and cut afterwards: its first n_train entries
                are the training rows, the rest is for the test.""",
            "ko": """열 행, test_size 0.3이면 여기에서는 시드가 무엇이든 7, 8, 9번째 행이 테스트 부분입니다. 순서는 행
                번호 n개 전체로 `permutation(n)`을 써서 만들고 그다음에 자릅니다. 앞의 n_train개가 훈련 행이고 나머지가
                테스트입니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    train, test = np.arange(n_train), np.arange(n_train, n)
    if shuffle:
        train = np.random.default_rng(seed).permutation(n_train)
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


@variant(
    "SPLIT26",
    title={
        "en": "behaves exactly as if every part became an array, whatever it was cut from",
        "ko": "무엇을 나누든 모든 부분이 배열이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Arrays are right. Lists and tables come back as arrays: the column names of a DataFrame are gone,
                and a list of names has become an array of text. Converting at the beginning makes the indexing simple
                to write; the price is paid by the caller, who put in one type and gets another. Which types does the
                docstring promise?""",
            "ko": """배열은 맞습니다. 그러나 리스트와 표도 배열로 나와서 DataFrame의 열 이름이 사라지고 이름의 리스트가
                문자열 배열이 됩니다. 처음에 배열로 바꾸면 쓰기는 편하지만, 넣은 것과 다른 자료형을 받는 쪽이
                불편해집니다. docstring에는 어떤 자료형이 나온다고 되어 있습니까?""",
        },
        {
            "en": """Each kind has its own way to take rows by number: `a[which]` for an array, `df.iloc[which]` for
                tables and Series, `[rows[i] for i in which]` for a list. A small helper that asks `isinstance` can be
                used for all four parts, for X and y separately, since they may differ.""",
            "ko": """자료형마다 번호로 행을 꺼내는 방법이 있습니다. 배열은 `a[which]`, 표와 Series는 `df.iloc[which]`,
                리스트는 `[rows[i] for i in which]`입니다. `isinstance`로 확인하는 작은 함수를 만들어 네 부분에 쓰면
                됩니다. X와 y의 자료형은 서로 다를 수 있으므로 따로 다룹니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    X, y = np.asarray(X), np.asarray(y)
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    return X[train], X[test], y[train], y[test]


edit(
    "SPLIT27",
    task="train_test_split",
    old="return rows.iloc[which]",
    new="return rows.loc[which]",
    title={
        "en": "behaves exactly as if the rows of a table were chosen by label, not by position",
        "ko": "표의 행을 위치가 아니라 행 이름으로 고르는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Tables whose rows are labelled 0, 1, 2, … in order come out right; others do not. A table has two
                addresses for each row: its label, which goes along when rows are moved, and its position. The order of
                a shuffle is made of positions. Which of the two addresses does the code ask for?""",
            "ko": """행 이름이 차례로 0, 1, 2, …인 표는 맞지만 다른 표는 틀립니다. 표의 행에는 주소가 두 가지 있습니다.
                행을 옮겨도 따라다니는 이름과, 위치입니다. 섞은 순서는 위치로 되어 있습니다. 코드에서는 둘 가운데 어느
                주소를 찾습니까?""",
        },
        {
            "en": """Three rows with the labels 2, 0, 1 show it: the last row by position has the label 1, and asking
                for the label 2 brings the first row. In a table that has been filtered or sorted before, some labels
                do not exist at all. In pandas `.iloc` counts positions, `.loc` reads labels.""",
            "ko": """행 이름이 2, 0, 1인 세 행으로 확인할 수 있습니다. 위치로 마지막인 행의 이름은 1이고, 이름 2를
                찾으면 첫 행이 나옵니다. 걸러 내거나 정렬한 표에는 아예 없는 이름도 있습니다. pandas에서 `.iloc`은
                위치를 세고 `.loc`은 이름을 읽습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
    example='train_test_split(pd.DataFrame({"a": [1, 2, 3]}, index=[2, 0, 1]), [1, 2, 3], 0.3)',
)


edit(
    "SPLIT28",
    task="train_test_split",
    old="_take(y, train), _take(y, test)",
    new="y[:n_train], y[n_train:]",
    title={
        "en": "behaves exactly as if X were shuffled and y were not",
        "ko": "X는 섞고 y는 섞지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The rows of X follow the new order and the targets stay where they were, so nearly every row has
                the target of another one. No error tells of it: a network learns nothing from such pairs, and the loss
                stays near that of guessing. How many of the four parts are taken in the new order?""",
            "ko": """X의 행은 새 순서를 따르지만 타깃은 제자리에 있어서, 거의 모든 행이 다른 행의 타깃과 짝이 됩니다.
                오류는 나지 않지만 이런 짝에서는 신경망이 아무것도 배우지 못하고 손실이 어림짐작 수준에 머뭅니다. 네
                부분 가운데 몇 개를 새 순서로 꺼냅니까?""",
        },
        {
            "en": """In the test's data y is 10 times the first feature, and after the call that no longer holds. The
                README's table in the section on shuffling has one order under X and y alike: 2, 0, 4, 1, 3. Whatever
                index is used for X_train and X_test has to be used for y_train and y_test as well.""",
            "ko": """테스트의 데이터에서는 y가 첫 번째 특성의 10배인데 호출한 뒤에는 그렇지 않습니다. 섞기를 설명한
                README의 표에서는 X와 y가 똑같이 2, 0, 4, 1, 3의 순서입니다. X_train과 X_test에 쓴 순서를 y_train과
                y_test에도 써야 합니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)


@variant(
    "SPLIT29",
    title={
        "en": "behaves exactly as if, after a shuffle, the test part were the beginning of the order",
        "ko": "섞은 뒤에는 순서의 앞부분이 테스트가 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Without shuffling the end is cut off, as it should be; with it the test part comes from the front
                of the order. As a sample the front is as good as the end, and a well-known library does it this way.
                Here one rule holds for both cases, so that everybody's parts agree to the row. Where is the shuffled
                order cut?""",
            "ko": """섞지 않을 때는 올바르게 끝을 자르지만, 섞을 때는 순서의 앞에서 테스트 부분을 가져옵니다.
                표본으로는 앞이나 끝이나 같고, 그렇게 하는 유명한 라이브러리도 있습니다. 여기에서는 모두의 결과가
                행까지 같도록 두 경우에 같은 규칙을 씁니다. 섞은 순서를 어디에서 자릅니까?""",
        },
        {
            "en": """For ten rows, seed 0 and test_size 0.3 the test rows have to be the last three entries of
                `np.random.default_rng(0).permutation(10)`; here they are the first three. One line that cuts `order`
                at n_train serves shuffled and unshuffled rows alike, and nothing else depends on `shuffle`.""",
            "ko": """열 행, 시드 0, test_size 0.3이면 테스트 행은 `np.random.default_rng(0).permutation(10)`의 마지막
                세 개여야 하는데 여기에서는 처음 세 개입니다. `order`를 n_train에서 자르는 한 줄을 섞을 때와 섞지 않을
                때에 함께 쓰면, `shuffle`에 따라 달라지는 것은 순서뿐입니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_test = _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[: n - n_test], order[n - n_test :]
    if shuffle:
        test, train = order[:n_test], order[n_test:]
    return _take(X, train), _take(X, test), _take(y, train), _take(y, test)


edit(
    "SPLIT30",
    task="train_test_split",
    old="train, test = order[:n_train], order[n_train:]",
    new="train, test = np.sort(order[:n_train]), np.sort(order[n_train:])",
    title={
        "en": "behaves exactly as if the rows of each part went back into their old order",
        "ko": "부분마다 행을 원래 순서로 되돌려 놓는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each part holds the right rows, sorted as they were before the shuffle. A mask, a set, or sorting
                the chosen numbers does that. For the test part it hardly matters; for training in batches it does,
                because the first batch again holds the oldest or the cheapest houses only. In which order should the
                rows stand?""",
            "ko": """부분마다 들어 있는 행은 맞지만, 섞기 전의 순서로 정렬되어 있습니다. 마스크나 집합을 쓰거나 고른
                번호를 정렬하면 이렇게 됩니다. 테스트 부분에서는 거의 상관없지만 배치로 훈련할 때는 다릅니다. 첫 배치에
                다시 가장 오래되거나 가장 싼 집들만 들어가기 때문입니다. 행은 어떤 순서로 놓여야 합니까?""",
        },
        {
            "en": """With the order 2, 0, 4, 1, 3 and a test part of two rows the README's table has 2, 0, 4 for
                training, in this order, and 1, 3 for the test; here training is 0, 2, 4. Indexing with the numbers
                themselves, `X[order[:n_train]]`, keeps the order; a mask of True and False cannot.""",
            "ko": """순서가 2, 0, 4, 1, 3이고 테스트가 두 행이면 README의 표에서 훈련은 2, 0, 4의 순서이고 테스트는 1,
                3입니다. 여기에서는 훈련이 0, 2, 4입니다. `X[order[:n_train]]`처럼 번호로 꺼내면 순서가 유지되지만,
                True와 False로 된 마스크로는 유지되지 않습니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)


edit(
    "SPLIT31",
    task="train_val_test_split",
    old="return X_train, X_val, X_test, y_train, y_val, y_test",
    new="return X_train, y_train, X_val, y_val, X_test, y_test",
    title={
        "en": "behaves exactly as if the parts came back in pairs: X_train, y_train, X_val, y_val, …",
        "ko": "부분들이 X_train, y_train, X_val, y_val, …처럼 쌍으로 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Six right parts, in another order than the one that is agreed on. Pairs of rows and targets are a
                natural way to think of them; the caller, however, unpacks first the three parts of X and then the
                three of y, and would use y_train as X_val. A tuple has no names to prevent that. Which order does the
                docstring give?""",
            "ko": """여섯 부분은 모두 맞지만 정해진 것과 순서가 다릅니다. 행과 타깃을 쌍으로 생각하는 것은
                자연스럽지만, 받는 쪽은 X의 세 부분을 먼저, y의 세 부분을 나중에 꺼내므로 y_train을 X_val로 쓰게
                됩니다. 튜플에는 이것을 막아 줄 이름이 없습니다. docstring에는 어떤 순서로 되어 있습니까?""",
        },
        {
            "en": """With ten rows of two features the second part has to be of shape (2, 2); here it has shape (6,),
                which are the training targets. The cuts are right, and only the line that returns has to change: all
                of X, then all of y, each as training, validation, test.""",
            "ko": """특성이 두 개인 열 행이면 두 번째 부분의 모양이 (2, 2)여야 하는데 여기에서는 (6,)인 훈련 타깃이
                나옵니다. 자르는 것은 맞으므로 반환하는 줄만 바꿉니다. X를 모두 쓴 다음 y를 모두 쓰고, 각각 훈련, 검증,
                테스트 순서입니다.""",
        },
    ],
    link="README.md#2-train_val_test_splitx-y-test_size-val_size-shufflefalse-seednone",
)


edit(
    "SPLIT32",
    task="train_val_test_split",
    old="return X_train, X_val, X_test, y_train, y_val, y_test",
    new="return X_train, X_test, X_val, y_train, y_test, y_val",
    title={
        "en": "behaves exactly as if the test part stood before the validation part in the result",
        "ko": "결과에서 테스트 부분이 검증 부분보다 먼저 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The rows are cut as they should be, and two of the three parts stand in each other's place. Where
                both have the same number of rows nobody notices, and the rows that were meant for the one honest exam
                are looked at after every epoch. Look at the order of the names behind `return`.""",
            "ko": """행은 올바르게 나누었지만 세 부분 가운데 둘의 자리가 바뀌었습니다. 두 부분의 행 수가 같으면
                드러나지 않고, 한 번만 써야 할 시험용 행을 에포크마다 들여다보게 됩니다. `return` 뒤에 있는 이름의
                순서를 살펴봅니다.""",
        },
        {
            "en": """For 414 rows, 0.3 and 0.2 the lengths have to be 231, 58, 125, and here they are 231, 125, 58. The
                order in the docstring follows the rows themselves: training at the beginning, validation in the
                middle, test at the end, first for X and then for y.""",
            "ko": """414행, 0.3, 0.2이면 길이가 231, 58, 125여야 하는데 여기에서는 231, 125, 58입니다. docstring의
                순서는 행이 놓인 순서와 같습니다. 훈련이 앞, 검증이 가운데, 테스트가 끝이고, X를 먼저 쓴 다음 y를
                씁니다.""",
        },
    ],
    link="README.md#2-train_val_test_splitx-y-test_size-val_size-shufflefalse-seednone",
)


@variant(
    "SPLIT33",
    title={
        "en": "behaves exactly as if the validation part were the beginning of the rest",
        "ko": "검증 부분을 나머지의 앞에서 떼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is right, and the sizes of the other two as well. The validation rows come from the
                front, where they should come from the end of what is left. After a shuffle either would do as a
                sample; the course has settled on one, so that parts can be compared. From which side is the rest
                cut?""",
            "ko": """테스트 부분은 맞고 다른 두 부분의 크기도 맞습니다. 그런데 검증 행을 나머지의 끝이 아니라 앞에서
                가져옵니다. 섞은 뒤라면 표본으로는 어느 쪽이든 괜찮지만, 결과를 비교할 수 있도록 이 과정에서는 한쪽으로
                정했습니다. 나머지를 어느 쪽에서 자릅니까?""",
        },
        {
            "en": """Ten rows, 0.2 and 0.2: training has to be the rows 0 to 5, validation 6 and 7, test 8 and 9. Here
                validation is 0 and 1. The drawing in the README shows the second cut at the right end of the rest,
                next to the first. Calling the function for two parts a second time cuts there.""",
            "ko": """열 행, 0.2, 0.2이면 훈련은 0부터 5번째, 검증은 6, 7번째, 테스트는 8, 9번째 행이어야 합니다.
                여기에서는 검증이 0, 1번째입니다. README의 그림에서 두 번째 절단은 나머지의 오른쪽 끝, 첫 번째 절단
                바로 옆에 있습니다. 둘로 나누는 함수를 한 번 더 부르면 그 자리에서 잘립니다.""",
        },
    ],
    link="README.md#the-idea",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    n = _tail(len(X_rest), val_size)
    return X_rest[n:], X_rest[:n], X_test, y_rest[n:], y_rest[:n], y_test


@variant(
    "SPLIT34",
    title={
        "en": "behaves exactly as if the two sizes had changed places",
        "ko": "두 비율의 자리가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """With equal sizes everything is right; with different ones the test part has the share that was
                meant for validation, and the other way round. Two calls look nearly the same here, and each needs its
                own fraction. Look at which of the two sizes goes into the first cut, and which into the second.""",
            "ko": """두 비율이 같으면 모두 맞지만, 다르면 테스트 부분이 검증의 비율을, 검증 부분이 테스트의 비율을
                가져갑니다. 거의 똑같이 생긴 호출이 두 번 있고 각각 자기 비율을 써야 합니다. 첫 번째 절단에 어느
                비율을, 두 번째 절단에 어느 비율을 쓰는지 살펴봅니다.""",
        },
        {
            "en": """414 rows, 0.3 and 0.2: the test part is ceil(414 · 0.3) = 125, and validation ceil(289 · 0.2) =
                58. Here the test part has ceil(414 · 0.2) = 83 rows. The first cut takes the test part off the end,
                with test_size; the second cuts the rest, with val_size.""",
            "ko": """414행, 0.3, 0.2이면 테스트는 ceil(414 · 0.3) = 125행이고 검증은 ceil(289 · 0.2) = 58행입니다.
                여기에서는 테스트가 ceil(414 · 0.2) = 83행입니다. 첫 번째 절단은 test_size로 끝에서 테스트 부분을 떼고,
                두 번째 절단은 val_size로 나머지를 자릅니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, val_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size)
    return X_train, X_val, X_test, y_train, y_val, y_test


edit(
    "SPLIT35",
    task="train_val_test_split",
    old="train_test_split(X, y, test_size, shuffle, seed)",
    new="train_test_split(X, y, test_size)",
    title={
        "en": "behaves exactly as if shuffle and seed were not passed on",
        "ko": "shuffle과 seed를 넘겨주지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Without shuffling all is right; asked to shuffle, it cuts the rows in their old order. The
                function for two parts can shuffle, and what it does when nothing is said is the default of its own
                parameters. A parameter that has arrived here is not known there by itself. What does the call hand
                on?""",
            "ko": """섞지 않을 때는 맞지만, 섞으라고 해도 원래 순서대로 자릅니다. 둘로 나누는 함수는 섞을 줄 알지만,
                아무 말도 하지 않으면 자기 매개변수의 기본값을 씁니다. 여기에서 받은 매개변수를 그 함수가 저절로 알지는
                못합니다. 호출할 때 무엇을 넘겨줍니까?""",
        },
        {
            "en": """Ten rows, 0.2 and 0.3, shuffle=True, seed=0: the test targets have to be the last two of the order
                `default_rng(0).permutation(10)`, times 10, and here they are 80 and 90. The first of the two cuts
                needs both arguments; the second needs neither, for one shuffle is enough.""",
            "ko": """열 행, 0.2, 0.3, shuffle=True, seed=0이면 테스트 타깃은 순서 `default_rng(0).permutation(10)`의
                마지막 두 수에 10을 곱한 값이어야 하는데 여기에서는 80과 90입니다. 첫 번째 절단에 두 인자를 모두
                넘겨주어야 하고, 섞는 것은 한 번이면 되므로 두 번째 절단에는 필요하지 않습니다.""",
        },
    ],
    link="README.md#why-shuffle-and-why-only-once",
)


@variant(
    "SPLIT36",
    title={
        "en": "behaves exactly as if the validation part were cut from the test part",
        "ko": "검증 부분을 테스트 부분에서 떼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The training part is too large, and validation and test together have only the rows that belong to
                the test alone. Some libraries are used in that way: first a part to hold back, then that part is
                halved. Here the test part stays whole, and the second cut goes through what it has left. Which two
                parts does the first call give?""",
            "ko": """훈련 부분이 너무 크고, 검증과 테스트를 합쳐도 테스트가 가져야 할 행뿐입니다. 따로 떼어 둔 부분을
                다시 반으로 나누는 방식도 있습니다. 여기에서는 테스트 부분을 통째로 두고, 그것을 떼고 남은 쪽을 두
                번째로 자릅니다. 첫 번째 호출에서 나온 두 부분은 무엇입니까?""",
        },
        {
            "en": """For 414 rows, 0.3 and 0.2 the training part has 289 rows here, which is all that the first cut
                leaves; 231 is expected. Of the four results of the first call, the two long ones are what the second
                call has to receive, and the two short ones are the finished test part.""",
            "ko": """414행, 0.3, 0.2이면 여기에서는 훈련 부분이 289행인데, 첫 번째 절단에서 남은 것 전부입니다.
                231행이어야 합니다. 첫 번째 호출의 네 결과 가운데 긴 두 개를 두 번째 호출에 넣어야 하고, 짧은 두 개는
                이미 완성된 테스트 부분입니다.""",
        },
    ],
    link="README.md#the-idea",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_train, X_rest, y_train, y_rest = train_test_split(X, y, test_size, shuffle, seed)
    X_val, X_test, y_val, y_test = train_test_split(X_rest, y_rest, val_size)
    return X_train, X_val, X_test, y_train, y_val, y_test


@variant(
    "SPLIT37",
    title={
        "en": "behaves exactly as if all rows were cut twice, and the parts overlapped",
        "ko": "모든 행을 두 번 나누어 부분들이 서로 겹치는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is right. The other two are made from all rows once more, so rows of the test part
                are in them as well, and the parts together hold more rows than there are. A network that has met its
                exam questions in training looks better than it is. What should the second cut receive?""",
            "ko": """테스트 부분은 맞습니다. 다른 두 부분은 모든 행을 다시 나누어 만들었기 때문에 테스트 부분의 행이
                거기에도 들어 있고, 부분을 모두 합치면 원래보다 행이 많습니다. 훈련에서 시험 문제를 미리 본 신경망은
                실제보다 좋아 보입니다. 두 번째 절단은 무엇을 받아야 합니까?""",
        },
        {
            "en": """Ten rows, 0.2 and 0.2: the lengths 6, 2, 2 are expected and 8, 2, 2 come back, 12 rows in all;
                validation and test are the same two rows. What the first call leaves after the test part, X_rest and
                y_rest, is needed for the second, in the place of X and y.""",
            "ko": """열 행, 0.2, 0.2이면 길이가 6, 2, 2여야 하는데 8, 2, 2가 나와 모두 12행이고, 검증과 테스트가 같은
                두 행입니다. 첫 번째 호출에서 테스트를 떼고 남은 X_rest와 y_rest를 두 번째 호출에 X와 y 대신 넣어야
                합니다.""",
        },
    ],
    link="README.md#the-idea",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    _, X_test, _, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X, y, val_size, shuffle, seed)
    return X_train, X_val, X_test, y_train, y_val, y_test


edit(
    "SPLIT38",
    task="batches",
    old="return [(_take(X, part), _take(y, part)) for part in rows]",
    new="return [_take(X, part) for part in rows], [_take(y, part) for part in rows]",
    title={
        "en": "behaves exactly as if two lists came back, one of X and one of y",
        "ko": "X의 리스트와 y의 리스트를 따로 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All batches are there, sorted into two lists: the rows in one, the targets in the other. Training
                takes both together, `for X_b, y_b in batches(...)`, and would find in its first round all batches of
                rows and nothing else. What should one element of the result hold?""",
            "ko": """배치는 모두 있지만 두 리스트로 나뉘어, 하나에는 행이, 다른 하나에는 타깃이 들어 있습니다.
                훈련에서는 `for X_b, y_b in batches(...)`처럼 둘을 함께 꺼내므로, 첫 바퀴에 행의 배치만 모두 나오게
                됩니다. 결과의 원소 하나에는 무엇이 들어 있어야 합니까?""",
        },
        {
            "en": """For 7 rows by 3 the result has to have length 3, one pair for each batch; here its length is 2.
                Either each turn of the loop appends one pair, `(X[a:b], y[a:b])`, or the two lists are joined at the
                end with `list(zip(...))`.""",
            "ko": """7행을 3행씩 나누면 배치마다 쌍이 하나씩 있어 결과의 길이가 3이어야 하는데 여기에서는 2입니다.
                반복문을 돌 때마다 `(X[a:b], y[a:b])` 한 쌍을 덧붙이거나, 마지막에 `list(zip(...))`으로 두 리스트를
                묶으면 됩니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


edit(
    "SPLIT39",
    task="batches",
    old="range(0, n, batch_size)",
    new="range(n)",
    title={
        "en": "behaves exactly as if a new batch began at every row",
        "ko": "모든 행에서 새 배치를 시작하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """There are as many batches as rows, and they overlap: each begins one row after the one before it.
                Like that every row is learnt from several times in an epoch, the first and the last less often than
                the others. `range` counts by 1 when no step is given. How far apart should two starts be?""",
            "ko": """배치가 행의 수만큼 있고 서로 겹칩니다. 배치마다 앞의 것보다 한 행 뒤에서 시작합니다. 그러면 한
                에포크에 같은 행에서 여러 번 배우게 되고, 처음과 마지막 행은 다른 행보다 적게 쓰입니다. `range`에
                간격을 주지 않으면 1씩 셉니다. 시작하는 위치는 얼마나 떨어져 있어야 합니까?""",
        },
        {
            "en": """7 rows by 3 should begin at 0, 3 and 6; here the starts are 0, 1, 2, …, 6. Adding up the lengths
                of all batches is a check: it has to give 7, since every row is in exactly one of them. `range` takes
                the step as its third argument.""",
            "ko": """7행을 3행씩 나누면 0, 3, 6에서 시작해야 하는데 여기에서는 0, 1, 2, …, 6입니다. 모든 배치의 길이를
                더해 보면 확인할 수 있습니다. 행마다 정확히 한 배치에 들어가므로 7이어야 합니다. `range`는 세 번째
                인자로 간격을 받습니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


edit(
    "SPLIT40",
    task="batches",
    old="return [(_take(X, part), _take(y, part)) for part in rows]",
    new="return [(_take(X, part), _take(y, part)) for part in rows][:1]",
    title={
        "en": "behaves exactly as if only the first batch came back",
        "ko": "첫 배치만 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first batch is right, and it is the only one. A loop that ends after one round has usually met
                a `return` in its body: the function is left at once, whatever is still to come. Look at the
                indentation of the line that hands back the result.""",
            "ko": """첫 배치는 맞지만 그것 하나뿐입니다. 한 바퀴 만에 끝나는 반복문은 대개 본문에 `return`이 있습니다.
                그러면 남은 것이 있어도 함수가 바로 끝납니다. 결과를 돌려주는 줄의 들여쓰기를 살펴봅니다.""",
        },
        {
            "en": """231 rows by 32 should give 8 batches, and the result has length 1. With the `return` one step of
                indentation further to the left, on the level of the `for`, the list is handed back when all batches
                have been appended. Where all rows fit into one batch, both look the same, which is why a large
                batch_size hides it.""",
            "ko": """231행을 32행씩 나누면 배치가 8개여야 하는데 결과의 길이가 1입니다. `return`을 한 단계 왼쪽,
                `for`와 같은 깊이에 두면 모든 배치를 덧붙인 다음 리스트를 돌려줍니다. 모든 행이 한 배치에 들어가면 둘이
                같아 보이므로 batch_size가 크면 드러나지 않습니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


edit(
    "SPLIT41",
    task="batches",
    old="np.arange(n)[start : start + batch_size]",
    new="np.arange(n)[start:batch_size]",
    title={
        "en": "behaves exactly as if every batch ended at row batch_size",
        "ko": "모든 배치가 batch_size번째 행에서 끝나는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first batch is right and all others are empty. A slice names two positions, where it begins
                and before which row it ends, both counted from the start of the array; the second is not a length.
                What is `batch_size` as a position, once the start has moved on?""",
            "ko": """첫 배치는 맞지만 나머지는 모두 비어 있습니다. 슬라이스에는 시작하는 위치와 끝나는 위치를 쓰고, 둘
                다 배열의 처음부터 셉니다. 두 번째는 길이가 아닙니다. 시작이 뒤로 옮겨 간 다음에 `batch_size`는 어떤
                위치입니까?""",
        },
        {
            "en": """For 7 rows by 3 the second batch should be the rows 3, 4, 5, that is the slice 3:6; here it is
                3:3, which holds nothing. The end of each batch lies batch_size rows behind its own start. Beyond the
                last row a slice stops by itself, so the short batch needs no special case.""",
            "ko": """7행을 3행씩 나누면 두 번째 배치는 3, 4, 5번째 행, 곧 슬라이스 3:6이어야 하는데 여기에서는
                3:3이라서 비어 있습니다. 배치의 끝은 자기 시작보다 batch_size만큼 뒤에 있습니다. 슬라이스는 마지막 행을
                넘어가면 저절로 멈추므로 짧은 배치를 따로 다룰 필요가 없습니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


edit(
    "SPLIT42",
    task="batches",
    old="np.arange(n)[start : start + batch_size]",
    new="np.arange(start, start + batch_size) % n",
    title={
        "en": "behaves exactly as if the last batch were filled up with rows from the beginning",
        "ko": "마지막 배치를 처음 행들로 채우는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All batches are full, the last one too: it goes on with row 0 where the rows have ended. Some
                training programs do that to keep shapes equal. Then the first rows count twice in each epoch; here
                every row is in exactly one batch. What should the last batch hold when the size does not divide the
                number of rows?""",
            "ko": """모든 배치가 꽉 차 있고, 마지막 배치는 행이 끝난 곳에서 0번째 행부터 이어집니다. 모양을 같게 하려고
                그렇게 하는 프로그램도 있습니다. 그러면 에포크마다 처음 행들이 두 번 쓰입니다. 여기에서는 행마다 정확히
                한 배치에 들어갑니다. 나누어떨어지지 않을 때 마지막 배치에는 무엇이 있어야 합니까?""",
        },
        {
            "en": """7 rows by 3 have to give batches of 3, 3 and 1; here they have 3, 3 and 3, and rows 0 and 1 come
                again at the end. The lengths should add up to 7. A slice that reaches beyond the last row ends there,
                and that is all the last batch needs.""",
            "ko": """7행을 3행씩 나누면 3, 3, 1행이어야 하는데 여기에서는 3, 3, 3행이고 끝에 0, 1번째 행이 다시
                나옵니다. 길이를 더하면 7이어야 합니다. 슬라이스는 마지막 행을 넘어가면 거기에서 끝나므로, 마지막
                배치에는 그것으로 충분합니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


edit(
    "SPLIT43",
    task="batches",
    old="np.arange(n)[start : start + batch_size]",
    new="np.arange(n)[start : start + batch_size - 1]",
    title={
        "en": "behaves exactly as if each batch were one row short, and that row lost",
        "ko": "배치마다 한 행씩 모자라고 그 행이 사라지는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every full batch lacks its last row, and these rows are in no batch at all. In Python the end of a
                slice is not part of it: 0:3 holds the rows 0, 1 and 2. Whoever subtracts 1 to leave the end out has it
                left out twice. What does the end of the slice say here?""",
            "ko": """꽉 차야 할 배치마다 마지막 행이 없고, 그 행들은 어느 배치에도 없습니다. Python의 슬라이스에는 끝이
                들어가지 않습니다. 0:3은 0, 1, 2번째 행입니다. 끝을 빼려고 1을 빼면 두 번 빠지게 됩니다. 여기에서
                슬라이스의 끝은 무엇입니까?""",
        },
        {
            "en": """10 rows by 5 have to give two batches of 5, and two of 4 come back: rows 4 and 9 are missing. All
                lengths together should make 10. The start of the next batch is the right end for the one before it,
                start + batch_size, without any correction.""",
            "ko": """10행을 5행씩 나누면 5행짜리 배치가 둘이어야 하는데 4행짜리가 둘 나오고 4, 9번째 행이 없습니다.
                길이를 모두 더하면 10이어야 합니다. 다음 배치의 시작인 start + batch_size가 그대로 앞 배치의 끝이고,
                아무것도 더하거나 뺄 필요가 없습니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


edit(
    "SPLIT44",
    task="batches",
    old="range(0, n, batch_size)",
    new="range(0, n - 1, batch_size)",
    title={
        "en": "behaves exactly as if a last batch of a single row were dropped",
        "ko": "한 행만 남은 마지막 배치를 버리는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Short last batches are there, unless they hold one row only: then that row is lost. The search for
                the next start ends one too early. `range(a, b)` stops before b by itself, and `while start < n` as
                well, so the n-th position is never reached. Why is 1 subtracted from the end?""",
            "ko": """짧은 마지막 배치도 있지만, 한 행뿐일 때는 그 행이 사라집니다. 다음 시작 위치를 찾는 일이 한 칸
                먼저 끝납니다. `range(a, b)`는 스스로 b 앞에서 멈추고 `while start < n`도 마찬가지여서, n번째 위치에는
                이르지 않습니다. 끝에서 1을 빼는 까닭이 무엇입니까?""",
        },
        {
            "en": """7 rows by 3 begin at 0, 3 and 6, and 6 is the last row; here the starts end at 3, and two batches
                come back. 231 by 32 leaves 7 rows and is right, so it hides this. The end of the range is the number
                of rows, n itself.""",
            "ko": """7행을 3행씩 나누면 0, 3, 6에서 시작하고 6이 마지막 행입니다. 여기에서는 시작이 3에서 끝나 배치가
                두 개입니다. 231행을 32행씩 나누면 7행이 남아 맞게 나오므로 드러나지 않습니다. range의 끝은 행의 수 n
                그대로입니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


@variant(
    "SPLIT45",
    title={
        "en": "behaves exactly as if a last, shorter batch were joined to the one before it",
        "ko": "짧은 마지막 배치를 앞 배치에 합치는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """No row is lost, and the last batch is longer than batch_size: what is left over has been added to
                it. The largest batch decides how much memory a step needs, which is why batch_size is an upper bound.
                Of which kind may the last batch be, by the docstring: smaller or larger?""",
            "ko": """사라진 행은 없지만 마지막 배치가 batch_size보다 깁니다. 남은 행을 거기에 합쳤기 때문입니다. 한
                번에 필요한 메모리는 가장 큰 배치가 정하므로 batch_size는 넘지 말아야 할 수입니다. docstring에 따르면
                마지막 배치는 더 작아도 됩니까, 더 커도 됩니까?""",
        },
        {
            "en": """7 rows by 3 have to give 3, 3 and 1; here they give 3 and 4. 231 by 32 has to give 8 batches, the
                last of 7 rows. A start at 0, 3 and 6, whatever is left there, makes the three batches, and a remainder
                is a batch of its own.""",
            "ko": """7행을 3행씩 나누면 3, 3, 1행이어야 하는데 여기에서는 3, 4행입니다. 231행을 32행씩 나누면 배치가
                8개이고 마지막은 7행이어야 합니다. 남은 것이 얼마든 0, 3, 6에서 시작하면 배치가 셋이 되고, 나머지도
                하나의 배치입니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError(batch_size)
    starts = list(range(0, n, batch_size))
    if len(starts) > 1 and n - starts[-1] < batch_size:
        starts.pop()
    ends = [*starts[1:], n]
    return [(X[a:b], y[a:b]) for a, b in zip(starts, ends, strict=True)]


edit(
    "SPLIT46",
    task="batches",
    old="n = _same_length(X, y)",
    new="n = min(len(X), len(y))",
    title={
        "en": "behaves exactly as if rows without a partner were left out silently",
        "ko": "짝이 없는 행을 말없이 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Ten rows and four targets give batches of four pairs, without a word about the other six. `zip`
                stops at the shorter one as well. If lengths differ, something has gone wrong before, and nobody knows
                any more which target belongs to which row; going on hides that. What should a call with different
                lengths do?""",
            "ko": """행이 열 개이고 타깃이 네 개인데, 나머지 여섯에 대해서는 아무 말 없이 네 쌍으로 배치를 만듭니다.
                `zip`도 짧은 쪽에서 멈춥니다. 길이가 다르다면 그 전에 무언가 잘못된 것이고, 어느 타깃이 어느 행의
                것인지 더 이상 알 수 없습니다. 그대로 진행하면 그것이 가려집니다. 길이가 다른 호출은 어떻게 되어야
                합니까?""",
        },
        {
            "en": """`batches(X, y[:4], 2)` with ten rows has to raise ValueError before the first batch is made. Two
                lines at the beginning do it: compare `len(X)` with `len(y)`, and raise with both numbers in the
                message where they are not equal.""",
            "ko": """열 행으로 `batches(X, y[:4], 2)`를 부르면 첫 배치를 만들기 전에 ValueError를 일으켜야 합니다.
                처음에 두 줄이면 됩니다. `len(X)`와 `len(y)`를 비교하고, 다르면 두 수를 메시지에 담아 오류를
                일으킵니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)


# rounding down and rounding to the nearest give the same parts of 10, 12 and 414 rows
naming_call("train_test_split", "train_test_split(list(range(9)), list(range(10, 19)), 0.3)")
# chosen by label, these rows are not found; put into the order of their labels, they are
naming_call("train_test_split", "train_test_split(pd.DataFrame({'a': [1, 2, 3]}, index=[5, 3, 9]), [1, 2, 3], 0.3)")


edit(
    "SPLIT47",
    task="train_test_split",
    old="n_train = n - _tail(n, test_size)",
    new="n_train = n - (test_size if test_size >= 2 else _tail(n, test_size))",
    title={
        "en": "behaves exactly as if a size of 2 or more were a number of rows",
        "ko": "2 이상의 크기를 행의 수로 여기는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Fractions are cut right. A size of 2 should be refused, and it is taken: two rows become the test
                part. Another library reads whole numbers that way. What does the docstring of this function say about
                sizes that are not between 0 and 1?""",
            "ko": """비율은 바르게 나눕니다. 크기 2는 거부해야 하는데 받아들여서 두 행이 테스트 부분이 됩니다. 정수를
                그렇게 읽는 라이브러리도 있습니다. 이 함수의 설명에는 0과 1 사이가 아닌 크기를 어떻게 한다고 되어
                있습니까?""",
        },
        {
            "en": """`train_test_split([1, 2, 3, 4], [1, 2, 3, 4], 2)` has to raise ValueError; here it gives two rows
                and two rows. A size has one meaning in this course, a fraction, so that a 3 typed for 0.3 does not
                quietly become a test of three rows. Every size that is not strictly between 0 and 1 is refused.""",
            "ko": """`train_test_split([1, 2, 3, 4], [1, 2, 3, 4], 2)`는 ValueError를 일으켜야 하는데 두 행씩
                나옵니다. 이 과정에서 크기의 뜻은 비율 하나뿐입니다. 그래야 0.3을 3으로 잘못 적었을 때 조용히 세 행짜리
                테스트가 되지 않습니다. 0보다 크고 1보다 작은 크기가 아니면 모두 거부합니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
    example="train_test_split([1, 2, 3, 4], [1, 2, 3, 4], 2)",
)


@variant(
    "SPLIT48",
    title={
        "en": "behaves exactly as if the parts of y were always arrays, whatever y is",
        "ko": "y가 무엇이든 y의 부분은 언제나 배열인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The rows are the right ones, and the parts of X have the type of X. Those of y are arrays also
                where a list or a Series was put in: its labels and its name are gone, and whoever calls the
                function with lists gets something that is no list. Where does y become an array, and does it
                become a list or a Series again?""",
            "ko": """행은 맞고 X의 부분은 X와 자료형이 같습니다. y의 부분은 리스트나 Series를 넣었을 때도 배열입니다. 행
                이름과 Series의 이름이 사라지고, 리스트를 넣은 사람은 리스트가 아닌 것을 받습니다. y는 어디에서 배열이
                되고, 다시 리스트나 Series가 됩니까?""",
        },
        {
            "en": """For y = [90, 85, 70, 95, 60] and test_size = 0.4 the third result has to be the list [90, 85, 70].
                Take the rows of y in the way in which the rows of X are taken: .iloc for tables and Series, a loop
                for lists, and the row numbers as an index for arrays alone.""",
            "ko": """y = [90, 85, 70, 95, 60], test_size = 0.4이면 세 번째 결과는 리스트 [90, 85, 70]이어야 합니다.
                y의 행도 X의 행과 같은 방법으로 꺼냅니다. 표와 Series는 .iloc으로, 리스트는 반복문으로, 배열만 행
                번호를 인덱스로 씁니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
def train_test_split(X, y, test_size, shuffle=False, seed=None):
    n = _same_length(X, y)
    n_train = n - _tail(n, test_size)
    order = np.random.default_rng(seed).permutation(n) if shuffle else np.arange(n)
    train, test = order[:n_train], order[n_train:]
    y = np.asarray(y)
    return _take(X, train), _take(X, test), y[train], y[test]


@variant(
    "SPLIT49",
    title={
        "en": "behaves exactly as if a batch were a list of pairs, one pair for each row",
        "ko": "배치가 행마다 하나씩인 쌍의 리스트인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The rows are cut at the right places. Each batch holds one (x, y) for every row, where one X_b with
                all rows and one y_b with all targets are asked for: a network takes a whole batch as one matrix. What
                has put the rows of X and the entries of y together, row by row?""",
            "ko": """행은 맞는 곳에서 잘렸습니다. 그런데 배치마다 행의 수만큼 (x, y)가 들어 있습니다. 필요한 것은
                모든 행이 든 X_b 하나와 모든 타깃이 든 y_b 하나입니다. 신경망은 배치 전체를 행렬 하나로 받습니다.
                X의 행과 y의 원소를 행마다 묶은 것은 무엇입니까?""",
        },
        {
            "en": """For 7 rows and batch_size = 3 the first batch is a pair: X[0:3], of shape (3, 2), and y[0:3]. Cut X
                and y by the same slice, and put the two slices side by side; zip(X, y) is not needed for that.""",
            "ko": """행이 7개이고 batch_size = 3이면 첫 배치는 모양이 (3, 2)인 X[0:3]과 y[0:3]의 쌍입니다. X와 y를 같은
                슬라이스로 자르고 두 조각을 나란히 놓습니다. zip(X, y)는 필요하지 않습니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)
def batches(X, y, batch_size):
    _same_length(X, y)
    if batch_size < 1:
        raise ValueError(batch_size)
    pairs = list(zip(X, y, strict=True))
    return [pairs[start : start + batch_size] for start in range(0, len(pairs), batch_size)]


edit(
    "SPLIT50",
    task="train_test_split",
    old="default_rng(seed).permutation(n) if shuffle",
    new="default_rng(42).permutation(n) if shuffle",
    title={
        "en": "behaves exactly as if the seed were 42 whatever is asked for",
        "ko": "어떤 시드를 주어도 42를 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Sizes, types and pairs are right, and rows are shuffled; the order is always the one that the
                seed 42 gives. A number that was written down for a trial takes the place of the parameter, so that
                nobody can ask for another shuffle. What does the generator receive, and what was the function
                given?""",
            "ko": """크기, 자료형, 짝은 맞고 행도 섞입니다. 그런데 순서는 언제나 시드 42의 것입니다. 시험 삼아 적어
                둔 수가 매개변수의 자리를 차지해서 아무도 다른 순서를 요청할 수 없습니다. 생성기는 무엇을 받고,
                함수는 무엇을 받았습니까?""",
        },
        {
            "en": """Two calls with the seeds 1 and 2 on ten rows have to give different orders, and each the one of
                np.random.default_rng(seed).permutation(10). Hand the parameter seed to the generator; 42 may stand in
                the call, not in the function.""",
            "ko": """행이 열 개일 때 시드 1과 2로 부르면 순서가 달라야 하고, 각각 np.random.default_rng(seed)
                .permutation(10)의 순서여야 합니다. 생성기에 매개변수 seed를 넘깁니다. 42는 함수 안이 아니라 부르는
                쪽에 쓸 수 있습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)


# what only hidden tests ask otherwise: labels in disorder, other types, a seed without a shuffle, edges
_ROWS = "np.arange(26.0).reshape(13, 2) / 2, 10 * np.arange(13)"
_TABLES = (
    "pd.DataFrame({'a': [1.5, 2.5, 3.5, 4.5, 5.5]}, index=[4, 2, 0, 1, 3]), "
    "pd.Series([10, 20, 30, 40, 50], index=[4, 2, 0, 1, 3])"
)
_LISTS = "[[1.5], [2.5], [3.5], [4.5], [5.5], [6.5]], list('abcdef')"
naming_call("train_test_split", f"train_test_split({_ROWS}, 0.35, False, 5)")
naming_call("train_test_split", f"train_test_split({_ROWS}, 0.35, True, 5)")
naming_call("train_test_split", f"train_test_split({_TABLES}, 0.35, True, 3)")
naming_call("train_test_split", f"train_test_split({_LISTS}, 0.5, True, 2)")
naming_call("train_test_split", "train_test_split([[1.5], [2.5]], [1, 2], 0.75)")
naming_call("train_val_test_split", f"train_val_test_split({_ROWS}, 0.35, 0.4)")
naming_call("train_val_test_split", f"train_val_test_split({_ROWS}, 0.35, 0.4, True, 5)")
naming_call("train_val_test_split", f"train_val_test_split({_TABLES}, 0.35, 0.3, True, 3)")
naming_call("train_val_test_split", f"train_val_test_split({_LISTS}, 0.3, 0.3, True, 2)")
for _sizes in ("0.35, 0.0", "0.35, -0.25", "0.35, 1.0", "1.5, 0.35", "0.0, 0.35"):
    naming_call("train_val_test_split", f"train_val_test_split({_ROWS}, {_sizes})")
naming_call("train_val_test_split", "train_val_test_split(np.array([1.5, 2.5]), np.array([1, 2]), 0.5, 0.5)")
naming_call("batches", f"batches({_ROWS}, 4)")
naming_call("batches", f"batches({_ROWS}, 1)")
naming_call("batches", f"batches({_ROWS}, 13)")
naming_call("batches", f"batches({_ROWS}, 12)")
naming_call("batches", "batches(np.array([0.5, 1.5, 2.5, 3.5, 4.5]), np.array([[1], [2], [3], [4], [5]]), 2)")
naming_call("batches", "batches(np.array([0.5, 1.5, 2.5]), np.array([1, 2]), 2)")


edit(
    "SPLIT51",
    task="train_test_split",
    old="permutation(n) if shuffle else",
    new="permutation(n) if shuffle and seed is not None else",
    title={
        "en": "behaves exactly as if rows were shuffled only where a seed is given, too",
        "ko": "시드까지 주어야 행을 섞는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """shuffle=True with a seed is right; shuffle=True without one leaves the rows in their order, and a
                seed of 0 may do so as well, for 0 counts as False in a condition. Whether rows are shuffled is the
                question that shuffle answers alone; seed only says which order it is. What does the condition in
                front of the permutation ask for?""",
            "ko": """shuffle=True에 시드를 주면 맞고, 시드를 주지 않으면 행이 원래 순서로 남습니다. 조건에서 0은
                False이므로 시드가 0일 때도 그럴 수 있습니다. 섞을지 말지는 shuffle만으로 정하고, seed는 어떤 순서인지만
                정합니다. permutation 앞의 조건에서 무엇을 묻고 있습니까?""",
        },
        {
            "en": """Two calls with shuffle=True and no seed on forty rows have to give two orders, neither of them the
                old one. if shuffle: is the whole condition; default_rng(None) works.""",
            "ko": """마흔 행을 시드 없이 shuffle=True로 두 번 부르면 순서가 서로 다르고 원래 순서와도 달라야 합니다.
                조건은 if shuffle:로 충분하고, default_rng(None)도 동작합니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)
edit(
    "SPLIT51",
    task="train_test_split",
    old="permutation(n) if shuffle else",
    new="permutation(n) if shuffle and seed else",
)


edit(
    "SPLIT52",
    task="train_test_split",
    old="permutation(n) if shuffle else",
    new="permutation(n) if shuffle or seed is not None else",
    title={
        "en": "behaves exactly as if a seed alone meant that rows are shuffled",
        "ko": "시드만 주어도 행을 섞는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """shuffle=False keeps the order as long as no seed is given; with a seed the rows move all the same,
                and whoever only wanted the later steps of a program to be repeatable gets another split. Whether
                rows are shuffled is the question that shuffle answers alone; a seed beside shuffle=False changes
                nothing. What does the condition in front of the permutation ask for?""",
            "ko": """시드가 없으면 shuffle=False에서 순서가 유지되지만, 시드를 주면 행이 움직입니다. 다른 부분만
                되풀이할 수 있게 하려던 사람은 다른 분할을 받게 됩니다. 섞을지 말지는 shuffle만으로 정하고,
                shuffle=False이면 시드는 아무것도 바꾸지 않습니다. permutation 앞의 조건에서 무엇을 묻고 있습니까?""",
        },
        {
            "en": """train_test_split(X, y, 0.35, seed=5) has to give exactly what train_test_split(X, y, 0.35) gives:
                the rows in their order, the test part at the end. if shuffle: is the whole condition, with nothing
                about the seed in it.""",
            "ko": """train_test_split(X, y, 0.35, seed=5)와 train_test_split(X, y, 0.35)는 결과가 똑같아야 합니다. 행은
                원래 순서이고 테스트 부분은 끝입니다. 조건은 시드 이야기 없이 if shuffle:로 충분합니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
    example="train_test_split(np.arange(6), 10 * np.arange(6), 0.5, seed=1)",
)
edit(
    "SPLIT52",
    task="train_test_split",
    old="permutation(n) if shuffle else",
    new="permutation(n) if seed is not None else",
)


@variant(
    "SPLIT53",
    title={
        "en": "behaves exactly as if the validation part were cut off all rows first, and the test part off the rest",
        "ko": "전체 행에서 검증 부분을 먼저 떼고 나머지에서 테스트 부분을 뗀 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The two cuts stand in the wrong order. The rows at the very end are for the test; here they have
                become the validation part, and test_size is a fraction of what that leaves. Which part does the
                README cut off first?""",
            "ko": """두 번 자르는 순서가 바뀌었습니다. 맨 끝의 행들은 테스트의 것인데 여기에서는 검증 부분이 되었고,
                test_size가 남은 행에 대한 비율이 되었습니다. README에서는 어느 부분을 먼저 떼어 냅니까?""",
        },
        {
            "en": """414 rows, 0.3 and 0.2: first 125 rows off the end for the test, then 58 off the end of the 289 that
                are left. train_test_split with test_size comes first, with shuffle and seed; the second call, with
                val_size, cuts what is left of it.""",
            "ko": """414행에 0.3과 0.2이면 먼저 끝의 125행이 테스트이고, 남은 289행의 끝 58행이 검증입니다. test_size로
                부르는 train_test_split이 먼저이고 shuffle과 seed도 여기에 넘깁니다. 두 번째 호출은 남은 행을
                val_size로 자릅니다.""",
        },
    ],
    link="README.md#the-idea",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_val, y_rest, y_val = train_test_split(X, y, val_size, shuffle, seed)
    X_train, X_test, y_train, y_test = train_test_split(X_rest, y_rest, test_size)
    return X_train, X_val, X_test, y_train, y_val, y_test


@variant(
    "SPLIT54",
    title={
        "en": "behaves exactly as if the validation part had ceil(n * (1 - test_size) * val_size) rows",
        "ko": "검증 부분이 ceil(n * (1 - test_size) * val_size)행인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nearly always right, and now and then one row too many: n * (1 - test_size) is not the number of
                rows that are left. The test part was rounded up, so that the rest is a little smaller than that
                product. From which number should the validation rows be counted?""",
            "ko": """거의 언제나 맞지만 가끔 한 행이 많습니다. n * (1 - test_size)는 남은 행의 수가 아닙니다. 테스트
                부분을 올림했으므로 나머지는 그 곱보다 조금 적습니다. 검증 행의 수는 어떤 수에서 구해야 합니까?""",
        },
        {
            "en": """414 rows and 0.3: 414 * 0.7 is 289.8, and 289 rows are left. Take the length of what is left,
                len(X_rest), times val_size, rounded up; or cut the rest with train_test_split, which counts for
                itself.""",
            "ko": """414행에 0.3이면 414 * 0.7은 289.8인데 남은 행은 289행입니다. 남은 것의 길이 len(X_rest)에
                val_size를 곱해 올림하거나, 행을 스스로 세는 train_test_split으로 나머지를 자릅니다.""",
        },
    ],
    link="README.md#a-worked-example",
    example="train_val_test_split(np.arange(7), 10 * np.arange(7), 0.3, 0.25)",
)
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    if not 0 < val_size < 1:
        raise ValueError(val_size)
    n_train = len(X_rest) - ceil(len(X) * (1 - test_size) * val_size)
    if n_train < 1:
        raise ValueError(val_size)
    return X_rest[:n_train], X_rest[n_train:], X_test, y_rest[:n_train], y_rest[n_train:], y_test


edit(
    "SPLIT12",
    task="train_val_test_split",
    old="train_test_split(X_rest, y_rest, val_size)",
    new="train_test_split(X_rest, y_rest, val_size / (1 - test_size))",
)


@variant("SPLIT12")
def train_val_test_split(X, y, test_size, val_size, shuffle=False, seed=None):
    if not 0 < val_size < 1:
        raise ValueError(val_size)
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size, shuffle, seed)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, val_size / (1 - test_size))
    return X_train, X_val, X_test, y_train, y_val, y_test


@variant(
    "SPLIT55",
    title={
        "en": "behaves exactly as if the batches were made of nearly equal size, as np.array_split makes them",
        "ko": "np.array_split처럼 배치의 크기를 거의 같게 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The number of batches is right, and every row is in one of them. But the rows are spread evenly
                over the batches, where all batches have to hold batch_size rows and the last one what is left. Which
                number is given to the call that cuts: how many batches there are, or where each begins?""",
            "ko": """배치의 수가 맞고 모든 행이 한 배치에 들어 있습니다. 그런데 행이 배치마다 고르게 나뉘어 있습니다.
                배치는 모두 batch_size행이고 마지막 배치에 남은 행이 들어가야 합니다. 자르는 함수에 넘기는 수는 배치의
                개수입니까, 배치가 시작하는 자리입니까?""",
        },
        {
            "en": """10 rows with batch_size = 4 are cut into 4, 4 and 2, not into 4, 3 and 3. Start a batch at the rows
                0, 4 and 8: range(0, n, batch_size); a slice that begins there and takes batch_size rows ends by itself
                where the rows end.""",
            "ko": """10행을 batch_size = 4로 나누면 4, 3, 3이 아니라 4, 4, 2입니다. 배치는 0, 4, 8번 행에서 시작하므로
                range(0, n, batch_size)를 씁니다. 거기서부터 batch_size행을 꺼내는 슬라이스는 행이 끝나는 곳에서
                저절로 끝납니다.""",
        },
    ],
    link="README.md#3-batchesx-y-batch_size",
)
def batches(X, y, batch_size):
    n = _same_length(X, y)
    if batch_size < 1:
        raise ValueError(batch_size)
    return [(_take(X, part), _take(y, part)) for part in np.array_split(np.arange(n), ceil(n / batch_size))]


edit(
    "SPLIT56",
    task="train_test_split",
    old="return [rows[i] for i in which]",
    new="return np.array(rows)[which]",
    title={
        "en": "behaves exactly as if lists came back as arrays, and all else as it was given",
        "ko": "리스트만 배열이 되어 돌아오고 나머지는 그대로인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Arrays, DataFrames and Series keep their type; a list becomes an array. An index of numbers works
                for an array and not for a list, so the list was made one. Each part has to have the type of what it was
                cut from. What makes an array of the list, and what is missing afterwards?""",
            "ko": """배열, DataFrame, Series는 자료형이 그대로인데 리스트는 배열이 됩니다. 번호 여러 개로 꺼내는 것은
                배열에서만 되고 리스트에서는 안 되므로 리스트를 배열로 바꾸었습니다. 모든 부분은 나누기 전과 자료형이
                같아야 합니다. 무엇이 리스트를 배열로 바꾸고, 그 뒤에 무엇이 빠졌습니까?""",
        },
        {
            "en": """train_test_split(["kim", "lee", "park", "choi", "jung"], [90, 85, 70, 95, 60], 0.4)[0] has to be
                the list ["kim", "lee", "park"]. For a list, [rows[i] for i in which] takes the rows by number and gives
                a list.""",
            "ko": """train_test_split(["kim", "lee", "park", "choi", "jung"], [90, 85, 70, 95, 60], 0.4)[0]은 리스트
                ["kim", "lee", "park"]이어야 합니다. 리스트에서는 [rows[i] for i in which]가 번호로 행을 꺼내 리스트를
                만듭니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
)


edit(
    "SPLIT57",
    task="train_test_split",
    old="n_train = n - _tail(n, test_size)",
    new="n_train = n - _tail(n, test_size) and int(n * (1 - test_size))",
    title={
        "en": "behaves exactly as if the training part had n * (1 - test_size) rows, rounded down",
        "ko": "훈련 부분이 n * (1 - test_size)를 내림한 행수인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nearly always right, and now and then the training part has a row too few. On paper rounding one
                part down is rounding the other one up. In float64 1 - 0.8 is a little less than 0.2; what is left
                of 10 times that number when it is rounded down?""",
            "ko": """거의 언제나 맞지만 가끔 훈련 부분이 한 행 적습니다. 종이 위에서는 한쪽을 내리면 다른 쪽이
                올라갑니다. 그런데 float64에서 1 - 0.8은 0.2보다 조금 작습니다. 그 수에 10을 곱해 내림하면
                얼마입니까?""",
        },
        {
            "en": """10 rows and 0.8: 10 * 0.8 is exactly 8, so 8 rows are for the test and 2 for training.
                10 * (1 - 0.8) is 1.9999999999999996, and rounded down 1. The test part is what the README counts:
                round n * test_size up, and give the training part all the others.""",
            "ko": """10행에 0.8이면 10 * 0.8은 정확히 8이므로 테스트가 8행, 훈련이 2행입니다. 10 * (1 - 0.8)은
                1.9999999999999996이고 내림하면 1입니다. README에서 세는 것은 테스트 부분입니다. n * test_size를
                올림하고 나머지를 모두 훈련 부분에 넣습니다.""",
        },
    ],
    link="README.md#1-train_test_splitx-y-test_size-shufflefalse-seednone",
    example="train_test_split(np.arange(10), 10 * np.arange(10), 0.8)",
)
