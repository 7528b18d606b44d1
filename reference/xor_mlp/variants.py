"""Mistakes that students make in xor_mlp: each variant is the reference but for one function, wrong in one way."""

from itertools import pairwise

import numpy as np

from grader.testing.variants import variant


@variant(
    "XOR01",
    title={
        "en": "behaves exactly as if the hidden layer held OR and AND, so that AND comes out",
        "ko": "은닉층에 OR과 AND를 두어 AND가 나오는 것과 똑같이 동작합니다",
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
            "en": """The table in the README has a column for each hidden unit. Writing down both hidden values for
                the four rows, and comparing them with s1 and s2, shows which column is upside down. In the mixed
                rows both hidden values have to be 1, in (1, 1) exactly one of them. One unit keeps its weights; of
                the other, weights and bias have to change their signs.""",
            "ko": """README의 표에는 은닉 유닛마다 열이 하나씩 있습니다. 네 행에서 두 은닉값을 적어 s1, s2와
                비교하면 어느 열이 뒤집혔는지 보입니다. 두 입력이 다른 행에서는 은닉값이 둘 다 1이어야 하고, (1,
                1)에서는 하나만 1이어야 합니다. 한 유닛은 그대로 두고, 다른 유닛은 가중치와 편향의 부호를 모두
                바꿉니다.""",
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
        "en": "behaves exactly as if OR stood in the place of NAND, so that OR comes out",
        "ko": "NAND 자리에 OR을 두어 OR이 나오는 것과 똑같이 동작합니다",
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
            "en": """At (1, 1) the README's table has the hidden values 0 and 1. Here both are 1, and AND of 1 and
                1 fires. A second unit is needed that is 1 in three rows and 0 in the row (1, 1) alone: its weights
                are negative, and its bias positive. The sums 3, 1, 1, -1 in the table belong to it.""",
            "ko": """README의 표에서 (1, 1)의 은닉값은 0과 1입니다. 여기서는 둘 다 1이어서, 1과 1의 AND가 1이
                됩니다. 세 행에서 1이고 행 (1, 1)에서만 0인 두 번째 유닛이 필요합니다. 이 유닛의 가중치는 음수,
                편향은 양수이고, 표의 합 3, 1, 1, -1이 이 유닛의 것입니다.""",
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
