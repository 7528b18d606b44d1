"""Mistakes that students make in gates: each variant is the reference but for one function that is wrong."""

from itertools import product

import numpy as np

from grader.testing.variants import variant


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
                accident; the others are no truth values. Each sum has to become 1 or 0 by way of one question, which
                the README's formula asks, and the answer has to be an integer for one point as well as for a batch.""",
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
                kind of part. AND and OR are right, so the place to look is NAND and what it still shares with AND.""",
            "ko": """NAND는 모든 꼭짓점에서 AND의 반대입니다. 직선은 같고 두 쪽이 서로 바뀐 것입니다. 가중치의 부호를
                바꾸어 방향은 뒤집혔지만, 합은 가중치만으로 이루어지지 않습니다. AND와 OR는 맞으므로 NAND에 AND와
                같은 것이 남아 있는지 살펴봅니다.""",
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
                in AND. AND and OR are right, so the place to look is NAND: should an active input help it to fire,
                or hinder it?""",
            "ko": """NAND는 모든 꼭짓점에서 AND의 반대입니다. 직선은 같고 두 쪽이 서로 바뀐 것입니다. 편향만 바꾸면
                직선이 움직이지만, 입력이 합을 미는 방향은 AND와 같습니다. AND와 OR는 맞으므로 NAND를 살펴봅니다.
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
        "en": "behaves exactly as if AND and OR had exchanged their biases",
        "ko": "AND와 OR의 편향이 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """AND and OR can share their weights; the bias alone makes one of them strict and the other
                generous. The further it lies below 0, the more the inputs have to bring. Each of the two gates gives
                the outputs of the other one here, while NAND is right. Look at the biases of AND and OR side by
                side.""",
            "ko": """AND와 OR는 가중치가 같아도 됩니다. 하나를 엄격하게, 다른 하나를 너그럽게 만드는 것은 편향입니다.
                편향이 0보다 작을수록 입력이 더 많이 채워야 합니다. 지금은 두 게이트가 서로의 출력을 내고 NAND는
                맞습니다. AND와 OR의 편향을 나란히 놓고 살펴봅니다.""",
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
            "en": """The three gates are right. What differs is a name that is none of them: a function that runs off
                its end, or prints a message and goes on, hands None to its caller. The mistake then shows up
                somewhere else, far from its cause. Look at what happens after the last name has been compared.""",
            "ko": """세 게이트는 맞습니다. 다른 것은 세 이름이 아닐 때입니다. 함수가 끝까지 그대로 가거나 메시지만
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
        "en": "behaves exactly as if it used the weights of AND",
        "ko": "AND의 가중치를 쓴 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """`or_gate` and `and_gate` look alike, and one is quickly made by copying the other. The outputs
                are those of the original: 1 at one corner and nowhere else. Neither the perceptron nor the weights
                that belong to each gate's name are wrong. Look at which of them `or_gate` asks for.""",
            "ko": """`or_gate`와 `and_gate`는 모양이 비슷해서 하나를 복사해 다른 하나를 만들기 쉽습니다. 지금의
                출력은 복사한 원본의 것으로, 꼭짓점 하나에서만 1입니다. 퍼셉트론에도, 게이트 이름마다 정해진
                가중치에도 잘못은 없습니다. `or_gate`가 어느 가중치를 가져오는지 살펴봅니다.""",
        },
        {
            "en": """OR is 1 at three corners: (0, 1), (1, 0) and (1, 1). Here only the last of them gives 1. With
                the lecture's weights the sum at (0, 1) is 1 for OR and -1 for AND, so that one number, printed, says
                which gate's weights are at work. A single word inside `or_gate` has to change; all the rest can stay
                as it is.""",
            "ko": """OR는 (0, 1), (1, 0), (1, 1) 세 꼭짓점에서 1입니다. 지금은 마지막 하나만 1입니다. 강의의 가중치로
                (0, 1)의 합은 OR이면 1, AND이면 -1이므로 이 수 하나만 출력해 보면 어느 게이트의 가중치인지 알 수
                있습니다. `or_gate`에서 낱말 하나만 바꾸면 되고 나머지는 그대로 두면 됩니다.""",
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
