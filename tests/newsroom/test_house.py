import pytest
from sqlalchemy import select

from studio.errors import Reason
from studio.newsroom import house
from studio.newsroom.changes import NOTHING, Changes
from studio.settings import CommentsPlace, House, house_fields, links_of, logo_of
from studio.storage import tables
from tests.imaging.originals import gradient, saved
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def test_a_setting_is_kept_while_it_differs_from_the_default(room: Newsroom) -> None:
    assert house.set_setting(room.chief, "own_words_limit", "10") == Changes(settings=True)
    assert house.house(room.store).own_words_limit == 10
    assert house.set_setting(room.chief, "own_words_limit", " 10 ") == NOTHING
    house.set_setting(room.chief, "own_words_limit", "20")
    house.set_setting(room.chief, "own_words_limit", "50")
    assert house.house(room.store).own_words_limit == 50
    with room.store.write() as work:
        assert work.rows.get(tables.Setting, "own_words_limit") is None
        house.put(work, "own_words_limit", 50)
        assert work.rows.get(tables.Setting, "own_words_limit") is None


@pytest.mark.parametrize("key", house_fields())
def test_every_setting_can_be_read(room: Newsroom, key: str) -> None:
    assert hasattr(house.house(room.store), key)
    assert isinstance(house.house(room.store), House)


def test_what_does_not_fit_is_refused(room: Newsroom) -> None:
    with refused(room, Reason.SETTING_UNKNOWN, key="site_nam", nearest="site_name"):
        house.set_setting(room.chief, "site_nam", "x")
    with refused(room, Reason.SETTING_INVALID, key="own_approval", expected=("yes", "no")):
        house.set_setting(room.chief, "own_approval", "perhaps")
    with refused(room, Reason.NOT_PERMITTED, action="keep_settings", role="editor"):
        house.set_setting(room.editor, "own_approval", "yes")


def test_several_settings_are_kept_together_or_not_at_all(room: Newsroom) -> None:
    wanted = {"footer": "الحقوق محفوظة", "comments_place": "nowhere"}
    assert house.set_settings(room.chief, wanted) == Changes(settings=True)
    assert house.set_settings(room.chief, wanted) == NOTHING
    with refused(room, Reason.SETTING_INVALID, key="accent_colour"):
        house.set_settings(room.chief, {"footer": "آخر", "accent_colour": "teal"})
    kept = house.house(room.store)
    assert (kept.footer, kept.comments_place) == ("الحقوق محفوظة", CommentsPlace.NOWHERE)


@pytest.mark.parametrize(
    "text",
    [
        *("بلا عنوان", "اسم |", "| https://a.example/", "اسم | javascript:alert(1)"),
        *("اسم | //evil.example/", "اسم | https:///x", "اسم | /a b", "اسم | \\\\server"),
        "\n".join(f"رابط {number} | /{number}/" for number in range(13)),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(room: Newsroom, text: str) -> None:
    with refused(room, Reason.SETTING_INVALID, key="navigation"):
        house.set_setting(room.chief, "navigation", text)


def test_links_are_kept_one_in_each_line(room: Newsroom) -> None:
    text = "\n من نحن|/about/ \n\nاتصل بنا | mailto:desk@example.org\nأ | ب | https://b.example/x"
    house.set_setting(room.chief, "navigation", text)
    assert links_of(house.house(room.store).navigation) == (
        ("من نحن", "/about/"),
        ("اتصل بنا", "mailto:desk@example.org"),
        ("أ | ب", "https://b.example/x"),
    )


def test_a_logo_is_a_small_picture_that_the_record_names_by_its_hash(room: Newsroom) -> None:
    setting = house.logo_from(saved(gradient(2000, 500), "PNG"))
    house.set_setting(room.chief, "logo", setting)
    logo = logo_of(house.house(room.store).logo)
    assert logo is not None
    assert (logo.width, logo.height) == (720, 180)
    with room.store.read() as work:
        told = work.rows.scalars(select(tables.RecordEntry.details)).all()
    assert any("logo" in str(one) for one in told)
    assert not any(setting[:200] in str(one) for one in told)
    for wrong in ("12x9 %%%", "0x9 UklGRgAAAABXRUJQ", "9x9 aGVsbG8=", "logo.png"):
        with refused(room, Reason.SETTING_INVALID, key="logo"):
            house.set_setting(room.chief, "logo", wrong)
