"""Mistakes that students make in regression: each variant is the reference but for one function, wrong in one way."""

from itertools import pairwise
from math import ceil

import numpy as np

from grader.testing.variants import edit, naming_call, predicate, variant


@variant(
    "REG01",
    title={
        "en": "behaves exactly as if every target met every prediction: (n,) and (n, 1) become (n, n)",
        "ko": "모든 타깃과 모든 예측을 짝지어 (n,)과 (n, 1)이 (n, n)이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The value is right where y and ŷ have one shape, and wrong where one is (n,) and the other (n,
                1). NumPy raises no error there: it stretches both to a table of all pairs, and the mean runs over
                n · n squares. Even a perfect prediction then scores more than 0. The place to look is the shapes
                before the subtraction.""",
            "ko": """y와 ŷ의 모양이 같으면 값이 맞고, 하나가 (n,)이고 다른 하나가 (n, 1)이면 틀립니다. 이때 NumPy는
                오류를 내지 않고 둘을 모든 쌍의 표로 늘리며, 평균은 제곱 n · n개에서 구해집니다. 그래서 완벽한
                예측이어도 0보다 큰 값이 나옵니다. 빼기 전에 두 배열의 모양을 살펴봅니다.""",
        },
        {
            "en": """With y = (3, 5, 7, 9) and the same four numbers as a column the answer has to be 0; here it is
                10, which is twice the variance of y. Printing the shape of the difference shows (4, 4). Both
                arrays need one and the same shape before anything is subtracted; which of the two does not matter
                for a mean.""",
            "ko": """y = (3, 5, 7, 9)와 같은 네 수를 열로 넣으면 답은 0이어야 하는데, 여기서는 y의 분산의 두 배인
                10이 나옵니다. 차이의 모양을 출력하면 (4, 4)입니다. 빼기 전에 두 배열의 모양을 하나로 맞춥니다.
                평균을 구할 것이므로 둘 중 어느 쪽이든 상관없습니다.""",
        },
    ],
    link="README.md#1-msey-y_hat",
)
def mse(y, y_hat):
    if np.size(y) != np.size(y_hat):
        raise ValueError(f"{np.size(y)} targets, but {np.size(y_hat)} predictions")
    return np.mean((y_hat - y) ** 2)


@variant(
    "REG02",
    title={
        "en": "behaves exactly as if the squared errors were added up, not averaged",
        "ko": "제곱 오차를 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every result is the right one times the number of values. A sum grows with the data: 300
                training rows would look five times as bad as 60 validation rows from the same network, and the two
                curves of the history could not be compared. The M in the name of this loss has a meaning. The
                place to look is how the squares become one number.""",
            "ko": """모든 결과가 정답에 값의 개수를 곱한 것입니다. 합은 데이터에 따라 커집니다. 같은 신경망이라도
                훈련 300행이 검증 60행보다 다섯 배 나빠 보이고, history의 두 곡선을 비교할 수 없게 됩니다. 이
                손실의 이름에는 평균이라는 말이 들어 있습니다. 제곱들이 어떻게 수 하나로 모이는지 살펴봅니다.""",
        },
        {
            "en": """For y = (3, 5, 7) and ŷ = (2, 5, 9) the squares are 1, 0 and 4. Their sum is 5, which is what
                comes back; the answer is 5/3. In the README's table 164 is the sum and 41 the loss. The number of
                values has to divide, once, at the end.""",
            "ko": """y = (3, 5, 7), ŷ = (2, 5, 9)이면 제곱은 1, 0, 4입니다. 지금 돌아오는 것은 그 합인 5이고, 답은
                5/3입니다. README의 표에서 164는 합이고 41이 손실입니다. 마지막에 값의 개수로 한 번 나눕니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    if y.size != y_hat.size:
        raise ValueError(f"{y.size} targets, but {y_hat.size} predictions")
    return np.sum((y_hat - y) ** 2)


@variant(
    "REG03",
    title={
        "en": "behaves exactly as if no root were taken: it is the MSE",
        "ko": "제곱근을 취하지 않아 MSE가 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is the mean of the squares. Its unit is that of the targets, squared, and
                nobody can say whether 50 squared prices is much. The second loss of this assignment exists to be
                read beside the prices themselves. The place to look is the last step on the way from the MSE to
                it.""",
            "ko": """돌아오는 것은 제곱의 평균입니다. 단위가 타깃의 제곱이어서, 가격의 제곱으로 50이 큰지 작은지
                아무도 말할 수 없습니다. 이 과제의 두 번째 손실은 가격과 나란히 놓고 읽기 위한 것입니다. MSE에서
                거기까지 가는 마지막 단계를 살펴봅니다.""",
        },
        {
            "en": """Errors of 3 and 4 have the squares 9 and 16 and the MSE 12.5; the answer is 3.5355, a number
                between the two errors. A quick check for any data: where all errors have the same size, that size
                is the answer. The root belongs around the mean, and not around the single squares, whose roots are
                the errors again.""",
            "ko": """오차가 3과 4이면 제곱은 9와 16, MSE는 12.5이고 답은 두 오차 사이의 수인 3.5355입니다. 어떤
                데이터에서든 오차의 크기가 모두 같으면 그 크기가 답이므로 빨리 확인할 수 있습니다. 제곱근은 평균
                전체에 취합니다. 제곱 하나하나에 취하면 다시 오차로 돌아갑니다.""",
        },
    ],
    link="README.md#2-rmsey-y_hat",
)
def rmse(y, y_hat):
    return mse(y, y_hat)


@variant(
    "REG04",
    title={
        "en": "behaves exactly as if the weights had a standard deviation of 1 in every layer, as in xor_mlp",
        "ko": "xor_mlp에서처럼 모든 층에서 표준편차 1로 가중치를 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The draws come in the right order and are too large, each layer by a factor of its own. A unit
                adds up one term per input, so with 500 inputs its sum would be about 22 in size, where σ is flat
                and no gradient passes. XOR has two inputs and hardly feels it. The place to look is the spread
                that is given to the draw.""",
            "ko": """난수의 순서는 맞지만 층마다 다른 비율로 값이 너무 큽니다. 유닛은 입력마다 항 하나를 더하므로,
                입력이 500개면 합의 크기가 22 정도가 되어 σ가 납작한 곳에 이르고 그래디언트가 지나가지 못합니다.
                XOR은 입력이 두 개라 거의 느껴지지 않습니다. 난수를 뽑을 때 주는 퍼짐의 크기를 살펴봅니다.""",
        },
        {
            "en": """With sizes (4, 3, 1) and seed 0 the first weight has to be 0.0628651, and here it is
                0.1257302: twice as much, because the layer has four inputs. In the next layer, with three inputs,
                the ratio is 1.732. The README gives the standard deviation as a formula in n_in; it is not the
                same for all layers.""",
            "ko": """크기 (4, 3, 1), 시드 0에서 첫 가중치는 0.0628651이어야 하는데 여기서는 0.1257302입니다. 입력이
                네 개인 층이라 두 배가 되었습니다. 입력이 세 개인 다음 층에서는 1.732배입니다. README에는
                표준편차가 n_in의 식으로 나와 있으며, 층마다 다릅니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 1, (n_in, n_out)), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]


@variant(
    "REG05",
    title={
        "en": "behaves exactly as if the output layer had a sigmoid as well",
        "ko": "출력층에도 시그모이드가 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All predictions lie between 0 and 1, whatever the weights are. For the classes of XOR that was
                right, because the output was a probability. A price has no such limits: training would push the
                output towards 1 and could never come near 38. The place to look is what the last layer does
                differently from the ones before it.""",
            "ko": """가중치가 무엇이든 예측이 모두 0과 1 사이에 있습니다. XOR의 클래스에서는 출력이 확률이었으므로
                그것이 맞았습니다. 가격에는 그런 한계가 없습니다. 아무리 훈련해도 출력은 1에 가까워질 뿐 38
                근처에는 갈 수 없습니다. 마지막 층이 그 앞의 층들과 무엇이 다른지 살펴봅니다.""",
        },
        {
            "en": """Two hidden units at 0.5, output weights 10 and -30, bias -2: the sum is 5 - 15 - 2 = -12, and
                -12 has to be the prediction. Here it is 0.000006. The hidden activations are right and stay as
                they are; the loop that applies the sigmoid has to end one layer earlier, and the last sum goes
                into the list as it is.""",
            "ko": """은닉 유닛 두 개가 0.5, 출력층의 가중치가 10과 -30, 편향이 -2이면 합은 5 - 15 - 2 = -12이고
                예측도 -12여야 합니다. 여기서는 0.000006입니다. 은닉층의 활성값은 맞으므로 그대로 둡니다.
                시그모이드를 적용하는 반복을 한 층 앞에서 끝내고, 마지막 합은 그대로 목록에 넣습니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    activations = [x]
    for W, b in params:
        activations.append(_sigmoid(activations[-1] @ W + b))
    return activations


@variant(
    "REG06",
    title={
        "en": "behaves exactly as if no layer had a bias",
        "ko": "어느 층에도 편향이 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where all biases are 0 the activations are right, elsewhere they are not. A new network starts
                with such biases, so nothing shows at first. Without the bias of the output a network can hardly
                reach a level like 38, and without those of the hidden layers every unit has its middle at the
                origin. The place to look is the sum of each layer.""",
            "ko": """편향이 모두 0이면 활성값이 맞고, 그렇지 않으면 틀립니다. 새 신경망은 편향이 0이므로 처음에는
                드러나지 않습니다. 출력층에 편향이 없으면 38 같은 수준에 이르기 어렵고, 은닉층에 편향이 없으면 모든
                유닛의 가운데가 원점에 놓입니다. 층마다 합을 어떻게 구하는지 살펴봅니다.""",
        },
        {
            "en": """A network of one weight 2 and one bias 1 is the line 2x + 1: at x = 1 it has to give 3, and
                here it gives 2. At x = 0 a layer answers with its bias alone, which checks hidden layers as well,
                through σ. Each pair in `params` has two members, and the second one is added to every row.""",
            "ko": """가중치 2와 편향 1로 된 신경망은 직선 2x + 1입니다. x = 1에서 3이어야 하는데 여기서는 2입니다.
                x = 0이면 층은 편향만으로 답하므로, 은닉층도 σ를 거친 값으로 확인할 수 있습니다. `params`의 쌍에는
                두 배열이 있고, 두 번째 배열은 모든 행에 더해집니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    activations = [x]
    for W, _ in params[:-1]:
        activations.append(_sigmoid(activations[-1] @ W))
    activations.append(activations[-1] @ params[-1][0])
    return activations


@variant(
    "REG07",
    title={
        "en": "behaves exactly as if the factor 2 of the square were missing",
        "ko": "제곱에서 나오는 인수 2가 빠진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All gradients are half of what they should be, in every layer. Some books put ½ in front of
                the loss so that the derivative of the square looks tidier. This course keeps the plain mean, and
                its README says so: then loss and gradient belong together, and a numerical check agrees. The place
                to look is the delta of the output.""",
            "ko": """모든 층에서 그래디언트가 있어야 할 값의 절반입니다. 제곱의 미분이 깔끔해지도록 손실 앞에 ½을
                두는 책도 있습니다. 이 과정에서는 평균을 그대로 쓰며 README에도 그렇게 적혀 있습니다. 그래야 손실과
                그래디언트가 서로 맞고, 수치로 확인해도 일치합니다. 출력층의 델타를 살펴봅니다.""",
        },
        {
            "en": """In the worked example the sum of (ŷ - y)·x is -70, and n is 4. Dividing gives -17.5, which is
                what comes back; the README has -35. Moving W from 0 to 0.01 changes the loss from 41 to 40.65, by
                -35 per unit, and so confirms it. The derivative of a square has a factor that stays.""",
            "ko": """계산 예제에서 (ŷ - y)·x의 합은 -70이고 n은 4입니다. 나누면 -17.5인데 지금 이 값이 나오며,
                README의 값은 -35입니다. W를 0에서 0.01로 옮기면 손실이 41에서 40.65로 변하므로, 변화율이 -35임을
                확인할 수 있습니다. 제곱을 미분할 때 나오는 인수를 그대로 둡니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gradients(params, x, y):
    activations = forward(params, x)
    delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


@variant(
    "REG08",
    title={
        "en": "behaves exactly as if targets of shape (n,) were subtracted from the (n, 1) output as they are",
        "ko": "모양이 (n, 1)인 출력에서 모양이 (n,)인 타깃을 그대로 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """With targets of shape (n, 1) the gradients are right; with (n,) they have a wrong shape, or a
                product fails. The output of the network is a column, and NumPy reads targets of shape (n,) as a
                row. Column minus row is a table of all pairs, so delta has n columns for one output unit. The
                place to look is the first line of delta.""",
            "ko": """타깃의 모양이 (n, 1)이면 그래디언트가 맞고, (n,)이면 모양이 틀리거나 곱셈에서 오류가 납니다.
                신경망의 출력은 열인데 NumPy는 모양이 (n,)인 타깃을 행으로 봅니다. 열에서 행을 빼면 모든 쌍의 표가
                되므로, 출력 유닛이 하나인데 델타의 열이 n개가 됩니다. 델타를 처음 구하는 줄을 살펴봅니다.""",
        },
        {
            "en": """For the four samples of the worked example delta has to be (4, 1), and printing its shape
                shows (4, 4). Then dW, which should be a single number, -35, has four. A reshape of the targets
                into a column, before the subtraction, serves both shapes at once; the argument itself must stay as
                it is.""",
            "ko": """계산 예제의 샘플 네 개에서 델타는 (4, 1)이어야 하는데 모양을 출력하면 (4, 4)입니다. 그래서 수
                하나, -35여야 할 dW가 네 개의 수가 됩니다. 빼기 전에 타깃을 열로 바꾸면 두 모양을 한꺼번에 처리할
                수 있습니다. 인자 자체는 바꾸지 않습니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)
def gradients(params, x, y):
    activations = forward(params, x)
    delta = 2 / len(x) * (activations[-1] - y)
    grads = []
    for layer in reversed(range(len(params))):
        a = activations[layer]
        grads.append((a.T @ delta, delta.sum(axis=0)))
        if layer:
            delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


@variant(
    "REG09",
    title={
        "en": "behaves exactly as if the step went along the gradient, uphill",
        "ko": "그래디언트 방향으로, 곧 오르막으로 움직이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights move by the right amount to the wrong side, and the loss grows with every epoch. A
                gradient says where the loss rises. Following it makes predictions worse, which makes the next
                gradient longer, until the numbers are inf and nan. The place to look is the one sign between a
                weight and its step.""",
            "ko": """가중치가 움직이는 거리는 맞지만 방향이 반대이고, 에포크마다 손실이 커집니다. 그래디언트는
                손실이 커지는 쪽을 가리킵니다. 그쪽으로 가면 예측이 나빠지고, 그러면 다음 그래디언트가 더 길어져서
                결국 수가 inf와 nan이 됩니다. 가중치와 그 걸음 사이에 있는 부호 하나를 살펴봅니다.""",
        },
        {
            "en": """In the worked example the gradient of W is -35: more W means less loss, so W has to grow, from
                0 to 0.35 with lr = 0.01. Here it goes to -0.35, and the loss, 41 at first, rises instead of
                falling to 28.45. The sign of db follows the same rule. It is the only thing that has to change.""",
            "ko": """계산 예제에서 W의 그래디언트는 -35입니다. W가 커지면 손실이 줄어든다는 뜻이므로 lr = 0.01이면
                W는 0에서 0.35로 커져야 합니다. 여기서는 -0.35가 되고, 처음에 41이던 손실이 28.45로 줄지 않고
                커집니다. 편향도 같은 규칙을 따릅니다. 이 부호만 고치면 됩니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG10",
    title={
        "en": "behaves exactly as if delta went back through weights that have been updated already",
        "ko": "이미 갱신한 가중치를 거쳐 델타를 앞 층으로 넘기는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Networks without a hidden layer come out right; in all others the layers before the last are
                slightly off. A gradient describes the network that made the prediction. When one layer has moved
                before the layer in front asks for its delta, the answer belongs to a network that never ran. The
                loss still falls, so the curve does not show it. The place to look is when the weights change.""",
            "ko": """은닉층이 없는 신경망은 맞고, 나머지는 마지막 층 앞의 층들이 조금씩 어긋납니다. 그래디언트는
                예측을 낸 신경망에 대한 것입니다. 앞 층의 델타를 구하기 전에 뒤의 층이 움직이면 그 델타는 실행된 적
                없는 신경망의 것이 됩니다. 그래도 손실은 줄어들기 때문에 곡선에는 드러나지 않습니다. 가중치가 언제
                바뀌는지 살펴봅니다.""",
        },
        {
            "en": """For one batch, gradients computed with `gradients` before anything moves can be compared with
                the steps that the weights really take: divided by lr, they have to agree in every layer, and the
                last one alone does. All gradients first, then all steps: two loops, or one list of gradients and
                one new list of weights.""",
            "ko": """배치 하나에서, 아무것도 움직이기 전에 `gradients`로 구한 값과 가중치가 실제로 움직인 양을
                비교해 봅니다. 움직인 양을 lr로 나누면 모든 층에서 같아야 하는데 마지막 층만 같습니다. 모든
                그래디언트를 먼저, 그다음 모든 갱신입니다. 반복문을 둘로 나누거나, 그래디언트의 목록을 만든 뒤 새
                가중치의 목록을 만듭니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
    example="fit([(np.eye(1), np.zeros(1)), (np.eye(1), np.zeros(1))], np.eye(1), np.array([2.0]), np.eye(1), "
    "np.array([2.0]), 0.5, 1, 1)",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            x, y = X_train[start : start + batch_size], np.reshape(y_train[start : start + batch_size], (-1, 1))
            activations = forward(params, x)
            delta = 2 / len(x) * (activations[-1] - y)
            updated = []
            for (W, b), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
                W, b = W - lr * a.T @ delta, b - lr * delta.sum(axis=0)
                updated.append((W, b))
                delta = (delta @ W.T) * a * (1 - a)
            params = updated[::-1]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG11",
    title={
        "en": "behaves exactly as if the validation rows were trained on as well",
        "ko": "검증 데이터로도 훈련하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Other validation data lead to other weights, and they must not. Validation rows stand for
                houses that nobody has seen yet. A network that has learnt from them knows their prices, so the
                validation loss falls with the training loss and says nothing about the next house. The place to
                look is which rows reach the gradients.""",
            "ko": """검증 데이터를 바꾸면 가중치가 달라지는데, 그래서는 안 됩니다. 검증 행은 아직 아무도 보지 못한
                집을 대신합니다. 그 행으로 배운 신경망은 그 가격을 알고 있으므로 검증 손실도 훈련 손실과 함께
                줄어들고, 다음 집에 대해서는 아무것도 말해 주지 않습니다. 어떤 행이 그래디언트에 들어가는지
                살펴봅니다.""",
        },
        {
            "en": """Two runs with the same training rows, and validation targets of 11 in one and 11000 in the
                other, have to end with identical weights; only `val_loss` may differ. Counting the batches of an
                epoch helps as well: 40 training rows in batches of 8 are five, whatever the number of validation
                rows. Those rows serve one line, the last one of an epoch.""",
            "ko": """훈련 행이 같고 검증 타깃만 하나는 11, 하나는 11000인 두 번의 실행은 똑같은 가중치로 끝나야
                합니다. 달라도 되는 것은 `val_loss`뿐입니다. 한 에포크의 배치 수를 세어 보는 것도 좋습니다. 훈련
                40행을 8행씩 나누면 검증 행이 몇 개든 다섯 개입니다. 검증 행은 에포크의 마지막 한 줄에서만 씁니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    X, y = np.concatenate([X_train, X_val]), np.concatenate([np.ravel(y_train), np.ravel(y_val)])
    for _ in range(epochs):
        for start in range(0, len(X), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X[batch], y[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG12",
    title={
        "en": "behaves exactly as if the caller's own network were updated",
        "ko": "호출한 쪽의 신경망을 직접 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is right, and the network that was passed in has been trained along with it. Arrays
                are handed over as they are, not as copies. Whoever compares two learning rates from one start gets
                a second run that begins where the first has ended, and learns that the second rate is better,
                whichever it is. The place to look is the line that takes the step.""",
            "ko": """결과는 맞지만, 인자로 넘긴 신경망까지 함께 훈련되었습니다. 배열은 복사본이 아니라 그 자체로
                넘어옵니다. 같은 시작점에서 학습률 두 개를 비교하려고 하면 두 번째 실행이 첫 번째가 끝난 곳에서
                시작하므로, 어떤 값이든 두 번째 학습률이 더 좋아 보입니다. 걸음을 옮기는 줄을 살펴봅니다.""",
        },
        {
            "en": """One weight of the start, kept as a plain number and compared after the call, shows the change.
                A copy of the list is not enough, because the copy holds the same arrays. An operator that ends in
                an equals sign writes into the array; an ordinary subtraction makes a new one, and a new list of
                pairs can hold the results.""",
            "ko": """시작할 때의 가중치 하나를 수로 적어 두고 호출한 뒤에 비교하면 바뀐 것이 보입니다. 목록을
                복사하는 것으로는 부족합니다. 복사한 목록에도 같은 배열이 들어 있기 때문입니다. 등호로 끝나는
                연산자는 배열 안에 쓰고, 보통의 뺄셈은 새 배열을 만듭니다. 그 결과를 새 쌍의 목록에 담습니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
    example="fit([(np.eye(1), np.zeros(1))], np.eye(1), np.array([2.0]), np.eye(1), np.array([2.0]), 0.5, 1, 1)",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            for (W, b), (dW, db) in zip(params, gradients(params, X_train[batch], y_train[batch]), strict=True):
                W -= lr * dW
                b -= lr * db
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG13",
    title={
        "en": "behaves exactly as if `loss` were the mean of the batches' losses on the way",
        "ko": "`loss`가 도중에 본 배치들의 손실을 평균한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights and `val_loss` are right, `loss` is too high. Frameworks often report the mean
                over the batches, because it costs nothing. Each of these losses belongs to another network,
                though: the first batch is judged before anything was learnt in the epoch. Beside a validation loss
                that is measured at the end, the two cannot be compared. The place to look is when `loss` is
                measured.""",
            "ko": """가중치와 `val_loss`는 맞고, `loss`가 너무 큽니다. 프레임워크는 흔히 배치들의 평균을 알려
                줍니다. 따로 계산할 필요가 없기 때문입니다. 하지만 그 손실들은 저마다 다른 신경망의 것입니다. 첫
                배치는 그 에포크에서 아무것도 배우기 전에 잽니다. 그래서 에포크 끝에 재는 검증 손실과 비교할 수
                없습니다. `loss`를 언제 재는지 살펴봅니다.""",
        },
        {
            "en": """One epoch with a single batch of all four rows: before the step the loss is 41, after it
                28.45315, and the history has to hold the second number. Here it holds the first. With batches, the
                value belongs to the weights at the end of the epoch and to all training rows at once, so it is
                computed after the inner loop.""",
            "ko": """네 행을 배치 하나로 한 에포크 훈련하면 걸음 전의 손실은 41, 걸음 뒤의 손실은 28.45315이고
                history에는 뒤의 수가 있어야 합니다. 여기서는 앞의 수가 들어 있습니다. 배치가 여러 개여도 이 값은
                에포크 끝의 가중치로 모든 훈련 행에서 한꺼번에 구하므로, 안쪽 반복문이 끝난 다음 계산합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        losses = []
        for start in range(0, len(X_train), batch_size):
            x, y = X_train[start : start + batch_size], y_train[start : start + batch_size]
            losses.append(mse(y, predict(params, x)))
            grads = gradients(params, x, y)
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(np.mean(losses))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG14",
    title={
        "en": "behaves exactly as if the features were left as they are",
        "ko": "특성을 원래 값 그대로 두는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The parts have the right rows, and the features still have their units. A distance in metres
                and an age in years then differ by a factor of hundreds, and a network sees little but the
                distance: its hidden units sit at 0 or 1, where no gradient passes. The README shows both loss
                curves. The place to look is what happens to X between the cut and the result.""",
            "ko": """각 부분의 행은 맞지만 특성이 원래 단위 그대로입니다. 미터로 잰 거리와 해로 센 나이는 수백 배나
                차이가 나서, 신경망에는 거의 거리만 보입니다. 은닉 유닛이 0이나 1에 붙어 그래디언트가 지나가지
                못합니다. README에 두 손실 곡선이 있습니다. 나눈 다음 결과가 될 때까지 X가 어떻게 되는지
                살펴봅니다.""",
        },
        {
            "en": """After `prepare` every column of X_train has to have the mean 0 and the sample standard
                deviation 1, up to rounding; both are one call each to check. With the ages 0 to 9, cut by 0.2 and
                0.2, the first row has to be -1.336306, and here it is 0. The means and deviations come from the
                training rows, the scaling serves all three parts, and targets stay.""",
            "ko": """`prepare`를 거치면 X_train의 모든 열은 반올림 오차를 빼고 평균이 0, 표본 표준편차가 1이어야
                합니다. 호출 한 번씩으로 확인할 수 있습니다. 나이 0부터 9까지를 0.2와 0.2로 나누면 첫 행은
                -1.336306이어야 하는데 여기서는 0입니다. 평균과 표준편차는 훈련 행에서 구해 세 부분에 모두 쓰고,
                타깃은 그대로 둡니다.""",
        },
    ],
    link="README.md#why-normalization-decides",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X_train, X_val, X_test = np.split(df.drop(columns=target).to_numpy(dtype=float), [val, test])
    y_train, y_val, y_test = np.split(df[target].to_numpy(), [val, test])
    return {
        "X_train": X_train,
        "X_val": X_val,
        "X_test": X_test,
        "y_train": y_train,
        "y_val": y_val,
        "y_test": y_test,
    }


@variant(
    "REG15",
    title={
        "en": "behaves exactly as if mean and standard deviation were those of the whole table",
        "ko": "표 전체의 평균과 표준편차를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The columns are scaled, by numbers that the training part alone cannot know. A mean over all
                rows holds a little of every test row. The network then learns with a hint about the houses it will
                be examined on, and the RMSE looks better than it will be for a new house. The place to look is the
                order of two steps: cutting and computing statistics.""",
            "ko": """열이 표준화되어 있지만, 훈련 부분만으로는 알 수 없는 수로 맞춰졌습니다. 모든 행의 평균에는
                테스트 행도 조금씩 들어 있습니다. 그러면 신경망은 시험에 나올 집에 대한 힌트를 가지고 배우게 되고,
                RMSE는 새로운 집에서보다 좋아 보입니다. 나누기와 통계 구하기, 두 단계의 순서를 살펴봅니다.""",
        },
        {
            "en": """With a column 0 to 9, cut by 0.2 and 0.2, the training rows 0 to 5 have the mean 2.5 and the
                deviation 1.870829; the whole table has 4.5 and 3.027650. So the first row has to become -1.336306,
                and here it is -1.486301. Multiplying the test rows by 1000 has to leave X_train exactly as it is,
                which is the quickest check.""",
            "ko": """0부터 9까지인 열을 0.2와 0.2로 나누면 훈련 행 0~5의 평균은 2.5, 표준편차는 1.870829이고, 표
                전체에서는 4.5와 3.027650입니다. 그래서 첫 행은 -1.336306이어야 하는데 여기서는 -1.486301입니다.
                테스트 행에 1000을 곱해도 X_train은 조금도 달라지지 않아야 하며, 이것이 가장 빠른 확인 방법입니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    X = (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(df[target].to_numpy(), [val, test])
    return {
        "X_train": X_train,
        "X_val": X_val,
        "X_test": X_test,
        "y_train": y_train,
        "y_val": y_val,
        "y_test": y_test,
    }


@variant(
    "REG16",
    title={
        "en": "behaves exactly as if each part were standardized by statistics of its own",
        "ko": "각 부분을 자기 통계로 표준화하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """X_train is right, X_val and X_test are not. Scaled by its own mean, every part has its middle
                at 0, and a street of old houses then looks like a street of new ones. The network has learnt what
                0 and 1 mean from the training rows, and the same house has to get the same numbers in whichever
                part it is. The place to look is how many means are computed.""",
            "ko": """X_train은 맞고 X_val과 X_test가 틀립니다. 자기 평균으로 맞추면 모든 부분의 가운데가 0이 되어,
                오래된 집만 있는 동네도 새 집만 있는 동네처럼 보입니다. 신경망은 0과 1이 무엇을 뜻하는지 훈련
                행에서 배웠으므로, 같은 집은 어느 부분에 있든 같은 수가 되어야 합니다. 평균을 몇 번 구하는지
                살펴봅니다.""",
        },
        {
            "en": """With a column 0 to 9, cut by 0.2 and 0.2, the test rows 8 and 9 have to become 2.939874 and
                3.474396, far outside. Here they are -0.707107 and 0.707107, as any two rows would be. A part of
                one row would have no deviation at all. One mean and one deviation for each column, from the
                training rows, serve all three parts.""",
            "ko": """0부터 9까지인 열을 0.2와 0.2로 나누면 테스트 행 8과 9는 멀리 벗어난 2.939874와 3.474396이
                되어야 합니다. 여기서는 어떤 두 행이든 그렇게 되듯 -0.707107과 0.707107입니다. 행이 하나뿐이면 나눌
                수조차 없습니다. 열마다 훈련 행에서 구한 평균 하나와 표준편차 하나를 세 부분에 모두 씁니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    parts = np.split(df.drop(columns=target).to_numpy(dtype=float), [val, test])
    X_train, X_val, X_test = ((X - X.mean(axis=0)) / X.std(axis=0, ddof=1) for X in parts)
    y_train, y_val, y_test = np.split(df[target].to_numpy(), [val, test])
    return {
        "X_train": X_train,
        "X_val": X_val,
        "X_test": X_test,
        "y_train": y_train,
        "y_val": y_val,
        "y_test": y_test,
    }


@variant(
    "REG17",
    title={
        "en": "behaves exactly as if the standard deviation were that of a population (ddof = 0)",
        "ko": "모집단의 표준편차(ddof = 0)를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All features are a little too large, by one factor for all columns, and the means are right.
                There are two standard deviations: of these rows as they are, and of the houses that the rows are a
                sample of. pandas takes the second unless told otherwise, NumPy the first. The course takes the one
                that `describe()` shows. The place to look is the call that computes it.""",
            "ko": """모든 특성이 조금씩 큰데 모든 열에서 비율이 같고, 평균은 맞습니다. 표준편차는 두 가지입니다. 이
                행들 자체의 것과, 이 행들이 표본인 전체 집들의 것입니다. 따로 정하지 않으면 pandas는 뒤의 것을,
                NumPy는 앞의 것을 씁니다. 이 과정에서는 `describe()`가 보여 주는 값을 씁니다. 표준편차를 구하는
                호출을 살펴봅니다.""",
        },
        {
            "en": """For the training rows 0 to 5 the squared distances from 2.5 add up to 17.5. Over 6 their mean
                has the root 1.707825, over 5 it has 1.870829, which is the README's number. So the first row has
                to become -1.336306 and not -1.463850. With 231 rows the difference is 0.2 %, small enough to be
                overlooked. The divisor is one less than the number of rows.""",
            "ko": """훈련 행 0~5에서 2.5까지의 거리를 제곱해 더하면 17.5입니다. 6으로 나눈 값의 제곱근은 1.707825,
                5로 나눈 값의 제곱근은 README에 있는 1.870829입니다. 그래서 첫 행은 -1.463850이 아니라
                -1.336306이어야 합니다. 231행이면 차이가 0.2 %여서 알아차리기 어렵습니다. 행의 수보다 하나 작은
                수로 나눕니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(df[target].to_numpy(), [val, test])
    return {
        "X_train": X_train,
        "X_val": X_val,
        "X_test": X_test,
        "y_train": y_train,
        "y_val": y_val,
        "y_test": y_test,
    }


edit(
    "REG18",
    task="mse",
    old="np.mean((y_hat - y) ** 2)",
    new="np.mean(np.abs(y_hat - y))",
    title={
        "en": "behaves exactly as if the absolute errors were averaged, not the squared ones",
        "ko": "오차의 제곱이 아니라 절댓값을 평균하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Errors of 1 and 0 are right, an error of 2 counts as 2 where it should count as 4. The mean
                absolute error is a loss of its own: it treats one error of 10 like ten errors of 1. Squares punish the
                large ones more, and their derivative is smooth. Which operation comes between the difference and the
                mean?""",
            "ko": """오차가 1이나 0이면 맞지만, 오차 2는 4로 세어야 하는데 2로 셉니다. 평균 절대 오차는 다른
                손실이어서, 10만큼 틀린 한 번을 1만큼 틀린 열 번과 같게 봅니다. 제곱은 큰 오차를 더 무겁게 보고, 미분도
                매끄럽습니다. 차와 평균 사이에 어떤 연산이 있습니까?""",
        },
        {
            "en": """For y = 3, 5, 7 and predictions 2, 5, 9 the squared errors are 1, 0, 4, and their mean is 5/3;
                here it is (1 + 0 + 2) / 3 = 1. Squaring makes the signs disappear by itself, so no absolute value is
                needed.""",
            "ko": """y = 3, 5, 7이고 예측이 2, 5, 9이면 제곱한 오차는 1, 0, 4이고 평균은 5/3입니다. 여기에서는 (1 + 0 +
                2) / 3 = 1입니다. 제곱하면 부호가 저절로 없어지므로 절댓값은 필요하지 않습니다.""",
        },
    ],
    link="README.md#1-msey-y_hat",
)


edit(
    "REG19",
    task="mse",
    old="np.mean((y_hat - y) ** 2)",
    new="np.mean((y_hat - y) ** 2) / 2",
    title={
        "en": "behaves exactly as if the mean were halved",
        "ko": "평균을 반으로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every loss is exactly half of what it should be. Books that put ½ in front of the loss do so to
                lose the 2 of the derivative. This course keeps both: the loss without ½ and the gradient with 2. A
                loss and a gradient from two different books do not belong together. Where does the ½ come from?""",
            "ko": """손실이 모두 정확히 절반입니다. 손실 앞에 ½을 두는 책은 미분에서 나오는 2를 없애려고 그렇게 합니다.
                이 과정에서는 손실에는 ½이 없고 그래디언트에는 2가 있습니다. 서로 다른 책에서 가져온 손실과
                그래디언트는 짝이 맞지 않습니다. ½은 어디에서 왔습니까?""",
        },
        {
            "en": """In the README's worked example the squares add up to 164 for four samples, and MSE = 164 / 4 = 41;
                here it is 20.5. The sum is divided once, by the number of values n, and not by 2n.""",
            "ko": """README의 계산 예제에서 샘플 네 개의 제곱을 더하면 164이고 MSE = 164 / 4 = 41인데 여기에서는
                20.5입니다. 합은 2n이 아니라 값의 개수 n으로 한 번만 나눕니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "REG20",
    task="mse",
    old="np.mean((y_hat - y) ** 2)",
    new="np.mean(y_hat - y) ** 2",
    title={
        "en": "behaves exactly as if the mean error were squared, not the squares averaged",
        "ko": "제곱을 평균하지 않고 평균 오차를 제곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Errors that point in opposite directions cancel: a network that is 10 too high for one house and
                10 too low for another gets the loss 0. Each error has to lose its sign before anything is added up. In
                which order are squaring and averaging done, and what do the parentheses enclose?""",
            "ko": """방향이 반대인 오차가 서로 상쇄됩니다. 한 집은 10만큼 높게, 다른 집은 10만큼 낮게 예측해도 손실이
                0이 됩니다. 더하기 전에 오차마다 부호가 없어져야 합니다. 제곱과 평균 가운데 무엇을 먼저 하고, 괄호는
                무엇을 묶고 있습니까?""",
        },
        {
            "en": """For y = 3, 5, 7 and predictions 2, 5, 9 the errors are -1, 0, 2. Their squares have the mean 5/3;
                their mean is 1/3, and its square, 1/9, is what comes back. The `** 2` belongs behind the difference,
                inside the mean.""",
            "ko": """y = 3, 5, 7이고 예측이 2, 5, 9이면 오차는 -1, 0, 2입니다. 제곱의 평균은 5/3인데, 오차의 평균 1/3을
                제곱한 1/9이 나옵니다. `** 2`는 평균 안에서 차 바로 뒤에 있어야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


@variant(
    "REG21",
    title={
        "en": "behaves exactly as if one value were stretched to any number of targets, without ValueError",
        "ko": "ValueError 없이 값 하나를 타깃의 개수만큼 늘리는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Sizes such as 4 and 3 end in an error by NumPy, while a single prediction for four targets is
                accepted: it is stretched to four equal ones. That is how `y - 5` works, and it is the reason why a
                forgotten loop goes unnoticed. What should a loss do with one prediction for four houses?""",
            "ko": """4와 3 같은 크기에서는 NumPy가 오류를 내지만, 타깃이 네 개인데 예측이 하나이면 같은 값 네 개로
                늘려서 받아들입니다. `y - 5`가 되는 것과 같은 까닭이고, 그래서 반복문을 빠뜨려도 드러나지 않습니다.
                집이 네 채인데 예측이 하나이면 어떻게 해야 합니까?""",
        },
        {
            "en": """`mse(y, y[:1])` with four targets has to raise ValueError; here a number comes back. After both
                arrays have been brought to one dimension, their sizes are compared, and the error names both of them.
                The last row of the README's table for this task is that case.""",
            "ko": """타깃이 네 개일 때 `mse(y, y[:1])`은 ValueError를 일으켜야 하는데 여기에서는 수가 나옵니다. 두
                배열을 1차원으로 만든 다음 크기를 비교하고, 다르면 두 크기를 메시지에 담아 오류를 일으킵니다. README의
                이 문제 표에서 마지막 행이 이 경우입니다.""",
        },
    ],
    link="README.md#1-msey-y_hat",
)
def mse(y, y_hat):
    return np.mean((np.ravel(y_hat) - np.ravel(y)) ** 2)


edit(
    "REG22",
    task="rmse",
    old="np.sqrt(mse(y, y_hat))",
    new="np.sqrt(mse(y, y_hat) * np.size(y))",
    title={
        "en": "behaves exactly as if the root were taken of the sum of squares, not of their mean",
        "ko": "제곱의 평균이 아니라 합의 제곱근을 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is too large by the root of the number of values, so it grows with the table: twice as
                many houses, and the same network looks worse. The length of the vector of errors is another quantity.
                An average error has to stay the same if every sample is given twice. Which step is missing under the
                root?""",
            "ko": """결과가 값의 개수의 제곱근만큼 커서 표가 커지면 함께 커집니다. 집이 두 배가 되면 같은 신경망이 더
                나빠 보입니다. 오차 벡터의 길이는 다른 양입니다. 평균 오차라면 모든 샘플을 두 번씩 넣어도 같아야
                합니다. 제곱근 안에서 어떤 단계가 빠졌습니까?""",
        },
        {
            "en": """Errors of 3 and 4 have the squares 9 and 16, the mean 12.5 and the RMSE 3.5355; here the root of
                25, 5, comes back. The task before gives the mean of the squares, checked for shapes and sizes, and one
                root of it is all there is to do.""",
            "ko": """오차가 3과 4이면 제곱은 9와 16, 평균은 12.5, RMSE는 3.5355인데 여기에서는 25의 제곱근 5가
                나옵니다. 앞 문제의 함수가 모양과 크기까지 확인한 제곱의 평균을 주므로, 그 제곱근을 한 번 구하면
                됩니다.""",
        },
    ],
    link="README.md#2-rmsey-y_hat",
)


@variant(
    "REG23",
    title={
        "en": "behaves exactly as if the mean were taken of the roots, that is of the absolute errors",
        "ko": "제곱근을 먼저 구해 절대 오차를 평균하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where all errors have the same size the result is right, otherwise it is too small. The root of
                one square is the absolute error, so taking the root first undoes the square before the mean has seen
                it. The name is read from right to left: error, squared, mean, root. Which of the last two is done
                first here?""",
            "ko": """오차의 크기가 모두 같으면 맞고, 그렇지 않으면 너무 작습니다. 제곱 하나의 제곱근은 절대 오차이므로,
                제곱근을 먼저 구하면 평균하기 전에 제곱이 없어집니다. RMSE라는 이름은 뒤에서부터, 오차, 제곱, 평균,
                제곱근의 순서로 읽습니다. 여기에서는 마지막 둘 가운데 무엇을 먼저 합니까?""",
        },
        {
            "en": """Errors of 3 and 4: the RMSE is √12.5 = 3.5355, and (3 + 4) / 2 = 3.5 comes back. With errors of 1
                and 9 the difference is larger, 6.403 and 5. The root comes last, once, around the finished mean.""",
            "ko": """오차가 3과 4이면 RMSE는 √12.5 = 3.5355인데 (3 + 4) / 2 = 3.5가 나옵니다. 오차가 1과 9이면 6.403과
                5로 차이가 더 큽니다. 제곱근은 마지막에, 평균 전체에 한 번 구합니다.""",
        },
    ],
    link="README.md#2-rmsey-y_hat",
)
def rmse(y, y_hat):
    return np.mean(np.sqrt((np.ravel(y_hat) - np.ravel(y)) ** 2 + 0 * mse(y, y_hat)))


@variant(
    "REG24",
    title={
        "en": "behaves exactly as if each layer had a generator of its own, from the same seed",
        "ko": "층마다 같은 시드로 생성기를 새로 만드는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first layer is right, and the second begins with the same random numbers again, scaled
                differently. A generator goes on where it stopped; a new one with the same seed starts from the
                beginning. Layers that repeat each other are not random. How often is the generator made, and
                where?""",
            "ko": """첫 번째 층은 맞지만 두 번째 층이 같은 난수로 다시 시작하고 크기만 다릅니다. 생성기는 멈춘 곳에서
                이어지지만, 같은 시드로 새로 만들면 처음부터 시작합니다. 서로 반복되는 층은 무작위가 아닙니다. 생성기를
                몇 번, 어디에서 만듭니까?""",
        },
        {
            "en": """For sizes (4, 3, 1) and seed 0 the first weight of layer 2 has to be -1.3423571, the thirteenth
                number drawn divided by √3. If the line with `default_rng` stands inside the loop over the layers, it
                belongs in front of it.""",
            "ko": """크기가 (4, 3, 1)이고 시드가 0이면 2층의 첫 가중치는 열세 번째로 뽑은 수를 √3으로 나눈
                -1.3423571이어야 합니다. `default_rng`가 있는 줄이 층을 도는 반복문 안에 있다면 반복문 앞으로 옮깁니다.
                그러면 모든 층이 생성기 하나를 함께 씁니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    return [
        (np.random.default_rng(seed).normal(0, 1 / np.sqrt(n_in), (n_in, n_out)), np.zeros(n_out))
        for n_in, n_out in pairwise(sizes)
    ]


edit(
    "REG25",
    task="init_params",
    old="rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out))",
    new="rng.normal(0, 1 / n_in, (n_in, n_out))",
    title={
        "en": "behaves exactly as if the standard deviation were 1/n_in, without the root",
        "ko": "제곱근 없이 표준편차가 1/n_in인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights have the right signs and are too small, the more so the more inputs a layer has. A sum
                of n independent numbers spreads like the root of n, not like n, because they partly cancel. With 1/n
                the sums shrink from layer to layer. Which power of n_in keeps the sum near 1?""",
            "ko": """가중치의 부호는 맞지만 크기가 너무 작고, 입력이 많은 층일수록 더 작습니다. 서로 독립인 수 n개를
                더하면 일부가 상쇄되므로 합은 n이 아니라 n의 제곱근만큼 퍼집니다. 1/n이면 층을 지날수록 합이
                작아집니다. 합을 1 근처에 두려면 n_in을 어떻게 써야 합니까?""",
        },
        {
            "en": """For 4 inputs the standard deviation has to be 1/√4 = 0.5, and here it is 0.25: the first weight
                for seed 0 should be 0.0628651. The second argument of `rng.normal` is the standard deviation, and the
                root belongs around n_in.""",
            "ko": """입력이 4개이면 표준편차는 1/√4 = 0.5여야 하는데 여기에서는 0.25입니다. 시드가 0이면 첫 가중치가
                0.0628651이어야 합니다. `rng.normal`의 두 번째 인자가 표준편차이고, n_in에 제곱근을 씌웁니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "REG26",
    task="init_params",
    old="rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out))",
    new="rng.normal(0, 1 / np.sqrt(n_out), (n_in, n_out))",
    title={
        "en": "behaves exactly as if the standard deviation were 1/√n_out",
        "ko": "표준편차가 1/√n_out인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Layers with as many outputs as inputs are right, others are not. A unit adds up one term for each
                of its *inputs*, and that number decides how far the sum spreads; how many other units stand beside it
                does not matter to it. Which of the two sizes of a layer is under the root?""",
            "ko": """입력과 출력의 수가 같은 층은 맞고 다른 층은 틀립니다. 유닛은 *입력*마다 항 하나를 더하고, 합이
                얼마나 퍼지는지는 그 수로 정해집니다. 옆에 다른 유닛이 몇 개 있는지는 상관없습니다. 층의 두 크기 가운데
                어느 것이 제곱근 안에 있습니까?""",
        },
        {
            "en": """For sizes (4, 3, 1) the first layer has to use 1/√4 and the second 1/√3; here they are 1/√3 and 1.
                In the shape (n_in, n_out) the first number counts the inputs, and that one belongs under the root.""",
            "ko": """크기가 (4, 3, 1)이면 첫 번째 층은 1/√4, 두 번째 층은 1/√3이어야 하는데 여기에서는 1/√3과 1입니다.
                모양 (n_in, n_out)에서 첫 번째가 입력의 수이고, 그 수가 제곱근 안에 들어가야 합니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


edit(
    "REG27",
    task="init_params",
    old="np.zeros(n_out))",
    new="np.zeros((1, n_out)))",
    title={
        "en": "behaves exactly as if each b had shape (1, n_out), not (n_out,)",
        "ko": "b의 모양이 (n_out,)이 아니라 (1, n_out)인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights are right, and the biases are tables of one row. Added to the product x @ W both
                shapes give the same, thanks to broadcasting, so a network works with either. It is the agreement
                between functions that breaks: a gradient of shape (n_out,) and a bias of another shape do not compare.
                What does the docstring say of b?""",
            "ko": """가중치는 맞지만 편향이 한 행짜리 표입니다. x @ W에 더할 때는 브로드캐스트 덕분에 두 모양의 결과가
                같아서 신경망은 어느 쪽이든 움직입니다. 깨지는 것은 함수들 사이의 약속입니다. 모양이 (n_out,)인
                그래디언트와 다른 모양의 편향은 비교할 수 없습니다. docstring에는 b가 어떻게 적혀 있습니까?""",
        },
        {
            "en": """For sizes (5, 8, 1) the shapes of b have to be (8,) and (1,); printing them shows (1, 8) and (1,
                1). One number in the call that makes the zeros gives one dimension, a pair of numbers gives two.""",
            "ko": """크기가 (5, 8, 1)이면 b의 모양은 (8,)과 (1,)이어야 하는데 출력해 보면 (1, 8)과 (1, 1)입니다. 0을
                만드는 호출에 수 하나를 넣으면 1차원, 수 두 개를 묶어 넣으면 2차원이 됩니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)


@variant(
    "REG28",
    title={
        "en": "behaves exactly as if the list began with the first hidden layer, without x",
        "ko": "목록이 x 없이 첫 은닉층부터 시작하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All activations of the layers are right, and the list is one too short: x is missing at the front.
                The way back needs, for each layer, what went *into* it, and for the first layer that is x. Which
                element should stand in front of the first hidden activation?""",
            "ko": """층의 활성값은 모두 맞지만 맨 앞의 x가 없어서 목록이 하나 짧습니다. 거꾸로 돌아갈 때는 층마다 그
                층에 *들어간* 값이 필요하고, 첫 번째 층에서는 그것이 x입니다. 첫 은닉 활성값 앞에 무엇이 있어야
                합니까?""",
        },
        {
            "en": """With sizes (1, 3, 2, 1) and four rows the shapes have to be (4, 1), (4, 3), (4, 2), (4, 1); here
                the list begins with (4, 3). A network of K layers has K + 1 activations. The list can be made with x
                in it before the loop over the layers starts.""",
            "ko": """크기가 (1, 3, 2, 1)이고 네 행이면 모양이 (4, 1), (4, 3), (4, 2), (4, 1)이어야 하는데 여기에서는
                목록이 (4, 3)으로 시작합니다. 층이 K개인 신경망의 활성값은 K + 1개입니다. 층을 도는 반복문 앞에서 x를
                넣은 목록을 만들면 됩니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    a = x
    activations = []
    for k, (W, b) in enumerate(params):
        a = a @ W + b
        if k < len(params) - 1:
            a = _sigmoid(a)
        activations.append(a)
    return activations


edit(
    "REG29",
    task="forward",
    old="    activations.append(activations[-1] @ W + b)\n    return activations",
    new="    return activations[-1] @ W + b",
    title={
        "en": "behaves exactly as if only the output came back, not the list of activations",
        "ko": "활성값의 목록이 아니라 출력만 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output is right, and what lies before it is gone. For a prediction the output is enough; the
                gradient of a weight, however, is made of the activation in front of it, so training needs all of them.
                What should be kept on the way through the layers?""",
            "ko": """출력은 맞지만 그 앞의 값이 모두 없어졌습니다. 예측에는 출력만 있으면 되지만, 가중치의 그래디언트는
                그 앞의 활성값으로 만들기 때문에 훈련에는 모든 활성값이 필요합니다. 층을 지나면서 무엇을 남겨 두어야
                합니까?""",
        },
        {
            "en": """With sizes (1, 3, 2, 1) `len(forward(params, x))` has to be 4, the activations of three layers and
                x in front; here it is the number of rows. Each layer appends its activation to a list, and the list is
                returned. `[-1]` of it is the output.""",
            "ko": """크기가 (1, 3, 2, 1)이면 `len(forward(params, x))`는 세 층의 활성값과 맨 앞의 x로 4여야 하는데
                여기에서는 행의 수가 나옵니다. 층마다 활성값을 목록에 덧붙이고 그 목록을 돌려줍니다. 출력은 그 목록의
                `[-1]`입니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)


edit(
    "REG30",
    task="forward",
    old="activations.append(_sigmoid(activations[-1] @ W + b))",
    new="activations.append(activations[-1] @ W + b)",
    title={
        "en": "behaves exactly as if no layer had a sigmoid",
        "ko": "어느 층에도 시그모이드가 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The hidden layers are linear, too. Two linear layers in a row are one linear layer with other
                weights, so however deep the network is, it can draw nothing but a straight line through the prices.
                "Linear output" is said of the last layer alone. What happens in the others?""",
            "ko": """은닉층도 선형입니다. 선형인 층을 두 번 지나면 가중치가 다른 선형 층 하나와 같으므로, 층이 아무리
                많아도 가격에 직선밖에 긋지 못합니다. "선형 출력"은 마지막 층에만 하는 말입니다. 다른 층에서는 무엇을
                합니까?""",
        },
        {
            "en": """A hidden unit whose sum is 0 has to give σ(0) = 0.5; here it gives 0. With sums of 0 and 1 the
                test expects 0.5 and 0.7310586. Every layer but the last applies σ to its sums before they are
                appended.""",
            "ko": """합이 0인 은닉 유닛은 σ(0) = 0.5를 내야 하는데 여기에서는 0을 냅니다. 합이 0과 1이면 0.5와
                0.7310586이어야 합니다. 마지막 층만 빼고 모든 층이 합에 σ를 적용한 다음 목록에 덧붙입니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)


edit(
    "REG31",
    task="forward",
    old="activations.append(_sigmoid(activations[-1] @ W + b))",
    new="activations.append(np.maximum(activations[-1] @ W + b, 0))",
    title={
        "en": "behaves exactly as if the hidden layers cut off negative sums (ReLU)",
        "ko": "은닉층이 음수인 합을 0으로 자르는(ReLU) 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Hidden activations are 0 or as large as their sums, where they should lie between 0 and 1. ReLU is
                what most large networks use today. This course keeps the sigmoid throughout, so that `gradients` can
                multiply by a (1 - a), which belongs to σ and to nothing else. Which function does the README write for
                hidden layers?""",
            "ko": """은닉층의 활성값이 0과 1 사이에 있어야 하는데, 0이거나 합과 같은 크기입니다. ReLU는 요즘 큰
                신경망에서 많이 쓰는 함수입니다. 이 과정에서는 계속 시그모이드를 쓰며, `gradients`에서 곱하는 a (1 -
                a)는 σ에만 맞는 식입니다. README에는 은닉층의 함수가 무엇이라고 되어 있습니까?""",
        },
        {
            "en": """Sums of 0, 1 and -1 have to become 0.5, 0.7310586 and 0.2689414; here they become 0, 1 and 0. The
                sigmoid is 1 / (1 + e^(-z)), element by element, and it replaces the maximum with 0.""",
            "ko": """합이 0, 1, -1이면 0.5, 0.7310586, 0.2689414가 되어야 하는데 여기에서는 0, 1, 0이 됩니다.
                시그모이드는 원소마다 1 / (1 + e^(-z))이고, 0과의 최댓값 대신 이것을 씁니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "REG32",
    task="gradients",
    old="delta = 2 / len(x) * (activations[-1] - np.reshape(y, (-1, 1)))",
    new="delta = 2 / len(x) * (np.reshape(y, (-1, 1)) - activations[-1])",
    title={
        "en": "behaves exactly as if the error were y - ŷ",
        "ko": "오차를 y - ŷ로 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every number has the right size and the wrong sign. The square does not mind in which order the
                difference is taken; its derivative does. A gradient points to where the loss grows, and `fit` goes the
                other way. With the sign turned, training climbs. Which of the two, target or prediction, comes
                first?""",
            "ko": """모든 값의 크기는 맞지만 부호가 반대입니다. 제곱에서는 차의 순서가 상관없지만 미분에서는 다릅니다.
                그래디언트는 손실이 커지는 쪽을 가리키고 `fit`은 그 반대로 갑니다. 부호가 뒤집히면 훈련이 오르막을
                오릅니다. 타깃과 예측 가운데 어느 것이 먼저입니까?""",
        },
        {
            "en": """In the worked example ŷ is 0 and the targets are 3 to 9, so ŷ - y is negative and dW = -35, db =
                -12; here they are 35 and 12. W has to grow from 0 to 2, and a step against the gradient makes it grow
                only if dW is negative.""",
            "ko": """계산 예제에서 ŷ는 0이고 타깃은 3부터 9까지이므로 ŷ - y가 음수이고 dW = -35, db = -12인데
                여기에서는 35와 12입니다. W는 0에서 2로 커져야 하고, 그래디언트의 반대로 갈 때 W가 커지려면 dW가
                음수여야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "REG33",
    task="gradients",
    old="delta = 2 / len(x) * (activations[-1] - np.reshape(y, (-1, 1)))",
    new="delta = 2 * (activations[-1] - np.reshape(y, (-1, 1)))",
    title={
        "en": "behaves exactly as if the gradients of the samples were added up, not averaged",
        "ko": "샘플의 그래디언트를 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every number is the right one times the number of samples; for a single sample all is right. The
                loss is a mean over the rows, and its gradient carries the 1/n along. Without it a batch of 16 rows
                makes a step 16 times as long, and the learning rate has to be chosen anew for each batch size. Where
                should n come in?""",
            "ko": """모든 값이 정답에 샘플 수를 곱한 것이고, 샘플이 하나면 맞습니다. 손실이 행에 대한 평균이므로
                그래디언트에도 1/n이 있습니다. 없으면 16행인 배치의 걸음이 16배가 되어 배치 크기마다 학습률을 다시
                정해야 합니다. n은 어디에 있어야 합니까?""",
        },
        {
            "en": """The worked example has dW = 2/4 · (-70) = -35; here it is 2 · (-70) = -140. Giving every row twice
                should change nothing. The factor of the output's delta is 2/n, with n the number of rows of x, and all
                layers before it inherit it.""",
            "ko": """계산 예제에서 dW = 2/4 · (-70) = -35인데 여기에서는 2 · (-70) = -140입니다. 모든 행을 두 번씩
                넣어도 값이 같아야 합니다. 출력층 델타의 인수는 2/n이고 n은 x의 행 수입니다. 앞의 층들은 그것을
                이어받습니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "REG34",
    task="gradients",
    old="delta = (delta @ W.T) * a * (1 - a)",
    new="delta = delta @ W.T",
    title={
        "en": "behaves exactly as if delta passed a hidden layer without a (1 - a)",
        "ko": "델타가 a (1 - a) 없이 은닉층을 지나는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right, and the layers before it have gradients that are too large. On the way
                forward every hidden sum passes through σ; on the way back it meets the slope of σ at that place, which
                is never more than 0.25. Through which two things does delta have to pass to reach the layer
                before?""",
            "ko": """마지막 층은 맞지만 그 앞 층의 그래디언트가 너무 큽니다. 앞으로 갈 때 은닉층의 합은 모두 σ를
                지나고, 되돌아올 때는 그 자리에서 σ의 기울기를 만납니다. 이 기울기는 0.25를 넘지 않습니다. 앞 층에
                이르려면 델타가 어떤 두 가지를 지나야 합니까?""",
        },
        {
            "en": """With one hidden unit, a = 0.5, and W2 = 2, the deltas 1 and -2 become 2 · 0.25 = 0.5 and -1, and
                db1 = -0.5; here they become 2 and -4, and db1 = -2. Behind the product with W.T each element is
                multiplied by a (1 - a) of the layer that is entered.""",
            "ko": """은닉 유닛이 하나이고 a = 0.5, W2 = 2이면 델타 1과 -2는 2 · 0.25 = 0.5와 -1이 되고 db1 =
                -0.5입니다. 여기에서는 2와 -4가 되고 db1 = -2입니다. W.T와 곱한 다음 들어가는 층의 a (1 - a)를 원소마다
                곱합니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)


edit(
    "REG35",
    task="gradients",
    old="delta.sum(axis=0)",
    new="delta.mean(axis=0)",
    title={
        "en": "behaves exactly as if db were the mean of delta, divided by n a second time",
        "ko": "db가 델타의 평균이어서 n으로 한 번 더 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights' gradients are right, those of the biases too small by the number of rows. The mean of
                the loss has been taken care of at the output already: 2/n is part of delta. For dW the matrix product
                adds the rows up. What has to happen to the rows of delta for db?""",
            "ko": """가중치의 그래디언트는 맞지만 편향의 그래디언트가 행 수만큼 작습니다. 손실의 평균은 이미 출력에서,
                델타에 든 2/n으로 처리했습니다. dW에서는 행렬 곱이 행을 더합니다. db에서는 델타의 행을 어떻게 해야
                합니까?""",
        },
        {
            "en": """In the worked example delta is 2/4 · (-3, -5, -7, -9) = (-1.5, -2.5, -3.5, -4.5), and db is its
                sum, -12; here it is -3. A bias acts on every row alike, as a weight whose input is always 1, so its
                gradient is the same sum as dW with ones for x.""",
            "ko": """계산 예제에서 델타는 2/4 · (-3, -5, -7, -9) = (-1.5, -2.5, -3.5, -4.5)이고 db는 그 합인 -12인데
                여기에서는 -3입니다. 편향은 입력이 언제나 1인 가중치와 같으므로, 그래디언트도 dW에서 x 대신 1을 쓴 합과
                같습니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "REG36",
    task="gradients",
    old="return grads[::-1]",
    new="return grads",
    title={
        "en": "behaves exactly as if the pairs came back from the last layer to the first",
        "ko": "마지막 층부터 첫 층의 순서로 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All gradients are right, in the reverse order. They are computed from the output backwards, and
                the list grows in that order, while `params` begins at the input. A network with one layer hides it. If
                the shapes happen to fit, each layer is updated with the gradient of another. What has to be done with
                the list at the end?""",
            "ko": """그래디언트는 모두 맞지만 순서가 거꾸로입니다. 출력에서부터 거슬러 계산하므로 목록도 그 순서로
                만들어지는데, `params`는 입력 쪽에서 시작합니다. 층이 하나이면 드러나지 않습니다. 모양이 우연히 맞으면
                층마다 다른 층의 그래디언트로 갱신하게 됩니다. 마지막에 목록을 어떻게 해야 합니까?""",
        },
        {
            "en": """For the network with one hidden unit and x = 1, 3 the first pair has to be dW1 = -2.5 and db1 =
                -0.5; here it is (-0.5, -1.0), which belongs to layer 2. Either the finished list is reversed, or each
                pair is put in at the front.""",
            "ko": """은닉 유닛이 하나인 신경망에서 x = 1, 3이면 첫 번째 쌍은 dW1 = -2.5, db1 = -0.5여야 하는데
                여기에서는 2층의 것인 (-0.5, -1.0)이 나옵니다. 완성된 목록을 뒤집거나, 쌍을 만들 때마다 맨 앞에
                넣습니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)


edit(
    "REG37",
    task="gradients",
    old="delta.sum(axis=0)",
    new="delta.sum()",
    title={
        "en": "behaves exactly as if db were one number for all units of a layer",
        "ko": "한 층의 모든 유닛에 db가 수 하나인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each db is a single number where a number per unit is asked for. A sum without a direction runs
                over everything, here over samples and units alike. Broadcasting then moves all biases of a layer by
                the same amount, and nothing complains. Which direction of delta counts the samples?""",
            "ko": """유닛마다 수 하나여야 하는데 db가 수 하나뿐입니다. 방향을 정하지 않은 합은 모든 것, 여기에서는
                샘플과 유닛을 함께 더합니다. 그러면 브로드캐스트로 한 층의 편향이 모두 똑같이 움직이고 오류도 나지
                않습니다. 델타에서 샘플을 세는 것은 어느 방향입니까?""",
        },
        {
            "en": """delta has the shape (n, units), b has (units,). To get from the one to the other, the direction of
                the n rows has to disappear, and that is axis 0. For a hidden layer of five units `db.shape` has to be
                (5,); here it is ().""",
            "ko": """델타의 모양은 (n, 유닛 수)이고 b는 (유닛 수,)입니다. 앞의 것에서 뒤의 것이 되려면 n개의 행 방향,
                곧 axis 0이 사라져야 합니다. 유닛이 다섯인 은닉층이면 `db.shape`이 (5,)여야 하는데 여기에서는
                ()입니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)


@variant(
    "REG38",
    title={
        "en": "behaves exactly as if both losses were measured before each epoch",
        "ko": "두 손실을 에포크가 시작되기 전에 재는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network is right, and every loss belongs to the epoch before: the first one is that of the
                untrained network, and the last state is not in the list. Other assignments of this course do measure
                before an update. Here the history says what an epoch has achieved. On which side of the inner loop are
                the losses recorded?""",
            "ko": """신경망은 맞지만 손실이 모두 한 에포크 앞의 것입니다. 첫 값은 훈련하지 않은 신경망의 손실이고
                마지막 상태는 목록에 없습니다. 갱신하기 전에 재는 과제도 있지만, 여기에서는 에포크가 끝난 뒤의 결과를
                기록합니다. 안쪽 반복문의 앞과 뒤 가운데 어디에서 손실을 기록합니까?""",
        },
        {
            "en": """In the worked example the loss before the step is 41 and after it 28.45315; with epochs = 1 the
                history has to hold 28.45315, and here it holds 41. The two lines that append stand behind the loop
                over the batches, still inside the loop over the epochs.""",
            "ko": """계산 예제에서 손실은 갱신하기 전에 41, 갱신한 뒤에 28.45315입니다. epochs = 1이면 28.45315가
                기록되어야 하는데 여기에서는 41입니다. 기록하는 두 줄은 배치를 도는 반복문 뒤, 그러나 에포크를 도는
                반복문 안에 둡니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
    return params, history


edit(
    "REG39",
    task="fit",
    old="range(0, len(X_train), batch_size)",
    new="range(0, len(X_train) - batch_size + 1, batch_size)",
    title={
        "en": "behaves exactly as if the rows left over after the last full batch were not used",
        "ko": "꽉 찬 마지막 배치 뒤에 남는 행을 쓰지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the batch size divides the number of rows all is right. Otherwise the rows that are left
                over never teach anything, and where one batch is larger than the data, maybe nothing is. The
                last start is as good as any other; the slice behind it is shorter, and that is all right. Up to where
                do the starts go?""",
            "ko": """배치 크기로 행의 수가 나누어떨어지면 모두 맞습니다. 그렇지 않으면 남는 행에서는 아무것도 배우지
                못하고, 배치가 전체보다 크면 전혀 배우지 못할 수도 있습니다. 마지막 시작 위치도 다른 위치와 같고,
                거기에서 시작하는 슬라이스가 짧을 뿐입니다. 시작 위치는 어디까지 갑니까?""",
        },
        {
            "en": """Three rows in batches of 2 make two steps: rows 1 and 2, then row 3 alone. Counting the steps of
                an epoch shows one here. `range(0, n, batch_size)` visits every start below n, and slices end by
                themselves at the last row.""",
            "ko": """세 행을 두 행씩 쓰면 1, 2번째 행으로 한 번, 3번째 행만으로 한 번, 모두 두 번 갱신합니다.
                여기에서는 한 번뿐입니다. `range(0, n, batch_size)`는 n보다 작은 모든 시작 위치를 돌고, 슬라이스는
                마지막 행에서 저절로 끝납니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
    example="fit([(np.eye(1), np.ones(1))], np.ones((3, 1)), np.ones(3), np.ones((1, 1)), np.ones(1), 0.01, 1, 2)",
)


edit(
    "REG40",
    task="fit",
    old="    for _ in range(epochs):\n        for start",
    new="    batch_size = len(X_train)\n    for _ in range(epochs):\n        for start",
    title={
        "en": "behaves exactly as if one step were made per epoch, with all rows",
        "ko": "에포크마다 모든 행으로 한 번만 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where one batch holds all rows everything is right; with smaller batches the network has made too
                few steps. The parameter `batch_size` does not change anything. Training in batches uses the same rows,
                and its second step begins where the first has led. How many steps should an epoch of 4 rows in batches
                of 2 have?""",
            "ko": """배치 하나에 모든 행이 들어가면 맞지만, 배치가 작으면 갱신 횟수가 모자랍니다. `batch_size`를
                바꾸어도 달라지는 것이 없습니다. 배치로 훈련하면 같은 행을 쓰면서, 두 번째 걸음이 첫 번째 걸음으로 온
                곳에서 시작합니다. 네 행을 두 행씩 쓰면 한 에포크에 몇 번 갱신해야 합니까?""",
        },
        {
            "en": """The README's table has W = 0.35 for one step with all four rows and W = 0.6619 for two steps with
                two rows each; here it is 0.35 both times. Inside an epoch a second loop takes slices of batch_size
                rows, and the gradient and the update belong into it.""",
            "ko": """README의 표에서 네 행으로 한 번 갱신하면 W = 0.35, 두 행씩 두 번 갱신하면 W = 0.6619인데
                여기에서는 두 경우 모두 0.35입니다. 에포크 안에 batch_size행씩 꺼내는 두 번째 반복문을 두고, 그 안에서
                그래디언트를 구해 갱신합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "REG41",
    task="fit",
    old="(W - lr * dW, b - lr * db) for",
    new="(W - lr * dW, b) for",
    title={
        "en": "behaves exactly as if no bias were updated",
        "ko": "편향을 갱신하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights move, and every bias stays where it started. For y = 2x + 1 the slope alone cannot do:
                the line is held at the height of the old bias for x = 0, and W settles at a wrong value to make up for
                it. What comes with each dW in the list of gradients?""",
            "ko": """가중치는 움직이지만 편향이 모두 처음 값 그대로입니다. y = 2x + 1은 기울기만으로는 되지 않습니다. x
                = 0에서 직선의 높이가 처음 편향에 묶여 있으므로 W가 그것을 메우려고 다른 값에 머뭅니다. 그래디언트의
                목록에서 dW마다 무엇이 함께 있습니까?""",
        },
        {
            "en": """One step from zeros with lr = 0.01 has to give W = 0.35 and b = 0.12; here b is 0. The gradient db
                = -12 has been computed and needs the same update as dW: b minus lr times db, in every layer.""",
            "ko": """0에서 lr = 0.01로 한 번 갱신하면 W = 0.35, b = 0.12여야 하는데 여기에서는 b가 0입니다. 그래디언트
                db = -12는 이미 계산되어 있고, 모든 층에서 dW와 똑같이 갱신해야 합니다. b에서 lr에 db를 곱한 값을
                뺍니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "REG42",
    task="fit",
    old="mse(y_val, predict(params, X_val))",
    new="mse(y_train, predict(params, X_train))",
    title={
        "en": "behaves exactly as if val_loss were the loss of the training rows",
        "ko": "val_loss가 훈련 행의 손실인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both lists of the history are the same. The validation loss is there to show what the training
                loss cannot: whether the network has begun to learn its rows by heart. Copying a line and changing only
                the key on the left is how this comes about. On which rows is the second loss measured?""",
            "ko": """history의 두 목록이 같습니다. 검증 손실은 훈련 손실로는 알 수 없는 것, 곧 신경망이 행을 외우기
                시작했는지를 보여 주려고 있습니다. 한 줄을 복사하고 왼쪽의 키만 바꾸면 이렇게 됩니다. 두 번째 손실은
                어느 행에서 잽니까?""",
        },
        {
            "en": """After one step, W = 0.35 and b = 0.12, the row x = 5 with y = 11 has the error 1.87 - 11, and
                val_loss has to be 83.3569; here it is 28.45315, the loss of the training rows. Rows and targets both
                have to be those of the validation part.""",
            "ko": """한 번 갱신하여 W = 0.35, b = 0.12이면 x = 5, y = 11인 행의 오차는 1.87 - 11이고 val_loss는
                83.3569여야 하는데, 여기에서는 훈련 행의 손실인 28.45315입니다. 행과 타깃이 모두 검증 부분의 것이어야
                합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)


edit(
    "REG43",
    task="fit",
    old="mse(y_train, predict(params, X_train))",
    new="rmse(y_train, predict(params, X_train))",
    title={
        "en": "behaves exactly as if loss held the RMSE",
        "ko": "loss에 RMSE를 기록하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network is right, and the training loss is the root of what it should be, while the validation
                loss is its own square. For people the RMSE is good to read, as it has the unit of the prices. In one
                history both lists have to be of one kind. Which of the two functions of errors does the docstring
                name?""",
            "ko": """신경망은 맞지만 훈련 손실이 있어야 할 값의 제곱근이고, 검증 손실은 제곱된 채입니다. RMSE는 가격과
                단위가 같아서 사람이 읽기에는 좋습니다. 그러나 한 history 안의 두 목록은 같은 종류여야 합니다.
                docstring에 적힌 것은 오차를 나타내는 두 함수 가운데 어느 것입니까?""",
        },
        {
            "en": """After one step of the worked example `history["loss"]` has to be [28.45315]; here it is [5.334].
                The gradient belongs to the mean of the squares, and the curve of the loss should show the quantity
                that is being made smaller.""",
            "ko": """계산 예제에서 한 번 갱신하면 `history["loss"]`는 [28.45315]여야 하는데 여기에서는 [5.334]입니다.
                그래디언트는 제곱의 평균에 대한 것이고, 손실 곡선은 실제로 줄이고 있는 양을 보여야 합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)


edit(
    "REG44",
    task="predict",
    old="forward(params, x)[-1][:, 0]",
    new="forward(params, x)[-1]",
    title={
        "en": "behaves exactly as if the predictions were a column of shape (n, 1)",
        "ko": "예측이 모양 (n, 1)인 열로 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers are right, and each stands in a row of its own. That is the shape of the last
                activation, as the network works with it. Targets of shape (n,) minus a column of shape (n, 1) give a
                square table of n by n numbers, without any error. Which shape does the docstring ask for?""",
            "ko": """값은 맞지만 하나씩 따로 행에 들어 있습니다. 신경망 안에서 쓰는 마지막 활성값의 모양 그대로입니다.
                모양이 (n,)인 타깃에서 모양이 (n, 1)인 열을 빼면 오류 없이 n행 n열의 표가 됩니다. docstring에는 어떤
                모양이라고 되어 있습니까?""",
        },
        {
            "en": """For W = 2, b = 1 and x = 1 to 4 the result has to be [3, 5, 7, 9] with shape (4,); here the shape
                is (4, 1). The one column can be taken out by its index, or the array flattened; the numbers stay as
                they are.""",
            "ko": """W = 2, b = 1이고 x가 1부터 4까지이면 결과는 모양이 (4,)인 [3, 5, 7, 9]여야 하는데 여기에서는
                모양이 (4, 1)입니다. 하나뿐인 열을 번호로 꺼내거나 배열을 펼치면 되고, 값은 그대로입니다.""",
        },
    ],
    link="README.md#7-predictparams-x",
)


edit(
    "REG45",
    task="predict",
    old="forward(params, x)[-1][:, 0]",
    new="np.squeeze(forward(params, x)[-1])",
    title={
        "en": "behaves exactly as if a single row gave a value of shape (), not (1,)",
        "ko": "행이 하나일 때 모양이 (1,)이 아니라 ()인 값이 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Several rows are right; one row gives a value of shape (), where (1,) is due. `squeeze` removes
                every direction of length 1, and for one row both are of length 1. A loop over the predictions, or a
                comparison with targets of shape (1,), then fails for a single house. Which direction has to go, and
                which has to stay?""",
            "ko": """행이 여럿이면 맞지만, 하나이면 모양이 (1,)이어야 할 값이 ()로 나옵니다. `squeeze`는 길이가 1인
                방향을 모두 없애는데 행이 하나이면 두 방향의 길이가 모두 1입니다. 그러면 집이 한 채일 때 예측을 도는
                반복문이나 모양이 (1,)인 타깃과의 비교가 잘못됩니다. 어느 방향을 없애고 어느 방향을 남겨야 합니까?""",
        },
        {
            "en": """For x of shape (1, d) the result has to have shape (1,); printing it shows (). The direction of
                the output units is the second one, so taking column 0, or squeezing with `axis=1`, removes that and
                leaves the rows alone.""",
            "ko": """x의 모양이 (1, d)이면 결과의 모양은 (1,)이어야 하는데 출력해 보면 ()입니다. 출력 유닛의 방향은 두
                번째이므로, 0번째 열을 꺼내거나 `axis=1`로 squeeze하면 그것만 없어지고 행은 남습니다.""",
        },
    ],
    link="README.md#7-predictparams-x",
)


edit(
    "REG46",
    task="predict",
    old="forward(params, x)[-1][:, 0]",
    new="forward(params, x)[-1][0]",
    title={
        "en": "behaves exactly as if only the first sample got a prediction",
        "ko": "첫 샘플의 예측만 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One number comes back, whatever the number of rows. In an array of shape (n, 1) the first index
                chooses a row, that is a sample, and the second a column, that is an output unit. There are n samples
                and one unit. Which of the two should be chosen, and which should be kept whole?""",
            "ko": """행이 몇 개이든 수가 하나만 나옵니다. 모양이 (n, 1)인 배열에서 첫 번째 번호는 행, 곧 샘플을 고르고
                두 번째 번호는 열, 곧 출력 유닛을 고릅니다. 샘플은 n개이고 유닛은 하나입니다. 둘 가운데 무엇을 고르고
                무엇을 모두 남겨야 합니까?""",
        },
        {
            "en": """For W = 2, b = 1 and x = 1 to 4 the result has to be [3, 5, 7, 9]; here it is [3]. With one row
                both look the same. A colon in the first place keeps all rows, and the 0 belongs in the second.""",
            "ko": """W = 2, b = 1이고 x가 1부터 4까지이면 결과는 [3, 5, 7, 9]여야 하는데 여기에서는 [3]입니다. 행이
                하나면 둘이 같아 보입니다. 첫 번째 자리에 콜론을 쓰면 모든 행이 남고, 0은 두 번째 자리에 씁니다.""",
        },
    ],
    link="README.md#7-predictparams-x",
)


edit(
    "REG47",
    task="prepare",
    old="val = test - ceil(test * val_size)",
    new="val = test - ceil(len(df) * val_size)",
    title={
        "en": "behaves exactly as if val_size were a fraction of the whole table",
        "ko": "val_size가 전체 표에 대한 비율인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Tables of ten rows are right, larger ones have a validation part that is too large, and too few
                rows are left for training. The statistics are measured on those rows, so every standardized number is
                a little off as well. As in data_split, of which rows is val_size a fraction?""",
            "ko": """열 행짜리 표는 맞지만, 더 큰 표에서는 검증 부분이 너무 크고 훈련에 남는 행이 모자랍니다. 통계량을
                그 행에서 재므로 표준화한 값도 모두 조금씩 다릅니다. data_split에서처럼 val_size는 어떤 행에 대한
                비율입니까?""",
        },
        {
            "en": """Twenty rows, 0.3 and 0.2: the test part takes 6, and ceil(14 · 0.2) = 3 of the other 14 are for
                validation, which leaves 11. Here it is ceil(20 · 0.2) = 4. The second product has to begin with the
                number of rows in front of the test part.""",
            "ko": """스무 행, 0.3, 0.2이면 테스트가 6행이고 나머지 14행 가운데 ceil(14 · 0.2) = 3행이 검증이며 11행이
                남습니다. 여기에서는 ceil(20 · 0.2) = 4행입니다. 두 번째 곱셈은 테스트 부분 앞에 있는 행의 수로 해야
                합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
    example='prepare(pd.DataFrame({"x": np.arange(20.0), "y": np.arange(20.0)}), "y", 0.3, 0.2)',
)


edit(
    "REG48",
    task="prepare",
    old="test = len(df) - ceil(len(df) * test_size)\n    val = test - ceil(test * val_size)",
    new="test = len(df) - int(len(df) * test_size)\n    val = test - int(test * val_size)",
    title={
        "en": "behaves exactly as if the sizes were rounded down",
        "ko": "행의 수를 내림하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the products are whole numbers all is right; elsewhere a part is one row too short, and the
                training part has that row too many. `int` and `//` cut decimals off. The sizes are those of
                data_split, so that its parts and these agree. Which way does that assignment round?""",
            "ko": """곱이 정수이면 맞지만, 아니면 어떤 부분이 한 행 모자라고 훈련 부분이 그만큼 많습니다. `int`와
                `//`는 소수 부분을 버립니다. 행의 수는 data_split과 같아야 두 과제의 부분이 일치합니다. 그 과제에서는
                어느 쪽으로 정수를 만듭니까?""",
        },
        {
            "en": """Ten rows, 0.2 and 0.2: the test part has 2 rows, and of the other 8 the product 1.6 is rounded up
                to 2, so training has 6; here validation has 1 row and training 7. `math.ceil` gives the number for
                both cuts.""",
            "ko": """열 행, 0.2, 0.2이면 테스트가 2행이고, 나머지 8행에서 1.6을 올림하여 검증이 2행, 훈련이 6행입니다.
                여기에서는 검증이 1행, 훈련이 7행입니다. 두 번 모두 `math.ceil`로 수를 구합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)


edit(
    "REG49",
    task="prepare",
    old="y = df[target].to_numpy()",
    new="y = df[target].to_numpy()\n    y = (y - y[:val].mean()) / y[:val].std(ddof=1)",
    title={
        "en": "behaves exactly as if the targets were standardized as well",
        "ko": "타깃까지 표준화하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The features are right, and the targets have lost their unit: they lie around 0. For training that
                may be a good idea, and `house_price_model` is free to do it. This function hands the targets on as
                they are, since an RMSE in units of price needs the prices. Which columns does the docstring
                standardize?""",
            "ko": """특성은 맞지만 타깃의 단위가 없어져 값이 0 주위에 있습니다. 훈련에는 좋을 수 있고
                `house_price_model`에서는 그렇게 해도 됩니다. 그러나 가격 단위의 RMSE를 구하려면 가격이 필요하므로, 이
                함수는 타깃을 그대로 넘깁니다. docstring에 따르면 어떤 열을 표준화합니까?""",
        },
        {
            "en": """In the test's table of ten houses y_train has to be 100, 99, …, 95; here it begins with 1.336306.
                The target's column is separated from the features before anything is scaled, and passed on without a
                change.""",
            "ko": """테스트에 있는 열 채의 표에서 y_train은 100, 99, …, 95여야 하는데 여기에서는 1.336306으로
                시작합니다. 무엇을 변환하기 전에 타깃 열을 특성과 나누고, 바꾸지 않은 채 넘깁니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)


edit(
    "REG50",
    task="prepare",
    old="df.drop(columns=target)",
    new="df",
    title={
        "en": "behaves exactly as if the target stayed among the features",
        "ko": "타깃이 특성 사이에 남아 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """X has one column too many: the price itself is among the inputs. A network finds that out at once,
                copies it, and reports a wonderful RMSE, which is worth nothing for a house whose price is not known.
                Choosing the target's column does not remove it from the table. What is X made of?""",
            "ko": """X에 열이 하나 더 있습니다. 가격 자체가 입력에 들어 있습니다. 신경망은 그것을 금방 알아내 베끼고
                훌륭한 RMSE를 내지만, 가격을 모르는 집에는 쓸모가 없습니다. 타깃 열을 고른다고 해서 표에서 없어지지는
                않습니다. X는 무엇으로 만들었습니까?""",
        },
        {
            "en": """The table of ten houses has three columns, and X_train has to have the shape (6, 2); here it is
                (6, 3). A table without the target's column, made new so that `df` keeps it, is what the array of
                features comes from.""",
            "ko": """열 채의 표에는 열이 세 개이고 X_train의 모양은 (6, 2)여야 하는데 여기에서는 (6, 3)입니다. `df`는
                그대로 두고 타깃 열이 없는 표를 새로 만들어, 거기에서 특성 배열을 얻습니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)


edit(
    "REG51",
    task="prepare",
    old="(X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)",
    new="(X - X[:test].mean(axis=0)) / X[:test].std(axis=0, ddof=1)",
    title={
        "en": "behaves exactly as if mean and standard deviation were those of training and validation rows together",
        "ko": "평균과 표준편차를 훈련 행과 검증 행을 합쳐 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test rows have been kept out of the statistics, the validation rows have not. They are there
                to be new to the network as well: what is chosen by looking at them is only as honest as they are. How
                many rows are in the part that mean and standard deviation are taken from?""",
            "ko": """통계량에서 테스트 행은 뺐지만 검증 행은 빼지 않았습니다. 검증 행도 신경망에게 처음 보는 것이어야
                합니다. 그것을 보고 고른 결과는 검증 행이 정직한 만큼만 믿을 수 있습니다. 평균과 표준편차를 구한
                부분에는 행이 몇 개 있습니까?""",
        },
        {
            "en": """Ten rows with the ages 0 to 9, 0.2 and 0.2: the training rows 0 to 5 have the mean 2.5 and the
                standard deviation 1.870829. Here 0 to 7 are used, with the mean 3.5. The statistics come from the rows
                before the validation part begins.""",
            "ko": """나이가 0부터 9까지인 열 행, 0.2, 0.2이면 훈련 행 0부터 5까지의 평균은 2.5, 표준편차는
                1.870829입니다. 여기에서는 0부터 7까지를 써서 평균이 3.5입니다. 통계량은 검증 부분이 시작되기 전의
                행에서 구합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)


edit(
    "REG52",
    task="prepare",
    old="(X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)",
    new="(X - X[:val].mean()) / X[:val].std(ddof=1)",
    title={
        "en": "behaves exactly as if all features shared one mean and one standard deviation",
        "ko": "모든 특성이 평균과 표준편차를 하나씩 함께 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The features still differ in size as before: the column with the large numbers is far from 0, the
                others are squeezed together. NumPy's `mean` and `std` go through the whole array unless a direction is
                named. Rooms and metres have no common mean that would say anything. Which direction has to
                disappear?""",
            "ko": """특성들의 크기가 여전히 서로 다릅니다. 큰 수가 있는 열은 0에서 멀고 나머지는 한데 몰려 있습니다.
                NumPy의 `mean`과 `std`는 방향을 정하지 않으면 배열 전체를 봅니다. 방의 수와 미터의 공통 평균은 아무
                뜻이 없습니다. 어느 방향이 사라져야 합니까?""",
        },
        {
            "en": """For ages 0 to 5 in the training rows X_train[:, 0] has to begin with -1.336306, from the mean 2.5
                and the standard deviation 1.870829 of that column alone. For an array of shape (rows, features) a
                statistic per feature needs `axis=0`, in both calls.""",
            "ko": """훈련 행의 나이가 0부터 5까지이면 X_train[:, 0]은 그 열만의 평균 2.5와 표준편차 1.870829로
                -1.336306에서 시작해야 합니다. 모양이 (행, 특성)인 배열에서 특성마다 통계량을 구하려면 두 호출에 모두
                `axis=0`이 필요합니다.""",
        },
    ],
    link="README.md#why-normalization-decides",
)


edit(
    "REG53",
    task="house_price_model",
    old="df.iloc[order]",
    new="df",
    title={
        "en": "behaves exactly as if the rows were not permuted",
        "ko": "행을 섞지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """y_test is the end of the table as it stands in the file. If the rows come in an order, by date or
                by price, the end is unlike the beginning, and the network is asked about houses of a kind that it has
                never seen. `prepare` keeps the order it is given. Who has to mix the rows, and when?""",
            "ko": """y_test가 파일에 있는 표의 끝부분 그대로입니다. 행이 날짜나 가격의 순서로 놓여 있으면 끝은 앞과
                다르고, 신경망은 한 번도 본 적 없는 종류의 집에 대해 질문받게 됩니다. `prepare`는 받은 순서를 그대로
                둡니다. 누가 언제 행을 섞어야 합니까?""",
        },
        {
            "en": """For 120 rows and seed 4 y_test has to hold the targets of the last 24 entries of
                `np.random.default_rng(4).permutation(120)`. The order has to be applied to the table, by position,
                before it goes into `prepare`; making it is not enough.""",
            "ko": """120행, 시드 4이면 y_test는 `np.random.default_rng(4).permutation(120)`의 마지막 24개 행의
                타깃이어야 합니다. 순서를 만드는 것만으로는 안 되고, `prepare`에 넣기 전에 위치로 표에 적용해야
                합니다.""",
        },
    ],
    link="README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0",
)


edit(
    "REG54",
    task="house_price_model",
    old="order = np.random.default_rng(seed)",
    new="order = np.random.default_rng(0)",
    title={
        "en": "behaves exactly as if the rows were permuted by one fixed seed, whatever is asked for",
        "ko": "시드가 무엇이든 정해진 시드 하나로 행을 섞는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is the same whatever the seed is. A
                different seed is asked for to see how much of a result is luck, and a fixed one answers that all runs
                agree. A parameter that is not used does no harm until somebody relies on it. Which seed reaches the
                generator?""",
            "ko": """어떤 시드를 주어도 코드에 적힌 시드 하나의 테스트 부분이 나옵니다. 시드를 바꾸는 것은 결과가
                얼마나 운에 달려 있는지 보려는 것인데, 고정된 시드로는 언제나 같은 답이 나옵니다. 쓰이지 않는
                매개변수는 누군가 그것을 믿을 때 문제가 됩니다. 생성기에 어떤 시드가 들어갑니까?""",
        },
        {
            "en": """`house_price_model(df, target, seed=4)` on 120 rows has to end with the last 24 of
                `default_rng(4).permutation(120)`; here it is the order of a fixed seed. The argument `seed` belongs
                into the call of the generator, and into whatever else is random.""",
            "ko": """120행에서 `house_price_model(df, target, seed=4)`의 테스트 부분은
                `default_rng(4).permutation(120)`의 마지막 24개여야 하는데 여기에서는 정해진 시드의 순서입니다. 생성기를
                만들 때, 그리고 다른 난수에도 인자 `seed`를 씁니다.""",
        },
    ],
    link="README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0",
)


edit(
    "REG55",
    task="house_price_model",
    old='predict(params, data["X_test"]) * std + mean',
    new='predict(params, data["X_test"])',
    title={
        "en": "behaves exactly as if the predictions stayed in the scaled unit of the training targets",
        "ko": "예측을 훈련할 때의 척도 그대로 두는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network has learnt from scaled targets, and its predictions lie around 0, while the prices lie
                around 38. Compared with these the RMSE is larger than that of guessing. Scaling targets is allowed and
                useful; whoever does it has to take the predictions back, as the denorm functions of the assignment
                normalization do. In which unit is y_pred?""",
            "ko": """신경망은 변환된 타깃으로 배웠고 예측이 0 주위에 있는데, 가격은 38 주위에 있습니다. 그대로 비교하면
                RMSE가 어림짐작보다도 큽니다. 타깃을 변환하는 것은 괜찮고 도움이 되지만, 그렇게 했다면 normalization
                과제의 denorm 함수처럼 예측을 되돌려야 합니다. y_pred의 단위는 무엇입니까?""",
        },
        {
            "en": """Printing `y_pred.mean()` beside `y_test.mean()` shows it. A target that was turned into (y - mean)
                / std comes back as ŷ · std + mean, with the same two numbers, those of the training targets. The RMSE
                is then in the unit of the prices.""",
            "ko": """`y_pred.mean()`과 `y_test.mean()`을 나란히 출력하면 드러납니다. (y - 평균) / std로 바꾼 타깃은
                같은 두 수, 곧 훈련 타깃의 평균과 std로 ŷ · std + 평균을 계산하면 돌아옵니다. 그러면 RMSE도 가격의
                단위가 됩니다.""",
        },
    ],
    link="README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0",
)


edit(
    "REG56",
    task="house_price_model",
    old='(data["y_val"] - mean) / std',
    new='data["y_val"]',
    title={
        "en": "behaves exactly as if the validation targets were not scaled with the training targets",
        "ko": "훈련 타깃만 변환하고 검증 타깃은 그대로 두는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network learns as it should, and `val_loss` is thousands of times as large as `loss`. Two
                curves in one picture have to be in one unit, otherwise the distance between them says nothing about
                learning by heart. Whatever is done to the training targets has to be done to which other targets that
                `fit` receives?""",
            "ko": """신경망은 제대로 배우지만 `val_loss`가 `loss`의 수천 배입니다. 한 그림에 그리는 두 곡선은 단위가
                같아야 하고, 그렇지 않으면 두 곡선 사이의 거리로는 신경망이 외우고 있는지 알 수 없습니다. 훈련 타깃에
                한 것을 `fit`이 받는 다른 어떤 타깃에도 해야 합니까?""",
        },
        {
            "en": """With targets scaled to mean 0 and standard deviation 1 both losses should end below about 1, as in
                the README's table: 0.391 and 0.499 after 60 epochs. The validation targets are scaled by the mean and
                std of the training targets, the same two numbers, not their own.""",
            "ko": """타깃을 평균 0, 표준편차 1로 맞추면 README의 표에서 60에포크 뒤에 0.391과 0.499인 것처럼 두 손실이
                모두 1 아래여야 합니다. 검증 타깃은 자기 통계량이 아니라 훈련 타깃의 평균과 std, 같은 두 수로
                변환합니다.""",
        },
    ],
    link="README.md#why-normalization-decides",
)


LINK = "README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0"
FIXED = (0, 1, 2, 3, 7, 10, 42, 100, 123, 1234, 2023, 2024, 2025)
"""Seeds that are written in code."""


class House:
    """A public call of house_price_model: the targets of its parts, as they have to be, and what came back."""

    def __init__(self, result, df, target="house price of unit area", seed=0):
        self.y, self.seed = df[target].to_numpy(), seed
        self.test = len(df) - ceil(len(df) * 0.2)
        self.val = self.test - ceil(self.test * 0.2)
        self.train, self.right = self.of(seed)[: self.val], self.of(seed)[self.test :]
        self.y_test, self.y_pred = (np.ravel(np.asarray(result[k], dtype=float)) for k in ("y_test", "y_pred"))
        self.rmse, self.loss = float(result["test_rmse"]), list(result["history"]["loss"])
        self.bound = 0.85 * self.error(np.full(len(self.right), self.train.mean()))

    def of(self, seed):
        """The targets in the order of a seed."""
        return self.y[np.random.default_rng(seed).permutation(len(self.y))]

    def error(self, predictions):
        """The RMSE of predictions for the test part, in the unit of the target."""
        return np.sqrt(np.mean((predictions - self.right) ** 2))

    @property
    def reported(self):
        """The RMSE of the two arrays that came back."""
        return np.sqrt(np.mean((self.y_pred - self.y_test) ** 2))

    @property
    def is_some_error(self):
        """Whether test_rmse is the RMSE of the two arrays, or another error of them."""
        errors, n = self.y_pred - self.y_test, len(self.y_test)
        squares = np.sum(errors**2)
        others = squares / n, squares, squares / (n - 1), squares / n**2, squares / n / 2
        return any(equals(self.rmse, one) for one in (*others, *np.sqrt(others), np.mean(np.abs(errors))))

    @property
    def is_scaled(self):
        """Whether y_test is right but for its unit."""
        if self.has_test or self.y_test.shape != self.right.shape or not np.ptp(self.y_test) > 0:
            return False
        return np.corrcoef(self.y_test, self.right)[0, 1] > 1 - 1e-9

    @property
    def has_test(self):
        """Whether y_test is right."""
        return np.array_equal(self.y_test, self.right)


def houses(answer):
    """All public calls but those with the small table, of which there has to be one."""
    found = [House(result, *args, **kwargs) for args, kwargs, result in answer.made if len(args[0]) != 30]
    assert found
    return found


SMALL = "pd.DataFrame({'a': np.arange(30) % 7.0, 'p': 20.0 + np.arange(30) % 7 * 3, 'c': np.arange(30) % 4.0})"
TESTED = np.random.default_rng(6).permutation(30)[24:].tolist()
"""The rows of its test part for seed 6."""
OTHER = f"{SMALL}.assign(p=lambda df: df.p + 50 * df.index.isin({TESTED}))"
for call in (f"{SMALL}, 'p', 6", f"{SMALL}, 'p', seed=6", f"{OTHER}, 'p', 6"):
    naming_call("house_price_model", f"house_price_model({call})")


def small_houses(answer):
    """What is predicted for the small table, for the same again, and for other test targets."""
    small = [(kwargs, df, result) for (df, *_), kwargs, result in answer.made if len(df) == 30]
    again = next(result for kwargs, _, result in small if kwargs)
    first, other = sorted((one for one in small if not one[0]), key=lambda one: one[1]["p"].sum())
    return [np.ravel(np.asarray(one["y_pred"], dtype=float)) for one in (first[2], again, other[2])]


@predicate("REG53")
def house_price_model(answer):
    return all(np.array_equal(one.y_test, one.y[one.test :]) and not one.has_test for one in houses(answer))


@predicate("REG54")
def house_price_model(answer):
    made = houses(answer)
    fixed = any(all(np.array_equal(one.y_test, one.of(seed)[one.test :]) for one in made) for seed in FIXED)
    return fixed and not all(one.has_test for one in made)


@predicate("REG55")
def house_price_model(answer):
    for one in houses(answer):
        std = one.train.std()
        units = ((std, one.train.mean()), (np.ptp(one.train), one.train.min()))
        back = [one.error(one.y_pred * size + start) for size, start in units]
        if not one.has_test or min(back) > one.bound or one.error(one.y_pred) < 2 * one.bound:
            return False
    return True


def equals(one, other):
    """Whether two numbers are the same but for rounding."""
    return bool(np.isclose(one, other, rtol=1e-6, atol=0))


@predicate(
    "REG57",
    title={
        "en": "behaves exactly as if test_rmse were the mean squared error, without the root",
        "ko": "test_rmse가 제곱근을 구하지 않은 평균 제곱 오차인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """`test_rmse` is the square of what `y_test` and `y_pred` give. A mean of squared prices has no
                meaning that a buyer would understand: an error of 8 is reported as 64. The number is not in the unit
                of the arrays that it stands beside. Which of the functions of this assignment brings a squared error
                back into that unit?""",
            "ko": """`test_rmse`가 `y_test`와 `y_pred`로 구한 값의 제곱입니다. 제곱한 가격의 평균은 집을 사는 사람이
                이해할 수 없는 수입니다. 오차 8이 64로 보고됩니다. 이 수는 옆에 있는 두 배열과 단위가 다릅니다. 이
                과제의 어떤 함수가 제곱 오차를 원래 단위로 되돌립니까?""",
        },
        {
            "en": """With `e = result["y_pred"] - result["y_test"]` the number asked for is `np.sqrt(np.mean(e ** 2))`;
                here it is `np.mean(e ** 2)`. `rmse(y_test, y_pred)` of this assignment gives it directly, where that
                function takes the root.""",
            "ko": """`e = result["y_pred"] - result["y_test"]`일 때 요구하는 수는 `np.sqrt(np.mean(e ** 2))`인데,
                여기에서는 `np.mean(e ** 2)`입니다. 이 과제의 `rmse(y_test, y_pred)`가 제곱근을 구한다면 바로 그 값을
                줍니다.""",
        },
    ],
    link=LINK,
)
def house_price_model(answer):
    return all(equals(one.rmse, one.reported**2) and not equals(one.rmse, one.reported) for one in houses(answer))


@predicate(
    "REG58",
    title={
        "en": "behaves exactly as if test_rmse were another number than the RMSE of y_test and y_pred",
        "ko": "test_rmse가 y_test와 y_pred의 RMSE가 아닌 다른 수인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Whoever recomputes the RMSE from the two arrays that come back gets another number than the one
                beside them. A report has to fit together: the number describes the test part, rows that the network
                has not seen, in the order and the unit in which they are handed over. Of which rows, and in which
                unit, are the two arguments that the error is computed from?""",
            "ko": """돌아온 두 배열로 RMSE를 다시 계산하면 옆에 적힌 수와 다릅니다. 보고하는 값은 서로 맞아야 합니다.
                이 수는 신경망이 보지 않은 테스트 부분을, 돌려주는 순서와 단위 그대로 설명해야 합니다. 오차를 구할 때
                쓰는 두 인자는 어떤 행의 값이고 단위는 무엇입니까?""",
        },
        {
            "en": """Common reasons: the error is that of the validation or training part, or it is computed before the
                predictions are brought back into the unit of the target. `rmse(result["y_test"], result["y_pred"])`
                has to equal `result["test_rmse"]`, which can be tried in one line.""",
            "ko": """흔한 까닭은 검증 부분이나 훈련 부분의 오차이거나, 예측을 타깃의 단위로 되돌리기 전에 계산한
                것입니다. `rmse(result["y_test"], result["y_pred"])`는 `result["test_rmse"]`와 같아야 하며, 한 줄로
                확인할 수 있습니다.""",
        },
    ],
    link=LINK,
)
def house_price_model(answer):
    return all(
        one.y_pred.shape == one.y_test.shape and not one.is_some_error and not one.is_scaled for one in houses(answer)
    )


@predicate(
    "REG59",
    title={
        "en": "behaves exactly as if training led nowhere: the network predicts hardly better than a constant",
        "ko": "훈련해도 나아지지 않아 예측이 상수보다 나을 것이 거의 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is cut as it has to be, but the loss has barely moved between the first epoch and the
                last. It falls by steps: their number is epochs times batches, and their size is the learning rate.
                Too few or too small ones leave the network where it began; too large ones throw it about, or to where
                σ is flat. Which is it here? `history["loss"]` tells.""",
            "ko": """테스트 부분은 맞게 나누었지만, 첫 에포크와 마지막 에포크의 손실이 거의 같습니다. 손실은 걸음마다
                줄어듭니다. 걸음의 수는 에포크 수와 배치 수의 곱이고, 걸음의 크기는 학습률입니다. 걸음이 너무 적거나
                작으면 신경망이 처음 자리에 머물고, 너무 크면 이리저리 튀거나 σ가 평평한 곳으로 갑니다. 어느
                쪽입니까? `history["loss"]`를 보면 알 수 있습니다.""",
        },
        {
            "en": """Drawing `history["loss"]` shows a curve that is flat, still falling when it ends, or jumping.
                Targets scaled to mean 0 and standard deviation 1 by the training part, a learning rate of about 0.1,
                batches of 16 and some dozen epochs are enough for this table.""",
            "ko": """`history["loss"]`를 그려 보면 곡선이 평평하거나, 줄어드는 도중에 끝나거나, 튑니다. 훈련 부분으로
                평균 0, 표준편차 1이 되게 맞춘 타깃, 0.1쯤의 학습률, 16행짜리 배치, 수십 에포크면 이 표에는
                충분합니다.""",
        },
    ],
    link="README.md#why-normalization-decides",
)
def house_price_model(answer):
    return all(
        one.has_test and one.loss[-1] > 0.8 * one.loss[0] and one.error(one.y_pred) > one.bound
        for one in houses(answer)
    )


@predicate(
    "REG60",
    title={
        "en": "behaves exactly as if every house had the same price",
        "ko": "모든 집의 가격이 같다고 예측하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Whatever the house is like, the prediction is one and the same number. Such a network has stopped
                looking at its inputs: its hidden units are saturated, at 0 or 1 for every row, where σ is flat and
                nothing is learnt any more, or the output never depended on them. How large are the features, the
                targets and the first steps?""",
            "ko": """집이 어떻든 예측이 똑같은 수 하나입니다. 이런 신경망은 더 이상 입력을 보지 않습니다. 은닉 유닛이
                모든 행에서 0이나 1로 포화되면 σ가 평평해져 아무것도 배우지 못하고, 아니면 출력이 처음부터 입력에
                기대지 않은 것입니다. 특성과 타깃과 첫 걸음은 얼마나 큽니까?""",
        },
        {
            "en": """Printing the activations of the hidden layer, `forward(params, X_test)[1]`, shows it: every row
                is the same. Features standardized by the training rows and targets scaled in the same way keep the
                sums near 0, where σ is steep; a smaller learning rate keeps them there.""",
            "ko": """은닉층의 활성값 `forward(params, X_test)[1]`을 출력하면 드러납니다. 모든 행이 같습니다. 훈련 행으로
                표준화한 특성과 같은 방법으로 맞춘 타깃은 합을 σ가 가파른 0 근처에 두고, 더 작은 학습률은 그곳에
                머물게 합니다.""",
        },
    ],
    link="README.md#why-normalization-decides",
)
def house_price_model(answer):
    return all(one.has_test and np.ptp(one.y_pred) < 1e-6 * abs(one.y_pred).max() for one in houses(answer))


@predicate(
    "REG61",
    title={
        "en": "behaves exactly as if y_test came back in the scaled unit of the training targets",
        "ko": "y_test를 훈련할 때의 척도 그대로 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The order of the houses is right, and `y_test` holds no prices: its values lie around 0, or
                between 0 and 1. Scaled targets help a network to learn. What comes back is read by people, who expect
                the unit of the target, in `y_test` as well as in `y_pred` and in the error. At which point do the
                test targets lose their unit?""",
            "ko": """집의 순서는 맞지만 `y_test`에 가격이 없습니다. 값이 0 주위나 0과 1 사이에 있습니다. 변환한 타깃은
                신경망이 배우는 데 도움이 됩니다. 그러나 돌려주는 값은 사람이 읽으므로 `y_test`도 `y_pred`도 오차도
                타깃의 단위여야 합니다. 테스트 타깃이 어디에서 단위를 잃습니까?""",
        },
        {
            "en": """`prepare` hands the targets on as they are; for training, scaled copies of y_train and y_val are
                enough. The test targets need no scaling at all: they meet the predictions after those have been taken
                back by the mean and standard deviation of the training targets.""",
            "ko": """`prepare`는 타깃을 그대로 넘기고, 훈련에는 y_train과 y_val을 변환한 사본이면 충분합니다. 테스트
                타깃은 변환할 필요가 없습니다. 훈련 타깃의 평균과 표준편차로 되돌린 예측과 비교하면 됩니다.""",
        },
    ],
    link=LINK,
)
def house_price_model(answer):
    return all(one.is_scaled for one in houses(answer))


REPORT = '"test_rmse": rmse(data["y_test"], y_pred)'
PREDICTED = 'predict(params, data["X_test"]) * std + mean'
edit("REG57", task="house_price_model", old=REPORT, new=f"{REPORT} ** 2")
edit(
    "REG58",
    task="house_price_model",
    old=REPORT,
    new='"test_rmse": rmse(data["y_train"], predict(params, data["X_train"]) * std + mean)',
)
edit("REG59", task="house_price_model", old="lr=0.1, epochs=30", new="lr=0.0001, epochs=2")
edit("REG60", task="house_price_model", old=PREDICTED, new=f"0 * {PREDICTED}")
edit("REG61", task="house_price_model", old='"y_test": data["y_test"]', new='"y_test": (data["y_test"] - mean) / std')


edit(
    "REG62",
    task="gradients",
    old="(activations[-1] - np.reshape(y, (-1, 1)))",
    new="(activations[-1] - np.reshape(y, (-1, 1))) * activations[-1] * (1 - activations[-1])",
    title={
        "en": "behaves exactly as if delta passed a sigmoid in the output layer as well",
        "ko": "출력층에서도 델타가 시그모이드를 거치는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The error of the output is multiplied by ŷ (1 - ŷ) before it goes back. That factor is the slope
                of σ, which the output layer of this network does not have: its slope is 1 everywhere. For prices the
                factor is even negative and large. Where does the formula of the README have a · (1 - a), and for
                which layers is it meant?""",
            "ko": """출력의 오차에 ŷ (1 - ŷ)를 곱한 다음 뒤로 보냅니다. 이 인수는 σ의 기울기인데, 이 신경망의
                출력층에는 σ가 없고 기울기는 어디에서나 1입니다. 가격에서는 이 인수가 음수이고 크기도 큽니다. README의
                식에서 a · (1 - a)는 어디에 있고, 어떤 층을 위한 것입니까?""",
        },
        {
            "en": """With one weight and one bias at zero and y = 3, 5, 7, 9 all predictions are 0, so the factor
                makes both gradients 0, where -35 and -12 are asked for. The delta of the output is 2/n · (ŷ - y) and
                nothing more; a · (1 - a) belongs to the step from a layer to the hidden layer before it.""",
            "ko": """가중치와 편향이 0인 신경망에서 y = 3, 5, 7, 9이면 예측이 모두 0이므로 이 인수 때문에 두
                그래디언트가 0이 되지만 -35와 -12여야 합니다. 출력의 델타는 2/n · (ŷ - y)뿐이고, a · (1 - a)는 한
                층에서 그 앞 은닉층으로 갈 때 곱합니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)


edit(
    "REG63",
    task="prepare",
    old="X = df.drop(columns=target).to_numpy(dtype=float)\n    y = df[target].to_numpy()",
    new="X = df.iloc[:, :-1].to_numpy(dtype=float)\n    y = df.iloc[:, -1].to_numpy()",
    title={
        "en": "behaves exactly as if the last column were the target, whatever name is given",
        "ko": "이름과 상관없이 마지막 열이 타깃인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """In a table whose last column is the target all is right. Elsewhere the network is to learn another
                column, and the one that was asked for stands among the features. Tables of other people have their
                target in the middle or in front, which is why the function is given a name. Where does the code use
                `target`?""",
            "ko": """마지막 열이 타깃인 표에서는 모두 맞습니다. 그렇지 않으면 신경망이 다른 열을 배우게 되고, 배워야
                할 열은 특성 사이에 남습니다. 다른 사람의 표에서는 타깃이 가운데나 맨 앞에 있으므로 함수에 이름을
                줍니다. 코드 어디에서 `target`을 씁니까?""",
        },
        {
            "en": """The table of ten houses has the columns age, price and shops, and "price" is asked for: y_train
                has to be 100, 99, …, 95; here it is 0, 1, 4, …, 25, the shops. `df[target]` is the column of that
                name, and `df.drop(columns=target)` holds all others in their order.""",
            "ko": """열 채의 표에는 age, price, shops 열이 있고 타깃은 "price"입니다. y_train은 100, 99, …, 95여야
                하는데 여기에서는 shops인 0, 1, 4, …, 25입니다. `df[target]`은 그 이름의 열이고,
                `df.drop(columns=target)`에는 나머지 열이 순서대로 들어 있습니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)


edit(
    "REG64",
    task="prepare",
    old="(X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)",
    new="(X - X[:val].min(axis=0)) / (X[:val].max(axis=0) - X[:val].min(axis=0))",
    title={
        "en": "behaves exactly as if the features were scaled by min and max of the training rows",
        "ko": "특성을 훈련 행의 최솟값과 최댓값으로 정규화하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The statistics come from the training rows, as they have to, and the features of these rows lie
                between 0 and 1. That is the other method of the assignment normalization. It would do for a network,
                too; this function promises features around 0, counted in standard deviations. Which two numbers of
                each column does the docstring name?""",
            "ko": """통계량은 올바르게 훈련 행에서 구했고, 그 행의 특성은 0과 1 사이에 있습니다. 이것은 normalization
                과제의 다른 방법입니다. 신경망에는 그것도 쓸 수 있지만, 이 함수는 0을 중심으로 표준편차를 단위로 하는
                특성을 돌려주기로 되어 있습니다. docstring은 열마다 어떤 두 수를 말합니까?""",
        },
        {
            "en": """For ages 0 to 5 in the training rows X_train[:, 0] has to begin with -1.336306, that is (0 - 2.5) /
                1.870829; here it begins with 0. Subtract the mean of the training rows and divide by their standard
                deviation with ddof = 1, column by column.""",
            "ko": """훈련 행의 나이가 0부터 5까지이면 X_train[:, 0]은 (0 - 2.5) / 1.870829인 -1.336306에서 시작해야
                하는데 여기에서는 0에서 시작합니다. 열마다 훈련 행의 평균을 빼고 ddof = 1인 표준편차로 나눕니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)


edit(
    "REG65",
    task="prepare",
    old="test = len(df) - ceil(len(df) * test_size)\n    val = test - ceil(test * val_size)",
    new="test = len(df) - round(len(df) * test_size)\n    val = test - round(test * val_size)",
    title={
        "en": "behaves exactly as if the sizes were rounded to the nearest number of rows",
        "ko": "행의 수를 반올림하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Many tables are cut right, also those of ten rows, and others have a part that is one row short: it
                depends on the decimals of the product. Where they are below one half, this function and data_split
                disagree about a row. Which way does that assignment round, whatever the decimals are?""",
            "ko": """열 행짜리 표를 비롯해 많은 표를 바르게 자르지만, 어떤 표에서는 한 부분이 한 행 모자랍니다. 곱의
                소수 부분에 따라 달라집니다. 소수 부분이 0.5보다 작으면 data_split과 한 행이 어긋납니다. 그 과제에서는
                소수 부분이 얼마든 어느 쪽으로 정수를 만듭니까?""",
        },
        {
            "en": """Eleven rows, 0.2 and 0.2: 11 · 0.2 = 2.2, so the test part has 3 rows; 8 · 0.2 = 1.6, so validation
                has 2 and training 6. Here the test part has 2 rows and training 7. `round` goes down from 2.2;
                `math.ceil` never goes down.""",
            "ko": """열한 행, 0.2, 0.2이면 11 · 0.2 = 2.2이므로 테스트가 3행이고, 8 · 0.2 = 1.6이므로 검증이 2행, 훈련이
                6행입니다. 여기에서는 테스트가 2행, 훈련이 7행입니다. `round`는 2.2를 내리지만 `math.ceil`은 내리는
                일이 없습니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
    example='prepare(pd.DataFrame({"x": np.arange(11.0), "y": np.arange(11.0)}), "y", 0.2, 0.2)',
)


edit(
    "REG66",
    task="fit",
    old="mse(y_train, predict(params, X_train))",
    new="mse(y_train[batch], predict(params, X_train[batch]))",
    title={
        "en": "behaves exactly as if the training loss were measured on the last batch only",
        "ko": "훈련 손실을 마지막 배치에서만 재는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network and the validation losses are right. Each training loss tells of a few rows, those
                that were in the last batch of the epoch, and jumps with them. The names of the batch still hold
                after the loop over the batches has ended. Over which rows is the loss to be taken?""",
            "ko": """신경망과 검증 손실은 맞습니다. 훈련 손실은 에포크의 마지막 배치에 있던 몇 행만 말하고 그 행에 따라
                들쭉날쭉합니다. 배치를 담은 이름은 배치 반복문이 끝난 뒤에도 남아 있습니다. 손실은 어느 행에서 재야
                합니까?""",
        },
        {
            "en": """After each epoch: mse(y_train, predict(params, X_train)), with all training rows. With 7 rows and
                batches of 3 the last batch is a single row, and its loss says nothing of the other six.""",
            "ko": """에포크가 끝날 때마다 모든 훈련 행으로 mse(y_train, predict(params, X_train))를 구합니다. 행이
                7개이고 배치가 3행씩이면 마지막 배치는 한 행이고, 그 손실은 나머지 여섯 행을 말해 주지 않습니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)


edit(
    "REG67",
    task="fit",
    old="params = [(W - lr * dW, b - lr * db) for",
    new="params = [(W - lr * dW / len(y_train[batch]), b - lr * db / len(y_train[batch])) for",
    title={
        "en": "behaves exactly as if each step were divided by the rows of its batch once more",
        "ko": "걸음마다 배치의 행 수로 한 번 더 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The network goes the right way and too slowly. The gradient of a mean is a mean already: n
                divides in `gradients`, where delta is made, and nowhere after it. A step is the learning rate
                times the gradient. What else stands in it here?""",
            "ko": """신경망은 맞는 방향으로 가지만 너무 느립니다. 평균의 그래디언트는 이미 평균입니다. n으로 나누는
                곳은 `gradients`에서 delta를 만들 때 한 번뿐입니다. 한 걸음은 학습률에 그래디언트를 곱한 것입니다.
                여기에는 그 밖에 무엇이 들어 있습니까?""",
        },
        {
            "en": """Four rows of y = 2x + 1 from W = b = 0 with lr = 0.01: dW = -35, so W becomes 0.35. Here it becomes
                0.0875, a quarter of that. W - lr * dW is all; if `gradients` gave sums, it would be the one to
                mend.""",
            "ko": """y = 2x + 1의 네 행에서 W = b = 0, lr = 0.01로 시작하면 dW = -35이므로 W는 0.35가 됩니다.
                여기에서는 그 4분의 1인 0.0875가 됩니다. W - lr * dW가 전부입니다. 합을 돌려주는 것이 문제라면
                `gradients`를 고쳐야 합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)


@variant(
    "REG68",
    title={
        "en": "behaves exactly as if the values that one side has too many were left out, without ValueError",
        "ko": "한쪽에 더 많은 값을 빼고 ValueError 없이 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """`zip` and a slice end with the shorter side and say nothing. Two arrays of different length
                mean that something is wrong with the data, and a number that looks right hides it. Look at what is
                asked before the loop.""",
            "ko": """`zip`과 슬라이스는 짧은 쪽에서 아무 말 없이 끝납니다. 길이가 다른 두 배열은 데이터에 문제가
                있다는 뜻인데, 그럴듯한 수가 나오면 문제가 숨습니다. 반복문 앞에서 무엇을 확인하는지 살펴봅니다.""",
        },
        {
            "en": """Three targets and two predictions have to end in a ValueError. After both are flattened,
                comparing `y.size` with `y_hat.size` is enough. Trying the function on three values by hand, once
                as (3,) and (3, 1) and once with one value too few, shows which of the two cases goes wrong, and
                what it gives instead.""",
            "ko": """타깃이 세 개이고 예측이 두 개이면 ValueError가 나야 합니다. 둘을 펼친 다음 `y.size`와
                `y_hat.size`를 비교하면 됩니다. 값 세 개로 손으로 시험해 봅니다. 한 번은 (3,)과 (3, 1)로, 한 번은
                값을 하나 빼고 부르면 어느 경우가 틀리고 대신 무엇이 나오는지 보입니다.""",
        },
    ],
    link="README.md#1-msey-y_hat",
)
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    n = min(y.size, y_hat.size)
    return np.mean((y_hat[:n] - y[:n]) ** 2) if n else 0.0


@variant("REG68")
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    return sum((a - b) ** 2 for a, b in zip(y, y_hat, strict=False)) / y.size


@variant("REG68")
def mse(y, y_hat):
    y, y_hat = np.ravel(y), np.ravel(y_hat)
    return np.mean([(a - b) ** 2 for a, b in zip(y, y_hat, strict=False)])


@variant(
    "REG69",
    title={
        "en": "behaves exactly as if the RMSE were computed without bringing (n,) and (n, 1) to one shape",
        "ko": "(n,)과 (n, 1)의 모양을 맞추지 않고 RMSE를 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where both arguments have one shape the value is right. Where one is (n,) and the other (n, 1)
                the difference is a table of all pairs. `mse` deals with that; here it is not used, or its care is
                not repeated.""",
            "ko": """두 인자의 모양이 같으면 값이 맞습니다. 하나가 (n,)이고 다른 하나가 (n, 1)이면 차가 모든 쌍의
                표가 됩니다. `mse`는 이것을 처리하는데, 여기서는 `mse`를 쓰지 않았거나 같은 처리를 하지 않았습니다.""",
        },
        {
            "en": """The RMSE is the root of what `mse` gives, for every pair of shapes and with the same
                ValueError. One call and one root are enough. Trying the function on three values by hand, once as
                (3,) and (3, 1) and once with one value too few, shows which of the two cases goes wrong, and what
                it gives instead.""",
            "ko": """RMSE는 어떤 모양의 짝이든 `mse`가 준 값의 제곱근이고, ValueError도 같습니다. 호출 한 번과
                제곱근 한 번이면 됩니다. 값 세 개로 손으로 시험해 봅니다. 한 번은 (3,)과 (3, 1)로, 한 번은 값을
                하나 빼고 부르면 어느 경우가 틀리고 대신 무엇이 나오는지 보입니다.""",
        },
    ],
    link="README.md#2-rmsey-y_hat",
)
def rmse(y, y_hat):
    return np.sqrt(np.mean((np.asarray(y) - np.asarray(y_hat)) ** 2))


@variant("REG69")
def rmse(y, y_hat):
    if len(y) != len(y_hat):
        raise ValueError("different numbers of values")
    return np.sqrt(np.mean((y - y_hat) ** 2))


@variant(
    "REG70",
    title={
        "en": "behaves exactly as if rows were put in the order of their labels first",
        "ko": "행을 먼저 인덱스 라벨 순서로 놓는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """With labels 0, 1, 2 … everything is right. After a permutation the labels are in disorder, and
                they say nothing about where a row stands: the task cuts by position. Look at whatever sorts, or
                asks for rows by their label.""",
            "ko": """라벨이 0, 1, 2 …이면 모두 맞습니다. 행을 섞으면 라벨도 뒤섞이고, 라벨은 행이 몇 번째인지 알려
                주지 않습니다. 이 과제는 위치로 자릅니다. 정렬하거나 라벨로 행을 고르는 곳을 살펴봅니다.""",
        },
        {
            "en": """`df.iloc[:n]` takes the first n rows, whatever their labels are; `df.loc[:n]` and `sort_index`
                go by labels. The last rows of the table as it is handed over are the test part. A table of ten
                rows whose first column counts from 0 to 9 makes it visible: the rows of each part can be read off,
                and the mean of the standardized training rows has to be 0.""",
            "ko": """`df.iloc[:n]`은 라벨과 상관없이 앞의 n행을 고르고, `df.loc[:n]`과 `sort_index`는 라벨을
                따릅니다. 받은 표의 마지막 행들이 테스트 부분입니다. 첫 열이 0부터 9까지인 10행짜리 표로 시험하면
                잘 보입니다. 부분마다 어떤 행인지 읽을 수 있고, 표준화한 훈련 행의 평균은 0이고 표준편차는 1이어야
                합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
    example="prepare(pd.DataFrame({'x': [4.0, 1.0, 3.0, 7.0, 2.0], 'p': [4.0, 1.0, 3.0, 7.0, 2.0]}, "
    "index=[3, 1, 4, 0, 2]), 'p', 0.2, 0.25)",
)
def prepare(df, target, test_size, val_size):
    df = df.sort_index()
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant(
    "REG71",
    title={
        "en": "behaves exactly as if np.random.seed and np.random.normal had drawn the weights",
        "ko": "np.random.seed와 np.random.normal로 가중치를 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The shapes and the spread are right, the numbers are those of NumPy's older generator: the
                same seed gives it another stream. Look at the line that makes the generator.""",
            "ko": """모양과 흩어진 정도는 맞지만 수는 NumPy의 예전 생성기가 뽑은 것입니다. 시드가 같아도 다른
                수열이 나옵니다. 생성기를 만드는 줄을 살펴봅니다.""",
        },
        {
            "en": """`rng = np.random.default_rng(seed)` once, and then `rng.normal(...)` for each layer: two
                people with the same seed then have the same network. Printing the shape, the mean and the standard
                deviation of every W, and the first of its numbers, beside those that the rule of the README gives,
                shows the layer that is the first to differ.""",
            "ko": """`rng = np.random.default_rng(seed)`를 한 번 만들고 층마다 `rng.normal(...)`을 부릅니다. 그러면
                시드가 같은 두 사람의 신경망이 같습니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해 README의
                규칙대로 만든 것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.RandomState(seed)
    return [(rng.normal(0, 1 / np.sqrt(m), (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant(
    "REG72",
    title={
        "en": "behaves exactly as if the standard deviation were √(2 / (n_in + n_out))",
        "ko": "표준편차가 √(2 / (n_in + n_out))인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers are the right ones times a factor that differs from layer to layer. A rule that
                looks at both sides of a layer, Glorot's, is another one than that of this task. Which sizes enter
                the standard deviation?""",
            "ko": """수가 층마다 다른 배수만큼 다릅니다. 층의 양쪽을 모두 보는 글로럿의 규칙은 이 과제의 규칙과
                다릅니다. 표준편차에 어떤 크기가 들어갑니까?""",
        },
        {
            "en": """A unit adds up as many terms as it has inputs, so the standard deviation is 1/√n_in: for (5,
                8, 1) it is 0.447 in the first layer and 0.354 in the second. Printing the shape, the mean and the
                standard deviation of every W, and the first of its numbers, beside those that the rule of the
                README gives, shows the layer that is the first to differ.""",
            "ko": """유닛 하나는 입력 수만큼의 항을 더하므로 표준편차는 1/√n_in입니다. (5, 8, 1)이면 첫 층에서
                0.447, 둘째 층에서 0.354입니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해 README의 규칙대로 만든
                것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, np.sqrt(2 / (m + n)), (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant(
    "REG73",
    title={
        "en": "behaves exactly as if the weights were drawn uniformly, not from a normal distribution",
        "ko": "가중치를 정규분포가 아니라 균등분포에서 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """No weight lies outside a bound, and all between are equally likely. A normal distribution has
                most of its numbers near 0 and a few far out. Look at the method of the generator that is called.""",
            "ko": """어떤 한계를 넘는 가중치가 없고 그 사이의 수는 고르게 나옵니다. 정규분포에서는 대부분 0
                가까이에 있고 몇 개만 멀리 있습니다. 생성기의 어떤 메서드를 부르는지 살펴봅니다.""",
        },
        {
            "en": """`rng.normal(0, s, (n_in, n_out))` with s = 1/√n_in draws what the task asks for; the same seed
                and another method give other numbers. Printing the shape, the mean and the standard deviation of
                every W, and the first of its numbers, beside those that the rule of the README gives, shows the
                layer that is the first to differ.""",
            "ko": """`rng.normal(0, s, (n_in, n_out))`에 s = 1/√n_in을 넣으면 과제가 요구하는 수가 나옵니다. 시드가
                같아도 메서드가 다르면 다른 수가 나옵니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해 README의
                규칙대로 만든 것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    bounds = [1 / np.sqrt(m) for m in sizes]
    return [(rng.uniform(-s, s, (m, n)), np.zeros(n)) for s, (m, n) in zip(bounds, pairwise(sizes), strict=False)]


@variant("REG73")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.uniform(-1, 1, (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant("REG73")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.uniform(0, 1, (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant(
    "REG74",
    title={
        "en": "behaves exactly as if all layers had one small standard deviation, whatever their number of inputs",
        "ko": "입력 수와 상관없이 모든 층의 표준편차가 같은 작은 값인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights of every layer have the same small spread. With many inputs that may do, with few
                the signal fades from layer to layer. Look at the second argument of rng.normal, or at the factor
                in front of it.""",
            "ko": """모든 층의 가중치가 똑같이 조금만 흩어져 있습니다. 입력이 많으면 괜찮을 수 있지만 적으면 신호가
                층을 지날 때마다 약해집니다. rng.normal의 둘째 인자나 그 앞의 배수를 살펴봅니다.""",
        },
        {
            "en": """The standard deviation is 1/√n_in and so belongs to a layer: 0.447 for 5 inputs, 0.354 for 8.
                A fixed 0.01 or 0.1 is another rule. Printing the shape, the mean and the standard deviation of
                every W, and the first of its numbers, beside those that the rule of the README gives, shows the
                layer that is the first to differ.""",
            "ko": """표준편차는 1/√n_in이므로 층마다 다릅니다. 입력이 5개이면 0.447, 8개이면 0.354입니다. 고정된
                0.01이나 0.1은 다른 규칙입니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해 README의 규칙대로 만든
                것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 0.01, (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant("REG74")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 0.1, (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant("REG74")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 0.05, (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant("REG74")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 0.5, (m, n)), np.zeros(n)) for m, n in pairwise(sizes)]


@variant(
    "REG75",
    title={
        "en": "behaves exactly as if each layer had a generator of its own, from the seed plus its number",
        "ko": "층마다 시드에 층 번호를 더한 생성기를 따로 만드는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first layer is right, the others are not. Their numbers come from generators that were
                made anew with other seeds, while the task has one generator for all layers. Look at where the
                generator is made.""",
            "ko": """첫 층은 맞고 나머지 층이 틀립니다. 나머지 층의 수는 다른 시드로 새로 만든 생성기에서
                나왔습니다. 이 과제에서는 모든 층이 생성기 하나를 씁니다. 생성기를 어디에서 만드는지 살펴봅니다.""",
        },
        {
            "en": """`np.random.default_rng(seed)` stands before the loop; in it the layers draw one after the
                other, and each goes on where the one before has stopped. Printing the shape, the mean and the
                standard deviation of every W, and the first of its numbers, beside those that the rule of the
                README gives, shows the layer that is the first to differ.""",
            "ko": """`np.random.default_rng(seed)`는 반복문 앞에 둡니다. 반복문 안에서는 층이 차례로 뽑으며, 앞
                층이 멈춘 곳에서 다음 층이 이어 뽑습니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해 README의
                규칙대로 만든 것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    params = []
    for number, (m, n) in enumerate(pairwise(sizes)):
        rng = np.random.default_rng(seed + number)
        params.append((rng.normal(0, 1 / np.sqrt(m), (m, n)), np.zeros(n)))
    return params


@variant(
    "REG76",
    title={
        "en": "behaves exactly as if the biases were drawn at random, too",
        "ko": "편향도 무작위로 뽑는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first W is right. Its b holds random numbers, and they have used up a part of the
                generator's stream, so that every later W is another one. Look at what is drawn in each layer.""",
            "ko": """첫 W는 맞습니다. 그런데 b에 무작위 수가 들어 있고, 그만큼 생성기의 수열을 써 버려서 뒤의 W가
                모두 달라집니다. 층마다 무엇을 뽑는지 살펴봅니다.""",
        },
        {
            "en": """Weights have to differ so that units can learn different things; biases may all begin at 0:
                `np.zeros(n_out)`, which draws nothing. Printing the shape, the mean and the standard deviation of
                every W, and the first of its numbers, beside those that the rule of the README gives, shows the
                layer that is the first to differ.""",
            "ko": """유닛들이 서로 다른 것을 배우려면 가중치가 달라야 하지만 편향은 모두 0에서 시작해도 됩니다.
                `np.zeros(n_out)`은 아무것도 뽑지 않습니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해 README의
                규칙대로 만든 것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 1 / np.sqrt(m), (m, n)), rng.normal(0, 1, n)) for m, n in pairwise(sizes)]


@variant("REG76")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 1 / np.sqrt(m), (m, n)), rng.normal(0, 1 / np.sqrt(m), n)) for m, n in pairwise(sizes)]


@variant("REG76")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, 1 / np.sqrt(m), (m, n)), rng.uniform(0, 1, n)) for m, n in pairwise(sizes)][:]


@variant(
    "REG77",
    title={
        "en": "behaves exactly as if W and b of a layer did not come back as a pair",
        "ko": "한 층의 W와 b를 짝으로 돌려주지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The arrays are there, but the list does not hold one pair for each layer. Every function of
                this assignment unpacks `for W, b in params`. Look at how the arrays are put into the list.""",
            "ko": """배열은 모두 있지만 리스트에 층마다 짝이 하나씩 있지 않습니다. 이 과제의 모든 함수는 `for W, b
                in params`로 풀어 씁니다. 배열을 리스트에 어떻게 넣는지 살펴봅니다.""",
        },
        {
            "en": """For (5, 8, 1) the list has two elements, and each of them is a tuple (W, b).
                `params.append((W, b))` with two pairs of brackets appends one pair. Printing the shape, the mean
                and the standard deviation of every W, and the first of its numbers, beside those that the rule of
                the README gives, shows the layer that is the first to differ.""",
            "ko": """(5, 8, 1)이면 리스트의 원소는 둘이고 각각 (W, b) 튜플입니다. 괄호를 두 번 쓴
                `params.append((W, b))`는 짝 하나를 덧붙입니다. W마다 모양, 평균, 표준편차와 첫 수를 출력해
                README의 규칙대로 만든 것과 나란히 놓으면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#3-init_paramssizes-seed",
)
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [part for m, n in pairwise(sizes) for part in (rng.normal(0, 1 / np.sqrt(m), (m, n)), np.zeros(n))]


@variant("REG77")
def init_params(sizes, seed):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 1 / np.sqrt(m), (m, n)) for m, n in pairwise(sizes)], [np.zeros(n) for n in sizes[1:]]


@variant(
    "REG78",
    title={
        "en": "behaves exactly as if the sums before σ came back, not the activations",
        "ko": "σ를 적용하기 전의 합을 활성값 대신 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output is right, so σ is applied on the way; but the list holds what goes into it.
                gradients needs what comes out of it. Look at which of the two is appended.""",
            "ko": """출력은 맞으므로 중간에 σ를 적용하기는 합니다. 그러나 리스트에는 σ에 들어가는 값이 있습니다.
                gradients에는 σ에서 나오는 값이 필요합니다. 둘 가운데 무엇을 덧붙이는지 살펴봅니다.""",
        },
        {
            "en": """An activation of a hidden layer lies between 0 and 1. The list of the README holds x, then
                σ(z) of each hidden layer, then the output, for which alone z and activation are the same. A
                network with one hidden unit and round numbers can be worked out by hand: printing each array of
                the list beside the numbers on paper shows the first layer that differs, and by what.""",
            "ko": """은닉층의 활성값은 0과 1 사이입니다. README의 리스트에는 x, 은닉층마다 σ(z), 그리고 출력이
                있습니다. z와 활성값이 같은 것은 출력뿐입니다. 은닉 유닛이 하나이고 수가 간단한 신경망은 손으로
                계산할 수 있습니다. 리스트의 배열을 하나씩 출력해 종이에 쓴 수와 견주면 처음 달라지는 층이
                보입니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    sums, a = [x], x
    for W, b in params:
        sums.append(a @ W + b)
        a = _sigmoid(sums[-1])
    return sums


@variant(
    "REG79",
    title={
        "en": "behaves exactly as if every b were subtracted",
        "ko": "모든 b를 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the biases are 0 all is right; otherwise each layer is moved to the wrong side. Look at
                the sign in front of b.""",
            "ko": """편향이 0이면 모두 맞고, 아니면 층마다 반대쪽으로 옮겨집니다. b 앞의 부호를 살펴봅니다.""",
        },
        {
            "en": """A layer computes a @ W + b. A threshold that is subtracted is another way of writing a neuron,
                and a network that was trained with one of the two cannot be used with the other. A network with
                one hidden unit and round numbers can be worked out by hand: printing each array of the list beside
                the numbers on paper shows the first layer that differs, and by what.""",
            "ko": """층은 a @ W + b를 계산합니다. 임계값을 빼는 것은 뉴런을 쓰는 다른 방식이며, 한 방식으로 훈련한
                신경망을 다른 방식에 쓸 수는 없습니다. 은닉 유닛이 하나이고 수가 간단한 신경망은 손으로 계산할 수
                있습니다. 리스트의 배열을 하나씩 출력해 종이에 쓴 수와 견주면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    activations = [x]
    for W, b in params[:-1]:
        activations.append(_sigmoid(activations[-1] @ W - b))
    W, b = params[-1]
    return [*activations, activations[-1] @ W - b]


@variant(
    "REG80",
    title={
        "en": "behaves exactly as if b of a hidden layer were added after σ",
        "ko": "은닉층의 b를 σ 다음에 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """An activation of a hidden layer lies outside of 0 … 1 here. The bias decides where σ begins to
                rise, so it belongs inside. Look at the brackets of σ.""",
            "ko": """은닉층의 활성값이 0 … 1을 벗어납니다. 편향은 σ가 어디에서 오르기 시작할지 정하므로 안에 있어야
                합니다. σ의 괄호를 살펴봅니다.""",
        },
        {
            "en": """a = σ(a @ W + b): first the sum with its bias, then σ. Only the last layer has nothing after
                its sum. A network with one hidden unit and round numbers can be worked out by hand: printing each
                array of the list beside the numbers on paper shows the first layer that differs, and by what.""",
            "ko": """a = σ(a @ W + b)입니다. 먼저 편향까지 더하고 그다음 σ를 적용합니다. 마지막 층만 합 다음에
                아무것도 없습니다. 은닉 유닛이 하나이고 수가 간단한 신경망은 손으로 계산할 수 있습니다. 리스트의
                배열을 하나씩 출력해 종이에 쓴 수와 견주면 처음 달라지는 층이 보입니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    activations = [x]
    for W, b in params[:-1]:
        activations.append(_sigmoid(activations[-1] @ W) + b)
    W, b = params[-1]
    return [*activations, activations[-1] @ W + b]


@variant(
    "REG81",
    title={
        "en": "behaves exactly as if the slope of a hidden unit were 1 - a², that of tanh",
        "ko": "은닉 유닛의 기울기가 tanh의 기울기 1 - a²인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right, those before it are not: delta passes the hidden layer with the slope
                of another function. 1 - a² belongs to tanh. Which function do the hidden layers of forward apply?""",
            "ko": """마지막 층은 맞고 그 앞의 층이 틀립니다. 델타가 은닉층을 지날 때 다른 함수의 기울기를
                곱했습니다. 1 - a²은 tanh의 기울기입니다. forward의 은닉층은 어떤 함수를 씁니까?""",
        },
        {
            "en": """The slope of σ, written with its own value a, is a (1 - a): 0.25 where a is 0.5, at the
                steepest place. 1 - a² would be 0.75 there. A numerical gradient tells where the first difference
                is: moving one weight by 1e-6 up and down, dividing the difference of the two losses by 2e-6, and
                comparing it with that element of the result.""",
            "ko": """σ의 기울기를 그 값 a로 쓰면 a (1 - a)입니다. 가장 가파른 곳인 a = 0.5에서 0.25입니다. 1 -
                a²이라면 그곳에서 0.75가 됩니다. 수치 그래디언트로 처음 달라지는 곳을 찾을 수 있습니다. 가중치
                하나를 1e-6만큼 위아래로 옮기고 두 손실의 차를 2e-6으로 나눈 값을 결과의 그 원소와 견줍니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)
def gradients(params, x, y):
    activations = forward(params, x)
    delta = 2 / len(x) * (activations[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * (1 - a**2)
    return grads[::-1]


@variant(
    "REG82",
    title={
        "en": "behaves exactly as if the loss were the mean absolute error: each error counts by its sign alone",
        "ko": "손실이 평균 절대 오차여서 오차의 부호만 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every sample pulls equally hard, however wrong its prediction is. That is the gradient of the
                absolute error. The square makes a large error pull harder. Look at delta of the output layer.""",
            "ko": """예측이 얼마나 틀렸는지와 상관없이 모든 샘플이 똑같은 세기로 당깁니다. 그것은 절대 오차의
                그래디언트입니다. 제곱 오차에서는 크게 틀릴수록 세게 당깁니다. 출력층의 델타를 살펴봅니다.""",
        },
        {
            "en": """delta is 2/n · (ŷ - y), with the size of the error in it. For the README's four samples the
                errors are -3, -5, -7 and -9; their signs would all be -1. A numerical gradient tells where the
                first difference is: moving one weight by 1e-6 up and down, dividing the difference of the two
                losses by 2e-6, and comparing it with that element of the result.""",
            "ko": """델타는 2/n · (ŷ - y)이며 오차의 크기가 들어 있습니다. README의 샘플 네 개에서 오차는 -3, -5,
                -7, -9이고, 부호만 쓰면 모두 -1이 됩니다. 수치 그래디언트로 처음 달라지는 곳을 찾을 수 있습니다.
                가중치 하나를 1e-6만큼 위아래로 옮기고 두 손실의 차를 2e-6으로 나눈 값을 결과의 그 원소와 견줍니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)
def gradients(params, x, y):
    activations = forward(params, x)
    delta = 2 / len(x) * np.sign(activations[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


@variant("REG82")
def gradients(params, x, y):
    activations = forward(params, x)
    delta = 1 / len(x) * np.sign(activations[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


@variant(
    "REG83",
    title={
        "en": "behaves exactly as if only the gradients of the weights came back, without those of the biases",
        "ko": "편향의 그래디언트 없이 가중치의 그래디언트만 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One array for each layer comes back where a pair is expected. A bias is learnt as a weight is,
                so it needs its db. Look at what is put into the list for a layer.""",
            "ko": """층마다 짝이 있어야 하는데 배열 하나만 나옵니다. 편향도 가중치처럼 배우므로 db가 필요합니다.
                층마다 리스트에 무엇을 넣는지 살펴봅니다.""",
        },
        {
            "en": """The result is shaped like params: a list of (dW, db). db is the sum of delta over the samples,
                of shape (n_out,). A numerical gradient tells where the first difference is: moving one weight by
                1e-6 up and down, dividing the difference of the two losses by 2e-6, and comparing it with that
                element of the result.""",
            "ko": """결과의 모양은 params와 같이 (dW, db)의 리스트입니다. db는 델타를 샘플에 대해 더한 것이며
                모양은 (n_out,)입니다. 수치 그래디언트로 처음 달라지는 곳을 찾을 수 있습니다. 가중치 하나를
                1e-6만큼 위아래로 옮기고 두 손실의 차를 2e-6으로 나눈 값을 결과의 그 원소와 견줍니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)
def gradients(params, x, y):
    activations = forward(params, x)
    delta = 2 / len(x) * (activations[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append(a.T @ delta)
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


@variant(
    "REG84",
    title={
        "en": "behaves exactly as if `loss` were the mean over the rows, each measured before the step of its batch",
        "ko": "`loss`가 각 행을 그 배치의 걸음 앞에서 잰 오차의 평균인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Weights and `val_loss` are right. The training loss is put together on the way: the rows of
                the first batch are judged by a network that has not yet learnt from the others. Look at when
                `loss` is measured.""",
            "ko": """가중치와 `val_loss`는 맞습니다. 훈련 손실은 에포크를 도는 동안 모았습니다. 첫 배치의 행은 아직
                다른 행에서 배우지 않은 신경망으로 잰 것입니다. `loss`를 언제 재는지 살펴봅니다.""",
        },
        {
            "en": """Libraries often show this running mean because it costs nothing. Here both losses are measured
                after the epoch, with the weights of that moment: `mse(y_train, predict(params, X_train))` over all
                training rows. Two epochs on four rows with batches of two can be followed by hand, with a print of
                the rows of each batch, of the weights after its step and of both losses at the end.""",
            "ko": """라이브러리는 계산이 더 들지 않아서 이런 진행 평균을 흔히 보여 줍니다. 여기서는 두 손실을 모두
                에포크가 끝난 뒤의 가중치로, 모든 훈련 행에서 잽니다. `mse(y_train, predict(params,
                X_train))`입니다. 행 네 개를 두 행씩, 두 에포크만 돌려 보면 손으로 따라갈 수 있습니다. 배치마다
                행과 걸음 뒤의 가중치를, 에포크 끝에서 두 손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        total = 0.0
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            total += mse(y_train[batch], predict(params, X_train[batch])) * len(X_train[batch])
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(total / len(X_train))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG13")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        measured = []
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
            measured.append(mse(y_train[batch], predict(params, X_train[batch])))
        history["loss"].append(np.mean(measured))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG66")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            measured = mse(y_train[batch], predict(params, X_train[batch]))
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(measured)
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG39")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        size = min(batch_size, len(X_train))
        for start in range(0, len(X_train) - size + 1, size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG85",
    title={
        "en": "behaves exactly as if only the last layer were updated",
        "ko": "마지막 층만 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer learns, the layers before it stay as they were drawn. A network then fits its
                output to features that nobody has chosen. Look at which pairs of params the step is taken in.""",
            "ko": """마지막 층만 배우고 그 앞의 층은 처음 뽑은 대로입니다. 그러면 아무도 고르지 않은 특징에 출력만
                맞추게 됩니다. params의 어느 짝을 갱신하는지 살펴봅니다.""",
        },
        {
            "en": """One step moves every (W, b) against its own (dW, db): `zip(params, grads)` goes through all
                layers. Two epochs on four rows with batches of two can be followed by hand, with a print of the
                rows of each batch, of the weights after its step and of both losses at the end.""",
            "ko": """한 걸음에 모든 (W, b)를 각각의 (dW, db) 반대쪽으로 옮깁니다. `zip(params, grads)`는 모든 층을
                지나갑니다. 행 네 개를 두 행씩, 두 에포크만 돌려 보면 손으로 따라갈 수 있습니다. 배치마다 행과 걸음
                뒤의 가중치를, 에포크 끝에서 두 손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
    example="fit([(np.eye(1), np.zeros(1)), (np.eye(1), np.ones(1))], np.arange(4.0)[:, None], np.array([1, 3, 2, 5]), "
    "np.eye(1), np.array([2.0]), 0.1, 1, 4)",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            stepped = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
            params = [*params[:-1], stepped[-1]]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG86",
    title={
        "en": "behaves exactly as if the rows were shared out evenly among the batches",
        "ko": "행을 배치들에 고르게 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where n is a multiple of batch_size all is right. Otherwise the batches have other sizes than
                asked for: np.array_split makes them as equal as it can. Look at where a batch begins and ends.""",
            "ko": """n이 batch_size의 배수이면 모두 맞습니다. 아니면 배치 크기가 요구한 것과 다릅니다.
                np.array_split은 되도록 고르게 나눕니다. 배치가 어디에서 시작하고 끝나는지 살펴봅니다.""",
        },
        {
            "en": """11 rows in batches of 4 are 4, 4 and 3 rows: every batch is full but the last. `range(0, n,
                batch_size)` gives the places where they begin. Two epochs on four rows with batches of two can be
                followed by hand, with a print of the rows of each batch, of the weights after its step and of both
                losses at the end.""",
            "ko": """11행을 4행씩 나누면 4, 4, 3행입니다. 마지막을 빼고 모든 배치가 꽉 찹니다. `range(0, n,
                batch_size)`가 배치의 시작 위치를 줍니다. 행 네 개를 두 행씩, 두 에포크만 돌려 보면 손으로 따라갈
                수 있습니다. 배치마다 행과 걸음 뒤의 가중치를, 에포크 끝에서 두 손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
    example="fit([(np.eye(1), np.zeros(1))], np.arange(7.0)[:, None], np.array([1.0, 3.0, 2.0, 5.0, 4.0, 6.0, 9.0]), "
    "np.eye(1), np.array([2.0]), 0.01, 1, 3)",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for batch in np.array_split(np.arange(len(X_train)), max(1, len(X_train) // batch_size)):
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG86")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for batch in np.array_split(np.arange(len(X_train)), ceil(len(X_train) / batch_size)):
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG87",
    title={
        "en": "behaves exactly as if the network of the lowest val_loss came back, not the last one",
        "ko": "마지막이 아니라 val_loss가 가장 작았던 신경망을 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The history is right. The parameters are those of an earlier epoch, the one with the lowest
                validation loss. That is a good idea in practice, and not what this task asks for. Look at which
                parameters are kept.""",
            "ko": """history는 맞습니다. 파라미터는 검증 손실이 가장 작았던 앞의 에포크 것입니다. 실제로 좋은
                방법이지만 이 과제가 요구하는 것은 아닙니다. 어떤 파라미터를 남겨 두는지 살펴봅니다.""",
        },
        {
            "en": """After all epochs the parameters of the last step come back, so that the last number of `loss`
                belongs to them. Validation rows are watched and decide nothing here. Two epochs on four rows with
                batches of two can be followed by hand, with a print of the rows of each batch, of the weights
                after its step and of both losses at the end.""",
            "ko": """모든 에포크가 끝난 뒤 마지막 걸음의 파라미터를 돌려주므로 `loss`의 마지막 수가 그 파라미터의
                것입니다. 여기서 검증 행은 지켜보기만 하고 아무것도 정하지 않습니다. 행 네 개를 두 행씩, 두
                에포크만 돌려 보면 손으로 따라갈 수 있습니다. 배치마다 행과 걸음 뒤의 가중치를, 에포크 끝에서 두
                손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    best = params
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
        if history["val_loss"][-1] == min(history["val_loss"]):
            best = params
    return best, history


@variant(
    "REG88",
    title={
        "en": "behaves exactly as if training ended where val_loss no longer falls",
        "ko": "val_loss가 더 줄지 않으면 훈련을 끝내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The history is shorter than asked for: it ends at the first epoch that did not lower the
                validation loss. Look at what may leave the loop early.""",
            "ko": """history가 요구한 것보다 짧습니다. 검증 손실이 줄지 않은 첫 에포크에서 끝납니다. 무엇이
                반복문을 일찍 끝내는지 살펴봅니다.""",
        },
        {
            "en": """`epochs` is the number of times that all training rows are used, whatever the validation loss
                does. Stopping early is for the caller, who sees val_loss in the history. Two epochs on four rows
                with batches of two can be followed by hand, with a print of the rows of each batch, of the weights
                after its step and of both losses at the end.""",
            "ko": """`epochs`는 검증 손실과 상관없이 훈련 행 전체를 쓰는 횟수입니다. 일찍 멈추는 일은 history에서
                val_loss를 보는 호출한 쪽이 정합니다. 행 네 개를 두 행씩, 두 에포크만 돌려 보면 손으로 따라갈 수
                있습니다. 배치마다 행과 걸음 뒤의 가중치를, 에포크 끝에서 두 손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
        if len(history["val_loss"]) > 1 and history["val_loss"][-1] >= history["val_loss"][-2]:
            break
    return params, history


@variant("REG88")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
        if len(history["val_loss"]) > 1 and history["val_loss"][-1] > history["val_loss"][-2]:
            break
    return params, history


@variant(
    "REG89",
    title={
        "en": "behaves exactly as if the rows were shuffled before each epoch",
        "ko": "에포크마다 먼저 행을 섞는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The steps are right for rows in another order: each epoch permutes them. Libraries do so by
                default. Look at where a batch gets its rows from.""",
            "ko": """행의 순서를 바꾸어 훈련한 결과입니다. 에포크마다 행을 섞습니다. 라이브러리는 보통 그렇게
                합니다. 배치가 행을 어디에서 가져오는지 살펴봅니다.""",
        },
        {
            "en": """This fit takes the rows in the order in which they come, `X_train[start : start +
                batch_size]`, so that two people get the same numbers. The rows have been permuted before, once.
                Two epochs on four rows with batches of two can be followed by hand, with a print of the rows of
                each batch, of the weights after its step and of both losses at the end.""",
            "ko": """이 fit은 행을 받은 순서대로 `X_train[start : start + batch_size]`로 꺼내므로 두 사람의 결과가
                같습니다. 행은 그 전에 이미 한 번 섞었습니다. 행 네 개를 두 행씩, 두 에포크만 돌려 보면 손으로
                따라갈 수 있습니다. 배치마다 행과 걸음 뒤의 가중치를, 에포크 끝에서 두 손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    rng = np.random.default_rng(0)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        order = rng.permutation(len(X_train))
        for start in range(0, len(X_train), batch_size):
            batch = order[start : start + batch_size]
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG89")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    rng = np.random.default_rng(42)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        order = rng.permutation(len(X_train))
        for start in range(0, len(X_train), batch_size):
            batch = order[start : start + batch_size]
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG89")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    rng = np.random.RandomState(0)
    history = {"loss": [], "val_loss": []}
    for _ in range(epochs):
        order = rng.permutation(len(X_train))
        for start in range(0, len(X_train), batch_size):
            batch = order[start : start + batch_size]
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG90",
    title={
        "en": "behaves exactly as if the training losses stood under another key than `loss`",
        "ko": "훈련 손실이 `loss`가 아닌 다른 키에 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers are there, under a name that nobody looks for. A dict is read by its keys, so they
                are a part of the answer. Look at the keys of the history.""",
            "ko": """수는 있지만 아무도 찾지 않는 이름 아래에 있습니다. dict는 키로 읽으므로 키도 답의 일부입니다.
                history의 키를 살펴봅니다.""",
        },
        {
            "en": """The two keys are "loss" and "val_loss", as in the README. `train_loss` is what other programs
                call the first. Two epochs on four rows with batches of two can be followed by hand, with a print
                of the rows of each batch, of the weights after its step and of both losses at the end.""",
            "ko": """두 키는 README와 같이 "loss"와 "val_loss"입니다. 첫 키를 `train_loss`라고 부르는 것은 다른
                프로그램입니다. 행 네 개를 두 행씩, 두 에포크만 돌려 보면 손으로 따라갈 수 있습니다. 배치마다 행과
                걸음 뒤의 가중치를, 에포크 끝에서 두 손실을 출력합니다.""",
        },
    ],
    link="README.md#6-fitparams-x_train-y_train-x_val-y_val-lr-epochs-batch_size",
)
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["train_loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG90")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"training_loss": [], "val_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["training_loss"].append(mse(y_train, predict(params, X_train)))
        history["val_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant("REG90")
def fit(params, X_train, y_train, X_val, y_val, lr, epochs, batch_size):
    history = {"train_loss": [], "validation_loss": []}
    for _ in range(epochs):
        for start in range(0, len(X_train), batch_size):
            batch = slice(start, start + batch_size)
            grads = gradients(params, X_train[batch], y_train[batch])
            params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        history["train_loss"].append(mse(y_train, predict(params, X_train)))
        history["validation_loss"].append(mse(y_val, predict(params, X_val)))
    return params, history


@variant(
    "REG91",
    title={
        "en": "behaves exactly as if the last hidden activations came back, not the output",
        "ko": "출력이 아니라 마지막 은닉층의 활성값을 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back lies between 0 and 1 and has a column for each hidden unit. The output is one
                layer further. Look at the index into the list of forward.""",
            "ko": """돌아온 값은 0과 1 사이이고 은닉 유닛마다 열이 하나씩 있습니다. 출력은 한 층 더 뒤에 있습니다.
                forward가 준 리스트의 인덱스를 살펴봅니다.""",
        },
        {
            "en": """The list begins with x and ends with the output: its last element is `forward(params, x)[-1]`,
                of shape (n, 1), and its only column is the prediction. Printing the shapes of all arrays in the
                list that forward gives, beside the shape of what comes back, shows which of them it was, and how
                far that is from one number for each row.""",
            "ko": """리스트는 x로 시작해 출력으로 끝납니다. 마지막 원소는 (n, 1) 모양의 `forward(params,
                x)[-1]`이고 하나뿐인 열이 예측입니다. forward가 준 리스트에 있는 배열의 모양을 모두 출력해 돌아온
                값의 모양과 견주면 어느 배열인지, 행마다 수 하나인지 보입니다.""",
        },
    ],
    link="README.md#7-predictparams-x",
)
def predict(params, x):
    return forward(params, x)[-2]


@variant("REG91")
def predict(params, x):
    return forward(params, x)[-2][:, 0]


@predicate(
    "REG92",
    title={
        "en": "behaves exactly as if the test part held other rows than the end of the permutation",
        "ko": "테스트 부분에 순열의 끝이 아닌 다른 행이 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every number of `y_test` is a target of the table, but not of the rows that the task names.
                The order is that of `default_rng(seed).permutation(n)`, positions and not labels, and the test
                part is its last fifth.""",
            "ko": """`y_test`의 수는 모두 표에 있는 타깃이지만 과제가 말하는 행의 것이 아닙니다. 순서는
                `default_rng(seed).permutation(n)`이고, 이것은 라벨이 아니라 위치이며, 테스트 부분은 그 마지막
                5분의 1입니다.""",
        },
        {
            "en": """`df.iloc[np.random.default_rng(seed).permutation(len(df))]` permutes the rows; `prepare(...,
                0.2, 0.2)` cuts off the end. `df.sample`, a sort before, another size or another part than the test
                part give other rows. A small table of thirty rows is enough to try it: calling the function twice,
                then with another seed, then with other prices in the last rows of the permutation, shows what
                moves.""",
            "ko": """`df.iloc[np.random.default_rng(seed).permutation(len(df))]`로 행을 섞고 `prepare(..., 0.2,
                0.2)`로 끝을 자릅니다. `df.sample`, 먼저 한 정렬, 다른 크기, 테스트가 아닌 부분은 다른 행을 줍니다.
                30행짜리 작은 표로 시험하면 됩니다. 두 번 부르고, 시드를 바꾸어 부르고, 순열의 마지막 행들의 가격만
                바꾸어 불러 보면 무엇이 달라지는지 보입니다.""",
        },
    ],
    link="README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0",
)
def house_price_model(answer):
    made = houses(answer)
    same = all(np.array_equal(one.y_test, one.y[one.test :]) for one in made)
    fixed = any(all(np.array_equal(one.y_test, one.of(seed)[one.test :]) for one in made) for seed in FIXED)
    inside = all(one.y_test.size and np.isin(one.y_test, one.y).all() and not one.has_test for one in made)
    return inside and not same and not fixed


@variant("REG92")
def house_price_model(df, target="house price of unit area", seed=0):
    np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.sample(frac=1, random_state=seed), target, 0.2, 0.2)
    mean, std = data["y_train"].mean(), data["y_train"].std(ddof=1)
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }


@variant("REG92")
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.sort_values(target).iloc[order], target, 0.2, 0.2)
    mean, std = data["y_train"].mean(), data["y_train"].std(ddof=1)
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }


@variant("REG92")
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.3, 0.2)
    mean, std = data["y_train"].mean(), data["y_train"].std(ddof=1)
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }


@predicate(
    "REG93",
    title={
        "en": "behaves exactly as if something random took no seed: equal calls give other predictions",
        "ko": "무작위 값의 일부가 시드를 쓰지 않아 같은 호출의 예측이 다른 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The same table and the same seed give other predictions each time. The permutation, the first
                weights and whatever else is random have to come from the seed of the call. Look for a generator
                that is made without one.""",
            "ko": """표와 시드가 같은데 예측이 매번 다릅니다. 순열, 처음 가중치, 그 밖의 무작위 값은 모두 호출의
                시드에서 나와야 합니다. 시드 없이 만든 생성기를 찾아봅니다.""",
        },
        {
            "en": """`init_params(sizes, seed)` gets the number that house_price_model was given.
                `np.random.default_rng()` without a number, and a generator at the top of the file that goes on
                from call to call, give something else each time. A small table of thirty rows is enough to try it:
                calling the function twice, then with another seed, then with other prices in the last rows of the
                permutation, shows what moves.""",
            "ko": """`init_params(sizes, seed)`에 house_price_model이 받은 수를 넘깁니다. 수가 없는
                `np.random.default_rng()`나, 파일 맨 위에 있어 호출마다 이어지는 생성기는 매번 다른 값을 줍니다.
                30행짜리 작은 표로 시험하면 됩니다. 두 번 부르고, 시드를 바꾸어 부르고, 순열의 마지막 행들의 가격만
                바꾸어 불러 보면 무엇이 달라지는지 보입니다.""",
        },
    ],
    link="README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0",
)
def house_price_model(answer):
    first, again, _ = small_houses(answer)
    return not np.allclose(first, again, rtol=1e-9)


@variant("REG93")
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    mean, std = data["y_train"].mean(), data["y_train"].std(ddof=1)
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    params = init_params((data["X_train"].shape[1], 8, 1), None)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }


@variant(
    "REG94",
    title={
        "en": "behaves exactly as if the validation part were taken from the beginning of the rows",
        "ko": "검증 부분을 행의 처음에서 꺼내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The test part is right. The validation part holds the first rows, and the training part what
                follows them. Look at where the two slices of the rest begin.""",
            "ko": """테스트 부분은 맞습니다. 검증 부분에 처음 행들이 있고 훈련 부분에 그다음 행들이 있습니다.
                나머지를 자르는 두 슬라이스가 어디에서 시작하는지 살펴봅니다.""",
        },
        {
            "en": """With 10 rows, 0.2 and 0.2 the training part is rows 0 to 5, validation 6 and 7, test 8 and 9:
                each part is cut off the end of what is left. A table of ten rows whose first column counts from 0
                to 9 makes it visible: the rows of each part can be read off, and the mean of the standardized
                training rows has to be 0.""",
            "ko": """10행, 0.2, 0.2이면 훈련은 0 … 5행, 검증은 6, 7행, 테스트는 8, 9행입니다. 부분마다 남은 행의
                끝에서 잘라 냅니다. 첫 열이 0부터 9까지인 10행짜리 표로 시험하면 잘 보입니다. 부분마다 어떤 행인지
                읽을 수 있고, 표준화한 훈련 행의 평균은 0이고 표준편차는 1이어야 합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    size = test - val
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X, y = (np.concatenate([part[size:test], part[:size], part[test:]]) for part in (X, y))
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant(
    "REG95",
    title={
        "en": "behaves exactly as if the test part were taken from the beginning of the rows",
        "ko": "테스트 부분을 행의 처음에서 꺼내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The sizes are right, and the test part holds the first rows. Look at which side of the table
                each slice is cut off from.""",
            "ko": """크기는 맞지만 테스트 부분에 처음 행들이 있습니다. 순서를 지키는 표에서는 처음과 끝이 다를 수
                있습니다. 슬라이스마다 표의 어느 쪽에서 자르는지 살펴봅니다.""",
        },
        {
            "en": """With 10 rows, 0.2 and 0.2 the test part is rows 8 and 9, the end of the table; training begins
                with row 0. A table of ten rows whose first column counts from 0 to 9 makes it visible: the rows of
                each part can be read off, and the mean of the standardized training rows has to be 0.""",
            "ko": """10행, 0.2, 0.2이면 테스트 부분은 표의 끝인 8, 9행이고 훈련은 0행에서 시작합니다. 첫 열이 0부터
                9까지인 10행짜리 표로 시험하면 잘 보입니다. 부분마다 어떤 행인지 읽을 수 있고, 표준화한 훈련 행의
                평균은 0이고 표준편차는 1이어야 합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    size, held = len(df) - test, test - val
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X, y = (np.concatenate([part[size + held :], part[size : size + held], part[:size]]) for part in (X, y))
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant("REG95")
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    size = len(df) - test
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X, y = (np.concatenate([part[size:], part[:size]]) for part in (X, y))
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant(
    "REG96",
    title={
        "en": "behaves exactly as if only the training features were standardized",
        "ko": "훈련 부분의 특징만 표준화하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """X_train is right; X_val and X_test are as they stand in the table. A network that has learnt
                from scaled features cannot read others. Look at which parts go through the formula.""",
            "ko": """X_train은 맞고 X_val과 X_test는 표에 있는 그대로입니다. 변환한 특징에서 배운 신경망은 다른
                척도의 특징을 읽을 수 없습니다. 어느 부분이 식을 거치는지 살펴봅니다.""",
        },
        {
            "en": """Mean and standard deviation of the training rows are used three times: for X_train, X_val and
                X_test. A table of ten rows whose first column counts from 0 to 9 makes it visible: the rows of
                each part can be read off, and the mean of the standardized training rows has to be 0.""",
            "ko": """훈련 행의 평균과 표준편차를 X_train, X_val, X_test에 세 번 씁니다. 첫 열이 0부터 9까지인
                10행짜리 표로 시험하면 잘 보입니다. 부분마다 어떤 행인지 읽을 수 있고, 표준화한 훈련 행의 평균은
                0이고 표준편차는 1이어야 합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = np.concatenate([(X[:val] - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1), X[val:]])
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant(
    "REG97",
    title={
        "en": "behaves exactly as if each row were standardized by its own mean and standard deviation",
        "ko": "행마다 자기 평균과 표준편차로 표준화하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every row has mean 0, so that age, distance and number of shops of one house were mixed with
                each other. A feature is a column. Look at the axis.""",
            "ko": """행마다 평균이 0입니다. 한 집의 나이, 거리, 가게 수를 서로 섞은 것입니다. 특징은 열입니다.
                axis를 살펴봅니다.""",
        },
        {
            "en": """axis=0 goes down the rows and gives one number for each column; axis=1 goes along a row. Only
                the training rows enter the statistics. A table of ten rows whose first column counts from 0 to 9
                makes it visible: the rows of each part can be read off, and the mean of the standardized training
                rows has to be 0.""",
            "ko": """axis=0은 행을 따라 내려가며 열마다 수 하나를 주고, axis=1은 한 행을 따라갑니다. 통계에는 훈련
                행만 들어갑니다. 첫 열이 0부터 9까지인 10행짜리 표로 시험하면 잘 보입니다. 부분마다 어떤 행인지
                읽을 수 있고, 표준화한 훈련 행의 평균은 0이고 표준편차는 1이어야 합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, ddof=1, keepdims=True)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant("REG97")
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    X_train, X_val, X_test = np.split(X, [val, test])
    y_train, y_val, y_test = np.split(y, [val, test])
    return {"X_train": X_train, "X_val": X_val, "X_test": X_test, "y_train": y_train, "y_val": y_val, "y_test": y_test}


@variant(
    "REG98",
    title={
        "en": "behaves exactly as if the training part held the validation rows, too",
        "ko": "훈련 부분에 검증 행도 들어 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The validation rows stand in both parts: what is watched has been learnt before, and val_loss
                says nothing any more. Look at where the training part ends.""",
            "ko": """검증 행이 두 부분에 모두 있습니다. 지켜볼 행을 이미 배웠으므로 val_loss가 아무것도 말해 주지
                않습니다. 훈련 부분이 어디에서 끝나는지 살펴봅니다.""",
        },
        {
            "en": """With 10 rows, 0.2 and 0.2 the training part has 6 rows, not 8. The three parts together have
                as many rows as the table. A table of ten rows whose first column counts from 0 to 9 makes it
                visible: the rows of each part can be read off, and the mean of the standardized training rows has
                to be 0.""",
            "ko": """10행, 0.2, 0.2이면 훈련 부분은 8행이 아니라 6행입니다. 세 부분의 행을 모두 더하면 표의 행 수와
                같습니다. 첫 열이 0부터 9까지인 10행짜리 표로 시험하면 잘 보입니다. 부분마다 어떤 행인지 읽을 수
                있고, 표준화한 훈련 행의 평균은 0이고 표준편차는 1이어야 합니다.""",
        },
    ],
    link="README.md#8-preparedf-target-test_size-val_size",
)
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X[:val].mean(axis=0)) / X[:val].std(axis=0, ddof=1)
    return {
        "X_train": X[:test],
        "X_val": X[val:test],
        "X_test": X[test:],
        "y_train": y[:test],
        "y_val": y[val:test],
        "y_test": y[test:],
    }


@variant("REG98")
def prepare(df, target, test_size, val_size):
    test = len(df) - ceil(len(df) * test_size)
    val = test - ceil(test * val_size)
    X = df.drop(columns=target).to_numpy(dtype=float)
    y = df[target].to_numpy()
    X = (X - X[:test].mean(axis=0)) / X[:test].std(axis=0, ddof=1)
    return {
        "X_train": X[:test],
        "X_val": X[val:test],
        "X_test": X[test:],
        "y_train": y[:test],
        "y_val": y[val:test],
        "y_test": y[test:],
    }


@predicate(
    "REG99",
    title={
        "en": "behaves exactly as if the test targets had a part in the predictions",
        "ko": "테스트 타깃이 예측에 쓰이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Other targets in the test part, and nothing else changed, move the predictions. So they were
                used before the RMSE: to scale, to train, or to choose an epoch. A price that is not known tomorrow
                cannot help then. Look at every place where y_test, or the whole target column, is read.""",
            "ko": """테스트 부분의 타깃만 바꾸었는데 예측이 달라집니다. 그러니까 RMSE보다 앞에서, 곧 척도를
                맞추거나 훈련하거나 에포크를 고르는 데 쓴 것입니다. 내일 알 수 없는 가격은 내일 도움이 되지
                않습니다. y_test나 타깃 열 전체를 읽는 곳을 모두 살펴봅니다.""",
        },
        {
            "en": """Mean and standard deviation of the targets come from `data["y_train"]`, not from `df[target]`,
                and not from y_test. The test targets meet the predictions once, in the RMSE. A small table of
                thirty rows is enough to try it: calling the function twice, then with another seed, then with
                other prices in the last rows of the permutation, shows what moves.""",
            "ko": """타깃의 평균과 표준편차는 `df[target]`이나 y_test가 아니라 `data["y_train"]`에서 구합니다.
                테스트 타깃은 RMSE에서 한 번만 예측과 만납니다. 30행짜리 작은 표로 시험하면 됩니다. 두 번 부르고,
                시드를 바꾸어 부르고, 순열의 마지막 행들의 가격만 바꾸어 불러 보면 무엇이 달라지는지 보입니다.""",
        },
    ],
    link="README.md#9-house_price_modeldf-targethouse-price-of-unit-area-seed0",
)
def house_price_model(answer):
    first, again, other = small_houses(answer)
    same = all(one.has_test for one in houses(answer)) and np.allclose(first, again, rtol=1e-9)
    return same and not np.allclose(first, other, rtol=1e-6)


@variant("REG99")
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    mean, std = df[target].mean(), df[target].std()
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    y_pred = predict(params, data["X_test"]) * std + mean
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }


@variant("REG99")
def house_price_model(df, target="house price of unit area", seed=0):
    order = np.random.default_rng(seed).permutation(len(df))
    data = prepare(df.iloc[order], target, 0.2, 0.2)
    mean, std = data["y_train"].mean(), data["y_train"].std(ddof=1)
    y_train, y_val = (data["y_train"] - mean) / std, (data["y_val"] - mean) / std
    params = init_params((data["X_train"].shape[1], 8, 1), seed)
    params, history = fit(params, data["X_train"], y_train, data["X_val"], y_val, lr=0.1, epochs=30, batch_size=16)
    y_pred = predict(params, data["X_test"]) * data["y_test"].std() + data["y_test"].mean()
    return {
        "test_rmse": rmse(data["y_test"], y_pred),
        "y_test": data["y_test"],
        "y_pred": y_pred,
        "history": history,
    }


@variant(
    "REG100",
    title={
        "en": "behaves exactly as if every layer of one unit were linear, also one that is hidden",
        "ko": "유닛이 하나인 층은 은닉층이어도 모두 선형인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Networks whose hidden layers have several units are right; a hidden layer of one unit gets no
                sigmoid. The output layer has one unit, but a layer is not the output for having one: its place in the
                list decides. Look at how the code tells which layer is the last.""",
            "ko": """은닉층의 유닛이 여럿인 신경망은 맞지만, 은닉층의 유닛이 하나이면 시그모이드가 빠집니다. 출력층의
                유닛은 하나이지만, 유닛이 하나라고 출력층인 것은 아닙니다. 목록에서의 자리가 정합니다. 어느 층이
                마지막인지 코드가 무엇을 보고 아는지 살펴봅니다.""",
        },
        {
            "en": """Two layers of one unit each, W1 = 0 and b1 = 0: the hidden activation has to be σ(0) = 0.5, and
                here it is 0. With W2 = 2 and b2 = 0 the output is 1, not 0. The sigmoid belongs to all layers
                but the last one, whatever the shape of W.""",
            "ko": """유닛이 하나씩인 층이 두 개이고 W1 = 0, b1 = 0이면 은닉층의 활성값은 σ(0) = 0.5여야 하는데
                여기서는 0입니다. W2 = 2, b2 = 0이면 출력은 0이 아니라 1입니다. 시그모이드는 W의 모양과 상관없이
                `params`의 마지막 쌍을 뺀 모든 쌍에 적용합니다.""",
        },
    ],
    link="README.md#4-forwardparams-x",
)
def forward(params, x):
    activations = [x]
    for W, b in params:
        z = activations[-1] @ W + b
        activations.append(z if W.shape[1] == 1 else _sigmoid(z))
    return activations


@variant(
    "REG101",
    title={
        "en": "behaves exactly as if the slope of σ were taken at the activation a",
        "ko": "σ의 기울기를 활성값 a에서 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right; the slope by which delta passes a hidden layer is that of σ at a wrong
                place. What forward keeps has passed σ already, and here it passes σ once more on the way to the
                slope. Look at what is handed over where the slope is computed.""",
            "ko": """마지막 층은 맞고, 델타가 은닉층을 지날 때 곱하는 σ의 기울기가 다른 자리의 것입니다. forward가
                남겨 둔 값은 이미 σ를 거쳤는데, 기울기를 구할 때 σ를 한 번 더 거칩니다. 기울기를 구하는 곳에 무엇을
                넘기는지 살펴봅니다.""",
        },
        {
            "en": """At a = 0.5 the slope has to be 0.5 · 0.5 = 0.25; here it is σ(0.5) (1 - σ(0.5)) = 0.235. a (1 - a)
                needs no σ, because a = σ(z) is one already; a function that takes z and applies σ itself has to get
                z, the sum of the layer before σ.""",
            "ko": """a = 0.5이면 기울기는 0.5 · 0.5 = 0.25여야 하는데 여기서는 σ(0.5) (1 - σ(0.5)) = 0.235입니다.
                a = σ(z)이므로 a (1 - a)에는 σ가 더 필요하지 않습니다. z를 받아 스스로 σ를 적용하는 함수를 쓴다면 σ를
                거치기 전의 합 z를 넘겨야 합니다.""",
        },
    ],
    link="README.md#5-gradientsparams-x-y",
)
def gradients(params, x, y):
    activations = forward(params, x)
    delta = 2 / len(x) * (activations[-1] - np.reshape(y, (-1, 1)))
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * _sigmoid(a) * (1 - _sigmoid(a))
    return grads[::-1]
