"""Word files become articles; what is no Word file, or a dangerous one, is refused and says why."""

import hashlib
import zipfile
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from studio.document.blocks import Figure
from studio.document.docx_out import DocxPicture, write_docx
from studio.document.inline import plain
from studio.errors import MidadError, Reason
from studio.newsroom.importing import CautionCode, import_file
from studio.newsroom.pictures import pictures
from studio.newsroom.reading import load
from tests.builders import article, figure, h, li, p, strong
from tests.newsroom.house import Newsroom

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _changed(parts: dict[str, bytes]) -> bytes:
    """Return a Word file with some parts exchanged or added."""
    stored = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(write_docx(article("عنوان", (p("نص"),))))) as whole,
        zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        kept = {name: whole.read(name) for name in whole.namelist()}
        for name, data in (kept | parts).items():
            package.writestr(name, data)
    return stored.getvalue()


def test_a_word_file_becomes_an_article(room: Newsroom) -> None:
    blocks = (p("قال ", strong("الوزير"), " أمس"), h("عنوان فرعي"), li("أول"), li("ثان"))
    text = article("قمة المناخ", blocks, kicker="عاجل", standfirst="مقدمة")
    found = import_file(room.layla, "قمة.docx", write_docx(text))
    assert found.headline == "قمة المناخ"
    kept = load(room.layla, found.article).text
    assert kept.body == text.body
    assert plain(kept.kicker) == "عاجل"
    assert plain(kept.standfirst) == "مقدمة"


def test_pictures_of_a_word_file_are_kept_and_shown(room: Newsroom) -> None:
    held = BytesIO()
    Image.new("RGB", (60, 40), (20, 60, 90)).save(held, "JPEG")
    data, sha = held.getvalue(), "0" * 64
    inside = (p("نص"), figure("تعليق", picture=sha, alt="بحر", credit="ليلى"))
    text = replace(article("عنوان", inside), lead_picture=figure(picture=sha, alt="ميناء"))
    file = write_docx(text, {sha: DocxPicture(data, "jpeg", 60, 40)})
    found = import_file(room.layla, "خبر.docx", file)
    kept = load(room.layla, found.article).text
    (known,) = pictures(room.layla)
    assert known.sha256 == hashlib.sha256(data).hexdigest()
    assert kept.lead_picture == figure(picture=known.sha256, alt="ميناء")
    expected = figure("تعليق", picture=known.sha256, alt="بحر", credit="ليلى")
    assert kept.body.blocks == (p("نص"), expected)
    assert found.warnings == ()


def test_a_picture_that_cannot_be_kept_is_said_and_its_words_stay(room: Newsroom) -> None:
    sha = "0" * 64
    text = article("عنوان", (p("نص"), figure("تعليق", picture=sha, alt="بحر")))
    file = write_docx(text, {sha: DocxPicture(b"\xff\xd8\xff" + b"x" * 90, "jpeg", 60, 40)})
    found = import_file(room.layla, "خبر.docx", file)
    assert [one.code for one in found.warnings] == [CautionCode.PICTURE_ELSEWHERE]
    _, shown = load(room.layla, found.article).text.body.blocks
    assert isinstance(shown, Figure)
    assert (shown.picture, plain(shown.caption)) == ("", "تعليق")


_ENTITIES = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{_W}"/>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no word file", Reason.WORD_DAMAGED),
        (_changed({"word/document.xml": b"<w:document"}), Reason.WORD_DAMAGED),
        (_changed({"word/document.xml": _ENTITIES.encode()}), Reason.WORD_DAMAGED),
        (_changed({"word/vbaProject.bin": b"x"}), Reason.WORD_HAS_MACROS),
        (_changed({"word/document.xml": b" " * (25 * 1024 * 1024)}), Reason.WORD_TOO_LARGE),
    ],
    ids=["none", "broken", "entities", "macros", "bomb"],
)
def test_a_bad_word_file_makes_nothing(room: Newsroom, data: bytes, reason: Reason) -> None:
    with pytest.raises(MidadError) as caught:
        import_file(room.layla, "ملف.docx", data)
    assert caught.value.reason is reason
