"""The sample newsroom: built, walked through, and exported."""

from argparse import Namespace

from studio.cli.context import Context
from studio.cli.life_commands import packager
from studio.demo.cast import CHIEF, PASSWORD, PRODUCER
from studio.demo.play import Played, play_all, play_main_job, sample_newsroom
from studio.demo.script import MAIN_JOB, SCENES
from studio.export.delivery import export_articles
from studio.export.verify import verify
from studio.newsroom import publication
from studio.wording.terms import play_term


def demo(context: Context, given: Namespace) -> None:
    """Build the sample newsroom below a folder, do the main job in it, and export its article."""
    words, packs = context.words, packager()
    newsroom, out = given.headless / "newsroom", given.headless / "packages"
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
