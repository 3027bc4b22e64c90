"""The newsroom's whole site, by command."""

from argparse import Namespace
from pathlib import Path

from studio.cli.context import Context
from studio.cli.output import UsageProblem
from studio.export.package import house_cache, house_packager
from studio.export.site import PageMaker, SiteDone, write_site
from studio.export.site_articles import HerePages, ManyPages
from studio.export.site_memory import house_memory
from studio.newsroom.acting import Acting
from studio.newsroom.site import site_of
from studio.resources import resource


def site(context: Context, given: Namespace) -> None:
    """Bring the site in a folder up to date."""
    with context.acting() as acting:
        done, held = write(context, acting, given.out, given.jobs)
    _show(context, given, done, held)


def write(
    context: Context, acting: Acting, out: Path, jobs: int
) -> tuple[SiteDone, tuple[int, ...]]:
    """Bring the site in `out` up to date; return what became of it, and what was held back."""
    pages = maker(context, jobs)
    with site_of(acting) as reading:
        label = context.words.say("making the site")

        def step(number: int, total: int) -> bool:
            context.output.count(label, number, total)
            return True

        done = write_site(
            reading.site, reading.stories, out, pages, memory=house_memory(), step=step
        )
        context.output.count_no_more(reading.site.articles)
        if done is None:  # a counter stops nothing
            raise AssertionError
        return done, reading.held


def maker(context: Context, jobs: int) -> PageMaker:
    """Return what makes pages, this many at once; raises `UsageProblem` for no number of them."""
    if jobs < 1:
        raise UsageProblem(context.words.say("--jobs is a number from 1."))
    if jobs == 1:
        return HerePages(house_packager())
    return ManyPages(resource("themes"), house_cache(), jobs)


def _show(context: Context, given: Namespace, done: SiteDone, held: tuple[int, ...]) -> None:
    words = context.words
    for article in held:
        context.output.warn(
            words.say("Article {article} is under an embargo and was left out.", article=article)
        )
    if done.written or done.removed:
        said = words.say(
            "The site in {path} is up to date. Articles: {articles}. Files written: {written}, "
            "taken away: {removed}, of {files}.",
            path=str(given.out),
            articles=done.articles,
            written=done.written,
            removed=done.removed,
            files=done.files,
        )
    else:
        said = words.say("The site in {path} was up to date already.", path=str(given.out))
    context.output.result(
        {
            "path": str(given.out),
            "articles": done.articles,
            "files": done.files,
            "written": done.written,
            "removed": done.removed,
            "held": list(held),
        },
        said,
    )
