"""Mistakes that students make in data_split: each variant is the reference but for one function that is wrong."""

import numpy as np

from grader.testing.variants import variant


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
    example="train_test_split(np.array([1, 2, 3, 4]), np.array([0, 0, 1, 1]), 0.25, shuffle=True, seed=7)",
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
    example="train_test_split(list(range(10)), list(range(10)), 0.2, shuffle=True, seed=7)",
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
