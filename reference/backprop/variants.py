"""Mistakes that students make in backprop: each is the reference with a piece of it, or one function, replaced."""

import numpy as np

from grader.testing.variants import edit, naming_call, variant


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


edit(
    "BACK19",
    task="add_backward",
    old="return grad, grad",
    new="return 1.0, 1.0",
    title={
        "en": "behaves exactly as if the gradient that arrives were always 1",
        "ko": "도착하는 그래디언트가 언제나 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is (1, 1) whatever arrives. Those are the local derivatives of x + y, and they are
                right; but a gate in the middle of a graph is only one link of a chain. Behind it stand other gates,
                and what they say comes in as the third argument. Look for it in the code.""",
            "ko": """무엇이 도착하든 결과가 (1, 1)입니다. 이것은 x + y의 국소 미분이고 그 자체는 맞습니다. 그러나
                그래프 가운데의 게이트는 사슬의 고리 하나일 뿐입니다. 뒤에 있는 게이트들의 정보는 세 번째 인자로
                들어옵니다. 코드에 그 인자가 있는지 찾아봅니다.""",
        },
        {
            "en": """At (3, -4) a gradient of 2 has to become (2, 2). The chain rule multiplies: what arrives at f
                times the local derivative, once for each input. For a sum both local derivatives are 1, so the
                product is what arrived, and nothing is left of x and y.""",
            "ko": """(3, -4)에서 그래디언트 2가 도착하면 (2, 2)가 되어야 합니다. 연쇄 법칙은 곱셈입니다. f에 도착한
                값에 입력마다 국소 미분을 곱합니다. 합에서는 국소 미분이 둘 다 1이므로 곱은 도착한 값 그대로이고 x와
                y는 남지 않습니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "BACK20",
    task="add_backward",
    old="return grad, grad",
    new="return grad / 2, grad / 2",
    title={
        "en": "behaves exactly as if the gradient were shared out in two halves",
        "ko": "그래디언트를 반씩 나누어 갖는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each input receives half of what arrives. Distributing sounds like sharing a cake, but a
                gradient is no quantity that is used up. It answers a question for each input by itself: if this one
                grew a little, how much would the result grow? Look at what the division is there for.""",
            "ko": """각 입력이 도착한 값의 절반을 받습니다. 분배라는 말은 케이크를 나누는 것처럼 들리지만
                그래디언트는 나누면 줄어드는 양이 아닙니다. 입력마다 따로 묻는 물음의 답입니다. 이 입력이 조금
                커지면 결과는 얼마나 커질까요? 나눗셈이 왜 있는지 살펴봅니다.""",
        },
        {
            "en": """If x grows by 0.01 and y stays, then x + y grows by 0.01, all of it. The same holds for y. So
                both local derivatives are 1, and at (3, -4) a gradient of 2 becomes 2 for x and 2 for y. Each
                receives the whole.""",
            "ko": """y는 그대로이고 x만 0.01 커지면 x + y도 꼭 0.01 커집니다. y도 마찬가지입니다. 그래서 국소 미분은
                둘 다 1이고, (3, -4)에서 그래디언트 2는 x에도 2, y에도 2로 전해집니다. 저마다 전부를 받습니다.""",
        },
    ],
    link="README.md#1-add_backwardx-y-grad",
)


# With a gradient of 2 a half of it is 1, the local derivative.
naming_call("add_backward", "add_backward(1.0, 5.0, 3.0)")


edit(
    "BACK21",
    task="add_backward",
    old="return grad, grad",
    new="return grad * y, grad * x",
    title={
        "en": "behaves exactly as if the gate multiplied x and y",
        "ko": "x와 y를 곱하는 게이트인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each input receives the gradient times the other input. That is how a product behaves, the
                switcher of the next task. For a sum the value of the other input does not matter: however large y
                is, a small step of x changes x + y by that step. Look at what the gradient is multiplied by.""",
            "ko": """각 입력이 다른 입력의 값을 곱한 그래디언트를 받습니다. 그것은 다음 과제의 교환기, 곧 곱의
                방식입니다. 합에서는 다른 입력의 값이 상관없습니다. y가 아무리 커도 x를 조금 옮기면 x + y도 꼭
                그만큼 변합니다. 그래디언트에 무엇을 곱하는지 살펴봅니다.""",
        },
        {
            "en": """At (3, -4) a gradient of 2 has to become (2, 2); here it becomes (-8, 6). The README's table
                lists ∂f/∂x and ∂f/∂y for each gate: in the row of the sum there are no letters, only 1 and 1. The
                inputs are arguments of the function and need not be used.""",
            "ko": """(3, -4)에서 그래디언트 2는 (2, 2)가 되어야 하는데 (-8, 6)이 됩니다. README의 표에는 게이트마다
                ∂f/∂x와 ∂f/∂y가 있습니다. 합의 행에는 문자가 없고 1과 1뿐입니다. 입력은 함수의 인자이지만 쓰지
                않아도 됩니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "BACK22",
    task="mul_backward",
    old="return grad * y, grad * x",
    new="return y, x",
    title={
        "en": "behaves exactly as if the gradient that arrives were always 1",
        "ko": "도착하는 그래디언트가 언제나 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The local derivatives of x · y are right: y for x, and x for y. What arrives from behind the
                gate is lost, though. With a gradient of 1 nothing would be wrong, and that is why a product at the
                very end of a graph cannot show it. Look for the third argument.""",
            "ko": """x · y의 국소 미분은 맞습니다. x에 대해서는 y, y에 대해서는 x입니다. 그러나 게이트 뒤에서 도착한
                값이 사라집니다. 그래디언트가 1이면 틀린 것이 없으므로 그래프의 맨 끝에 있는 곱에서는 드러나지
                않습니다. 세 번째 인자를 찾아봅니다.""",
        },
        {
            "en": """At (3, -4) a gradient of 2 has to become (-8, 6), and (-4, 3) comes out: each is missing the
                factor 2. The chain rule reads dL/dx = dL/df · df/dx. The function computes the second factor; the
                first one is handed in as `grad` and belongs to both results.""",
            "ko": """(3, -4)에서 그래디언트 2는 (-8, 6)이 되어야 하는데 (-4, 3)이 나옵니다. 둘 다 인수 2가
                빠졌습니다. 연쇄 법칙은 dL/dx = dL/df · df/dx입니다. 함수가 계산한 것은 두 번째 인수이고, 첫 번째는
                `grad`로 들어와 두 결과에 모두 곱해집니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "BACK23",
    task="mul_backward",
    old="return grad * y, grad * x",
    new="return grad, grad",
    title={
        "en": "behaves exactly as if the gate added x and y",
        "ko": "x와 y를 더하는 게이트인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both inputs receive the gradient as it is, which is how a sum behaves, the distributor. In a
                product the other input acts as a lever: the larger y is, the more a small step of x moves x · y.
                Look at what the gradient should be multiplied by on its way to each input.""",
            "ko": """두 입력이 그래디언트를 그대로 받습니다. 그것은 분배기, 곧 합의 방식입니다. 곱에서는 다른 입력이
                지렛대 구실을 합니다. y가 클수록 x를 조금만 옮겨도 x · y가 많이 변합니다. 그래디언트가 각 입력으로
                갈 때 무엇을 곱해야 하는지 살펴봅니다.""",
        },
        {
            "en": """With x = 3 and y = -4 the product is -12. If x becomes 3.01, the product becomes -12.04: it
                changes by -4 times the step. So x receives -4 times the gradient, and y receives 3 times the
                gradient: (-8, 6) for a gradient of 2.""",
            "ko": """x = 3, y = -4이면 곱은 -12입니다. x가 3.01이 되면 곱은 -12.04가 되어, 옮긴 거리의 -4배만큼
                변합니다. 따라서 x는 그래디언트의 -4배를, y는 3배를 받습니다. 그래디언트가 2이면 (-8, 6)입니다.""",
        },
    ],
    link="README.md#2-mul_backwardx-y-grad",
)


edit(
    "BACK24",
    task="max_backward",
    old="(grad, 0.0) if x > y else (0.0, grad)",
    new="(grad, grad)",
    title={
        "en": "behaves exactly as if both inputs received the gradient",
        "ko": "두 입력이 모두 그래디언트를 받는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The larger input is served correctly; the smaller one should receive nothing and receives the
                same. A maximum looks at both inputs and lets one of them through. If the smaller one moves a
                little, the result does not move at all. Look at whether x and y are compared anywhere.""",
            "ko": """큰 입력이 받는 값은 맞지만, 아무것도 받지 않아야 할 작은 입력도 같은 값을 받습니다. 최댓값은 두
                입력을 보고 하나만 통과시킵니다. 작은 쪽이 조금 움직여도 결과는 전혀 움직이지 않습니다. x와 y를
                비교하는 곳이 있는지 살펴봅니다.""",
        },
        {
            "en": """max(2, -1) is 2. With -0.99 in place of -1 it is still 2, so the derivative by that input is 0.
                A gradient of 3 becomes (3, 0) at (2, -1) and (0, 3) at (-1, 2): two cases, and the comparison of x
                with y chooses between them.""",
            "ko": """max(2, -1)은 2입니다. -1이 -0.99가 되어도 그대로 2이므로 그 입력에 대한 미분은 0입니다.
                그래디언트 3은 (2, -1)에서 (3, 0), (-1, 2)에서 (0, 3)이 됩니다. 경우는 두 가지이고 x와 y를 비교해서
                고릅니다.""",
        },
    ],
    link="README.md#3-max_backwardx-y-grad",
)


edit(
    "BACK25",
    task="max_backward",
    old="x > y",
    new="x < y",
    title={
        "en": "behaves exactly as if the smaller input received the gradient",
        "ko": "작은 입력이 그래디언트를 받는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One input receives everything and the other nothing, as in a router, but it is the wrong one.
                This would be right for a minimum. The result of a maximum is the larger input, so only the larger
                one can change it. Look at the comparison, and at which branch belongs to which answer.""",
            "ko": """라우터답게 한 입력이 전부를 받고 다른 입력은 받지 않지만, 받는 쪽이 바뀌었습니다. 최솟값이라면
                이것이 맞습니다. 최댓값의 결과는 큰 입력이므로 큰 쪽만 결과를 바꿀 수 있습니다. 비교와, 각 갈래가
                어느 답에 해당하는지 살펴봅니다.""",
        },
        {
            "en": """At (2, -1) the maximum is 2, which is x. If x grows by 0.01 so does the result; the derivative
                by x is 1 and by y it is 0. A gradient of 3 becomes (3, 0), where (0, 3) comes out. Either the
                comparison or the order within the two pairs has to be turned round.""",
            "ko": """(2, -1)에서 최댓값은 x인 2입니다. x가 0.01 커지면 결과도 그만큼 커지므로 x에 대한 미분은 1, y에
                대한 미분은 0입니다. 그래디언트 3은 (3, 0)이 되어야 하는데 (0, 3)이 나옵니다. 비교의 방향이나 두 쌍
                안의 순서를 뒤집습니다.""",
        },
    ],
    link="README.md#3-max_backwardx-y-grad",
)


edit(
    "BACK26",
    task="max_backward",
    old="(grad, 0.0) if x > y else (0.0, grad)",
    new="(1.0, 0.0) if x > y else (0.0, 1.0)",
    title={
        "en": "behaves exactly as if the gradient that arrives were always 1",
        "ko": "도착하는 그래디언트가 언제나 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The right input is chosen, and it receives 1, whatever arrives. The numbers 1 and 0 are the
                local derivatives of the maximum; the gradient itself stands in the third argument. A router passes
                on the parcel that it was given. Look for `grad` in the two results.""",
            "ko": """올바른 입력을 골랐지만 무엇이 도착하든 1을 받습니다. 1과 0은 최댓값의 국소 미분이고,
                그래디언트는 세 번째 인자에 있습니다. 라우터는 받은 것을 그대로 넘겨줍니다. 두 결과에 `grad`가
                있는지 찾아봅니다.""",
        },
        {
            "en": """At (2, -1) a gradient of 3 has to become (3, 0), and (1, 0) comes out. The chain rule
                multiplies what arrives by the local derivative: 3 · 1 for the larger input, 3 · 0 for the other. A
                negative gradient is passed on with its sign.""",
            "ko": """(2, -1)에서 그래디언트 3은 (3, 0)이 되어야 하는데 (1, 0)이 나옵니다. 연쇄 법칙은 도착한 값에
                국소 미분을 곱합니다. 큰 입력에는 3 · 1, 다른 입력에는 3 · 0입니다. 음수인 그래디언트는 부호까지
                그대로 넘깁니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "BACK27",
    task="max_backward",
    old="x > y",
    new="abs(x) > abs(y)",
    title={
        "en": "behaves exactly as if the input farther from 0 were the larger one",
        "ko": "0에서 더 먼 입력을 큰 수로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For positive numbers all is right. Of two negative numbers the gradient goes to the one that is
                farther from 0, and that is the smaller one. On the number line the larger number stands to the
                right. Look at what is compared, the numbers or their sizes.""",
            "ko": """양수끼리는 모두 맞습니다. 음수 둘에서는 그래디언트가 0에서 더 먼 쪽, 곧 더 작은 수로 갑니다.
                수직선에서 오른쪽에 있는 수가 더 큽니다. 수 자체를 비교하는지 크기만 비교하는지 살펴봅니다.""",
        },
        {
            "en": """max(-1, -2) is -1: the absolute value of -2 is larger, the number is not. If -2 became -1.99,
                the result would still be -1. So at (-1, -2) the first input receives the whole gradient. Without
                `abs`, and without squares, the comparison is right for every sign.""",
            "ko": """max(-1, -2)는 -1입니다. -2는 절댓값이 더 크지만 수는 더 작습니다. -2가 -1.99가 되어도 결과는
                그대로 -1입니다. 그래서 (-1, -2)에서는 첫 번째 입력이 그래디언트를 모두 받습니다. `abs`나 제곱 없이
                비교하면 부호가 무엇이든 맞습니다.""",
        },
    ],
    link="README.md#3-max_backwardx-y-grad",
    example="max_backward(-1.0, -2.0, 3.0)",
)


edit(
    "BACK28",
    task="simple_graph",
    old="d_total, dz = mul_backward",
    new="dz, d_total = mul_backward",
    title={
        "en": "behaves exactly as if the product did not switch: the sum receives itself, and z receives z",
        "ko": "곱에서 값이 교환되지 않아 합은 자기 값을, z는 z를 받는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f is right, and the two numbers that should be gradients are there, in each other's places. At
                the product, each side receives the value of the *other* side: that is why it is called a switcher.
                Look at which value is handed to z, and which one goes on to x and y.""",
            "ko": """f는 맞고, 그래디언트가 되어야 할 두 수도 나오지만 서로 자리가 바뀌었습니다. 곱에서는 각 쪽이
                *다른* 쪽의 값을 받습니다. 그래서 교환기라고 부릅니다. z에 어떤 값이 가고, x와 y로 어떤 값이 가는지
                살펴봅니다.""",
        },
        {
            "en": """At (-2, 5, -4) the sum is 3. The product gives the sum -4, the value of z, and gives z the
                value 3. Then the sum passes -4 on to x and y: (-4, -4, 3) in all. Here dx and dy are 3, and dz is
                -4.""",
            "ko": """(-2, 5, -4)에서 합은 3입니다. 곱은 합에 z의 값인 -4를, z에 3을 줍니다. 이어서 합은 -4를 x와 y에
                넘기므로 모두 (-4, -4, 3)입니다. 지금은 dx와 dy가 3, dz가 -4입니다.""",
        },
    ],
    link="README.md#a-worked-example-f--x--y--z",
)


@variant(
    "BACK29",
    title={
        "en": "behaves exactly as if f were x + y · z, without brackets",
        "ko": "f가 괄호 없는 x + y · z인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Value and derivatives fit one another, but they belong to another function, in which only y is
                multiplied by z. In Python as in mathematics a product is computed before a sum, unless brackets say
                otherwise. The graph in the README shows which gate comes first. Look at the line that computes f.""",
            "ko": """값과 미분이 서로 맞지만 y에만 z를 곱한 다른 함수의 것입니다. Python에서도 수학에서도 괄호가
                없으면 곱을 합보다 먼저 계산합니다. README의 그래프를 보면 어느 게이트가 먼저인지 알 수 있습니다.
                f를 계산하는 줄을 살펴봅니다.""",
        },
        {
            "en": """At (-2, 5, -4) the sum is 3 and f is 3 · (-4) = -12; without brackets it is -2 + 5 · (-4) =
                -22. A variable of its own for the sum makes both directions clearer: it is needed on the way back
                as well, since dz is its value, and dx and dy are both z.""",
            "ko": """(-2, 5, -4)에서 합은 3이고 f는 3 · (-4) = -12입니다. 괄호가 없으면 -2 + 5 · (-4) = -22입니다.
                합을 변수에 따로 담으면 두 방향이 모두 분명해집니다. 되돌아갈 때도 필요합니다. dz가 합의 값이고,
                dx와 dy는 둘 다 z이기 때문입니다.""",
        },
    ],
    link="README.md#a-worked-example-f--x--y--z",
)
def simple_graph(x, y, z):
    return {"f": x + y * z, "dx": 1.0, "dy": z, "dz": y}


edit(
    "BACK30",
    task="simple_graph",
    old="add_backward(x, y, d_total)",
    new="d_total * x, d_total * y",
    title={
        "en": "behaves exactly as if the sum multiplied the gradient by its own inputs",
        "ko": "합이 그래디언트에 자기 입력을 곱해 넘기는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f and dz are right, and so is what arrives at the sum. From there on it should reach x and y
                unchanged, because the local derivatives of a sum are 1; here each of them is multiplied in as well.
                Look at the last step of the way back, from the sum to x and y.""",
            "ko": """f와 dz가 맞고, 합에 도착하는 값도 맞습니다. 합의 국소 미분은 1이므로 그 값이 x와 y에 그대로
                전해져야 하는데 x와 y가 한 번씩 더 곱해집니다. 되돌아가는 마지막 단계, 합에서 x와 y로 가는 부분을
                살펴봅니다.""",
        },
        {
            "en": """At (-2, 5, -4) the sum receives -4, and x and y both receive -4. Here they get -4 · (-2) = 8
                and -4 · 5 = -20. Trying it out settles the matter: with x = -1.99 the result is -12.04, so it
                changed by -4 times the step, and x itself plays no part.""",
            "ko": """(-2, 5, -4)에서 합은 -4를 받고 x와 y도 둘 다 -4를 받습니다. 지금은 -4 · (-2) = 8과 -4 · 5 =
                -20이 됩니다. 직접 해 보면 분명합니다. x = -1.99이면 결과는 -12.04로, 옮긴 거리의 -4배만큼 변했고
                x의 값은 상관이 없습니다.""",
        },
    ],
    link="README.md#a-worked-example-f--x--y--z",
)


edit(
    "BACK31",
    task="simple_graph",
    old="mul_backward(total, z, 1.0)",
    new="mul_backward(total, z, total * z)",
    title={
        "en": "behaves exactly as if the way back started from f itself and not from 1",
        "ko": "1이 아니라 f의 값에서 거꾸로 가기 시작하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All three derivatives are too large by the same factor, and this factor is f. The walk back
                begins with the derivative of the last value by itself: if f grows by 0.01, then f grows by 0.01.
                Look at the number that is handed to the first gate on the way back.""",
            "ko": """세 미분이 모두 같은 배수만큼 틀렸고 그 배수가 f입니다. 되돌아가는 길은 마지막 값을 자기
                자신으로 미분한 값에서 시작합니다. f가 0.01 커지면 f는 0.01 커집니다. 되돌아가는 첫 게이트에 어떤
                수를 넣는지 살펴봅니다.""",
        },
        {
            "en": """At (-2, 5, -4) f is -12, and 48, 48 and -36 come out in place of -4, -4 and 3: each is -12
                times what it should be. df/df is 1, in this graph as in every other; the bracket behind f in the
                README's drawing shows it.""",
            "ko": """(-2, 5, -4)에서 f는 -12이고, -4, -4, 3 대신 48, 48, -36이 나옵니다. 모두 -12배입니다. df/df는
                이 그래프에서나 다른 어느 그래프에서나 1입니다. README의 그림에서 f 아래의 괄호 안에 있습니다.""",
        },
    ],
    link="README.md#a-worked-example-f--x--y--z",
)


edit(
    "BACK32",
    task="sigmoid_derivative",
    old="return s * (1 - s)",
    new="return s * (1 - z)",
    title={
        "en": "behaves exactly as if the second factor were 1 - z",
        "ko": "두 번째 인수가 1 - z인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first factor is σ(z), as it should be. The second contains the pre-activation where the
                activation belongs, so the result becomes 0 at z = 1 and negative beyond it. A slope of a curve that
                only rises cannot be negative. Look at which of the two, s or z, stands in each factor.""",
            "ko": """첫 번째 인수 σ(z)는 맞습니다. 두 번째 인수에는 활성값이 있어야 할 자리에 활성화 이전의 값이
                있어, z = 1에서 0이 되고 그보다 크면 음수가 됩니다. 올라가기만 하는 곡선의 기울기는 음수일 수
                없습니다. 인수마다 s와 z 가운데 무엇이 있는지 살펴봅니다.""",
        },
        {
            "en": """At z = 0 the value should be 0.5 · 0.5 = 0.25, and 0.5 · 1 = 0.5 comes out. Once σ(z) is
                computed, z is not needed any more: both factors are made of the same number, and it is worth
                keeping it in a variable so that σ is applied once.""",
            "ko": """z = 0에서 0.5 · 0.5 = 0.25여야 하는데 0.5 · 1 = 0.5가 나옵니다. σ(z)를 구하고 나면 z는 더
                필요하지 않습니다. 두 인수는 같은 수로 만들어지므로, 변수에 담아 두면 σ를 한 번만 적용하면 됩니다.""",
        },
    ],
    link="README.md#5-sigmoid_derivativez",
)


edit(
    "BACK33",
    task="sigmoid_derivative",
    old="return s * (1 - s)",
    new="return 1 - s**2",
    title={
        "en": "behaves exactly as if the rule of tanh were used: 1 - σ(z)²",
        "ko": "tanh의 규칙인 1 - σ(z)²을 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The values are far too large, and they fall from left to right, where σ' is highest at 0 and
                falls to both sides. One minus the square is the derivative of the other S-shaped curve, tanh,
                written with its own value. Each curve has a rule of its own; the README has the one of σ.""",
            "ko": """값이 너무 크고 왼쪽에서 오른쪽으로 계속 작아집니다. σ'은 0에서 가장 크고 양쪽으로 작아져야
                합니다. 1에서 제곱을 뺀 것은 또 다른 S자 곡선인 tanh의 미분을 tanh 값으로 쓴 것입니다. 곡선마다
                규칙이 다르며 σ의 규칙은 README에 있습니다.""",
        },
        {
            "en": """At 0, σ is 0.5 and its slope is 0.25; 1 - 0.5² would be 0.75. Far to the left σ is nearly 0,
                and there the slope has to be nearly 0 as well, which a product with the factor σ(z) provides. The
                second factor, 1 - σ(z), does the same on the right.""",
            "ko": """0에서 σ는 0.5이고 기울기는 0.25입니다. 1 - 0.5²이면 0.75가 됩니다. 왼쪽 멀리에서는 σ가 거의
                0이고 기울기도 거의 0이어야 하는데, 인수 σ(z)를 곱하면 그렇게 됩니다. 두 번째 인수 1 - σ(z)는
                오른쪽에서 같은 일을 합니다.""",
        },
    ],
    link="README.md#5-sigmoid_derivativez",
)


edit(
    "BACK34",
    task="sigmoid_neuron",
    old="dz * np.array([x[0], x[1], 1.0]), dz * w[:2]",
    new="dz * w, dz * x",
    title={
        "en": "behaves exactly as if the products did not switch: weights receive weights, inputs receive inputs",
        "ko": "곱에서 값이 교환되지 않아 가중치는 가중치를, 입력은 입력을 받는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f is right, and the gradient that arrives at the sum is right as well. In each product w · x
                the weight has to receive the value of the input, and the input the value of the weight. Here each
                receives its own. Look at the two arrays that the gradient is multiplied by.""",
            "ko": """f도 맞고 합에 도착하는 그래디언트도 맞습니다. 곱 w · x에서 가중치는 입력의 값을, 입력은
                가중치의 값을 받아야 하는데 지금은 저마다 자기 값을 받습니다. 그래디언트에 곱하는 두 배열을
                살펴봅니다.""",
        },
        {
            "en": """At w = (2, -3, -3) and x = (-1, -2) the arriving gradient is 0.1966119. Weight 0 gets it times
                x0 = -1, input 0 gets it times w0 = 2. The bias has no input beside it: its term enters the sum
                alone, so it gets 0.1966119 times 1. That makes three numbers for w and two for x.""",
            "ko": """w = (2, -3, -3), x = (-1, -2)에서 도착하는 그래디언트는 0.1966119입니다. 가중치 0은 여기에 x0 =
                -1을, 입력 0은 w0 = 2를 곱해 받습니다. 편향은 곱해지는 입력 없이 합에 들어가므로 1을 곱한
                0.1966119를 받습니다. w에는 수가 셋, x에는 둘입니다.""",
        },
    ],
    link="README.md#a-worked-example-a-neuron",
)


edit(
    "BACK35",
    task="sigmoid_neuron",
    old="z = w[0] * x[0] + w[1] * x[1] + w[2]",
    new="z = w[0] * x[0] + w[1] * x[1]",
    title={
        "en": "behaves exactly as if the bias were not part of the sum",
        "ko": "합에 편향이 들어 있지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f and all gradients belong to another z, that of a neuron without a bias. The gradients have
                the right proportions, since only the slope of σ is taken at the wrong place. w has three elements,
                and x has two: the third weight stands alone. Look at the line that computes the sum.""",
            "ko": """f와 모든 그래디언트가 편향이 없는 뉴런의 z에서 나온 것입니다. σ의 기울기를 다른 곳에서 구했을
                뿐이어서 그래디언트 사이의 비율은 맞습니다. w의 원소는 셋, x의 원소는 둘이고 세 번째 가중치는 홀로
                더해집니다. 합을 계산하는 줄을 살펴봅니다.""",
        },
        {
            "en": """With w = (2, -3, -3) and x = (-1, -2) the two products are -2 and 6; with the bias -3 the sum
                is 1, and f = σ(1) = 0.7310586. Without it the sum is 4, and f is 0.9820138. In the backward pass
                the bias is treated like a weight whose input is always 1.""",
            "ko": """w = (2, -3, -3), x = (-1, -2)이면 두 곱은 -2와 6이고 편향 -3을 더한 합은 1, f = σ(1) =
                0.7310586입니다. 편향이 없으면 합이 4, f가 0.9820138이 됩니다. 역전파에서 편향은 입력이 언제나 1인
                가중치와 같습니다.""",
        },
    ],
    link="README.md#a-worked-example-a-neuron",
)


edit(
    "BACK36",
    task="sigmoid_neuron",
    old="dz = sigmoid_derivative(z)",
    new="dz = sigmoid_derivative(_sigmoid(z))",
    title={
        "en": "behaves exactly as if the slope of σ were taken at f, not at z",
        "ko": "σ의 기울기를 z가 아니라 f에서 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f is right, and all gradients are off by one common factor. `sigmoid_derivative` applies σ by
                itself, so it has to be given what goes into σ. If f goes in, σ is applied twice. Look at the
                argument of the derivative, and at which variable holds the sum.""",
            "ko": """f는 맞고 모든 그래디언트가 같은 배수만큼 틀립니다. `sigmoid_derivative`는 스스로 σ를 적용하므로
                σ에 들어가는 값을 넣어야 합니다. f를 넣으면 σ가 두 번 적용됩니다. 미분 함수의 인자와 합이 담긴
                변수를 살펴봅니다.""",
        },
        {
            "en": """In the README's example the sum is 1, and the gradient that arrives there is σ'(1) = 0.1966119.
                σ' of f = 0.7310586 would be 0.2193619. With f at hand there is a second way, without the function:
                f · (1 - f) is the same slope.""",
            "ko": """예제에서 합은 1이고 거기에 도착하는 그래디언트는 σ'(1) = 0.1966119입니다. f = 0.7310586에서
                σ'을 구하면 0.2193619이 됩니다. f가 있으면 함수 없이 구하는 방법도 있습니다. f · (1 - f)가 같은
                기울기입니다.""",
        },
    ],
    link="README.md#a-worked-example-a-neuron",
)


edit(
    "BACK37",
    task="sigmoid_neuron",
    old="return _sigmoid(z), dz * np.array([x[0], x[1], 1.0]), dz * w[:2]",
    new="return _sigmoid(z), dz * w[:2], dz * np.array([x[0], x[1], 1.0])",
    title={
        "en": "behaves exactly as if dx stood before dw in the result",
        "ko": "결과에서 dx가 dw보다 앞에 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All numbers are right, and two of the three parts have changed places: the gradient of the
                weights has two elements and that of the inputs has three. A tuple has no names, so its order is
                part of the agreement. Compare the `return` with the docstring.""",
            "ko": """수는 모두 맞지만 세 부분 가운데 둘의 자리가 바뀌었습니다. 가중치의 그래디언트에 원소가 둘,
                입력의 그래디언트에 셋 있습니다. 튜플에는 이름이 없으므로 순서가 곧 약속입니다. `return`을
                docstring과 견주어 봅니다.""",
        },
        {
            "en": """The result is (f, dw, dx): first the value, then the gradient of the first argument w, with the
                shape (3,), then that of the second argument x, with the shape (2,). A gradient always has the shape
                of what it belongs to, which is a quick way to notice such an exchange.""",
            "ko": """결과는 (f, dw, dx)입니다. 먼저 값, 다음은 첫 번째 인자 w의 그래디언트로 모양이 (3,), 그다음은
                두 번째 인자 x의 그래디언트로 모양이 (2,)입니다. 그래디언트의 모양은 언제나 원래 변수의 모양과
                같으므로 자리가 바뀌면 모양으로 금방 알 수 있습니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
)


edit(
    "BACK38",
    task="chain_forward",
    old='"loss": y_hat - y',
    new='"loss": y - y_hat',
    title={
        "en": "behaves exactly as if the loss were y - ŷ",
        "ko": "손실이 y - ŷ인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1, h2 and ŷ are right, and the loss has the opposite sign. With a square it would not matter
                which of the two is subtracted from which, and many books write y first. This loss has no square, so
                the order decides the sign, and the sign of every gradient with it.""",
            "ko": """h1, h2, ŷ은 맞고 손실의 부호만 반대입니다. 제곱이 있다면 어느 쪽에서 어느 쪽을 빼든 같으므로
                y를 먼저 쓰는 책도 많습니다. 이 손실에는 제곱이 없어서 순서가 부호를 정하고, 모든 그래디언트의
                부호도 함께 정해집니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3, y = 1 the prediction is 2.1931757, and the loss is 1.1931757, above
                0 since the prediction is too large. The course chose ŷ - y because its derivative by ŷ is 1; for y
                - ŷ it would be -1.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3, y = 1에서 예측은 2.1931757이고, 예측이 너무 크므로 손실은 0보다 큰
                1.1931757입니다. 이 과정은 ŷ에 대한 미분이 1이 되도록 ŷ - y를 골랐습니다. y - ŷ이라면 -1이 됩니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)


edit(
    "BACK39",
    task="chain_forward",
    old='"loss": y_hat - y',
    new='"loss": abs(y_hat - y)',
    title={
        "en": "behaves exactly as if the loss were the absolute value of ŷ - y",
        "ko": "손실이 ŷ - y의 절댓값인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the prediction is too large the loss is right; where it is too small the loss should be
                negative and is not. A real loss is never negative, which makes the absolute value tempting. This
                one was chosen for its derivative and for nothing else. Look at what is done to the difference.""",
            "ko": """예측이 너무 크면 손실이 맞지만, 너무 작으면 음수여야 할 손실이 음수가 아닙니다. 진짜 손실은
                음수가 되지 않으므로 절댓값을 쓰고 싶어집니다. 그러나 이 손실은 미분을 위해 고른 것입니다. 차에
                무엇을 하는지 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3, y = 5 the loss is 2.1931757 - 5 = -2.8068243. An absolute value
                would have the derivative 1 on one side and -1 on the other; the difference as it is has the
                derivative 1 everywhere, and this keeps the arithmetic of the chain on one line.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3, y = 5에서 손실은 2.1931757 - 5 = -2.8068243입니다. 절댓값이라면 미분이
                한쪽에서는 1, 다른 쪽에서는 -1입니다. 차를 그대로 쓰면 미분이 어디서나 1이어서 사슬의 계산이 한 줄로
                끝납니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK40",
    task="chain_forward",
    old="y_hat = w2 * h2",
    new="y_hat = _sigmoid(w2 * h2)",
    title={
        "en": "behaves exactly as if the output went through σ as well",
        "ko": "출력도 σ를 거치는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1 and h2 are right; ŷ lies between 0 and 1, and the loss follows it. In the network of xor_mlp
                every layer ends with a sigmoid. This chain has one in the middle only: its output is a plain
                product. Look at the line that computes ŷ.""",
            "ko": """h1과 h2는 맞고, ŷ이 0과 1 사이에 있으며 손실도 그에 따라 달라집니다. xor_mlp의 신경망에서는
                모든 층이 시그모이드로 끝납니다. 이 사슬에는 가운데에 하나만 있고 출력은 곱 그대로입니다. ŷ을
                계산하는 줄을 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3 the product w2 · h2 = 3 · 0.7310586 = 2.1931757 is ŷ already. A
                further σ makes 0.8996350 of it. The drawing of the chain shows each step with its formula; σ occurs
                once, between h1 and h2.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3에서 곱 w2 · h2 = 3 · 0.7310586 = 2.1931757이 바로 ŷ입니다. σ를 한 번 더
                적용하면 0.8996350이 됩니다. 사슬의 그림에는 단계마다 식이 있고, σ는 h1과 h2 사이에 한 번만
                나옵니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)


edit(
    "BACK41",
    task="chain_forward",
    old="h2 = _sigmoid(h1)",
    new="h2 = h1",
    title={
        "en": "behaves exactly as if h2 were h1: σ is missing",
        "ko": "σ가 빠져 h2가 h1과 같은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1 is right, and everything after it was computed without the sigmoid. Two products in a row
                are one product: without a bend between them the chain could do no more than a single weight. Look
                at the step from h1 to h2.""",
            "ko": """h1은 맞고 그다음은 모두 시그모이드 없이 계산되었습니다. 곱을 두 번 하는 것은 한 번 하는 것과
                같습니다. 사이에 굽은 함수가 없으면 이 사슬은 가중치 하나보다 나을 것이 없습니다. h1에서 h2로 가는
                단계를 살펴봅니다.""",
        },
        {
            "en": """At x = 2 and w1 = 0.5, h1 is 1 and h2 has to be σ(1) = 0.7310586, a number between 0 and 1
                whatever h1 is. Then ŷ = 3 · 0.7310586 = 2.1931757, where 3 comes out now. σ is the one of xor_mlp;
                a helper for it may stand in this file under any name.""",
            "ko": """x = 2, w1 = 0.5이면 h1은 1이고 h2는 σ(1) = 0.7310586이어야 합니다. h1이 무엇이든 0과 1 사이의
                수입니다. 그러면 ŷ = 3 · 0.7310586 = 2.1931757인데 지금은 3이 나옵니다. σ는 xor_mlp의 것이며, 이름이
                무엇이든 도움 함수로 이 파일에 두어도 됩니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK42",
    task="chain_gradients",
    old='{"dw1": dh1 * x,',
    new='{"dw1": dh1,',
    title={
        "en": "behaves exactly as if dw1 stopped at h1: the factor x is missing",
        "ko": "dw1이 h1에서 멈춰 인수 x가 빠진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, and dw1 has gone most of the way: through w2 and through σ. What comes out is the
                gradient that arrives at h1. One gate is left, the product h1 = x · w1, and a product switches. Look
                at the last factor of dw1.""",
            "ko": """dw2는 맞고 dw1은 w2와 σ를 지나 거의 다 왔습니다. 지금 나온 것은 h1에 도착하는 그래디언트입니다.
                게이트가 하나 남아 있습니다. 곱 h1 = x · w1이고, 곱에서는 값이 교환됩니다. dw1의 마지막 인수를
                살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3 the gradient at h1 is 3 · 0.1966119 = 0.5898358. w1 receives it
                times the other side of its product, which is x = 2, and that makes 1.1796716. With x = 1 the
                missing factor could not be seen, with x = -1 the sign would be wrong.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3에서 h1의 그래디언트는 3 · 0.1966119 = 0.5898358입니다. w1은 여기에 곱의
                다른 쪽인 x = 2를 곱한 1.1796716을 받습니다. x = 1이면 빠진 인수가 보이지 않고, x = -1이면 부호가
                틀립니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)


edit(
    "BACK43",
    task="chain_gradients",
    old='dw2, dh2 = h["h2"], w2',
    new='dw2, dh2 = h["h2"], w1',
    title={
        "en": "behaves exactly as if w1 stood in the place of w2 in dw1",
        "ko": "dw1에서 w2 자리에 w1이 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, and dw1 contains the wrong weight. It seems natural that w1 occurs in its own
                gradient, but apart from the place at which σ' is taken it does not: a product hands its input the
                *other* factor. Going back from ŷ, the first gate is w2 · h2. Which factor does h2 receive?""",
            "ko": """dw2는 맞고 dw1에는 다른 가중치가 들어 있습니다. w1의 그래디언트에 w1이 들어가는 것이 자연스러워
                보이지만, σ'을 구하는 자리를 빼면 들어가지 않습니다. 곱은 입력에 *다른* 인수를 넘깁니다. ŷ에서
                거꾸로 가면 첫 게이트가 w2 · h2입니다. h2는 어느 인수를 받을까요?""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3 dw1 has to be w2 · σ'(h1) · x = 3 · 0.1966119 · 2 = 1.1796716. With
                0.5 in the place of 3 it is 0.1966119. Writing the name of the gate beside each factor, from right
                to left, keeps the two weights apart.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3에서 dw1은 w2 · σ'(h1) · x = 3 · 0.1966119 · 2 = 1.1796716이어야 합니다.
                3 대신 0.5를 쓰면 0.1966119가 됩니다. 오른쪽에서 왼쪽으로 가며 인수마다 게이트의 이름을 적어 보면 두
                가중치가 섞이지 않습니다.""",
        },
    ],
    link="README.md#8-chain_gradientsx-w1-w2-y",
)


edit(
    "BACK44",
    task="chain_gradients",
    old='dw2, dh2 = h["h2"], w2',
    new='dw2, dh2 = h["loss"] * h["h2"], h["loss"] * w2',
    title={
        "en": "behaves exactly as if dL/dŷ were ŷ - y and not 1",
        "ko": "dL/dŷ이 1이 아니라 ŷ - y인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both gradients carry one factor too many, the loss itself. That is the derivative of half a
                squared error, which most books begin with. The loss of this chain has no square: it is ŷ - y, a
                straight line in ŷ. Its slope does not depend on where one stands. Look at the first number of the
                way back.""",
            "ko": """두 그래디언트에 인수가 하나 더, 곧 손실 자체가 곱해져 있습니다. 그것은 많은 책이 처음에 쓰는,
                제곱 오차의 절반을 미분한 것입니다. 이 사슬의 손실은 제곱이 없는 ŷ - y이고 ŷ에 대한 직선입니다.
                직선의 기울기는 어디서나 같습니다. 되돌아가는 첫 번째 수를 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3, y = 1 dw2 has to be h2 = 0.7310586; with the loss 1.1931757 as a
                factor it is 0.8722813. Changing y must not change the gradients at all: y is subtracted at the very
                end and leaves no trace in any slope.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3, y = 1에서 dw2는 h2 = 0.7310586이어야 하는데, 손실 1.1931757을 곱하면
                0.8722813가 됩니다. y를 바꾸어도 그래디언트는 전혀 바뀌지 않아야 합니다. y는 맨 끝에서 뺄 뿐이어서
                어떤 기울기에도 남지 않습니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)


edit(
    "BACK45",
    task="chain_gradients",
    old='{"dw1": dh1 * x, "dw2": dw2}',
    new='{"dw1": dw2, "dw2": dh1 * x}',
    title={
        "en": "behaves exactly as if the two gradients had changed places",
        "ko": "두 그래디언트가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers are right, and each stands under the name of the other. Going back, dw2 is found
                first and dw1 last, while in the result dw1 is named first: the order of the calculation is not the
                order of the names. Look at the dict that is returned.""",
            "ko": """두 수는 모두 맞지만 서로 다른 이름 아래에 있습니다. 거꾸로 가면 dw2를 먼저, dw1을 나중에
                구하는데 결과에는 dw1이 먼저 적혀 있습니다. 계산하는 순서와 이름의 순서가 다릅니다. 반환하는
                딕셔너리를 살펴봅니다.""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3, y = 1 dw1 is 1.1796716 and dw2 is 0.7310586. dw2 is h2, so it is
                always between 0 and 1; dw1 is the long product of w2, σ'(h1) and x. A step with exchanged gradients
                moves each weight by the need of the other.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3, y = 1에서 dw1은 1.1796716, dw2는 0.7310586입니다. dw2는 h2이므로
                언제나 0과 1 사이이고, dw1은 w2, σ'(h1), x를 곱한 긴 곱입니다. 그래디언트가 바뀌면 가중치마다
                상대에게 필요한 만큼 움직입니다.""",
        },
    ],
    link="README.md#8-chain_gradientsx-w1-w2-y",
)


edit(
    "BACK46",
    task="sgd_step",
    old="value - lr * grads[name]",
    new="value - grads[name]",
    title={
        "en": "behaves exactly as if the learning rate were 1",
        "ko": "학습률이 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each parameter moves in the right direction, and by the whole gradient. The gradient says how
                steep the slope is, not how far to walk; a step of that length usually jumps over the valley. The
                third argument scales it. Look for `lr` in the calculation.""",
            "ko": """파라미터마다 방향은 맞지만 그래디언트 전체만큼 움직입니다. 그래디언트는 비탈이 얼마나
                가파른지를 말할 뿐 얼마나 갈지를 말하지 않습니다. 그만큼 가면 대개 골짜기를 뛰어넘습니다. 걸음의
                길이는 세 번째 인자로 정합니다. 계산에 `lr`이 있는지 찾아봅니다.""",
        },
        {
            "en": """With w1 = 1, a gradient of 0.5 and lr = 0.1, the step is 0.05 and w1 becomes 0.95; here it
                becomes 0.5. w2 = 2 with the gradient -0.25 should become 2.025. In the formula α and the gradient
                are multiplied, and the product is subtracted.""",
            "ko": """w1 = 1, 그래디언트 0.5, lr = 0.1이면 걸음은 0.05이고 w1은 0.95가 되어야 하는데 0.5가 됩니다.
                그래디언트가 -0.25인 w2 = 2는 2.025가 되어야 합니다. 공식에서는 α와 그래디언트를 곱하고 그 곱을
                뺍니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


edit(
    "BACK47",
    task="sgd_step",
    old="for name, value in params.items()}",
    new="for name, value in list(params.items())[:1]}",
    title={
        "en": "behaves exactly as if only the first parameter came back",
        "ko": "첫 번째 파라미터만 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first parameter is updated correctly, and all others are missing from the result. A
                `return` inside a loop ends the function in the first round; a dict that is made anew in every round
                forgets what it held. Look at what stands inside the loop and what stands outside.""",
            "ko": """첫 번째 파라미터는 맞게 갱신되지만 나머지가 결과에 없습니다. 반복문 안의 `return`은 첫 바퀴에서
                함수를 끝내고, 바퀴마다 새로 만드는 딕셔너리는 담고 있던 것을 잊습니다. 반복문 안에 있는 것과 밖에
                있는 것을 살펴봅니다.""",
        },
        {
            "en": """For {w1: 1, w2: 2} a dict with two keys has to come back: 0.95 and 2.025 with the gradients 0.5
                and -0.25 and lr = 0.1. The empty dict is made once, before the loop; every round puts one name into
                it; the `return` stands behind the loop, on the level of the `for`.""",
            "ko": """{w1: 1, w2: 2}를 넣으면 키가 둘인 딕셔너리가 나와야 합니다. 그래디언트가 0.5와 -0.25, lr =
                0.1이면 0.95와 2.025입니다. 빈 딕셔너리는 반복문 앞에서 한 번 만들고, 바퀴마다 이름 하나를 넣고,
                `return`은 반복문이 끝난 뒤 `for`와 같은 깊이에 둡니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


edit(
    "BACK48",
    task="sgd_step",
    old="{name: value - lr * grads[name] for name, value in params.items()}",
    new="{name: value - lr * g for (name, value), g in zip(params.items(), grads.values())}",
    title={
        "en": "behaves exactly as if parameters and gradients were matched by their order, not by name",
        "ko": "파라미터와 그래디언트를 이름이 아니라 순서로 짝짓는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """As long as both dicts list their names in the same order nothing is wrong. In another order
                each parameter takes the step of some other one. Equal keys are promised, an equal order is not.
                Look at how the gradient of a parameter is found.""",
            "ko": """두 딕셔너리에 이름이 같은 순서로 있으면 틀린 것이 없습니다. 순서가 다르면 파라미터가 다른
                파라미터의 그래디언트로 움직입니다. 키가 같다는 약속은 있지만 순서가 같다는 약속은 없습니다.
                파라미터의 그래디언트를 어떻게 찾는지 살펴봅니다.""",
        },
        {
            "en": """`zip` puts together what stands at the same place: the first with the first, the second with
                the second. A dict is made to be asked by name: while going through the names of `params`,
                `grads[name]` is the gradient that belongs there, wherever it was listed. With it, the order has no
                influence.""",
            "ko": """`zip`은 같은 자리에 있는 것끼리, 첫째는 첫째와, 둘째는 둘째와 짝짓습니다. 딕셔너리는 이름으로
                찾으라고 있는 것입니다. `params`의 이름을 차례로 돌면서 `grads[name]`을 쓰면, 어디에 적혀 있든 그
                이름의 그래디언트입니다. 그러면 순서는 영향을 주지 않습니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
    example='sgd_step({"a": 1.0, "b": 2.0}, {"b": 1.0, "a": 3.0}, 0.1)',
)


edit(
    "BACK49",
    task="mlp_gradients",
    old=" / len(x)",
    new="",
    title={
        "en": "behaves exactly as if the gradients of the samples were added up, not averaged",
        "ko": "샘플의 그래디언트를 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every gradient is n times too large, in all layers alike. The loss is a mean over the samples,
                and the 1/n in front of it stays when the derivative is taken. Data given twice over should leave
                the gradient as it is. Look at the delta of the output layer.""",
            "ko": """모든 층에서 그래디언트가 똑같이 n배입니다. 손실은 샘플에 대한 평균이고, 앞에 있는 1/n은
                미분해도 남습니다. 같은 데이터를 두 번 이어 붙여도 그래디언트는 그대로여야 합니다. 출력층의 델타를
                살펴봅니다.""",
        },
        {
            "en": """For one neuron of zeros on OR the four differences ŷ - y are 0.5, -0.5, -0.5 and -0.5. Their
                sum is -1, their mean -0.25, and the second is asked for. Dividing δ at the output once is enough,
                since every gradient of every layer is made from it.""",
            "ko": """0에서 시작한 뉴런 하나의 OR에서 네 차 ŷ - y는 0.5, -0.5, -0.5, -0.5입니다. 합은 -1, 평균은
                -0.25이고 구해야 하는 것은 평균입니다. 모든 층의 그래디언트가 출력층의 δ에서 나오므로 거기서 한 번만
                나누면 됩니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK50",
    task="mlp_gradients",
    old="return grads[::-1]",
    new="return grads",
    title={
        "en": "behaves exactly as if the pairs came from the last layer to the first",
        "ko": "쌍이 마지막 층부터 첫 층의 순서로 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every gradient is right, and the list is in the order in which they were found. Backpropagation
                starts at the end, so the last layer is finished first. The caller expects the order of `params`, to
                update layer by layer. With a single layer there is no difference. Look at the last line.""",
            "ko": """그래디언트는 하나하나 맞지만 목록이 구한 순서대로 되어 있습니다. 역전파는 끝에서 시작하므로
                마지막 층이 가장 먼저 나옵니다. 호출한 쪽은 층마다 갱신하려고 `params`의 순서를 기대합니다. 층이
                하나뿐이면 차이가 없습니다. 마지막 줄을 살펴봅니다.""",
        },
        {
            "en": """For 2-4-5-1 the shapes of dW have to be (2, 4), (4, 5), (5, 1); printing them shows (5, 1)
                first. Either the finished list is turned round once, or each new pair is put in front of the
                others. Every dW has the shape of its W, which makes a good check.""",
            "ko": """2-4-5-1에서 dW의 모양은 (2, 4), (4, 5), (5, 1)이어야 하는데 출력해 보면 (5, 1)이 먼저입니다. 다
                만든 목록을 한 번 뒤집거나, 새 쌍을 매번 앞에 넣습니다. dW의 모양이 W와 같은지 보면 쉽게 확인할 수
                있습니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK51",
    task="mlp_gradients",
    old="(delta @ W.T) * a * (1 - a)",
    new="delta @ W.T",
    title={
        "en": "behaves exactly as if σ' of the hidden layers were 1",
        "ko": "은닉층의 σ'이 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right, and the gradients of the layers before it are too large, the more so
                the further back they lie. On the way back each sigmoid multiplies by its slope, which is at most
                0.25. The product with Wᵀ leads to the activation; one gate more leads to the sum below it.""",
            "ko": """마지막 층은 맞고 그 앞 층의 그래디언트는 너무 크며, 뒤로 갈수록 더 커집니다. 되돌아갈 때
                시그모이드마다 기울기가 곱해지고 그 값은 많아야 0.25입니다. Wᵀ를 곱하면 활성값까지 온 것이고,
                게이트를 하나 더 지나야 그 아래의 합에 이릅니다.""",
        },
        {
            "en": """The table in the README has three gates for a layer: product, bias and sigmoid. The last one
                reads: δ of the layer before is dA ⊙ A ⊙ (1 - A), where A is what went into the later layer. At the
                output the same factor has cancelled, so it is missing there for a reason; here it is not.""",
            "ko": """README의 표에는 층마다 곱, 편향, 시그모이드 세 게이트가 있습니다. 마지막 줄은 앞 층의 δ = dA ⊙
                A ⊙ (1 - A)이고, A는 뒤 층으로 들어간 값입니다. 출력층에서는 같은 인수가 약분되어 없는 것이지만
                은닉층에서는 약분되지 않습니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK52",
    task="mlp_gradients",
    old="(delta @ W.T) * a * (1 - a)",
    new="(delta @ W.T) * sigmoid_derivative(a)",
    title={
        "en": "behaves exactly as if the slope of σ were taken at an activation: σ was applied twice",
        "ko": "σ를 두 번 적용해 활성값에서 σ의 기울기를 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The last layer is right, the layers before it are a little off. The list of activations holds
                σ(z), not z; a function that computes σ' from z applies σ once more to what it is given. Look at
                what goes into the slope on the way back.""",
            "ko": """마지막 층은 맞고 앞의 층들은 조금씩 틀립니다. 활성값의 목록에 든 것은 z가 아니라 σ(z)입니다.
                z로 σ'을 계산하는 함수는 받은 값에 σ를 한 번 더 적용합니다. 되돌아갈 때 기울기를 무엇으로 구하는지
                살펴봅니다.""",
        },
        {
            "en": """Where an activation is 0.9525741, σ' is 0.9525741 · 0.0474259 = 0.0451767; σ' of the activation
                would be about 0.2. From activations the slope is A (1 - A), without another σ. With
                `sigmoid_derivative` the sums have to be kept in the forward pass, beside the activations.""",
            "ko": """활성값이 0.9525741이면 σ'은 0.9525741 · 0.0474259 = 0.0451767인데, 활성값에서 σ'을 구하면 약
                0.2가 됩니다. 활성값이 있으면 기울기는 σ를 더 적용하지 않은 A (1 - A)입니다. `sigmoid_derivative`를
                쓰려면 순전파에서 활성값과 함께 합도 보관해야 합니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK53",
    task="mlp_gradients",
    old="delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)",
    new="delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x) * activations[-1] * (1 - activations[-1])",
    title={
        "en": "behaves exactly as if σ' were multiplied in at the output as well",
        "ko": "출력층에서도 σ'을 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Already the last layer is wrong: its gradients are too small, and most of all where the network
                is sure. For the squared error the slope of σ belongs there. Cross entropy has ŷ (1 - ŷ) in the
                denominator of its derivative, and the two meet at the output. Look at the first delta.""",
            "ko": """마지막 층부터 틀립니다. 그래디언트가 너무 작고, 신경망이 확신하는 곳일수록 더 작습니다. 제곱
                오차라면 여기에 σ의 기울기가 들어갑니다. 그러나 교차 엔트로피의 미분에는 분모에 ŷ (1 - ŷ)이 있고,
                둘이 출력층에서 만납니다. 첫 번째 델타를 살펴봅니다.""",
        },
        {
            "en": """For one neuron of zeros on OR every gradient is -0.25; with another σ'(0) = 0.25 it becomes
                -0.0625. The README multiplies the two derivatives out, and what is left is δ = (ŷ - y) / n. Here σ'
                is not forgotten; it has cancelled. In the hidden layers it does not.""",
            "ko": """0에서 시작한 뉴런 하나의 OR에서 그래디언트는 모두 -0.25인데 σ'(0) = 0.25를 더 곱하면 -0.0625가
                됩니다. README에서 두 미분을 곱해 정리하면 δ = (ŷ - y) / n만 남습니다. σ'을 빠뜨린 것이 아니라
                약분된 것입니다. 은닉층에서는 약분되지 않습니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK54",
    task="mlp_gradients",
    old="(activations[-1] - np.reshape(y, (-1, 1)))",
    new="(np.reshape(y, (-1, 1)) - activations[-1])",
    title={
        "en": "behaves exactly as if the prediction were subtracted from the label",
        "ko": "정답에서 예측을 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All gradients have the right size and the wrong sign. The derivative of the loss is ŷ - y at
                the output; the other order is found in texts that *add* their updates. A gradient has to point to
                where the loss grows, whatever is done with it later. Look at the first difference.""",
            "ko": """모든 그래디언트의 크기는 맞고 부호가 반대입니다. 출력층에서 손실의 미분은 ŷ - y입니다. 반대
                순서는 갱신할 때 *더하는* 책에 나옵니다. 나중에 어떻게 쓰든 그래디언트는 손실이 커지는 쪽을 가리켜야
                합니다. 첫 번째 뺄셈을 살펴봅니다.""",
        },
        {
            "en": """For one neuron of zeros on OR all three gradients are -0.25: a larger bias would make the loss
                smaller, since three of four labels are 1. Here 0.25 comes out. `numerical_gradient` of the loss
                shows the sign as well, and settles such questions in general.""",
            "ko": """0에서 시작한 뉴런 하나의 OR에서 세 그래디언트는 모두 -0.25입니다. 정답 넷 가운데 셋이 1이므로
                편향이 커지면 손실이 줄기 때문입니다. 지금은 0.25가 나옵니다. 손실의 `numerical_gradient`를 구해
                보아도 부호를 알 수 있습니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK55",
    task="mlp_gradients",
    old="delta.sum(axis=0)",
    new="delta.sum()",
    title={
        "en": "behaves exactly as if db were one number, the sum over samples and units",
        "ko": "db가 샘플과 유닛을 모두 더한 수 하나인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every dW is right, and every db has lost its shape: it is a single number where there should be
                one for each unit. A sum that is told no direction adds up the whole table. A gradient has the shape
                of what it belongs to. Look at how the rows of δ are added up.""",
            "ko": """dW는 모두 맞지만 db가 모양을 잃었습니다. 유닛마다 하나씩 있어야 할 것이 수 하나가 되었습니다.
                방향을 정하지 않은 합은 표 전체를 더합니다. 그래디언트의 모양은 원래 변수와 같아야 합니다. δ의 행을
                어떻게 더하는지 살펴봅니다.""",
        },
        {
            "en": """For 2-4-5-1 the three db have the shapes (4,), (5,) and (1,). δ of a layer has a row for each
                sample and a column for each unit, such as (4, 5); adding up the rows, along axis 0, leaves (5,). In
                the forward pass b was added to every row, so its gradient gathers from every row.""",
            "ko": """2-4-5-1에서 세 db의 모양은 (4,), (5,), (1,)입니다. 층의 δ에는 샘플마다 행이, 유닛마다 열이
                있습니다. (4, 5)라면 행을 axis 0으로 더해 (5,)가 남습니다. 순전파에서 b를 모든 행에 더했으므로
                그래디언트도 모든 행에서 모입니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK56",
    task="mlp_gradients",
    old="delta.sum(axis=0)",
    new="delta.mean(axis=0)",
    title={
        "en": "behaves exactly as if db were divided by n a second time",
        "ko": "db를 n으로 한 번 더 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every dW is right, and every db is too small by the factor n. The loss is a mean, so one might
                take a mean of the rows of δ as well; but δ has been divided by n already, at the output. The matrix
                product Aᵀ δ is a sum over the samples, too. Look at what is done to the rows.""",
            "ko": """dW는 모두 맞고 db는 모두 n분의 1입니다. 손실이 평균이므로 δ의 행도 평균하고 싶어지지만, δ는
                출력층에서 이미 n으로 나눈 것입니다. 행렬곱 Aᵀ δ도 샘플에 대한 합입니다. 행을 어떻게 하는지
                살펴봅니다.""",
        },
        {
            "en": """For one neuron of zeros on OR, δ is (0.5, -0.5, -0.5, -0.5) / 4. The sum of its rows is -0.25,
                as asked for; their mean is -0.0625. If δ were kept without the 1/n, both dW and db would need it:
                it has to enter each gradient once, and at the output that happens for all.""",
            "ko": """0에서 시작한 뉴런 하나의 OR에서 δ는 (0.5, -0.5, -0.5, -0.5) / 4입니다. 행의 합은 구해야 하는
                -0.25이고 평균은 -0.0625입니다. δ를 1/n 없이 두었다면 dW와 db에 모두 나눗셈이 필요합니다.
                그래디언트마다 한 번씩 들어가야 하며, 출력층에서 나누면 모두 해결됩니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


edit(
    "BACK57",
    task="numerical_gradient",
    old="grad[i] = (above - below) / (2 * eps)",
    new="grad[i] = (above - f(x)) / eps",
    title={
        "en": "behaves exactly as if the difference were taken to one side only",
        "ko": "한쪽으로만 차이를 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is nearly right and off by about 1e-5, the size of eps. A difference between x + eps
                and x is the slope of a point halfway between the two, not of x. Looking to both sides puts that
                point where it should be. Look at the two places at which f is called.""",
            "ko": """결과가 거의 맞지만 eps 크기인 1e-5쯤 어긋납니다. x + eps와 x에서 구한 차이는 x가 아니라 둘의
                가운데 점에서의 기울기입니다. 양쪽을 보면 가운데 점이 x가 됩니다. f를 호출하는 두 곳을 살펴봅니다.""",
        },
        {
            "en": """For the squares at 1 the slope is 2; to one side (1 + eps)² - 1 over eps gives 2 + eps. To both
                sides, (1 + eps)² - (1 - eps)² is 4 · eps, and over 2 · eps that is 2 exactly. So f is called at x +
                eps and at x - eps, and the distance between them is 2 · eps.""",
            "ko": """제곱 함수의 1에서의 기울기는 2입니다. 한쪽만 보면 (1 + eps)² - 1을 eps로 나누어 2 + eps가
                됩니다. 양쪽을 보면 (1 + eps)² - (1 - eps)²은 4 · eps이고 2 · eps로 나누면 정확히 2입니다. f를 x +
                eps와 x - eps에서 호출하고, 두 점 사이의 거리는 2 · eps입니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)


edit(
    "BACK58",
    task="numerical_gradient",
    old="(above - below) / (2 * eps)",
    new="(above - below) / eps",
    title={
        "en": "behaves exactly as if the difference were divided by eps and not by 2 · eps",
        "ko": "차이를 2 · eps가 아니라 eps로 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every element is twice as large as it should be. f is evaluated on both sides, at x + eps and
                at x - eps, and these two points lie 2 · eps apart. A slope is the difference of the values over the
                distance of the points. Look at the denominator.""",
            "ko": """모든 원소가 두 배입니다. f를 양쪽, 곧 x + eps와 x - eps에서 계산하는데 두 점은 2 · eps만큼
                떨어져 있습니다. 기울기는 값의 차이를 두 점 사이의 거리로 나눈 것입니다. 분모를 살펴봅니다.""",
        },
        {
            "en": """For the squares at (1, -2, 3) the gradient is (2, -4, 6), and (4, -8, 12) comes out. With a
                difference to one side only, the points would be eps apart and eps would be right; that formula is
                less precise, though. With two sides the denominator is 2 * eps, in brackets.""",
            "ko": """제곱의 합은 (1, -2, 3)에서 그래디언트가 (2, -4, 6)인데 (4, -8, 12)가 나옵니다. 한쪽으로만
                차이를 구한다면 두 점 사이가 eps이므로 eps가 맞지만, 그 식은 덜 정확합니다. 양쪽을 보면 분모는 2 *
                eps이고 괄호로 묶어야 합니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)


edit(
    "BACK59",
    task="numerical_gradient",
    old="(above - below) / (2 * eps)",
    new="(above - below) / 2 * eps",
    title={
        "en": "behaves exactly as if the difference were divided by 2 and multiplied by eps",
        "ko": "차이를 2로 나눈 뒤 eps를 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All elements are nearly 0. The difference of the two values is tiny already, and it has been
                made smaller still, where a division by a tiny number should bring it up to size. Division and
                multiplication are done from left to right. Look at what really stands below the bar.""",
            "ko": """모든 원소가 거의 0입니다. 두 값의 차이는 이미 아주 작으므로 아주 작은 수로 나누어 원래 크기로
                키워야 하는데 오히려 더 작아졌습니다. 나눗셈과 곱셈은 왼쪽부터 차례로 계산됩니다. 실제로 무엇으로
                나누고 있는지 살펴봅니다.""",
        },
        {
            "en": """For the squares at 1 the difference is 4 · eps = 0.00004. Divided by 2 · eps it is 2; divided
                by 2 and multiplied by eps it is 0.0000000002. In the formula both factors, 2 and eps, stand in the
                denominator, and in code a pair of brackets has to keep them there.""",
            "ko": """제곱 함수의 1에서 차이는 4 · eps = 0.00004입니다. 2 · eps로 나누면 2이지만, 2로 나누고 eps를
                곱하면 0.0000000002입니다. 공식에서는 2와 eps가 모두 분모에 있고, 코드에서는 괄호로 묶어야 둘 다
                분모에 남습니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)


@variant(
    "BACK60",
    title={
        "en": "behaves exactly as if all elements were moved at the same time",
        "ko": "모든 원소를 한꺼번에 움직이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All elements of the result are equal: each is the slope in the direction in which everything
                grows together, the sum of the partial derivatives. A partial derivative asks for one element, while
                all others stay where they are. Adding eps to an array adds it to every element. Look at what is
                moved.""",
            "ko": """결과의 모든 원소가 같습니다. 저마다 모든 원소가 함께 커지는 방향의 기울기, 곧 편미분을 모두
                더한 값입니다. 편미분은 다른 원소를 그대로 두고 한 원소만 묻습니다. 배열에 eps를 더하면 모든 원소에
                더해집니다. 무엇을 움직이는지 살펴봅니다.""",
        },
        {
            "en": """For the squares at (1, -2, 3) the gradient is (2, -4, 6); moved together, they give 4 three
                times. A loop over all positions of x, of any shape, as `np.ndindex(x.shape)` provides them, moves
                the element at that position alone, calls f on either side, and puts it back.""",
            "ko": """제곱의 합은 (1, -2, 3)에서 그래디언트가 (2, -4, 6)인데, 함께 움직이면 4가 세 번 나옵니다.
                `np.ndindex(x.shape)`를 쓰면 모양이 어떻든 x의 모든 자리를 차례로 돌 수 있습니다. 그 자리의 원소만
                움직여 양쪽에서 f를 호출하고 되돌려 놓습니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    return np.full_like(x, (f(x + eps) - f(x - eps)) / (2 * eps))


@variant(
    "BACK61",
    title={
        "en": "behaves exactly as if no element were put back after its turn",
        "ko": "움직인 원소를 되돌려 놓지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first element is right; the further on, the more is wrong, and at the end x itself has
                changed. An element that was moved has to be in its place again before the next one is moved, or
                each measurement is taken at another point. Where f treats its elements separately this cannot be
                seen in the result.""",
            "ko": """첫 번째 원소는 맞지만 뒤로 갈수록 더 틀리고, 끝나면 x 자체가 바뀌어 있습니다. 움직인 원소는
                다음 원소를 움직이기 전에 제자리로 돌아와 있어야 합니다. 그렇지 않으면 매번 다른 점에서 재게 됩니다.
                f가 원소를 따로따로 다루면 결과에서는 드러나지 않습니다.""",
        },
        {
            "en": """After + eps and - 2 · eps the element stands eps below its old value. For the square of the
                sum, with the sum 2.5, the slope is 5 everywhere; with k elements left eps too low it is 5 - 2 · k ·
                eps. Keeping the old value in a variable and writing it back leaves no rounding behind, either.""",
            "ko": """eps를 더하고 2 · eps를 빼면 원소는 원래 값보다 eps만큼 작습니다. 합이 2.5일 때 합의 제곱의
                기울기는 어디서나 5인데, 원소 k개가 eps만큼 작아져 있으면 5 - 2 · k · eps가 됩니다. 원래 값을 변수에
                두었다가 다시 넣으면 반올림 오차도 남지 않습니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)
def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x, dtype=float)
    for i in np.ndindex(x.shape):
        x[i] += eps
        above = f(x)
        x[i] -= 2 * eps
        grad[i] = (above - f(x)) / (2 * eps)
    return grad


edit("BACK61", task="numerical_gradient", old="        x[i] = center\n", new="")


edit(
    "BACK62",
    task="chain_forward",
    old="y_hat = w2 * h2",
    new="y_hat = w2 * h1",
    title={
        "en": "behaves exactly as if ŷ were made of h1, past σ",
        "ko": "σ를 건너뛰어 h1로 ŷ를 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1 and h2 are right, and the way from them to the output is not: ŷ is w2 times the number before
                σ. Each value of the chain is made of the one right before it, so h2 has to be used by the next. Look at
                which of the two names stands beside w2.""",
            "ko": """h1과 h2는 맞지만 거기에서 출력으로 가는 길이 다릅니다. ŷ가 σ를 지나기 전의 수에 w2를 곱한
                것입니다. 사슬의 값은 저마다 바로 앞의 값으로 구하므로 h2를 다음에 써야 합니다. w2 옆에 둘 중 어느
                이름이 있는지 살펴봅니다.""",
        },
        {
            "en": """For x = 2, w1 = 0.5 and w2 = 3 the values are h1 = 1, h2 = σ(1) = 0.731059 and ŷ = 3 · 0.731059 =
                2.193176, not 3. A value that is computed and never used, here h2, is a sign that a step was passed
                over.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3이면 h1 = 1, h2 = σ(1) = 0.731059, ŷ = 3 · 0.731059 = 2.193176이며 3이
                아닙니다. 구해 놓고 한 번도 쓰지 않는 값, 여기에서는 h2가 있으면 어떤 단계를 건너뛰었다는
                표시입니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)

edit(
    "BACK63",
    task="sgd_step",
    old="{name: value - lr * grads[name] for name, value in params.items()}",
    new="{name: next(iter(params.values())) - lr * grads[name] for name in params}",
    title={
        "en": "behaves exactly as if every parameter started from the first one",
        "ko": "모든 매개변수가 첫 번째 매개변수에서 출발한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first parameter is right. The others take the right step from a wrong place: they start where
                the first one stands. The lecture's slide has a misprint of this kind, and the README says so. Look at
                what the step is subtracted from.""",
            "ko": """첫 번째 매개변수는 맞습니다. 나머지는 걸음은 맞지만 출발하는 곳이 다릅니다. 첫 번째 것이 있는
                자리에서 출발합니다. 강의 슬라이드에 이런 오식이 있고 README에 적혀 있습니다. 무엇에서 걸음을 빼는지
                살펴봅니다.""",
        },
        {
            "en": """With w1 = 1, w2 = 2, the gradient -0.25 and lr = 0.1, w2 goes to 2 + 0.025 = 2.025; from w1 it
                would be 1.025. Where all parameters are equal this cannot be seen. Each name has its own value in
                `params` and its own gradient in `grads`.""",
            "ko": """w1 = 1, w2 = 2이고 w2의 그래디언트가 -0.25, lr = 0.1이면 w2는 2 + 0.025 = 2.025가 됩니다.
                w1에서 출발하면 1.025입니다. 모든 매개변수가 같으면 드러나지 않습니다. 이름마다 `params`에 자기
                값이, `grads`에 자기 그래디언트가 있습니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


@variant(
    "BACK64",
    title={
        "en": "behaves exactly as if all elements of a row were moved at the same time",
        "ko": "한 행의 원소를 한꺼번에 움직인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For a vector all is right. In a matrix every element of a row has the same value, the sum of the
                slopes of this row: the whole row was moved in one go. The loop runs over the first axis and no
                further. Look at what an index of the loop stands for where x has two axes.""",
            "ko": """벡터에서는 모두 맞습니다. 행렬에서는 한 행의 원소가 모두 그 행의 기울기를 더한 값으로 같습니다.
                행 전체를 한 번에 움직였기 때문입니다. 반복문이 첫 번째 축만 돕니다. x의 축이 둘일 때 반복문의
                인덱스가 무엇을 가리키는지 살펴봅니다.""",
        },
        {
            "en": """`x[i]` of a matrix is a row, and adding eps to it adds eps to each of its elements. `np.ndindex`
                yields one index for each element of an array of any shape, () for a number; a loop over the flattened
                array does the same.""",
            "ko": """행렬의 `x[i]`는 행이고, 여기에 eps를 더하면 행의 모든 원소에 더해집니다. `np.ndindex`는 배열의
                모양이 어떻든 원소마다 인덱스를 하나씩 내고 숫자이면 ()를 냅니다. 배열을 1차원으로 펴서 돌아도
                됩니다. 한 번에 움직이는 원소는 하나뿐이어야 합니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in range(len(x)):
        step = np.zeros_like(x)
        step[i] = eps
        grad[i] = (f(x + step) - f(x - step)) / (2 * eps)
    return grad


edit(
    "BACK65",
    task="mlp_gradients",
    old="delta = (activations[-1] - np.reshape(y, (-1, 1))) / len(x)",
    new="delta = ((activations[-1] - y) / len(x)).mean(axis=1, keepdims=True)",
    title={
        "en": "behaves exactly as if each prediction were compared with the mean of all labels",
        "ko": "예측마다 모든 레이블의 평균과 비교한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """With labels of shape (n, 1) all is right. With (n,) the subtraction from an output of shape (n, 1)
                gives a table of all pairs, (n, n), and averaging its rows mixes every label into every error. Look at
                the shapes on both sides of the minus.""",
            "ko": """레이블의 모양이 (n, 1)이면 모두 맞습니다. (n,)이면 모양이 (n, 1)인 출력과 뺄 때 모든 쌍의 표
                (n, n)이 되고, 행의 평균을 내면 모든 오차에 모든 레이블이 섞입니다. 빼기 양쪽의 모양을 살펴봅니다.""",
        },
        {
            "en": """Printing `(output - y).shape` for four samples shows (4, 4) where (4, 1) belongs. One reshape of y
                to a column, `np.reshape(y, (-1, 1))`, makes both shapes one, whatever came in, and then there is no
                second axis to be averaged away.""",
            "ko": """샘플이 네 개일 때 `(output - y).shape`를 출력하면 (4, 1)이어야 할 것이 (4, 4)입니다. y를
                `np.reshape(y, (-1, 1))`로 한 번 열로 바꾸면 무엇이 들어오든 두 모양이 같아지고, 평균으로 없앨 축이
                남지 않습니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)

edit(
    "BACK66",
    task="mlp_gradients",
    old="(activations[-1] - np.reshape(y, (-1, 1))) / len(x)",
    new="(activations[-1] - np.reshape(y, (-1, 1))) / np.shape(x)[1]",
    title={
        "en": "behaves exactly as if the number of inputs divided, not that of samples",
        "ko": "샘플의 수가 아니라 입력의 수로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All gradients are right but for one common factor: the number of samples over the number of
                columns. The mean of the loss is taken over the samples, which are the rows of x. Look at the number
                that divides, and at which axis it counts.""",
            "ko": """모든 그래디언트가 공통된 인수 하나, 곧 샘플의 수를 열의 수로 나눈 것만큼 다릅니다. 손실의
                평균은 x의 행인 샘플에 대한 것입니다. 나누는 수가 어느 축을 세는지 살펴봅니다.""",
        },
        {
            "en": """Four points with two coordinates have the shape (4, 2): 4 divides, and 2 does not. A square x
                hides the difference. `len(x)` and `x.shape[0]` count rows, `x.shape[1]` columns, `x.size` both
                together. Twice the same data has to give the same gradients.""",
            "ko": """좌표가 둘인 점 네 개의 모양은 (4, 2)이며, 2가 아니라 4로 나눕니다. x가 정사각이면 차이가
                드러나지 않습니다. `len(x)`와 `x.shape[0]`은 행을, `x.shape[1]`은 열을, `x.size`는 모두를 셉니다.
                같은 데이터를 두 번 이어도 그래디언트는 같아야 합니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)


# Calls with numbers that no two ways of being wrong share.
naming_call("add_backward", "add_backward(1.75, -0.6, 2.3)")
naming_call("mul_backward", "mul_backward(1.75, -0.6, 2.3)")
naming_call("mul_backward", "mul_backward(-0.35, 3.2, -1.1)")
naming_call("max_backward", "max_backward(1.75, -0.6, 2.3)")
naming_call("max_backward", "max_backward(2.6, 0.8, 1.3)")
naming_call("max_backward", "max_backward(-0.35, 3.2, -1.1)")
naming_call("max_backward", "max_backward(-2.4, -0.9, 1.7)")
naming_call("simple_graph", "simple_graph(1.75, -0.6, 2.3)")
naming_call("simple_graph", "simple_graph(-0.35, 3.2, -1.1)")
naming_call("sigmoid_derivative", "sigmoid_derivative(np.array([-1.3, 0.4, 2.1]))")
naming_call("add_backward", "add_backward(-0.35, 3.2, -1.1)")
naming_call("sigmoid_derivative", "sigmoid_derivative(np.array([[-0.6, 1.9], [0.3, -2.7]]))")
naming_call("sigmoid_derivative", "sigmoid_derivative(-0.85)")
naming_call(
    "mlp_gradients",
    """mlp_gradients([(np.array([[0.4, -1.1, 0.7], [1.3, 0.2, -0.6]]), np.array([0.3, -0.2, 0.9])),
    (np.array([[1.1], [-0.7], [0.4]]), np.array([-0.25]))],
    np.array([[0.5, -1.0], [1.5, 0.3], [-0.8, 2.0], [1.2, 0.6]]), np.array([1, 0, 1, 1]))""",
)
naming_call("sigmoid_neuron", "sigmoid_neuron(np.array([0.7, -1.2, 0.4]), np.array([1.5, -0.6]))")
naming_call("sigmoid_neuron", "sigmoid_neuron(np.array([-0.4, 0.9, 1.3]), np.array([0.8, 2.1]))")
naming_call("chain_forward", "chain_forward(1.3, 0.7, -1.6, 0.4)")
naming_call("chain_forward", "chain_forward(-0.8, 1.9, 0.6, -2.2)")
naming_call("chain_gradients", "chain_gradients(1.3, 0.7, -1.6, 0.4)")
naming_call("chain_gradients", "chain_gradients(-0.8, 1.9, 0.6, -2.2)")
naming_call("sgd_step", "sgd_step({'w': 1.3, 'b': -0.7}, {'w': 0.45, 'b': 2.6}, 0.3)")
naming_call("sgd_step", "sgd_step({'w': 0.9, 'b': np.array([1.6, -2])}, {'w': -1.4, 'b': np.array([0.35, 1])}, 0.02)")


edit(
    "BACK67",
    task="sigmoid_neuron",
    old="return _sigmoid(z), dz * np.array([x[0], x[1], 1.0]), dz * w[:2]",
    new="dw, dx = np.zeros_like(w), np.zeros_like(x)\n    dw[:2], dw[2], dx[:] = dz * x, dz, dz * w[:2]\n"
    "    return _sigmoid(z), dw, dx",
    title={
        "en": "behaves exactly as if the gradients of integers were cut to integers",
        "ko": "정수가 들어오면 그래디언트를 정수로 자르는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Arrays with decimals are right. Where w and x hold integers, as in the lecture's example without
                its points, f is right and the gradients are nearly all 0. Nothing is wrong with the chain rule; what
                is the dtype of the array that the gradients are written into?""",
            "ko": """소수가 든 배열이면 맞습니다. 강의 예제를 소수점 없이 쓴 것처럼 w와 x가 정수이면 f는 맞지만
                그래디언트가 거의 모두 0입니다. 연쇄 법칙은 틀리지 않았습니다. 그래디언트를 써넣는 배열의 dtype은
                무엇입니까?""",
        },
        {
            "en": """With w = (2, -3, -3) and x = (-1, -2) as integers dw has to be (-0.1966, -0.3932, 0.1966); here it
                is (0, 0, 0). `np.zeros_like(w)` has the dtype of w, and an array of integers drops the decimals of
                what it is given. An array of floats keeps them, and so does a product that makes a new array.""",
            "ko": """정수 w = (2, -3, -3), x = (-1, -2)에서 dw는 (-0.1966, -0.3932, 0.1966)이어야 하는데 (0, 0, 0)이
                나옵니다. `np.zeros_like(w)`의 dtype은 w와 같고, 정수 배열은 받은 값의 소수 부분을 버립니다. 실수
                배열이나, 새 배열을 만드는 곱셈이면 소수 부분이 남습니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
    example="sigmoid_neuron(np.array([2, -3, -3]), np.array([-1, -2]))",
)


@variant(
    "BACK68",
    title={
        "en": "behaves exactly as if the bias stood first in w, before the two weights",
        "ko": "편향이 w에서 두 가중치보다 앞에 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three numbers of w have jobs that the formula fixes: w0 belongs to x0, w1 to x1, and the last
                one is added alone. Many books put the bias first, as the weight of an input that is always 1. Which
                element is it here? The docstring says so in its line about w.""",
            "ko": """w의 세 수가 맡은 일은 식이 정합니다. w0은 x0에, w1은 x1에 곱하고 마지막 수는 그대로 더합니다.
                편향을 언제나 1인 입력의 가중치로 보아 맨 앞에 두는 책도 많습니다. 여기에서는 어느 원소입니까?
                docstring의 w 줄에 있습니다.""",
        },
        {
            "en": """At w = (2, -3, -3) and x = (-1, -2) the sum is 2·(-1) + (-3)·(-2) + (-3) = 1. With the bias first
                it would be 2 + (-3)·(-1) + (-3)·(-2) = 11, and f nearly 1. The gradient of the bias, dz times 1, is
                the last element of dw.""",
            "ko": """w = (2, -3, -3), x = (-1, -2)에서 합은 2·(-1) + (-3)·(-2) + (-3) = 1입니다. 편향이 앞에 있다면
                2 + (-3)·(-1) + (-3)·(-2) = 11이 되어 f가 거의 1입니다. 편향의 그래디언트인 dz · 1은 dw의 마지막
                원소입니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
)
def sigmoid_neuron(w, x):
    z = w[0] + w[1] * x[0] + w[2] * x[1]
    dz = sigmoid_derivative(z)
    return _sigmoid(z), dz * np.array([1.0, x[0], x[1]]), dz * w[1:]


@variant(
    "BACK69",
    title={
        "en": "behaves exactly as if each element were moved by half of eps only",
        "ko": "원소마다 eps의 절반만 옮기는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every element is half as large as it has to be. The distance between the two places where f is
                measured has to be the number by which the difference is divided. How far
                is it here from one place to the other, and by how much are the two values divided?""",
            "ko": """모든 원소가 있어야 할 값의 절반입니다. f를 재는 두 자리 사이의 거리가 차를 나누는 수와 같아야
                합니다. 여기에서는 두 자리가 얼마나 떨어져 있습니까?""",
        },
        {
            "en": """The sum of squares at (1, -2, 3) has the gradient (2, -4, 6); here (1, -2, 3) comes back. From
                x + eps to x - eps it is 2 * eps: a whole eps to each side, and 2 * eps below the line.""",
            "ko": """제곱의 합은 (1, -2, 3)에서 그래디언트가 (2, -4, 6)인데 여기에서는 (1, -2, 3)이 나옵니다. x +
                eps에서 x - eps까지는 2 * eps입니다. 양쪽으로 eps만큼씩 옮기고 2 * eps로 나눕니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        center = x[i]
        x[i] = center + eps / 2
        above = f(x)
        x[i] = center - eps / 2
        below = f(x)
        x[i] = center
        grad[i] = (above - below) / (2 * eps)
    return grad


edit(
    "BACK70",
    task="max_backward",
    old="return (grad, 0.0) if x > y else (0.0, grad)",
    new="return (grad if x > 0 else 0.0), (grad if y > 0 else 0.0)",
    title={
        "en": "behaves exactly as if each input were compared with 0 and not with the other one",
        "ko": "입력을 서로 비교하지 않고 각각 0과 비교한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """As long as one input is above 0 and the other one below, all is right. What comes out where
                both are above 0, or both below?""",
            "ko": """한 입력이 0보다 크고 다른 입력이 0보다 작으면 맞습니다. 둘 다 0보다 크거나 둘 다 작으면
                어떻게 됩니까?""",
        },
        {
            "en": """ReLU is max(x, 0): there the other input is 0. This gate has two inputs, and the larger of
                them decides, whatever its sign. By hand: max(5, 2) is 5 whatever becomes of the 2, as long as it
                stays below; so a gradient of 3 that arrives gives (3, 0). The same holds for max(-2, -5), where
                both are below 0, and for a gradient of -3, which gives (-3, 0). Trying all of these side by side
                shows which of them differ.""",
            "ko": """ReLU는 max(x, 0)이어서 다른 입력이 0입니다. 이 게이트에는 입력이 둘이고, 부호와 상관없이 더
                큰 쪽이 결과를 정합니다. 손으로 셈하면 max(5, 2)에 그래디언트 3이 도착할 때 답은 (3, 0)입니다.
                max(-2, -5)도 마찬가지이고, 그래디언트가 -3이면 (-3, 0)입니다. 이런 경우들을 나란히 시험해 봅니다.""",
        },
    ],
    link="README.md#3-max_backwardx-y-grad",
    example="max_backward(2.6, 0.8, 1.3)",
)


edit(
    "BACK71",
    task="max_backward",
    old="return (grad, 0.0) if x > y else (0.0, grad)",
    new="return (max(grad, 0.0), 0.0) if x > y else (0.0, max(grad, 0.0))",
    title={
        "en": "behaves exactly as if a gradient below 0 were cut off to 0",
        "ko": "0보다 작은 그래디언트를 0으로 자른 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For gradients above 0 all is right. May a gradient be below 0, and what does the gate do with
                it?""",
            "ko": """0보다 큰 그래디언트에서는 맞습니다. 그래디언트가 0보다 작을 수 있습니까? 그때 게이트는 무엇을
                합니까?""",
        },
        {
            "en": """The router hands on what arrives, with its sign. Only the inputs are compared; the gradient
                is not. By hand: max(5, 2) is 5 whatever becomes of the 2, as long as it stays below; so a
                gradient of 3 that arrives gives (3, 0). The same holds for max(-2, -5), where both are below 0,
                and for a gradient of -3, which gives (-3, 0). Trying all of these side by side shows which of
                them differ.""",
            "ko": """라우터는 도착한 것을 부호까지 그대로 넘깁니다. 비교하는 것은 입력이지 그래디언트가 아닙니다.
                손으로 셈하면 max(5, 2)에 그래디언트 3이 도착할 때 답은 (3, 0)입니다. max(-2, -5)도 마찬가지이고,
                그래디언트가 -3이면 (-3, 0)입니다. 이런 경우들을 나란히 시험해 봅니다.""",
        },
    ],
    link="README.md#3-max_backwardx-y-grad",
    example="max_backward(1.75, -0.6, -2.3)",
)


edit(
    "BACK72",
    task="simple_graph",
    old='"f": total * z',
    new='"f": x + y * z',
    title={
        "en": "behaves exactly as if f were x + y · z, and all derivatives those of (x + y) · z",
        "ko": "f만 x + y · z이고 미분은 (x + y) · z의 것인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three derivatives are right, the value f is not. In which order does Python work out +
                and *?""",
            "ko": """미분 셋은 맞고 f의 값이 틀립니다. Python은 +와 *를 어떤 순서로 계산합니까?""",
        },
        {
            "en": """* comes before +, unless brackets say otherwise: the sum is made first, so it needs brackets
                or a name of its own. By hand: at x = 1, y = 2, z = 3 the sum is 3 and f is 9; moving x by 0.01
                makes f 9.03, so that dx is 3, and so is dy; moving z by 0.01 makes it 9.03 as well, so that dz is
                3. Printing the sum and the product before anything is returned shows which of the two differs.""",
            "ko": """괄호가 없으면 *를 +보다 먼저 계산합니다. 합을 먼저 구하려면 괄호를 쓰거나 따로 이름을
                붙입니다. 손으로 셈하면 x = 1, y = 2, z = 3에서 합은 3, f는 9이고 dx, dy, dz는 모두 3입니다. 합과
                곱을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#4-simple_graphx-y-z",
)


edit(
    "BACK73",
    task="simple_graph",
    old='"f": total * z',
    new='"f": x * y + z',
    title={
        "en": "behaves exactly as if f were another function of x, y and z, and all derivatives those of (x + y) · z",
        "ko": "f만 x, y, z의 다른 함수이고 미분은 (x + y) · z의 것인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three derivatives are right, the value f is not. Which two gates does the picture of the
                graph show?""",
            "ko": """미분 셋은 맞고 f의 값이 틀립니다. 그래프의 그림에는 어떤 게이트 둘이 있습니까?""",
        },
        {
            "en": """The first gate adds x and y, the second one multiplies the sum by z. By hand: at x = 1, y =
                2, z = 3 the sum is 3 and f is 9; moving x by 0.01 makes f 9.03, so that dx is 3, and so is dy;
                moving z by 0.01 makes it 9.03 as well, so that dz is 3. Printing the sum and the product before
                anything is returned shows which of the two differs.""",
            "ko": """첫 게이트는 x와 y를 더하고 둘째 게이트는 그 합에 z를 곱합니다. 손으로 셈하면 x = 1, y = 2, z
                = 3에서 합은 3, f는 9이고 dx, dy, dz는 모두 3입니다. 합과 곱을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#4-simple_graphx-y-z",
)

edit(
    "BACK73",
    task="simple_graph",
    old='"f": total * z',
    new='"f": x * y * z',
)

edit(
    "BACK73",
    task="simple_graph",
    old='"f": total * z',
    new='"f": x + y + z',
)


edit(
    "BACK74",
    task="sigmoid_derivative",
    old="return s * (1 - s)",
    new="return 1 - np.tanh(z) ** 2",
    title={
        "en": "behaves exactly as if the derivative were that of tanh: 1 - tanh²(z)",
        "ko": "tanh의 미분 1 - tanh²(z)을 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At 0 the value is 1, and not 0.25. Of which function is this the slope?""",
            "ko": """0에서 0.25가 아니라 1이 나옵니다. 어떤 함수의 기울기입니까?""",
        },
        {
            "en": """tanh runs from -1 to 1 and is four times as steep at 0. This assignment has σ, from 0 to 1.
                By hand: σ(0) is 0.5, so that σ'(0) is 0.5 · 0.5 = 0.25, which is the largest value of all; σ(2)
                is 0.881, so that σ'(2) is 0.881 · 0.119 = 0.105, and the same at -2. A table of z from -4 to 4 is
                a bell: above 0 everywhere and the same on both sides.""",
            "ko": """tanh는 -1에서 1까지이고 0에서 네 배 가파릅니다. 이 과제는 0에서 1까지인 σ를 씁니다. 손으로
                셈하면 σ'(0) = 0.5 · 0.5 = 0.25로 가장 크고, σ'(2) = 0.881 · 0.119 = 0.105이며 -2에서도 같습니다.
                그래프는 종 모양입니다.""",
        },
    ],
    link="README.md#5-sigmoid_derivativez",
)


edit(
    "BACK75",
    task="sigmoid_derivative",
    old="return s * (1 - s)",
    new="return np.where(np.asarray(z) > 0, 1.0, 0.0)",
    title={
        "en": "behaves exactly as if σ were a step or a ReLU: the slope is 0 or 1",
        "ko": "σ가 계단이나 ReLU인 듯 기울기가 0 또는 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Only 0 and 1 come back. Does σ have a corner, or does it bend smoothly?""",
            "ko": """0과 1만 돌아옵니다. σ에 꺾인 곳이 있습니까, 부드럽게 휩니까?""",
        },
        {
            "en": """ReLU has the slope 0 below 0 and 1 above it. σ has a slope that changes everywhere and is
                0.25 at most. By hand: σ(0) is 0.5, so that σ'(0) is 0.5 · 0.5 = 0.25, which is the largest value
                of all; σ(2) is 0.881, so that σ'(2) is 0.881 · 0.119 = 0.105, and the same at -2. A table of z
                from -4 to 4 is a bell: above 0 everywhere and the same on both sides.""",
            "ko": """ReLU의 기울기는 0 아래에서 0, 위에서 1입니다. σ의 기울기는 어디서나 달라지며 0.25를 넘지
                않습니다. 손으로 셈하면 σ'(0) = 0.5 · 0.5 = 0.25로 가장 크고, σ'(2) = 0.881 · 0.119 = 0.105이며
                -2에서도 같습니다. 그래프는 종 모양입니다.""",
        },
    ],
    link="README.md#5-sigmoid_derivativez",
)


edit(
    "BACK76",
    task="sigmoid_neuron",
    old="dz * np.array([x[0], x[1], 1.0])",
    new="dz * np.array([1.0, x[0], x[1]])",
    title={
        "en": "behaves exactly as if the gradient of the bias stood first in dw",
        "ko": "dw의 맨 앞에 편향의 그래디언트가 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers of dw are right and stand in other places. In which place does w have the bias?""",
            "ko": """dw의 수는 맞지만 놓인 자리가 다릅니다. w에서 편향은 몇 번째입니까?""",
        },
        {
            "en": """w = (w0, w1, w2) ends with the bias, so that dw ends with its gradient: (dz · x0, dz · x1,
                dz). By hand: w = (2, -3, -3) and x = (-1, -2) give z = -2 + 6 - 3 = 1 and f = 0.731; the gradient
                that arrives at z is 0.731 · 0.269 = 0.197. From there dw is 0.197 times (-1, -2, 1), and dx is
                0.197 times (2, -3). Printing z and this gradient first shows where the numbers part from the
                README.""",
            "ko": """w = (w0, w1, w2)의 마지막이 편향이므로 dw의 마지막이 그 그래디언트입니다: (dz · x0, dz · x1,
                dz). 손으로 셈하면 w = (2, -3, -3), x = (-1, -2)에서 z = 1, f = 0.731이고 z에 도착하는
                그래디언트는 0.197입니다. dw는 0.197 · (-1, -2, 1), dx는 0.197 · (2, -3)입니다. z와 이 값을 먼저
                출력해 봅니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
)


edit(
    "BACK77",
    task="sigmoid_neuron",
    old="dz * np.array([x[0], x[1], 1.0])",
    new="dz * np.array([x[1], x[0], 1.0])",
    title={
        "en": "behaves exactly as if the gradients of the two weights had changed places",
        "ko": "두 가중치의 그래디언트가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers of dw are right and stand in other places. Which input is multiplied by w0?""",
            "ko": """dw의 수는 맞지만 놓인 자리가 다릅니다. w0에 곱하는 입력은 무엇입니까?""",
        },
        {
            "en": """A product hands to each factor the other one: w0 gets x0, and w1 gets x1. By hand: w = (2,
                -3, -3) and x = (-1, -2) give z = -2 + 6 - 3 = 1 and f = 0.731; the gradient that arrives at z is
                0.731 · 0.269 = 0.197. From there dw is 0.197 times (-1, -2, 1), and dx is 0.197 times (2, -3).
                Printing z and this gradient first shows where the numbers part from the README.""",
            "ko": """곱은 각 인자에 다른 인자를 넘깁니다. w0은 x0을, w1은 x1을 받습니다. 손으로 셈하면 w = (2, -3,
                -3), x = (-1, -2)에서 z = 1, f = 0.731이고 z에 도착하는 그래디언트는 0.197입니다. dw는 0.197 ·
                (-1, -2, 1), dx는 0.197 · (2, -3)입니다. z와 이 값을 먼저 출력해 봅니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
)


edit(
    "BACK78",
    task="sigmoid_neuron",
    old="dz * np.array([x[0], x[1], 1.0])",
    new="np.array([dz * x[0], dz * x[1], 1.0])",
    title={
        "en": "behaves exactly as if the gradient of the bias were always 1",
        "ko": "편향의 그래디언트가 늘 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Two elements of dw are right, the last one is 1 for every input. What has arrived at the sum
                by then?""",
            "ko": """dw의 두 원소는 맞고 마지막은 어떤 입력에도 1입니다. 그때 합에는 무엇이 도착해 있습니까?""",
        },
        {
            "en": """The sum hands on what arrives at it, and that is σ'(z): the local derivative 1 is a factor,
                not the answer. By hand: w = (2, -3, -3) and x = (-1, -2) give z = -2 + 6 - 3 = 1 and f = 0.731;
                the gradient that arrives at z is 0.731 · 0.269 = 0.197. From there dw is 0.197 times (-1, -2, 1),
                and dx is 0.197 times (2, -3). Printing z and this gradient first shows where the numbers part
                from the README.""",
            "ko": """합은 도착한 것을 그대로 넘기며 그것이 σ'(z)입니다. 국소 미분 1은 곱하는 인자이지 답이
                아닙니다. 손으로 셈하면 w = (2, -3, -3), x = (-1, -2)에서 z = 1, f = 0.731이고 z에 도착하는
                그래디언트는 0.197입니다. dw는 0.197 · (-1, -2, 1), dx는 0.197 · (2, -3)입니다. z와 이 값을 먼저
                출력해 봅니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
)


edit(
    "BACK79",
    task="sigmoid_neuron",
    old="dz = sigmoid_derivative(z)",
    new="dz = sigmoid_derivative(z) * _sigmoid(z)",
    title={
        "en": "behaves exactly as if the gradients were multiplied by f once more",
        "ko": "그래디언트에 f를 한 번 더 곱한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """f is right, and every gradient is too small. How many times does f stand in σ'(z) = f · (1 -
                f)?""",
            "ko": """f는 맞고 그래디언트가 모두 작습니다. σ'(z) = f · (1 - f)에 f가 몇 번 들어 있습니까?""",
        },
        {
            "en": """The gradient of f by itself is 1: the way back begins with 1, and the first factor is σ'(z).
                By hand: w = (2, -3, -3) and x = (-1, -2) give z = -2 + 6 - 3 = 1 and f = 0.731; the gradient that
                arrives at z is 0.731 · 0.269 = 0.197. From there dw is 0.197 times (-1, -2, 1), and dx is 0.197
                times (2, -3). Printing z and this gradient first shows where the numbers part from the README.""",
            "ko": """f를 f 자신으로 미분하면 1입니다. 거꾸로 가는 길은 1에서 시작하고 첫 인자는 σ'(z)입니다.
                손으로 셈하면 w = (2, -3, -3), x = (-1, -2)에서 z = 1, f = 0.731이고 z에 도착하는 그래디언트는
                0.197입니다. dw는 0.197 · (-1, -2, 1), dx는 0.197 · (2, -3)입니다. z와 이 값을 먼저 출력해 봅니다.""",
        },
    ],
    link="README.md#6-sigmoid_neuronw-x",
)


edit(
    "BACK80",
    task="chain_forward",
    old='"loss": y_hat - y',
    new='"loss": 0.5 * (y_hat - y) ** 2',
    title={
        "en": "behaves exactly as if the loss were half the squared error",
        "ko": "손실이 제곱 오차의 절반인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three values before the loss are right. What does this course take for the loss of the
                chain?""",
            "ko": """손실 앞의 세 값은 맞습니다. 이 과정에서 사슬의 손실은 무엇입니까?""",
        },
        {
            "en": """½ (ŷ - y)² is the usual loss of regression. Here it is ŷ - y, with no square, so that its
                derivative is 1. By hand: x = 2, w1 = 0.5, w2 = 3 and y = 1 give h1 = 2 · 0.5 = 1, then h2 = σ(1)
                = 0.731, then ŷ = 3 · 0.731 = 2.193, and at the end the loss 2.193 - 1 = 1.193. Printing the four
                values in this order beside these numbers shows the first one that differs.""",
            "ko": """½ (ŷ - y)²은 회귀에서 흔한 손실입니다. 여기서는 제곱 없이 ŷ - y이며 미분이 1입니다. 손으로
                셈하면 x = 2, w1 = 0.5, w2 = 3, y = 1에서 h1 = 1, h2 = 0.731, ŷ = 2.193, 손실 = 1.193입니다. 네
                값을 차례로 출력해 처음 다른 것을 찾습니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK81",
    task="chain_forward",
    old="h2 = _sigmoid(h1)",
    new="h2 = sigmoid_derivative(h1)",
    title={
        "en": "behaves exactly as if h2 were the slope of σ and not its value",
        "ko": "h2가 σ의 값이 아니라 기울기인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1 is right and everything after it is wrong. What is h2 made of on the way forward?""",
            "ko": """h1은 맞고 그 뒤가 모두 틀립니다. 순전파에서 h2는 무엇으로 구합니까?""",
        },
        {
            "en": """σ'(h1) belongs to the way back. Forward it is h2 = σ(h1). By hand: x = 2, w1 = 0.5, w2 = 3
                and y = 1 give h1 = 2 · 0.5 = 1, then h2 = σ(1) = 0.731, then ŷ = 3 · 0.731 = 2.193, and at the
                end the loss 2.193 - 1 = 1.193. Printing the four values in this order beside these numbers shows
                the first one that differs.""",
            "ko": """σ'(h1)은 거꾸로 갈 때 씁니다. 순전파에서는 h2 = σ(h1)입니다. 손으로 셈하면 x = 2, w1 = 0.5,
                w2 = 3, y = 1에서 h1 = 1, h2 = 0.731, ŷ = 2.193, 손실 = 1.193입니다. 네 값을 차례로 출력해 처음
                다른 것을 찾습니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK82",
    task="chain_forward",
    old="h2 = _sigmoid(h1)",
    new="h2 = _sigmoid(-h1)",
    title={
        "en": "behaves exactly as if h2 were 1 / (1 + e^h1), with the other sign in the exponent",
        "ko": "지수의 부호가 반대여서 h2가 1 / (1 + e^h1)인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """h1 is right and everything after it is wrong. Does h2 rise or fall when h1 grows?""",
            "ko": """h1은 맞고 그 뒤가 모두 틀립니다. h1이 커지면 h2는 커집니까, 작아집니까?""",
        },
        {
            "en": """σ(z) = 1 / (1 + e^(-z)) has a minus in the exponent: σ(1) is 0.731 and not 0.269. By hand: x
                = 2, w1 = 0.5, w2 = 3 and y = 1 give h1 = 2 · 0.5 = 1, then h2 = σ(1) = 0.731, then ŷ = 3 · 0.731
                = 2.193, and at the end the loss 2.193 - 1 = 1.193. Printing the four values in this order beside
                these numbers shows the first one that differs.""",
            "ko": """σ(z) = 1 / (1 + e^(-z))의 지수에는 마이너스가 있습니다. σ(1)은 0.269가 아니라 0.731입니다.
                손으로 셈하면 x = 2, w1 = 0.5, w2 = 3, y = 1에서 h1 = 1, h2 = 0.731, ŷ = 2.193, 손실 =
                1.193입니다. 네 값을 차례로 출력해 처음 다른 것을 찾습니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK83",
    task="chain_forward",
    old='"loss": y_hat - y',
    new='"loss": h2 - y',
    title={
        "en": "behaves exactly as if the loss were h2 - y",
        "ko": "손실이 h2 - y인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three values before the loss are right. Which of them is the prediction?""",
            "ko": """손실 앞의 세 값은 맞습니다. 그 가운데 예측은 무엇입니까?""",
        },
        {
            "en": """ŷ = w2 · h2 is the end of the chain; the loss compares it with y. By hand: x = 2, w1 = 0.5,
                w2 = 3 and y = 1 give h1 = 2 · 0.5 = 1, then h2 = σ(1) = 0.731, then ŷ = 3 · 0.731 = 2.193, and at
                the end the loss 2.193 - 1 = 1.193. Printing the four values in this order beside these numbers
                shows the first one that differs.""",
            "ko": """ŷ = w2 · h2가 사슬의 끝이며 손실은 이것을 y와 견줍니다. 손으로 셈하면 x = 2, w1 = 0.5, w2 =
                3, y = 1에서 h1 = 1, h2 = 0.731, ŷ = 2.193, 손실 = 1.193입니다. 네 값을 차례로 출력해 처음 다른
                것을 찾습니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK84",
    task="chain_forward",
    old='"loss": y_hat - y',
    new='"loss": max(0.0, y_hat - y)',
    title={
        "en": "behaves exactly as if a loss below 0 were cut off to 0",
        "ko": "0보다 작은 손실을 0으로 자른 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where ŷ is above y all is right. May this loss be below 0?""",
            "ko": """ŷ가 y보다 크면 맞습니다. 이 손실은 0보다 작을 수 있습니까?""",
        },
        {
            "en": """The loss ŷ - y is below 0 wherever the prediction is too small; that is a peculiarity of this
                chain, and the README says so. By hand: x = 2, w1 = 0.5, w2 = 3 and y = 1 give h1 = 2 · 0.5 = 1,
                then h2 = σ(1) = 0.731, then ŷ = 3 · 0.731 = 2.193, and at the end the loss 2.193 - 1 = 1.193.
                Printing the four values in this order beside these numbers shows the first one that differs.""",
            "ko": """예측이 작으면 손실 ŷ - y는 0보다 작습니다. 이 사슬의 특징이며 README에도 적혀 있습니다.
                손으로 셈하면 x = 2, w1 = 0.5, w2 = 3, y = 1에서 h1 = 1, h2 = 0.731, ŷ = 2.193, 손실 =
                1.193입니다. 네 값을 차례로 출력해 처음 다른 것을 찾습니다.""",
        },
    ],
    link="README.md#7-chain_forwardx-w1-w2-y",
)


edit(
    "BACK85",
    task="chain_gradients",
    old='dw2, dh2 = h["h2"], w2',
    new='dw2, dh2 = h["h2"], h["h2"]',
    title={
        "en": "behaves exactly as if h2 stood in the place of w2 in dw1",
        "ko": "dw1에서 w2의 자리에 h2가 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, dw1 is not. Of what is ŷ = w2 · h2 the product, and what does each factor get?""",
            "ko": """dw2는 맞고 dw1은 틀립니다. ŷ = w2 · h2에서 각 인자는 무엇을 받습니까?""",
        },
        {
            "en": """A product hands to each factor the other one: w2 gets h2, and h2 gets w2, which then goes on
                to dw1. By hand: x = 2, w1 = 0.5 and w2 = 3 give h1 = 1 and h2 = 0.731, whose slope is 0.731 ·
                0.269 = 0.197. Going back from 1, dw2 is 1 · h2 = 0.731, and dw1 is 1 · w2 · 0.197 · x = 3 · 0.197
                · 2 = 1.18. Writing each factor beside the arrow that it belongs to shows which one is another.""",
            "ko": """곱은 각 인자에 다른 인자를 넘깁니다. w2는 h2를, h2는 w2를 받아 dw1으로 이어집니다. 손으로
                셈하면 x = 2, w1 = 0.5, w2 = 3에서 h1 = 1, h2 = 0.731, 기울기는 0.197입니다. dw2 = h2 = 0.731, dw1
                = w2 · 0.197 · x = 1.18입니다. 인자를 화살표마다 적어 견주어 봅니다.""",
        },
    ],
    link="README.md#8-chain_gradientsx-w1-w2-y",
)


edit(
    "BACK86",
    task="chain_gradients",
    old='sigmoid_derivative(h["h1"])',
    new="sigmoid_derivative(x)",
    title={
        "en": "behaves exactly as if the slope of σ were taken at another value than h1",
        "ko": "σ의 기울기를 h1이 아닌 다른 값에서 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw2 is right, dw1 is not. What goes into σ on the way forward?""",
            "ko": """dw2는 맞고 dw1은 틀립니다. 순전파에서 σ에 들어가는 값은 무엇입니까?""",
        },
        {
            "en": """h2 = σ(h1), so that its slope is σ'(h1), with h1 = x · w1. By hand: x = 2, w1 = 0.5 and w2 =
                3 give h1 = 1 and h2 = 0.731, whose slope is 0.731 · 0.269 = 0.197. Going back from 1, dw2 is 1 ·
                h2 = 0.731, and dw1 is 1 · w2 · 0.197 · x = 3 · 0.197 · 2 = 1.18. Writing each factor beside the
                arrow that it belongs to shows which one is another.""",
            "ko": """h2 = σ(h1)이므로 기울기는 σ'(h1)이고 h1 = x · w1입니다. 손으로 셈하면 x = 2, w1 = 0.5, w2 =
                3에서 h1 = 1, h2 = 0.731, 기울기는 0.197입니다. dw2 = h2 = 0.731, dw1 = w2 · 0.197 · x =
                1.18입니다. 인자를 화살표마다 적어 견주어 봅니다.""",
        },
    ],
    link="README.md#8-chain_gradientsx-w1-w2-y",
)

edit(
    "BACK86",
    task="chain_gradients",
    old='sigmoid_derivative(h["h1"])',
    new='sigmoid_derivative(h["y_hat"])',
)

edit(
    "BACK86",
    task="chain_gradients",
    old='sigmoid_derivative(h["h1"])',
    new="sigmoid_derivative(w1)",
)


edit(
    "BACK87",
    task="sgd_step",
    old="value - lr * grads[name]",
    new="value - grads[name] / lr",
    title={
        "en": "behaves exactly as if the gradient were divided by the learning rate",
        "ko": "그래디언트를 학습률로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The direction is right, the steps are far too long. What should a small learning rate do to a
                step?""",
            "ko": """방향은 맞지만 걸음이 너무 깁니다. 학습률이 작으면 걸음은 어떻게 되어야 합니까?""",
        },
        {
            "en": """A step is lr times the gradient. Divided by lr = 0.1 it is a hundred times as long. By hand:
                w = 2 with the gradient 0.5 and lr = 0.1 becomes 2 - 0.1 · 0.5 = 1.95, and b = -1 with the
                gradient -4 becomes -1 + 0.4 = -0.6. Each name keeps its own value and its own gradient, in
                whatever order the two dicts have been written. Trying one with lr = 0.1 and one with lr = 0.5
                shows the difference.""",
            "ko": """걸음은 lr에 그래디언트를 곱한 것입니다. lr = 0.1로 나누면 백 배 길어집니다. 손으로 셈하면 lr
                = 0.1일 때 w = 2, 그래디언트 0.5는 1.95가 되고, b = -1, 그래디언트 -4는 -0.6이 됩니다. lr를 0.1과
                0.5로 바꾸어 시험해 봅니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


edit(
    "BACK88",
    task="sgd_step",
    old="value - lr * grads[name]",
    new="value - lr * np.sign(grads[name])",
    title={
        "en": "behaves exactly as if only the sign of the gradient counted",
        "ko": "그래디언트의 부호만 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All steps have the same length. What does the size of a gradient say?""",
            "ko": """걸음의 길이가 모두 같습니다. 그래디언트의 크기는 무엇을 뜻합니까?""",
        },
        {
            "en": """np.sign keeps the direction alone, and dividing by the length makes every step equally long,
                too. Here the step is lr times the gradient itself. By hand: w = 2 with the gradient 0.5 and lr =
                0.1 becomes 2 - 0.1 · 0.5 = 1.95, and b = -1 with the gradient -4 becomes -1 + 0.4 = -0.6. Each
                name keeps its own value and its own gradient, in whatever order the two dicts have been written.
                Trying one with lr = 0.1 and one with lr = 0.5 shows the difference.""",
            "ko": """np.sign은 방향만 남기고, 크기로 나누어도 걸음이 모두 같아집니다. 여기서는 그래디언트 자체에
                lr를 곱합니다. 손으로 셈하면 lr = 0.1일 때 w = 2, 그래디언트 0.5는 1.95가 되고, b = -1, 그래디언트
                -4는 -0.6이 됩니다. lr를 0.1과 0.5로 바꾸어 시험해 봅니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


edit(
    "BACK89",
    task="sgd_step",
    old="in params.items()",
    new="in list(params.items())[-1:]",
    title={
        "en": "behaves exactly as if only the last parameter came back",
        "ko": "마지막 파라미터만 돌아오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One name is there, the others are missing. In which line is the new dict made?""",
            "ko": """이름 하나만 있고 나머지가 없습니다. 새 딕셔너리를 만드는 줄은 어디입니까?""",
        },
        {
            "en": """new = {name: …} in the loop makes another dict in every round. Make an empty one before the
                loop, and put an entry into it by new[name] = …. By hand: w = 2 with the gradient 0.5 and lr = 0.1
                becomes 2 - 0.1 · 0.5 = 1.95, and b = -1 with the gradient -4 becomes -1 + 0.4 = -0.6. Each name
                keeps its own value and its own gradient, in whatever order the two dicts have been written.
                Trying one with lr = 0.1 and one with lr = 0.5 shows the difference.""",
            "ko": """반복문 안의 new = {name: …}는 바퀴마다 다른 딕셔너리를 만듭니다. 반복문 앞에서 빈 딕셔너리를
                만들고 new[name] = …로 넣습니다. 손으로 셈하면 lr = 0.1일 때 w = 2, 그래디언트 0.5는 1.95가 되고,
                b = -1, 그래디언트 -4는 -0.6이 됩니다. lr를 0.1과 0.5로 바꾸어 시험해 봅니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


edit(
    "BACK90",
    task="sgd_step",
    old="value - lr * grads[name]",
    new="value - lr * list(grads.values())[::-1][list(params).index(name)]",
    title={
        "en": "behaves exactly as if the gradient of another parameter were used",
        "ko": "다른 파라미터의 그래디언트를 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each parameter has moved, and by the wrong amount. By what are a value and its gradient
                brought together?""",
            "ko": """파라미터가 모두 움직였지만 크기가 틀립니다. 값과 그래디언트를 무엇으로 짝짓습니까?""",
        },
        {
            "en": """params[name] belongs to grads[name]: use the same name for both. By hand: w = 2 with the
                gradient 0.5 and lr = 0.1 becomes 2 - 0.1 · 0.5 = 1.95, and b = -1 with the gradient -4 becomes -1
                + 0.4 = -0.6. Each name keeps its own value and its own gradient, in whatever order the two dicts
                have been written. Trying one with lr = 0.1 and one with lr = 0.5 shows the difference.""",
            "ko": """params[name]에는 grads[name]이 짝입니다. 둘에 같은 이름을 씁니다. 손으로 셈하면 lr = 0.1일 때
                w = 2, 그래디언트 0.5는 1.95가 되고, b = -1, 그래디언트 -4는 -0.6이 됩니다. lr를 0.1과 0.5로
                바꾸어 시험해 봅니다.""",
        },
    ],
    link="README.md#9-sgd_stepparams-grads-lr",
)


edit(
    "BACK91",
    task="numerical_gradient",
    old="grad[i] = (above - below) / (2 * eps)",
    new="grad[i] = (above + below) / (2 * eps)",
    title={
        "en": "behaves exactly as if the two values of f were added up, not subtracted",
        "ko": "f의 두 값을 빼지 않고 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is huge. How do the two values of f differ when x moves by little?""",
            "ko": """돌아오는 수가 아주 큽니다. x가 조금 움직이면 f의 두 값은 얼마나 다릅니까?""",
        },
        {
            "en": """The slope is the difference of the two values over their distance; the sum is about twice f,
                over a tiny number. By hand: for f(x) = x² at x = 3 and eps = 0.1 the two values are 9.61 and
                8.41, whose difference 1.2 over 0.2 is 6, the derivative. In an array of several elements one of
                them moves at a time, all others stay. Printing x before each call of f shows whether that is so.""",
            "ko": """기울기는 두 값의 차를 거리로 나눈 것입니다. 합은 f의 두 배쯤이고 그것을 아주 작은 수로 나누게
                됩니다. 손으로 셈하면 f(x) = x², x = 3, eps = 0.1에서 두 값은 9.61과 8.41이고 차 1.2를 0.2로
                나누면 6입니다. f를 부르기 직전의 x를 출력해 원소 하나만 움직이는지 확인합니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)


edit(
    "BACK92",
    task="numerical_gradient",
    old="grad[i] = (above - below) / (2 * eps)",
    new="""grad[i] = (above - below) / (2 * eps)
        break""",
    title={
        "en": "behaves exactly as if only the first element were worked out, and the rest stayed 0",
        "ko": "첫 원소만 구하고 나머지는 0으로 남은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One element is right, all others are 0. When does the function return?""",
            "ko": """원소 하나는 맞고 나머지는 모두 0입니다. 함수는 언제 값을 돌려줍니까?""",
        },
        {
            "en": """A return that is indented like the body of the loop ends it in the first round. It belongs
                below the loop. By hand: for f(x) = x² at x = 3 and eps = 0.1 the two values are 9.61 and 8.41,
                whose difference 1.2 over 0.2 is 6, the derivative. In an array of several elements one of them
                moves at a time, all others stay. Printing x before each call of f shows whether that is so.""",
            "ko": """return이 반복문의 본문과 같은 깊이에 있으면 첫 바퀴에서 끝납니다. 반복문 아래에 있어야
                합니다. 손으로 셈하면 f(x) = x², x = 3, eps = 0.1에서 두 값은 9.61과 8.41이고 차 1.2를 0.2로
                나누면 6입니다. f를 부르기 직전의 x를 출력해 원소 하나만 움직이는지 확인합니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)


edit(
    "BACK93",
    task="numerical_gradient",
    old="x[i] = center - eps",
    new="x[i] = center",
    title={
        "en": "behaves exactly as if both points were one array, so that the steps cancel",
        "ko": "두 점이 같은 배열이어서 걸음이 서로 지워지는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both values of f are taken, yet the difference is half of what it should be. How many arrays
                are there after a = b = x.copy()?""",
            "ko": """f의 값을 두 번 구하지만 차가 절반뿐입니다. a = b = x.copy() 뒤에 배열은 몇 개입니까?""",
        },
        {
            "en": """One array with two names: adding eps and then subtracting it puts the element back where it
                was. Make two copies. By hand: for f(x) = x² at x = 3 and eps = 0.1 the two values are 9.61 and
                8.41, whose difference 1.2 over 0.2 is 6, the derivative. In an array of several elements one of
                them moves at a time, all others stay. Printing x before each call of f shows whether that is so.""",
            "ko": """이름이 둘인 배열 하나입니다. eps를 더했다가 빼면 원소가 제자리로 돌아옵니다. 사본을 둘
                만듭니다. 손으로 셈하면 f(x) = x², x = 3, eps = 0.1에서 두 값은 9.61과 8.41이고 차 1.2를 0.2로
                나누면 6입니다. f를 부르기 직전의 x를 출력해 원소 하나만 움직이는지 확인합니다.""",
        },
    ],
    link="README.md#10-numerical_gradientf-x-eps1e-5",
)


edit(
    "BACK94",
    task="chain_gradients",
    old='dw2, dh2 = h["h2"], w2',
    new='dw2, dh2 = 2 * h["loss"] * h["h2"], 2 * h["loss"] * w2',
    title={
        "en": "behaves exactly as if dL/dŷ were 2(ŷ - y), the gradient of a squared error, and not 1",
        "ko": "dL/dŷ이 1이 아니라 제곱 오차의 그래디언트인 2(ŷ - y)인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both gradients carry one factor too many, and it is the same one in both: 2(ŷ - y), the derivative
                of (ŷ - y)². The loss of this chain has no square. What is the slope of ŷ - y, seen as a function of
                ŷ?""",
            "ko": """두 그래디언트에 같은 인수가 하나 더 곱해져 있습니다. (ŷ - y)²의 미분인 2(ŷ - y)입니다. 이 사슬의
                손실에는 제곱이 없습니다. ŷ - y를 ŷ의 함수로 보면 기울기는 얼마입니까?""",
        },
        {
            "en": """At x = 2, w1 = 0.5, w2 = 3, y = 1 dw2 has to be h2 = 0.7310586; with the factor 2 · 1.1931757 it is
                1.7445627. The way back begins with dL/dŷ = 1, whatever y is: another y must leave both gradients as
                they are.""",
            "ko": """x = 2, w1 = 0.5, w2 = 3, y = 1에서 dw2는 h2 = 0.7310586이어야 하는데, 2 · 1.1931757을 곱하면
                1.7445627이 됩니다. 되돌아가는 길은 y가 무엇이든 dL/dŷ = 1에서 시작합니다. y를 바꾸어도 두
                그래디언트는 그대로여야 합니다.""",
        },
    ],
    link="README.md#a-worked-example-a-chain-with-two-weights",
)


edit(
    "BACK95",
    task="mlp_gradients",
    old="delta.sum(axis=0)",
    new="delta.sum(axis=0, keepdims=True)",
    title={
        "en": "behaves exactly as if each db were a row of shape (1, n_out)",
        "ko": "db를 저마다 모양이 (1, n_out)인 행으로 내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers in db are right, and each db has an axis too many. A gradient has the shape of what it
                belongs to, so that the two can be subtracted. Which shape has b?""",
            "ko": """db의 수는 맞지만 축이 하나 많습니다. 그래디언트의 모양은 그것이 속한 파라미터의 모양과 같아야 둘을
                뺄 수 있습니다. b의 모양은 무엇입니까?""",
        },
        {
            "en": """For 2-4-5-1 the shapes of db have to be (4,), (5,) and (1,). `keepdims=True` leaves the axis of the
                samples behind as one row, (1, 4); without it the sum over axis 0 has the shape of b. Printing the
                shapes of db beside those of b shows which of them differ.""",
            "ko": """2-4-5-1에서 db의 모양은 (4,), (5,), (1,)이어야 합니다. `keepdims=True`를 쓰면 표본의 축이 행 하나로
                남아 (1, 4)가 됩니다. 그것이 없으면 축 0의 합은 b의 모양과 같습니다. db와 b의 모양을 나란히 출력해
                견주어 봅니다.""",
        },
    ],
    link="README.md#11-mlp_gradientsparams-x-y",
)
