"""Makes the data files of this folder: ``python datasets/make.py [FOLDER]``.

Byte for byte the same everywhere: only Python's own generator and ``math`` are used (their streams are part of
the language, NumPy's may change with a release), and every value is rounded far above the last bit.
Nothing here is taken from a row of the originals: the ranges are theirs, the rows and the relations are made up.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from pathlib import Path

from grader.course.datasets import canonical_csv
from grader.course.sources import load_sources

Rows = list[list[float]]

HOUSES, BOSTON = "house_price_of_unit_area.csv", "BostonHousing.csv"
COLUMNS = {source.file: source.columns for source in load_sources(Path(__file__).parent)}
"""Of the files that stand in for an original which can be fetched."""
FISH_COLUMNS = ("Length1", "Length2", "Length3", "Height", "Width", "Weight")


def seeded(name: str) -> random.Random:
    """A file's own generator: a change to one file moves no other."""
    return random.Random(name)  # noqa: S311 made-up data, not a secret


def clip(value: float, low: float, high: float) -> float:
    """``value``, moved into [low, high]."""
    return min(max(value, low), high)


def normalization() -> Rows:
    """The lecture's table: A counts, B and C are A in larger units, D is the label and constant."""
    return [[a, 10 * a, 100 * a, 2] for a in range(1, 11)]


def study_days() -> Rows:
    """The lecture's nine students: days of study, and whether the exam was passed."""
    return [[days, int(days > 200)] for days in (5, 30, 95, 100, 265, 270, 290, 300, 365)]


def house_prices(rng: random.Random) -> Rows:
    """414 sales in a made-up town: the price falls with the distance to a station and rises with shops."""
    rows: Rows = []
    for _ in range(414):
        remote = rng.random() < 0.18  # a second settlement, far from every station
        east, north = rng.gauss(-2.6 if remote else 0, 0.9), rng.gauss(-1.3 if remote else 0, 0.8)
        latitude = clip(24.9711 + 0.0098 * north, 24.93207, 25.01459)
        longitude = clip(121.5385 + 0.0102 * east, 121.47353, 121.56627)
        away = math.hypot(east, north)
        distance = clip((90 + 290 * away**1.6) * math.exp(rng.gauss(0, 0.6)), 23.38284, 6488.021)
        shops = clip(round(11.4 - 1.25 * math.log(distance) + rng.gauss(0, 2.2)), 0, 10)
        age = clip(abs(rng.gauss(16, 13.5)), 0, 43.8)
        price = (
            15 + 27 * math.exp(-distance / 1200) + 1.1 * shops + 2.2 * north
            + 7.5 * ((age - 26) / 26) ** 2 + rng.gauss(0, 5.6)
        )  # fmt: skip
        price = clip(price + 40 * (rng.random() < 0.004), 7.6, 117.5)
        place = [round(latitude, 5), round(longitude, 5)]
        rows.append([round(age, 1), round(distance, 5), shops, *place, round(price, 1)])
    return rows


def boston(rng: random.Random) -> Rows:
    """506 made-up districts, ordered by place as the original is: suburbs first, the inner city last.

    In the inner city another rule holds (tax and rooms count for nothing, crime for little), so what was learnt on
    the first rows says little about the last: whoever splits without shuffling finds that out.
    """
    rows: Rows = []
    for number in range(506):
        inner = 357 <= number < 489
        urban = 1.0 if inner else clip(number / 500 + rng.gauss(0, 0.18), 0, 0.85)
        river = rng.random() < 0.07
        poverty = clip(math.exp(rng.gauss(2.85 if inner else 1.95 + 0.6 * urban, 0.38)), 1.73, 37.97)
        rooms = clip(rng.gauss(6.0 if inner else 6.6 - 0.03 * poverty, 0.6), 3.561, 8.78)
        leafy = not inner and urban <= 0.35 and rng.random() >= 0.35
        green = clip(round(rng.gauss(40, 25) / 2.5) * 2.5, 0, 100) if leafy else 0.0
        industry = 18.1 if inner else clip(3 + 13 * urban + rng.gauss(0, 3) - green / 25, 0.46, 27.74)
        nitric = clip(0.42 + 0.24 * urban + 0.008 * rng.gauss(0, 5), 0.385, 0.871)
        old = clip(rng.gauss(90 if inner else 35 + 55 * urban - green / 4, 16), 2.9, 100)
        centre = clip(6.2 - 4.2 * urban + rng.gauss(0, 0.9) + green / 30, 1.1296, 12.1265)
        roads = 24 if inner else rng.randint(1, 8)
        tax = 666 if inner else round(clip(250 + 15 * roads + 70 * urban + rng.gauss(0, 45), 187, 711))
        pupils = 20.2 if inner else clip(17 + 3 * urban + rng.gauss(0, 1.6) - green / 60, 12.6, 22)
        crime = clip(math.exp(rng.gauss(1.9 if inner else -2.6 + 2.2 * urban, 0.95)), 0.00632, 88.9762)
        made_up_b = clip(396.9 - abs(rng.gauss(0, 110 if inner else 12)), 0.32, 396.9)
        price = 24.5 + 6.2 * (rooms - 6.3) - 11.5 * math.log(poverty / 8) - 0.55 * (pupils - 18) + 3.0 * river
        price -= 0.018 * (tax - 350) + 2.0 * crime
        if inner:
            price = 23.5 - 12.0 * math.log(poverty / 17) - 0.15 * crime
        price = clip(price + rng.gauss(0, 2.3), 5, 50)
        rows.append(
            [
                round(crime, 5), green, round(industry, 2), int(river), round(nitric, 3), round(rooms, 3),
                round(old, 1), round(centre, 4), roads, tax, round(pupils, 1), round(made_up_b, 2),
                round(poverty, 2), round(price, 1),
            ]
        )  # fmt: skip
    return rows


def fish(rng: random.Random) -> Rows:
    """159 made-up fish of seven kinds, kind by kind; the weight follows length x height x width."""
    rows: Rows = []
    kinds = (  # how many, mean length, its spread, height and width as parts of the length
        (35, 30.5, 3.5, 0.396, 0.142), (6, 28.5, 4.5, 0.290, 0.160), (20, 21.5, 3.6, 0.267, 0.146),
        (11, 18.5, 3.3, 0.393, 0.141), (56, 26.5, 8.5, 0.263, 0.158), (17, 43.0, 9.0, 0.158, 0.104),
        (14, 11.4, 1.3, 0.169, 0.102),
    )  # fmt: skip
    for count, mean, spread, tall, wide in kinds:
        for _ in range(count):
            first = clip(rng.gauss(mean, spread), 7.5, 59)
            second = clip(first * rng.gauss(1.083, 0.006) + 0.1, 8.4, 63.4)
            third = clip(second * rng.gauss(1.098, 0.012), 8.8, 68)
            height = clip(third * rng.gauss(tall, 0.012), 1.7284, 18.957)
            width = clip(third * rng.gauss(wide, 0.008), 1.0476, 8.142)
            weight = clip(0.29 * third * height * width * math.exp(rng.gauss(0, 0.07)), 5.9, 1650)
            lengths = [round(length, 1) for length in (first, second, third)]
            rows.append([*lengths, round(height, 4), round(width, 4), round(weight, 1)])
    return rows


FILES: dict[str, Callable[[], bytes]] = {
    "normalization.csv": lambda: canonical_csv(("A", "B", "C", "D"), normalization()),
    "study_days.csv": lambda: canonical_csv(("days", "passed"), study_days()),
    HOUSES: lambda: canonical_csv(COLUMNS[HOUSES], house_prices(seeded("house"))),
    BOSTON: lambda: canonical_csv(COLUMNS[BOSTON], boston(seeded("boston"))),
    "fish.csv": lambda: canonical_csv(FISH_COLUMNS, fish(seeded("fish"))),
}


def main(folder: Path) -> None:
    """Write every file into ``folder``."""
    for name, make in FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
