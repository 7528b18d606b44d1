"""Mistakes that students make in gates: each is the reference with a piece of it, or one function, replaced."""

from itertools import product

import numpy as np

from grader.testing.variants import edit, naming_call, predicate, variant


@variant(
    "GATE01",
    title={
        "en": "behaves exactly as if a sum of exactly 0 fired",
        "ko": "합이 정확히 0일 때도 1을 출력하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nearly every point is judged right. What differs is a point on the line itself, where the
                weighted sum and the bias add up to exactly 0. Which side such a point belongs to is a convention,
                and books disagree; this course has settled it in the README. The place to look is the decision, not
                the sum.""",
            "ko": """거의 모든 점이 올바르게 판정됩니다. 다른 것은 직선 위에 놓인 점, 곧 가중합과 편향을 더한 값이
                정확히 0인 점입니다. 그런 점을 어느 쪽으로 볼지는 약속이며 책마다 다릅니다. 이 과정의 약속은 README에
                있습니다. 합이 아니라 판정하는 부분을 살펴봅니다.""",
        },
        {
            "en": """With w = (2, 2) and b = -2 the four corners have the sums -2, 0, 0 and 2. Writing the course's
                answer beside each of them shows how many may fire. With b = -3 no sum is 0, so that gate cannot tell
                the two conventions apart. The comparison has to leave the value 0 on the side that does not fire.""",
            "ko": """w = (2, 2), b = -2이면 네 꼭짓점의 합은 -2, 0, 0, 2입니다. 각각의 옆에 이 과정의 답을 적어 보면
                몇 개가 1이어야 하는지 알 수 있습니다. b = -3이면 합이 0인 점이 없어 두 약속의 차이가 드러나지
                않습니다. 값 0이 1을 출력하지 않는 쪽에 들어가도록 비교를 고칩니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)
def perceptron(x, w, b):
    return (x @ w + b >= 0).astype(int)


@variant(
    "GATE02",
    title={
        "en": "behaves exactly as if the bias were a threshold",
        "ko": "편향을 임계값으로 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A bias and a threshold describe the same line with opposite signs: a threshold is what the sum
                has to exceed, a bias is a part of the sum. Textbooks use either. The outputs fit a perceptron whose
                third argument is the value to be exceeded, so the place to look is where `b` enters the formula.""",
            "ko": """편향과 임계값은 같은 직선을 반대 부호로 나타냅니다. 임계값은 합이 넘어야 하는 값이고, 편향은
                합에 들어가는 값입니다. 책에 따라 둘 중 하나를 씁니다. 지금의 출력은 세 번째 인자를 넘어야 하는
                값으로 볼 때와 같습니다. `b`가 식의 어디에 들어가는지 살펴봅니다.""",
        },
        {
            "en": """For AND, w = (2, 2) and b = -3. At the point (0, 0) the weighted sum is 0: more than -3, so the
                output is 1. In the README's table the sum at that corner is -3 and the output is 0. The bias belongs
                on the other side of the comparison, and what the whole sum is compared with is the same number for
                every gate.""",
            "ko": """AND에서는 w = (2, 2), b = -3입니다. 점 (0, 0)의 가중합은 0이고, 0은 -3보다 크므로 1이
                출력됩니다. README의 표에서 이 꼭짓점의 합은 -3이고 출력은 0입니다. 편향은 비교의 반대쪽에 있어야
                하며, 전체 합과 비교하는 수는 어느 게이트에서나 같습니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def perceptron(x, w, b):
    return (x @ w > b).astype(int)


@variant(
    "GATE03",
    title={
        "en": "behaves exactly as if the two outputs were -1 and 1",
        "ko": "두 출력이 -1과 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The line is in the right place: every point that should fire does. What differs is the name of
                the other side. Some texts call the two sides -1 and 1, which suits certain learning rules; truth
                tables, and the gates that are built on this function, count with other values. Look at what a point
                that does not fire gets.""",
            "ko": """직선의 위치는 맞습니다. 1이어야 하는 점은 모두 1입니다. 다른 것은 반대쪽을 나타내는 값입니다. 두
                쪽을 -1과 1로 부르는 책도 있고 어떤 학습 규칙에는 그 편이 맞지만, 진리표와 이 함수로 만드는 게이트는
                다른 값을 씁니다. 발화하지 않는 점의 출력을 살펴봅니다.""",
        },
        {
            "en": """With the weights of AND exactly one corner fires, so the four outputs should add up to 1; here
                they add up to -2. A second layer would be misled as well: an input of -1 takes a weight away where
                an absent input should add nothing. The comparison can stay; the value for the side below the line
                has to change.""",
            "ko": """AND의 가중치로는 꼭짓점 하나만 발화하므로 네 출력의 합은 1이어야 합니다. 지금은 -2입니다. 두
                번째 층에서도 문제가 됩니다. 꺼진 입력은 아무것도 더하지 않아야 하는데 -1은 가중치만큼을 빼기
                때문입니다. 비교는 그대로 두고, 직선 아래쪽의 출력값을 바꿉니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)
def perceptron(x, w, b):
    return np.where(x @ w + b > 0, 1, -1)


@variant(
    "GATE04",
    title={
        "en": "behaves exactly as if the weighted sum itself were the output",
        "ko": "가중합을 그대로 출력하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A perceptron works in two stages: first it adds up, then it decides. The outputs are the numbers
                of the first stage. A sum of -3 or 1 says on which side of the line a point lies and how far away; it
                is not yet an answer. Look at what happens to the sum between the place where it is computed and the
                `return`.""",
            "ko": """퍼셉트론은 두 단계로 동작합니다. 먼저 더하고, 그다음에 판정합니다. 지금 출력되는 것은 첫 단계의
                숫자입니다. 합 -3이나 1은 점이 직선의 어느 쪽에 얼마나 떨어져 있는지를 말할 뿐 아직 답이 아닙니다.
                합을 계산한 곳과 `return` 사이에서 합이 어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """With w = (2, 2) and b = -3 the four corners give -3, -1, -1 and 1. The last one looks right by
                accident; the others are no truth values. Each sum has to become 1 or 0 by way of one question,
                which the README's formula asks, and the answer has to be an integer for one point as well as for a
                batch.""",
            "ko": """w = (2, 2), b = -3이면 네 꼭짓점의 결과는 -3, -1, -1, 1입니다. 마지막 값은 우연히 맞아 보이지만
                나머지는 진릿값이 아닙니다. README의 식에 있는 물음 하나를 거쳐 각 합을 1 또는 0으로 바꾸어야 합니다.
                점이 하나일 때나 여러 개일 때나 결과는 정수여야 합니다.""",
        },
    ],
    link="README.md#the-idea",
)
def perceptron(x, w, b):
    return x @ w + b


@variant(
    "GATE05",
    title={
        "en": "behaves exactly as if the result of the comparison were the output: True and False",
        "ko": "비교의 결과인 True와 False를 그대로 출력하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every decision is right, but its type is not. A comparison answers with True or False; this
                course's perceptron answers with an integer. Python lets the two pass for one another in many places,
                so the difference stays unnoticed for a while. Look at what the comparison's result goes through
                before it is returned.""",
            "ko": """판정은 모두 맞지만 자료형이 다릅니다. 비교의 결과는 True나 False이고, 이 과정의 퍼셉트론은
                정수를 출력합니다. Python에서는 많은 곳에서 둘이 서로 통하므로 차이가 한동안 드러나지 않습니다.
                비교의 결과가 반환되기 전에 무엇을 거치는지 살펴봅니다.""",
        },
        {
            "en": """Printing the outputs for the four corners shows words in place of digits, and asking an array of
                them for its `dtype` shows bool. NumPy refuses to subtract such arrays from one another, which costs
                time once they are used further. One conversion to integers is missing, and it has to work for a
                batch and for a single point.""",
            "ko": """네 꼭짓점의 출력을 인쇄하면 숫자 대신 낱말이 보이고, 배열의 `dtype`은 bool입니다. NumPy에서는
                이런 배열끼리 뺄 수 없어서 나중에 쓸 때 오류가 납니다. 정수로 바꾸는 과정이 하나 빠져 있으며, 점이
                여러 개일 때와 하나일 때 모두 되어야 합니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)
def perceptron(x, w, b):
    return x @ w + b > 0


@variant(
    "GATE06",
    title={
        "en": "behaves exactly as if only the weights changed sign from AND to NAND",
        "ko": "AND에서 NAND를 만들 때 가중치의 부호만 바꾼 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """NAND is the opposite of AND at every corner: its line is the same line with the sides exchanged.
                The weights have changed their signs, and that turns the direction round; but a sum has more than one
                kind of part. AND is right, so the place to look is NAND and what it still shares with AND.""",
            "ko": """NAND는 모든 꼭짓점에서 AND의 반대입니다. 직선은 같고 두 쪽이 서로 바뀐 것입니다. 가중치의 부호를
                바꾸어 방향은 뒤집혔지만, 합은 가중치만으로 이루어지지 않습니다. AND는 맞으므로 NAND에 AND와 같은 것이
                남아 있는지 살펴봅니다.""",
        },
        {
            "en": """Write down the four sums of NAND. With weights of -2 and a bias of -3 they are -3, -5, -5 and
                -7: none is above 0, so NAND never fires, where it should fire three times. At (0, 0) the sum is the
                bias alone, and there NAND has to give 1. To turn a whole sum round, every one of its parts changes
                sign.""",
            "ko": """NAND의 네 합을 적어 봅니다. 가중치가 -2이고 편향이 -3이면 -3, -5, -5, -7입니다. 0보다 큰 합이
                없으므로 세 번 1이어야 할 NAND가 한 번도 1이 되지 않습니다. (0, 0)에서는 합이 편향뿐이고, 여기에서
                NAND는 1이어야 합니다. 합 전체를 뒤집으려면 합을 이루는 모든 부분의 부호를 바꾸어야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "NAND": ([-2, -2], -3)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE07",
    title={
        "en": "behaves exactly as if only the bias changed sign from AND to NAND",
        "ko": "AND에서 NAND를 만들 때 편향의 부호만 바꾼 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """NAND is the opposite of AND at every corner: its line is the same line with the sides exchanged.
                With another bias alone the line moves, but each input still pushes the sum in the same direction as
                in AND. AND is right, so the place to look is NAND: should an active input help it to fire, or hinder
                it?""",
            "ko": """NAND는 모든 꼭짓점에서 AND의 반대입니다. 직선은 같고 두 쪽이 서로 바뀐 것입니다. 편향만 바꾸면
                직선이 움직이지만, 입력이 합을 미는 방향은 AND와 같습니다. AND는 맞으므로 NAND를 살펴봅니다.
                입력이 1이 되면 NAND는 1에 가까워져야 할까요, 멀어져야 할까요?""",
        },
        {
            "en": """Write down the four sums of NAND. With weights of 2 and a bias of 3 they are 3, 5, 5 and 7: all
                are above 0, so NAND always fires. At (1, 1), where it must not, both inputs have to pull the sum
                below 0, and positive weights cannot do that. To turn a whole sum round, every one of its parts
                changes sign.""",
            "ko": """NAND의 네 합을 적어 봅니다. 가중치가 2이고 편향이 3이면 3, 5, 5, 7입니다. 모두 0보다 크므로
                NAND는 언제나 1입니다. 0이어야 하는 (1, 1)에서는 두 입력이 합을 0 아래로 끌어내려야 하는데, 양수
                가중치로는 그럴 수 없습니다. 합 전체를 뒤집으려면 합을 이루는 모든 부분의 부호를 바꾸어야 합니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "NAND": ([2, 2], 3)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE08",
    title={
        "en": "behaves exactly as if AND and OR had changed places",
        "ko": "AND와 OR가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Each of the two gates gives the outputs of the other one here. AND and OR can share their weights;
                the bias alone makes one of them strict and the other generous. The further it lies below 0, the more
                the inputs have to bring. Look at the numbers of AND and OR side by side.""",
            "ko": """지금은 두 게이트가 서로의 출력을 냅니다. AND와 OR는 가중치가 같아도 됩니다. 하나를 엄격하게, 다른
                하나를 너그럽게 만드는 것은 편향입니다. 편향이 0보다 작을수록 입력이 더 많이 채워야 합니다. AND와
                OR의 수를 나란히 놓고 살펴봅니다.""",
        },
        {
            "en": """With weights of 2, no active input brings 0, one brings 2 and two bring 4. AND must stay silent
                at 2 and fire at 4; OR must fire at 2 already. Adding each bias to 0, 2, 2 and 4 and counting the
                sums above 0 says which gate it makes: one sum for AND, three for OR. Then each bias goes to the gate
                it makes.""",
            "ko": """가중치가 2이면 켜진 입력이 없을 때 0, 하나일 때 2, 둘일 때 4가 더해집니다. AND는 2에서 0, 4에서
                1이어야 하고, OR는 2에서 이미 1이어야 합니다. 각 편향을 0, 2, 2, 4에 더해 0보다 큰 합을 세면 어느
                게이트인지 알 수 있습니다. 하나이면 AND, 셋이면 OR입니다. 편향을 그 게이트로 옮깁니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -1), "OR": ([2, 2], -3), "NAND": ([-2, -2], 3)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE09",
    title={
        "en": "behaves exactly as if an unknown gate gave None",
        "ko": "모르는 게이트 이름에 None을 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A name that is none of the three gates gives None: a function that runs off
                its end, or prints a message and goes on, hands None to its caller. The mistake then shows up
                somewhere else, far from its cause. Look at what happens after the last name has been compared.""",
            "ko": """세 게이트의 이름이 아니면 None이 나옵니다. 함수가 끝까지 그대로 가거나 메시지만
                출력하고 계속하면 호출한 쪽은 None을 받습니다. 그러면 잘못은 원인에서 먼 다른 곳에서 드러납니다.
                마지막 이름과 비교한 다음에 무슨 일이 일어나는지 살펴봅니다.""",
        },
        {
            "en": """Printing the answer for "XOR" shows None. Unpacking that into w and b fails with a TypeError
                that says nothing of gates; an exception raised here would name the misspelt gate at once. The
                docstring says which one. It has to be raised, not returned or printed, and only for names outside
                the three.""",
            "ko": """이름 "XOR"를 넣고 결과를 출력하면 None이 보입니다. 이것을 w와 b로 풀면 게이트와 상관없어 보이는
                TypeError가 납니다. 여기에서 예외를 일으키면 잘못 쓴 이름이 바로 드러납니다. 어떤 예외인지는
                docstring에 있습니다. 반환하거나 출력하는 것이 아니라 일으켜야 하며, 세 이름이 아닐 때만 그래야
                합니다.""",
        },
    ],
    link="README.md#2-gate_weightsgate",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "NAND": ([-2, -2], 3)}
    if gate not in known:
        return None
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE10",
    title={
        "en": "behaves exactly as if x1 were both inputs",
        "ko": "두 입력 자리에 모두 x1을 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The outputs repeat the first input and do not change when the second one does. A gate of two
                inputs has to look at both. The perceptron and the weights are right, so the place to look is where
                two inputs become one point: which names stand there, and how often?""",
            "ko": """출력이 첫 번째 입력과 같고, 두 번째 입력이 바뀌어도 변하지 않습니다. 입력이 둘인 게이트는 둘 다
                보아야 합니다. 퍼셉트론과 가중치는 맞으므로 두 입력을 점 하나로 묶는 곳을 살펴봅니다. 거기에 어떤
                이름이 몇 번 나올까요?""",
        },
        {
            "en": """Of the four corners only (1, 0) is wrong: it gives 1, because the point that reaches the
                perceptron is (1, 1). Printing the point right before the perceptron gets it shows the doubled input;
                on paper, the sum of AND there is -1 for (1, 0) and 1 for (1, 1). Each input has to take a place of
                its own, for numbers and for arrays.""",
            "ko": """네 꼭짓점 가운데 (1, 0)만 틀립니다. 퍼셉트론에 들어가는 점이 (1, 1)이어서 1이 나옵니다.
                퍼셉트론에 넣기 직전에 점을 출력하면 같은 입력이 두 번 보입니다. 종이에 계산하면 AND의 합은 (1,
                0)에서 -1, (1, 1)에서 1입니다. 숫자에서나 배열에서나 두 입력이 저마다 제자리에 들어가야 합니다.""",
        },
    ],
    link="README.md#3-and_gatex1-x2",
)
def and_gate(x1, x2):
    return perceptron(np.stack([x1, x1], axis=-1), *gate_weights("AND"))


@variant(
    "GATE11",
    title={
        "en": "behaves exactly as AND does",
        "ko": "AND와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output is 1 at one corner and nowhere else, as that of AND. `or_gate` and `and_gate` look
                alike, and one is quickly made by copying the other; and one number alone decides between them: how
                far the bias lies below 0. Look at the weights and the bias that `or_gate` works with, and at where
                they come from.""",
            "ko": """AND처럼 꼭짓점 하나에서만 1이 나옵니다. `or_gate`와 `and_gate`는 모양이 비슷해서 하나를 복사해 다른
                하나를 만들기 쉽고, 둘을 가르는 것은 편향이 0보다 얼마나 작은지 하나뿐입니다. `or_gate`가 쓰는
                가중치와 편향이 무엇이며 어디에서 오는지 살펴봅니다.""",
        },
        {
            "en": """OR is 1 at three corners: (0, 1), (1, 0) and (1, 1). Here only the last of them gives 1. With
                the lecture's weights the sum at (0, 1) is 1 for OR and -1 for AND, so that one number, printed, says
                which gate's weights are at work. A sum of exactly 0 does not fire.""",
            "ko": """OR는 (0, 1), (1, 0), (1, 1) 세 꼭짓점에서 1입니다. 지금은 마지막 하나만 1입니다. 강의의 가중치로
                (0, 1)의 합은 OR이면 1, AND이면 -1이므로 이 수 하나만 출력해 보면 어느 게이트의 가중치인지 알 수
                있습니다. 합이 정확히 0이면 발화하지 않습니다.""",
        },
    ],
    link="README.md#4-or_gatex1-x2",
)
def or_gate(x1, x2):
    return perceptron(np.stack([x1, x2], axis=-1), *gate_weights("AND"))


@variant(
    "GATE12",
    title={
        "en": "behaves exactly as OR does",
        "ko": "OR와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three corners are right and (1, 1) is not. A single perceptron cannot do better: its line leaves
                (1, 1) on the side of the two corners that have to fire. Other weights move the mistake to another
                corner and never remove it. Two ORs in a row, or an AND of two equal gates, change nothing about
                that. Look at how many different gates see the inputs.""",
            "ko": """세 꼭짓점은 맞고 (1, 1)은 틀립니다. 퍼셉트론 하나로는 더 잘할 수 없습니다. 직선 하나로는 (1,
                1)이 1이어야 하는 두 꼭짓점과 같은 쪽에 남습니다. 가중치를 바꾸면 틀린 꼭짓점이 옮겨 갈 뿐 사라지지
                않습니다. OR를 두 번 쓰거나 같은 게이트 둘을 AND로 묶어도 마찬가지입니다. 입력을 보는 서로 다른
                게이트가 몇 개인지 살펴봅니다.""",
        },
        {
            "en": """The README adds up the four conditions that one line would have to meet, and they contradict
                each other. What helps is a first layer of two gates whose outputs, in place of x1 and x2, go into a
                third. Filling in a table by hand for (1, 1) shows which gate, beside OR, sees that corner otherwise
                than it sees (0, 1) and (1, 0).""",
            "ko": """README에서는 직선 하나가 만족해야 할 네 조건을 더해 서로 모순임을 보입니다. 필요한 것은 두
                게이트로 된 첫 번째 층이며, x1과 x2 대신 그 두 출력을 세 번째 게이트에 넣어야 합니다. (1, 1)의 표를
                손으로 채워 보면 OR와 함께 쓸 게이트, 곧 (1, 1)을 (0, 1), (1, 0)과 다르게 보는 게이트가 무엇인지 알
                수 있습니다.""",
        },
    ],
    link="README.md#why-xor-is-impossible",
)
def xor_gate(x1, x2):
    return or_gate(x1, x2)


@variant(
    "GATE13",
    title={
        "en": "behaves exactly as AND does, as AND(OR, AND) would",
        "ko": "AND(OR, AND)처럼 AND와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """XOR says two things at once: at least one input is 1, and not both are. Each half is a gate of
                the first layer, and the second half says "not". The outputs fit a first layer from which this "not"
                is missing. Look at the two gates whose outputs the last one receives, and at what each of them says
                of the inputs.""",
            "ko": """XOR는 두 가지를 함께 말합니다. 적어도 한 입력이 1이고, 둘 다 1은 아닙니다. 두 절반이 각각 첫
                번째 층의 게이트이고, 뒤의 절반에는 "아니다"라는 부정이 들어 있습니다. 지금의 출력은 첫 번째 층에 그
                부정이 없을 때와 같습니다. 마지막 게이트가 받는 두 출력이 어느 게이트의 것이고 입력에 대해 무엇을
                말하는지 살펴봅니다.""",
        },
        {
            "en": """Take (1, 1): OR gives 1, AND gives 1, and AND of both gives 1, where XOR wants 0. Take (1, 0):
                OR gives 1, AND gives 0, the result is 0, and XOR wants 1. A table with the columns x1, x2, s1, s2
                and output shows that one of the two middle columns has to be the opposite of what it is. A gate with
                that column exists already.""",
            "ko": """(1, 1)에서 OR는 1, AND는 1이고 둘의 AND도 1이지만 XOR는 0이어야 합니다. (1, 0)에서는 OR가 1,
                AND가 0이어서 결과가 0이지만 XOR는 1이어야 합니다. x1, x2, s1, s2, 출력 열을 가진 표를 채워 보면
                가운데 두 열 가운데 하나가 지금의 반대여야 한다는 것을 알 수 있습니다. 그 열을 출력하는 게이트는 이미
                만들어져 있습니다.""",
        },
    ],
    link="README.md#why-two-layers-are-enough",
)
def xor_gate(x1, x2):
    return and_gate(or_gate(x1, x2), and_gate(x1, x2))


@variant(
    "GATE14",
    title={
        "en": "behaves exactly as if the search gave up after its first combination",
        "ko": "첫 번째 조합만 보고 찾기를 그만두는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """That one combination does not fit and that none fits are different answers. The first can be
                given after one combination; the second only after all of them. The search returns None although
                combinations that fit lie further on in the grid. Look at where the `return` for "nothing found"
                stands, and how deep it is indented.""",
            "ko": """이 조합은 아니라는 것과 맞는 조합이 하나도 없다는 것은 다른 답입니다. 앞의 답은 조합 하나만
                보고도 할 수 있지만, 뒤의 답은 모든 조합을 본 뒤에야 할 수 있습니다. 지금은 격자 뒤쪽에 맞는 조합이
                있는데도 None이 반환됩니다. "찾지 못했다"는 `return`이 어디에 있고 얼마나 들여 썼는지 살펴봅니다.""",
        },
        {
            "en": """A counter, printed at the end, says how many combinations were tried: a grid of 3 values has 27
                of them, and here it stays at 1. A `return` ends the whole function, all loops included. The one for
                a hit belongs inside the innermost loop; the other one has to wait until every loop has run to its
                end.""",
            "ko": """조합을 몇 개나 살펴보았는지 세어 출력해 봅니다. 값이 3개인 격자에는 조합이 27개 있지만 지금은
                1개에서 멈춥니다. `return`은 모든 반복문을 포함해 함수 전체를 끝냅니다. 맞는 조합을 반환하는 것은
                가장 안쪽 반복문에 두고, 다른 하나는 모든 반복문이 끝날 때까지 기다려야 합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    w1 = w2 = b = grid[0]
    fits = np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)
    return (w1, w2, b) if fits else None


@variant(
    "GATE15",
    title={
        "en": "behaves exactly as if it returned the last combination that fits",
        "ko": "맞는 조합 가운데 마지막 것을 반환하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back does produce the targets, so the comparison of the outputs is right. But many
                combinations fit, and one of them is asked for by its place in the search. A hit that is put aside in
                a variable is overwritten by the next hit. Look at what the loops do once something has been found.""",
            "ko": """반환된 조합은 targets를 만들어 내므로 출력을 비교하는 부분은 맞습니다. 그러나 맞는 조합은
                여럿이고, 그 가운데 찾는 순서로 정해진 하나를 구해야 합니다. 맞는 조합을 변수에 넣어 두기만 하면
                다음에 맞은 조합이 덮어씁니다. 무언가를 찾은 뒤에 반복문이 무엇을 하는지 살펴봅니다.""",
        },
        {
            "en": """Take targets of 0 everywhere and the grid 1, 0, -1. Printing every hit in turn gives a list; its
                first line is (1, 0, -1), its last (-1, -1, -1). Comparing the returned value with both ends of that
                list shows which one is kept. The search has to end at the moment of the first hit.""",
            "ko": """targets가 모두 0이고 격자가 1, 0, -1일 때 맞는 조합을 나올 때마다 출력하면 목록이 됩니다. 첫
                줄은 (1, 0, -1), 마지막 줄은 (-1, -1, -1)입니다. 반환된 값을 목록의 첫 줄, 마지막 줄과 견주어 보면
                어느 것이 남았는지 알 수 있습니다. 처음 맞은 순간에 찾기가 끝나야 합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    found = None
    for w1, w2, b in product(grid, repeat=3):
        if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
            found = w1, w2, b
    return found


@variant(
    "GATE16",
    title={
        "en": "behaves exactly as if b were the outermost loop",
        "ko": "b가 가장 바깥 반복문인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back does produce the targets; it is another hit than the one that is asked for.
                "First" depends on the order in which the combinations are visited, and the order depends on which
                loop stands inside which: the innermost variable changes fastest. Look at the order of the three
                loops, and compare it with the docstring.""",
            "ko": """반환된 조합은 targets를 만들어 내지만, 구해야 하는 조합은 아닙니다. "처음"은 조합을 살펴보는
                순서에 달려 있고, 그 순서는 어느 반복문이 어느 반복문 안에 있는지에 달려 있습니다. 가장 안쪽의 변수가
                가장 빨리 바뀝니다. 세 반복문의 순서를 docstring과 견주어 살펴봅니다.""",
        },
        {
            "en": """With the grid 1, 0, -1, printing the first four combinations shows the order: (1, 1, 1), (1, 1,
                0), (1, 1, -1), (1, 0, 1) is the one that is asked for, where the third number, b, changes at every
                step and the first, w1, stays longest. Here b is what stays. The loops have to change places; the
                comparison inside them does not.""",
            "ko": """격자가 1, 0, -1일 때 처음 네 조합을 출력하면 순서가 보입니다. 구해야 하는 순서는 (1, 1, 1), (1,
                1, 0), (1, 1, -1), (1, 0, 1)입니다. 세 번째 수 b가 매번 바뀌고 첫 번째 수 w1이 가장 오래
                그대로입니다. 지금은 b가 가장 오래 그대로입니다. 안쪽의 비교는 그대로 두고 반복문의 자리를 바꿉니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    for b, w1, w2 in product(grid, repeat=3):
        if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
            return w1, w2, b
    return None


edit(
    "GATE17",
    task="perceptron",
    old="x @ w + b",
    new="x @ w",
    title={
        "en": "behaves exactly as if the bias were left out",
        "ko": "편향을 빼놓은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights turn the line, the bias moves it. The outputs fit a line that always goes through
                the origin, whatever the third argument is. The function receives three things, and the README's
                formula uses all three; it is worth looking for each of them in the code.""",
            "ko": """가중치는 직선의 방향을 정하고 편향은 직선을 옮깁니다. 지금의 출력은 세 번째 인자가 무엇이든
                언제나 원점을 지나는 직선과 같습니다. 함수는 세 가지를 받고 README의 식은 세 가지를 모두 씁니다.
                코드에서 하나씩 찾아봅니다.""",
        },
        {
            "en": """With w = (2, 2) and b = -3 the sums at the four corners should be -3, -1, -1 and 1. Without b
                they are 0, 2, 2 and 4, so three corners fire where one should. At (0, 0) nothing but the bias is
                left of the sum: it has to be added once, after the products.""",
            "ko": """w = (2, 2), b = -3이면 네 꼭짓점의 합은 -3, -1, -1, 1이어야 합니다. b가 없으면 0, 2, 2, 4가
                되어 하나만 1이어야 할 곳에서 셋이 1이 됩니다. (0, 0)에서는 합에 편향만 남습니다. 곱을 모두 더한
                뒤에 편향을 한 번 더합니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "GATE18",
    task="perceptron",
    old="total > 0",
    new="total <= 0",
    title={
        "en": "behaves exactly as if the two outputs had changed places",
        "ko": "두 출력이 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every single output is the opposite of what it should be, also for points on the line. So the
                sum is right, and so is the line; what has been exchanged is the answer on its two sides. The place
                to look is the decision: which side of the line does it call 1?""",
            "ko": """직선 위의 점까지 포함해 모든 출력이 정답의 반대입니다. 합도 맞고 직선도 맞지만 두 쪽의 답이
                서로 바뀌었습니다. 판정하는 부분을 살펴봅니다. 직선의 어느 쪽을 1이라고 부르고 있을까요?""",
        },
        {
            "en": """With the weights of AND, (2, 2) and -3, only the corner (1, 1) has a sum above 0, namely 1, and
                only it may fire. Here it is the one corner that does not. The direction of the comparison, or the
                order of the two values in `np.where`, has to be turned round.""",
            "ko": """AND의 가중치 (2, 2)와 -3에서 합이 0보다 큰 꼭짓점은 합이 1인 (1, 1)뿐이고, 이 점만 1이어야
                합니다. 지금은 이 점만 0입니다. 비교의 방향이나 `np.where`에 적은 두 값의 순서를 뒤집습니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)


edit(
    "GATE19",
    task="perceptron",
    old="total = x @ w + b",
    new="total = (x * w + b).sum(axis=-1)",
    title={
        "en": "behaves exactly as if the bias were added once for every input",
        "ko": "편향을 입력마다 한 번씩 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A perceptron has one bias, however many inputs it has. The outputs fit a sum in which the bias
                occurs as often as there are inputs. In a loop or inside a sum it matters what is repeated for every
                input and what happens once, at the end.""",
            "ko": """입력이 몇 개든 퍼셉트론의 편향은 하나입니다. 지금의 출력은 입력 개수만큼 편향을 더한 합과
                같습니다. 반복문이나 합 안에서는 입력마다 되풀이되는 것과 마지막에 한 번만 하는 것을 구별해야
                합니다.""",
        },
        {
            "en": """At (0, 0) both products are 0, so the sum there is whatever was added as bias: with b = -3 it
                should be -3, and printing it shows -6. The products belong inside the sum or the loop, the bias
                behind its closing bracket or after the loop.""",
            "ko": """(0, 0)에서는 두 곱이 모두 0이므로 합이 곧 더해진 편향입니다. b = -3이면 -3이어야 하는데 출력해
                보면 -6입니다. 곱은 합이나 반복문 안에 두고, 편향은 합의 괄호 밖이나 반복문이 끝난 뒤에 둡니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "GATE20",
    task="perceptron",
    old="total = x @ w + b",
    new="total = (x * w).sum() + b",
    title={
        "en": "behaves exactly as if the products of all points were added up to one sum",
        "ko": "모든 점의 곱을 합 하나로 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A single point is judged right. A batch of four points gives one answer, or the same one four
                times, where each point has its own: the inputs of all points have run together into a single
                number. A sum over an array needs to know along which direction it should add, or it adds
                everything.""",
            "ko": """점 하나는 올바르게 판정됩니다. 점 네 개를 넣으면 점마다 답이 있어야 하는데 답 하나만, 또는 같은
                답이 네 번 나옵니다. 모든 점의 입력이 숫자 하나로 합쳐진 것입니다. 배열의 합을 구할 때 방향을 정해
                주지 않으면 전부 더해집니다.""",
        },
        {
            "en": """For the corners and w = (2, 2) the products of all points add up to 8; the four weighted sums
                are 0, 2, 2 and 4. Rows are points, so the sum has to run within each row, along the last axis. The
                operator `@` does this for one point and for a batch.""",
            "ko": """꼭짓점과 w = (2, 2)에서 모든 점의 곱을 더하면 8이지만, 점마다 구한 가중합은 0, 2, 2, 4입니다.
                행 하나가 점 하나이므로 합은 행 안에서, 곧 마지막 축을 따라 구해야 합니다. 연산자 `@`는 점이 하나일
                때나 여러 개일 때나 그렇게 합니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)

edit(
    "GATE20",
    task="perceptron",
    old="return (total > 0).astype(int)",
    new="return np.full(total.shape, int((x * w).sum() + b > 0))[()]",
)


edit(
    "GATE21",
    task="perceptron",
    old="x @ w + b",
    new="np.atleast_2d(x) @ w + b",
    title={
        "en": "behaves exactly as if a single point were a batch that holds one",
        "ko": "점 하나를 점이 하나 든 묶음으로 다루는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A batch is judged right. A single point gets the right answer, too, but packed into an array of
                length one. The docstring promises two kinds of result, depending on the shape of x. Look at what
                happens to a point of shape (d,) before the sum is taken.""",
            "ko": """점 여러 개는 올바르게 판정됩니다. 점 하나도 답은 맞지만 길이가 1인 배열에 담겨 나옵니다.
                docstring에는 x의 모양에 따라 두 가지 결과가 적혀 있습니다. (d,) 모양의 점이 합을 구하기 전에 어떻게
                되는지 살펴봅니다.""",
        },
        {
            "en": """Printing the shape of the result for x of shape (2,) shows (1,), where a plain int has no shape
                at all: (). Shapes (2,) and (4, 2) can go through the same `x @ w` without `reshape` or
                `atleast_2d`; the first gives a number, the second four of them.""",
            "ko": """모양이 (2,)인 x를 넣고 결과의 모양을 출력하면 (1,)입니다. 정수라면 모양이 ()이어야 합니다.
                (2,)와 (4, 2)는 `reshape`나 `atleast_2d` 없이 같은 `x @ w`로 계산할 수 있습니다. 앞의 것은 수 하나,
                뒤의 것은 수 네 개가 됩니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)


edit(
    "GATE22",
    task="perceptron",
    old="(total > 0).astype(int)",
    new="np.sign(total).astype(int)",
    title={
        "en": "behaves exactly as if the sign of the sum were the output: -1, 0 and 1",
        "ko": "합의 부호인 -1, 0, 1을 출력하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three different values come out: -1 below the line, 0 on it and 1 above it. That is the sign of
                the sum. A perceptron of this course asks a question with two answers, and one of them is given for
                two of the three cases. Look at what follows the sum.""",
            "ko": """출력이 세 가지입니다. 직선 아래에서는 -1, 직선 위에서는 0, 직선 너머에서는 1이 나옵니다. 이것은
                합의 부호입니다. 이 과정의 퍼셉트론은 답이 두 가지인 물음을 던지며, 세 경우 가운데 두 경우의 답이
                같습니다. 합을 구한 다음의 부분을 살펴봅니다.""",
        },
        {
            "en": """With w = (2, 2) and b = -2 the sums are -2, 0, 0 and 2. The signs are -1, 0, 0 and 1; the
                outputs have to be 0, 0, 0 and 1. Everything that is not above 0 belongs together, so one comparison
                says it all, followed by a conversion to int.""",
            "ko": """w = (2, 2), b = -2이면 합은 -2, 0, 0, 2입니다. 부호는 -1, 0, 0, 1이지만 출력은 0, 0, 0, 1이어야
                합니다. 0보다 크지 않은 것은 모두 한편이므로 비교 하나면 충분하고, 그 결과를 정수로 바꿉니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)


edit(
    "GATE23",
    task="perceptron",
    old="total = x @ w + b",
    new="total = x * w + b",
    title={
        "en": "behaves exactly as if the products were judged one by one and never added up",
        "ko": "곱을 더하지 않고 하나씩 판정하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For every point as many outputs come back as it has inputs. The weighted sum has been weighted,
                but not summed: each product is compared by itself. Between two arrays, `*` multiplies element by
                element and keeps the shape. Look at the shape of what is compared with 0.""",
            "ko": """점마다 입력 개수만큼 출력이 나옵니다. 가중합에서 가중치는 곱했지만 합은 구하지 않아 곱을 하나씩
                비교한 것입니다. 배열 사이의 `*`는 원소끼리 곱하며 모양이 그대로 남습니다. 0과 비교하는 값의 모양을
                살펴봅니다.""",
        },
        {
            "en": """Four points (4, 2) times w (2,) is again (4, 2); four outputs need four sums, shape (4,). At
                (1, 1) the products are 2 and 2, and only together, 2 + 2 - 3 = 1, do they get above 0. The operator
                `@`, or a sum along the last axis, puts them together.""",
            "ko": """모양이 (4, 2)인 점 네 개에 w (2,)를 `*`로 곱하면 다시 (4, 2)입니다. 출력 네 개에는 합 네 개, 곧
                (4,)가 필요합니다. (1, 1)의 두 곱은 2와 2이고, 둘을 합쳐 2 + 2 - 3 = 1이 되어야 0보다 큽니다. 연산자
                `@`나 마지막 축을 따라 구한 합이 둘을 합쳐 줍니다.""",
        },
    ],
    link="README.md#the-idea",
)


edit(
    "GATE24",
    task="gate_weights",
    old="np.array([-2, -2]), 3",
    new="np.array([2, 2]), -3",
    title={
        "en": "behaves exactly as if NAND had the weights and the bias of AND",
        "ko": "NAND의 가중치와 편향이 AND와 같은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """AND is right. The numbers for NAND produce the truth table of AND, the opposite at all
                four corners. A block that was copied and not yet changed looks like this. Look at the three numbers
                under the name NAND and compare them with those under AND.""",
            "ko": """AND는 맞습니다. NAND의 수는 AND의 진리표를 만들며, 네 꼭짓점에서 모두 반대입니다. 복사한
                뒤 아직 고치지 않은 부분이 있으면 이렇게 됩니다. NAND라는 이름 아래의 세 수를 AND의 것과 견주어
                봅니다.""",
        },
        {
            "en": """NAND has to fire at (0, 0), where the sum is the bias alone: can that bias be negative? At (1,
                1) it must not fire, so there the two weights have to pull the sum below 0. The README's table has
                the four sums of NAND: 3, 1, 1 and -1.""",
            "ko": """NAND는 (0, 0)에서 1이어야 하고 이때 합은 편향뿐입니다. 그렇다면 편향이 음수일 수 있을까요? (1,
                1)에서는 0이어야 하므로 두 가중치가 합을 0 아래로 끌어내려야 합니다. README의 표에 있는 NAND의 네
                합은 3, 1, 1, -1입니다.""",
        },
    ],
    link="README.md#a-worked-example",
)


@variant(
    "GATE25",
    title={
        "en": "behaves exactly as if thresholds were returned in place of biases",
        "ko": "편향 대신 임계값을 반환하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The weights pull in the right direction, but each line lies on the wrong side of the origin:
                AND and OR fire everywhere, NAND nowhere. A threshold is a value that the sum must exceed, a bias is
                a part of the sum. One is the other with its sign turned round.""",
            "ko": """가중치의 방향은 맞지만 직선이 모두 원점의 반대쪽에 있습니다. AND와 OR는 어디서나 1이고 NAND는
                어디서나 0입니다. 임계값은 합이 넘어야 하는 값이고 편향은 합에 들어가는 값입니다. 둘은 부호만 서로
                반대입니다.""",
        },
        {
            "en": """At (0, 0) the sum is b. AND and OR have to give 0 there, NAND has to give 1. Writing the wanted
                output beside each b shows which signs can be right: with b = 3 AND has the sums 3, 5, 5 and 7, and
                with b = -3 it has -3, -1, -1 and 1.""",
            "ko": """(0, 0)에서 합은 b입니다. 여기서 AND와 OR는 0, NAND는 1이어야 합니다. b마다 원하는 출력을 적어
                보면 어느 부호가 맞는지 알 수 있습니다. AND의 합은 b = 3이면 3, 5, 5, 7이고 b = -3이면 -3, -1, -1,
                1입니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], 3), "OR": ([2, 2], 1), "NAND": ([-2, -2], -3)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE26",
    title={
        "en": "behaves exactly as if the weights belonged to a perceptron that fires at a sum of 0",
        "ko": "합이 0일 때도 1을 출력하는 퍼셉트론의 가중치를 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """At the corners where a gate should fire barely, it does not. The numbers fit a perceptron of
                another book, for which a sum of exactly 0 is enough. The perceptron of this course wants more than
                0. It helps to compute the four sums of each gate and to look for zeros.""",
            "ko": """겨우 1이 되어야 하는 꼭짓점에서 1이 나오지 않습니다. 지금의 수는 합이 정확히 0이어도 1을
                출력하는, 다른 책의 퍼셉트론에 맞습니다. 이 과정의 퍼셉트론은 0보다 커야 합니다. 게이트마다 네 합을
                계산해 0이 있는지 살펴봅니다.""",
        },
        {
            "en": """AND with w = (1, 1) and b = -2 has the sums -2, -1, -1 and 0: nothing is above 0. The line goes
                through a corner that it should leave on one side. A bias halfway between two neighbouring sums
                keeps all corners off the line, such as -1.5 here, or -3 with weights of 2.""",
            "ko": """AND의 w = (1, 1), b = -2이면 합은 -2, -1, -1, 0이어서 0보다 큰 것이 없습니다. 직선이 한쪽에
                두어야 할 꼭짓점을 지나갑니다. 이웃한 두 합의 가운데에 편향을 두면 모든 꼭짓점이 직선에서
                떨어집니다. 여기서는 -1.5, 가중치가 2라면 -3입니다.""",
        },
    ],
    link="README.md#the-idea",
)
def gate_weights(gate):
    known = {"AND": ([1, 1], -2), "OR": ([1, 1], -1), "NAND": ([-1, -1], 1)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


edit(
    "GATE27",
    task="gate_weights",
    old='if gate == "NAND":',
    new="if True:",
    title={
        "en": "behaves exactly as if XOR, a name that it has to refuse, meant NAND",
        "ko": "거절해야 할 이름인 XOR를 NAND로 본 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """XOR, which is none of the three names, is answered with the weights of NAND. A
                branch that catches everything that is left also catches what nobody thought of. Look at the
                condition under which NAND's numbers are returned.""",
            "ko": """세 이름이 아닌 XOR에도 NAND의 가중치를 돌려줍니다. 나머지를 모두
                받는 갈래는 생각하지 못한 것까지 받아들입니다. NAND의 수를 어떤 조건에서 반환하는지 살펴봅니다.""",
        },
        {
            "en": """A misspelt name gets weights too, and the mistake shows up much later, somewhere else. Three
                names need three conditions; what follows the third one, the `else` or the end of the function, is
                for names that are none of them, and there `raise ValueError(...)` has its place.""",
            "ko": """이름을 잘못 적어도 가중치가 나오므로, 실수가 훨씬 나중에 다른 곳에서 드러납니다. 이름이 셋이면
                조건도 셋이 필요합니다. 세 번째 조건 다음의 `else`나 함수의 끝은 어느 이름도 아닌 경우이고, `raise
                ValueError(...)`는 그 자리에 둡니다.""",
        },
    ],
    link="README.md#2-gate_weightsgate",
)


edit(
    "GATE28",
    task="and_gate",
    old='_single_gate("AND", x1, x2)',
    new='_single_gate("OR", x1, x2)',
    title={
        "en": "behaves exactly as OR does",
        "ko": "OR와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One input is enough for a 1 here, where AND asks for both. What decides is how far the bias lies
                below 0: one input alone must not lift the sum above 0. Look at the weights and the bias that
                `and_gate` works with, and at where they come from.""",
            "ko": """AND는 두 입력이 모두 1이어야 하는데 지금은 하나만 1이어도 1이 됩니다. 이를 정하는 것은 편향이 0보다
                얼마나 작은지입니다. 입력 하나만으로 합이 0보다 커져서는 안 됩니다. `and_gate`가 쓰는 가중치와
                편향이 무엇이며 어디에서 오는지 살펴봅니다.""",
        },
        {
            "en": """At (0, 1) the lecture's weights give the sum -1 for AND and 1 for OR; printing it tells which
                of them is at work. Only the bias differs between the two gates, so a swapped name or a swapped
                number is hard to see. AND fires at one corner of four: the table in the README shows it.""",
            "ko": """강의의 가중치로 (0, 1)의 합은 AND이면 -1, OR이면 1이므로 출력해 보면 어느 것이 쓰였는지 알 수
                있습니다. 두 게이트는 편향만 다르므로 이름이나 수가 바뀌어도 눈에 잘 띄지 않습니다. AND는 네 꼭짓점
                가운데 하나에서만 1입니다. README의 표에 있습니다.""",
        },
    ],
    link="README.md#3-and_gatex1-x2",
)


edit(
    "GATE29",
    task="and_gate",
    old="np.stack([x1, x2], axis=-1)",
    new="np.stack([x1, x2]).T",
    title={
        "en": "behaves exactly as if the axes of the result were reversed",
        "ko": "결과의 축 순서가 뒤집힌 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Numbers and plain lists of numbers are right. Tables are not: an input of shape (3, 4) gives an
                output of shape (4, 3). Transposing puts the two inputs side by side, but it turns everything else
                round as well, and with one axis there is nothing else to turn.""",
            "ko": """수와 1차원 배열은 맞지만 표는 틀립니다. 모양이 (3, 4)인 입력의 출력이 (4, 3)입니다. 전치하면 두
                입력이 나란히 놓이지만 나머지 축도 함께 뒤집힙니다. 축이 하나뿐일 때는 뒤집힐 것이 없어 드러나지
                않습니다.""",
        },
        {
            "en": """Stacking x1 and x2 of shape (3, 4) gives (2, 3, 4); `.T` makes (4, 3, 2) of it, where (3, 4, 2)
                is needed. The new axis should be made at the end from the start: `np.stack` has an argument that
                says where, and -1 means last.""",
            "ko": """모양이 (3, 4)인 x1과 x2를 쌓으면 (2, 3, 4)이고, `.T`는 이것을 (4, 3, 2)로 바꿉니다. 필요한
                모양은 (3, 4, 2)입니다. 새 축을 처음부터 맨 끝에 만들어야 합니다. `np.stack`에는 그 자리를 정하는
                인자가 있고 -1은 마지막을 뜻합니다.""",
        },
    ],
    link="README.md#3-and_gatex1-x2",
    example="and_gate(np.array([[0, 1, 1]]), np.array([[1, 1, 0]]))",
)


edit(
    "GATE30",
    task="and_gate",
    old="np.stack([x1, x2], axis=-1)",
    new="np.column_stack([np.ravel(x1), np.ravel(x2)])",
    title={
        "en": "behaves exactly as if the inputs were always a list of points",
        "ko": "입력을 언제나 점의 목록으로 다루는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every answer has the right value, but it always comes as an array with one axis: two numbers
                give an array of length one, a table gives a long row. The shape of the inputs is lost when they are
                made into points. Look at how x1 and x2 are put together.""",
            "ko": """값은 모두 맞지만 언제나 축이 하나인 배열로 나옵니다. 수 두 개를 넣으면 길이가 1인 배열, 표를
                넣으면 긴 한 줄이 됩니다. 입력을 점으로 묶을 때 모양이 사라진 것입니다. x1과 x2를 어떻게 묶는지
                살펴봅니다.""",
        },
        {
            "en": """For the numbers 1 and 0 the point has to have the shape (2,), not (1, 2); for inputs of shape
                (3, 4) the points have the shape (3, 4, 2). `np.column_stack` and `ravel` make a table of rows out
                of anything; stacking along a new last axis keeps what was there.""",
            "ko": """수 1과 0으로 만든 점의 모양은 (1, 2)가 아니라 (2,)여야 하고, 입력의 모양이 (3, 4)이면 점들의
                모양은 (3, 4, 2)입니다. `np.column_stack`과 `ravel`은 무엇이든 행으로 된 표로 만듭니다. 새로운
                마지막 축을 따라 쌓으면 원래의 모양이 남습니다.""",
        },
    ],
    link="README.md#3-and_gatex1-x2",
)


edit(
    "GATE31",
    task="or_gate",
    old='_single_gate("OR", x1, x2)',
    new="x1 + x2",
    title={
        "en": "behaves exactly as if the two inputs were added up",
        "ko": "두 입력을 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three corners are right. At (1, 1) the output is 2, and a gate has no such output. Adding
                counts how many inputs are 1; OR asks whether there is at least one. Both agree as long as the count
                is 0 or 1. A decision is missing after the sum.""",
            "ko": """세 꼭짓점은 맞습니다. (1, 1)에서는 2가 나오는데, 게이트에는 그런 출력이 없습니다. 더하기는 1인
                입력의 개수를 세고, OR는 하나라도 있는지 묻습니다. 개수가 0이나 1일 때만 둘이 같습니다. 합을 구한
                뒤의 판정이 빠져 있습니다.""",
        },
        {
            "en": """The sum x1 + x2 is a weighted sum with weights of 1. A perceptron adds a bias to it and then
                asks whether the total is above 0; with the weights of OR the totals at the corners are -1, 1, 1 and
                3. The perceptron of task 1 makes 0, 1, 1 and 1 of them.""",
            "ko": """x1 + x2는 가중치가 1인 가중합입니다. 퍼셉트론은 여기에 편향을 더하고 결과가 0보다 큰지
                묻습니다. OR의 가중치로는 네 꼭짓점의 합이 -1, 1, 1, 3이고, 1번 문제의 퍼셉트론이 이것을 0, 1, 1,
                1로 바꿉니다.""",
        },
    ],
    link="README.md#4-or_gatex1-x2",
)


edit(
    "GATE32",
    task="or_gate",
    old='_single_gate("OR", x1, x2)',
    new="abs(x1 - x2)",
    title={
        "en": "behaves exactly as if OR meant one or the other but not both",
        "ko": "OR를 둘 중 하나만 1인 것으로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three corners are right and (1, 1) gives 0. In everyday speech "or" often leaves out "both"; in
                logic OR includes it, and the gate that leaves it out has a name of its own and a task of its own
                later. Look at what happens where both inputs are 1.""",
            "ko": """세 꼭짓점은 맞고 (1, 1)에서 0이 나옵니다. 일상에서 쓰는 "또는"은 둘 다인 경우를 빼기도 하지만
                논리의 OR에는 그 경우가 들어갑니다. 그 경우를 뺀 게이트는 이름이 따로 있고 뒤의 과제에서 다룹니다.
                두 입력이 모두 1일 때 어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """The README's table of OR has three ones, the last of them at (1, 1). A perceptron with positive
                weights cannot fire at (1, 0) and be silent at (1, 1): more input makes its sum larger. So the
                weights of OR, (2, 2) and -1, and the perceptron of task 1 give the right table.""",
            "ko": """README의 OR 표에는 1이 셋이고 마지막 1은 (1, 1)에 있습니다. 가중치가 양수인 퍼셉트론은 (1,
                0)에서 1이면서 (1, 1)에서 0일 수 없습니다. 입력이 늘면 합이 커지기 때문입니다. OR의 가중치 (2, 2)와
                -1을 1번 문제의 퍼셉트론에 넣으면 맞는 표가 나옵니다.""",
        },
    ],
    link="README.md#4-or_gatex1-x2",
)


edit(
    "GATE33",
    task="nand_gate",
    old='_single_gate("NAND", x1, x2)',
    new='_single_gate("AND", x1, x2)',
    title={
        "en": "behaves exactly as AND does",
        "ko": "AND와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """NAND means "not AND", and the "not" has been lost: all four outputs are the opposite of what
                they should be. The functions `nand_gate` and `and_gate` look alike, and one is quickly made by
                copying the other. Look at which gate's weights are asked for, or at where the result should be
                turned round.""",
            "ko": """NAND는 "AND가 아니다"라는 뜻인데 "아니다"가 사라져 네 출력이 모두 반대입니다. `nand_gate`와
                `and_gate`는 모양이 비슷해서 하나를 복사해 다른 하나를 만들기 쉽습니다. 어느 게이트의 가중치를
                가져오는지, 결과를 어디에서 뒤집는지 살펴봅니다.""",
        },
        {
            "en": """NAND is 0 at one corner only, and that is (1, 1). With the lecture's weights the sum at (0, 0)
                is 3 for NAND and -3 for AND; printing it shows which weights are at work. One word inside the
                function decides it, if the perceptron does the work.""",
            "ko": """NAND가 0인 꼭짓점은 (1, 1) 하나뿐입니다. 강의의 가중치로 (0, 0)의 합은 NAND이면 3, AND이면
                -3이므로 출력해 보면 어느 가중치인지 알 수 있습니다. 퍼셉트론으로 계산한다면 함수 안의 낱말 하나에
                달려 있습니다.""",
        },
    ],
    link="README.md#5-nand_gatex1-x2",
)


edit(
    "GATE34",
    task="nand_gate",
    old='_single_gate("NAND", x1, x2)',
    new='_single_gate("OR", x1, x2)',
    title={
        "en": "behaves exactly as OR does",
        "ko": "OR와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Two corners are right, (0, 1) and (1, 0). The other two are exchanged: (0, 0) gives 0 and (1,
                1) gives 1. That is the table of OR. NAND and OR agree where the inputs differ, so a look at two
                equal inputs tells them apart. Which gate does the function ask for?""",
            "ko": """(0, 1)과 (1, 0) 두 꼭짓점은 맞습니다. 나머지 둘은 서로 바뀌어 (0, 0)에서 0, (1, 1)에서 1입니다.
                이것은 OR의 표입니다. NAND와 OR는 두 입력이 다를 때 같으므로, 입력이 같은 경우를 보아야 구별됩니다.
                함수가 어느 게이트를 쓰고 있을까요?""",
        },
        {
            "en": """NAND fires unless both inputs are 1. At (0, 0) nothing is active, and NAND still fires: the
                lecture's bias of 3 does that, where OR has -1. If the function was copied from `or_gate`, one word
                in it still has to be exchanged.""",
            "ko": """NAND는 두 입력이 모두 1일 때를 빼고 언제나 1입니다. 켜진 입력이 없는 (0, 0)에서도 1입니다.
                강의에서 NAND의 편향이 3이기 때문이며, OR의 편향은 -1입니다. `or_gate`를 복사해 만든 함수라면 낱말
                하나를 아직 바꾸지 않은 것입니다.""",
        },
    ],
    link="README.md#5-nand_gatex1-x2",
)


edit(
    "GATE35",
    task="nand_gate",
    old='_single_gate("NAND", x1, x2)',
    new='1 - _single_gate("OR", x1, x2)',
    title={
        "en": "behaves exactly as NOR does: 1 only where both inputs are 0",
        "ko": "두 입력이 모두 0일 때만 1인 NOR와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output is 1 at one corner, where it should be 1 at three. Not-AND and "both are not" sound
                alike, and they are different gates: the first turns the result of AND round, the second turns each
                input round and then asks for both. Look at what the "not" is applied to.""",
            "ko": """세 꼭짓점에서 1이어야 하는데 한 곳에서만 1입니다. "둘 다인 것은 아니다"와 "둘 다 아니다"는
                비슷하게 들리지만 서로 다른 게이트입니다. 앞의 것은 AND의 결과를 뒤집고, 뒤의 것은 입력을 각각
                뒤집은 다음 둘 다인지 묻습니다. 부정이 무엇에 걸려 있는지 살펴봅니다.""",
        },
        {
            "en": """At (0, 1) AND gives 0, so NAND has to give 1. Turning OR round gives 0 there, and so does AND
                of two inputs that were turned round before. In a table with a column for AND, the column of NAND is
                its opposite, row by row: 1, 1, 1 and 0.""",
            "ko": """(0, 1)에서 AND는 0이므로 NAND는 1이어야 합니다. OR를 뒤집으면 여기서 0이 되고, 두 입력을 먼저
                뒤집어 AND에 넣어도 마찬가지입니다. AND 열이 있는 표를 그리면 NAND 열은 행마다 그 반대인 1, 1, 1,
                0입니다.""",
        },
    ],
    link="README.md#5-nand_gatex1-x2",
)


edit(
    "GATE36",
    task="nand_gate",
    old='_single_gate("NAND", x1, x2)',
    new='~_single_gate("AND", x1, x2)',
    title={
        "en": "behaves exactly as if all bits of AND's answer had been turned: -1 and -2",
        "ko": "AND의 답을 비트마다 뒤집어 -1과 -2가 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The idea is right: turn the answer of AND round. But the outputs are -1 and -2. For Python's
                and NumPy's integers `~` turns all bits of the number, the sign included, and makes -1 of 0 and -2
                of 1. It means "not" for arrays of booleans only.""",
            "ko": """AND의 답을 뒤집는다는 생각은 맞지만 출력이 -1과 -2입니다. Python과 NumPy의 정수에서 `~`는
                부호까지 포함해 수의 모든 비트를 뒤집으므로 0은 -1, 1은 -2가 됩니다. `~`가 "아니다"를 뜻하는 것은 불
                배열에서뿐입니다.""",
        },
        {
            "en": """Exchanging 0 and 1 is a small calculation: what has to be done with 1 to get 0, and with 0 to
                get 1? One subtraction does both, for numbers and arrays. The other way needs no "not" at all: the
                weights of NAND, given to the perceptron, produce 1, 1, 1 and 0.""",
            "ko": """0과 1을 맞바꾸는 것은 간단한 계산입니다. 1에서 0, 0에서 1을 얻으려면 어떻게 해야 할까요? 뺄셈
                하나면 수에서나 배열에서나 됩니다. 부정이 아예 필요 없는 방법도 있습니다. NAND의 가중치를 퍼셉트론에
                넣으면 1, 1, 1, 0이 나옵니다.""",
        },
    ],
    link="README.md#5-nand_gatex1-x2",
)


edit(
    "GATE37",
    task="nand_gate",
    old='_single_gate("NAND", x1, x2)',
    new='_single_gate("AND", x1, x2) == 0',
    title={
        "en": "behaves exactly as if the answers were True and False",
        "ko": "답이 True와 False인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every decision is right, but its type is not: a comparison, or a "not", answers with True or
                False. The gates of this course answer with the integers 0 and 1, because their outputs become
                inputs of the next gate. Look at the last thing that happens before the `return`.""",
            "ko": """판정은 모두 맞지만 자료형이 다릅니다. 비교나 부정의 결과는 True나 False입니다. 이 과정의
                게이트는 출력이 다음 게이트의 입력이 되므로 정수 0과 1로 답합니다. `return` 직전에 무엇을 하는지
                살펴봅니다.""",
        },
        {
            "en": """Printing the output for an array shows words in place of digits, and its `dtype` is bool.
                Either the result is converted to integers at the end, for numbers as well as for arrays, or the
                "not" is done by a calculation that keeps integers, or by the weights of NAND.""",
            "ko": """배열의 출력을 인쇄하면 숫자 대신 낱말이 보이고 `dtype`은 bool입니다. 수와 배열 모두에서
                마지막에 정수로 바꾸거나, 정수가 유지되는 계산으로 뒤집거나, NAND의 가중치를 써야 합니다.""",
        },
    ],
    link="README.md#5-nand_gatex1-x2",
)


edit(
    "GATE38",
    task="xor_gate",
    old="return and_gate(s1, s2)",
    new="return nand_gate(s1, s2)",
    title={
        "en": "behaves exactly as XNOR does, the opposite of XOR",
        "ko": "XOR의 반대인 XNOR와 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All four outputs are the opposite of what they should be: 1 where the inputs are equal, 0 where
                they differ. So the layers do separate the right corners, and somewhere a "not" is one too many or
                one too few. Look at the gate of the second layer first.""",
            "ko": """네 출력이 모두 정답의 반대입니다. 두 입력이 같을 때 1, 다를 때 0이 나옵니다. 층은 꼭짓점을
                올바르게 나누고 있고, 어딘가에 부정이 하나 더 있거나 하나 빠져 있습니다. 먼저 두 번째 층의 게이트를
                살펴봅니다.""",
        },
        {
            "en": """A table with the columns x1, x2, s1, s2 and output makes it visible. With s1 = NAND and s2 = OR
                both are 1 exactly in the rows (0, 1) and (1, 0), and those are the rows in which XOR is 1. Which
                gate is 1 where both of its inputs are?""",
            "ko": """x1, x2, s1, s2, 출력 열이 있는 표를 그려 보면 드러납니다. s1 = NAND, s2 = OR이면 둘 다 1인 행은
                (0, 1)과 (1, 0)이고, XOR가 1인 행이 바로 이 두 행입니다. 두 입력이 모두 1일 때 1을 내는 게이트는
                무엇일까요?""",
        },
    ],
    link="README.md#why-two-layers-are-enough",
)


edit(
    "GATE39",
    task="xor_gate",
    old="return and_gate(s1, s2)",
    new="return or_gate(s1, s2)",
    title={
        "en": "behaves exactly as if the answer were 1 for all inputs",
        "ko": "어떤 입력에서도 답이 1인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The output never changes, whatever the inputs are. Between NAND and OR at least one is always
                1: only (1, 1) silences NAND, and OR fires there; only (0, 0) silences OR, and NAND fires there. So
                what the second layer does with the two decides. Look at how they are joined.""",
            "ko": """입력이 무엇이든 출력이 바뀌지 않습니다. NAND와 OR 가운데 적어도 하나는 언제나 1입니다. NAND는
                (1, 1)에서만 0인데 거기서는 OR가 1이고, OR는 (0, 0)에서만 0인데 거기서는 NAND가 1입니다. 따라서 두
                번째 층이 둘을 어떻게 합치는지가 중요합니다.""",
        },
        {
            "en": """XOR says: at least one input is 1, *and* not both are. The word between the two halves is the
                gate of the second layer. Filling in the table by hand for (0, 0), with s1 = 1 and s2 = 0, shows
                which of the known gates gives the 0 that is wanted there.""",
            "ko": """XOR는 적어도 한 입력이 1이고, 그리고 둘 다 1은 아니라는 뜻입니다. 두 절반을 잇는 말이 두 번째
                층의 게이트입니다. s1 = 1, s2 = 0인 (0, 0)의 행을 손으로 채워 보면, 거기서 필요한 0을 내는 게이트가
                무엇인지 알 수 있습니다.""",
        },
    ],
    link="README.md#why-two-layers-are-enough",
)


edit(
    "GATE40",
    task="xor_gate",
    old="return and_gate(s1, s2)",
    new="return x1 - x2",
    title={
        "en": "behaves exactly as if x2 were subtracted from x1",
        "ko": "x1에서 x2를 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the inputs are equal the output is 0, and at (1, 0) it is 1: three corners are right. At
                (0, 1) it is -1. A difference says not only that two inputs differ, but also which one is larger;
                XOR asks for the first alone. And the task asks for gates.""",
            "ko": """두 입력이 같으면 0, (1, 0)에서는 1이어서 세 꼭짓점은 맞습니다. (0, 1)에서는 -1이 나옵니다.
                뺄셈은 두 입력이 다르다는 것뿐 아니라 어느 쪽이 큰지도 말합니다. XOR가 묻는 것은 다른지뿐입니다.
                그리고 문제는 게이트를 쓰라고 합니다.""",
        },
        {
            "en": """A calculation with x1 and x2 hides what this assignment is about: one line cannot separate the
                four corners, two layers of gates can. With s1 = NAND(x1, x2) and s2 = OR(x1, x2), the README's
                table has a column that is 1 where both are, and it equals XOR in every row.""",
            "ko": """x1과 x2를 바로 계산하면 이 과제의 핵심이 가려집니다. 직선 하나로는 네 꼭짓점을 나눌 수 없지만
                게이트 두 층으로는 나눌 수 있습니다. s1 = NAND(x1, x2), s2 = OR(x1, x2)일 때 README의 표에는 둘 다
                1인 곳에서 1인 열이 있고, 이 열은 모든 행에서 XOR와 같습니다.""",
        },
    ],
    link="README.md#why-two-layers-are-enough",
)


edit(
    "GATE41",
    task="xor_gate",
    old="return and_gate(s1, s2)",
    new="return x1 + x2",
    title={
        "en": "behaves exactly as if the two inputs were added up",
        "ko": "두 입력을 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three corners are right, and (1, 1) gives 2. The sum counts the inputs that are 1. XOR wants 0
                for a count of 0, 1 for a count of 1, and 0 again for a count of 2: up, and down again. One
                threshold on a sum cannot do that; it only goes up.""",
            "ko": """세 꼭짓점은 맞고 (1, 1)에서 2가 나옵니다. 합은 1인 입력의 개수를 셉니다. XOR는 개수가 0이면 0,
                1이면 1, 2이면 다시 0이어야 합니다. 올라갔다가 다시 내려옵니다. 합에 임계값 하나를 두어서는
                올라가기만 하므로 그렇게 할 수 없습니다.""",
        },
        {
            "en": """Two gates see the count differently: OR says whether it is at least 1, NAND whether it is below
                2. Where both say yes, the count is 1, and that is XOR. So the outputs of these two, and not x1 and
                x2, go into the gate that is 1 where both of its inputs are.""",
            "ko": """두 게이트는 개수를 다르게 봅니다. OR는 1 이상인지, NAND는 2보다 작은지 말합니다. 둘 다 그렇다고
                하면 개수가 1이고, 그것이 XOR입니다. 따라서 x1과 x2가 아니라 이 둘의 출력을, 두 입력이 모두 1일 때
                1인 게이트에 넣습니다.""",
        },
    ],
    link="README.md#why-two-layers-are-enough",
)


edit(
    "GATE42",
    task="xor_gate",
    old="return and_gate(s1, s2)",
    new="return s1",
    title={
        "en": "behaves exactly as NAND does, for instance as if x1 were overwritten before the second gate reads it",
        "ko": "NAND와, 예를 들어 두 번째 게이트가 읽기 전에 x1을 덮어쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Three corners are right, and (0, 0) gives 1. That is the table of NAND: one half of XOR, "not
                both", is there, the other half is missing. At (0, 0) the first half is true, since there are not
                two ones. What else has to hold for XOR?""",
            "ko": """세 꼭짓점은 맞고 (0, 0)에서 1이 나옵니다. 이것은 NAND의 표입니다. XOR의 절반인 "둘 다는
                아니다"는 있지만 나머지 절반이 없습니다. (0, 0)에는 1이 둘 있지 않으므로 앞의 절반은 참입니다.
                XOR이려면 무엇이 더 필요할까요?""",
        },
        {
            "en": """A table with the columns NAND, OR and XOR shows that XOR is 1 in the rows where both others
                are. If OR is computed but the result does not depend on it, it does not reach the gate of the
                second layer; printing s1 and s2 for (0, 0) should show 1 and 0. An output that is stored in x1
                takes the input away from the next gate, so each output needs a name of its own.""",
            "ko": """NAND, OR, XOR 열이 있는 표를 그리면 XOR는 다른 둘이 모두 1인 행에서 1입니다. OR를 계산했는데도
                결과가 달라지지 않는다면 OR의 출력이 두 번째 층의 게이트에 들어가지 않은 것입니다. (0, 0)에서 s1과
                s2를 출력하면 1과 0이어야 합니다. 출력을 x1에 담으면 다음 게이트가 쓸 입력이 없어지므로 출력마다
                다른 이름이 필요합니다.""",
        },
    ],
    link="README.md#why-two-layers-are-enough",
)


edit(
    "GATE43",
    task="find_perceptron",
    old="product(grid, repeat=3)",
    new="product(grid[:1], grid, grid)",
    title={
        "en": "behaves exactly as if w1 only ever took the first value of the grid",
        "ko": "w1에 격자의 첫 번째 값만 넣어 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Combinations are found only where w1 is the first value of the grid; all others are never
                tried. The two inner loops run to their ends, the outermost one does not come round a second time. A
                `return` or `break` at the end of a loop's body ends it in its first round.""",
            "ko": """w1이 격자의 첫 번째 값인 조합만 찾고 나머지는 한 번도 살펴보지 않습니다. 안쪽의 두 반복문은
                끝까지 돌지만 가장 바깥 반복문이 두 번째로 돌지 않습니다. 반복문의 본문 끝에 있는 `return`이나
                `break`는 첫 번째 바퀴에서 반복문을 끝냅니다.""",
        },
        {
            "en": """A grid of 3 values has 27 combinations; a counter that is printed at the end shows 9. The
                `return None` belongs behind all three loops, on the level of the first `for`: one step of
                indentation more, and it gives up after the first value of w1.""",
            "ko": """값이 3개인 격자에는 조합이 27개 있는데 세어서 출력해 보면 9개입니다. `return None`은 세
                반복문이 모두 끝난 뒤, 첫 번째 `for`와 같은 깊이에 두어야 합니다. 한 단계만 더 들여 쓰면 w1의 첫
                번째 값만 보고 포기합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


@variant(
    "GATE44",
    title={
        "en": "behaves exactly as if a hit ended the innermost loop only",
        "ko": "맞는 조합을 찾았을 때 가장 안쪽 반복문만 끝내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back does produce the targets, with the first b that fits, but w1 and w2 are the
                last for which there is such a b. The search went on after its first hit: only the loop over b
                stopped, and later hits replaced the first. A `break` leaves one loop.""",
            "ko": """반환된 조합은 targets를 만들어 내고 b도 처음 맞은 값이지만, w1과 w2는 맞는 b가 있는 마지막
                값입니다. 처음 맞은 뒤에도 찾기가 계속되었습니다. b의 반복문만 끝나고, 나중에 맞은 조합이 처음 것을
                덮어썼습니다. `break`는 반복문 하나만 끝냅니다.""",
        },
        {
            "en": """Printing each hit as it is found shows a list that grows, where it should have one line. Three
                nested loops would need a `break` on each level, with a test for each. A `return` at the moment of
                the hit leaves all loops at once, and the function with them.""",
            "ko": """맞는 조합을 찾을 때마다 출력하면 한 줄이어야 할 것이 여러 줄로 늘어납니다. 겹친 반복문 셋을
                `break`로 끝내려면 층마다 조건과 `break`가 필요합니다. 맞은 순간에 `return`하면 모든 반복문과 함수가
                한 번에 끝납니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    found = None
    for w1, w2 in product(grid, repeat=2):
        for b in grid:
            if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                found = w1, w2, b
                break
    return found


edit(
    "GATE45",
    task="find_perceptron",
    old="return w1, w2, b",
    new="return b, w1, w2",
    title={
        "en": "behaves exactly as if the bias came first in the result",
        "ko": "결과에서 편향을 맨 앞에 두는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The three numbers are the right ones; their order is not. The search has found what it should,
                so loops and comparison are right. A tuple has no names: whoever receives it takes the first number
                for w1. Look at the line that returns, and at the order in the docstring.""",
            "ko": """세 수는 맞지만 순서가 다릅니다. 찾아야 할 조합을 찾았으므로 반복문과 비교는 맞습니다. 튜플에는
                이름이 없어서 받는 쪽은 첫 번째 수를 w1으로 봅니다. 반환하는 줄을 docstring에 적힌 순서와 견주어
                봅니다.""",
        },
        {
            "en": """For AND on the grid -1, -0.5, …, 1 the expected result is (0.5, 0.5, -0.5): two equal weights,
                then the negative bias. Here the negative number stands in front. The two weights have to come
                first, in their order, and the bias last, as in the call of the perceptron.""",
            "ko": """격자 -1, -0.5, …, 1에서 AND를 찾으면 (0.5, 0.5, -0.5)여야 합니다. 같은 가중치 둘이 먼저, 음수인
                편향이 나중입니다. 지금은 음수가 앞에 있습니다. 퍼셉트론을 호출할 때처럼 두 가중치를 순서대로 먼저,
                편향을 마지막에 둡니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE46",
    task="find_perceptron",
    old="product(grid, repeat=3)",
    new="(t for t in product(grid, repeat=3) if len(set(t)) == 3)",
    title={
        "en": "behaves exactly as if no value of the grid could be used twice",
        "ko": "격자의 값을 두 번 쓸 수 없는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Combinations in which two numbers are equal are never found, although most gates have one: AND
                is happy with two equal weights. The search takes its three values out of the grid like cards out of
                a pack. w1, w2 and b are three independent choices from the same grid.""",
            "ko": """두 수가 같은 조합은 찾지 못합니다. 그런데 대부분의 게이트에는 그런 조합이 있고, AND도 두
                가중치가 같으면 됩니다. 지금은 카드 묶음에서 카드를 뽑듯 격자에서 값을 뽑고 있습니다. w1, w2, b는
                같은 격자에서 서로 상관없이 고르는 세 값입니다.""",
        },
        {
            "en": """From a grid of 3 values 27 combinations can be made, and only 6 of them have three different
                numbers. A grid of a single value has one combination, that value three times. Three loops over the
                whole grid visit them all; `itertools.permutations` does not, `itertools.product` does.""",
            "ko": """값이 3개인 격자로 조합을 27개 만들 수 있지만 세 수가 모두 다른 것은 6개뿐입니다. 값이 하나뿐인
                격자에는 그 값을 세 번 쓴 조합이 하나 있습니다. 격자 전체를 도는 반복문 셋은 이것을 모두 살펴봅니다.
                `itertools.permutations`로는 안 되고 `itertools.product`로는 됩니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE47",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.any(perceptron(CORNERS, np.array([w1, w2]), b) == targets)",
    title={
        "en": "behaves exactly as if one right output of the four were enough",
        "ko": "네 출력 가운데 하나만 맞아도 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The search ends too early, at a combination that gets some corner right and others wrong. Even
                for XOR something comes back. Comparing two arrays gives four answers, one for each corner, and a
                single decision has to be made of them. Look at how the four become one.""",
            "ko": """찾기가 너무 일찍 끝나서, 어떤 꼭짓점은 맞고 다른 꼭짓점은 틀린 조합이 나옵니다. XOR에서도
                무언가가 반환됩니다. 배열 둘을 비교하면 꼭짓점마다 하나씩 답이 네 개 나오고, 이것을 판정 하나로
                만들어야 합니다. 넷을 하나로 만드는 방법을 살펴봅니다.""",
        },
        {
            "en": """Take the outputs 0, 0, 0, 0 and the targets 0, 0, 0, 1: three corners agree, one does not, and
                the combination is no AND. `any` asks whether at least one agrees, `all` whether each does.
                `np.array_equal` asks the second question and looks at the shape as well.""",
            "ko": """출력이 0, 0, 0, 0이고 targets가 0, 0, 0, 1이라면 세 꼭짓점은 같고 하나는 다르므로 이 조합은
                AND가 아닙니다. `any`는 하나라도 같은지, `all`은 모두 같은지 묻습니다. `np.array_equal`은 모두
                같은지 묻고 모양도 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE48",
    task="find_perceptron",
    old="product(grid, repeat=3)",
    new="((w, w, b) for w, b in product(grid, repeat=2))",
    title={
        "en": "behaves exactly as if both weights always had the same value",
        "ko": "두 가중치에 언제나 같은 값을 넣는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """AND, OR and NAND are found, because equal weights suit them. Other functions of two inputs
                treat x1 and x2 differently, and for those nothing, or not the first hit, comes back. The number of
                loops decides how many values can vary on their own. How many does the search have?""",
            "ko": """AND, OR, NAND는 두 가중치가 같아도 되므로 찾을 수 있습니다. 그러나 x1과 x2를 다르게 다루는
                함수에서는 아무것도 찾지 못하거나 처음 것이 아닌 조합이 나옵니다. 서로 상관없이 바뀔 수 있는 값의
                수는 반복문의 수로 정해집니다. 지금은 몇 개일까요?""",
        },
        {
            "en": """For the targets 0, 0, 1, 1, which repeat x1, w1 has to count and w2 must not: (1, 0, 0) would
                do, and no pair of equal weights can. Three nested loops, the outermost over w1, the next over w2
                and the innermost over b, try all of them.""",
            "ko": """targets가 x1을 그대로 따르는 0, 0, 1, 1이면 w1은 영향이 있어야 하고 w2는 없어야 합니다. (1, 0,
                0)이면 되지만 같은 가중치로는 불가능합니다. 가장 바깥이 w1, 다음이 w2, 가장 안쪽이 b인 반복문 셋으로
                모두 살펴봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE49",
    task="find_perceptron",
    old="for w1, w2, b in product",
    new="for w2, w1, b in product",
    title={
        "en": "behaves exactly as if w2 were the outermost loop",
        "ko": "w2가 가장 바깥 반복문인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back does produce the targets, yet another hit comes earlier in the order that is
                asked for. The two weights have exchanged their places in the search: w2 stays while w1 runs through
                the grid. For gates that treat both inputs alike nothing of this can be seen.""",
            "ko": """반환된 조합은 targets를 만들어 내지만, 정해진 순서에서는 더 먼저 나오는 조합이 있습니다. 찾는
                순서에서 두 가중치의 자리가 바뀌어, w2가 그대로인 동안 w1이 격자를 돕니다. 두 입력을 똑같이 다루는
                게이트에서는 이것이 드러나지 않습니다.""",
        },
        {
            "en": """With the grid 1, 0, -1 the tenth combination is the first in which the outermost number
                changes. Printing it shows (1, 0, 1), where (0, 1, 1) is asked for. The first `for` runs over w1,
                the second, inside it, over w2, and the third over b.""",
            "ko": """격자가 1, 0, -1이면 가장 바깥의 수가 처음 바뀌는 것은 열 번째 조합입니다. 출력해 보면 (1, 0,
                1)이지만 (0, 1, 1)이어야 합니다. 첫 번째 `for`는 w1, 그 안의 두 번째는 w2, 세 번째는 b를 돌아야
                합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE50",
    task="perceptron",
    old="total = x @ w + b",
    new="total = np.asarray(x)[..., 0] * w[0] + b",
    title={
        "en": "behaves exactly as if only the first input counted",
        "ko": "첫 번째 입력만 계산에 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The outputs follow the first number of each point and do not change when another one does. A
                weighted sum has as many products as there are inputs. The place to look is where the products are
                made: how many of them reach the sum before the bias is added?""",
            "ko": """출력이 각 점의 첫 번째 수만 따르고 다른 수가 바뀌어도 변하지 않습니다. 가중합에는 입력의 수만큼
                곱이 있습니다. 곱을 만드는 곳을 살펴봅니다. 편향을 더하기 전에 합에 들어가는 곱은 몇 개일까요?""",
        },
        {
            "en": """With w = (2, 2) and b = -1 the point (0, 1) has the sum 0·2 + 1·2 - 1 = 1 and fires; here its
                sum is -1. An index 0, or a `return` in the first turn of a loop, keeps the rest out. A product of
                the matrix of points with the vector of weights takes every input along.""",
            "ko": """w = (2, 2), b = -1이면 점 (0, 1)의 합은 0·2 + 1·2 - 1 = 1이므로 출력은 1입니다. 지금은 합이
                -1입니다. 인덱스 0이나 반복문 첫 바퀴의 `return`이 나머지를 빠뜨립니다. 점들의 행렬과 가중치 벡터를
                행렬곱하면 모든 입력이 들어갑니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)

edit(
    "GATE51",
    task="perceptron",
    old="total = x @ w + b",
    new="total = np.asarray(x)[..., -1] * w[-1] + b",
    title={
        "en": "behaves exactly as if only the last input counted",
        "ko": "마지막 입력만 계산에 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The outputs follow the last number of each point; the others make no difference. That is what
                remains when each product takes the place of the one before it. The place to look is the line that
                runs once for every input: does it add to the sum, or does it begin a new one?""",
            "ko": """출력이 각 점의 마지막 수만 따르고 다른 수는 영향을 주지 않습니다. 곱을 구할 때마다 앞의 것을
                덮어쓰면 이렇게 됩니다. 입력마다 한 번씩 실행되는 줄을 살펴봅니다. 합에 더하고 있을까요, 합을 새로
                시작하고 있을까요?""",
        },
        {
            "en": """With w = (2, 2) and b = -1 the point (1, 0) has the sum 2 + 0 - 1 = 1 and fires; here it is -1.
                In a loop `total = …` forgets what was there and `total += …` keeps it. The matrix product of points
                and weights has no loop in which this could happen.""",
            "ko": """w = (2, 2), b = -1이면 점 (1, 0)의 합은 2 + 0 - 1 = 1이므로 출력은 1입니다. 지금은 -1입니다.
                반복문 안의 `total = …`은 앞의 값을 잊고 `total += …`은 남겨 둡니다. 점과 가중치의 행렬곱에는 이런
                일이 생길 반복문이 없습니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)

edit(
    "GATE52",
    task="perceptron",
    old="(total > 0).astype(int)",
    new="1 / (1 + np.exp(-total))",
    title={
        "en": "behaves exactly as if the sigmoid of the sum were the output",
        "ko": "합의 시그모이드를 출력하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Numbers between 0 and 1 come back, and a sum of 0 gives 0.5. That is a smooth curve, which later
                assignments use so that a derivative exists. The perceptron of this one is older: it knows two answers
                and nothing between them. Look at what is applied to the sum.""",
            "ko": """0과 1 사이의 수가 돌아오고 합이 0이면 0.5입니다. 이것은 미분할 수 있도록 다음 과제들에서 쓰는
                매끄러운 곡선입니다. 이 과제의 퍼셉트론은 더 오래된 것으로, 두 가지 답만 알고 그 사이는 없습니다. 합에
                무엇을 적용하는지 살펴봅니다.""",
        },
        {
            "en": """With the sums -3, -1, -1, 1 the outputs have to be 0, 0, 0, 1, as integers; the curve gives 0.05,
                0.27, 0.27, 0.73. A step asks one question about the sum, whether it is above 0, and turns the answer
                into a whole number.""",
            "ko": """합이 -3, -1, -1, 1이면 출력은 정수 0, 0, 0, 1이어야 합니다. 곡선은 0.05, 0.27, 0.27, 0.73을
                냅니다. 계단 함수는 합이 0보다 큰지 한 가지만 묻고 그 답을 정수로 바꿉니다.""",
        },
    ],
    link="README.md#the-idea",
)

edit(
    "GATE53",
    task="perceptron",
    old="(total > 0).astype(int)",
    new="np.maximum(total, 0)",
    title={
        "en": "behaves exactly as if sums above 0 came back as they are, and 0 in the place of the others",
        "ko": "0보다 큰 합은 그대로, 나머지는 0으로 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Points that must not fire give 0, as they should; points that fire give their sum, however large
                it is. That function is known as ReLU, and networks use it later on. The perceptron of this course
                says that a point fires, not how strongly.""",
            "ko": """발화하지 않아야 하는 점은 바르게 0을 내지만, 발화하는 점은 합을 크기 그대로 냅니다. 이 함수는
                ReLU라고 하며 나중에 신경망에서 쓰입니다. 이 과정의 퍼셉트론은 발화하는지만 말하고 얼마나 강한지는
                말하지 않습니다.""",
        },
        {
            "en": """With the weights of OR the corner (1, 1) has the sum 3; its output has to be 1, an integer, as
                at (0, 1), whose sum is 1. Where a gate is fed with a 3, the sums of the next one are wrong as well.
                What is asked of the sum has two answers.""",
            "ko": """OR의 가중치로는 꼭짓점 (1, 1)의 합이 3이지만, 출력은 합이 1인 (0, 1)과 마찬가지로 정수 1이어야
                합니다. 다음 게이트에 3이 들어가면 그 합도 틀립니다. 합에 대해 묻는 것의 답은 두 가지뿐입니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)

edit(
    "GATE54",
    task="perceptron",
    old="total > 0",
    new="total > 0.5",
    title={
        "en": "behaves exactly as if the sum had to be clearly above 0, not above 0 alone",
        "ko": "합이 0보다 크기만 해서는 안 되고 훨씬 커야 하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Points far from the line are judged right. Points whose sum is positive and small do not fire,
                though they lie on the side that does. A bias is already part of the sum, so there is no second mark
                to be reached. Look at the number that the sum is compared with.""",
            "ko": """직선에서 먼 점은 바르게 판정됩니다. 합이 양수이지만 작은 점은 발화하는 쪽에 있는데도 발화하지
                않습니다. 편향이 이미 합에 들어 있으므로 넘어야 할 값이 또 있지는 않습니다. 합을 비교하는 수를
                살펴봅니다.""",
        },
        {
            "en": """A probability is compared with 0.5, a sum is not: σ(0) is 0.5, so the two marks are the same one
                seen on different scales. A sum of 0.25 has to fire, a sum of 0 must not. The comparison in the
                README's formula has the number that belongs here.""",
            "ko": """0.5와 비교하는 것은 확률이지 합이 아닙니다. σ(0)이 0.5이므로 두 기준은 같은 것을 다른 눈금에서 본
                것입니다. 합이 0.25이면 발화해야 하고 0이면 발화하지 않아야 합니다. README의 식에 비교할 수가
                있습니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
    example="perceptron(np.array([[0.25, 0.0], [1.0, 1.0]]), np.array([1.0, 1.0]), 0.0)",
)

edit("GATE54", task="perceptron", old="total > 0", new="total >= 0.5")
edit("GATE54", task="perceptron", old="total > 0", new="total >= 1")
edit("GATE54", task="perceptron", old="total > 0", new="total > 1")

edit(
    "GATE55",
    task="perceptron",
    old="total = x @ w + b\n",
    new="return ((x @ w > 0) + b).astype(int) if np.ndim(x) > 1 else int((x @ w > 0) + b)\n    total = x @ w + b\n",
    title={
        "en": "behaves exactly as if the bias were added after the comparison",
        "ko": "비교를 하고 난 다음에 편향을 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is 0 or 1 with the bias added, so numbers such as -3 and -2. The comparison came
                too early: it asked whether the products alone are above 0, and the bias was put on top of the answer.
                Look at the order of the steps, and at the brackets.""",
            "ko": """0이나 1에 편향을 더한 값, 예를 들어 -3과 -2가 돌아옵니다. 비교가 너무 일찍 이루어져 곱의 합만
                0보다 큰지 묻고, 그 답에 편향을 더했습니다. 계산하는 차례와 괄호를 살펴봅니다.""",
        },
        {
            "en": """Python compares after it has added, unless brackets say otherwise: `a + b > 0` compares the sum,
                `(a > 0) + b` adds to True or False. With w = (2, 2) and b = -3 the sum at (1, 1) is 4 - 3 = 1, and
                this is the number to be compared with 0.""",
            "ko": """괄호가 없으면 Python은 먼저 더하고 나서 비교합니다. `a + b > 0`은 합을 비교하고 `(a > 0) + b`는
                True나 False에 더합니다. w = (2, 2), b = -3이면 (1, 1)의 합은 4 - 3 = 1이고, 이 수를 0과 비교해야
                합니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)

edit(
    "GATE56",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w1, w2, b in product(grid[:-1], repeat=3):",
    title={
        "en": "behaves exactly as if the last value of the grid were never tried",
        "ko": "격자의 마지막 값을 한 번도 시험하지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Combinations in which the last value of the grid stands are passed over: another hit comes back,
                or None where there is no other. All the values before it are tried in the right order. The place to
                look is how far each loop runs.""",
            "ko": """격자의 마지막 값이 들어간 조합을 지나칩니다. 그래서 다른 조합이 나오거나, 다른 것이 없으면
                None입니다. 그 앞의 값들은 바른 순서로 살펴봅니다. 각 반복문이 어디까지 도는지 살펴봅니다.""",
        },
        {
            "en": """A grid of a single value shows it best: nothing is tried at all, and None comes back. The end of
                `range` and of a slice does not belong to it, so `range(len(grid))` reaches the last value and
                `range(len(grid) - 1)` does not. A loop over the grid itself needs no index.""",
            "ko": """값이 하나뿐인 격자에서 가장 잘 보입니다. 아무것도 시험하지 않고 None이 나옵니다. `range`와
                슬라이스는 끝을 포함하지 않으므로 `range(len(grid))`는 마지막 값까지 가고 `range(len(grid) - 1)`은
                가지 않습니다. 격자를 바로 도는 반복문에는 인덱스가 필요 없습니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


@variant(
    "GATE57",
    title={
        "en": "behaves exactly as if the positions in the grid came back, not the values",
        "ko": "격자의 값이 아니라 격자 안의 위치를 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Whole numbers from 0 on come back: where w1, w2 and b stand in the grid. The search itself is
                right, and it stopped at the right combination. A loop over `enumerate` or over `range` knows both,
                the position and the value. Look at which of them the `return` hands out.""",
            "ko": """0부터 시작하는 정수, 곧 w1, w2, b가 격자의 몇 번째인지가 돌아옵니다. 찾기는 맞고 멈춘 조합도
                맞습니다. `enumerate`나 `range`를 도는 반복문은 위치와 값을 모두 압니다. `return`이 그중 무엇을
                돌려주는지 살펴봅니다.""",
        },
        {
            "en": """On the grid -1, -0.5, 0, 0.5, 1 the first AND is (0.5, 0.5, -0.5), and (3, 3, 1) says where
                these numbers stand. A perceptron with the weights 3, 3 and the bias 1 fires at every corner. What is
                returned has to be what was handed to `perceptron`.""",
            "ko": """격자 -1, -0.5, 0, 0.5, 1에서 첫 AND는 (0.5, 0.5, -0.5)이고, (3, 3, 1)은 이 수들이 있는
                위치입니다. 가중치 3, 3과 편향 1인 퍼셉트론은 모든 꼭짓점에서 발화합니다. `perceptron`에 넘긴 값을
                그대로 돌려주어야 합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    for (i, w1), (j, w2), (k, b) in product(enumerate(grid), repeat=3):
        if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
            return i, j, k
    return None


edit(
    "GATE58",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.sum(perceptron(CORNERS, np.array([w1, w2]), b)) == np.sum(targets)",
    title={
        "en": "behaves exactly as if the number of ones alone had to agree",
        "ko": "1의 개수만 같으면 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back fires as often as the targets ask for, but not at the corners they ask for. Two
                lists with equal sums need not be equal lists: 0, 1, 0, 0 and 0, 0, 0, 1 have one 1 each. Look at what
                is compared with the targets.""",
            "ko": """돌아온 조합은 targets와 같은 횟수만큼 발화하지만 발화하는 꼭짓점이 다릅니다. 합이 같다고 같은
                목록은 아닙니다. 0, 1, 0, 0과 0, 0, 0, 1에는 1이 하나씩 있습니다. targets와 무엇을 비교하는지
                살펴봅니다.""",
        },
        {
            "en": """For AND the first hit on the grid -1 … 1 has a w1 of -1 here: it fires once, at another corner.
                For XOR, which no perceptron can make, something is found. All four outputs have to be equal to their
                targets, each at its own place.""",
            "ko": """격자 -1 … 1에서 AND를 찾으면 지금은 w1이 -1인 조합이 나옵니다. 한 번 발화하지만 다른 꼭짓점입니다.
                퍼셉트론 하나로 만들 수 없는 XOR도 찾았다고 나옵니다. 네 출력이 각각 제자리에서 targets와 같아야
                합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE59",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="perceptron(CORNERS, np.array([w1, w2]), b)[-1] == targets[-1]",
    title={
        "en": "behaves exactly as if the last corner alone had to agree",
        "ko": "마지막 꼭짓점의 출력만 같으면 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The combination that comes back is right at (1, 1) and need not be right anywhere else. In a loop
                over the corners a flag that is set anew on each turn tells of the last corner alone. Look at what
                becomes of a corner that does not agree when the next one does.""",
            "ko": """돌아온 조합은 (1, 1)에서 맞지만 다른 곳에서는 맞지 않아도 됩니다. 꼭짓점을 도는 반복문에서 매번
                새로 정하는 표시는 마지막 꼭짓점만 말해 줍니다. 맞지 않는 꼭짓점 다음에 맞는 꼭짓점이 오면 어떻게
                되는지 살펴봅니다.""",
        },
        {
            "en": """For XOR every combination that gives 0 at (1, 1) is taken for a hit, where None is right. Once a
                corner disagrees, the combination is out, whatever follows: the flag may only be taken away, or all
                four outputs are compared at once as arrays.""",
            "ko": """XOR에서 (1, 1)에 0을 내는 조합은 모두 맞은 것으로 여겨지지만 답은 None입니다. 꼭짓점 하나라도 맞지
                않으면 다음이 어떻든 그 조합은 탈락입니다. 표시는 내리기만 하거나, 네 출력을 배열로 한꺼번에
                비교합니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE60",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.array_equal(CORNERS @ np.array([w1, w2]) + b >= 0, targets)",
    title={
        "en": "behaves exactly as if a sum of exactly 0 fired during the search",
        "ko": "찾는 동안에는 합이 정확히 0일 때도 발화하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Combinations come back that produce the targets only for a perceptron that fires at 0, and right
                ones with a sum of 0 are passed over. The `perceptron` of this file decides otherwise. Look at whether
                the search asks it, or writes the decision out once more.""",
            "ko": """0에서도 발화하는 퍼셉트론이라야 targets를 만드는 조합이 나오고, 합이 0이 되는 맞는 조합은
                지나칩니다. 이 파일의 `perceptron`은 다르게 판정합니다. 찾을 때 `perceptron`을 부르는지, 판정을 다시
                쓰는지 살펴봅니다.""",
        },
        {
            "en": """For AND on the grid -1 … 1 the answer is (0.5, 0.5, -0.5): there (0, 1) has the sum 0 and stays
                silent. With `>=` it would fire, so that a lower bias is found. Calling `perceptron` with the corners
                keeps one rule in one place.""",
            "ko": """격자 -1 … 1에서 AND의 답은 (0.5, 0.5, -0.5)입니다. 여기에서 (0, 1)의 합은 0이고 발화하지 않습니다.
                `>=`이면 발화하므로 더 작은 편향을 찾게 됩니다. 꼭짓점들을 넣어 `perceptron`을 부르면 규칙이 한곳에만
                있게 됩니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE61",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w1, w2, b in ((v, v, v) for v in grid):",
    title={
        "en": "behaves exactly as if w1, w2 and b always had the same value",
        "ko": "w1, w2, b가 언제나 같은 값인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Only combinations of three equal numbers are tried: as many as the grid has values. All three run
                through the grid side by side, where each has to run through it for every value of the one outside.
                Look at how many loops there are, and what `zip` does with three grids.""",
            "ko": """세 수가 같은 조합만, 곧 격자에 있는 값의 수만큼만 시험합니다. 셋이 나란히 격자를 돌고 있지만, 바깥
                수의 값마다 안쪽 수가 격자를 한 바퀴 돌아야 합니다. 반복문이 몇 개인지, `zip`이 격자 셋으로 무엇을
                하는지 살펴봅니다.""",
        },
        {
            "en": """A grid of n values has n³ combinations: 5 values make 125, not 5. AND needs positive weights and
                a negative bias, which three equal numbers never are, so None comes back for it. Three nested loops, or
                the product of the grid with itself, meet every combination once.""",
            "ko": """값이 n개인 격자에는 조합이 n³개 있습니다. 5개이면 5가 아니라 125입니다. AND에는 양수 가중치와 음수
                편향이 필요한데 같은 수 셋으로는 될 수 없어서 None이 나옵니다. 반복문을 세 겹으로 겹치거나 격자의 곱을
                쓰면 모든 조합을 한 번씩 만납니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE62",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w1, w2, b in product(np.arange(-3, 3.5, 0.5), repeat=3):",
    title={
        "en": "behaves exactly as if the grid were always -3, -2.5, …, 3",
        "ko": "격자가 언제나 -3, -2.5, …, 3인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Numbers come back that do not stand in the grid that was handed over. The search is right for one
                grid, the one of the README's example, and looks at no other. The place to look is which name the loops
                run over, and whether it is set again inside of the function.""",
            "ko": """넘겨받은 격자에 없는 수가 돌아옵니다. README의 예에 나오는 격자 하나에서는 맞지만 다른 격자는 보지
                않습니다. 반복문이 어떤 이름을 도는지, 그 이름을 함수 안에서 다시 정하지 않는지 살펴봅니다.""",
        },
        {
            "en": """With the grid 2, 1, 0, -1 the answer can hold these four numbers only, in this order, and with a
                grid of one number there is one combination. The parameter `grid` is what the caller chose; the
                function has no grid of its own.""",
            "ko": """격자가 2, 1, 0, -1이면 답에는 이 네 수만 나올 수 있고 순서도 이대로이며, 값이 하나뿐인 격자에는
                조합이 하나뿐입니다. 매개변수 `grid`는 호출하는 쪽이 고른 것이고, 함수가 따로 가진 격자는 없습니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE63",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w1, w2, b in product(sorted(grid), repeat=3):",
    title={
        "en": "behaves exactly as if the grid were sorted before the search",
        "ko": "찾기 전에 격자를 정렬한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For a grid that rises, all is right. For one in another order a combination comes back that would
                be the first from small to large. The order of a grid is the caller's, and the first hit in this order
                is asked for. Look at what happens to the grid before the loops.""",
            "ko": """커지는 순서의 격자에서는 모두 맞습니다. 다른 순서의 격자에서는 작은 것부터 볼 때 처음인 조합이
                나옵니다. 격자의 순서는 호출하는 쪽이 정하며, 그 순서에서 처음 맞는 조합을 구해야 합니다. 반복문 앞에서
                격자가 어떻게 되는지 살펴봅니다.""",
        },
        {
            "en": """The grid 2, 1, 0, -1 begins with 2, so combinations with w1 = 2 are tried first and those with
                w1 = -1 last. Sorting, a set, or `np.unique` give another order. The loops can run over the grid as it
                came, whatever its order.""",
            "ko": """격자 2, 1, 0, -1은 2로 시작하므로 w1 = 2인 조합을 먼저, w1 = -1인 조합을 마지막에 시험합니다.
                정렬, 집합, `np.unique`를 쓰면 순서가 달라집니다. 반복문은 어떤 순서든 받은 격자를 그대로 돌면
                됩니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE64",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w1, w2, b in ((w1, w2, 0.0) for w1, w2 in product(grid, repeat=2)):",
    title={
        "en": "behaves exactly as if the bias were always 0",
        "ko": "편향이 언제나 0인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Two weights run through the grid and the bias stays where it is. A line without a bias goes
                through the origin, so that many functions are out of reach, AND among them. There are three numbers to
                be found, and each needs its own loop. Look at what b gets, and where.""",
            "ko": """두 가중치만 격자를 돌고 편향은 그대로입니다. 편향이 없는 직선은 원점을 지나므로 AND를 비롯한
                많은 함수를 만들 수 없습니다. 찾아야 할 수는 셋이고 저마다 반복문이 필요합니다. b가 어디에서 어떤
                값을 받는지 살펴봅니다.""",
        },
        {
            "en": """At (0, 0) the sum is the bias alone: with b = 0 it is 0 and does not fire, so NAND and every other
                function with a 1 there can never be found. On the grid -1 … 1 the first AND has b = -0.5. The
                innermost loop is that of b.""",
            "ko": """(0, 0)에서는 합이 편향뿐입니다. b = 0이면 합이 0이라 발화하지 않으므로, NAND처럼 그 자리가 1인
                함수는 결코 찾을 수 없습니다. 격자 -1 … 1에서 첫 AND의 b는 -0.5입니다. 가장 안쪽 반복문이 b의
                것입니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE65",
    task="find_perceptron",
    old="return w1, w2, b",
    new="return np.array([w1, w2]), b",
    title={
        "en": "behaves exactly as if an array of the weights came back beside the bias",
        "ko": "가중치 배열과 편향을 따로 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Two things come back, an array of two weights and a bias, as `gate_weights` has them. The numbers
                are right. What is asked for here is three numbers side by side: (w1, w2, b). The docstring's first
                line says so, and the place to look is the `return`.""",
            "ko": """`gate_weights`처럼 가중치 둘의 배열과 편향, 두 가지가 돌아옵니다. 수는 맞습니다. 여기에서
                구하는 것은 나란한 수 셋 (w1, w2, b)입니다. docstring의 첫 줄에 있습니다. `return`을 살펴봅니다.""",
        },
        {
            "en": """A caller writes `w1, w2, b = find_perceptron(…)`, and unpacking two things into three names fails.
                `perceptron` wants the weights as an array, the caller of the search does not. Both forms can be made
                of the three loop variables, each where it is needed.""",
            "ko": """호출하는 쪽은 `w1, w2, b = find_perceptron(…)`이라고 쓰는데, 둘을 이름 셋으로 풀면 오류가
                납니다. 가중치 배열이 필요한 것은 `perceptron`이지 찾기를 부른 쪽이 아닙니다. 두 형태 모두 세 반복
                변수로 필요한 곳에서 만들 수 있습니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


@variant(
    "GATE66",
    title={
        "en": "behaves exactly as if all hits came back in a list",
        "ko": "맞는 조합을 모두 목록에 담아 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A list comes back: every combination that produces the targets, in the right order, and an empty
                list where there is none. Its first element is the answer. The search is asked to end there, and to say
                None where it has found nothing. Look at what happens at a hit.""",
            "ko": """targets를 만드는 모든 조합이 바른 순서로 담긴 목록이 돌아오고, 하나도 없으면 빈 목록입니다.
                답은 그 첫 원소입니다. 찾기는 거기에서 끝나야 하고, 찾지 못하면 None을 돌려주어야 합니다. 맞았을 때
                무슨 일이 일어나는지 살펴봅니다.""",
        },
        {
            "en": """With a grid of 13 values there are 2197 combinations, and OR is hit by many of them. The first is
                known at the moment it is found, so nothing has to be collected: a `return` in the loop leaves it, and
                the line after all loops is reached by a search without a hit.""",
            "ko": """값이 13개인 격자에는 조합이 2197개 있고 OR를 만드는 것도 많습니다. 첫 번째는 찾는 순간에 알 수
                있으므로 모을 필요가 없습니다. 반복문 안의 `return`이 찾기를 끝내고, 반복문 다음 줄에는 찾지 못했을
                때만 이릅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    found = []
    for w1, w2, b in product(grid, repeat=3):
        if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
            found.append((w1, w2, b))
    return found


@variant("GATE66")
def find_perceptron(targets, grid):
    hits = product(grid, repeat=3)
    return [[w1, w2, b] for w1, w2, b in hits if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)]


@variant(
    "GATE67",
    title={
        "en": "behaves exactly as if the outermost loop went on after a hit",
        "ko": "맞는 조합을 찾은 뒤에도 가장 바깥 반복문이 계속된 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A hit ends the two inner loops, and the loop over w1 goes on: a later w1 that fits as well takes
                the place of the first. A `break` leaves the loop it stands in and no other, so each level needs one
                of its own. Look at what the outermost loop does after a hit.""",
            "ko": """맞으면 안쪽 두 반복문은 끝나지만 w1의 반복문은 계속됩니다. 그래서 나중에 맞는 w1이 처음 것을
                대신합니다. `break`는 자기가 들어 있는 반복문만 끝내므로 층마다 하나씩 있어야 합니다. 맞은 다음에
                가장 바깥 반복문이 무엇을 하는지 살펴봅니다.""",
        },
        {
            "en": """On a grid with several right values for w1 the one that comes back is not the first of them.
                Printing w1 at each hit shows more than one line. A `return` at the hit leaves the function, and with
                it all three loops; after them there is only the None to return.""",
            "ko": """맞는 w1이 여럿인 격자에서는 돌아온 것이 그중 첫 번째가 아닙니다. 맞을 때마다 w1을 출력하면 두
                줄 이상이 나옵니다. 맞은 순간에 `return`하면 함수와 함께 세 반복문이 모두 끝나고, 그 뒤에는 None을
                돌려주는 일만 남습니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)
def find_perceptron(targets, grid):
    found = None
    for w1 in grid:
        for w2 in grid:
            for b in grid:
                if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                    found = w1, w2, b
                    break
            if found is not None:
                break
    return found


@variant("GATE67")
def find_perceptron(targets, grid):
    found = None
    for w1 in grid:
        for w2, b in product(grid, repeat=2):
            if np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets):
                found = w1, w2, b
                break
    return found


naming_call("find_perceptron", "find_perceptron(np.array([0, 1, 1, 1]), np.array([0.5, 2.0, -1.0, 1.0]))")
naming_call("find_perceptron", "find_perceptron(np.array([0, 1, 0, 1]), np.array([1.5, -0.5, 1.0, 0.5, -2.0]))")
naming_call("find_perceptron", "find_perceptron(np.array([0, 0, 1, 0]), np.array([-0.5, 1.0, -1.5]))")
naming_call("and_gate", "and_gate(np.array([1, 0, 1, 1]), np.array([1, 1, 0, 1]))")
naming_call("and_gate", "and_gate(np.array([1.0]), np.array([0.0]))")
naming_call("and_gate", "and_gate(np.array([[0, 1, 1], [1, 0, 1]]), np.array([[0, 0, 1], [1, 1, 1]]))")
naming_call("or_gate", "or_gate(np.array([1, 0, 1, 1]), np.array([1, 1, 0, 1]))")
naming_call("or_gate", "or_gate(np.array([1.0]), np.array([0.0]))")
naming_call("or_gate", "or_gate(np.array([[0, 1, 1], [1, 0, 1]]), np.array([[0, 0, 1], [1, 1, 1]]))")
naming_call("nand_gate", "nand_gate(np.array([1, 0, 1, 1]), np.array([1, 1, 0, 1]))")
naming_call("nand_gate", "nand_gate(np.array([1.0]), np.array([0.0]))")
naming_call("nand_gate", "nand_gate(np.array([[0, 1, 1], [1, 0, 1]]), np.array([[0, 0, 1], [1, 1, 1]]))")
naming_call("xor_gate", "xor_gate(np.array([1, 0, 1, 1]), np.array([1, 1, 0, 1]))")
naming_call("xor_gate", "xor_gate(np.array([1.0]), np.array([0.0]))")
naming_call("xor_gate", "xor_gate(np.array([[0, 1, 1], [1, 0, 1]]), np.array([[0, 0, 1], [1, 1, 1]]))")
naming_call("perceptron", "perceptron(np.array([[0.5, -1.0]]), np.array([1.5, 0.5]), 0.25)")
naming_call("perceptron", "perceptron(np.array([[1.5], [-0.5], [0.75]]), np.array([2.0]), -1.25)")
naming_call("gate_weights", "gate_weights('IMPLY')")
naming_call(
    "perceptron", "perceptron(np.array([[1.5, -2.0, 0.5], [0.25, 1.0, -3.0]]), np.array([1.0, 0.5, -0.25]), -0.25)"
)
naming_call("perceptron", "perceptron(np.array([0.5, -1.25, 2.0]), np.array([0.25, -1.0, 1.5]), -4.0)")


@variant(
    "GATE68",
    title={
        "en": "behaves exactly as if AND had weights and a bias of OR",
        "ko": "AND에 OR의 가중치와 편향을 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers given for AND make OR: one active input is enough for them. OR itself is right. For
                equal weights the bias alone decides how many inputs it takes, so the place to look is the bias of
                AND: does it lie far enough below 0?""",
            "ko": """AND에 주어진 수로는 OR가 됩니다. 입력 하나만 켜져도 발화하기 때문입니다. OR는 맞습니다.
                가중치가 같으면 입력이 몇 개 필요한지는 편향만이 정합니다. AND의 편향을 살펴봅니다. 0보다 충분히
                작을까요?""",
        },
        {
            "en": """With weights of 1 the sums before the bias are 0, 1, 1 and 2. A bias between -1 and 0 lifts
                three of them above 0, which is OR; a bias between -2 and -1 only the last, which is AND. Writing the
                four sums of each gate beside its truth table shows it.""",
            "ko": """가중치가 1이면 편향을 더하기 전의 합은 0, 1, 1, 2입니다. 편향이 -1과 0 사이이면 셋이 0보다 커져
                OR가 되고, -2와 -1 사이이면 마지막 하나만 커져 AND가 됩니다. 게이트마다 네 합을 진리표 옆에 적어
                보면 드러납니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -1), "OR": ([2, 2], -1), "NAND": ([-2, -2], 3)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE69",
    title={
        "en": "behaves exactly as if OR had weights and a bias of AND",
        "ko": "OR에 AND의 가중치와 편향을 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers given for OR make AND: both inputs have to be active. AND itself is right. For equal
                weights the bias alone decides how many inputs it takes, so the place to look is the bias of OR: can
                one input alone lift the sum above 0?""",
            "ko": """OR에 주어진 수로는 AND가 됩니다. 두 입력이 모두 켜져야 발화하기 때문입니다. AND는 맞습니다.
                가중치가 같으면 입력이 몇 개 필요한지는 편향만이 정합니다. OR의 편향을 살펴봅니다. 입력 하나만으로
                합이 0보다 커질 수 있을까요?""",
        },
        {
            "en": """With weights of 1 the sums before the bias are 0, 1, 1 and 2. OR has to fire for three of them,
                so its bias lies between -1 and 0; a bias between -2 and -1 leaves one, and that is AND. A sum of
                exactly 0 does not fire.""",
            "ko": """가중치가 1이면 편향을 더하기 전의 합은 0, 1, 1, 2입니다. OR는 그중 셋에서 발화해야 하므로
                편향이 -1과 0 사이입니다. -2와 -1 사이이면 하나만 남고 그것은 AND입니다. 합이 정확히 0이면 발화하지
                않습니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -3), "NAND": ([-2, -2], 3)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


@variant(
    "GATE70",
    title={
        "en": "behaves exactly as if NAND were the opposite of OR",
        "ko": "NAND가 OR의 반대인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers given for NAND make NOR: 1 where neither input is active, and nowhere else. NAND is
                the opposite of AND, so it is silent at one corner only. AND is right. Look at which of AND and OR the
                weights and the bias of NAND were made of.""",
            "ko": """NAND에 주어진 수로는 NOR가 됩니다. 두 입력이 모두 꺼진 곳에서만 1입니다. NAND는 AND의
                반대이므로 꼭짓점 하나에서만 0이어야 합니다. AND는 맞습니다. NAND의 가중치와 편향을 AND와 OR 가운데
                어느 것으로 만들었는지 살펴봅니다.""",
        },
        {
            "en": """With weights of -1 the sums before the bias are 0, -1, -1 and -2. NAND has to lift the first
                three above 0: its bias lies between 1 and 2. A bias between 0 and 1 lifts the first alone. Turning
                every sign of AND gives the right numbers.""",
            "ko": """가중치가 -1이면 편향을 더하기 전의 합은 0, -1, -1, -2입니다. NAND는 처음 셋을 0보다 크게 해야
                하므로 편향이 1과 2 사이입니다. 0과 1 사이이면 첫 번째만 커집니다. AND의 부호를 모두 뒤집으면 맞는
                수가 됩니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "NAND": ([-2, -2], 1)}
    if gate not in known:
        raise ValueError(gate)
    w, b = known[gate]
    return np.array(w), b


# Any weights with the right signs are right, so the numbers of a variant are not a student's: what follows finds the
# same mistakes in other numbers.

TABLES = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0]}
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def table(weights, turn=1, at_zero=False):
    """The outputs at the four corners; ``turn`` is a factor of the bias, ``at_zero``: a sum of 0 fires."""
    w, b = weights
    sums = CORNERS @ np.asarray(w) + turn * b
    return (sums >= 0 if at_zero else sums > 0).astype(int).tolist()


def are_right(answer, **how):
    """Whether all three gates have their tables."""
    return all(table(answer(gate), **how) == right for gate, right in TABLES.items())


@predicate("GATE06")
def gate_weights(answer):
    (w, b), (nand_w, nand_b) = answer("AND"), answer("NAND")
    return table((w, b)) == TABLES["AND"] and np.array_equal(nand_w, -np.asarray(w)) and nand_b == b


@predicate("GATE07")
def gate_weights(answer):
    (w, b), (nand_w, nand_b) = answer("AND"), answer("NAND")
    return table((w, b)) == TABLES["AND"] and np.array_equal(nand_w, w) and nand_b == -b


@predicate("GATE08")
def gate_weights(answer):
    return table(answer("AND")) == TABLES["OR"] and table(answer("OR")) == TABLES["AND"]


@predicate("GATE09")
def gate_weights(answer):
    return answer("XOR") is None


@predicate("GATE24")
def gate_weights(answer):
    (w, b), (nand_w, nand_b) = answer("AND"), answer("NAND")
    return table((w, b)) == TABLES["AND"] and np.array_equal(nand_w, w) and nand_b == b


@predicate("GATE25")
def gate_weights(answer):
    return are_right(answer, turn=-1)


@predicate("GATE26")
def gate_weights(answer):
    return are_right(answer, at_zero=True) and not are_right(answer)


@predicate("GATE27")
def gate_weights(answer):
    (w, b), (nand_w, nand_b) = answer("XOR"), answer("NAND")
    return table((w, b)) == TABLES["NAND"] and np.array_equal(w, nand_w) and b == nand_b


@predicate("GATE68")
def gate_weights(answer):
    return table(answer("AND")) == table(answer("OR")) == TABLES["OR"]


@predicate("GATE69")
def gate_weights(answer):
    return table(answer("AND")) == table(answer("OR")) == TABLES["AND"]


@predicate("GATE70")
def gate_weights(answer):
    return table(answer("AND")) == TABLES["AND"] and table(answer("NAND")) == [1, 0, 0, 0]


edit(
    "GATE71",
    task="find_perceptron",
    old="if np.array_equal(",
    new="if (w1 or w2) and np.array_equal(",
    title={
        "en": "behaves exactly as if weights that are both 0 were left out",
        "ko": "두 가중치가 모두 0인 경우를 빼고 찾는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All gates are found, and the first of them. Something is missed where the bias alone would do: a
                perceptron with two weights of 0 gives the same output for every input, and two of the sixteen tables
                ask for exactly that. Does the search try every combination that the grid holds?""",
            "ko": """게이트는 모두 찾고, 첫 번째 것을 찾습니다. 그런데 편향만으로 충분한 경우를 놓칩니다. 두 가중치가
                0인 퍼셉트론은 어떤 입력에도 같은 출력을 내고, 진리표 16개 가운데 두 개가 바로 그렇습니다. 격자에 있는
                조합을 빠짐없이 살펴봅니까?""",
        },
        {
            "en": """On the grid (0, 3) the table (1, 1, 1, 1) is first produced by w1 = 0, w2 = 0, b = 3; here it is
                (0, 3, 3). A 0 is a value like any other: neither `if w1` nor a grid without its zeros asks whether
                the outputs are right.""",
            "ko": """격자 (0, 3)에서 (1, 1, 1, 1)을 처음 출력하는 것은 w1 = 0, w2 = 0, b = 3인데, 여기에서는
                (0, 3, 3)이 나옵니다. 0도 다른 값과 똑같은 값입니다. `if w1`이나 0을 뺀 격자로는 출력이 맞는지 알 수
                없습니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
    example="find_perceptron(np.array([1, 1, 1, 1]), np.array([0.0, 3.0]))",
)


@variant(
    "GATE72",
    title={
        "en": "behaves exactly as if the products were added up down the columns, not along each point",
        "ko": "점마다가 아니라 열마다 세로로 곱을 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """One point is judged rightly. For a batch there come back as many answers as a point has
                coordinates, however many points there are: the products of different points were added to one
                another. A batch has two directions; which of them belongs to one point?""",
            "ko": """점 하나는 맞게 판정합니다. 점이 여러 개이면 점이 몇 개이든 좌표의 수만큼 답이 나옵니다. 서로
                다른 점의 곱이 더해졌습니다. 배열에는 두 방향이 있습니다. 한 점에 속하는 것은 어느 방향입니까?""",
        },
        {
            "en": """For three points of two coordinates x * w has the shape (3, 2), and three sums are wanted. axis=0
                adds down the columns and leaves two; axis=1, or -1, adds along each point. x @ w does it without a
                choice.""",
            "ko": """좌표가 둘인 점이 세 개이면 x * w의 모양은 (3, 2)이고 필요한 합은 세 개입니다. axis=0은 세로로
                더해서 두 개를 남기고, axis=1이나 -1은 점마다 더합니다. x @ w를 쓰면 고를 필요가 없습니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)
def perceptron(x, w, b):
    return (np.sum(x * w, axis=0 if x.ndim == 2 else -1) + b > 0).astype(int)


@variant(
    "GATE73",
    title={
        "en": "behaves exactly as if a name in small letters were the same gate",
        "ko": "소문자로 쓴 이름도 같은 게이트로 여기는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A name in capitals that is no gate is refused. "and" is a fourth name by the docstring,
                which knows "AND", "OR" and "NAND" alone and asks for ValueError for any other. Being generous looks
                kind; it hides a misspelt name from whoever wrote it. What happens to the name before it is
                compared?""",
            "ko": """대문자로 쓴 모르는 이름은 거절합니다. docstring은 "AND", "OR", "NAND"만 알고 그 밖의 이름에는
                ValueError를 요구하므로 "and"는 다른 이름입니다. 너그럽게 받아 주면 친절해 보이지만 잘못 쓴 이름이
                드러나지 않습니다. 비교하기 전에 이름에 무슨 일이 일어납니까?""",
        },
        {
            "en": """gate_weights("and") has to raise ValueError; here it gives the weights of AND. Compare the name as
                it was given, without upper() or anything else that changes it, and raise where it is none of the
                three.""",
            "ko": """gate_weights("and")는 ValueError를 일으켜야 하는데 여기에서는 AND의 가중치가 나옵니다. upper()처럼
                이름을 바꾸는 것 없이 받은 그대로 비교하고, 세 이름이 아니면 예외를 일으킵니다.""",
        },
    ],
    link="README.md#2-gate_weightsgate",
    example='gate_weights("nand")',
)
def gate_weights(gate):
    known = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "NAND": ([-2, -2], 3)}
    if gate.upper() not in known:
        raise ValueError(gate)
    w, b = known[gate.upper()]
    return np.array(w), b


edit(
    "GATE74",
    task="find_perceptron",
    old="    return None",
    new="    return False",
    title={
        "en": "behaves exactly as if False came back where nothing was found, not None",
        "ko": "찾지 못했을 때 None이 아니라 False를 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What can be found is found, and in the right order. Where no combination is right, the task
                asks for None, Python's word for "there is nothing". False is an answer to a question of yes or no,
                and equal to the number 0 besides. Which of the two does the last line give?""",
            "ko": """찾을 수 있는 것은 맞는 순서로 찾습니다. 맞는 조합이 없을 때 이 과제가 요구하는 것은 None, 곧
                "아무것도 없음"입니다. False는 예, 아니요를 묻는 질문의 답이고 수 0과 같기도 합니다. 마지막 줄은 둘
                가운데 무엇을 돌려줍니까?""",
        },
        {
            "en": """find_perceptron with the targets 0, 1, 1, 0 of XOR has to give None on every grid, so that `is
                None` is true of it. A function that ends without a return gives None by itself; `return None`
                behind the loops says so openly.""",
            "ko": """XOR의 targets인 0, 1, 1, 0에는 어떤 grid에서나 None이 나와 `is None`이 참이어야 합니다. return
                없이 끝난 함수는 저절로 None을 돌려줍니다. 반복문 뒤에 `return None`을 쓰면 그 뜻이 분명해집니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE75",
    task="perceptron",
    old="total = x @ w + b",
    new="total = x @ w + 2 * b",
    title={
        "en": "behaves exactly as if the bias were added twice",
        "ko": "편향을 두 번 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The products are right, the sum is too low or too high by the bias. Where does b come in, and
                how often?""",
            "ko": """곱은 맞지만 합이 편향만큼 크거나 작습니다. b는 어디에서 몇 번 더합니까?""",
        },
        {
            "en": """A sum that starts from b must not get b again after the loop. By hand: with w = (2, 2) and b
                = -3 the corners (0, 0), (0, 1), (1, 0) and (1, 1) have the sums -3, -1, -1 and 1, so that only
                the last one fires. Printing the sum before it is compared with 0, for a point with three inputs
                as well, shows what the bias has done to it.""",
            "ko": """합을 b에서 시작했으면 반복문 뒤에서 b를 또 더하지 않습니다. 손으로 셈하면 w = (2, 2), b =
                -3에서 네 꼭짓점의 합은 -3, -1, -1, 1이고 마지막만 1을 냅니다. 비교하기 전의 합을 출력해 견주어
                봅니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
)


edit(
    "GATE76",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w1, b, w2 in product(grid, repeat=3):",
    title={
        "en": "behaves exactly as if b were the loop between those of w1 and w2",
        "ko": "b의 반복이 w1과 w2의 반복 사이에 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A combination comes back that is right, and another one was to be found first. In which order
                do the three loops stand?""",
            "ko": """맞는 조합이 돌아오지만 먼저 찾아야 할 것이 따로 있습니다. 반복문 셋은 어떤 순서입니까?""",
        },
        {
            "en": """w1 is the outermost, w2 comes next, and b, the innermost, changes fastest. By hand: with the
                grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b =
                1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1, 1, -1).
                Printing each combination with its four outputs shows where the order, or the comparison, is
                another.""",
            "ko": """w1이 가장 바깥, 다음이 w2이고 가장 안쪽인 b가 가장 빨리 바뀝니다. 손으로 해 보면 격자 (1, 0,
                -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로 살펴보고 마지막 것이
                답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE77",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for b, w2, w1 in product(grid, repeat=3):",
    title={
        "en": "behaves exactly as if the loops stood the other way round: b outermost, w1 innermost",
        "ko": "반복문의 순서가 거꾸로여서 b가 가장 바깥이고 w1이 가장 안쪽인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A combination comes back that is right, and another one was to be found first. Which value
                changes fastest?""",
            "ko": """맞는 조합이 돌아오지만 먼저 찾아야 할 것이 따로 있습니다. 어느 값이 가장 빨리 바뀝니까?""",
        },
        {
            "en": """The innermost loop changes fastest, and that is b; w1 is the outermost. By hand: with the
                grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b =
                1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1, 1, -1).
                Printing each combination with its four outputs shows where the order, or the comparison, is
                another.""",
            "ko": """가장 안쪽 반복이 가장 빨리 바뀌며 그것이 b입니다. w1이 가장 바깥입니다. 손으로 해 보면 격자
                (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로 살펴보고
                마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE78",
    task="find_perceptron",
    old="for w1, w2, b in product(grid, repeat=3):",
    new="for w2, b, w1 in product(grid, repeat=3):",
    title={
        "en": "behaves exactly as if w2 were the outermost loop and w1 the innermost",
        "ko": "w2가 가장 바깥이고 w1이 가장 안쪽인 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A combination comes back that is right, and another one was to be found first. Which value
                changes fastest?""",
            "ko": """맞는 조합이 돌아오지만 먼저 찾아야 할 것이 따로 있습니다. 어느 값이 가장 빨리 바뀝니까?""",
        },
        {
            "en": """The innermost loop changes fastest, and that is b; w1 is the outermost. By hand: with the
                grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b =
                1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1, 1, -1).
                Printing each combination with its four outputs shows where the order, or the comparison, is
                another.""",
            "ko": """가장 안쪽 반복이 가장 빨리 바뀌며 그것이 b입니다. w1이 가장 바깥입니다. 손으로 해 보면 격자
                (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로 살펴보고
                마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE79",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.array_equal(perceptron(CORNERS[::-1], np.array([w1, w2]), b), targets)",
    title={
        "en": "behaves exactly as if the targets were read from (1, 1) to (0, 0)",
        "ko": "targets를 (1, 1)에서 (0, 0)의 순서로 읽은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What is found produces the targets back to front. In which order do the corners stand?""",
            "ko": """찾은 것은 targets를 거꾸로 출력합니다. 꼭짓점은 어떤 순서입니까?""",
        },
        {
            "en": """The first target belongs to (0, 0) and the last one to (1, 1), which is the order of CORNERS.
                By hand: with the grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1
                = 1, w2 = 1, b = 1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is
                (1, 1, -1). Printing each combination with its four outputs shows where the order, or the
                comparison, is another.""",
            "ko": """첫 목표는 (0, 0)의 것이고 마지막은 (1, 1)의 것입니다. CORNERS의 순서와 같습니다. 손으로 해
                보면 격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로
                살펴보고 마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE80",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.array_equal(perceptron(CORNERS[:, ::-1], np.array([w1, w2]), b), targets)",
    title={
        "en": "behaves exactly as if the corners (0, 1) and (1, 0) had changed places",
        "ko": "꼭짓점 (0, 1)과 (1, 0)이 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the two middle targets are equal all is right. Which of them belongs to x1 = 0 and x2 =
                1?""",
            "ko": """가운데 두 목표가 같으면 맞습니다. x1 = 0, x2 = 1에 해당하는 것은 어느 쪽입니까?""",
        },
        {
            "en": """The second target is the output for (0, 1), the third one that for (1, 0); w1 belongs to the
                first input. By hand: with the grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search
                begins with w1 = 1, w2 = 1, b = 1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1:
                the answer is (1, 1, -1). Printing each combination with its four outputs shows where the order,
                or the comparison, is another.""",
            "ko": """둘째 목표는 (0, 1)의 출력이고 셋째는 (1, 0)의 출력입니다. w1은 첫 입력의 가중치입니다. 손으로
                해 보면 격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로
                살펴보고 마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
    example="find_perceptron(np.array([0, 0, 1, 0]), np.array([-0.5, 1.0, -1.5]))",
)


edit(
    "GATE81",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.array_equal(perceptron(CORNERS[1:], np.array([w1, w2]), b), targets[1:])",
    title={
        "en": "behaves exactly as if the first corner were not compared",
        "ko": "첫 꼭짓점을 비교하지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What is found is right at three corners. Which of the four has not been looked at?""",
            "ko": """찾은 것은 꼭짓점 셋에서 맞습니다. 넷 가운데 살펴보지 않은 것은 어느 것입니까?""",
        },
        {
            "en": """Counting starts at 0: range(1, 4) leaves out the corner (0, 0). By hand: with the grid (1, 0,
                -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b = 1, then b =
                0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1, 1, -1). Printing each
                combination with its four outputs shows where the order, or the comparison, is another.""",
            "ko": """번호는 0부터 셉니다. range(1, 4)는 꼭짓점 (0, 0)을 빠뜨립니다. 손으로 해 보면 격자 (1, 0,
                -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로 살펴보고 마지막 것이
                답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE82",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.array_equal(perceptron(CORNERS[:3], np.array([w1, w2]), b), targets[:3])",
    title={
        "en": "behaves exactly as if the last corner were not compared",
        "ko": "마지막 꼭짓점을 비교하지 않은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What is found is right at three corners. Which of the four has not been looked at?""",
            "ko": """찾은 것은 꼭짓점 셋에서 맞습니다. 넷 가운데 살펴보지 않은 것은 어느 것입니까?""",
        },
        {
            "en": """range(3) and a slice [:3] end before the corner (1, 1). By hand: with the grid (1, 0, -1) and
                the targets of AND, (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b = 1, then b = 0, then b
                = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1, 1, -1). Printing each combination
                with its four outputs shows where the order, or the comparison, is another.""",
            "ko": """range(3)과 [:3]은 꼭짓점 (1, 1) 앞에서 끝납니다. 손으로 해 보면 격자 (1, 0, -1)에서 AND (0,
                0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로 살펴보고 마지막 것이 답입니다. 조합과
                네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE83",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.sum(perceptron(CORNERS, np.array([w1, w2]), b) == targets) >= 3",
    title={
        "en": "behaves exactly as if three right outputs of the four were enough",
        "ko": "네 출력 가운데 셋만 맞으면 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What is found is right at three corners, and not always at the same three. How many have to
                agree?""",
            "ko": """찾은 것은 꼭짓점 셋에서 맞고, 그 셋이 늘 같지는 않습니다. 몇 개가 같아야 합니까?""",
        },
        {
            "en": """A hit produces all four targets; for XOR three can be had, and four cannot. By hand: with the
                grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b =
                1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1, 1, -1).
                Printing each combination with its four outputs shows where the order, or the comparison, is
                another.""",
            "ko": """맞는 조합은 네 목표를 모두 출력합니다. XOR에서는 셋까지 되고 넷은 안 됩니다. 손으로 해 보면
                격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로 살펴보고
                마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE84",
    task="find_perceptron",
    old="""반환합니다
    return None""",
    new="""반환합니다
    return max(product(grid, repeat=3), key=lambda c: sum(perceptron(CORNERS, np.array(c[:2]), c[2]) == targets))""",
    title={
        "en": "behaves exactly as if the combination with the most right outputs came back where none has all four",
        "ko": "넷 모두 맞는 조합이 없을 때 가장 많이 맞는 조합이 돌아오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where a perceptron can be found all is right. What is the answer where there is none?""",
            "ko": """퍼셉트론이 있으면 맞습니다. 없을 때의 답은 무엇입니까?""",
        },
        {
            "en": """The best of the wrong ones is wrong as well: for XOR the answer is None, and that is the
                point of the search. By hand: with the grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the
                search begins with w1 = 1, w2 = 1, b = 1, then b = 0, then b = -1, whose four outputs are 0, 0, 0
                and 1: the answer is (1, 1, -1). Printing each combination with its four outputs shows where the
                order, or the comparison, is another.""",
            "ko": """틀린 것 가운데 가장 나은 것도 틀린 것입니다. XOR의 답은 None이고 그것을 보이려고 찾는
                것입니다. 손으로 해 보면 격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1,
                1, -1)의 순서로 살펴보고 마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE85",
    task="find_perceptron",
    old="return w1, w2, b",
    new="return int(w1), int(w2), int(b)",
    title={
        "en": "behaves exactly as if the values found were cut to whole numbers",
        "ko": "찾은 값에서 소수점 아래를 버린 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The right combination is found, and other numbers come back. What does int make of 0.5?""",
            "ko": """맞는 조합을 찾았는데 다른 수가 돌아옵니다. int는 0.5를 무엇으로 만듭니까?""",
        },
        {
            "en": """The grid holds halves, and int(0.5) is 0. The values come back as they stand in the grid. By
                hand: with the grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins with w1 =
                1, w2 = 1, b = 1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the answer is (1,
                1, -1). Printing each combination with its four outputs shows where the order, or the comparison,
                is another.""",
            "ko": """격자에는 0.5 같은 수가 있고 int(0.5)는 0입니다. 격자에 있는 값을 그대로 돌려줍니다. 손으로 해
                보면 격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로
                살펴보고 마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE86",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="np.array_equal(perceptron(CORNERS, np.array([w1, w2]).astype(int), b), targets)",
    title={
        "en": "behaves exactly as if the weights were cut to whole numbers before they are tried",
        "ko": "가중치의 소수점 아래를 버리고 시험한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A combination comes back that does not produce the targets. What becomes of 0.5 in an array
                of integers?""",
            "ko": """targets를 출력하지 않는 조합이 돌아옵니다. 정수 배열에 0.5를 넣으면 어떻게 됩니까?""",
        },
        {
            "en": """np.zeros(2, dtype=int) keeps whole numbers alone: 0.5 is written into it as 0. Make a new
                array of w1 and w2 for each combination. By hand: with the grid (1, 0, -1) and the targets of AND,
                (0, 0, 0, 1), the search begins with w1 = 1, w2 = 1, b = 1, then b = 0, then b = -1, whose four
                outputs are 0, 0, 0 and 1: the answer is (1, 1, -1). Printing each combination with its four
                outputs shows where the order, or the comparison, is another.""",
            "ko": """np.zeros(2, dtype=int)에는 정수만 남아 0.5가 0이 됩니다. 조합마다 w1과 w2로 새 배열을
                만듭니다. 손으로 해 보면 격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1,
                1, -1)의 순서로 살펴보고 마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)


edit(
    "GATE87",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="b and np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    title={
        "en": "behaves exactly as if combinations that hold a 0 were left out",
        "ko": "0이 들어 있는 조합을 빼놓은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A value that is 0 never comes back. What is `if b` for b = 0?""",
            "ko": """0인 값이 한 번도 나오지 않습니다. b = 0일 때 `if b`는 무엇입니까?""",
        },
        {
            "en": """0 counts as False, though it is a good value. Whether something was found is asked by `is not
                None`. By hand: with the grid (1, 0, -1) and the targets of AND, (0, 0, 0, 1), the search begins
                with w1 = 1, w2 = 1, b = 1, then b = 0, then b = -1, whose four outputs are 0, 0, 0 and 1: the
                answer is (1, 1, -1). Printing each combination with its four outputs shows where the order, or
                the comparison, is another.""",
            "ko": """0은 False로 여겨지지만 쓸 수 있는 값입니다. 찾았는지는 `is not None`으로 묻습니다. 손으로 해
                보면 격자 (1, 0, -1)에서 AND (0, 0, 0, 1)를 찾을 때 (1, 1, 1), (1, 1, 0), (1, 1, -1)의 순서로
                살펴보고 마지막 것이 답입니다. 조합과 네 출력을 출력해 견주어 봅니다.""",
        },
    ],
    link="README.md#7-find_perceptrontargets-grid",
)

edit(
    "GATE87",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="w1 and w2 and np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
)

edit(
    "GATE87",
    task="find_perceptron",
    old="np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
    new="w1 and w2 and b and np.array_equal(perceptron(CORNERS, np.array([w1, w2]), b), targets)",
)


edit(
    "GATE42",
    task="xor_gate",
    old="s1, s2 = nand_gate(x1, x2), or_gate(x1, x2)",
    new="s1 = nand_gate(x1, x2)\n    s2 = or_gate(s1, x2)",
)


edit(
    "GATE88",
    task="perceptron",
    old="total = x @ w + b",
    new="total = x[..., 0] * w[0] + x[..., 1] * w[1] + b",
    title={
        "en": "behaves exactly as if only the first two inputs counted",
        "ko": "처음 두 입력만 계산에 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Points with two inputs are judged right. A perceptron may have one input, three, or many, as
                many as there are weights; a formula that names the inputs 0 and 1 fits two alone. How many products
                does the sum have for a point of three numbers?""",
            "ko": """입력이 둘인 점은 올바르게 판정됩니다. 퍼셉트론의 입력은 하나일 수도 셋일 수도 있고 가중치의 수와
                같습니다. 0번과 1번 입력을 적어 둔 식은 둘일 때만 맞습니다. 수가 셋인 점에서는 곱이 몇 개
                더해집니까?""",
        },
        {
            "en": """With w = (1, 1, 1), b = -2.5 and the point (1, 1, 1) the sum is 0.5 and the output 1; two products
                alone give -0.5. Where there is one weight only, w[1] is an IndexError. The product of the points
                with the weights, `x @ w`, takes all inputs along, however many there are.""",
            "ko": """w = (1, 1, 1), b = -2.5이면 점 (1, 1, 1)의 합은 0.5이고 출력은 1입니다. 곱을 둘만 더하면
                -0.5입니다. 가중치가 하나뿐이면 w[1]은 IndexError입니다. 점과 가중치를 곱하는 `x @ w`는 입력이 몇
                개든 모두 넣습니다.""",
        },
    ],
    link="README.md#1-perceptronx-w-b",
    example="perceptron(np.array([[1.0, 1.0, 1.0], [0.0, 1.0, 0.5]]), np.array([1.0, 1.0, 1.0]), -2.5)",
)

edit("GATE88", task="perceptron", old="total = x @ w + b", new="total = x[..., :2] @ w[:2] + b")
