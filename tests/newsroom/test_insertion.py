"""What comes along with a text that is put into another: kept and shown, or left behind."""

import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from studio.document.codec import encode
from studio.errors import MidadError, Reason
from studio.newsroom.importing import CautionCode, import_file
from studio.newsroom.insertion import insertion_from, insertion_of, insertion_of_file
from studio.newsroom.pictures import pictures
from studio.newsroom.reading import load
from studio.storage.media import Media
from tests.builders import article, figure, gallery, h, p
from tests.imaging.originals import gradient, saved
from tests.newsroom.house import Newsroom

PICTURE = saved(gradient())
SHA = hashlib.sha256(PICTURE).hexdigest()
LOST = "f" * 64
NAMED = f"picture-{'f' * 12}"


def test_the_head_of_a_file_comes_before_its_body(room: Newsroom) -> None:
    data = "---\nheadline: عنوان\nstandfirst: مقدمة\nmystery: x\n---\n\nنص\n".encode()
    found = insertion_of_file(room.layla, "a.md", data)
    assert found.blocks == (h("عنوان"), p("مقدمة"), p("نص"))
    assert [one.value for one in found.warnings] == ["mystery"]


def test_words_alone_have_no_head(room: Newsroom) -> None:
    found = insertion_of_file(room.layla, "a.txt", "سطر\n\nآخر".encode())
    assert found.blocks == (p("سطر"), p("آخر"))


def test_what_is_no_article_is_refused(room: Newsroom) -> None:
    with pytest.raises(MidadError) as caught:
        insertion_of_file(room.layla, "a.pdf", b"%PDF")
    assert caught.value.reason is Reason.FILE_KIND_UNKNOWN


def test_pictures_that_come_along_are_kept_and_broken_ones_go(room: Newsroom) -> None:
    blocks = (
        p("نص"),
        figure(source="one", alt="بحر"),
        figure("تعليق", source="two"),
        gallery(figure(source="one"), figure(source="two"), caption="معرض"),
        gallery(figure(source="two"), caption="أخرى"),
        gallery(figure(source="two")),
        figure(source="https://example.org/a.png"),
        figure("لوحة", picture=LOST),
    )
    found = insertion_of(room.layla, blocks, {"one": PICTURE, "two": b"broken", "none": b"x"})
    assert found.blocks == (
        p("نص"),
        figure(picture=SHA, alt="بحر"),
        p("تعليق"),
        gallery(figure(picture=SHA), caption="معرض"),
        p("أخرى"),
        figure(source="https://example.org/a.png"),
        figure("لوحة", source=NAMED),
    )
    assert found.missing == 1
    assert [one.reason for one in found.refused] == [Reason.PICTURE_KIND_UNKNOWN]
    assert found.changes.pictures == (SHA,)


def test_pictures_of_another_newsroom_are_lent_or_left(room: Newsroom, tmp_path: Path) -> None:
    other = Media(tmp_path / "other")
    other.add(PICTURE)
    lie = other.path(LOST)
    lie.parent.mkdir(parents=True)
    lie.write_bytes(PICTURE)  # it is not what its name says
    blocks = (
        figure(picture=SHA, alt="بحر"),
        figure("تعليق", picture=LOST),
        gallery(figure(picture=LOST, alt="سفن"), figure(picture=SHA), caption="معرض"),
        p("نص"),
    )
    found = insertion_from(room.layla, blocks, other.folder)
    assert found.blocks == (
        figure(picture=SHA, alt="بحر"),
        figure("تعليق", source=NAMED),
        gallery(figure(source=NAMED, alt="سفن"), figure(picture=SHA), caption="معرض"),
        p("نص"),
    )
    assert (found.missing, found.changes.pictures) == (1, (SHA,))
    assert [one.sha256 for one in pictures(room.layla)] == [SHA]
    again = insertion_from(room.layla, (figure(picture=SHA),), tmp_path / "nowhere")
    assert (again.blocks, again.missing) == ((figure(picture=SHA),), 0)
    assert not again.changes


def test_a_file_of_another_newsroom_is_imported_with_its_pictures_named(room: Newsroom) -> None:
    text = article("عنوان", (p("نص"), figure("تعليق", picture=LOST)))
    lead = replace(text, lead_picture=figure(picture=LOST, alt="ميناء"))
    found = import_file(room.layla, "a.json", encode(lead).encode())
    kept = load(room.layla, found.article).text
    assert kept.lead_picture == figure(source=NAMED, alt="ميناء")
    assert kept.body.blocks == (p("نص"), figure("تعليق", source=NAMED))
    assert {one.code for one in found.warnings} == {CautionCode.PICTURE_ELSEWHERE}
