"""The sample newsroom: opened in the window, walked without one, or walked for pictures."""

import tempfile
from argparse import Namespace
from pathlib import Path

from studio.app.opening import Opening
from studio.cli.context import Context
from studio.cli.output import UsageProblem
from studio.cli.start import open_window
from studio.demo.cast import CHIEF, PASSWORD, PRODUCER
from studio.demo.play import Played, play_all, play_main_job, sample_newsroom
from studio.demo.script import MAIN_JOB, SCENES
from studio.errors import ExitCode
from studio.export.delivery import export_articles
from studio.export.package import house_packager
from studio.export.verify import verify
from studio.newsroom import publication
from studio.wording.terms import play_term


def demo(context: Context, given: Namespace) -> int:
    """Do what the options ask for: a window by default."""
    if given.headless is not None:
        if given.offscreen or given.shots is not None:
            raise UsageProblem(
                context.words.say("Choose one: --headless DIR, or --offscreen --shots DIR.")
            )
        walk(context, given.headless)
        return ExitCode.DONE
    if given.offscreen or given.shots is not None:
        return photograph(context, given)
    with tempfile.TemporaryDirectory(prefix="midad-demo-", ignore_cleanup_errors=True) as place:
        return open_window(Opening(folder=Path(place) / "newsroom", sample=True))


def photograph(context: Context, given: Namespace) -> int:
    """Walk the main job in a window that nobody sees, and keep a picture of every screen."""
    if not given.offscreen or given.shots is None:
        raise UsageProblem(
            context.words.say("--offscreen and --shots DIR go together: both are needed.")
        )
    from studio.app.shots import take_shots

    taken = take_shots(
        given.shots,
        languages=(given.lang,) if given.lang else ("ar", "en"),
        schemes=(given.theme,) if given.theme else ("light", "dark"),
        step=context.output.step,
    )
    context.output.result(
        {
            "pictures": [str(path) for path in taken.pictures],
            "package": str(taken.package),
            "newsroom": str(taken.newsroom),
        },
        context.words.say(
            "{count} pictures and the package lie in {path}.",
            count=len(taken.pictures),
            path=str(given.shots),
        ),
    )
    return ExitCode.DONE


def walk(context: Context, place: Path) -> None:
    """Build the sample newsroom below a folder, do the main job in it, and export its article."""
    words, packs = context.words, house_packager()
    newsroom, out = place / "newsroom", place / "packages"
    total = sum(1 + len(scene.steps) for scene in SCENES)
    with sample_newsroom(newsroom, context.clock(), packs) as stage:
        steps = list(context.output.progress(play_all(stage), words.say("building"), total))
        articles = len({step.article for step in steps}) + 1
        walked: list[Played] = []
        for step in play_main_job(stage):
            walked.append(step)
            context.output.step(
                f"{words.fact(step.article)} {step.headline}: "
                f"{play_term(step.action, words)} — {step.by}"
            )
        producer = stage.acting(PRODUCER)
        public = publication.public_article(producer, walked[-1].article)
        (delivered,) = export_articles([public], out, packs)
        report = verify(delivered.path)
    context.output.result(
        {
            "newsroom": str(newsroom),
            "articles": articles,
            "chief": CHIEF.sign_in,
            "password": PASSWORD,
            "steps": [
                {"action": step.action, "by": step.by, "article": step.article} for step in walked
            ],
            "article": walked[-1].article,
            "package": str(delivered.path),
            "manifest_sha256": report.manifest_sha256,
            "source": MAIN_JOB.file,
        },
        words.say(
            "The sample newsroom lies at {newsroom}; everybody signs in with the password "
            "{password}. The published article's package lies at {package} and is whole.",
            newsroom=str(newsroom),
            password=PASSWORD,
            package=str(delivered.path),
        ),
    )
