"""Word files become articles; what is no Word file, or a dangerous one, is refused and says why."""

import zipfile
from io import BytesIO

import pytest

from studio.document.docx_out import write_docx
from studio.document.inline import plain
from studio.errors import MidadError, Reason
from studio.newsroom.importing import import_file
from studio.newsroom.reading import load
from tests.builders import article, h, li, p, strong
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
