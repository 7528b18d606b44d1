"""Korean particles fit what stands before them."""

from __future__ import annotations

import pytest

from grader.text.particles import chosen
from grader.text.template import fill
from grader.text.translated import translated


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("김철수", "김철수는 김철수가 김철수를 김철수와 김철수로 김철수라"),
        ("이서준", "이서준은 이서준이 이서준을 이서준과 이서준으로 이서준이라"),
        ("서울", "서울은 서울이 서울을 서울과 서울로 서울이라"),
        ("3", "3은 3이 3을 3과 3으로 3이라"),
        ("gates.py", "gates.py는 gates.py가 gates.py를 gates.py와 gates.py로 gates.py라"),
        ("27", "27은 27이 27을 27과 27로 27이라"),
        ("kim", "kim은(는) kim이(가) kim을(를) kim와(과) kim(으)로 kim(이)라"),
        ("'김철수'", "'김철수'는 '김철수'가 '김철수'를 '김철수'와 '김철수'로 '김철수'라"),
        ("은(는)", "은(는)은 은(는)이 은(는)을 은(는)과 은(는)으로 은(는)이라"),
    ],
)
def test_by_the_last_sound(before: str, told: str) -> None:
    """Hangul and digits have one; of other letters nobody knows it. What a value holds itself stays."""
    text = "{x}은(는) {x}이(가) {x}을(를) {x}와(과) {x}(으)로 {x}(이)라"
    assert "".join(piece.text for piece in fill(text, {"x": before})) == told


def test_behind_code_and_in_errors() -> None:
    """Code is a piece of its own; an error has its values in places without names."""
    assert "".join(piece.text for piece in fill("`{x}`을(를) 쓰세요", {"x": "정답"})) == "정답을 쓰세요"
    assert translated("no student is called 김철수", "ko") == "김철수라는 학생이 없습니다"
    assert translated("no student is called kim", "ko") == "kim(이)라는 학생이 없습니다"
    assert chosen("은(는)", "") == "은(는)"
