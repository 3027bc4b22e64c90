from studio.newsroom.permissions import Post
from studio.newsroom.views import SectionView
from studio.storage.codes import Role, Stage
from studio.ui.info.choices import exactly, matching, may_write_in, offer

TAGS = [
    offer(1, "روسيا", ["الاتحاد الروسي"]),
    offer(2, "كوريا الشمالية"),
    offer(3, "أزمة المياه"),
    offer(4, "NATO", ["حلف شمال الأطلسي"]),
]


def names(typed: str) -> list[str]:
    return [one.name for one in matching(typed, TAGS)]


def test_what_is_typed_is_found_in_any_spelling_and_by_other_names() -> None:
    assert names("ازمه") == ["أزمة المياه"]
    assert names("الاتحاد") == ["روسيا"]
    assert names("nato") == ["NATO"]
    assert names("شمال") == ["NATO", "كوريا الشمالية"]
    assert names("  ") == []


def test_a_whole_name_is_meant_exactly() -> None:
    found = exactly("#أَزمة المياه", TAGS)
    assert found is not None
    assert found.what == 3
    assert exactly("أزمة", TAGS) is None


def section(number: int, parent: int | None = None) -> SectionView:
    name = str(number)
    return SectionView(
        id=number, parent=parent, name=name, slug=name, colour="", path=(name,), articles=0
    )


def test_only_sections_that_a_person_may_write_in_are_offered() -> None:
    tree = (section(1), section(2, 1), section(3))
    bound = (Post(Role.JOURNALIST, 1),)
    assert may_write_in(tree, bound, Stage.DRAFT, own=True) == {1, 2}
    assert may_write_in(tree, bound, Stage.DRAFT, own=False) == frozenset()
    assert may_write_in(tree, (Post(Role.EDITOR),), Stage.DRAFT, own=False) == {1, 2, 3}
    assert may_write_in(tree, (Post(Role.EDITOR),), Stage.SPIKED, own=False) == frozenset()
