"""Mistakes that students make in xor_mlp: each is the reference with a piece of it, or one function, replaced."""

from itertools import pairwise

import numpy as np

from grader.testing.variants import edit, naming_call, variant


@variant(
    "XOR01",
    title={
        "en": "behaves exactly as AND does: only (1, 1) fires",
        "ko": "(1, 1)에서만 1인 AND와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The row (1, 1) fires and the two mixed rows do not. XOR says: at least one, but not both. The
                first half is there. The second half has to *forbid* the row (1, 1), and a unit that fires exactly
                in that row does the opposite of forbidding it. The place to look is the weights of the other
                hidden unit.""",
            "ko": """행 (1, 1)에서 1이 나오고, 두 입력이 다른 행에서는 0이 나옵니다. XOR은 '적어도 하나는 1이지만
                둘 다 1은 아님'입니다. 앞부분은 들어 있습니다. 뒷부분은 행 (1, 1)을 *막아야* 하는데, 바로 그
                행에서만 1이 되는 유닛은 반대로 동작합니다. 다른 은닉 유닛의 가중치를 살펴봅니다.""",
        },
        {
            "en": """The table in the README has a column for each hidden unit. Writing down both hidden values
                for the four rows, and comparing them with s1 and s2, shows which column is upside down. In the
                mixed rows both hidden values have to be 1, in (1, 1) exactly one of them. A unit whose column is
                upside down keeps its numbers and changes all their signs, that of the bias included.""",
            "ko": """README의 표에는 은닉 유닛마다 열이 하나씩 있습니다. 네 행에서 두 은닉값을 적어 s1, s2와
                비교하면 어느 열이 뒤집혔는지 보입니다. 두 입력이 다른 행에서는 은닉값이 둘 다 1이어야 하고, (1,
                1)에서는 하나만 1이어야 합니다. 열이 뒤집힌 유닛은 가중치와 편향의 부호를 모두 바꿉니다.""",
        },
    ],
    link="README.md#1-xor_networkx",
)
def xor_network(x):
    hidden = (x @ np.array([[2, 2], [2, 2]]) + np.array([-3, -1]) > 0).astype(int)
    return (hidden @ np.array([2, 2]) - 3 > 0).astype(int)


@variant(
    "XOR02",
    title={
        "en": "behaves exactly as OR does: (1, 1) fires as well",
        "ko": "(1, 1)에서도 1인 OR과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three of the four rows are right; (1, 1) fires and should not. Two hidden units that agree in
                every row are as good as one, and one unit draws one line, which is not enough for XOR. The place
                to look is whether the two hidden units answer two different questions.""",
            "ko": """네 행 가운데 세 행은 맞고, 0이어야 할 (1, 1)에서 1이 나옵니다. 모든 행에서 답이 같은 두 은닉
                유닛은 유닛 하나나 다름없고, 유닛 하나가 긋는 직선 하나로는 XOR을 나눌 수 없습니다. 두 은닉 유닛이
                서로 다른 질문에 답하는지 살펴봅니다.""",
        },
        {
            "en": """At (1, 1) the README's table has the hidden values 0 and 1. Where both are 1, AND of them
                fires. A second unit is needed that is 1 in three rows and 0 in the row (1, 1) alone: its weights
                are negative, and its bias positive. The sums 3, 1, 1, -1 in the table belong to it.""",
            "ko": """README의 표에서 (1, 1)의 은닉값은 0과 1입니다. 둘 다 1이면 그 AND도 1이 됩니다. 세 행에서
                1이고 행 (1, 1)에서만 0인 두 번째 유닛이 필요합니다. 이 유닛의 가중치는 음수, 편향은 양수이고, 표의
                합 3, 1, 1, -1이 이 유닛의 것입니다.""",
        },
    ],
    link="README.md#the-idea",
)
def xor_network(x):
    hidden = (x @ np.array([[2, 2], [2, 2]]) + np.array([-1, -1]) > 0).astype(int)
    return (hidden @ np.array([2, 2]) - 3 > 0).astype(int)


@variant(
    "XOR03",
    title={
        "en": "behaves exactly as if e^(-z) were computed for every z, so that it overflows far below 0",
        "ko": "모든 z에서 e^(-z)를 계산해 0보다 훨씬 작은 z에서 오버플로가 나는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All values are right; the test fails on a warning. The formula of the sigmoid is correct on
                paper, and float64 ends near 10^308. At one of the two ends the exponent is large and *positive* on
                the way to the result. The place to look is the argument of `np.exp` for z far below 0. `np.where`
                alone does not help: it computes both branches for all elements.""",
            "ko": """값은 모두 맞고, 테스트는 경고 때문에 실패합니다. 시그모이드의 공식은 종이 위에서는 옳지만
                float64는 10^308 근처에서 끝납니다. 양 끝 가운데 한쪽에서는 계산 도중에 지수가 큰 *양수*가 됩니다.
                z가 0보다 훨씬 작을 때 `np.exp`의 인자를 살펴봅니다. `np.where`만으로는 해결되지 않습니다. 모든
                원소에서 두 갈래를 다 계산하기 때문입니다.""",
        },
        {
            "en": """For z = -1000 the exponent -z is 1000, and e^1000 is too large for any float. e^(-1000) is
                harmless: it becomes 0. The README has a second form of σ, which is safe where the first one is
                not. Both can be written with one number that never exceeds 1, made from the size of z without its
                sign.""",
            "ko": """z = -1000이면 지수 -z는 1000이고, e^1000은 어떤 float에도 담을 수 없습니다. e^(-1000)은 0이 될
                뿐 문제가 없습니다. README에는 σ의 두 번째 형태가 있는데, 첫 번째가 안전하지 않은 곳에서
                안전합니다. z에서 부호를 뺀 크기로 만든, 1을 넘지 않는 수 하나로 두 형태를 모두 쓸 수 있습니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@variant(
    "XOR04",
    title={
        "en": "behaves exactly as if all weights started at 0",
        "ko": "모든 가중치를 0에서 시작하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The shapes are right and every number is 0. Zeros are a fair start for biases, and for a
                single neuron. In a layer of several units they make all units alike: each computes the same, gets
                the same gradient and takes the same step, in every epoch. The place to look is where W, and not b,
                gets its first values.""",
            "ko": """모양은 맞지만 모든 값이 0입니다. 편향이나 뉴런 하나라면 0에서 시작해도 괜찮습니다. 하지만
                유닛이 여러 개인 층에서는 모든 유닛이 똑같아집니다. 같은 값을 계산하고, 같은 그래디언트를 받고, 매
                에포크마다 같은 만큼 움직입니다. b가 아니라 W가 처음 값을 받는 곳을 살펴봅니다.""",
        },
        {
            "en": """With seed 0 and sizes (2, 4, 5, 1) the first row of W1 is given in the README, beginning with
                0.1257302. Four units that all start from zeros remain one unit, four times over, so 43 parameters
                learn no more than a handful. Each W has to come from the generator, as a standard normal draw of
                its whole shape; only b keeps its zeros.""",
            "ko": """시드 0, 크기 (2, 4, 5, 1)일 때 W1의 첫 행은 README에 있으며 0.1257302로 시작합니다. 모두 0에서
                시작한 유닛 네 개는 언제까지나 같은 유닛 하나를 네 번 되풀이한 것이어서, 파라미터 43개가 몇 개
                몫밖에 하지 못합니다. 각 W는 그 모양 전체를 표준 정규분포로 생성기에서 뽑아야 하고, 0으로 두는 것은
                b뿐입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    return [(np.zeros((n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]


@variant(
    "XOR05",
    title={
        "en": "behaves exactly as if the weights were drawn with a standard deviation of 0.01",
        "ko": "표준편차 0.01로 가중치를 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The draws come in the right order and each is a hundredth of what it should be. Small weights
                are common advice for large networks. Here they place every unit near the middle of the sigmoid,
                where all units behave alike, and the loss stays near log 2 for a very long time. The place to look
                is the spread that is given to the draw.""",
            "ko": """난수의 순서는 맞지만 모든 값이 있어야 할 값의 100분의 1입니다. 가중치를 작게 시작하라는 조언은
                큰 신경망에서 흔합니다. 여기서는 모든 유닛이 시그모이드의 가운데에 모여 서로 비슷해지고, 손실이
                아주 오랫동안 log 2 근처에 머뭅니다. 난수를 뽑을 때 주는 퍼짐의 크기를 살펴봅니다.""",
        },
        {
            "en": """With seed 0 the very first weight is 0.1257302; here it is 0.0012573. The ratio is the same
                for all weights of all layers, so one factor is responsible: a standard deviation, or a
                multiplication after the draw. This course takes the standard normal distribution as it is, with
                mean 0 and standard deviation 1.""",
            "ko": """시드 0에서 맨 처음 가중치는 0.1257302여야 하는데 여기서는 0.0012573입니다. 모든 층의 모든
                가중치에서 비율이 같으므로 원인은 인수 하나입니다. 표준편차이거나, 뽑은 다음에 곱한 수입니다. 이
                과정에서는 평균 0, 표준편차 1인 표준 정규분포를 그대로 씁니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(0.01 * rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]


@variant(
    "XOR06",
    title={
        "en": "behaves exactly as if every layer had a new generator with the same seed",
        "ko": "층마다 같은 시드로 생성기를 새로 만드는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first layer is right, and every later layer begins with the same numbers again. A seed
                fixes a whole stream of numbers, and a generator remembers how far it has read. Made anew, it
                starts from the first number. The weights then look random, and are copies of one another. The
                place to look is the line that makes the generator.""",
            "ko": """첫 층은 맞지만 그 뒤의 층이 모두 같은 수로 다시 시작합니다. 시드는 수의 흐름 전체를 정하고,
                생성기는 어디까지 읽었는지 기억합니다. 새로 만들면 첫 수부터 다시 시작합니다. 그래서 가중치는
                무작위처럼 보여도 서로 베낀 값입니다. 생성기를 만드는 줄이 어디에 있는지 살펴봅니다.""",
        },
        {
            "en": """Printing the first number of each W with seed 0 shows it: three times 0.1257302, where the
                second should be -0.7037352 and the third -0.4577258. Eight numbers belong to the first layer, so
                the second begins with the ninth of the same stream. The generator has to exist before the loop
                over the layers begins, and to live through it.""",
            "ko": """시드 0에서 각 W의 첫 수를 출력하면 드러납니다. 세 번 모두 0.1257302인데, 두 번째는 -0.7037352,
                세 번째는 -0.4577258이어야 합니다. 첫 층이 수 여덟 개를 쓰므로 둘째 층은 같은 흐름의 아홉 번째
                수에서 시작합니다. 생성기는 층을 도는 반복문이 시작되기 전에 만들어 끝까지 이어 써야 합니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    return [
        (np.random.default_rng(seed).normal(0, 1, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)
    ]


@variant(
    "XOR07",
    title={
        "en": "behaves exactly as if no layer had a bias",
        "ko": "어느 층에도 편향이 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where all biases are 0 the activations are right, elsewhere they are not. A new network has
                biases of 0, so the gap stays hidden until training moves them, or a test brings its own. Without a
                bias the line of every unit passes through the origin. The place to look is what reaches the
                sigmoid in each layer.""",
            "ko": """편향이 모두 0이면 활성값이 맞고, 그렇지 않으면 틀립니다. 새 신경망의 편향은 0이므로 학습이
                편향을 움직이거나 테스트가 다른 편향을 줄 때까지는 드러나지 않습니다. 편향이 없으면 모든 유닛의
                직선이 원점을 지납니다. 층마다 시그모이드에 무엇이 들어가는지 살펴봅니다.""",
        },
        {
            "en": """An input row of zeros is the quickest check: then x @ W is 0, whatever W is, and a layer has
                to answer σ(b). For b = (-1, 0, 2) that is 0.2689, 0.5, 0.8808; here 0.5 comes three times. Each
                pair in `params` has two members, and both take part in the sum, before the sigmoid.""",
            "ko": """0으로만 된 행을 넣어 보는 것이 가장 빠릅니다. W가 무엇이든 x @ W가 0이므로 층은 σ(b)를 내야
                합니다. b = (-1, 0, 2)이면 0.2689, 0.5, 0.8808인데 여기서는 0.5가 세 번 나옵니다. `params`의 쌍에는
                두 배열이 있고, 둘 다 시그모이드 이전의 합에 들어갑니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)
def forward(params, x):
    activations = [x]
    for W, _ in params:
        activations.append(sigmoid(activations[-1] @ W))
    return activations


@variant(
    "XOR08",
    title={
        "en": "behaves exactly as if there were no sigmoid between the layers, only at the output",
        "ko": "층 사이에는 시그모이드가 없고 출력에만 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A network of one layer comes out right, a deeper one does not: its hidden activations leave
                the range from 0 to 1. Without a nonlinearity in between, two layers collapse: (x W1) W2 is x (W1
                W2), a single layer with another matrix. Such a network can do what one neuron can, and XOR is not
                among it. The place to look is where the sigmoid is applied.""",
            "ko": """층이 하나인 신경망은 맞지만 더 깊은 신경망은 틀립니다. 은닉층의 활성값이 0과 1 사이를
                벗어납니다. 사이에 비선형이 없으면 두 층이 하나로 합쳐집니다. (x W1) W2는 x (W1 W2), 곧 다른 행렬을
                가진 한 층입니다. 이런 신경망은 뉴런 하나만큼밖에 하지 못하며 XOR은 배울 수 없습니다. 시그모이드를
                어디에서 적용하는지 살펴봅니다.""",
        },
        {
            "en": """In the worked example the first point has the hidden values 0.9525741 and 0.2689414; here they
                are 3 and -1, the sums themselves. Every entry of the list but the first has to lie between 0 and
                1. The sigmoid belongs inside the loop, so that the next layer receives an activation and not a
                sum.""",
            "ko": """계산 예제에서 첫 점의 은닉값은 0.9525741과 0.2689414인데, 여기서는 합 그대로인 3과 -1입니다.
                목록에서 첫 항목을 뺀 모든 값은 0과 1 사이에 있어야 합니다. 다음 층이 합이 아니라 활성값을 받도록
                시그모이드를 반복문 안에 둡니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def forward(params, x):
    activations = [x]
    for W, b in params:
        activations.append(activations[-1] @ W + b)
    activations[-1] = sigmoid(activations[-1])
    return activations


@variant(
    "XOR09",
    title={
        "en": "behaves exactly as if W were transposed",
        "ko": "W를 전치해서 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Most networks end in an error about shapes; one whose layers are square runs and gives other
                numbers. Many books write W x, with a sample as a column, and store W as (n_out, n_in). In this
                course samples are rows, and W is stored the other way round. The place to look is which index of W
                belongs to the inputs.""",
            "ko": """대부분의 신경망에서는 모양이 맞지 않는다는 오류가 나고, 층이 정사각형인 신경망은 실행되지만
                값이 다릅니다. 많은 책은 샘플을 열로 놓고 W x라고 쓰며 W를 (n_out, n_in)으로 둡니다. 이 과정에서
                샘플은 행이고 W는 그 반대입니다. W의 어느 축이 입력에 해당하는지 살펴봅니다.""",
        },
        {
            "en": """The shapes say it all for 2-4-5-1 and four points: (4, 2) times (2, 4) is (4, 4), times (4, 5)
                is (4, 5). In each product the two inner numbers are equal, and the outer ones remain. W arrives in
                the shape that fits behind the activation, so nothing has to be turned over.""",
            "ko": """2-4-5-1과 점 네 개의 모양을 따라가 보면 됩니다. (4, 2) 곱하기 (2, 4)는 (4, 4)이고, 여기에 (4,
                5)를 곱하면 (4, 5)입니다. 곱마다 안쪽의 두 수가 같고 바깥쪽 수가 남습니다. W는 이미 활성값 뒤에
                맞는 모양으로 주어지므로 뒤집을 필요가 없습니다.""",
        },
    ],
    link="README.md#the-network",
)
def forward(params, x):
    activations = [x]
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W.T + b))
    return activations


# The layers of the public tests are not square, or alike when transposed.
naming_call("forward", "forward([(np.array([[1.0, 2.0], [0.5, -1.0]]), np.zeros(2))], np.array([[1.0, 0.0]]))")


@variant(
    "XOR10",
    title={
        "en": "behaves exactly as if the losses of the samples were added up, not averaged",
        "ko": "샘플의 손실을 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each result is the right one times the number of samples. A sum grows with the amount of data:
                twice the rows, twice the loss, although the network is no worse. Losses of different batches, or
                of training and test data, could then not be compared. The place to look is how the losses of the
                single samples become one number.""",
            "ko": """결과가 모두 정답에 샘플의 수를 곱한 값입니다. 합은 데이터의 양에 따라 커집니다. 신경망이 더
                나빠지지 않아도 행이 두 배면 손실도 두 배입니다. 그러면 배치끼리, 또는 훈련 데이터와 테스트
                데이터의 손실을 비교할 수 없습니다. 샘플 하나하나의 손실이 어떻게 수 하나로 모이는지 살펴봅니다.""",
        },
        {
            "en": """A network that answers 0.5 everywhere has the loss log 2 = 0.6931472 for any number of
                samples; four samples give 2.7725887 here. In the README's example three losses add up to
                0.8393297, and the answer, 0.2797766, is a third of it. The division by n belongs to the last step
                of the formula, in front of the sum sign.""",
            "ko": """언제나 0.5라고 답하는 신경망의 손실은 샘플이 몇 개든 log 2 = 0.6931472인데, 여기서는 샘플 네
                개에서 2.7725887이 나옵니다. README의 예에서는 손실 세 개의 합이 0.8393297이고 답은 그 3분의 1인
                0.2797766입니다. n으로 나누는 것은 공식에서 합 기호 앞에 있는 마지막 단계입니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)
def binary_cross_entropy(y, y_hat):
    y, y_hat = np.ravel(y), np.clip(np.ravel(y_hat), 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@variant(
    "XOR11",
    title={
        "en": "behaves exactly as if the logarithm of 0 were taken: the loss is inf or nan",
        "ko": "0의 로그를 그대로 계산해 손실이 inf나 nan이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Ordinary probabilities give the right loss; a prediction of exactly 0 or 1 does not give a
                number. A sigmoid reaches exactly 1 in float64, near z = 37, so this happens in real training and
                spoils every mean that holds it. The place to look is what enters the logarithm when a prediction
                is as sure as it can be.""",
            "ko": """보통의 확률에서는 손실이 맞지만, 예측이 정확히 0이나 1이면 수가 나오지 않습니다. float64에서
                시그모이드는 z가 37쯤이면 정확히 1이 되므로 실제 학습에서도 일어나며, 그 값이 들어간 평균을 모두
                망칩니다. 예측이 더할 수 없이 확실할 때 로그에 무엇이 들어가는지 살펴봅니다.""",
        },
        {
            "en": """For y = 0 and ŷ = 0, a perfect prediction, the first term is 0 · log(0): 0 times minus
                infinity, and that is nan. For y = 1 and ŷ = 0 it is infinite. The README names the smallest and
                the largest value that a prediction may have inside the loss; bringing ŷ into that range comes
                first, then both logarithms.""",
            "ko": """y = 0, ŷ = 0인 완벽한 예측에서 첫 항은 0 · log(0), 곧 0 곱하기 음의 무한대이므로 nan입니다. y
                = 1, ŷ = 0이면 무한대입니다. README에는 손실 안에서 예측이 가질 수 있는 가장 작은 값과 가장 큰 값이
                있습니다. 먼저 ŷ을 그 범위 안으로 제한하고, 그다음에 두 로그를 계산합니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
    example="binary_cross_entropy(np.array([1, 0]), np.array([0.0, 1.0]))",
)
def binary_cross_entropy(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@variant(
    "XOR12",
    title={
        "en": "behaves exactly as if every label met every prediction: (n,) and (n, 1) become (n, n)",
        "ko": "모든 정답과 모든 예측을 짝지어 (n,)과 (n, 1)이 (n, n)이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss is right where y and ŷ have equal shapes, and wrong where one is (n,) and the other
                (n, 1). NumPy then raises no error: it stretches both to a table of all pairs, and the mean runs
                over n · n numbers. A network's output is (n, 1) and labels mostly come as (n,), so this is the
                usual case. The place to look is the shapes at the start.""",
            "ko": """y와 ŷ의 모양이 같으면 손실이 맞고, 하나가 (n,)이고 다른 하나가 (n, 1)이면 틀립니다. 이때
                NumPy는 오류를 내지 않고 둘을 모든 쌍의 표로 늘리며, 평균은 n · n개의 수에서 구해집니다. 신경망의
                출력은 (n, 1)이고 정답은 대개 (n,)이므로 흔히 일어나는 일입니다. 처음에 두 배열의 모양을
                살펴봅니다.""",
        },
        {
            "en": """Printing the shape of y · log ŷ for three samples shows (3, 3) in place of (3,). In the
                README's example the mixed shapes have to give 0.2797766, like all others. Before anything is
                computed, both arrays need one and the same shape; it does not matter which of the two.""",
            "ko": """샘플이 세 개일 때 y · log ŷ의 모양을 출력하면 (3,)이 아니라 (3, 3)이 보입니다. README의 예에서
                모양을 섞어도 다른 경우와 똑같이 0.2797766이 나와야 합니다. 계산을 시작하기 전에 두 배열의 모양을
                하나로 맞춥니다. 둘 중 어느 쪽이든 상관없습니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)
def binary_cross_entropy(y, y_hat):
    y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@variant(
    "XOR13",
    title={
        "en": "behaves exactly as if the caller's own arrays were updated",
        "ko": "호출한 쪽의 배열을 직접 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The trained parameters are right; the ones that were passed in are no longer what they were. A
                list of arrays holds references, so a copy of the list still holds the same arrays, and an
                operation that works in place reaches the caller. Training twice from one start, to compare
                learning rates, would then start from two different networks. The place to look is the update.""",
            "ko": """학습된 파라미터는 맞지만, 인자로 받은 파라미터가 원래 값이 아닙니다. 배열의 목록에는 참조가
                들어 있어 목록을 복사해도 그 안의 배열은 같고, 그 자리에서 바꾸는 연산은 호출한 쪽까지 영향을
                줍니다. 그러면 학습률을 비교하려고 같은 시작점에서 두 번 훈련해도 서로 다른 신경망에서 시작하게
                됩니다. 갱신하는 줄을 살펴봅니다.""",
        },
        {
            "en": """Keeping one weight of the start in a variable as a number, and comparing it after the call
                with the same weight of the passed network, shows the change. An assignment with a minus sign
                before the equals sign writes into the array that is there. A subtraction whose result gets a name
                makes a new array, and leaves the old one alone.""",
            "ko": """호출하기 전에 가중치 하나를 수로 적어 두고, 호출한 뒤 넘겨준 신경망의 같은 가중치와 비교하면
                바뀐 것이 보입니다. 등호 앞에 빼기가 붙은 대입은 이미 있는 배열에 씁니다. 뺄셈의 결과에 이름을
                붙이면 새 배열이 생기고 원래 배열은 그대로 남습니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
    example="train([(np.array([[1.0], [1.0]]), np.array([0.0]))], np.array([[0.0, 1.0]]), np.array([1]), 0.5, 1)",
)
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        activations = forward(params, x)
        losses.append(binary_cross_entropy(y, activations[-1]))
        delta = (activations[-1] - y) / len(y)
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            dW, db = a.T @ delta, delta.sum(axis=0)
            delta = (delta @ W.T) * a * (1 - a)
            W -= lr * dW
            b -= lr * db
    return params, losses


@variant(
    "XOR14",
    title={
        "en": "behaves exactly as if each layer were updated before its delta is handed back",
        "ko": "델타를 앞 층으로 넘기기 전에 층을 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right, and all layers before it are slightly off. Each gradient belongs to
                the network that made the prediction. Once a weight has moved, its layer is another layer, and a
                delta that travels back through it answers a question about a network that never ran. Training
                still works, only on a slightly wrong path, so the loss curve does not give it away. The place to
                look is the order of two lines.""",
            "ko": """마지막 층은 맞고, 그 앞의 모든 층이 조금씩 어긋납니다. 그래디언트는 예측을 낸 바로 그 신경망에
                대한 것입니다. 가중치가 움직이면 그 층은 다른 층이 되고, 그 층을 지나는 델타는 실행된 적 없는
                신경망의 것이 됩니다. 길이 조금 어긋날 뿐 학습은 되므로 손실 곡선에서는 드러나지 않습니다. 두 줄의
                순서를 살펴봅니다.""",
        },
        {
            "en": """With the gates' weights and learning rate 1 the new W2 is 2.0784510, and the hidden layer
                needs the 2 from before. In the README's example W1 has to become -1.9847937 in its first column.
                Computing the delta of the layer before with the old W first, or collecting all gradients before
                the first update, are both fine.""",
            "ko": """게이트의 가중치와 학습률 1에서 새 W2는 2.0784510이지만 은닉층에는 갱신하기 전의 2가
                필요합니다. README의 예에서 W1의 첫 열은 -1.9847937이 되어야 합니다. 예전 W로 앞 층의 델타를 먼저
                구해도 되고, 모든 그래디언트를 모은 다음 갱신해도 됩니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        activations = forward(params, x)
        losses.append(binary_cross_entropy(y, activations[-1]))
        delta = (activations[-1] - y) / len(y)
        updated = []
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            W, b = W - lr * a.T @ delta, b - lr * delta.sum(axis=0)
            updated.append((W, b))
            delta = (delta @ W.T) * a * (1 - a)
        params = updated[::-1]
    return params, losses


@variant(
    "XOR15",
    title={
        "en": "behaves exactly as if σ' were multiplied in at the output as well",
        "ko": "출력층에서도 σ'을 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All steps are too small, and the smallest where the network is most sure. In hidden layers the
                factor a(1 - a) is right. At the output the loss brings a factor of its own: cross entropy divides
                by exactly that product, and the two cancel. What remains is the whole delta. The place to look is
                its first line. With the squared error as loss the factor would stay, which is where it is often
                copied from.""",
            "ko": """모든 걸음이 너무 작고, 신경망이 가장 확신하는 곳에서 가장 작습니다. 은닉층에서는 인수 a(1 -
                a)가 맞습니다. 출력층에서는 손실에서도 인수가 나옵니다. 교차 엔트로피가 바로 그 곱으로 나누므로
                둘이 약분되고, 남은 것이 델타의 전부입니다. 델타를 처음 구하는 줄을 살펴봅니다. 손실이 제곱
                오차라면 이 인수가 남으며, 흔히 거기에서 옮겨 온 것입니다.""",
        },
        {
            "en": """A neuron of zeros that learns OR with learning rate 1 should arrive at 0.25 for both weights
                and the bias; here it arrives at 0.0625, a quarter, because ŷ(1 - ŷ) is 0.25 there. The recipe in
                the README has two formulas for δ, one for the output and one for the layers before; only the
                second one holds the factor.""",
            "ko": """0에서 시작한 뉴런이 학습률 1로 OR을 한 번 배우면 두 가중치와 편향이 0.25가 되어야 합니다.
                여기서는 4분의 1인 0.0625가 됩니다. 그곳에서 ŷ(1 - ŷ)이 0.25이기 때문입니다. README의 계산법에는
                δ의 식이 두 개, 출력층의 것과 앞 층의 것이 있으며, 이 인수는 두 번째 식에만 있습니다.""",
        },
    ],
    link="README.md#the-loss-and-how-it-is-made-smaller",
)
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        activations = forward(params, x)
        losses.append(binary_cross_entropy(y, activations[-1]))
        a = activations[-1]
        delta = (a - y) * a * (1 - a) / len(y)
        updated = []
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = updated[::-1]
    return params, losses


@variant(
    "XOR16",
    title={
        "en": "behaves exactly as if the gradients of the samples were added up, not averaged",
        "ko": "샘플의 그래디언트를 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every step points in the right direction and is n times too long, with n the number of
                samples. The loss is a mean, so its gradient is one as well; a matrix product with the transposed
                activations adds the samples up, and does not divide. On four points training may even look faster.
                On a thousand it would explode. The place to look is where n enters.""",
            "ko": """모든 걸음이 방향은 맞지만 샘플 수 n배만큼 깁니다. 손실이 평균이므로 그래디언트도 평균이어야
                하는데, 전치한 활성값과의 행렬 곱은 샘플을 더하기만 하고 나누지는 않습니다. 점이 네 개면 학습이 더
                빨라 보일 수도 있지만, 천 개면 발산합니다. n이 어디에 들어가는지 살펴봅니다.""",
        },
        {
            "en": """One neuron of zeros on OR, learning rate 1: the first weight sees the errors -0.5 and -0.5,
                and the gradient is their sum over 4, -0.25, so the weight becomes 0.25. Here it becomes 1. The
                division belongs into one place: the delta of the output. From there it is carried into all
                gradients, and repeating it would make them too small.""",
            "ko": """0에서 시작한 뉴런이 학습률 1로 OR을 배울 때 첫 가중치가 만나는 오차는 -0.5와 -0.5입니다.
                그래디언트는 그 합을 4로 나눈 -0.25이고 가중치는 0.25가 되어야 하는데, 여기서는 1이 됩니다.
                나눗셈이 들어갈 곳은 출력층의 델타 한 곳입니다. 거기서 모든 그래디언트로 전해지므로 되풀이하면
                오히려 너무 작아집니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        activations = forward(params, x)
        losses.append(binary_cross_entropy(y, activations[-1]))
        delta = activations[-1] - y
        updated = []
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = updated[::-1]
    return params, losses


@variant(
    "XOR17",
    title={
        "en": "behaves exactly as if the probabilities were the classes: nothing is compared with 0.5",
        "ko": "0.5와 비교하지 않고 확률을 그대로 클래스로 내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The shape is right; the values are probabilities such as 0.92 and not the classes 0 and 1. A
                network says how likely the class 1 is, and a decision is a second step, which the network does not
                make. Code that counts right answers compares classes with labels, and 0.92 equals no label. The
                place to look is between the last activation and the `return`.""",
            "ko": """모양은 맞지만 값이 클래스 0과 1이 아니라 0.92 같은 확률입니다. 신경망은 클래스가 1일 가능성을
                말할 뿐이고, 결정은 신경망이 하지 않는 두 번째 단계입니다. 맞힌 개수를 셀 때는 클래스를 정답과
                비교하는데, 0.92와 같은 정답은 없습니다. 마지막 활성값과 `return` 사이를 살펴봅니다.""",
        },
        {
            "en": """For the gates' weights times five the outputs are 0.007, 0.992, 0.992, 0.007, and the answer
                has to be 0, 1, 1, 0, an array of integers. A comparison with the threshold that the README names
                gives True and False for all rows at once; turned into integers, these are the classes.""",
            "ko": """다섯 배로 키운 게이트의 가중치에서 출력은 0.007, 0.992, 0.992, 0.007이고, 답은 정수 배열 0, 1,
                1, 0이어야 합니다. README에 있는 임계값과 비교하면 모든 행의 True와 False가 한꺼번에 나오고, 이것을
                정수로 바꾼 것이 클래스입니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
)
def predict(params, x):
    return forward(params, x)[-1][:, 0]


@variant(
    "XOR18",
    title={
        "en": "behaves exactly as if an output of exactly 0.5 belonged to class 0",
        "ko": "출력이 정확히 0.5일 때 클래스 0으로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All classes are right but those of samples on the boundary itself, where the output is exactly
                0.5. Which side such a sample belongs to is a convention. The step units of the hand-wired network
                draw their line the other way, and a comparison copied from there brings its convention along. The
                place to look is the comparison, and the words of the README about it.""",
            "ko": """출력이 정확히 0.5인, 경계 위의 샘플만 빼고 클래스가 모두 맞습니다. 그런 샘플을 어느 쪽으로
                볼지는 약속입니다. 손으로 만든 신경망의 계단 유닛은 경계를 반대쪽에 두므로, 거기서 비교를 옮겨 오면
                그 약속까지 따라옵니다. 비교하는 부분과 그에 대한 README의 설명을 살펴봅니다.""",
        },
        {
            "en": """A network whose parameters are all 0 answers σ(0) = 0.5 for every input, and it is the
                quickest check: the course asks for 1 in every row there. "At least 0.5" includes 0.5 itself, "more
                than 0.5" does not. Every other output is judged the same by both, so only the kind of comparison
                has to change.""",
            "ko": """파라미터가 모두 0인 신경망은 어떤 입력에도 σ(0) = 0.5를 내므로 가장 빨리 확인할 수 있습니다.
                이 과정에서는 그때 모든 행이 1이어야 합니다. '0.5 이상'에는 0.5가 들어가고 '0.5 초과'에는 들어가지
                않습니다. 다른 출력은 어느 쪽이든 똑같이 판정되므로 비교의 종류만 바꾸면 됩니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
)
def predict(params, x):
    return (forward(params, x)[-1][:, 0] > 0.5).astype(int)


edit(
    "XOR19",
    task="xor_network",
    old="hidden @ np.array([2, 2]) - 3 > 0",
    new="hidden @ np.array([-2, -2]) + 3 > 0",
    title={
        "en": "behaves exactly as XNOR does, the opposite of XOR",
        "ko": "XOR의 반대인 XNOR와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every row gets the opposite of its answer. So the rows are separated as they should be, and one
                "not" too many, or too few, turns the result round. The output unit is the first to look at: which
                gate do its weights make, and which gate does the README put there?""",
            "ko": """모든 행의 답이 반대입니다. 행은 제대로 나뉘고 있지만, 부정이 하나 더 있거나 하나 빠져 결과가
                뒤집힌 것입니다. 먼저 출력 유닛을 살펴봅니다. 그 가중치가 만드는 게이트는 무엇이고, README에서 그
                자리에 있는 게이트는 무엇일까요?""",
        },
        {
            "en": """In the mixed rows both hidden values are 1, in (0, 0) and (1, 1) one of them is 0. The output
                unit has to fire where both are 1: its sum there is 2 + 2 - 3 = 1, and -1 where one is missing. With
                all three signs turned round the same unit is NAND.""",
            "ko": """두 입력이 다른 행에서는 은닉값이 둘 다 1이고, (0, 0)과 (1, 1)에서는 하나가 0입니다. 출력 유닛은
                둘 다 1일 때 1이어야 합니다. 그때의 합은 2 + 2 - 3 = 1이고 하나가 없으면 -1입니다. 세 부호를 모두
                뒤집으면 같은 유닛이 NAND가 됩니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "XOR20",
    task="xor_network",
    old="hidden @ np.array([2, 2]) - 3 > 0",
    new="hidden @ np.array([2, 2]) > 0",
    title={
        "en": "behaves exactly as if every row fired",
        "ko": "모든 행에서 1이 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The answer is 1 whatever the row holds. At least one of NAND and OR fires in every row, so an
                output unit that is content with one of them always fires. Two things keep it from that: a bias that
                asks for both, and hidden values that are 0 or 1 when they arrive.""",
            "ko": """행에 무엇이 있든 답이 1입니다. 어느 행에서나 NAND와 OR 가운데 적어도 하나는 1이므로, 하나만으로
                만족하는 출력 유닛은 언제나 1입니다. 둘 다 요구하는 편향이 있고, 은닉값이 0이나 1이 되어 들어와야
                그렇게 되지 않습니다.""",
        },
        {
            "en": """For the row (0, 0) the hidden values have to be 1 and 0, and the output's sum 2 + 0 - 3 = -1.
                Printing both tells which part is missing: hidden values such as 3 and -1 are sums to which the step
                was not applied, an output sum of 2 lacks its bias.""",
            "ko": """행 (0, 0)에서 은닉값은 1과 0, 출력의 합은 2 + 0 - 3 = -1이어야 합니다. 둘을 출력해 보면 무엇이
                빠졌는지 알 수 있습니다. 은닉값이 3과 -1처럼 나오면 계단 함수를 적용하지 않은 합이고, 출력의 합이
                2이면 편향이 빠진 것입니다.""",
        },
    ],
    link="README.md#1-xor_networkx",
)


edit(
    "XOR21",
    task="xor_network",
    old="hidden @ np.array([2, 2]) - 3 > 0",
    new="hidden @ np.array([[2], [2]]) - 3 > 0",
    title={
        "en": "behaves exactly as if the answers stood in a column of shape (n, 1)",
        "ko": "답을 모양이 (n, 1)인 열로 내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All answers are right, but they stand below one another in a table with one column. A weight
                matrix of shape (2, 1) makes a column, a weight vector of shape (2,) makes a plain array. The
                docstring names the shape that is wanted. Look at the weights of the output unit.""",
            "ko": """답은 모두 맞지만 열이 하나인 표에 들어 있습니다. 모양이 (2, 1)인 가중치 행렬을 쓰면 열이 되고,
                모양이 (2,)인 가중치 벡터를 쓰면 1차원 배열이 됩니다. 구해야 하는 모양은 docstring에 있습니다. 출력
                유닛의 가중치를 살펴봅니다.""",
        },
        {
            "en": """Compared with labels of shape (n,), a column of shape (n, 1) broadcasts to an (n, n) table, so
                the number of axes is more than a matter of taste. Either the output weights have one axis, or the
                single column is taken out at the end, as with `[:, 0]`.""",
            "ko": """(n, 1) 모양의 열을 (n,) 모양의 정답과 비교하면 (n, n) 표로 브로드캐스트되므로 축의 개수는
                취향의 문제가 아닙니다. 출력 가중치의 축을 하나로 하거나, 마지막에 `[:, 0]`처럼 하나뿐인 열을
                꺼냅니다.""",
        },
    ],
    link="README.md#1-xor_networkx",
)


edit(
    "XOR22",
    task="xor_network",
    old="[[-2, 2], [-2, 2]]",
    new="[[-2, -2], [2, 2]]",
    title={
        "en": "behaves exactly as if the rows of the hidden weights were its columns: only (0, 1) fires",
        "ko": "은닉층 가중치의 행과 열이 바뀌어 (0, 1)에서만 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Of the two mixed rows one fires, although XOR treats both inputs alike, as do NAND and OR. So
                somewhere x1 and x2 are weighted differently. In `x @ W` each column of W is a unit and each row
                belongs to an input. Look at how the hidden weights are laid out.""",
            "ko": """두 입력이 다른 두 행 가운데 하나에서만 1이 나옵니다. XOR도, NAND와 OR도 두 입력을 똑같이
                다루므로 어딘가에서 x1과 x2의 가중치가 다릅니다. `x @ W`에서 W의 열 하나가 유닛 하나이고 행은 입력에
                해당합니다. 은닉층 가중치를 어떻게 적었는지 살펴봅니다.""",
        },
        {
            "en": """NAND has the weights -2 and -2, OR has 2 and 2. Written down row by row, unit after unit, they
                make a matrix whose columns mix the two: -2 and 2. Printing the hidden sums for the row (1, 1) shows
                3 and -1 then, where NAND has -1 and OR has 3.""",
            "ko": """NAND의 가중치는 -2와 -2, OR의 가중치는 2와 2입니다. 유닛마다 한 행에 적으면 열에서 둘이 섞여
                -2와 2가 됩니다. 그때 행 (1, 1)의 은닉 합을 출력하면 3과 -1이지만, NAND는 -1이고 OR는 3이어야
                합니다.""",
        },
    ],
    link="README.md#the-network",
)


edit(
    "XOR23",
    task="sigmoid",
    old="np.where(np.asarray(z) >= 0, 1.0, e)",
    new="np.where(np.asarray(z) >= 0, e, 1.0)",
    title={
        "en": "behaves exactly as if the sign of z were turned round: the curve falls",
        "ko": "z의 부호가 뒤집혀 곡선이 내려가는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The value at 0 is right, all others stand on the wrong side of 0.5. The curve is the sigmoid in
                a mirror: σ(-z) in place of σ(z). In the formula with 1 above the bar the exponent carries a minus.
                Look at the sign with which z enters `np.exp`, in each branch.""",
            "ko": """0에서의 값은 맞고 나머지는 모두 0.5의 반대쪽에 있습니다. 곡선이 거울에 비친 시그모이드, 곧
                σ(z)가 아니라 σ(-z)입니다. 분자가 1인 공식에서는 지수에 음의 부호가 붙습니다. 갈래마다 z가
                `np.exp`에 어떤 부호로 들어가는지 살펴봅니다.""",
        },
        {
            "en": """σ(2) is 0.8808; here it is 0.1192, and the two add up to 1. There are two forms of the formula:
                1 over 1 + e^(-z), and e^z over 1 + e^z. Mixing the numerator of one with the exponent of the other
                gives the mirrored curve. For large z the result has to approach 1.""",
            "ko": """σ(2)는 0.8808인데 지금은 0.1192이고, 둘을 더하면 1입니다. 공식의 형태는 두 가지입니다. 하나는
                1을 1 + e^(-z)로 나누고, 다른 하나는 e^z를 1 + e^z로 나눕니다. 한쪽의 분자와 다른 쪽의 지수를 섞으면
                뒤집힌 곡선이 됩니다. z가 커지면 결과는 1에 가까워져야 합니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)


edit(
    "XOR24",
    task="sigmoid",
    old="np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)",
    new="1 / 1 + np.exp(-np.asarray(z))",
    title={
        "en": "behaves exactly as if 1 / 1 + e^(-z) were computed, without brackets around the denominator",
        "ko": "분모에 괄호가 없는 1 / 1 + e^(-z)를 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The values lie between 1 and infinity, and at 0 the result is 2. A probability is never above
                1. On paper a fraction bar holds its denominator together; in a line of code only brackets do.
                Division is done before addition. Look at what the division line really divides.""",
            "ko": """값이 1보다 크고, 0에서는 2가 나옵니다. 확률은 1을 넘을 수 없습니다. 종이에서는 분수의 가로선이
                분모를 하나로 묶지만 코드에서는 괄호만이 그렇게 합니다. 나눗셈은 덧셈보다 먼저 계산됩니다. 무엇을
                무엇으로 나누고 있는지 살펴봅니다.""",
        },
        {
            "en": """At z = 0 the exponential is 1. The formula wants 1 over the sum 1 + 1, which is 0.5; without
                brackets 1 is divided by 1, and then 1 is added. Everything that stands below the bar in the
                README's formula has to be inside one pair of brackets.""",
            "ko": """z = 0에서 지수함수의 값은 1입니다. 공식은 1을 합 1 + 1로 나눈 0.5를 뜻하지만, 괄호가 없으면 1을
                1로 나눈 다음 1을 더합니다. README의 공식에서 가로선 아래에 있는 것을 모두 괄호 하나로 묶어야
                합니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)


edit(
    "XOR25",
    task="sigmoid",
    old="np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)",
    new="np.tanh(z)",
    title={
        "en": "behaves exactly as tanh does: from -1 to 1",
        "ko": "-1에서 1까지 가는 tanh와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The curve has the right shape, an S, but it runs from -1 to 1 and goes through 0 in the middle.
                That is the hyperbolic tangent, a relative of the sigmoid, which other networks use. Here the output
                has to be a probability. Look at the values that the README lists for large |z|.""",
            "ko": """곡선은 S자 모양이지만 -1에서 1까지 가고 가운데에서 0을 지납니다. 이것은 시그모이드의 친척인
                쌍곡탄젠트로, 다른 신경망에서 쓰입니다. 여기서는 출력이 확률이어야 합니다. |z|가 클 때 README에 적힌
                값을 살펴봅니다.""",
        },
        {
            "en": """σ(0) is 0.5 and σ(1) is 0.7310586; tanh gives 0 and 0.7615942. The two are connected: σ(z) is
                (1 + tanh(z / 2)) / 2, which never overflows either. So the function can stay if its argument is
                halved and its result is moved and shrunk to the range from 0 to 1.""",
            "ko": """σ(0)은 0.5, σ(1)은 0.7310586인데 tanh는 0과 0.7615942입니다. 둘 사이에는 σ(z) = (1 + tanh(z /
                2)) / 2라는 관계가 있고, 이 식도 오버플로가 나지 않습니다. 인자를 반으로 줄이고 결과를 0과 1 사이로
                옮기고 줄이면 tanh를 그대로 쓸 수도 있습니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)


edit(
    "XOR26",
    task="init_params",
    old="(rng.normal(0, 1, (n_in, n_out)),",
    new="(rng.normal(0, 1, (n_out, n_in)),",
    title={
        "en": "behaves exactly as if every W had the shape (n_out, n_in)",
        "ko": "모든 W의 모양이 (n_out, n_in)인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The number of weights is right, their arrangement is not: rows and columns have changed places.
                Some books write W times a, with one row for each unit; this course writes a times W, with one row
                for each input. Look at the order of the two sizes where the numbers are drawn.""",
            "ko": """가중치의 개수는 맞지만 배치가 다릅니다. 행과 열이 서로 바뀌었습니다. W에 a를 곱하고 유닛마다 한
                행을 쓰는 책도 있지만, 이 과정은 a에 W를 곱하고 입력마다 한 행을 씁니다. 난수를 뽑을 때 두 크기를
                적은 순서를 살펴봅니다.""",
        },
        {
            "en": """For (2, 4, 5, 1) the first W has to be (2, 4): four points of shape (4, 2) times (2, 4) are (4,
                4). With (4, 2) the product does not even exist. Transposing afterwards is no way out, since the
                same random numbers then stand in other places; the shape has to be right when they are drawn.""",
            "ko": """(2, 4, 5, 1)의 첫 번째 W는 (2, 4)여야 합니다. 모양이 (4, 2)인 네 점에 (2, 4)를 곱하면 (4,
                4)입니다. W가 (4, 2)이면 곱할 수조차 없습니다. 뽑은 뒤에 전치하면 같은 난수가 다른 자리에 놓이므로
                뽑을 때부터 모양이 맞아야 합니다.""",
        },
    ],
    link="README.md#the-network",
)


edit(
    "XOR27",
    task="init_params",
    old="np.zeros(n_out)",
    new="rng.normal(0, 1, n_out)",
    title={
        "en": "behaves exactly as if the biases were drawn at random, too",
        "ko": "편향도 난수로 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first W is right, and everything drawn after it is different, because the generator has
                also been asked for the biases. One generator is like one roll of numbers: whoever takes more off it
                shifts all that follows. Look at what else is drawn besides the weights.""",
            "ko": """첫 번째 W는 맞지만 편향도 같은 생성기에서 뽑았기 때문에 그 뒤로 뽑은 것이 모두 다릅니다. 생성기
                하나는 숫자 두루마리 하나와 같아서, 더 떼어 쓰면 그 뒤의 숫자가 모두 밀립니다. 가중치 말고 무엇을 더
                뽑는지 살펴봅니다.""",
        },
        {
            "en": """Weights start at random so that the units of a layer become different from one another. Once
                they are, the biases need no chance of their own: b begins as zeros of shape (n_out,), and the
                second W begins with -0.7037352 for the sizes (2, 4, 5, 1) and seed 0.""",
            "ko": """가중치를 난수에서 시작하는 것은 한 층의 유닛들이 서로 달라지게 하기 위해서입니다. 가중치가
                다르면 편향까지 난수일 필요는 없습니다. b는 모양이 (n_out,)인 0에서 시작하고, 크기가 (2, 4, 5,
                1)이고 시드가 0일 때 두 번째 W의 첫 수는 -0.7037352입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "XOR28",
    task="init_params",
    old="rng = np.random.default_rng(seed)",
    new="rng = np.random.RandomState(seed)",
    title={
        "en": "behaves exactly as if NumPy's old generator, that of np.random.seed, drew the weights",
        "ko": "np.random.seed를 쓰는 NumPy의 옛 생성기로 가중치를 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Shapes and biases are right, and the numbers are random normal ones, only not those that were
                asked for. The same seed means different numbers to different generators. NumPy has two: an old one
                behind `np.random.seed`, `np.random.randn` and `np.random.normal`, and the one that the task names.""",
            "ko": """모양과 편향은 맞고 값도 정규분포 난수이지만 구해야 하는 수는 아닙니다. 같은 시드라도 생성기가
                다르면 다른 수가 나옵니다. NumPy에는 생성기가 둘 있습니다. 하나는 `np.random.seed`,
                `np.random.randn`, `np.random.normal`이 쓰는 옛것이고, 다른 하나는 과제에 적힌 것입니다.""",
        },
        {
            "en": """With seed 0 the first number is 0.1257302 from the one and 1.7640523 from the other. The
                generator of this course is an object: it is made once from the seed, kept in a variable, and asked
                for the numbers of each layer in turn through its own `normal`.""",
            "ko": """시드가 0일 때 첫 번째 수는 한쪽에서 0.1257302, 다른 쪽에서 1.7640523입니다. 이 과정의 생성기는
                객체입니다. 시드로 한 번 만들어 변수에 두고, 그 객체의 `normal`로 층마다 차례로 수를 뽑습니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "XOR29",
    task="init_params",
    old="np.zeros(n_out)",
    new="np.zeros((1, n_out))",
    title={
        "en": "behaves exactly as if every bias were a row of shape (1, n_out)",
        "ko": "편향의 모양이 (1, n_out)인 행인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All weights are right and all biases are 0, but each b has two axes. Frameworks and lectures
                often keep a bias as a matrix with one row, since it is added to every row anyway. Here its shape is
                part of the agreement between the functions. Look at what `np.zeros` is given.""",
            "ko": """가중치는 모두 맞고 편향도 모두 0이지만 b의 축이 둘입니다. 편향은 어차피 모든 행에 더해지므로,
                행이 하나인 행렬로 두는 책이나 프레임워크도 많습니다. 여기서는 b의 모양이 함수들 사이의 약속입니다.
                `np.zeros`에 무엇을 넣는지 살펴봅니다.""",
        },
        {
            "en": """For the sizes (2, 4, 5, 1) the three biases have the shapes (4,), (5,) and (1,): one number for
                each unit, and one axis. The gradient of b is a sum over the rows of δ and has this shape too, so
                that `b - lr * db` keeps it.""",
            "ko": """크기가 (2, 4, 5, 1)이면 세 편향의 모양은 (4,), (5,), (1,)입니다. 유닛마다 수가 하나이고 축도
                하나입니다. b의 그래디언트는 δ의 행을 더한 것이어서 모양이 같고, 그래서 `b - lr * db`를 해도 모양이
                유지됩니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "XOR30",
    task="count_params",
    old="W.size + b.size",
    new="W.size",
    title={
        "en": "behaves exactly as if only the weights were counted, not the biases",
        "ko": "편향을 빼고 가중치만 세는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For 2-4-5-1 the result is 40, short by something that is small in every layer. Training changes
                more than the matrices: each unit has one further number that it learns. The README draws a network
                with everything that belongs to it; look for what the sum leaves out.""",
            "ko": """2-4-5-1에서 40이 나옵니다. 층마다 조금씩 모자랍니다. 학습할 때 바뀌는 것은 행렬만이 아닙니다.
                유닛마다 배우는 수가 하나씩 더 있습니다. README의 그림에는 신경망에 딸린 것이 모두 있습니다. 합에서
                무엇이 빠졌는지 찾아봅니다.""",
        },
        {
            "en": """The three layers of 2-4-5-1 have 8 + 4, 20 + 5 and 5 + 1 parameters, together 43. Every pair in
                the list holds two arrays, (W, b), and both count. The attribute that gives the number of elements
                of a matrix works for a vector as well.""",
            "ko": """2-4-5-1의 세 층에는 파라미터가 8 + 4개, 20 + 5개, 5 + 1개 있어 모두 43개입니다. 목록의 쌍마다
                배열이 W와 b 둘 있고 둘 다 세어야 합니다. 행렬의 원소 개수를 알려 주는 속성은 벡터에도 쓸 수
                있습니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


edit(
    "XOR31",
    task="count_params",
    old="W.size + b.size",
    new="len(W) + len(b)",
    title={
        "en": "behaves exactly as if a matrix had as many numbers as it has rows",
        "ko": "행렬에 든 수의 개수를 행의 개수로 세는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is far too small, while the biases are counted right. `len` of an array is the
                length of its first axis: for a vector that is the number of elements, for a matrix it is the number
                of rows. Look at what is added up for W.""",
            "ko": """결과가 너무 작습니다. 편향은 맞게 셉니다. 배열의 `len`은 첫 번째 축의 길이입니다. 벡터라면
                원소의 개수이지만 행렬이라면 행의 개수입니다. W에서 무엇을 더하는지 살펴봅니다.""",
        },
        {
            "en": """For 2-4-5-1 the sum of rows and biases is (2 + 4) + (4 + 5) + (5 + 1) = 21. A matrix of shape
                (2, 4) holds 2 · 4 = 8 numbers. The product of its shape says so, and an array has an attribute for
                the number of its elements that works for any number of axes.""",
            "ko": """2-4-5-1에서 행과 편향의 개수를 더하면 (2 + 4) + (4 + 5) + (5 + 1) = 21입니다. 모양이 (2, 4)인
                행렬에는 수가 2 · 4 = 8개 있습니다. shape의 두 수를 곱하면 되고, 축이 몇 개든 원소의 개수를 알려
                주는 배열의 속성도 있습니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


edit(
    "XOR32",
    task="count_params",
    old="for W, b in params)",
    new="for W, b in params[:1])",
    title={
        "en": "behaves exactly as if only the first layer were counted",
        "ko": "첫 번째 층만 세는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For a network with one layer the result would be right; with more layers the rest is missing. A
                `return` inside a loop ends the function in the first round, whatever is still to come. Look at
                where the result is returned, and how deep that line is indented.""",
            "ko": """층이 하나뿐인 신경망이라면 맞지만, 층이 더 있으면 나머지가 빠집니다. 반복문 안의 `return`은
                뒤에 무엇이 남아 있든 첫 바퀴에서 함수를 끝냅니다. 결과를 반환하는 줄이 어디에 있고 얼마나 들여
                썼는지 살펴봅니다.""",
        },
        {
            "en": """For 2-4-5-1 the layers have 12, 25 and 6 parameters, and 12 comes back where 43 should. The
                running total has to live through all rounds of the loop: it is set to 0 before the loop, added to
                inside it, and returned behind it, on the level of the `for`.""",
            "ko": """2-4-5-1의 층에는 파라미터가 12개, 25개, 6개 있는데 43이 아니라 12가 나옵니다. 합계는 반복문이
                모두 돌 때까지 남아 있어야 합니다. 반복문 앞에서 0으로 두고, 안에서 더하고, 반복문이 끝난 뒤 `for`와
                같은 깊이에서 반환합니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


edit(
    "XOR33",
    task="forward",
    old="return activations",
    new="return activations[-1]",
    title={
        "en": "behaves exactly as if only the output of the network were returned",
        "ko": "신경망의 마지막 출력만 반환하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is right and is the last part of what is asked for. Using a network needs its
                output alone; training it needs the activation of every layer, because the gradient of each W
                contains what went into that layer. Look at what is kept while the loop runs, and what is returned.""",
            "ko": """나온 값은 맞지만 구해야 하는 것의 마지막 부분일 뿐입니다. 신경망을 쓸 때는 출력만 있으면
                되지만, 학습할 때는 모든 층의 활성값이 필요합니다. W의 그래디언트에 그 층으로 들어간 값이 들어 있기
                때문입니다. 반복하는 동안 무엇을 보관하고 무엇을 반환하는지 살펴봅니다.""",
        },
        {
            "en": """For four points and 2-4-5-1 a list of four arrays is wanted, with the shapes (4, 2), (4, 4),
                (4, 5) and (4, 1). A single variable that is overwritten in every round keeps the last alone; a list
                that starts with x and grows by one in each round keeps them all.""",
            "ko": """네 점과 2-4-5-1이라면 모양이 (4, 2), (4, 4), (4, 5), (4, 1)인 배열 네 개의 목록이어야 합니다.
                매번 덮어쓰는 변수 하나에는 마지막 것만 남습니다. x에서 시작해 한 바퀴마다 하나씩 늘어나는 목록에는
                모두 남습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR34",
    task="forward",
    old="return activations",
    new="return activations[1:]",
    title={
        "en": "behaves exactly as if x were not part of the list",
        "ko": "목록에 x를 넣지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each layer is computed right, and the list is one element too short: it starts with the first
                hidden layer. The inputs of the network are treated as an activation as well, that of layer 0. Look
                at what the list holds before the loop begins.""",
            "ko": """층마다 계산은 맞지만 목록이 하나 짧고 첫 번째 은닉층에서 시작합니다. 신경망의 입력도
                활성값으로, 곧 0번 층의 활성값으로 봅니다. 반복문이 시작하기 전에 목록에 무엇이 들어 있는지
                살펴봅니다.""",
        },
        {
            "en": """A network with three layers of weights has four activations: (4, 2), (4, 4), (4, 5) and (4, 1)
                for four points and 2-4-5-1. The gradient of the first W is Aᵀ δ with A = x, so that the loop of
                `train` can treat all layers alike if x stands at index 0.""",
            "ko": """가중치가 세 층이면 활성값은 넷입니다. 네 점과 2-4-5-1이라면 (4, 2), (4, 4), (4, 5), (4,
                1)입니다. 첫 번째 W의 그래디언트는 A = x인 Aᵀ δ이므로, x가 0번에 있으면 `train`의 반복문이 모든 층을
                똑같이 다룰 수 있습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR35",
    task="forward",
    old="    return activations",
    new="""    activations[-1] = activations[-2] @ W + b
    return activations""",
    title={
        "en": "behaves exactly as if the last layer had no sigmoid",
        "ko": "마지막 층에 시그모이드가 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The hidden layers are right, the output is a plain weighted sum. That is how a network for
                numbers such as prices is built, and the course will come to it. Here the output is read as a
                probability. Look at whether the last layer is treated like the others.""",
            "ko": """은닉층은 맞지만 출력이 가중합 그대로입니다. 가격 같은 수를 예측하는 신경망은 그렇게 만들며 뒤의
                과제에서 다룹니다. 여기서는 출력을 확률로 읽습니다. 마지막 층을 다른 층과 똑같이 다루는지
                살펴봅니다.""",
        },
        {
            "en": """In the worked example the last sum of the row (0, 0) is -0.5569689, and the output is σ of it,
                0.3642491. A negative number cannot be a probability, and its logarithm in the loss is nan. One
                formula, σ(a W + b), serves all layers: no case for the last is needed.""",
            "ko": """예제에서 행 (0, 0)의 마지막 합은 -0.5569689이고 출력은 거기에 σ를 적용한 0.3642491입니다.
                음수는 확률일 수 없고, 손실에서 로그를 취하면 nan이 됩니다. σ(a W + b)라는 식 하나를 모든 층에 쓰면
                되고 마지막 층을 따로 다룰 필요가 없습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR36",
    task="forward",
    old="sigmoid(activations[-1] @ W + b)",
    new="sigmoid(activations[-1] @ W) + b",
    title={
        "en": "behaves exactly as if the bias were added after the sigmoid",
        "ko": "시그모이드를 적용한 뒤에 편향을 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where all biases are 0 nothing is wrong; elsewhere activations leave the range from 0 to 1. The
                bias belongs to the sum that the sigmoid looks at: it moves the point at which a unit becomes
                active. Added later, it lifts the whole curve. Look at where a bracket closes.""",
            "ko": """편향이 모두 0이면 맞지만, 그렇지 않으면 활성값이 0과 1 사이를 벗어납니다. 편향은 시그모이드가
                보는 합에 들어가, 유닛이 켜지는 자리를 옮깁니다. 나중에 더하면 곡선 전체가 들립니다. 괄호가 어디에서
                닫히는지 살펴봅니다.""",
        },
        {
            "en": """Where all inputs are 0, a unit with bias 2 gives σ(2) = 0.8807971. Here it gives σ(0) + 2 =
                2.5, which no sigmoid can give. The formula is a' = σ(a W + b): product and bias are inside the
                brackets together, and σ comes last.""",
            "ko": """입력이 모두 0일 때 편향이 2인 유닛의 출력은 σ(2) = 0.8807971입니다. 지금은 σ(0) + 2 = 2.5인데,
                시그모이드에서는 나올 수 없는 값입니다. 식은 a' = σ(a W + b)입니다. 곱과 편향이 함께 괄호 안에 있고
                σ가 마지막입니다.""",
        },
    ],
    link="README.md#the-network",
)


edit(
    "XOR37",
    task="binary_cross_entropy",
    old=" + (1 - y) * np.log(1 - y_hat)",
    new="",
    title={
        "en": "behaves exactly as if only the samples with label 1 cost anything",
        "ko": "정답이 1인 샘플만 손실에 들어가는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The samples with label 1 are right, those with label 0 count nothing, however wrong the
                prediction is. A network that says 1 to everything would have a loss of 0. The formula has two
                halves, and for each sample one of them is multiplied by 0. Look for the second half.""",
            "ko": """정답이 1인 샘플은 맞게 계산되지만, 0인 샘플은 예측이 아무리 틀려도 손실에 들어가지 않습니다.
                무엇에든 1이라고 답하는 신경망의 손실이 0이 됩니다. 공식은 두 부분으로 되어 있고 샘플마다 한쪽에는
                0이 곱해집니다. 두 번째 부분을 찾아봅니다.""",
        },
        {
            "en": """For y = (1, 0, 1) and ŷ = (0.9, 0.2, 0.6) the three costs are 0.1053605, 0.2231436 and
                0.5108256. Without the middle one their mean is 0.2053954 in place of 0.2797766. For a label 0 the
                right answer has the probability 1 - ŷ, and its logarithm counts with the weight 1 - y.""",
            "ko": """y = (1, 0, 1), ŷ = (0.9, 0.2, 0.6)이면 세 샘플의 손실은 0.1053605, 0.2231436, 0.5108256입니다.
                가운데 것이 빠지면 평균이 0.2797766이 아니라 0.2053954가 됩니다. 정답이 0이면 맞는 답의 확률은 1 -
                ŷ이고, 그 로그에 1 - y를 곱합니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR38",
    task="binary_cross_entropy",
    old="return -np.mean",
    new="return np.mean",
    title={
        "en": "behaves exactly as if the minus in front were missing",
        "ko": "맨 앞의 음의 부호가 빠진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The size of the loss is right, its sign is not: it is negative, and it grows towards 0 as the
                predictions get better. The logarithm of a probability is never positive. A loss is meant to be made
                smaller, so it has to be large where the predictions are bad. Look at the beginning of the formula.""",
            "ko": """손실의 크기는 맞지만 부호가 다릅니다. 음수이고, 예측이 좋아질수록 0을 향해 커집니다. 확률의
                로그는 양수가 될 수 없습니다. 손실은 줄여야 하는 값이므로 예측이 나쁠수록 커야 합니다. 공식의 맨
                앞을 살펴봅니다.""",
        },
        {
            "en": """A network that says 0.5 everywhere has the loss log 2 = 0.6931472; here it is -0.6931472. Where
                two terms are added and the minus stands in front of the first alone, the second keeps its wrong
                sign, so the minus needs a bracket around the sum, or stands in front of the mean.""",
            "ko": """어디서나 0.5라고 답하는 신경망의 손실은 log 2 = 0.6931472인데 지금은 -0.6931472입니다. 두 항을
                더할 때 첫 번째 항 앞에만 음의 부호를 붙이면 두 번째 항은 그대로 남습니다. 합을 괄호로 묶어 그 앞에
                붙이거나 평균 앞에 붙입니다.""",
        },
    ],
    link="README.md#the-loss-and-how-it-is-made-smaller",
)


edit(
    "XOR39",
    task="binary_cross_entropy",
    old="return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="return np.mean((y - y_hat) ** 2)",
    title={
        "en": "behaves exactly as if the loss were the mean squared error",
        "ko": "손실이 평균 제곱 오차인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss is never above 1, even for predictions that are sure and wrong. It is the mean of the
                squared differences, the usual loss for numbers such as prices. Cross entropy asks another question:
                how probable did the network call the right answer? Look for a logarithm in the code.""",
            "ko": """확신하면서 틀린 예측에서도 손실이 1을 넘지 않습니다. 이것은 가격 같은 수에 흔히 쓰는, 차이를
                제곱해 평균한 손실입니다. 교차 엔트로피는 다른 것을 묻습니다. 신경망이 맞는 답에 얼마의 확률을
                주었을까요? 코드에 로그가 있는지 살펴봅니다.""",
        },
        {
            "en": """For y = (1, 0, 1) and ŷ = (0.9, 0.2, 0.6) the squares 0.01, 0.04 and 0.16 have the mean 0.07.
                The costs of cross entropy are -log 0.9, -log 0.8 and -log 0.6, with the mean 0.2797766. The recipe
                for δ in `train` belongs to this loss and to no other.""",
            "ko": """y = (1, 0, 1), ŷ = (0.9, 0.2, 0.6)이면 제곱은 0.01, 0.04, 0.16이고 평균은 0.07입니다. 교차
                엔트로피에서는 -log 0.9, -log 0.8, -log 0.6이고 평균은 0.2797766입니다. `train`의 δ는 이 손실에서
                나온 것이며 다른 손실에는 맞지 않습니다.""",
        },
    ],
    link="README.md#the-loss-and-how-it-is-made-smaller",
)


edit(
    "XOR40",
    task="binary_cross_entropy",
    old="np.clip(y_hat, 1e-12, 1 - 1e-12)",
    new="np.clip(y_hat, 1e-7, 1 - 1e-7)",
    title={
        "en": "behaves exactly as if predictions were clipped to 1e-7 and 1 - 1e-7",
        "ko": "예측을 1e-7과 1 - 1e-7 사이로 제한하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Ordinary probabilities get the right loss, and exact zeros and ones get a finite one, only not
                the one that was agreed on. How much a confident mistake costs depends on where the predictions are
                cut off. Other libraries use other numbers; the README names the one of this course.""",
            "ko": """보통의 확률에서는 손실이 맞고, 정확히 0이나 1인 예측에서도 유한하지만 약속한 값이 아닙니다.
                확신하며 틀린 예측의 손실은 예측을 어디에서 자르는지에 달려 있습니다. 라이브러리마다 쓰는 수가
                다르며, 이 과정의 수는 README에 있습니다.""",
        },
        {
            "en": """A prediction of 0 for the label 1 costs -log of the lower limit: 16.1 for 1e-7, 27.6 for 1e-12.
                So the loss itself tells which number is at work. Both limits belong together: the upper one is 1
                minus the lower one, in the same power of ten.""",
            "ko": """정답이 1인데 0이라고 예측하면 손실은 아래쪽 한계의 -log입니다. 1e-7이면 16.1, 1e-12이면
                27.6입니다. 손실을 보면 어느 수를 썼는지 알 수 있습니다. 두 한계는 함께 정해집니다. 위쪽 한계는
                1에서 아래쪽 한계를 뺀 값입니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
    example="binary_cross_entropy(np.array([1, 0]), np.array([0.0, 1.0]))",
)


edit(
    "XOR41",
    task="train",
    old="W - lr * a.T @ delta, b - lr * delta.sum(axis=0)",
    new="W - lr * a.T @ delta, b",
    title={
        "en": "behaves exactly as if the biases were never updated",
        "ko": "편향을 한 번도 갱신하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All weights move as they should for one update, and every bias stays where it was. A network
                whose biases are stuck can still learn something, so the loss may fall and hide it. Every layer has
                two arrays, and each has a gradient of its own. Look at what happens to b in the loop.""",
            "ko": """한 번 갱신하면 가중치는 모두 맞게 움직이지만 편향은 제자리에 있습니다. 편향이 움직이지 않아도
                어느 정도는 배울 수 있어서, 손실이 줄면 드러나지 않습니다. 층마다 배열이 둘이고 저마다 그래디언트가
                있습니다. 반복문에서 b가 어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """One neuron of zeros that learns OR with a learning rate of 1 has to have the bias 0.25 after
                one update; here it is still 0. The gradient of b is the sum of the rows of δ, for OR (0.5 - 0.5 -
                0.5 - 0.5) / 4 = -0.25, and b takes the same kind of step as W.""",
            "ko": """0에서 시작한 뉴런 하나가 학습률 1로 OR을 배우면 한 번 갱신한 뒤 편향이 0.25여야 하는데 아직
                0입니다. b의 그래디언트는 δ의 행을 더한 것으로, OR에서는 (0.5 - 0.5 - 0.5 - 0.5) / 4 = -0.25입니다.
                b도 W와 같은 방법으로 한 걸음 옮깁니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR42",
    task="train",
    old="delta.sum(axis=0)",
    new="delta.sum()",
    title={
        "en": "behaves exactly as if δ were added up over samples and units alike",
        "ko": "δ를 샘플뿐 아니라 유닛까지 모두 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A layer with one unit is right; in wider layers all biases move by the same amount. The
                gradient of a bias is a sum over the samples, one sum for each unit. A sum that is told no axis adds
                up the whole table, and NumPy stretches the single number over all of b.""",
            "ko": """유닛이 하나인 층은 맞지만, 더 넓은 층에서는 모든 편향이 같은 만큼 움직입니다. 편향의
                그래디언트는 유닛마다 샘플에 대해 더한 값입니다. 축을 정하지 않은 합은 표 전체를 더하고, NumPy는 그
                수 하나를 b 전체로 늘립니다.""",
        },
        {
            "en": """In the two-layer example both hidden biases have the gradient -0.0579927; with one sum over
                everything each gets -0.1159853. Rows of δ are samples, columns are units: δ of shape (4, 2) has to
                become (2,). The argument `axis` says which of the two directions disappears.""",
            "ko": """두 층 예제에서 두 은닉 편향의 그래디언트는 저마다 -0.0579927인데, 전부를 한 번에 더하면 둘 다
                -0.1159853이 됩니다. δ의 행은 샘플, 열은 유닛이므로 (4, 2)인 δ는 (2,)가 되어야 합니다. 두 방향
                가운데 어느 쪽이 사라질지는 `axis` 인자가 정합니다.""",
        },
    ],
    link="README.md#the-loss-and-how-it-is-made-smaller",
)


@variant(
    "XOR43",
    title={
        "en": "behaves exactly as if each loss were measured after its update",
        "ko": "손실을 갱신한 뒤에 재는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The parameters are right, and so is every loss, but the list begins one update too late: its
                first number belongs to parameters that have moved already. Where a curve begins tells how good the
                starting point was. Look at what stands between the forward pass and the line that records the loss.""",
            "ko": """파라미터도 맞고 손실도 하나하나 맞지만, 목록이 갱신 한 번만큼 늦게 시작합니다. 첫 번째 수가
                이미 한 번 움직인 파라미터의 손실입니다. 곡선의 시작점은 처음 파라미터가 얼마나 좋았는지를 보여
                줍니다. 순전파와 손실을 기록하는 줄 사이에 무엇이 있는지 살펴봅니다.""",
        },
        {
            "en": """In the README's example the losses are 0.5923479, 0.5895016 and 0.5869128; here the list starts
                with the second of them. The output of the forward pass at the beginning of an epoch is what
                `losses[k]` is made of, so the loss can be recorded right there, and no second forward pass is
                needed.""",
            "ko": """예제의 손실은 0.5923479, 0.5895016, 0.5869128인데 지금은 두 번째 수에서 시작합니다.
                `losses[k]`는 에포크를 시작할 때의 순전파 출력으로 구합니다. 그 자리에서 바로 기록하면 순전파를 한
                번 더 할 필요가 없습니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses = []
    for _ in range(epochs):
        activations = forward(params, x)
        delta = (activations[-1] - y) / len(y)
        updated = []
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        params = updated[::-1]
        losses.append(binary_cross_entropy(y, forward(params, x)[-1]))
    return params, losses


edit(
    "XOR44",
    task="train",
    old="range(epochs)",
    new="range(epochs - 1)",
    title={
        "en": "behaves exactly as if one update fewer were made",
        "ko": "갱신을 한 번 덜 하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every update is right, but the last one is missing, and the list of losses is one number short.
                With one epoch nothing moves at all. `range(1, n)` and `range(n - 1)` both run n - 1 times, and
                `range(n)` runs n times. Look at how often the outer loop is run.""",
            "ko": """갱신은 하나하나 맞지만 마지막 한 번이 빠지고, 손실의 목록도 하나 짧습니다. 에포크가 1이면
                아무것도 움직이지 않습니다. `range(1, n)`과 `range(n - 1)`은 n - 1번, `range(n)`은 n번 돕니다. 바깥
                반복문이 몇 번 도는지 살펴봅니다.""",
        },
        {
            "en": """For `epochs` = 1 the neuron that learns OR has to go from 0 to 0.25 in its weights and its
                bias, and `losses` has to hold one number, log 2. Printing the length of `losses` beside `epochs`
                shows the gap. Counting from 0 or from 1 is a matter of names; the number of rounds is not.""",
            "ko": """`epochs`가 1이면 OR을 배우는 뉴런의 가중치와 편향이 0에서 0.25로 가야 하고, `losses`에는 log 2
                하나가 있어야 합니다. `losses`의 길이를 `epochs`와 나란히 출력하면 차이가 보입니다. 0부터 세든 1부터
                세든 반복 횟수는 같아야 합니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR45",
    task="train",
    old="updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))",
    new="updated.append((W, b) if updated else (W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))",
    title={
        "en": "behaves exactly as if only the last layer were trained",
        "ko": "마지막 층만 학습하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer moves as it should, and all layers before it stay where they were. A network
                with a single layer cannot show this. The random hidden units are then used as they are, which may
                even be enough for four points. Look at which layers the loop reaches, and whose results are kept.""",
            "ko": """마지막 층은 맞게 움직이지만 그 앞의 층은 모두 제자리에 있습니다. 층이 하나뿐인 신경망에서는
                드러나지 않습니다. 난수로 정해진 은닉 유닛을 그대로 쓰는 셈인데, 점이 네 개뿐이면 그것으로 충분할
                때도 있습니다. 반복문이 어느 층까지 가고 어느 결과가 남는지 살펴봅니다.""",
        },
        {
            "en": """In the two-layer example one update makes (-1.9847937, 2.0427864) of the rows of W1; here they
                are still (-2, 2). After the last layer δ has to be handed back, the next layer takes its step from
                it, and so on down to the layer that x goes into. Each pair (W, b) is then new.""",
            "ko": """두 층 예제에서는 한 번 갱신하면 W1의 행이 (-1.9847937, 2.0427864)가 되는데 아직 (-2, 2)입니다.
                마지막 층 다음에는 δ를 앞 층으로 넘기고, 앞 층은 그 δ로 한 걸음 옮기며, x가 들어가는 층까지 이어
                갑니다. 그러면 모든 쌍 (W, b)가 새것이 됩니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR46",
    task="train",
    old="W - lr * a.T @ delta, b - lr * delta.sum(axis=0)",
    new="W + lr * a.T @ delta, b + lr * delta.sum(axis=0)",
    title={
        "en": "behaves exactly as if every step went along the gradient, uphill",
        "ko": "모든 걸음을 그래디언트 방향으로, 곧 오르막으로 옮기는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The steps have the right length and the opposite direction, so the loss grows with every epoch.
                A gradient points to where the loss rises. A sign may be wrong in one of two places: where the step
                is taken, or where prediction and label are subtracted. One wrong sign is enough, two would cancel.""",
            "ko": """걸음의 길이는 맞지만 방향이 반대여서 에포크마다 손실이 커집니다. 그래디언트는 손실이 커지는
                쪽을 가리킵니다. 부호가 틀릴 수 있는 곳은 두 군데입니다. 걸음을 옮기는 곳과 예측에서 정답을 빼는
                곳입니다. 하나만 틀려도 반대가 되고, 둘 다 틀리면 서로 상쇄됩니다.""",
        },
        {
            "en": """For OR, from zeros and with a learning rate of 1, weights and bias have to become 0.25; here
                they become -0.25. With δ = (ŷ - y) / n the parameter minus lr times its gradient goes downhill. If
                δ is (y - ŷ) / n, the step has to be added: either is right, mixing them is not.""",
            "ko": """0에서 학습률 1로 OR을 배우면 가중치와 편향이 0.25가 되어야 하는데 -0.25가 됩니다. δ = (ŷ - y) /
                n이면 파라미터에서 lr과 그래디언트의 곱을 빼야 내리막입니다. δ가 (y - ŷ) / n이면 더해야 합니다. 어느
                쪽이든 되지만 섞으면 안 됩니다.""",
        },
    ],
    link="README.md#the-loss-and-how-it-is-made-smaller",
)


@variant(
    "XOR47",
    title={
        "en": "behaves exactly as if every epoch started from the given parameters again",
        "ko": "에포크마다 처음 받은 파라미터에서 다시 시작하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One update is right. After many the network is where it was after one, and the losses are all
                the same number. The new parameters are computed, and then the next epoch does not use them. Look at
                which variable the forward pass reads, and which one the update writes.""",
            "ko": """한 번의 갱신은 맞지만, 여러 번 갱신해도 한 번 갱신한 것과 같고 손실이 모두 같은 수입니다. 새
                파라미터를 계산해 놓고 다음 에포크에서 쓰지 않는 것입니다. 순전파가 읽는 변수와 갱신한 값을 담는
                변수를 살펴봅니다.""",
        },
        {
            "en": """Not changing the caller's list does not mean to begin from it each time: after an epoch the
                name that the forward pass uses has to stand for the new list. An assignment such as `params =
                updated` at the end of the loop's body changes the local name only; the caller keeps the old list.""",
            "ko": """호출한 쪽의 목록을 바꾸지 않는다는 것이 매번 거기서 시작한다는 뜻은 아닙니다. 에포크가 끝나면
                순전파가 쓰는 이름이 새 목록을 가리켜야 합니다. 반복문 본문 끝의 `params = updated` 같은 대입은 함수
                안의 이름만 바꾸고, 호출한 쪽에는 원래 목록이 남습니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)
def train(params, x, y, lr, epochs):
    y = np.reshape(y, (-1, 1))
    losses, trained = [], params
    for _ in range(epochs):
        activations = forward(params, x)
        losses.append(binary_cross_entropy(y, activations[-1]))
        delta = (activations[-1] - y) / len(y)
        updated = []
        for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
        trained = updated[::-1]
    return trained, losses


edit(
    "XOR48",
    task="predict",
    old="forward(params, x)[-1][:, 0] >= 0.5",
    new="forward(params, x)[-1] >= 0.5",
    title={
        "en": "behaves exactly as if the classes, of whatever type, stood in a column of shape (n, 1)",
        "ko": "클래스를 자료형이 무엇이든 모양이 (n, 1)인 열로 내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All classes are right, but they come in a table with one column, which is the shape of the
                network's output. Labels mostly have the shape (n,), and comparing the two gives an (n, n) table,
                and an accuracy that means nothing. Look at what happens to the second axis.""",
            "ko": """클래스는 모두 맞지만 신경망의 출력처럼 열이 하나인 표에 들어 있습니다. 정답의 모양은 대개
                (n,)이어서 둘을 비교하면 (n, n) 표가 되고, 거기서 구한 정확도는 아무 뜻이 없습니다. 두 번째 축이
                어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """For four points the output of the network has the shape (4, 1), and the answer has to have
                (4,). Taking the only column, as with `[:, 0]`, or `ravel` does this, and also for a single sample.
                `squeeze` without an axis goes too far there: of (1, 1) it leaves no axis at all. The type counts,
                too: the classes are the integers 0 and 1, not 0.0 and 1.0.""",
            "ko": """네 점에서 신경망의 출력은 (4, 1)이고 답은 (4,)여야 합니다. `[:, 0]`으로 하나뿐인 열을 꺼내거나
                `ravel`을 쓰면 샘플이 하나일 때도 됩니다. 축을 정하지 않은 `squeeze`는 이때 지나쳐서, (1, 1)에는
                축이 하나도 남지 않습니다. 자료형도 봅니다. 클래스는 0.0과 1.0이 아니라 정수 0과 1입니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
)


edit(
    "XOR49",
    task="predict",
    old="(forward(params, x)[-1][:, 0] >= 0.5).astype(int)",
    new="forward(params, x)[-1].argmax(axis=1)",
    title={
        "en": "behaves exactly as if every sample belonged to class 0",
        "ko": "모든 샘플을 클래스 0으로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The answer is 0 for all samples, whatever the network says. Two ways lead there: cutting off
                the decimals of a probability, for which 0.99 is 0, or asking which of the output units is the
                largest when there is only one. Look at how the probability becomes a whole number.""",
            "ko": """신경망의 출력이 무엇이든 모든 샘플의 답이 0입니다. 이렇게 되는 길은 두 가지입니다. 확률의
                소수점 아래를 버려 0.99도 0이 되게 하거나, 출력 유닛이 하나뿐인데 가장 큰 유닛의 번호를 묻는
                것입니다. 확률을 어떻게 정수로 바꾸는지 살펴봅니다.""",
        },
        {
            "en": """The gates' weights times 5 give the outputs 0.007, 0.992, 0.992 and 0.007, and the classes 0,
                1, 1 and 0. The question is whether a probability is at least 0.5; `astype(int)` belongs behind this
                comparison, and `argmax` belongs to networks with one output unit for each class.""",
            "ko": """게이트의 가중치를 다섯 배 하면 출력은 0.007, 0.992, 0.992, 0.007이고 클래스는 0, 1, 1, 0입니다.
                물어야 할 것은 확률이 0.5 이상인지입니다. `astype(int)`는 이 비교 뒤에 두고, `argmax`는 클래스마다
                출력 유닛이 있는 신경망에 씁니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
)


edit(
    "XOR50",
    task="predict",
    old=">= 0.5).astype",
    new="< 0.5).astype",
    title={
        "en": "behaves exactly as if the two classes had changed places",
        "ko": "두 클래스가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every answer is the opposite of the right one. The output of the network is the probability of
                class 1, so a large output has to mean 1. The network itself is right, as the tests of `forward`
                show. Look at the direction of the comparison, or at the order of the two values in `np.where`.""",
            "ko": """모든 답이 정답의 반대입니다. 신경망의 출력은 클래스 1의 확률이므로 출력이 크면 1이어야 합니다.
                `forward`의 테스트에서 보듯 신경망 자체는 맞습니다. 비교의 방향이나 `np.where`에 적은 두 값의 순서를
                살펴봅니다.""",
        },
        {
            "en": """The outputs 0.007, 0.992, 0.992 and 0.007 have to become 0, 1, 1 and 0. An output of exactly
                0.5 belongs to class 1, so the comparison is "at least", and its result, True or False, is turned
                into 1 or 0 without a further "not".""",
            "ko": """출력 0.007, 0.992, 0.992, 0.007은 0, 1, 1, 0이 되어야 합니다. 출력이 정확히 0.5이면 클래스
                1이므로 비교는 '이상'이고, 그 결과인 True와 False를 더 뒤집지 않고 1과 0으로 바꿉니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
)


edit(
    "XOR51",
    task="sigmoid",
    old="e = np.exp(-np.abs(z))",
    new="z = np.clip(z, -10, 10)\n    e = np.exp(-np.abs(z))",
    title={
        "en": "behaves exactly as if z were kept within a bound, so that far out nothing changes",
        "ko": "z를 어떤 범위 안으로 제한하여 멀리서는 값이 변하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Near 0 all values are right; far out they no longer change. z has been limited on its way into
                the formula, and the limit lies too near. That keeps e^(-z) from overflowing, and it makes the tails of
                σ wrong: they are small numbers, not equal ones.""",
            "ko": """0 가까이에서는 모두 맞지만 멀리서는 값이 더 변하지 않습니다. z가 식에 들어가기 전에 너무 가까운
                곳에서 제한되었습니다. 그러면 e^(-z)이 오버플로하지는 않지만 σ의 꼬리가 틀립니다. 꼬리의 값은 작은
                수이지 모두 같은 수가 아닙니다.""",
        },
        {
            "en": """σ(-20) is 2.06e-9, and σ(-10) is 4.5e-5. A form whose exponent is never positive needs no limit:
                e^(-|z|) lies between 0 and 1 for every z, and it serves both signs. Where z is 0 or more the result is
                1 / (1 + e), else e / (1 + e).""",
            "ko": """σ(-20)은 2.06e-9이고 σ(-10)은 4.5e-5입니다. 지수가 양수가 되지 않는 형태에는 제한이 필요하지
                않습니다. e^(-|z|)은 어떤 z에서도 0과 1 사이이고 양쪽 부호에 모두 쓸 수 있습니다. z가 0 이상이면 1 /
                (1 + e), 아니면 e / (1 + e)입니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)

edit("XOR51", task="sigmoid", old="e = np.exp(-np.abs(z))", new="z = np.clip(z, -5, 5)\n    e = np.exp(-np.abs(z))")
edit("XOR51", task="sigmoid", old="e = np.exp(-np.abs(z))", new="z = np.clip(z, -6, 6)\n    e = np.exp(-np.abs(z))")
edit("XOR51", task="sigmoid", old="e = np.exp(-np.abs(z))", new="z = np.clip(z, -20, 20)\n    e = np.exp(-np.abs(z))")

edit(
    "XOR52",
    task="count_params",
    old="W.size + b.size",
    new="2",
    title={
        "en": "behaves exactly as if layers or arrays were counted, not the numbers in them",
        "ko": "배열 안의 수가 아니라 층이나 배열을 센 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each layer counts the same, however large its W and b are. A parameter is a single number that
                training can change, and a matrix holds many of them. Look at what is added for each layer: a fixed
                number, the `len` of a pair, or the sizes of what it holds?""",
            "ko": """W와 b가 얼마나 크든 층마다 똑같이 셉니다. 매개변수는 학습으로 바뀔 수 있는 수 하나하나이고,
                행렬에는 그런 수가 많습니다. 층마다 무엇을 더하는지 살펴봅니다. 정해진 수나 쌍의 `len`일까요, 쌍에
                들어 있는 것의 크기일까요?""",
        },
        {
            "en": """For 2-4-5-1 the answer is 43, not 3 or 6: the first layer has 2 · 4 weights and 4 biases, twelve
                numbers. An array knows how many it holds by `size`; `len` gives its rows, and the `len` of (W, b) is
                always 2.""",
            "ko": """2-4-5-1의 답은 3이나 6이 아니라 43입니다. 첫 층에는 가중치 2 · 4개와 편향 4개, 모두 열두 개의 수가
                있습니다. 배열에 든 수의 개수는 `size`입니다. `len`은 행의 수이고, (W, b)의 `len`은 언제나 2입니다.
                층마다 두 크기를 더합니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)

edit("XOR52", task="count_params", old="W.size + b.size", new="1")

edit(
    "XOR53",
    task="forward",
    old="activations = [x]",
    new="activations = [sigmoid(x)]",
    title={
        "en": "behaves exactly as if the inputs went through the sigmoid, too",
        "ko": "입력도 시그모이드를 지난 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first element of the list is not x but its sigmoid, and everything after it is computed from
                that. Inputs are what the network is given; the sigmoid belongs to what a layer has computed. Look at
                the list before the loop begins.""",
            "ko": """목록의 첫 원소가 x가 아니라 x의 시그모이드이고, 그 뒤는 모두 이것으로 계산됩니다. 입력은
                신경망에 주어지는 것이고, 시그모이드는 층이 계산한 것에 적용합니다. 반복문이 시작되기 전의 목록을
                살펴봅니다.""",
        },
        {
            "en": """For the four points the first element has to hold zeros and ones; here 0.5 and 0.731 stand there,
                so that the corners of the square have moved together. Each layer weighs, adds its bias, and then
                applies the sigmoid: once for each layer, not once more.""",
            "ko": """네 점에 대해 첫 원소에는 0과 1이 있어야 하는데 지금은 0.5와 0.731이 있어서 정사각형의
                꼭짓점들이 서로 가까워졌습니다. 층마다 가중치를 곱하고 편향을 더한 다음 시그모이드를 적용합니다.
                층의 수만큼만 적용하고 한 번 더 하지는 않습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)

edit(
    "XOR54",
    task="binary_cross_entropy",
    old="y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)\n    # Step 3: return the mean, not the sum\n"
    "    # 단계 3: 합이 아니라 평균을 돌려줍니다\n"
    "    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="return -np.mean(y * np.log(y_hat + 1e-7) + (1 - y) * np.log(1 - y_hat + 1e-7))",
    title={
        "en": "behaves exactly as if a small number were added inside the logarithms",
        "ko": "로그 안에 작은 수를 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every loss is a little too small, ordinary ones included: a constant such as 1e-7 has been added
                to each probability. It keeps the logarithm away from 0, as it should, and changes all the other values
                on the way. Clipping touches only what lies at the very ends.""",
            "ko": """보통의 예측까지 모든 손실이 조금씩 작습니다. 확률마다 1e-7과 같은 상수를 더했기 때문입니다.
                로그가 0을 만나지 않게 하지만 다른 값들까지 바꿉니다. 제한하기(clip)는 맨 끝에 있는 값만 바꿉니다.""",
        },
        {
            "en": """For predictions of 0.5 the loss is log 2 = 0.693147181; with 1e-7 inside it is 0.693146981. The
                README settles on predictions between 1e-12 and 1 - 1e-12: `np.clip` gives them, on a copy, and the
                formula stays as it is.""",
            "ko": """예측이 0.5이면 손실은 log 2 = 0.693147181인데, 안에 1e-7을 더하면 0.693146981입니다.
                README에서는 예측을 1e-12와 1 - 1e-12 사이로 정했습니다. `np.clip`이 복사본에 이렇게 해 주며, 식은
                그대로 둡니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)

edit(
    "XOR54",
    task="binary_cross_entropy",
    old="y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)",
    new="y * np.log(y_hat + 1e-8) + (1 - y) * np.log(1 - y_hat + 1e-8)",
)
edit(
    "XOR54",
    task="binary_cross_entropy",
    old="y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)",
    new="y * np.log(y_hat + 1e-6) + (1 - y) * np.log(1 - y_hat + 1e-6)",
)
edit(
    "XOR54",
    task="binary_cross_entropy",
    old="y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)",
    new="y * np.log(y_hat + 1e-5) + (1 - y) * np.log(1 - y_hat + 1e-5)",
)

edit(
    "XOR55",
    task="train",
    old="delta = (activations[-1] - y) / len(y)",
    new="delta = 2 * (activations[-1] - y) * activations[-1] * (1 - activations[-1]) / len(y)",
    title={
        "en": "behaves exactly as if the steps followed the mean squared error",
        "ko": "평균제곱오차를 따라 움직인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The recorded losses are cross entropies, and the steps make another function smaller: that of the
                squared errors, with a factor of 2 and the slope of σ at the output. For the cross entropy both are
                absent. Look at the delta of the last layer.""",
            "ko": """기록한 손실은 교차 엔트로피이지만 걸음은 다른 함수, 곧 제곱 오차를 줄입니다. 출력에 2와 σ의
                기울기가 곱해져 있습니다. 교차 엔트로피에서는 둘 다 없습니다. 마지막 층의 delta를 살펴봅니다.""",
        },
        {
            "en": """With zero weights every output is 0.5, so for the label 1 the delta is -0.5 / n, not
                2 · (-0.5) · 0.25 / n. The derivative of the logarithm and that of σ cancel, which leaves the output
                minus the label. In the hidden layers the slope stays.""",
            "ko": """가중치가 0이면 출력이 모두 0.5이므로 레이블 1의 delta는 2 · (-0.5) · 0.25 / n이 아니라 -0.5 /
                n입니다. 로그의 미분과 σ의 미분이 약분되어 출력에서 레이블을 뺀 것만 남습니다. 은닉층에서는 기울기가
                그대로 있습니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)

edit(
    "XOR56",
    task="train",
    old="losses.append(binary_cross_entropy(y, activations[-1]))",
    new="losses.append(np.mean((activations[-1] - y) ** 2))",
    title={
        "en": "behaves exactly as if the mean squared error were recorded",
        "ko": "평균제곱오차를 기록한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The parameters that come back are right: the steps follow the cross entropy. The recorded losses
                are those of another function, which is 0.25 where every output is 0.5. The curve that is drawn should
                be that of the loss that is made smaller. Look at what is appended.""",
            "ko": """돌아온 매개변수는 맞습니다. 걸음은 교차 엔트로피를 따릅니다. 기록한 손실은 모든 출력이 0.5일 때
                0.25인 다른 함수의 것입니다. 그리는 곡선은 실제로 줄이고 있는 손실의 것이어야 합니다. 무엇을 목록에
                더하는지 살펴봅니다.""",
        },
        {
            "en": """In the README's example the losses are 0.5923479, 0.5895016 and 0.5869128. The function
                `binary_cross_entropy` takes the labels first and the outputs second, in either shape, and its mean is
                what belongs into the list, before the update.""",
            "ko": """README의 예에서 손실은 0.5923479, 0.5895016, 0.5869128입니다. `binary_cross_entropy`는 레이블을
                먼저, 출력을 나중에 받으며 두 모양 모두 괜찮습니다. 그 평균을 갱신하기 전에 목록에 더합니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)

edit(
    "XOR57",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out)), np",
    new="[(rng.random((n_in, n_out)), np",
    title={
        "en": "behaves exactly as if the weights were drawn evenly, not from a normal distribution",
        "ko": "정규분포가 아니라 균등분포에서 가중치를 뽑은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Shapes and biases are right. The weights come from the right generator and from another
                distribution: numbers that are spread evenly over an interval. Several methods of a generator draw
                random numbers; look at which of them is called.""",
            "ko": """모양과 편향은 맞습니다. 가중치가 맞는 생성기에서 나오지만 분포가 다릅니다. 어떤 구간에 고르게 퍼진
                수입니다. 난수를 뽑는 생성기의 메서드는 여럿입니다. 그중 무엇을 부르는지 살펴봅니다.""",
        },
        {
            "en": """With seed 0 the first weight of 2-4-5-1 is 0.12573, a draw of `rng.normal(0, 1, …)`; `rng.random`
                gives 0.636962 there. Weights from 0 to 1 have one sign only, so all units of a layer pull the same
                way; around 0 they differ from the start.""",
            "ko": """시드가 0이면 2-4-5-1의 첫 가중치는 `rng.normal(0, 1, …)`이 뽑은 0.12573입니다. `rng.random`이면
                0.636962입니다. 0과 1 사이의 가중치는 부호가 모두 같아서 한 층의 유닛이 모두 같은 쪽으로 당깁니다. 0을
                중심으로 뽑으면 처음부터 서로 다릅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)

edit(
    "XOR57",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out)), np",
    new="[(rng.uniform(-1, 1, (n_in, n_out)), np",
)

edit(
    "XOR58",
    task="predict",
    old="forward(params, x)[-1][:, 0] >= 0.5",
    new="forward(params, x)[-1][:, 0] >= 0",
    title={
        "en": "behaves exactly as if every output were large enough for class 1",
        "ko": "어떤 출력이든 클래스 1이 되기에 충분한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every sample is in class 1. A sigmoid is never negative, so a comparison with 0 is always true.
                For step units the sum was compared with 0; here a probability is compared, and its middle is another
                number. Look at the threshold.""",
            "ko": """모든 샘플이 클래스 1입니다. 시그모이드는 음수가 되지 않으므로 0과의 비교는 언제나 참입니다.
                계단 유닛에서는 합을 0과 비교했지만, 여기에서 비교하는 것은 확률이고 그 가운데는 다른 수입니다.
                임계값을 살펴봅니다.""",
        },
        {
            "en": """σ(0) = 0.5: where the sum of the output unit is 0 or more, its activation is 0.5 or more. So the
                line of decision is the same, seen after σ. An output of 0.3 has to give 0, one of exactly 0.5 gives
                1.""",
            "ko": """σ(0) = 0.5입니다. 출력 유닛의 합이 0 이상이면 활성값은 0.5 이상입니다. 같은 결정 경계를 σ를
                지난 뒤에 본 것입니다. 출력이 0.3이면 0이어야 하고, 정확히 0.5이면 1입니다. 비교하는 수가 확률의
                눈금에 있는지 확인합니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
)


naming_call("sigmoid", "sigmoid(np.array([-2.3, -0.7, 0.4, 1.9]))")
naming_call("sigmoid", "sigmoid(np.array([-12.5, 7.5, 15.0]))")
naming_call("sigmoid", "sigmoid(np.array([725.0, 850.0]))")
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([1, 0, 1]), np.array([0.85, 0.35, 0.6]))")
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([0, 0, 1, 1]), np.array([0.3, 0.45, 0.2, 0.9]))")
naming_call("count_params", "count_params(init_params((3, 2), 0))")
naming_call("count_params", "count_params(init_params((2, 3, 2, 1), 0))")
naming_call("init_params", "init_params((3, 2), 4)")
naming_call("init_params", "init_params((2, 3, 1), 5)")
naming_call("predict", "predict(init_params((2, 3, 1), 5), np.array([[0.3, -1.2], [2.0, 0.7], [-0.5, -0.6]]))")
naming_call("predict", "predict(init_params((3, 2, 1), 8), np.array([[0.3, -1.2, 0.9], [2.0, 0.7, -1.5]]))")
naming_call("train", "train(init_params((2, 3, 1), 5), np.array([[0.3, -1.2], [2.0, 0.7]]), np.array([1, 0]), 0.3, 2)")


edit(
    "XOR59",
    task="train",
    old="losses.append(binary_cross_entropy(y, activations[-1]))",
    new="losses.append(binary_cross_entropy(y, activations[-1]))\n        if losses[-1] < 0.1:\n            break",
    title={
        "en": "behaves exactly as if training ended as soon as the loss is below 0.1",
        "ko": "손실이 0.1 아래로 내려가자마자 학습을 끝내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every single update is right, and short runs are right as a whole. A run that gets good ends before
                its time: there are fewer losses than `epochs`, and the parameters are those of an earlier update. How
                many updates does the docstring promise, and does it name a reason to stop?""",
            "ko": """갱신은 하나하나 맞고, 짧게 학습하면 전체도 맞습니다. 그런데 잘 배운 학습은 일찍 끝나서 손실의
                개수가 `epochs`보다 적고 파라미터도 앞선 갱신의 것입니다. 설명에는 갱신을 몇 번 한다고 되어 있고,
                멈출 이유가 적혀 있습니까?""",
        },
        {
            "en": """`len(losses)` has to be `epochs` for every network, also for one that has nothing left to learn.
                Stopping early is useful elsewhere; here the caller says how long to train, and two runs can only be
                compared if both made as many updates as they were told. Look for a `break` or `return` in the loop.""",
            "ko": """더 배울 것이 없는 신경망이라도 `len(losses)`는 `epochs`와 같아야 합니다. 일찍 멈추기가 쓸모 있을
                때도 있지만, 여기에서는 얼마나 학습할지를 호출하는 쪽이 정하고, 갱신 횟수가 같아야 두 학습을 비교할 수
                있습니다. 반복문 안의 `break`나 `return`을 찾아봅니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR60",
    task="train",
    old="    return params, losses",
    new="    return params, losses[-1]",
    title={
        "en": "behaves exactly as if only the last loss came back, not the list of all",
        "ko": "모든 손실의 리스트가 아니라 마지막 손실만 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The new parameters are right. What comes second is one number; whoever wants to see how
                training went needs the loss of every epoch, in a list. A name that is set anew in each round holds only
                the last value. What keeps all of them?""",
            "ko": """새 파라미터는 맞습니다. 두 번째 값이 수 하나입니다. 학습이 어떻게 진행되었는지 보려면 에포크마다의
                손실이 모두 필요합니다. 매번 새로 넣는 이름에는 마지막 값만 남습니다. 모든 값을 모으려면 무엇이
                필요합니까?""",
        },
        {
            "en": """For epochs=3 the second value is a list of three numbers, losses[k] being the loss before
                update k. Make an empty list before the loop, append the loss in each round, and return the list.""",
            "ko": """epochs=3이면 두 번째 값은 수 세 개의 리스트이고 losses[k]는 k번째 갱신 전의 손실입니다. 반복문
                앞에서 빈 리스트를 만들고, 매번 손실을 append하고, 그 리스트를 돌려줍니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR61",
    task="train",
    old="delta = (delta @ W.T) * a * (1 - a)",
    new="delta = delta @ W.T",
    title={
        "en": "behaves exactly as if delta passed a hidden layer without a (1 - a)",
        "ko": "delta가 은닉층을 a (1 - a) 없이 지나가는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer moves as it should, the layers before it too far. Going back, delta meets two
                things between one layer's sums and the next one's: the weights, and the sigmoid behind which they
                stand. One of the two is passed as if it were not there.""",
            "ko": """마지막 층은 맞게 움직이고 그 앞의 층들은 너무 많이 움직입니다. 거꾸로 갈 때 delta는 한 층의
                합에서 앞 층의 합까지 두 가지를 지납니다. 가중치와, 그 뒤에 있는 시그모이드입니다. 둘 중 하나가
                없는 것처럼 지나갑니다.""",
        },
        {
            "en": """The slope of the sigmoid, written with its output a, is a (1 - a): 0.25 at most. After delta @ W.T
                multiply element by element by a and by 1 - a, where a is the activation that went into the layer.""",
            "ko": """시그모이드의 기울기를 출력 a로 쓰면 a (1 - a)이고 가장 클 때 0.25입니다. delta @ W.T에 a와 1 - a를
                원소마다 곱합니다. a는 그 층에 들어간 활성값입니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


@variant(
    "XOR62",
    title={
        "en": "behaves exactly as if the list held the sums before the sigmoid, not the activations",
        "ko": "활성값이 아니라 시그모이드에 넣기 전의 합을 리스트에 담는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network computes the right thing, and keeps another one: after x the list holds what goes into
                the sigmoid of each layer, numbers below 0 and above 1 among them. An activation is what comes out.
                Which of the two names is appended?""",
            "ko": """신경망은 맞게 계산하지만 다른 것을 담습니다. 리스트에는 x 다음에 각 층의 시그모이드에 들어가는
                값이 있어서 0보다 작거나 1보다 큰 수도 있습니다. 활성값은 나오는 값입니다. 두 이름 가운데 어느 것을
                append합니까?""",
        },
        {
            "en": """With z = a @ W + b and a = sigmoid(z) the list takes a, and the next layer works on the same
                a. For all inputs and weights 0 each entry after x is 0.5; here it is 0.""",
            "ko": """z = a @ W + b, a = sigmoid(z)라면 리스트에는 a를 담고 다음 층도 그 a를 받습니다. 입력과
                가중치가 모두 0이면 x 다음의 값은 모두 0.5여야 하는데 여기에서는 0입니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)
def forward(params, x):
    activations, a = [x], x
    for W, b in params:
        z = a @ W + b
        activations.append(z)
        a = sigmoid(z)
    return activations


edit(
    "XOR63",
    task="binary_cross_entropy",
    old="return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="""ones, zeros = y_hat[y == 1], y_hat[y == 0]
    return (-np.mean(np.log(ones)) if ones.size else 0.0) - (np.mean(np.log(1 - zeros)) if zeros.size else 0.0)""",
    title={
        "en": "behaves exactly as if ones and zeros were averaged apart and the two means added up",
        "ko": "정답이 1인 샘플과 0인 샘플의 평균을 따로 구해 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss of each sample is right; the sum of the two terms is not. One mean over the samples with
                the label 1, plus one mean over those with the label 0, counts a rare label as much as a frequent one.
                By how many samples does the formula divide, and how often?""",
            "ko": """샘플 하나하나의 손실은 맞지만 두 항의 합이 다릅니다. 정답이 1인 샘플의 평균에 0인 샘플의
                평균을 더하면 드문 정답도 흔한 정답만큼 크게 셉니다. 식은 몇 개의 샘플로, 몇 번 나눕니까?""",
        },
        {
            "en": """y = (1, 0, 1) and y_hat = (0.9, 0.2, 0.6) cost (0.1053605 + 0.2231436 + 0.5108256) / 3 =
                0.2797766. Two means would be 0.3080931 + 0.2231436 = 0.5312366. Add up y log ŷ + (1 - y) log(1 -
                ŷ) for every sample first, and take one mean over all.""",
            "ko": """y = (1, 0, 1), y_hat = (0.9, 0.2, 0.6)의 손실은 (0.1053605 + 0.2231436 + 0.5108256) / 3 =
                0.2797766입니다. 평균을 둘로 구하면 0.3080931 + 0.2231436 = 0.5312366이 됩니다. 먼저 샘플마다 y log ŷ +
                (1 - y) log(1 - ŷ)를 구하고 전체의 평균을 한 번 구합니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


@variant(
    "XOR64",
    title={
        "en": "behaves exactly as if |z| stood where z belongs: 1 / (1 + e^(-|z|))",
        "ko": "z 대신 |z|를 쓴 1 / (1 + e^(-|z|))와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nothing overflows, and for z of 0 and above everything is right. Below 0 the curve rises again: a
                sigmoid that is sure of 0 says that it is sure of 1. The absolute value keeps the exponent small; what
                has to make up for the sign that it takes away?""",
            "ko": """오버플로는 없고 z가 0 이상이면 모두 맞습니다. 0보다 작으면 곡선이 다시 올라가서, 0이라고
                확신해야 할 시그모이드가 1이라고 확신합니다. 절댓값은 지수를 작게 해 줍니다. 절댓값이 없앤 부호는
                무엇으로 채워야 합니까?""",
        },
        {
            "en": """σ(-2) is 0.1192 and σ(2) is 0.8808; here both are 0.8808. For z below 0 the form e^z / (1 +
                e^z) has no large exponent either: with e = e^(-|z|) it is e / (1 + e), and 1 / (1 + e) for the
                others. np.where chooses between the two.""",
            "ko": """σ(-2)는 0.1192이고 σ(2)는 0.8808인데 여기에서는 둘 다 0.8808입니다. z가 0보다 작을 때는 e^z /
                (1 + e^z) 꼴의 지수도 커지지 않습니다. e = e^(-|z|)라면 e / (1 + e)이고 나머지는 1 / (1 + e)입니다.
                np.where로 둘 중 하나를 고릅니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))


naming_call("sigmoid", "sigmoid(np.array([-20.0, -17.0, 1.0, 20.0]))")


@variant(
    "XOR65",
    title={
        "en": "behaves exactly as if far out, beyond some bound, the answer were exactly 0 or 1",
        "ko": "0에서 어느 정도 멀어지면 답이 정확히 0이나 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Near 0 everything is right. Further out the tails are cut off: a probability of one in a
                million is not the same as never, and its logarithm is not finite. The bound keeps away an
                overflow, which needs |z| of 710 and more; where does it lie here?""",
            "ko": """0 근처에서는 모두 맞습니다. 멀어지면 꼬리가 잘립니다. 백만분의 일의 확률은 0과 다르고, 0의
                로그는 유한하지 않습니다. 경계는 오버플로를 막기 위한 것이고 오버플로는 |z|가 710을 넘어야
                일어납니다. 여기에서는 경계가 어디에 있습니까?""",
        },
        {
            "en": """σ(-20) is 2.06e-9, and not 0. No bound is needed: with e = e^(-|z|) the value is 1 / (1 + e)
                for z of 0 and above, and e / (1 + e) below, and neither ever overflows.""",
            "ko": """σ(-20)은 0이 아니라 2.06e-9입니다. 경계는 필요 없습니다. e = e^(-|z|)라면 z가 0 이상일 때 1 /
                (1 + e), 0보다 작을 때 e / (1 + e)이고 어느 쪽도 오버플로하지 않습니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
    example="sigmoid(np.array([-20.0]))",
)
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    near = 1 / (1 + np.exp(-np.clip(z, -15, 15)))
    return np.where(z > 15, 1.0, np.where(z < -15, 0.0, near))


edit(
    "XOR66",
    task="count_params",
    old="W.size + b.size",
    new="W.size + 1",
    title={
        "en": "behaves exactly as if each layer had a single bias",
        "ko": "층마다 편향이 하나뿐인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights are counted rightly. A layer is drawn with one arrow for its bias, and yet every
                unit of it has a bias of its own: it decides from where on this unit fires. How many units does a
                layer have, and which array has that many elements?""",
            "ko": """가중치는 맞게 셌습니다. 그림에서는 층의 편향을 화살표 하나로 그리기도 하지만, 유닛마다 자기 편향이
                있습니다. 그 유닛이 어디서부터 켜지는지를 편향이 정합니다. 한 층에는 유닛이 몇 개 있고, 원소가 그만큼인
                배열은 무엇입니까?""",
        },
        {
            "en": """The network 2-4-5-1 has 8 + 4, 20 + 5 and 5 + 1 parameters, 43 in all; with one bias in each
                layer it would be 9 + 21 + 6 = 36. Add W.size and b.size for each layer, not W.size and 1.""",
            "ko": """2-4-5-1 신경망의 파라미터는 8 + 4, 20 + 5, 5 + 1로 모두 43개입니다. 층마다 편향이 하나라면 9 +
                21 + 6 = 36개가 됩니다. 층마다 W.size에 1이 아니라 b.size를 더합니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


# Calls with numbers that no two ways of being wrong share, and with the kinds of input that public tests leave out.
naming_call("xor_network", "xor_network(np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]))")
naming_call("sigmoid", "sigmoid(np.array([[-1.7, 0.6, 2.9], [3.3, -0.4, 1.1]]))")
naming_call("sigmoid", "sigmoid(np.array([-2, 0, 3]))")
naming_call("sigmoid", "sigmoid(-1.3)")
naming_call("init_params", "init_params((3, 2, 4), 11)")
naming_call("init_params", "init_params((2, 1), 7)")
naming_call("count_params", "count_params([(np.ones((3, 2)), np.ones(2)), (np.ones((2, 4)), np.ones(4))])")
naming_call("count_params", "count_params([(np.array([[0.5], [2.25], [-1.0], [0.0]]), np.array([0.0]))])")
_LAYERS = """[(np.array([[0.4, -1.1, 0.7], [1.3, 0.2, -0.6]]), np.array([0.3, -0.2, 0.9])),
(np.array([[1.1], [-0.7], [0.4]]), np.array([-0.25]))]"""
naming_call("forward", f"forward({_LAYERS}, np.array([[0.5, -1.0], [1.5, 0.3], [-0.8, 2.0]]))")
naming_call(
    "forward", "forward([(np.array([[0.6, -0.9], [1.7, 0.8]]), np.array([0.2, -1.4]))], np.array([[0.7, -0.3]]))"
)
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([1, 0, 1]), np.array([0.85, 0.35, 0.6]))")
naming_call(
    "binary_cross_entropy", "binary_cross_entropy(np.array([0, 0, 0, 1]), np.array([[0.3], [0.45], [0.2], [0.9]]))"
)
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([1, 0, 0]), np.array([0.0, 1.0, 0.25]))")
naming_call("train", f"train({_LAYERS}, np.array([[0.5, -1.0], [1.5, 0.3], [-0.8, 2.0]]), np.array([1, 0, 1]), 0.3, 2)")
naming_call("train", f"train({_LAYERS}, np.array([[0.9, -0.4], [0.2, 1.3]]), np.array([0, 1]), 0.7, 1)")
naming_call("predict", f"predict({_LAYERS}, np.array([[0.5, -1.0], [9.0, 0.3], [-9.0, 2.0], [0.1, 0.2]]))")
naming_call("predict", f"predict({_LAYERS}, np.array([[0.5, -1.0]]))")


edit(
    "XOR67",
    task="binary_cross_entropy",
    old="-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="np.mean(np.abs(y - y_hat))",
    title={
        "en": "behaves exactly as if the loss were the mean absolute error",
        "ko": "손실이 평균 절대 오차인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss is 0 for perfect predictions, as it should be. How fast does it grow when a
                prediction goes wrong? A prediction of 0.01 where the label is 1 should cost far more than twice
                what 0.5 costs.""",
            "ko": """완벽한 예측에서 손실이 0인 것은 맞습니다. 예측이 틀릴수록 얼마나 빨리 커집니까? 레이블이
                1인데 0.01로 예측하면 0.5일 때의 두 배보다 훨씬 커야 합니다.""",
        },
        {
            "en": """|y - ŷ| is at most 1 for each sample. The cross entropy takes the logarithm of the
                probability that was given to the label: -log ŷ where y is 1, and -log(1 - ŷ) where it is 0. By
                hand: np.array([1, 0]) with np.array([0.8, 0.4]) has the two costs -log 0.8 = 0.223 and -log 0.6 =
                0.511, whose mean is 0.367. Printing the cost of each sample before they are averaged shows at
                which of them the function and the sum on paper differ.""",
            "ko": """|y - ŷ|는 표본마다 1을 넘지 않습니다. 교차 엔트로피는 레이블에 준 확률의 로그를 씁니다. y가
                1이면 -log ŷ, 0이면 -log(1 - ŷ)입니다. 손으로 셈하면 레이블 [1, 0]과 예측 [0.8, 0.4]의 손실은
                0.223과 0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR68",
    task="binary_cross_entropy",
    old="-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="np.mean((y - y_hat) ** 2) / 2",
    title={
        "en": "behaves exactly as if the loss were half the mean squared error",
        "ko": "손실이 평균 제곱 오차의 절반인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss is the one of regression, with the factor 1/2 that makes its derivative short. Which
                function of ŷ does the README write down?""",
            "ko": """1/2을 곱해 미분을 간단하게 만든 회귀의 손실입니다. README는 ŷ의 어떤 함수를 적고 있습니까?""",
        },
        {
            "en": """At ŷ = 0.5 every sample costs log 2 = 0.693; half the squared error gives 0.125. The formula
                is made of logarithms and has no square. By hand: np.array([1, 0]) with np.array([0.8, 0.4]) has
                the two costs -log 0.8 = 0.223 and -log 0.6 = 0.511, whose mean is 0.367. Printing the cost of
                each sample before they are averaged shows at which of them the function and the sum on paper
                differ.""",
            "ko": """ŷ = 0.5이면 표본마다 손실이 log 2 = 0.693입니다. 제곱 오차의 절반은 0.125입니다. 식에는
                로그가 있고 제곱은 없습니다. 손으로 셈하면 레이블 [1, 0]과 예측 [0.8, 0.4]의 손실은 0.223과
                0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR69",
    task="binary_cross_entropy",
    old="-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="-np.mean((1 - y) * np.log(y_hat) + y * np.log(1 - y_hat))",
    title={
        "en": "behaves exactly as if the labels 0 and 1 had changed places",
        "ko": "레이블 0과 1이 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Good predictions cost much and bad ones little. Which logarithm belongs to the samples whose
                label is 1?""",
            "ko": """좋은 예측의 손실이 크고 나쁜 예측의 손실이 작습니다. 레이블이 1인 표본에는 어느 로그를
                씁니까?""",
        },
        {
            "en": """y log ŷ counts where y is 1, and (1 - y) log(1 - ŷ) where y is 0. For y = 1 and ŷ = 0.9 the
                loss is -log 0.9 = 0.105, not 2.303. By hand: np.array([1, 0]) with np.array([0.8, 0.4]) has the
                two costs -log 0.8 = 0.223 and -log 0.6 = 0.511, whose mean is 0.367. Printing the cost of each
                sample before they are averaged shows at which of them the function and the sum on paper differ.""",
            "ko": """y log ŷ는 y가 1인 곳에서, (1 - y) log(1 - ŷ)는 y가 0인 곳에서 셉니다. y = 1, ŷ = 0.9이면
                손실은 2.303이 아니라 -log 0.9 = 0.105입니다. 손으로 셈하면 레이블 [1, 0]과 예측 [0.8, 0.4]의
                손실은 0.223과 0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR70",
    task="binary_cross_entropy",
    old="-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="-np.mean(y_hat * np.log(np.clip(y, 1e-12, 1)) + (1 - y_hat) * np.log(np.clip(1 - y, 1e-12, 1)))",
    title={
        "en": "behaves exactly as if label and prediction had changed places in the formula",
        "ko": "식에서 레이블과 예측의 자리가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A logarithm is taken, but of what? One of the two values is a probability, the other one 0 or
                1.""",
            "ko": """로그를 취하기는 하는데 무엇의 로그입니까? 두 값 가운데 하나는 확률이고 다른 하나는 0 또는
                1입니다.""",
        },
        {
            "en": """log 0 stands in ŷ log y wherever a label is 0, whatever was predicted. The logarithms are of
                ŷ and 1 - ŷ; y and 1 - y stand in front of them. Compare the order of the arguments with the
                README. By hand: np.array([1, 0]) with np.array([0.8, 0.4]) has the two costs -log 0.8 = 0.223 and
                -log 0.6 = 0.511, whose mean is 0.367. Printing the cost of each sample before they are averaged
                shows at which of them the function and the sum on paper differ.""",
            "ko": """ŷ log y에는 레이블이 0인 곳마다 예측과 상관없이 log 0이 나옵니다. 로그는 ŷ와 1 - ŷ의 것이고
                그 앞에 y와 1 - y가 있습니다. 인자의 순서도 README와 견주어 봅니다. 손으로 셈하면 레이블 [1, 0]과
                예측 [0.8, 0.4]의 손실은 0.223과 0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어
                봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR71",
    task="binary_cross_entropy",
    old="1e-12, 1 - 1e-12",
    new="1e-15, 1 - 1e-15",
    title={
        "en": "behaves exactly as if predictions were kept between another bound than 1e-12 and 1 minus it",
        "ko": "예측을 1e-12가 아닌 다른 값과 1에서 그 값을 뺀 수 사이로 제한한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Between 0 and 1 the loss is right. At exactly 0 and 1 it is finite, too, and not the number
                that is asked for: which one decides how large it gets there?""",
            "ko": """0과 1 사이에서는 손실이 맞습니다. 정확히 0과 1에서도 유한하지만 기대한 수가 아닙니다. 거기서
                얼마나 커지는지는 어떤 수가 정합니까?""",
        },
        {
            "en": """A prediction of 0 for a label of 1 costs -log of the bound: 27.63 for 1e-12, 34.54 for 1e-15,
                18.42 for 1e-8. The README and the docstring name the bound of this course. By hand: np.array([1,
                0]) with np.array([0.8, 0.4]) has the two costs -log 0.8 = 0.223 and -log 0.6 = 0.511, whose mean
                is 0.367. Printing the cost of each sample before they are averaged shows at which of them the
                function and the sum on paper differ.""",
            "ko": """레이블이 1인데 0으로 예측하면 손실은 제한값의 로그에 마이너스를 붙인 것입니다. 1e-12면 27.63,
                1e-15면 34.54, 1e-8이면 18.42입니다. 이 과정의 값은 README와 설명에 있습니다. 손으로 셈하면 레이블
                [1, 0]과 예측 [0.8, 0.4]의 손실은 0.223과 0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해
                견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
    example="binary_cross_entropy(np.array([1, 0, 0]), np.array([0.0, 1.0, 0.25]))",
)

edit(
    "XOR71",
    task="binary_cross_entropy",
    old="1e-12, 1 - 1e-12",
    new="1e-10, 1 - 1e-10",
)

edit(
    "XOR71",
    task="binary_cross_entropy",
    old="1e-12, 1 - 1e-12",
    new="1e-8, 1 - 1e-8",
)

edit(
    "XOR71",
    task="binary_cross_entropy",
    old="1e-12, 1 - 1e-12",
    new="1e-9, 1 - 1e-9",
)

edit(
    "XOR71",
    task="binary_cross_entropy",
    old="1e-12, 1 - 1e-12",
    new="1e-6, 1 - 1e-6",
)

edit(
    "XOR71",
    task="binary_cross_entropy",
    old="1e-12, 1 - 1e-12",
    new="1e-5, 1 - 1e-5",
)


edit(
    "XOR72",
    task="binary_cross_entropy",
    old="-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))[0] / len(y)",
    title={
        "en": "behaves exactly as if only the first sample were counted, and the sum divided by the number of all",
        "ko": "첫 표본만 세고 전체 개수로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What came back belongs to one sample. In a loop over the samples, when does the function
                return?""",
            "ko": """돌아온 값은 표본 하나의 것입니다. 표본을 도는 반복문에서 함수는 언제 값을 돌려줍니까?""",
        },
        {
            "en": """A return that is indented like the body of the loop ends the function in the first round. It
                belongs below the loop, where the sum is complete. By hand: np.array([1, 0]) with np.array([0.8,
                0.4]) has the two costs -log 0.8 = 0.223 and -log 0.6 = 0.511, whose mean is 0.367. Printing the
                cost of each sample before they are averaged shows at which of them the function and the sum on
                paper differ.""",
            "ko": """return이 반복문의 본문과 같은 깊이에 있으면 첫 바퀴에서 함수가 끝납니다. 합이 다 모인 뒤,
                반복문 아래에 있어야 합니다. 손으로 셈하면 레이블 [1, 0]과 예측 [0.8, 0.4]의 손실은 0.223과
                0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR73",
    task="binary_cross_entropy",
    old="-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
    new="-np.mean(np.where(abs(y_hat - 0.5) < 0.5 - 1e-12, y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), 0))",
    title={
        "en": "behaves exactly as if samples predicted as exactly 0 or 1 cost nothing",
        "ko": "정확히 0이나 1로 예측한 표본의 손실이 0인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """As long as all predictions lie between 0 and 1 the loss is right. What should a prediction of
                0 cost where the label is 1?""",
            "ko": """예측이 모두 0과 1 사이에 있으면 손실이 맞습니다. 레이블이 1인데 0으로 예측하면 손실은
                얼마여야 합니까?""",
        },
        {
            "en": """Leaving such samples out rewards the worst mistake there is. Keeping ŷ between 1e-12 and 1 -
                1e-12 makes it cost 27.6, and the sample is counted. By hand: np.array([1, 0]) with np.array([0.8,
                0.4]) has the two costs -log 0.8 = 0.223 and -log 0.6 = 0.511, whose mean is 0.367. Printing the
                cost of each sample before they are averaged shows at which of them the function and the sum on
                paper differ.""",
            "ko": """그런 표본을 빼면 가장 나쁜 실수가 상을 받습니다. ŷ를 1e-12와 1 - 1e-12 사이로 제한하면 손실이
                27.6이 되고 표본도 셉니다. 손으로 셈하면 레이블 [1, 0]과 예측 [0.8, 0.4]의 손실은 0.223과
                0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
    example="binary_cross_entropy(np.array([1, 0, 0]), np.array([0.0, 1.0, 0.25]))",
)


edit(
    "XOR74",
    task="train",
    old="delta = (delta @ W.T) * a * (1 - a)",
    new="delta = (delta @ W.T) * (1 - a**2)",
    title={
        "en": "behaves exactly as if the slope of tanh, 1 - a², were taken in the hidden layers",
        "ko": "은닉층에서 tanh의 기울기 1 - a²을 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output layer is right, the layers before it are not. Of which function is the slope that
                delta is multiplied by?""",
            "ko": """출력층은 맞고 그 앞의 층은 틀립니다. delta에 곱하는 것은 어떤 함수의 기울기입니까?""",
        },
        {
            "en": """The activations come from the sigmoid, whose slope is a (1 - a); 1 - a² is that of tanh. By
                hand: a single layer of zeros on OR, with the four corners as x, y = (0, 1, 1, 1), lr = 1 and one
                update, has delta = (0.125, -0.125, -0.125, -0.125), and ends with W = (0.25, 0.25) and b = 0.25.
                Printing delta, dW and db of each layer in the first update shows which of them differs.""",
            "ko": """활성값은 시그모이드에서 나왔으며 그 기울기는 a (1 - a)입니다. 1 - a²은 tanh의 기울기입니다.
                손으로 셈하면 0으로 시작한 층 하나로 OR을 lr = 1로 한 번 갱신할 때 delta는 (0.125, -0.125, -0.125,
                -0.125), 결과는 W = (0.25, 0.25), b = 0.25입니다. 첫 갱신의 delta, dW, db를 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR75",
    task="binary_cross_entropy",
    old="y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)",
    new="y_hat = np.clip(y_hat >= 0.5, 1e-12, 1 - 1e-12)",
    title={
        "en": "behaves exactly as if the predictions were made classes, 0 or 1, before the loss",
        "ko": "손실을 구하기 전에 예측을 0 또는 1의 클래스로 바꾼 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Many predictions have the same loss, and a wrong one costs more than 20. What becomes of 0.6
                and 0.9 before the logarithm?""",
            "ko": """많은 예측의 손실이 같고, 틀린 예측 하나의 손실은 20이 넘습니다. 0.6과 0.9는 로그를 취하기
                전에 무엇이 됩니까?""",
        },
        {
            "en": """The loss tells 0.6 from 0.9: that is what training goes by. Rounding belongs into predict;
                here the probabilities go into the logarithm as they are. By hand: np.array([1, 0]) with
                np.array([0.8, 0.4]) has the two costs -log 0.8 = 0.223 and -log 0.6 = 0.511, whose mean is 0.367.
                Printing the cost of each sample before they are averaged shows at which of them the function and
                the sum on paper differ.""",
            "ko": """손실은 0.6과 0.9를 구별하며 학습은 그 차이를 따라갑니다. 반올림은 predict의 일이고, 여기서는
                확률을 그대로 로그에 넣습니다. 손으로 셈하면 레이블 [1, 0]과 예측 [0.8, 0.4]의 손실은 0.223과
                0.511이고 평균은 0.367입니다. 표본마다 손실을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#6-binary_cross_entropyy-y_hat",
)


edit(
    "XOR76",
    task="count_params",
    old="W.size + b.size",
    new="sum(W.shape) + b.size",
    title={
        "en": "behaves exactly as if a matrix had n_in + n_out numbers",
        "ko": "행렬에 n_in + n_out개의 수가 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """How many arrows lead from 4 units to 5, if each unit of one layer is joined with each of the
                next?""",
            "ko": """유닛 4개와 5개를 모두 이으면 화살표가 몇 개입니까?""",
        },
        {
            "en": """4 · 5 = 20, not 4 + 5 = 9. The sizes along the axes of a matrix are multiplied; W.size does
                so. By hand: the network 2-4-1 has a first layer of 2 · 4 weights and 4 biases, and a second one
                of 4 · 1 weights and 1 bias, which makes 12 + 5 = 17. Printing the two numbers that are added for
                every layer shows at once which of them is not the one expected there.""",
            "ko": """4 + 5 = 9가 아니라 4 · 5 = 20개입니다. 행렬의 원소 수는 축의 길이를 곱한 것이며 W.size가 그
                값입니다. 손으로 세면 2-4-1 신경망은 2 · 4 + 4와 4 · 1 + 1, 모두 17개입니다. 층마다 더하는 두 수를
                출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


edit(
    "XOR77",
    task="count_params",
    old="in params",
    new="in params[-1:]",
    title={
        "en": "behaves exactly as if only the last layer were counted",
        "ko": "마지막 층만 세는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The number is that of one layer. What happens in the loop to what was counted in the round
                before?""",
            "ko": """한 층의 개수입니다. 반복문에서 앞 바퀴에 센 수는 어떻게 됩니까?""",
        },
        {
            "en": """total = … replaces, total += … adds. The network 2-4-5-1 has 12 + 25 + 6 parameters, and 6 of
                them lie in the last layer. By hand: the network 2-4-1 has a first layer of 2 · 4 weights and 4
                biases, and a second one of 4 · 1 weights and 1 bias, which makes 12 + 5 = 17. Printing the two
                numbers that are added for every layer shows at once which of them is not the one expected there.""",
            "ko": """total = …은 바꾸고 total += …은 더합니다. 2-4-5-1 신경망의 파라미터는 12 + 25 + 6개이고
                마지막 층의 것은 6개입니다. 손으로 세면 2-4-1 신경망은 2 · 4 + 4와 4 · 1 + 1, 모두 17개입니다.
                층마다 더하는 두 수를 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


edit(
    "XOR78",
    task="count_params",
    old="W.size + b.size",
    new="W.size + len(W)",
    title={
        "en": "behaves exactly as if each layer had a bias for each of its inputs",
        "ko": "층마다 입력 하나에 편향이 하나씩 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights are counted rightly. To which side of a layer do its biases belong?""",
            "ko": """가중치는 맞게 셌습니다. 편향은 층의 어느 쪽에 속합니까?""",
        },
        {
            "en": """A bias is added to the sum of a unit, so there are n_out of them, as many as W has columns.
                len(W) is the number of its rows. By hand: the network 2-4-1 has a first layer of 2 · 4 weights
                and 4 biases, and a second one of 4 · 1 weights and 1 bias, which makes 12 + 5 = 17. Printing the
                two numbers that are added for every layer shows at once which of them is not the one expected
                there.""",
            "ko": """편향은 유닛의 합에 더하므로 W의 열만큼, 곧 n_out개 있습니다. len(W)는 행의 수입니다. 손으로
                세면 2-4-1 신경망은 2 · 4 + 4와 4 · 1 + 1, 모두 17개입니다. 층마다 더하는 두 수를 출력해 견주어
                봅니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)


edit(
    "XOR79",
    task="train",
    old="delta = (delta @ W.T) * a * (1 - a)",
    new="delta = (delta @ W.T) * sigmoid(a) * (1 - sigmoid(a))",
    title={
        "en": "behaves exactly as if σ were applied to the activations again before the slope is taken",
        "ko": "기울기를 구하기 전에 활성값에 σ를 다시 적용한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output layer is right, the layers before it are not. What is stored in the list of
                activations: the sums, or what σ makes of them?""",
            "ko": """출력층은 맞고 그 앞의 층은 틀립니다. 활성값 목록에 든 것은 합입니까, σ를 거친 값입니까?""",
        },
        {
            "en": """a is σ(z) already, so that the slope is a (1 - a). A function that takes z and applies σ
                itself must not be given a. By hand: a single layer of zeros on OR, with the four corners as x, y
                = (0, 1, 1, 1), lr = 1 and one update, has delta = (0.125, -0.125, -0.125, -0.125), and ends with
                W = (0.25, 0.25) and b = 0.25. Printing delta, dW and db of each layer in the first update shows
                which of them differs.""",
            "ko": """a가 이미 σ(z)이므로 기울기는 a (1 - a)입니다. z를 받아 σ를 적용하는 함수에 a를 넣으면 안
                됩니다. 손으로 셈하면 0으로 시작한 층 하나로 OR을 lr = 1로 한 번 갱신할 때 delta는 (0.125, -0.125,
                -0.125, -0.125), 결과는 W = (0.25, 0.25), b = 0.25입니다. 첫 갱신의 delta, dW, db를 출력해 견주어
                봅니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR80",
    task="count_params",
    old="sum(W.size + b.size for W, b in params)",
    new="sum(W.size for W, b in params) + sum(b.size for W, b in params[1:])",
    title={
        "en": "behaves exactly as if the biases of one layer were not counted",
        "ko": "한 층의 편향을 세지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nearly all parameters are counted. Which layers have biases?""",
            "ko": """파라미터를 거의 다 셌습니다. 편향은 어느 층에 있습니까?""",
        },
        {
            "en": """Every pair (W, b) has its own b, the first and the last one as well. For 2-4-5-1 the biases
                are 4 + 5 + 1. By hand: the network 2-4-1 has a first layer of 2 · 4 weights and 4 biases, and a
                second one of 4 · 1 weights and 1 bias, which makes 12 + 5 = 17. Printing the two numbers that are
                added for every layer shows at once which of them is not the one expected there.""",
            "ko": """모든 쌍 (W, b)에는 저마다 b가 있으며 첫 층과 마지막 층도 마찬가지입니다. 2-4-5-1의 편향은 4 +
                5 + 1개입니다. 손으로 세면 2-4-1 신경망은 2 · 4 + 4와 4 · 1 + 1, 모두 17개입니다. 층마다 더하는 두
                수를 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#4-count_paramsparams",
)

edit(
    "XOR80",
    task="count_params",
    old="sum(W.size + b.size for W, b in params)",
    new="sum(W.size for W, b in params) + sum(b.size for W, b in params[:-1])",
)


edit(
    "XOR81",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out))",
    new="[(rng.normal(0, 1, (n_in, n_out)) / np.sqrt(n_in)",
    title={
        "en": "behaves exactly as if every weight were divided by the root of the number of inputs",
        "ko": "가중치를 모두 입력 수의 제곱근으로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers of each layer are the expected ones times a constant of that layer. Which spread
                does the README ask for?""",
            "ko": """층마다 기대한 수에 그 층의 상수를 곱한 값입니다. README가 정한 표준편차는 얼마입니까?""",
        },
        {
            "en": """That is Xavier's rule, a good one for deep networks. Here the standard deviation is 1 in
                every layer: rng.normal(0, 1, …). By hand: with rng = np.random.default_rng(3) the two draws
                rng.normal(0, 1, (2, 4)) and rng.normal(0, 1, (4, 1)), one after the other, are the two W of
                init_params((2, 4, 1), 3), and the biases are np.zeros(4) and np.zeros(1). Comparing the shapes
                comes first, then the first row of each.""",
            "ko": """깊은 신경망에 좋은 Xavier의 규칙입니다. 여기서는 모든 층의 표준편차가 1입니다: rng.normal(0,
                1, …). 손으로 확인하려면 rng = np.random.default_rng(3)에서 rng.normal(0, 1, (2, 4))와
                rng.normal(0, 1, (4, 1))을 차례로 뽑아 init_params((2, 4, 1), 3)의 두 W와 견주어 봅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)

edit(
    "XOR81",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out))",
    new="[(rng.normal(0, 1, (n_in, n_out)) / n_in",
)


edit(
    "XOR82",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out))",
    new="[(rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))",
    title={
        "en": "behaves exactly as if the standard deviation were the root of 2 over the number of units",
        "ko": "표준편차가 2를 유닛 수로 나눈 값의 제곱근인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers of each layer are the expected ones times a constant of that layer. Which spread
                does the README ask for?""",
            "ko": """층마다 기대한 수에 그 층의 상수를 곱한 값입니다. README가 정한 표준편차는 얼마입니까?""",
        },
        {
            "en": """That is a rule for networks of ReLU units (He, Glorot). Here the standard deviation is 1 in
                every layer: rng.normal(0, 1, …). By hand: with rng = np.random.default_rng(3) the two draws
                rng.normal(0, 1, (2, 4)) and rng.normal(0, 1, (4, 1)), one after the other, are the two W of
                init_params((2, 4, 1), 3), and the biases are np.zeros(4) and np.zeros(1). Comparing the shapes
                comes first, then the first row of each.""",
            "ko": """ReLU 신경망 등에 쓰는 규칙(He, Glorot)입니다. 여기서는 모든 층의 표준편차가 1입니다:
                rng.normal(0, 1, …). 손으로 확인하려면 rng = np.random.default_rng(3)에서 rng.normal(0, 1, (2,
                4))와 rng.normal(0, 1, (4, 1))을 차례로 뽑아 init_params((2, 4, 1), 3)의 두 W와 견주어 봅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)

edit(
    "XOR82",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out))",
    new="[(rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))",
)


edit(
    "XOR83",
    task="xor_network",
    old="return (hidden @ np.array([2, 2]) - 3 > 0).astype(int)",
    new="return hidden",
    title={
        "en": "behaves exactly as if the outputs of the hidden layer came back",
        "ko": "은닉층의 출력이 돌아온 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Two numbers come back for each row. How many layers has the network, and which of them is the
                answer?""",
            "ko": """행마다 수가 두 개 돌아옵니다. 신경망에는 층이 몇 개이고 어느 것이 답입니까?""",
        },
        {
            "en": """NAND and OR are the first layer. A third unit, AND, takes both of them, and its output is one
                number for each row. By hand: for the rows (0, 0), (0, 1), (1, 0), (1, 1) the hidden layer gives
                (1, 0), (1, 1), (1, 1) and (0, 1), and AND of the two makes 0, 1, 1, 0. Printing the hidden layer
                and the answer, with their shapes, shows what the last line gives back.""",
            "ko": """NAND와 OR이 첫 층입니다. 세 번째 유닛 AND가 둘을 받아 행마다 수 하나를 냅니다. 손으로 셈하면
                네 행의 은닉층은 (1, 0), (1, 1), (1, 1), (0, 1)이고 그 AND는 0, 1, 1, 0입니다. 은닉층과 답을
                모양과 함께 출력해 봅니다.""",
        },
    ],
    link="README.md#1-xor_networkx",
)


edit(
    "XOR84",
    task="init_params",
    old="rng = np.random.default_rng(seed)",
    new="rng = np.random.default_rng(0)",
    title={
        "en": "behaves exactly as if the seed were always the same number",
        "ko": "시드가 늘 같은 수인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For one seed the weights are right, and any other seed gives the same ones. Where is the
                argument seed used?""",
            "ko": """어떤 시드에서는 가중치가 맞지만 다른 시드를 넣어도 같은 가중치가 나옵니다. 인자 seed는 어디에
                쓰입니까?""",
        },
        {
            "en": """A number written into default_rng(…) makes the argument idle. What the caller passes as seed
                has to arrive there. By hand: with rng = np.random.default_rng(3) the two draws rng.normal(0, 1,
                (2, 4)) and rng.normal(0, 1, (4, 1)), one after the other, are the two W of init_params((2, 4, 1),
                3), and the biases are np.zeros(4) and np.zeros(1). Comparing the shapes comes first, then the
                first row of each.""",
            "ko": """default_rng(…) 안에 수를 적으면 인자가 하는 일이 없습니다. 부르는 쪽이 준 seed가 그 자리에
                가야 합니다. 손으로 확인하려면 rng = np.random.default_rng(3)에서 rng.normal(0, 1, (2, 4))와
                rng.normal(0, 1, (4, 1))을 차례로 뽑아 init_params((2, 4, 1), 3)의 두 W와 견주어 봅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)

edit(
    "XOR84",
    task="init_params",
    old="rng = np.random.default_rng(seed)",
    new="rng = np.random.default_rng(42)",
)

edit(
    "XOR84",
    task="init_params",
    old="rng = np.random.default_rng(seed)",
    new="rng = np.random.default_rng(1)",
)


edit(
    "XOR85",
    task="predict",
    old="(forward(params, x)[-1][:, 0] >= 0.5)",
    new="(forward(params, x)[-1][:, 0] >= forward(params, x)[-1].mean())",
    title={
        "en": "behaves exactly as if the outputs were compared with their mean, not with 0.5",
        "ko": "출력을 0.5가 아니라 출력의 평균과 비교한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The class of a sample changes with the samples beside it. With what is an output compared?""",
            "ko": """표본의 클래스가 옆의 표본에 따라 달라집니다. 출력을 무엇과 비교합니까?""",
        },
        {
            "en": """The bound is the number 0.5 for every sample, whatever the others are. By hand: outputs of
                0.2, 0.5, 0.51 and 0.97 become the classes 0, 1, 1 and 1, in an array of integers of shape (4,),
                and each of them stays what it is when the function is called with its row alone. Calling predict
                with one row after another, and then with all of them, shows the difference.""",
            "ko": """경계는 다른 표본과 상관없이 모든 표본에서 0.5입니다. 손으로 하면 출력 0.2, 0.5, 0.51, 0.97의
                클래스는 0, 1, 1, 1입니다. 행을 하나씩 넣었을 때와 한꺼번에 넣었을 때를 견주어 봅니다.""",
        },
    ],
    link="README.md#8-predictparams-x",
    example="predict([(np.array([[1.0], [0.5]]), np.array([2.0]))], np.array([[0.5, 0.1], [1.5, 0.4], [2.5, 0.6]]))",
)


edit(
    "XOR86",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out))",
    new="[(rng.normal(0, 1, (n_out, n_in)).T",
    title={
        "en": "behaves exactly as if each W were drawn with the shape (n_out, n_in) and then transposed",
        "ko": "W를 (n_out, n_in) 모양으로 뽑은 뒤 전치한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All shapes are right and all numbers are there, in other places. In which order does a
                generator fill an array?""",
            "ko": """모양도 수도 모두 맞지만 놓인 자리가 다릅니다. 생성기는 배열을 어떤 순서로 채웁니까?""",
        },
        {
            "en": """It fills row after row. Drawn as (n_out, n_in) and transposed, the numbers run down the
                columns. Drawing (n_in, n_out) at once needs no .T. By hand: with rng = np.random.default_rng(3)
                the two draws rng.normal(0, 1, (2, 4)) and rng.normal(0, 1, (4, 1)), one after the other, are the
                two W of init_params((2, 4, 1), 3), and the biases are np.zeros(4) and np.zeros(1). Comparing the
                shapes comes first, then the first row of each.""",
            "ko": """행을 차례로 채웁니다. (n_out, n_in)으로 뽑아 전치하면 수가 열을 따라 놓입니다. 처음부터
                (n_in, n_out)으로 뽑으면 .T가 필요 없습니다. 손으로 확인하려면 rng = np.random.default_rng(3)에서
                rng.normal(0, 1, (2, 4))와 rng.normal(0, 1, (4, 1))을 차례로 뽑아 init_params((2, 4, 1), 3)의 두
                W와 견주어 봅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "XOR87",
    task="init_params",
    old="[(rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]",
    new="[(rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in list(pairwise(sizes))[::-1]][::-1]",
    title={
        "en": "behaves exactly as if the last layer were drawn first",
        "ko": "마지막 층을 가장 먼저 뽑은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A network of one layer is right. With several layers each has numbers that belong to another
                one: in which order are they drawn?""",
            "ko": """층이 하나면 맞습니다. 여러 층이면 다른 층의 수가 들어 있습니다. 어떤 순서로 뽑습니까?""",
        },
        {
            "en": """The generator is asked for the layer next to the inputs first, and for the output last, as
                they stand in sizes. By hand: with rng = np.random.default_rng(3) the two draws rng.normal(0, 1,
                (2, 4)) and rng.normal(0, 1, (4, 1)), one after the other, are the two W of init_params((2, 4, 1),
                3), and the biases are np.zeros(4) and np.zeros(1). Comparing the shapes comes first, then the
                first row of each.""",
            "ko": """sizes에 적힌 대로 입력 쪽 층을 먼저, 출력층을 마지막에 뽑습니다. 손으로 확인하려면 rng =
                np.random.default_rng(3)에서 rng.normal(0, 1, (2, 4))와 rng.normal(0, 1, (4, 1))을 차례로 뽑아
                init_params((2, 4, 1), 3)의 두 W와 견주어 봅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "XOR88",
    task="init_params",
    old="np.zeros(n_out)",
    new="np.zeros(n_in)",
    title={
        "en": "behaves exactly as if b had one element for each input of its layer",
        "ko": "b의 원소가 층의 입력만큼 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights are right. How many units add a bias in a layer that takes n_in numbers and gives
                n_out?""",
            "ko": """가중치는 맞습니다. 수 n_in개를 받아 n_out개를 내는 층에서 편향을 더하는 유닛은 몇 개입니까?""",
        },
        {
            "en": """x @ W has n_out columns, and b is added to each row of it, so that b has the shape (n_out,).
                By hand: with rng = np.random.default_rng(3) the two draws rng.normal(0, 1, (2, 4)) and
                rng.normal(0, 1, (4, 1)), one after the other, are the two W of init_params((2, 4, 1), 3), and the
                biases are np.zeros(4) and np.zeros(1). Comparing the shapes comes first, then the first row of
                each.""",
            "ko": """x @ W에는 열이 n_out개 있고 b를 그 행마다 더하므로 b의 모양은 (n_out,)입니다. 손으로
                확인하려면 rng = np.random.default_rng(3)에서 rng.normal(0, 1, (2, 4))와 rng.normal(0, 1, (4,
                1))을 차례로 뽑아 init_params((2, 4, 1), 3)의 두 W와 견주어 봅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "XOR89",
    task="forward",
    old="activations.append(sigmoid(activations[-1] @ W + b))",
    new="""z = activations[-1] @ W + b
        activations.append(sigmoid(z) if len(activations) == len(params) else np.maximum(0, z))""",
    title={
        "en": "behaves exactly as if the hidden layers were ReLU units",
        "ko": "은닉층이 ReLU 유닛인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output goes through the sigmoid, the layers before it through another function. Which
                function does the README name, and for which layers?""",
            "ko": """출력은 시그모이드를 거치지만 앞의 층은 다른 함수를 거칩니다. README는 어떤 함수를 어느 층에
                쓰라고 합니까?""",
        },
        {
            "en": """Every layer of this network has the sigmoid. Activations above 1, or exactly 0, do not occur.
                By hand: one layer with W = [[1], [1]] and b = [-1] gives, for the row (1, 0), the sum 0 and the
                activation 0.5, and for (1, 1) the sum 1 and the activation 0.731. Printing the shape and the
                first row of each entry of the list shows which entry is the first wrong one.""",
            "ko": """이 신경망은 모든 층에 시그모이드를 씁니다. 1보다 크거나 정확히 0인 활성값은 나오지 않습니다.
                손으로 셈하면 W = [[1], [1]], b = [-1]인 층에서 행 (1, 0)의 합은 0, 활성값은 0.5이고 (1, 1)의 합은
                1, 활성값은 0.731입니다. 목록의 값을 차례로 출력해 처음 틀린 것을 찾습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR90",
    task="forward",
    old="activations.append(sigmoid(activations[-1] @ W + b))",
    new="""z = activations[-1] @ W + b
        activations.append(sigmoid(z) if len(activations) == len(params) else np.tanh(z))""",
    title={
        "en": "behaves exactly as if the hidden layers had tanh in the place of the sigmoid",
        "ko": "은닉층에서 시그모이드 대신 tanh를 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output goes through the sigmoid, the layers before it through another function. Which
                function does the README name, and for which layers?""",
            "ko": """출력은 시그모이드를 거치지만 앞의 층은 다른 함수를 거칩니다. README는 어떤 함수를 어느 층에
                쓰라고 합니까?""",
        },
        {
            "en": """tanh gives numbers between -1 and 1; the activations here lie between 0 and 1 in every layer.
                By hand: one layer with W = [[1], [1]] and b = [-1] gives, for the row (1, 0), the sum 0 and the
                activation 0.5, and for (1, 1) the sum 1 and the activation 0.731. Printing the shape and the
                first row of each entry of the list shows which entry is the first wrong one.""",
            "ko": """tanh는 -1과 1 사이의 수를 냅니다. 여기서는 모든 층의 활성값이 0과 1 사이에 있습니다. 손으로
                셈하면 W = [[1], [1]], b = [-1]인 층에서 행 (1, 0)의 합은 0, 활성값은 0.5이고 (1, 1)의 합은 1,
                활성값은 0.731입니다. 목록의 값을 차례로 출력해 처음 틀린 것을 찾습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR91",
    task="forward",
    old="activations.append(sigmoid(activations[-1] @ W + b))",
    new="activations.append(sigmoid(sigmoid(activations[-1] @ W + b)))",
    title={
        "en": "behaves exactly as if each layer went through the sigmoid twice",
        "ko": "층마다 시그모이드를 두 번 적용한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All activations lie between 0.5 and 0.74. What does the sigmoid make of numbers that come out
                of a sigmoid?""",
            "ko": """활성값이 모두 0.5와 0.74 사이에 있습니다. 시그모이드에서 나온 수에 다시 시그모이드를 적용하면
                어떻게 됩니까?""",
        },
        {
            "en": """Each layer is one sum and one sigmoid: σ(a @ W + b). Look for a second call, perhaps on what
                was stored already. By hand: one layer with W = [[1], [1]] and b = [-1] gives, for the row (1, 0),
                the sum 0 and the activation 0.5, and for (1, 1) the sum 1 and the activation 0.731. Printing the
                shape and the first row of each entry of the list shows which entry is the first wrong one.""",
            "ko": """층 하나는 합 한 번과 시그모이드 한 번입니다: σ(a @ W + b). 이미 저장한 값에 또 적용하지
                않는지 살펴봅니다. 손으로 셈하면 W = [[1], [1]], b = [-1]인 층에서 행 (1, 0)의 합은 0, 활성값은
                0.5이고 (1, 1)의 합은 1, 활성값은 0.731입니다. 목록의 값을 차례로 출력해 처음 틀린 것을 찾습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR92",
    task="forward",
    old="return activations",
    new="""e = np.exp(activations[-1])
    activations[-1] = e / e.sum(axis=1, keepdims=True)
    return activations""",
    title={
        "en": "behaves exactly as if the output were a softmax over its units",
        "ko": "출력이 유닛에 대한 소프트맥스인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The hidden layers are right. What does the output add up to in each row?""",
            "ko": """은닉층은 맞습니다. 출력의 각 행을 더하면 얼마입니까?""",
        },
        {
            "en": """A softmax over one unit is always 1. This network has the sigmoid at its output, too. By
                hand: one layer with W = [[1], [1]] and b = [-1] gives, for the row (1, 0), the sum 0 and the
                activation 0.5, and for (1, 1) the sum 1 and the activation 0.731. Printing the shape and the
                first row of each entry of the list shows which entry is the first wrong one.""",
            "ko": """유닛 하나의 소프트맥스는 늘 1입니다. 이 신경망은 출력에도 시그모이드를 씁니다. 손으로 셈하면
                W = [[1], [1]], b = [-1]인 층에서 행 (1, 0)의 합은 0, 활성값은 0.5이고 (1, 1)의 합은 1, 활성값은
                0.731입니다. 목록의 값을 차례로 출력해 처음 틀린 것을 찾습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)

edit(
    "XOR92",
    task="forward",
    old="return activations",
    new="""z = activations[-2] @ params[-1][0] + params[-1][1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    activations[-1] = e / e.sum(axis=1, keepdims=True)
    return activations""",
)


edit(
    "XOR93",
    task="forward",
    old="activations.append(sigmoid(activations[-1] @ W + b))",
    new="activations.append((activations[-1] @ W + b > 0).astype(float))",
    title={
        "en": "behaves exactly as if the units were steps, 0 or 1, with no sigmoid",
        "ko": "시그모이드 없이 0 또는 1을 내는 계단 유닛인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every activation is 0 or 1. Which of the two networks of this assignment has steps, and which
                has a slope?""",
            "ko": """활성값이 모두 0 또는 1입니다. 이 과제의 두 신경망 가운데 계단을 쓰는 것은 어느 쪽입니까?""",
        },
        {
            "en": """xor_network has steps. A step has no slope to go down, so that forward takes the sigmoid of
                the sum in the place of asking whether it is above 0. By hand: one layer with W = [[1], [1]] and b
                = [-1] gives, for the row (1, 0), the sum 0 and the activation 0.5, and for (1, 1) the sum 1 and
                the activation 0.731. Printing the shape and the first row of each entry of the list shows which
                entry is the first wrong one.""",
            "ko": """xor_network가 계단을 씁니다. 계단에는 내려갈 기울기가 없으므로 forward는 합이 0보다 큰지 묻지
                않고 합의 시그모이드를 구합니다. 손으로 셈하면 W = [[1], [1]], b = [-1]인 층에서 행 (1, 0)의 합은
                0, 활성값은 0.5이고 (1, 1)의 합은 1, 활성값은 0.731입니다. 목록의 값을 차례로 출력해 처음 틀린
                것을 찾습니다.""",
        },
    ],
    link="README.md#5-forwardparams-x",
)


edit(
    "XOR94",
    task="sigmoid",
    old="return np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)",
    new="return np.maximum(0.0, z)",
    title={
        "en": "behaves exactly as if the function were max(0, z), the ReLU",
        "ko": "함수가 max(0, z), 곧 ReLU인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back grows without a bound, and is 0 below 0. Between which numbers does σ lie?""",
            "ko": """돌아오는 값이 한없이 커지고 0 아래에서는 0입니다. σ의 값은 어떤 수 사이에 있습니까?""",
        },
        {
            "en": """σ(0) is 0.5, and no value reaches beyond 1. The formula is 1 / (1 + e^(-z)). By hand: σ(0) =
                0.5, σ(1) = 0.731, σ(2) = 0.881, and σ(-2) is 1 minus σ(2), that is 0.119. A table of z from -4 to
                4 beside what the function gives shows its shape: it rises from nearly 0 to nearly 1, and is
                steepest at 0, where its slope is 1/4.""",
            "ko": """σ(0)은 0.5이고 1을 넘는 값은 없습니다. 식은 1 / (1 + e^(-z))입니다. 손으로 셈하면 σ(0) = 0.5,
                σ(1) = 0.731, σ(2) = 0.881, σ(-2) = 0.119입니다. -4부터 4까지의 값을 표로 만들어 견주어 봅니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)


edit(
    "XOR95",
    task="sigmoid",
    old="return np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)",
    new="""e = np.exp(z - np.max(z))
    return e / np.sum(e)""",
    title={
        "en": "behaves exactly as if e^z were divided by the sum over all elements: the softmax",
        "ko": "e^z를 모든 원소의 합으로 나눈, 곧 소프트맥스인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Take one element away, and the others change. Should σ(1) depend on what stands beside it?""",
            "ko": """원소 하나를 빼면 나머지도 달라집니다. σ(1)이 옆에 있는 수에 따라 달라져야 합니까?""",
        },
        {
            "en": """The softmax makes numbers that add up to 1. The sigmoid takes each element by itself: 1 / (1
                + e^(-z)). By hand: σ(0) = 0.5, σ(1) = 0.731, σ(2) = 0.881, and σ(-2) is 1 minus σ(2), that is
                0.119. A table of z from -4 to 4 beside what the function gives shows its shape: it rises from
                nearly 0 to nearly 1, and is steepest at 0, where its slope is 1/4.""",
            "ko": """소프트맥스는 합이 1인 수를 만듭니다. 시그모이드는 원소마다 따로 계산합니다: 1 / (1 + e^(-z)).
                손으로 셈하면 σ(0) = 0.5, σ(1) = 0.731, σ(2) = 0.881, σ(-2) = 0.119입니다. -4부터 4까지의 값을
                표로 만들어 견주어 봅니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)


edit(
    "XOR96",
    task="sigmoid",
    old="e = np.exp(-np.abs(z))",
    new="e = np.exp(-2 * np.abs(z))",
    title={
        "en": "behaves exactly as if 2z stood where z belongs",
        "ko": "z의 자리에 2z가 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At 0 the value is right, on both sides the curve is too steep. By what is z multiplied before
                the exponential?""",
            "ko": """0에서는 맞지만 양쪽에서 곡선이 너무 가파릅니다. 지수 함수에 넣기 전에 z에 무엇을 곱합니까?""",
        },
        {
            "en": """(1 + tanh(z)) / 2 is σ(2z); for σ(z) it is (1 + tanh(z / 2)) / 2. In 1 / (1 + e^(-z)) the
                exponent is -z. By hand: σ(0) = 0.5, σ(1) = 0.731, σ(2) = 0.881, and σ(-2) is 1 minus σ(2), that
                is 0.119. A table of z from -4 to 4 beside what the function gives shows its shape: it rises from
                nearly 0 to nearly 1, and is steepest at 0, where its slope is 1/4.""",
            "ko": """(1 + tanh(z)) / 2는 σ(2z)입니다. σ(z)는 (1 + tanh(z / 2)) / 2입니다. 1 / (1 + e^(-z))의
                지수는 -z입니다. 손으로 셈하면 σ(0) = 0.5, σ(1) = 0.731, σ(2) = 0.881, σ(-2) = 0.119입니다. -4부터
                4까지의 값을 표로 만들어 견주어 봅니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)


edit(
    "XOR97",
    task="train",
    old="updated.append((W - lr * a.T @ delta, b - lr * delta.sum(axis=0)))",
    new="""W -= lr * a.T @ delta
            b -= lr * delta.sum(axis=0)
            updated.append((W, b))""",
    title={
        "en": "behaves exactly as if the caller's own arrays were updated, each layer before its delta is handed back",
        "ko": "받은 배열을 직접 고치고, 층마다 delta를 넘기기 전에 고친 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The parameters that were given have changed, and the layers before the last one get a delta
                that belongs to other weights. What does -= do to an array?""",
            "ko": """받은 파라미터가 바뀌었고, 마지막 층보다 앞의 층은 다른 가중치의 delta를 받습니다. -=는 배열에
                무엇을 합니까?""",
        },
        {
            "en": """W -= … writes into the array itself: the caller's one, and the one that the next line hands
                delta back through. W - lr * dW makes a new array; keep the old W until delta has passed it. By
                hand: a single layer of zeros on OR, with the four corners as x, y = (0, 1, 1, 1), lr = 1 and one
                update, has delta = (0.125, -0.125, -0.125, -0.125), and ends with W = (0.25, 0.25) and b = 0.25.
                Printing delta, dW and db of each layer in the first update shows which of them differs.""",
            "ko": """W -= …는 배열 자체를 고칩니다. 부르는 쪽의 배열이자 다음 줄에서 delta를 넘길 때 쓸
                배열입니다. W - lr * dW는 새 배열을 만듭니다. delta가 지나갈 때까지 옛 W를 둡니다. 손으로 셈하면
                0으로 시작한 층 하나로 OR을 lr = 1로 한 번 갱신할 때 delta는 (0.125, -0.125, -0.125, -0.125),
                결과는 W = (0.25, 0.25), b = 0.25입니다. 첫 갱신의 delta, dW, db를 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR98",
    task="train",
    old="params = updated[::-1]",
    new="params = [updated[-1], *params[1:]]",
    title={
        "en": "behaves exactly as if only the first layer were trained",
        "ko": "첫 층만 학습하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One layer learns, the others stay as they were given. What becomes of the layers that the
                loop has updated?""",
            "ko": """한 층만 학습하고 나머지는 받은 그대로입니다. 반복문에서 고친 층은 어떻게 됩니까?""",
        },
        {
            "en": """All new pairs are collected and take the place of params together, in the order of the
                layers. By hand: a single layer of zeros on OR, with the four corners as x, y = (0, 1, 1, 1), lr =
                1 and one update, has delta = (0.125, -0.125, -0.125, -0.125), and ends with W = (0.25, 0.25) and
                b = 0.25. Printing delta, dW and db of each layer in the first update shows which of them differs.""",
            "ko": """새 쌍을 모두 모아 층의 순서대로 params를 한꺼번에 바꿉니다. 손으로 셈하면 0으로 시작한 층
                하나로 OR을 lr = 1로 한 번 갱신할 때 delta는 (0.125, -0.125, -0.125, -0.125), 결과는 W = (0.25,
                0.25), b = 0.25입니다. 첫 갱신의 delta, dW, db를 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)


edit(
    "XOR99",
    task="train",
    old="delta = (activations[-1] - y) / len(y)",
    new="delta = (activations[-1] - y) * (np.arange(len(y)) == _ % len(y))[:, None]",
    title={
        "en": "behaves exactly as if each update used one sample only, in turn",
        "ko": "갱신마다 표본을 하나씩만 차례로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each step goes by a single row. How many samples does an update use, by the README?""",
            "ko": """한 걸음이 행 하나만 따라갑니다. README에 따르면 갱신 한 번에 표본을 몇 개 씁니까?""",
        },
        {
            "en": """epochs is the number of updates, and every one of them uses all rows at once: x @ W takes
                them together, and delta is divided by n. By hand: a single layer of zeros on OR, with the four
                corners as x, y = (0, 1, 1, 1), lr = 1 and one update, has delta = (0.125, -0.125, -0.125,
                -0.125), and ends with W = (0.25, 0.25) and b = 0.25. Printing delta, dW and db of each layer in
                the first update shows which of them differs.""",
            "ko": """epochs는 갱신 횟수이고 갱신마다 모든 행을 한꺼번에 씁니다. x @ W가 모두를 함께 다루고 delta를
                n으로 나눕니다. 손으로 셈하면 0으로 시작한 층 하나로 OR을 lr = 1로 한 번 갱신할 때 delta는 (0.125,
                -0.125, -0.125, -0.125), 결과는 W = (0.25, 0.25), b = 0.25입니다. 첫 갱신의 delta, dW, db를 출력해
                견주어 봅니다.""",
        },
    ],
    link="README.md#7-trainparams-x-y-lr-epochs",
)

edit(
    "XOR99",
    task="train",
    old="delta = (activations[-1] - y) / len(y)",
    new="delta = (activations[-1] - y) / len(y) * (np.arange(len(y)) == _ % len(y))[:, None]",
)


edit(
    "XOR48",
    task="predict",
    old="(forward(params, x)[-1][:, 0] >= 0.5).astype(int)",
    new="np.where(forward(params, x)[-1] >= 0.5, 1.0, 0.0)",
)


edit(
    "XOR100",
    task="xor_network",
    old="x @ np.array([[-2, 2], [-2, 2]])",
    new="np.stack([x[0], x[1]], axis=-1) @ np.array([[-2, 2], [-2, 2]])",
    title={
        "en": "behaves exactly as if the rows x[0] and x[1] were the two inputs, not the columns",
        "ko": "열이 아니라 행 x[0]과 x[1]을 두 입력으로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Two answers come back however many rows there are. x has one sample in each row and one input
                in each column. Which numbers does x[0] take out of a table of four rows?""",
            "ko": """행이 몇 개든 답이 둘만 나옵니다. x의 행 하나는 표본 하나이고 열 하나는 입력 하나입니다. 행이 넷인
                표에서 x[0]은 어느 수를 꺼냅니까?""",
        },
        {
            "en": """For the four corners x[0] is the first sample, (0, 0), and x[1] the second, (0, 1). The first
                input of all samples is the first column, x[:, 0] = (0, 0, 1, 1); the second is x[:, 1]. The answer
                then has one number for each row.""",
            "ko": """네 꼭짓점에서 x[0]은 첫 표본 (0, 0)이고 x[1]은 둘째 표본 (0, 1)입니다. 모든 표본의 첫 입력은 첫
                열 x[:, 0] = (0, 0, 1, 1)이고 둘째 입력은 x[:, 1]입니다. 그러면 답에 행마다 수가 하나씩 있습니다.""",
        },
    ],
    link="README.md#1-xor_networkx",
)


@variant(
    "XOR101",
    title={
        "en": "behaves exactly as if e^z / (1 + e^z) were computed for every z, so that it is nan far above 0",
        "ko": "모든 z에서 e^z / (1 + e^z)를 계산해 0보다 훨씬 큰 z에서 nan이 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All values are right but those of z far above 0, which are nan. The form is correct on paper and
                safe far below 0. What is e^z for z = 1000, and what is that number divided by itself?""",
            "ko": """0보다 훨씬 큰 z의 값만 nan이고 나머지는 모두 맞습니다. 식은 종이 위에서는 옳고 0보다 훨씬 작은
                z에서도 안전합니다. z = 1000일 때 e^z는 얼마이고, 그 수를 자기 자신으로 나누면 얼마입니까?""",
        },
        {
            "en": """Beyond z = 709.78 e^z is inf in float64, and inf / inf is nan; switching the warning off does not
                change that. 1 / (1 + e^(-z)) is safe there, and this form below 0. Both can be written with
                e^(-|z|), which never exceeds 1.""",
            "ko": """z가 709.78을 넘으면 float64에서 e^z는 inf이고 inf / inf는 nan입니다. 경고를 꺼도 마찬가지입니다.
                거기서는 1 / (1 + e^(-z))가 안전하고, 0 아래에서는 지금의 식이 안전합니다. 두 식 모두 1을 넘지 않는
                e^(-|z|)로 쓸 수 있습니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)
def sigmoid(z):
    with np.errstate(over="ignore", invalid="ignore"):  # silent, and still nan
        return np.exp(z) / (1 + np.exp(z))


@variant("XOR101")
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


@variant(
    "XOR102",
    title={
        "en": "behaves exactly as if both forms of σ were computed for every z, so that each overflows at one end",
        "ko": "모든 z에서 σ의 두 형태를 다 계산해 양 끝에서 하나씩 오버플로가 나는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All values are right; the test fails on a warning. Each form is safe at one end of the numbers and
                overflows at the other, and here each of them meets both ends. `np.where` chooses between results
                that are there already: what it leaves out has been computed, too.""",
            "ko": """값은 모두 맞고, 테스트는 경고 때문에 실패합니다. 두 형태는 저마다 한쪽 끝에서는 안전하고 다른 쪽
                끝에서는 오버플로가 나는데, 지금은 둘 다 양쪽 끝의 z를 계산합니다. `np.where`는 이미 계산된 결과
                가운데에서 고르므로, 고르지 않은 쪽도 계산된 뒤입니다.""",
        },
        {
            "en": """For z = 850 the second form needs e^850, which no float holds; for z = -850 the first one does.
                The exponent -|z| is never positive. With e = e^(-|z|) the first form is 1 / (1 + e), and the second
                one has the same denominator.""",
            "ko": """z = 850이면 둘째 형태에 e^850이 필요하고, z = -850이면 첫째 형태에 필요한데 어떤 float에도 담을 수
                없습니다. 지수 -|z|는 양수가 되는 일이 없습니다. e = e^(-|z|)라고 하면 첫째 형태는 1 / (1 + e)이고,
                둘째 형태도 분모가 같습니다.""",
        },
    ],
    link="README.md#2-sigmoidz",
)
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
