"""Mistakes that students make in logistic: each variant is the reference but for one function, wrong in one way."""

import numpy as np

from grader.testing.variants import variant


@variant(
    "LOGI01",
    title={
        "en": "behaves exactly as if the odds were those against the event",
        "ko": "사건이 일어나지 않을 쪽의 오즈를 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every result is one divided by the right one. Odds can be told from either side: four to one
                that it happens, or one to four that it does not, and betting shops often quote the second kind.
                Here they have to grow when the event becomes more likely. The place to look is what stands above
                the line of the fraction.""",
            "ko": """모든 결과가 1을 정답으로 나눈 값입니다. 오즈는 어느 쪽에서든 말할 수 있습니다. 일어날 쪽이 4
                대 1이라고 할 수도 있고, 일어나지 않을 쪽이 1 대 4라고 할 수도 있으며, 도박에서는 흔히 뒤의 것을
                씁니다. 여기서는 사건이 일어날 가능성이 커지면 오즈도 커져야 합니다. 분수의 분자에 무엇이 있는지
                살펴봅니다.""",
        },
        {
            "en": """Of five days with p = 0.8 four bring the event and one does not: the odds are 4, and here they
                come out as 0.25. At p = 0.5 both sides are equal, so that value proves nothing. The README's table
                goes from 0.25 at 0.2 to 4 at 0.8; the two members of the fraction have to change places.""",
            "ko": """p = 0.8이면 닷새 가운데 나흘은 사건이 일어나고 하루는 일어나지 않습니다. 오즈는 4인데 여기서는
                0.25가 나옵니다. p = 0.5에서는 양쪽이 같아서 아무것도 알 수 없습니다. README의 표에서 오즈는 0.2일
                때 0.25, 0.8일 때 4입니다. 분자와 분모의 자리를 바꿉니다.""",
        },
    ],
    link="README.md#1-oddsp",
)
def odds(p):
    return (1 - p) / p


@variant(
    "LOGI02",
    title={
        "en": "behaves exactly as if log were the logarithm to base 10",
        "ko": "log를 밑이 10인 로그로 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Signs and the zero at 0.5 are right, and every value is too small by one and the same factor,
                about 2.3. A logarithm needs a base. On many calculators the key "log" means base 10, and the
                natural one is called "ln"; in mathematics and in NumPy the plain name means another base. The
                place to look is the name of the function.""",
            "ko": """부호와 0.5에서 0이 되는 것은 맞지만, 모든 값이 같은 비율로 약 2.3배 작습니다. 로그에는 밑이
                있습니다. 많은 계산기에서 'log' 키는 밑이 10이고 자연로그는 'ln'이지만, 수학과 NumPy에서 아무것도
                붙지 않은 이름은 밑이 다릅니다. 함수의 이름을 살펴봅니다.""",
        },
        {
            "en": """For p = 0.8 the odds are 4. The answer is 1.386, because e to the power of 1.386 is 4; here it
                is 0.602, and 10 to the power of 0.602 is 4. The sigmoid undoes the logit with a power of e, so
                only one of the two bases leads back to 0.8. The README names the base that the course uses
                throughout.""",
            "ko": """p = 0.8이면 오즈는 4입니다. e의 1.386제곱이 4이므로 답은 1.386인데, 여기서는 0.602가 나옵니다.
                10의 0.602제곱이 4입니다. 시그모이드는 e의 거듭제곱으로 로짓을 되돌리므로, 두 밑 가운데 하나만
                0.8로 돌아옵니다. README에 이 과정 전체에서 쓰는 밑이 적혀 있습니다.""",
        },
    ],
    link="README.md#2-logitp",
)
def logit(p):
    return np.log10(odds(p))


@variant(
    "LOGI03",
    title={
        "en": "behaves exactly as if the exponent had no minus: the curve falls",
        "ko": "지수에 음의 부호가 없어 곡선이 내려가는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At 0 the value is right, and everywhere else it is the one that belongs to -z. Large numbers
                get small probabilities, so a student who works longer would be more and more certain to fail.
                Training still works, because w can take the other sign, and that is why it goes unnoticed. The
                place to look is the exponent.""",
            "ko": """0에서는 값이 맞고, 나머지에서는 -z일 때의 값이 나옵니다. 큰 수가 작은 확률을 받으므로 오래
                공부한 학생일수록 떨어질 것이 확실해집니다. w가 반대 부호를 가질 수 있어 그래도 학습은 되고, 그래서
                눈에 띄지 않습니다. 지수를 살펴봅니다.""",
        },
        {
            "en": """σ(1) has to be 0.7311 and σ(-1) 0.2689; here they have changed places. For z = 1000 the power
                of e in the denominator has to vanish, so that 1/1 remains; if it grows instead, the result goes to
                0. Writing down which sign makes e to some power small for large z settles it.""",
            "ko": """σ(1)은 0.7311, σ(-1)은 0.2689여야 하는데 서로 바뀌었습니다. z = 1000이면 분모에 있는 e의
                거듭제곱이 사라져 1/1이 남아야 합니다. 오히려 커진다면 결과는 0이 됩니다. z가 클 때 e의 거듭제곱이
                작아지려면 지수의 부호가 무엇이어야 하는지 적어 봅니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)
def sigmoid(z):
    return 1 / (1 + np.exp(z))


@variant(
    "LOGI04",
    title={
        "en": "behaves exactly as if the odds were returned in the place of the probability",
        "ko": "확률 대신 오즈를 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Results are positive and grow with z, as they should, but they pass 1. Two steps lead from a
                probability to z: first the odds, then the logarithm. Undoing the logarithm leads back to the odds,
                which may be any positive number, and there the way is not over. The place to look is what happens
                after the power of e.""",
            "ko": """결과가 양수이고 z와 함께 커지는 것은 맞지만 1을 넘습니다. 확률에서 z까지는 두 단계, 곧 오즈와
                로그를 거칩니다. 로그를 되돌리면 오즈가 나오는데 오즈는 어떤 양수든 될 수 있고, 길은 거기서 끝나지
                않습니다. e를 거듭제곱한 다음에 무엇을 하는지 살펴봅니다.""",
        },
        {
            "en": """At z = 0 the odds are 1, one to one, and the probability is 0.5. At z = log 4 they are 4, and
                four parts of five are 0.8. A second step has to turn odds into a probability: the part that speaks
                for the event, divided by all parts together. No result may leave the range from 0 to 1.""",
            "ko": """z = 0이면 오즈는 1 대 1, 곧 1이고 확률은 0.5입니다. z = log 4이면 오즈는 4이고, 다섯 부분
                가운데 넷이므로 확률은 0.8입니다. 오즈를 확률로 바꾸는 두 번째 단계가 필요합니다. 사건이 일어나는
                쪽의 부분을 모든 부분의 합으로 나눕니다. 결과는 0과 1 사이를 벗어나지 않아야 합니다.""",
        },
    ],
    link="README.md#the-idea",
)
def sigmoid(z):
    return np.exp(z)


@variant(
    "LOGI05",
    title={
        "en": "behaves exactly as if the minus in front of the mean were missing",
        "ko": "평균 앞의 음의 부호가 빠진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every loss has the right size and is negative. The logarithm of a number below 1 is negative,
                and a loss has to be positive, and larger for a worse prediction. With the sign as it is now, the
                best network would have the largest value, and a falling curve would mean that it forgets. The
                place to look is the beginning of the formula.""",
            "ko": """손실의 크기는 맞지만 모두 음수입니다. 1보다 작은 수의 로그는 음수인데, 손실은 양수이고 예측이
                나쁠수록 커야 합니다. 지금의 부호로는 가장 좋은 신경망의 값이 가장 크고, 곡선이 내려가면 오히려
                잊고 있다는 뜻이 됩니다. 식의 맨 앞을 살펴봅니다.""",
        },
        {
            "en": """For y = (1, 0) and p = (0.8, 0.4) the README's table has the losses 0.223 and 0.511, and their
                mean 0.367; here it is -0.367. A probability of 0.5 for everything has to cost log 2, and a perfect
                prediction 0. One sign in front of the whole sum turns all of them over; none belongs inside.""",
            "ko": """y = (1, 0), p = (0.8, 0.4)일 때 README의 표에는 손실 0.223과 0.511, 그 평균 0.367이 있습니다.
                여기서는 -0.367입니다. 언제나 0.5라고 답하면 손실은 log 2, 완벽하게 예측하면 0이어야 합니다. 합
                전체의 앞에 있는 부호 하나가 모두를 뒤집습니다. 합 안쪽의 부호는 고치지 않습니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@variant(
    "LOGI06",
    title={
        "en": "behaves exactly as if the losses of the samples were added up, not averaged",
        "ko": "샘플의 손실을 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every loss is the right one times the number of samples. A sum says as much about the amount
                of data as about the neuron: the same answers for ten times as many students would look ten times
                as bad. The gradient of this course is a mean, and the loss has to match it. The place to look is
                how the samples become one number.""",
            "ko": """모든 손실이 정답에 샘플 수를 곱한 값입니다. 합은 뉴런만이 아니라 데이터의 양까지 말해 줍니다.
                똑같이 답해도 학생이 열 배면 열 배 나빠 보입니다. 이 과정의 그래디언트는 평균이므로 손실도 그에
                맞아야 합니다. 샘플들이 어떻게 수 하나로 모이는지 살펴봅니다.""",
        },
        {
            "en": """Ten samples that all get the probability 0.5 have to give log 2 = 0.6931, as one of them does;
                here they give 6.931. In the README's table 0.223 and 0.511 add up to 0.734, and the answer is half
                of it. The division by the number of samples comes once, at the end.""",
            "ko": """모두 확률 0.5를 받은 샘플 열 개의 손실은 하나일 때와 똑같이 log 2 = 0.6931이어야 하는데,
                여기서는 6.931입니다. README의 표에서 0.223과 0.511의 합은 0.734이고 답은 그 절반입니다. 마지막에
                샘플 수로 한 번 나눕니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@variant(
    "LOGI07",
    title={
        "en": "behaves exactly as if p were not clipped: the loss is inf or nan at 0 and 1",
        "ko": "p를 제한하지 않아 0과 1에서 손실이 inf나 nan이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Ordinary probabilities give the right loss; a probability of exactly 0 or 1 gives no number. A
                sigmoid reaches exactly 1 in float64, near z = 37, so a neuron that is sure enough meets this in
                training, and one such sample spoils the whole mean. The place to look is what goes into the two
                logarithms.""",
            "ko": """보통의 확률에서는 손실이 맞지만, 확률이 정확히 0이나 1이면 수가 나오지 않습니다. float64에서
                시그모이드는 z가 37쯤이면 정확히 1이 되므로, 충분히 확신하는 뉴런은 학습하다가 이 경우를 만나고,
                그런 샘플 하나가 평균 전체를 망칩니다. 두 로그에 무엇이 들어가는지 살펴봅니다.""",
        },
        {
            "en": """For y = 0 and p = 0 the prediction is perfect, and y · log p is 0 times minus infinity, which
                is nan. For y = 1 and p = 0 the loss has to be large and finite, 27.6. The README gives the two
                bounds for p; a copy of p, held between them, goes into both logarithms, and the array of the
                caller stays as it is.""",
            "ko": """y = 0, p = 0은 완벽한 예측인데, y · log p는 0 곱하기 음의 무한대이므로 nan입니다. y = 1, p =
                0이면 손실은 크지만 유한한 27.6이어야 합니다. README에 p의 두 한계가 있습니다. 그 사이로 제한한 p의
                복사본을 두 로그에 모두 넣고, 호출한 쪽의 배열은 그대로 둡니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@variant(
    "LOGI08",
    title={
        "en": "behaves exactly as if σ' had not cancelled: p (1 - p) is multiplied in",
        "ko": "σ'이 약분되지 않고 p (1 - p)가 곱해진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The gradient is at most a quarter of what it should be, and nearly 0 where the neuron is sure
                and wrong. The chain rule does bring the factor σ', but the derivative of this loss brings its
                reciprocal, and a careful calculation loses both. The squared error has no such luck, which is what
                this assignment is about. The place to look is the error of a single sample.""",
            "ko": """그래디언트가 있어야 할 값의 4분의 1 이하이고, 뉴런이 확신하면서 틀린 곳에서는 거의 0입니다.
                연쇄 법칙에서 인수 σ'이 나오는 것은 맞지만, 이 손실의 미분에서는 그 역수가 나와 둘이 함께
                사라집니다. 제곱 오차에서는 그렇지 않으며, 이 과제는 바로 그 차이를 다룹니다. 샘플 하나의 오차를
                살펴봅니다.""",
        },
        {
            "en": """At w = b = 0 each error is 0.5 or -0.5, and dw is -16/7 for the seven students. Here it is
                -4/7, as p (1 - p) is 0.25 there. At w = -20, x = 1, y = 1 the gradient has to stay near -1. The
                README's last formula of its section on the squared error shows the two factors meet; what is left
                has no product in it.""",
            "ko": """w = b = 0이면 오차는 모두 0.5이거나 -0.5이고, 일곱 학생의 dw는 -16/7입니다. 여기서는 p (1 -
                p)가 0.25이므로 -4/7이 됩니다. w = -20, x = 1, y = 1에서도 그래디언트는 -1 근처에 머물러야 합니다.
                README에서 제곱 오차를 다루는 절의 마지막 식에서 두 인수가 만납니다. 남는 것에는 곱이 없습니다.""",
        },
    ],
    link="README.md#why-not-the-squared-error",
)
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    error = (p - y) * p * (1 - p)
    return np.mean(error * x), np.mean(error)


@variant(
    "LOGI09",
    title={
        "en": "behaves exactly as if the gradients of the samples were added up, not averaged",
        "ko": "샘플의 그래디언트를 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers are the right ones times the number of samples; a single sample comes out right.
                The loss is a mean over the samples, so its gradient is one, too. As a sum, the step grows with the
                class, and a learning rate that suits seven students throws seven hundred far off. The place to
                look is how the errors become dw and db.""",
            "ko": """두 값이 모두 정답에 샘플 수를 곱한 것이고, 샘플이 하나면 맞습니다. 손실이 샘플에 대한
                평균이므로 그래디언트도 평균입니다. 합으로 두면 걸음이 학생 수에 따라 커져서, 일곱 명에게 맞는
                학습률이 칠백 명에서는 크게 빗나갑니다. 오차들이 어떻게 dw와 db가 되는지 살펴봅니다.""",
        },
        {
            "en": """In the worked example the column (p - y)·x adds up to 1 + 2 + 3 - 4 - 5 - 6 - 7 = -16, and dw
                is -16/7; the errors add up to -1/2, and db is -1/14. Here -16 and -1/2 come back. Every sample
                given twice has to leave the gradient as it is. One division, by the number of samples, is missing
                in each of the two.""",
            "ko": """계산 예제에서 (p - y)·x의 열을 더하면 1 + 2 + 3 - 4 - 5 - 6 - 7 = -16이고 dw는 -16/7입니다.
                오차의 합은 -1/2이고 db는 -1/14입니다. 여기서는 -16과 -1/2이 나옵니다. 모든 샘플을 두 번씩 넣어도
                그래디언트는 그대로여야 합니다. 두 값에서 모두 샘플 수로 나누는 것이 빠져 있습니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)
def bce_gradient(w, b, x, y):
    error = sigmoid(w * x + b) - y
    return np.sum(error * x), np.sum(error)


@variant(
    "LOGI10",
    title={
        "en": "behaves exactly as if the error were y - p",
        "ko": "오차를 y - p로 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers have the right size and the wrong sign. In words an error is often "what should
                be minus what is", and some books then add the step. Here the gradient is the derivative of the
                loss, which says where the loss *grows*, and `fit` goes against it. Two conventions in one program
                lead uphill. The place to look is the order of the difference.""",
            "ko": """두 값의 크기는 맞지만 부호가 반대입니다. 말로는 오차를 흔히 '있어야 할 값 빼기 나온 값'이라고
                하고, 그런 책에서는 걸음을 더합니다. 여기서 그래디언트는 손실의 미분, 곧 손실이 *커지는* 쪽이며
                `fit`은 그 반대로 갑니다. 두 방식을 섞으면 오르막을 오르게 됩니다. 차이의 순서를 살펴봅니다.""",
        },
        {
            "en": """One sample, x = 1, y = 1, and w = b = 0: p is 0.5, too low, so w has to grow. A step against
                the gradient makes w larger only where the gradient is negative, and the README's table has -0.5
                there. Here it is 0.5. For the seven students dw has to be -16/7. Both members of the pair need the
                other sign.""",
            "ko": """샘플 하나, x = 1, y = 1, w = b = 0을 봅니다. p는 0.5로 너무 작으므로 w가 커져야 합니다.
                그래디언트의 반대로 갈 때 w가 커지려면 그래디언트가 음수여야 하고, README의 표에도 -0.5라고 되어
                있습니다. 여기서는 0.5입니다. 일곱 학생에서 dw는 -16/7이어야 합니다. 두 값의 부호를 모두 바꿉니다.""",
        },
    ],
    link="README.md#why-not-the-squared-error",
)
def bce_gradient(w, b, x, y):
    error = y - sigmoid(w * x + b)
    return np.mean(error * x), np.mean(error)


@variant(
    "LOGI11",
    title={
        "en": "behaves exactly as if the gradient of the squared error had no σ'",
        "ko": "제곱 오차의 그래디언트에 σ'이 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is twice the gradient of cross entropy. The square has been differentiated, and
                then the way from p back to w and b was taken in one stride. Between them stands the sigmoid. With
                cross entropy its slope cancels; with the squared error nothing is there to cancel it. The place to
                look is the step from dL/dp to dL/dz.""",
            "ko": """결과가 교차 엔트로피 그래디언트의 두 배입니다. 제곱은 미분했는데, p에서 w와 b로 가는 길을
                한걸음에 건너뛰었습니다. 그 사이에 시그모이드가 있습니다. 교차 엔트로피에서는 그 기울기가
                약분되지만, 제곱 오차에는 약분할 것이 없습니다. dL/dp에서 dL/dz로 가는 단계를 살펴봅니다.""",
        },
        {
            "en": """At w = b = 0 the seven students have to give dw = -8/7; here it is -32/7, four times as much,
                because the slope of σ is 0.25 there. At w = -20, x = 1, y = 1 the README has a gradient that has
                nearly vanished, and this function gives -2. Each error has three factors; the third one is made of
                p alone.""",
            "ko": """w = b = 0에서 일곱 학생의 dw는 -8/7이어야 하는데, 여기서는 네 배인 -32/7입니다. 그곳에서 σ의
                기울기가 0.25이기 때문입니다. w = -20, x = 1, y = 1이면 README에서는 그래디언트가 거의 사라지는데
                이 함수는 -2를 냅니다. 오차마다 인수가 세 개 있고, 세 번째 인수는 p만으로 만듭니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)
def mse_gradient(w, b, x, y):
    error = 2 * (sigmoid(w * x + b) - y)
    return np.mean(error * x), np.mean(error)


@variant(
    "LOGI12",
    title={
        "en": "behaves exactly as if the steps followed the gradient of the squared error",
        "ko": "제곱 오차의 그래디언트를 따라 움직이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss that is recorded is cross entropy, and it falls more slowly than it should. Loss and
                gradient are two separate lines of the program, and nothing forces them to belong together. A
                gradient of another loss still leads downhill most of the time, and nearly stops where the neuron
                is sure and wrong. The place to look is which gradient the update uses.""",
            "ko": """기록된 손실은 교차 엔트로피인데, 줄어드는 속도가 너무 느립니다. 손실과 그래디언트는
                프로그램에서 서로 다른 줄이고, 둘을 맞추어 주는 것은 아무것도 없습니다. 다른 손실의 그래디언트로도
                대개는 내려가지만, 뉴런이 확신하면서 틀린 곳에서는 거의 멈춥니다. 갱신에 어떤 그래디언트를 쓰는지
                살펴봅니다.""",
        },
        {
            "en": """From zeros, with lr = 0.05, the first update of the seven students has to lead to w = 0.114
                and b = 0.004; here it leads to 0.057 and 0.002. The second function of a gradient in this
                assignment is there to be compared with the first, as its section of the README says. The other one
                belongs into the loop.""",
            "ko": """0에서 시작해 lr = 0.05이면 일곱 학생의 첫 갱신 뒤 w = 0.114, b = 0.004여야 하는데, 여기서는
                0.057과 0.002입니다. 이 과제에 있는 두 번째 그래디언트 함수는 README의 그 절에 적힌 대로 첫 번째와
                비교하려고 만든 것입니다. 반복문에는 다른 함수가 들어가야 합니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        dw, db = mse_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


@variant(
    "LOGI13",
    title={
        "en": "behaves exactly as if each loss were measured after its update",
        "ko": "손실을 갱신한 다음에 재는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w and b are right, and the losses are those of the next update: the list begins one too late.
                Either order is found in programs. This course records what the network knew *before* it moved, so
                that the first entry says where the start was, and loss and gradient of one turn belong to the same
                w and b. The place to look is the order inside the loop.""",
            "ko": """w와 b는 맞고, 손실이 다음 갱신의 것입니다. 목록이 한 칸 늦게 시작합니다. 어느 순서로 쓰는
                프로그램도 있습니다. 이 과정에서는 움직이기 *전에* 알고 있던 것을 기록합니다. 그러면 첫 항목이
                시작점을 말해 주고, 한 번의 반복에서 손실과 그래디언트가 같은 w와 b의 것이 됩니다. 반복문 안의
                순서를 살펴봅니다.""",
        },
        {
            "en": """At w = b = 0 every probability is 0.5, so `losses[0]` has to be log 2 = 0.6931 for any data at
                all. Here it is 0.5546 for the seven students, which the README's table has in the line of one
                update. The number of losses stays `epochs`; only the line that records has to move.""",
            "ko": """w = b = 0이면 확률이 모두 0.5이므로, 어떤 데이터에서든 `losses[0]`은 log 2 = 0.6931이어야
                합니다. 여기서는 일곱 학생에서 0.5546인데, README의 표에서 한 번 갱신한 줄에 있는 값입니다. 손실의
                개수는 그대로 `epochs`이고, 기록하는 줄의 위치만 옮기면 됩니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
    return w, b, losses


@variant(
    "LOGI14",
    title={
        "en": "behaves exactly as if w moved before the gradient of b is taken",
        "ko": "b의 그래디언트를 구하기 전에 w를 먼저 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """After one update w is right and b is not. A gradient has two members that belong to one point,
                the w and b of the moment. When w has taken its step and the gradient is asked for again, the
                answer belongs to another point, where no loss was recorded. The descent still arrives somewhere
                near, so it goes unnoticed. The place to look is how often the gradient is computed in one turn.""",
            "ko": """한 번 갱신하면 w는 맞고 b가 틀립니다. 그래디언트의 두 값은 한 점, 곧 그 순간의 w와 b에 대한
                것입니다. w가 움직인 다음 그래디언트를 다시 구하면 손실을 기록한 적 없는 다른 점의 값이 나옵니다.
                그래도 비슷한 곳에 이르기 때문에 눈에 띄지 않습니다. 한 번의 반복에서 그래디언트를 몇 번 구하는지
                살펴봅니다.""",
        },
        {
            "en": """The seven students, lr = 0.05, from zeros: db at w = b = 0 is -1/14, and the first update
                makes b 0.004. With w = 0.114 already in place db would be 0.1337, and b goes to -0.007, to the
                other side of 0. Both members of the gradient have to be known before either of the two numbers
                changes.""",
            "ko": """일곱 학생, lr = 0.05, 0에서 시작하는 경우를 봅니다. w = b = 0에서 db는 -1/14이고 첫 갱신 뒤
                b는 0.004입니다. w가 먼저 0.114가 되면 db는 0.1337이어서 b가 0의 반대쪽인 -0.007로 갑니다. 두 수
                가운데 어느 하나라도 바뀌기 전에 그래디언트의 두 값을 모두 알고 있어야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        w = w - lr * bce_gradient(w, b, x, y)[0]
        b = b - lr * bce_gradient(w, b, x, y)[1]
    return w, b, losses


@variant(
    "LOGI15",
    title={
        "en": "behaves exactly as if a probability of exactly the threshold gave class 0",
        "ko": "확률이 정확히 임계값일 때 클래스 0으로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All classes are right but those of samples that lie exactly on the threshold. To which side
                they belong is a convention, and a convention has to be kept: a sample on the boundary may get one
                answer from the training program and another one from the program that uses the model. The place to
                look is the comparison, and the sentence of the README about equality.""",
            "ko": """정확히 임계값에 있는 샘플만 빼고 클래스가 모두 맞습니다. 그런 샘플이 어느 쪽인지는 약속이고,
                약속은 지켜야 합니다. 그렇지 않으면 경계에 있는 샘플이 훈련하는 프로그램과 모델을 쓰는 프로그램에서
                서로 다른 답을 받을 수 있습니다. 비교하는 부분과, 같은 경우를 설명한 README의 문장을 살펴봅니다.""",
        },
        {
            "en": """With w = 2 and b = 0 the sample x = 0 gets σ(0) = 0.5, exactly, in every right program; for
                the threshold 0.5 the answers for -1, 0 and 1 have to be 0, 1, 1, and here they are 0, 0, 1. "At
                least" includes equality and "more than" does not. One sign of the comparison decides this, for
                every threshold.""",
            "ko": """w = 2, b = 0이면 샘플 x = 0은 올바른 프로그램이라면 어디서나 정확히 σ(0) = 0.5를 받습니다.
                임계값이 0.5일 때 -1, 0, 1에 대한 답은 0, 1, 1이어야 하는데 여기서는 0, 0, 1입니다. '이상'은 같은
                경우를 포함하고 '초과'는 포함하지 않습니다. 비교 기호 하나가 모든 임계값에서 이것을 정합니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)
def predict(x, w, b, threshold=0.5):
    return (predict_proba(x, w, b) > threshold).astype(int)


@variant(
    "LOGI16",
    title={
        "en": "behaves exactly as if the boundary lay at b / w: the sign is turned",
        "ko": "부호가 바뀌어 경계가 b / w에 놓이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The distance from 0 is right, the side is not. At the boundary the neuron is undecided, so its
                sum has to be 0 there: the product and the bias cancel each other, which they can do only with
                opposite signs. When an equation is solved for x, whatever crosses the equals sign changes its own.
                The place to look is that step.""",
            "ko": """0에서의 거리는 맞고 방향이 반대입니다. 경계에서 뉴런은 어느 쪽도 아니므로 그곳의 합은 0이어야
                합니다. 곱과 편향이 서로 상쇄된다는 뜻이고, 그러려면 부호가 반대여야 합니다. x에 대해 풀 때 등호를
                건너가는 항은 부호가 바뀝니다. 그 단계를 살펴봅니다.""",
        },
        {
            "en": """Putting the result back is the check: for w = 1 and b = -7 the x that comes back is -7, and 1
                · (-7) - 7 is -14, a probability of nearly 0. With x = 7 the sum is 0 and the probability 0.5. For
                the students' neuron a boundary has to lie between 6 and 8 hours, and nobody studies for -7.""",
            "ko": """결과를 다시 넣어 보면 확인할 수 있습니다. w = 1, b = -7에서 지금 나오는 x는 -7이고, 1 · (-7) -
                7은 -14여서 확률이 거의 0입니다. x = 7이면 합이 0이고 확률이 0.5입니다. 학생들의 뉴런에서 경계는
                6시간과 8시간 사이에 있어야 하며, -7시간 공부하는 사람은 없습니다.""",
        },
    ],
    link="README.md#10-decision_boundaryw-b",
)
def decision_boundary(w, b):
    return b / w
