from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from studio.errors import Reason
from studio.newsroom import drafts, people, pictures, record
from studio.newsroom.changes import NOTHING
from studio.newsroom.pictures import Metadata, add_picture, describe_picture, metadata_of, picture
from tests.builders import embed, figure, gallery, p
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused


def png(colour: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", (30, 20), colour).save(out, "PNG")
    return out.getvalue()


def added(room: Newsroom, colour: str = "red") -> str:
    (sha256,) = add_picture(room.layla, png(colour), Metadata(name=f"{colour}.png")).pictures
    return sha256


def test_a_picture_is_kept_once_with_what_is_known_of_it(room: Newsroom) -> None:
    metadata = Metadata(name="قمة.png", alt="قادة  في قاعة", credit="رويترز", focal_x=2500)
    (sha256,) = add_picture(room.layla, png(), metadata).pictures
    assert add_picture(room.omar, png(), Metadata()) == NOTHING
    view = picture(room.producer, sha256)
    assert (view.kind, view.width, view.height, view.size) == ("png", 30, 20, len(png()))
    assert (view.alt, view.focal_x, view.focal_y) == ("قادة في قاعة", 2500, 5000)
    assert metadata_of(view) == metadata
    assert room.store.media.read(sha256) == png()
    assert picture(room.layla, sha256[:8].upper()) == view
    assert pictures.pictures(room.layla) == (view,)
    assert record.verify(room.store) is None


@pytest.mark.parametrize("name", ["", "abcdef", "not-a-hash", "0" * 64])
def test_an_unknown_picture(room: Newsroom, name: str) -> None:
    added(room)
    with refused(room, Reason.PICTURE_UNKNOWN, picture=name):
        picture(room.layla, name)


def test_what_is_no_picture_is_refused(room: Newsroom) -> None:
    with refused(room, Reason.PICTURE_KIND_UNKNOWN):
        add_picture(room.layla, b"<svg/>", Metadata())
    with refused(room, Reason.NOT_PERMITTED, action="add_picture"):
        add_picture(room.producer, png(), Metadata())
    with pytest.raises(ValueError, match="focal point"):
        Metadata(focal_y=10_001)


def test_what_is_said_of_a_picture_can_be_changed(room: Newsroom) -> None:
    sha256 = added(room)
    said = metadata_of(picture(room.layla, sha256))
    assert describe_picture(room.layla, sha256, said) == NOTHING
    described = replace(said, alt="قاعة", rights="© النور")
    assert describe_picture(room.omar, sha256, described).pictures == (sha256,)
    assert metadata_of(picture(room.layla, sha256)) == described
    with refused(room, Reason.NOT_PERMITTED):
        describe_picture(room.producer, sha256, said)


def test_only_a_picture_that_nothing_shows_is_removed(room: Newsroom) -> None:
    shown, inside, thumb, typed, free = map(
        added, [room] * 5, ("red", "green", "blue", "gray", "tan")
    )
    body = (p("متن"), gallery(figure(picture=inside)), embed("https://x.example", thumbnail=thumb))
    article = room.wrote(room.layla, body=body, lead_picture=figure(picture=shown))
    drafts.save_draft(room.layla, article, room.text(lead_picture=figure(picture=typed)), base=1)
    assert picture(room.layla, inside).articles == (article,)
    room.rewrote(room.layla, article)
    for one in (shown, inside, thumb, typed):
        with refused(room, Reason.PICTURE_IN_USE, picture=one, articles=(str(article),)):
            pictures.remove_picture(room.editor, one)
    with refused(room, Reason.NOT_PERMITTED, action="remove_picture"):
        pictures.remove_picture(room.layla, free)
    assert pictures.remove_picture(room.editor, free).pictures == (free,)
    assert not room.store.media.path(free).exists()
    with refused(room, Reason.PICTURE_UNKNOWN):
        room.wrote(room.layla, lead_picture=figure(picture=free))
    assert added(room, "tan") == free
    assert record.verify(room.store) is None


def test_somebody_who_left_adds_nothing(room: Newsroom) -> None:
    people.retire_person(room.chief, room.layla.person.id)
    with refused(room, Reason.PERSON_RETIRED):
        add_picture(room.layla, png(), Metadata())
