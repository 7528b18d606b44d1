"""Mistakes that students make in logistic: each variant is the reference but for one function, wrong in one way."""

import numpy as np

from grader.testing.variants import edit, naming_call, variant


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
        "en": "behaves exactly as if p were kept away from neither 0 nor 1: the loss is inf or nan there",
        "ko": "p를 0에서도 1에서도 떼어 놓지 않아 손실이 inf나 nan이 되는 것과 똑같이 동작합니다",
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


edit(
    "LOGI17",
    task="odds",
    old="p / (1 - p)",
    new="p / 1 - p",
    title={
        "en": "behaves exactly as if p / 1 were computed before subtracting: the result is 0",
        "ko": "p / 1을 먼저 계산하고 p를 빼서 0이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every probability gets odds of 0. Division binds more tightly than subtraction, so without
                parentheses the denominator ends after the 1, and p is taken away from p / 1, which is p itself. On
                paper the long line of the fraction holds the denominator together. What does it in a program?""",
            "ko": """어떤 확률이든 오즈가 0입니다. 나눗셈은 뺄셈보다 먼저이므로 괄호가 없으면 분모는 1에서 끝나고, p
                자신인 p / 1에서 다시 p를 빼게 됩니다. 종이에서는 긴 분수 선이 분모를 묶어 줍니다. 프로그램에서는
                무엇이 묶어 줍니까?""",
        },
        {
            "en": """For p = 0.8 the two parts are 0.8 and 0.2, and 0.8 / 0.2 = 4; here 0.8 / 1 - 0.8 = 0. Printing 1 -
                p on a line of its own shows that the denominator itself is right. The difference needs a pair of
                parentheses around it.""",
            "ko": """p = 0.8이면 두 부분이 0.8과 0.2이고 0.8 / 0.2 = 4입니다. 여기에서는 0.8 / 1 - 0.8 = 0입니다. 1 -
                p를 따로 출력해 보면 분모 자체는 맞습니다. 차를 괄호로 묶어야 합니다.""",
        },
    ],
    link="README.md#1-oddsp",
)


edit(
    "LOGI18",
    task="odds",
    old="p / (1 - p)",
    new="p / (1 + p)",
    title={
        "en": "behaves exactly as if the denominator were 1 + p",
        "ko": "분모가 1 + p인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The odds stay below 0.5, whatever the probability. They should grow without bound as p comes near
                1, because the event then becomes many times more likely than its absence. The denominator is the
                probability that the event does not happen. How large are the two probabilities together?""",
            "ko": """확률이 얼마든 오즈가 0.5보다 작습니다. p가 1에 가까워지면 사건이 일어나지 않을 때보다 몇 배나
                그럴듯해지므로 오즈는 끝없이 커져야 합니다. 분모는 사건이 일어나지 않을 확률입니다. 두 확률을 합하면
                얼마입니까?""",
        },
        {
            "en": """For p = 0.5 both sides are equally likely, so the odds have to be 1; here they are 0.5 / 1.5 =
                0.333333. Since an event happens or does not, its absence has the probability 1 minus p, and that sign
                is the one to change.""",
            "ko": """p = 0.5이면 양쪽이 똑같이 그럴듯하므로 오즈는 1이어야 하는데 여기에서는 0.5 / 1.5 =
                0.333333입니다. 사건은 일어나거나 일어나지 않으므로 일어나지 않을 확률은 1에서 p를 뺀 값입니다. 그
                부호를 바꿉니다.""",
        },
    ],
    link="README.md#1-oddsp",
)


edit(
    "LOGI19",
    task="odds",
    old="return p / (1 - p)",
    new="return np.log(p / (1 - p))",
    title={
        "en": "behaves exactly as if odds returned the logit",
        "ko": "odds가 로짓을 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At p = 0.5 the result is 0, and below it is negative. Odds say how many times more likely one
                thing is than another, which cannot be negative. The logarithm is the next step: it has a task of its
                own, which builds on this one. How many steps does this function have?""",
            "ko": """p = 0.5에서 결과가 0이고 그보다 작으면 음수입니다. 오즈는 한쪽이 다른 쪽보다 몇 배나 그럴듯한지를
                나타내므로 음수가 될 수 없습니다. 로그는 다음 단계이고, 이 함수를 이용하는 별도의 문제입니다. 이
                함수에는 단계가 몇 개 있습니까?""",
        },
        {
            "en": """The README's table has a row for the odds and a row for the logit: at p = 0.8 they are 4 and
                1.386. Here 1.386 comes back for the first of the two. Only the fraction belongs into this function,
                and `logit` then takes its logarithm.""",
            "ko": """README의 표에는 오즈와 로짓의 행이 따로 있고 p = 0.8에서 4와 1.386입니다. 여기에서는 앞의 것에
                1.386이 나옵니다. 이 함수에는 분수만 두고, 로그는 `logit`에서 구합니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "LOGI20",
    task="logit",
    old="np.log(odds(p))",
    new="np.log(p)",
    title={
        "en": "behaves exactly as if the logarithm of p were taken, not that of the odds",
        "ko": "오즈가 아니라 p의 로그를 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All results are negative. The logarithm of a probability reaches from minus infinity up to 0 and
                no further, while a line w·x + b takes positive values as well. The odds are there to open the other
                side: they grow beyond 1. Of what is the logarithm taken here?""",
            "ko": """결과가 모두 음수입니다. 확률의 로그는 음의 무한대에서 0까지만 가는데, 직선 w·x + b는 양수도
                됩니다. 다른 쪽을 열어 주는 것이 1보다 커질 수 있는 오즈입니다. 여기에서는 무엇의 로그를 구합니까?""",
        },
        {
            "en": """At p = 0.5 the logit has to be 0, since the odds are 1; here it is log 0.5 = -0.693. At 0.8 it has
                to be log 4 = 1.386. The function of the task before gives exactly the number whose logarithm is
                needed.""",
            "ko": """p = 0.5이면 오즈가 1이므로 로짓은 0이어야 하는데 여기에서는 log 0.5 = -0.693입니다. 0.8에서는 log
                4 = 1.386이어야 합니다. 로그를 구할 수는 바로 앞 문제의 함수가 줍니다.""",
        },
    ],
    link="README.md#2-logitp",
)


edit(
    "LOGI21",
    task="logit",
    old="np.log(odds(p))",
    new="-np.log(odds(p))",
    title={
        "en": "behaves exactly as if the logit had the other sign",
        "ko": "로짓의 부호가 반대인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every value has the right size and the wrong sign; 0.5 alone is right. It is the logarithm of the
                odds *against* the event, (1 - p) / p, or one minus too many. A logit has to rise with the probability.
                Which of the two probabilities stands above the fraction line?""",
            "ko": """값의 크기는 모두 맞지만 부호가 반대이고, 0.5에서만 맞습니다. 사건이 일어나지 *않을* 쪽의 오즈 (1 -
                p) / p의 로그이거나, 음의 부호가 하나 더 있는 것입니다. 로짓은 확률이 커지면 커져야 합니다. 두 확률
                가운데 어느 것이 분자에 있습니까?""",
        },
        {
            "en": """The README's table has -1.386 at p = 0.2 and 1.386 at p = 0.8; here they have changed places. The
                cross entropy carries a minus in front, the logit does not: log 4 is positive already, because 4 is
                above 1.""",
            "ko": """README의 표에서는 p = 0.2일 때 -1.386, p = 0.8일 때 1.386인데 여기에서는 서로 바뀌었습니다. 교차
                엔트로피 앞에는 음의 부호가 있지만 로짓에는 없습니다. 4는 1보다 크므로 log 4는 이미 양수입니다.""",
        },
    ],
    link="README.md#2-logitp",
)


edit(
    "LOGI22",
    task="logit",
    old="np.log(odds(p))",
    new="np.log(p) / np.log(1 - p)",
    title={
        "en": "behaves exactly as if one logarithm were divided by the other: log p / log(1 - p)",
        "ko": "로그 하나를 다른 로그로 나누는 것(log p / log(1 - p))과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At p = 0.5 the result is 1 where 0 is expected, and nothing becomes negative. The fraction has
                been broken up before the logarithm was taken, and a logarithm does not pass through a division in that
                way. What does the logarithm of a quotient become?""",
            "ko": """p = 0.5에서 0이어야 하는데 1이 나오고, 음수가 되는 일이 없습니다. 로그를 구하기 전에 분수를
                쪼갰는데, 로그는 나눗셈을 그렇게 지나가지 않습니다. 나눈 것의 로그는 무엇이 됩니까?""",
        },
        {
            "en": """log(a / b) is log a *minus* log b. For p = 0.8: log 0.8 - log 0.2 = -0.223 + 1.609 = 1.386, as the
                README has it; the quotient is 0.139. Either take the difference of the two logarithms, or the
                logarithm of the finished odds.""",
            "ko": """log(a / b)는 log a에서 log b를 *뺀* 값입니다. p = 0.8이면 log 0.8 - log 0.2 = -0.223 + 1.609 =
                1.386으로 README와 같고, 나누면 0.139입니다. 두 로그의 차를 구하거나, 먼저 계산한 오즈의 로그를
                구합니다.""",
        },
    ],
    link="README.md#2-logitp",
)


edit(
    "LOGI23",
    task="sigmoid",
    old="1 / (1 + np.exp(-z))",
    new="1 / 1 + np.exp(-z)",
    title={
        "en": "behaves exactly as if 1 / 1 were computed first: 1 + e^(-z)",
        "ko": "1 / 1을 먼저 계산하여 1 + e^(-z)가 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """No result is below 1, so none is a probability. The division takes hold of the first 1 only, and
                the exponential is added afterwards. On paper the line of the fraction reaches over the whole sum. What
                replaces that line in a program?""",
            "ko": """1보다 작은 결과가 없으므로 확률이 아닙니다. 나눗셈이 첫 번째 1에만 걸리고 지수는 나중에
                더해집니다. 종이에서는 분수 선이 합 전체 위에 걸쳐 있습니다. 프로그램에서는 무엇이 그 선을
                대신합니까?""",
        },
        {
            "en": """At z = 0 the exponential is 1, so σ(0) has to be 1 / 2; here it is 1 / 1 + 1 = 2. For large z the
                result should come near 1 from below, and for very negative z near 0. The sum in the denominator needs
                parentheses.""",
            "ko": """z = 0에서 지수는 1이므로 σ(0)은 1 / 2여야 하는데 여기에서는 1 / 1 + 1 = 2입니다. z가 크면 1에
                아래쪽에서 가까워지고, z가 아주 작으면 0에 가까워져야 합니다. 분모의 합을 괄호로 묶어야 합니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)


edit(
    "LOGI24",
    task="sigmoid",
    old="1 / (1 + np.exp(-z))",
    new="1 / (1 - np.exp(-z))",
    title={
        "en": "behaves exactly as if the exponential were subtracted from 1",
        "ko": "1에서 지수를 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At z = 0 there is a division by 0, and for negative z the result is negative. A probability is
                never either. The denominator has to stay above 1 for every z, so that the quotient stays between 0 and
                1. Look at the sign between its two terms.""",
            "ko": """z = 0에서 0으로 나누고, z가 음수이면 결과도 음수입니다. 확률은 둘 다 아닙니다. 몫이 0과 1 사이에
                있으려면 분모는 어떤 z에서든 1보다 커야 합니다. 분모의 두 항 사이에 있는 부호를 살펴봅니다.""",
        },
        {
            "en": """At z = 0 the formula of the README gives 1 / (1 + 1) = 0.5, and here it is 1 / (1 - 1). There are
                two signs: the minus in the exponent belongs there, since the curve has to rise; the one in front of
                the exponential is a plus.""",
            "ko": """z = 0에서 README의 식은 1 / (1 + 1) = 0.5인데 여기에서는 1 / (1 - 1)입니다. 부호가 두 군데
                있습니다. 곡선이 올라가야 하므로 지수 안의 음의 부호는 맞고, 지수 앞의 부호는 양의 부호여야 합니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)


edit(
    "LOGI25",
    task="sigmoid",
    old="return 1 / (1 + np.exp(-z))",
    new="return np.tanh(z)",
    title={
        "en": "behaves exactly as if it were the hyperbolic tangent, from -1 to 1",
        "ko": "-1부터 1까지인 쌍곡탄젠트(tanh)인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The curve has the right shape and the wrong range: it passes through 0 where 0.5 is expected, and
                reaches down to -1. Both curves are called S-shaped and both are used in networks. Only one of them
                gives probabilities. Between which two values should the results lie?""",
            "ko": """곡선의 모양은 비슷하지만 범위가 다릅니다. 0.5를 지나야 할 곳에서 0을 지나고 -1까지 내려갑니다. 둘
                다 S자 곡선이고 신경망에서 쓰지만 확률을 주는 것은 하나뿐입니다. 결과는 어떤 두 값 사이에 있어야
                합니까?""",
        },
        {
            "en": """σ(0) has to be 0.5 and σ(2) 0.8807971; here they are 0 and 0.9640276. The two are related, σ(z) =
                (1 + tanh(z / 2)) / 2, which squeezes the range from -1…1 into 0…1. The README's formula with the
                exponential gives the same numbers.""",
            "ko": """σ(0)은 0.5, σ(2)는 0.8807971이어야 하는데 여기에서는 0과 0.9640276입니다. 둘 사이에는 σ(z) = (1 +
                tanh(z / 2)) / 2라는 관계가 있어서 -1…1이 0…1로 줄어듭니다. 지수를 쓴 README의 식으로 계산해도 같은
                값입니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)


@variant(
    "LOGI26",
    title={
        "en": "behaves exactly as if it were the slope of σ, σ (1 - σ)",
        "ko": "σ의 기울기인 σ (1 - σ)를 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result is 0.25 at z = 0 and falls towards 0 on both sides: that is the derivative of the
                sigmoid, not the sigmoid. The slope belongs into the gradient of the squared error, one task further
                on. A probability has to rise with z all the way. What is done after the fraction has been
                computed?""",
            "ko": """z = 0에서 0.25이고 양쪽으로 0에 가까워집니다. 시그모이드가 아니라 그 도함수입니다. 기울기는 뒤에
                나오는 제곱 오차의 그래디언트에서 씁니다. 확률은 z가 커지는 동안 계속 커져야 합니다. 분수를 계산한
                다음에 무엇을 합니까?""",
        },
        {
            "en": """At z = 2 the sigmoid is 0.8807971; here 0.8807971 · 0.1192029 = 0.1049936 comes back, and for z =
                -2 the same. σ(0) has to be 0.5. The fraction is the whole answer, without a further factor.""",
            "ko": """z = 2에서 시그모이드는 0.8807971인데 여기에서는 0.8807971 · 0.1192029 = 0.1049936이 나오고 z =
                -2에서도 같은 값입니다. σ(0)은 0.5여야 합니다. 분수가 그대로 답이고 더 곱할 것은 없습니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


edit(
    "LOGI27",
    task="sigmoid",
    old="return 1 / (1 + np.exp(-z))",
    new="return np.where(np.asarray(z) >= 0, 1.0, 0.0)",
    title={
        "en": "behaves exactly as if it were a step: 1 from z = 0 on, 0 below",
        "ko": "z = 0부터 1, 그 아래는 0인 계단인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every result is exactly 0 or 1. That is the perceptron's answer, a class without any doubt. A
                probability says how sure the neuron is: near z = 0 it hesitates, far away it is certain, and in
                between it changes smoothly, which is what makes a gradient possible. Where in the formula does the
                smooth change come from?""",
            "ko": """결과가 모두 정확히 0이나 1입니다. 그것은 망설임 없는 퍼셉트론의 답, 곧 클래스입니다. 확률은 뉴런이
                얼마나 확신하는지를 나타냅니다. z = 0 근처에서는 망설이고 멀리 가면 확신하며, 그 사이에서 매끄럽게
                변하기 때문에 그래디언트를 구할 수 있습니다. 식에서 매끄러운 변화를 만드는 것은 무엇입니까?""",
        },
        {
            "en": """For z = -1, 0 and 1 the results have to be 0.2689414, 0.5 and 0.7310586; here they are 0, 1 and 1.
                There is no comparison in the README's formula, only the exponential, a sum and a division. Turning
                probabilities into classes is the work of `predict`.""",
            "ko": """z = -1, 0, 1이면 결과가 0.2689414, 0.5, 0.7310586이어야 하는데 여기에서는 0, 1, 1입니다. README의
                식에는 비교가 없고 지수와 합과 나눗셈뿐입니다. 확률을 클래스로 바꾸는 것은 `predict`가 하는
                일입니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)


edit(
    "LOGI28",
    task="binary_cross_entropy",
    old="y * np.log(p) + (1 - y) * np.log(1 - p)",
    new="y * np.log(p)",
    title={
        "en": "behaves exactly as if only the samples with y = 1 counted",
        "ko": "y = 1인 샘플만 세는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Samples with y = 1 are right, those with y = 0 cost nothing, whatever probability they were given.
                A neuron that calls everything 1 would have the loss 0. Each sample has a right answer with a
                probability; for y = 0 that probability is not p. How many terms has the formula?""",
            "ko": """y = 1인 샘플은 맞지만 y = 0인 샘플은 확률이 얼마든 손실이 없습니다. 그러면 무엇이든 1이라고 하는
                뉴런의 손실이 0이 됩니다. 샘플마다 정답의 확률이 있는데 y = 0이면 그 확률은 p가 아닙니다. 식에는 항이
                몇 개 있습니까?""",
        },
        {
            "en": """In the README's table the second sample, y = 0 and p = 0.4, costs -log 0.6 = 0.511, and the mean
                of both is 0.367; here it is 0.112. A second term, switched on by 1 - y, has to be added inside the
                mean.""",
            "ko": """README의 표에서 두 번째 샘플(y = 0, p = 0.4)의 손실은 -log 0.6 = 0.511이고 둘의 평균은 0.367인데
                여기에서는 0.112입니다. 1 - y가 켜 주는 두 번째 항을 평균 안에 더해야 합니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit(
    "LOGI29",
    task="binary_cross_entropy",
    old="y * np.log(p) + (1 - y) * np.log(1 - p)",
    new="y * np.log(1 - p) + (1 - y) * np.log(p)",
    title={
        "en": "behaves exactly as if p were the probability of 0, not of 1",
        "ko": "p를 1이 아니라 0일 확률로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Good predictions cost much and bad ones little: each sample is charged for the probability of the
                wrong answer. p is the probability that y is 1. The two factors y and 1 - y are switches that choose
                one of two logarithms. Which logarithm should be on for y = 1?""",
            "ko": """좋은 예측의 손실이 크고 나쁜 예측의 손실이 작습니다. 샘플마다 틀린 답의 확률로 계산하고 있습니다.
                p는 y가 1일 확률입니다. y와 1 - y는 두 로그 가운데 하나를 고르는 스위치입니다. y = 1일 때는 어느 로그가
                켜져야 합니까?""",
        },
        {
            "en": """For y = 1 and p = 0.8 the loss is -log 0.8 = 0.223; here it is -log 0.2 = 1.609. In the README's
                table the column "what counts" has p in the row of y = 1 and 1 - p in the row of y = 0. The two
                logarithms have to change places.""",
            "ko": """y = 1, p = 0.8이면 손실이 -log 0.8 = 0.223인데 여기에서는 -log 0.2 = 1.609입니다. README의 표에서
                '남는 확률'은 y = 1인 행에서 p, y = 0인 행에서 1 - p입니다. 두 로그의 자리를 바꿔야 합니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit(
    "LOGI30",
    task="binary_cross_entropy",
    old="y * np.log(p) + (1 - y) * np.log(1 - p)",
    new="y * np.log(p) - (1 - y) * np.log(1 - p)",
    title={
        "en": "behaves exactly as if the second term were subtracted",
        "ko": "두 번째 항을 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Samples with y = 1 have the right loss, those with y = 0 the right size with the wrong sign, so
                the two cancel where they should add up. The loss of a sample is never negative. The minus in front
                belongs to both terms alike. Look at the sign between them.""",
            "ko": """y = 1인 샘플의 손실은 맞고 y = 0인 샘플은 크기가 맞지만 부호가 반대여서, 더해져야 할 것이 서로
                상쇄됩니다. 샘플의 손실은 음수가 되지 않습니다. 앞에 있는 음의 부호는 두 항에 똑같이 걸립니다. 두 항
                사이의 부호를 살펴봅니다.""",
        },
        {
            "en": """For the README's two samples the mean is (0.223 + 0.511) / 2 = 0.367; here it is (0.223 - 0.511) /
                2 = -0.144. Inside the parentheses both logarithms are negative and have to be added, and the one minus
                in front then turns the whole sum.""",
            "ko": """README의 두 샘플에서 평균은 (0.223 + 0.511) / 2 = 0.367인데 여기에서는 (0.223 - 0.511) / 2 =
                -0.144입니다. 괄호 안의 두 로그는 모두 음수이고 더해야 하며, 앞에 있는 음의 부호 하나가 합 전체의
                부호를 바꿉니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit(
    "LOGI31",
    task="binary_cross_entropy",
    old="y * np.log(p) + (1 - y) * np.log(1 - p)",
    new="y * np.log(p) + (1 - y) * np.log(p)",
    title={
        "en": "behaves exactly as if every sample were charged for -log p",
        "ko": "모든 샘플의 손실을 -log p로 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Samples with y = 1 are right; samples with y = 0 are judged as if they were of the other class. A
                neuron that gives 0.99 to all would look excellent. For y = 0 the right answer has the probability that
                is left when p is taken away from 1. What stands in the second logarithm?""",
            "ko": """y = 1인 샘플은 맞지만 y = 0인 샘플도 다른 클래스인 것처럼 계산합니다. 그러면 모두에게 0.99를 주는
                뉴런이 훌륭해 보입니다. y = 0이면 정답의 확률은 1에서 p를 뺀 나머지입니다. 두 번째 로그 안에는 무엇이
                있습니까?""",
        },
        {
            "en": """For y = 0 and p = 0.4 the README's table has -log 0.6 = 0.511; here it is -log 0.4 = 0.916. The
                factor 1 - y in front is not enough, for it only switches the term on. Inside the second logarithm the
                same subtraction is needed for p.""",
            "ko": """y = 0, p = 0.4이면 README의 표에서 -log 0.6 = 0.511인데 여기에서는 -log 0.4 = 0.916입니다. 앞의 1
                - y는 그 항을 켜기만 할 뿐이어서 충분하지 않습니다. 두 번째 로그 안에서도 p에 대해 같은 뺄셈을 해야
                합니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit(
    "LOGI32",
    task="binary_cross_entropy",
    old="return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    new="return np.mean((y - p) ** 2)",
    title={
        "en": "behaves exactly as if the loss were the mean squared error",
        "ko": "손실이 평균 제곱 오차인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss never exceeds 1, however wrong the probabilities are. Squares of differences measure
                distances, which is right for prices; for probabilities this assignment uses the logarithm, because a
                confident mistake has to cost a lot. Which loss does the formula of this task describe?""",
            "ko": """확률이 아무리 틀려도 손실이 1을 넘지 않습니다. 차의 제곱은 거리를 재는 것이어서 가격에는 맞습니다.
                확률에서는 확신하면서 틀린 경우의 손실이 커야 하므로 이 과제에서는 로그를 씁니다. 이 문제의 식은 어떤
                손실을 나타냅니까?""",
        },
        {
            "en": """For y = 1, 0 and p = 0.8, 0.4 the loss has to be (0.223 + 0.511) / 2 = 0.367, and (0.04 + 0.16) /
                2 = 0.1 comes back. With p = 0.5 for all the loss is log 2 = 0.693, not 0.25. Each sample costs minus
                the logarithm of what its right answer was given.""",
            "ko": """y = 1, 0이고 p = 0.8, 0.4이면 손실은 (0.223 + 0.511) / 2 = 0.367이어야 하는데 (0.04 + 0.16) / 2 =
                0.1이 나옵니다. p가 모두 0.5이면 0.25가 아니라 log 2 = 0.693입니다. 샘플의 손실은 정답에 준 확률의
                로그에 음의 부호를 붙인 값입니다.""",
        },
    ],
    link="README.md#why-not-the-squared-error",
)


edit(
    "LOGI33",
    task="binary_cross_entropy",
    old="y * np.log(p) + (1 - y) * np.log(1 - p)",
    new="y * np.log10(p) + (1 - y) * np.log10(1 - p)",
    title={
        "en": "behaves exactly as if the logarithm were that to base 10",
        "ko": "밑이 10인 로그를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every loss is 0.434 times what it should be. Logarithms to different bases differ by one constant
                factor, so training would go the same way at another speed, and the gradient of this course, p - y,
                would not be that of the loss. Which logarithm does the README mean by log?""",
            "ko": """손실이 모두 있어야 할 값의 0.434배입니다. 밑이 다른 로그는 상수 배만큼만 다르므로 훈련은 속도만
                다르게 진행되겠지만, 이 과정의 그래디언트 p - y는 이 손실의 그래디언트가 아니게 됩니다. README에서
                log는 어떤 로그입니까?""",
        },
        {
            "en": """With p = 0.5 for every sample the loss has to be log 2 = 0.6931, the number at which `fit` begins;
                here it is 0.3010. The function of NumPy for the natural logarithm has no number in its name, and both
                terms need it.""",
            "ko": """모든 샘플에서 p = 0.5이면 손실은 `fit`이 시작하는 값인 log 2 = 0.6931이어야 하는데 여기에서는
                0.3010입니다. NumPy의 자연로그 함수 이름에는 숫자가 없고, 두 항 모두 그 함수를 써야 합니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit(
    "LOGI34",
    task="binary_cross_entropy",
    old="np.clip(p, 1e-12, 1 - 1e-12)",
    new="np.clip(p, 1e-7, 1 - 1e-7)",
    title={
        "en": "behaves exactly as if p were kept away from 0 and 1 by another number than 1e-12",
        "ko": "p를 0과 1에서 1e-12가 아닌 다른 수만큼 떼어 놓는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss is finite everywhere, and a confident mistake costs another amount than 27.6. How near a
                probability may come to 0 or 1 is a matter of choice, and other libraries have chosen other numbers.
                Here the number is part of the task, so that everybody's losses agree. Which one is it?""",
            "ko": """손실은 어디서나 유한하지만, 확신하면서 틀린 경우의 손실이 27.6이 아닌 다른 값입니다. 확률이 0이나
                1에 얼마나 가까워져도 되는지는 정하기 나름이고 라이브러리마다 다릅니다. 모두의 손실이 같도록 여기에서는
                그 수를 문제에서 정해 두었습니다. 얼마입니까?""",
        },
        {
            "en": """-log(1e-12) = 27.631, -log(1e-7) = 16.118 and -log(1e-15) = 34.539: the loss of p = 0 for y = 1
                shows which number is used. Both ends are cut in the same way, at 1e-12 and at 1 - 1e-12, and p itself
                stays unchanged between them.""",
            "ko": """-log(1e-12) = 27.631, -log(1e-7) = 16.118, -log(1e-15) = 34.539이므로, y = 1에 p = 0일 때의 손실을
                보면 어떤 수를 썼는지 알 수 있습니다. 양쪽을 똑같이 1e-12와 1 - 1e-12에서 자르고, 그 사이의 p는 그대로
                둡니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-15, 1 - 1e-15)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-16, 1 - 1e-16)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-10, 1 - 1e-10)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-9, 1 - 1e-9)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-8, 1 - 1e-8)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-6, 1 - 1e-6)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-5, 1 - 1e-5)")
edit("LOGI34", task="binary_cross_entropy", old="np.clip(p, 1e-12, 1 - 1e-12)", new="np.clip(p, 1e-3, 1 - 1e-3)")
for _type in ("float", "np.float32"):
    edit(
        "LOGI34",
        task="binary_cross_entropy",
        old="np.clip(p, 1e-12, 1 - 1e-12)",
        new=f"np.clip(p, np.finfo({_type}).eps, 1 - np.finfo({_type}).eps)",
    )


edit(
    "LOGI35",
    task="bce_gradient",
    old="return np.mean(error * x), np.mean(error)",
    new="return np.mean(error), np.mean(error)",
    title={
        "en": "behaves exactly as if dw were not multiplied by x",
        "ko": "dw에 x를 곱하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """db is right, and dw is the same number. The weight stands in front of x, so a sample with a large
                x moves the sum more than one with a small x, and has more to say about w. Where x = 0 the weight has
                no influence at all. What makes the derivative by w different from that by b?""",
            "ko": """db는 맞고 dw가 그것과 같은 값입니다. 가중치는 x 앞에 있으므로, x가 큰 샘플은 작은 샘플보다 합을 더
                많이 움직이고 w에 더 큰 영향을 줍니다. x = 0이면 가중치는 아무 영향이 없습니다. w로 미분한 것과 b로
                미분한 것은 무엇이 다릅니까?""",
        },
        {
            "en": """The README's table has two columns that are averaged, p - y and (p - y)·x, with the means -1/14
                and -16/7. Here both members of the pair are -1/14. The error of each sample is multiplied by its own x
                before the mean for dw is taken.""",
            "ko": """README의 표에서 평균을 구하는 열은 p - y와 (p - y)·x 두 개이고 평균은 -1/14와 -16/7입니다.
                여기에서는 두 값이 모두 -1/14입니다. dw의 평균을 구하기 전에 샘플마다 오차에 그 샘플의 x를
                곱합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "LOGI36",
    task="bce_gradient",
    old="return np.mean(error * x), np.mean(error)",
    new="return np.mean(error), np.mean(error * x)",
    title={
        "en": "behaves exactly as if db came first and dw second",
        "ko": "db가 먼저, dw가 나중에 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers are right and have changed places. A pair has no names, so whoever unpacks it as `dw,
                db` moves the weight by what was meant for the bias. Training then wanders off, and the gradient looks
                innocent. Which of the two is named first in the docstring?""",
            "ko": """두 수는 모두 맞지만 자리가 바뀌었습니다. 튜플에는 이름이 없으므로 `dw, db`로 받는 쪽은 편향에 쓸
                값으로 가중치를 움직입니다. 그러면 훈련이 엉뚱한 곳으로 가는데 그래디언트는 멀쩡해 보입니다.
                docstring에는 둘 가운데 어느 것이 먼저입니까?""",
        },
        {
            "en": """For the seven students at w = b = 0 the pair has to be (-16/7, -1/14), the larger one first,
                because hours up to 14 are multiplied in; here it is (-1/14, -16/7). The line that returns needs the
                mean with x in front.""",
            "ko": """w = b = 0에서 일곱 학생의 결과는 (-16/7, -1/14)여야 합니다. 14까지의 시간을 곱하므로 앞의 것이 더
                큽니다. 여기에서는 (-1/14, -16/7)입니다. 반환하는 줄에서 x가 있는 평균을 앞에 둡니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)


edit(
    "LOGI37",
    task="bce_gradient",
    old="sigmoid(w * x + b) - y",
    new="2 * (sigmoid(w * x + b) - y)",
    title={
        "en": "behaves exactly as if there were a factor of 2",
        "ko": "2가 곱해져 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers are exactly twice what they should be. A 2 comes from differentiating a square, and
                there is no square in cross entropy: its derivative, carried through the sigmoid, leaves the error as
                it is. Training would run, with twice the learning rate that was asked for. Where does the 2 come
                from?""",
            "ko": """두 값이 모두 정확히 두 배입니다. 2는 제곱을 미분할 때 나오는데 교차 엔트로피에는 제곱이 없습니다.
                시그모이드까지 거쳐 미분하면 오차가 그대로 남습니다. 훈련은 되겠지만 학습률이 두 배가 된 것과 같습니다.
                2는 어디에서 왔습니까?""",
        },
        {
            "en": """One sample, x = 1, y = 1 and w = b = 0: the README's table has dw = -0.5, and here it is -1. The
                neighbouring task, the gradient of the squared error, keeps its factor of 2; this one has p - y and
                nothing more.""",
            "ko": """샘플 하나, x = 1, y = 1, w = b = 0이면 README의 표에서 dw = -0.5인데 여기에서는 -1입니다. 옆
                문제인 제곱 오차의 그래디언트에는 2가 있지만, 이 문제에는 p - y뿐입니다.""",
        },
    ],
    link="README.md#why-not-the-squared-error",
)


edit(
    "LOGI38",
    task="bce_gradient",
    old="return np.mean(error * x), np.mean(error)",
    new="return np.mean(error) * np.mean(x), np.mean(error)",
    title={
        "en": "behaves exactly as if the means of error and x were multiplied, not their products averaged",
        "ko": "오차와 x의 곱을 평균하지 않고 각각의 평균을 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """db is right, and dw is db times the mean of x. The mean of products is not the product of means:
                which error belongs to which x is lost when each is averaged alone. Positive errors at small x and
                negative ones at large x are exactly what tells w to grow. In which order are multiplying and averaging
                done?""",
            "ko": """db는 맞고 dw는 db에 x의 평균을 곱한 값입니다. 곱의 평균은 평균의 곱과 다릅니다. 따로 평균하면 어느
                오차가 어느 x의 것인지 사라집니다. 작은 x에서 오차가 양수이고 큰 x에서 음수라는 것이 바로 w가 커져야
                한다는 뜻입니다. 곱하기와 평균 가운데 무엇을 먼저 합니까?""",
        },
        {
            "en": """For the seven students the errors are half and half, so their mean is -1/14, and times 8, the mean
                of the hours, that is -4/7. The right dw is -16/7: the column (p - y)·x of the README's table, added up
                and divided by 7.""",
            "ko": """일곱 학생의 오차는 양수와 음수가 거의 반씩이라 평균이 -1/14이고, 시간의 평균 8을 곱하면
                -4/7입니다. 올바른 dw는 -16/7이며, README의 표에서 (p - y)·x 열을 더해 7로 나눈 값입니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "LOGI39",
    task="bce_gradient",
    old="sigmoid(w * x + b) - y",
    new="w * x + b - y",
    title={
        "en": "behaves exactly as if the sigmoid were missing from the error",
        "ko": "오차에 시그모이드가 빠져 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The error compares the line itself with y. That is the gradient of a linear regression, which
                pulls w·x + b towards 0 and 1; a student with 14 hours and a line at 20 would count as a mistake,
                although the probability is right. What is between the line and the probability?""",
            "ko": """오차가 직선의 값 자체를 y와 비교하고 있습니다. 그것은 w·x + b를 0과 1로 끌어당기는 선형 회귀의
                그래디언트입니다. 확률이 맞더라도 직선의 값이 20이면 틀린 것으로 보게 됩니다. 직선과 확률 사이에는
                무엇이 있습니까?""",
        },
        {
            "en": """At w = b = 0 the line is 0 and the probability 0.5, so each error has to be 0.5 or -0.5; here the
                errors are 0 and -1, and db is -4/7 where -1/14 is expected. p = σ(w·x + b) has to be computed before y
                is subtracted.""",
            "ko": """w = b = 0이면 직선은 0이고 확률은 0.5이므로 오차는 0.5나 -0.5여야 하는데 여기에서는 0과 -1이고,
                db가 -1/14이 아니라 -4/7입니다. y를 빼기 전에 p = σ(w·x + b)를 계산해야 합니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)


edit(
    "LOGI40",
    task="mse_gradient",
    old="2 * (p - y) * p * (1 - p)",
    new="(p - y) * p * (1 - p)",
    title={
        "en": "behaves exactly as if the factor 2 of the square were missing",
        "ko": "제곱에서 나온 2가 빠진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers are exactly half of what they should be. Some books put ½ in front of the loss so
                that the 2 of the derivative disappears; this course does not, and its loss is the mean of (p - y)² as
                it stands. What does the derivative of a square bring along?""",
            "ko": """두 값이 모두 정확히 절반입니다. 미분에서 나오는 2를 없애려고 손실 앞에 ½을 두는 책도 있지만 이
                과정에서는 그렇게 하지 않고, 손실은 (p - y)²의 평균 그대로입니다. 제곱을 미분하면 무엇이 함께
                나옵니까?""",
        },
        {
            "en": """At w = b = 0 each error is 2 · 0.5 · 0.25 = 0.25 in size, and the seven students give dw = -8/7
                and db = -1/28. Here it is -4/7 and -1/56. The chain has three links, and the first of them is 2 (p -
                y).""",
            "ko": """w = b = 0이면 오차의 크기가 2 · 0.5 · 0.25 = 0.25이고 일곱 학생에서 dw = -8/7, db = -1/28입니다.
                여기에서는 -4/7과 -1/56입니다. 사슬에는 고리가 셋 있고 그 첫 번째가 2 (p - y)입니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)


edit(
    "LOGI41",
    task="mse_gradient",
    old="return np.mean(error * x), np.mean(error)",
    new="return np.sum(error * x), np.sum(error)",
    title={
        "en": "behaves exactly as if the gradients of the samples were added up, not averaged",
        "ko": "샘플의 그래디언트를 평균하지 않고 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers are the right ones times the number of samples; one sample alone is right. The loss
                is a mean, and the derivative of a mean is a mean. With a sum the step grows with the class. How do the
                errors of the samples become one number here?""",
            "ko": """두 값이 모두 정답에 샘플 수를 곱한 것이고, 샘플이 하나면 맞습니다. 손실이 평균이므로 그 미분도
                평균입니다. 합으로 두면 걸음이 학생 수에 따라 커집니다. 여기에서는 샘플들의 오차가 어떻게 수 하나가
                됩니까?""",
        },
        {
            "en": """For the seven students at w = b = 0 dw has to be -8/7 and db -1/28; here they are -8 and -1/4.
                Giving every sample twice should leave both as they are. The README's formulas begin with 1/n, and that
                n is the number of samples.""",
            "ko": """w = b = 0에서 일곱 학생의 dw는 -8/7, db는 -1/28이어야 하는데 여기에서는 -8과 -1/4입니다. 모든
                샘플을 두 번씩 넣어도 두 값은 그대로여야 합니다. README의 식은 1/n으로 시작하고, n은 샘플의
                수입니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)


edit(
    "LOGI42",
    task="mse_gradient",
    old="2 * (p - y) * p * (1 - p)",
    new="2 * (y - p) * p * (1 - p)",
    title={
        "en": "behaves exactly as if the difference were y - p",
        "ko": "차를 y - p로 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both numbers have the right size and the wrong sign. The square hides which way round the
                difference is taken; its derivative does not: (p - y)² grows where p moves away from y. A gradient
                points to where the loss grows. Look at the order of the two terms.""",
            "ko": """두 값의 크기는 맞지만 부호가 반대입니다. 제곱에서는 어느 쪽에서 어느 쪽을 빼든 같지만 미분에서는
                다릅니다. (p - y)²은 p가 y에서 멀어질 때 커집니다. 그래디언트는 손실이 커지는 쪽을 가리킵니다. 두 항의
                순서를 살펴봅니다.""",
        },
        {
            "en": """One sample, x = 1, y = 1 and w = b = 0: p is too low, so the loss falls as w grows, and dw is
                negative. The README's table has -0.25 there, and here it is 0.25. The prediction comes first, the
                target is subtracted from it.""",
            "ko": """샘플 하나, x = 1, y = 1, w = b = 0이면 p가 너무 작으므로 w가 커질 때 손실이 줄고, dw는 음수입니다.
                README의 표에는 -0.25인데 여기에서는 0.25입니다. 예측이 먼저이고 거기에서 타깃을 뺍니다.""",
        },
    ],
    link="README.md#why-not-the-squared-error",
)


edit(
    "LOGI43",
    task="mse_gradient",
    old="2 * (p - y) * p * (1 - p)",
    new="2 * (p - y) * (w * x + b) * (1 - (w * x + b))",
    title={
        "en": "behaves exactly as if the slope of σ were made of w·x + b, not of p",
        "ko": "σ의 기울기를 p가 아니라 w·x + b로 계산하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At w = b = 0 the gradient is 0, and far out it becomes huge where it should vanish. The short
                formula for the slope of the sigmoid, s (1 - s), is written in the *value* of the sigmoid, not in its
                argument. Which of the two numbers, the one before σ or the one after it, is used here?""",
            "ko": """w = b = 0에서 그래디언트가 0이고, 멀리 가면 사라져야 할 곳에서 아주 커집니다. 시그모이드의
                기울기를 나타내는 짧은 식 s (1 - s)에서 s는 인자가 아니라 시그모이드의 *값*입니다. 여기에서는 σ를
                거치기 전의 수와 거친 뒤의 수 가운데 어느 것을 썼습니까?""",
        },
        {
            "en": """At w = b = 0 the sum is 0 and p is 0.5, so the slope is 0.5 · 0.5 = 0.25, and the seven students
                give dw = -8/7; with 0 (1 - 0) nothing is left. p lies between 0 and 1, so p (1 - p) never exceeds
                0.25, which is a good check.""",
            "ko": """w = b = 0이면 합은 0, p는 0.5이므로 기울기는 0.5 · 0.5 = 0.25이고 일곱 학생에서 dw = -8/7입니다. 0
                (1 - 0)이면 아무것도 남지 않습니다. p는 0과 1 사이에 있으므로 p (1 - p)는 0.25를 넘지 않습니다.
                이것으로 확인할 수 있습니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)


edit(
    "LOGI44",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="w, b = w + lr * dw, b + lr * db",
    title={
        "en": "behaves exactly as if the steps went along the gradient, uphill",
        "ko": "그래디언트 방향, 곧 오르막으로 움직이는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The losses rise from update to update, and w becomes negative: more hours, less chance to pass. A
                gradient points to where the loss grows fastest. It was computed correctly; it has been followed. In
                which direction should the step go?""",
            "ko": """갱신할 때마다 손실이 커지고 w가 음수가 됩니다. 공부를 많이 할수록 합격할 확률이 낮아진다는
                뜻입니다. 그래디언트는 손실이 가장 빨리 커지는 쪽을 가리킵니다. 계산은 맞았지만 그쪽을 따라갔습니다.
                걸음은 어느 쪽으로 가야 합니까?""",
        },
        {
            "en": """From zeros, with lr = 0.05, the seven students have dw = -16/7, and one update has to lead to w =
                +0.114; here it is -0.114. Printing the first three losses shows 0.6931 and then larger numbers. The
                two updates need a minus each.""",
            "ko": """0에서 시작해 lr = 0.05이면 일곱 학생의 dw는 -16/7이고 한 번 갱신하면 w = +0.114여야 하는데
                여기에서는 -0.114입니다. 처음 세 손실을 출력하면 0.6931 다음에 더 큰 수가 나옵니다. 두 갱신에 각각 음의
                부호가 필요합니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)


edit(
    "LOGI45",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="w, b = w - lr * dw, b - lr * db\n        break",
    title={
        "en": "behaves exactly as if training ended after the first update",
        "ko": "첫 갱신 뒤에 훈련이 끝나는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One update is right, and it is the only one, with one loss in the list, whatever `epochs` says. A
                loop that ends after its first round has met a `return` or a `break` in its body. Python reads from the
                indentation what belongs to the loop. How far is the last line indented?""",
            "ko": """첫 갱신은 맞지만 `epochs`가 얼마든 그것 하나뿐이고 손실도 하나뿐입니다. 한 바퀴 만에 끝나는
                반복문은 본문에서 `return`이나 `break`를 만난 것입니다. Python은 무엇이 반복문에 속하는지를 들여쓰기로
                압니다. 마지막 줄은 얼마나 들여쓰여 있습니까?""",
        },
        {
            "en": """With epochs = 400 the list has to hold 400 losses, and `len(losses)` is 1. The README's table
                after 1000 updates has w = 0.615; here it stays at 0.114. The `return` belongs on the level of the
                `for`, to be reached when all rounds are done.""",
            "ko": """epochs = 400이면 손실이 400개여야 하는데 `len(losses)`가 1입니다. README의 표에서 1000번 갱신한
                뒤의 w는 0.615인데 여기에서는 0.114에 머뭅니다. `return`은 모든 바퀴가 끝난 뒤에 실행되도록 `for`와
                같은 깊이에 둡니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "LOGI46",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="w = w - lr * dw",
    title={
        "en": "behaves exactly as if b were never updated",
        "ko": "b를 한 번도 갱신하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w moves as it should at first, and b stays 0. Without a bias the probability is 0.5 at x = 0 for
                every w, so the boundary cannot leave that place, and no slope separates 6 hours from 8. Of the two
                members of the gradient, how many are used?""",
            "ko": """w는 처음에 올바르게 움직이지만 b는 0에 머뭅니다. 편향이 없으면 w가 얼마든 x = 0에서 확률이
                0.5이므로 경계가 그 자리를 떠나지 못하고, 어떤 기울기로도 6시간과 8시간을 나눌 수 없습니다.
                그래디언트의 두 값 가운데 몇 개를 씁니까?""",
        },
        {
            "en": """In the README's table b is 0.004 after one update and -3.911 after 1000; here it is 0 in every
                line, and w settles at a value that is too small. db comes back from the same call as dw and needs the
                same kind of update: b minus lr times db.""",
            "ko": """README의 표에서 b는 한 번 갱신한 뒤 0.004, 1000번 뒤 -3.911인데 여기에서는 언제나 0이고 w도 너무
                작은 값에 머뭅니다. db는 dw와 같은 호출에서 나오며 똑같이 갱신해야 합니다. b에서 lr에 db를 곱한 값을
                뺍니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


edit(
    "LOGI47",
    task="fit",
    old="return w, b, losses",
    new="losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))\n    return w, b, losses",
    title={
        "en": "behaves exactly as if one loss more were recorded, after the last update",
        "ko": "마지막 갱신 뒤에 손실을 하나 더 기록하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w and b are right, and all losses as well, but there is one too many at the end: the loss of the
                finished neuron. That is worth knowing, and yet the list is to hold the loss before each update, so
                that losses[k] and update k belong together. How many entries should there be?""",
            "ko": """w와 b는 맞고 손실도 모두 맞지만 끝에 하나가 더 있습니다. 훈련이 끝난 뉴런의 손실입니다. 알아 둘
                만한 값이지만, 이 목록에는 갱신하기 전의 손실을 담아 losses[k]와 k번째 갱신이 짝이 되어야 합니다.
                항목은 몇 개여야 합니까?""",
        },
        {
            "en": """With epochs = 1 the list has to be [0.6931], the loss at w = b = 0; here it is [0.6931, 0.5546]
                for the seven students. With 400 epochs `len(losses)` is 401. Nothing needs to be recorded after the
                loop has ended.""",
            "ko": """epochs = 1이면 목록은 w = b = 0에서의 손실 하나인 [0.6931]이어야 하는데 일곱 학생에서 [0.6931,
                0.5546]입니다. 400번이면 `len(losses)`가 401입니다. 반복문이 끝난 다음에는 아무것도 기록하지
                않습니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)


edit(
    "LOGI48",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="w, b = w - dw, b - db",
    title={
        "en": "behaves exactly as if lr were 1, whatever is asked for",
        "ko": "lr이 무엇이든 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The direction of the first step is right and its length is not: it does not change with `lr`. A
                gradient says where the loss falls, not how far one may go; with steps that are too long the neuron
                jumps from one side of the valley to the other, and the losses rise. Where is the learning rate
                used?""",
            "ko": """첫 걸음의 방향은 맞지만 길이가 맞지 않고, `lr`을 바꾸어도 달라지지 않습니다. 그래디언트는 손실이
                줄어드는 쪽을 알려 줄 뿐 얼마나 가도 되는지는 알려 주지 않습니다. 걸음이 너무 길면 골짜기의 이쪽저쪽을
                뛰어다니며 손실이 커집니다. 학습률을 어디에서 씁니까?""",
        },
        {
            "en": """One update of the seven students with lr = 0.05 has to give w = 0.05 · 16/7 = 0.114, and 16/7 =
                2.286 comes back. Both members of the gradient are multiplied by `lr` before they are subtracted.""",
            "ko": """lr = 0.05로 일곱 학생을 한 번 갱신하면 w = 0.05 · 16/7 = 0.114여야 하는데 16/7 = 2.286이 나옵니다.
                그래디언트의 두 값을 빼기 전에 각각 `lr`을 곱합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


@variant(
    "LOGI49",
    title={
        "en": "behaves exactly as if each sample made an update of its own",
        "ko": "샘플마다 따로 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Before the first update all is right; afterwards w and b have moved much further than they should.
                Here every sample makes a step, so an epoch holds as many updates as there are samples. That is
                stochastic descent, a good method and another one: this task asks for one update per epoch. How many
                loops are there?""",
            "ko": """첫 갱신 전까지는 맞지만 그 뒤에는 w와 b가 너무 멀리 움직입니다. 여기에서는 샘플마다 한 걸음씩
                움직여서, 한 에포크에 샘플 수만큼 갱신합니다. 그것은 확률적 경사 하강법이라는 다른 방법입니다. 이
                문제에서는 에포크마다 한 번 갱신합니다. 반복문이 몇 개 있습니까?""",
        },
        {
            "en": """The gradient of all seven students at w = b = 0 is dw = -16/7, and one epoch with lr = 0.05 ends
                at w = 0.114 and b = 0.004. `bce_gradient` takes whole arrays and averages over them, so x and y can be
                handed in as they are, once in each round.""",
            "ko": """w = b = 0에서 일곱 학생 전체의 그래디언트는 dw = -16/7이고, lr = 0.05로 한 에포크가 끝나면 w =
                0.114, b = 0.004입니다. `bce_gradient`는 배열 전체를 받아 평균을 구하므로, 한 바퀴에 한 번 x와 y를
                그대로 넣으면 됩니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        for i in range(len(x)):
            dw, db = bce_gradient(w, b, x[i : i + 1], y[i : i + 1])
            w, b = w - lr * dw, b - lr * db
    return w, b, losses


edit(
    "LOGI50",
    task="predict_proba",
    old="return sigmoid(w * x + b)",
    new="return w * x + b",
    title={
        "en": "behaves exactly as if the sigmoid were left out",
        "ko": "시그모이드를 빼먹은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is the line: numbers below 0 and above 1, which no probability can be. Their order
                is right, and a threshold of 0 would even give the right classes, so it is overlooked at first. Which
                step leads from the line to the probability?""",
            "ko": """직선의 값이 그대로 나와서, 확률일 수 없는 0보다 작거나 1보다 큰 수가 있습니다. 크기의 순서는 맞고
                임계값을 0으로 하면 클래스도 맞기 때문에 처음에는 눈에 띄지 않습니다. 직선에서 확률로 가는 단계는
                무엇입니까?""",
        },
        {
            "en": """With w = 1 and b = -7 the seven students have to get 0.0067 to 0.9991; here -5 to 7 comes back. At
                7 hours the line is 0 and the probability 0.5. One function of this assignment does that step for a
                whole array at once.""",
            "ko": """w = 1, b = -7이면 일곱 학생의 결과는 0.0067부터 0.9991까지여야 하는데 여기에서는 -5부터
                7까지입니다. 7시간에서 직선은 0이고 확률은 0.5입니다. 이 과제의 함수 하나가 배열 전체에 그 단계를 해
                줍니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
)


edit(
    "LOGI51",
    task="predict_proba",
    old="return sigmoid(w * x + b)",
    new="return sigmoid(w * x)",
    title={
        "en": "behaves exactly as if there were no b",
        "ko": "b가 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At x = 0 every result is 0.5, whatever b is. The weight says how steep the curve is; the bias
                moves it to the left or to the right, to the place where the classes meet. Without it nobody who
                studies at all could be expected to fail. Which of the three arguments is not used?""",
            "ko": """b가 얼마든 x = 0에서 결과가 0.5입니다. 가중치는 곡선이 얼마나 가파른지를 정하고, 편향은 곡선을 두
                클래스가 만나는 곳까지 왼쪽이나 오른쪽으로 옮깁니다. 편향이 없으면 조금이라도 공부한 사람은 모두 합격할
                것으로 예측됩니다. 세 인자 가운데 쓰이지 않는 것은 무엇입니까?""",
        },
        {
            "en": """With w = 1 and b = -7 the probability at 8 hours is σ(1) = 0.731; here it is σ(8) = 0.9997. At 2
                hours it should be 0.0067. The bias is added to the product before the sigmoid is taken.""",
            "ko": """w = 1, b = -7이면 8시간의 확률은 σ(1) = 0.731인데 여기에서는 σ(8) = 0.9997입니다. 2시간에서는
                0.0067이어야 합니다. 시그모이드를 구하기 전에 곱에 편향을 더합니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
)


edit(
    "LOGI52",
    task="predict_proba",
    old="return sigmoid(w * x + b)",
    new="return sigmoid(w * x - b)",
    title={
        "en": "behaves exactly as if b were subtracted",
        "ko": "b를 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The curve has the right steepness and lies on the wrong side of 0. A bias is *added* to the
                product, in this course as in the others of this series; a threshold would be subtracted, and books
                that use one look like this. Look at the sign in front of b.""",
            "ko": """곡선의 가파른 정도는 맞지만 0의 반대쪽에 놓입니다. 이 과정에서 편향은 곱에 *더하는* 것입니다.
                임계값이라면 빼겠지만, 임계값을 쓰는 책에서나 그렇습니다. b 앞의 부호를 살펴봅니다.""",
        },
        {
            "en": """With w = 1 and b = -7 the sum is 0 at 7 hours, where the probability has to be 0.5; here it is
                σ(14), nearly 1, and all seven students are expected to pass. A negative bias makes the neuron harder
                to convince.""",
            "ko": """w = 1, b = -7이면 7시간에서 합이 0이고 확률은 0.5여야 합니다. 여기에서는 σ(14)이므로 거의 1이고,
                일곱 학생 모두 합격할 것으로 예측됩니다. 편향이 음수이면 뉴런은 1을 내기가 더 어려워집니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
)


edit(
    "LOGI53",
    task="predict_proba",
    old="return sigmoid(w * x + b)",
    new="return sigmoid(b * x + w)",
    title={
        "en": "behaves exactly as if w and b had changed places",
        "ko": "w와 b의 자리가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The product is made with the bias, and the weight is added. Where both numbers are equal nothing
                shows. Two arguments of the same kind are exchanged quickly, in the formula or where another function
                calls this one. Which of the two stands beside x in w·x + b?""",
            "ko": """편향에 x를 곱하고 가중치를 더하고 있습니다. 두 수가 같으면 드러나지 않습니다. 비슷한 인자 두 개는
                식에서나 다른 함수를 호출하는 곳에서 서로 바뀌기 쉽습니다. w·x + b에서 x 옆에 있는 것은 무엇입니까?""",
        },
        {
            "en": """With w = 1 and b = -7 the seven probabilities have to rise from 0.0067 to 0.9991; here they fall
                and are all nearly 0, since -7 is taken for the slope. The weight multiplies x, and the bias is added
                once to every sample.""",
            "ko": """w = 1, b = -7이면 일곱 확률이 0.0067에서 0.9991까지 커져야 하는데, 여기에서는 -7이 기울기가 되어
                작아지고 모두 거의 0입니다. 가중치에 x를 곱하고, 편향은 모든 샘플에 한 번씩 더합니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
)


edit(
    "LOGI54",
    task="predict_proba",
    old="return sigmoid(w * x + b)",
    new="return np.column_stack([1 - sigmoid(w * x + b), sigmoid(w * x + b)])",
    title={
        "en": "behaves exactly as if two probabilities came back per sample, of 0 and of 1",
        "ko": "샘플마다 0일 확률과 1일 확률이 함께 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result has two columns where one number per sample is asked for. Some libraries answer like
                this, with a column for each class. For two classes the first column says nothing that the second does
                not: they add up to 1. Which shape does the docstring name?""",
            "ko": """샘플마다 수 하나여야 하는데 결과에 열이 두 개 있습니다. 클래스마다 열 하나를 주는 라이브러리도
                있습니다. 클래스가 둘이면 합이 1이므로 첫 번째 열에는 두 번째 열에 없는 정보가 없습니다. docstring에는
                어떤 모양이라고 되어 있습니까?""",
        },
        {
            "en": """For seven students the shape has to be (7,), and here it is (7, 2). The column that is wanted is
                that of class 1, which holds 0.7310586 for 8 hours with w = 1 and b = -7. The array that the sigmoid
                gives is the whole answer.""",
            "ko": """일곱 학생이면 모양이 (7,)이어야 하는데 여기에서는 (7, 2)입니다. 필요한 것은 클래스 1의 열로, w =
                1, b = -7일 때 8시간에서 0.7310586입니다. 시그모이드가 주는 배열이 그대로 답입니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
)


edit(
    "LOGI55",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return predict_proba(x, w, b) >= threshold",
    title={
        "en": "behaves exactly as if True and False came back, not 1 and 0",
        "ko": "1과 0이 아니라 True와 False가 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every class is right, as a truth value. A comparison answers with True and False; the targets of
                this assignment are the integers 1 and 0. In arithmetic the two often pass for each other, but not
                always: NumPy refuses to subtract one array of truth values from another. What has to be done after the
                comparison?""",
            "ko": """클래스는 모두 맞지만 참거짓으로 나옵니다. 비교는 True와 False로 답하는데, 이 과제의 타깃은 정수
                1과 0입니다. 계산에서는 서로 통할 때가 많지만 언제나 그렇지는 않습니다. NumPy는 참거짓 배열끼리의
                뺄셈을 거부합니다. 비교한 다음에 무엇을 해야 합니까?""",
        },
        {
            "en": """`predict(hours, 1, -7).dtype` shows bool, and an integer type is asked for: 0, 0, 0, 1, 1, 1, 1.
                The array has a method that turns it into another type, `astype`; `np.where` with 1 and 0 does as
                well.""",
            "ko": """`predict(hours, 1, -7).dtype`을 출력하면 bool인데 0, 0, 0, 1, 1, 1, 1처럼 정수여야 합니다.
                배열에는 자료형을 바꾸는 메서드 `astype`이 있고, 1과 0을 넣은 `np.where`로도 됩니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)


edit(
    "LOGI56",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return (predict_proba(x, w, b) >= 0.5).astype(int)",
    title={
        "en": "behaves exactly as if the threshold were 0.5, whatever is asked for",
        "ko": "임계값이 무엇이든 0.5인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """With the default threshold all is right, with another one nothing changes. 0.5 is where both kinds
                of mistake count the same; a hospital and a mailbox have good reasons for other numbers. A default
                value is used when nothing is given, and it has to give way when something is. Does the parameter reach
                the comparison?""",
            "ko": """기본 임계값에서는 모두 맞지만 다른 임계값을 주어도 결과가 달라지지 않습니다. 0.5는 두 가지 실수를
                똑같이 볼 때의 값이고, 병원이나 스팸 거름망에는 다른 수를 쓸 까닭이 있습니다. 기본값은 아무것도 주지
                않았을 때만 쓰입니다. 매개변수가 비교에 쓰이고 있습니까?""",
        },
        {
            "en": """With w = 1, b = -7 and threshold 0.96 only the students with 12 and 14 hours get a 1, and with
                0.04 all but the first; here the answers are 0, 0, 0, 1, 1, 1, 1 both times. The number in the
                comparison has to be replaced by the name of the parameter.""",
            "ko": """w = 1, b = -7에서 임계값이 0.96이면 12시간과 14시간인 학생만 1이고, 0.04이면 첫 학생만 빼고 모두
                1입니다. 여기에서는 두 번 모두 0, 0, 0, 1, 1, 1, 1입니다. 비교에 쓴 수를 매개변수의 이름으로
                바꿉니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)


edit(
    "LOGI57",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return (w * x + b >= threshold).astype(int)",
    title={
        "en": "behaves exactly as if the threshold were compared with w·x + b, not with the probability",
        "ko": "임계값을 확률이 아니라 w·x + b와 비교하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Samples near the boundary are wrong, and those far away are right. A threshold between 0 and 1 is
                meant for probabilities; the line w·x + b has a scale of its own, on which a probability of 0.5 is 0.
                Which of the two quantities stands on the left of the comparison?""",
            "ko": """경계에 가까운 샘플이 틀리고 멀리 있는 샘플은 맞습니다. 0과 1 사이의 임계값은 확률에 대한 것입니다.
                직선 w·x + b는 척도가 달라서, 확률 0.5가 거기에서는 0입니다. 비교의 왼쪽에는 둘 가운데 어느 것이
                있습니까?""",
        },
        {
            "en": """With w = 2 and b = 0 the sample x = 0 has the probability 0.5, so it belongs to class 1 for the
                threshold 0.5; here 0 is compared with 0.5, and it gets a 0. The function of the task before gives the
                probabilities, and these are to be compared.""",
            "ko": """w = 2, b = 0이면 샘플 x = 0의 확률은 0.5이므로 임계값 0.5에서 클래스 1인데, 여기에서는 0을 0.5와
                비교하여 0이 됩니다. 앞 문제의 함수가 확률을 주므로 그것을 비교합니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)


edit(
    "LOGI58",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return (predict_proba(x, w, b) < threshold).astype(int)",
    title={
        "en": "behaves exactly as if 1 stood for a probability below the threshold",
        "ko": "확률이 임계값보다 작을 때 1을 내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every answer is turned round: those who should pass fail, and the other way round. p is the
                probability of class 1, so a large p speaks for 1. Whether the comparison or the two numbers behind it
                are exchanged makes no difference to the result. When is the answer to be 1?""",
            "ko": """모든 답이 뒤집혀 있습니다. 합격할 학생이 불합격이 되고 불합격할 학생이 합격이 됩니다. p는 클래스
                1의 확률이므로 p가 크면 1입니다. 비교가 뒤집혔든 그 뒤의 두 수가 바뀌었든 결과는 같습니다. 언제 1이어야
                합니까?""",
        },
        {
            "en": """With w = 1 and b = -7 the seven answers have to be 0, 0, 0, 1, 1, 1, 1, and here they are 1, 1, 1,
                0, 0, 0, 0. "At least the threshold" is written with a sign that opens towards the probability, and
                includes equality.""",
            "ko": """w = 1, b = -7이면 일곱 답이 0, 0, 0, 1, 1, 1, 1이어야 하는데 여기에서는 1, 1, 1, 0, 0, 0, 0입니다.
                '임계값 이상'은 확률 쪽으로 벌어진 기호로 쓰고, 같은 경우를 포함합니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)


edit(
    "LOGI59",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return (predict_proba(x, w, b) >= threshold).astype(float)",
    title={
        "en": "behaves exactly as if the classes were floats, 1.0 and 0.0",
        "ko": "클래스가 1.0과 0.0인 실수로 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All classes are right, and their type is not: decimal numbers come back where integers are asked
                for. A class is a name and no measurement, and a program that uses it to look something up, as an
                index, refuses 1.0. What turned the answers of the comparison into numbers here?""",
            "ko": """클래스는 모두 맞지만 자료형이 달라서, 정수가 아니라 실수가 나옵니다. 클래스는 잰 값이 아니라
                이름이고, 이것을 번호로 써서 무언가를 찾는 프로그램은 1.0을 받아들이지 않습니다. 비교의 답을 수로
                바꾸는 것은 무엇입니까?""",
        },
        {
            "en": """`predict(hours, 1, -7).dtype` is float64 here. `np.zeros` makes floats unless it is told a type,
                and so do 1.0 and 0.0 in `np.where`. An `astype(int)` at the end, or integers from the start, gives 0,
                0, 0, 1, 1, 1, 1.""",
            "ko": """여기에서 `predict(hours, 1, -7).dtype`은 float64입니다. `np.zeros`는 자료형을 정하지 않으면 실수를
                만들고, `np.where`에 1.0과 0.0을 써도 그렇습니다. 끝에 `astype(int)`를 쓰거나 처음부터 정수를 쓰면 0,
                0, 0, 1, 1, 1, 1이 나옵니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)


edit(
    "LOGI60",
    task="decision_boundary",
    old="return -b / w",
    new="return -w / b",
    title={
        "en": "behaves exactly as if it were -w / b: the quotient upside down",
        "ko": "분자와 분모가 바뀌어 -w / b인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The sign is right, and the number is the reciprocal of what it should be; where w and b are equal
                in size both agree. In w·x + b = 0 the unknown stands beside w, so w is what x has to be freed from in
                the end. Which of the two numbers is divided by which?""",
            "ko": """부호는 맞지만 값이 있어야 할 값의 역수입니다. w와 b의 크기가 같으면 둘이 같습니다. w·x + b = 0에서
                미지수는 w 옆에 있으므로, 마지막에 x에서 떼어 내야 하는 것은 w입니다. 어느 수를 어느 수로 나눕니까?""",
        },
        {
            "en": """For w = 1 and b = -7 the boundary is 7 hours; here 1/7 = 0.143 comes back. Put into the line, x =
                7 gives 1 · 7 - 7 = 0, a probability of 0.5, and 0.143 gives -6.857. First b goes to the other side,
                then both sides are divided by w.""",
            "ko": """w = 1, b = -7이면 경계는 7시간인데 여기에서는 1/7 = 0.143이 나옵니다. 직선에 넣어 보면 x = 7에서 1
                · 7 - 7 = 0이고 확률이 0.5이지만, 0.143에서는 -6.857입니다. 먼저 b를 옮기고, 그다음 양변을 w로
                나눕니다.""",
        },
    ],
    link="README.md#10-decision_boundaryw-b",
)


edit(
    "LOGI61",
    task="decision_boundary",
    old="return -b / w",
    new="return (0.5 - b) / w",
    title={
        "en": "behaves exactly as if w·x + b were 0.5 at the boundary",
        "ko": "경계에서 w·x + b가 0.5인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result lies a little beyond the boundary, by 0.5 / w. At the boundary the *probability* is
                0.5; the line w·x + b is what goes into the sigmoid, and has another value there. Which z has σ(z) =
                0.5?""",
            "ko": """결과가 경계에서 0.5 / w만큼 벗어나 있습니다. 경계에서 0.5인 것은 *확률*입니다. 직선 w·x + b는
                시그모이드에 들어가는 수이고 거기에서는 다른 값입니다. σ(z) = 0.5인 z는 얼마입니까?""",
        },
        {
            "en": """For w = 1 and b = -7 the boundary is 7; here it is 7.5, where the probability is σ(0.5) = 0.622.
                From 1 / (1 + e^(-z)) = 1/2 follows e^(-z) = 1, and that holds for z = 0 alone. So the equation to
                solve for x is w·x + b = 0, and nothing is subtracted from b or added to it.""",
            "ko": """w = 1, b = -7이면 경계는 7인데 여기에서는 7.5이고 그곳의 확률은 σ(0.5) = 0.622입니다. 1 / (1 +
                e^(-z)) = 1/2이면 e^(-z) = 1이고, 그것은 z = 0에서만 성립합니다. 따라서 x에 대해 풀 식은 w·x + b =
                0이고, b에 더하거나 뺄 것은 없습니다.""",
        },
    ],
    link="README.md#10-decision_boundaryw-b",
)


edit(
    "LOGI62",
    task="decision_boundary",
    old="return -b / w",
    new="return -b",
    title={
        "en": "behaves exactly as if w were not divided by",
        "ko": "w로 나누지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For w = 1 the result is right, for any other weight it is w times too large. Moving b to the other
                side is half of the solution: what stands there then is w·x, and not yet x. A steeper neuron with the
                same bias has its boundary nearer to 0. Which step is left?""",
            "ko": """w = 1이면 맞지만 다른 가중치에서는 w배만큼 틀립니다. b를 반대쪽으로 옮긴 것은 절반이고, 그때 남아
                있는 것은 x가 아니라 w·x입니다. 편향이 같고 더 가파른 뉴런은 경계가 0에 더 가깝습니다. 어떤 단계가
                남았습니까?""",
        },
        {
            "en": """For w = 2 and b = -3 the boundary is 1.5, since 2 · 1.5 - 3 = 0; here 3 comes back, where the line
                is 3 and the probability 0.95. The lecture's example with w = 1 hides this. Both sides have to be
                divided by w, sign included.""",
            "ko": """w = 2, b = -3이면 2 · 1.5 - 3 = 0이므로 경계는 1.5입니다. 여기에서는 3이 나오는데 거기에서 직선은
                3이고 확률은 0.95입니다. w = 1인 예에서는 이것이 드러나지 않습니다. 양변을 부호까지 포함해 w로 나누어야
                합니다.""",
        },
    ],
    link="README.md#10-decision_boundaryw-b",
)


edit(
    "LOGI63",
    task="binary_cross_entropy",
    old="np.clip(p, 1e-12, 1 - 1e-12)",
    new="np.maximum(p, 1e-12)",
    title={
        "en": "behaves exactly as if p were kept away from 0 and not from 1",
        "ko": "p를 0에서만 떼어 놓고 1에서는 떼어 놓지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A probability of exactly 0 gives a finite loss, one of exactly 1 does not. There are two
                logarithms in the formula. The first looks at p and fears p = 0, the second looks at what is left of 1.
                A confident mistake can be made on either side. For which p does the second logarithm meet a 0?""",
            "ko": """확률이 정확히 0이면 손실이 유한하지만 정확히 1이면 그렇지 않습니다. 식에는 로그가 두 개 있습니다.
                첫 번째 로그는 p를 보므로 p = 0이 문제가 되고, 두 번째 로그는 1에서 남는 것을 봅니다. 확신하면서 틀리는
                일은 양쪽에서 모두 일어납니다. 두 번째 로그가 0을 만나는 p는 얼마입니까?""",
        },
        {
            "en": """For y = 0 and p = 1 the loss has to be 27.6, as for y = 1 and p = 0; here it is inf. The README
                names two bounds, 1e-12 and 1 - 1e-12, and `np.clip` takes both in one call.""",
            "ko": """y = 0, p = 1이면 손실이 y = 1, p = 0일 때처럼 27.6이어야 하는데 여기에서는 inf입니다. README에는
                한계가 1e-12와 1 - 1e-12 두 개 있고, `np.clip`은 한 번에 둘을 모두 받습니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


edit(
    "LOGI64",
    task="binary_cross_entropy",
    old="np.clip(p, 1e-12, 1 - 1e-12)",
    new="np.minimum(p, 1 - 1e-12)",
    title={
        "en": "behaves exactly as if p were kept away from 1 and not from 0",
        "ko": "p를 1에서만 떼어 놓고 0에서는 떼어 놓지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A probability of exactly 1 gives a finite loss, one of exactly 0 does not. There are two
                logarithms in the formula: one looks at 1 - p, the other at p itself. A neuron may be sure of either
                class, and be wrong about either. For which p does the first logarithm meet a 0?""",
            "ko": """확률이 정확히 1이면 손실이 유한하지만 정확히 0이면 그렇지 않습니다. 식에는 로그가 두 개 있어서
                하나는 1 - p를, 다른 하나는 p 자체를 봅니다. 뉴런은 어느 클래스든 확신할 수 있고 어느 쪽에서든 틀릴 수
                있습니다. 첫 번째 로그가 0을 만나는 p는 얼마입니까?""",
        },
        {
            "en": """For y = 1 and p = 0 the loss has to be 27.6, as for y = 0 and p = 1; here it is inf. Even a
                perfect answer, y = 0 and p = 0, gives nan, since 0 is multiplied by minus infinity. The README names
                two bounds, 1e-12 and 1 - 1e-12, and `np.clip` takes both.""",
            "ko": """y = 1, p = 0이면 손실이 y = 0, p = 1일 때처럼 27.6이어야 하는데 여기에서는 inf입니다. y = 0, p =
                0인 완벽한 답에서도 0에 음의 무한대를 곱하여 nan이 됩니다. README에는 한계가 1e-12와 1 - 1e-12 두 개
                있고, `np.clip`은 둘을 모두 받습니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


# at 0 and 1 together a loss that is clipped on one side looks like one that is not clipped at all
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([1]), np.array([0.0]))")
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([0]), np.array([1.0]))")


# Calls with numbers that no two ways of being wrong share.
naming_call("odds", "odds(np.array([0.15, 0.35, 0.62]))")
naming_call("odds", "odds(0.72)")
naming_call("logit", "logit(np.array([0.15, 0.35, 0.62]))")
naming_call("logit", "logit(0.72)")
naming_call("sigmoid", "sigmoid(np.array([-2.3, -0.7, 0.4, 1.9]))")
naming_call("sigmoid", "sigmoid(np.array([-7.5, 7.5, 12.5]))")
naming_call("sigmoid", "sigmoid(0.35)")
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([1, 0, 1]), np.array([0.85, 0.35, 0.6]))")
naming_call("binary_cross_entropy", "binary_cross_entropy(np.array([0, 0, 1, 1]), np.array([0.3, 0.45, 0.2, 0.9]))")
naming_call("bce_gradient", "bce_gradient(0.7, -1.2, np.array([1.5, -0.6, 2.2]), np.array([1, 0, 0]))")
naming_call("bce_gradient", "bce_gradient(-0.4, 0.9, np.array([0.8, 2.1, -1.3, 0.5]), np.array([0, 1, 1, 0]))")
naming_call("bce_gradient", "bce_gradient(1.1, 0.3, np.array([-0.9, 1.4]), np.array([1, 1]))")
naming_call("mse_gradient", "mse_gradient(0.7, -1.2, np.array([1.5, -0.6, 2.2]), np.array([1, 0, 0]))")
naming_call("mse_gradient", "mse_gradient(-0.4, 0.9, np.array([0.8, 2.1, -1.3, 0.5]), np.array([0, 1, 1, 0]))")
naming_call("mse_gradient", "mse_gradient(1.1, 0.3, np.array([-0.9, 1.4]), np.array([1, 1]))")
naming_call("fit", "fit(np.array([-1.5, 0.4, 2.2]), np.array([0, 1, 1]), 0.3, 3)")
naming_call("fit", "fit(np.array([-0.8, 1.1, 0.3, 1.9]), np.array([0, 1, 0, 1]), 0.2, 4)")
naming_call("predict_proba", "predict_proba(np.array([-1.5, 0.4, 2.2]), 0.7, -1.2)")
naming_call("predict_proba", "predict_proba(np.array([0.8, -2.1]), -0.4, 0.9)")
naming_call("predict", "predict(np.array([-1.5, 0.4, 2.2, 3.1]), 0.7, -1.2)")
naming_call("predict", "predict(np.array([0.8, -2.1, 4.5, 2.9]), -0.4, 0.9, 0.3)")
naming_call("predict", "predict(np.array([-1.5, 0.4, 2.2, 3.1]), 0.7, -1.2, threshold=0.7)")
naming_call("decision_boundary", "decision_boundary(0.7, -1.2)")
naming_call("decision_boundary", "decision_boundary(-0.4, 0.9)")
naming_call("decision_boundary", "decision_boundary(2.5, 1.3)")


edit(
    "LOGI65",
    task="fit",
    old="w, b, losses = 0.0, 0.0, []",
    new="w, b, losses = 1.0, 1.0, []",
    title={
        "en": "behaves exactly as if training started from other numbers than w = 0 and b = 0",
        "ko": "w = 0, b = 0이 아닌 다른 수에서 학습을 시작한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The steps are those of gradient descent, but they start somewhere else. With w = 0 and b = 0
                every probability is 0.5, so that the first loss is log 2, whatever the data. The first number of
                `losses` here is another one. Look at the values that w and b have before the loop.""",
            "ko": """한 걸음 한 걸음은 경사 하강법이 맞지만 시작하는 곳이 다릅니다. w = 0, b = 0이면 모든 확률이
                0.5이므로 첫 손실은 데이터와 상관없이 log 2입니다. 지금은 `losses`의 첫 수가 그 값이 아닙니다.
                반복문 앞에서 w와 b의 값을 살펴봅니다.""",
        },
        {
            "en": """A neuron has no symmetry to be broken, so it needs no start away from 0; a network of several
                layers does. After one epoch with lr = 0.05 the hours of study give w = 0.114286. Both numbers are set
                to 0.0 once, before the loop and not in it.""",
            "ko": """뉴런 하나에는 깨야 할 대칭이 없으므로 0이 아닌 곳에서 시작할 필요가 없습니다. 층이 여럿인 신경망은
                다릅니다. 공부 시간 데이터에서 lr = 0.05로 한 에포크를 돌면 w = 0.114286입니다. 두 수를 반복문 안이
                아니라 앞에서 한 번 0.0으로 정합니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)

edit("LOGI65", task="fit", old="w, b, losses = 0.0, 0.0, []", new="w, b, losses = 1.0, 0.0, []")
edit("LOGI65", task="fit", old="w, b, losses = 0.0, 0.0, []", new="w, b, losses = 0.0, 1.0, []")
edit(
    "LOGI65",
    task="fit",
    old="w, b, losses = 0.0, 0.0, []",
    new="w, b, losses = *np.random.default_rng(0).normal(size=2), []",
)
edit(
    "LOGI65",
    task="fit",
    old="w, b, losses = 0.0, 0.0, []",
    new="w, b, losses = np.random.default_rng(0).normal(), 0.0, []",
)
edit(
    "LOGI65",
    task="fit",
    old="w, b, losses = 0.0, 0.0, []",
    new="w, b, losses = *np.random.default_rng(42).normal(size=2), []",
)
edit(
    "LOGI65",
    task="fit",
    old="w, b, losses = 0.0, 0.0, []",
    new="w, b, losses = np.random.default_rng(42).normal(), 0.0, []",
)
edit("LOGI65", task="fit", old="w, b, losses = 0.0, 0.0, []", new="w, b, losses = 0.1, 0.1, []")
edit("LOGI65", task="fit", old="w, b, losses = 0.0, 0.0, []", new="w, b, losses = 0.5, 0.5, []")
edit("LOGI65", task="fit", old="w, b, losses = 0.0, 0.0, []", new="w, b, losses = 0.01, 0.0, []")

edit(
    "LOGI66",
    task="sigmoid",
    old="return 1 / (1 + np.exp(-z))",
    new="return 0.5 * (1 + np.tanh(z))",
    title={
        "en": "behaves exactly as if z were twice as large",
        "ko": "z가 두 배인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The curve has the right ends and passes 0.5 at z = 0, and it is twice as steep. That is what half
                of 1 + tanh(z) gives: the two curves are the same one on different scales. Look at what z is multiplied
                by before it enters the exponential or the tanh.""",
            "ko": """곡선의 양 끝이 맞고 z = 0에서 0.5를 지나지만 두 배로 가파릅니다. 1 + tanh(z)의 절반이
                그렇습니다. 두 곡선은 눈금만 다른 같은 곡선입니다. z가 지수함수나 tanh에 들어가기 전에 무엇이
                곱해지는지 살펴봅니다.""",
        },
        {
            "en": """At z = 1 the value is 0.7311, and 0.8808 belongs to z = 2. σ(z) equals (1 + tanh(z / 2)) / 2, with
                z halved, and it equals 1 / (1 + e^(-z)), the README's formula, which needs no other function.""",
            "ko": """z = 1에서의 값은 0.7311이고, 0.8808은 z = 2에서의 값입니다. σ(z)는 z를 절반으로 한 (1 + tanh(z
                / 2)) / 2와 같고, README의 식 1 / (1 + e^(-z))와도 같습니다. README의 식에는 다른 함수가 필요하지
                않습니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)

edit("LOGI66", task="sigmoid", old="1 / (1 + np.exp(-z))", new="1 / (1 + np.exp(-2 * z))")

edit(
    "LOGI67",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="w, b = w - lr * dw / len(x), b - lr * db / len(x)",
    title={
        "en": "behaves exactly as if each step were divided by the number of samples once more",
        "ko": "걸음을 샘플 수로 한 번 더 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The direction of every step is right and its length is not: it is n times too short, n being the
                number of samples, so that the losses fall slowly. The gradients are means already. Look for the
                places where n divides, and count them.""",
            "ko": """걸음의 방향은 모두 맞지만 길이가 다릅니다. 샘플의 수 n배만큼 짧아서 손실이 천천히 줄어듭니다.
                그래디언트는 이미 평균입니다. n으로 나누는 곳을 찾아 몇 군데인지 세어 봅니다.""",
        },
        {
            "en": """With seven students and lr = 0.05 the first step moves w by 0.05 · 2.285714 = 0.114286; here it is
                a seventh of that. `bce_gradient` has called `np.mean`, which divides by n, and the update only
                multiplies by the learning rate.""",
            "ko": """학생이 일곱 명이고 lr = 0.05이면 첫 걸음은 w를 0.05 · 2.285714 = 0.114286만큼 옮깁니다. 지금은 그
                7분의 1입니다. `bce_gradient`가 부른 `np.mean`이 이미 n으로 나누었으므로, 갱신할 때는 학습률만
                곱합니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)

edit(
    "LOGI68",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="w, b = w - lr * dw * len(x), b - lr * db * len(x)",
    title={
        "en": "behaves exactly as if the steps followed sums over the samples, not means",
        "ko": "샘플에 대한 평균이 아니라 합을 따라 움직인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The direction of every step is right, and it is n times too long, n being the number of samples.
                That is what the gradient of a sum gives. With a small learning rate nothing breaks, yet the numbers
                are others. Look at where the gradient of the step comes from.""",
            "ko": """걸음의 방향은 모두 맞지만 샘플의 수 n배만큼 깁니다. 합의 그래디언트를 쓰면 이렇게 됩니다.
                학습률이 작으면 문제가 드러나지 않지만 수가 다릅니다. 걸음에 쓴 그래디언트가 어디에서 오는지
                살펴봅니다.""",
        },
        {
            "en": """With seven students and lr = 0.05 the first step moves w by 0.114286, not by 0.8. The loss is a
                mean, so its gradient is one as well: `np.mean` in place of `np.sum`, or a call of `bce_gradient`,
                where this has been settled.""",
            "ko": """학생이 일곱 명이고 lr = 0.05이면 첫 걸음은 w를 0.8이 아니라 0.114286만큼 옮깁니다. 손실이
                평균이므로 그래디언트도 평균입니다. `np.sum` 대신 `np.mean`을 쓰거나, 이미 그렇게 되어 있는
                `bce_gradient`를 부릅니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)

edit(
    "LOGI69",
    task="fit",
    old="range(epochs)",
    new="range(epochs + 1)",
    title={
        "en": "behaves exactly as if there were one epoch more than asked for",
        "ko": "요청한 것보다 한 에포크 더 학습한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """There is one loss too many, and w and b have moved once more than they should. Each turn of the
                loop records one loss and makes one update, so the number of turns is the place to look: where does
                the count begin, and where does it end?""",
            "ko": """손실이 하나 더 많고 w와 b도 한 번 더 움직였습니다. 반복문은 한 바퀴마다 손실을 하나 기록하고 한 번
                갱신하므로, 바퀴 수를 살펴봅니다. 어디에서 세기 시작해 어디에서 끝날까요?""",
        },
        {
            "en": """For epochs = 1 the list has to hold log 2 alone. `range(epochs)` counts from 0 to epochs - 1, so
                it has exactly `epochs` turns; `range(epochs + 1)`, or a `while` with `<=`, has one more.""",
            "ko": """epochs = 1이면 목록에는 log 2 하나만 있어야 합니다. `range(epochs)`는 0부터 epochs - 1까지
                세므로 꼭 `epochs`바퀴입니다. `range(epochs + 1)`이나 `<=`를 쓴 `while`은 한 바퀴 더 돕니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)

edit(
    "LOGI70",
    task="fit",
    old="w, b = w - lr * dw, b - lr * db",
    new="b = b - lr * db",
    title={
        "en": "behaves exactly as if w were never updated",
        "ko": "w를 한 번도 갱신하지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w comes back as it started, and b has moved. With w = 0 every sample has the same probability,
                whatever its x, so the loss soon stops falling. Both numbers have a gradient and take a step in each
                epoch. Look at what becomes of dw.""",
            "ko": """b는 움직였지만 w는 시작할 때 그대로 돌아옵니다. w = 0이면 x가 무엇이든 모든 샘플의 확률이
                같아서 손실이 곧 줄어들지 않게 됩니다. 두 수 모두 그래디언트가 있고 에포크마다 한 걸음씩 움직입니다.
                dw가 어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """After one epoch with lr = 0.05 on the hours of study w is 0.114286. The line of its update has to
                exist, to name w on its left side, and to stand inside the loop; both gradients are taken before
                either number moves.""",
            "ko": """공부 시간 데이터에서 lr = 0.05로 한 에포크를 돌면 w는 0.114286입니다. w를 갱신하는 줄이 있고,
                왼쪽에 w가 있으며, 반복문 안에 들어 있어야 합니다. 두 그래디언트는 둘 중 어느 것도 움직이기 전에
                구합니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)

edit(
    "LOGI71",
    task="fit",
    old="losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))",
    new="losses.append(np.mean((predict_proba(x, w, b) - y) ** 2))",
    title={
        "en": "behaves exactly as if the mean squared error were recorded",
        "ko": "평균제곱오차를 기록한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w and b are right: the steps follow the cross entropy. The recorded losses are those of another
                function, which starts at 0.25 where every probability is 0.5. The curve that is drawn should be that
                of the loss that is made smaller. Look at what is appended.""",
            "ko": """w와 b는 맞습니다. 걸음은 교차 엔트로피를 따릅니다. 기록한 손실은 모든 확률이 0.5일 때 0.25에서
                시작하는 다른 함수의 것입니다. 그리는 곡선은 실제로 줄이고 있는 손실의 것이어야 합니다. 무엇을
                목록에 더하는지 살펴봅니다.""",
        },
        {
            "en": """At w = 0 and b = 0 each sample costs log 2 = 0.6931, so losses[0] is that number. The function
                `binary_cross_entropy` takes the labels first and the probabilities second, and its mean is what
                belongs into the list, before the update.""",
            "ko": """w = 0, b = 0이면 샘플마다 손실이 log 2 = 0.6931이므로 losses[0]은 이 수입니다.
                `binary_cross_entropy`는 레이블을 먼저, 확률을 나중에 받으며, 그 평균을 갱신하기 전에 목록에
                더합니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)

edit(
    "LOGI72",
    task="mse_gradient",
    old="2 * (p - y) * p * (1 - p)",
    new="p - y",
    title={
        "en": "behaves exactly as if it were the gradient of the cross entropy",
        "ko": "교차 엔트로피의 그래디언트인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is what `bce_gradient` gives. For the cross entropy the slope of σ cancels, and
                that is what makes it a good loss; for the squared error it stays. The two gradients differ by two
                factors. Look at what the square and σ bring in by the chain rule.""",
            "ko": """`bce_gradient`와 같은 값이 돌아옵니다. 교차 엔트로피에서는 σ의 기울기가 약분되고 그래서 좋은
                손실입니다. 제곱 오차에서는 남습니다. 두 그래디언트는 인수 두 개만큼 다릅니다. 연쇄 법칙에서 제곱과 σ가
                무엇을 가져오는지 살펴봅니다.""",
        },
        {
            "en": """At w = 0 and b = 0 every p is 0.5, so each error is 2 · (±0.5) · 0.5 · 0.5 = ±0.25, half of what
                the cross entropy has. Far out, at w = -20, it nearly vanishes, which the README calls the reason
                against this loss.""",
            "ko": """w = 0, b = 0이면 모든 p가 0.5이므로 오차는 2 · (±0.5) · 0.5 · 0.5 = ±0.25로, 교차 엔트로피의
                절반입니다. w = -20처럼 멀리 가면 거의 사라지는데, README는 이것을 이 손실을 쓰지 않는 까닭으로
                듭니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)

edit(
    "LOGI73",
    task="mse_gradient",
    old="error = 2 * (p - y) * p * (1 - p)",
    new="error = 2 * (w * x + b - y)",
    title={
        "en": "behaves exactly as if the neuron were a line, without σ",
        "ko": "σ가 없는 직선 뉴런인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """This is the gradient of linear regression: w · x + b itself is compared with the label. A neuron
                sends this number through σ, and by the chain rule σ shows up twice, in the value and in its slope.
                Look at what is taken for the prediction.""",
            "ko": """이것은 선형 회귀의 그래디언트로, w · x + b를 그대로 레이블과 비교합니다. 뉴런은 이 수를 σ에
                통과시키고, 연쇄 법칙에 따라 σ는 값과 기울기에 두 번 나타납니다. 무엇을 예측값으로 쓰는지
                살펴봅니다.""",
        },
        {
            "en": """The prediction is p = σ(w · x + b), a probability. The error of a sample is 2 (p - y) times the
                slope p (1 - p). At w = 0 and b = 0 this is ±0.25 for each sample; a line gives 0 or -2 there.""",
            "ko": """예측값은 확률 p = σ(w · x + b)입니다. 샘플의 오차는 2 (p - y)에 기울기 p (1 - p)를 곱한
                것입니다. w = 0, b = 0이면 샘플마다 ±0.25이지만, 직선이면 0이나 -2가 됩니다. 먼저 p를 구해 두고 그
                p로 식을 씁니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)

edit(
    "LOGI74",
    task="mse_gradient",
    old="2 * (p - y) * p * (1 - p)",
    new="2 * (p - y) ** 2 * p * (1 - p)",
    title={
        "en": "behaves exactly as if the error were squared in the gradient as well",
        "ko": "그래디언트에서도 오차를 제곱한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The square belongs to the loss. Its derivative has a factor of 2 and the error once, with its
                sign: the sign is what tells the step where to go. A squared error is never negative, so the gradient
                loses its direction. Look at the power of the error.""",
            "ko": """제곱은 손실에 있는 것입니다. 미분하면 2가 나오고 오차는 부호와 함께 한 번만 남습니다. 걸음이
                어디로 갈지는 이 부호가 말해 줍니다. 제곱한 오차는 음수가 될 수 없어 방향을 잃습니다. 오차의 지수를
                살펴봅니다.""",
        },
        {
            "en": """From u² with u = p - y comes 2u, and from u comes the slope of σ, p (1 - p). For a student who
                passed, y is 1 and u is negative: the gradient has to push p up. At w = 0 and b = 0 the errors are
                +0.25 and -0.25.""",
            "ko": """u = p - y일 때 u²에서 2u가 나오고, u에서 σ의 기울기 p (1 - p)가 나옵니다. 합격한 학생은 y가
                1이고 u가 음수이므로 그래디언트가 p를 올려야 합니다. w = 0, b = 0이면 오차는 +0.25와 -0.25입니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)

edit("LOGI74", task="mse_gradient", old="2 * (p - y) * p * (1 - p)", new="(p - y) ** 2 * p * (1 - p)")
edit("LOGI74", task="mse_gradient", old="2 * (p - y) * p * (1 - p)", new="(p - y) ** 2")
edit("LOGI74", task="mse_gradient", old="2 * (p - y) * p * (1 - p)", new="2 * (p - y) ** 2")

edit(
    "LOGI75",
    task="mse_gradient",
    old="2 * (p - y) * p * (1 - p)",
    new="2 * (p - y) * sigmoid(p) * (1 - sigmoid(p))",
    title={
        "en": "behaves exactly as if the slope of σ were taken at p",
        "ko": "σ의 기울기를 p에서 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """σ is applied twice here: once to get p, and once more to p for the slope. A probability lies
                between 0 and 1, where σ is nearly straight, so that the slope never falls below 0.19. Look at what
                the formula of the slope is given.""",
            "ko": """여기에서는 σ를 두 번 적용합니다. p를 구할 때 한 번, 기울기를 구하려고 p에 또 한 번입니다.
                확률은 0과 1 사이이고 그곳에서 σ는 거의 직선이라 기울기가 0.19 아래로 내려가지 않습니다. 기울기 식에
                무엇을 넣는지 살펴봅니다.""",
        },
        {
            "en": """σ'(z) = σ(z) (1 - σ(z)), and σ(z) is p already, so the slope is p (1 - p) and no further σ is
                needed. Far out it has to vanish: at w = -20 and x = 1 it is about 2e-9, not 0.25.""",
            "ko": """σ'(z) = σ(z) (1 - σ(z))이고 σ(z)가 이미 p이므로 기울기는 p (1 - p)이며 σ가 더 필요하지
                않습니다. 멀리 가면 기울기가 사라져야 합니다. w = -20, x = 1에서는 0.25가 아니라 약 2e-9입니다. p를
                구한 다음에는 σ를 다시 부르지 않습니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)

edit(
    "LOGI76",
    task="bce_gradient",
    old="error = sigmoid(w * x + b) - y",
    new="error = np.abs(sigmoid(w * x + b) - y)",
    title={
        "en": "behaves exactly as if errors had no sign",
        "ko": "오차에 부호가 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All errors count as positive, too high and too low ones alike. How large an error is says how far
                to go; its sign says where to. Without the sign every sample pushes b in the same direction. Look at
                what is done to p - y.""",
            "ko": """너무 높은 것이든 너무 낮은 것이든 모든 오차를 양수로 셉니다. 오차의 크기는 얼마나 갈지를,
                부호는 어디로 갈지를 말합니다. 부호가 없으면 모든 샘플이 b를 같은 쪽으로 밉니다. p - y에 무엇을
                하는지 살펴봅니다.""",
        },
        {
            "en": """At w = 0 and b = 0 the three who failed have the error +0.5 and the four who passed -0.5; the mean
                is -0.0714, not 0.5. An absolute value belongs into a report on how good predictions are, not into a
                gradient.""",
            "ko": """w = 0, b = 0이면 떨어진 세 명의 오차는 +0.5, 합격한 네 명은 -0.5이고, 평균은 0.5가 아니라
                -0.0714입니다. 절댓값은 예측이 얼마나 좋은지 알릴 때 쓰는 것이지 그래디언트에 쓰는 것이 아닙니다. p
                - y를 그대로 씁니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)

edit(
    "LOGI77",
    task="bce_gradient",
    old="error = sigmoid(w * x + b) - y",
    new="error = (sigmoid(w * x + b) - y)[-1:] / len(x)",
    title={
        "en": "behaves exactly as if the last sample alone counted",
        "ko": "마지막 샘플만 계산에 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The gradient is that of one sample, the last, divided by the number of all. In a loop an `=` where
                `+=` belongs forgets every sample before. Look at the lines that run once for each sample, and at what
                they do with what is there already.""",
            "ko": """전체 수로 나누었지만 마지막 샘플 하나의 그래디언트입니다. 반복문에서 `+=`가 있을 자리에 `=`가
                있으면 앞의 샘플을 모두 잊습니다. 샘플마다 실행되는 줄들이 이미 있는 값에 무엇을 하는지 살펴봅니다.""",
        },
        {
            "en": """With the hours 2 … 14 and w = b = 0 the sum of error times x is -16, and the last sample alone
                gives -7. Starting both sums at 0 before the loop, adding in it, and dividing after it gives -2.2857;
                `np.mean` does it in one call.""",
            "ko": """시간이 2 … 14이고 w = b = 0이면 오차와 x를 곱한 값의 합은 -16이고, 마지막 샘플만으로는
                -7입니다. 두 합을 반복문 앞에서 0으로 시작해 안에서 더하고 끝난 뒤 나누면 -2.2857입니다. `np.mean`은
                이것을 한 번에 합니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)


@variant("LOGI77")
def bce_gradient(w, b, x, y):
    error = (sigmoid(w * x + b) - y)[-1]
    return error * x[-1], error


edit(
    "LOGI78",
    task="bce_gradient",
    old="error = sigmoid(w * x + b) - y",
    new="p = sigmoid(w * x + b)\n    error = (p - y) * p",
    title={
        "en": "behaves exactly as if the error were multiplied by p",
        "ko": "오차에 p를 곱한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """There is a factor of p too many in each error. By the chain rule the cross entropy brings
                1 / (p (1 - p)) and σ brings p (1 - p): both cancel, and the error stands alone. A part of them has
                been left in. Look at the factors beside p - y.""",
            "ko": """오차마다 p가 하나 더 곱해져 있습니다. 연쇄 법칙에 따라 교차 엔트로피에서 1 / (p (1 - p))가,
                σ에서 p (1 - p)가 나와 서로 약분되고 오차만 남습니다. 그 일부가 남아 있습니다. p - y 옆의 인수를
                살펴봅니다.""",
        },
        {
            "en": """At w = 0 and b = 0 every p is 0.5, so all errors are ±0.5 and dw is -2.285714 for the hours of
                study; with the factor it is half of that. What is left of the chain is p - y, and nothing else, to be
                multiplied by x for dw.""",
            "ko": """w = 0, b = 0이면 모든 p가 0.5이므로 오차는 ±0.5이고 공부 시간 데이터에서 dw는 -2.285714입니다.
                p를 곱하면 그 절반이 됩니다. 연쇄에서 남는 것은 p - y뿐이며, dw를 구할 때 여기에 x를 곱합니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)

edit(
    "LOGI79",
    task="binary_cross_entropy",
    old="return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    new="return np.mean(np.abs(y - p))",
    title={
        "en": "behaves exactly as if the loss were the mean absolute error",
        "ko": "손실이 평균절대오차인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss is the mean distance of p from y. It grows evenly, and a sure and wrong prediction costs
                1 at most. The cross entropy punishes such a prediction without bound, because it takes logarithms.
                Look for them in the formula.""",
            "ko": """손실이 p와 y의 평균 거리입니다. 고르게 커지며, 확신했지만 틀린 예측도 많아야 1입니다. 교차
                엔트로피는 로그를 쓰므로 그런 예측의 손실에 한계가 없습니다. 식에서 로그를 찾아봅니다.""",
        },
        {
            "en": """For p = 0.5 everywhere the loss is log 2 = 0.6931, not 0.5. Each sample costs -log p where its
                label is 1 and -log(1 - p) where it is 0; the label picks one of the two terms, and the mean is taken
                over all samples.""",
            "ko": """p가 모두 0.5이면 손실은 0.5가 아니라 log 2 = 0.6931입니다. 레이블이 1인 샘플의 손실은 -log p,
                0인 샘플은 -log(1 - p)입니다. 레이블이 두 항 가운데 하나를 고르고, 모든 샘플에 대해 평균을 구합니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)

edit(
    "LOGI80",
    task="binary_cross_entropy",
    old="return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    new="return -np.log(np.mean(y * p + (1 - y) * (1 - p)))",
    title={
        "en": "behaves exactly as if the logarithm were taken of the mean, not the mean of the logarithms",
        "ko": "로그의 평균이 아니라 평균의 로그를 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The probabilities of what happened are averaged first, and the logarithm comes last. The two
                operations may not change places: a mean hides one very bad prediction among good ones, and a mean of
                logarithms does not. Look at the order of `log` and `mean`.""",
            "ko": """일어난 일의 확률을 먼저 평균하고 로그를 마지막에 구했습니다. 두 연산은 차례를 바꿀 수 없습니다.
                평균은 좋은 예측들 사이의 아주 나쁜 예측 하나를 가리지만, 로그의 평균은 그렇지 않습니다. `log`와
                `mean`의 차례를 살펴봅니다.""",
        },
        {
            "en": """For the probabilities 0.9 and 0.1 the mean is 0.5 and its -log 0.693; the mean of -log 0.9 and
                -log 0.1 is 1.204. Every sample has a loss of its own, -log of the probability given to its label, and
                these losses are averaged.""",
            "ko": """확률이 0.9와 0.1이면 평균은 0.5이고 그 -log는 0.693입니다. -log 0.9와 -log 0.1의 평균은
                1.204입니다. 샘플마다 자기 레이블에 준 확률의 -log라는 손실이 있고, 그 손실들을 평균합니다. 먼저
                로그, 그다음에 평균입니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)

edit(
    "LOGI81",
    task="binary_cross_entropy",
    old="return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
    new="return -(y * np.log(p) + (1 - y) * np.log(1 - p))[0] / len(y)",
    title={
        "en": "behaves exactly as if the first sample alone counted",
        "ko": "첫 번째 샘플만 계산에 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The loss does not change when samples after the first do. In a loop over the samples a `return`
                that is indented too far ends everything in the first turn. Look at what stands inside the loop and
                what stands after it.""",
            "ko": """첫 번째 뒤의 샘플이 바뀌어도 손실이 변하지 않습니다. 샘플을 도는 반복문에서 `return`을 너무
                들여 쓰면 첫 바퀴에서 모두 끝납니다. 무엇이 반복문 안에 있고 무엇이 뒤에 있는지 살펴봅니다.""",
        },
        {
            "en": """For four predictions of 0.5 the sum of the losses is 4 · 0.6931, and divided by 4 it is 0.6931;
                with one sample alone it is 0.1733. The sum grows in the loop, the division and the `return` come when
                the loop has ended, one level further to the left.""",
            "ko": """예측 네 개가 0.5이면 손실의 합은 4 · 0.6931이고 4로 나누면 0.6931입니다. 샘플 하나만 더하면
                0.1733입니다. 합은 반복문 안에서 커지고, 나누기와 `return`은 반복문이 끝난 뒤 한 단계 왼쪽에 둡니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


@variant("LOGI81")
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))[0]


edit(
    "LOGI82",
    task="predict_proba",
    old="sigmoid(w * x + b)",
    new="sigmoid(w * (x + b))",
    title={
        "en": "behaves exactly as if b were added to x before w multiplies",
        "ko": "w를 곱하기 전에 b를 x에 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """b is multiplied by w as well: the brackets hold x + b. Where w is 1 nothing can be seen of this.
                A line is w · x + b, and b is its value at x = 0, whatever w is. Look at the brackets inside of σ.""",
            "ko": """b에도 w가 곱해집니다. 괄호 안에 x + b가 있기 때문입니다. w가 1이면 드러나지 않습니다. 직선은 w
                · x + b이고, b는 w가 무엇이든 x = 0에서의 값입니다. σ 안의 괄호를 살펴봅니다.""",
        },
        {
            "en": """With w = 2, b = 1 and x = 0 the probability is σ(1) = 0.731; with the brackets it is σ(2) = 0.881.
                Multiplication comes before addition, so that the formula needs no brackets but those of the function
                call. A test with a w other than 1 shows the difference.""",
            "ko": """w = 2, b = 1, x = 0이면 확률은 σ(1) = 0.731이지만, 괄호가 있으면 σ(2) = 0.881입니다. 곱셈을
                덧셈보다 먼저 하므로 함수를 부르는 괄호 말고는 필요하지 않습니다. w가 1이 아닌 값으로 시험하면
                차이가 보입니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
    example="predict_proba(np.array([0.0, 1.0]), 2.0, 1.0)",
)

edit(
    "LOGI83",
    task="predict_proba",
    old="sigmoid(w * x + b)",
    new="sigmoid(w * x) + b",
    title={
        "en": "behaves exactly as if b were added after σ",
        "ko": "σ를 적용한 다음에 b를 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is a probability with b added to it, which may lie far outside of 0 … 1. b
                belongs to the line, and σ is applied to the whole line. Look at where the bracket of the call of
                `sigmoid` closes.""",
            "ko": """확률에 b를 더한 값이 돌아와서 0 … 1을 크게 벗어나기도 합니다. b는 직선의 일부이고 σ는 직선 전체에
                적용합니다. `sigmoid`를 부르는 괄호가 어디에서 닫히는지 살펴봅니다.""",
        },
        {
            "en": """With w = 1, b = -7 and x = 2 the line has the value -5 and the probability is 0.0067; here -6.12
                comes back. No probability is negative, and checking that all lie between 0 and 1 finds this sort of
                mistake at once. First the line is finished, then σ.""",
            "ko": """w = 1, b = -7, x = 2이면 직선의 값은 -5이고 확률은 0.0067입니다. 지금은 -6.12가 나옵니다.
                음수인 확률은 없으므로 모두 0과 1 사이인지 확인하면 이런 잘못을 바로 찾습니다. 직선을 먼저 끝내고
                그다음에 σ를 적용합니다.""",
        },
    ],
    link="README.md#8-predict_probax-w-b",
)

edit(
    "LOGI84",
    task="predict",
    old="(predict_proba(x, w, b) >= threshold)",
    new="np.rint(predict_proba(x, w, b))",
    title={
        "en": "behaves exactly as if the probability were rounded, whatever the threshold",
        "ko": "임계값과 상관없이 확률을 반올림한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The threshold makes no difference, and a probability of exactly 0.5 gives 0. That is what rounding
                does: NumPy rounds a half to the even neighbour. Most samples are right as long as the threshold is
                0.5. Look at whether the parameter `threshold` is used.""",
            "ko": """임계값이 아무 영향을 주지 않고, 확률이 정확히 0.5이면 0이 나옵니다. 반올림이 하는 일입니다.
                NumPy는 절반을 짝수 쪽으로 반올림합니다. 임계값이 0.5이면 대부분 맞습니다. 매개변수 `threshold`를
                쓰는지 살펴봅니다.""",
        },
        {
            "en": """With the threshold 0.96 a probability of 0.9 is class 0, although it rounds to 1. "At least" is a
                comparison, and it includes equality: σ(0) = 0.5 is class 1 at the threshold 0.5. Its result is True or
                False, which become 1 and 0.""",
            "ko": """임계값이 0.96이면 확률 0.9는 반올림하면 1이지만 클래스는 0입니다. "이상"은 비교이고 같은 경우를
                포함합니다. 임계값 0.5에서 σ(0) = 0.5는 클래스 1입니다. 비교의 결과인 True와 False를 1과 0으로
                바꿉니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)

edit(
    "LOGI85",
    task="predict",
    old="(predict_proba(x, w, b) >= threshold)",
    new="(predict_proba(x, w, b) <= threshold)",
    title={
        "en": "behaves exactly as if 1 stood for a probability of at most the threshold",
        "ko": "확률이 임계값 이하일 때 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both classes have changed places, but for a probability of exactly the threshold, which is right.
                The class is 1 where the event is likely enough. Look at the direction of the comparison: on which side
                do large probabilities lie?""",
            "ko": """확률이 정확히 임계값인 경우만 맞고 두 클래스가 서로 바뀌어 있습니다. 사건이 일어날 가능성이
                충분히 클 때 클래스가 1입니다. 비교의 방향을 살펴봅니다. 큰 확률은 어느 쪽에 있을까요?""",
        },
        {
            "en": """With w = 1 and b = -7 the student of 14 hours passes with a probability of 0.999 and has to be in
                class 1. "At least the threshold" is written with `>=`, the probability on the left. Printing
                probabilities and classes side by side shows it.""",
            "ko": """w = 1, b = -7이면 14시간 공부한 학생의 합격 확률은 0.999이므로 클래스가 1이어야 합니다. "임계값
                이상"은 확률을 왼쪽에 두고 `>=`로 씁니다. 확률과 클래스를 나란히 출력해 보면 드러납니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)

edit(
    "LOGI86",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return (x >= decision_boundary(w, b)).astype(int)",
    title={
        "en": "behaves exactly as if x were compared with the boundary -b / w",
        "ko": "x를 경계 -b / w와 비교한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The boundary is where the probability is 0.5, so it knows of one threshold only; and on which side
                of it class 1 lies depends on the sign of w. For a positive w and the usual threshold all is right.
                Look at what is compared, and with what.""",
            "ko": """경계는 확률이 0.5인 곳이므로 임계값 하나만 압니다. 또 어느 쪽이 클래스 1인지는 w의 부호에 달려
                있습니다. w가 양수이고 임계값이 보통 값이면 모두 맞습니다. 무엇을 무엇과 비교하는지 살펴봅니다.""",
        },
        {
            "en": """With w = -1 large x have small probabilities, so class 1 lies to the left of the boundary. With
                the threshold 0.96 a sample beyond the boundary may still be class 0. `predict_proba` knows of w and
                b, and its result is what the threshold is for.""",
            "ko": """w = -1이면 x가 클수록 확률이 작으므로 클래스 1이 경계의 왼쪽에 있습니다. 임계값이 0.96이면
                경계를 넘은 샘플도 클래스 0일 수 있습니다. w와 b는 `predict_proba`가 알고 있으며, 임계값은 그 결과와
                비교하는 것입니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)

edit(
    "LOGI87",
    task="sigmoid",
    old="np.exp(-z)",
    new="2.718 ** (-np.asarray(z))",
    title={
        "en": "behaves exactly as if a rounded number such as 2.718 stood for e",
        "ko": "e 대신 2.718처럼 반올림한 수를 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All values are nearly right, and the farther z lies from 0, the more they are off. A base that is
                given to a few digits has this effect: a small error in the base grows with the exponent. Look at the
                number that is raised to a power.""",
            "ko": """모든 값이 거의 맞지만 z가 0에서 멀수록 더 어긋납니다. 밑을 몇 자리만 적으면 이렇게 됩니다. 밑의
                작은 오차가 지수와 함께 커지기 때문입니다. 거듭제곱하는 수를 살펴봅니다.""",
        },
        {
            "en": """At z = log 4 the result has to be 0.8 to all its digits, since σ undoes the logit. `np.e` holds e
                to sixteen digits, and `np.exp` takes no base at all: it is faster, more exact, and works on arrays as
                well as on numbers.""",
            "ko": """σ는 로짓을 되돌리므로 z = log 4에서는 모든 자리까지 0.8이어야 합니다. `np.e`에는 e가 열여섯
                자리까지 들어 있고, `np.exp`에는 밑이 필요하지 않습니다. `np.exp`는 더 빠르고 정확하며 배열에도
                숫자에도 쓸 수 있습니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
)

edit("LOGI87", task="sigmoid", old="np.exp(-z)", new="2.71 ** (-np.asarray(z))")
edit("LOGI87", task="sigmoid", old="np.exp(-z)", new="2.7 ** (-np.asarray(z))")
edit("LOGI87", task="sigmoid", old="np.exp(-z)", new="2.72 ** (-np.asarray(z))")
edit("LOGI87", task="sigmoid", old="np.exp(-z)", new="2.7183 ** (-np.asarray(z))")
edit("LOGI87", task="sigmoid", old="np.exp(-z)", new="2.71828 ** (-np.asarray(z))")

edit(
    "LOGI88",
    task="sigmoid",
    old="1 / (1 + np.exp(-z))",
    new="1 / (1 + np.exp(-np.clip(z, -10, 10)))",
    title={
        "en": "behaves exactly as if z were kept within a bound, so that far out nothing changes",
        "ko": "z를 어떤 범위 안으로 제한하여 멀리서는 값이 변하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Near 0 all values are right; far out they no longer change. z has been limited on its way into
                the formula. The tails of σ are small numbers, and they are right ones all the same: 3e-7 is the
                probability at z = -15. Look for a limit that is too narrow.""",
            "ko": """0 가까이에서는 모두 맞지만 멀리서는 값이 더 변하지 않습니다. z가 식에 들어가기 전에
                제한되었습니다. σ의 꼬리는 작은 수이지만 그 값도 맞아야 합니다. z = -15에서의 확률은 3e-7입니다.
                너무 좁은 제한이 있는지 살펴봅니다.""",
        },
        {
            "en": """`np.exp` works up to exponents of about 700, so nothing has to be limited for the numbers of this
                assignment. What needs to be kept away from 0 and 1 is p in the cross entropy, and there the bound is
                1e-12. Without `clip`, `min` and `max` the formula is right for every z asked for.""",
            "ko": """`np.exp`는 지수가 약 700일 때까지 계산되므로 이 과제의 수에는 제한이 필요하지 않습니다. 0과 1에서
                떼어 놓아야 하는 것은 교차 엔트로피의 p이고, 그 경계는 1e-12입니다. `clip`, `min`, `max`가 없으면 식이
                모든 z에서 맞습니다.""",
        },
    ],
    link="README.md#3-sigmoidz",
    example="sigmoid(np.array([-15.0, 0.0, 15.0]))",
)

edit("LOGI88", task="sigmoid", old="1 / (1 + np.exp(-z))", new="1 / (1 + np.exp(-np.clip(z, -5, 5)))")
edit("LOGI88", task="sigmoid", old="1 / (1 + np.exp(-z))", new="1 / (1 + np.exp(-np.clip(z, -6, 6)))")
edit("LOGI88", task="sigmoid", old="1 / (1 + np.exp(-z))", new="1 / (1 + np.exp(-np.clip(z, -20, 20)))")


edit(
    "LOGI89",
    task="fit",
    old="losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))",
    new="losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))\n"
    "        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-6:\n            break",
    title={
        "en": "behaves exactly as if training ended where the loss hardly changes",
        "ko": "손실이 거의 변하지 않으면 학습을 끝내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each update is right, and so are all runs in which the loss keeps falling. Where it hardly
                changes, the list of losses is shorter than `epochs`. How many updates does the docstring promise, and
                does it name a reason to stop before?""",
            "ko": """갱신은 하나하나 맞고, 손실이 계속 줄어드는 학습도 모두 맞습니다. 그런데 손실이 거의 변하지 않으면
                손실의 목록이 `epochs`보다 짧습니다. 설명에는 갱신을 몇 번 한다고 되어 있고, 그전에 멈출 이유가 적혀
                있습니까?""",
        },
        {
            "en": """With x = (1, 1, -1, -1) and y = (1, 0, 1, 0) the gradient at w = b = 0 is 0: nothing ever moves,
                and four updates still give four losses, all log 2 = 0.6931. Here the list holds two. Whoever calls
                `fit` says how long to train; look for a `break` or `return` inside the loop.""",
            "ko": """x = (1, 1, -1, -1), y = (1, 0, 1, 0)이면 w = b = 0에서 그래디언트가 0이어서 아무것도 움직이지
                않습니다. 그래도 네 번 갱신하면 손실은 네 개이고 모두 log 2 = 0.6931입니다. 여기에서는 두 개뿐입니다.
                얼마나 학습할지는 `fit`을 호출하는 쪽이 정합니다. 반복문 안의 `break`나 `return`을 찾아봅니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
    example="fit(np.array([1.0, 1.0, -1.0, -1.0]), np.array([1, 0, 1, 0]), 0.1, 4)",
)


edit(
    "LOGI90",
    task="binary_cross_entropy",
    old="""    p = np.clip(p, 1e-12, 1 - 1e-12)
    # Step 2: return the mean over the samples, with its minus
    # 단계 2: 음의 부호를 잊지 말고 샘플에 대한 평균을 돌려줍니다
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))""",
    new="    return -np.mean(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8))",
    title={
        "en": "behaves exactly as if a number other than 1e-12 were added inside both logarithms",
        "ko": "두 로그 안에 모두 1e-12가 아닌 수를 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A small number inside the logarithm keeps it finite, but it moves every probability, also
                those that were far from 0 and 1: each loss is a little too small, and that of a perfect prediction
                even negative. The task asks for p to be *kept* within bounds. Which function leaves all values
                alone that lie within?""",
            "ko": """로그 안에 작은 수를 더하면 유한하기는 하지만 0과 1에서 먼 확률까지 모두 조금씩 달라집니다. 손실이
                조금씩 작아지고, 완벽한 예측의 손실은 음수가 되기까지 합니다. 이 과제는 p를 범위 안으로 *제한*하라고
                합니다. 범위 안에 있는 값은 그대로 두는 함수는 무엇입니까?""",
        },
        {
            "en": """y = (0, 1) and p = (0, 1) cost 1e-12 each when p is kept between 1e-12 and 1 - 1e-12, and -1e-8
                when 1e-8 is added. np.clip(p, 1e-12, 1 - 1e-12) changes only what lies outside; the logarithms then
                take p and 1 - p as they are.""",
            "ko": """p를 1e-12와 1 - 1e-12 사이로 제한하면 y = (0, 1), p = (0, 1)의 손실은 1e-12씩이지만, 1e-8을 더하면
                -1e-8이 됩니다. np.clip(p, 1e-12, 1 - 1e-12)는 범위 밖의 값만 바꿉니다. 그다음 로그에는 p와 1 - p를
                그대로 넣습니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)


@variant("LOGI90")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-15) + (1 - y) * np.log(1 - p + 1e-15))


@variant("LOGI90")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-10) + (1 - y) * np.log(1 - p + 1e-10))


@variant("LOGI90")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))


@variant("LOGI90")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-7) + (1 - y) * np.log(1 - p + 1e-7))


@variant("LOGI90")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-6) + (1 - y) * np.log(1 - p + 1e-6))


@variant("LOGI90")
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-5) + (1 - y) * np.log(1 - p + 1e-5))


@variant(
    "LOGI91",
    title={
        "en": "behaves exactly as if the samples with y = 1 and those with y = 0 were averaged apart",
        "ko": "y = 1인 샘플과 y = 0인 샘플의 평균을 따로 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every sample's -log is right; what differs is what the sums are divided by. Two means, one of
                each class, give each class the same say, however many samples it has. The task asks for one mean
                over all samples. Look at the divisors.""",
            "ko": """샘플마다 구한 -log는 맞고, 합을 무엇으로 나누는지가 다릅니다. 클래스마다 따로 평균을 구하면
                샘플 수와 상관없이 두 클래스의 몫이 같아집니다. 이 과제는 모든 샘플에 대한 평균 하나를 구합니다.
                무엇으로 나누는지 살펴봅니다.""",
        },
        {
            "en": """For y = (1, 0) and p = (0.8, 0.4) the two losses are 0.223 and 0.511, and their mean 0.367:
                both belong into one sum, divided by n = 2. For a sample of which one term is 0 anyway, y log p +
                (1 - y) log(1 - p) picks the right one without a mask.""",
            "ko": """y = (1, 0), p = (0.8, 0.4)이면 두 손실은 0.223과 0.511이고 평균은 0.367입니다. 둘을 한 합에
                넣고 n = 2로 나눕니다. 샘플마다 한 항은 0이 되므로 y log p + (1 - y) log(1 - p)라고 쓰면 마스크
                없이도 맞는 항이 남습니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    parts = -np.log(p[y == 1]), -np.log(1 - p[y == 0])
    return sum(np.mean(part) for part in parts if part.size)


@variant("LOGI91")
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    parts = -np.log(p[y == 1]), -np.log(1 - p[y == 0])
    return sum(np.mean(part) for part in parts if part.size) / 2


@variant("LOGI91")
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    parts = -np.log(p[y == 1]), -np.log(1 - p[y == 0])
    return np.mean([np.mean(part) for part in parts if part.size])


@variant(
    "LOGI92",
    title={
        "en": "behaves exactly as if samples with a probability of exactly 0 or 1 were left out",
        "ko": "확률이 정확히 0이나 1인 샘플을 빠뜨리는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Ordinary probabilities give the right loss. A sample whose p is exactly 0 or 1 costs nothing
                here, also where it is a confident mistake, the most expensive one there is. Look at what happens
                to such a p before the logarithm.""",
            "ko": """보통의 확률에서는 손실이 맞습니다. 그런데 p가 정확히 0이나 1인 샘플은 손실에 들어가지
                않습니다. 가장 비싸야 할, 확신하면서 틀린 샘플까지 그렇습니다. 로그를 구하기 전에 그런 p를 어떻게
                하는지 살펴봅니다.""",
        },
        {
            "en": """For y = 1 and p = 0 the loss is 27.6 = -log(1e-12), not 0. np.clip moves such a p to the
                nearer of the two bounds of the README and leaves no sample out. Four samples, two of them with a p
                of exactly 0 or 1, can be worked out by hand.""",
            "ko": """y = 1, p = 0이면 손실은 0이 아니라 27.6 = -log(1e-12)입니다. np.clip은 그런 p를 README의 두
                한계 가운데 가까운 쪽으로 옮기고, 어느 샘플도 빠뜨리지 않습니다. p가 정확히 0이나 1인 샘플 두 개를
                넣어 샘플 네 개로 손으로 계산해 봅니다.""",
        },
    ],
    link="README.md#4-binary_cross_entropyy-p",
)
def binary_cross_entropy(y, p):
    inside = (p > 0) & (p < 1)
    y, p = y[inside], p[inside]
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) if p.size else 0.0


@variant("LOGI92")
def binary_cross_entropy(y, p):
    inside, n = (p > 0) & (p < 1), len(p)
    y, p = y[inside], p[inside]
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / n


@variant(
    "LOGI93",
    title={
        "en": "behaves exactly as if the slope of the loss were taken by p and not by w·x + b",
        "ko": "손실의 기울기를 w·x + b가 아니라 p에 대해 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """(p - y) / (p (1 - p)) is how the loss changes with p. Between p and the parameters lies σ,
                whose slope is p (1 - p): it has to be multiplied in, and then it cancels. Look at the chain from
                the loss to w.""",
            "ko": """(p - y) / (p (1 - p))는 손실이 p에 따라 어떻게 변하는지입니다. p와 파라미터 사이에는 σ가 있고
                그 기울기는 p (1 - p)입니다. 이것까지 곱해야 하며, 곱하면 약분됩니다. 손실에서 w까지의 사슬을
                살펴봅니다.""",
        },
        {
            "en": """The README multiplies the two: what remains is p - y. At w = b = 0 the errors of the seven
                students are 0.5 and -0.5; divided by p (1 - p) they would be 2 and -2.""",
            "ko": """README에서 둘을 곱하면 p - y가 남습니다. w = b = 0이면 일곱 학생의 오차는 0.5와 -0.5이고, p (1
                - p)로 나누면 2와 -2가 됩니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)
def bce_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    error = (p - y) / (p * (1 - p))
    return np.mean(error * x), np.mean(error)


@variant(
    "LOGI94",
    title={
        "en": "behaves exactly as if p (1 - p) and the error were averaged apart from each other",
        "ko": "p (1 - p)와 오차의 평균을 따로 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each sample has an error and a slope of σ of its own, and the two belong together: a product
                of means is not the mean of the products. Look at where the first mean is taken.""",
            "ko": """샘플마다 자기 오차와 자기 σ 기울기가 있고 둘은 함께 있어야 합니다. 평균의 곱은 곱의 평균이
                아닙니다. 평균을 처음 구하는 곳을 살펴봅니다.""",
        },
        {
            "en": """2 (p - y) p (1 - p) is one array, a number for each sample. dw is the mean of it times x, db
                the mean of it: one np.mean each, as the very last step. Two samples are enough to see it by hand.""",
            "ko": """2 (p - y) p (1 - p)는 샘플마다 수가 하나씩 있는 배열입니다. dw는 이것과 x를 곱한 값의 평균,
                db는 이것의 평균입니다. np.mean은 각각 맨 마지막에 한 번씩 씁니다. 샘플 두 개면 손으로 확인할 수
                있습니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)
def mse_gradient(w, b, x, y):
    p = sigmoid(w * x + b)
    slope = np.mean(p * (1 - p))
    return np.mean(2 * (p - y) * x) * slope, np.mean(2 * (p - y)) * slope


@variant(
    "LOGI95",
    title={
        "en": "behaves exactly as if b moved before the gradient of w is taken",
        "ko": "w의 그래디언트를 구하기 전에 b를 먼저 갱신하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """After one update b is right and w is not. The gradient has two members that belong to one
                point, the w and b of the moment; here dw was asked for when b had moved already. Look at how often
                the gradient is computed in one turn.""",
            "ko": """한 번 갱신하면 b는 맞고 w가 틀립니다. 그래디언트의 두 값은 한 점, 곧 그 순간의 w와 b에 대한
                것인데 b가 움직인 다음에 dw를 구했습니다. 한 번의 반복에서 그래디언트를 몇 번 구하는지 살펴봅니다.""",
        },
        {
            "en": """The seven students, lr = 0.05, from zeros: dw is -16/7, and the first update makes w 0.114286.
                Both members of the gradient have to be known before either of the two numbers changes.""",
            "ko": """일곱 학생, lr = 0.05, 0에서 시작하면 dw는 -16/7이고 첫 갱신 뒤 w는 0.114286입니다. 두 수
                가운데 어느 하나라도 바뀌기 전에 그래디언트의 두 값을 모두 알고 있어야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        b = b - lr * bce_gradient(w, b, x, y)[1]
        w = w - lr * bce_gradient(w, b, x, y)[0]
    return w, b, losses


@variant(
    "LOGI96",
    title={
        "en": "behaves exactly as if the last update were recorded in the losses but missing in w and b",
        "ko": "손실은 모두 기록하지만 w와 b에는 마지막 갱신이 빠진 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The losses are right, and w and b are those of one update before. A loss is recorded before
                its update, so the numbers that belong to the last loss are not yet the answer. Look at which w and
                b are returned.""",
            "ko": """손실은 맞고, w와 b는 한 번 덜 갱신한 값입니다. 손실은 갱신하기 전에 기록하므로, 마지막 손실에
                쓰인 w와 b는 아직 답이 아닙니다. 어떤 w와 b를 돌려주는지 살펴봅니다.""",
        },
        {
            "en": """With one epoch, lr = 0.05 and the seven students the answer is w = 0.114286 and b = 0.003571,
                and one loss, log 2. `epochs` updates are made, and what stands in w and b after the last of them
                is returned.""",
            "ko": """일곱 학생, lr = 0.05, 에포크 1번이면 답은 w = 0.114286, b = 0.003571이고 손실은 log 2
                하나입니다. 갱신은 `epochs`번 하고, 마지막 갱신 뒤의 w와 b를 돌려줍니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    before = w, b
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        before = w, b
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return *before, losses


@variant(
    "LOGI97",
    title={
        "en": "behaves exactly as if the probabilities came back, not the classes",
        "ko": "클래스가 아니라 확률을 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back are the numbers of predict_proba. A class is one of two integers: somebody has
                to decide from which probability on it is 1. Look at what happens with the threshold.""",
            "ko": """predict_proba의 값이 그대로 나옵니다. 클래스는 두 정수 가운데 하나이므로, 확률이 얼마부터
                1인지 정해야 합니다. 임계값을 어떻게 쓰는지 살펴봅니다.""",
        },
        {
            "en": """A comparison of the array with the threshold gives True and False, and `.astype(int)` makes 1
                and 0 of them. Below the threshold the answer is 0, not p. Printing p, the comparison and the
                result beside each other for three samples, one of them exactly on the threshold, shows where one
                becomes the other.""",
            "ko": """배열을 임계값과 비교하면 True와 False가 나오고, `.astype(int)`는 이것을 1과 0으로 바꿉니다.
                임계값보다 작을 때의 답은 p가 아니라 0입니다. 샘플 세 개에서 하나는 정확히 임계값에 두고 p, 비교한
                결과, 돌려주는 값을 나란히 출력해 보면 무엇이 무엇으로 바뀌는지 보입니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
)
def predict(x, w, b, threshold=0.5):
    return predict_proba(x, w, b)


@variant("LOGI97")
def predict(x, w, b, threshold=0.5):
    p = predict_proba(x, w, b)
    return np.where(p >= threshold, p, 0)


@variant(
    "LOGI98",
    title={
        "en": "behaves exactly as if the losses came first, before w and b",
        "ko": "손실이 w와 b보다 먼저 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three parts of the answer are there, in another order. A caller unpacks them by their
                place: here it gets the list of losses in the name w. Look at the line with the return.""",
            "ko": """답의 세 부분은 모두 있지만 순서가 다릅니다. 호출한 쪽은 자리에 따라 값을 나누어 받으므로 w에
                손실 리스트가 들어갑니다. return이 있는 줄을 살펴봅니다.""",
        },
        {
            "en": """`w, b, losses = fit(x, y, 0.05, 1)` has to give w = 0.114286 for the seven students, b =
                0.003571 and one loss, 0.693147. The README names the three in this order. Printing the three parts
                beside their names, right after a call with two epochs, shows which is which.""",
            "ko": """일곱 학생에서 `w, b, losses = fit(x, y, 0.05, 1)`은 w = 0.114286, b = 0.003571, 그리고 손실
                하나 0.693147을 주어야 합니다. README에 이 순서로 적혀 있습니다. 에포크 2번으로 부른 다음 세 부분을
                이름과 함께 출력해 보면 무엇이 무엇인지 보입니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)
def fit(x, y, lr, epochs):
    w, b, losses = 0.0, 0.0, []
    for _ in range(epochs):
        losses.append(binary_cross_entropy(y, predict_proba(x, w, b)))
        dw, db = bce_gradient(w, b, x, y)
        w, b = w - lr * dw, b - lr * db
    return losses, w, b


@variant("LOGI07")
def binary_cross_entropy(y, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nanmean(y * np.log(p) + (1 - y) * np.log(1 - p))


@variant("LOGI07")
def binary_cross_entropy(y, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.mean(np.nan_to_num(y * np.log(p) + (1 - y) * np.log(1 - p)))


@variant("LOGI07")
def binary_cross_entropy(y, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@variant("LOGI07")
def binary_cross_entropy(y, p):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


edit(
    "LOGI99",
    task="predict",
    old="return (predict_proba(x, w, b) >= threshold).astype(int)",
    new="return (x >= (np.log(threshold / (1 - threshold)) - b) / w).astype(int)",
    title={
        "en": "behaves exactly as if class 1 lay right of the x where p is the threshold, whatever the sign of w",
        "ko": "w의 부호와 상관없이 확률이 임계값인 x의 오른쪽이 클래스 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For a positive w all is right; for a negative one the classes are turned round. The x at which the
                probability is the threshold is right for both, but on which side of it class 1 lies depends on the
                sign of w. Look at what is compared.""",
            "ko": """w가 양수이면 모두 맞고, 음수이면 클래스가 뒤바뀝니다. 확률이 임계값과 같아지는 x는 어느 쪽이든
                맞지만, 그 x의 어느 쪽이 클래스 1인지는 w의 부호에 달려 있습니다. 무엇을 비교하는지 살펴봅니다.""",
        },
        {
            "en": """Dividing both sides of w·x + b >= c by a negative w turns >= into <=. With w = -1, b = 0 and the
                threshold 0.5 the sample x = 3 has the probability σ(-3) = 0.047 and so the class 0; here it gets 1.
                Comparing the result of `predict_proba` with the threshold needs no division.""",
            "ko": """w·x + b >= c의 양쪽을 음수인 w로 나누면 >=가 <=로 바뀝니다. w = -1, b = 0, 임계값 0.5에서 샘플
                x = 3의 확률은 σ(-3) = 0.047이므로 클래스가 0인데 여기서는 1이 됩니다. `predict_proba`의 결과를
                임계값과 비교하면 나눌 필요가 없습니다.""",
        },
    ],
    link="README.md#9-predictx-w-b-threshold05",
    example="predict(np.array([-3.0, 1.0, 3.0]), -1.0, 0.5)",
)


edit(
    "LOGI100",
    task="fit",
    old="w, b, losses = 0.0, 0.0, []",
    new="x = (x - np.mean(x)) / np.std(x)\n    w, b, losses = 0.0, 0.0, []",
    title={
        "en": "behaves exactly as if x were standardized before training, and w and b were those of the standardized x",
        "ko": "학습 전에 x를 표준화하고 표준화한 x의 w와 b를 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """w and b belong to another x than the one that was given: the mean was subtracted and the standard
                deviation divided. Whoever calls predict_proba with the returned w and b hands over x as it is, and
                gets probabilities of another line. Look at what happens to x before the first update.""",
            "ko": """w와 b가 받은 x가 아니라 평균을 빼고 표준편차로 나눈 x의 것입니다. 돌려받은 w와 b로 predict_proba를
                부르는 쪽은 x를 그대로 넣으므로 다른 직선의 확률을 얻습니다. 첫 갱신 전에 x가 어떻게 되는지
                살펴봅니다.""",
        },
        {
            "en": """For the seven students, lr = 0.05 and one epoch the answer is w = 0.114286; on the standardized x
                it is 0.05. The task trains on x as it is given: no scaling before, and
                so nothing to undo after.""",
            "ko": """일곱 학생, lr = 0.05, 에포크 1번이면 답은 w = 0.114286인데, 표준화한 x에서는 0.05입니다.
                이 과제는 받은 x로 그대로 학습합니다. 미리 변환하지 않으므로 나중에 되돌릴 것도 없습니다.""",
        },
    ],
    link="README.md#7-fitx-y-lr-epochs",
)


edit(
    "LOGI101",
    task="bce_gradient",
    old="return np.mean(error * x), np.mean(error)",
    new="return np.mean(error * x), np.sum(error)",
    title={
        "en": "behaves exactly as if db were the sum of the errors, not their mean",
        "ko": "db가 오차의 평균이 아니라 합인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw is right, and db is the right number times the number of samples. The loss is a mean over the
                samples, so both members of its gradient are means. Look at what divides each of the two.""",
            "ko": """dw는 맞고, db는 정답에 샘플 수를 곱한 값입니다. 손실이 샘플에 대한 평균이므로 그래디언트의 두 값도
                모두 평균입니다. 두 값을 각각 무엇으로 나누는지 살펴봅니다.""",
        },
        {
            "en": """In the worked example the errors add up to -1/2, and db is -1/14, a seventh of it; here -1/2 comes
                back. With a single sample both are right, and with seven samples twice each, db is twice as large,
                though nothing new was learnt. One division by the number of samples, or one np.mean, is missing in
                db.""",
            "ko": """계산 예제에서 오차의 합은 -1/2이고 db는 그 7분의 1인 -1/14인데, 여기서는 -1/2이 나옵니다. 샘플이
                하나이면 둘 다 맞고, 일곱 샘플을 두 번씩 넣으면 새로 배울 것이 없는데도 db가 두 배가 됩니다. db에서
                샘플 수로 나누는 것, 곧 np.mean 하나가 빠져 있습니다.""",
        },
    ],
    link="README.md#5-bce_gradientw-b-x-y",
)


edit(
    "LOGI102",
    task="mse_gradient",
    old="return np.mean(error * x), np.mean(error)",
    new="return np.mean(error * x), np.sum(error)",
    title={
        "en": "behaves exactly as if db were a sum over the samples, not a mean",
        "ko": "db가 샘플에 대한 평균이 아니라 합인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """dw is right, and db is the right number times the number of samples. The loss is a mean over the
                samples, so both members of its gradient are means. Look at what divides each of the two.""",
            "ko": """dw는 맞고, db는 정답에 샘플 수를 곱한 값입니다. 손실이 샘플에 대한 평균이므로 그래디언트의 두 값도
                모두 평균입니다. 두 값을 각각 무엇으로 나누는지 살펴봅니다.""",
        },
        {
            "en": """At w = b = 0 the seven students have 2 (p - y) p (1 - p) = 0.25 three times and -0.25 four times:
                the sum is -0.25, and db is a seventh of it. Here the sum comes back. One division by the number of
                samples, or one np.mean, is missing in db.""",
            "ko": """w = b = 0이면 일곱 학생의 2 (p - y) p (1 - p)는 0.25가 세 번, -0.25가 네 번입니다. 합은 -0.25이고
                db는 그 7분의 1인데 여기서는 합이 나옵니다. db에서 샘플 수로 나누는 것, 곧 np.mean 하나가 빠져
                있습니다.""",
        },
    ],
    link="README.md#6-mse_gradientw-b-x-y",
)
