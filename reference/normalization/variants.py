"""Mistakes that students make in normalization: each variant is the reference but for one function that is wrong."""

import pandas as pd

from grader.testing.variants import variant


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
            "en": """Ten times 0.3: the mean that pandas gives lies a hair below 0.3, the std is 5.9e-17, and the
                quotient turns every row into about 0.95, where 0 is right. A threshold for std does not help either,
                because a column of very small numbers may have a small std honestly. Two other statistics of the
                column are never rounded; comparing them answers the question.""",
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
