"""A package is brought to a target whole, goes on where it stopped, and replaces nobody's work.

Every way to stop is tried on a real folder: after each single thing that is done to it.
"""

from pathlib import Path

import pytest

from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.sending.places import FolderPlace
from studio.sending.upload import send_folder, send_package, take_package
from tests.sending.packages import BIG, NAME, package, standing


class Cut(Exception):  # noqa: N818
    """The line was cut here."""


class CutPlace(FolderPlace):
    """A folder whose line is cut after so many deeds; a write then leaves half of its bytes."""

    def __init__(self, folder: Path, deeds: int) -> None:
        super().__init__(folder)
        self.left = deeds

    def _deed(self) -> None:
        if self.left == 0:
            raise Cut
        self.left -= 1

    def write(self, path: str, data: bytes, offset: int) -> None:
        try:
            self._deed()
        except Cut:
            super().write(path, data[: len(data) // 2], offset)
            raise
        super().write(path, data, offset)

    def move(self, path: str, to: str) -> None:
        self._deed()
        super().move(path, to)

    def remove(self, path: str) -> None:
        self._deed()
        super().remove(path)


def refusal(place: FolderPlace, **options: object) -> Reason:
    with pytest.raises(MidadError) as raised:
        send_package(place, NAME, package(2), **options)  # type: ignore[arg-type]  # over alone
    return raised.value.reason


@pytest.fixture
def place(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path)


def test_a_package_is_there_as_it_was_made_and_nothing_beside_it(
    place: FolderPlace, tmp_path: Path
) -> None:
    first = package(1, {"old": b"old"})
    sent = send_package(place, NAME, first)
    assert (sent.outcome, sent.files) == (Outcome.WRITTEN, len(first.all_files))
    assert standing(tmp_path / NAME) == first.all_files
    assert send_package(place, NAME, first).outcome is Outcome.UNCHANGED
    second = package(2)
    sent = send_package(place, NAME, second)
    assert (sent.outcome, sent.files) == (Outcome.REPLACED, 2)
    assert standing(tmp_path) == {f"{NAME}/{path}": data for path, data in second.all_files.items()}


def test_it_goes_on_wherever_it_was_cut_and_readers_never_meet_half_a_file(tmp_path: Path) -> None:
    old, new = package(1, {"gone": b"gone"}), package(2, {"come": b"come"})
    whole = {path: {old.all_files.get(path), new.all_files.get(path)} for path in old.all_files}
    whole |= {path: {old.all_files.get(path), data} for path, data in new.all_files.items()}
    deeds, cut = 0, True
    while cut:
        folder = tmp_path / str(deeds)
        send_package(FolderPlace(folder), NAME, old)
        try:
            send_package(CutPlace(folder, deeds), NAME, new)
            cut = False
        except Cut:
            for path, data in standing(folder / NAME).items():
                assert data in whole[path], (deeds, path)
        send_package(FolderPlace(folder), NAME, new)
        assert standing(folder) == {f"{NAME}/{path}": data for path, data in new.all_files.items()}
        deeds += 1
    assert deeds > 10


def test_what_an_earlier_run_brought_is_not_brought_again(tmp_path: Path) -> None:
    with pytest.raises(Cut):
        send_package(CutPlace(tmp_path, 6), NAME, package())
    written: list[int] = []

    class Counting(FolderPlace):
        def write(self, path: str, data: bytes, offset: int) -> None:
            written.append(len(data))
            super().write(path, data, offset)

    send_package(Counting(tmp_path), NAME, package())
    assert standing(tmp_path / NAME) == package().all_files
    assert 0 < sum(written) < len(BIG)


def test_what_was_changed_there_is_replaced_only_when_asked(
    place: FolderPlace, tmp_path: Path
) -> None:
    send_package(place, NAME, package(1))
    page = tmp_path / NAME / "index.html"
    page.write_text("somebody mended this", "utf-8")
    before = standing(tmp_path)
    assert refusal(place) is Reason.TARGET_CHANGED
    assert standing(tmp_path) == before
    send_package(place, NAME, package(2), over=True)
    assert standing(tmp_path / NAME) == package(2).all_files


def test_a_changed_file_that_would_go_is_told_of_too(place: FolderPlace, tmp_path: Path) -> None:
    send_package(place, NAME, package(1, {"gone": b"gone"}))
    (tmp_path / NAME / "pictures/gone.jpg").write_bytes(b"somebody's")
    assert refusal(place) is Reason.TARGET_CHANGED
    assert (tmp_path / NAME / "pictures/gone.jpg").read_bytes() == b"somebody's"


def test_a_newer_version_there_stays_unless_asked(place: FolderPlace, tmp_path: Path) -> None:
    send_package(place, NAME, package(3))
    assert refusal(place) is Reason.TARGET_HAS_NEWER
    assert standing(tmp_path / NAME) == package(3).all_files
    send_package(place, NAME, package(2), over=True)
    assert standing(tmp_path / NAME) == package(2).all_files


def test_what_is_not_ours_stays_whatever_is_asked(place: FolderPlace, tmp_path: Path) -> None:
    send_package(place, NAME, package(1, {"gone": b"gone"}))
    theirs = tmp_path / NAME / "pictures/theirs.jpg"
    theirs.write_bytes(b"theirs")
    (tmp_path / "robots.txt").write_text("theirs", "utf-8")
    send_package(place, NAME, package(2), over=True)
    assert theirs.read_bytes() == b"theirs"
    with pytest.raises(MidadError) as raised:
        send_package(place, NAME, package(3, {"theirs": b"ours"}), over=True)
    assert raised.value.reason is Reason.TARGET_NOT_OURS
    assert theirs.read_bytes() == b"theirs"
    take_package(place, NAME, 7)
    assert standing(tmp_path) == {
        f"{NAME}/pictures/theirs.jpg": b"theirs",
        "robots.txt": b"theirs",
    }


@pytest.mark.parametrize("page", ["index.html", "manifest.json"])
def test_a_folder_of_somebody_else_is_refused(
    place: FolderPlace, tmp_path: Path, page: str
) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / page).write_text("theirs", "utf-8")
    assert refusal(place, over=True) is Reason.TARGET_NOT_OURS
    assert standing(tmp_path) == {f"{NAME}/{page}": b"theirs"}


def test_another_article_of_the_same_name_is_refused(place: FolderPlace) -> None:
    send_package(place, NAME, package(1, article=8))
    assert refusal(place, over=True) is Reason.TARGET_NOT_OURS


def test_a_link_that_leads_away_is_not_followed(place: FolderPlace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / NAME).symlink_to(elsewhere, target_is_directory=True)
    assert refusal(place, over=True) is Reason.TARGET_NOT_OURS
    assert standing(elsewhere) == {}


def test_a_folder_of_this_computer_is_replaced_in_one_step(tmp_path: Path) -> None:
    send_folder(tmp_path, NAME, package(1, {"gone": b"gone"}))
    place = tmp_path / NAME
    before = place.stat().st_ino
    sent = send_folder(tmp_path, NAME, package(2))
    assert (sent.outcome, sent.files) == (Outcome.REPLACED, 2)
    assert standing(place) == package(2).all_files
    assert place.stat().st_ino != before, "another folder was put in its place"
    assert [one.name for one in tmp_path.iterdir()] == [NAME]
    assert send_folder(tmp_path, NAME, package(2)).outcome is Outcome.UNCHANGED


def test_what_others_keep_in_the_folder_stays_there(tmp_path: Path) -> None:
    send_folder(tmp_path, NAME, package(1))
    (tmp_path / NAME / "notes.txt").write_bytes(b"mine")
    send_folder(tmp_path, NAME, package(2))
    assert standing(tmp_path / NAME) == {**package(2).all_files, "notes.txt": b"mine"}
    (tmp_path / NAME / "style.css").write_bytes(b"mended by hand")
    with pytest.raises(MidadError) as raised:
        send_folder(tmp_path, NAME, package(3))
    assert raised.value.reason is Reason.TARGET_CHANGED
    assert (tmp_path / NAME / "style.css").read_bytes() == b"mended by hand"
