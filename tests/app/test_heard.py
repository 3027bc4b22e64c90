"""The window as a screen reader has it, heard from another process: names, text, and actions."""

from pathlib import Path

from studio.document.blocks import Figure, Table
from studio.document.inline import line
from tests.app.at_spi import FOCUSABLE, FOCUSED, Gone, Heard, Reader, reader
from tests.app.beside import beside, found_alone
from tests.app.screens import Screen, screen, shown, until
from tests.builders import article, h, p

BODY = (
    p("انعقدت القمة صباح اليوم."),
    h("خلفية القمة"),
    Table(rows=((line("البلد"), line("الوفد")), (line("الأردن"), line("وزير")))),
    Figure(alt="قاعة الاجتماع", caption=line("القاعة")),
    p("خاتمة"),
)


def test_the_window_is_heard_from_outside(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    found_alone(folder)
    with screen() as on, reader(on, tmp_path / "reader") as heard, beside(folder) as newsroom:
        text = article("قمة عمّان تبحث المياه", BODY, section=1, bylines=("نورة السالم",))
        id_ = newsroom.begin(text)
        on.lay_out("us")
        with shown(on, folder, tmp_path / "home", variables=heard.variables) as program:
            until(lambda: program.has_rooms, "the rooms")
            the_rail_and_the_rows_are_read(on, heard)
            the_story_is_read_and_reached(on, heard)
            every_control_has_a_name(heard)
            assert newsroom.articles == (id_,)
            assert heard.find("push button", "خبر جديد").act()
            until(lambda: len(newsroom.articles) == 2, "a story begun by an action")
            every_control_has_a_name(heard)
            assert program.close() == 0
            assert program.trouble() == ""


def the_rail_and_the_rows_are_read(on: Screen, heard: Reader) -> None:
    """Hear the places, go to the drafts, and hear the row of the story."""
    places = heard.find("list", "الأماكن")
    assert places.take_focus()
    until(lambda: places.has(FOCUSED), "the focus in the rail")
    drafts = heard.find("list item", "مسوداتي")
    on.press("Up")
    until(lambda: drafts.has(FOCUSED), "the drafts")
    on.press("Return")
    row = heard.find("list item", "قمة عمّان تبحث المياه")
    for part in ("مسودة", "العالم", "نورة السالم", "الآن"):
        assert part in row.name, (part, row.name)


def the_story_is_read_and_reached(on: Screen, heard: Reader) -> None:
    """Open the story, and hear its text and what stands out in it."""
    rows = heard.find("list", "المواد")
    assert rows.take_focus()
    on.press("Down", "Return")
    surface = heard.find("text", "نص المادة")
    until(lambda: "قمة عمّان تبحث المياه" in surface.text, "the story's text")
    assert "انعقدت القمة صباح اليوم." in surface.text
    on.press("F12")
    for name in ("خلفية القمة", "جدول من صفين", "قاعة الاجتماع"):
        heard.find("list item", name)
    assert surface.take_focus()
    until(lambda: surface.has(FOCUSED), "the focus in the text")
    at = surface.text.index("خاتمة")
    assert surface.put_caret(at)
    until(lambda: surface.caret == at, "the caret at the end")
    card = surface.text.index("\ufffc")
    surface.put_caret(card)
    on.press("Left", "Right")
    until(lambda: "جدول" in surface.description, "the table's name")


def every_control_has_a_name(heard: Reader) -> None:
    """Hold whatever can have the focus to a name and a role that means something."""
    nameless: list[str] = []
    for one in heard.seen():
        try:
            if one.has(FOCUSABLE) and not _is_named(one):
                nameless.append(f"{one.role} «{one.name}»")
        except Gone:
            continue
    assert nameless == []


def _is_named(one: Heard) -> bool:
    return bool(one.name.strip()) and one.role not in {"unknown", "invalid", ""}
