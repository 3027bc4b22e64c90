from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from studio.export.package import ArticlePackager
from studio.imaging.fonts import Family, find_families
from studio.newsroom.public import PublicArticle
from studio.resources import resource
from tests.export.sites import build, newsroom


@pytest.fixture(scope="session")
def families() -> Sequence[Family]:
    """An Arabic family that is the same on every machine."""
    return find_families((Path(str(files("fontpkg_amiri") / "files")),))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures are kept that several tests show; making them anew takes seconds."""
    return tmp_path_factory.mktemp("pictures")


def no_fonts() -> Sequence[Family]:
    return ()


@pytest.fixture(scope="session")
def pack(cache: Path) -> ArticlePackager:
    """A packager that draws no share pictures, which take their time."""
    return ArticlePackager(resource("themes"), cache, no_fonts)


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[PublicArticle]:
    return newsroom(tmp_path_factory.mktemp("originals"))


@pytest.fixture(scope="session")
def site(
    articles: list[PublicArticle], pack: ArticlePackager, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A whole site, which no test changes."""
    out = tmp_path_factory.mktemp("site") / "public"
    build(articles, out, pack)
    return out
