import pytest

from studio.newsroom.changes import NOTHING, Changes


def test_changes_add_up_each_once_in_order() -> None:
    both = Changes(articles=(2, 1), tags=(5,)) | Changes(articles=(1, 3), settings=True)
    assert both == Changes(articles=(2, 1, 3), tags=(5,), settings=True)


def test_nothing_is_false_and_adds_nothing() -> None:
    assert not NOTHING
    assert not Changes()
    one = Changes(sections=(1,), people=(2,), pictures=("a",))
    assert one
    assert one | NOTHING == NOTHING | one == one


def test_the_one_article() -> None:
    assert Changes(articles=(7,)).article == 7
    with pytest.raises(ValueError, match="unpack"):
        _ = NOTHING.article
