"""Fonts: whose names can be printed, and with which face."""

import pytest

from permitted.exchange.fonts import FACES, faces_for, unprintable


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("Žofie Ångström-Łuków", "SourceSans3"),
        ("İpek Şahinoğlu", "SourceSans3"),
        ("Nguyễn Thị Ngọc Ánh", "SourceSans3"),
        ("Ελένη Παπαδοπούλου", "SourceSans3"),
        ("Юрій Ґалаґан, Ђорђе, Қайрат", "SourceSans3"),
        ("محمد علی الأحمد", "KurintoSans"),
        ("علی\u200cرضا", "KurintoSans"),
        ("שרה כהן", "KurintoSans"),
        ("प्रिया शर्मा", "KurintoSans"),
        ("สมชาย ใจดี", "KurintoSans"),
        ("Գոհար, გიორგი, አበበ", "KurintoSans"),
        ("张伟龙", "KurintoSansSC"),
        ("張偉龍 David", "KurintoSansSC"),
        ("山田たろう 髙﨑", "KurintoSansJP"),
        ("김민준", "KurintoSansKR"),
    ],
)
def test_a_name_is_set_in_one_face(name, face):
    assert [found.name for found in faces_for(name)] == [face]
    assert unprintable(name) == ""


def test_a_name_in_several_scripts_is_set_in_several():
    assert len(faces_for("张伟龙 김민준")) > 1
    assert unprintable("张伟龙 김민준") == ""


def test_a_letter_and_its_accent_are_drawn_as_one():
    assert [face.name for face in faces_for("Ana Sofi\u0301a S\u030cilva")] == ["SourceSans3"]


@pytest.mark.parametrize("character", ["😀", "អ", "က", "\U00013000", "\ue000"])
def test_what_no_font_has_is_told(character):
    assert unprintable(f"Ana {character} Silva {character}") == character


def test_every_face_has_its_files():
    for face in FACES:
        assert face.plain.is_file()
        assert face.strong.is_file()
