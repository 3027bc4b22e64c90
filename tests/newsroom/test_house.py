import pytest

from studio.errors import Reason
from studio.newsroom import house
from studio.newsroom.changes import NOTHING, Changes
from studio.settings import House, house_fields
from studio.storage import tables
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
