"""A target's queue is worked by one at a time."""

from pathlib import Path

import pytest

from studio.errors import MidadError, Reason
from studio.export.package import ArticlePackager
from studio.newsroom.target_values import TargetWishes
from studio.newsroom.targets import add_target, find_target
from studio.resources import resource
from studio.sending.working import work_queue
from studio.storage.codes import TargetKind
from studio.storage.lock import OwnerLock
from tests.newsroom.house import Newsroom


def test_a_queue_that_somebody_works_is_left_to_them(room: Newsroom, tmp_path: Path) -> None:
    wishes = TargetWishes(name="الموقع", kind=TargetKind.FOLDER, address=str(tmp_path / "www"))
    add_target(room.chief, wishes)
    target = find_target(room.chief, "الموقع")
    packager = ArticlePackager(resource("themes"), tmp_path / "cache")
    somebody = OwnerLock(room.store.folder / f".sending-{target.uid}", wait=0.1)
    with somebody.held(), pytest.raises(MidadError) as raised:
        list(work_queue(room.editor, target, packager))
    assert raised.value.reason is Reason.TARGET_BUSY
    assert list(work_queue(room.editor, target, packager)) == []
    somebody.close()
