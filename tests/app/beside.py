"""A newsroom of one without a password, and a look into it while the window has it open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.document.article import ArticleText
from studio.document.inline import plain
from studio.newsroom import desk
from studio.newsroom.acting import Acting, clock
from studio.newsroom.articles import create
from studio.newsroom.drafts import draft
from studio.newsroom.people import found_newsroom
from studio.newsroom.reading import load
from studio.newsroom.sections import add_section
from studio.newsroom.signing_in import sign_in
from studio.storage.codes import Stage
from studio.storage.engine import Store, open_newsroom


def found_alone(folder: Path, *section_names: str) -> None:
    """Found a newsroom whose only person needs no password, with these sections too."""
    with found_newsroom(
        folder,
        site_name="النور نيوز",
        base_url="https://alnoor.example/",
        chief_sign_in="nora",
        chief_name="نورة السالم",
        clock=clock,
        origin="tests",
    ) as store:
        for name in section_names:
            add_section(_acting(store), name)


class Beside:
    """What the newsroom holds, read beside the window."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    @property
    def articles(self) -> tuple[int, ...]:
        return desk.ids(self._acting)

    def text(self, article: int) -> ArticleText:
        """Return what was typed last, kept or not."""
        typed = draft(self._acting, article)
        return load(self._acting, article).text if typed is None else typed.text

    def begin(self, text: ArticleText) -> int:
        """Write an article beside the window, and return its id."""
        return create(self._acting, text).article

    def headline(self, article: int) -> str:
        return plain(self.text(article).headline)

    def stage(self, article: int) -> Stage:
        return load(self._acting, article).summary.stage

    def section(self, article: int) -> int | None:
        return self.text(article).section


@contextmanager
def beside(folder: Path) -> Iterator[Beside]:
    """Look into a newsroom that a window may have open."""
    with open_newsroom(folder) as store:
        yield Beside(_acting(store))


def _acting(store: Store) -> Acting:
    return sign_in(store, None, None, clock=clock, origin="tests")
