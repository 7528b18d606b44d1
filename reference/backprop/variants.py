"""Mistakes that students make in backprop: each variant is the reference but for one function, wrong in one way."""

import numpy as np

from grader.testing.variants import variant


@variant(
    "BACK01",
    title={
        "en": "behaves exactly as if each input were multiplied by itself and not by the other one",
        "ko": "다른 입력이 아니라 자기 자신을 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both gradients have the right factors, each on the wrong side. The derivative of a product by
                x asks how fast x · y grows when x grows, and that depends on how large y is. The gate is called
                the switcher for this reason. The place to look is which value stands beside the arriving gradient
                for dx.""",
            "ko": """두 그래디언트의 인수는 맞지만 서로 자리가 바뀌었습니다. 곱을 x로 미분한다는 것은 x가 커질 때 x
                · y가 얼마나 빨리 커지는지 묻는 것이고, 그것은 y의 크기에 달려 있습니다. 그래서 이 게이트를
                교환기라고 부릅니다. dx에서 도착한 그래디언트 옆에 어떤 값이 있는지 살펴봅니다.""",
        },
        {
            "en": """At x = 3 and y = -4 the product is -12. With x = 3.01 it is -12.04: a change of -0.04 for a
                step of 0.01, so the local derivative by x is -4, which is y. With y = -3.99 the product is -11.97,
                so by y it is 3. An arriving gradient of 2 makes -8 and 6 of them. The two values have to change
                places.""",
            "ko": """x = 3, y = -4이면 곱은 -12입니다. x = 3.01이면 -12.04입니다. 0.01만큼 움직일 때 -0.04만큼
                변하므로 x에 대한 국소 미분은 y인 -4입니다. y = -3.99이면 -11.97이므로 y에 대해서는 3입니다.
                그래디언트 2가 도착하면 -8과 6이 됩니다. 두 값의 자리를 바꿔야 합니다.""",
        },
    ],
    link="README.md#2-mul_backwardx-y-grad",
)
def mul_backward(x, y, grad):
    return grad * x, grad * y


@variant(
    "BACK02",
    title={
        "en": "behaves exactly as if dx and dy stopped at the local derivative of the sum",
        "ko": "dx와 dy가 합의 국소 미분에서 멈추는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f and dz are right; dx and dy are 1 everywhere. The local derivative of x + y is 1, but f is
                not the sum: it is the sum times z, and a gate does not know what happens behind it. What it does
                know is the gradient that arrives. The place to look is what becomes of that gradient at the sum.""",
            "ko": """f와 dz는 맞고, dx와 dy는 언제나 1입니다. x + y의 국소 미분은 1이지만 f는 합이 아니라 합에 z를
                곱한 값입니다. 게이트는 자기 뒤에서 일어나는 일을 모르고, 도착하는 그래디언트만 압니다. 합에 도착한
                그래디언트가 어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """At (-2, 5, -4) the result is -12. With x = -1.99 it is -12.04, so dx is -4 and not 1. Read
                from the right: the product hands its other input to the sum, and the sum hands the same number on
                to x and to y. The chain rule multiplies along the way; a factor of 1 changes nothing, and replaces
                nothing.""",
            "ko": """(-2, 5, -4)에서 결과는 -12입니다. x = -1.99이면 -12.04이므로 dx는 1이 아니라 -4입니다.
                오른쪽에서부터 읽어 봅니다. 곱은 합에게 다른 입력의 값을 주고, 합은 그 수를 x와 y에 그대로
                전합니다. 연쇄 법칙은 지나는 길의 미분을 모두 곱합니다. 인수 1은 아무것도 바꾸지 않을 뿐, 다른
                인수를 대신하지 않습니다.""",
        },
    ],
    link="README.md#4-simple_graphx-y-z",
)
def simple_graph(x, y, z):
    return {"f": (x + y) * z, "dx": 1.0, "dy": 1.0, "dz": x + y}


@variant(
    "BACK03",
    title={
        "en": "behaves exactly as if σ were applied twice before the derivative is taken",
        "ko": "미분하기 전에 σ를 두 번 적용하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All results lie between 0.19 and 0.25, even far from 0, where the slope of σ is nearly
                nothing. A value that has passed σ lies between 0 and 1, and in that range the slope is always near
                its largest. So something arrives at the formula that has been through σ already. The place to look
                is how often σ is applied between z and the result.""",
            "ko": """0에서 멀어져도 결과가 모두 0.19와 0.25 사이에 있습니다. 그곳에서 σ의 기울기는 0에 가까워야
                합니다. σ를 거친 값은 0과 1 사이에 있고, 그 범위에서는 기울기가 언제나 가장 클 때와 비슷합니다.
                이미 σ를 거친 값이 식에 들어가고 있습니다. z에서 결과까지 σ를 몇 번 적용하는지 살펴봅니다.""",
        },
        {
            "en": """At z = 4 the right slope is 0.0177, and this function gives 0.1982, which stands in the
                README's table as σ'(σ(z)). On paper: σ(4) = 0.9820, and 0.9820 · (1 - 0.9820) is 0.0177. Exactly
                one σ belongs between z and the product. If a caller hands over an activation, the caller is the
                one to change.""",
            "ko": """z = 4에서 옳은 기울기는 0.0177인데, 이 함수는 README의 표에 σ'(σ(z))로 적힌 0.1982를 냅니다.
                종이에 적어 보면 σ(4) = 0.9820이고 0.9820 · (1 - 0.9820)은 0.0177입니다. z와 곱 사이에는 σ가 정확히
                한 번 들어갑니다. 호출하는 쪽에서 활성값을 넘기고 있다면 그쪽을 고칩니다.""",
        },
    ],
    link="README.md#5-sigmoid_derivativez",
)
def sigmoid_derivative(z):
    s = _sigmoid(_sigmoid(z))
    return s * (1 - s)


@variant(
    "BACK04",
    title={
        "en": "behaves exactly as if the argument were an activation already: z(1 - z)",
        "ko": "인자를 이미 활성값으로 보고 z(1 - z)를 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At 0 the result is 0, where the slope should be largest, and further out it is negative,
                although σ never falls. Many programs store activations and write the derivative as a product of
                the activation and its complement. That shortcut is right for a value that σ has given. The place
                to look is what the argument of this function is, in the words of the README.""",
            "ko": """기울기가 가장 커야 할 0에서 결과가 0이고, 더 멀리 가면 음수가 됩니다. σ는 줄어드는 일이
                없으므로 음수일 수 없습니다. 활성값을 저장해 두고 활성값과 1에서 활성값을 뺀 값의 곱으로 미분을
                쓰는 프로그램이 많습니다. 그 방법은 σ에서 나온 값일 때 옳습니다. README에서 이 함수의 인자가
                무엇인지 살펴봅니다.""",
        },
        {
            "en": """Three values are enough: at z = 0 the answer is 0.25, and at 1 and at -1 it is 0.1966 both
                times, because the curve of σ' is symmetric. The formula with z itself gives 0, 0 and -2. The shape
                of the product is right; what stands in it has to be the value of σ at z, computed in here.""",
            "ko": """값 세 개면 충분합니다. z = 0에서 답은 0.25이고, σ'의 곡선은 좌우 대칭이므로 1과 -1에서는 모두
                0.1966입니다. z를 그대로 넣은 식은 0, 0, -2를 냅니다. 곱의 형태는 맞습니다. 곱에 들어갈 것은 이
                함수 안에서 계산한, z에서의 σ 값입니다.""",
        },
    ],
    link="README.md#5-sigmoid_derivativez",
)
def sigmoid_derivative(z):
    return z * (1 - z)


@variant(
    "BACK05",
    title={
        "en": "behaves exactly as if σ let the gradient through unchanged: σ' is missing",
        "ko": "σ'을 빠뜨려 σ가 그래디언트를 그대로 통과시키는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output is right; dw holds the inputs themselves and a 1, and dx holds the weights. These
                are the right local derivatives of the products and the sum. Between them and f stands one more
                gate, which flattens whatever passes far from 0, and every gate on the way adds a factor. The place
                to look is the gradient that arrives at z.""",
            "ko": """출력은 맞지만 dw에는 입력과 1이, dx에는 가중치가 그대로 들어 있습니다. 곱과 합의 국소
                미분으로는 맞는 값입니다. 그런데 그것들과 f 사이에 게이트가 하나 더 있고, 0에서 먼 값의 변화를
                납작하게 만듭니다. 지나는 게이트마다 인수가 하나씩 붙습니다. z에 도착하는 그래디언트를 살펴봅니다.""",
        },
        {
            "en": """In the lecture's example the sum is 1, and the number that arrives there is 0.1966119; the
                last element of dw, whose local derivative is 1, has to show exactly this number. Here it is 1.
                Every element of dw and of dx has to be multiplied by the slope of σ at the sum, once.""",
            "ko": """강의의 예에서 합은 1이고, 거기에 도착하는 수는 0.1966119입니다. dw의 마지막 원소는 국소 미분이
                1이므로 바로 이 수가 나와야 하는데, 여기서는 1입니다. dw와 dx의 모든 원소에 합에서의 σ의 기울기를
                한 번 곱해야 합니다.""",
        },
    ],
    link="README.md#a-worked-example-a-neuron",
)
def sigmoid_neuron(w, x):
    z = w[0] * x[0] + w[1] * x[1] + w[2]
    return _sigmoid(z), np.array([x[0], x[1], 1.0]), 1.0 * w[:2]


@variant(
    "BACK06",
    title={
        "en": "behaves exactly as if the loss were the squared error",
        "ko": "손실이 제곱 오차인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1, h2 and y_hat are right; the loss is never negative. Nearly every loss in use squares the
                difference, or takes its absolute value, and this chain is an exception that the course has made on
                purpose: it keeps the derivative of the loss at 1, so that the arithmetic stays on one line. The
                place to look is the definition of L in the README.""",
            "ko": """h1, h2, y_hat은 맞고, 손실이 음수가 되는 일이 없습니다. 실제로 쓰이는 손실은 대부분 차이를
                제곱하거나 절댓값을 취하지만, 이 사슬은 이 과정이 일부러 만든 예외입니다. 손실의 미분을 1로 두어
                계산이 한 줄에 들어가게 합니다. README에서 L의 정의를 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3, y = 1 the prediction is 2.1931757, and the loss in the README's
                table is 1.1931757; here it is 1.4236681. With y = 5 the loss has to be -2.8068243. The last line
                of the forward pass is a plain difference, the prediction first, and the sign is kept.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3, y = 1에서 예측은 2.1931757이고 README의 표에 있는 손실은
                1.1931757인데, 여기서는 1.4236681입니다. y = 5이면 손실은 -2.8068243이어야 합니다. 순전파의 마지막
                줄은 예측을 앞에 둔 단순한 차이이고, 부호를 그대로 둡니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)
def chain_forward(x, w1, w2, y):
    h1 = x * w1
    h2 = _sigmoid(h1)
    y_hat = w2 * h2
    return {"h1": h1, "h2": h2, "y_hat": y_hat, "loss": (y_hat - y) ** 2}


@variant(
    "BACK07",
    title={
        "en": "behaves exactly as if the gradient of w1 went past w2: the factor w2 is missing",
        "ko": "인수 w2가 빠져 w1의 그래디언트가 w2를 거치지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, dw1 lacks a factor. A change of w1 changes h1, then h2, then ŷ, and only then
                the loss. The last of these steps is a product with the second weight, and a step that is left out
                of the chain acts as if its derivative were 1. The place to look is how the gradient gets from ŷ to
                h2.""",
            "ko": """dw2는 맞고, dw1에는 인수 하나가 모자랍니다. w1이 변하면 h1, h2, ŷ이 차례로 변하고 그다음에야
                손실이 변합니다. 이 가운데 마지막 단계는 두 번째 가중치와의 곱인데, 사슬에서 빠뜨린 단계는 미분이
                1인 것처럼 작용합니다. 그래디언트가 ŷ에서 h2로 어떻게 가는지 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3 the answer is 1.1796716, and this function gives 0.3932239, a third
                of it. With w2 = 1 both agree, so that value hides the mistake. Writing one derivative above each
                arrow of the chain from L back to w1 gives four factors, and one of them is the weight of the
                output.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3에서 답은 1.1796716인데 이 함수는 그 3분의 1인 0.3932239를 냅니다. w2 =
                1이면 둘이 같아서 실수가 드러나지 않습니다. L에서 w1까지 거꾸로 가며 사슬의 화살표마다 미분을
                하나씩 적으면 인수가 네 개 나오고, 그 가운데 하나가 출력의 가중치입니다.""",
        },
    ],
    link="README.md#8-chain_gradientsx-w1-w2-y",
)
def chain_gradients(x, w1, w2, y):
    h = chain_forward(x, w1, w2, y)
    return {"dw1": sigmoid_derivative(h["h1"]) * x, "dw2": h["h2"]}


@variant(
    "BACK08",
    title={
        "en": "behaves exactly as if the slope of σ were taken at h2, not at h1",
        "ko": "σ의 기울기를 h1이 아니라 h2에서 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, and dw1 is off by a factor that changes with h1. The slope of a function belongs
                to its *input*: σ is flat or steep depending on what goes in. h2 is what comes out. Since h2 lies
                between 0 and 1, where σ is steep, the gradient looks healthy even where it should have nearly
                vanished. The place to look is the argument of the derivative.""",
            "ko": """dw2는 맞고, dw1은 h1에 따라 달라지는 인수만큼 어긋납니다. 함수의 기울기는 *입력*에 대한
                것입니다. σ가 납작한지 가파른지는 무엇이 들어가는지에 달려 있고, h2는 나오는 값입니다. h2는 σ가
                가파른 0과 1 사이에 있으므로, 거의 사라져야 할 때에도 그래디언트가 멀쩡해 보입니다. 미분 함수의
                인자를 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5 the pre-activation h1 is 1 and h2 is 0.7310586. The slope at 1 is 0.1966,
                the slope at 0.7310586 is 0.2194, and dw1 comes out 11.6 % too large. With w1 = 4 it is several
                hundred times too large. The derivative of the README expects the value before the activation.""",
            "ko": """x = 2, w1 = 0.5이면 활성화 이전의 값 h1은 1이고 h2는 0.7310586입니다. 1에서의 기울기는 0.1966,
                0.7310586에서의 기울기는 0.2194이므로 dw1이 11.6 % 크게 나옵니다. w1 = 4이면 수백 배나 커집니다.
                README의 미분 함수는 활성화 이전의 값을 받습니다.""",
        },
    ],
    link="README.md#8-chain_gradientsx-w1-w2-y",
)
def chain_gradients(x, w1, w2, y):
    h = chain_forward(x, w1, w2, y)
    return {"dw1": w2 * sigmoid_derivative(h["h2"]) * x, "dw2": h["h2"]}


@variant(
    "BACK09",
    title={
        "en": "behaves exactly as if w2 took its step of 0.1 before the gradient of w1 is taken",
        "ko": "w1의 그래디언트를 구하기 전에 w2를 학습률 0.1로 먼저 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, and dw1 is a few per cent off. Both gradients describe the network that made the
                prediction, with the weights it had then. Once w2 has moved, the prediction belongs to the past,
                and a gradient taken with the new w2 belongs to no forward pass at all. The place to look is
                whether anything is updated in here, where nothing should be.""",
            "ko": """dw2는 맞고, dw1이 몇 % 어긋납니다. 두 그래디언트는 예측을 낸 신경망, 곧 그때의 가중치에 대한
                것입니다. w2가 움직이고 나면 그 예측은 지난 일이고, 새 w2로 구한 그래디언트는 어떤 순전파에도
                해당하지 않습니다. 이 함수 안에서 갱신되는 것이 있는지 살펴봅니다. 여기서는 아무것도 갱신하지
                않아야 합니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3 the step of w2 leads to 2.9268941, and with it dw1 is 1.1509246.
                The right value, 1.1796716, holds the factor 3 in full. The two numbers are close enough to look
                alike in a plot. First all gradients, with the weights as they came in; the steps belong to
                `sgd_step`.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3에서 w2는 한 걸음 뒤 2.9268941이 되고, 이것으로 구한 dw1은
                1.1509246입니다. 옳은 값 1.1796716에는 인수 3이 그대로 들어 있습니다. 두 수는 그래프에서 구별되지
                않을 만큼 가깝습니다. 받은 가중치 그대로 모든 그래디언트를 먼저 구하고, 갱신은 `sgd_step`에
                맡깁니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)
def chain_gradients(x, w1, w2, y):
    h = chain_forward(x, w1, w2, y)
    w2 = w2 - 0.1 * h["h2"]
    return {"dw1": w2 * sigmoid_derivative(h["h1"]) * x, "dw2": h["h2"]}


@variant(
    "BACK10",
    title={
        "en": "behaves exactly as if h2 = σ(h1) had the slope 1: σ' is missing from dw1",
        "ko": "dw1에 σ'이 빠져 h2 = σ(h1)의 기울기가 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, and dw1 is too large, at least four times. The path from the loss back to w1 has
                more than products on it: between h2 and h1 stands the sigmoid, whose slope is never more than a
                quarter. A gate that is not passed on the way back behaves like a plain wire. The place to look is
                the step from h2 to h1.""",
            "ko": """dw2는 맞고, dw1이 적어도 네 배 이상 큽니다. 손실에서 w1로 거슬러 가는 길에는 곱만 있는 것이
                아닙니다. h2와 h1 사이에 시그모이드가 있고, 그 기울기는 4분의 1을 넘지 않습니다. 돌아오는 길에
                지나지 않은 게이트는 그냥 전선처럼 작용합니다. h2에서 h1로 가는 단계를 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3 this function gives 6, and the README's table has 1.1796716. Their
                ratio is 0.1966119, the slope of σ at h1 = 1. Moving w1 from 0.5 to 0.51 changes the loss by about
                0.0118, which tells the two apart without any formula. One factor has to be added to dw1, and
                nothing to dw2.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3에서 이 함수는 6을 내고 README의 표에는 1.1796716이 있습니다. 둘의 비는
                h1 = 1에서의 σ의 기울기 0.1966119입니다. w1을 0.5에서 0.51로 옮기면 손실이 약 0.0118 변하므로 식
                없이도 어느 쪽이 맞는지 알 수 있습니다. dw1에 인수 하나를 더하고 dw2는 그대로 둡니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)
def chain_gradients(x, w1, w2, y):
    return {"dw1": w2 * x, "dw2": chain_forward(x, w1, w2, y)["h2"]}


@variant(
    "BACK11",
    title={
        "en": "behaves exactly as if w2 started from w1, the lecture's misprint w2 = w1 - α·Δw2",
        "ko": "강의 자료의 오타 w2 = w1 - α·Δw2처럼 w2가 w1에서 출발하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w1 moves as it should, and w2 lands near the old w1. The formula on the slide of the lecture
                has a misprint, which the README quotes and corrects. A step of gradient descent changes a
                parameter by a little, so the new value has to be near the old value of the *same* parameter. The
                place to look is what the gradient is subtracted from.""",
            "ko": """w1은 맞게 움직이는데 w2는 예전 w1 근처로 갑니다. 강의 슬라이드의 식에는 오타가 있고, README가
                그것을 인용해 바로잡고 있습니다. 경사 하강법의 한 걸음은 파라미터를 조금 바꾸므로, 새 값은 *같은*
                파라미터의 예전 값 근처에 있어야 합니다. 그래디언트를 무엇에서 빼는지 살펴봅니다.""",
        },
        {
            "en": """With w1 = 1, w2 = 2, gradients 0.5 and -0.25 and α = 0.1 the new values are 0.95 and 2.025;
                here w2 becomes 1.025, a jump of nearly 1. Where both start at the same value nothing shows. The
                dicts may also have other keys than w1 and w2, and any number of them: what is done for one name is
                done for every name, with its own value and its own gradient.""",
            "ko": """w1 = 1, w2 = 2, 그래디언트 0.5와 -0.25, α = 0.1이면 새 값은 0.95와 2.025입니다. 여기서는 w2가
                1.025가 되어 거의 1이나 뜁니다. 둘이 같은 값에서 시작하면 드러나지 않습니다. 딕셔너리의 키는 w1,
                w2가 아닐 수도 있고 몇 개든 될 수 있습니다. 한 이름에 하는 일을 모든 이름에, 자기 값과 자기
                그래디언트로 합니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)
def sgd_step(params, grads, lr):
    return {"w1": params["w1"] - lr * grads["w1"], "w2": params["w1"] - lr * grads["w2"]}


@variant(
    "BACK12",
    title={
        "en": "behaves exactly as if the step went along the gradient, uphill",
        "ko": "그래디언트 방향으로, 곧 오르막으로 움직이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every parameter moves by the right distance in the wrong direction. The gradient points to
                where the loss *grows* fastest. Following it is climbing, and training then makes the loss larger
                with each epoch, until the numbers overflow. Gradient descent has its name from going the other
                way. The place to look is the sign of the step.""",
            "ko": """모든 파라미터가 거리는 맞지만 반대 방향으로 움직입니다. 그래디언트는 손실이 가장 빨리 *커지는*
                쪽을 가리킵니다. 그쪽으로 가면 오르막이고, 학습할수록 손실이 커지다가 결국 수가 넘칩니다. 경사
                하강법이라는 이름은 반대로 내려간다는 뜻입니다. 걸음의 부호를 살펴봅니다.""",
        },
        {
            "en": """A parameter of 1 with the gradient 0.5 and α = 0.1: the positive gradient says that more of
                the parameter means more loss, so its new value has to be smaller, 0.95. Here it is 1.05. A
                gradient of -0.25 moves a parameter of 2 up, to 2.025. One sign decides both, and it is the same
                for every parameter.""",
            "ko": """값이 1, 그래디언트가 0.5, α = 0.1인 파라미터를 봅니다. 그래디언트가 양수라는 것은 파라미터가
                커지면 손실도 커진다는 뜻이므로 새 값은 더 작은 0.95여야 하는데, 여기서는 1.05입니다. 그래디언트가
                -0.25이면 2는 2.025로 커져야 합니다. 둘 다 부호 하나로 정해지며, 모든 파라미터에서 같습니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)
def sgd_step(params, grads, lr):
    return {name: value + lr * grads[name] for name, value in params.items()}


@variant(
    "BACK13",
    title={
        "en": "behaves exactly as if the caller's dict and its arrays were changed in place",
        "ko": "호출한 쪽의 딕셔너리와 그 안의 배열을 직접 바꾸는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is right; the parameters that were passed in have changed as well. A dict and an
                array are handed over as they are, not as copies, so writing into them is seen outside. Whoever
                wants to compare the loss before and after a step then finds the same numbers twice. The place to
                look is every line that writes into `params`.""",
            "ko": """결과는 맞지만, 인자로 받은 파라미터도 함께 바뀌었습니다. 딕셔너리와 배열은 복사본이 아니라 그
                자체로 넘어오므로 거기에 쓰면 밖에서도 보입니다. 그러면 갱신 전과 후의 손실을 비교하려 해도 같은
                수가 두 번 나옵니다. `params`에 쓰는 줄을 모두 살펴봅니다.""",
        },
        {
            "en": """Printing `params` before and after the call shows it. Two things can be overwritten: the entry
                of the dict, and the array inside the entry. `dict(params)` protects the first and not the second,
                because an operator that ends in an equals sign works inside the array. A new dict, filled with the
                results of plain subtractions, avoids both.""",
            "ko": """호출하기 전과 후에 `params`를 출력하면 보입니다. 덮어쓸 수 있는 것은 두 가지, 딕셔너리의
                항목과 그 항목에 든 배열입니다. `dict(params)`는 앞의 것만 지킵니다. 등호로 끝나는 연산자가 배열
                안에서 동작하기 때문입니다. 새 딕셔너리를 만들어 보통의 뺄셈 결과를 채우면 둘 다 피할 수 있습니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)
def sgd_step(params, grads, lr):
    for name in params:
        params[name] -= lr * grads[name]
    return params


@variant(
    "BACK14",
    title={
        "en": "behaves exactly as if delta were handed back with * in the place of @",
        "ko": "델타를 앞 층으로 넘길 때 @ 대신 *를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Networks with one hidden layer come out right, deeper ones end in an error about shapes. With
                a single output unit delta is one column, and an elementwise product with one row happens to give
                what the matrix product gives. One layer further back delta has several columns, and every unit has
                to collect from all units behind it. The place to look is the product with W.""",
            "ko": """은닉층이 하나인 신경망은 맞지만 더 깊은 신경망에서는 모양이 맞지 않는다는 오류가 납니다. 출력
                유닛이 하나면 델타가 한 열이고, 한 행과의 원소별 곱이 우연히 행렬 곱과 같은 값을 냅니다. 한 층 더
                앞에서는 델타의 열이 여러 개이고, 유닛마다 뒤에 있는 모든 유닛에서 모아 더해야 합니다. W와의 곱을
                살펴봅니다.""",
        },
        {
            "en": """Take 2-4-5-1 and four points: delta of the second layer is (4, 5), and W2 turned over is (5,
                4). A matrix product of them is (4, 4), the shape of the activation in front. An elementwise
                product needs two equal shapes and finds none. In the README's table the backward step of a product
                is again a product of the same kind.""",
            "ko": """2-4-5-1과 점 네 개로 따라가 봅니다. 둘째 층의 델타는 (4, 5), 뒤집은 W2는 (5, 4)입니다. 둘의
                행렬 곱은 앞 활성값의 모양과 같은 (4, 4)입니다. 원소별 곱에는 같은 모양이 필요한데 그렇지 않습니다.
                README의 표에서 곱의 역전파는 다시 같은 종류의 곱입니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
    example="mlp_gradients([(np.eye(2), np.zeros(2)), (np.ones((2, 2)), np.zeros(2)), (np.ones((2, 1)), np.zeros(1))], "
    "np.eye(2), np.array([0, 1]))",
)
def mlp_gradients(params, x, y):
    activations = [x]
    for W, b in params:
        activations.append(_sigmoid(activations[-1] @ W + b))
    delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = [(activations[-2].T @ delta, delta.sum(axis=0))]
    for layer in reversed(range(len(params) - 1)):
        a = activations[layer + 1]
        delta = (delta * params[layer + 1][0].T) * a * (1 - a)
        grads.append((activations[layer].T @ delta, delta.sum(axis=0)))
    return grads[::-1]


@variant(
    "BACK15",
    title={
        "en": "behaves exactly as if every gradient were divided by n twice",
        "ko": "모든 그래디언트를 n으로 두 번 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All gradients point in the right direction and are n times too small, with n the number of
                samples. A single sample comes out right. The loss is a mean, so one division is due, and books
                place it in different lines: some in the delta of the output, some in dW and db. Taking it from
                both is the usual way to this result. The place to look is every division.""",
            "ko": """모든 그래디언트가 방향은 맞지만 샘플 수 n배만큼 작습니다. 샘플이 하나면 맞습니다. 손실이
                평균이므로 나눗셈이 한 번 필요한데, 그 자리는 책마다 다릅니다. 출력층의 델타에서 나누기도 하고 dW와
                db에서 나누기도 합니다. 두 곳의 것을 모두 가져오면 이런 결과가 됩니다. 나눗셈이 있는 곳을 모두
                살펴봅니다.""",
        },
        {
            "en": """One neuron of zeros and OR: the errors are 0.5, -0.5, -0.5, -0.5. They add up to -1, and a
                quarter of it, -0.25, is db. Here it is -0.0625. Giving all data twice over has to leave every
                gradient as it is; here it halves them. One of the two divisions has to go, and the README keeps
                the one in delta.""",
            "ko": """0에서 시작한 뉴런 하나와 OR에서 오차는 0.5, -0.5, -0.5, -0.5입니다. 합은 -1이고 그 4분의 1인
                -0.25가 db인데, 여기서는 -0.0625입니다. 같은 데이터를 두 번 이어 붙여도 그래디언트는 그대로여야
                하지만 여기서는 절반이 됩니다. 둘 중 하나를 없애야 하며, README는 델타의 나눗셈을 남깁니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)
def mlp_gradients(params, x, y):
    activations = [x]
    for W, b in params:
        activations.append(_sigmoid(activations[-1] @ W + b))
    delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((a.T @ delta / len(x), delta.sum(axis=0) / len(x)))
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


@variant(
    "BACK16",
    title={
        "en": "behaves exactly as if z(1 - z) were multiplied in, with the pre-activation z",
        "ko": "활성화 이전의 값 z로 z(1 - z)를 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right, and all hidden layers are wrong, often in sign as well. The slope of
                a sigmoid is a product of two numbers that lie between 0 and 1, and that add up to 1: the
                activation and its complement. A pre-activation may be 5 or -3, and then the product means nothing.
                The place to look is which of the stored values enters the factor of the hidden layers.""",
            "ko": """마지막 층은 맞고, 은닉층은 모두 틀리며 부호까지 다를 때가 많습니다. 시그모이드의 기울기는 0과
                1 사이에 있고 더하면 1이 되는 두 수, 곧 활성값과 1에서 활성값을 뺀 수의 곱입니다. 활성화 이전의
                값은 5일 수도, -3일 수도 있어 그런 곱에는 의미가 없습니다. 저장해 둔 값 가운데 무엇이 은닉층의
                인수에 들어가는지 살펴봅니다.""",
        },
        {
            "en": """With the gates' weights the first point has the hidden sums 3 and -1. The slopes there are
                0.045 and 0.197; the product made of the sums gives -6 and -2. A slope of σ is never negative and
                never above 0.25, which is a quick check for any layer. In the formula of the README A is the
                activation that goes into the layer.""",
            "ko": """게이트의 가중치에서 첫 점의 은닉층 합은 3과 -1입니다. 그곳의 기울기는 0.045와 0.197인데,
                합으로 만든 곱은 -6과 -2입니다. σ의 기울기는 음수가 되지 않고 0.25를 넘지도 않으므로 어느 층에서나
                빨리 확인할 수 있습니다. README의 식에서 A는 그 층에 들어가는 활성값입니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)
def mlp_gradients(params, x, y):
    sums, activations = [x], [x]
    for W, b in params:
        sums.append(activations[-1] @ W + b)
        activations.append(_sigmoid(sums[-1]))
    delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for (W, _), a, z in zip(reversed(params), reversed(activations[:-1]), reversed(sums[:-1]), strict=True):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ W.T) * z * (1 - z)
    return grads[::-1]


@variant(
    "BACK17",
    title={
        "en": "behaves exactly as if every dW were transposed",
        "ko": "모든 dW를 전치한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers are there, turned over: dW comes as (n_out, n_in), and W is (n_in, n_out). A
                gradient has one number for each weight, in the place of that weight, or the subtraction W - lr ·
                dW does not work. In square layers it does work, and trains the wrong weights. The place to look is
                the product of the activation and delta.""",
            "ko": """값은 맞는데 뒤집혀 있습니다. dW는 (n_out, n_in)으로 나오고 W는 (n_in, n_out)입니다.
                그래디언트는 가중치마다 하나씩, 그 가중치의 자리에 있어야 합니다. 그렇지 않으면 W - lr · dW를
                계산할 수 없고, 정사각형인 층에서는 계산되더라도 엉뚱한 가중치를 바꿉니다. 활성값과 델타의 곱을
                살펴봅니다.""",
        },
        {
            "en": """For 2-4-5-1 and four points the last layer receives an activation (4, 5) and delta (4, 1); dW
                has to be (5, 1). Only one order of the two, with one of them turned over, gives this shape: (5, 4)
                times (4, 1). Checking `dW.shape == W.shape` for every layer finds this mistake at once, except in
                square layers.""",
            "ko": """2-4-5-1과 점 네 개에서 마지막 층에 들어가는 활성값은 (4, 5), 델타는 (4, 1)이고 dW는 (5,
                1)이어야 합니다. 둘 중 하나를 뒤집어 이 모양이 나오는 순서는 (5, 4) 곱하기 (4, 1)뿐입니다. 층마다
                `dW.shape == W.shape`인지 확인하면 정사각형인 층이 아닌 한 바로 찾을 수 있습니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)
def mlp_gradients(params, x, y):
    activations = [x]
    for W, b in params:
        activations.append(_sigmoid(activations[-1] @ W + b))
    delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)
    grads = []
    for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
        grads.append((delta.T @ a, delta.sum(axis=0)))
        delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]


@variant(
    "BACK18",
    title={
        "en": "behaves exactly as if each sample overwrote the gradients of the one before",
        "ko": "샘플마다 앞 샘플의 그래디언트를 덮어쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is the share of the last sample alone; a single sample is right. Where a value
                is used several times, its gradients *add up*, and every weight is used once per sample. In a loop
                over the samples an assignment keeps the latest share and forgets the others. The place to look is
                what happens to a result of one turn of the loop in the next.""",
            "ko": """돌아오는 것은 마지막 샘플의 몫뿐이고, 샘플이 하나일 때는 맞습니다. 여러 번 쓰인 값의
                그래디언트는 *더해지며*, 모든 가중치는 샘플마다 한 번씩 쓰입니다. 샘플을 도는 반복문에서 대입은
                가장 나중의 몫만 남기고 나머지를 잊습니다. 반복 한 번의 결과가 다음 반복에서 어떻게 되는지
                살펴봅니다.""",
        },
        {
            "en": """One neuron of zeros and OR: the four samples contribute 0.125, -0.125, -0.125 and -0.125 to
                db, and their sum is -0.25. Here db is -0.125, the last of them. Changing the order of the rows
                must not change any gradient, which is a quick check. The totals have to start at zero before the
                loop, and each turn adds to them.""",
            "ko": """0에서 시작한 뉴런 하나와 OR에서 샘플 네 개는 db에 0.125, -0.125, -0.125, -0.125를 보태고 그
                합은 -0.25입니다. 여기서 db는 그 마지막 값인 -0.125입니다. 행의 순서를 바꿔도 그래디언트가 달라지지
                않아야 하므로 그것으로 빨리 확인할 수 있습니다. 합계를 반복문 앞에서 0으로 두고, 반복할 때마다
                더해야 합니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)
def mlp_gradients(params, x, y):
    grads = []
    for row, label in zip(x, np.ravel(y), strict=True):
        activations = [row[None, :]]
        for W, b in params:
            activations.append(_sigmoid(activations[-1] @ W + b))
        delta = (activations[-1] - label) / len(x)
        grads = []
        for (W, _), a in zip(reversed(params), reversed(activations[:-1]), strict=True):
            grads.append((a.T @ delta, delta.sum(axis=0)))
            delta = (delta @ W.T) * a * (1 - a)
    return grads[::-1]
