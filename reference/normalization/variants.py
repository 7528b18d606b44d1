"""Mistakes that students make in normalization: each variant is the reference but for one function that is wrong."""

import pandas as pd

from grader.testing.variants import edit, naming_call, variant

# A table, and statistics of another one whose rows stand in another order: b is constant there, and not here.
_CELLS = (
    "pd.DataFrame({'a': [0.5, 2.25, 7.0, -3.5], 'b': [5.0, 6.5, 8.0, 5.0], 'c': [-1.0, 40.0, 13.5, 2.0]}, "
    "index=[4, 7, 5, 6])"
)
_SCALED = "pd.DataFrame({'a': [0.0, 0.3127, 1.2], 'b': [0.0, 0.0, 0.0], 'c': [-0.4041, 0.9, 0.1]}, index=[4, 7, 5])"
_STATS = (
    "pd.DataFrame({'min': [-2.0, 0.25, 5.0], 'max': [30.0, 8.0, 5.0], 'mean': [11.7, 3.1, 5.0], "
    "'std': [8.3, 2.9, 0.0]}, index=['c', 'a', 'b'])"
)
_TINY = (
    "pd.DataFrame({'t': [1e-15, 3e-15, 4e-15]}), "
    "pd.DataFrame({'min': [1e-15], 'max': [4e-15], 'mean': [2.5e-15], 'std': [1.5e-15]}, index=['t'])"
)
_ROUNDED = (
    "pd.DataFrame({'k': [0.3, 0.3]}), "
    "pd.DataFrame({'min': [0.3], 'max': [0.3], 'mean': [0.29999999999999993], 'std': [5.9e-17]}, index=['k'])"
)


@variant(
    "NORM01",
    title={
        "en": "behaves exactly as if the label stayed among the features",
        "ko": "레이블이 특성 사이에 남아 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The label comes back as it should, but it is in the first result as well. Choosing a column is
                not taking it away: the table keeps it. A network that sees its own answer among the inputs learns to
                copy it, scores perfectly, and is worth nothing on data whose answer is not known. Look at what the
                first of the two results is made of.""",
            "ko": """레이블은 올바르게 나오지만 첫 번째 결과에도 들어 있습니다. 열을 고르는 것은 열을 빼는 것이
                아니어서 표에는 그 열이 그대로 남습니다. 입력에 답이 섞여 있으면 신경망은 답을 베끼는 법을 배워
                점수는 만점이지만, 답을 모르는 데이터에서는 쓸모가 없습니다. 두 결과 가운데 첫 번째가 무엇으로
                만들어지는지 살펴봅니다.""",
        },
        {
            "en": """Counting columns is enough: the lecture's table has four, A to D, so the features should have
                three. Printing `features.columns` for the label D shows whether D is among them. The first result
                has to be a table without that column, made new, while the table that was given keeps all four.""",
            "ko": """열의 수만 세어 보면 됩니다. 강의의 표에는 A부터 D까지 네 열이 있으므로 특성은 세 열이어야
                합니다. 레이블이 D일 때 `features.columns`를 출력하면 D가 들어 있는지 알 수 있습니다. 첫 번째 결과는
                그 열이 없는 새 표여야 하고, 받은 표에는 네 열이 모두 남아 있어야 합니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
)
def split_label(df, label):
    return df, df[label]


@variant(
    "NORM02",
    title={
        "en": "behaves exactly as if the label were popped out of the table that was given",
        "ko": "받은 표에서 pop으로 레이블을 꺼낸 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both results are right, and yet something else has changed: the caller's table. A function
                receives the table itself, not a copy, so whatever is taken out of it is gone for everybody who uses
                it afterwards. A second call with the same table then fails. Look for the operation that changes
                `df`.""",
            "ko": """두 결과는 모두 맞지만 다른 것이 바뀌었습니다. 호출한 쪽의 표입니다. 함수는 복사본이 아니라 표
                자체를 받으므로, 거기에서 꺼낸 것은 그 표를 나중에 쓰는 모든 곳에서 사라집니다. 같은 표로 한 번 더
                부르면 오류가 납니다. `df`를 바꾸는 연산이 무엇인지 찾아봅니다.""",
        },
        {
            "en": """Print `df.columns` before and after the call: a column is missing the second time. In a notebook
                it shows as a KeyError when the cell is run twice. Some operations of pandas take a column out and
                hand it over, others give a new table without it. The second kind is wanted here; working on a copy
                is right as well.""",
            "ko": """호출 전과 후에 `df.columns`를 출력하면 두 번째에는 열 하나가 없습니다. 노트북에서는 셀을 두 번
                실행할 때 KeyError로 나타납니다. pandas에는 열을 꺼내서 넘겨주는 연산도 있고 그 열이 없는 새 표를
                만드는 연산도 있습니다. 여기에서는 뒤의 것을 써야 합니다. 복사본에서 작업해도 됩니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
)
def split_label(df, label):
    labels = df.pop(label)
    return df, labels


@variant(
    "NORM03",
    title={
        "en": "behaves exactly as if the standard deviation divided by n (ddof = 0)",
        "ko": "표준편차를 구할 때 n으로 나눈 것(ddof = 0)과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Min, max and mean are right, and every std is a little too small. There are two standard
                deviations: one describes the numbers at hand, the other estimates the spread of what they were drawn
                from, and this course uses the latter. Libraries differ in which one they give unasked. Look at where
                std is computed, and by which library.""",
            "ko": """최솟값, 최댓값, 평균은 맞고 std만 모두 조금씩 작습니다. 표준편차에는 두 가지가 있습니다. 하나는
                가진 수 자체의 퍼짐을 나타내고, 다른 하나는 그 수를 뽑아 온 모집단의 퍼짐을 추정합니다. 이 과정에서는
                뒤의 것을 씁니다. 기본으로 어느 쪽을 계산하는지는 라이브러리마다 다릅니다. std를 어디에서 어느
                라이브러리로 계산하는지 살펴봅니다.""",
        },
        {
            "en": """For A = 1…10 the squared distances from 5.5 add up to 82.5. Divided by 10, under the root, that
                is 2.872281; divided by 9 it is 3.027650, the number in the README's table. With 1000 rows the two
                hardly differ, so a small table shows it best. What has to change is the divisor, not the sum.""",
            "ko": """A = 1…10에서 5.5까지 거리의 제곱을 모두 더하면 82.5입니다. 10으로 나누어 제곱근을 구하면
                2.872281이고, 9로 나누면 README의 표에 있는 3.027650입니다. 행이 1000개면 둘이 거의 같으므로 작은
                표에서 확인하는 것이 좋습니다. 바꿀 것은 합이 아니라 나누는 수입니다.""",
        },
    ],
    link="README.md#the-idea",
)
def column_stats(df):
    return pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.std(ddof=0)})


@variant(
    "NORM04",
    title={
        "en": "behaves exactly as if the statistics were taken along each row (axis = 1)",
        "ko": "행마다 통계량을 구한 것(axis = 1)과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result has a row for each row of the table, where it should have one for each column. A row
                mixes a number of rooms with a distance in metres; the mean of the two says nothing. What belongs
                together is one column, from top to bottom. Look at the direction in which min, max, mean and std
                run.""",
            "ko": """결과에 열마다 한 행이 아니라 표의 행마다 한 행이 있습니다. 한 행에는 방의 수와 미터로 잰 거리가
                섞여 있어서 둘의 평균에는 아무 뜻이 없습니다. 함께 묶어야 하는 것은 위에서 아래까지 이어지는 한
                열입니다. min, max, mean, std가 어느 방향으로 계산되는지 살펴봅니다.""",
        },
        {
            "en": """The lecture's table has 10 rows and 3 columns of features, so the result should have 3 rows,
                called A, B and C; printing its shape shows 10 instead. The first row of the table, 1, 10, 100,
                should not be averaged at all. In pandas and NumPy `axis` names the direction that disappears, and
                for a statistic of each column that is the direction of the rows.""",
            "ko": """강의의 표에는 특성이 10행 3열이므로 결과는 A, B, C라는 이름의 세 행이어야 하는데, 모양을
                출력하면 10행입니다. 표의 첫 행인 1, 10, 100의 평균은 구할 이유가 없습니다. pandas와 NumPy에서
                `axis`는 계산한 뒤에 사라지는 방향을 가리킵니다. 열마다 통계량을 구할 때 사라져야 하는 것은 행의
                방향입니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)
def column_stats(df):
    return pd.DataFrame({"min": df.min(axis=1), "max": df.max(axis=1), "mean": df.mean(axis=1), "std": df.std(axis=1)})


@variant(
    "NORM05",
    title={
        "en": "behaves exactly as if std held the variance",
        "ko": "std 자리에 분산을 넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Min, max and mean are right; std is far too large, and the more so the larger the column's
                numbers are. Variance is the mean of squared distances, so its unit is squared as well: metres become
                square metres. A column is to be divided by something in its own unit. Look at the last step of how
                std is computed.""",
            "ko": """최솟값, 최댓값, 평균은 맞고 std만 너무 큽니다. 열의 수가 클수록 더 크게 벗어납니다. 분산은
                거리의 제곱을 평균한 것이어서 단위도 제곱이 됩니다. 미터가 제곱미터가 되는 것입니다. 열은 그 열과
                같은 단위의 값으로 나누어야 합니다. std를 계산하는 마지막 단계를 살펴봅니다.""",
        },
        {
            "en": """B is ten times A, so its spread has to be ten times as large: 30.276504 against 3.027650 in the
                README's table. Here the two are about 916.67 and 9.17, a hundred times apart. Squaring 3.027650 by
                hand gives the second of these numbers, which says what the step from one to the other is.""",
            "ko": """B는 A의 열 배이므로 퍼짐도 열 배여야 합니다. README의 표에서는 30.276504와 3.027650입니다.
                지금은 약 916.67과 9.17로 백 배 차이가 납니다. 3.027650을 손으로 제곱하면 뒤의 수가 나옵니다. 한
                값에서 다른 값으로 가는 단계가 무엇인지 여기에서 알 수 있습니다.""",
        },
    ],
    link="README.md#the-idea",
)
def column_stats(df):
    return pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.var()})


@variant(
    "NORM06",
    title={
        "en": "behaves exactly as if it divided by the maximum",
        "ko": "최댓값으로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The largest value becomes 1, as it should, but the smallest does not become 0 unless it was 0
                before. A column from 100 to 110 would end up between 0.91 and 1, and hardly differ from row to row.
                Normalization first moves a column and then stretches it. Look at which of the two is there.""",
            "ko": """가장 큰 값은 1이 되지만, 가장 작은 값은 원래 0이 아니었다면 0이 되지 않습니다. 100에서 110까지인
                열은 0.91과 1 사이에 몰려 행마다 차이가 거의 없게 됩니다. 정규화는 먼저 열을 옮기고 그다음에 늘이거나
                줄입니다. 둘 가운데 어느 것이 있는지 살펴봅니다.""",
        },
        {
            "en": """On paper: 1, 5, 9 should become 0, 0.5, 1, and becomes 0.11, 0.56, 1. The first number tells
                what is missing before the division, and the middle one what the divisor has to be: the distance from
                the smallest value to the largest, not from zero. Both numbers are in `stats`, in the row of that
                column.""",
            "ko": """종이에 계산해 봅니다. 1, 5, 9는 0, 0.5, 1이 되어야 하는데 0.11, 0.56, 1이 됩니다. 첫 번째 수를
                보면 나누기 전에 무엇이 빠졌는지, 가운데 수를 보면 무엇으로 나누어야 하는지 알 수 있습니다. 0부터가
                아니라 가장 작은 값부터 가장 큰 값까지의 거리입니다. 두 값 모두 `stats`에서 그 열의 행에 있습니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)
def min_max_norm(df, stats):
    return _zero_where_constant(df / stats["max"], stats)


@variant(
    "NORM07",
    title={
        "en": "behaves exactly as if it subtracted the mean and divided by the range",
        "ko": "평균을 빼고 범위로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The spread is right: from the smallest value to the largest the result covers exactly 1. But it
                begins below 0 and ends below 1, with 0 in the middle. Min-max normalization and standardization each
                have a number to subtract and a number to divide by, and here the two pairs are mixed. Look at which
                number belongs to which.""",
            "ko": """퍼짐은 맞습니다. 가장 작은 값에서 가장 큰 값까지의 거리가 정확히 1입니다. 그러나 0보다 작은
                값에서 시작해 1보다 작은 값에서 끝나고, 가운데가 0입니다. 최소-최대 정규화와 표준화에는 각각 빼는
                수와 나누는 수가 있는데 두 짝이 섞였습니다. 어느 수가 어느 쪽의 것인지 살펴봅니다.""",
        },
        {
            "en": """On paper: 1, 5, 9 should become 0, 0.5, 1, and becomes -0.5, 0, 0.5. All three are too small by
                the same 0.5, so the division is right and the subtraction is not. The table at the top of the README
                has the two pairs side by side: what is subtracted has to become 0.""",
            "ko": """종이에 계산해 봅니다. 1, 5, 9는 0, 0.5, 1이 되어야 하는데 -0.5, 0, 0.5가 됩니다. 셋 모두 똑같이
                0.5만큼 작으므로 나눗셈은 맞고 뺄셈이 틀렸습니다. README 앞부분의 표에 두 짝이 나란히 있습니다. 빼는
                값과 같은 값이 0이 되어야 합니다.""",
        },
    ],
    link="README.md#the-idea",
)
def min_max_norm(df, stats):
    return _zero_where_constant((df - stats["mean"]) / (stats["max"] - stats["min"]), stats)


@variant(
    "NORM08",
    title={
        "en": "behaves exactly as if a constant column were divided by its range of 0",
        "ko": "값이 일정한 열을 범위 0으로 그대로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Columns with different values are right. A column that holds one value everywhere has a range of
                0, and 0 divided by 0 is NaN, which pandas reports without an error. NaN spreads: a network that
                receives one of them has a loss of NaN, and weights of NaN after the first step. Look at what the
                function does before or after the division for such a column.""",
            "ko": """값이 서로 다른 열은 맞습니다. 모든 값이 같은 열은 범위가 0이고, 0을 0으로 나누면 NaN인데
                pandas는 오류를 내지 않습니다. NaN은 퍼져 나갑니다. 하나라도 들어가면 신경망의 손실이 NaN이 되고, 한
                번 갱신하고 나면 가중치도 NaN이 됩니다. 나눗셈 앞이나 뒤에서 그런 열을 어떻게 다루는지 살펴봅니다.""",
        },
        {
            "en": """The lecture's column D is 2 in every row. By hand: 2 - 2 is 0, the range is 2 - 2 = 0, and 0 / 0
                has no value. The README says what this course puts there. Which columns are meant is read from
                `stats`, not from the table: a column that was constant where it was measured is treated so even if
                it holds other values now.""",
            "ko": """강의의 D 열은 모든 행이 2입니다. 손으로 계산하면 2 - 2는 0이고 범위도 2 - 2 = 0이며, 0 / 0에는
                값이 없습니다. 이 과정에서 그 자리에 무엇을 넣는지는 README에 있습니다. 어느 열이 그런 열인지는 표가
                아니라 `stats`에서 판단합니다. 통계량을 구한 표에서 일정했던 열은 지금 다른 값이 들어 있어도 똑같이
                다룹니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def min_max_norm(df, stats):
    return (df - stats["min"]) / (stats["max"] - stats["min"])


@variant(
    "NORM09",
    title={
        "en": "behaves exactly as if the results were written back into an array of integers",
        "ko": "결과를 정수 배열에 다시 써넣은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Tables of floats come out right, tables of whole numbers as 0 and 1 with nothing between. An
                array of integers stays one: NumPy cuts off what stands behind the point of every number that is
                assigned to it, and says nothing. Look for a place where results are put, element by element or
                column by column, into an array or a copy that was there before.""",
            "ko": """실수로 된 표는 맞고, 정수로 된 표의 결과는 사이값 없이 0과 1뿐입니다. 정수 배열은 끝까지 정수
                배열입니다. NumPy는 거기에 넣는 수의 소수점 아래를 아무 말 없이 잘라 버립니다. 원래 있던 배열이나
                복사본에 결과를 원소나 열 단위로 넣는 곳이 있는지 찾아봅니다.""",
        },
        {
            "en": """A = 1…10 as integers should give 0, 0.111111, 0.222222 and so on; here nine zeros and a 1 come
                back. The same column as floats comes out right, which points at the type and not at the formula.
                Printing `dtypes` of the result shows int64. The results need an array of floats, or an expression
                that makes a new table.""",
            "ko": """정수 A = 1…10의 결과는 0, 0.111111, 0.222222처럼 이어져야 하는데 0 아홉 개와 1 하나가 나옵니다.
                같은 열을 실수로 바꾸어 넣으면 맞으므로 식이 아니라 자료형이 문제입니다. 결과의 `dtypes`를 출력하면
                int64입니다. 결과를 담을 실수 배열이나, 새 표를 만드는 식이 필요합니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)
def min_max_norm(df, stats):
    scaled = _zero_where_constant((df - stats["min"]) / (stats["max"] - stats["min"]), stats)
    return scaled.astype(df.to_numpy().dtype)


@variant(
    "NORM10",
    title={
        "en": "behaves exactly as if it measured the table itself and never looked at stats",
        "ko": "stats를 보지 않고 받은 표에서 통계량을 새로 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A table that is scaled by its own statistics comes out right; one that is scaled by another
                table's does not. The second argument exists because the two are often different tables: statistics
                are measured once, on the training data, and used for everything that comes later. Look at where min
                and max come from in the formula.""",
            "ko": """자기 자신의 통계량으로 변환한 표는 맞고, 다른 표의 통계량으로 변환한 표는 틀립니다. 두 번째
                인자가 있는 까닭은 둘이 다른 표일 때가 많기 때문입니다. 통계량은 훈련 데이터에서 한 번 구해 나중에
                오는 모든 데이터에 씁니다. 식에서 최솟값과 최댓값이 어디에서 오는지 살펴봅니다.""",
        },
        {
            "en": """Take a table with the single column -8, 1, 19 and statistics that say min 1 and max 10. By hand,
                1 becomes 0 and 19 becomes 2. Here -8 becomes 0 and 19 becomes 1: the smallest and largest of this
                very table. Results below 0 and above 1 are right for such a table. Each number of the formula has to
                be read from `stats`.""",
            "ko": """값이 -8, 1, 19인 열 하나와, 최솟값 1과 최댓값 10이 적힌 통계량으로 계산해 봅니다. 손으로
                계산하면 1은 0, 19는 2가 됩니다. 지금은 -8이 0, 19가 1이 되는데, 바로 이 표의 가장 작은 값과 가장 큰
                값입니다. 이런 표에서는 0보다 작거나 1보다 큰 결과가 맞습니다. 식의 모든 수를 `stats`에서 읽어야
                합니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)
def min_max_norm(df, stats):
    own = pd.DataFrame({"min": df.min(), "max": df.max()})
    return _zero_where_constant((df - own["min"]) / (own["max"] - own["min"]), own)


@variant(
    "NORM11",
    title={
        "en": "behaves exactly as if only the mean were divided: x - mean / std",
        "ko": "평균만 나눈 것(x - 평균 / 표준편차)과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The result still has the spread of the original column: a column from 1 to 10 is moved a little
                and not scaled at all. Division binds more strongly than subtraction, in Python as on paper; in a
                printed formula the long line of the fraction holds the upper part together, and in code something
                else has to. Look at the order in which the two operations happen.""",
            "ko": """결과의 퍼짐이 원래 열과 같습니다. 1에서 10까지인 열이 조금 옮겨졌을 뿐 크기는 그대로입니다.
                종이에서와 같이 Python에서도 나눗셈은 뺄셈보다 먼저 계산됩니다. 인쇄된 식에서는 긴 분수선이 위쪽을
                묶어 주지만 코드에서는 다른 것이 그 일을 해야 합니다. 두 연산이 어떤 순서로 계산되는지 살펴봅니다.""",
        },
        {
            "en": """For A = 1…10 the first value should be (1 - 5.5) / 3.027650 = -1.486301. Here it is 1 - 5.5 /
                3.027650, about -0.8166, and the last one 8.1834: they lie 9 apart, as 1 and 10 do. A standardized
                column has the std 1, which `describe()` shows at once. The difference has to be complete before
                anything is divided.""",
            "ko": """A = 1…10에서 첫 값은 (1 - 5.5) / 3.027650 = -1.486301이어야 합니다. 지금은 1 - 5.5 / 3.027650,
                곧 약 -0.8166이고 마지막 값은 8.1834입니다. 둘의 차이가 1과 10의 차이와 같은 9입니다. 표준화한 열의
                표준편차는 1이며 `describe()`로 바로 확인할 수 있습니다. 나누기 전에 뺄셈이 끝나 있어야 합니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)
def standard_norm(df, stats):
    return _zero_where_constant(df - stats["mean"] / stats["std"], stats)


@variant(
    "NORM12",
    title={
        "en": "behaves exactly as if a constant column were divided by its std of 0",
        "ko": "값이 일정한 열을 표준편차 0으로 그대로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Columns with different values are right. A column that holds one value everywhere lies at its
                mean in every row and has no spread, so the formula asks for 0 divided by 0: NaN, or infinity where
                the table holds something else. Neither is an error for pandas, and both ruin a network that receives
                them. Look at what happens to such a column.""",
            "ko": """값이 서로 다른 열은 맞습니다. 모든 값이 같은 열은 모든 행이 평균과 같고 퍼짐이 없으므로,
                식대로라면 0을 0으로 나누어 NaN이 되고 표에 다른 값이 있으면 무한대가 됩니다. pandas는 어느 쪽에도
                오류를 내지 않지만, 둘 다 신경망을 망가뜨립니다. 그런 열이 어떻게 처리되는지 살펴봅니다.""",
        },
        {
            "en": """The lecture's column D is 2 in every row: mean 2, std 0, and (2 - 2) / 0 has no value. The
                README says which value this course puts into every row of such a column. Whether a column is one is
                read from min and max in `stats`, because rounding can leave a std that is tiny and not 0.""",
            "ko": """강의의 D 열은 모든 행이 2입니다. 평균은 2, 표준편차는 0이고 (2 - 2) / 0에는 값이 없습니다. 이
                과정에서 그런 열의 모든 행에 어떤 값을 넣는지는 README에 있습니다. 값이 일정한 열인지는 `stats`의
                min과 max로 판단합니다. 반올림 때문에 표준편차가 0이 아니라 아주 작은 수로 남을 수 있기 때문입니다.""",
        },
    ],
    link="README.md#a-worked-example",
)
def standard_norm(df, stats):
    return (df - stats["mean"]) / stats["std"]


@variant(
    "NORM13",
    title={
        "en": "behaves exactly as if a column were constant only where its std is 0",
        "ko": "표준편차가 0일 때만 값이 일정한 열로 본 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nearly everything is right, constant columns included. What differs is a constant column whose
                value has no exact binary form: the mean is rounded, every row lies a hair away from it, and the std
                is tiny without being 0. Dividing by that blows the hair up to the size of a real difference. Look at
                the question by which constant columns are found.""",
            "ko": """값이 일정한 열을 포함해 거의 모두 맞습니다. 다른 것은 값이 이진수로 정확히 나타나지 않는 일정한
                열입니다. 평균이 반올림되어 모든 행이 평균에서 아주 조금 벗어나고, 표준편차는 0이 아닌 아주 작은 수가
                됩니다. 그 수로 나누면 미세한 차이가 진짜 차이만큼 커집니다. 값이 일정한 열을 어떤 물음으로 찾는지
                살펴봅니다.""",
        },
        {
            "en": """Ten times 0.3: the mean that pandas gives is 0.29999999999999993, a hair below 0.3, the std is
                5.9e-17, and the quotient turns every row into about 0.95, where 0 is right. A threshold for
                std does not help either, because a column of very small numbers may have a small std honestly. Two
                other statistics of the column are never rounded; comparing them answers the question.""",
            "ko": """0.3이 열 번 있으면 pandas가 구한 평균은 0.3보다 아주 조금 작고 표준편차는 5.9e-17입니다. 나누면
                0이어야 할 모든 행이 약 0.95가 됩니다. 표준편차에 기준값을 두어도 해결되지 않습니다. 아주 작은 수로
                된 열은 정말로 표준편차가 작을 수 있기 때문입니다. 열의 통계량 가운데 반올림되지 않는 두 가지를
                비교하면 알 수 있습니다.""",
        },
    ],
    link="README.md#a-worked-example",
    example="standard_norm(pd.DataFrame({'A': [0.3] * 10}), column_stats(pd.DataFrame({'A': [0.3] * 10})))",
)
def standard_norm(df, stats):
    scaled = (df - stats["mean"]) / stats["std"]
    scaled[stats.index[stats["std"] == 0]] = 0.0
    return scaled


@variant(
    "NORM14",
    title={
        "en": "behaves exactly as if the mean were added before multiplying by std",
        "ko": "표준편차를 곱하기 전에 평균을 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both steps are there, in the wrong order. Standardization subtracts first and divides second; to
                undo two steps, the one that was done last is undone first, as shoes come off before socks. In the
                order at hand the mean is multiplied as well, and everything moves far away. Look at which operation
                meets the table first.""",
            "ko": """두 단계가 모두 있지만 순서가 다릅니다. 표준화는 먼저 빼고 나중에 나눕니다. 두 단계를 되돌릴 때는
                나중에 한 것부터 되돌립니다. 양말보다 신발을 먼저 벗는 것과 같습니다. 지금 순서로는 평균에도 곱셈이
                되어 모든 값이 멀리 벗어납니다. 어느 연산이 표에 먼저 적용되는지 살펴봅니다.""",
        },
        {
            "en": """One number is enough: a standardized 0 has to become the mean again, 5.5 for the lecture's
                column A. Here it becomes 5.5 · 3.027650, about 16.65. Going there and back, `standard_norm` and then
                this function, should give every table back as it was; a column whose std is 1 hides the difference.""",
            "ko": """수 하나면 충분합니다. 표준화한 값 0은 다시 평균이 되어야 하며, 강의의 A 열에서는 5.5입니다.
                지금은 5.5 · 3.027650, 곧 약 16.65가 됩니다. `standard_norm`으로 변환한 다음 이 함수로 되돌리면 어떤
                표든 원래대로 나와야 합니다. 표준편차가 1인 열에서는 차이가 드러나지 않습니다.""",
        },
    ],
    link="README.md#6-standard_denormdf-stats",
)
def standard_denorm(df, stats):
    return (df + stats["mean"]) * stats["std"]


@variant(
    "NORM15",
    title={
        "en": "behaves exactly as if the test table were scaled by its own statistics",
        "ko": "테스트 데이터를 테스트 데이터의 통계량으로 변환한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The training table is right. The test table is on a scale of its own: the same number in the two
                tables becomes two different ones, and a network that has learnt on the first scale misreads the
                second. In use, data often come one row at a time, and one row has no spread to measure. Look at how
                often statistics are measured, and on what.""",
            "ko": """훈련 데이터는 맞습니다. 테스트 데이터는 따로 만든 척도 위에 있어서, 두 표에 있던 같은 수가 서로
                다른 수가 됩니다. 첫 번째 척도로 배운 신경망은 두 번째 척도를 잘못 읽습니다. 실제로 쓸 때는 데이터가
                한 행씩 올 때도 많은데, 한 행에서는 퍼짐을 잴 수 없습니다. 통계량을 무엇에서 몇 번 구하는지
                살펴봅니다.""",
        },
        {
            "en": """Train on A = 1…5, test on A = 6…10. By hand, with min 1 and max 5, the test values are 1.25 to
                2.25; here they are 0 to 1, so that 1 and 6 look the same. The README's table has this case in its
                last column. One set of statistics has to serve both tables, and results outside of 0 to 1 are no
                mistake.""",
            "ko": """A = 1…5로 훈련하고 A = 6…10으로 테스트합니다. 최솟값 1과 최댓값 5로 손으로 계산하면 테스트 값은
                1.25부터 2.25까지입니다. 지금은 0부터 1까지여서 1과 6이 같아집니다. README의 표에서 마지막 열이 이
                경우입니다. 통계량 하나로 두 표를 모두 변환해야 하며, 0과 1을 벗어난 결과는 잘못이 아닙니다.""",
        },
    ],
    link="README.md#the-one-rule",
)
def normalize_train_test(train, test, method):
    norms = {"min_max": min_max_norm, "standard": standard_norm}
    if method not in norms:
        raise ValueError(method)
    return norms[method](train, column_stats(train)), norms[method](test, column_stats(test))


@variant(
    "NORM16",
    title={
        "en": "behaves exactly as if the statistics came from both tables together",
        "ko": "두 표를 합쳐서 통계량을 구한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both tables are on one scale, but not on the right one. Test data stand for data that nobody has
                seen yet; once they take part in the statistics, training knows something of them, and the test looks
                better than the network is. That is called leakage, and no error message ever reports it. Look at
                which rows the statistics are measured on.""",
            "ko": """두 표가 같은 척도 위에 있지만 올바른 척도가 아닙니다. 테스트 데이터는 아직 아무도 보지 못한
                데이터를 대신합니다. 테스트 데이터가 통계량에 들어가면 훈련이 그것을 이미 알게 되어, 신경망의 실제
                실력보다 테스트 결과가 좋게 나옵니다. 이것을 데이터 누출이라고 하며 오류 메시지로는 드러나지
                않습니다. 어느 행에서 통계량을 구하는지 살펴봅니다.""",
        },
        {
            "en": """Train on A = 1…5, test on A = 6…10. The training values should run from 0 to 1; here they end at
                0.44, because the maximum in use is 10, a value that only the test table holds. The README's table
                has this case in its middle column. Statistics are to be measured before the two tables meet, and on
                one of them.""",
            "ko": """A = 1…5로 훈련하고 A = 6…10으로 테스트합니다. 훈련 값은 0부터 1까지여야 하는데 지금은 0.44에서
                끝납니다. 테스트 데이터에만 있는 10을 최댓값으로 썼기 때문입니다. README의 표에서 가운데 열이 이
                경우입니다. 통계량은 두 표를 합치기 전에, 둘 가운데 한쪽에서만 구해야 합니다.""",
        },
    ],
    link="README.md#the-one-rule",
)
def normalize_train_test(train, test, method):
    norms = {"min_max": min_max_norm, "standard": standard_norm}
    if method not in norms:
        raise ValueError(method)
    stats = column_stats(pd.concat([train, test]))
    return norms[method](train, stats), norms[method](test, stats)


edit(
    "NORM17",
    task="split_label",
    old="return features, labels",
    new="return labels, features",
    title={
        "en": "behaves exactly as if the label's column came first and the features second",
        "ko": "레이블 열이 먼저, 특성이 나중에 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both parts are right, but they stand in each other's place. A pair has no names: whoever receives
                it takes the first for the features, whatever is in it. Look at the line that returns, beside the
                sentence of the docstring that names the two results. Which one comes first there?""",
            "ko": """두 부분은 모두 맞지만 서로 자리가 바뀌었습니다. 튜플에는 이름이 없어서, 받는 쪽은 무엇이 들어 있든
                첫 번째를 특성으로 봅니다. 반환하는 줄을 docstring에서 두 결과를 설명하는 문장과 견주어 봅니다.
                거기에서는 어느 쪽이 먼저입니까?""",
        },
        {
            "en": """For the lecture's table and the label D, printing `type(...)` of the first result shows a Series
                where a DataFrame with the columns A, B and C should be. The computation can stay as it is; only the
                two names behind `return` have to change places.""",
            "ko": """강의의 표와 레이블 D로 첫 번째 결과의 `type(...)`을 출력하면 A, B, C 열을 가진 DataFrame이 아니라
                Series가 나옵니다. 계산은 그대로 두고 `return` 뒤의 두 이름의 순서만 바꾸면 됩니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
)


edit(
    "NORM18",
    task="split_label",
    old="labels = df[label]",
    new="labels = df[[label]]",
    title={
        "en": "behaves exactly as if the label came back as a table of one column",
        "ko": "레이블이 열 하나짜리 표로 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The values are right and their container is not: the label is a DataFrame with one column, where a
                Series is asked for. In pandas the number of brackets decides. A name asks for one column; a list of
                names asks for a table, even if the list holds a single name. Look at how the label's column is
                chosen.""",
            "ko": """값은 맞지만 담긴 모양이 다릅니다. Series여야 하는데 열이 하나인 DataFrame이 나옵니다. pandas에서는
                대괄호의 수가 이것을 정합니다. 이름 하나를 쓰면 열 하나를, 이름의 리스트를 쓰면 리스트에 이름이
                하나뿐이어도 표를 고릅니다. 레이블 열을 어떻게 고르는지 살펴봅니다.""",
        },
        {
            "en": """`df["D"].shape` is (10,) for the lecture's table, and `df[["D"]].shape` is (10, 1). Subtracting
                the second from an array of shape (10,) later gives a 10 by 10 table, so the difference matters. One
                pair of brackets around the name is enough.""",
            "ko": """강의의 표에서 `df["D"].shape`은 (10,)이고 `df[["D"]].shape`은 (10, 1)입니다. 나중에 모양이 (10,)인
                배열에서 뒤의 것을 빼면 10행 10열이 되므로 이 차이는 중요합니다. 이름을 감싸는 대괄호는 한 쌍이면
                됩니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
)


@variant(
    "NORM19",
    title={
        "en": "behaves exactly as if the last column were the label, whatever name is given",
        "ko": "어떤 이름을 주든 마지막 열을 레이블로 보는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where the label happens to be the last column, everything is right; any other label is not found.
                The table of the lecture ends with D, but the function gets the name of its label, and in other tables
                that column may stand anywhere. Does the name in the second parameter reach the computation at all?""",
            "ko": """레이블이 마침 마지막 열이면 모두 맞지만, 다른 열이 레이블이면 틀립니다. 강의의 표는 D로 끝나지만
                함수는 레이블의 이름을 받으며, 다른 표에서는 그 열이 어디에든 있을 수 있습니다. 두 번째 매개변수로 받은
                이름이 계산에 쓰이고 있습니까?""",
        },
        {
            "en": """A call with the label A on the lecture's table shows it: the labels have to be 1 to 10 and the
                features B, C and D. Positions such as -1 belong to one table; the name belongs to all of them. Both
                results can be made from `label` alone, without counting columns.""",
            "ko": """강의의 표에서 레이블을 A로 해서 불러 보면 드러납니다. 레이블은 1부터 10까지, 특성은 B, C, D여야
                합니다. -1과 같은 위치는 한 표에서만 맞고 이름은 모든 표에서 맞습니다. 열의 순서를 세지 않고
                `label`만으로 두 결과를 만들 수 있습니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
    example='split_label(pd.DataFrame({"a": [1, 2], "b": [3, 4]}), "a")',
)
def split_label(df, label):
    return df.iloc[:, :-1], df.iloc[:, -1]


edit(
    "NORM20",
    task="split_label",
    old="df.drop(columns=label)",
    new="df[df.columns.difference([label])]",
    title={
        "en": "behaves exactly as if the features were put into alphabetical order",
        "ko": "특성을 이름순으로 다시 늘어놓는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All columns are there and their order has changed: they are sorted by name. In the lecture's table
                nothing of this shows, because A, B, C are sorted already. A trained network knows its inputs by
                position alone, so every table has to keep its order. Which operation on the column names sorts them on
                the way?""",
            "ko": """열은 모두 있지만 순서가 이름순으로 바뀌었습니다. 강의의 표에서는 A, B, C가 이미 이름순이라서
                드러나지 않습니다. 훈련된 신경망은 입력을 위치로만 알기 때문에 표의 열 순서는 유지되어야 합니다. 열
                이름을 다루는 연산 가운데 어느 것이 정렬까지 하는지 찾아봅니다.""",
        },
        {
            "en": """A table with the columns c, a, y and the label y shows it: the features should stand as c, a.
                Sets, and `columns.difference`, do not keep an order; dropping the one column, or a loop over
                `df.columns` that leaves out `label`, does.""",
            "ko": """열이 c, a, y이고 레이블이 y인 표를 넣어 보면 특성은 c, a 순서여야 합니다. 집합과
                `columns.difference`는 순서를 지키지 않습니다. 그 열 하나만 빼거나, `df.columns`를 차례로 돌면서
                `label`만 건너뛰면 순서가 유지됩니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
    example='split_label(pd.DataFrame({"c": [1], "a": [2], "y": [3]}), "y")',
)


@variant(
    "NORM21",
    title={
        "en": "behaves exactly as if the features were the result of an in-place drop, None",
        "ko": "제자리에서 열을 빼는 drop의 결과인 None을 특성으로 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The first result is None, and the caller's table has lost a column. An operation of pandas either
                hands back a new table or changes the old one; with `inplace=True` it is the second kind, and there is
                nothing to hand back. Which of the two is wanted, when `df` has to stay as it was?""",
            "ko": """첫 번째 결과가 None이고, 호출한 쪽의 표에서 열 하나가 사라졌습니다. pandas의 연산은 새 표를
                돌려주거나 원래 표를 바꿉니다. `inplace=True`를 쓰면 원래 표를 바꾸고 돌려주는 것이 없습니다. `df`가
                그대로 있어야 한다면 어느 쪽이 필요합니까?""",
        },
        {
            "en": """Printing the features shows None, and `df.columns` afterwards has no D any more. Without `inplace`
                the same method leaves `df` alone and returns the table without the column, which is exactly what the
                first result has to be.""",
            "ko": """특성을 출력하면 None이고, 그 뒤의 `df.columns`에는 D가 없습니다. `inplace`를 빼면 같은 메서드가
                `df`를 그대로 두고 그 열이 없는 표를 돌려줍니다. 첫 번째 결과로 필요한 것이 바로 그 표입니다.""",
        },
    ],
    link="README.md#1-split_labeldf-label",
)
def split_label(df, label):
    labels = df[label]
    features = df.drop(columns=label, inplace=True)
    return features, labels


edit(
    "NORM22",
    task="column_stats",
    old='pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.std(ddof=1)})',
    new="df.describe()",
    title={
        "en": "behaves exactly as if the statistics were the rows and the columns of df the columns",
        "ko": "통계량이 행, df의 열이 열이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers are right, but the table lies on its side: its rows are called min, max, mean and std.
                The other functions ask for `stats["min"]`, and in pandas square brackets choose a column. So each
                statistic has to be a column, and each column of `df` a row. Which direction does the result of the
                computation have?""",
            "ko": """값은 맞지만 표가 옆으로 누워 있어서 행 이름이 min, max, mean, std입니다. 다른 함수들은
                `stats["min"]`을 찾는데 pandas에서 대괄호는 열을 고릅니다. 그러므로 통계량마다 열 하나, `df`의 열마다
                행 하나가 되어야 합니다. 계산한 결과는 어느 방향으로 놓여 있습니까?""",
        },
        {
            "en": """`column_stats(df).columns` should contain min, max, mean and std; here it shows A, B and C.
                `df.describe()` prints its statistics downwards, which reads well and is the wrong way round here. One
                attribute of a DataFrame turns rows into columns.""",
            "ko": """`column_stats(df).columns`에 min, max, mean, std가 있어야 하는데 지금은 A, B, C가 나옵니다.
                `df.describe()`는 통계량을 아래로 늘어놓아 읽기에는 좋지만 여기에서 필요한 방향과 반대입니다.
                DataFrame에는 행과 열을 맞바꾸는 속성이 있습니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)


edit("NORM22", task="column_stats", old='"std": df.std(ddof=1)})', new='"std": df.std(ddof=1)}).T')


@variant(
    "NORM23",
    title={
        "en": "behaves exactly as if all columns together had one minimum, maximum, mean and std",
        "ko": "모든 열을 합쳐 최솟값, 최댓값, 평균, std를 하나씩만 구하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Every row of the result holds the same four numbers: they describe all values of the table at
                once. NumPy's functions go through a whole array unless a direction is named, and pandas' methods do
                not. A distance in metres and a number of rooms have no common maximum that would mean anything. Look
                at what each statistic runs over.""",
            "ko": """결과의 모든 행에 같은 네 수가 들어 있습니다. 표의 모든 값을 한꺼번에 나타내는 수입니다. NumPy의
                함수는 방향을 정하지 않으면 배열 전체를 보고, pandas의 메서드는 그렇지 않습니다. 미터로 잰 거리와 방의
                수에 공통된 최댓값은 아무 뜻이 없습니다. 통계량마다 어떤 값들을 보는지 살펴봅니다.""",
        },
        {
            "en": """For the lecture's features the result says max = 1000 for A, whose largest number is 10. An array
                of shape (10, 3) has to become 3 numbers for each statistic, so the direction of the 10 rows has to
                disappear: `axis=0` in NumPy, or the methods of the DataFrame.""",
            "ko": """강의의 특성에서 가장 큰 수가 10인 A의 max가 1000으로 나옵니다. 모양이 (10, 3)인 배열에서
                통계량마다 수가 3개 나와야 하므로 10행의 방향이 사라져야 합니다. NumPy에서는 `axis=0`을 쓰고,
                DataFrame의 메서드를 써도 됩니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)
def column_stats(df):
    values = df.to_numpy()
    every = {"min": values.min(), "max": values.max(), "mean": values.mean(), "std": values.std(ddof=1)}
    return pd.DataFrame(every, index=df.columns)


@variant("NORM23")
def column_stats(df):
    values = df.to_numpy()
    every = {"min": values.min(), "max": values.max(), "mean": values.mean(), "std": values.std()}
    return pd.DataFrame(every, index=df.columns)


edit(
    "NORM24",
    task="column_stats",
    old='"min": df.min(), "max": df.max()',
    new='"min": df.max(), "max": df.min()',
    title={
        "en": "behaves exactly as if min and max had changed places",
        "ko": "min과 max의 자리가 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Mean and std are right. Under min stands the largest number of each column, under max the
                smallest. With such statistics the range is negative and a minimum becomes 1 where it should become 0,
                so the mistake travels into every function that uses them. Look at which result is stored under which
                name.""",
            "ko": """평균과 std는 맞습니다. min에는 열마다 가장 큰 수가, max에는 가장 작은 수가 들어 있습니다. 이런
                통계량으로는 범위가 음수가 되고 0이 되어야 할 최솟값이 1이 되므로, 이것을 쓰는 모든 함수로 잘못이
                퍼집니다. 어떤 결과를 어떤 이름에 넣는지 살펴봅니다.""",
        },
        {
            "en": """The README's table has 1 and 10 in the row of A; here it reads 10 and 1. A check that costs one
                line: `(stats["min"] <= stats["max"]).all()` has to be True for every table there is. The two values,
                or the two names in the list of columns, have to be exchanged.""",
            "ko": """README의 표에서 A의 행은 1과 10인데 여기에서는 10과 1입니다. 한 줄로 확인할 수 있습니다. 어떤
                표에서든 `(stats["min"] <= stats["max"]).all()`은 True여야 합니다. 두 값을, 또는 열 이름 목록에서 두
                이름을 맞바꿉니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)


edit(
    "NORM25",
    task="min_max_norm",
    old='(df - stats["min"]) / (stats["max"] - stats["min"])',
    new='df - stats["min"] / (stats["max"] - stats["min"])',
    title={
        "en": "behaves exactly as if only the minimum were divided: x - min / (max - min)",
        "ko": "최솟값만 나누는 것(x - min / (max - min))과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The columns keep their spread: the results of A still lie 9 apart. Python divides before it
                subtracts, as on paper; the long line of a fraction on paper is a pair of parentheses in a program.
                Look at what stands to the left of the division sign, and how much of it the sign takes hold of.""",
            "ko": """열의 퍼짐이 그대로여서 A의 결과가 여전히 9만큼 벌어져 있습니다. Python은 종이 위에서와 같이
                뺄셈보다 나눗셈을 먼저 합니다. 종이에 긋는 긴 분수 선이 프로그램에서는 괄호입니다. 나눗셈 기호의 왼쪽에
                무엇이 있고 그 가운데 어디까지 나누어지는지 살펴봅니다.""",
        },
        {
            "en": """With the lecture's statistics A = 10 has to become 1; here it becomes 10 - 1/9 = 9.888889. The
                difference x - min is one quantity and has to be finished before anything is divided: the numerator
                needs parentheses of its own, like the range below it.""",
            "ko": """강의의 통계량으로 A = 10은 1이 되어야 하는데 여기에서는 10 - 1/9 = 9.888889가 됩니다. 차 x - min은
                하나의 양이므로 나누기 전에 먼저 계산해야 합니다. 분모의 범위처럼 분자에도 괄호가 필요합니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)


edit(
    "NORM26",
    task="min_max_norm",
    old='(df - stats["min"]) / (stats["max"] - stats["min"])',
    new='(df - stats["min"]) / stats["max"]',
    title={
        "en": "behaves exactly as if the difference to the minimum were divided by the maximum",
        "ko": "최솟값을 뺀 다음 최댓값으로 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The minimum becomes 0 as it should, and the maximum stays below 1. After the subtraction the
                largest value is no longer max: it has moved down together with all others. What a column has to be
                divided by is the largest value that is left then. Look at the denominator.""",
            "ko": """최솟값은 올바르게 0이 되는데 최댓값이 1에 이르지 못합니다. 뺄셈을 하고 나면 가장 큰 값은 더 이상
                max가 아닙니다. 다른 값들과 함께 내려왔기 때문입니다. 나누어야 할 수는 그때 남아 있는 가장 큰 값입니다.
                분모를 살펴봅니다.""",
        },
        {
            "en": """A runs from 1 to 10. After subtracting 1 it runs from 0 to 9, and 9 / 10 = 0.9 is what comes out
                here for the last row, where 1 is expected. The distance from min to max, the range, brings the largest
                value to exactly 1, wherever the column begins.""",
            "ko": """A는 1부터 10까지입니다. 1을 빼면 0부터 9까지가 되고, 마지막 행은 1이어야 하는데 9 / 10 = 0.9가
                나옵니다. min에서 max까지의 거리인 범위로 나누면 열이 어디에서 시작하든 가장 큰 값이 정확히 1이
                됩니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)


edit(
    "NORM27",
    task="min_max_norm",
    old='(df - stats["min"]) / (stats["max"] - stats["min"])',
    new='(stats["max"] - df) / (stats["max"] - stats["min"])',
    title={
        "en": "behaves exactly as if the scale were turned round: min becomes 1, max becomes 0",
        "ko": "척도가 뒤집혀 min이 1, max가 0이 되는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All results lie between 0 and 1, and they fall where the column rises. The distance is measured
                from the wrong end: the largest value gets 0. A network could learn with that, but the inverse and
                every reader of the table expect a scale that grows with the values. From which end should the distance
                be measured?""",
            "ko": """결과는 모두 0과 1 사이에 있지만, 열의 값이 커질 때 작아집니다. 거리를 반대쪽 끝에서 재서 가장 큰
                값이 0이 됩니다. 신경망은 이대로도 배울 수 있지만, 역변환과 표를 읽는 사람은 값이 클수록 커지는 척도를
                기대합니다. 어느 쪽 끝에서 거리를 재야 합니까?""",
        },
        {
            "en": """The README's table begins with 0 for A = 1 and ends with 1 for A = 10; here it is the other way
                round, and 0.888889 stands where 0.111111 belongs. The denominator is right. In the numerator the value
                comes first and the minimum is subtracted from it.""",
            "ko": """README의 표는 A = 1에서 0으로 시작해 A = 10에서 1로 끝나는데, 여기에서는 반대이고 0.111111의
                자리에 0.888889가 있습니다. 분모는 맞습니다. 분자에서는 값이 먼저 오고 거기에서 최솟값을 뺍니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)


edit(
    "NORM28",
    task="min_max_norm",
    old="return _zero_where_constant(scaled, stats)",
    new="return _zero_where_constant(scaled, stats).clip(0, 1)",
    title={
        "en": "behaves exactly as if results below 0 became 0 and results above 1 became 1",
        "ko": "0보다 작은 결과는 0, 1보다 큰 결과는 1로 바꾸는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Inside the range everything is right; outside it all values become the same. The interval from 0
                to 1 is what the formula gives for the table that was measured. Another table may lie outside, and how
                far outside is information that a network can use. Nothing in the formula cuts values off. What does
                here?""",
            "ko": """범위 안에서는 모두 맞지만, 범위 밖의 값은 모두 같아집니다. 0부터 1까지는 통계량을 잰 표에서 나오는
                구간입니다. 다른 표의 값은 그 밖에 있을 수 있고, 얼마나 벗어났는지는 신경망이 쓸 수 있는 정보입니다.
                식에는 값을 자르는 부분이 없습니다. 어디에서 잘리고 있습니까?""",
        },
        {
            "en": """With min = 1 and max = 10 the value -8 has to become -1 and 19 has to become 2; here they are 0
                and 1, like the ends of the range themselves. The README's section on the one rule has test data from
                1.25 to 2.25, and calls them right.""",
            "ko": """min = 1, max = 10에서 -8은 -1, 19는 2가 되어야 하는데 여기에서는 범위의 양 끝과 같은 0과 1이
                됩니다. 한 가지 규칙을 설명한 README의 절에서는 테스트 데이터가 1.25부터 2.25까지이고, 그것이 맞다고
                되어 있습니다.""",
        },
    ],
    link="README.md#the-one-rule",
)


edit(
    "NORM29",
    task="min_max_norm",
    old="return _zero_where_constant(scaled, stats)",
    new="return scaled.fillna(0.0)",
    title={
        "en": "behaves exactly as if NaN were replaced by 0.0 afterwards, and inf stayed",
        "ko": "나중에 NaN만 0.0으로 바꾸고 inf는 그대로 두는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A constant column of the measured table becomes 0.0, since 0 / 0 is NaN and NaN is replaced.
                Another table may hold other values in that column, and a number other than 0 divided by 0 is inf,
                which no replacement of NaN reaches. The cause is in `stats`, not in the result. What does `stats` say
                of such a column?""",
            "ko": """통계량을 잰 표에서 일정한 열은 0 / 0이 NaN이고 NaN을 바꾸므로 0.0이 됩니다. 그러나 다른 표에서는
                그 열에 다른 값이 있을 수 있고, 0이 아닌 수를 0으로 나누면 inf가 되어 NaN을 바꾸는 것으로는 없어지지
                않습니다. 원인은 결과가 아니라 `stats`에 있습니다. `stats`에서 그런 열은 어떻게 나타납니까?""",
        },
        {
            "en": """Statistics with min = max = 2 and a table that holds 2 and 3 show both: 2 gives NaN and then 0.0,
                3 gives inf. Every row of that column has to be 0.0. Comparing `stats["max"]` with `stats["min"]` finds
                the column before the division has happened.""",
            "ko": """min = max = 2인 통계량과 2, 3이 들어 있는 표를 넣으면 둘 다 볼 수 있습니다. 2는 NaN이었다가 0.0이
                되고 3은 inf가 됩니다. 이 열의 모든 행이 0.0이어야 합니다. `stats["max"]`와 `stats["min"]`을 비교하면
                나누기 전에 그런 열을 찾을 수 있습니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
    example='min_max_norm(pd.DataFrame({"k": [2.0, 2.5]}), column_stats(pd.DataFrame({"k": [2.0, 2.0]})))',
)


edit(
    "NORM30",
    task="min_max_norm",
    old='(df - stats["min"]) / (stats["max"] - stats["min"])',
    new='(df - stats["min"].min()) / (stats["max"].max() - stats["min"].min())',
    title={
        "en": "behaves exactly as if all columns shared one minimum and one range",
        "ko": "모든 열이 최솟값과 범위를 하나씩 함께 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """All columns have been scaled by the same two numbers, so the largest one reaches 1 and the others
                stay near 0. That is the state that normalization is there to end: the column with the big unit drowns
                the rest. `stats` has a row for each column. Look at whether each column meets its own row.""",
            "ko": """모든 열이 같은 두 수로 변환되어, 가장 큰 열만 1에 이르고 나머지는 0 근처에 머뭅니다. 단위가 큰
                열이 나머지를 덮어 버리는 것은 정규화로 없애려던 바로 그 상태입니다. `stats`에는 열마다 행이 하나씩
                있습니다. 열마다 자기 행을 쓰는지 살펴봅니다.""",
        },
        {
            "en": """With the lecture's statistics A, B and C all have to become 0, 0.111111, …, 1. Here A ends at 9 /
                999. When pandas subtracts the Series `stats["min"]` from a DataFrame, it finds the row of each column
                by name; a further `.min()` or `.max()` leaves one number for all.""",
            "ko": """강의의 통계량으로 A, B, C는 모두 0, 0.111111, …, 1이 되어야 하는데 여기에서 A는 9 / 999에서
                끝납니다. pandas는 DataFrame에서 Series인 `stats["min"]`을 뺄 때 이름으로 열마다 맞는 행을 찾습니다.
                거기에 `.min()`이나 `.max()`를 더 붙이면 모두에게 수 하나만 남습니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
)


edit(
    "NORM31",
    task="standard_norm",
    old='(df - stats["mean"]) / stats["std"]',
    new='df / stats["std"]',
    title={
        "en": "behaves exactly as if the mean were not subtracted",
        "ko": "평균을 빼지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The spread is right, and the place is not: the columns do not lie around 0. Standardization is two
                steps, to move and to stretch, and the first is missing. Without it every input of a network is
                positive, and its first layer has to find out the shift by itself. Look at the numerator.""",
            "ko": """퍼짐은 맞지만 위치가 맞지 않아, 열의 값이 0 주위에 놓이지 않습니다. 표준화는 옮기기와 늘이기의 두
                단계인데 첫 번째가 빠졌습니다. 그러면 신경망의 입력이 모두 양수가 되어 첫 번째 층이 그 차이까지 배워야
                합니다. 분자를 살펴봅니다.""",
        },
        {
            "en": """For the lecture's A the first result has to be -1.486301, and 1 / 3.027650 = 0.330289 comes back.
                Averaging each column of the result is a check: all means have to be 0 up to rounding. The value that
                becomes 0 is the mean, 5.5, and not 0 itself.""",
            "ko": """강의의 A에서 첫 결과는 -1.486301이어야 하는데 1 / 3.027650 = 0.330289가 나옵니다. 결과의 열마다
                평균을 구해 보면 확인할 수 있습니다. 반올림 오차를 빼면 모두 0이어야 합니다. 0이 되는 값은 0이 아니라
                평균인 5.5입니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)


edit(
    "NORM32",
    task="standard_norm",
    old='(df - stats["mean"]) / stats["std"]',
    new='df - stats["mean"]',
    title={
        "en": "behaves exactly as if the columns were moved to mean 0 and not divided by std",
        "ko": "평균만 빼고 std로 나누지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The columns lie around 0, each with its old spread: C still reaches from -450 to 450 where A goes
                from -4.5 to 4.5. Centring is the first half of standardization. The second half makes one standard
                deviation the unit of every column, and only then do different units disappear. What is done after the
                mean is gone?""",
            "ko": """열의 값이 0 주위에 놓이지만 퍼짐은 그대로여서, A가 -4.5부터 4.5까지일 때 C는 여전히 -450부터
                450까지입니다. 평균을 빼는 것은 표준화의 절반입니다. 나머지 절반은 표준편차를 모든 열의 단위로 삼는
                것이고, 그래야 서로 다른 단위가 없어집니다. 평균을 뺀 다음에 무엇을 합니까?""",
        },
        {
            "en": """The README's table shows that A, B and C become the same column, from -1.486301 to 1.486301. Here
                they differ by factors of 10. `scaled.std()` has to be 1 for each column of the table that was
                measured; the divisor is in `stats`.""",
            "ko": """README의 표에 따르면 A, B, C는 모두 -1.486301부터 1.486301까지 같은 열이 됩니다. 여기에서는 10배씩
                다릅니다. 통계량을 잰 표라면 `scaled.std()`가 열마다 1이어야 합니다. 나눌 수는 `stats`에 있습니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)


edit(
    "NORM33",
    task="standard_norm",
    old='/ stats["std"]',
    new='/ stats["std"] ** 2',
    title={
        "en": "behaves exactly as if the difference were divided by the variance",
        "ko": "평균과의 차를 분산으로 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The mean becomes 0, but one standard deviation above it does not become 1. Columns with a large
                spread end up too narrow and those with a spread below 1 too wide, which is what dividing twice does. A
                variance has the squared unit of its column; the result should have none. Look at the divisor.""",
            "ko": """평균은 0이 되지만 평균보다 표준편차만큼 큰 값이 1이 되지 않습니다. 퍼짐이 큰 열은 너무 좁아지고
                퍼짐이 1보다 작은 열은 너무 넓어지는데, 두 번 나눌 때 나타나는 모습입니다. 분산의 단위는 열의 단위의
                제곱이지만 결과에는 단위가 없어야 합니다. 나누는 수를 살펴봅니다.""",
        },
        {
            "en": """With mean 10 and std 3 the value 13 has to become 1; 3 / 9 = 0.333333 comes back. The sample
                variance of the lecture's A is 9.166667, its root 3.027650 is what `stats` holds under std. That number
                divides once, without a square.""",
            "ko": """평균이 10이고 std가 3이면 13은 1이 되어야 하는데 3 / 9 = 0.333333이 나옵니다. 강의의 A에서
                표본분산은 9.166667이고, `stats`의 std에는 그 제곱근인 3.027650이 들어 있습니다. 이 수를 제곱하지 않고
                한 번만 나눕니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)


@variant(
    "NORM34",
    title={
        "en": "behaves exactly as if mean and std were those of the table itself, not those in stats",
        "ko": "stats가 아니라 표 자체의 평균과 std를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The formula is right, and the numbers in it come from the wrong table. As long as a table is
                scaled by its own statistics, nobody notices. A test table or a single new house has to be scaled by
                the numbers of the training data, which is why they are handed in. Where do mean and std come from
                here?""",
            "ko": """식은 맞지만 거기에 넣는 수가 다른 표에서 왔습니다. 표를 자기 통계량으로 변환하는 동안에는 드러나지
                않습니다. 테스트 표나 새로 들어온 집 한 채는 훈련 데이터의 수로 변환해야 하므로, 그 수를 인자로
                받습니다. 여기에서 평균과 std는 어디에서 옵니까?""",
        },
        {
            "en": """With mean 10 and std 3 in `stats` the values 4, 10, 13 have to become -2, 0, 1. Measured on these
                three values the mean would be 9, and 10 would not become 0. Neither `df.mean()` nor `df.std()` has a
                place in this function.""",
            "ko": """`stats`의 평균이 10, std가 3이면 4, 10, 13은 -2, 0, 1이 되어야 합니다. 이 세 값에서 평균을 구하면
                9여서 10이 0이 되지 않습니다. 이 함수에는 `df.mean()`도 `df.std()`도 필요하지 않습니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)
def standard_norm(df, stats):
    scaled = (df - df.mean()) / df.std()
    return _zero_where_constant(scaled, stats)


edit(
    "NORM35",
    task="min_max_denorm",
    old=' + stats["min"]',
    new="",
    title={
        "en": "behaves exactly as if the minimum were not added back",
        "ko": "최솟값을 다시 더하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The distances between the values are right, and all of them lie too low: the smallest comes out as
                0. To scale, the minimum was subtracted first and the range divided afterwards. To undo it, both steps
                have to be taken back, the last one first. How many steps does the way back have here?""",
            "ko": """값 사이의 거리는 맞지만 모두 너무 낮아서 가장 작은 값이 0이 됩니다. 변환할 때는 먼저 최솟값을 빼고
                그다음 범위로 나누었습니다. 되돌릴 때는 두 단계를 모두, 마지막 단계부터 거꾸로 되돌려야 합니다.
                여기에서는 몇 단계를 되돌립니까?""",
        },
        {
            "en": """For the lecture's statistics 0 has to become 1 again and 1 has to become 10, the ends of A; here
                they become 0 and 9. A constant column, scaled to 0.0, should get its value back, which multiplication
                alone cannot do. One term is missing behind the product.""",
            "ko": """강의의 통계량에서 0은 다시 1이, 1은 다시 10이 되어 A의 양 끝이 되어야 하는데 여기에서는 0과 9가
                됩니다. 0.0이 된 일정한 열도 원래 값을 되찾아야 하는데 곱셈만으로는 되지 않습니다. 곱 뒤에 항 하나가
                빠져 있습니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM36",
    task="min_max_denorm",
    old='df * (stats["max"] - stats["min"])',
    new='df * stats["max"]',
    title={
        "en": "behaves exactly as if the values were multiplied by the maximum, not by the range",
        "ko": "범위가 아니라 최댓값을 곱하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The smallest value is right, the largest is too large. The way back stretches by the same length
                by which the way there has shrunk, and that was the distance from min to max. The maximum alone is as
                long only where a column begins at 0. Look at the factor.""",
            "ko": """가장 작은 값은 맞지만 가장 큰 값이 너무 큽니다. 되돌릴 때는 변환할 때 줄인 만큼 늘여야 하고, 그
                길이는 min에서 max까지의 거리였습니다. 열이 0에서 시작할 때에만 최댓값이 그 길이와 같습니다. 곱하는
                수를 살펴봅니다.""",
        },
        {
            "en": """For A the scaled value 1 has to become 10; here it becomes 1 · 10 + 1 = 11. Solving x' = (x - min)
                / (max - min) for x on paper shows what stands beside x' when the fraction is gone: the whole
                denominator, in parentheses. Then min is added.""",
            "ko": """A에서 변환된 값 1은 10이 되어야 하는데 여기에서는 1 · 10 + 1 = 11이 됩니다. 종이에 x' = (x - min)
                / (max - min)을 x에 대해 풀어 보면, 분수를 없앴을 때 x' 옆에 무엇이 오는지 알 수 있습니다. 괄호로 묶인
                분모 전체입니다. 그런 다음 min을 더합니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM37",
    task="min_max_denorm",
    old='df * (stats["max"] - stats["min"]) + stats["min"]',
    new='(df + stats["min"]) * (stats["max"] - stats["min"])',
    title={
        "en": "behaves exactly as if the minimum were added before multiplying by the range",
        "ko": "범위를 곱하기 전에 최솟값을 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both steps are there, in the wrong order: the minimum has been stretched together with the values.
                What was done last on the way there has to be undone first on the way back, as with shoes and socks.
                Look at which of the two steps is taken first, and what the parentheses hold together.""",
            "ko": """두 단계가 모두 있지만 순서가 바뀌어, 최솟값까지 값과 함께 늘어났습니다. 양말과 신발처럼, 나중에 한
                것을 먼저 되돌려야 합니다. 두 단계 가운데 어느 것을 먼저 하는지, 괄호가 무엇을 묶고 있는지
                살펴봅니다.""",
        },
        {
            "en": """For A the scaled value 0 has to become 1, and (0 + 1) · 9 = 9 comes back. On the way there: first
                minus min, then divided by the range. So on the way back: first times the range, then plus min. The
                pair of parentheses around the sum has to go.""",
            "ko": """A에서 변환된 값 0은 1이 되어야 하는데 (0 + 1) · 9 = 9가 나옵니다. 변환할 때는 먼저 min을 빼고
                다음에 범위로 나누었습니다. 그러므로 되돌릴 때는 먼저 범위를 곱하고 다음에 min을 더합니다. 합을 묶은
                괄호를 없애야 합니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM38",
    task="min_max_denorm",
    old='return df * (stats["max"] - stats["min"]) + stats["min"]',
    new="return df * (df.max() - df.min()) + df.min()",
    title={
        "en": "behaves exactly as if min and max were those of the scaled table, not those in stats",
        "ko": "stats가 아니라 변환된 표의 min과 max를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """What comes back is still on the small scale: a table that runs from 0 to 1 stays as it is. The
                scaled table has forgotten its units; its own minimum is 0 and its own maximum 1. The numbers that lead
                back are those from before the scaling, and they have been kept for this purpose. Where are they?""",
            "ko": """돌아온 값이 여전히 작은 척도에 있어서, 0부터 1까지인 표가 그대로입니다. 변환된 표에는 단위가 남아
                있지 않고 최솟값은 0, 최댓값은 1입니다. 되돌리는 데 필요한 것은 변환하기 전의 수이며, 그 수는 이때
                쓰려고 보관해 두었습니다. 어디에 있습니까?""",
        },
        {
            "en": """With min = 1 and max = 10 in `stats` the values 0 and 1 have to become 1 and 10; here they come
                back as 0 and 1. Each `df.max()` and `df.min()` in this function asks the wrong table. The second
                parameter holds what is needed, a row for each column.""",
            "ko": """`stats`에서 min = 1, max = 10이면 0과 1은 1과 10이 되어야 하는데 여기에서는 그대로 0과 1입니다. 이
                함수의 `df.max()`와 `df.min()`은 다른 표를 보고 있습니다. 필요한 수는 두 번째 매개변수에 열마다 한 행씩
                들어 있습니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM39",
    task="min_max_denorm",
    old='+ stats["min"]',
    new='- stats["min"]',
    title={
        "en": "behaves exactly as if the minimum were subtracted once more",
        "ko": "최솟값을 더하지 않고 한 번 더 빼는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The spread is right, and all values lie too low, by twice the minimum. Subtracting the minimum is
                what scaling did; undoing a subtraction takes the opposite operation. Columns that begin at 0 hide
                this. Look at the sign between the two terms.""",
            "ko": """퍼짐은 맞지만 모든 값이 최솟값의 두 배만큼 낮습니다. 최솟값을 빼는 것은 변환할 때 한 일이고,
                뺄셈을 되돌리려면 반대되는 연산을 해야 합니다. 0에서 시작하는 열에서는 이것이 드러나지 않습니다. 두 항
                사이의 부호를 살펴봅니다.""",
        },
        {
            "en": """For A the scaled value 0 has to become 1, and -1 comes back; for B it has to become 10, and -10
                comes back. A constant column of 2, scaled to 0.0, should be 2.0 again and is -2.0. The factor in front
                is right, and one sign turns all three.""",
            "ko": """A에서 변환된 값 0은 1이 되어야 하는데 -1이 나오고, B에서는 10이어야 하는데 -10이 나옵니다. 0.0이
                된 일정한 열 2는 다시 2.0이 되어야 하는데 -2.0이 됩니다. 곱하는 수는 맞으며, 부호 하나를 바꾸면 세
                가지가 모두 맞습니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM40",
    task="standard_denorm",
    old=' + stats["mean"]',
    new="",
    title={
        "en": "behaves exactly as if the mean were not added back",
        "ko": "평균을 다시 더하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The spread is right again, but the columns still lie around 0. Standardization moved the values
                first and shrank them afterwards; here only the shrinking has been undone. What became 0 on the way
                there was the mean. What should 0 become on the way back?""",
            "ko": """퍼짐은 원래대로 돌아왔지만 열이 여전히 0 주위에 있습니다. 표준화는 값을 먼저 옮기고 나중에
                줄였는데, 여기에서는 줄인 것만 되돌렸습니다. 변환할 때 0이 된 것은 평균이었습니다. 되돌릴 때 0은 무엇이
                되어야 합니까?""",
        },
        {
            "en": """For the lecture's A the first row has to come back as 1, and -4.5 comes back: it is 5.5 too low,
                and so is every other row. A constant column, standardized to 0.0, comes back as 0.0 where its one
                value is expected. A term has to follow the product.""",
            "ko": """강의의 A에서 첫 행은 1로 돌아와야 하는데 -4.5가 나옵니다. 다른 행도 모두 5.5만큼 낮습니다. 0.0이
                된 일정한 열은 원래 값이어야 하는데 0.0으로 나옵니다. 곱 뒤에 항 하나가 더 있어야 합니다.""",
        },
    ],
    link="README.md#6-standard_denormdf-stats",
)


edit(
    "NORM41",
    task="standard_denorm",
    old='df * stats["std"] + stats["mean"]',
    new='df + stats["mean"]',
    title={
        "en": "behaves exactly as if the values were not multiplied by std",
        "ko": "std를 곱하지 않는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The columns lie around their old means, with a spread of 1 where it should be that of the
                original. To standardize, a column was moved and then divided; only the move has been undone. A
                standardized 1 means "one standard deviation above the mean", in the unit of the column. How long is
                that in A, and how long in C?""",
            "ko": """열이 원래 평균 주위에 놓이지만, 퍼짐이 원래 값이 아니라 1입니다. 표준화할 때 열을 옮긴 다음
                나누었는데 옮긴 것만 되돌렸습니다. 표준화된 1은 열의 단위로 "평균보다 표준편차만큼 크다"는 뜻입니다. 그
                길이가 A에서는 얼마이고 C에서는 얼마입니까?""",
        },
        {
            "en": """For the lecture's A the last row, 1.486301, has to become 10 again; 5.5 + 1.486301 = 6.986301
                comes back. In C all results lie within 2 of 550, where 100 to 1000 is expected. The division by std
                needs its inverse before the mean is added.""",
            "ko": """강의의 A에서 마지막 행 1.486301은 다시 10이 되어야 하는데 5.5 + 1.486301 = 6.986301이 나옵니다.
                C의 결과는 100부터 1000까지여야 하는데 모두 550에서 2 안에 있습니다. 평균을 더하기 전에 std로 나눈 것을
                되돌려야 합니다.""",
        },
    ],
    link="README.md#6-standard_denormdf-stats",
)


edit(
    "NORM42",
    task="standard_denorm",
    old='df * stats["std"] + stats["mean"]',
    new="df * df.std() + df.mean()",
    title={
        "en": "behaves exactly as if mean and std were those of the standardized table, not those in stats",
        "ko": "stats가 아니라 표준화된 표의 평균과 std를 쓰는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A standardized table has mean 0 and standard deviation 1, so multiplying by its own std and adding
                its own mean changes nothing. The old unit cannot be found in the scaled numbers any more; it has been
                kept elsewhere. Which of the two arguments remembers it?""",
            "ko": """표준화된 표의 평균은 0, 표준편차는 1이므로 자기 std를 곱하고 자기 평균을 더해도 아무것도 바뀌지
                않습니다. 변환된 수에는 원래 단위가 남아 있지 않고, 단위는 다른 곳에 보관되어 있습니다. 두 인자 가운데
                어느 것에 들어 있습니까?""",
        },
        {
            "en": """For the lecture's A the values -1.486301 to 1.486301 should become 1 to 10 again, and come back as
                they were. With the numbers in `stats`, 3.027650 and 5.5, the first row is -1.486301 · 3.027650 + 5.5 =
                1. `df.std()` and `df.mean()` have no place here.""",
            "ko": """강의의 A에서 -1.486301부터 1.486301까지는 다시 1부터 10까지가 되어야 하는데 그대로 나옵니다.
                `stats`의 3.027650과 5.5를 쓰면 첫 행은 -1.486301 · 3.027650 + 5.5 = 1입니다. 여기에 `df.std()`와
                `df.mean()`은 필요하지 않습니다.""",
        },
    ],
    link="README.md#6-standard_denormdf-stats",
)


edit(
    "NORM43",
    task="normalize_train_test",
    old='{"min_max": min_max_norm, "standard": standard_norm}',
    new='{"min_max": standard_norm, "standard": min_max_norm}',
    title={
        "en": "behaves exactly as if the two methods had changed places",
        "ko": "두 방법이 서로 바뀐 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Asked for "min_max" it standardizes, and asked for "standard" it scales by min and max. Both
                functions work, and the statistics come from the right table; each name leads to the other's function.
                Look at the place where the name is compared, or where the table of names is written.""",
            "ko": """"min_max"를 요청하면 표준화하고 "standard"를 요청하면 최솟값과 최댓값으로 변환합니다. 두 함수는
                모두 맞고 통계량도 올바른 표에서 구했지만, 이름이 서로 다른 쪽의 함수로 이어집니다. 이름을 비교하는
                곳이나 이름의 표를 적은 곳을 살펴봅니다.""",
        },
        {
            "en": """With A = 1…5 for training, "min_max" has to give 0, 0.25, …, 1, and the middle row 3 has to become
                0.5. Here 3 becomes 0, which is what a mean becomes. Exchanging the two functions behind the two names,
                or the two conditions, is all that is needed.""",
            "ko": """훈련 데이터가 A = 1…5이면 "min_max"는 0, 0.25, …, 1을 내고 가운데 행 3은 0.5가 되어야 합니다.
                여기에서는 3이 0이 되는데, 0이 되는 것은 평균입니다. 두 이름 뒤의 함수를, 또는 두 조건을 맞바꾸면
                됩니다.""",
        },
    ],
    link="README.md#7-normalize_train_testtrain-test-method",
)


edit(
    "NORM44",
    task="normalize_train_test",
    old="norm(test, stats)",
    new="test",
    title={
        "en": "behaves exactly as if the test table came back unscaled",
        "ko": "테스트 표를 변환하지 않고 돌려주는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The training table is right; the test table still has its old units. A network that has learnt
                from numbers between 0 and 1 is then asked about numbers in the hundreds. "Measured on the training
                data alone" is about the statistics, not about which table is scaled. How many tables does the last
                line convert?""",
            "ko": """훈련 표는 맞지만 테스트 표가 원래 단위 그대로입니다. 그러면 0과 1 사이의 수로 배운 신경망에
                수백이나 되는 수를 묻게 됩니다. "훈련 데이터에서만 잰다"는 것은 통계량에 대한 말이지 어느 표를
                변환하는지에 대한 말이 아닙니다. 마지막 줄에서 표를 몇 개 변환합니까?""",
        },
        {
            "en": """With A = 1…5 for training and 6…10 for testing, "min_max" has to give 1.25, 1.5, …, 2.25 for the
                test table; here 6 to 10 come back. The statistics are measured once, and the same function is then
                called twice with them: for `train` and for `test`.""",
            "ko": """훈련이 A = 1…5, 테스트가 6…10이면 "min_max"의 테스트 표는 1.25, 1.5, …, 2.25여야 하는데 여기에서는
                6부터 10까지가 그대로 나옵니다. 통계량은 한 번 재고, 그것으로 같은 함수를 `train`과 `test`에 한 번씩
                부릅니다.""",
        },
    ],
    link="README.md#the-one-rule",
)


edit(
    "NORM45",
    task="normalize_train_test",
    old="return norm(train, stats), norm(test, stats)",
    new="return norm(test, stats), norm(train, stats)",
    title={
        "en": "behaves exactly as if the test table came first in the result",
        "ko": "결과에서 테스트 표가 먼저 나오는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both tables are scaled as they should be, and stand in each other's place. Whoever unpacks the
                pair would train on the test data and test on the training data, without any error message. The order
                of the results is that of the arguments. Look at the line that returns.""",
            "ko": """두 표는 올바르게 변환되었지만 자리가 서로 바뀌었습니다. 이 결과를 받는 쪽은 아무 오류도 없이
                테스트 데이터로 훈련하고 훈련 데이터로 시험하게 됩니다. 결과의 순서는 인자의 순서와 같습니다. 반환하는
                줄을 살펴봅니다.""",
        },
        {
            "en": """For training rows A = 1…5 the first result has to lie between 0 and 1. Here it runs from 1.25 to
                2.25, and those are the test rows, seen with the training range. Nothing else has to change: the two
                calls behind `return` exchange their places, and each table stands where its argument did.""",
            "ko": """훈련 행이 A = 1…5이면 첫 번째 결과는 0과 1 사이에 있어야 합니다. 여기에서는 1.25부터 2.25까지인데,
                훈련 범위로 본 테스트 행입니다. 다른 것은 바꿀 필요가 없습니다. `return` 뒤의 두 호출을 맞바꾸면 표가
                각각 인자의 순서대로 놓입니다.""",
        },
    ],
    link="README.md#7-normalize_train_testtrain-test-method",
)


@variant(
    "NORM46",
    title={
        "en": 'behaves exactly as if every name but "min_max" meant "standard"',
        "ko": '"min_max"가 아닌 이름은 모두 "standard"로 보는 것과 똑같이 동작합니다',
    },
    hints=[
        {
            "en": """The two methods work, and a name that nobody knows is accepted as well. A misspelt "minmax" then
                standardizes without a word, and the mistake comes to light weeks later, if at all. An error at once,
                where the name is wrong, is cheaper. What happens here when neither name fits?""",
            "ko": """두 방법은 모두 맞지만, 없는 이름도 그대로 받아들입니다. 그러면 "minmax"라고 잘못 써도 아무 말 없이
                표준화하고, 잘못은 한참 뒤에야 드러나거나 아예 드러나지 않습니다. 이름이 틀린 그 자리에서 바로 오류를
                내는 편이 낫습니다. 두 이름이 모두 아니면 어떻게 됩니까?""",
        },
        {
            "en": """`normalize_train_test(train, test, "robust")` has to raise ValueError, and two tables come back.
                An `else` that catches everything is the usual cause: three ways are needed, one for each known name
                and a third that raises with the unknown name in its message.""",
            "ko": """`normalize_train_test(train, test, "robust")`는 ValueError를 일으켜야 하는데 표 두 개가 나옵니다.
                나머지를 모두 받는 `else`가 흔한 원인입니다. 아는 이름마다 하나씩, 그리고 모르는 이름을 메시지에 담아
                오류를 일으키는 세 번째 경우가 필요합니다.""",
        },
    ],
    link="README.md#7-normalize_train_testtrain-test-method",
)
def normalize_train_test(train, test, method):
    norm = min_max_norm if method == "min_max" else standard_norm
    stats = column_stats(train)
    return norm(train, stats), norm(test, stats)


edit(
    "NORM47",
    task="normalize_train_test",
    old="stats = column_stats(train)",
    new="stats = column_stats(test)",
    title={
        "en": "behaves exactly as if both tables were scaled by the statistics of the test table",
        "ko": "두 표를 모두 테스트 표의 통계량으로 변환하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Both tables are scaled by the same numbers, as they should be, but these were measured on the
                wrong one. The test data stand for what nobody has seen yet, so nothing about them may be known while
                the training table is prepared. Tomorrow a single house comes in, and it has no statistics at all.
                Which table goes into `column_stats`?""",
            "ko": """두 표를 같은 수로 변환하는 것은 맞지만, 그 수를 다른 표에서 쟀습니다. 테스트 데이터는 아직 아무도
                보지 못한 데이터를 대신하므로, 훈련 표를 준비할 때 그것에 대해 아무것도 알면 안 됩니다. 내일 집 한 채만
                들어온다면 거기에는 통계량이라는 것이 없습니다. `column_stats`에 어느 표를 넣습니까?""",
        },
        {
            "en": """With A = 1…5 for training and 6…10 for testing, "min_max" has to give 0 to 1 for the training
                table and 1.25 to 2.25 for the test table; here it is -1.25 to -0.25 and 0 to 1. One name in the call
                has to change, and both scalings follow.""",
            "ko": """훈련이 A = 1…5, 테스트가 6…10이면 "min_max"는 훈련 표에서 0부터 1까지, 테스트 표에서 1.25부터
                2.25까지여야 하는데 여기에서는 -1.25부터 -0.25까지와 0부터 1까지입니다. 호출에 쓴 이름 하나를 바꾸면 두
                변환이 모두 맞게 됩니다.""",
        },
    ],
    link="README.md#the-one-rule",
)


edit(
    "NORM48",
    task="min_max_norm",
    old="return _zero_where_constant(scaled, stats)",
    new='return (df - stats["min"]) / (stats["max"] - stats["min"]).replace(0, 1)',
    title={
        "en": "behaves exactly as if a range of 0 were replaced by 1 before dividing",
        "ko": "0인 범위를 1로 바꾸고 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """No division by 0 happens any more, and a column that is constant everywhere becomes 0.0. What
                differs is a column that is constant in `stats` while the table at hand holds other values there:
                these come back as their distance from the minimum. The README asks for 0.0 in every row of such a
                column. What would its values say to a model that has never seen them differ?""",
            "ko": """0으로 나누는 일은 없어졌고, 어디에서나 일정한 열은 0.0이 됩니다. 다른 것은 `stats`에서는 일정한데
                주어진 표에는 다른 값이 있는 열입니다. 그 값은 최솟값과의 차이로 돌아옵니다. README는 그런 열의 모든
                행이 0.0이기를 요구합니다. 그 값이 다른 것을 한 번도 보지 못한 모델에 그 수는 무슨 뜻입니까?""",
        },
        {
            "en": """With min = max = 2 in `stats` and the values 2 and 3 in the table, (3 - 2) / 1 gives 1.0, where
                0.0 is asked for. Dividing by 1 is fine as long as the whole column is set to 0.0 afterwards, by the
                columns in which `stats["max"] == stats["min"]`.""",
            "ko": """`stats`에서 min = max = 2이고 표에 2와 3이 있으면 (3 - 2) / 1은 1.0인데 0.0이어야 합니다. 1로
                나누는 것은 괜찮지만, 그다음 `stats["max"] == stats["min"]`인 열 전체를 0.0으로 채웁니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
    example='min_max_norm(pd.DataFrame({"k": [2.0, 2.5]}), column_stats(pd.DataFrame({"k": [2.0, 2.0]})))',
)


edit(
    "NORM49",
    task="standard_norm",
    old='/ stats["std"]',
    new='/ (stats["max"] - stats["min"])',
    title={
        "en": "behaves exactly as if the difference to the mean were divided by the range",
        "ko": "평균과의 차이를 범위로 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The mean becomes 0 as it should, but all values are too small: none is farther from 0 than 1.
                That is a mixture of both methods, the numerator of one over the denominator of the other.
                Standardizing asks how many standard deviations a value lies from the mean, and the range says nothing
                about that. Which column of `stats` measures the usual distance?""",
            "ko": """평균은 0이 되지만 값이 모두 너무 작습니다. 0에서 1보다 먼 값이 없습니다. 한 방법의 분자를 다른
                방법의 분모로 나눈, 두 방법이 섞인 식입니다. 표준화는 값이 평균에서 표준편차의 몇 배만큼 떨어져
                있는지를 묻고, 범위는 그것을 말해 주지 않습니다. `stats`의 어떤 열이 보통의 거리를 나타냅니까?""",
        },
        {
            "en": """For A = 1 … 10 the first value has to be (1 - 5.5) / 3.027650 = -1.486301; here it is (1 - 5.5) /
                9 = -0.5. The divisor is the column "std"; "max" and "min" are only asked whether a column is
                constant.""",
            "ko": """A = 1 … 10이면 첫 값은 (1 - 5.5) / 3.027650 = -1.486301이어야 하는데 여기에서는 (1 - 5.5) / 9 =
                -0.5입니다. 나누는 수는 "std" 열입니다. "max"와 "min"은 열이 일정한지 알아볼 때만 씁니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)


edit(
    "NORM50",
    task="min_max_denorm",
    old='df * (stats["max"] - stats["min"]) + stats["min"]',
    new='df * stats["max"]',
    title={
        "en": "behaves exactly as if the values were multiplied by the maximum, and nothing more",
        "ko": "최댓값을 곱하기만 하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """1.0 becomes the maximum as it should, and 0.0 stays 0.0 where the minimum is asked for. The same
                comes out where a parenthesis holds too much: in max - min + min the two minima cancel. Scaling has
                moved the values and then stretched them; undoing it stretches and moves back. Where in the formula is
                the minimum added, inside of the factor or after it?""",
            "ko": """1.0은 최댓값이 되지만, 최솟값이 되어야 할 0.0은 0.0으로 남습니다. 괄호에 너무 많은 것이 들어가도
                같은 결과가 나옵니다. max - min + min에서는 두 최솟값이 지워집니다. 정규화는 값을 옮긴 다음
                늘렸으므로, 되돌릴 때는 늘린 다음 옮깁니다. 최솟값을 곱하는 수 안에서 더합니까, 곱한 뒤에
                더합니까?""",
        },
        {
            "en": """Column C runs from 100 to 1000, so 0.0 has to give 100 and 1.0 has to give 1000. The value is
                multiplied by the range, 900, and the minimum, 100, is added to the product: two operations, with the
                parenthesis around the difference alone.""",
            "ko": """C 열은 100부터 1000까지이므로 0.0은 100, 1.0은 1000이 되어야 합니다. 값에 범위 900을 곱하고, 곱한
                결과에 최솟값 100을 더합니다. 연산은 두 가지이고 괄호는 뺄셈에만 씁니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM51",
    task="column_stats",
    old='"mean": df.mean()',
    new='"mean": df.median()',
    title={
        "en": "behaves exactly as if mean held the median",
        "ko": "mean에 중앙값이 들어 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """For columns that are as long on both sides of their middle, as 1 … 10, the mean and the median
                are the same number, so many tables look right. A single large value pulls the mean and leaves the
                median where it is. In the table that `df.describe()` gives, the median is called 50%. Which of its
                rows is the average of all values?""",
            "ko": """1 … 10처럼 가운데의 양쪽이 고른 열은 평균과 중앙값이 같아서 맞아 보이는 표가 많습니다. 큰 값 하나는
                평균을 끌어당기지만 중앙값은 그대로 둡니다. `df.describe()`의 표에서 중앙값의 이름은 50%입니다. 모든
                값의 평균은 어느 행입니까?""",
        },
        {
            "en": """The values 0, 0 and 3 have the mean 1 and the median 0. The sum of a column divided by its number
                of rows is what standardizing subtracts, since the differences then add up to 0; `df.mean()` gives it
                for each column.""",
            "ko": """0, 0, 3의 평균은 1, 중앙값은 0입니다. 표준화에서 빼는 것은 열의 합을 행의 수로 나눈 값이며, 그래야
                차이를 모두 더하면 0이 됩니다. `df.mean()`이 열마다 이 값을 줍니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
    example='column_stats(pd.DataFrame({"A": [0.0, 0.0, 3.0]}))',
)


edit(
    "NORM52",
    task="min_max_norm",
    old="return _zero_where_constant(scaled, stats)",
    new='return (df - stats["min"]) / (stats["max"] - stats["min"] + 1e-8)',
    title={
        "en": "behaves exactly as if a tiny number were added to the range",
        "ko": "범위에 아주 작은 수를 더하는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Nothing is divided by 0, and no value is quite right any more: the maximum becomes a little less
                than 1. Where `stats` calls a column constant and the table holds other values, dividing by the tiny
                number makes them huge. A number that is too small to matter for one column may be larger than the
                whole range of another. Which columns need special care at all?""",
            "ko": """0으로 나누는 일은 없지만 값이 모두 조금씩 어긋납니다. 최댓값이 1보다 조금 작아집니다. `stats`에서는
                일정한 열인데 표에 다른 값이 있으면 아주 작은 수로 나누어 엄청난 값이 됩니다. 어떤 열에서는 무시할 만큼
                작은 수도 다른 열에서는 범위 전체보다 클 수 있습니다. 따로 다루어야 하는 열은 어떤 열뿐입니까?""",
        },
        {
            "en": """The values 1e-15 and 4e-15 have a range of 3e-15, next to which 1e-8 is everything: both become
                nearly 0 where 0 and 1 are asked for. Divide by the exact range, and set those columns to 0.0 in which
                max equals min.""",
            "ko": """1e-15와 4e-15의 범위는 3e-15이고, 그 옆에서 1e-8은 아주 큰 수입니다. 0과 1이어야 할 두 값이 거의
                0이 됩니다. 정확한 범위로 나누고, max와 min이 같은 열을 0.0으로 채웁니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
    example='min_max_norm(pd.DataFrame({"t": [1e-15, 4e-15]}), column_stats(pd.DataFrame({"t": [1e-15, 4e-15]})))',
)


@variant(
    "NORM53",
    title={
        "en": "behaves exactly as if a std of 0 were replaced by 1 before dividing",
        "ko": "0인 std를 1로 바꾸고 나누는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A column that is constant everywhere becomes 0.0, and no NaN appears. Two cases stay wrong: a
                table with other values in a column that `stats` calls constant, whose distances to the mean come back
                as they are; and a column whose std is not exactly 0, since rounding has left it a tiny rest. What
                else in `stats` tells for certain that all values were equal?""",
            "ko": """어디에서나 일정한 열은 0.0이 되고 NaN도 없습니다. 두 경우가 틀립니다. `stats`에서는 일정한 열인데
                표에 다른 값이 있으면 평균과의 차이가 그대로 돌아옵니다. 또 반올림 때문에 std가 정확히 0이 아니라 아주
                작은 수인 열이 있습니다. 모든 값이 같았다는 것을 `stats`의 무엇이 확실히 알려 줍니까?""",
        },
        {
            "en": """With mean 2 and std 0 in `stats` and the values 2 and 3 in the table, (3 - 2) / 1 gives 1.0,
                where 0.0 is asked for. Set the whole column to 0.0 wherever max equals min; these two are never
                rounded.""",
            "ko": """`stats`의 평균이 2, std가 0이고 표에 2와 3이 있으면 (3 - 2) / 1은 1.0인데 0.0이어야 합니다. max와
                min이 같은 열 전체를 0.0으로 채웁니다. 이 둘에는 반올림 오차가 없습니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
    example='standard_norm(pd.DataFrame({"k": [2.0, 3.0]}), column_stats(pd.DataFrame({"k": [2.0, 2.0]})))',
)
def standard_norm(df, stats):
    return (df - stats["mean"]) / stats["std"].replace(0, 1)


for tiny in ("1e-5", "1e-6", "1e-7", "1e-9", "1e-10", "1e-12"):
    edit(
        "NORM52",
        task="min_max_norm",
        old="return _zero_where_constant(scaled, stats)",
        new=f'return (df - stats["min"]) / (stats["max"] - stats["min"] + {tiny})',
    )


FOUR = 'pd.DataFrame({"min": df.min(), "max": df.max(), "mean": df.mean(), "std": df.std(ddof=1)})'
"""What describe() gives holds the four and more: the same mistakes, made in its table."""
edit("NORM03", task="column_stats", old=FOUR, new="df.describe().T.assign(std=df.std(ddof=0))")
edit("NORM05", task="column_stats", old=FOUR, new="df.describe().T.assign(std=df.var())")
edit("NORM24", task="column_stats", old=FOUR, new="df.describe().T.assign(min=df.max(), max=df.min())")
edit("NORM51", task="column_stats", old=FOUR, new='df.describe().T.assign(mean=lambda table: table["50%"])')


edit(
    "NORM54",
    task="min_max_norm",
    old="return _zero_where_constant(scaled, stats)",
    new='scaled[stats.index[stats["std"] == 0]] = 0.0\n    return scaled',
    title={
        "en": "behaves exactly as if std told which columns are constant for min-max normalization, too",
        "ko": "최소-최대 정규화에서도 std로 일정한 열을 가려내는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Columns whose numbers are whole come out right, constant ones included. A column of ten times 0.3
                is constant as well, and NaN stands in its place. Which number in stats divides here, and is it the
                one that was looked at before dividing?""",
            "ko": """정수로 된 열은 일정한 열까지 맞게 나옵니다. 그런데 0.3이 열 번 있는 열도 일정한 열인데 그 자리에
                NaN이 있습니다. 여기에서 나누는 수는 stats의 어느 값에서 나오고, 나누기 전에 확인한 값과 같은
                것입니까?""",
        },
        {
            "en": """The mean of ten times 0.3 is rounded, so its std is 5.9e-17 and not 0, while max and min are both
                0.3: 0 / 0 is NaN. Only the equality of max and min says that the range is 0. So the columns to set to
                0.0 are those where these two in stats are the same, whatever std says.""",
            "ko": """0.3 열 개의 평균은 반올림되므로 std는 0이 아니라 5.9e-17입니다. 그러나 max와 min은 모두 0.3이어서
                0 / 0, 곧 NaN이 됩니다. 범위가 0인지는 max와 min이 같은지로만 알 수 있습니다. 그러므로 std와 상관없이
                stats에서 이 둘이 같은 열을 0.0으로 채웁니다.""",
        },
    ],
    link="README.md#3-min_max_normdf-stats",
    example='min_max_norm(pd.DataFrame({"k": [0.3, 0.3]}), pd.DataFrame({"min": [0.3], "max": [0.3], '
    '"mean": [0.29999999999999993], "std": [5.9e-17]}, index=["k"]))',
)


edit(
    "NORM55",
    task="column_stats",
    old=FOUR,
    new=f"{FOUR}.round(2)",
    title={
        "en": "behaves exactly as if the statistics were rounded to two decimal places",
        "ko": "통계량을 소수점 아래 두 자리로 반올림한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The numbers are right as far as they go. Two decimal places are pleasant to read, and lost to
                everything that is computed from them later: a table that is scaled with them and back again is no
                longer the same. Where does the rounding happen, and who has asked for it?""",
            "ko": """수는 보이는 자리까지는 맞습니다. 소수점 아래 두 자리는 읽기에 편하지만, 나머지는 나중에 계산할
                모든 것에서 사라집니다. 이 값으로 정규화했다가 되돌린 표는 처음과 같지 않습니다. 반올림은 어디에서
                일어납니까?""",
        },
        {
            "en": """The std of 1, 2, …, 10 is 3.0276503540974917, not 3.03. Leave round out of the function; pandas
                shows few digits by itself and keeps all of them.""",
            "ko": """1, 2, …, 10의 표준편차는 3.03이 아니라 3.0276503540974917입니다. 함수에서 round를 뺍니다. pandas는
                원래 몇 자리만 보여 줄 뿐 모든 자리를 가지고 있습니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)


naming_call("column_stats", "column_stats(pd.DataFrame({'a': [1.0, 2.0, 6.0], 'b': [0.125, 4.0, 5.0]}))")


edit(
    "NORM56",
    task="column_stats",
    old=""""mean": df.mean(),""",
    new=""""mean": (df.min() + df.max()) / 2,""",
    title={
        "en": "behaves exactly as if mean held the middle between min and max",
        "ko": "mean에 최솟값과 최댓값의 한가운데 값이 들어 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """Where values are spread evenly, the middle of the range and the mean are one number. One value far
                out moves the middle a long way, and the mean only by its share. The mean looks at every row; how many
                rows does this one look at?""",
            "ko": """값이 고르게 퍼져 있으면 범위의 한가운데와 평균은 같은 수입니다. 멀리 떨어진 값 하나는 한가운데를
                크게 옮기지만 평균은 그 몫만큼만 옮깁니다. 평균은 모든 행을 봅니다. 여기에서는 몇 개의 행을
                봅니까?""",
        },
        {
            "en": """For 1, 2, 6 the middle of the range is 3.5 and the mean is 9 / 3 = 3. df.mean() adds up all
                values of each column and divides by the number of rows.""",
            "ko": """1, 2, 6에서 범위의 한가운데는 3.5이고 평균은 9 / 3 = 3입니다. df.mean()은 열마다 값을 모두
                더해 행의 수로 나눕니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
    example="column_stats(pd.DataFrame({'a': [1.0, 2.0, 6.0]}))",
)


edit(
    "NORM57",
    task="column_stats",
    old=""""std": df.std(ddof=1)""",
    new=""""std": df.max() - df.min()""",
    title={
        "en": "behaves exactly as if std held the range, max - min",
        "ko": "std에 범위, 곧 max - min이 들어 있는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """min, max and mean are right. What stands under std tells how far apart the two outermost
                values are; a standard deviation tells how far values lie from the mean, all of them. The range
                belongs to min-max normalization, where it is made of min and max. Both have the unit of the
                column, so one passes for the other.""",
            "ko": """min, max, mean은 맞습니다. std에 있는 값은 양 끝의 두 값이 얼마나 떨어져 있는지를 말합니다.
                표준편차는 모든 값이 평균에서 얼마나 떨어져 있는지를 말합니다. 범위는 최소-최대 정규화에서 min과
                max로 만드는 값입니다.""",
        },
        {
            "en": """For 1, 2, …, 10 the range is 9, and the standard deviation is 3.027650, about a third of it.
                df.std() gives the latter, column by column, with ddof = 1.""",
            "ko": """1, 2, …, 10에서 범위는 9이고 표준편차는 3.027650입니다. df.std()가 ddof = 1인 표준편차를
                줍니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)


edit("NORM55", task="column_stats", old=FOUR, new="df.describe().T.round(2)")
edit("NORM56", task="column_stats", old=FOUR, new="df.describe().T.assign(mean=(df.min() + df.max()) / 2)")
edit("NORM57", task="column_stats", old=FOUR, new="df.describe().T.assign(std=df.max() - df.min())")


edit(
    "NORM58",
    task="column_stats",
    old=FOUR,
    new=FOUR.replace("df.std(ddof=1)", "df.to_numpy(dtype=float).std(ddof=1)"),
    title={
        "en": "behaves exactly as if std were that of all cells of the table, the same for each column",
        "ko": "std가 표의 모든 칸의 표준편차여서 열마다 같은 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """min, max and mean are right for each column. Under std every column has one and the same
                number: all cells of the table were thrown together before it was taken. Columns in different units
                are what this assignment is about. Which object was the standard deviation taken of?""",
            "ko": """min, max, mean은 열마다 맞습니다. std는 모든 열에서 같은 수입니다. 표의 모든 칸을 한데 모아 구했기
                때문입니다. 이 과제는 단위가 서로 다른 열을 다룹니다. 표준편차를 무엇에서 구했습니까?""",
        },
        {
            "en": """For the lecture's table std has to be 3.027650 for A and 30.276504 for B. A DataFrame's own std()
                goes down each column; an array's std() without axis takes all of its cells at once.""",
            "ko": """강의의 표에서 std는 A가 3.027650, B가 30.276504여야 합니다. DataFrame의 std()는 열마다 구하고,
                배열의 std()는 axis가 없으면 모든 칸에서 한꺼번에 구합니다.""",
        },
    ],
    link="README.md#2-column_statsdf",
)


# what only hidden tests ask otherwise: statistics of another table, in another order, nearly constant columns, signs
for _task in ("min_max_norm", "standard_norm"):
    naming_call(_task, f"{_task}({_CELLS}, {_STATS})")
    naming_call(_task, f"{_task}({_CELLS}, {_STATS}.loc[['a', 'b', 'c']])")
    naming_call(_task, f"{_task}({_TINY})")
    naming_call(_task, f"{_task}({_ROUNDED})")
for _task in ("min_max_denorm", "standard_denorm"):
    naming_call(_task, f"{_task}({_SCALED}, {_STATS})")
    naming_call(_task, f"{_task}({_SCALED}, {_STATS}.loc[['a', 'b', 'c']])")
naming_call("column_stats", "column_stats(pd.DataFrame({'a': [-4.5, -1.5, -7.25, -2.0], 'b': [3.5, -2.0, 9.25, 0.5]}))")
naming_call(
    "split_label", "split_label(pd.DataFrame({'b': [1, 2], 'a': [3.5, 4.5], 'c': ['x', 'y']}, index=[7, 3]), 'a')"
)
_AB = "pd.DataFrame({'a': [1.5, 2.0, 5.0, 4.5], 'b': [3.0, 3.0, 3.0, 3.0]}, index=[8, 6, 7, 9])"
for _method in ("min_max", "standard"):
    naming_call("normalize_train_test", f"normalize_train_test({_AB}, {_AB}.iloc[1:3] * 2, '{_method}')")
for _method in ("Standard", "minmax"):
    naming_call("normalize_train_test", f"normalize_train_test({_AB}, {_AB}, '{_method}')")


_POSITION = {
    "title": {
        "en": "behaves exactly as if the rows of stats were taken by position, not by name",
        "ko": "stats의 행을 이름이 아니라 위치로 찾은 것과 똑같이 동작합니다",
    },
    "hints": [
        {
            "en": """Where the rows of stats stand in the order of the columns, all is right. Where they stand in
                another order, a column gets the statistics of its neighbour. Arrays have no names: whatever takes
                values, to_numpy or iloc of stats has lost what belongs to which column. How is the row of a column
                found?""",
            "ko": """stats의 행이 표의 열과 같은 순서이면 모두 맞습니다. 순서가 다르면 어떤 열이 옆 열의 통계량을 쓰게
                됩니다. 배열에는 이름이 없습니다. stats를 values, to_numpy, iloc으로 꺼내면 어느 열의 것인지 알 수 없게
                됩니다. 열에 맞는 행을 어떻게 찾고 있습니까?""",
        },
        {
            "en": """Turning stats round, stats[::-1], must not change the result. df - stats["min"] puts names together
                by itself, whatever their order; in a loop stats.loc[column, "min"] does. Where arrays are wanted,
                stats.loc[df.columns] brings the rows into the order of the columns first.""",
            "ko": """stats를 stats[::-1]로 뒤집어도 결과가 같아야 합니다. df - stats["min"]은 순서가 어떻든 이름끼리
                짝을 맞추고, 반복문에서는 stats.loc[열, "min"]이 그렇게 합니다. 배열로 계산하려면 먼저
                stats.loc[df.columns]로 행을 열의 순서에 맞춥니다.""",
        },
    ],
}
_TURNED = "pd.DataFrame({'min': [10, 1], 'max': [30, 5], 'mean': [20, 3], 'std': [14, 2]}, index=['b', 'a'])"
_BY_POSITION = "stats = stats.set_axis(df.columns)\n    "
edit(
    "NORM59",
    task="min_max_norm",
    old='scaled = (df - stats["min"])',
    new=_BY_POSITION + 'scaled = (df - stats["min"])',
    link="README.md#3-min_max_normdf-stats",
    example=f"min_max_norm(pd.DataFrame({{'a': [1.0, 5.0], 'b': [10.0, 30.0]}}), {_TURNED})",
    **_POSITION,
)
edit(
    "NORM60",
    task="standard_norm",
    old='scaled = (df - stats["mean"])',
    new=_BY_POSITION + 'scaled = (df - stats["mean"])',
    link="README.md#4-standard_normdf-stats",
    example=f"standard_norm(pd.DataFrame({{'a': [1.0, 5.0], 'b': [10.0, 30.0]}}), {_TURNED})",
    **_POSITION,
)
edit(
    "NORM61",
    task="min_max_denorm",
    old='return df * (stats["max"]',
    new=_BY_POSITION + 'return df * (stats["max"]',
    link="README.md#5-min_max_denormdf-stats",
    example=f"min_max_denorm(pd.DataFrame({{'a': [1.0, 5.0], 'b': [10.0, 30.0]}}), {_TURNED})",
    **_POSITION,
)
edit(
    "NORM62",
    task="standard_denorm",
    old='return df * stats["std"]',
    new=_BY_POSITION + 'return df * stats["std"]',
    link="README.md#6-standard_denormdf-stats",
    example=f"standard_denorm(pd.DataFrame({{'a': [1.0, 5.0], 'b': [10.0, 30.0]}}), {_TURNED})",
    **_POSITION,
)


edit(
    "NORM63",
    task="standard_norm",
    old="return _zero_where_constant(scaled, stats)",
    new='return (df - stats["mean"]) / (stats["std"] + 1e-8)',
    title={
        "en": "behaves exactly as if a tiny number were added to std",
        "ko": "표준편차에 아주 작은 수를 더한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """A tiny number in the divisor keeps 0 / 0 away, and every other result is a little too small for
                it: they agree to 7 digits or so, and 9 are asked for. A constant column whose values in the table
                differ from its mean does not become 0 either, but huge. What does the task say about constant
                columns?""",
            "ko": """나누는 수에 아주 작은 수를 더하면 0 / 0은 피하지만, 다른 결과가 모두 그만큼 조금씩 작아집니다.
                7자리쯤만 맞는데 9자리까지 맞아야 합니다. 일정한 열도 표의 값이 평균과 다르면 0이 아니라 아주 큰 수가
                됩니다. 과제에서 일정한 열을 어떻게 하라고 합니까?""",
        },
        {
            "en": """For a column with min = max = 5 and the value 8 in the table, (8 - 5) / (0 + 1e-8) is 300 000 000,
                and 0.0 is asked for. Divide by std alone, and set the columns with stats max = min to 0.0
                afterwards.""",
            "ko": """min = max = 5인 열에 8이 들어 있으면 (8 - 5) / (0 + 1e-8)은 3억인데, 0.0이 되어야 합니다. std로만
                나누고, stats에서 max와 min이 같은 열은 나중에 0.0으로 채웁니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
)
for _tiny in ("1e-5", "1e-6", "1e-7", "1e-9", "1e-10", "1e-12"):
    edit(
        "NORM63",
        task="standard_norm",
        old="return _zero_where_constant(scaled, stats)",
        new=f'return (df - stats["mean"]) / (stats["std"] + {_tiny})',
    )


edit(
    "NORM64",
    task="standard_norm",
    old="return _zero_where_constant(scaled, stats)",
    new="return scaled.fillna(0.0)",
    title={
        "en": "behaves exactly as if NaN were replaced by 0.0 after dividing by std, and inf stayed",
        "ko": "std로 나눈 뒤 NaN만 0.0으로 바꾸고 inf는 그대로 둔 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """NaN appears only where 0 is divided by 0. Where stats says that a column is constant and the table
                holds another value, the division gives inf, and where rounding has left a tiny std it gives an
                ordinary number. Both stay. Which columns are constant has to be asked before, not read off the
                results.""",
            "ko": """NaN은 0을 0으로 나눈 곳에만 생깁니다. stats에서 일정한 열인데 표에 다른 값이 있으면 inf가 되고,
                반올림 때문에 std가 아주 작게 남아 있으면 평범한 수가 됩니다. 둘 다 그대로 남습니다. 어느 열이
                일정한지는 결과에서 읽지 말고 미리 물어야 합니다.""",
        },
        {
            "en": """stats with min = max = 5 and std = 0, and the values 5 and 8 in the table: (5 - 5) / 0 is NaN and
                (8 - 5) / 0 is inf; both have to be 0.0. Set whole columns: those where stats["max"] equals
                stats["min"].""",
            "ko": """stats에서 min = max = 5, std = 0이고 표에 5와 8이 있으면 (5 - 5) / 0은 NaN, (8 - 5) / 0은
                inf입니다. 둘 다 0.0이어야 합니다. stats["max"]와 stats["min"]이 같은 열을 통째로 0.0으로
                채웁니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
    example=(
        "standard_norm(pd.DataFrame({'b': [5.0, 8.0]}), "
        "pd.DataFrame({'min': [5.0], 'max': [5.0], 'mean': [5.0], 'std': [0.0]}, index=['b']))"
    ),
)


edit(
    "NORM65",
    task="normalize_train_test",
    old="return norm(train, stats), norm(test, stats)",
    new="train = norm(train, stats)\n    return train, norm(test, column_stats(train))",
    title={
        "en": "behaves exactly as if the test table were scaled by the statistics of the training table after scaling",
        "ko": "이미 변환한 훈련 표의 통계량으로 테스트 표를 변환한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The training table is right, and the test table is hardly changed: the statistics of scaled data
                are 0 and 1. They were measured a second time, when train already meant the scaled table. In which line
                are the statistics of the test table taken, and what does train stand for there?""",
            "ko": """훈련 표는 맞고 테스트 표는 거의 바뀌지 않습니다. 변환한 데이터의 통계량은 0과 1이기 때문입니다.
                train이 이미 변환한 표를 가리킬 때 통계량을 다시 구했습니다. 테스트 표에 쓸 통계량을 어느 줄에서
                구하고, 그때 train은 무엇입니까?""",
        },
        {
            "en": """With A = 1…5 for training and 6…10 for testing the test table has to become 1.25 … 2.25; with the
                statistics of the scaled training table, min 0 and max 1, it stays 6 … 10. Measure once, before
                anything is scaled, keep the result under one name and use it for both tables.""",
            "ko": """훈련이 A = 1…5, 테스트가 6…10이면 테스트 표는 1.25 … 2.25가 되어야 합니다. 변환한 훈련 표의
                통계량은 min 0, max 1이어서 6 … 10 그대로 남습니다. 변환하기 전에 한 번만 구해 이름을 붙이고 두 표에
                같이 씁니다.""",
        },
    ],
    link="README.md#the-one-rule",
)


edit(
    "NORM66",
    task="min_max_denorm",
    old='return df * (stats["max"] - stats["min"]) + stats["min"]',
    new="return min_max_norm(df, stats)",
    title={
        "en": "behaves exactly as if the scaled table were min-max normalized once more",
        "ko": "이미 변환한 표를 한 번 더 최소-최대 정규화한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The minimum is subtracted and the range divides, a second time. Undoing takes the steps back in the
                reverse order, each by its opposite: what divided has to multiply, what was subtracted has to be
                added. Which of the two operations comes first on the way back?""",
            "ko": """최솟값을 빼고 범위로 나누는 일을 한 번 더 했습니다. 되돌릴 때는 단계를 거꾸로 밟고 단계마다 반대로
                합니다. 나눈 것은 곱하고 뺀 것은 더합니다. 돌아오는 길에서는 둘 가운데 어느 것이 먼저입니까?""",
        },
        {
            "en": """For A with min 1 and max 10 the scaled value 1 has to become 10 again: 1 * 9 + 1. Solve
                x' = (x - min) / (max - min) for x on paper: multiply both sides by the range, then add min.""",
            "ko": """min이 1, max가 10인 A에서 변환된 값 1은 다시 10이 되어야 합니다. 1 * 9 + 1입니다. 종이에
                x' = (x - min) / (max - min)을 x에 대해 풉니다. 양쪽에 범위를 곱하고 min을 더합니다.""",
        },
    ],
    link="README.md#5-min_max_denormdf-stats",
)


edit(
    "NORM67",
    task="standard_denorm",
    old='return df * stats["std"] + stats["mean"]',
    new="return standard_norm(df, stats)",
    title={
        "en": "behaves exactly as if the scaled table were standardized once more",
        "ko": "이미 표준화한 표를 한 번 더 표준화한 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The mean is subtracted and std divides, a second time. Undoing takes the steps back in the reverse
                order, each by its opposite: what divided has to multiply, what was subtracted has to be added. Which
                of the two operations comes first on the way back?""",
            "ko": """평균을 빼고 std로 나누는 일을 한 번 더 했습니다. 되돌릴 때는 단계를 거꾸로 밟고 단계마다 반대로
                합니다. 나눈 것은 곱하고 뺀 것은 더합니다. 돌아오는 길에서는 둘 가운데 어느 것이 먼저입니까?""",
        },
        {
            "en": """For A with mean 5.5 and std 3.027650 the scaled value 0 has to become 5.5 again: 0 * 3.027650 +
                5.5. Solve z = (x - mean) / std for x on paper: multiply both sides by std, then add the mean.""",
            "ko": """평균이 5.5, std가 3.027650인 A에서 변환된 값 0은 다시 5.5가 되어야 합니다. 0 * 3.027650 +
                5.5입니다. 종이에 z = (x - 평균) / std를 x에 대해 풉니다. 양쪽에 std를 곱하고 평균을 더합니다.""",
        },
    ],
    link="README.md#6-standard_denormdf-stats",
)


_WITHOUT_A_ROW = {
    "hints": [
        {
            "en": """Each statistic is that of a table with one row fewer. Counting from 1, or stopping at len(df) - 1,
                leaves one out; Python counts from 0 and a range ends before its stop. With many rows the mean hardly
                tells, the minimum and the maximum do if they stand in the row that is missing. Which rows does the
                calculation go through?""",
            "ko": """통계량이 모두 한 행이 빠진 표의 것입니다. 1부터 세거나 len(df) - 1에서 멈추면 한 행이 빠집니다.
                Python은 0부터 세고 range는 끝값 바로 앞에서 끝납니다. 행이 많으면 평균에서는 거의 드러나지 않고, 빠진
                행에 최솟값이나 최댓값이 있으면 드러납니다. 계산이 어느 행들을 지나갑니까?""",
        },
        {
            "en": """For the lecture's table A = 1…10 has min 1, max 10 and mean 5.5. Without its first row min is 2 and
                the mean 6, without its last one max is 9 and the mean 5. Take the whole column: df[name], with no
                slice, or range(len(df)).""",
            "ko": """강의의 표에서 A = 1…10은 min이 1, max가 10, mean이 5.5입니다. 첫 행이 빠지면 min이 2, mean이 6이고
                마지막 행이 빠지면 max가 9, mean이 5입니다. 슬라이스 없이 열 전체 df[name]을 쓰거나
                range(len(df))를 씁니다.""",
        },
    ],
}
_ROWS_OF = 'df = df.iloc[{}]\n    return pd.DataFrame({{"min": df.min(), '
edit(
    "NORM68",
    task="column_stats",
    old='return pd.DataFrame({"min": df.min(), ',
    new=_ROWS_OF.format("1:"),
    title={
        "en": "behaves exactly as if the first row were left out of the statistics",
        "ko": "통계량에서 첫 행을 뺀 것과 똑같이 동작합니다",
    },
    link="README.md#2-column_statsdf",
    **_WITHOUT_A_ROW,
)
edit(
    "NORM69",
    task="column_stats",
    old='return pd.DataFrame({"min": df.min(), ',
    new=_ROWS_OF.format(":-1"),
    title={
        "en": "behaves exactly as if the last row were left out of the statistics",
        "ko": "통계량에서 마지막 행을 뺀 것과 똑같이 동작합니다",
    },
    link="README.md#2-column_statsdf",
    **_WITHOUT_A_ROW,
)


_HARD_CODED = {
    "hints": [
        {
            "en": """The function is given the name of the label's column, and takes another one. What was right for the
                first table that was tried has been written into the code, and the next table comes out wrong.
                Where does the parameter label stand in
                the body?""",
            "ko": """함수는 레이블 열의 이름을 받았는데 다른 열을 꺼냅니다. 처음 시험해 본 표에서 맞던 것이 코드에
                그대로 적혀 있습니다. 본문에서 매개변수 label은 어디에 쓰입니까?""",
        },
        {
            "en": """For a table with the columns b, a, c and label = "a" the labels are column a, and the features are
                b and c. Both come from the name that is given: df[label], and df without that column.""",
            "ko": """열이 b, a, c이고 label = "a"이면 레이블은 a 열이고 특성은 b와 c입니다. 둘 다 받은 이름에서
                나옵니다. df[label]과, 그 열을 뺀 df입니다.""",
        },
    ],
}
edit(
    "NORM70",
    task="split_label",
    old="features = df.drop(columns=label)",
    new="label = df.columns[0]\n    features = df.drop(columns=label)",
    title={
        "en": "behaves exactly as if the first column were the label, whatever name is given",
        "ko": "어떤 이름을 주어도 첫 열이 레이블인 것과 똑같이 동작합니다",
    },
    link="README.md#1-split_labeldf-label",
    **_HARD_CODED,
)


edit(
    "NORM71",
    task="standard_norm",
    old="return _zero_where_constant(scaled, stats)",
    new='return (df - stats["mean"]) / stats["std"].where(stats["max"] != stats["min"], 1.0)',
    title={
        "en": "behaves exactly as if a constant column were divided by 1, not set to 0.0",
        "ko": "값이 일정한 열을 0.0으로 채우지 않고 1로 나눈 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """No NaN appears, and the table that was measured comes out right: its constant column is mean minus
                mean. In another table that column may hold something else, and what comes back is the distance to
                the mean, in its own unit beside columns without one. StandardScaler of scikit-learn does so; this
                course asks for another rule. What does the task say about such a column?""",
            "ko": """NaN이 생기지 않고, 통계량을 구한 표에서는 일정한 열이 평균에서 평균을 뺀 값이라 맞습니다. 다른
                표에서는 그 열에 다른 값이 있을 수 있고, 그러면 평균까지의 거리가 원래 단위 그대로 남습니다.
                scikit-learn의 StandardScaler가 이렇게 하지만 이 과정의 규칙은 다릅니다. 과제에서 그런 열을 어떻게
                하라고 합니까?""",
        },
        {
            "en": """stats with min = max = 5, and 5 and 8 in the table: both rows have to be 0.0, and here the second
                is 3. Set the whole column to 0.0 where stats["max"] equals stats["min"], whatever the table holds.""",
            "ko": """stats에서 min = max = 5이고 표에 5와 8이 있으면 두 행이 모두 0.0이어야 하는데 지금은 둘째가
                3입니다. 표의 값이 무엇이든 stats["max"]와 stats["min"]이 같은 열 전체를 0.0으로 채웁니다.""",
        },
    ],
    link="README.md#4-standard_normdf-stats",
    example=(
        "standard_norm(pd.DataFrame({'b': [5.0, 8.0]}), "
        "pd.DataFrame({'min': [5.0], 'max': [5.0], 'mean': [5.0], 'std': [0.0]}, index=['b']))"
    ),
)


edit(
    "NORM72",
    task="normalize_train_test",
    old="return norm(train, stats), norm(test, stats)",
    new='test = norm(test, stats)\n    return norm(train, stats), test.clip(0, 1) if method == "min_max" else test',
    title={
        "en": "behaves exactly as if test values of the min-max method below 0 became 0 and those above 1 became 1",
        "ko": "min_max 방법에서 0보다 작은 테스트 값은 0, 1보다 큰 테스트 값은 1로 바꾸는 것과 똑같이 동작합니다",
    },
    hints=[
        {
            "en": """The training table is right, and so are test values within the training range. Those outside all
                become 0 or 1. The statistics come from the training table alone, so another table may lie outside, and
                how far is information that a network can use. What cuts the values off?""",
            "ko": """훈련 표는 맞고, 훈련 범위 안에 있는 테스트 값도 맞습니다. 범위를 벗어난 값은 모두 0이나 1이 됩니다.
                통계량은 훈련 표에서만 구하므로 다른 표의 값은 범위 밖에 있을 수 있고, 얼마나 벗어났는지는 신경망이 쓸
                수 있는 정보입니다. 어디에서 값을 자르고 있습니까?""",
        },
        {
            "en": """With A = 1…5 for training and 6…10 for testing the test table has to become 1.25 … 2.25, and here
                it is 1 in every row. The README's section on the one rule calls such values right. The result of
                min_max_norm is what comes back, as it is.""",
            "ko": """훈련이 A = 1…5, 테스트가 6…10이면 테스트 표는 1.25 … 2.25가 되어야 하는데 여기서는 모든 행이
                1입니다. 한 가지 규칙을 설명한 README의 절에서는 그런 값이 맞다고 합니다. min_max_norm의 결과를 그대로
                돌려줍니다.""",
        },
    ],
    link="README.md#the-one-rule",
)
