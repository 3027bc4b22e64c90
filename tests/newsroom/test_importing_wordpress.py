import io

from studio.document.blocks import Figure
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.errors import Reason
from studio.imaging.drawing import Scene, draw_scene
from studio.newsroom.importing import CautionCode
from studio.newsroom.importing_wordpress import Entry, import_wordpress
from studio.newsroom.reading import load
from studio.storage.codes import Stage
from tests.document.wordpress_files import category, export, item, meta
from tests.newsroom.house import Newsroom

PICTURE = draw_scene("1", Scene.HARBOUR, (640, 400))
ADDRESS = "https://old.example/wp-content/uploads/2024/06/harbour.jpg"
ATTACHMENT = item(
    "ميناء",
    "",
    kind="attachment",
    status="inherit",
    number=7,
    excerpt="الميناء &amp; الرصيف",
    more=f"<wp:attachment_url><![CDATA[{ADDRESS}]]></wp:attachment_url>"
    + meta("_wp_attachment_image_alt", "رافعات"),
)


def brought(room: Newsroom, data: bytes, pictures: dict[str, bytes] | None = None) -> list[Entry]:
    find = (pictures or {}).get
    return list(import_wordpress(room.chief, io.BytesIO(data), "export.xml", find))


def only(room: Newsroom, entries: list[Entry]) -> int:
    (entry,) = entries
    assert entry.imported is not None, entry.error
    return entry.imported.article


def test_a_post_becomes_a_draft_of_the_house(room: Newsroom) -> None:
    more = (
        category("العالم", "world")
        + category("الأسبوع", "week")
        + category("غير مصنف", "uncategorized")
        + category("قمم", "summits", "post_tag")
        + meta("_yoast_wpseo_metadesc", "وصف")
    )
    post = item(
        "قمة &amp; لقاء", "أول\n\nثان", excerpt="<p>موجز</p>", slug="%d9%82%d9%85%d8%a9", more=more
    )
    found = load(room.chief, only(room, brought(room, export(post))))
    text = found.text
    assert plain(text.headline) == "قمة & لقاء"
    assert plain(text.standfirst) == "موجز"
    assert plain_text(text.body) == "أول\n\nثان"
    assert [one.name for one in text.bylines] == ["منى سعيد"]
    assert text.slug == "قمة"
    assert text.search_description == "وصف"
    assert found.summary.stage is Stage.DRAFT
    assert found.summary.section_name == "العالم"
    assert set(found.summary.tags) == {"قمم", "الأسبوع"}
    assert found.notes == "https://old.example/?p=10\n2024-06-05 16:04:48"


def test_pages_come_too_and_what_was_thrown_away_does_not(room: Newsroom) -> None:
    data = export(
        item("صفحة", kind="page"),
        item("مهمل", status="trash"),
        item("قائمة", kind="nav_menu_item"),
        ATTACHMENT,
    )
    assert plain(load(room.chief, only(room, brought(room, data))).text.headline) == "صفحة"


def test_a_damaged_post_is_named_and_the_others_go_in(room: Newsroom) -> None:
    huge = "<b>" * 70_000
    data = export(item("أول"), item("تالف\x0b"), item("ضخم", huge), item("أخير"))
    entries = brought(room, data)
    lines = [one.line for one in entries]
    assert lines == sorted(lines)
    assert [one.error and one.error.reason for one in entries] == [
        *(None, Reason.ENTRY_DAMAGED, Reason.HTML_TOO_MANY_TAGS, None),
    ]


def test_pictures_come_along_where_their_files_lie_here(room: Newsroom) -> None:
    content = f'<p>نص</p><figure><img src="{ADDRESS}" alt="مرفأ"></figure>'
    data = export(item(content=content, more=meta("_thumbnail_id", "7")), ATTACHMENT)
    with_file = load(room.chief, only(room, brought(room, data, {ADDRESS: PICTURE}))).text
    lead, inside = with_file.lead_picture, with_file.body.blocks[-1]
    assert lead is not None
    assert isinstance(inside, Figure)
    assert lead.picture == inside.picture != ""
    assert (lead.alt, plain(lead.caption)) == ("رافعات", "الميناء & الرصيف")
    (entry,) = brought(room, data)
    assert entry.imported is not None
    assert CautionCode.PICTURE_ELSEWHERE in {one.code for one in entry.imported.warnings}
    without = load(room.chief, entry.imported.article).text.lead_picture
    assert without is not None
    assert without.source == ADDRESS


def test_a_category_that_the_house_does_not_have_is_said(room: Newsroom) -> None:
    (entry,) = brought(room, export(item(more=category("طبخ", "cooking"))))
    assert entry.imported is not None
    assert (CautionCode.SECTION_UNKNOWN, "طبخ") in {
        (one.code, one.value) for one in entry.imported.warnings
    }


def test_several_authors_and_a_first_category_are_those_that_plugins_keep(room: Newsroom) -> None:
    more = (
        category("آسيا", "asia")
        + category("العالم", "world")
        + meta("_yoast_wpseo_primary_category", "3")
        + category("كريم حداد", "cap-karim", "author")
        + category("منى سعيد", "cap-mona", "author")
    )
    found = load(room.chief, only(room, brought(room, export(item(more=more)))))
    assert [one.name for one in found.text.bylines] == ["كريم حداد", "منى سعيد"]
    assert found.summary.section_name == "العالم"
    assert found.summary.tags == ("آسيا",)
