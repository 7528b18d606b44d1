"""Mistakes that students make in regression: each variant is the reference but for one function, wrong in one way."""

from itertools import pairwise
from math import ceil

import numpy as np

from grader.testing.variants import variant


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
