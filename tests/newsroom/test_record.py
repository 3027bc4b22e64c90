from studio.newsroom import record
from studio.newsroom.reading import story
from studio.storage import tables
from tests.newsroom.house import Newsroom, approved


def test_every_line_is_bound_to_the_one_before(room: Newsroom) -> None:
    article = approved(room)
    lines = story(room.chief, article)
    with room.store.read() as work:
        assert record.head(work) == lines[-1].hash
        rows = work.rows.query(tables.RecordEntry).order_by(tables.RecordEntry.id).all()
        assert rows[0].previous == record.BEGINNING
        assert [row.previous for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert record.verify(room.store) is None
    assert {line.origin for line in lines} == {"tests"}
    assert [line.revision for line in lines] == [1, 2, 2]


def test_whatever_is_changed_later_is_found(room: Newsroom) -> None:
    approved(room)
    with room.store.read() as work:
        count = work.rows.query(tables.RecordEntry).count()
    for changes in (
        {"action": "publish"},
        {"details": "{}"},
        {"person_id": None},
        {"at": room.clock()},
        {"origin": "elsewhere"},
        {"article_id": None},
        {"revision_id": None},
        {"previous": "1" * 64},
        {"hash": "2" * 64},
    ):
        with room.store.write() as work:
            row = work.rows.get_one(tables.RecordEntry, count)
            before = {name: getattr(row, name) for name in changes}
            for name, value in changes.items():
                setattr(row, name, value)
        assert record.verify(room.store) == count
        with room.store.write() as work:
            row = work.rows.get_one(tables.RecordEntry, count)
            for name, value in before.items():
                setattr(row, name, value)
        assert record.verify(room.store) is None


def test_a_line_that_is_missing_is_found(room: Newsroom) -> None:
    approved(room)
    with room.store.write() as work:
        work.rows.delete(work.rows.get_one(tables.RecordEntry, 2))
    assert record.verify(room.store) == 3
