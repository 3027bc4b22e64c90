"""An article leaves as a Word file with its pictures, and comes back from it."""

from io import BytesIO

from PIL import Image

from studio.document.docx_in import read_docx
from studio.newsroom.importing import import_file
from studio.newsroom.pictures import Metadata, add_picture, pictures
from studio.newsroom.reading import load
from studio.newsroom.word_files import PICTURE_WIDTH, word_copy
from tests.builders import article, cut, figure, h, ins, p, strong
from tests.newsroom.house import Newsroom


def test_a_story_goes_out_with_its_pictures_and_comes_back(room: Newsroom) -> None:
    held = BytesIO()
    picture = Image.new("RGB", (1800, 900), (20, 60, 90))
    picture.save(held, "JPEG", exif=_with_a_place(picture))
    add_picture(room.layla, held.getvalue(), Metadata(name="a.jpg"))
    (known,) = pictures(room.layla)
    body = (
        p("قال ", strong("الوزير"), ins(" أمس"), cut(" اليوم")),
        figure("تعليق", picture=known.sha256, alt="بحر", credit="ليلى"),
        figure(picture="f" * 64, alt="مفقودة"),
        h("عنوان فرعي"),
    )
    heard: list[tuple[int, int]] = []
    copy = word_copy(
        room.layla, article("قمة", body), lambda done, total: heard.append((done, total))
    )
    assert copy.missing == 1
    assert heard == [(0, 2), (1, 2)]
    (inside,) = read_docx(copy.data, "a.docx").pictures.values()
    with Image.open(BytesIO(inside)) as shown:
        assert shown.width == PICTURE_WIDTH
        assert not shown.getexif()
    again = load(room.layla, import_file(room.layla, "a.docx", copy.data).article).text
    assert again.headline == p("قمة").content
    first, second, _, last = again.body.blocks
    assert first == p("قال ", strong("الوزير"), " أمس")
    assert getattr(second, "picture", "") in [one.sha256 for one in pictures(room.layla)]
    assert last == h("عنوان فرعي")


def _with_a_place(picture: Image.Image) -> Image.Exif:
    exif = picture.getexif()
    exif[0x010E] = "taken at home"
    return exif
